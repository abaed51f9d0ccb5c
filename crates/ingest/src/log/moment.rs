//! The time of a row.

use jiff::Timestamp;
use model::Instant;

use super::cell::Cell;

/// How a log writes its times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Whole seconds since 1970.
    Seconds,
    /// RFC 3339.
    Iso,
}

/// A day that was read last, for logs whose rows of one day stand together.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LastDay {
    text: Option<[u8; 10]>,
    from: i64,
}

impl Unit {
    pub(crate) const WORDS: [(&str, Self); 2] = [("seconds", Self::Seconds), ("iso", Self::Iso)];

    /// What is wrong with a text that is no time, and what to write instead.
    pub(crate) fn complaint(self, text: &str) -> (String, String) {
        let (what, hint) = match self {
            Self::Seconds => (
                "a number of whole seconds since 1970",
                "write whole seconds, not milliseconds, or set `unit` under `[time]` to `iso`",
            ),
            Self::Iso => {
                ("a time with a zone", "write it as `2025-03-18T10:00Z`, or set `unit` under `[time]` to `seconds`")
            }
        };
        let message = if text.is_empty() { "no time".to_owned() } else { format!("`{text}` is not {what}") };
        (message, hint.to_owned())
    }
}

/// Whole seconds since 1970; `None` where it is no time.
#[inline]
pub(crate) fn seconds(cell: Cell<'_>) -> Option<Instant> {
    // The calendar ends within these.
    const LAST: u64 = 253_402_207_200;
    match cell.key.number() {
        Some(number) if number <= LAST => i64::try_from(number).ok().map(Instant),
        _ => signed_seconds(cell.bytes),
    }
}

/// RFC 3339; `None` where it is no time.
pub(crate) fn iso(cell: Cell<'_>, last: &mut LastDay) -> Option<Instant> {
    clocked(cell.bytes, last).map(Instant).or_else(|| text(cell.bytes)?.parse().ok())
}

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().map(str::trim)
}

/// With a sign, blanks, or many noughts.
#[cold]
fn signed_seconds(bytes: &[u8]) -> Option<Instant> {
    let seconds = text(bytes)?.parse().ok()?;
    Timestamp::from_second(seconds).ok().map(|_| Instant(seconds))
}

/// `2025-03-18T10:00Z` or `2025-03-18T10:00:00Z`, by far the most usual; `None` for anything else.
fn clocked(bytes: &[u8], last: &mut LastDay) -> Option<i64> {
    let (day, rest) = bytes.split_first_chunk::<10>()?;
    let (hour, minute, second) = match rest {
        [b'T', h, i, b':', m, n, b'Z'] => ((h, i), (m, n), (&b'0', &b'0')),
        [b'T', h, i, b':', m, n, b':', s, t, b'Z'] => ((h, i), (m, n), (s, t)),
        _ => return None,
    };
    let below = |(tens, ones): (&u8, &u8), end: i64| {
        let number = i64::from(tens.checked_sub(b'0')?) * 10 + i64::from(ones.checked_sub(b'0')?);
        (tens.is_ascii_digit() && ones.is_ascii_digit() && number < end).then_some(number)
    };
    let seconds = below(hour, 24)? * 3600 + below(minute, 60)? * 60 + below(second, 60)?;
    if last.text != Some(*day) {
        let from: Instant = format!("{}T00:00Z", std::str::from_utf8(day).ok()?).parse().ok()?;
        *last = LastDay { text: Some(*day), from: from.0 };
    }
    Some(last.from + seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_form_is_read_as_every_other_is() {
        let mut last = LastDay::default();
        let days = ["1969-12-31", "2024-02-29", "2025-02-29", "2025-03-18", "9999-12-31", "2025-13-01", "+025-03-18"];
        let clocks = ["00:00", "23:59:59", "24:00", "12:60", "1::00", "23:59:60", "10:00:00.5", "9:00", "10:00/"];
        for day in days {
            for clock in clocks {
                for zone in ["Z", "+02:00", "", "z"] {
                    let text = format!("{day}T{clock}{zone}");
                    let expected = text.parse().ok();
                    assert_eq!(iso(Cell::of(text.as_bytes()), &mut last), expected, "{text}");
                }
            }
        }
    }

    #[test]
    fn seconds_are_whole_and_inside_the_calendar() {
        let read = |text: &str| seconds(Cell::of(text.as_bytes()));
        assert_eq!(read("1742292000"), Some(Instant(1_742_292_000)));
        assert_eq!(read(" -5 "), Some(Instant(-5)));
        assert_eq!(read("00000000000000000000007"), Some(Instant(7)));
        for text in ["1742292000000", "1.5", "", "-9223372036854775808", "9223372036854775807", "1e3", "0x1"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
