//! Fitting a model to a table: how often two reports near one another are of one act, and how often a source repeats itself,
//! hang on the table, and not on what its words are worth.

use super::levels::SOURCE;
use super::model::{RecordModel, SHARES};
use super::pairs::Neighbourhood;

/// Rounds of estimation at most, and the change of log-odds below which a round is the last.
const ROUNDS: usize = 300;
const SETTLED: f64 = 1e-3;
/// So many pairs are looked at, at least, where there are so many.
const PAIRS: u64 = 300_000;
/// No share is taken to be less, nor more than the rest of one.
const LEAST: f64 = 1e-4;

impl RecordModel {
    /// The same model with the shares of a table: those under which the pairs' probabilities have that mean, by expectation
    /// and maximisation (Saerens, Latinne & Decaestecker 2002).
    #[must_use]
    pub(super) fn fitted(&self, near: &Neighbourhood<'_>) -> Self {
        // The odds of each pair as they were in training, by what the two say of their sources.
        let mut odds: [Vec<f32>; SHARES] = Default::default();
        near.each_pair(Some(PAIRS), |_, _, levels| {
            #[expect(clippy::cast_possible_truncation, reason = "odds need no more digits")]
            odds[levels.0[SOURCE]].push(self.bits(&levels).exp2() as f32);
        });
        let mut fitted = self.clone();
        for ((source, odds), trained) in odds.iter().enumerate().zip(self.shares) {
            if odds.is_empty() {
                continue;
            }
            let mut share = trained;
            for _ in 0..ROUNDS {
                let turn = share / (1.0 - share) * (1.0 - trained) / trained;
                let p = |odds: &f32| 1.0 - 1.0 / (1.0 + f64::from(*odds) * turn);
                let before = share;
                share = (odds.iter().map(p).sum::<f64>() / odds.len() as f64).clamp(LEAST, 1.0 - LEAST);
                if (logit(share) - logit(before)).abs() < SETTLED {
                    break;
                }
            }
            fitted.shares[source] = share;
            // A table in which nobody names a source has no weight for that: it is all in the prior.
            fitted.weights[SOURCE][source] += (logit(share) - logit(trained)) / std::f64::consts::LN_2;
        }
        fitted
    }
}

fn logit(share: f64) -> f64 {
    (share / (1.0 - share)).ln()
}
