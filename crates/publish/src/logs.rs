//! The records of what is found of a log of events. Version 1, as in `records.rs`.

use std::collections::BTreeMap;

use model::{FindingKind, LogCounts, LogFinding};
use serde::Serialize;

use crate::error::PublishError;
use crate::records::{CoverageRecord, coverage, lines};

#[derive(Serialize)]
struct FindingRecord<'a> {
    v: u8,
    line: Option<u64>,
    reading: &'a str,
    term: &'a str,
    party: &'a str,
    finding: &'static str,
    coverage: CoverageRecord,
    due: Option<String>,
    met_by: Option<u64>,
}

#[derive(Serialize)]
struct CountsRecord<'a> {
    v: u8,
    reading: &'a str,
    term: &'a str,
    counts: BTreeMap<&'static str, u64>,
}

/// A finding about a row of a log, or about a duty that it raised, as a line of JSON.
///
/// # Errors
/// [`PublishError`].
pub fn log_finding_json(finding: &LogFinding<'_>) -> Result<String, PublishError> {
    lines(std::iter::once(FindingRecord {
        v: 1,
        line: finding.line,
        reading: finding.reading,
        term: finding.term,
        party: finding.party,
        finding: finding.kind.word(),
        coverage: coverage(finding.coverage),
        due: finding.due.map(|due| due.to_string()),
        met_by: finding.met_by,
    }))
}

/// How many findings of each kind a log has, as JSON Lines by reading and term.
///
/// # Errors
/// [`PublishError`].
pub fn log_counts_json(counts: &[LogCounts]) -> Result<String, PublishError> {
    lines(counts.iter().map(|one| CountsRecord {
        v: 1,
        reading: &one.reading,
        term: &one.term,
        counts: FindingKind::ALL.into_iter().map(|kind| (kind.word(), one.of(kind))).collect(),
    }))
}
