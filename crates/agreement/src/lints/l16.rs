//! L16: complaints.

use model::Severity;

use super::view::{Silent, Views};
use super::{Gap, Lint};
use crate::ast::{Kind, Matter};

pub(super) const LINT: Lint = Lint {
    code: "L16",
    severity: Severity::Error,
    title: "how a complaint is made, by when, and how it is answered",
    reason: "a complaint that goes to nobody in particular is made to the public, as a count that nobody can check; one \
             that is due within days and must be answered can be looked into while there is something to see",
    source: "Institute for the Study of War, four-part test of 19 March 2025 (a way to address allegations); Verjee 2022 \
             on why an OSCE mission was weakened (no response to violations)",
    good: r#"```pact
agreement halt "Halt"
  complaints go to joint-commission within 3 days and are answered within 7 days
reading joint held by north
```
"#,
    bad: r#"```pact
agreement halt "Halt"
  how a complaint is made is not said
reading joint held by north
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    let said = |kind: &Kind| match kind {
        Kind::Complaint { .. } => Some(true),
        Kind::NotSaid(Matter::Complaint) => Some(false),
        _ => None,
    };
    let hint = "write `complaints go to BODY within 3 days and are answered within 7 days`";
    views.by_matter(
        said,
        Silent::InAgreement,
        "how a complaint is made, by when, and how it is answered is not said",
        hint,
    )
}
