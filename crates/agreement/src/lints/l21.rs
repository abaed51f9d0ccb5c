//! L21: who reports.

use model::Severity;

use super::view::{Silent, Views};
use super::{Gap, Lint};
use crate::ast::{Kind, Matter};

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
    let hint = "in the agreement: `the monitor reports to BODY every day`";
    views.by_matter(said, Silent::InAgreement, "who reports, how often and to whom is not said", hint)
}
