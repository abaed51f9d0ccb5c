//! L15: the standard of proof.

use model::Severity;

use super::view::{Ruled, Views};
use super::{Gap, Lint};
use crate::terms::Mood;

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

/// One gap for all terms that leave it to the agreement, and one for each that says itself that it is not said.
fn check(views: &Views<'_>) -> Vec<Gap> {
    const HINT: &str = "`a violation needs corroborated certainty and admitted or assessed attribution`";
    views.each(|view| {
        let mut gaps = Vec::new();
        let mut silent: Vec<&Ruled<'_>> = Vec::new();
        for rule in view.rules.iter().filter(|rule| rule.rule.mood() != Mood::Allows) {
            match rule.said.last(super::l19::proof) {
                Some((_, true)) => {}
                Some((at, false)) => {
                    let what = format!("which proof a violation of term `{}` needs is not said", rule.term);
                    gaps.push(view.gap(at, what, format!("under the term: {HINT}")));
                }
                None => silent.push(rule),
            }
        }
        let of_all = view.last(super::l19::proof);
        if !silent.is_empty() && !of_all.is_some_and(|(_, said)| said) {
            let terms: Vec<String> = silent.iter().map(|rule| format!("`{}`", rule.term)).collect();
            let what = format!("which proof a violation of {} needs is not said", terms.join(", "));
            let hint = format!("in the agreement, a reading or under a term: {HINT}");
            gaps.push(match of_all {
                Some((at, _)) => view.gap(at, what, hint),
                None => view.silent(what, hint),
            });
        }
        gaps
    })
}
