//! What is said of an act beyond what, where and when, as a part of a record.

use model::{Amount, Details, Name};
use serde::Serialize;

use crate::index::Entry;

/// What is not said is null; `not_done` says that the incident is an act left undone. An amount is the least and
/// the greatest that it may be.
#[derive(Serialize)]
pub(crate) struct DetailsRecord {
    event: Option<String>,
    to: Option<String>,
    reference: Option<String>,
    not_done: bool,
    quantity: Option<[u32; 2]>,
    people_affected: Option<[u32; 2]>,
    people_killed: Option<[u32; 2]>,
    hours_without_service: Option<[u32; 2]>,
}

impl DetailsRecord {
    /// Names are a source's words and may hold the name of a place that is withheld.
    pub(crate) fn new(entry: &Entry<'_>) -> Self {
        let Details { event, to, reference, not_done, quantity, people_affected, people_killed, hours_without_service } =
            &entry.incident.details;
        let name = |name: &Option<Name>| name.as_deref().map(|name| entry.place.redact(name));
        let amount = |amount: &Option<Amount>| amount.map(|amount| [amount.lo(), amount.hi()]);
        Self {
            event: name(event),
            to: name(to),
            reference: name(reference),
            not_done: *not_done,
            quantity: amount(quantity),
            people_affected: amount(people_affected),
            people_killed: amount(people_killed),
            hours_without_service: amount(hours_without_service),
        }
    }
}
