//! L17: who interprets.

use model::Severity;

use super::view::{Silent, Views};
use super::{Gap, Lint};
use crate::ast::{Kind, Matter, Role};

pub(super) const LINT: Lint = Lint {
    code: "L17",
    severity: Severity::Error,
    title: "who interprets the text in a dispute",
    reason: "two sides that read one text in two ways both keep it by their own reading; a monitor without an authority on \
             interpretation can only say that it is unable to rule",
    source: "Sri Lanka Monitoring Mission (an authority on interpretation; \"unable to rule\"); Verjee 2022 on why an OSCE \
             mission was weakened (differing interpretations)",
    good: r#"```pact
agreement halt "Halt"
  interpreted by joint-commission
reading joint held by north
```
"#,
    bad: r#"```pact
agreement halt "Halt"
  who interprets is not said
reading joint held by north
```
"#,
    check,
};

/// Whether a clause names an interpreter or says that none is said.
pub(super) fn interpreter(kind: &Kind) -> Option<bool> {
    match kind {
        Kind::Body(Role::Interpreter, _) => Some(true),
        Kind::NotSaid(Matter::Interpreter) => Some(false),
        _ => None,
    }
}

fn check(views: &Views<'_>) -> Vec<Gap> {
    let what = "who interprets the text in a dispute is not said";
    views.by_matter(interpreter, Silent::InAgreement, what, "in the agreement: `interpreted by BODY`")
}
