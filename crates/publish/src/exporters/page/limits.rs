//! What was read and what was not, what nobody saw, what the text leaves open, and what is known to be imperfect.

use serde::Serialize;

use crate::index::Index;
use crate::skips::{SkipReason, skip_reasons};
use crate::turns::{cause_text, finding_change_text, incident_change_text};

/// An account of every row, and of what could not be seen.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct CoverageData<'a> {
    rows: usize,
    statements: usize,
    skipped: usize,
    unusable: usize,
    claims: usize,
    undated: usize,
    undated_used: bool,
    undecided: usize,
    skips: Vec<SkipReason>,
    witnessed: Vec<WitnessedData>,
    by_voices: Vec<VoicesData>,
    one_interested: usize,
    one_side: usize,
    unresolved: Vec<UnresolvedData<'a>>,
    issues: Vec<IssueData<'a>>,
}

/// Incidents of a certainty.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct WitnessedData {
    #[cfg_attr(test, ts(type = "Certainty"))]
    certainty: &'static str,
    n: usize,
}

/// Incidents by how many voices say that they happened.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct VoicesData {
    voices: &'static str,
    n: usize,
}

/// A place that was not found.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct UnresolvedData<'a> {
    incident: &'a str,
    why: &'a str,
}

/// Trouble in the data.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct IssueData<'a> {
    severity: &'static str,
    file: &'a str,
    line: u32,
    column: Option<&'a str>,
    message: String,
    hint: String,
}

/// What in the text cannot be ruled on.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct DiagnosticData<'a> {
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    hint: &'a str,
    article: String,
    line: u32,
}

/// Where readings part.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct DivergenceData<'a> {
    /// Null for the agreement as a whole.
    term: Option<&'a str>,
    about: &'a str,
    #[cfg_attr(test, ts(type = "Dimension | null"))]
    dimension: Option<&'static str>,
    positions: Vec<PositionData<'a>>,
    witness: Option<&'a str>,
    incidents: Option<usize>,
}

/// What some readings say.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct PositionData<'a> {
    says: &'a str,
    readings: Vec<&'a str>,
}

/// What changed since the edition before.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct SinceData<'a> {
    number: u32,
    findings: Vec<ChangeData<'a>>,
    incidents: Vec<String>,
}

/// A finding that is not what it was.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct ChangeData<'a> {
    id: &'a str,
    told: String,
    causes: Vec<String>,
}

/// What is known to be imperfect, and which incidents it concerns.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct DifferenceData<'a> {
    text: String,
    incidents: Vec<&'a str>,
}

pub(super) fn coverage<'a>(index: &'a Index<'a>) -> CoverageData<'a> {
    let (edition, headline) = (index.edition, &index.edition.headline);
    let lost = |entry: &'a crate::index::Entry<'a>| {
        Some(UnresolvedData { incident: &entry.incident.id, why: entry.unresolved.as_deref()? })
    };
    CoverageData {
        rows: edition.accounting.rows_in,
        statements: edition.accounting.statements,
        skipped: edition.accounting.skipped.len(),
        unusable: edition.accounting.issues,
        claims: edition.claims.len(),
        undated: edition.undated,
        undated_used: edition.undated_used,
        undecided: edition.resolution.undecided.len(),
        skips: skip_reasons(&edition.accounting)
            .into_iter()
            .map(|one| SkipReason { reason: index.redact(&one.reason), ..one })
            .collect(),
        witnessed: headline
            .witnessed
            .iter()
            .map(|seen| WitnessedData { certainty: seen.certainty.word(), n: seen.n })
            .collect(),
        by_voices: headline.by_voices.told().map(|(voices, n)| VoicesData { voices, n }).into(),
        one_interested: headline.by_voices.one_interested,
        one_side: headline.one_side,
        unresolved: index.entries.iter().filter_map(lost).collect(),
        issues: edition
            .issues
            .iter()
            .map(|issue| IssueData {
                severity: issue.severity.word(),
                file: &issue.file,
                line: issue.line,
                column: issue.column.as_deref(),
                message: index.redact(&issue.message),
                hint: index.redact(&issue.hint),
            })
            .collect(),
    }
}

pub(super) fn diagnostics<'a>(index: &Index<'a>) -> Vec<DiagnosticData<'a>> {
    let all = index.edition.diagnostics.iter();
    all.map(|one| DiagnosticData {
        code: one.code,
        severity: one.severity.word(),
        message: &one.message,
        hint: &one.hint,
        article: one.span.article_text(),
        line: one.span.line,
    })
    .collect()
}

pub(super) fn divergences<'a>(index: &Index<'a>) -> Vec<DivergenceData<'a>> {
    let all = index.edition.headline.divergences.iter();
    all.map(|one| DivergenceData {
        term: one.term.as_deref(),
        about: &one.about,
        dimension: one.dimension.map(model::Dimension::word),
        positions: one
            .positions
            .iter()
            .map(|(says, readings)| PositionData { says, readings: readings.iter().map(|id| &**id).collect() })
            .collect(),
        witness: one.witness.as_deref(),
        incidents: one.incidents,
    })
    .collect()
}

pub(super) fn differences<'a>(index: &'a Index<'a>) -> Vec<DifferenceData<'a>> {
    let all = index.differences.0.iter();
    all.map(|one| DifferenceData { text: index.redact(&one.difference.text), incidents: one.incidents.clone() })
        .collect()
}

/// Only what may be printed is told of a finding; nothing is said of what is computed and not confirmed.
pub(super) fn since<'a>(index: &Index<'a>) -> Option<SinceData<'a>> {
    let since = index.edition.since.as_ref()?;
    let told = |one: &'a model::FindingChange| ChangeData {
        id: &one.id,
        told: index.redact(&finding_change_text(one, |state| state.published)),
        causes: one.causes.iter().map(|cause| index.redact(&cause_text(cause))).collect(),
    };
    Some(SinceData {
        number: since.number,
        findings: since.findings.iter().map(told).collect(),
        incidents: since.incidents.iter().map(incident_change_text).collect(),
    })
}
