//! Weighing: from what was said about an incident to how sure we are that it happened, and who did it.
//!
//! Input: the statements gathered into one [`Incident`], and the [`SourceBook`].
//! Output: an [`Assessment`]: two results that are never merged, certainty and, for each party that is named,
//! attribution; each a word and a waterfall of bars in bits.
//! Beside it: [`grades`], who was right where others decided; [`calibrate`], whether probabilities came true; [`latent`],
//! models that learn what voices are worth and who repeats whom, with silence and instruments, measured on a
//! [`simulation`]; no case is weighed by them yet.
//! Not here: whether a term speaks of it (`judge`). The values `assessed: …` of attribution are never given: they need a
//! model that is trained on adjudicated incidents.
//!
//! # Method
//! The words follow from rules on voices (`certainty.rs`, `attribution.rs`). One origin is one voice, however often it is
//! repeated (`origins.rs`), and one side's voices share one interest. Only who inspects and has no stake has an observation
//! of its own: when anybody else confirms, it may be by what others saw. The bits stand beside the words and decide none
//! of them; the sum is told with the range in which it stays when any one origin is left out: base-2 log-odds, as in Fellegi & Sunter (1969), that add where voices are independent given the incident.
//! Each factor is one file in `factors/`; a disinterested voice weighs by itself, a side weighs as its strongest voice. A
//! voice's bits are scaled by the reliability class of its origin and capped (`models/case.toml`).
//! The rules are the same for each party: exchanging two parties' names in the input exchanges them in the result.

mod attribution;
pub mod calibration;
mod certainty;
mod error;
mod factors;
mod heard;
pub mod latent;
mod origins;
mod record;
pub mod simulation;
mod weights;

use model::{Assessment, Incident, SourceBook, Statement, Voice};

pub use error::WeighError;
use heard::{Heard, Role};
pub use record::{calibrate, grades};

/// Assesses one incident.
///
/// `statements` are those of `incident`, all of them (checked); their order does not matter, nor does a repetition. An
/// incident with denials only is `alleged`, never `refuted`: a denial is a statement, not an observation. Only a
/// disinterested speaker that inspects refutes, by a denial that is about no party; one that is about a party says who
/// did not do it.
///
/// # Errors
/// [`WeighError::NotOfIncident`], [`WeighError::Missing`] or [`WeighError::Twice`] where the statements are not the
/// incident's; [`WeighError::UnknownSpeaker`] where `book` does not have a speaker.
pub fn weigh(incident: &Incident, statements: &[Statement], book: &SourceBook) -> Result<Assessment, WeighError> {
    let heard = Heard::gather(incident, statements, book)?;
    let bars = factors::happened(&heard);
    let (certainty, rule) = certainty::certainty(&heard);
    Ok(Assessment {
        incident: incident.id.clone(),
        certainty,
        rule,
        bits: factors::sum(&bars),
        bits_without_one: heard.without_one(|heard| factors::sum(&factors::happened(heard))),
        bars,
        voices: voices(&heard),
        parties: incident.named.iter().map(|party| attribution::attributed(&heard, party)).collect(),
    })
}

fn voices(heard: &Heard<'_>) -> Vec<Voice> {
    let voice = |(at, origin): (usize, &origins::Origin<'_>)| {
        let said = || heard.said.iter().filter(move |said| said.voice == at);
        Voice {
            speaker: origin.speaker.id.clone(),
            side: origin.side.cloned(),
            affirms: said().any(|said| said.role == Role::Affirms),
            observed: said().any(heard::Said::has_seen),
            statements: said().map(|said| said.statement.id.clone()).collect(),
        }
    };
    heard.voices.iter().enumerate().map(voice).collect()
}
