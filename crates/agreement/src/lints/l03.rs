//! L03: when it starts.

use model::Severity;

use super::view::{dates, unsaid, views};
use super::{Gap, Lint};
use crate::ast::{Agreement, Kind};

pub(super) const LINT: Lint = Lint {
    code: "L03",
    severity: Severity::Error,
    title: "when it starts: date, hour and zone",
    reason: "an act on the first day lies before or after the start, and without an hour and a zone nobody can say which; \
             the first accusations are made on that day",
    source: "Institute for the Study of War, four-part test of 19 March 2025 (a specific time and date)",
    good: r#"```pact
agreement halt "Halt"
reading joint held by north
  in force from 2026-01-31 06:00 UTC
```
"#,
    bad: r#"```pact
agreement halt "Halt"
reading joint held by north
  in force from 2026-01-31 UTC, hour is not said
```
"#,
    check,
};

fn check(agreement: &Agreement) -> Vec<Gap> {
    views(agreement)
        .filter_map(|view| {
            let start = view.last(|kind| match kind {
                Kind::InForce(moment) => Some(Some(moment)),
                Kind::StartNotSaid => Some(None),
                _ => None,
            });
            let moment = start.and_then(|(_, moment)| moment);
            let what = match moment {
                Some(moment) => format!("it starts on {}, but {}", dates(moment), unsaid(moment)?),
                None => "when it starts is not said".to_owned(),
            };
            let at = start.map_or_else(|| view.heading(), |(id, _)| id);
            Some(view.gap(
                at,
                what,
                format!("give date, hour and zone, such as `in force from {}`", view.moment(moment)),
            ))
        })
        .collect()
}
