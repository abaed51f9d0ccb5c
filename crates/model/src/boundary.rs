//! Lines between territories, as a map draws them.

use crate::{Name, Point};

/// What a line between two territories is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoundaryKind {
    /// A border between two states.
    International,
    /// A line between two first-level administrative units of one state.
    Admin1,
    /// A line that is claimed and contested.
    Disputed,
    /// A line between those who hold the ground, whosever it is.
    LineOfControl,
}

impl BoundaryKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::International, Self::Admin1, Self::Disputed, Self::LineOfControl];

    /// Its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::International => "international",
            Self::Admin1 => "admin-1",
            Self::Disputed => "disputed",
            Self::LineOfControl => "line-of-control",
        }
    }
}

/// One line that a case brings for its maps.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// What it is.
    pub kind: BoundaryKind,
    /// What it is called, where the file says so.
    pub name: Option<Name>,
    /// Its points in order, two or more.
    pub line: Vec<Point>,
}
