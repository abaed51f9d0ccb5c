//! Linking records: which rows of a long table report one act.
//!
//! The same three steps as for statements (`candidates`, `comparisons`, `cluster`), on rows of numbers, so that a million are
//! linked in seconds. Weights are in a model of their own: what a field is worth hangs on who keeps the table.

mod adapt;
mod check;
mod groups;
mod kin;
mod levels;
mod model;
mod names;
mod near;
mod pairs;
mod train;

use ::model::Records;

pub use self::model::RecordModel;
pub use check::{Score, score};
pub use names::{Named, name};
pub use train::train;

use crate::average::Draw;
use crate::expected::{Expected, probability};
use pairs::{Neighbourhood, Weighed};

/// Below this weight in bits a pair adds nothing to what is expected.
const IMPOSSIBLE: f32 = -18.0;

/// What a table of records comes to.
#[derive(Clone, Debug, Default)]
pub struct Linked {
    /// For each record, the place of the first record of its incident.
    pub incident: Vec<u32>,
    /// How many incidents the records are put into.
    pub n_incidents: usize,
    /// How many incidents are to be expected from the pairs' probabilities, whatever the threshold.
    pub expected: f64,
    /// How many incidents there are in each plausible partition that was drawn.
    pub drawn: Vec<usize>,
    /// How many pairs were compared.
    pub n_pairs: u64,
}

/// Links records, and draws so many plausible partitions.
///
/// Two runs on the same records, in whatever order they stood in a file and whatever their sources are called, give the same
/// incidents: every tie is broken by the order of [`Records`].
#[must_use]
pub fn link(records: &Records, model: &RecordModel, draws: usize) -> Linked {
    let near = Neighbourhood::of(records);
    let mut pairs = adapt::adapted(&near, model);
    let mut expected = Expected::of(records.rows.len());
    pairs.extend(near.same.iter().map(|pair| Weighed::certain(*pair)));
    for pair in pairs.iter().filter(|pair| pair.bits > IMPOSSIBLE) {
        let [a, b] = pair.places();
        expected.pair(a, b, probability(pair.bits));
    }
    // Pairs that weigh no more than if they had not been compared decide nothing.
    pairs.retain(|pair| f64::from(pair.bits) > model.not_compared);
    let groups = |draw| groups::groups(&records.rows, &pairs, model.not_compared, draw);
    let count = |incident: &[u32]| incident.iter().zip(0..).filter(|(first, at)| **first == *at).count();
    let incident = groups(None);
    Linked {
        n_incidents: count(&incident),
        incident,
        expected: expected.incidents(),
        drawn: (0..draws as u64).map(|seed| count(&groups(Some(Draw(seed))))).collect(),
        n_pairs: near.n as u64,
    }
}
