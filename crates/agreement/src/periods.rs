//! Calendar periods as stretches of time.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use model::{Instant, Interval, TimeError};

use crate::ast::Period;

impl Period {
    /// The period around an instant, by the clock of a zone; `start` is where periods of a fixed length are counted from.
    ///
    /// # Errors
    /// [`TimeError`] for a zone that is none, or at the calendar's edge.
    pub fn around(self, at: Instant, zone: &str, start: Instant) -> Result<Interval, TimeError> {
        if let Self::Every(span) = self {
            let length = span.seconds().max(1);
            let nth = at.0.saturating_sub(start.0).div_euclid(length);
            let from = start.plus(nth.saturating_mul(length));
            return Interval::new(from, from.plus(length));
        }
        let zone = model::zone(zone)?;
        let stamp = Timestamp::from_second(at.0).map_err(|_| TimeError::NoInstant(at.to_string()))?;
        let date = stamp.to_zoned(zone.clone()).date();
        let move_by = |date: Date, span: jiff::Span| date.checked_add(span).map_err(|_| TimeError::OutOfRange(date));
        let (first, after) = match self {
            Self::Day | Self::Every(_) => (date, move_by(date, 1.day())?),
            Self::Week => {
                let monday = move_by(date, -i64::from(date.weekday().to_monday_zero_offset()).days())?;
                (monday, move_by(monday, 7.days())?)
            }
            Self::Month => (date.first_of_month(), move_by(date.last_of_month(), 1.day())?),
        };
        Interval::new(model::day(first, &zone)?.from, model::day(after, &zone)?.from)
    }
}
