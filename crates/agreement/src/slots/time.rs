//! Slots about time: dates, clocks, zones, lengths.

use jiff::civil::Date;
use model::Name;

use super::{number, unit};
use crate::ast::{Moment, Period, Span};
use crate::cursor::{Cursor, Trouble};

/// A hundred years.
const MOST_DAYS: i64 = 36_525;

/// `30 days`.
pub(super) fn days(c: &mut Cursor<'_, '_>, example: &str) -> Result<i64, Trouble> {
    let days = number(c, 1..=MOST_DAYS, "the number of days", example)?;
    unit(c, &["days", "day"], example)?;
    Ok(days)
}

/// `3 calendar months`.
pub(super) fn months(c: &mut Cursor<'_, '_>, example: &str) -> Result<i64, Trouble> {
    let months = number(c, 1..=1_200, "the number of months", example)?;
    unit(c, &["calendar"], example)?;
    unit(c, &["months", "month"], example)?;
    Ok(months)
}

/// `72 hours`, `3 days`, `2 weeks`.
pub(super) fn span(c: &mut Cursor<'_, '_>, example: &str) -> Result<Span, Trouble> {
    let n = number(c, 1..=MOST_DAYS, "the number of hours or days", example)?;
    match unit(c, &["hours", "hour", "days", "day", "weeks", "week"], example)? {
        "hours" | "hour" => Ok(Span { n, hours: true }),
        "weeks" | "week" => Ok(Span { n: n * 7, hours: false }),
        _ => Ok(Span { n, hours: false }),
    }
}

/// `day`, `week`, `month`, `30 days`.
pub(super) fn period(c: &mut Cursor<'_, '_>, example: &str) -> Result<Period, Trouble> {
    if c.peek().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit())) {
        return span(c, example).map(Period::Every);
    }
    Ok(match unit(c, &["day", "week", "month"], example)? {
        "week" => Period::Week,
        "month" => Period::Month,
        _ => Period::Day,
    })
}

/// `2025-03-18`, `2025-03-18, 2025-03-25` or `2025-03-18 or 2025-03-19`, then `18:00`, then a zone.
pub(super) fn moment(c: &mut Cursor<'_, '_>) -> Result<Moment, Trouble> {
    const EXAMPLE: &str = "2025-03-18 18:00 Europe/Kyiv";
    let mut dates = vec![date(c)?];
    loop {
        let before = *c;
        if (c.eat(&[","]) || c.eat(&["or"])) && c.peek().is_some_and(is_date_like) {
            dates.push(date(c)?);
        } else {
            *c = before;
            break;
        }
    }
    let time = *c;
    let clock = match c.peek() {
        Some(word) if word.contains(':') => Some(clock(c, EXAMPLE)?),
        _ => None,
    };
    let zone = zone(c)?;
    if clock.is_none() {
        c.eat(&[",", "hour", "is", "not", "said"]);
    }
    if let (Some(clock), Some(zone)) = (&clock, &zone) {
        for date in &dates {
            skipped(*date, clock, zone).map_err(|message| {
                let hint = "the clocks go forward over it: write the time before or after the hour that is left out";
                time.trouble("P04", || (message, hint))
            })?;
        }
    }
    Ok(Moment { dates, clock, zone })
}

/// Whether a clock time is one that the clocks of a zone leave out on that day.
fn skipped(date: Date, clock: &str, zone: &str) -> Result<(), String> {
    let placed = model::zone(zone).and_then(|known| Ok((model::clock(date, clock, &known)?, known)));
    match placed {
        Ok((minute, known)) if !model::civil_text(minute, &known).ends_with(&format!("{clock:0>5}")) => {
            Err(format!("there is no {clock} on {date} in `{zone}`"))
        }
        _ => Ok(()),
    }
}

pub(super) fn clock(c: &mut Cursor<'_, '_>, example: &str) -> Result<Name, Trouble> {
    let word = c.peek().unwrap_or_default();
    model::clock(Date::constant(2000, 1, 1), word, &jiff::tz::TimeZone::UTC).map_err(|_| {
        c.trouble("P04", || {
            (format!("`{word}` is no time of day"), format!("write hours to 23 and minutes to 59: `{example}`"))
        })
    })?;
    c.take();
    Ok(word.into())
}

/// A zone, or `None` where it is said that it is not said.
pub(super) fn zone(c: &mut Cursor<'_, '_>) -> Result<Option<Name>, Trouble> {
    match c.peek() {
        Some(word) if word.contains('/') || word == "UTC" => {
            model::zone(word).map_err(|error| {
                c.trouble("P05", || (error.to_string(), "write an IANA name, such as `Europe/Kyiv`"))
            })?;
            c.take();
            Ok(Some(word.into()))
        }
        _ if c.eat(&[",", "zone", "is", "not", "said"]) => Ok(None),
        Some(word) if word.starts_with(['+', '-']) || word == "Z" || is_short_zone(word) => {
            let hint = "write an IANA name, such as `Europe/Kyiv` or `UTC`: it also says what summer time does";
            Err(c.trouble("P05", || (format!("`{word}` is no zone that everybody reads alike"), hint)))
        }
        _ => Err(c.trouble("P05", || {
            ("the date has no zone", "write `2025-03-18 18:00 Europe/Kyiv`, or `, zone is not said` behind the date")
        })),
    }
}

/// `CET`, `GMT+2`: each means several zones, or one that changes with the season.
fn is_short_zone(word: &str) -> bool {
    let letters = word.trim_end_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '+' | '-' | ':'));
    (2..=5).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn date(c: &mut Cursor<'_, '_>) -> Result<Date, Trouble> {
    let word = c.peek().unwrap_or_default();
    match word.parse() {
        Ok(date) if word.len() == 10 => {
            c.take();
            Ok(date)
        }
        _ if let Some(meant) = turned(word) => {
            let hint = format!("did you mean `{meant}`? write year, month and day");
            Err(c.trouble("P04", || (format!("`{word}` is not a date"), hint)))
        }
        _ if is_date_like(word) => {
            Err(c.trouble("P04", || (format!("`{word}` is not a day of the calendar"), "check the day and the month")))
        }
        _ => Err(c.trouble("P04", || {
            let message =
                if word.is_empty() { "the date is missing".into() } else { format!("`{word}` is not a date") };
            (message, "write year, month and day: `2025-03-18`")
        })),
    }
}

/// The date that `18.03.2025` means.
fn turned(word: &str) -> Option<Date> {
    let mut parts = word.split('.').rev();
    let year_first = [parts.next()?, parts.next()?, parts.next()?].join("-");
    year_first.parse().ok().filter(|_| parts.next().is_none())
}

fn is_date_like(word: &str) -> bool {
    word.len() == 10 && word.bytes().filter(u8::is_ascii_digit).count() == 8
}
