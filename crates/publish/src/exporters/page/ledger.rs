//! Claims: what each is worth, and which clauses rest on it.

use std::collections::{BTreeMap, BTreeSet};

use model::CheckedClaim;
use serde::Serialize;

use crate::citations::cited_claims;
use crate::claims::because;
use crate::index::Index;

/// A claim, or a statement that was held against others as one.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct ClaimData<'a> {
    id: &'a str,
    speaker: Option<&'a str>,
    /// The party whose side it is, where it is one's.
    side: Option<usize>,
    /// `YYYY-MM-DD`.
    said_on: Option<&'a str>,
    /// What it is about, its numbers and its content, as far as it is a claim.
    about: Option<String>,
    numbers: Option<String>,
    content: Option<String>,
    source: Option<&'a str>,
    address: Option<&'a str>,
    /// As it was checked; null where it was not.
    checked: Option<CheckData<'a>>,
    /// Numbers of the clauses that rest on it.
    clauses: Vec<usize>,
}

/// What a claim is worth.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct CheckData<'a> {
    #[cfg_attr(test, ts(type = "ClaimKind"))]
    kind: &'static str,
    /// By what was known on the day on which it was said; null where nobody says when.
    #[cfg_attr(test, ts(type = "ClaimOutcome | null"))]
    then: Option<&'static str>,
    #[cfg_attr(test, ts(type = "ClaimOutcome"))]
    now: &'static str,
    because: String,
    incidents: Vec<&'a str>,
}

/// Those that were checked, in their order, and then those that were not.
pub(super) fn claims<'a>(index: &Index<'a>) -> Vec<ClaimData<'a>> {
    let mut cited: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (id, (_, clauses)) in cited_claims(index) {
        cited.insert(id, clauses.into_iter().map(|clause| index.number(clause)).collect());
    }
    let checked = index.edition.checked.iter();
    let known: BTreeSet<&str> = checked.clone().map(|one| &*one.id).collect();
    let rest = index.edition.claims.iter().map(|claim| &*claim.id).filter(|id| !known.contains(id));
    let all = checked.map(|one| (&*one.id, Some(one))).chain(rest.map(|id| (id, None)));
    all.map(|(id, checked)| one(index, id, checked, cited.remove(id).unwrap_or_default())).collect()
}

fn one<'a>(index: &Index<'a>, id: &'a str, checked: Option<&'a CheckedClaim>, clauses: Vec<usize>) -> ClaimData<'a> {
    let claim = index.claim(id);
    let written = |text: &'a str| Some(text).filter(|text| !text.is_empty());
    ClaimData {
        id,
        speaker: claim.map(|claim| &*claim.speaker),
        side: claim.and_then(|claim| index.party_place(&claim.side)),
        said_on: claim.and_then(|claim| written(&claim.said_on)),
        about: claim.map(|claim| index.redact(index.title(&claim.about))),
        numbers: claim.and_then(|claim| written(&claim.numbers)).map(|numbers| index.redact(numbers)),
        content: claim.map(|claim| index.redact(&claim.content)),
        source: claim.map(|claim| &*claim.source),
        address: claim.and_then(|claim| written(&claim.address)),
        checked: checked.map(|one| CheckData {
            kind: one.kind.word(),
            then: one.then.as_ref().map(|then| then.outcome.word()),
            now: one.now.outcome.word(),
            because: because(index, &one.now),
            incidents: one.now.incidents.iter().map(|id| &**id).collect(),
        }),
        clauses,
    }
}
