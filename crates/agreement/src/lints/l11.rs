//! L11: on which territory.

use model::Severity;

use super::view::Views;
use super::{Gap, Lint};
use crate::ast::{Kind, Where, Whose};
use crate::terms::Mood;

pub(super) const LINT: Lint = Lint {
    code: "L11",
    severity: Severity::Error,
    title: "which territory, disputed areas included",
    reason: "where both sides claim the same ground, \"the other party's\" means two things; areas that are named, or a rule \
             for whose ground it is, give it one meaning",
    source: "Haysom & Hottinger on ceasefire drafting",
    good: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
  whose facility it is: by who holds the ground that day
reading joint held by north
```
"#,
    bad: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
reading joint held by north
  term no-strikes
    where it applies is not said
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    views.by_rule(|view, rule| {
        // A duty is done where it is done, and a permission narrows nothing.
        if matches!(rule.rule.mood(), Mood::Asks | Mood::Allows) || !rule.rule.areas.is_empty() {
            return None;
        }
        let of_other = rule.rule.of_other;
        let area = rule.said.last(|kind| match kind {
            Kind::Area(place) => Some(*place != Where::NotSaid),
            _ => None,
        });
        let whose = rule.said.last(|kind| match kind {
            Kind::WhoseFacility(whose) => Some(*whose != Whose::NotSaid),
            _ => None,
        });
        let said = |found: Option<(usize, bool)>| found.is_some_and(|(_, said)| said);
        // "Of the other party" names a territory once it is said whose ground is whose.
        if said(area) || (area.is_none() && of_other && said(whose)) {
            return None;
        }
        let what = format!("on which territory term `{}` applies, disputed areas included, is not said", rule.term);
        let hint = if of_other && area.is_none() {
            "under the term: `whose facility it is: by recognised borders`, `whose facility it is: by who holds the \
                 ground that day`, areas, such as `only in AREA, AREA`, or `it applies everywhere`"
        } else {
            "under the term: `only in AREA, AREA`, or `it applies everywhere`"
        };
        let unsaid = area.or(whose.filter(|_| of_other)).map(|(id, _)| (id, false));
        view.of_rule(rule, unsaid, what, hint)
    })
}
