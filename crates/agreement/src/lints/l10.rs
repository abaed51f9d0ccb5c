//! L10: which means.

use model::Severity;

use super::view::Views;
use super::{Gap, Lint};
use crate::ast::Kind;

pub(super) const LINT: Lint = Lint {
    code: "L10",
    severity: Severity::Error,
    title: "which means are covered, or any means",
    reason: "where one side reads a halt of long-range strikes and the other a halt of all fire, shelling near the line is \
             a violation every day and no violation at all",
    source: "Verjee 2022 on why an OSCE mission was weakened (differing interpretations)",
    good: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
  by any means
reading joint held by north
```
"#,
    bad: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
reading joint held by north
  term no-strikes
    means are not said
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    views.by_rule(|view, rule| {
        if !rule.rule.forbids_harm() {
            return None;
        }
        let said = rule.said.last(|kind| if let Kind::Means(set) = kind { Some(set.is_some()) } else { None });
        let what = format!("which means term `{}` covers is not said", rule.term);
        let hint = "under the term: `by any means`, or some, such as `by long-range means`";
        view.of_rule(rule, said, what, hint)
    })
}
