//! Measuring: from findings, statements and claims to the figures at the top of the page.
//!
//! Input: [`Evidence`], everything that was heard, gathered, weighed and judged. Output: the [`Headline`]; and apart from
//! it, for whoever works on a case, which facts to [`verify`] next; and what each claim is worth, [`hold`]ed against what is
//! [`Known`].
//! And whether acts became fewer or more, [`follow`]ed over time.
//! Not here: any ratio or total across parties (the statements are what each side chose to publish, not a
//! sample), any finding (`judge`), any wording for readers (`publish`).
//!
//! # Method
//! Plain counts of incidents and findings, each defined in a file of its own under `indicators/`. Whatever is counted
//! for people counts the findings that an edition may print. Order comes from the agreement, from the order of the
//! incidents or from ids of statements and claims, never from the name of a party.

mod claims;
mod follow_through;
mod indicators;
mod itemised;
mod known;
mod questions;
pub mod statistics;
mod verify;

use model::{Divergence, Earliest, Headline};

pub use claims::{Held, establishes, hold};
pub use follow_through::{Act, History, Window, follow};
pub use known::Known;
pub use verify::verify;

/// All that is measured.
#[derive(Clone, Debug)]
pub struct Evidence<'a> {
    /// What was heard, gathered, weighed and judged.
    pub known: Known<'a>,
    /// The earliest of each reading, as `judge` found them.
    pub earliest: Vec<Earliest>,
    /// Where the readings part, as `agreement` found them.
    pub divergences: Vec<Divergence>,
}

/// Measures: runs every indicator and gathers what they say.
///
/// A statement, claim or finding that names an unknown incident, reading or party is counted nowhere.
#[must_use]
pub fn measure(evidence: Evidence<'_>) -> Headline {
    let mut headline = Headline::default();
    for indicator in indicators::INDICATORS {
        indicator(&evidence, &mut headline);
    }
    headline.earliest = evidence.earliest;
    headline
}
