//! L20: conditions, and duties of one side alone.

use std::collections::BTreeSet;

use model::{Name, Severity};

use super::view::{Ruled, View, Views};
use super::{Gap, Lint};
use crate::ast::{Agreement, Due, Item, Kind, Matter, Titled, Trigger};
use crate::terms::Mood;

pub(super) const LINT: Lint = Lint {
    code: "L20",
    severity: Severity::Warning,
    title: "conditions precedent and asymmetries: what one side must do or may not do and the other need not is listed side by side",
    reason: "a start that hangs on an event which nobody establishes begins when a side says so; and a duty of one side alone is kept \
             only while that side sees what it has for it",
    source: "Haysom & Hottinger on ceasefire drafting; the Black Sea initiative of 25 March 2025, whose start hung on sanctions relief",
    good: r#"```pact
agreement halt "Halt"
  in force once inspection-done
event inspection-done "The inspection of the line is done"
  established by joint-commission
party north
party south
term withdrawal "Withdrawal"
  each party must withdraw heavy weapons within 14 days of the start
```
"#,
    bad: r#"```pact
agreement halt "Halt"
  in force once inspection-done
event inspection-done "The inspection of the line is done"
party north
party south
term withdrawal "Withdrawal"
  north must withdraw heavy weapons within 14 days of the start
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    let mut gaps = events(views.agreement);
    gaps.extend(views.each(asymmetry));
    gaps
}

/// Events on which something hangs, and that nobody is named to establish.
fn events(agreement: &Agreement) -> Vec<Gap> {
    let mut used: BTreeSet<&Name> = BTreeSet::new();
    for line in &agreement.clauses {
        match &line.kind {
            Kind::InForceOnce(events) => used.extend(events),
            Kind::UntilEvent(event) => used.extend([event]),
            Kind::Suspended { from, until } => used.extend([Some(from), until.as_ref()].into_iter().flatten()),
            Kind::Rule(rule) => {
                if let Some(Due::Within { trigger: Trigger::Event(event), .. }) = &rule.due {
                    used.insert(event);
                }
            }
            _ => {}
        }
    }
    let hangs = agreement.events.iter().filter(|event| used.contains(&event.id));
    hangs.filter_map(|event| unestablished(agreement, event)).collect()
}

fn unestablished(agreement: &Agreement, event: &Titled) -> Option<Gap> {
    let item = Item::Event(event.id.clone());
    let mut said = agreement.of_item(None, &item).iter().filter_map(|id| match &agreement.clauses.get(*id)?.kind {
        Kind::EstablishedBy(_) => Some((*id, true)),
        Kind::NotSaid(Matter::Establisher) => Some((*id, false)),
        _ => None,
    });
    let at = match said.next_back() {
        Some((_, true)) => return None,
        Some((id, false)) => id,
        None => event.heading,
    };
    let what = format!("who establishes that `{}` has happened is not said", event.id);
    Some(Gap { reading: None, at, base: None, what, hint: "under the event: `established by BODY`".into() })
}

/// What binds some of the parties alone, side by side.
fn asymmetry(view: &View<'_>) -> Option<Gap> {
    let parties = &view.agreement.parties;
    let alone = |rule: &&Ruled<'_>| !rule.rule.who.is_empty() && rule.rule.who.len() < parties.len();
    let one_sided: Vec<&Ruled<'_>> =
        view.rules.iter().filter(|rule| rule.rule.mood() != Mood::Allows).filter(alone).collect();
    let first = one_sided.first()?;
    let of = |party: &Titled| {
        let terms = one_sided.iter().filter(|rule| rule.rule.who.contains(&party.id));
        let terms: Vec<String> = terms.map(|rule| format!("`{}`", rule.term)).collect();
        let terms = if terms.is_empty() { "nothing".to_owned() } else { terms.join(", ") };
        format!("`{}` alone: {terms}", party.id)
    };
    let sides: Vec<String> = parties.iter().map(of).collect();
    let text = view.agreement.clauses.get(first.id).map_or("", |line| &line.clause.text);
    let for_all = [(" may not ", "neither party may "), (" must ", "each party must "), (" may ", "each party may ")]
        .into_iter()
        .find_map(|(verb, all)| text.split_once(verb).map(|(_, rest)| format!("{all}{rest}")))
        .unwrap_or_default();
    let what = format!("the parties do not have the same terms; {}", sides.join("; "));
    Some(view.gap(first.id, what, format!("where it is meant for all: `{for_all}`")))
}
