//! What was measured over time: a block for each party, its pictures beside the tables of its figures. Those of single kinds of
//! targets, of means and of countries stand in `indicators.csv` alone.

use maud::{Markup, html};
use model::{Indicator, Name, Panel, PartySummary};

use crate::index::Index;
use crate::indicators::{published, with_interval};
use crate::pictures::{Scale, picture};
use crate::wording;

/// What is counted of a party: against what, with what, by whom.
type Subject<'a> = (&'a Name, &'a Name, &'a Name);

pub(super) fn body(index: &Index<'_>) -> Markup {
    let nothing = index.edition.follow.panels.is_empty() && published(index.edition).next().is_none();
    html! {
        @if nothing { p { "Nothing was measured over time." } }
        @else {
            p {
                "A picture has a bar for each day; those of one party that one source counts share a scale. Each figure has its \
                 interval in brackets; where there is none, the reason is given."
            }
            @for (place, party) in index.edition.agreement.parties.iter().enumerate() { (of_party(index, place, party)) }
        }
    }
}

/// One party, by itself.
fn of_party(index: &Index<'_>, place: usize, party: &PartySummary) -> Markup {
    let follow = &index.edition.follow;
    let panels = || follow.panels.iter().enumerate().filter(|(_, panel)| panel.party == party.id && !panel.detail);
    let indicators = || published(index.edition).filter(|one| one.party == party.id && !one.detail);
    let mut subjects: Vec<Subject<'_>> = Vec::new();
    for subject in panels().map(|(_, panel)| of_panel(panel)).chain(indicators().map(of_indicator)) {
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
    let scale = |by: &Name| {
        let group = panels().map(|(_, panel)| panel).filter(|panel| panel.counted_by == *by);
        Scale::of(&group.collect::<Vec<_>>())
    };
    html! {
        h3 { (party.title) }
        p {
            "What is counted here cannot be compared with what is counted of another party: it hangs on who publishes what about \
             whom. More of it is a fact about publishing, not about conduct. So no scale is shared, and no total, ratio or rank is \
             formed, across parties."
        }
        @if subjects.is_empty() { p { "Nothing was measured of its acts." } }
        @for (at, subject) in subjects.into_iter().enumerate() {
            @let own: Vec<&Indicator> = indicators().filter(|one| of_indicator(one) == subject).collect();
            @let pictures: Vec<_> = panels().filter(|(_, panel)| of_panel(panel) == subject).collect();
            div class=(if pictures.is_empty() { "follow" } else { "follow pictured" }) {
                @if !pictures.is_empty() { div { @for (number, panel) in pictures {
                    (picture(index, &format!("picture-{number}"), panel, &scale(&panel.counted_by)))
                } } }
                (table(index, &format!("follow-{place}-{at}"), party, subject, &own))
            }
        }
    }
}

fn of_panel(panel: &Panel) -> Subject<'_> {
    (&panel.class, &panel.means, &panel.counted_by)
}

fn of_indicator(indicator: &Indicator) -> Subject<'_> {
    (&indicator.class, &indicator.means, &indicator.counted_by)
}

/// The figures of one subject, each with its sentence in a row beneath.
fn table(index: &Index<'_>, id: &str, party: &PartySummary, subject: Subject<'_>, indicators: &[&Indicator]) -> Markup {
    let (class, means, by) = subject;
    html! {
        @if indicators.is_empty() { p { "Of this there is a picture only." } }
        @else {
            div class="scroll" role="region" aria-labelledby=(id) tabindex="0" {
                table class="measured" {
                    caption id=(id) {
                        (party.title) ": class " (class) ", means " (means) ", counted by " (index.redact(by))
                    }
                    thead { tr {
                        th scope="col" { "Indicator" } th scope="col" { "Class" } th scope="col" { "Means" }
                        th scope="col" { "Reading" } th scope="col" { "Window" } th scope="col" { "Value (interval)" }
                    } }
                    @for one in indicators { tbody {
                        tr {
                            th scope="rowgroup" rowspan="2" { (one.name) }
                            td { (one.class) }
                            td { (one.means) }
                            td { (reading(index, one)) }
                            td { (index.redact(&one.window)) }
                            td { (value(one)) }
                        }
                        tr { td colspan="5" { div class="says" { (index.redact(&one.says)) } } }
                    } }
                }
            }
        }
    }
}

fn reading(index: &Index<'_>, one: &Indicator) -> String {
    match &one.reading {
        Some(id) => index.reading(id).map_or_else(|| id.to_string(), wording::reading),
        None => "the same under each".to_owned(),
    }
}

fn value(one: &Indicator) -> String {
    match one.value {
        Some(value) => with_interval(value, one.unit, one.low, one.high),
        None => "none, for the reason beneath".to_owned(),
    }
}
