//! Why a finding changed: every respect in which the two sides differ as to it.

use std::collections::BTreeMap;

use model::{
    AgreementSummary, Cause, CauseKind, Dimension, FindingChange, FindingKind, Name, Provision, ReadingSummary,
};
use publish::{ToldFinding, ToldIncident};

use super::kin::{Kin, Side};

/// Letters of a digest that are told.
const DIGEST: usize = 12;

/// Of each term and reading, the findings that release another party on one side only.
pub(super) type Drives = BTreeMap<(Name, Name), Vec<(Name, Name)>>;

/// Which of the findings that changed may release the other party on one side and not on the other.
pub(super) fn drives(pairs: &[(Option<&ToldFinding>, Option<&ToldFinding>)]) -> Drives {
    let drives = |one: Option<&ToldFinding>| {
        one.is_some_and(|one| matches!(one.state.finding, FindingKind::Violation | FindingKind::ProbableViolation))
    };
    let mut found = Drives::new();
    for (before, after) in pairs.iter().filter(|(before, after)| drives(*before) != drives(*after)) {
        let Some(told) = after.or(*before) else { continue };
        let of = (told.term.clone(), told.reading.clone());
        found.entry(of).or_default().push((told.party.clone(), told.state.id.clone()));
    }
    found
}

/// All causes of a change, in the order in which the house works: statements, incidents, facts, weights, text, time.
pub(super) fn causes(
    change: &FindingChange,
    before: &Side<'_>,
    after: &Side<'_>,
    kin: &Kin<'_>,
    drives: &Drives,
) -> Vec<Cause> {
    let (was, is) = kin.pair(change, before, after);
    let mut causes = statements(change, was, is, before, after);
    causes.extend(regrouped(was, is, before, after, kin));
    let facts = facts(was, is, before, after);
    let same_time = !facts.iter().any(|fact| fact.about == "time");
    causes.extend(facts);
    causes.extend(weights(change));
    let same_text = before.told.agreement == after.told.agreement;
    if !same_text {
        causes.extend(text(change, before, after));
    }
    let later = before.told.as_of < after.told.as_of;
    let as_of = || {
        let (before, after) = (before.told.as_of.to_string(), after.told.as_of.to_string());
        Cause::between(CauseKind::TimePassed, "", Some(before), Some(after))
    };
    let pending =
        |state: &Option<model::FindingState>| state.as_ref().is_some_and(|state| state.finding == FindingKind::Pending);
    let is_deadline = was.is_none() && is.is_none();
    if later && ((pending(&change.before) && !pending(&change.after)) || (is_deadline && causes.is_empty())) {
        causes.push(as_of());
    }
    // The same incident at the same time under the same text lies otherwise in time: what came before it is another.
    let turned = change.dimensions().iter().any(|(dimension, _, _)| *dimension == Dimension::Time);
    let same_program = before.told.program == after.told.program;
    if turned && same_time && same_text && same_program && !is_deadline {
        let others = drives.get(&(change.term.clone(), change.reading.clone()));
        let others = others.into_iter().flatten().filter(|(party, _)| *party != change.party);
        causes.push(Cause::of(CauseKind::Timeline, others.map(|(_, id)| id.clone()).collect()));
    }
    if causes.is_empty() {
        causes.push(if same_program {
            Cause::of(CauseKind::NotFound, Vec::new())
        } else {
            let (before, after) = (before.told.program.to_string(), after.told.program.to_string());
            Cause::between(CauseKind::Program, "", Some(before), Some(after))
        });
    }
    causes
}

/// Statements that one side has and the other has nowhere.
fn statements(
    change: &FindingChange,
    was: Option<&ToldIncident>,
    is: Option<&ToldIncident>,
    before: &Side<'_>,
    after: &Side<'_>,
) -> Vec<Cause> {
    let of = |incident: Option<&ToldIncident>, state: &Option<model::FindingState>| {
        let basis = || state.as_ref().map(|state| state.basis.clone());
        incident.map(|one| one.statements.clone()).or_else(basis).unwrap_or_default()
    };
    let mut added = of(is, &change.after);
    added.retain(|id| !before.has(id));
    let (received, added): (Vec<Name>, Vec<Name>) =
        added.into_iter().partition(|id| after.received(id).is_some_and(|at| at > before.told.as_of));
    let mut gone = of(was, &change.before);
    gone.retain(|id| !after.has(id));
    [(CauseKind::Received, received), (CauseKind::Added, added), (CauseKind::Withdrawn, gone)]
        .into_iter()
        .filter(|(_, ids)| !ids.is_empty())
        .map(|(kind, ids)| Cause::of(kind, ids))
        .collect()
}

/// Statements that both sides have, in other incidents.
fn regrouped(
    was: Option<&ToldIncident>,
    is: Option<&ToldIncident>,
    before: &Side<'_>,
    after: &Side<'_>,
    kin: &Kin<'_>,
) -> Vec<Cause> {
    let (mut merged, mut split, mut causes): (Vec<Name>, Vec<Name>, Vec<Cause>) = (vec![], vec![], vec![]);
    let put = |list: &mut Vec<Name>, id: &Name| {
        if !list.contains(id) {
            list.push(id.clone());
        }
    };
    if let Some(is) = is {
        let from = is.statements.iter().filter_map(|statement| before.holder(statement));
        for other in from.filter(|other| was.is_none_or(|was| was.id != **other)) {
            // One that lives on elsewhere gave up a part; one that does not has become this.
            let is_whole = kin.became(other).is_some_and(|heir| *heir == is.id);
            put(if is_whole { &mut merged } else { &mut split }, other);
        }
    }
    if let Some(was) = was {
        for heir in was.statements.iter().filter_map(|statement| after.holder(statement)) {
            match is {
                Some(is) if is.id == *heir => {}
                Some(_) => put(&mut split, heir),
                // Nothing of that name is compared with it: it has gone into another.
                None => put(&mut merged, heir),
            }
        }
    }
    causes.extend((!merged.is_empty()).then(|| Cause::of(CauseKind::Merged, merged)));
    causes.extend((!split.is_empty()).then(|| Cause::of(CauseKind::Split, split)));
    if let (Some(was), Some(is)) = (was, is)
        && was.id != is.id
    {
        let (before, after) = (Some(was.id.to_string()), Some(is.id.to_string()));
        causes.push(Cause::between(CauseKind::Renamed, "", before, after));
    }
    causes
}

/// Facts of the incident that are other ones. Where a place is withheld, only that it is another.
fn facts(was: Option<&ToldIncident>, is: Option<&ToldIncident>, before: &Side<'_>, after: &Side<'_>) -> Vec<Cause> {
    let (Some(was), Some(is)) = (was, is) else { return Vec::new() };
    let mut causes: Vec<Cause> = Vec::new();
    for ((name, old), (_, new)) in was.facts.iter().zip(&is.facts) {
        match (old, new) {
            (Some(old), Some(new)) if old != new => {
                causes.push(Cause::between(CauseKind::Fact, name, Some(old.clone()), Some(new.clone())));
            }
            _ if *name == "place" && moved(was, is, before, after) => {
                causes.push(Cause::between(CauseKind::Fact, name, None, None));
            }
            _ => {}
        }
    }
    causes
}

/// Whether the place is another that no edition tells.
fn moved(was: &ToldIncident, is: &ToldIncident, before: &Side<'_>, after: &Side<'_>) -> bool {
    matches!((before.place(&was.id), after.place(&is.id)), (Some(old), Some(new)) if old != new)
}

/// How sure, who, and by which standard.
fn weights(change: &FindingChange) -> Vec<Cause> {
    let (Some(before), Some(after)) = (&change.before, &change.after) else { return Vec::new() };
    let each = [
        (CauseKind::Certainty, before.certainty.word(), after.certainty.word()),
        (CauseKind::Attribution, before.attribution.word(), after.attribution.word()),
        (CauseKind::Standard, &*before.standard, &*after.standard),
    ];
    let other = each.into_iter().filter(|(_, before, after)| before != after);
    other.map(|(kind, before, after)| Cause::between(kind, "", Some(before.into()), Some(after.into()))).collect()
}

/// What the text says otherwise: on the dimensions that changed, else on anything; where one side is only its digest,
/// that it is another text.
fn text(change: &FindingChange, before: &Side<'_>, after: &Side<'_>) -> Vec<Cause> {
    let digest = |side: &Side<'_>| side.told.agreement.chars().take(DIGEST).collect::<String>();
    let another = || vec![Cause::between(CauseKind::Agreement, "text", Some(digest(before)), Some(digest(after)))];
    let (Some(old), Some(new)) = (before.edition, after.edition) else { return another() };
    let (old, new) = (&old.agreement, &new.agreement);
    let said = match (reading(old, &change.reading), reading(new, &change.reading)) {
        (Some(was), Some(is)) => provisions(change, was, is),
        (was, is) => {
            let there = |one: Option<&ReadingSummary>| one.map(|one| format!("`{}`", one.id));
            vec![Cause::between(CauseKind::Agreement, "reading", there(was), there(is))]
        }
    };
    if said.is_empty() { another() } else { said }
}

fn reading<'a>(agreement: &'a AgreementSummary, id: &str) -> Option<&'a ReadingSummary> {
    agreement.readings.iter().find(|reading| *reading.id == *id)
}

/// The matters on which two readings of one name say something else, as far as they concern the term.
fn provisions(change: &FindingChange, was: &ReadingSummary, is: &ReadingSummary) -> Vec<Cause> {
    let concerns = |one: &&Provision| one.term.as_ref().is_none_or(|term| *term == change.term);
    let find = |reading: &'_ ReadingSummary, one: &Provision| {
        let same = reading.provisions.iter().find(|other| (&other.term, &other.about) == (&one.term, &one.about));
        same.map(|same| same.says.clone())
    };
    let gone = was.provisions.iter().filter(|one| find(is, one).is_none());
    let all = is.provisions.iter().chain(gone).filter(concerns);
    let other: Vec<&Provision> = all.filter(|one| find(was, one) != find(is, one)).collect();
    let turned: Vec<Dimension> = change.dimensions().into_iter().map(|(dimension, _, _)| dimension).collect();
    let on_these = |one: &&Provision| one.dimension.is_some_and(|dimension| turned.contains(&dimension));
    let closer: Vec<&Provision> = other.iter().copied().filter(|one| on_these(one)).collect();
    let chosen = if closer.is_empty() { other } else { closer };
    let cause = |one: &Provision| {
        let about = match &one.term {
            Some(term) => format!("term `{term}`, {}", one.about),
            None => one.about.to_string(),
        };
        Cause::between(CauseKind::Agreement, &about, find(was, one), find(is, one))
    };
    chosen.into_iter().map(cause).collect()
}
