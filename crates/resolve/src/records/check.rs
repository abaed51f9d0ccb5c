//! How well a table was linked, where its acts are known: pairs, B-cubed, and whether the pairs' probabilities come true.

use hashbrown::HashMap;
use model::Records;

use super::adapt;
use super::pairs::Neighbourhood;
use super::{Linked, RecordModel};
use crate::expected::probability;
use foldhash::fast::FixedState;

/// How well a table was linked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// Precision, recall and F1 of the pairs that are put together.
    pub pairs: [f64; 3],
    /// Precision, recall and F1 by record (B-cubed; Bagga & Baldwin 1998).
    pub b_cubed: [f64; 3],
    /// How many acts the labels name.
    pub n_acts: usize,
    /// By tenth of the probability: how many of the pairs that were compared lie in it, what they had on average, and which share
    /// was one act.
    pub tenths: Vec<(u64, f64, f64)>,
}

/// Scores a linking against the acts of the records, by number; those without one are left out.
#[must_use]
pub fn score(records: &Records, model: &RecordModel, linked: &Linked, acts: &[Option<u64>]) -> Score {
    let known: Vec<(u32, u64)> =
        linked.incident.iter().zip(acts).filter_map(|(one, act)| Some((*one, (*act)?))).collect();
    let mut found: HashMap<u32, u64, FixedState> = HashMap::default();
    let mut true_acts: HashMap<u64, u64, FixedState> = HashMap::default();
    let mut both: HashMap<(u32, u64), u64, FixedState> = HashMap::default();
    for (incident, act) in &known {
        *found.entry(*incident).or_default() += 1;
        *true_acts.entry(*act).or_default() += 1;
        *both.entry((*incident, *act)).or_default() += 1;
    }
    let pairs = |sizes: &mut dyn Iterator<Item = &u64>| sizes.map(|n| n * (n - 1) / 2).sum::<u64>() as f64;
    let right = pairs(&mut both.values());
    let pairs = measures(right / pairs(&mut found.values()), right / pairs(&mut true_acts.values()));
    // Summed in the order of records: a hash map's order is never looked at.
    let share = |of: &dyn Fn(&(u32, u64)) -> f64| known.iter().map(of).sum::<f64>() / known.len() as f64;
    let b_cubed = measures(
        share(&|(incident, act)| both[&(*incident, *act)] as f64 / found[incident] as f64),
        share(&|(incident, act)| both[&(*incident, *act)] as f64 / true_acts[act] as f64),
    );
    Score { pairs, b_cubed, n_acts: true_acts.len(), tenths: tenths(records, model, acts) }
}

/// Precision, recall and F1; zero where there is nothing to divide.
fn measures(precision: f64, recall: f64) -> [f64; 3] {
    let known = |share: f64| if share.is_finite() { share } else { 0.0 };
    let (precision, recall) = (known(precision), known(recall));
    [precision, recall, known(2.0 * precision * recall / (precision + recall))]
}

fn tenths(records: &Records, model: &RecordModel, acts: &[Option<u64>]) -> Vec<(u64, f64, f64)> {
    let mut tenths = vec![(0_u64, 0.0, 0.0); 10];
    for pair in adapt::adapted(&Neighbourhood::of(records), model) {
        let [a, b] = pair.places();
        if let (Some(Some(one)), Some(Some(two))) = (acts.get(a), acts.get(b)) {
            let p = f64::from(probability(pair.bits));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a probability")]
            let (n, predicted, observed) = &mut tenths[((p * 10.0) as usize).min(9)];
            *n += 1;
            *predicted += p;
            *observed += f64::from(u8::from(one == two));
        }
    }
    tenths.into_iter().map(|(n, predicted, observed)| (n, predicted / n as f64, observed / n as f64)).collect()
}
