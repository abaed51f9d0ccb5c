//! Few events after a date: how likely would so few, or so many, have been as things were before?
//!
//! Method: the posterior predictive distribution of the later total. With independent events and Jeffreys' prior the
//! earlier rate is gamma of shape y₀ + ½, and the later total negative binomial (Gelman et al., *Bayesian Data
//! Analysis*, 2013, section 2.6). Clusters and waves multiply the variance of both totals by φ(1 + 2ρ), as weeks before
//! tell (`weekly.rs`): the mean stays m = (y₀ + ½)·t₁/t₀, the variance becomes m·φ(1 + 2ρ)(1 + t₁/t₀), and the negative
//! binomial has these moments.

use super::Unavailable;
use super::distributions::negative_binomial_tails;
use super::rate_ratio::twice;
use super::series::{Day, total};
use super::weekly::Variation;

/// A later total beside what earlier days let expect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Predicted {
    /// The later total.
    pub events: u64,
    /// The mean of what was to be expected.
    pub expected: f64,
    /// P(Y <= y): so few or fewer.
    pub lower: f64,
    /// P(Y >= y): so many or more.
    pub upper: f64,
    /// Twice the smaller of both.
    pub p_central: f64,
    /// Twice the smaller of both, of which the total's own probability counts half.
    pub p_mid: f64,
}

/// Holds the total of the days from a date on against those before it; meant for totals below 10.
///
/// # Errors
/// [`Unavailable::NoExposure`] where no day of one period was counted, [`Unavailable::NoEvents`] where there was none
/// before, [`Unavailable::TooShort`] where fewer than three totals were before, [`Unavailable::TooManyEvents`].
pub fn predictive(before: &[Day], after: &[Day]) -> Result<Predicted, Unavailable> {
    let (earlier, later) = (total(before).checked()?, total(after).checked()?);
    let variation = Variation::of(&[before])?;
    let exposures = later.exposure / earlier.exposure;
    let expected = (earlier.events as f64 + 0.5) * exposures;
    let size = expected / (variation.scale().powi(2) * (1.0 + exposures) - 1.0);
    let tails = |y: f64| negative_binomial_tails(y, expected, size);
    let y = later.events as f64;
    let (less, here) = (tails(y - 1.0), tails(y));
    Ok(Predicted {
        events: later.events,
        expected,
        lower: here.lower,
        upper: less.upper,
        p_central: twice(here.lower, less.upper),
        p_mid: twice(f64::midpoint(less.lower, here.lower), f64::midpoint(less.upper, here.upper)),
    })
}
