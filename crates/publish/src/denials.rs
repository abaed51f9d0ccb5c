//! Denials of everything: what a party's own side says of the party, of no one incident.

use model::{Claim, Edition, PartySummary};

/// The claims in which a party's side denies for the party as a whole, in the order of their ids.
///
/// What such a claim is about is the party's id, or begins with the party's title and a colon (`Alpha: strikes`).
pub(crate) fn general_denials<'a>(edition: &'a Edition, party: &str) -> Vec<&'a Claim> {
    let Some(party) = edition.agreement.parties.iter().find(|one| &*one.id == party) else { return Vec::new() };
    let mut denials: Vec<&Claim> = edition.claims.iter().filter(|claim| is_general_denial(claim, party)).collect();
    denials.sort_by(|one, two| one.id.cmp(&two.id));
    denials
}

fn is_general_denial(claim: &Claim, party: &PartySummary) -> bool {
    let of_itself =
        claim.about == party.id || claim.about.strip_prefix(&*party.title).is_some_and(|rest| rest.starts_with(':'));
    &*claim.kind == "denial" && claim.side == party.id && of_itself
}
