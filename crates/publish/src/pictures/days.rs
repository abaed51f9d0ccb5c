//! The days of a panel as marks: bars, the spread of the draws, and what is not known.

use model::{Day, Panel};

use super::Scale;
use super::scale::{BOTTOM, TOP};
use crate::figures::hundredths as n;

/// The share of a day that its bar takes.
const BAR: f64 = 0.76;
/// From one line of the hatching to the next.
const HATCH: f64 = 5.0;

/// The outlines of all marks of a kind, as SVG paths (SVG 2, W3C, 2018, section 9.3).
#[derive(Default)]
pub(super) struct Marks {
    /// Bars of days whose reports are no choice.
    pub(super) solid: String,
    /// Bars of days whose reports are a choice.
    pub(super) hollow: String,
    /// From the least to the most.
    pub(super) spread: String,
    /// What is not known.
    pub(super) hatched: String,
    /// The axis beneath days whose reports are a choice.
    pub(super) picked: String,
}

/// The mean, the least and the most of a day; `None` where the day is not known or not in the panel.
pub(super) fn count(panel: &Panel, day: Day) -> Option<[f64; 3]> {
    panel.days.get(place(panel, day)?).copied().flatten()
}

/// Whether the reports of a day are a choice.
pub(super) fn is_picked(panel: &Panel, day: Day) -> bool {
    place(panel, day).and_then(|at| panel.picked.get(at)).is_some_and(|picked| *picked)
}

fn place(panel: &Panel, day: Day) -> Option<usize> {
    usize::try_from(day.0.checked_sub(panel.first.0)?).ok()
}

impl Marks {
    pub(super) fn new(panel: &Panel, scale: &Scale) -> Self {
        let mut marks = Self::default();
        for day in scale.days() {
            if let Some(count) = count(panel, day) {
                marks.add(scale, day, count, is_picked(panel, day));
            }
        }
        for (from, until) in scale.runs(|day| count(panel, day).is_none()) {
            marks.hatched.push_str(&hatching(scale.x(from), scale.x(until)));
        }
        for (from, until) in scale.runs(|day| is_picked(panel, day)) {
            marks.picked.push_str(&format!("M{} {BOTTOM}H{}", n(scale.x(from)), n(scale.x(until))));
        }
        marks
    }

    fn add(&mut self, scale: &Scale, day: Day, [mean, least, most]: [f64; 3], is_picked: bool) {
        let width = scale.day() * BAR;
        let x = scale.x(day) + (scale.day() - width) / 2.0;
        if mean > 0.0 {
            let bar = format!("M{} {BOTTOM}V{}h{}V{BOTTOM}z", n(x), n(scale.y(mean)), n(width));
            if is_picked { &mut self.hollow } else { &mut self.solid }.push_str(&bar);
        }
        if least < most {
            let (x, from, to) = (x + width / 2.0, scale.y(least), scale.y(most));
            self.spread.push_str(&format!("M{} {}V{}", n(x), n(from), n(to)));
        }
    }
}

/// Slanted lines. They are drawn one by one, since a page may refer to no pattern.
fn hatching(left: f64, right: f64) -> String {
    let height = BOTTOM - TOP;
    let mut path = String::new();
    let first = ((left - height) / HATCH).ceil() as i64;
    let last = (right / HATCH).floor() as i64;
    for foot in (first..=last).map(|place| place as f64 * HATCH) {
        let (from, to) = ((left - foot).max(0.0), (right - foot).min(height));
        if from < to {
            path.push_str(&format!("M{} {}L{} {}", n(foot + from), n(BOTTOM - from), n(foot + to), n(BOTTOM - to)));
        }
    }
    path
}
