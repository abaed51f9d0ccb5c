//! L05: whether it can be extended.

use model::Severity;

use super::view::views;
use super::{Gap, Lint};
use crate::ast::{Agreement, Kind, Matter};

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

fn check(agreement: &Agreement) -> Vec<Gap> {
    let parties: Vec<&str> = agreement.parties.iter().map(|party| &*party.id).collect();
    let hint = if parties.is_empty() {
        "name the parties, each by `party ID`, and then who of them renews it".to_owned()
    } else {
        format!("write `renewed by agreement of {}`", parties.join(" and "))
    };
    views(agreement)
        .filter_map(|view| {
            let renewal = view.last(|kind| match kind {
                Kind::RenewedBy(_) | Kind::Indefinite => Some(true),
                Kind::NotSaid(Matter::Renewal) => Some(false),
                _ => None,
            });
            let at = match renewal {
                Some((_, true)) => return None,
                Some((id, false)) => id,
                None => view.heading(),
            };
            Some(view.gap(at, "whether it can be extended, and by whom, is not said", hint.clone()))
        })
        .collect()
}
