//! What stands at the top: what is corroborated, what is alleged and by whom, what was earliest, what to clarify.

use model::{Accuser, Clarify, Earliest, Membership, PartyEarliest};
use serde::Serialize;

use crate::earliest::{What, told};
use crate::index::Index;
use crate::wording::{self, is_counted};

/// What is counted under one reading. Allegations are not.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct TallyData<'a> {
    reading: usize,
    counts: Vec<CountData>,
    /// Incidents that are corroborated or better, and covered or possibly covered.
    corroborated: Vec<&'a str>,
}

/// How many findings of a kind.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct CountData {
    #[cfg_attr(test, ts(type = "FindingKind"))]
    finding: &'static str,
    n: usize,
}

/// What one side alleges of one party.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct AccuserData<'a> {
    /// The party whose side it is; null for voices of no side.
    side: Option<usize>,
    accused: usize,
    /// The largest total that the side has claimed, in its own figure.
    asserted: Option<String>,
    /// The claim that asserts it.
    claim: Option<&'a str>,
    itemised: Vec<&'a str>,
    second_voice: Vec<&'a str>,
    /// Of those itemised, how many no reading covers.
    outside: usize,
}

/// The earliest under one reading.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct EarliestData<'a> {
    reading: usize,
    /// One for each party.
    parties: Vec<EarliestOf<'a>>,
    order: String,
    standard: &'a str,
}

/// The earliest of one party.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct EarliestOf<'a> {
    party: usize,
    established: EarliestOne<'a>,
    alleged: EarliestOne<'a>,
    possible: EarliestOne<'a>,
}

/// An incident and when, or the words that say that there is none.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct EarliestOne<'a> {
    incident: Option<&'a str>,
    told: String,
}

/// A sentence to clarify.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct ClarifyData<'a> {
    reading: usize,
    question: String,
    at: Option<&'a str>,
    findings: usize,
    alone: usize,
    ways: String,
}

pub(super) fn tallies<'a>(index: &Index<'a>) -> Vec<TallyData<'a>> {
    let tallies = index.edition.headline.tallies.iter();
    tallies
        .filter_map(|tally| {
            let counted = tally.counts.iter().filter(|count| is_counted(&count.kind));
            Some(TallyData {
                reading: index.reading_place(&tally.reading)?,
                counts: counted.map(|count| CountData { finding: count.kind.word(), n: count.n }).collect(),
                corroborated: tally.corroborated.iter().map(|id| &**id).collect(),
            })
        })
        .collect()
}

pub(super) fn accusers<'a>(index: &Index<'a>) -> Vec<AccuserData<'a>> {
    index.edition.headline.accusers.iter().filter_map(|accuser| one_accuser(index, accuser)).collect()
}

fn one_accuser<'a>(index: &Index<'a>, accuser: &'a Accuser) -> Option<AccuserData<'a>> {
    let total = accuser.asserted.as_deref();
    let asserts = |total: &str| index.edition.claims.iter().find(|claim| total.ends_with(&format!("[{}]", claim.id)));
    let claim = total.and_then(asserts);
    Some(AccuserData {
        side: index.party_place(&accuser.side),
        accused: index.party_place(&accuser.accused)?,
        asserted: claim.map(|claim| &*claim.numbers).or(total).map(|total| index.redact(total)),
        claim: claim.map(|claim| &*claim.id),
        itemised: accuser.itemised.iter().map(|id| &**id).collect(),
        second_voice: accuser.second_voice.iter().map(|id| &**id).collect(),
        outside: accuser.itemised.iter().filter(|id| is_outside(index, id, &accuser.accused)).count(),
    })
}

/// Whether every reading leaves the incident out as far as the accused is concerned.
fn is_outside(index: &Index<'_>, incident: &str, accused: &str) -> bool {
    let Some(entry) = index.entry(incident) else { return false };
    let mut findings = entry.findings.iter().filter(|finding| &*finding.parts.party == accused).peekable();
    findings.peek().is_some() && findings.all(|finding| finding.parts.coverage.together() == Membership::Out)
}

pub(super) fn earliest<'a>(index: &Index<'a>) -> Vec<EarliestData<'a>> {
    index.edition.headline.earliest.iter().filter_map(|one| of_reading(index, one)).collect()
}

fn of_reading<'a>(index: &Index<'a>, earliest: &'a Earliest) -> Option<EarliestData<'a>> {
    let find = |what, list: &'a [PartyEarliest], party: &str| {
        let one = list.iter().find(|one| &*one.party == party);
        let (incident, told) = one
            .map_or((None, "none".to_owned()), |one| told(index.edition, &index.clock, &earliest.reading, what, one));
        EarliestOne { incident, told }
    };
    let parties = index.edition.agreement.parties.iter().enumerate();
    Some(EarliestData {
        reading: index.reading_place(&earliest.reading)?,
        parties: parties
            .map(|(party, summary)| EarliestOf {
                party,
                established: find(What::Established, &earliest.established, &summary.id),
                alleged: find(What::Alleged, &earliest.alleged, &summary.id),
                possible: find(What::Possible, &earliest.possible, &summary.id),
            })
            .collect(),
        order: wording::sentence(&earliest.order),
        standard: &earliest.standard,
    })
}

pub(super) fn clarify<'a>(index: &Index<'a>) -> Vec<ClarifyData<'a>> {
    index.edition.headline.clarify.iter().filter_map(|one| one_clarify(index, one)).collect()
}

fn one_clarify<'a>(index: &Index<'a>, one: &'a Clarify) -> Option<ClarifyData<'a>> {
    Some(ClarifyData {
        reading: index.reading_place(&one.reading)?,
        question: index.redact(&one.question),
        at: one.at.as_deref(),
        findings: one.findings.len(),
        alone: one.alone,
        ways: wording::ways(&one.ways),
    })
}
