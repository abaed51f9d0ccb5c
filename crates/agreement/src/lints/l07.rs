//! L07: attempts.

use model::Severity;

use super::view::Views;
use super::{Gap, Lint};
use crate::ast::Kind;

pub(super) const LINT: Lint = Lint {
    code: "L07",
    severity: Severity::Warning,
    title: "whether an attempt, an interception and falling debris count",
    reason: "most weapons that are shot down were on their way to something: a side that counts them sees violations every \
             day, a side that does not sees none, and both count the same nights",
    source: "Verjee 2022 on why an OSCE mission was weakened (differing interpretations)",
    good: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
reading joint held by north
  term no-strikes
    an attempt does not count
```
"#,
    bad: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
reading joint held by north
  term no-strikes
    whether an attempt counts is not said
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    views.by_rule(|view, rule| {
        if !rule.rule.forbids_harm() {
            return None;
        }
        let said = rule.said.last(|kind| if let Kind::Attempt(counts) = kind { Some(counts.is_some()) } else { None });
        let what = format!("whether an attempt counts under term `{}` is not said", rule.term);
        let hint = "under the term: `an attempt counts` or `an attempt does not count`";
        view.of_rule(rule, said, what, hint)
    })
}
