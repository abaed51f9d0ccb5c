//! What the pictures of a group share: the days from left to right, the counts from zero up.
//!
//! The steps of the axis are 1, 2 or 5 times a power of ten (Heckbert, "Nice numbers for graph labels", Graphics Gems,
//! 1990), at most [`STEPS`] of them; the day of a month's name is its first.

use jiff::civil::Date;
use model::{Day, Panel, PanelWindow};

/// A picture's width, in its own units. It is that of a small telephone, on which a letter keeps its size.
pub(super) const WIDTH: f64 = 360.0;
/// Where the first day begins.
pub(super) const LEFT: f64 = 36.0;
/// Where the last day ends; the rest is for arrows.
pub(super) const RIGHT: f64 = 352.0;
/// The height of the highest mark.
pub(super) const TOP: f64 = 18.0;
/// The height of zero.
pub(super) const BOTTOM: f64 = 118.0;

/// The most steps that the axis of counts has.
const STEPS: u32 = 4;
/// The room that the name of a month takes.
const MONTH: f64 = 54.0;

/// The scale of a group of pictures.
pub(crate) struct Scale {
    /// The first day.
    first: Day,
    /// How many days, at least one.
    n_days: i64,
    /// The counts between two marks.
    step: f64,
    /// How many steps there are.
    n_steps: u32,
}

impl Scale {
    /// The least scale on which every day and count of the panels has a place.
    pub(crate) fn of(panels: &[&Panel]) -> Self {
        let first = panels.iter().map(|panel| panel.first).min().unwrap_or(Day(0));
        let after = panels.iter().map(|panel| panel.first.plus(len(panel))).max().unwrap_or(first);
        let counts = panels.iter().flat_map(|panel| panel.days.iter().flatten().flatten());
        let most = counts.copied().fold(1.0, f64::max);
        let nice = (0..15).flat_map(|power| [1.0, 2.0, 5.0].map(|digit| digit * 10_f64.powi(power)));
        let step = nice.into_iter().find(|step| step * f64::from(STEPS) >= most).unwrap_or(most);
        let n_steps = (1..STEPS).find(|n| step * f64::from(*n) >= most).unwrap_or(STEPS);
        Self { first, n_days: after.0.saturating_sub(first.0).max(1), step, n_steps }
    }

    /// Every day, in order.
    pub(super) fn days(&self) -> impl Iterator<Item = Day> {
        (0..self.n_days).map(|n| self.first.plus(n))
    }

    /// The first day, and the first after the last.
    pub(super) fn ends(&self) -> (Day, Day) {
        (self.first, self.first.plus(self.n_days))
    }

    /// Whether a window goes on before these days and after them; `None` where no day of it is among them.
    pub(super) fn reach(&self, window: &PanelWindow) -> Option<(bool, bool)> {
        let (first, after) = self.ends();
        let is_within = window.from.max(first) < window.until.min(after);
        is_within.then_some((window.from < first, window.until > after))
    }

    /// The width of a day.
    pub(super) fn day(&self) -> f64 {
        (RIGHT - LEFT) / self.n_days as f64
    }

    /// Where a day begins; one that is not among them at the nearer end.
    pub(super) fn x(&self, day: Day) -> f64 {
        let n = day.0.saturating_sub(self.first.0).clamp(0, self.n_days);
        LEFT + self.day() * n as f64
    }

    /// The height of a count.
    pub(super) fn y(&self, count: f64) -> f64 {
        let highest = self.step * f64::from(self.n_steps);
        BOTTOM - (BOTTOM - TOP) * count / highest
    }

    /// The counts that are marked, zero first.
    pub(super) fn counts(&self) -> impl Iterator<Item = f64> {
        (0..=self.n_steps).map(|n| self.step * f64::from(n))
    }

    /// The first of each month, with its name where there is room for it; where no month has a name, the first day.
    pub(super) fn months(&self) -> Vec<(f64, Option<String>)> {
        let room = |every: &i32| f64::from(*every) * 30.0 * self.day() >= MONTH;
        let every = [1, 2, 3, 6, 12, 24, 60].into_iter().find(room).unwrap_or(120);
        let firsts = self.days().filter_map(|day| Some((day, day.date()?))).filter(|(_, date)| date.day() == 1);
        let mut months: Vec<(f64, Option<String>)> = firsts
            .map(|(day, date)| {
                let month = i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
                let x = self.x(day);
                (x, Some(name(date)).filter(|_| month % every == 0 && x + MONTH <= WIDTH))
            })
            .collect();
        if months.iter().all(|(_, name)| name.is_none()) {
            months.push((LEFT, Some(self.first.to_string())));
        }
        months
    }

    /// The runs of days of which something holds: the first of each, and the first after it.
    pub(super) fn runs(&self, holds: impl Fn(Day) -> bool) -> Vec<(Day, Day)> {
        let mut runs: Vec<(Day, Day)> = Vec::new();
        for day in self.days().filter(|day| holds(*day)) {
            match runs.last_mut() {
                Some((_, until)) if *until == day => *until = day.plus(1),
                _ => runs.push((day, day.plus(1))),
            }
        }
        runs
    }
}

/// How many days a panel has.
fn len(panel: &Panel) -> i64 {
    i64::try_from(panel.days.len()).unwrap_or(i64::MAX)
}

fn name(date: Date) -> String {
    date.strftime("%b %Y").to_string()
}
