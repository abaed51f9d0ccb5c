//! The look for scripts: one JSON object a line, `show` says of which kind.
//!
//! `summary` is the record of `summary.json`, `claim` and `clarify` those of `claims` and of what to clarify. Version 1 of the
//! others: every record of a kind has the same fields; what is absent or not known is null.

use model::{ClaimOutcome, Day, Edition, Flip, Name};
use serde::Serialize;

use super::bound::{self, Bound, Run};
use super::days::{self, Days, Known, Row, Subject};
use crate::claims::record;
use crate::error::PublishError;
use crate::exporters::summary;
use crate::index::Index;
use crate::records::{ClarifyRecord, lines};

/// The version of the records that are only here.
const VERSION: u8 = 1;

/// A record, with its kind first.
#[derive(Serialize)]
struct Shown<T> {
    show: &'static str,
    #[serde(flatten)]
    record: T,
}

/// A row by day: what [`Subject`] says, as words.
#[derive(Serialize)]
struct DaysRecord<'a> {
    v: u8,
    reading: &'a str,
    certainty: &'static [&'static str],
    /// Of whom it is alleged; null where that is asked of nobody, and of nobody by name.
    party: Option<&'a str>,
    first: Option<String>,
    /// A count for each day from the first on; null where it is not known.
    counts: Vec<Option<usize>>,
    /// Whether anything was compiled of each of these days.
    compiled: Vec<bool>,
    incidents: &'a [&'a str],
    undated: &'a [&'a str],
    elsewhere: &'a [&'a str],
}

#[derive(Serialize)]
struct BoundRecord<'a> {
    v: u8,
    reading: &'a str,
    party: &'a str,
    from: Option<String>,
    /// The last day; null where no end is known.
    until: Option<String>,
    bound: &'static str,
}

#[derive(Serialize)]
struct FlipRecord<'a> {
    v: u8,
    incident: &'a str,
    party: &'a str,
    readings: Vec<UnderRecord<'a>>,
}

#[derive(Serialize)]
struct UnderRecord<'a> {
    reading: &'a str,
    published: &'static str,
    hangs_on: Vec<String>,
}

/// All that the look tells, as JSON Lines; of one reading where it is named, and what is the same under each.
///
/// # Errors
/// [`PublishError::Misaligned`], [`PublishError::Time`] or [`PublishError::Json`].
pub fn show_json(edition: &Edition, reading: Option<&str>) -> Result<String, PublishError> {
    let index = Index::new(edition)?;
    let days = Days::of(&index)?;
    let is_told = |one: &Name| reading.is_none_or(|only| **one == *only);
    let mut text = all("summary", [summary(&index)])?;
    for reading in edition.agreement.readings.iter().filter(|one| is_told(&one.id)) {
        let rows = days::rows(&index, days.as_ref(), reading)?;
        text += &all("days", rows.iter().map(|row| days_record(&reading.id, days.as_ref(), row)))?;
        for party in &edition.agreement.parties {
            let runs = bound::runs(&index, &reading.id, &party.id)?.unwrap_or_default();
            text += &all("bound", runs.iter().map(|run| bound_record(&reading.id, &party.id, run)))?;
        }
    }
    text += &all("flip", edition.headline.flips.iter().map(|flip| flip_record(&index, flip)))?;
    let stands_against = |outcome| matches!(outcome, ClaimOutcome::Inconsistent | ClaimOutcome::Disputed);
    let checked = edition.checked.iter().filter(|one| stands_against(one.now.outcome));
    text += &all("claim", checked.map(|one| record(&index, one)))?;
    let clarify = edition.headline.clarify.iter().filter(|one| is_told(&one.reading));
    text += &all("clarify", clarify.map(|one| ClarifyRecord::new(&index, one)))?;
    Ok(text)
}

fn all<T: Serialize>(show: &'static str, records: impl IntoIterator<Item = T>) -> Result<String, PublishError> {
    lines(records.into_iter().map(|record| Shown { show, record }))
}

fn date(day: Day) -> Option<String> {
    day.date().map(|date| date.to_string())
}

fn days_record<'a>(reading: &'a str, days: Option<&Days<'_>>, row: &'a Row<'_>) -> DaysRecord<'a> {
    let each = || days.into_iter().flat_map(|days| days.each().map(move |day| (days, day)));
    DaysRecord {
        v: VERSION,
        reading,
        certainty: if row.subject == Subject::Sure { &["corroborated", "verified"] } else { &["alleged", "reported"] },
        party: if let Subject::Of(party) = row.subject { Some(party) } else { None },
        first: days.and_then(|days| date(days.first)),
        counts: each().map(|(days, day)| days.count(row, day)).collect(),
        compiled: each().map(|(days, day)| days.known(day, row.subject) != Known::Nothing).collect(),
        incidents: &row.incidents,
        undated: &row.undated,
        elsewhere: &row.elsewhere,
    }
}

fn bound_record<'a>(reading: &'a str, party: &'a str, run: &Run) -> BoundRecord<'a> {
    let bound = if run.bound == Bound::Whole { "whole" } else { "in part or may be" };
    BoundRecord { v: VERSION, reading, party, from: date(run.from), until: date(run.until.plus(-1)), bound }
}

fn flip_record<'a>(index: &Index<'_>, flip: &'a Flip) -> FlipRecord<'a> {
    let under = |(reading, kind, hangs_on): &'a (Name, model::FindingKind, Vec<String>)| UnderRecord {
        reading,
        published: kind.word(),
        hangs_on: hangs_on.iter().map(|words| index.redact(words)).collect(),
    };
    let readings = flip.readings.iter().map(under).collect();
    FlipRecord { v: VERSION, incident: &flip.incident, party: &flip.party, readings }
}
