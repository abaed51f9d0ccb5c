//! Times as they are shown to people: on the clock of the case.

use jiff::tz::TimeZone;
use model::{CaseInfo, Instant, Interval, Name, civil_text};

/// The civil date of an instant in UTC, `YYYY-MM-DD`. The bound before everything sorts before every date.
pub(crate) fn utc_date(instant: Instant) -> String {
    let text = instant.to_string();
    text.split_once('T').map_or(text.as_str(), |(day, _)| day).to_owned()
}

/// The clock of the case.
pub(crate) struct Clock {
    zone: TimeZone,
    /// IANA name of the zone that is shown.
    pub(crate) name: Name,
}

impl Clock {
    /// The zone of the case. One that the pinned data do not hold is replaced by UTC, and [`Clock::name`] says so.
    pub(crate) fn new(case: &CaseInfo) -> Self {
        match model::zone(&case.zone) {
            Ok(zone) => Self { zone, name: case.zone.clone() },
            Err(_) => Self { zone: TimeZone::UTC, name: "UTC".into() },
        }
    }

    /// An interval in words; a side without a bound is said to have none.
    pub(crate) fn interval(&self, interval: Interval) -> String {
        match (interval.from == Instant::MIN, interval.to == Instant::MAX) {
            (false, false) => civil_text(interval, &self.zone),
            (true, false) => format!("before {}", self.instant(interval.to)),
            (false, true) => format!("from {} on", self.instant(interval.from)),
            (true, true) => "at any time".to_owned(),
        }
    }

    /// The first and the last instant something may have begun at.
    pub(crate) fn between(&self, from: Instant, to: Instant) -> String {
        Interval::new(from, to).map_or_else(|_| self.instant(from), |interval| self.interval(interval))
    }

    /// An instant to the minute.
    pub(crate) fn instant(&self, instant: Instant) -> String {
        match instant {
            Instant::MIN => "the beginning of time".to_owned(),
            Instant::MAX => "the end of time".to_owned(),
            from => civil_text(Interval { from, to: from.plus(60) }, &self.zone),
        }
    }
}
