//! L04: when it ends.

use model::Severity;

use super::view::{Views, dates, unsaid};
use super::{Gap, Lint};
use crate::ast::{Counting, Due, Kind};

pub(super) const LINT: Lint = Lint {
    code: "L04",
    severity: Severity::Error,
    title: "when it ends: date and hour, or a duration with its counting convention, or that it is indefinite",
    reason: "thirty days end on three different days by the three ways of counting that are in public use, and an act \
             between them is covered or not by the way that is chosen afterwards",
    source: "Institute for the Study of War, four-part test of 19 March 2025 (a specific time and date)",
    good: r#"```pact
agreement halt "Halt"
reading joint held by north
  in force from 2026-01-31 06:00 UTC
  for 30 days counted inclusively
```
"#,
    bad: r#"```pact
agreement halt "Halt"
reading joint held by north
  in force from 2026-01-31 06:00 UTC
  for 30 days, how they are counted is not said
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    let mut gaps = views.each(|view| {
        let end = view.last(|kind| kind.is_end().then_some(kind));
        let (what, hint) = match end.map(|(_, kind)| kind) {
            Some(Kind::ForDays { days, counting: Counting::NotSaid }) => (
                format!("it lasts {days} days, but how they are counted is not said"),
                format!("write `for {days} days counted inclusively` or `for {days} days counted exclusively`"),
            ),
            Some(
                Kind::ForDays { .. } | Kind::ForHours(_) | Kind::ForMonths(_) | Kind::UntilEvent(_) | Kind::Indefinite,
            ) => {
                return None;
            }
            Some(Kind::Until(moment)) => (
                format!("it ends on {}, but {}", dates(moment), unsaid(moment)?),
                format!("give date, hour and zone, such as `until {}`", view.moment(Some(moment))),
            ),
            _ => (
                "when it ends is not said".to_owned(),
                format!("such as `until {}`, `for 30 days counted inclusively` or `indefinitely`", view.moment(None)),
            ),
        };
        Some(match end {
            Some((at, _)) => view.gap(at, what, hint),
            None => view.silent(what, hint),
        })
    });
    // A duty has an end of its own.
    gaps.extend(views.by_rule(|view, rule| {
        let (what, example) = match &rule.rule.due {
            Some(Due::NotSaid) => ("by when is not said".to_owned(), view.moment(None)),
            Some(Due::By(moment)) => (unsaid(moment)?, view.moment(Some(moment))),
            _ => return None,
        };
        let what = format!("term `{}` obliges a party, but {what}", rule.term);
        let hint = format!("such as `each party must exchange prisoners by {example}`");
        Some(view.gap(rule.id, what, hint))
    }));
    gaps
}
