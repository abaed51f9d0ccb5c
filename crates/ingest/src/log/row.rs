//! One event of a log.

use model::{Instant, LeafSet};

use super::reference::Reference;

/// What one row of a log says, small enough that millions pass. The numbers mean names of [`LogNames`](crate::LogNames).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// When.
    pub at: Instant,
    /// What was done; every act where it is not said, none where the row is an event of the agreement.
    pub act: LeafSet,
    /// To what; every object where it is not said.
    pub object: LeafSet,
    /// With what; every means where it is not said.
    pub means: LeafSet,
    /// With what result; every outcome where it is not said.
    pub outcome: LeafSet,
    /// Which event of the agreement, where it is one.
    pub event: Option<u32>,
    /// Who; `None` where it is not said.
    pub party: Option<u32>,
    /// Where; `None` where it is not said.
    pub area: Option<u32>,
    /// To whom; `None` where it is not said.
    pub to: Option<u32>,
    /// What it refers to; `None` where it is not said.
    pub reference: Option<Reference>,
    /// How much; `None` where it is not said.
    pub quantity: Option<u32>,
}
