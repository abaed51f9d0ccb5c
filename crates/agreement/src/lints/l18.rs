//! L18: what follows a violation.

use model::Severity;

use super::view::{Views, heading};
use super::{Gap, Lint};
use crate::ast::{Kind, Matter};

pub(super) const LINT: Lint = Lint {
    code: "L18",
    severity: Severity::Warning,
    title: "what follows a violation, and which violations are serious",
    reason: "where nothing follows, every violation is answered by the side that was hit, as it sees fit; and where a shot and a \
             destroyed power plant are one class, a list of hundreds hides the one that matters",
    source: "Colombia's tripartite mechanism (serious, minor, pending); Verjee 2022 on why an OSCE mission was weakened (no response to \
             violations)",
    good: r#"```pact
agreement halt "Halt"
  a violation is serious from 1000 people affected
  any other violation is minor
  after a serious violation: the guarantors meet within two days
```
"#,
    bad: r#"```pact
agreement halt "Halt"
  what follows a violation is not said
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    const CLASSES: &str = "`a violation is serious from 1000 people affected`";
    const FOLLOWS: &str = "`after a serious violation: the guarantors meet within two days`";
    // A clause of any term answers the question for the agreement.
    let said = |pick: fn(&Kind) -> bool| views.clauses().find(|(_, line)| pick(&line.kind)).map(|(id, _)| id);
    let classes = said(|kind| matches!(kind, Kind::Grave(..))).is_some();
    let follows = said(|kind| matches!(kind, Kind::Consequence(..))).is_some();
    let (what, hint) = match (classes, follows) {
        (true, true) => return vec![],
        (true, false) => ("what follows a violation", FOLLOWS.to_owned()),
        (false, true) => ("which violations are serious", CLASSES.to_owned()),
        (false, false) => {
            ("what follows a violation, and which violations are serious,", format!("{CLASSES} and {FOLLOWS}"))
        }
    };
    let at = said(|kind| *kind == Kind::NotSaid(Matter::Consequence)).unwrap_or_else(|| heading(views.agreement));
    vec![Gap { reading: None, at, base: None, what: format!("{what} is not said"), hint: format!("write {hint}") }]
}
