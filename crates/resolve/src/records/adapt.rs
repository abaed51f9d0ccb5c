//! Fitting a model to a table: how often two reports near one another are of one act, and how often a source repeats itself,
//! hang on the table, and not on what its words are worth.

use super::levels::same;
use super::model::{RecordModel, SHARES};
use super::pairs::{Neighbourhood, Weighed};
use crate::expected::probability;

/// How often acts are counted anew by the probabilities that the last count led to.
const COUNTS: usize = 3;
/// Rounds of estimation at most, and the change of log-odds below which a round is the last.
const ROUNDS: usize = 300;
const SETTLED: f64 = 1e-3;
/// So many pairs are looked at, at least, where there are so many.
const PAIRS: usize = 300_000;
/// No share is taken to be less, nor more than the rest of one.
const LEAST: f64 = 1e-4;

/// Each open pair with its weight in bits, the table's own shares and crowds included.
pub(super) fn adapted(near: &Neighbourhood<'_>, model: &RecordModel) -> Vec<Weighed> {
    let mut pairs = near.open_pairs(model);
    let fit = Fit::of(near, model, &pairs);
    pairs.iter_mut().for_each(|pair| pair.bits = fit.bits(*pair));
    pairs
}

/// How crowded each record is, as [`Neighbourhood::crowds`] counts it, with acts told apart by a model.
pub(super) fn crowds(near: &Neighbourhood<'_>, model: &RecordModel) -> Vec<f64> {
    Fit::of(near, model, &near.open_pairs(model)).crowds
}

/// A model, and what hangs on the table.
struct Fit<'a> {
    near: &'a Neighbourhood<'a>,
    model: &'a RecordModel,
    /// By record.
    sources: Vec<u32>,
    /// By record.
    crowds: Vec<f64>,
    /// By what two say of their sources: bits that are added. A table in which nobody names a source has no weight for that; it
    /// is all in the prior.
    shifts: [f64; SHARES],
}

impl<'a> Fit<'a> {
    fn of(near: &'a Neighbourhood<'a>, model: &'a RecordModel, pairs: &[Weighed]) -> Self {
        let sources: Vec<u32> = near.rows.iter().map(|row| row.source).collect();
        let crowds = near.crowds(&vec![1.0; near.rows.len()]);
        let mut fit = Self { near, model, sources, crowds, shifts: [0.0; SHARES] };
        for _ in 0..COUNTS {
            fit.shifts = fit.shifts_to(pairs);
            fit.crowds = near.crowds(&fit.parts(pairs));
        }
        fit.shifts = fit.shifts_to(pairs);
        fit
    }

    fn level(&self, pair: Weighed) -> usize {
        let [a, b] = pair.places();
        same(self.sources[a], self.sources[b])
    }

    #[expect(clippy::cast_possible_truncation, reason = "bits need no more digits")]
    fn bits(&self, pair: Weighed) -> f32 {
        let [a, b] = pair.places();
        pair.bits + (self.model.crowd * (self.crowds[a] + self.crowds[b]) + self.shifts[self.level(pair)]) as f32
    }

    /// By record: which part of an act it is, by how many others are to be expected of the same.
    fn parts(&self, pairs: &[Weighed]) -> Vec<f64> {
        let mut n = vec![1.0; self.sources.len()];
        let open = pairs.iter().map(|pair| (*pair, probability(self.bits(*pair))));
        let known = self.near.same.iter().map(|pair| (Weighed::certain(*pair), 1.0));
        for (pair, p) in open.chain(known) {
            let p = f64::from(p);
            pair.places().into_iter().for_each(|at| n[at] += p);
        }
        n.into_iter().map(f64::recip).collect()
    }

    /// The shifts to the table's own shares: those under which the pairs' probabilities have that mean, by expectation and
    /// maximisation (Saerens, Latinne & Decaestecker 2002).
    fn shifts_to(&self, pairs: &[Weighed]) -> [f64; SHARES] {
        // The odds of each pair as they were in training.
        let mut odds: [Vec<f32>; SHARES] = Default::default();
        for pair in pairs.iter().step_by((pairs.len() / PAIRS).max(1)) {
            let level = self.level(*pair);
            #[expect(clippy::cast_possible_truncation, reason = "odds need no more digits")]
            odds[level].push((f64::from(self.bits(*pair)) - self.shifts[level]).exp2() as f32);
        }
        let mut shifts = [0.0; SHARES];
        for ((shift, odds), trained) in shifts.iter_mut().zip(&odds).zip(self.model.shares) {
            let mut share = trained;
            for _ in 0..ROUNDS {
                let turn = share / (1.0 - share) * (1.0 - trained) / trained;
                let p = |odds: &f32| 1.0 - 1.0 / (1.0 + f64::from(*odds) * turn);
                let before = share;
                share = (odds.iter().map(p).sum::<f64>() / odds.len().max(1) as f64).clamp(LEAST, 1.0 - LEAST);
                if (logit(share) - logit(before)).abs() < SETTLED {
                    break;
                }
            }
            // Where the training saw no pair of one act, odds are no measure of how many there are.
            *shift = if odds.is_empty() || trained < LEAST {
                0.0
            } else {
                (logit(share) - logit(trained)) / std::f64::consts::LN_2
            };
        }
        shifts
    }
}

fn logit(share: f64) -> f64 {
    (share / (1.0 - share)).ln()
}
