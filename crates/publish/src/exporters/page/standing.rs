//! When each party was bound, and the days over which the case reaches.

use jiff::civil::Date;
use model::{Edition, Instant, Interval};
use serde::Serialize;

use crate::index::Index;
use crate::timeline;

/// One part of the life of an agreement for one party.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct StandingData {
    reading: usize,
    party: usize,
    about: String,
    standing: &'static str,
    /// Whether the standing is known.
    known: bool,
    /// Minutes from the Unix epoch, not before and not after; null where there is no bound.
    from: [Option<i32>; 2],
    until: [Option<i32>; 2],
    from_told: String,
    until_told: String,
    because: String,
    /// Each end that may be meant, in words.
    ends: Vec<String>,
}

/// A day on the clock of the case.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct DayData {
    /// `YYYY-MM-DD`.
    date: String,
    /// The minute from the Unix epoch at which it begins.
    from: i32,
}

/// Days of which reports were compiled.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct CompiledData {
    /// The first and the last, `YYYY-MM-DD`.
    from: String,
    until: String,
    /// Why the reports of these days are a choice, where they are.
    picked: Option<String>,
    missing: Vec<MissingData>,
}

/// Days on which reports are missing.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct MissingData {
    days: Vec<String>,
    /// The party whose acts would be missing; null for every party's.
    about: Option<usize>,
    why: String,
}

/// A time that is known no better than to a month makes no day of the page.
const VAGUE_S: i64 = 31 * 86_400;
/// As many days as a slider can tell apart: two hundred years.
const MOST_DAYS: usize = 73_000;

pub(super) fn standings(index: &Index<'_>) -> Vec<StandingData> {
    let entries = index.edition.timeline.iter();
    entries
        .filter_map(|entry| {
            let (standing, because) = timeline::printed(index, entry);
            Some(StandingData {
                reading: index.reading_place(&entry.reading)?,
                party: index.party_place(&entry.party)?,
                about: timeline::about(index.edition, entry),
                standing: standing.word(),
                known: standing.is_known(),
                from: [entry.from.0, entry.from.1].map(super::minutes),
                until: [entry.until.0, entry.until.1].map(super::minutes),
                from_told: timeline::from(&index.clock, entry),
                until_told: timeline::until(&index.clock, entry),
                because,
                ends: timeline::ends(&index.clock, entry),
            })
        })
        .collect()
}

/// A day that a calendar has, `YYYY-MM-DD`.
fn date(day: model::Day) -> Option<String> {
    day.date().map(|date| date.to_string())
}

pub(super) fn compiled(index: &Index<'_>) -> Vec<CompiledData> {
    let missing = |one: &model::Missing| MissingData {
        days: one.days.iter().filter_map(|day| date(*day)).collect(),
        about: one.about.as_deref().and_then(|party| index.party_place(party)),
        why: index.redact(&one.why),
    };
    let blocks = index.edition.compiled.iter();
    blocks
        .filter_map(|one| {
            Some(CompiledData {
                from: date(one.from)?,
                until: date(one.until)?,
                picked: one.picked.as_deref().map(|why| index.redact(why)),
                missing: one.missing.iter().map(missing).collect(),
            })
        })
        .collect()
}

/// Every day from that on which the first incident may have begun to that on which the last had ended, and one more that
/// closes it. Empty where no incident's time is known.
pub(super) fn days(index: &Index<'_>) -> Vec<DayData> {
    let Some(Interval { from, to }) = reach(index.edition) else { return Vec::new() };
    let mut days = Vec::new();
    let mut date: Option<Date> = index.clock.date(from);
    while let Some(day) = date.filter(|_| days.len() < MOST_DAYS) {
        let Some(begins) = index.clock.begins(day) else { break };
        days.extend(super::minutes(begins).map(|from| DayData { date: day.to_string(), from }));
        date = day.tomorrow().ok().filter(|_| begins < to);
    }
    days
}

fn reach(edition: &Edition) -> Option<Interval> {
    let times = edition.resolution.incidents.iter().map(|incident| incident.time.interval);
    let bounded = |time: &Interval| time.from != Instant::MIN && time.to != Instant::MAX && time.seconds() <= VAGUE_S;
    times.filter(bounded).reduce(Interval::hull)
}
