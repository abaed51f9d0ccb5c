//! From a civil date, a clock time and a zone to an interval in UTC.

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use model::{Gazetteer, Instant, Interval, Name, Place, Precision, Speaker, TimeError, When, ZoneOrigin};

use crate::fault::Fault;
use crate::words::quoted;

/// How long before its publication an undated thing may lie where no publication date is known, in days.
const UNDATED_DAYS: i64 = 31;

/// The clocks that a civil time may have been read on: one, or several where it is not known which.
#[derive(Clone, Debug)]
pub(crate) struct Clocks {
    first: TimeZone,
    others: Vec<TimeZone>,
    said: String,
    origin: ZoneOrigin,
}

impl Clocks {
    /// The row's zone, else the speaker's, else the place's, else every zone of the gazetteer.
    pub(crate) fn of(row: &str, speaker: &Speaker, place: &Place, gazetteer: &Gazetteer) -> Result<Self, Fault> {
        let (names, origin) = if !row.is_empty() {
            (vec![Name::from(row)], ZoneOrigin::Row)
        } else if !speaker.zones.is_empty() {
            (speaker.zones.clone(), ZoneOrigin::Speaker)
        } else {
            let known =
                place.country.is_some() || place.admin1.as_ref().is_some_and(|name| gazetteer.area(name).is_some());
            let near = gazetteer.zones(place.admin1.as_deref(), place.country.as_deref());
            if known && !near.is_empty() {
                (near, ZoneOrigin::Place)
            } else {
                (gazetteer.zones(None, None), ZoneOrigin::NotSaid)
            }
        };
        let zones = names.iter().map(|name| model::zone(name)).collect::<Result<Vec<_>, _>>();
        let zones = zones.map_err(|error| zone_fault(error.to_string()))?;
        let mut zones = zones.into_iter();
        let Some(first) = zones.next() else {
            return Err(zone_fault("no zone is named, and none is known of the speaker or the place".into()));
        };
        Ok(Self { first, others: zones.collect(), said: names.join(" or "), origin })
    }

    /// The shortest interval that holds what `read` gives on each of the clocks.
    fn hull(&self, read: impl Fn(&TimeZone) -> Result<Interval, TimeError>) -> Result<Interval, TimeError> {
        self.others.iter().try_fold(read(&self.first)?, |hull, zone| Ok(hull.hull(read(zone)?)))
    }
}

fn zone_fault(message: String) -> Fault {
    Fault::of("event_time_zone", message, "write the zone by its IANA name, such as `Asia/Tokyo`")
}

/// What one row says about time.
pub(crate) struct Dated<'r> {
    pub(crate) day: Option<Date>,
    pub(crate) precision: &'r str,
    pub(crate) clock: &'r str,
    pub(crate) published: Option<Date>,
    pub(crate) window_from: Option<Date>,
}

/// When it happened, as far as the words go.
pub(crate) fn when(dated: &Dated<'_>, clocks: &Clocks) -> Result<When, Fault> {
    let words = precision(dated.precision)?;
    let outside = |error: TimeError| Fault::of("event_date", error.to_string(), "check the date");
    let interval = match (words, dated.day, dated.clock.is_empty()) {
        (Precision::Unknown, _, true) => undated(dated, clocks)?,
        (Precision::Unknown | Precision::Week, _, false) => {
            let message = format!("`{}` is a clock time without a day", dated.clock);
            return Err(Fault::of("event_time", message, "leave it empty, or give the day as `day` or `night-of`"));
        }
        (_, None, _) => {
            let message = format!("no date, but the precision `{}`", dated.precision);
            return Err(Fault::of(
                "event_date",
                message,
                "give the date as `2025-03-19`, or the precision as `unknown`",
            ));
        }
        (Precision::Week, Some(day), true) => clocks
            .hull(|zone| Ok(model::day(shifted(day, -6)?, zone)?.hull(model::day(day, zone)?)))
            .map_err(outside)?,
        (Precision::Night, Some(day), true) => clocks.hull(|zone| model::night_of(day, zone)).map_err(outside)?,
        (_, Some(day), true) => clocks.hull(|zone| model::day(day, zone)).map_err(outside)?,
        (_, Some(day), false) => clocked(day, words == Precision::Night, dated.clock, clocks)?,
    };
    let precision = match (dated.clock.is_empty(), dated.clock.contains('/')) {
        (true, _) => words,
        (false, true) => Precision::Span,
        (false, false) => Precision::Minute,
    };
    let day = dated.day.map(|day| day.to_string()).unwrap_or_default();
    let said = [words.word(), &day, dated.clock].into_iter().filter(|part| !part.is_empty());
    Ok(When {
        interval,
        said: said.collect::<Vec<_>>().join(" ").into(),
        zone: clocks.said.as_str().into(),
        zone_origin: clocks.origin,
        precision,
    })
}

/// A date, or `None` for an empty field.
pub(crate) fn date(column: &str, text: &str) -> Result<Option<Date>, Fault> {
    let wrong = |_| Fault::of(column, format!("`{text}` is not a date"), "write it as `2025-03-19`");
    if text.is_empty() { Ok(None) } else { Date::strptime("%Y-%m-%d", text).map(Some).map_err(wrong) }
}

/// The last second of a day in UTC.
pub(crate) fn end_of(column: &str, day: Date) -> Result<Instant, Fault> {
    let outside = |error: TimeError| Fault::of(column, error.to_string(), "check the date");
    Ok(model::day(day, &TimeZone::UTC).map_err(outside)?.to.plus(-1))
}

fn precision(text: &str) -> Result<Precision, Fault> {
    let known = [Precision::Day, Precision::Night, Precision::Week, Precision::Unknown];
    if text.is_empty() {
        return Ok(Precision::Unknown);
    }
    known.into_iter().find(|word| word.word() == text).ok_or_else(|| {
        let hint = format!("write one of {}", quoted(known.map(Precision::word)));
        Fault::of("event_date_precision", format!("`{text}` is not a precision of a date"), hint)
    })
}

/// Any time between the start of the window and the end of the day of publication.
fn undated(dated: &Dated<'_>, clocks: &Clocks) -> Result<Interval, Fault> {
    let fault = |message: String, hint: &str| Fault::of("event_date", message, hint);
    let Some(from) = dated.window_from else {
        return Err(fault("no date, and no `window_from` for the table".into(), "set `window_from` in case.toml"));
    };
    let last = match (dated.published, dated.day) {
        (Some(published), _) => Ok(published),
        (None, Some(day)) => shifted(day, UNDATED_DAYS),
        (None, None) => return Err(fault("no date, and none of publication".into(), "give one of the two")),
    };
    clocks
        .hull(|zone| Interval::new(model::day(from, zone)?.from, model::day(last.clone()?, zone)?.to))
        .map_err(|error| fault(error.to_string(), "check the date, and `window_from` in case.toml"))
}

/// One clock time, or the span from one to another, which passes midnight where the second is the earlier.
fn clocked(day: Date, night: bool, text: &str, clocks: &Clocks) -> Result<Interval, Fault> {
    let fault =
        |error: TimeError| Fault::of("event_time", error.to_string(), "write `02:08`, or a span as `23:38/01:26`");
    let read = |text: &str| Time::strptime("%H:%M", text).map_err(|_| fault(TimeError::NoClock(text.into())));
    let (from, to) = text.split_once('/').unwrap_or((text, text));
    let (first, second) = (read(from)?, read(to)?);
    // A night is named after the morning on which it ends: its evening hours lie on the eve.
    let eve = night && first >= Time::constant(12, 0, 0, 0);
    let from_on = if eve { shifted(day, -1) } else { Ok(day) }.map_err(fault)?;
    let to_on = if second < first { shifted(from_on, 1) } else { Ok(from_on) }.map_err(fault)?;
    clocks.hull(|zone| Ok(model::clock(from_on, from, zone)?.hull(model::clock(to_on, to, zone)?))).map_err(fault)
}

fn shifted(date: Date, days: i64) -> Result<Date, TimeError> {
    date.checked_add(days.days()).map_err(|_| TimeError::OutOfRange(date))
}
