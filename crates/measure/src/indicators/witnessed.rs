//! How much anyone saw: incidents by certainty, and those that rest on one side's word.
//!
//! Unit: incidents. Definition: one side's word means that every voice that affirms is of the same party's side. Not to
//! be used as a measure of truth: what nobody else could see may well have happened.

use model::{Certainty, Headline, Voice, Witnessed};

use crate::Evidence;

pub(super) fn fill(evidence: &Evidence<'_>, headline: &mut Headline) {
    headline.witnessed = Certainty::ALL
        .into_iter()
        .map(|certainty| Witnessed {
            certainty,
            n: evidence.known.assessments.iter().filter(|assessment| assessment.certainty == certainty).count(),
        })
        .collect();
    headline.one_side = evidence.known.assessments.iter().filter(|assessment| is_one_sided(&assessment.voices)).count();
}

fn is_one_sided(voices: &[Voice]) -> bool {
    let mut sides = voices.iter().filter(|voice| voice.affirms).map(|voice| voice.side.as_ref());
    match sides.next() {
        Some(Some(first)) => sides.all(|side| side == Some(first)),
        Some(None) | None => false,
    }
}
