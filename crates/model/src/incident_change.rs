//! What became of the incidents between two runs: statements joined, one was split, several were merged.

use crate::Name;

/// What became of an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// Several became one, which has the oldest name among them.
    Merged,
    /// One became several; the part that holds the statement it is named after keeps the name.
    Split,
    /// Statements joined it.
    Joined,
    /// It has another name, as an earlier statement came to hand.
    Renamed,
    /// None of its statements is there any more.
    Gone,
    /// It was not there.
    New,
}

impl Fate {
    /// The word used in output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Merged => "merged",
            Self::Split => "split",
            Self::Joined => "joined",
            Self::Renamed => "renamed",
            Self::Gone => "gone",
            Self::New => "new",
        }
    }
}

/// One incident that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IncidentChange {
    /// What became of it.
    pub fate: Fate,
    /// Its name on the earlier side, or the names of those that were merged; none where it is new.
    pub before: Vec<Name>,
    /// Its name on the later side, or the names of its parts; none where it is gone.
    pub after: Vec<Name>,
    /// The statements that the earlier side did not have; where it is gone, those that it had.
    pub statements: Vec<Name>,
}
