//! L15: the standard of proof.

use model::Severity;

use super::view::Views;
use super::{Gap, Lint};

pub(super) const LINT: Lint = Lint {
    code: "L15",
    severity: Severity::Warning,
    title: "which standard of proof a violation needs",
    reason: "where no standard was agreed nothing is established: each side applies its own, strict to what it is accused \
             of and lenient to what it accuses of",
    source: "UC Berkeley Human Rights Center, digital ceasefire handbook (confidence thresholds for each type of \
             violation); Verjee 2022 on why an OSCE mission was weakened (no attribution)",
    good: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
  a violation needs corroborated certainty and admitted or assessed attribution
reading joint held by north
```
"#,
    bad: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
  proof is not said
reading joint held by north
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    views.by_rule(|view, rule| {
        let said = rule.said.last(super::l19::proof).or_else(|| view.last(super::l19::proof));
        let at = rule.silent_at(said)?;
        let what = format!("which proof a violation of term `{}` needs is not said", rule.term);
        let hint = "under the term: `a violation needs corroborated certainty and admitted or assessed attribution`";
        Some(view.gap(at, what, hint))
    })
}
