//! L22: how units are told.

use model::Severity;

use super::view::{Silent, Views};
use super::{Gap, Lint};
use crate::ast::{Kind, Matter};

pub(super) const LINT: Lint = Lint {
    code: "L22",
    severity: Severity::Info,
    title: "how units are told",
    reason: "whoever pulls the trigger has to know that the hour has come; a violation by a unit that was not told is a failure of the \
             text",
    source: "PILPG, ceasefire drafter's handbook",
    good: r#"```pact
agreement halt "Halt"
  units are told within 6 hours of the start, by written order
```
"#,
    bad: r#"```pact
agreement halt "Halt"
  how units are told is not said
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    let said = |kind: &Kind| match kind {
        Kind::UnitsTold { .. } => Some(true),
        Kind::NotSaid(Matter::Units) => Some(false),
        _ => None,
    };
    let hint = "write `units are told within 6 hours of the start, by written order`";
    views.by_matter(said, Silent::InAgreement, "how and by when units are told is not said", hint)
}
