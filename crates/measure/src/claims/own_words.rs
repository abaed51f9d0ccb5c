//! A claim that nothing was done, where the same side says in the same time that something was.
//!
//! The time is the window of a count of zero; of a denial what its row gives, or the day on which it was said and the day
//! before. What the side says must surely lie in it: an incident that a speaker of the side lists against the party. Both
//! the claim and the accusation that surely speaks of such an incident are inconsistent, and each names the other with both
//! clocks.

use model::{ClaimKind, ClaimOutcome, Name, Statement};

use super::Opinion;
use super::view::{Fit, Said, Seen, View, report, told};
use crate::itemised::itemises;

pub(super) fn rule(view: &View<'_>, said: &Said<'_>) -> Option<Opinion> {
    said.side?;
    let (says, incidents, others) = match said.kind {
        ClaimKind::Universal | ClaimKind::Denial => against_nothing(view, said),
        ClaimKind::Event => against_something(view, said),
        ClaimKind::Count | ClaimKind::Interpretation | ClaimKind::Condition | ClaimKind::Announcement => return None,
    };
    let ids: Vec<&str> = incidents.iter().map(|id| &**id).collect();
    let because = format!("{}; {says} {}: {}", told(said.claim), ids.join(", "), others.join("; "));
    (!others.is_empty()).then_some(Opinion { outcome: ClaimOutcome::Inconsistent, because, incidents })
}

/// What its side says was done although the claim says that nothing was: the accusations, and of each incident the report
/// that came first.
fn against_nothing(view: &View<'_>, nothing: &Said<'_>) -> (&'static str, Vec<Name>, Vec<String>) {
    let listed = spoken_of(view, nothing);
    let accusations = view.said.iter().filter(|said| said.kind == ClaimKind::Event && said.side == nothing.side);
    let about = accusations.filter(|said| meet(&spoken_of(view, said), &listed)).map(|said| told(said.claim));
    let reports = listed.iter().filter_map(|(seen, party)| {
        let of_side = |one: &&&Statement| itemises(one, nothing.side, party, view.known.book);
        let first = |one: &&&Statement| (one.received.is_none(), one.received, one.id.clone());
        seen.statements.iter().filter(of_side).min_by_key(first).map(|one| report(one))
    });
    ("its own side says that something was done,", ids(&listed), about.chain(reports).collect())
}

/// The claims that nothing was done, of the same side, which the accusation goes against.
fn against_something(view: &View<'_>, something: &Said<'_>) -> (&'static str, Vec<Name>, Vec<String>) {
    let (mut both, mut others) = (spoken_of(view, something), Vec::new());
    let mut denied: Listed<'_, '_> = Vec::new();
    for nothing in view.said.iter().filter(|said| said.denies() && said.side == something.side) {
        let listed = spoken_of(view, nothing);
        if meet(&both, &listed) {
            denied.extend(listed);
            others.push(told(nothing.claim));
        }
    }
    both.retain(|one| meet(std::slice::from_ref(one), &denied));
    ("its own side says that nothing was done at the time of", ids(&both), others)
}

/// Incidents with the party that is said to have done them.
type Listed<'v, 'a> = Vec<(&'v Seen<'a>, Name)>;

/// What the side of a claim says that the accused did, surely of the claim's subject and in its time.
fn spoken_of<'v, 'a>(view: &'v View<'a>, said: &Said<'a>) -> Listed<'v, 'a> {
    let Some(span) = said.span() else { return Vec::new() };
    let each = view.accused(said).into_iter().flat_map(|party| {
        let surely = view.own(said, party, &span).into_iter().filter(|(_, fit)| *fit == Fit::Surely);
        surely.map(|(seen, _)| (seen, party.id.clone())).collect::<Vec<_>>()
    });
    each.collect()
}

fn meet(one: &[(&Seen<'_>, Name)], other: &[(&Seen<'_>, Name)]) -> bool {
    one.iter()
        .any(|(seen, party)| other.iter().any(|(two, whose)| seen.incident.id == two.incident.id && party == whose))
}

fn ids(listed: &[(&Seen<'_>, Name)]) -> Vec<Name> {
    listed.iter().map(|(seen, _)| seen.incident.id.clone()).collect()
}
