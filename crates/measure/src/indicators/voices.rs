//! On how many voices incidents rest.
//!
//! Unit: incidents. Definition: voices that affirm, as `weigh` found them: relays of one origin are one voice. A voice is
//! interested if it speaks for a party's side. Two voices may be of one side. Not to be split by who is accused: what is
//! reported of each party is what others chose to publish, and no sample.

use model::{Headline, Voice};

use crate::Evidence;

pub(super) fn fill(evidence: &Evidence<'_>, headline: &mut Headline) {
    let by_voices = &mut headline.by_voices;
    for assessment in evidence.known.assessments {
        let affirming: Vec<&Voice> = assessment.voices.iter().filter(|voice| voice.affirms).collect();
        let count = match affirming[..] {
            [] => &mut by_voices.none,
            [one] if one.side.is_some() => &mut by_voices.one_interested,
            [_] => &mut by_voices.one_disinterested,
            [_, _] => &mut by_voices.two,
            _ => &mut by_voices.more,
        };
        *count += 1;
    }
}
