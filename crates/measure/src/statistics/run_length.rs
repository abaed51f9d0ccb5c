//! Change points as the days come: how long the present level has lasted, after each day.
//!
//! Method: R. P. Adams and D. J. C. MacKay, "Bayesian online changepoint detection", arXiv 0710.3742 (2007), exact: no
//! run length is dropped, so a day costs as many steps as there were days before. Levels have a gamma prior. Counts are
//! Poisson, or negative binomial with a known size `k`; these have the mean `k (1 - p) / p` where `p` is the
//! probability of success, whose conjugate prior is Beta(`rate · k`, `shape`): the gamma prior as `k` grows. The
//! predictive distributions are the negative binomial and the beta negative binomial.

use super::Unavailable;
use super::change_points::single::Gamma;
use super::special::ln_gamma;

/// How counts are spread about a level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spread {
    /// With a variance that is the mean.
    Poisson,
    /// With the variance `mean + mean² / size`.
    NegativeBinomial {
        /// Above 0; known beforehand, from a baseline.
        size: f64,
    },
}

/// How long the present level has lasted, given all counts so far.
#[derive(Clone, Debug)]
pub struct RunLength {
    prior: Gamma,
    spread: Spread,
    hazard: f64,
    /// One for each day on which the present level may have begun, the latest last.
    runs: Vec<Run>,
    /// By length of a run, up to one more than the longest: the part of the predictive density that hangs on that
    /// alone.
    of_length: Vec<f64>,
    log_evidence: f64,
}

/// A level that began on some day.
#[derive(Clone, Copy, Debug)]
struct Run {
    probability: f64,
    /// The sum of the counts since.
    sum: f64,
    /// `ln Γ` of the sum of the beta distribution's parameters: it is used on two days. For Poisson counts of no
    /// meaning.
    ln_gamma: f64,
}

impl RunLength {
    /// Before the first day. `hazard` is the probability, above 0 and below 1, that a day is the last of its level.
    ///
    /// # Errors
    /// [`Unavailable::OutOfRange`] for a hazard, prior or size out of range.
    pub fn new(prior: Gamma, spread: Spread, hazard: f64) -> Result<Self, Unavailable> {
        let prior = prior.check()?;
        if !(hazard > 0.0 && hazard < 1.0) {
            return Err(Unavailable::OutOfRange("hazard"));
        }
        if matches!(spread, Spread::NegativeBinomial { size } if !(size.is_finite() && size > 0.0)) {
            return Err(Unavailable::OutOfRange("size"));
        }
        let mut before = Self { prior, spread, hazard, runs: vec![], of_length: vec![], log_evidence: 0.0 };
        before.of_length.push(before.of_length(0.0));
        before.begin(1.0);
        Ok(before)
    }

    /// Takes in a day. From one that was not observed nothing is learned: it changes nothing and adds to no length.
    pub fn observe(&mut self, count: Option<u64>) {
        let Some(count) = count else { return };
        let Self { prior, spread, .. } = *self;
        let value = count as f64;
        let mut logs = Vec::with_capacity(self.runs.len());
        let mut most = f64::NEG_INFINITY;
        let of_length = self.of_length.iter().zip(self.of_length.iter().skip(1));
        for (length, (run, (now, next))) in self.runs.iter_mut().rev().zip(of_length).enumerate() {
            let shape = prior.shape + run.sum;
            run.sum += value;
            let log = ln_rising(shape, count)
                + match spread {
                    Spread::Poisson => shape * now - (shape + value) * next,
                    Spread::NegativeBinomial { size } => {
                        let before = run.ln_gamma;
                        run.ln_gamma = ln_gamma(size * (prior.rate + length as f64 + 1.0) + shape + value);
                        now + before - run.ln_gamma
                    }
                };
            if run.probability > 0.0 {
                most = most.max(log);
            }
            logs.push(log);
        }
        let mut sum = 0.0;
        for (run, log) in self.runs.iter_mut().rev().zip(logs) {
            run.probability *= (log - most).min(0.0).exp();
            sum += run.probability;
        }
        self.runs.iter_mut().for_each(|run| run.probability *= (1.0 - self.hazard) / sum);
        let of_count = match spread {
            Spread::Poisson => 0.0,
            Spread::NegativeBinomial { size } => ln_rising(size, count),
        };
        self.log_evidence += of_count - ln_gamma(value + 1.0) + most + sum.ln();
        self.begin(self.hazard);
    }

    /// A level may begin with the next day.
    fn begin(&mut self, probability: f64) {
        let ln_gamma = match self.spread {
            Spread::Poisson => 0.0,
            Spread::NegativeBinomial { size } => ln_gamma(size * self.prior.rate + self.prior.shape),
        };
        self.runs.push(Run { probability, sum: 0.0, ln_gamma });
        self.of_length.push(self.of_length(self.runs.len() as f64));
    }

    fn of_length(&self, length: f64) -> f64 {
        let days = self.prior.rate + length;
        match self.spread {
            Spread::Poisson => days.ln(),
            Spread::NegativeBinomial { size } => ln_gamma(size * (days + 1.0)) - ln_gamma(size * days),
        }
    }

    /// The probabilities that the present level has lasted 0, 1, … observed days; add up to 1. A length of 0 means that
    /// the next day is the first of its level, and is as probable as the hazard.
    pub fn probabilities(&self) -> impl Iterator<Item = f64> + '_ {
        self.runs.iter().rev().map(|run| run.probability)
    }

    /// The likeliest length in observed days; of those that are equally likely the shortest.
    #[must_use]
    pub fn likeliest(&self) -> usize {
        let best = |best: (usize, f64), this: (usize, f64)| if this.1 > best.1 { this } else { best };
        self.probabilities().enumerate().fold((0, 0.0), best).0
    }

    /// The expected length in observed days.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.probabilities().enumerate().map(|(length, probability)| length as f64 * probability).sum()
    }

    /// Natural logarithm of the probability of all counts so far.
    #[must_use]
    pub fn log_evidence(&self) -> f64 {
        self.log_evidence
    }
}

/// `ln (Γ(x + count) / Γ(x))`, by multiplication as long as a number holds the product.
pub(super) fn ln_rising(x: f64, count: u64) -> f64 {
    if count <= 32 && x < 1e9 {
        return (0..count).map(|step| x + step as f64).product::<f64>().ln();
    }
    ln_gamma(x + count as f64) - ln_gamma(x)
}

#[cfg(test)]
mod tests {
    use super::super::change_points::COAL;
    use super::*;

    const PRIOR: Gamma = Gamma { shape: 1.0, rate: 1.0 };

    fn coal(spread: Spread) -> RunLength {
        let mut run = RunLength::new(PRIOR, spread, 0.01).unwrap();
        COAL.iter().for_each(|count| run.observe(Some(*count)));
        run
    }

    #[test]
    fn coal_agrees_with_the_reference() {
        // After so many years, the likeliest length and the expected one.
        let told =
            [(40, 40, 38.029_526), (45, 45, 26.412_38), (50, 9, 9.498_628), (60, 19, 19.493_44), (112, 15, 27.718_057)];
        let mut run = RunLength::new(PRIOR, Spread::Poisson, 0.01).unwrap();
        for (nth, count) in COAL.iter().enumerate() {
            run.observe(Some(*count));
            if let Some((_, likeliest, mean)) = told.iter().find(|(days, ..)| *days == nth + 1) {
                assert_eq!(run.likeliest(), *likeliest);
                assert!((run.mean() - mean).abs() < 1e-6, "{}", run.mean());
            }
        }
        assert!((run.log_evidence() + 176.916_852_66).abs() < 1e-8);
        let shortest = [0.01, 0.010_353_66, 0.007_279_58, 0.009_279_69, 0.007_262_95];
        assert!(run.probabilities().zip(shortest).all(|(found, told)| (found - told).abs() < 1e-8));
        assert!((run.probabilities().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn the_evidence_is_a_sum_over_all_ways_to_cut() {
        // Two days: one level with 0.99, two with 0.01; predictive probabilities by hand for each spread.
        // Each alone Γ(2) / 2² = 1/4, both under one level Γ(3) / 3³ = 2/27.
        let (one, both) = (0.25_f64, 2.0 / 27.0);
        let mut run = RunLength::new(PRIOR, Spread::Poisson, 0.01).unwrap();
        run.observe(Some(1));
        assert!((run.log_evidence() - one.ln()).abs() < 1e-12);
        run.observe(Some(1));
        assert!((run.log_evidence() - (0.99 * both + 0.01 * one * one).ln()).abs() < 1e-12);
        // Size 1 and p uniform: P(0) = E p = 1/2, P(0, 0) = E p² = 1/3.
        let mut run = RunLength::new(PRIOR, Spread::NegativeBinomial { size: 1.0 }, 0.01).unwrap();
        run.observe(Some(0));
        run.observe(Some(0));
        assert!((run.log_evidence() - (0.99 / 3.0 + 0.01 / 4.0_f64).ln()).abs() < 1e-12);
    }

    #[test]
    fn a_large_size_is_poisson_and_a_small_one_sees_fewer_changes() {
        let (poisson, near) = (coal(Spread::Poisson), coal(Spread::NegativeBinomial { size: 1e6 }));
        assert!((poisson.log_evidence() - near.log_evidence()).abs() < 1e-3);
        assert!((poisson.mean() - near.mean()).abs() < 1e-3);
        assert!(coal(Spread::NegativeBinomial { size: 1.0 }).mean() > poisson.mean());
    }

    #[test]
    fn a_day_that_was_not_observed_changes_nothing() {
        let mut run = RunLength::new(PRIOR, Spread::Poisson, 0.01).unwrap();
        for count in COAL {
            run.observe(None);
            run.observe(Some(count));
        }
        assert!(run.probabilities().eq(coal(Spread::Poisson).probabilities()));
    }

    #[test]
    fn extremes_are_finite_or_refused_with_a_reason() {
        for spread in [Spread::Poisson, Spread::NegativeBinomial { size: 2.0 }] {
            let mut run = RunLength::new(PRIOR, spread, 0.01).unwrap();
            assert_eq!((run.likeliest(), run.mean(), run.log_evidence()), (0, 0.0, 0.0));
            for count in [0, 0, 0, u64::MAX, 0, u64::MAX, 1_000_000] {
                run.observe(Some(count));
                assert!(run.log_evidence().is_finite() && run.probabilities().all(f64::is_finite));
            }
            assert_eq!(RunLength::new(PRIOR, spread, 0.0).err(), Some(Unavailable::OutOfRange("hazard")));
        }
        let spread = Spread::NegativeBinomial { size: f64::NAN };
        assert_eq!(RunLength::new(PRIOR, spread, 0.1).err(), Some(Unavailable::OutOfRange("size")));
    }
}
