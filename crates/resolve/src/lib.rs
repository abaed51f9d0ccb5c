//! Gathering: from what was said to what it was said about.
//!
//! Input: [`Statement`]s in any order, and a linkage [`Model`]. Output: a [`Resolution`]: each [`model::Incident`] with
//! what its statements agree on, what they contradict each other in, and why each two of them were put together; and
//! the pairs that a person should look at.
//! Not here: how far an incident is to be believed and who did it (`weigh`), where on the map it lies (`link`), what an
//! agreement says of it (`judge`). No name of a party, speaker or source has a meaning here: names are only compared.
//!
//! # Method
//! 1. `candidates`: only statements near one another in time and place are compared.
//! 2. `comparisons`: each comparison of two statements adds a weight in bits (Fellegi & Sunter 1969); what is not said
//!    weighs nothing.
//! 3. `apart`: pairs that cannot be one incident, whatever their weight.
//! 4. `cluster`: average linkage (Sokal & Michener 1958) over the bits, so that A–B and B–C do not make A–C.
//! 5. `merge`: for each dimension, what most independent voices allow; the rest are kept as contradictions.
//!
//! Statements are sorted by id first, and every tie is broken by id: the order of input has no influence.
#![allow(
    clippy::indexing_slicing,
    reason = "every index is the place of a statement or a group in a list that this crate made"
)]

mod apart;
mod average;
mod candidates;
mod cluster;
mod comparisons;
mod error;
mod expected;
mod linkage;
mod merge;
mod records;

use std::collections::BTreeMap;

use average::Draw;
use candidates::Pair;
use expected::{Expected, probability};
use model::{Incident, PairWeight, Resolution, Statement};

pub use comparisons::Words;
pub use error::ResolveError;
pub use linkage::Model;
pub use records::{Linked, Named, RecordModel, Score, link as link_records, name as name_records, score, train};

/// Gathers statements into incidents.
///
/// Every statement is in exactly one incident. Incidents are sorted by time (from, then to) and id; the undecided pairs
/// by how near their weight is to zero, the nearest first.
///
/// # Errors
/// [`ResolveError::SameId`] if two statements share an id.
pub fn resolve(statements: &[Statement], model: &Model) -> Result<Resolution, ResolveError> {
    resolve_again(statements, model, &mut Words::default())
}

/// As [`resolve()`], for who gathers many of the same statements many times: what was read stays in `words`.
///
/// # Errors
/// As [`resolve()`].
pub fn resolve_again(statements: &[Statement], model: &Model, words: &mut Words) -> Result<Resolution, ResolveError> {
    let sorted = sorted(statements)?;
    let sides = comparisons::sides(&sorted, words);
    let pairs = candidates::compare(&sides, model);
    let groups = cluster::clusters(&sorted, &pairs, model.not_compared, None);
    let mut group_of = vec![0; sorted.len()];
    for (group, members) in groups.iter().enumerate() {
        members.iter().for_each(|&member| group_of[member] = group);
    }
    let weigh = |pair: &Pair| model.weigh(&sides[pair.a], &sides[pair.b]);

    let mut links: Vec<Vec<PairWeight>> = vec![Vec::new(); groups.len()];
    for pair in pairs.iter().filter(|pair| group_of[pair.a] == group_of[pair.b]) {
        links[group_of[pair.a]].push(weigh(pair));
    }
    let incidents = in_order(groups.iter().zip(links).filter_map(|(group, links)| merged(&sorted, group, links)));

    let mut expected = Expected::of(sorted.len());
    for pair in pairs.iter().filter(|pair| !pair.apart) {
        #[expect(clippy::cast_possible_truncation, reason = "a probability needs no more digits")]
        expected.pair(pair.a, pair.b, probability(pair.bits as f32));
    }
    let doubtful = |pair: &&Pair| !pair.apart && pair.bits.abs() <= model.undecided;
    let mut undecided: Vec<PairWeight> = pairs.iter().filter(doubtful).map(weigh).collect();
    undecided.sort_by(|a, b| a.bits.abs().total_cmp(&b.bits.abs()).then_with(|| (&a.a, &a.b).cmp(&(&b.a, &b.b))));
    Ok(Resolution { incidents, undecided, expected: expected.incidents() })
}

/// So many plausible ways to gather statements: where it is doubtful whether two groups are one incident, chance decides by how
/// likely it is, and the number of the draw by what chance. Together they carry on how unsure the gathering is. Their incidents are
/// in the order of [`resolve()`], and the pairs inside of them are not told.
///
/// # Errors
/// As [`resolve()`].
pub fn draws(statements: &[Statement], model: &Model, n: u64) -> Result<Vec<Vec<Incident>>, ResolveError> {
    let sorted = sorted(statements)?;
    let pairs = candidates::compare(&comparisons::sides(&sorted, &mut Words::default()), model);
    // Most groups are the same in most draws.
    let mut known: BTreeMap<Vec<usize>, Option<Incident>> = BTreeMap::new();
    let draw = |number| {
        let groups = cluster::clusters(&sorted, &pairs, model.not_compared, Some(Draw(number)));
        let incident =
            |group: Vec<usize>| known.entry(group).or_insert_with_key(|group| merged(&sorted, group, vec![])).clone();
        in_order(groups.into_iter().filter_map(incident))
    };
    Ok((0..n).map(draw).collect())
}

/// By id.
fn sorted(statements: &[Statement]) -> Result<Vec<&Statement>, ResolveError> {
    let mut sorted: Vec<&Statement> = statements.iter().collect();
    sorted.sort_by(|a, b| a.id.cmp(&b.id));
    for pair in sorted.windows(2) {
        if let [a, b] = pair
            && a.id == b.id
        {
            return Err(ResolveError::SameId(a.id.clone()));
        }
    }
    Ok(sorted)
}

/// The incident of a group.
fn merged(sorted: &[&Statement], group: &[usize], links: Vec<PairWeight>) -> Option<Incident> {
    merge::incident(&group.iter().map(|&i| sorted[i]).collect::<Vec<_>>(), links)
}

/// By time and then id.
fn in_order(incidents: impl Iterator<Item = Incident>) -> Vec<Incident> {
    let mut incidents: Vec<Incident> = incidents.collect();
    incidents.sort_by(|a, b| (a.time.interval, &a.id).cmp(&(b.time.interval, &b.id)));
    incidents
}
