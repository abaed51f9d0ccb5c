//! Bayesian prediction from the same weeks of earlier years.
//!
//! Source: M. Höhle, "surveillance: An R package for the monitoring of infectious diseases", Computational Statistics
//! 22 (2007), 571–582: counts are Poisson with Jeffreys' prior, so the next one is negative binomial. Where counts vary
//! more than that, alarms come too often.

use super::{Threshold, around, checked, least};
use crate::statistics::Unavailable;
use crate::statistics::distributions::negative_binomial_tails;

/// The threshold of the count at place `now`, from the `width` counts before it and those of `width` about each place
/// that is one of `lags` before it (52 and 104 weeks, as the calendar falls). `alpha`, above 0 and below ½, is the
/// probability of a false alarm.
///
/// # Errors
/// [`Unavailable::TooShort`] where not all those counts are there, [`Unavailable::TooManyEvents`] where more than 10¹⁰
/// are expected, [`Unavailable::OutOfRange`] for parameters out of range or no counts to compare with.
pub fn bayes(counts: &[u64], now: usize, lags: &[usize], width: usize, alpha: f64) -> Result<Threshold, Unavailable> {
    let alpha = checked(alpha)?;
    let mut reference: Vec<u64> = Vec::new();
    if width > 0 {
        reference.extend(around(counts, now.checked_sub(1), width - 1, 0)?);
    }
    for lag in lags {
        reference.extend(around(counts, now.checked_sub(*lag), width, width)?);
    }
    if reference.is_empty() {
        return Err(Unavailable::OutOfRange("width"));
    }
    let size = reference.iter().map(|count| *count as f64).sum::<f64>() + 0.5;
    let expected = size / reference.len() as f64;
    let upper = least(alpha, expected, |count| negative_binomial_tails(count, expected, size).upper)?;
    Ok(Threshold { expected, upper })
}
