//! Incidents from pairs: average linkage within each group of records that some pair holds together.

use model::Record;

use super::pairs::Weighed;
use crate::average::{Add, Bond, Draw, Sum, average};

/// What a cluster is made of.
#[derive(Clone, Debug)]
struct Made {
    n: usize,
    /// The lists of which it holds an item, in order.
    lists: Vec<u32>,
}

impl Made {
    fn of(record: &Record) -> Self {
        Self { n: 1, lists: Some(record.list).filter(|list| *list != 0).into_iter().collect() }
    }

    /// Whether no two items of one list would come together.
    fn may_join(&self, other: &Self) -> bool {
        self.lists.is_empty() || other.lists.iter().all(|list| self.lists.binary_search(list).is_err())
    }
}

impl Add for Made {
    fn add(&mut self, other: Self) {
        self.n += other.n;
        self.lists.extend(other.lists);
        self.lists.sort_unstable();
    }
}

/// For each record, the first record of its incident.
///
/// Two clusters are joined only where their mean is above the threshold, and so only where one pair is: what no such pair holds
/// together is linked apart, in maps that stay small.
pub(super) fn groups(rows: &[Record], pairs: &[Weighed], not_compared: f64, draw: Option<Draw>) -> Vec<u32> {
    let threshold = Draw::threshold(draw);
    let n = rows.len();
    let mut parent: Vec<u32> = (0..).take(n).collect();
    for pair in pairs.iter().filter(|pair| f64::from(pair.bits) > threshold) {
        let (a, b) = (root(&mut parent, pair.a), root(&mut parent, pair.b));
        // The first record is the root.
        parent[a.max(b) as usize] = a.min(b);
    }
    for at in (0..).take(n) {
        parent[at as usize] = root(&mut parent, at);
    }
    let together = |pair: &&Weighed| parent[pair.a as usize] == parent[pair.b as usize];
    let mut held: Vec<(u32, Weighed)> =
        pairs.iter().filter(together).map(|pair| (parent[pair.a as usize], *pair)).collect();
    held.sort_by_key(|(group, _)| *group);

    let mut incident: Vec<u32> = (0..).take(n).collect();
    for group in held.chunk_by(|(a, _), (b, _)| a == b) {
        let mut members: Vec<u32> = group.iter().flat_map(|(_, pair)| [pair.a, pair.b]).collect();
        members.sort_unstable();
        members.dedup();
        let place = |record: u32| members.binary_search(&record).unwrap_or_default();
        let bond = |(_, pair): &(u32, Weighed)| {
            let between = Sum::of(pair.bits.into());
            Bond { a: place(pair.a), b: place(pair.b), between, apart: false }
        };
        let bonds: Vec<Bond<Sum>> = group.iter().map(bond).collect();
        let mean = |one: &Made, two: &Made, sum: &Sum| {
            Some(sum.mean(one.n * two.n, not_compared)).filter(|mean| *mean > threshold && one.may_join(two))
        };
        let accept = |mean, a: usize, b: usize| Draw::accepts(draw, mean, members[a].into(), members[b].into());
        for cluster in average(members.iter().map(|&at| Made::of(&rows[at as usize])), &bonds, mean, accept) {
            cluster.iter().for_each(|&at| incident[members[at] as usize] = members[cluster[0]]);
        }
    }
    incident
}

/// The root of a record, and a shorter way to it for the next time (path halving; Tarjan & van Leeuwen 1984).
fn root(parent: &mut [u32], mut at: u32) -> u32 {
    while parent[at as usize] != at {
        let above = parent[parent[at as usize] as usize];
        parent[at as usize] = above;
        at = above;
    }
    at
}
