//! Counts that vary more than independent events: negative binomial regression with variance m + m²/θ.
//!
//! Method: maximum likelihood, the means for a given θ and θ for given means in turn (Venables & Ripley, *Modern
//! Applied Statistics with S*, 2002, section 7.4; Lawless 1987). Where the counts do not vary more than independent
//! events would, no θ is the best and the likelihood rises for ever: then the fit is Poisson's, and says so. R's
//! `glm.nb` runs to some large number there.

use super::Unavailable;
use super::glm::{Fit, Observations};
use super::special::{digamma, root, trigamma};

/// How much counts vary beyond Poisson.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Size {
    /// The variance is m + m²/θ.
    Estimated {
        /// θ, above 0: the smaller, the more clustered.
        theta: f64,
        /// Its standard error.
        standard_error: f64,
    },
    /// No more: the likelihood rises with θ without end.
    Unbounded,
}

impl Size {
    /// θ as a number, infinite where it is unbounded.
    #[must_use]
    pub fn theta(self) -> f64 {
        match self {
            Self::Estimated { theta, .. } => theta,
            Self::Unbounded => f64::INFINITY,
        }
    }
}

/// θ beside the largest mean from which the model is Poisson's: a variance larger by a ten-thousandth, and a θ that is
/// rounding.
const POISSON: f64 = 1e4;
/// Change of variance beside Poisson's below which θ has settled.
const SETTLED: f64 = 1e-7;
const ROUNDS: usize = 200;

impl Observations {
    /// Fits coefficients and θ.
    ///
    /// # Errors
    /// As [`Observations::fit`].
    pub fn fit_negative_binomial(&self) -> Result<(Fit, Size), Unavailable> {
        let mut fit = self.fit(f64::INFINITY)?;
        let mut last = f64::INFINITY;
        for _ in 0..ROUNDS {
            let size = size(&self.counts, &fit.means);
            let Size::Estimated { theta, .. } = size else {
                return Ok((self.fit(f64::INFINITY)?, size));
            };
            fit = self.fit(theta)?;
            let largest = fit.means.iter().copied().fold(0.0, f64::max);
            if (theta.recip() - last.recip()).abs() * largest <= SETTLED {
                return Ok((fit, size));
            }
            last = theta;
        }
        Err(Unavailable::NotConverged)
    }
}

/// The θ of the highest likelihood for given means, and its standard error from the observed information.
fn size(counts: &[u64], means: &[f64]) -> Size {
    let pairs = || counts.iter().zip(means).map(|(count, mean)| (*count as f64, *mean));
    // What the score does as θ grows (Lawless 1987): above 0 it falls below 0, and there is a best θ.
    let excess: f64 = pairs().map(|(y, mean)| (y - mean).powi(2) - y).sum();
    if excess <= 0.0 {
        return Size::Unbounded;
    }
    // The falling score, and how it falls.
    let score = |theta: f64| -> (f64, f64) {
        let of = |(y, mean): (f64, f64)| {
            let sum = mean + theta;
            let score = digamma(theta + y) - digamma(theta) - (mean / theta).ln_1p() + (mean - y) / sum;
            let slope = trigamma(theta + y) - trigamma(theta) + theta.recip() - 2.0 / sum + (y + theta) / (sum * sum);
            (score, slope)
        };
        pairs().map(of).fold((0.0, 0.0), |sum, each| (sum.0 + each.0, sum.1 + each.1))
    };
    let limit = POISSON * means.iter().copied().fold(0.0, f64::max);
    let moments = pairs().map(|(_, mean)| mean * mean).sum::<f64>() / excess;
    let theta = root(moments.ln(), |log| {
        let theta = log.exp();
        let (value, slope) = score(theta);
        // Past this the sign is rounding.
        if theta > limit { (1.0, 0.0) } else { (-value, -slope * theta) }
    })
    .exp();
    let information = -score(theta).1;
    if theta >= limit || information <= 0.0 {
        return Size::Unbounded;
    }
    Size::Estimated { theta, standard_error: information.sqrt().recip() }
}
