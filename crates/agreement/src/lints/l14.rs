//! L14: who monitors.

use model::Severity;

use super::view::{Views, heading};
use super::{Gap, Lint};
use crate::ast::{Kind, Matter, Role};

pub(super) const LINT: Lint = Lint {
    code: "L14",
    severity: Severity::Error,
    title: "who monitors, with what access",
    reason: "without somebody who may go and look, every incident stays one side's word against the other's; where access \
             is owed, its denial is itself a violation",
    source: "Institute for the Study of War, four-part test of 19 March 2025 (a mechanism to monitor); CTSAMVM in South \
             Sudan (denial of access is itself a violation)",
    good: r#"```pact
agreement halt "Halt"
  monitored by joint-commission
  the monitor has access to every site that a party names
reading joint held by north
```
"#,
    bad: r#"```pact
agreement halt "Halt"
  who monitors is not said
reading joint held by north
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    let access = views.clauses().any(|(_, line)| matches!(line.kind, Kind::Access(_)));
    views.each(|view| {
        let monitor = view.last(|kind| match kind {
            Kind::Body(Role::Monitor, body) => Some(Some(body)),
            Kind::NotSaid(Matter::Monitor) => Some(None),
            _ => None,
        });
        let at = monitor.map_or_else(|| heading(view.agreement), |(id, _)| id);
        let (what, hint) = match monitor.and_then(|(_, body)| body) {
            Some(_) if access => return None,
            Some(body) => (format!("what `{body}`, who monitors, has access to is not said"), ""),
            None => ("who monitors, with what access, is not said".to_owned(), "`monitored by BODY` and "),
        };
        Some(view.gap(at, what, format!("in the agreement: {hint}`the monitor has access to PLACES`")))
    })
}
