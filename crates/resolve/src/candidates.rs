//! Which statements are compared: those that may lie in one administrative unit on neighbouring days.

//!
//! A statement stands in the blocks of its unit (or country, or "anywhere", as it says) on each UTC day of its interval,
//! padded by one day at each end. Within a day, blocks whose units and countries do not contradict one another meet, so
//! that a statement without a unit meets all of its country, and one without a country meets everything. Pairs further
//! apart would be kept apart in any case, so that nothing is lost and the cost grows with the number of near pairs.
//!
//! A vaguely dated statement stands in at most [`Model::days_at_most`] days: the last ones of its interval, as reports
//! are mostly of recent events; the first ones if the interval has no end; none if it has neither end.
use std::collections::BTreeMap;

use model::{Instant, Interval, Name, Place};

use crate::comparisons::Side;
use crate::linkage::Model;
use crate::{apart, apart::differ};

const DAY: i64 = 86_400;

/// A compared pair: positions in the sorted statements.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    /// The one with the smaller id.
    pub(crate) a: usize,
    /// The other.
    pub(crate) b: usize,
    /// Weight in bits.
    pub(crate) bits: f64,
    /// Whether the two may never be one incident.
    pub(crate) apart: bool,
}

/// Country and unit, as far as they are said.
type Ground<'a> = (Option<&'a Name>, Option<&'a Name>);

/// Compares every two statements that are near one another. `statements` are sorted by id; pairs come out sorted.
pub(crate) fn compare(statements: &[Side<'_>], model: &Model) -> Vec<Pair> {
    let days: Vec<(i64, i64)> = statements.iter().map(|s| days(s.when.interval, model.days_at_most)).collect();
    let mut blocks: BTreeMap<i64, BTreeMap<Ground, Vec<usize>>> = BTreeMap::new();
    for (index, (statement, &(first, last))) in statements.iter().zip(&days).enumerate() {
        for day in first..=last {
            blocks.entry(day).or_default().entry(ground(&statement.place)).or_default().push(index);
        }
    }
    let mut pairs = Vec::new();
    for (&day, grounds) in &blocks {
        // Two statements that share several days are compared on the first.
        let mut meet = |one: usize, two: usize| {
            let (a, b) = (one.min(two), one.max(two));
            if days[a].0.max(days[b].0) == day {
                let (first, second) = (&statements[a], &statements[b]);
                let apart = apart::reason(first, second).is_some();
                pairs.push(Pair { a, b, bits: model.bits(first, second), apart });
            }
        };
        for (at, (ground, block)) in grounds.iter().enumerate() {
            for (i, &one) in block.iter().enumerate() {
                block[i + 1..].iter().for_each(|&two| meet(one, two));
            }
            for (other, others) in grounds.iter().skip(at + 1) {
                if may_be_one(*ground, *other) {
                    block.iter().for_each(|&one| others.iter().for_each(|&two| meet(one, two)));
                }
            }
        }
    }
    pairs.sort_by_key(|pair| (pair.a, pair.b));
    pairs
}

fn ground(place: &Place) -> Ground<'_> {
    (place.country.as_ref(), place.admin1.as_ref())
}

fn may_be_one(a: Ground, b: Ground) -> bool {
    !differ(a.0, b.0) && !differ(a.1, b.1)
}

/// First and last UTC day of the blocks, counted from 1970; the last is before the first where there is none.
fn days(interval: Interval, at_most: i64) -> (i64, i64) {
    let first = (interval.from != Instant::MIN).then(|| interval.from.0.div_euclid(DAY) - 1);
    let last = (interval.to != Instant::MAX).then(|| (interval.to.0 - 1).div_euclid(DAY) + 1);
    match (first, last) {
        (Some(first), Some(last)) => (first.max(last - at_most + 1), last),
        (None, Some(last)) => (last - at_most + 1, last),
        (Some(first), None) => (first, first + at_most - 1),
        (None, None) => (0, -1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: Instant, to: Instant, expect: (i64, i64)) {
        assert_eq!(days(Interval { from, to }, 10), expect);
    }

    #[test]
    fn a_day_meets_its_neighbours() {
        check(Instant(100 * DAY), Instant(101 * DAY), (99, 101));
        check(Instant(100 * DAY + 5), Instant(101 * DAY + 5), (99, 102));
    }

    #[test]
    fn a_vague_time_meets_its_last_days_only() {
        check(Instant(0), Instant(101 * DAY), (92, 101));
        check(Instant::MIN, Instant(101 * DAY), (92, 101));
        check(Instant(100 * DAY), Instant::MAX, (99, 108));
        check(Instant::MIN, Instant::MAX, (0, -1));
    }
}
