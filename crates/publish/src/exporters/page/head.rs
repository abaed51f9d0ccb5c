//! What the page says of itself and of the text: edition, parties, readings, clauses.

use model::{Basis, Clause, ReadingSummary};
use serde::Serialize;

use super::links::{self, Piece};
use crate::citations;
use crate::index::Index;
use crate::wording;

/// The edition and the case.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct EditionData<'a> {
    case: &'a str,
    title: &'a str,
    /// Null in a draft.
    number: Option<u32>,
    /// Whether a person has confirmed anything stronger than an allegation.
    reviewed: bool,
    program: &'a str,
    /// In UTC.
    as_of: String,
    /// On the clock of the case.
    as_of_told: String,
    clock: &'a str,
    convention: &'a str,
    agreement: &'a str,
    agreement_title: &'a str,
    /// SHA-256 of its text, hexadecimal.
    agreement_version: &'a str,
    incidents: usize,
    statements: usize,
}

/// A party, in the order of the agreement; others name it by its place in that order.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct PartyData<'a> {
    id: &'a str,
    title: &'a str,
    /// Denials of everything by its own side: ids of claims.
    denials: Vec<&'a str>,
}

/// A term, named by its place in the order of the agreement.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct TermData<'a> {
    id: &'a str,
    title: &'a str,
}

/// A reading, named by its place in the order of the agreement.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct ReadingData<'a> {
    id: &'a str,
    /// `Alpha's reading (kremlin)`.
    name: String,
    holder: &'a str,
    /// Whether its holder is an assessor, bound by nothing.
    assessor: bool,
    title: &'a str,
    window: &'a str,
    release: String,
    /// The numbers of its clauses; those that the analyst assumed first, then those inferred from conduct.
    clauses: Vec<usize>,
}

/// A clause, numbered from 1 in the order of the text.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct ClauseData<'a> {
    number: usize,
    text: &'a str,
    basis: Vec<Piece>,
    article: String,
    line: u32,
}

pub(super) fn edition<'a>(index: &'a Index<'a>) -> EditionData<'a> {
    let edition = index.edition;
    EditionData {
        case: &edition.case.id,
        title: &edition.case.title,
        number: edition.number,
        reviewed: wording::status(edition) != wording::NOT_REVIEWED,
        program: &edition.program,
        as_of: edition.as_of.to_string(),
        as_of_told: index.clock.instant(edition.as_of),
        clock: &index.clock.name,
        convention: &edition.case.convention,
        agreement: &edition.agreement.id,
        agreement_title: &edition.agreement.title,
        agreement_version: &edition.agreement.version,
        incidents: edition.resolution.incidents.len(),
        statements: edition.statements.len(),
    }
}

pub(super) fn parties<'a>(index: &Index<'a>) -> Vec<PartyData<'a>> {
    let parties = index.edition.agreement.parties.iter();
    let denials = |party: &str| crate::denials::general_denials(index.edition, party);
    parties
        .map(|party| PartyData {
            id: &party.id,
            title: &party.title,
            denials: denials(&party.id).into_iter().map(|claim| &*claim.id).collect(),
        })
        .collect()
}

pub(super) fn terms<'a>(index: &Index<'a>) -> Vec<TermData<'a>> {
    index.edition.agreement.terms.iter().map(|term| TermData { id: &term.id, title: &term.title }).collect()
}

pub(super) fn readings<'a>(index: &Index<'a>) -> Vec<ReadingData<'a>> {
    index.edition.agreement.readings.iter().map(|reading| one_reading(index, reading)).collect()
}

fn one_reading<'a>(index: &Index<'a>, reading: &'a ReadingSummary) -> ReadingData<'a> {
    let mut clauses: Vec<&Clause> = reading.clauses.iter().collect();
    // Stable: within one basis the order of the text stays.
    clauses.sort_by_key(|clause| basis_rank(&clause.basis));
    ReadingData {
        id: &reading.id,
        name: wording::reading(reading),
        holder: &reading.holder_title,
        assessor: reading.assessor,
        title: &reading.title,
        window: &reading.window,
        release: wording::release(index, reading),
        clauses: clauses.into_iter().map(|clause| index.number(clause)).collect(),
    }
}

/// What the analyst assumed is read first.
fn basis_rank(basis: &Basis) -> u8 {
    match basis {
        Basis::Assumed(_) => 0,
        Basis::Inferred(_) => 1,
        Basis::NotGiven => 2,
        Basis::Stated(_) => 3,
    }
}

pub(super) fn clauses<'a>(index: &Index<'a>) -> Vec<ClauseData<'a>> {
    let basis = |clause: &Clause| {
        let text = index.redact(&clause.basis.text());
        let pieces = citations::pieces(&text, |word| index.is_citable(word));
        pieces.iter().map(|piece| links::piece(index, piece)).collect()
    };
    index
        .clauses
        .iter()
        .map(|clause| ClauseData {
            number: index.number(clause),
            text: &clause.text,
            basis: basis(clause),
            article: clause.span.article_text(),
            line: clause.span.line,
        })
        .collect()
}
