//! L01: who is bound, since when, and for whom it answers.

use model::{Name, Severity};

use super::view::{View, Views, dates, heading};
use super::{Gap, Lint};
use crate::ast::{Item, Kind, Titled};

pub(super) const LINT: Lint = Lint {
    code: "L01",
    severity: Severity::Error,
    title: "who the parties are, that each has accepted and when, and for which forces and proxies each answers",
    reason: "an act binds a party only after it accepted, and only where the one who acted is one it answers for; armed \
             groups that nobody answers for can act without anybody violating anything",
    source: "Haysom & Hottinger on ceasefire drafting",
    good: r#"```pact
agreement halt "Halt"
party north answers for northern army, northern militias
  accepted on 2026-01-31 06:00 UTC
party south answers for southern army
  accepted on 2026-01-31 06:00 UTC
```
"#,
    bad: r#"```pact
agreement halt "Halt"
  between north, south, east
party north answers for northern army, northern militias
party south
  accepted, when is disputed: 2026-01-30, 2026-01-31 UTC
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    let agreement = views.agreement;
    let whole = |at, what, hint: &str| Gap { reading: None, at, base: None, what, hint: hint.to_owned() };
    let mut gaps = Vec::new();
    if agreement.parties.is_empty() {
        let hint = "name each: `party ID \"TITLE\" answers for ARMED FORCES`";
        gaps.push(whole(heading(agreement), "no party is named".to_owned(), hint));
    }
    let named = |name: &Name| agreement.parties.iter().any(|party| party.id == *name || party.title == *name);
    for (id, line) in views.clauses() {
        if let Kind::Between(names) = &line.kind {
            for name in names.iter().filter(|name| !named(name)) {
                let hint = format!("`party {} \"{name}\" answers for ARMED FORCES`", name.replace(' ', "-"));
                gaps.push(whole(id, format!("`{name}` is a party and nothing is said of it"), &hint));
            }
        }
    }
    for party in &agreement.parties {
        let own = agreement.of_item(None, &Item::Party(party.id.clone())).iter();
        let mut own = own.filter_map(|id| agreement.clauses.get(*id));
        if !own.any(|line| matches!(line.kind, Kind::AnswersFor(_))) {
            let what = format!("for which forces party `{}` answers is not said", party.id);
            gaps.push(whole(party.heading, what, "under the party: `answers for ARMED FORCES, OTHERS`"));
        }
        gaps.extend(views.each(|view| acceptance(view, party)));
    }
    gaps
}

/// What is open about a party's acceptance.
fn acceptance(view: &View<'_>, party: &Titled) -> Option<Gap> {
    match view.accepted(&party.id) {
        None => {
            let what = format!("whether and when party `{}` accepted is not said", party.id);
            Some(view.gap(
                party.heading,
                what,
                format!("under the party, such as: `accepted on {}`", view.moment(None)),
            ))
        }
        Some((at, Some(on))) if on.dates.len() > 1 => {
            // Every date is offered: which of them holds is not for us to say.
            let rest = on.clock.as_deref().into_iter().chain([on.zone.as_deref().unwrap_or("UTC")]);
            let rest = rest.collect::<Vec<_>>().join(" ");
            let in_reading = view.agreement.clauses.get(at).is_some_and(|line| line.reading.is_some());
            let who = if in_reading { format!("{} ", party.id) } else { String::new() };
            let choices: Vec<String> =
                on.dates.iter().map(|date| format!("`{who}accepted on {date} {rest}`")).collect();
            let what = format!("when party `{}` accepted is open: {}", party.id, dates(on));
            Some(view.gap(at, what, format!("one date: {}", choices.join(" or "))))
        }
        Some(_) => None,
    }
}
