//! One change at an unknown time: which days the counts allow, and whether there was one at all.
//!
//! Counts are Poisson with one rate before and another after, each with the same gamma prior; every day is alike likely
//! before. All integrals are closed. Source: A. E. Raftery and V. E. Akman, "Bayesian analysis of a Poisson process
//! with a change-point", Biometrika 73 (1986), 85–89, here with days for the time of the change.

use crate::statistics::Unavailable;
use crate::statistics::special::ln_gamma;

/// A gamma distribution of counts a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gamma {
    /// Above 0.
    pub shape: f64,
    /// Above 0, in days: the mean is `shape / rate`.
    pub rate: f64,
}

impl Gamma {
    pub(in crate::statistics) fn check(self) -> Result<Self, Unavailable> {
        let is_possible = [self.shape, self.rate].iter().all(|value| value.is_finite() && *value > 0.0);
        if is_possible { Ok(self) } else { Err(Unavailable::OutOfRange("prior")) }
    }

    /// Natural logarithm of the probability of so many days with such a sum, without the factorials of the counts.
    fn log_marginal(self, sum: f64, days: f64) -> f64 {
        ln_gamma(self.shape + sum) - ln_gamma(self.shape) + self.shape * self.rate.ln()
            - (self.shape + sum) * (self.rate + days).ln()
    }
}

/// What the counts say of one change.
#[derive(Clone, Debug, PartialEq)]
pub struct SingleChange {
    /// The probability, if there was one change, that it came after the first `i + 1` days; adds up to 1.
    pub probabilities: Vec<f64>,
    /// Natural logarithm of how much likelier the counts are with one change than with none.
    pub ln_bayes_factor: f64,
}

/// Looks for one change in counts a day.
///
/// # Errors
/// [`Unavailable::TooShort`] below two days, [`Unavailable::OutOfRange`] for a prior out of range.
pub fn single_change(counts: &[u64], prior: Gamma) -> Result<SingleChange, Unavailable> {
    let prior = prior.check()?;
    if counts.len() < 2 {
        return Err(Unavailable::TooShort);
    }
    let days = counts.len() as f64;
    let total: f64 = counts.iter().map(|count| *count as f64).sum();
    let mut before = 0.0;
    let at = |(nth, count): (usize, &u64)| {
        before += *count as f64;
        let day = (nth + 1) as f64;
        prior.log_marginal(before, day) + prior.log_marginal(total - before, days - day)
    };
    let mut probabilities: Vec<f64> = counts.iter().take(counts.len() - 1).enumerate().map(at).collect();
    let most = probabilities.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = probabilities.iter().map(|log| (log - most).exp()).sum();
    probabilities.iter_mut().for_each(|log| *log = (*log - most).exp() / sum);
    let ln_bayes_factor = most + (sum / (days - 1.0)).ln() - prior.log_marginal(total, days);
    Ok(SingleChange { probabilities, ln_bayes_factor })
}

impl SingleChange {
    /// After how many days the change most likely came; the fewest of those that are equally likely.
    #[must_use]
    pub fn likeliest(&self) -> usize {
        self.in_order().first().map_or(0, |day| day + 1)
    }

    /// The fewest days, as numbers of days before the change in rising order, that together have at least the
    /// probability `level` (0 to 1). They need not be neighbours.
    #[must_use]
    pub fn credible(&self, level: f64) -> Vec<usize> {
        let mut sum = 0.0;
        let mut days = Vec::new();
        for day in self.in_order() {
            if sum >= level {
                break;
            }
            sum += self.probabilities.get(day).copied().unwrap_or(0.0);
            days.push(day + 1);
        }
        days.sort_unstable();
        days
    }

    /// Places in `probabilities`, the likeliest first.
    fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<(usize, f64)> = self.probabilities.iter().copied().enumerate().collect();
        order.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        order.into_iter().map(|(day, _)| day).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::COAL;
    use super::*;

    const PRIOR: Gamma = Gamma { shape: 1.0, rate: 1.0 };

    #[test]
    fn coal_changed_in_one_of_nine_years() {
        let change = single_change(&COAL, PRIOR).unwrap();
        assert_eq!(change.likeliest(), 41);
        assert!((change.probabilities[40] - 0.245_020).abs() < 1e-6);
        assert!((change.ln_bayes_factor - 28.942_248).abs() < 1e-6);
        let years: Vec<usize> = change.credible(0.95).iter().map(|days| 1850 + days).collect();
        assert_eq!(years, [1886, 1887, 1888, 1889, 1890, 1891, 1892, 1893, 1896]);
        assert!((change.probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn without_a_change_none_is_more_likely_than_one() {
        for counts in [[2; 30], [0; 30]] {
            let change = single_change(&counts, PRIOR).unwrap();
            assert!(change.ln_bayes_factor < 0.0);
            assert!(change.credible(0.95).len() > 15, "no day stands out");
        }
    }

    #[test]
    fn extremes_are_finite_or_refused_with_a_reason() {
        for counts in [vec![], vec![3]] {
            assert_eq!(single_change(&counts, PRIOR), Err(Unavailable::TooShort));
        }
        let huge = single_change(&[u64::MAX, u64::MAX, 0, 0], PRIOR).unwrap();
        assert!(huge.ln_bayes_factor.is_finite());
        assert_eq!(huge.credible(0.95), [2]);
        let odd = Gamma { shape: 0.0, rate: 1.0 };
        assert_eq!(single_change(&[1, 2], odd), Err(Unavailable::OutOfRange("prior")));
    }
}
