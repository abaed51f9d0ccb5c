//! Times as they are shown to people: on the clock of the case.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::{CaseInfo, Day, Instant, Interval, Name, TimeError, civil_text};

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

    /// The day of an instant.
    ///
    /// # Errors
    /// [`TimeError`].
    pub(crate) fn day(&self, at: Instant) -> Result<Day, TimeError> {
        Day::of(at, &self.zone)
    }

    /// The first day of which no part lies before an instant.
    ///
    /// # Errors
    /// [`TimeError`].
    pub(crate) fn whole_day(&self, at: Instant) -> Result<Day, TimeError> {
        Day::whole_from(at, &self.zone)
    }

    /// The day on which something happened; `None` where it may be one of several.
    ///
    /// # Errors
    /// [`TimeError`].
    pub(crate) fn day_of(&self, interval: Interval) -> Result<Option<Day>, TimeError> {
        let [first, last] = Day::range(interval, &self.zone)?;
        Ok((first == last).then_some(first))
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

    /// The civil date of an instant; `None` beyond the years that a calendar has.
    pub(crate) fn date(&self, instant: Instant) -> Option<Date> {
        let timestamp = jiff::Timestamp::from_second(instant.0).ok()?;
        Some(self.zone.to_datetime(timestamp).date())
    }

    /// The instant at which a day begins.
    pub(crate) fn begins(&self, day: Date) -> Option<Instant> {
        model::day(day, &self.zone).ok().map(|whole| whole.from)
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
