//! Counts day by day, and what becomes of them when days are put together.

use super::rate_ratio::Period;

/// A day's count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// So many events.
    Counted(u64),
    /// Nobody could look, or what was seen is not known: the day is left out of counts and of exposure.
    Masked,
}

impl Day {
    /// Its count, where it has one.
    #[must_use]
    pub fn counted(self) -> Option<u64> {
        match self {
            Self::Counted(events) => Some(events),
            Self::Masked => None,
        }
    }
}

/// All days as one period, exposure in days that were counted.
#[must_use]
pub fn total(days: &[Day]) -> Period {
    let counted = days.iter().filter_map(|day| day.counted());
    let (n, events) = counted.fold((0_u32, 0_u64), |(n, sum), events| (n + 1, sum.saturating_add(events)));
    Period { events, exposure: f64::from(n) }
}

/// Blocks of about `length` days, in order: as many as fit best, their lengths apart by one day at most, so that no
/// rest is left over. Blocks without a counted day are left out.
#[must_use]
pub fn blocks(days: &[Day], length: usize) -> Vec<Period> {
    let length = length.max(1);
    let n = ((days.len() + length / 2) / length).max(1);
    let bound = |nth: usize| nth * days.len() / n;
    let block = |nth: usize| total(days.get(bound(nth)..bound(nth + 1)).unwrap_or_default());
    (0..n).map(block).filter(|block| block.exposure > 0.0).collect()
}
