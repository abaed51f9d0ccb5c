//! Why something is what it is: a tree of titled sections, the same for the terminal, for scripts and for the page.

mod claim;
mod finding;
mod incident;
mod render;
mod statement;

use model::{Clause, Edition};
use serde::Serialize;

use crate::error::PublishError;
use crate::figures;
use crate::index::{Entry, Index};

pub(crate) use finding::section as finding_section;
pub(crate) use incident::sections as incident_sections;
pub(crate) use incident::title as incident_title;

/// The version of the tree as JSON.
const VERSION: u8 = 1;

/// Near misses that are offered for an id that is not there.
const OFFERED: usize = 5;

/// What there is to say about one incident, finding, statement or claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// Version of this record.
    pub v: u8,
    /// The id, as the case has it.
    pub id: String,
    /// One line.
    pub title: String,
    /// `computed, not reviewed`, where no person has confirmed anything of it.
    pub status: &'static str,
    /// In the order in which they are read.
    pub sections: Vec<Section>,
}

/// A titled part.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Section {
    /// Its title.
    pub title: String,
    /// Id of the finding it is about, where it is about one.
    pub finding: Option<String>,
    /// What it says.
    pub lines: Vec<Line>,
    /// Its parts.
    pub sections: Vec<Section>,
}

/// One line of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// A full sentence of this program.
    Sentence(String),
    /// What somebody said, in the words of the report.
    Said(Said),
    /// Weights that add up.
    Waterfall(Waterfall),
    /// The words of the text.
    Clause(ClauseLine),
    /// Where a statement was published.
    Source(SourceLine),
}

/// A statement or a claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Said {
    /// Its id.
    pub statement: String,
    /// Who says it.
    pub speaker: String,
    /// What the speaker does in saying it, and of whom: `accuses Beta`.
    pub stance: String,
    /// The words of the report.
    pub text: String,
}

/// Bars of log-odds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Waterfall {
    /// What they weigh.
    pub caption: String,
    /// In the order in which they were weighed.
    pub bars: Vec<BarLine>,
    /// Their sum in bits (base-2 log-odds), two decimals; `None` where the bars are not to be added.
    pub total: Option<f64>,
    /// The same in decibans, two decimals.
    pub total_decibans: Option<f64>,
    /// The lowest and the highest sum in bits that is left when any one origin is left out; `None` where there is no sum.
    pub without_one: Option<[f64; 2]>,
    /// What stands beside the sum: the probability that it is, and what is left of it without any one origin.
    pub beside: Option<String>,
    /// Of how many bars at either end a terminal shows no more, strongest first; `None` shows all. A record holds all.
    #[serde(skip)]
    pub ends: Option<usize>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BarLine {
    /// The factor, or the pair of statements.
    pub factor: String,
    /// Weight in bits, two decimals.
    pub bits: f64,
    /// The same in decibans, as it is told to people; two decimals.
    pub decibans: f64,
    /// Why.
    pub because: String,
    /// The statements it rests on.
    pub statements: Vec<String>,
}

/// A clause.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClauseLine {
    /// Its number in the list of all clauses, from 1.
    pub number: usize,
    /// Its words.
    pub text: String,
    /// On what it rests.
    pub basis: String,
    /// The headings above it.
    pub article: String,
    /// Its line in the agreement.
    pub line: u32,
}

/// Where a statement or a claim was published.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SourceLine {
    /// The statement or the claim.
    pub statement: String,
    /// Who published it.
    pub source: String,
    /// The address of the page.
    pub address: String,
    /// By which day it was published, in UTC, or that nobody says; `None` for a claim, which has the day it was said on.
    pub published: Option<String>,
    /// The table a statement was read from; its id finds its row there. A line would change with the order of rows.
    pub file: Option<String>,
}

impl Line {
    /// A sentence, with capital and full stop.
    pub(crate) fn sentence(text: &str) -> Self {
        Self::Sentence(crate::wording::sentence(text))
    }

    pub(crate) fn clause(index: &Index<'_>, clause: &Clause) -> Self {
        Self::Clause(ClauseLine {
            number: index.number(clause),
            text: clause.text.to_string(),
            basis: clause.basis.text(),
            article: clause.span.article_text(),
            line: clause.span.line,
        })
    }
}

impl Section {
    pub(crate) fn new(title: impl Into<String>, lines: Vec<Line>) -> Self {
        Self { title: title.into(), lines, ..Self::default() }
    }
}

/// Bars of one sum, and what is left of it without one origin.
fn waterfall(caption: &str, bars: Vec<BarLine>, total: f64, without_one: [f64; 2]) -> Line {
    Line::Waterfall(Waterfall {
        caption: caption.to_owned(),
        bars,
        total: Some(figures::bits_json(total)),
        total_decibans: Some(figures::decibans_json(total)),
        without_one: Some(without_one.map(figures::bits_json)),
        beside: Some(beside_total(figures::bits_json(total), without_one.map(figures::bits_json))),
        ends: None,
    })
}

/// The probability that a sum is, and between which sums it stays without any one origin.
pub(crate) fn beside_total(bits: f64, [low, high]: [f64; 2]) -> String {
    let probability = |bits| figures::probability_text(model::probability(bits));
    let left = match [low, high].map(figures::decibans_text) {
        [low_text, high_text] if low_text == high_text => format!("{low_text} ({})", probability(low)),
        [low_text, high_text] => {
            format!("{low_text} to {high_text} ({} to {})", probability(low), probability(high))
        }
    };
    format!("a probability of {}; with any one origin left out {left}", probability(bits))
}

/// Explains an incident (by its id or an alias), a finding, a statement or a claim.
///
/// # Errors
/// [`PublishError::Unknown`] with near misses; [`PublishError::Misaligned`].
pub fn explain(edition: &Edition, id: &str) -> Result<Explanation, PublishError> {
    let index = Index::new(edition)?;
    let skip = edition.accounting.skipped.iter().find(|skip| &*skip.id == id);
    let (id, title, mut sections) = if let Some(entry) = index.entry(id) {
        (entry.incident.id.to_string(), incident_title(&index, entry), incident_sections(&index, entry))
    } else if let Some((entry, found)) = index.findings().find(|(_, finding)| &*finding.id == id) {
        (id.to_owned(), finding::title(&index, found), finding::sections(&index, entry, found))
    } else if let Some(found) = edition.statements.iter().find(|statement| &*statement.id == id) {
        (id.to_owned(), statement::title(found), statement::sections(&index, found))
    } else if let Some(found) = index.claim(id) {
        // A claim may be a row of a report that was left out of the statements.
        let left_out = skip.map(statement::skipped).unwrap_or_default();
        (id.to_owned(), claim::title(found), [claim::sections(&index, found), left_out].concat())
    } else if let Some(skip) = skip {
        (id.to_owned(), format!("Row {id}"), statement::skipped(skip))
    } else {
        return Err(PublishError::Unknown { id: id.to_owned(), near: near(&index, id), belongs: belongs(&index, id) });
    };
    sections.extend(differences(&index, &id));
    Ok(Explanation { v: VERSION, id, title, status: crate::wording::status(edition), sections })
}

/// What the asterisk means, where the incident that this is about carries one.
fn differences(index: &Index<'_>, id: &str) -> Option<Section> {
    let is_about = |entry: &&Entry<'_>| {
        let incident = entry.incident;
        *incident.id == *id
            || incident.statements.iter().any(|own| **own == *id)
            || entry.findings.iter().any(|own| *own.id == *id)
    };
    let entry = index.entries.iter().find(is_about)?;
    let notes: Vec<Line> = index.differences.of(&entry.incident.id).map(|note| Line::sentence(&note)).collect();
    if notes.is_empty() { None } else { Some(Section::new("Known differences", notes)) }
}

/// The statement after which an unknown incident is named, and the incident to which it belongs.
fn belongs(index: &Index<'_>, id: &str) -> Option<(String, String)> {
    let (_, asked) = id.split_at_checked(2).filter(|(prefix, _)| prefix.eq_ignore_ascii_case("I-"))?;
    let statement = index.edition.statements.iter().find(|statement| statement.id.eq_ignore_ascii_case(asked))?;
    Some((statement.id.to_string(), index.holder(&statement.id)?.incident.id.to_string()))
}

/// Ids like the one asked for, nearest first, at most a third of it different.
fn near(index: &Index<'_>, id: &str) -> Vec<String> {
    let edition = index.edition;
    let incidents = edition.resolution.incidents.iter().flat_map(|i| std::iter::once(&i.id).chain(&i.aliases));
    let statements = edition.statements.iter().map(|statement| &statement.id);
    let skipped = edition.accounting.skipped.iter().map(|skip| &skip.id);
    let findings = edition.findings.iter().map(|finding| &finding.id);
    let claims = edition.claims.iter().map(|claim| &claim.id);
    let asked = id.to_lowercase();
    let mut found: Vec<(usize, &str)> = incidents
        .chain(statements)
        .chain(skipped)
        .chain(findings)
        .chain(claims)
        .map(|name| (strsim::levenshtein(&asked, &name.to_lowercase()), &**name))
        .filter(|(distance, _)| *distance <= (id.chars().count() / 3).max(2))
        .collect();
    // Stable: names equally near stay in the order of the edition.
    found.sort_by_key(|(distance, _)| *distance);
    found.into_iter().take(OFFERED).map(|(_, name)| name.to_owned()).collect()
}
