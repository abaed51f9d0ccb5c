//! The records that scripts read: one for a finding, one for an incident, versioned. Exporters and `--json` write the
//! same.
//!
//! Version 1. Every record of a kind has the same fields; what is absent is null. A field may be added within a version; one that is renamed, removed or changes its meaning makes the
//! next.

use model::{Clarify, Clause, DecidedBy, Dimension, Edition, Facet, Finding, LeafSet, Membership, Name, Taxonomy, Way};
use serde::Serialize;

use crate::details::DetailsRecord;
use crate::error::PublishError;
use crate::figures;
use crate::index::{Entry, Index};
use crate::wording;

/// The version of both records.
const VERSION: u8 = 1;

#[derive(Serialize)]
pub(crate) struct FindingRecord<'a> {
    v: u8,
    id: &'a str,
    agreement: &'a str,
    version: &'a str,
    term: &'a str,
    reading: &'a str,
    subject: &'a str,
    /// By when it is due, where the subject is a deadline that is known.
    due: Option<String>,
    party: &'a str,
    incident: Option<&'a str>,
    finding: &'static str,
    published: &'static str,
    /// The sentence in which the published finding is always told.
    pub(crate) told: String,
    certainty: &'static str,
    attribution: &'static str,
    coverage: CoverageRecord,
    deciding: Vec<DecidingRecord<'a>>,
    basis: Vec<&'a str>,
    severity: Option<&'a str>,
    why: Vec<String>,
    settles: Vec<SettleRecord<'a>>,
    standard: &'a str,
    as_of: String,
}

#[derive(Serialize)]
pub(crate) struct CoverageRecord {
    actor: &'static str,
    act: &'static str,
    object: &'static str,
    means: &'static str,
    territory: &'static str,
    time: &'static str,
    attempt: &'static str,
    exception: &'static str,
}

#[derive(Serialize)]
struct DecidingRecord<'a> {
    dimension: &'static str,
    membership: &'static str,
    because: String,
    by: &'static str,
    clause: Option<ClauseRecord<'a>>,
}

#[derive(Serialize)]
struct SettleRecord<'a> {
    questions: Vec<QuestionRecord<'a>>,
    text: bool,
    decides: String,
}

#[derive(Serialize)]
struct QuestionRecord<'a> {
    question: String,
    of: &'static str,
    clause: Option<ClauseRecord<'a>>,
}

#[derive(Serialize)]
pub(crate) struct ClauseRecord<'a> {
    text: &'a str,
    article: String,
    line: u32,
    basis: String,
}

impl<'a> ClauseRecord<'a> {
    pub(crate) fn new(clause: &'a Clause) -> Self {
        Self {
            text: &clause.text,
            article: clause.span.article_text(),
            line: clause.span.line,
            basis: clause.basis.text(),
        }
    }
}

impl<'a> FindingRecord<'a> {
    pub(crate) fn new(index: &Index<'a>, entry: Option<&Entry<'a>>, finding: &'a Finding) -> Self {
        let parts = &finding.parts;
        let clause = |place: usize| index.clause(&parts.reading, place).map(ClauseRecord::new);
        let deciding = parts
            .deciding
            .iter()
            .map(|deciding| {
                let (by, clause) = match deciding.by {
                    DecidedBy::Clause(place) => ("clause", clause(place)),
                    DecidedBy::NotSaid => ("not said", None),
                    DecidedBy::Fact => ("fact", None),
                };
                DecidingRecord {
                    dimension: deciding.name(),
                    membership: deciding.membership.word(),
                    because: index.redact_for(entry, &deciding.because),
                    by,
                    clause,
                }
            })
            .collect();
        let question = |question: &model::Question| QuestionRecord {
            question: index.redact_for(entry, &question.text),
            of: if question.of_text { "text" } else { "fact" },
            clause: question.clause.and_then(clause),
        };
        let settles = parts
            .settles
            .iter()
            .map(|settle| SettleRecord {
                questions: settle.questions.iter().map(question).collect(),
                text: settle.clarifies_text(),
                decides: index.redact_for(entry, &settle.decides),
            })
            .collect();
        Self {
            v: VERSION,
            id: &finding.id,
            agreement: &parts.agreement,
            version: &parts.version,
            term: &parts.term,
            reading: &parts.reading,
            subject: &parts.subject,
            due: due(parts.kind),
            party: &parts.party,
            incident: parts.incident.as_deref(),
            finding: parts.finding.word(),
            published: finding.published.word(),
            told: wording::finding(index, entry, finding),
            certainty: parts.certainty.word(),
            attribution: parts.attribution.word(),
            coverage: coverage(parts.coverage),
            deciding,
            basis: names(&parts.basis),
            severity: parts.severity.as_deref().filter(|_| finding.published == parts.finding),
            why: wording::why(index, entry, finding),
            settles,
            standard: &parts.standard,
            as_of: parts.as_of.to_string(),
        }
    }
}

/// The deadline that a finding is about.
fn due(kind: model::SubjectKind) -> Option<String> {
    match kind {
        model::SubjectKind::Deadline(due) if due != model::Instant::MAX => Some(due.to_string()),
        _ => None,
    }
}

pub(crate) fn coverage(coverage: model::Coverage) -> CoverageRecord {
    let word = |dimension: Dimension| Membership::word(coverage.get(dimension));
    CoverageRecord {
        actor: word(Dimension::Actor),
        act: word(Dimension::Act),
        object: word(Dimension::Object),
        means: word(Dimension::Means),
        territory: word(Dimension::Territory),
        time: word(Dimension::Time),
        attempt: word(Dimension::Attempt),
        exception: word(Dimension::Exception),
    }
}

pub(crate) fn names(list: &[Name]) -> Vec<&str> {
    list.iter().map(|name| &**name).collect()
}

#[derive(Serialize)]
pub(crate) struct IncidentRecord<'a> {
    v: u8,
    id: &'a str,
    aliases: Vec<&'a str>,
    statements: Vec<&'a str>,
    time: TimeRecord<'a>,
    place: PlaceRecord<'a>,
    ground: GroundRecord<'a>,
    object: LeavesRecord,
    object_why: Option<&'static str>,
    means: LeavesRecord,
    means_why: Option<&'static str>,
    outcome: LeavesRecord,
    outcome_why: Option<&'static str>,
    act: LeavesRecord,
    act_why: Option<&'static str>,
    details: DetailsRecord,
    certainty: &'static str,
    certainty_rule: &'static str,
    certainty_odds: OddsRecord,
    attribution: Vec<AttributionRecord<'a>>,
    contradictions: Vec<ContradictionRecord<'a>>,
}

#[derive(Serialize)]
struct TimeRecord<'a> {
    from: String,
    to: String,
    said: &'a str,
    zone: &'a str,
    precision: &'static str,
}

/// As far as the policy lets it be printed.
#[derive(Serialize)]
struct PlaceRecord<'a> {
    name: Option<&'a str>,
    admin1: Option<&'a str>,
    country: Option<&'a str>,
    lat: Option<f64>,
    lon: Option<f64>,
    radius_m: Option<f64>,
    said: &'a str,
    withheld: Option<&'static str>,
}

/// The parties whose recognised ground it may be, and those that may have held it.
#[derive(Serialize)]
struct GroundRecord<'a> {
    recognised: Vec<&'a str>,
    held_by: Vec<&'a str>,
}

/// Sorted leaf ids, or `"any"`.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum LeavesRecord {
    Any(&'static str),
    Of(Vec<&'static str>),
}

#[derive(Serialize)]
struct AttributionRecord<'a> {
    party: &'a str,
    attribution: &'static str,
    rule: &'static str,
    odds: OddsRecord,
    accusers: Vec<&'a str>,
    deniers: Vec<&'a str>,
    admitters: Vec<&'a str>,
}

/// A sum of weights in bits, the probability that it is, and the lowest and highest sum without any one origin.
#[derive(Serialize)]
pub(crate) struct OddsRecord {
    bits: f64,
    probability: f64,
    bits_without_one: [f64; 2],
}

impl OddsRecord {
    pub(crate) fn new(bits: f64, without_one: [f64; 2]) -> Self {
        Self {
            bits: figures::bits_json(bits),
            probability: figures::share_json(model::probability(bits)),
            bits_without_one: without_one.map(figures::bits_json),
        }
    }
}

#[derive(Serialize)]
struct ContradictionRecord<'a> {
    dimension: &'static str,
    kept: String,
    other: String,
    statements: Vec<&'a str>,
}

impl LeavesRecord {
    pub(crate) fn new(facet: Facet, set: LeafSet) -> Self {
        let taxonomy = Taxonomy::shipped();
        if set == taxonomy.all(facet) { Self::Any("any") } else { Self::Of(taxonomy.names(facet, set)) }
    }

    /// Why it is any.
    fn why(&self) -> Option<&'static str> {
        match self {
            Self::Any(_) => Some("no statement of the incident says"),
            Self::Of(_) => None,
        }
    }
}

impl<'a> IncidentRecord<'a> {
    pub(crate) fn new(entry: &'a Entry<'a>) -> Self {
        let incident = entry.incident;
        let object = LeavesRecord::new(Facet::Object, incident.object);
        let means = LeavesRecord::new(Facet::Means, incident.means);
        let outcome = LeavesRecord::new(Facet::Outcome, incident.outcome);
        let act = LeavesRecord::new(Facet::Act, incident.act);
        Self {
            v: VERSION,
            id: &incident.id,
            aliases: names(&incident.aliases),
            statements: names(&incident.statements),
            time: TimeRecord {
                from: incident.time.interval.from.to_string(),
                to: incident.time.interval.to.to_string(),
                said: &incident.time.said,
                zone: &incident.time.zone,
                precision: incident.time.precision.word(),
            },
            place: PlaceRecord {
                name: entry.place.name.as_deref(),
                admin1: entry.place.admin1.as_deref(),
                country: entry.place.country.as_deref(),
                lat: entry.place.circle.map(|circle| circle.centre.lat),
                lon: entry.place.circle.map(|circle| circle.centre.lon),
                radius_m: entry.place.circle.map(|circle| figures::metres(circle.radius_m)),
                said: &entry.place.said,
                withheld: entry.place.withheld,
            },
            ground: GroundRecord { recognised: names(&entry.ground.recognised), held_by: names(&entry.ground.held_by) },
            object_why: object.why(),
            object,
            means_why: means.why(),
            means,
            outcome_why: outcome.why(),
            outcome,
            act_why: act.why(),
            act,
            details: DetailsRecord::new(entry),
            certainty: entry.assessment.certainty.word(),
            certainty_rule: entry.assessment.rule,
            certainty_odds: OddsRecord::new(entry.assessment.bits, entry.assessment.bits_without_one),
            attribution: entry
                .assessment
                .parties
                .iter()
                .map(|who| AttributionRecord {
                    party: &who.party,
                    attribution: who.attribution.word(),
                    rule: who.rule,
                    odds: OddsRecord::new(who.bits, who.bits_without_one),
                    accusers: names(&who.accusers),
                    deniers: names(&who.deniers),
                    admitters: names(&who.admitters),
                })
                .collect(),
            contradictions: incident
                .contradictions
                .iter()
                .map(|contradiction| ContradictionRecord {
                    dimension: contradiction.dimension.word(),
                    kept: entry.place.redact(&contradiction.kept),
                    other: entry.place.redact(&contradiction.other),
                    statements: names(&contradiction.statements),
                })
                .collect(),
        }
    }
}

/// Findings that `keep` lets through, one JSON object a line, in the order of the incidents, then reading and party.
///
/// # Errors
/// [`PublishError::Misaligned`] or [`PublishError::Json`].
pub fn finding_json(edition: &Edition, keep: impl Fn(&Finding) -> bool) -> Result<String, PublishError> {
    finding_lines(&Index::new(edition)?, keep)
}

#[derive(Serialize)]
pub(crate) struct ClarifyRecord<'a> {
    v: u8,
    reading: &'a str,
    question: String,
    at: Option<&'a str>,
    findings: Vec<&'a str>,
    alone: usize,
    ways: Vec<WayRecord<'a>>,
}

impl<'a> ClarifyRecord<'a> {
    pub(crate) fn new(index: &Index<'_>, one: &'a Clarify) -> Self {
        Self {
            v: VERSION,
            reading: &one.reading,
            question: index.redact(&one.question),
            at: one.at.as_deref(),
            findings: names(&one.findings),
            alone: one.alone,
            ways: WayRecord::all(&one.ways),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct WayRecord<'a> {
    answer: &'a str,
    finding: Option<&'a str>,
    n: usize,
}

impl<'a> WayRecord<'a> {
    pub(crate) fn all(ways: &'a [Way]) -> Vec<Self> {
        let finding = |way: &'a Way| Some(way.finding.as_str()).filter(|word| !word.is_empty());
        ways.iter().map(|way| Self { answer: &way.answer, finding: finding(way), n: way.n }).collect()
    }
}

/// The sentences of the text to clarify that `keep` lets through, one JSON object a line, most findings first.
///
/// # Errors
/// [`PublishError::Misaligned`] or [`PublishError::Json`].
pub fn clarify_json(edition: &Edition, keep: impl Fn(&Clarify) -> bool) -> Result<String, PublishError> {
    let index = Index::new(edition)?;
    lines(edition.headline.clarify.iter().filter(|one| keep(one)).map(|one| ClarifyRecord::new(&index, one)))
}

pub(crate) fn finding_lines(index: &Index<'_>, keep: impl Fn(&Finding) -> bool) -> Result<String, PublishError> {
    let kept = index.findings().filter(|(_, finding)| keep(finding));
    lines(kept.map(|(entry, finding)| FindingRecord::new(index, entry, finding)))
}

/// Incidents, one JSON object a line, in the order of the edition.
pub(crate) fn incident_lines(index: &Index<'_>) -> Result<String, PublishError> {
    lines(index.entries.iter().map(IncidentRecord::new))
}

pub(crate) fn lines(records: impl Iterator<Item = impl Serialize>) -> Result<String, PublishError> {
    let mut lines = String::new();
    for record in records {
        lines.push_str(&serde_json::to_string(&record)?);
        lines.push('\n');
    }
    Ok(lines)
}
