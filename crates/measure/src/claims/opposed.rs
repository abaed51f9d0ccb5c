//! What the other side says against a claim: an accusation or a count against a denial, a denial against an accusation.
//!
//! The two must be of one party's acts, of subjects that may be one (a count is of no one place) and of times that overlap; or the other side says so in a
//! report of an incident that the claim may speak of. No finding decides, so that neither is right. Of a count the denial is
//! told, and it stays what it is: a number that nobody can check.

use model::{ClaimKind, ClaimOutcome};

use super::Opinion;
use super::view::{Said, View};

pub(super) fn rule(view: &View<'_>, said: &Said<'_>) -> Option<Opinion> {
    if !said.affirms() && !said.denies() {
        return None;
    }
    let claims: Vec<String> =
        view.said.iter().filter(|other| is_against(view, said, other)).map(|other| named(other)).collect();
    let (incidents, voices) = reports(view, said);
    if claims.is_empty() && voices.is_empty() {
        return None;
    }
    let outcome = if said.kind == ClaimKind::Count { ClaimOutcome::NotCheckable } else { ClaimOutcome::Disputed };
    let all = claims.into_iter().chain(voices).collect::<Vec<_>>().join("; ");
    Some(Opinion { outcome, because: format!("the other side says otherwise: {all}"), incidents })
}

fn named(said: &Said<'_>) -> String {
    format!("{} [{}] on {}", said.claim.speaker, said.claim.id, said.claim.said_on)
}

fn is_against(view: &View<'_>, said: &Said<'_>, other: &Said<'_>) -> bool {
    let stands_against = said.affirms() && other.denies() || said.denies() && other.affirms();
    let others = view.accused(other);
    let one_party = view.accused(said).iter().any(|party| others.contains(party));
    let of_parties = said.side.is_some() && other.side.is_some() && said.side != other.side;
    let overlap = || said.span().zip(other.span()).is_some_and(|(one, two)| one.possibly.overlaps(two.possibly));
    let counts = said.kind == ClaimKind::Count || other.kind == ClaimKind::Count;
    stands_against && of_parties && one_party && said.subject.meets(&other.subject, counts) && overlap()
}

/// Incidents in which the other side says otherwise, and who of it does.
fn reports(view: &View<'_>, said: &Said<'_>) -> (Vec<model::Name>, Vec<String>) {
    let (mut incidents, mut voices) = (Vec::new(), Vec::new());
    let Some(span) = said.span().filter(|_| said.kind != ClaimKind::Count) else { return (incidents, voices) };
    for party in view.accused(said) {
        let listed = if said.affirms() { view.own(said, party, &span) } else { view.anyones(said, party, &span) };
        for (seen, _) in listed {
            let of_party = seen.assessment.parties.iter().find(|one| one.party == party.id);
            let Some(attributed) = of_party else { continue };
            let speakers = if said.affirms() { &attributed.deniers } else { &attributed.accusers };
            let side = |speaker: &str| view.known.book.speaker(speaker).and_then(|one| one.affiliation.party());
            let others = speakers.iter().filter(|speaker| side(speaker).is_some_and(|side| Some(side) != said.side));
            let names: Vec<&str> = others.map(|name| &**name).collect();
            if !names.is_empty() {
                voices.push(format!("{} of {}", names.join(", "), seen.incident.id));
                incidents.push(seen.incident.id.clone());
            }
        }
    }
    (incidents, voices)
}
