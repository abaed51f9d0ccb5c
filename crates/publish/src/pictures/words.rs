//! What a picture shows, in words: for whoever does not see it, and how it is to be read.

use model::{Panel, PanelWindow};

use super::Scale;
use super::days::{count, is_picked};
use crate::figures;
use crate::index::Index;
use crate::indicators::with_interval;
use crate::wording;

/// What is counted, of whom, by whom.
pub(super) fn title(index: &Index<'_>, panel: &Panel) -> String {
    let (party, title) = (index.title(&panel.party), index.redact(&panel.title));
    format!("{party}: {title}, by day, counted by {}", index.redact(&panel.counted_by))
}

/// All that the picture shows.
pub(super) fn description(index: &Index<'_>, panel: &Panel, scale: &Scale) -> String {
    let (first, after) = scale.ends();
    let mut told = vec![format!("From {first} to {}.", after.plus(-1)), highest(panel, scale)];
    told.extend(notes(panel, scale));
    told.extend(panel.windows.iter().map(|window| {
        let reading = index.reading(&window.reading).map_or_else(|| window.reading.to_string(), wording::reading);
        format!("Under {reading}: {}; {}.", bound(window), rate(window))
    }));
    told.join(" ")
}

fn highest(panel: &Panel, scale: &Scale) -> String {
    let known = scale.days().filter_map(|day| Some((day, count(panel, day)?[0])));
    let higher = |best: Option<(model::Day, f64)>, (day, mean): (model::Day, f64)| match best {
        Some((_, most)) if most >= mean => best,
        _ => Some((day, mean)),
    };
    match known.fold(None, higher) {
        Some((day, mean)) if mean > 0.0 => format!("The most is {}, on {day}.", figures::hundredths(mean)),
        Some(_) => "Nothing is counted on any day that is known.".to_owned(),
        None => "No day is known.".to_owned(),
    }
}

fn bound(window: &PanelWindow) -> String {
    match window.until.date() {
        Some(_) if window.until <= window.from => "on no day known to be bound".to_owned(),
        Some(_) => format!("bound from {} to {}", window.from, window.until.plus(-1)),
        None => format!("bound from {}, no end is known", window.from),
    }
}

/// Events a day within a window.
pub(super) fn rate(window: &PanelWindow) -> String {
    match window.rate {
        Some([rate, low, high]) => with_interval(rate, "a day", Some(low), Some(high)),
        None => "no rate".to_owned(),
    }
}

/// How it is to be read: only what is in it.
pub(super) fn notes(panel: &Panel, scale: &Scale) -> Vec<String> {
    let n = |holds: &dyn Fn(model::Day) -> bool| scale.days().filter(|day| holds(*day)).count();
    let unknown = n(&|day| count(panel, day).is_none());
    let picked = n(&|day| is_picked(panel, day));
    let spread = n(&|day| count(panel, day).is_some_and(|[_, least, most]| least < most));
    let beyond = panel.windows.iter().filter_map(|window| scale.reach(window)).any(|(before, after)| before || after);
    [
        (unknown > 0, format!("Hatched: not known ({}).", wording::count(unknown, "day"))),
        (
            picked > 0,
            format!(
                "Hollow, on a dotted axis: the reports are a choice, which carries no rate ({}).",
                wording::count(picked, "day")
            ),
        ),
        (
            spread > 0,
            "Thin line: from the least to the most that the reports leave possible; the bar is their mean.".to_owned(),
        ),
        (
            !panel.windows.is_empty(),
            "Thick line: bound under the reading, with the count a day and its interval.".to_owned(),
        ),
        (beyond, "Arrow: so beyond these days too.".to_owned()),
    ]
    .into_iter()
    .filter_map(|(is_in_it, note)| is_in_it.then_some(note))
    .collect()
}
