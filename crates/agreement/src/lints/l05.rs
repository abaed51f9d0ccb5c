//! L05: whether it can be extended.

use model::Severity;

use super::view::{Silent, Views};
use super::{Gap, Lint};
use crate::ast::{Kind, Matter};

pub(super) const LINT: Lint = Lint {
    code: "L05",
    severity: Severity::Warning,
    title: "whether and how it is extended, and by whom",
    reason: "on the last day each side waits for the other; where nobody knows who may extend it and how, acts after that \
             day are a return to war for one side and a violation for the other",
    source: "Haysom & Hottinger on ceasefire drafting; Park 2023 on flexibility clauses",
    good: r#"```pact
agreement halt "Halt"
party north
party south
reading joint held by north
  for 30 days counted inclusively
  renewed by agreement of north and south
```
"#,
    bad: r#"```pact
agreement halt "Halt"
party north
party south
reading joint held by north
  for 30 days counted inclusively
  renewal is not said
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    let said = |kind: &Kind| match kind {
        Kind::Renewed(_) | Kind::NotRenewed | Kind::Indefinite => Some(true),
        Kind::NotSaid(Matter::Renewal) => Some(false),
        _ => None,
    };
    let parties: Vec<&str> = views.agreement.parties.iter().map(|party| &*party.id).collect();
    let hint = if parties.is_empty() {
        "name the parties, each by `party ID`, and then who of them renews it".to_owned()
    } else {
        format!("write `renewed by agreement of {}` or `it is not renewed`", parties.join(" and "))
    };
    views.by_matter(said, Silent::InReading, "whether it can be extended, and by whom, is not said", &hint)
}
