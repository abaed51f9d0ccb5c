//! Days from one to another, and the periods before, during and after a window.

use model::Day;

use super::Window;

/// Days from the first to the one before the last; empty where that is not later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub from: Day,
    pub until: Day,
}

impl Span {
    pub(super) fn days(self) -> i64 {
        self.until.0.saturating_sub(self.from.0).max(0)
    }

    /// The part that lies within another.
    pub(super) fn within(self, other: Self) -> Self {
        Self { from: self.from.max(other.from), until: self.until.min(other.until) }
    }
}

impl std::fmt::Display for Span {
    /// `18 Mar 2025 to 16 Apr 2025`, the last day included.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.days() {
            0 => f.write_str("no day"),
            1 => write!(f, "{}", self.from),
            _ => write!(f, "{} to {}", self.from, self.until.plus(-1)),
        }
    }
}

/// Days of a baseline, and of what is compared after a window: twelve weeks, so that sixty days are known where some are
/// missing, and no more, since longer ones hold other seasons and another war.
const LONGEST: i64 = 84;

impl Window {
    /// The days before it, up to so many days before it may have opened.
    pub(super) fn before(&self, gap: i64) -> Span {
        let until = self.opens.plus(-gap);
        Span { from: until.plus(-LONGEST), until }
    }

    pub(super) fn during(&self) -> Span {
        Span { from: self.from, until: self.until }
    }

    pub(super) fn after(&self) -> Span {
        Span { from: self.closes, until: self.closes.plus(LONGEST) }
    }
}
