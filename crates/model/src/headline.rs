//! What stands at the top: counts that may be counted, allegations by accuser, what flips, what to clarify.

use crate::{Certainty, Divergence, FindingKind, Instant, Name, Way};

/// How many findings of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The kind.
    pub kind: FindingKind,
    /// How many.
    pub n: usize,
}

/// Findings of one reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The reading.
    pub reading: Name,
    /// One entry for each kind, in the order of [`FindingKind::ALL`].
    pub counts: Vec<Count>,
    /// Incidents that are corroborated or better and that the term covers or may cover.
    pub corroborated: Vec<Name>,
}

/// Incidents alleged by the speakers of one side. Never compared with another's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accuser {
    /// The side whose speakers accuse, or `independent`.
    pub side: Name,
    /// The party they accuse.
    pub accused: Name,
    /// The largest total that the side has claimed, as it was written, where it has.
    pub asserted: Option<Name>,
    /// Incidents itemised in the reports.
    pub itemised: Vec<Name>,
    /// Of these, those with a voice of anyone else who says that it happened.
    pub second_voice: Vec<Name>,
}

/// The earliest incident with some property, for one party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyEarliest {
    /// The possible actor.
    pub party: Name,
    /// The incident, or the deadline that passed, if there is one.
    pub subject: Option<Name>,

    /// When it began at the earliest, and at the latest.
    pub between: Option<(Instant, Instant)>,
}

/// The earliest of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earliest {
    /// The reading.
    pub reading: Name,
    /// The earliest violation established at the standard of proof, if any, for each party.
    pub established: Vec<PartyEarliest>,
    /// The standard, and whose it is.
    pub standard: String,
    /// The earliest incident alleged against each party that the term covers.
    pub alleged: Vec<PartyEarliest>,
    /// The earliest incident alleged against each party that the term may cover.
    pub possible: Vec<PartyEarliest>,
    /// Whether the order of the alleged ones is known, in a sentence.
    pub order: String,
}

/// An incident whose finding differs between readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    /// The incident.
    pub incident: Name,
    /// The possible actor.
    pub party: Name,
    /// The finding under each reading, and the clause or silence it hangs on (empty where all is in).
    pub readings: Vec<(Name, FindingKind, Vec<String>)>,
}

/// A sentence of the text and the findings that hang on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clarify {
    /// The reading.
    pub reading: Name,
    /// What is to be clarified.
    pub question: String,
    /// The article and line, where a clause stands.
    pub at: Option<String>,
    /// Findings that cannot be made without it.
    pub findings: Vec<Name>,
    /// Of these, how many it would decide by itself, whatever the answer.
    pub alone: usize,
    /// Which way each answer decides, no finding stronger than may be printed.
    pub ways: Vec<Way>,
}

/// How much anyone saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witnessed {
    /// The certainty.
    pub certainty: Certainty,
    /// Incidents.
    pub n: usize,
}

/// Incidents by how many independent voices say that they happened. Over the whole case, never by party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ByVoices {
    /// None: a denial is all that was said.
    pub none: usize,
    /// One voice, of a party's side.
    pub one_interested: usize,
    /// One voice, of no party's side.
    pub one_disinterested: usize,
    /// Two voices.
    pub two: usize,
    /// Three voices or more.
    pub more: usize,
}

impl ByVoices {
    /// Each number with its words, fewest voices first.
    #[must_use]
    pub fn told(&self) -> [(&'static str, usize); 5] {
        [
            ("no voice", self.none),
            ("one interested voice alone", self.one_interested),
            ("one disinterested voice alone", self.one_disinterested),
            ("two voices", self.two),
            ("three voices or more", self.more),
        ]
    }
}

/// The top of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headline {
    /// By reading, in the order of the agreement.
    pub tallies: Vec<Tally>,
    /// By accuser, in the order of the agreement's parties.
    pub accusers: Vec<Accuser>,
    /// By reading.
    pub earliest: Vec<Earliest>,
    /// By incident.
    pub flips: Vec<Flip>,
    /// Most findings first.
    pub clarify: Vec<Clarify>,
    /// In the order of [`Certainty::ALL`].
    pub witnessed: Vec<Witnessed>,
    /// Incidents that rest on the voices of one side alone.
    pub one_side: usize,
    /// By how many voices say that they happened.
    pub by_voices: ByVoices,
    /// Where the readings part, with how many incidents hang on it, in the order of the agreement.
    pub divergences: Vec<Divergence>,
}
