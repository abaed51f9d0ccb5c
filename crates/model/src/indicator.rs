//! What was measured over time: days, when reports of them were compiled, figures, and pictures of them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::{Instant, Interval, Name, TimeError};

/// The longest time in seconds of which the day of its middle is taken for the day of an act: a night, or a day by
/// another clock.
const A_DAY: i64 = 86_400;

/// A civil day of the case's zone, as days since 1970-01-01. Ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// The day of an instant; the first and last possible day for the two bounds.
    ///
    /// # Errors
    /// [`TimeError`] where the instant is none that a calendar has.
    pub fn of(at: Instant, zone: &TimeZone) -> Result<Self, TimeError> {
        match at {
            Instant::MIN => Ok(Self(i64::MIN)),
            Instant::MAX => Ok(Self(i64::MAX)),
            Instant(seconds) => {
                let stamp = Timestamp::from_second(seconds).map_err(|_| TimeError::NoInstant(at.to_string()))?;
                Ok(Self::from(stamp.to_zoned(zone.clone()).date()))
            }
        }
    }

    /// The first of which no part lies before an instant.
    ///
    /// # Errors
    /// [`TimeError`] where the instant is none that a calendar has.
    pub fn whole_from(at: Instant, zone: &TimeZone) -> Result<Self, TimeError> {
        let first = Self::of(at, zone)?;
        Ok(if at == Instant::MAX || Self::of(at.plus(-1), zone)? < first { first } else { first.plus(1) })
    }

    /// The first and the last on which something may have happened; equal where its time is known to a day or a night, which
    /// is then the day of its middle.
    ///
    /// # Errors
    /// [`TimeError`] where an end of the interval is none that a calendar has.
    pub fn range(interval: Interval, zone: &TimeZone) -> Result<[Self; 2], TimeError> {
        match interval.seconds() {
            seconds @ ..=A_DAY => Ok([Self::of(interval.from.plus(seconds / 2), zone)?; 2]),
            _ => Ok([Self::of(interval.from, zone)?, Self::of(interval.to.plus(-1), zone)?]),
        }
    }

    /// So many days later.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Its date; `None` for the bounds and whatever else no calendar has.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        let days = jiff::Span::new().try_days(self.0).ok()?;
        Date::constant(1970, 1, 1).checked_add(days).ok()
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        let epoch = Date::constant(1970, 1, 1);
        Self((date - epoch).get_days().into())
    }
}

impl std::fmt::Display for Day {
    /// `18 Mar 2025`; the bounds as `the beginning` and `the end`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.date() {
            Some(date) => f.write_str(&date.strftime("%-d %b %Y").to_string()),
            None if self.0 < 0 => f.write_str("the beginning"),
            None => f.write_str("the end"),
        }
    }
}

/// Days of which reports were compiled: what was not reported of them counts as not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// The first.
    pub from: Day,
    /// The last.
    pub until: Day,
    /// Why the reports of these days are a choice, where they are: a choice carries no rate.
    pub picked: Option<Name>,
    /// Days among them of which something is missing.
    pub missing: Vec<Missing>,
}

/// Days on which reports about a party are missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The days.
    pub days: Vec<Day>,
    /// The party whose acts would be missing; every party's where it is `None`.
    pub about: Option<Name>,
    /// Why.
    pub why: Name,
}

/// Counts by day that a source publishes, of the acts of one party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DailyCounts {
    /// What is counted, in words.
    pub title: Name,
    /// Who counts.
    pub by: Name,
    /// Whose acts.
    pub party: Name,
    /// With what, a word of the taxonomy or `any`.
    pub means: Name,
    /// The first day of the table.
    pub first: Day,
    /// A count for each day from the first on; `None` where the source has none.
    pub counts: Vec<Option<u64>>,
}

/// One figure of what was measured, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Which indicator.
    pub name: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// Whose acts.
    pub party: Name,
    /// Against what: a word of the taxonomy, `any`, `protected` under the reading, or `others`.
    pub class: Name,
    /// With what: a word of the taxonomy, or `any`.
    pub means: Name,
    /// In which country, as the case's convention has its borders, or `any`.
    pub zone: Name,
    /// Who counts: the case, by its incidents, or a source.
    pub counted_by: Name,
    /// Under which reading; `None` where it hangs on none.
    pub reading: Option<Name>,
    /// Which days, in words.
    pub window: String,
    /// The figure.
    pub value: Option<f64>,
    /// The lower end of its interval.
    pub low: Option<f64>,
    /// The upper end of its interval.
    pub high: Option<f64>,
    /// How it was found, with its source.
    pub method: &'static str,
    /// Of which days nothing or not all is known.
    pub coverage: String,
    /// All of it in sentences.
    pub says: String,
    /// Whether it is of a part of the acts of which the whole has its own: of one kind of target or means, or in one country.
    pub detail: bool,
    /// Whether it is for whoever works on the case, and in no edition.
    pub internal: bool,
}

/// A small picture of counts by day: what there is to draw, with the windows of the readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// What is counted, in words.
    pub title: String,
    /// Whose acts.
    pub party: Name,
    /// Against what.
    pub class: Name,
    /// With what.
    pub means: Name,
    /// In which country, or `any`.
    pub zone: Name,
    /// Who counts.
    pub counted_by: Name,
    /// The first day.
    pub first: Day,
    /// For each day from the first on: the mean of what the draws count, the least and the most; `None` where it is not known.
    pub days: Vec<Option<[f64; 3]>>,
    /// Whether the reports of a day are a choice.
    pub picked: Vec<bool>,
    /// Whether it is of a part of the acts of which the whole has its own.
    pub detail: bool,
    /// The window of each reading: the first day on which the party was bound, and the first on which it no longer was.
    pub windows: Vec<PanelWindow>,
}

/// When a party was bound under a reading, as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelWindow {
    /// The reading.
    pub reading: Name,
    /// The first day of which it is known that it was bound.
    pub from: Day,
    /// The first day after the last of which it is known; [`i64::MAX`] where none is known.
    pub until: Day,
    /// Events a day within it, with the ends of the interval, where there is a rate.
    pub rate: Option<[f64; 3]>,
}

/// All that is measured over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FollowThrough {
    /// The figures.
    pub indicators: Vec<Indicator>,
    /// The pictures.
    pub panels: Vec<Panel>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_zone() {
        let zone = crate::zone("Europe/Kyiv").unwrap();
        let day = |text: &str| Day::of(text.parse().unwrap(), &zone).unwrap();
        assert_eq!(day("2025-03-18T21:59:00Z").to_string(), "18 Mar 2025");
        assert_eq!(day("2025-03-18T22:00:00Z"), day("2025-03-18T21:59:00Z").plus(1));
        assert_eq!(Day::of(Instant::MAX, &zone).unwrap().to_string(), "the end");
        let whole = |text: &str| Day::whole_from(text.parse().unwrap(), &zone).unwrap();
        assert_eq!(whole("2025-03-18T22:00:00Z"), day("2025-03-18T22:00:00Z"), "it begins with it");
        assert_eq!(whole("2025-03-18T22:00:01Z"), day("2025-03-18T22:00:00Z").plus(1));
    }

    #[test]
    fn a_night_and_a_day_by_another_clock_have_one_day_and_a_longer_time_has_two() {
        let zone = crate::zone("Europe/Kyiv").unwrap();
        let range = |from: &str, to: &str| {
            let interval = Interval::new(from.parse().unwrap(), to.parse().unwrap()).unwrap();
            Day::range(interval, &zone).unwrap().map(|day| day.to_string())
        };
        assert_eq!(range("2025-03-18T16:00Z", "2025-03-19T06:00Z"), ["19 Mar 2025"; 2], "18:00 to 08:00");
        assert_eq!(range("2025-03-18T21:00Z", "2025-03-19T21:00Z"), ["19 Mar 2025"; 2], "a day in Moscow");
        assert_eq!(range("2025-03-18T22:00Z", "2025-03-20T22:00Z"), ["19 Mar 2025", "20 Mar 2025"]);
    }
}
