//! L24: other agreements.

use model::Severity;

use super::view::{Silent, Views};
use super::{Gap, Lint};
use crate::ast::{Kind, Matter};

pub(super) const LINT: Lint = Lint {
    code: "L24",
    severity: Severity::Info,
    title: "how it relates to other agreements between the same parties",
    reason: "where two texts speak of one act, each side keeps the one that suits it",
    source: "PILPG, ceasefire drafter's handbook; Vienna Convention on the Law of Treaties, 23 May 1969, art. 30",
    good: r#"```pact
agreement halt "Halt"
  it supplements "Protocol of the joint commission, 5 January 2026"
```
"#,
    bad: r#"```pact
agreement halt "Halt"
  how it stands to other agreements is not said
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    let said = |kind: &Kind| match kind {
        Kind::Relation(..) => Some(true),
        Kind::NotSaid(Matter::Relation) => Some(false),
        _ => None,
    };
    let hint = "such as `it supplements \"TITLE, DATE\"`, `it takes the place of \"TITLE, DATE\"` or `it leaves in force \
                \"TITLE, DATE\"`";
    views.by_matter(said, Silent::InAgreement, "how it stands to other agreements of the parties is not said", hint)
}
