//! L12: what is under way at the start.

use model::Severity;

use super::view::Views;
use super::{Gap, Lint};
use crate::ast::{Excepted, Kind};

pub(super) const LINT: Lint = Lint {
    code: "L12",
    severity: Severity::Warning,
    title: "weapons in flight, and the time orders need to reach units",
    reason: "a drone flies for hours and an order travels for hours: what was launched before the start arrives after it, \
             and without a grace the first night begins with violations that nobody could prevent",
    source: "PILPG, ceasefire drafter's handbook",
    good: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
  weapons in flight at the start do not count, for 12 hours
reading joint held by north
```
"#,
    bad: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
reading joint held by north
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    views.by_rule(|view, rule| {
        if !rule.rule.forbids_harm() {
            return None;
        }
        let grace = rule.said.last(|kind| match kind {
            Kind::Except { what: Excepted::InFlight(_) | Excepted::Nothing, .. } => Some(true),
            _ => None,
        });
        let what = format!("whether weapons in flight at the start count under term `{}` is not said", rule.term);
        let hint = "under the term: `weapons in flight at the start do not count, for 12 hours`, or `weapons in flight at the \
                    start count`";
        view.of_rule(rule, grace, what, hint)
    })
}
