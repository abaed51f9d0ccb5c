//! L26: guarantors.

use model::Severity;

use super::view::{Silent, Views};
use super::{Gap, Lint};
use crate::ast::{Kind, Matter, Role};

pub(super) const LINT: Lint = Lint {
    code: "L26",
    severity: Severity::Info,
    title: "who guarantees it",
    reason: "whoever gave its word for the sides is asked first when it is not kept, and can ask in turn",
    source: "Haysom & Hottinger on ceasefire drafting",
    good: r#"```pact
agreement halt "Halt"
  guaranteed by the regional organisation
```
"#,
    bad: r#"```pact
agreement halt "Halt"
  who guarantees is not said
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    let said = |kind: &Kind| match kind {
        Kind::Body(Role::Guarantor, _) => Some(true),
        Kind::NotSaid(Matter::Guarantor) => Some(false),
        _ => None,
    };
    let hint = "in the agreement: `guaranteed by BODY`";
    views.by_matter(said, Silent::InAgreement, "who guarantees it is not said", hint)
}
