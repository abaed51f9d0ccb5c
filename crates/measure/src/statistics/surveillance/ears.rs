//! The three methods of the Early Aberration Reporting System, which need no more than days.
//!
//! Sources: L. Hutwagner et al., "The bioterrorism preparedness and response Early Aberration Reporting System",
//! Journal of Urban Health 80 (2003), i89–i96; R. D. Fricker, B. L. Hegler and D. A. Dunfee, "Comparing syndromic
//! surveillance detection methods", Statistics in Medicine 27 (2008), 3407–3429.

use super::{Threshold, around, checked};
use crate::statistics::Unavailable;
use crate::statistics::distributions::normal_quantile;

/// Which days are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ears {
    /// The days just before.
    C1,
    /// Those before the last two: a rise of several days does not hide itself.
    C2,
    /// As C2, and an excess of the last two days of more than one standard deviation lowers the threshold.
    C3,
}

/// The threshold of the count at place `now`: mean and standard deviation of the `baseline` days (3 or more; 7 is
/// usual) that `method` compares with, the deviation being taken for at least `least_deviation`, 0 or more. `alpha`,
/// above 0 and below ½, is the probability of a false alarm if counts were normal and independent.
///
/// # Errors
/// [`Unavailable::TooShort`] where not all those days are there, [`Unavailable::NotIdentified`] where C3 has to divide
/// by a deviation of 0, [`Unavailable::OutOfRange`] for parameters out of range.
pub fn ears(
    counts: &[u64],
    now: usize,
    method: Ears,
    baseline: usize,
    least_deviation: f64,
    alpha: f64,
) -> Result<Threshold, Unavailable> {
    let z = normal_quantile(2.0 * checked(alpha)?);
    if baseline < 3 {
        return Err(Unavailable::OutOfRange("baseline"));
    }
    if !(least_deviation.is_finite() && least_deviation >= 0.0) {
        return Err(Unavailable::OutOfRange("least_deviation"));
    }
    let usual = |now: usize, lag: usize| {
        let days = around(counts, now.checked_sub(lag + 1), baseline - 1, 0)?;
        let n = days.len() as f64;
        let mean = days.iter().map(|count| *count as f64).sum::<f64>() / n;
        let squares: f64 = days.iter().map(|count| (*count as f64 - mean).powi(2)).sum();
        Ok((mean, (squares / (n - 1.0)).sqrt().max(least_deviation)))
    };
    let lag = if method == Ears::C1 { 0 } else { 2 };
    let (expected, deviation) = usual(now, lag)?;
    if method != Ears::C3 {
        return Ok(Threshold { expected, upper: expected + z * deviation });
    }
    let mut upper = expected + z * deviation;
    for back in [1, 2] {
        let (mean, of_then) = usual(now.saturating_sub(back), lag)?;
        if of_then == 0.0 {
            return Err(Unavailable::NotIdentified);
        }
        let count = *around(counts, now.checked_sub(back), 0, 0)?.first().unwrap_or(&0) as f64;
        upper -= deviation * ((count - mean) / of_then - 1.0).max(0.0);
    }
    Ok(Threshold { expected, upper: upper.max(0.0) })
}
