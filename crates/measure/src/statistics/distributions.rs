//! Tails of the distributions that counts and their ratios have, from the incomplete gamma and beta functions
//! (Abramowitz & Stegun 1964, 26.4.21, 26.5.24, 26.5.26, 26.7.1).

use super::special::{Tails, beta_density, beta_log_odds, beta_tails_at, gamma_quantile, gamma_tails, shares};

/// P(|T| >= |t|) of Student's t with `df` degrees of freedom, above 0.
#[must_use]
pub fn t_two_sided(t: f64, df: f64) -> f64 {
    let square = t * t;
    beta_tails_at(df / 2.0, 0.5, df / (df + square), square / (df + square)).lower
}

/// The t with [`t_two_sided`] of `p`, 0 < p < 1, and `df` above 0.
#[must_use]
pub fn t_quantile(p: f64, df: f64) -> f64 {
    (df * (-beta_log_odds(df / 2.0, 0.5, p)).exp()).sqrt()
}

/// P(|Z| >= |z|) of the standard normal distribution.
#[must_use]
pub fn normal_two_sided(z: f64) -> f64 {
    gamma_tails(0.5, z * z / 2.0).upper
}

/// The z with [`normal_two_sided`] of `p`, 0 < p < 1.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    (2.0 * gamma_quantile(0.5, 1.0 - p)).sqrt()
}

/// P(Y <= y) and P(Y > y) of a Poisson count with a mean of 0 or more.
#[must_use]
pub fn poisson_tails(y: f64, mean: f64) -> Tails {
    gamma_tails(y + 1.0, mean).mirrored()
}

/// P(Y <= y) and P(Y > y) of a binomial count of `n` where each counts with the given log-odds; `y` from -1 to `n`.
#[must_use]
pub fn binomial_tails(y: f64, n: f64, log_odds: f64) -> Tails {
    let (share, rest) = shares(log_odds);
    beta_tails_at(y + 1.0, n - y, share, rest).mirrored()
}

/// P(Y = y) of the same count, for `y` from 0 to `n`.
#[must_use]
pub fn binomial_probability(y: f64, n: f64, log_odds: f64) -> f64 {
    let (share, rest) = shares(log_odds);
    let others = n - y;
    if y == 0.0 || others == 0.0 {
        return (-n * (if y == 0.0 { log_odds } else { -log_odds }).exp().ln_1p()).exp();
    }
    beta_density(y, others, share, rest) * n / (y * others)
}

/// P(Y <= y) and P(Y > y) of a negative binomial count with variance `mean` + `mean`²/`size`, both above 0; `y` from
/// -1.
#[must_use]
pub fn negative_binomial_tails(y: f64, mean: f64, size: f64) -> Tails {
    let n = size + mean;
    beta_tails_at(size, y + 1.0, size / n, mean / n)
}
