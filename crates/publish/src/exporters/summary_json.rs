//! The figures of the edition for scripts: by reading, in the order of the agreement. Nothing is keyed by the name of a
//! party.

use model::{ByVoices, Earliest, Edition, Finding, FindingKind, PartyEarliest, ReadingSummary};
use serde::ser::{Serialize as _, Serializer};

use super::Exporter;
use crate::Artifact;
use crate::differences::Concerned;
use crate::earliest::is_confirmed;
use crate::error::PublishError;
use crate::index::Index;
use crate::skips::{SkipReason, skip_reasons};
use crate::wording;

pub(super) const EXPORTER: Exporter = Exporter { name: "summary.json", export };

#[derive(serde::Serialize)]
pub(crate) struct Summary<'a> {
    v: u8,
    case: &'a str,
    title: &'a str,
    status: &'static str,
    number: Option<u32>,
    review: &'static str,
    program: &'a str,
    agreement: &'a str,
    agreement_version: &'a str,
    as_of: String,
    undated: usize,
    undated_used: bool,
    rows_in: usize,
    statements: usize,
    skipped: usize,
    issues: usize,
    skips: Vec<SkipReason>,
    incidents: usize,
    /// Incidents whose place was not found; they wait for a person.
    unresolved: Vec<&'a str>,
    /// Incidents by how many voices say that they happened.
    by_voices: Voices,
    claims: usize,
    /// As computed.
    findings: ByReading<'a, Kinds>,
    /// As an edition may print them.
    published: ByReading<'a, Kinds>,
    corroborated: ByReading<'a, Vec<&'a str>>,
    earliest: ByReading<'a, EarliestRecord<'a>>,
    known_differences: Vec<DifferenceRecord<'a>>,
}

/// One value for each reading, keyed by its id, in the order of the agreement.
struct ByReading<'a, T>(Vec<(&'a str, T)>);

impl<T: serde::Serialize> serde::Serialize for ByReading<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(reading, value)| (reading, value)))
    }
}

/// How many of each kind, in the order of [`FindingKind::ALL`].
struct Kinds([usize; FindingKind::ALL.len()]);

impl serde::Serialize for Kinds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(FindingKind::ALL.iter().map(|kind| kind.word()).zip(self.0))
    }
}

/// Incidents by voices, fewest voices first.
struct Voices(ByVoices);

impl serde::Serialize for Voices {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.told())
    }
}

#[derive(serde::Serialize)]
struct EarliestRecord<'a> {
    standard: &'a str,
    /// Those that a person has confirmed.
    established: Vec<PartyRecord<'a>>,
    /// Those computed; in a draft only.
    established_computed: Option<Vec<PartyRecord<'a>>>,
    alleged: Vec<PartyRecord<'a>>,
    possible: Vec<PartyRecord<'a>>,
    order: &'a str,
}

#[derive(serde::Serialize)]
struct DifferenceRecord<'a> {
    text: &'a str,
    statements: Vec<&'a str>,
    incidents: &'a [&'a str],
}

#[derive(serde::Serialize)]
struct PartyRecord<'a> {
    party: &'a str,
    incident: Option<&'a str>,
    from: Option<String>,
    to: Option<String>,
}

fn export(index: &Index<'_>, _: &[Artifact]) -> Result<Vec<u8>, PublishError> {
    let mut bytes = Vec::new();
    summary(index).serialize(&mut serde_json::Serializer::pretty(&mut bytes))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The figures of the edition.
pub(crate) fn summary<'a>(index: &'a Index<'_>) -> Summary<'a> {
    let edition = index.edition;
    Summary {
        v: 1,
        case: &edition.case.id,
        title: &edition.case.title,
        status: if edition.number.is_some() { "edition" } else { "draft" },
        number: edition.number,
        review: wording::status(index.edition),
        program: &edition.program,
        agreement: &edition.agreement.id,
        agreement_version: &edition.agreement.version,
        as_of: edition.as_of.to_string(),
        undated: edition.undated,
        undated_used: edition.undated_used,
        rows_in: edition.accounting.rows_in,
        statements: edition.accounting.statements,
        skipped: edition.accounting.skipped.len(),
        issues: edition.accounting.issues,
        skips: skip_reasons(&edition.accounting),
        incidents: edition.resolution.incidents.len(),
        unresolved: unresolved(index),
        by_voices: Voices(edition.headline.by_voices),
        claims: edition.claims.len(),
        findings: counts(index, |finding| finding.parts.finding),
        published: counts(index, |finding| finding.published),
        corroborated: ByReading(
            edition.headline.tallies.iter().map(|tally| (&*tally.reading, names(&tally.corroborated))).collect(),
        ),
        earliest: ByReading(
            edition.headline.earliest.iter().map(|one| (&*one.reading, earliest(edition, one))).collect(),
        ),
        known_differences: index.differences.0.iter().map(difference).collect(),
    }
}

fn unresolved<'a>(index: &Index<'a>) -> Vec<&'a str> {
    let lost = index.entries.iter().filter(|entry| entry.unresolved.is_some());
    lost.map(|entry| &*entry.incident.id).collect()
}

fn names(ids: &[model::Name]) -> Vec<&str> {
    ids.iter().map(|id| &**id).collect()
}

fn counts<'a>(index: &Index<'a>, kind: impl Fn(&Finding) -> FindingKind) -> ByReading<'a, Kinds> {
    let findings = &index.edition.findings;
    let of = |reading: &ReadingSummary, wanted: FindingKind| {
        findings.iter().filter(|finding| finding.parts.reading == reading.id && kind(finding) == wanted).count()
    };
    let readings = index.edition.agreement.readings.iter();
    ByReading(readings.map(|one| (&*one.id, Kinds(FindingKind::ALL.map(|wanted| of(one, wanted))))).collect())
}

fn earliest<'a>(edition: &'a Edition, earliest: &'a Earliest) -> EarliestRecord<'a> {
    let confirmed = |one: &PartyEarliest| {
        one.subject.as_deref().is_some_and(|incident| is_confirmed(edition, &earliest.reading, incident, &one.party))
    };
    EarliestRecord {
        standard: &earliest.standard,
        established: parties(&earliest.established, confirmed),
        established_computed: edition.number.is_none().then(|| parties(&earliest.established, |_| true)),
        alleged: parties(&earliest.alleged, |_| true),
        possible: parties(&earliest.possible, |_| true),
        order: &earliest.order,
    }
}

/// Every party, with the incident where it may be told.
fn parties<'a>(list: &'a [PartyEarliest], told: impl Fn(&PartyEarliest) -> bool) -> Vec<PartyRecord<'a>> {
    let record = |one: &'a PartyEarliest| {
        let PartyEarliest { party, subject: incident, between } = one;
        let between = between.filter(|_| told(one));
        PartyRecord {
            party,
            incident: incident.as_deref().filter(|_| told(one)),
            from: between.map(|(from, _)| from.to_string()),
            to: between.map(|(_, to)| to.to_string()),
        }
    };
    list.iter().map(record).collect()
}

fn difference<'a>(one: &'a Concerned<'_>) -> DifferenceRecord<'a> {
    DifferenceRecord {
        text: &one.difference.text,
        statements: one.difference.statements.iter().map(|id| &**id).collect(),
        incidents: &one.incidents,
    }
}
