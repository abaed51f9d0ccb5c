//! The figures of the edition for scripts. Everything is a list in the order of the agreement; nothing is keyed by the
//! name of a party or a reading.

use model::{Earliest, FindingKind, PartyEarliest, ReadingSummary};
use serde::ser::{Serialize as _, SerializeMap as _, Serializer};

use super::Exporter;
use crate::error::PublishError;
use crate::index::Index;
use crate::skips::{SkipReason, skip_reasons};
use crate::wording;

pub(super) const EXPORTER: Exporter = Exporter { name: "summary.json", export };

#[derive(serde::Serialize)]
struct Summary<'a> {
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
    rows_in: usize,
    statements: usize,
    skipped: usize,
    issues: usize,
    skips: Vec<SkipReason>,
    incidents: usize,
    claims: usize,
    findings: Vec<ReadingCounts<'a>>,
    corroborated: Vec<Corroborated<'a>>,
    earliest: Vec<EarliestRecord<'a>>,
}

#[derive(serde::Serialize)]
struct ReadingCounts<'a> {
    reading: &'a str,
    published: Kinds,
    computed: Kinds,
}

/// How many of each kind, in the order of [`FindingKind::ALL`].
struct Kinds([usize; 7]);

impl serde::Serialize for Kinds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (kind, n) in FindingKind::ALL.iter().zip(self.0) {
            map.serialize_entry(kind.word(), &n)?;
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
struct Corroborated<'a> {
    reading: &'a str,
    incidents: Vec<&'a str>,
}

#[derive(serde::Serialize)]
struct EarliestRecord<'a> {
    reading: &'a str,
    standard: &'a str,
    established: Vec<PartyRecord<'a>>,
    alleged: Vec<PartyRecord<'a>>,
    possible: Vec<PartyRecord<'a>>,
    order: &'a str,
}

#[derive(serde::Serialize)]
struct PartyRecord<'a> {
    party: &'a str,
    incident: Option<&'a str>,
    from: Option<String>,
    to: Option<String>,
}

fn export(index: &Index<'_>) -> Result<Vec<u8>, PublishError> {
    let edition = index.edition;
    let summary = Summary {
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
        rows_in: edition.accounting.rows_in,
        statements: edition.accounting.statements,
        skipped: edition.accounting.skipped.len(),
        issues: edition.accounting.issues,
        skips: skip_reasons(&edition.accounting),
        incidents: edition.resolution.incidents.len(),
        claims: edition.claims.len(),
        findings: edition.agreement.readings.iter().map(|reading| counts(index, reading)).collect(),
        corroborated: edition
            .headline
            .tallies
            .iter()
            .map(|tally| Corroborated {
                reading: &tally.reading,
                incidents: tally.corroborated.iter().map(|id| &**id).collect(),
            })
            .collect(),
        earliest: edition.headline.earliest.iter().map(earliest).collect(),
    };
    let mut bytes = Vec::new();
    summary.serialize(&mut serde_json::Serializer::pretty(&mut bytes))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn counts<'a>(index: &Index<'a>, reading: &'a ReadingSummary) -> ReadingCounts<'a> {
    let of = |kind: &dyn Fn(&model::Finding) -> FindingKind| {
        Kinds(FindingKind::ALL.map(|wanted| {
            let findings = index.edition.findings.iter();
            findings.filter(|finding| finding.parts.reading == reading.id && kind(finding) == wanted).count()
        }))
    };
    ReadingCounts {
        reading: &reading.id,
        published: of(&|finding| finding.published),
        computed: of(&|finding| finding.parts.finding),
    }
}

fn earliest(earliest: &Earliest) -> EarliestRecord<'_> {
    EarliestRecord {
        reading: &earliest.reading,
        standard: &earliest.standard,
        established: parties(&earliest.established),
        alleged: parties(&earliest.alleged),
        possible: parties(&earliest.possible),
        order: &earliest.order,
    }
}

fn parties(list: &[PartyEarliest]) -> Vec<PartyRecord<'_>> {
    list.iter()
        .map(|one| PartyRecord {
            party: &one.party,
            incident: one.incident.as_deref(),
            from: one.between.map(|(from, _)| from.to_string()),
            to: one.between.map(|(_, to)| to.to_string()),
        })
        .collect()
}
