//! Outbreak detection: is this day's or week's count more than the counts before it let expect?
//!
//! Methods of public health, where counts are few, over-dispersed and seasonal, as R's `surveillance` has them (Salmon,
//! Schumacher and Höhle, "Monitoring count time series in R", Journal of Statistical Software 70(10), 2016). Each looks
//! at one time only; looked at every day, one in `1 / alpha` quiet days is taken for an outbreak.

mod bayes;
mod ears;
mod farrington;

pub use bayes::bayes;
pub use ears::{Ears, ears};
pub use farrington::{Bound, Farrington};

use super::Unavailable;

/// What is expected of a count, before it is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Threshold {
    /// The expected count.
    pub expected: f64,
    /// The greatest count that is still usual, 0 or more; what is above it is an alarm.
    pub upper: f64,
}

impl Threshold {
    /// Whether a count is an alarm.
    #[must_use]
    pub fn is_exceeded_by(self, count: u64) -> bool {
        count as f64 > self.upper
    }
}

/// The counts from `back` days or weeks before the place `centre` to `ahead` after it, both ends included.
fn around(counts: &[u64], centre: Option<usize>, back: usize, ahead: usize) -> Result<&[u64], Unavailable> {
    let from = centre.and_then(|centre| centre.checked_sub(back)).and_then(|from| counts.get(from..));
    from.and_then(|from| from.get(..=back.saturating_add(ahead))).ok_or(Unavailable::TooShort)
}

/// A probability of a false alarm, above 0 and below one half.
fn checked(alpha: f64) -> Result<f64, Unavailable> {
    if alpha > 0.0 && alpha < 0.5 { Ok(alpha) } else { Err(Unavailable::OutOfRange("alpha")) }
}

/// The greatest expected count that the methods are meant for.
const MOST: f64 = 1e10;

/// The least whole number that is exceeded with probability `alpha` at most, where `exceeded` tells with which it is
/// and `expected` is the mean.
fn least(alpha: f64, expected: f64, exceeded: impl Fn(f64) -> f64) -> Result<f64, Unavailable> {
    if expected > MOST {
        return Err(Unavailable::TooManyEvents);
    }
    let is_low = |value: f64| exceeded(value) > alpha;
    let (mut low, mut high) = (-1.0, expected.ceil());
    while is_low(high) {
        (low, high) = (high, 2.0 * high + 1.0);
    }
    while high - low > 1.0 {
        let middle = f64::midpoint(low, high).floor();
        *(if is_low(middle) { &mut low } else { &mut high }) = middle;
    }
    Ok(high)
}

#[cfg(test)]
mod tests;
