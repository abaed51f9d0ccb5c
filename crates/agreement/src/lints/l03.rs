//! L03: when it starts.

use model::Severity;

use super::view::{Views, dates, unsaid};
use super::{Gap, Lint};
use crate::ast::Kind;

pub(super) const LINT: Lint = Lint {
    code: "L03",
    severity: Severity::Error,
    title: "when it starts: date, hour and zone, or an event that can be tested",
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

fn check(views: &Views<'_>) -> Vec<Gap> {
    views.each(|view| {
        let start = view.last(|kind| match kind {
            Kind::InForce(moment) => Some(Some(moment)),
            Kind::StartNotSaid => Some(None),
            _ => None,
        });
        // An event that can be tested starts it as well as a date does.
        if start.is_none() && view.last(|kind| matches!(kind, Kind::InForceOnce(_)).then_some(())).is_some() {
            return None;
        }
        let moment = start.and_then(|(_, moment)| moment);
        let what = match moment {
            Some(moment) => format!("it starts on {}, but {}", dates(moment), unsaid(moment)?),
            None => "when it starts is not said".to_owned(),
        };
        let hint = format!("give date, hour and zone, such as `in force from {}`", view.moment(moment));
        Some(match start {
            Some((at, _)) => view.gap(at, what, hint),
            None => view.silent(what, hint),
        })
    })
}
