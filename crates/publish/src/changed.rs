//! The records of a finding and of an incident that changed, for `--json`. No exporter writes it; what it tells is what two editions tell.
//!
//! Version 1, with the promise of [`crate::records`].

use model::{Comparing, FindingChange, FindingState, IncidentChange, Reason};
use serde::Serialize;

use crate::error::PublishError;
use crate::records::{CoverageRecord, coverage, lines, names};

/// The version of the record.
const VERSION: u8 = 1;

#[derive(Serialize)]
struct FindingChangeRecord<'a> {
    v: u8,
    id: &'a str,
    term: &'a str,
    reading: &'a str,
    subject: &'a str,
    party: &'a str,
    change: &'static str,
    before: Option<StateRecord<'a>>,
    after: Option<StateRecord<'a>>,
    dimensions: Vec<TurnedRecord>,
    causes: Vec<CauseRecord<'a>>,
}

#[derive(Serialize)]
struct StateRecord<'a> {
    id: &'a str,
    finding: &'static str,
    published: &'static str,
    certainty: &'static str,
    attribution: &'static str,
    coverage: CoverageRecord,
    deciding: Vec<ReasonRecord<'a>>,
}

#[derive(Serialize)]
struct ReasonRecord<'a> {
    dimension: &'a str,
    because: &'a str,
    clause: Option<&'a str>,
}

#[derive(Serialize)]
struct TurnedRecord {
    dimension: &'static str,
    before: &'static str,
    after: &'static str,
}

#[derive(Serialize)]
struct CauseRecord<'a> {
    cause: &'static str,
    about: Option<&'a str>,
    ids: Vec<&'a str>,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

impl<'a> StateRecord<'a> {
    fn new(state: &'a FindingState) -> Self {
        let reason = |one: &'a Reason| ReasonRecord {
            dimension: &one.dimension,
            because: &one.because,
            clause: one.clause.as_deref(),
        };
        Self {
            id: &state.id,
            finding: state.finding.word(),
            published: state.published.word(),
            certainty: state.certainty.word(),
            attribution: state.attribution.word(),
            coverage: coverage(state.coverage),
            deciding: state.deciding.iter().map(reason).collect(),
        }
    }
}

/// Findings that changed and that `keep` lets through, one JSON object a line.
///
/// # Errors
/// [`PublishError::Json`].
pub fn finding_change_json(
    comparing: &Comparing,
    keep: impl Fn(&FindingChange) -> bool,
) -> Result<String, PublishError> {
    lines(comparing.changes.iter().filter(|one| keep(one)).map(|one| {
        FindingChangeRecord {
            v: VERSION,
            id: &one.id,
            term: &one.term,
            reading: &one.reading,
            subject: &one.subject,
            party: &one.party,
            change: one.turn().word(),
            before: one.before.as_ref().map(StateRecord::new),
            after: one.after.as_ref().map(StateRecord::new),
            dimensions: one
                .dimensions()
                .into_iter()
                .map(|(dimension, before, after)| TurnedRecord {
                    dimension: dimension.word(),
                    before: before.word(),
                    after: after.word(),
                })
                .collect(),
            causes: one
                .causes
                .iter()
                .map(|cause| CauseRecord {
                    cause: cause.kind.word(),
                    about: Some(cause.about.as_str()).filter(|about| !about.is_empty()),
                    ids: names(&cause.ids),
                    before: cause.before.as_deref(),
                    after: cause.after.as_deref(),
                })
                .collect(),
        }
    }))
}

#[derive(Serialize)]
struct IncidentChangeRecord<'a> {
    v: u8,
    change: &'static str,
    before: Vec<&'a str>,
    after: Vec<&'a str>,
    statements: Vec<&'a str>,
}

/// What became of incidents, one JSON object a line.
///
/// # Errors
/// [`PublishError::Json`].
pub fn incident_change_json(changes: &[IncidentChange]) -> Result<String, PublishError> {
    lines(changes.iter().map(|one| IncidentChangeRecord {
        v: VERSION,
        change: one.fate.word(),
        before: names(&one.before),
        after: names(&one.after),
        statements: names(&one.statements),
    }))
}
