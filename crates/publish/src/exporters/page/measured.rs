//! What was measured over time: pictures and figures, by party. Those of single kinds of targets, of means and of countries
//! stand in `indicators.csv` alone.

use model::{Indicator, Name, Panel};
use serde::Serialize;

use crate::index::Index;
use crate::indicators::{published, with_interval};
use crate::pictures::{Scale, picture};

/// What is counted of a party: against what, with what, by whom.
type Of<'a> = (&'a Name, &'a Name, &'a Name);

/// What was measured of one party.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct MeasuredData<'a> {
    party: usize,
    class: &'a str,
    means: &'a str,
    counted_by: String,
    /// Figures as HTML.
    pictures: Vec<String>,
    indicators: Vec<IndicatorData<'a>>,
}

/// A figure.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct IndicatorData<'a> {
    name: &'a str,
    /// Null where it is the same under each reading.
    reading: Option<usize>,
    window: String,
    /// With its interval; null where there is none, for the reason that it says.
    value: Option<String>,
    says: String,
}

pub(super) fn measured<'a>(index: &'a Index<'a>) -> Vec<MeasuredData<'a>> {
    (0..index.edition.agreement.parties.len()).flat_map(|party| of_party(index, party)).collect()
}

fn of_party<'a>(index: &'a Index<'a>, party: usize) -> Vec<MeasuredData<'a>> {
    let is_own = |id: &Name| index.party_place(id) == Some(party);
    let panels = index.edition.follow.panels.iter().enumerate();
    let panels: Vec<(usize, &Panel)> = panels.filter(|(_, one)| is_own(&one.party) && !one.detail).collect();
    let indicators: Vec<&Indicator> =
        published(index.edition).filter(|one| is_own(&one.party) && !one.detail).collect();
    let mut subjects: Vec<Of<'_>> = Vec::new();
    let named = panels.iter().map(|(_, panel)| of_panel(panel)).chain(indicators.iter().map(|one| of_indicator(one)));
    for subject in named {
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
    // Pictures of what one source counts share a scale.
    let scale = |by: &Name| {
        let group = panels.iter().map(|(_, panel)| *panel).filter(|panel| panel.counted_by == *by);
        Scale::of(&group.collect::<Vec<_>>())
    };
    let draw = |number: &usize, panel: &Panel| {
        picture(index, &format!("picture-{number}"), panel, &scale(&panel.counted_by)).into_string()
    };
    subjects
        .into_iter()
        .map(|subject| MeasuredData {
            party,
            class: subject.0,
            means: subject.1,
            counted_by: index.redact(subject.2),
            pictures: panels
                .iter()
                .filter(|(_, panel)| of_panel(panel) == subject)
                .map(|(number, panel)| draw(number, panel))
                .collect(),
            indicators: indicators
                .iter()
                .filter(|one| of_indicator(one) == subject)
                .map(|one| indicator(index, one))
                .collect(),
        })
        .collect()
}

fn of_panel(panel: &Panel) -> Of<'_> {
    (&panel.class, &panel.means, &panel.counted_by)
}

fn of_indicator(indicator: &Indicator) -> Of<'_> {
    (&indicator.class, &indicator.means, &indicator.counted_by)
}

fn indicator<'a>(index: &Index<'a>, one: &'a Indicator) -> IndicatorData<'a> {
    IndicatorData {
        name: one.name,
        reading: one.reading.as_deref().and_then(|id| index.reading_place(id)),
        window: index.redact(&one.window),
        value: one.value.map(|value| with_interval(value, one.unit, one.low, one.high)),
        says: index.redact(&one.says),
    }
}
