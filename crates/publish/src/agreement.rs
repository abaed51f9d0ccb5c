//! An agreement as JSON, for programs that do not read Pact: what was agreed, by whom, and what each reading says on each
//! matter. It is an export only; the text is the agreement.
//!
//! Version 1, described by `docs/editors/agreement.schema.json`, which a test makes from the records below.

use model::{AgreementSummary, Basis, Clause, Dimension, Provision, ReadingSummary};
#[cfg(test)]
use schemars::JsonSchema;
use serde::Serialize;

use crate::error::PublishError;

/// The version of the record.
const VERSION: u8 = 1;

/// An agreement: its parties, its terms, and what each reading says.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename = "Agreement"))]
pub(crate) struct AgreementRecord {
    /// The version of this format.
    v: u8,
    /// Its id.
    id: String,
    /// Its title.
    title: String,
    /// SHA-256 of its text, hexadecimal: the version that this is an export of.
    version: String,
    /// In the order of the text.
    parties: Vec<PartyRecord>,
    /// In the order of the text.
    terms: Vec<TermRecord>,
    /// In the order of the text.
    readings: Vec<ReadingRecord>,
}

/// A party.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename = "Party"))]
struct PartyRecord {
    /// Its id.
    id: String,
    /// Its title.
    title: String,
}

/// A term.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename = "Term"))]
struct TermRecord {
    /// Its id.
    id: String,
    /// Its title.
    title: String,
    /// Its kind; empty where no clause says what it is.
    kind: String,
}

/// How one party or assessor understands the agreement.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename = "Reading"))]
struct ReadingRecord {
    /// Its id.
    id: String,
    /// Who holds it.
    holder: String,
    /// How the holder is called.
    holder_title: String,
    /// Where it is cited from.
    title: String,
    /// Whether the holder is an assessor, bound by nothing.
    assessor: bool,
    /// What it says, matter by matter.
    provisions: Vec<ProvisionRecord>,
    /// Every clause that applies under it, its own and the agreement's, in the order of the text.
    clauses: Vec<ClauseRecord>,
}

/// What is said on one matter.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename = "Provision"))]
struct ProvisionRecord {
    /// The term; null for the agreement as a whole.
    term: Option<String>,
    /// The matter.
    about: String,
    /// The dimension that it decides, where it decides one.
    dimension: Option<String>,
    /// What is said.
    says: String,
    /// Words of the taxonomy that are in.
    within: Vec<String>,
    /// Words of the taxonomy that are left open.
    open: Vec<String>,
    /// For a start, an end or an acceptance: not before (RFC 3339), or null where nothing bounds it.
    earliest: Option<String>,
    /// Not after, or null where nothing bounds it.
    latest: Option<String>,
    /// The clauses that say so, by their place in `clauses`, from 0.
    clauses: Vec<usize>,
}

/// One clause.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename = "Clause"))]
struct ClauseRecord {
    /// Its words.
    text: String,
    /// On what it rests: `stated`, `inferred`, `assumed` or `not given`.
    basis: String,
    /// The source, the conduct or the reason; null where none is given.
    source: Option<String>,
    /// The headings above it, outermost first.
    article: Vec<String>,
    /// Its line in the text, from 1.
    line: u32,
}

/// An agreement as one JSON object on several lines.
///
/// # Errors
/// [`PublishError::Json`].
pub fn agreement_json(agreement: &AgreementSummary) -> Result<String, PublishError> {
    Ok(serde_json::to_string_pretty(&AgreementRecord::new(agreement))? + "\n")
}

impl AgreementRecord {
    fn new(agreement: &AgreementSummary) -> Self {
        Self {
            v: VERSION,
            id: agreement.id.to_string(),
            title: agreement.title.to_string(),
            version: agreement.version.to_string(),
            parties: agreement
                .parties
                .iter()
                .map(|party| PartyRecord { id: party.id.to_string(), title: party.title.to_string() })
                .collect(),
            terms: agreement
                .terms
                .iter()
                .map(|term| TermRecord {
                    id: term.id.to_string(),
                    title: term.title.to_string(),
                    kind: term.kind.to_owned(),
                })
                .collect(),
            readings: agreement.readings.iter().map(reading).collect(),
        }
    }
}

fn reading(reading: &ReadingSummary) -> ReadingRecord {
    ReadingRecord {
        id: reading.id.to_string(),
        holder: reading.holder.to_string(),
        holder_title: reading.holder_title.to_string(),
        title: reading.title.to_string(),
        assessor: reading.assessor,
        provisions: reading.provisions.iter().map(provision).collect(),
        clauses: reading.clauses.iter().map(clause).collect(),
    }
}

fn provision(provision: &Provision) -> ProvisionRecord {
    let names = |names: &[model::Name]| names.iter().map(ToString::to_string).collect();
    let bound = |at: model::Instant| {
        let unbounded = at == model::Instant::MIN || at == model::Instant::MAX;
        (!unbounded).then(|| at.to_string())
    };
    ProvisionRecord {
        term: provision.term.as_ref().map(ToString::to_string),
        about: provision.about.to_string(),
        dimension: provision.dimension.map(|dimension: Dimension| dimension.word().to_owned()),
        says: provision.says.clone(),
        within: names(&provision.within),
        open: names(&provision.open),
        earliest: provision.at.and_then(|(earliest, _)| bound(earliest)),
        latest: provision.at.and_then(|(_, latest)| bound(latest)),
        clauses: provision.clauses.clone(),
    }
}

fn clause(clause: &Clause) -> ClauseRecord {
    let (basis, source) = match &clause.basis {
        Basis::Stated(source) => ("stated", Some(source)),
        Basis::Inferred(conduct) => ("inferred", Some(conduct)),
        Basis::Assumed(why) => ("assumed", Some(why)),
        Basis::NotGiven => ("not given", None),
    };
    ClauseRecord {
        text: clause.text.to_string(),
        basis: basis.to_owned(),
        source: source.filter(|source| !source.is_empty()).map(ToString::to_string),
        article: clause.span.article.iter().map(ToString::to_string).collect(),
        line: clause.span.line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `UPDATE=1` writes the file down anew.
    #[test]
    fn the_schema_in_the_documentation_is_that_of_the_records() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/editors/agreement.schema.json");
        let schema = serde_json::to_string_pretty(&schemars::schema_for!(AgreementRecord)).unwrap() + "\n";
        #[allow(clippy::disallowed_methods, reason = "a test reads and writes the documentation")]
        {
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(path, &schema).unwrap();
            }
            assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), schema);
        }
    }
}
