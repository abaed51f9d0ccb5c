//! Average linkage: the two clusters that attract one another most are joined, until none attract (Sokal & Michener 1958).
//!
//! What attracts is the mean over all pairs between two clusters, so that things are put together by what most of them
//! share, never through one in between. What a cluster is made of, and what lies between two, is the caller's.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap};

/// One plausible partition among many: where it is doubtful whether two clusters are one, chance decides, by how likely it is.
///
/// So a number of draws carries on how unsure the clustering was. Chance is a hash, and so the same in every run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Draw(pub(crate) u64);

impl Draw {
    /// Up to so many bits either way it is doubtful: a probability from 0.2 to 0.8.
    const DOUBTFUL: f64 = 2.0;

    /// Above which mean two clusters may be joined at all.
    pub(crate) fn threshold(draw: Option<Self>) -> f64 {
        if draw.is_some() { -Self::DOUBTFUL } else { 0.0 }
    }

    /// Whether two clusters of that mean in bits are joined, by two numbers that name them.
    pub(crate) fn accepts(draw: Option<Self>, mean: f64, a: u64, b: u64) -> bool {
        let Some(Self(seed)) = draw.filter(|_| mean.abs() < Self::DOUBTFUL) else { return mean > 0.0 };
        let chance = [seed, a, b].into_iter().fold(0, |state: u64, by| mixed(state.wrapping_add(by)));
        // The upper 53 bits, as a number from 0 to 1.
        (chance >> 11) as f64 / (1_u64 << 53) as f64 * (1.0 + (-mean).exp2()) < 1.0
    }
}

/// SplitMix64 (Steele, Lea & Flood 2014).
fn mixed(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// What adds up when clusters are joined.
pub(crate) trait Add {
    fn add(&mut self, other: Self);
}

/// Sum of weights and number of compared pairs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    weight: f64,
    pairs: usize,
}

impl Sum {
    /// Of one pair.
    pub(crate) fn of(weight: f64) -> Self {
        Self { weight, pairs: 1 }
    }

    /// Mean over `of` pairs, those that were not compared counting `not_compared` each.
    pub(crate) fn mean(self, of: usize, not_compared: f64) -> f64 {
        (self.weight + (of - self.pairs) as f64 * not_compared) / of as f64
    }
}

impl Add for Sum {
    fn add(&mut self, other: Self) {
        self.weight += other.weight;
        self.pairs += other.pairs;
    }
}

/// A pair of things: the smaller place first.
pub(crate) struct Bond<B> {
    pub(crate) a: usize,
    pub(crate) b: usize,
    pub(crate) between: B,
    /// Whether the two may never be in one cluster.
    pub(crate) apart: bool,
}

/// What lies between two clusters.
#[derive(Clone, Copy, Debug)]
struct Edge<B> {
    between: B,
    apart: bool,
}

#[derive(Clone, Debug)]
struct Cluster<M, B> {
    /// Places of its members; the first names the cluster.
    members: Vec<usize>,
    made_of: M,
    /// By name of the other cluster.
    edges: BTreeMap<usize, Edge<B>>,
    /// How often it has grown, so that older entries in the queue are known to be stale.
    age: usize,
}

/// Two clusters that attract one another, ordered by how much and then by the smaller name.
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

/// Gathers things, each made of something, into clusters: places in order, one list for each cluster, by its first.
///
/// `mean` gives how much two clusters attract one another, if they may be joined at all; `accept` whether two of that mean
/// and of these names are joined, and if not they never are. Sums run in the order of the merges, which hangs on the order of the
/// things and of `bonds` alone.
pub(crate) fn average<M: Add, B: Add + Copy>(
    things: impl IntoIterator<Item = M>,
    bonds: &[Bond<B>],
    mean: impl Fn(&M, &M, &B) -> Option<f64>,
    accept: impl Fn(f64, usize, usize) -> bool,
) -> Vec<Vec<usize>> {
    let alone = |(at, made_of)| Some(Cluster { members: vec![at], made_of, edges: BTreeMap::new(), age: 0 });
    let mut clusters: Vec<Option<Cluster<M, B>>> = things.into_iter().enumerate().map(alone).collect();
    for bond in bonds {
        let edge = Edge { between: bond.between, apart: bond.apart };
        for (one, two) in [(bond.a, bond.b), (bond.b, bond.a)] {
            if let Some(cluster) = &mut clusters[one] {
                cluster.edges.insert(two, edge);
            }
        }
    }
    let merge = |clusters: &[Option<Cluster<M, B>>], a: usize, b: usize| {
        let (one, two) = (clusters[a].as_ref()?, clusters[b].as_ref()?);
        let edge = one.edges.get(&b).filter(|edge| !edge.apart)?;
        let mean = mean(&one.made_of, &two.made_of, &edge.between)?;
        Some(Merge { mean, names: Reverse((a, b)), ages: (one.age, two.age) })
    };
    let mut queue: BinaryHeap<Merge> = bonds.iter().filter_map(|bond| merge(&clusters, bond.a, bond.b)).collect();
    while let Some(Merge { mean, names: Reverse((a, b)), ages }) = queue.pop() {
        let age = |name: usize| clusters[name].as_ref().map(|cluster| cluster.age);
        if (age(a), age(b)) != (Some(ages.0), Some(ages.1)) {
            continue;
        }
        if accept(mean, a, b) {
            join(&mut clusters, a, b);
            let neighbours: Vec<usize> = clusters[a].iter().flat_map(|cluster| cluster.edges.keys().copied()).collect();
            queue.extend(neighbours.into_iter().filter_map(|c| merge(&clusters, a.min(c), a.max(c))));
        } else {
            for (one, two) in [(a, b), (b, a)] {
                if let Some(edge) = clusters[one].as_mut().and_then(|cluster| cluster.edges.get_mut(&two)) {
                    edge.apart = true;
                }
            }
        }
    }
    let members = |mut cluster: Cluster<M, B>| {
        cluster.members.sort_unstable();
        cluster.members
    };
    clusters.into_iter().flatten().map(members).collect()
}

/// Puts cluster `b` into cluster `a`, which keeps its name.
fn join<M: Add, B: Add + Copy>(clusters: &mut [Option<Cluster<M, B>>], a: usize, b: usize) {
    let Some(gone) = clusters[b].take() else { return };
    for (&c, &edge) in gone.edges.iter().filter(|(c, _)| **c != a) {
        if let Some(cluster) = &mut clusters[c] {
            cluster.edges.remove(&b);
            put(&mut cluster.edges, a, edge);
        }
        if let Some(cluster) = &mut clusters[a] {
            put(&mut cluster.edges, c, edge);
        }
    }
    if let Some(cluster) = &mut clusters[a] {
        cluster.edges.remove(&b);
        cluster.members.extend(gone.members);
        cluster.made_of.add(gone.made_of);
        cluster.age += 1;
    }
}

fn put<B: Add + Copy>(edges: &mut BTreeMap<usize, Edge<B>>, to: usize, edge: Edge<B>) {
    edges
        .entry(to)
        .and_modify(|known| {
            known.between.add(edge.between);
            known.apart |= edge.apart;
        })
        .or_insert(edge);
}
