//! Clusters by average linkage: the two with the highest mean weight are joined while that mean is above zero.

//!
//! The mean runs over all pairs between two clusters; a pair that was not compared counts with the model's constant. So
//! statements are put together by what most of them share, never through one in between (Sokal & Michener 1958).
//!
//! # Denials
//! A denial belongs to what it denies, yet often speaks of several incidents at once ("no strikes on these days"). Two
//! clusters that both hold an affirming statement are therefore compared by their affirming statements alone: a denial
//! joins a cluster and never pulls two together.
//!
//! # Which act
//! Two acts that must stay apart may never have been compared, when one of them is vaguely dated. So each cluster knows
//! which event and which reference its statements name, and does not join one that names others.
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap};

use model::{Details, Stance, Statement};

use crate::apart;
use crate::candidates::Pair;

/// Sum of weights and number of compared pairs.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    bits: f64,
    pairs: usize,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.bits += other.bits;
        self.pairs += other.pairs;
    }

    /// Mean over `of` pairs, those that were not compared counting `not_compared` each.
    fn mean(self, of: usize, not_compared: f64) -> f64 {
        (self.bits + (of - self.pairs) as f64 * not_compared) / of as f64
    }
}

/// What lies between two clusters.
#[derive(Clone, Copy, Debug, Default)]
struct Edge {
    all: Sum,
    affirming: Sum,
    apart: bool,
}

impl Edge {
    fn add(&mut self, other: Self) {
        self.all.add(other.all);
        self.affirming.add(other.affirming);
        self.apart |= other.apart;
    }
}

#[derive(Clone, Debug)]
struct Cluster {
    /// Positions of its statements; the first names the cluster.
    members: Vec<usize>,
    n_affirming: usize,
    /// Which act its statements speak of, as far as any of them says.
    act: Details,
    /// By name of the other cluster.
    edges: BTreeMap<usize, Edge>,
    /// How often it has grown, so that older entries in the queue are known to be stale.
    age: usize,
}

/// Two clusters that attract one another, ordered by mean and then by the smaller name.
struct Merge {
    mean: f64,
    names: Reverse<(usize, usize)>,
    ages: (usize, usize),
}

impl Ord for Merge {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean.total_cmp(&other.mean).then(self.names.cmp(&other.names))
    }
}

impl PartialOrd for Merge {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Merge {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Merge {}

/// Gathers statements into clusters: sorted positions, one list for each cluster, by its first.
///
/// `statements` are sorted by id.
/// `pairs` are sorted, each pair once. Sums of weights run in the order of the merges, which depends on the sorted
/// statements alone.
pub(crate) fn clusters(statements: &[&Statement], pairs: &[Pair], not_compared: f64) -> Vec<Vec<usize>> {
    let said = |statement: &&Statement| (statement.stance != Stance::Denies, act(statement.details()));
    gather(statements.iter().map(said).collect(), pairs, not_compared)
}

/// `said` says of each statement whether it is something other than a denial, and of which act.
fn gather(said: Vec<(bool, Details)>, pairs: &[Pair], not_compared: f64) -> Vec<Vec<usize>> {
    let affirms: Vec<bool> = said.iter().map(|(affirms, _)| *affirms).collect();
    let alone = |(i, (affirms, act)): (usize, (bool, Details))| {
        Some(Cluster { members: vec![i], n_affirming: affirms.into(), act, edges: BTreeMap::new(), age: 0 })
    };
    let mut clusters: Vec<Option<Cluster>> = said.into_iter().enumerate().map(alone).collect();
    for pair in pairs {
        let sum = Sum { bits: pair.bits, pairs: 1 };
        let affirming = if affirms[pair.a] && affirms[pair.b] { sum } else { Sum::default() };
        let edge = Edge { all: sum, affirming, apart: pair.apart };
        for (one, two) in [(pair.a, pair.b), (pair.b, pair.a)] {
            if let Some(cluster) = &mut clusters[one] {
                cluster.edges.insert(two, edge);
            }
        }
    }
    let mut queue: BinaryHeap<Merge> =
        pairs.iter().filter_map(|pair| merge(&clusters, pair.a, pair.b, not_compared)).collect();
    while let Some(Merge { names: Reverse((a, b)), ages, .. }) = queue.pop() {
        let age = |name: usize| clusters[name].as_ref().map(|cluster| cluster.age);
        if (age(a), age(b)) == (Some(ages.0), Some(ages.1)) {
            join(&mut clusters, a, b);
            let neighbours: Vec<usize> = clusters[a].iter().flat_map(|cluster| cluster.edges.keys().copied()).collect();
            queue.extend(neighbours.into_iter().filter_map(|c| merge(&clusters, a.min(c), a.max(c), not_compared)));
        }
    }
    clusters
        .into_iter()
        .flatten()
        .map(|mut cluster| {
            cluster.members.sort_unstable();
            cluster.members
        })
        .collect()
}

/// Of details, those by which an act is known.
fn act(details: &Details) -> Details {
    let Details { event, reference, not_done, .. } = details;
    Details { event: event.clone(), reference: reference.clone(), not_done: *not_done, ..Details::NONE }
}

/// The merge of two clusters, if they attract one another and may be joined.
fn merge(clusters: &[Option<Cluster>], a: usize, b: usize, not_compared: f64) -> Option<Merge> {
    let (one, two) = (clusters[a].as_ref()?, clusters[b].as_ref()?);
    let edge = one.edges.get(&b)?;
    let n_affirming = one.n_affirming * two.n_affirming;
    let mean = if n_affirming > 0 {
        edge.affirming.mean(n_affirming, not_compared)
    } else {
        edge.all.mean(one.members.len() * two.members.len(), not_compared)
    };
    let may_be_one = !edge.apart && apart::act(&one.act, &two.act).is_none();
    (mean > 0.0 && may_be_one).then_some(Merge { mean, names: Reverse((a, b)), ages: (one.age, two.age) })
}

/// Puts cluster `b` into cluster `a`, which keeps its name.
fn join(clusters: &mut [Option<Cluster>], a: usize, b: usize) {
    let Some(gone) = clusters[b].take() else { return };
    for (&c, &edge) in gone.edges.iter().filter(|(c, _)| **c != a) {
        if let Some(cluster) = &mut clusters[c] {
            cluster.edges.remove(&b);
            cluster.edges.entry(a).or_default().add(edge);
        }
        if let Some(cluster) = &mut clusters[a] {
            cluster.edges.entry(c).or_default().add(edge);
        }
    }
    if let Some(cluster) = &mut clusters[a] {
        cluster.edges.remove(&b);
        cluster.members.extend(gone.members);
        cluster.n_affirming += gone.n_affirming;
        cluster.act.event = cluster.act.event.take().or(gone.act.event);
        cluster.act.reference = cluster.act.reference.take().or(gone.act.reference);
        cluster.age += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Statements by letter, denials in lower case, each with its event where a digit follows; pairs as `AB+3`, with `!`
    /// where they may never be together.
    fn check(statements: &str, pairs: &str, expect: &str) {
        let letters: Vec<char> = statements.chars().filter(|letter| letter.is_alphabetic()).collect();
        let event = |letter: &char| {
            let next = statements.split(*letter).nth(1)?.chars().next()?;
            next.is_numeric().then(|| next.to_string().into())
        };
        let said = letters
            .iter()
            .map(|letter| (letter.is_uppercase(), Details { event: event(letter), ..Details::NONE }))
            .collect();
        let at = |letter| letters.iter().position(|&other| other == letter).unwrap();
        let mut read: Vec<Pair> = pairs
            .split_whitespace()
            .map(|pair| {
                let mut names = pair.chars();
                let (a, b) = (at(names.next().unwrap()), at(names.next().unwrap()));
                let bits = names.as_str().trim_end_matches('!').parse().unwrap();
                Pair { a, b, bits, apart: pair.ends_with('!') }
            })
            .collect();
        read.sort_by_key(|pair| (pair.a, pair.b));
        let found = gather(said, &read, -3.0);
        let words: Vec<String> = found.iter().map(|members| members.iter().map(|&i| letters[i]).collect()).collect();
        assert_eq!(words.join(" "), expect);
    }

    #[test]
    fn what_lies_between_two_does_not_chain_them() {
        check("ABC", "AB+4 BC+2", "AB C");
        check("ABC", "AB+4 BC+3.5", "ABC");
    }

    #[test]
    fn a_pair_that_must_stay_apart_is_in_no_cluster() {
        check("ABC", "AB+4 BC+9 AC+9!", "A BC");
    }

    #[test]
    fn two_events_that_were_never_compared_are_not_joined_by_what_lies_between() {
        check("ABC", "AB+9 BC+8", "ABC");
        check("A1BC2", "AB+9 BC+8", "AB C");
        check("A1BC2", "AB+8 BC+9", "A BC");
        check("A1BC1", "AB+8 BC+9", "ABC");
    }

    #[test]
    fn equal_weights_go_to_the_smaller_id() {
        check("ABC", "AB+4 BC+4 AC-5", "AB C");
    }

    #[test]
    fn a_denial_joins_one_cluster_and_does_not_bridge_two() {
        check("ABd", "Ad+8 Bd+8 AB-1", "Ad B");
        check("ABCd", "AB+4 Ad+8 Bd+8 Cd+8 AC-1 BC-1", "ABd C");
    }

    #[test]
    fn a_denial_does_not_hold_apart_what_belongs_together() {
        check("ABd", "AB+2 Ad+3 Bd-20", "ABd");
    }
}
