//! L07: attempts.

use model::Severity;

use super::view::views;
use super::{Gap, Lint};
use crate::ast::{Agreement, Kind};

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

fn check(agreement: &Agreement) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for view in views(agreement) {
        for rule in view.rules() {
            let attempt =
                view.last_of(rule.term, |kind| if let Kind::Attempt(counts) = kind { Some(*counts) } else { None });
            let at = match attempt {
                Some((_, Some(_))) => continue,
                Some((id, None)) => id,
                None => rule.at,
            };
            let what = format!("whether an attempt counts under term `{}` is not said", rule.term);
            gaps.push(view.gap(at, what, "under the term: `an attempt counts` or `an attempt does not count`"));
        }
    }
    gaps
}
