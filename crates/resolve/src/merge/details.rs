//! Merging which act it was: its event, its addressee, its reference, how much.

use model::{Amount, Details, Name, Stance, Statement};

/// What the statements of one incident, in order of receipt, say of the act.
///
/// Statements with different events or references are never in one incident, so that whoever names one names all; of
/// several addressees the first is kept. Numbers reach from the least to the greatest that is said; a denial is heard only
/// where nobody else gives any.
pub(super) fn merge(by_receipt: &[&Statement]) -> Details {
    let first = |of: fn(&Details) -> Option<&Name>| by_receipt.iter().find_map(|s| of(s.details())).cloned();
    let amount = |of: fn(&Details) -> Option<Amount>| {
        let said = |denial: bool| {
            let heard = by_receipt.iter().filter(|s| (s.stance == Stance::Denies) == denial);
            heard.filter_map(|s| of(s.details())).reduce(Amount::hull)
        };
        said(false).or_else(|| said(true))
    };
    Details {
        event: first(|details| details.event.as_ref()),
        to: first(|details| details.to.as_ref()),
        reference: first(|details| details.reference.as_ref()),
        not_done: by_receipt.iter().any(|s| s.details().not_done),
        quantity: amount(|details| details.quantity),
        people_affected: amount(|details| details.people_affected),
        people_killed: amount(|details| details.people_killed),
        hours_without_service: amount(|details| details.hours_without_service),
    }
}
