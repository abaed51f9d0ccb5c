//! Who publishes and who speaks.

use crate::{LeafSet, Name};

/// Whose side a source or speaker is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Affiliation {
    /// A party to the agreement, or a body that speaks for it.
    Party(Name),
    /// A state that is no party.
    ThirdState(Name),
    /// Nobody's.
    Independent,
    /// An instrument.
    Sensor,
}

impl Affiliation {
    /// The party, where it is one.
    #[must_use]
    pub fn party(&self) -> Option<&Name> {
        match self {
            Self::Party(party) => Some(party),
            Self::ThirdState(_) | Self::Independent | Self::Sensor => None,
        }
    }
}

/// Reliability class by the Admiralty code (A completely reliable to E unreliable, F cannot be judged).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    F,
}

impl Reliability {
    /// Its letter.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
        }
    }
}

/// Who publishes: an outlet, a ministry's page, a sensor's feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Name as in the reports.
    pub name: Name,
    /// Kind as in the reports (`state-media`).
    pub kind: Name,
    /// Whose side.
    pub affiliation: Affiliation,
    /// Class, before any record exists.
    pub reliability: Reliability,
    /// Why so.
    pub comment: Name,
}

/// Who asserts: a ministry, a governor, an outlet in its own voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Id as derived from the reports (`local-governor/Kursk Oblast`).
    pub id: Name,
    /// What it is (`ministry`, `local authority`, `company`, `outlet`, `inspector` …).
    pub kind: Name,
    /// Whose side.
    pub affiliation: Affiliation,
    /// Class, before any record exists.
    pub reliability: Reliability,
    /// Zones its clock may show, where a row names none; empty if nothing is known.
    pub zones: Vec<Name>,
    /// Speakers whose words it repeats: with them it is one voice.
    pub relays: Vec<Name>,
    /// Words that it uses in a wider sense: the word in the column, and the means it may stand for.
    pub vague_means: Vec<(Name, LeafSet)>,
    /// Whether it goes and looks (an inspectorate, a monitor): what it confirms is verified.
    pub inspects: bool,
    /// Why all this.
    pub comment: Name,
}

/// All sources and speakers of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceBook {
    /// Who publishes.
    pub sources: Vec<Source>,
    /// Who asserts.
    pub speakers: Vec<Speaker>,
}

impl SourceBook {
    /// The speaker of that id.
    #[must_use]
    pub fn speaker(&self, id: &str) -> Option<&Speaker> {
        self.speakers.iter().find(|speaker| &*speaker.id == id)
    }
}
