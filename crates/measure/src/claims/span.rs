//! The time that a claim speaks of, as far as its words and clocks go.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use model::{ClaimWindow, Instant, Interval, Name, TimeError};

/// A time of which the bounds are not all known.
pub(super) struct Span {
    /// What lies in it on whatever clock is meant; `None` where nothing is sure to.
    pub(super) surely: Option<Interval>,
    /// What may lie in it.
    pub(super) possibly: Interval,
    /// In words.
    pub(super) said: String,
}

impl Span {
    /// One of which the bounds are known.
    pub(super) fn exactly(interval: Interval) -> Self {
        Self { surely: Some(interval), possibly: interval, said: interval.to_string() }
    }
}

/// The clocks that a side's days are told by.
pub(super) struct Clocks {
    zones: Vec<TimeZone>,
    said: String,
}

impl Clocks {
    /// The zones of those names; where there are none, every civil clock there is, from UTC-12 to UTC+14.
    pub(super) fn new(names: &[Name]) -> Self {
        let zones: Vec<TimeZone> = names.iter().filter_map(|name| model::zone(name).ok()).collect();
        if zones.is_empty() {
            let (west, east) = (jiff::tz::offset(-12).to_time_zone(), jiff::tz::offset(14).to_time_zone());
            return Self { zones: vec![west, east], said: "on a clock that nobody names".into() };
        }
        Self { zones, said: format!("on the clock of {}", names.join(" or ")) }
    }

    /// The window of a figure; `None` where it is not said, or where only its end is.
    pub(super) fn window(&self, window: ClaimWindow, said_on: Date) -> Option<Span> {
        match window {
            ClaimWindow::Days { from: Some(from), to } => self.days(from, to),
            ClaimWindow::Hours(n) => {
                let day = self.days(said_on, said_on)?;
                let from = day.possibly.from.plus(-3600 * i64::from(n));
                let possibly = Interval::new(from, day.possibly.to).ok()?;
                // Where the hours lie within the day is not said.
                let said = format!("the {n} hours before a time on {said_on} {} that is not said", self.said);
                Some(Span { surely: None, possibly, said })
            }
            ClaimWindow::NotSaid | ClaimWindow::Days { from: None, .. } => None,
        }
    }

    /// What a claim without a window speaks of: the day on which it was said, and the day before.
    pub(super) fn recent(&self, said_on: Date) -> Option<Span> {
        self.days(said_on.checked_sub(1.day()).ok()?, said_on)
    }

    fn days(&self, from: Date, to: Date) -> Option<Span> {
        let whole = |zone: &TimeZone| -> Result<Interval, TimeError> {
            Interval::new(model::day(from, zone)?.from, model::day(to, zone)?.to)
        };
        let all: Vec<Interval> = self.zones.iter().map(whole).collect::<Result<_, _>>().ok()?;
        let possibly = all.iter().copied().reduce(Interval::hull)?;
        let surely = all.iter().copied().map(Some).reduce(|one, other| one?.intersection(other?)).flatten();
        Some(Span { surely, possibly, said: format!("{from} to {to} {}", self.said) })
    }

    /// The civil day of an instant, on the first of the clocks.
    pub(super) fn date(&self, instant: Instant) -> Option<Date> {
        let zone = self.zones.first()?;
        Some(Timestamp::from_second(instant.0).ok()?.to_zoned(zone.clone()).date())
    }
}
