//! L21: who reports.

use model::{Facet, Severity, Taxonomy};

use super::view::{Ruled, Silent, Views};
use super::{Gap, Lint};
use crate::ast::{Due, Kind, Matter};

pub(super) const LINT: Lint = Lint {
    code: "L21",
    severity: Severity::Info,
    title: "who reports, how often, to whom",
    reason: "a monitor that reports to nobody in particular reports when it suits whoever pays it; a rhythm that is agreed makes silence \
             visible",
    source: "UC Berkeley Human Rights Center, digital ceasefire handbook",
    good: r#"```pact
agreement halt "Halt"
  the monitor reports to the guarantors every day
```
"#,
    bad: r#"```pact
agreement halt "Halt"
  who reports is not said
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    let said = |kind: &Kind| match kind {
        Kind::Reports { .. } => Some(true),
        Kind::NotSaid(Matter::Reports) => Some(false),
        _ => None,
    };
    let reporting = Taxonomy::shipped().set(Facet::Act, "reporting").unwrap_or_default();
    let is_duty = |rule: &Ruled<'_>| {
        rule.rule.act.overlaps(reporting) && matches!(rule.rule.due, Some(Due::Every(_))) && rule.rule.to.is_some()
    };
    let hint = "in the agreement: `the monitor reports to BODY every day`";
    let mut gaps = views.by_matter(said, Silent::InAgreement, "who reports, how often and to whom is not said", hint);
    // The parties may have to, by a term.
    gaps.retain(|_| !views.each.iter().all(|view| view.rules.iter().any(is_duty)));
    gaps
}
