//! Log-linear models of counts: Poisson and quasi-Poisson, and, for a given size, negative binomial.
//!
//! Method: iteratively reweighted least squares (Nelder & Wedderburn 1972; McCullagh & Nelder 1989, section 2.5). The
//! variance of a count of mean m is m + m²/θ; θ is infinite for Poisson. Quasi-Poisson is the same fit with covariances
//! multiplied by the dispersion, Pearson's statistic divided by its degrees of freedom.

use super::Unavailable;
use super::cholesky::inverse;
use super::special::{deviance, ln_gamma};

/// Counts and what they are explained by: one entry for each observation everywhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Observations {
    /// The counts.
    pub counts: Vec<u64>,
    /// Explaining variables, column by column; the intercept is a column of ones.
    pub columns: Vec<Vec<f64>>,
    /// What is added to the logarithm of the mean as it is: the logarithm of the exposure.
    pub offset: Vec<f64>,
}

/// A fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// One for each column: the logarithm of the ratio by which a unit multiplies the mean.
    pub coefficients: Vec<f64>,
    /// Their covariances where the variance is as the model has it.
    pub covariance: Vec<Vec<f64>>,
    /// The means.
    pub means: Vec<f64>,
    /// Twice the logarithm of the likelihood ratio to a mean for each count.
    pub deviance: f64,
    /// Pearson's statistic: squared deviations divided by variances.
    pub pearson: f64,
    /// The logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Observations less columns.
    pub df: usize,
}

/// Rounds at most.
const ROUNDS: usize = 100;
/// The mean of a count below which a coefficient is taken to run to infinity.
const VANISHING: f64 = 1e-9;
/// Relative change of means below which they have settled.
const SETTLED: f64 = 1e-10;

impl Observations {
    /// Fits by maximum likelihood, with a variance of m + m²/`theta`; `theta` above 0, infinite for Poisson.
    ///
    /// # Errors
    /// [`Unavailable::LengthsDiffer`], [`Unavailable::NoEvents`], [`Unavailable::NotIdentified`] where a column depends
    /// on others or a coefficient has no finite estimate, [`Unavailable::NotConverged`] where a hundred rounds are not
    /// enough.
    pub fn fit(&self, theta: f64) -> Result<Fit, Unavailable> {
        self.fit_weighted(theta, &vec![1.0; self.counts.len()])
    }

    /// Fits where each observation counts as many times as its weight, above 0, says: so the deviance of a Poisson model (`theta`
    /// infinite) is weighted, and a weight other than 1 has no meaning in others. [`Fit::means`] are multiplied by the weights.
    ///
    /// # Errors
    /// As [`Observations::fit`].
    pub fn fit_weighted(&self, theta: f64, weights: &[f64]) -> Result<Fit, Unavailable> {
        let n = self.counts.len();
        if weights.len() != n || self.offset.len() != n || self.columns.iter().any(|column| column.len() != n) {
            return Err(Unavailable::LengthsDiffer);
        }
        if self.counts.iter().all(|count| *count == 0) {
            return Err(Unavailable::NoEvents);
        }
        // A count and its mean that are both multiplied have a deviance that is.
        let counts: Vec<f64> = self.counts.iter().zip(weights).map(|(count, weight)| *count as f64 * weight).collect();
        let offset: Vec<f64> = self.offset.iter().zip(weights).map(|(offset, weight)| offset + weight.ln()).collect();
        // Poisson's rounds come in from afar, others need a start that is near.
        let mut means: Vec<f64> = if theta.is_finite() {
            self.fit_weighted(f64::INFINITY, weights)?.means
        } else {
            counts.iter().map(|count| count + 0.1).collect()
        };
        for _ in 0..ROUNDS {
            let weights: Vec<f64> = means.iter().map(|mean| mean / (1.0 + mean / theta)).collect();
            // What the linear part should be, by the tangent at the last means.
            let working = counts.iter().zip(&means).zip(&offset);
            let working: Vec<f64> =
                working.map(|((count, mean), offset)| mean.ln() - offset + (count - mean) / mean).collect();
            let dot = |one: &[f64], other: &[f64]| -> f64 {
                one.iter().zip(other).zip(&weights).map(|((one, other), weight)| one * other * weight).sum()
            };
            let products = |column: &Vec<f64>| self.columns.iter().map(|other| dot(column, other)).collect();
            let information: Vec<Vec<f64>> = self.columns.iter().map(products).collect();
            let covariance = inverse(&information).ok_or(Unavailable::NotIdentified)?;
            let score: Vec<f64> = self.columns.iter().map(|column| dot(column, &working)).collect();
            let coefficients: Vec<f64> =
                covariance.iter().map(|row| row.iter().zip(&score).map(|(entry, score)| entry * score).sum()).collect();
            let last = std::mem::replace(&mut means, self.means(&offset, &coefficients));
            if means.iter().any(|mean| !(*mean > VANISHING && mean.is_finite())) {
                return Err(Unavailable::NotIdentified);
            }
            // Not the deviance: scoring comes nearer by a constant factor, and near its minimum the deviance no longer
            // tells.
            if means.iter().zip(&last).all(|(mean, last)| (mean - last).abs() <= SETTLED * mean) {
                let deviance = total_deviance(&counts, &means, theta);
                let pearson = counts.iter().zip(&means);
                let pearson = pearson.map(|(count, mean)| (count - mean).powi(2) / (mean + mean * mean / theta)).sum();
                let log_likelihood = log_likelihood(&counts, &means, theta);
                let df = n.saturating_sub(self.columns.len());
                return Ok(Fit { coefficients, covariance, means, deviance, pearson, log_likelihood, df });
            }
        }
        Err(Unavailable::NotConverged)
    }

    fn means(&self, offset: &[f64], coefficients: &[f64]) -> Vec<f64> {
        let mut logs = offset.to_vec();
        for (column, coefficient) in self.columns.iter().zip(coefficients) {
            logs.iter_mut().zip(column).for_each(|(log, x)| *log += coefficient * x);
        }
        logs.into_iter().map(f64::exp).collect()
    }
}

impl Fit {
    /// How many times more the counts vary than the model has it: Pearson's statistic divided by its degrees of
    /// freedom.
    ///
    /// # Errors
    /// [`Unavailable::TooShort`] where there are none.
    pub fn dispersion(&self) -> Result<f64, Unavailable> {
        if self.df == 0 { Err(Unavailable::TooShort) } else { Ok(self.pearson / self.df as f64) }
    }

    /// Standard errors of the coefficients where the variance is `dispersion` times the model's: 1 for the model
    /// itself.
    pub fn standard_errors(&self, dispersion: f64) -> impl Iterator<Item = f64> {
        let diagonal = self.covariance.iter().enumerate().filter_map(|(nth, row)| row.get(nth));
        diagonal.map(move |variance| (variance * dispersion).sqrt())
    }
}

fn total_deviance(counts: &[f64], means: &[f64], theta: f64) -> f64 {
    let of = |(count, mean): (&f64, &f64)| {
        let poisson = deviance(*count, *mean);
        if theta.is_finite() { poisson - deviance(count + theta, mean + theta) } else { poisson }
    };
    2.0 * counts.iter().zip(means).map(of).sum::<f64>()
}

fn log_likelihood(counts: &[f64], means: &[f64], theta: f64) -> f64 {
    let of = |(y, mean): (&f64, &f64)| {
        let same = -ln_gamma(y + 1.0) + y * mean.ln();
        if theta.is_finite() {
            let rest = ln_gamma(theta + y) - ln_gamma(theta) - y * theta.ln();
            same + rest - (theta + y) * (mean / theta).ln_1p()
        } else {
            same - mean
        }
    };
    counts.iter().zip(means).map(of).sum()
}
