//! The ratio of two rates of events that come independently: the exact conditional test and its interval.
//!
//! Given how many events there were in all, the first count is binomial, and its odds are the ratio of the rates times
//! that of the exposures (Przyborowski & Wilenski 1940). Interval: Clopper & Pearson (1934); mid-p: Lancaster (1961).
//! Attacks do not come independently: where they come in clusters this test finds a change where there is none in one
//! case of three and more, so its result is to be labelled "if events were independent" (`weekly.rs` is for the rest).

use super::Unavailable;
use super::distributions::{binomial_probability, binomial_tails};
use super::special::{beta_log_odds, root, shares};

/// Events of a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Period {
    /// How many.
    pub events: u64,
    /// How long it was looked for them, in any unit that both periods share; above 0.
    pub exposure: f64,
}

impl Period {
    /// Most events that the methods are meant for.
    const MOST: u64 = 10_000_000_000;

    /// Events for each unit of exposure.
    #[must_use]
    pub fn rate(self) -> f64 {
        self.events as f64 / self.exposure
    }

    pub(super) fn checked(self) -> Result<Self, Unavailable> {
        if !(self.exposure > 0.0 && self.exposure.is_finite()) {
            return Err(Unavailable::NoExposure);
        }
        if self.events > Self::MOST { Err(Unavailable::TooManyEvents) } else { Ok(self) }
    }
}

/// An interval of ratios.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// From; 0 where the data set no bound.
    pub lower: f64,
    /// To; infinite where the data set no bound.
    pub upper: f64,
}

impl Interval {
    /// No bound on either side.
    pub const UNBOUNDED: Self = Self { lower: 0.0, upper: f64::INFINITY };
}

/// How the first rate compares with the second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateRatio {
    /// The first rate divided by the second: 0 or more, infinite where only the first period has events.
    pub ratio: f64,
    /// Clopper–Pearson, 95 % or more whatever the rates are.
    pub exact: Interval,
    /// Lancaster's mid-p, about 95 % on average.
    pub mid: Interval,
    /// Twice the smaller tail: below .05 just where the exact interval leaves out 1.
    pub p_central: f64,
    /// Twice the smaller tail, of which the observed count's probability counts half.
    pub p_mid: f64,
    /// The probability of counts that are not likelier than the observed one: what R's `poisson.test` gives; it does
    /// not go with any interval here.
    pub p_minlike: f64,
}

/// Part of the distribution left out on each side of an interval.
const TAIL: f64 = 0.025;

/// Compares two periods.
///
/// # Errors
/// [`Unavailable::NoEvents`] where neither has any, [`Unavailable::NoExposure`], [`Unavailable::TooManyEvents`] above
/// 10¹⁰.
pub fn rate_ratio(one: Period, other: Period) -> Result<RateRatio, Unavailable> {
    let (one, other) = (one.checked()?, other.checked()?);
    let (x, y) = (one.events as f64, other.events as f64);
    if x + y == 0.0 {
        return Err(Unavailable::NoEvents);
    }
    let n = x + y;
    let log_exposures = (one.exposure / other.exposure).ln();
    let as_interval = |[lower, upper]: [f64; 2]| Interval {
        lower: (lower - log_exposures).exp(),
        upper: (upper - log_exposures).exp(),
    };
    let exact = [
        if x == 0.0 { f64::NEG_INFINITY } else { beta_log_odds(x, y + 1.0, TAIL) },
        if y == 0.0 { f64::INFINITY } else { beta_log_odds(x + 1.0, y, 1.0 - TAIL) },
    ];
    let mid = [
        if x == 0.0 { f64::NEG_INFINITY } else { mid_log_odds(x, y) },
        if y == 0.0 { f64::INFINITY } else { -mid_log_odds(y, x) },
    ];
    let (less, here) = (binomial_tails(x - 1.0, n, log_exposures), binomial_tails(x, n, log_exposures));
    let ratio = if y == 0.0 { f64::INFINITY } else { one.rate() / other.rate() };
    Ok(RateRatio {
        ratio,
        exact: as_interval(exact),
        mid: as_interval(mid),
        p_central: twice(here.lower, less.upper),
        p_mid: twice(f64::midpoint(less.lower, here.lower), f64::midpoint(less.upper, here.upper)),
        p_minlike: minlike(x, n, log_exposures),
    })
}

/// Twice the smaller of two tails.
pub(super) fn twice(lower: f64, upper: f64) -> f64 {
    (2.0 * lower.min(upper)).min(1.0)
}

/// The log-odds at which x or more of x + y, the probability of x itself halved, has the probability of a tail; x above
/// 0.
fn mid_log_odds(x: f64, y: f64) -> f64 {
    let n = x + y;
    root((x / (y + 0.5)).ln(), |z| {
        let mid = f64::midpoint(binomial_tails(x - 1.0, n, z).upper, binomial_tails(x, n, z).upper);
        let (share, rest) = shares(z);
        let slope = binomial_probability(x, n, z) * (x * rest + y * share) / 2.0;
        ((mid / TAIL).ln(), slope / mid)
    })
}

/// The probability of all counts of `n` that are not likelier than `x`, those as likely but for rounding among them.
fn minlike(x: f64, n: f64, log_odds: f64) -> f64 {
    let (share, rest) = shares(log_odds);
    // More than its mean; written so that of two mirrored calls only one turns round, whatever rounds.
    if x * rest > (n - x) * share {
        return minlike(n - x, n, -log_odds);
    }
    let likely = binomial_probability(x, n, log_odds) * (1.0 + 1e-7);
    // Above the mean probabilities fall: the first that is as small.
    let (mut from, mut to) = ((n * share).ceil(), n + 1.0);
    while from < to {
        let middle = f64::midpoint(from, to).floor();
        if binomial_probability(middle, n, log_odds) <= likely { to = middle } else { from = middle + 1.0 }
    }
    (binomial_tails(x, n, log_odds).lower + binomial_tails(from - 1.0, n, log_odds).upper).min(1.0)
}
