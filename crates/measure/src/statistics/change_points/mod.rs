//! Change points found afterwards: where a series is best cut into segments of one level each.
//!
//! Sources: B. Jackson et al., "An algorithm for optimal partitioning of data on an interval", IEEE Signal Processing
//! Letters 12 (2005), 105–108; R. Killick, P. Fearnhead and I. A. Eckley, "Optimal detection of changepoints with a
//! linear computational cost" (PELT), JASA 107 (2012), 1590–1598, whose pruning loses nothing. Every day is a
//! candidate: a coarser grid finds other days. A first day of a segment is a point in a partition, not a date that is
//! known: for one change, [`single`] gives the dates that the counts allow.
//!
//! Pruning needs cuts. As long as the best partition has none, the cost of all days is never less than that of two
//! parts, so no candidate is dropped and the work grows with the square of the length; with changes at a steady rate it
//! grows with the length (`benches/series.rs`).

pub mod single;

use super::Unavailable;

/// What a segment costs. A segment's level is its mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cost {
    /// Minus twice the Poisson log-likelihood, without the terms in which only the counts stand.
    Poisson,
    /// The same of the negative binomial distribution with variance `mean + mean² / size`.
    NegativeBinomial {
        /// Above 0; known beforehand, from a baseline.
        size: f64,
    },
    /// The sum of squared differences from the mean.
    Squares,
}

/// A series in segments.
#[derive(Clone, Debug, PartialEq)]
pub struct Partition {
    /// The first days, from 0, of all segments but the first.
    pub starts: Vec<usize>,
    /// The costs of all segments, without penalties.
    pub cost: f64,
}

/// Segments shorter than this are mostly single days that stand out.
pub const MINIMUM: usize = 3;

/// Cuts a series so that the costs of the segments and `penalty` (at least 0) for each cut are least, no segment being
/// shorter than `minimum` days (at least 1). Of equal partitions the one whose last segments begin earliest.
///
/// The penalty of Schwarz' criterion for Poisson counts is `2 ln n`: each cut adds a level and a day.
///
/// # Errors
/// [`Unavailable::TooShort`] where not even one segment has room, [`Unavailable::OutOfRange`] for a penalty, size or
/// minimum out of range.
pub fn change_points(counts: &[u64], cost: Cost, penalty: f64, minimum: usize) -> Result<Partition, Unavailable> {
    let is_possible = |value: f64| value.is_finite() && value >= 0.0;
    if !is_possible(penalty) {
        return Err(Unavailable::OutOfRange("penalty"));
    }
    if minimum == 0 {
        return Err(Unavailable::OutOfRange("minimum"));
    }
    if matches!(cost, Cost::NegativeBinomial { size } if !(is_possible(size) && size > 0.0)) {
        return Err(Unavailable::OutOfRange("size"));
    }
    if counts.len() < minimum {
        return Err(Unavailable::TooShort);
    }
    let sums = Sums::new(counts, cost);
    let mut candidates = vec![Candidate { start: 0, before: 0.0, total: 0.0, until: usize::MAX }];
    let mut ends = vec![End::default(); counts.len() + 1];
    for end in minimum..=counts.len() {
        let mut best = End { start: 0, total: f64::INFINITY };
        for candidate in candidates.iter_mut().take_while(|candidate| candidate.start + minimum <= end) {
            candidate.total = candidate.before + sums.cost(candidate.start, end);
            if candidate.total < best.total {
                best = End { start: candidate.start, total: candidate.total };
            }
        }
        // What is worse by more than a cut than the best would be worse than a cut here, as soon as a segment that starts here
        // is long enough.
        for candidate in candidates.iter_mut().take_while(|candidate| candidate.start + minimum <= end) {
            if candidate.until == usize::MAX && candidate.total > best.total + penalty {
                candidate.until = end + minimum;
            }
        }
        candidates.retain(|candidate| candidate.until > end + 1);
        candidates.push(Candidate { start: end, before: best.total + penalty, total: 0.0, until: usize::MAX });
        if let Some(slot) = ends.get_mut(end) {
            *slot = best;
        }
    }
    let mut starts = Vec::new();
    let mut end = counts.len();
    while let Some(&End { start, .. }) = ends.get(end).filter(|found| found.start > 0) {
        starts.push(start);
        end = start;
    }
    starts.reverse();
    let bounds: Vec<usize> = std::iter::once(0).chain(starts.iter().copied()).chain([counts.len()]).collect();
    let cost = bounds.windows(2).map(|pair| if let [from, to] = pair { sums.cost(*from, *to) } else { 0.0 }).sum();
    Ok(Partition { starts, cost })
}

/// A first day of a last segment.
struct Candidate {
    start: usize,
    /// The least cost of all days before it, with a penalty for the cut.
    before: f64,
    /// That, and what the last segment costs.
    total: f64,
    /// The end of a series from which it is no candidate any more.
    until: usize,
}

/// The best partition of the days before one.
#[derive(Clone, Copy, Default)]
struct End {
    /// The first day of its last segment.
    start: usize,
    total: f64,
}

/// Sums of the first days, from which every segment's cost comes in one step.
struct Sums {
    cost: Cost,
    /// Of the counts; for squares, of their differences from the mean of all, so that no digits are lost.
    of_counts: Vec<f64>,
    of_squares: Vec<f64>,
}

impl Sums {
    fn new(counts: &[u64], cost: Cost) -> Self {
        let all: f64 = counts.iter().map(|count| *count as f64).sum();
        let centre = if cost == Cost::Squares { all / counts.len() as f64 } else { 0.0 };
        let (mut of_counts, mut of_squares) = (vec![0.0], vec![0.0]);
        let (mut sum, mut squares) = (0.0, 0.0);
        for count in counts {
            let value = *count as f64 - centre;
            sum += value;
            squares += value * value;
            of_counts.push(sum);
            of_squares.push(squares);
        }
        Self { cost, of_counts, of_squares }
    }

    /// The cost of the days from `from` to before `to`, which are some and in the series.
    fn cost(&self, from: usize, to: usize) -> f64 {
        let of = |sums: &[f64]| match (sums.get(from), sums.get(to)) {
            (Some(before), Some(after)) => after - before,
            _ => 0.0,
        };
        let n = (to - from) as f64;
        let sum = of(&self.of_counts);
        match self.cost {
            Cost::Squares => (of(&self.of_squares) - sum * sum / n).max(0.0),
            // A segment of zeros has a likelihood of 1.
            _ if sum <= 0.0 => 0.0,
            Cost::Poisson => 2.0 * (sum - sum * (sum / n).ln()),
            Cost::NegativeBinomial { size } => {
                let odds = sum / (n * size);
                2.0 * (n * size * odds.ln_1p() + sum * (1.0 / odds).ln_1p())
            }
        }
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) use tests::COAL;
