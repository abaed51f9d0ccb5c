//! Instants, intervals, and the civil times that sources give.
//!
//! A date without an hour is the interval of that day in its zone; a night is 18:00 to 08:00. Zone data are the ones
//! bundled with `jiff`, pinned by Cargo.lock.

use std::sync::OnceLock;

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan};

use crate::Name;

/// Seconds since 1970-01-01T00:00:00Z. Ordered; [`Instant::MIN`] and [`Instant::MAX`] stand for "no bound".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

impl Instant {
    /// Before everything.
    pub const MIN: Self = Self(i64::MIN);
    /// After everything.
    pub const MAX: Self = Self(i64::MAX);

    /// This instant moved by `seconds`; the two bounds do not move.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        if self == Self::MIN || self == Self::MAX { self } else { Self(self.0.saturating_add(seconds)) }
    }
}

impl std::fmt::Display for Instant {
    /// RFC 3339 in UTC to the second (`2025-03-18T21:00:00Z`); the bounds as `-inf` and `+inf`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self::MIN => f.write_str("-inf"),
            Self::MAX => f.write_str("+inf"),
            Self(seconds) => match Timestamp::from_second(seconds) {
                Ok(stamp) => write!(f, "{stamp}"),
                Err(_) => write!(f, "{seconds}s"),
            },
        }
    }
}

impl std::str::FromStr for Instant {
    type Err = TimeError;

    /// Reads RFC 3339 with a zone or offset (`2025-03-27T18:00Z`).
    fn from_str(text: &str) -> Result<Self, TimeError> {
        let stamp: Timestamp = text.parse().map_err(|_| TimeError::NoInstant(text.into()))?;
        Ok(Self(stamp.as_second()))
    }
}

/// The months, as English texts name them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A half-open span of time, `from <= t < to`, never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// First instant inside.
    pub from: Instant,
    /// First instant after.
    pub to: Instant,
}

impl Interval {
    /// All of time.
    pub const ALL: Self = Self { from: Instant::MIN, to: Instant::MAX };

    /// The interval from `from` to `to`.
    ///
    /// # Errors
    /// [`TimeError::Empty`] unless `from < to`.
    pub fn new(from: Instant, to: Instant) -> Result<Self, TimeError> {
        if from < to { Ok(Self { from, to }) } else { Err(TimeError::Empty(from, to)) }
    }

    /// Whether some instant lies in both.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// Whether every instant of `other` lies in `self`.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// The instants in both, if any.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to)).ok()
    }

    /// The shortest interval that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }

    /// Seconds between the two, zero where they touch or overlap.
    #[must_use]
    pub fn gap(self, other: Self) -> i64 {
        let forward = other.from.0.saturating_sub(self.to.0);
        let backward = self.from.0.saturating_sub(other.to.0);
        forward.max(backward).max(0)
    }

    /// Length in seconds.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.to.0.saturating_sub(self.from.0)
    }
}

impl std::fmt::Display for Interval {
    /// On the clock of UTC: `18 Mar 2025 16:00 to 19 Mar 2025 06:00 UTC`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} UTC", civil_text(*self, &TimeZone::UTC))
    }
}

/// How precisely a source dated what it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A clock time.
    Minute,
    /// From one clock time to another.
    Span,
    /// "The night of": 18:00 on the eve to 08:00.
    Night,
    /// A calendar day.
    Day,
    /// The seven days that end on the date.
    Week,
    /// No more than: before it was published.
    Unknown,
}

impl Precision {
    /// The word used in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Span => "span",
            Self::Night => "night-of",
            Self::Day => "day",
            Self::Week => "week",
            Self::Unknown => "unknown",
        }
    }
}

/// Whose clock a civil time was read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ZoneOrigin {
    /// The row names the zone.
    Row,
    /// The speaker's usual zone.
    Speaker,
    /// The zone of the place.
    Place,
    /// Nobody says: the interval holds the day in every zone that could be meant.
    NotSaid,
}

impl ZoneOrigin {
    /// The word used in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Speaker => "speaker",
            Self::Place => "place",
            Self::NotSaid => "not said",
        }
    }
}

/// When something is said to have happened: the interval in UTC, and the words it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// What the words allow.
    pub interval: Interval,
    /// The source's own words (`night-of 2025-03-19 02:08`).
    pub said: Name,
    /// IANA name of the zone the words were read in (several joined by ` or `).
    pub zone: Name,
    /// Whose zone that is.
    pub zone_origin: ZoneOrigin,
    /// How precise the words are.
    pub precision: Precision,
}

/// Trouble with a civil time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// The zone is not in the pinned data.
    #[error("time zone `{0}` is not known")]
    NoZone(String),
    /// Not an instant.
    #[error("`{0}` is not a time with a zone, such as `2025-03-27T18:00Z`")]
    NoInstant(String),
    /// Not a clock time.
    #[error("`{0}` is not a clock time, such as `02:08`")]
    NoClock(String),
    /// The civil time cannot be placed (outside the calendar).
    #[error("`{0}` is outside the calendar")]
    OutOfRange(Date),
    /// An interval that ends before it begins.
    #[error("the interval from {0} to {1} is empty")]
    Empty(Instant, Instant),
}

/// The zone of that IANA name, from the pinned data.
///
/// # Errors
/// [`TimeError::NoZone`].
pub fn zone(name: &str) -> Result<TimeZone, TimeError> {
    // One database for all look-ups: it keeps the zones that it has read.
    static BUNDLED: OnceLock<TimeZoneDatabase> = OnceLock::new();
    BUNDLED.get_or_init(TimeZoneDatabase::bundled).get(name).map_err(|_| TimeError::NoZone(name.into()))
}

fn at(date: Date, hour: i8, minute: i8, zone: &TimeZone) -> Result<Instant, TimeError> {
    let zoned = zone.to_zoned(date.at(hour, minute, 0, 0)).map_err(|_| TimeError::OutOfRange(date))?;
    Ok(Instant(zoned.timestamp().as_second()))
}

fn next(date: Date, days: i64) -> Result<Date, TimeError> {
    date.checked_add(days.days()).map_err(|_| TimeError::OutOfRange(date))
}

/// The calendar day `date` in `zone`.
///
/// # Errors
/// [`TimeError::OutOfRange`] at the calendar's edge.
pub fn day(date: Date, zone: &TimeZone) -> Result<Interval, TimeError> {
    Interval::new(at(date, 0, 0, zone)?, at(next(date, 1)?, 0, 0, zone)?)
}

/// The night that ends on the morning of `date`: 18:00 on the eve to 08:00, local.
///
/// # Errors
/// [`TimeError::OutOfRange`] at the calendar's edge.
pub fn night_of(date: Date, zone: &TimeZone) -> Result<Interval, TimeError> {
    Interval::new(at(next(date, -1)?, 18, 0, zone)?, at(date, 8, 0, zone)?)
}

/// The minute of a clock time `HH:MM` on `date` in `zone`.
///
/// # Errors
/// [`TimeError::NoClock`] where the text is none; [`TimeError::OutOfRange`] at the calendar's edge.
pub fn clock(date: Date, text: &str, zone: &TimeZone) -> Result<Interval, TimeError> {
    let wrong = || TimeError::NoClock(text.into());
    let (hour, minute) = text.trim().split_once(':').ok_or_else(wrong)?;
    let hour: i8 = hour.parse().map_err(|_| wrong())?;
    let minute: i8 = minute.parse().map_err(|_| wrong())?;
    if !(0..24).contains(&hour) || !(0..60).contains(&minute) {
        return Err(wrong());
    }
    let from = at(date, hour, minute, zone)?;
    Interval::new(from, from.plus(60))
}

/// Hours of each day, from one clock time to another, past midnight where the second is not later than the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// `HH:MM`, included.
    pub from: Name,
    /// `HH:MM`, not included.
    pub to: Name,
    /// IANA names of the zones that may be meant.
    pub zones: Vec<Name>,
}

impl Hours {
    /// Whether an interval lies within the hours of some day: `Some(true)` if it does in every zone that may be meant,
    /// `Some(false)` if it touches them in none, `None` otherwise.
    ///
    /// # Errors
    /// [`TimeError`] where a clock time or zone is none, or at the calendar's edge.
    pub fn hold(&self, interval: Interval) -> Result<Option<bool>, TimeError> {
        // Longer than a day and a half: it lies partly inside and partly outside, whatever the hours.
        if interval.seconds() > 129_600 {
            return Ok(None);
        }
        let (mut within_all, mut touches_some) = (true, false);
        for name in &self.zones {
            let zone = zone(name)?;
            let stretches = self.near(interval, &zone)?;
            within_all &= stretches.iter().any(|stretch| stretch.contains(interval));
            touches_some |= stretches.iter().any(|stretch| stretch.overlaps(interval));
        }
        Ok(if within_all {
            Some(true)
        } else if touches_some {
            None
        } else {
            Some(false)
        })
    }

    /// The hours of the days around an interval.
    fn near(&self, interval: Interval, zone: &TimeZone) -> Result<Vec<Interval>, TimeError> {
        let wrong = || TimeError::NoInstant(interval.from.to_string());
        let first = Timestamp::from_second(interval.from.0).map_err(|_| wrong())?.to_zoned(zone.clone()).date();
        let mut stretches = Vec::new();
        for days in -1..=3 {
            let date = next(first, days)?;
            let from = clock(date, &self.from, zone)?.from;
            let same_day = clock(date, &self.to, zone)?.from;
            let to = if same_day > from { same_day } else { clock(next(date, 1)?, &self.to, zone)?.from };
            stretches.push(Interval::new(from, to)?);
        }
        Ok(stretches)
    }
}

/// An interval in words, on the clock of `zone`: `19 Mar 2025 02:08`, `18 Mar 2025 18:00 to 19 Mar 2025 08:00`.
#[must_use]
pub fn civil_text(interval: Interval, zone: &TimeZone) -> String {
    let one = |instant: Instant| match Timestamp::from_second(instant.0) {
        Ok(stamp) => stamp.to_zoned(zone.clone()).strftime("%-d %b %Y %H:%M").to_string(),
        Err(_) => "any time".to_owned(),
    };
    if interval.seconds() <= 60 {
        one(interval.from)
    } else {
        format!("{} to {}", one(interval.from), one(interval.to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_night_begins_on_the_eve() {
        let night = night_of(date(2025, 3, 19), &zone("Europe/Kyiv").unwrap()).unwrap();
        assert_eq!(night.from.to_string(), "2025-03-18T16:00:00Z");
        assert_eq!(night.to.to_string(), "2025-03-19T06:00:00Z");
    }

    #[test]
    fn the_same_day_begins_an_hour_earlier_in_moscow() {
        let day_in = |name| day(date(2025, 3, 18), &zone(name).unwrap()).unwrap();
        assert_eq!(day_in("Europe/Moscow").from.plus(3600), day_in("Europe/Kyiv").from);
    }

    #[test]
    fn touching_intervals_do_not_overlap_and_have_no_gap() {
        let one = Interval::new(Instant(0), Instant(10)).unwrap();
        let two = Interval::new(Instant(10), Instant(20)).unwrap();
        assert!(!one.overlaps(two));
        assert_eq!(one.gap(two), 0);
        assert_eq!(one.intersection(two), None);
        assert_eq!(one.hull(two).seconds(), 20);
    }

    #[test]
    fn a_clock_of_25_hours_is_refused() {
        let wrong = clock(date(2025, 3, 18), "25:10", &TimeZone::UTC);
        assert_eq!(wrong, Err(TimeError::NoClock("25:10".into())));
    }

    #[test]
    fn hours_past_midnight_hold_on_both_sides_of_it() {
        let night = Hours { from: "22:00".into(), to: "06:00".into(), zones: vec!["Europe/Kyiv".into()] };
        let kyiv = zone("Europe/Kyiv").unwrap();
        let at = |text: &str| clock(date(2025, 3, 19), text, &kyiv).unwrap();
        assert_eq!(night.hold(at("23:10")), Ok(Some(true)));
        assert_eq!(night.hold(at("02:08")), Ok(Some(true)));
        assert_eq!(night.hold(at("05:59")), Ok(Some(true)));
        assert_eq!(night.hold(at("06:00")), Ok(Some(false)));
        assert_eq!(night.hold(day(date(2025, 3, 19), &kyiv).unwrap()), Ok(None));
        // On another clock it is an hour later: 05:30 in Kyiv is 06:30 in Moscow.
        let either = Hours { zones: vec!["Europe/Kyiv".into(), "Europe/Moscow".into()], ..night };
        assert_eq!(either.hold(at("05:30")), Ok(None));
        assert_eq!(either.hold(at("03:30")), Ok(Some(true)));
        assert_eq!(either.hold(at("12:00")), Ok(Some(false)));
    }

    #[test]
    fn an_unbounded_instant_does_not_move() {
        assert_eq!(Instant::MAX.plus(5), Instant::MAX);
        assert_eq!("2025-03-27T18:00Z".parse::<Instant>().unwrap().to_string(), "2025-03-27T18:00:00Z");
    }
}
