//! What an edition has told, read again: the findings and incidents of its records, so that two editions can be held
//! against each other, whoever wrote the first one and when.
//!
//! An edition in memory is written and read again, so that both sides have gone through the same records.

use model::{
    Attribution, Certainty, Coverage, Dimension, Edition, FindingKind, FindingState, Instant, Membership, Name, Point,
    Printed, Reason,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::PublishError;
use crate::index::Index;
use crate::records::{finding_lines, incident_lines};

/// The version of the records that can be read.
const VERSION: u8 = 1;

/// The files of an edition that are read, each by its name.
pub const TOLD_IN: [&str; 3] = ["findings.jsonl", "incidents.jsonl", "summary.json"];

/// What an edition says of findings and incidents.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Version of the program that wrote it.
    pub program: Name,
    /// Digest of the agreement's text.
    pub agreement: Name,
    /// What had been received by then.
    pub as_of: Instant,
    /// In the order of the edition.
    pub findings: Vec<ToldFinding>,
    /// In the order of the edition.
    pub incidents: Vec<ToldIncident>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldFinding {
    /// The term.
    pub term: Name,
    /// The reading.
    pub reading: Name,
    /// The incident, or another subject.
    pub subject: Name,
    /// The possible actor.
    pub party: Name,
    /// What is said.
    pub state: FindingState,
}

/// One incident.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldIncident {
    /// Its id.
    pub id: Name,
    /// Ids that it had before.
    pub aliases: Vec<Name>,
    /// Its statements.
    pub statements: Vec<Name>,
    /// What is known of it, by name and in words that are comparable; `None` where the edition does not tell it.
    pub facts: Vec<(&'static str, Option<String>)>,
}

/// What an edition in memory says.
///
/// # Errors
/// [`PublishError::Misaligned`], or [`PublishError::NotTold`] where this program cannot read what it writes.
pub fn told(edition: &Edition) -> Result<Told, PublishError> {
    let index = Index::new(edition)?;
    Ok(Told {
        program: edition.program.clone(),
        agreement: edition.agreement.version.clone(),
        as_of: edition.as_of,
        findings: findings(&finding_lines(&index, |_| true)?)?,
        incidents: incidents(&incident_lines(&index)?)?,
    })
}

/// What an edition in a folder says: the texts of the files that [`TOLD_IN`] names.
///
/// # Errors
/// [`PublishError::NotTold`] where a file does not hold what this program would have written.
pub fn read_told(findings_text: &str, incidents_text: &str, summary_text: &str) -> Result<Told, PublishError> {
    let [_, _, file] = TOLD_IN;
    let summary: Summary = serde_json::from_str(summary_text).map_err(|error| not_told(file, error))?;
    if summary.v != VERSION {
        return Err(not_told(file, format_args!("version {} is not {VERSION}", summary.v)));
    }
    Ok(Told {
        program: summary.program.into(),
        agreement: summary.agreement_version.into(),
        as_of: instant(&summary.as_of).map_err(|error| not_told(file, error))?,
        findings: findings(findings_text)?,
        incidents: incidents(incidents_text)?,
    })
}

/// An instant as it is written; the edition of a case without dated reports is of before everything.
fn instant(written: &str) -> Result<Instant, model::TimeError> {
    if written == Instant::MIN.to_string() { Ok(Instant::MIN) } else { written.parse() }
}

fn not_told(at: &str, why: impl std::fmt::Display) -> PublishError {
    PublishError::NotTold(format!("{at}: {why}"))
}

#[derive(Deserialize)]
struct Summary {
    v: u8,
    program: String,
    agreement_version: String,
    as_of: String,
}

/// As far as it is compared; whatever else a record holds is passed over.
#[derive(Deserialize)]
struct FindingLine {
    id: String,
    term: String,
    reading: String,
    subject: String,
    party: String,
    finding: String,
    published: String,
    certainty: String,
    attribution: String,
    coverage: CoverageLine,
    deciding: Vec<DecidingLine>,
    basis: Vec<String>,
    standard: String,
}

#[derive(Deserialize)]
struct CoverageLine {
    actor: String,
    act: String,
    object: String,
    means: String,
    territory: String,
    time: String,
    attempt: String,
    exception: String,
}

#[derive(Deserialize)]
struct DecidingLine {
    dimension: String,
    because: String,
    clause: Option<ClauseLine>,
}

#[derive(Deserialize)]
struct ClauseLine {
    text: String,
}

#[derive(Deserialize)]
struct IncidentLine {
    id: String,
    aliases: Vec<String>,
    statements: Vec<String>,
    time: TimeLine,
    place: PlaceLine,
    /// Editions of before it was told do not have it.
    ground: Option<GroundLine>,
    act: Leaves,
    object: Leaves,
    means: Leaves,
    outcome: Leaves,
    attribution: Vec<PartyLine>,
}

#[derive(Deserialize)]
struct TimeLine {
    from: String,
    to: String,
}

#[derive(Deserialize)]
struct PlaceLine {
    name: Option<String>,
    admin1: Option<String>,
    country: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    radius_m: Option<f64>,
    said: String,
}

#[derive(Deserialize)]
struct GroundLine {
    recognised: Vec<String>,
    held_by: Vec<String>,
}

#[derive(Deserialize)]
struct PartyLine {
    party: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Leaves {
    Any(String),
    Of(Vec<String>),
}

impl Leaves {
    fn text(self) -> String {
        match self {
            Self::Any(any) => any,
            Self::Of(names) => either(&names),
        }
    }
}

fn either(names: &[String]) -> String {
    if names.is_empty() { "nobody".to_owned() } else { names.join(" or ") }
}

#[derive(Deserialize)]
struct Versioned<T> {
    v: u8,
    #[serde(flatten)]
    record: T,
}

/// Each line of a file as what `made` makes of it.
fn each<L: DeserializeOwned, T>(
    file: &str,
    text: &str,
    made: impl Fn(L) -> Result<T, String>,
) -> Result<Vec<T>, PublishError> {
    let one = |(place, line): (usize, &str)| {
        let at = format!("{file}, line {}", place + 1);
        let read: Versioned<L> = serde_json::from_str(line).map_err(|error| not_told(&at, error))?;
        if read.v != VERSION {
            return Err(not_told(&at, format_args!("version {} is not {VERSION}", read.v)));
        }
        made(read.record).map_err(|why| not_told(&at, why))
    };
    text.lines().enumerate().map(one).collect()
}

fn findings(text: &str) -> Result<Vec<ToldFinding>, PublishError> {
    let [file, _, _] = TOLD_IN;
    each(file, text, finding)
}

fn finding(line: FindingLine) -> Result<ToldFinding, String> {
    let reason = |one: DecidingLine| Reason {
        dimension: one.dimension.into(),
        because: one.because,
        clause: one.clause.map(|clause| clause.text.into()),
    };
    Ok(ToldFinding {
        term: line.term.into(),
        reading: line.reading.into(),
        subject: line.subject.into(),
        party: line.party.into(),
        state: FindingState {
            id: line.id.into(),
            finding: word(&line.finding, FindingKind::ALL, FindingKind::word)?,
            published: word(&line.published, FindingKind::ALL, FindingKind::word)?,
            certainty: word(&line.certainty, Certainty::ALL, Certainty::word)?,
            attribution: word(&line.attribution, Attribution::ALL, Attribution::word)?,
            coverage: coverage(&line.coverage)?,
            deciding: line.deciding.into_iter().map(reason).collect(),
            standard: line.standard.into(),
            basis: line.basis.into_iter().map(Name::from).collect(),
        },
    })
}

/// The value that is written with a word.
fn word<T: Copy, const N: usize>(written: &str, all: [T; N], word: fn(T) -> &'static str) -> Result<T, String> {
    all.into_iter().find(|one| word(*one) == written).ok_or_else(|| format!("`{written}` is not known here"))
}

fn coverage(line: &CoverageLine) -> Result<Coverage, String> {
    let mut coverage = Coverage::ALL_IN;
    let all = [Membership::In, Membership::Open, Membership::Out];
    for dimension in Dimension::ALL {
        let written = match dimension {
            Dimension::Actor => &line.actor,
            Dimension::Act => &line.act,
            Dimension::Object => &line.object,
            Dimension::Means => &line.means,
            Dimension::Territory => &line.territory,
            Dimension::Time => &line.time,
            Dimension::Attempt => &line.attempt,
            Dimension::Exception => &line.exception,
        };
        coverage.set(dimension, word(written, all, Membership::word)?);
    }
    Ok(coverage)
}

/// Where an edition in a folder says that its incidents were: the text of its `incidents.jsonl`.
///
/// # Errors
/// [`PublishError::NotTold`] where it does not hold what this program would have written.
pub fn read_printed(incidents_text: &str) -> Result<Vec<(Name, Printed)>, PublishError> {
    let [_, file, _] = TOLD_IN;
    each(file, incidents_text, |line: IncidentLine| {
        let PlaceLine { name, admin1, country, lat, lon, radius_m, .. } = line.place;
        let point = lat.zip(lon).map(|(lat, lon)| Point { lat, lon });
        let [name, admin1, country] = [name, admin1, country].map(|one| one.map(Name::from));
        Ok((line.id.into(), Printed { name, admin1, country, circle: point.zip(radius_m) }))
    })
}

fn incidents(text: &str) -> Result<Vec<ToldIncident>, PublishError> {
    let [_, file, _] = TOLD_IN;
    each(file, text, |line: IncidentLine| {
        let parties: Vec<String> = line.attribution.into_iter().map(|one| one.party).collect();
        let ground = line.ground.map(|ground| {
            format!("recognised as that of {}, held by {}", either(&ground.recognised), either(&ground.held_by))
        });
        let names = |list: Vec<String>| list.into_iter().map(Name::from).collect();
        Ok(ToldIncident {
            id: line.id.into(),
            aliases: names(line.aliases),
            statements: names(line.statements),
            facts: vec![
                ("time", Some(format!("{} to {}", line.time.from, line.time.to))),
                ("place", Some(line.place.said)),
                ("ground", ground),
                ("act", Some(line.act.text())),
                ("object", Some(line.object.text())),
                ("means", Some(line.means.text())),
                ("outcome", Some(line.outcome.text())),
                ("parties named", Some(either(&parties))),
            ],
        })
    })
}
