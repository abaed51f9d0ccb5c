//! Denials of everything: what a party's own side says of the party, of no one incident.
//!
//! A denial is general if it is about what totals are counted of: a denial of one incident is about that incident.

use model::{Claim, Edition, Incident, PartySummary};

use crate::clock::utc_date;

/// The claims in which a party's side denies for the party as a whole, in the order of their ids.
///
/// What such a claim is about is the party's id, or begins with the party's title and a colon (`Alpha: strikes`).
pub(crate) fn general_denials<'a>(edition: &'a Edition, party: &str) -> Vec<&'a Claim> {
    let Some(party) = edition.agreement.parties.iter().find(|one| &*one.id == party) else { return Vec::new() };
    let counted = |about: &str| edition.claims.iter().any(|claim| &*claim.kind == "count" && &*claim.about == about);
    let is_general = |claim: &&Claim| is_denial_of(claim, party) && (claim.about == party.id || counted(&claim.about));
    let mut denials: Vec<&Claim> = edition.claims.iter().filter(is_general).collect();
    denials.sort_by(|one, two| one.id.cmp(&two.id));
    denials
}

/// Of these, those that can speak of an incident: said on or after the date in UTC on which it begins at the earliest.
pub(crate) fn general_denials_since<'a>(edition: &'a Edition, party: &str, incident: &Incident) -> Vec<&'a Claim> {
    let begins_on = utc_date(incident.time.interval.from);
    general_denials(edition, party).into_iter().filter(|claim| *claim.said_on >= *begins_on).collect()
}

fn is_denial_of(claim: &Claim, party: &PartySummary) -> bool {
    let of_itself =
        claim.about == party.id || claim.about.strip_prefix(&*party.title).is_some_and(|rest| rest.starts_with(':'));
    &*claim.kind == "denial" && claim.side == party.id && of_itself
}
