//! How sure we are that it happened, and who is said to have done it: two results, never one.

use crate::Name;

/// Did it happen? In rising order, with [`Certainty::Refuted`] apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// One interested voice, or several of one side.
    Alleged,
    /// One disinterested voice, or two opposed voices that both say that it happened.
    Reported,
    /// Two or more independent voices, at least one not aligned with who gains.
    Corroborated,
    /// Inspection, geolocated imagery or instruments that fix time, place and nature.
    Verified,
    /// Observation contradicts that it happened.
    Refuted,
}

impl Certainty {
    /// All words.
    pub const ALL: [Self; 5] = [Self::Alleged, Self::Reported, Self::Corroborated, Self::Verified, Self::Refuted];

    /// The word used in output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Alleged => "alleged",
            Self::Reported => "reported",
            Self::Corroborated => "corroborated",
            Self::Verified => "verified",
            Self::Refuted => "refuted",
        }
    }
}

/// Who did it, as far as one party is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attribution {
    /// Nobody says who.
    Undetermined,
    /// The party's own side admits the act on that object.
    Admitted,
    /// Named by others, and its own side says nothing.
    Accused,
    /// Named by others, and its own side denies without an account of its own.
    Denied,
    /// Another party is named for the same act, or the denial is specific and of comparable weight.
    Disputed,
    /// More likely this party than any other, by factors that are shown.
    LargelyAttributable,
    /// This party, by factors that are shown.
    Attributable,
}

impl Attribution {
    /// All values.
    pub const ALL: [Self; 7] = [
        Self::Undetermined,
        Self::Admitted,
        Self::Accused,
        Self::Denied,
        Self::Disputed,
        Self::LargelyAttributable,
        Self::Attributable,
    ];

    /// The word used in output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Undetermined => "undetermined",
            Self::Admitted => "admitted",
            Self::Accused => "accused",
            Self::Denied => "denied",
            Self::Disputed => "disputed",
            Self::LargelyAttributable => "assessed: largely attributable",
            Self::Attributable => "assessed: attributable",
        }
    }
}

/// One bar of a waterfall of log-odds.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The factor.
    pub factor: &'static str,
    /// Weight in bits (base-2 log-odds).
    pub bits: f64,
    /// In words.
    pub because: String,
    /// The statements it rests on.
    pub statements: Vec<Name>,
}

/// From a sum of bits (base-2 log-odds) to a probability.
#[must_use]
pub fn probability(bits: f64) -> f64 {
    1.0 / (1.0 + (-bits).exp2())
}

/// One voice: statements that share an origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The speaker that is its origin.
    pub speaker: Name,
    /// The party whose side it speaks for; `None` for a disinterested voice.
    pub side: Option<Name>,
    /// Whether it says that the thing happened.
    pub affirms: bool,
    /// Whether it looked for itself.
    pub observed: bool,
    /// Its statements.
    pub statements: Vec<Name>,
}

/// Attribution as far as one party is concerned.
#[derive(Clone, Debug, PartialEq)]
pub struct Attributed {
    /// The party.
    pub party: Name,
    /// The word.
    pub attribution: Attribution,
    /// The rule that gave the word.
    pub rule: &'static str,
    /// Whether an independent voice with an observation of its own names it.
    pub observed: bool,
    /// Speakers that name it.
    pub accusers: Vec<Name>,
    /// Speakers of its own side that deny.
    pub deniers: Vec<Name>,
    /// Speakers of its own side that admit, the object aside.
    pub admitters: Vec<Name>,
    /// The waterfall.
    pub bars: Vec<Bar>,
    /// Sum of the bars in bits.
    pub bits: f64,
    /// The lowest and the highest sum in bits that is left when any one origin is left out.
    pub bits_without_one: [f64; 2],
}

/// What `weigh` found about one incident. No reading of an agreement changes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The incident.
    pub incident: Name,
    /// Did it happen?
    pub certainty: Certainty,
    /// The rule that gave the word.
    pub rule: &'static str,
    /// The waterfall of certainty, the prior first.
    pub bars: Vec<Bar>,
    /// Sum of the bars in bits.
    pub bits: f64,
    /// The lowest and the highest sum in bits that is left when any one origin is left out.
    pub bits_without_one: [f64; 2],
    /// The voices heard.
    pub voices: Vec<Voice>,
    /// Who, for each party that is named.
    pub parties: Vec<Attributed>,
}
