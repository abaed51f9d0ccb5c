//! What is found of a log of events.

use crate::{Coverage, FindingKind, Instant, Name};

/// A finding about a row, or about a duty.
#[derive(Clone, Debug, PartialEq)]
pub struct LogFinding<'a> {
    /// The line of the row, or of the row that raised the duty; none for a duty that a date or a period raised.
    pub line: Option<u64>,
    /// The term.
    pub term: &'a Name,
    /// The reading.
    pub reading: &'a Name,
    /// The party.
    pub party: &'a Name,
    /// The finding.
    pub kind: FindingKind,
    /// Coverage.
    pub coverage: Coverage,
    /// By when it was due, where it is about a duty.
    pub due: Option<Instant>,
    /// The line of the row that met the duty.
    pub met_by: Option<u64>,
}

/// How many findings of each kind a term has under a reading, in the order of [`FindingKind::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogCounts {
    /// The reading.
    pub reading: Name,
    /// The term.
    pub term: Name,
    /// The counts.
    pub counts: [u64; FindingKind::ALL.len()],
}

impl LogCounts {
    /// How many there are of one kind.
    #[must_use]
    pub fn of(&self, kind: FindingKind) -> u64 {
        self.counts.get(kind as usize).copied().unwrap_or(0)
    }
}
