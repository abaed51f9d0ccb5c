//! Who is bound when: the life of an agreement for one party, in entries that follow on one another.

use crate::{Instant, Name};

/// Whether a party is bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It has not accepted, or the agreement has not begun.
    NotYet,
    /// Whether it has accepted, or the agreement has begun, is not known.
    MayBeBound,
    /// It is bound.
    Bound,
    /// Whether the agreement is suspended is not known.
    MayBeSuspended,
    /// The agreement is suspended.
    Suspended,
    /// There are two timelines: in one it is released, in the other it is bound.
    MayBeReleased,
    /// It is released.
    Released,
    /// Whether it has left is not known.
    MayHaveLeft,
    /// It has left.
    Left,
    /// Whether the agreement has ended is not known.
    MayHaveEnded,
    /// The agreement has ended.
    Ended,
    /// Whether another reading has taken the place of this one, or not yet, is not known.
    MayBeReplaced,
    /// Another reading holds.
    Replaced,
}

impl Standing {
    /// The word used in output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotYet => "not yet",
            Self::MayBeBound => "may be bound",
            Self::Bound => "bound",
            Self::MayBeSuspended => "may be suspended",
            Self::Suspended => "suspended",
            Self::MayBeReleased => "may be released",
            Self::Released => "released",
            Self::MayHaveLeft => "may have left",
            Self::Left => "left",
            Self::MayHaveEnded => "may have ended",
            Self::Ended => "ended",
            Self::MayBeReplaced => "may be replaced",
            Self::Replaced => "replaced",
        }
    }

    /// Whether it is known; the others are known to be open.
    #[must_use]
    pub fn is_known(self) -> bool {
        matches!(
            self,
            Self::NotYet | Self::Bound | Self::Suspended | Self::Released | Self::Left | Self::Ended | Self::Replaced
        )
    }
}

/// One part of a timeline: from one change to the next.
///
/// A change lies between two instants, which are equal where it is exact. It is [`Instant::MIN`] twice where there was
/// none before, [`Instant::MAX`] twice where none follows, and an instant and [`Instant::MAX`] where it is not before that
/// one, and not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// The reading.
    pub reading: Name,
    /// The party.
    pub party: Name,
    /// The term it is about; `None` for every term that has no timeline of its own.
    pub term: Option<Name>,
    /// When it began: not before, not after.
    pub from: (Instant, Instant),
    /// When it ended: not before, not after.
    pub until: (Instant, Instant),
    /// Whether the party is bound.
    pub standing: Standing,
    /// Why, in a sentence with the words of the clause.
    pub because: String,
    /// The clause, by its place in [`crate::ReadingSummary::clauses`].
    pub clause: Option<usize>,
    /// The incident that brought it about.
    pub incident: Option<Name>,
    /// Each end that may be meant, where there are several: how it is counted, not before, not after.
    pub ends: Vec<(Name, Instant, Instant)>,
}
