//! The earliest of a reading in words, for the terminal and the page.

use model::{Edition, FindingKind, PartyEarliest};

use crate::clock::Clock;

/// Which of the three is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// The earliest violation established at the standard of proof.
    Established,
    /// The earliest incident alleged that the term covers.
    Alleged,
    /// The earliest incident alleged that the term may cover.
    Possible,
}

/// The incident that may be printed, and the words; what is established is printed only once a person has confirmed it.
pub(crate) fn told<'a>(
    edition: &Edition,
    clock: &Clock,
    reading: &str,
    what: What,
    earliest: &'a PartyEarliest,
) -> (Option<&'a str>, String) {
    let Some(incident) = earliest.subject.as_deref() else {
        let none = if what == What::Established { "none established" } else { "none" };
        return (None, none.to_owned());
    };
    if what == What::Established && !is_confirmed(edition, reading, incident, &earliest.party) {
        return (None, "none confirmed by a person".to_owned());
    }
    let when = earliest.between.map_or_else(String::new, |(from, to)| clock.between(from, to));
    (Some(incident), when)
}

/// Whether a violation may be printed of that incident under that reading.
pub(crate) fn is_confirmed(edition: &Edition, reading: &str, incident: &str, party: &str) -> bool {
    edition.findings.iter().any(|finding| {
        finding.published == FindingKind::Violation
            && &*finding.parts.reading == reading
            && &*finding.parts.subject == incident
            && &*finding.parts.party == party
    })
}
