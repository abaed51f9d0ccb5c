//! A claim of what a text means, of what is demanded or of what will be done: no fact decides it.
//!
//! Told instead: the readings of the agreement whose clauses cite it as their basis.

use model::{ClaimKind, ClaimOutcome, ReadingSummary};

use super::Opinion;
use super::view::{Said, View};

pub(super) fn rule(view: &View<'_>, said: &Said<'_>) -> Option<Opinion> {
    let about = match said.kind {
        ClaimKind::Interpretation => "it is about what a text or a situation means",
        ClaimKind::Condition => "it is about what is demanded",
        ClaimKind::Announcement => "it is about what will be done",
        ClaimKind::Count | ClaimKind::Universal | ClaimKind::Event | ClaimKind::Denial => return None,
    };
    let cites =
        |reading: &&ReadingSummary| reading.clauses.iter().any(|clause| has_word(&clause.basis.text(), &said.claim.id));
    let readings: Vec<&str> = view.known.agreement.readings.iter().filter(cites).map(|reading| &*reading.id).collect();
    let held = match readings.as_slice() {
        [] => "no reading cites it".to_owned(),
        all if all.len() == view.known.agreement.readings.len() => {
            "the agreement cites it under every reading".to_owned()
        }
        all => format!("cited by the reading {}", all.join(", ")),
    };
    Some(Opinion { outcome: ClaimOutcome::NotCheckable, because: format!("{about}; {held}"), incidents: Vec::new() })
}

/// Whether an id stands in a text as a whole word.
fn has_word(text: &str, id: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && !"#_-".contains(c)).any(|word| word == id)
}
