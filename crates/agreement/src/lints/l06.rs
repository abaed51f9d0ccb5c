//! L06: what is prohibited.

use model::Severity;

use super::view::Views;
use super::{Gap, Lint};
use crate::terms::Mood;

pub(super) const LINT: Lint = Lint {
    code: "L06",
    severity: Severity::Error,
    title: "which acts are prohibited, limited or due",
    reason: "a halt that names no act can neither be kept nor violated: a monitor has nothing to hold an incident against",
    source: "Haysom & Hottinger on ceasefire drafting; PILPG, ceasefire drafter's handbook",
    good: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
reading joint held by north
```
"#,
    bad: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  by any means
reading joint held by north
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    views.each(|view| {
        let hint =
            "write under a term, such as `term no-strikes`: `neither party may strike a hospital of the other party`";
        // A permission alone asks nothing of anybody.
        let asks_nothing = view.rules.iter().all(|rule| rule.rule.mood() == Mood::Allows);
        asks_nothing.then(|| view.silent("no act is prohibited, limited or due", hint))
    })
}
