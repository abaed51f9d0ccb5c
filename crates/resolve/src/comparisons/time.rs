//! How near the two are in time, at the precision that both give.

use model::{Instant, Interval, Precision, When};

use super::{NOT_SAID, Rule};

const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

pub(super) const TIME: Rule = Rule {
    name: "time",
    levels: &[
        "within ten minutes",
        "within the hour",
        "same clock, a day apart",
        "hours apart",
        "clock inside the interval",
        "same day or night",
        "overlap",
        "adjoining",
        "hours between",
        "a day or more between",
    ],
    level: |a, b| level(&a.when, &b.when),
};

fn level(a: &When, b: &When) -> &'static str {
    if !is_dated(a) || !is_dated(b) {
        return NOT_SAID;
    }
    let gap = a.interval.gap(b.interval);
    let apart = a.interval.from.0.saturating_sub(b.interval.from.0).saturating_abs();
    if let (Precision::Minute, Precision::Minute) = (a.precision, b.precision) {
        return match gap {
            gap if gap <= 10 * MINUTE => "within ten minutes",
            gap if gap <= HOUR => "within the hour",
            // One report of a bulletin dates an event by the day of the bulletin, another by the day before.
            _ if (apart - DAY).abs() <= 2 * MINUTE => "same clock, a day apart",
            _ => "hours apart",
        };
    }
    let clock = |when: &When| matches!(when.precision, Precision::Minute | Precision::Span);
    if !a.interval.overlaps(b.interval) {
        match gap {
            // One event late in an evening is dated by some to that day, by others to the next.
            gap if gap <= HOUR => "adjoining",
            gap if gap < DAY => "hours between",
            _ => "a day or more between",
        }
    } else if clock(a) || clock(b) {
        "clock inside the interval"
    } else if common(a, b) <= 2 * HOUR {
        // Two neighbouring days read on two clocks.
        "adjoining"
    } else if 10 * common(a, b) >= 9 * a.interval.seconds().max(b.interval.seconds()) {
        // One day or night, but for an hour or two between the clocks that it was read on.
        "same day or night"
    } else {
        "overlap"
    }
}

/// Seconds that lie in both.
fn common(a: &When, b: &When) -> i64 {
    a.interval.intersection(b.interval).map_or(0, Interval::seconds)
}

/// "Before it was published" says nothing of when.
fn is_dated(when: &When) -> bool {
    when.precision != Precision::Unknown && when.interval.from != Instant::MIN && when.interval.to != Instant::MAX
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::ZoneOrigin;

    fn when(from: i64, seconds: i64, precision: Precision) -> When {
        let interval = Interval::new(Instant(from), Instant(from + seconds)).unwrap();
        When { interval, said: "".into(), zone: "UTC".into(), zone_origin: ZoneOrigin::Row, precision }
    }

    fn check(a: &When, b: &When, expect: &str) {
        assert_eq!(level(a, b), expect);
        assert_eq!(level(b, a), expect);
    }

    #[test]
    fn two_clock_times_are_compared_by_the_minute() {
        let clock = |at| when(at, 60, Precision::Minute);
        check(&clock(0), &clock(11 * MINUTE), "within ten minutes");
        check(&clock(0), &clock(12 * MINUTE), "within the hour");
        check(&clock(0), &clock(58 * MINUTE), "within the hour");
        check(&clock(0), &clock(3 * HOUR), "hours apart");
        check(&clock(0), &clock(DAY + MINUTE), "same clock, a day apart");
        check(&clock(0), &clock(DAY + HOUR), "hours apart");
    }

    #[test]
    fn a_clock_time_lies_in_the_night_that_holds_it() {
        let night = when(0, 14 * HOUR, Precision::Night);
        check(&night, &when(8 * HOUR, 60, Precision::Minute), "clock inside the interval");
        check(&night, &night, "same day or night");
        check(&night, &when(HOUR, 14 * HOUR, Precision::Night), "same day or night");
        check(&night, &when(6 * HOUR, DAY, Precision::Day), "overlap");
        check(&night, &when(14 * HOUR, DAY, Precision::Day), "adjoining");
        check(&night, &when(13 * HOUR, DAY, Precision::Day), "adjoining");
        check(&night, &when(24 * HOUR, DAY, Precision::Day), "hours between");
        check(&night, &when(38 * HOUR, DAY, Precision::Day), "a day or more between");
    }

    #[test]
    fn no_more_than_before_publication_says_nothing() {
        check(&when(0, DAY, Precision::Day), &when(0, DAY, Precision::Unknown), NOT_SAID);
    }
}
