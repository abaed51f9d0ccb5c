//! Records of the stages before an edition, for `--json`: a statement, a diagnostic, a word, what readings or drafts say
//! otherwise, who is bound when. No policy is applied to them: they
//! are for whoever works on the case, and no exporter writes them.

use std::collections::BTreeMap;

use model::{
    Change, Diagnostic, Dimension, Divergence, Edition, Facet, Instant, Statement, Taxonomy, TimelineEntry, VerifyNext,
    Word,
};
use serde::Serialize;

use crate::error::PublishError;
use crate::index::Index;
use crate::records::{ClauseRecord, LeavesRecord, WayRecord, lines};

/// The version of these records.
const VERSION: u8 = 1;

#[derive(Serialize)]
struct StatementRecord<'a> {
    v: u8,
    id: &'a str,
    speaker: &'a str,
    source: &'a str,
    address: &'a str,
    file: &'a str,
    line: u32,
    stance: &'static str,
    about: Option<&'a str>,
    act: LeavesRecord,
    object: LeavesRecord,
    means: LeavesRecord,
    outcome: LeavesRecord,
    from: String,
    to: String,
    said: &'a str,
    zone: &'a str,
    zone_origin: &'static str,
    precision: &'static str,
    place: Option<&'a str>,
    admin1: Option<&'a str>,
    country: Option<&'a str>,
    received: Option<String>,
}

#[derive(Serialize)]
struct DiagnosticRecord<'a> {
    v: u8,
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    hint: &'a str,
    file: &'a str,
    line: u32,
    from: usize,
    to: usize,
    article: String,
}

/// Statements, one JSON object a line.
///
/// # Errors
/// [`PublishError::Json`].
pub fn statement_json(statements: &[Statement]) -> Result<String, PublishError> {
    lines(statements.iter().map(|one| StatementRecord {
        v: VERSION,
        id: &one.id,
        speaker: &one.speaker,
        source: &one.page.source,
        address: &one.page.address,
        file: &one.page.file,
        line: one.page.line,
        stance: one.stance.word(),
        about: one.about.as_deref(),
        act: LeavesRecord::new(Facet::Act, one.act),
        object: LeavesRecord::new(Facet::Object, one.object),
        means: LeavesRecord::new(Facet::Means, one.means),
        outcome: LeavesRecord::new(Facet::Outcome, one.outcome),
        from: one.when.interval.from.to_string(),
        to: one.when.interval.to.to_string(),
        said: &one.when.said,
        zone: &one.when.zone,
        zone_origin: one.when.zone_origin.word(),
        precision: one.when.precision.word(),
        place: one.place.name.as_deref(),
        admin1: one.place.admin1.as_deref(),
        country: one.place.country.as_deref(),
        received: one.received.map(|at| at.to_string()),
    }))
}

/// Diagnostics, one JSON object a line, with byte ranges that an editor can underline.
///
/// # Errors
/// [`PublishError::Json`].
pub fn diagnostic_json(diagnostics: &[Diagnostic]) -> Result<String, PublishError> {
    lines(diagnostics.iter().map(|one| DiagnosticRecord {
        v: VERSION,
        code: one.code,
        severity: one.severity.word(),
        message: &one.message,
        hint: &one.hint,
        file: &one.span.file,
        line: one.span.line,
        from: one.span.from,
        to: one.span.to,
        article: one.span.article_text(),
    }))
}

#[derive(Serialize)]
struct WordRecord<'a> {
    v: u8,
    facet: &'static str,
    word: &'a str,
    definition: &'a str,
    verb: Option<&'a str>,
    synonyms: &'a [String],
    holds: &'a [String],
    leaves: Vec<&'a str>,
    disputed: bool,
    codes: BTreeMap<&'static str, &'a [String]>,
}

/// Words of the taxonomy, one JSON object a line.
///
/// # Errors
/// [`PublishError::Json`].
pub fn taxonomy_json(words: &[(Facet, &Word)]) -> Result<String, PublishError> {
    let taxonomy = Taxonomy::shipped();
    lines(words.iter().map(|(facet, word)| WordRecord {
        v: VERSION,
        facet: facet.word(),
        word: &word.name,
        definition: &word.definition,
        verb: Some(word.verb.as_str()).filter(|verb| !verb.is_empty()),
        synonyms: &word.synonyms,
        holds: &word.of,
        leaves: taxonomy.names(*facet, taxonomy.set(*facet, &word.name).unwrap_or_default()),
        disputed: word.disputed,
        codes: word.codes.each().collect(),
    }))
}

#[derive(Serialize)]
struct DivergenceRecord<'a> {
    v: u8,
    term: Option<&'a str>,
    about: &'a str,
    dimension: Option<&'static str>,
    positions: Vec<PositionRecord<'a>>,
    witness: Option<&'a str>,
    incidents: Option<usize>,
}

#[derive(Serialize)]
struct PositionRecord<'a> {
    says: &'a str,
    readings: Vec<&'a str>,
}

/// Divergences, one JSON object a line. `incidents` is null without a case, and where no dimension hangs on the matter.
///
/// # Errors
/// [`PublishError::Json`].
pub fn divergence_json(divergences: &[Divergence]) -> Result<String, PublishError> {
    lines(divergences.iter().map(|one| {
        DivergenceRecord {
            v: VERSION,
            term: one.term.as_deref(),
            about: &one.about,
            dimension: one.dimension.map(Dimension::word),
            positions: one
                .positions
                .iter()
                .map(|(says, readings)| PositionRecord {
                    says,
                    readings: readings.iter().map(|name| &**name).collect(),
                })
                .collect(),
            witness: one.witness.as_deref(),
            incidents: one.incidents,
        }
    }))
}

#[derive(Serialize)]
struct ChangeRecord<'a> {
    v: u8,
    readings: Vec<&'a str>,
    term: Option<&'a str>,
    about: &'a str,
    before: Option<&'a str>,
    after: Option<&'a str>,
    witness: Option<&'a str>,
}

/// Changes, one JSON object a line. What a text does not have is null.
///
/// # Errors
/// [`PublishError::Json`].
pub fn change_json(changes: &[Change]) -> Result<String, PublishError> {
    lines(changes.iter().map(|one| ChangeRecord {
        v: VERSION,
        readings: one.readings.iter().map(|reading| &**reading).collect(),
        term: one.term.as_deref(),
        about: &one.about,
        before: one.before.as_deref(),
        after: one.after.as_deref(),
        witness: one.witness.as_deref(),
    }))
}

#[derive(Serialize)]
struct VerifyRecord<'a> {
    v: u8,
    internal: bool,
    subject: &'a str,
    dimension: &'a str,
    question: &'a str,
    findings: Vec<&'a str>,
    alone: usize,
    ways: Vec<WayRecord<'a>>,
}

/// Facts to verify, one JSON object a line, those with the most findings first. Every record says that it is internal.
///
/// # Errors
/// [`PublishError::Json`].
pub fn verify_json(next: &VerifyNext) -> Result<String, PublishError> {
    lines(next.facts.iter().map(|one| VerifyRecord {
        v: VERSION,
        internal: true,
        subject: &one.subject,
        dimension: &one.dimension,
        question: &one.question,
        findings: one.findings.iter().map(|id| &**id).collect(),
        alone: one.alone,
        ways: WayRecord::all(&one.ways),
    }))
}

#[derive(Serialize)]
struct TimelineRecord<'a> {
    v: u8,
    reading: &'a str,
    party: &'a str,
    /// Null for every term that has no timeline of its own.
    term: Option<&'a str>,
    standing: &'static str,
    from: EdgeRecord,
    until: EdgeRecord,
    because: &'a str,
    clause: Option<ClauseRecord<'a>>,
    incident: Option<&'a str>,
    ends: Vec<EndRecord<'a>>,
}

/// Between which instants a change lies. Both are null where there is none; the second alone where it is not known.
#[derive(Serialize)]
struct EdgeRecord {
    not_before: Option<String>,
    not_after: Option<String>,
}

impl EdgeRecord {
    fn new((first, last): (Instant, Instant)) -> Self {
        let known = |at: Instant| (at != Instant::MIN && at != Instant::MAX).then(|| at.to_string());
        Self { not_before: known(first), not_after: known(last) }
    }
}

#[derive(Serialize)]
struct EndRecord<'a> {
    counted: &'a str,
    #[serde(flatten)]
    at: EdgeRecord,
}

/// The parts of timelines that `keep` lets through, one JSON object a line, in the order of the edition.
///
/// # Errors
/// [`PublishError::Misaligned`] or [`PublishError::Json`].
pub fn timeline_json(edition: &Edition, keep: impl Fn(&TimelineEntry) -> bool) -> Result<String, PublishError> {
    let index = Index::new(edition)?;
    lines(edition.timeline.iter().filter(|entry| keep(entry)).map(|entry| {
        TimelineRecord {
            v: VERSION,
            reading: &entry.reading,
            party: &entry.party,
            term: entry.term.as_deref(),
            standing: entry.standing.word(),
            from: EdgeRecord::new(entry.from),
            until: EdgeRecord::new(entry.until),
            because: &entry.because,
            clause: entry.clause.and_then(|place| index.clause(&entry.reading, place)).map(ClauseRecord::new),
            incident: entry.incident.as_deref(),
            ends: entry
                .ends
                .iter()
                .map(|(counted, first, last)| EndRecord { counted, at: EdgeRecord::new((*first, *last)) })
                .collect(),
        }
    }))
}
