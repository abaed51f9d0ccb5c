//! Special functions: the logarithm of the gamma function and its derivatives, and the incomplete gamma and beta
//! functions with both tails and their inverses.
//!
//! Method: series and continued fractions as in Abramowitz & Stegun (1964), 6.1.41, 6.3.18, 6.4.12, 6.5.29, 6.5.31 and
//! 26.5.8, fractions evaluated as by Lentz (1976); whichever tail is smaller is computed and the other is its
//! complement. The factor before them is a density and is computed from deviances (Loader, "Fast and accurate
//! computation of binomial probabilities", 2000), so that no large logarithms cancel and shapes of 10⁹ lose nothing. A
//! fraction takes in the order of the square root of the largest shape in steps. Crates do worse here: with both shapes
//! 10⁶ and x ½, statrs 0.19.1 gives .4912 and puruspe 0.4.4 gives 0.

use std::f64::consts::PI;

/// Steps of a series or a fraction at most: more than shapes of 10¹² need.
const STEPS: u32 = 10_000_000;
/// The arguments from which asymptotic series are good to the last digit.
const LARGE: f64 = 15.0;

/// What of a distribution lies below a point, and what above it; they sum to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tails {
    /// The probability of the point or less, from 0 to 1.
    pub lower: f64,
    /// The probability of more, from 0 to 1.
    pub upper: f64,
}

impl Tails {
    const BELOW: Self = Self { lower: 1.0, upper: 0.0 };
    const ABOVE: Self = Self { lower: 0.0, upper: 1.0 };

    fn from_lower(lower: f64) -> Self {
        Self { lower: lower.min(1.0), upper: 1.0 - lower.min(1.0) }
    }

    /// The two the other way round.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self { lower: self.upper, upper: self.lower }
    }
}

/// ln Γ(x) for x above 0 (Abramowitz & Stegun 6.1.41; below 15 by the recurrence 6.1.15).
#[must_use]
pub fn ln_gamma(x: f64) -> f64 {
    let (x, product) = shifted(x, 1.0, |product, x| product * x);
    (x - 0.5) * x.ln() - x + 0.5 * (2.0 * PI).ln() + stirling_series(x) - product.ln()
}

/// ψ(x), the derivative of [`ln_gamma`], for x above 0 (6.3.18; below 15 by 6.3.5).
#[must_use]
pub fn digamma(x: f64) -> f64 {
    let (x, sum) = shifted(x, 0.0, |sum, x| sum + x.recip());
    let square = (x * x).recip();
    let series = 1.0 / 12.0 - square * (1.0 / 120.0 - square * (1.0 / 252.0 - square * (1.0 / 240.0 - square / 132.0)));
    x.ln() - 0.5 / x - square * series - sum
}

/// ψ′(x), the derivative of [`digamma`], for x above 0 (6.4.12; below 15 by 6.4.6).
#[must_use]
pub fn trigamma(x: f64) -> f64 {
    let (x, sum) = shifted(x, 0.0, |sum, x| sum + (x * x).recip());
    let square = (x * x).recip();
    let series =
        1.0 / 6.0 - square * (1.0 / 30.0 - square * (1.0 / 42.0 - square * (1.0 / 30.0 - square * 5.0 / 66.0)));
    x.recip() + 0.5 * square + square / x * series + sum
}

/// Raises x by ones until it is large, and folds what it was on the way.
fn shifted(mut x: f64, mut folded: f64, fold: impl Fn(f64, f64) -> f64) -> (f64, f64) {
    while x < LARGE {
        folded = fold(folded, x);
        x += 1.0;
    }
    (x, folded)
}

/// ln Γ(x) less Stirling's formula, for large x.
fn stirling_series(x: f64) -> f64 {
    let square = (x * x).recip();
    (1.0 / 12.0 - square * (1.0 / 360.0 - square * (1.0 / 1260.0 - square * (1.0 / 1680.0 - square / 1188.0)))) / x
}

/// ln Γ(x + 1) less Stirling's formula for x (Loader's δ).
fn stirling_error(x: f64) -> f64 {
    if x >= LARGE { stirling_series(x) } else { ln_gamma(x + 1.0) - (x + 0.5) * x.ln() + x - 0.5 * (2.0 * PI).ln() }
}

/// x ln(x/m) + m - x without cancellation (Loader's bd0), for x of 0 or more and m above 0.
pub(super) fn deviance(x: f64, m: f64) -> f64 {
    if x == 0.0 {
        return m;
    }
    let v = (x - m) / (x + m);
    if v.abs() >= 0.1 {
        return x * (x / m).ln() + m - x;
    }
    let (mut sum, mut power) = ((x - m) * v, 2.0 * x * v);
    for odd in (3_i32..60).step_by(2) {
        power *= v * v;
        let next = sum + power / f64::from(odd);
        if next == sum {
            break;
        }
        sum = next;
    }
    sum
}

/// x^a e^(-x) / Γ(a): the density of ln X where X is gamma of shape a.
fn gamma_density(a: f64, x: f64) -> f64 {
    (a / (2.0 * PI)).sqrt() * (-stirling_error(a) - deviance(a, x)).exp()
}

/// The gamma distribution of shape `a` and scale 1 at `x`: P(a, x) and Q(a, x). A shape of 0 or less is its limit, all
/// at 0.
#[must_use]
pub fn gamma_tails(a: f64, x: f64) -> Tails {
    if a <= 0.0 || x == f64::INFINITY {
        return Tails::BELOW;
    }
    if x <= 0.0 {
        return Tails::ABOVE;
    }
    if x < a + 1.0 {
        let (mut sum, mut term, mut n) = (1.0, 1.0, a);
        for _ in 0..STEPS {
            n += 1.0;
            term *= x / n;
            sum += term;
            if term < sum * f64::EPSILON {
                break;
            }
        }
        return Tails::from_lower(gamma_density(a, x) / a * sum);
    }
    let upper = gamma_density(a, x) / fraction(x + 1.0 - a, |n| (-n * (n - a), x + 1.0 - a + 2.0 * n));
    Tails::from_lower(upper).mirrored()
}

/// x^a y^b / B(a, b) with y = 1 - x: the density of the log-odds of a beta variable.
pub(super) fn beta_density(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let exponent = stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x) - deviance(b, n * y);
    (a * b / (2.0 * PI * n)).sqrt() * exponent.exp()
}

/// The beta distribution of shapes `a` and `b` at `x`: the regularised incomplete beta function and its complement. A
/// shape of 0 or less is its limit: all at 0 (`a`) or all at 1 (`b`).
#[must_use]
pub fn beta_tails(a: f64, b: f64, x: f64) -> Tails {
    beta_tails_at(a, b, x, 1.0 - x)
}

/// [`beta_tails`] where 1 - x is known better than by subtraction.
pub(super) fn beta_tails_at(a: f64, b: f64, x: f64, y: f64) -> Tails {
    if b <= 0.0 || x <= 0.0 {
        return Tails::ABOVE;
    }
    if a <= 0.0 || y <= 0.0 {
        return Tails::BELOW;
    }
    // The fraction is fast below (a + 1)/(a + b + 2). Written so that of two mirrored calls only one turns round,
    // whatever rounds.
    if x * (b + 1.0) > y * (a + 1.0) {
        return beta_tails_at(b, a, y, x).mirrored();
    }
    let step = |n: f64| {
        let m = (n / 2.0).floor();
        let numerator = if n % 2.0 == 0.0 {
            m * (b - m) * x / ((a + n - 1.0) * (a + n))
        } else {
            -(a + m) * (a + b + m) * x / ((a + n - 1.0) * (a + n))
        };
        (numerator, 1.0)
    };
    Tails::from_lower(beta_density(a, b, x, y) / (a * fraction(1.0, step)))
}

/// b₀ + a₁/(b₁ + a₂/(b₂ + …)) by Lentz's method, where `step` gives aₙ and bₙ.
fn fraction(first: f64, step: impl Fn(f64) -> (f64, f64)) -> f64 {
    const TINY: f64 = 1e-300;
    let off_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut value = off_zero(first);
    let (mut c, mut d) = (value, 0.0);
    for n in 1..STEPS {
        let (numerator, denominator) = step(f64::from(n));
        d = off_zero(denominator + numerator * d).recip();
        c = off_zero(denominator + numerator / c);
        value *= c * d;
        // Rounding may keep the last factor off 1 by a unit for ever.
        if (c * d - 1.0).abs() <= 2.0 * f64::EPSILON {
            break;
        }
    }
    value
}

/// Where the lower tail of a gamma distribution of shape `a` above 0 is `p`, 0 < p < 1.
#[must_use]
pub fn gamma_quantile(a: f64, p: f64) -> f64 {
    root(a.ln(), |log| {
        let x = log.exp();
        level(gamma_tails(a, x), gamma_density(a, x), p)
    })
    .exp()
}

/// The log-odds ln(x/(1-x)) at which the lower tail of a beta distribution of shapes `a` and `b` above 0 is `p`, 0 < p
/// < 1: odds stay exact where x itself rounds to 1.
#[must_use]
pub fn beta_log_odds(a: f64, b: f64, p: f64) -> f64 {
    root((a / b).ln(), |z| {
        let (x, y) = shares(z);
        level(beta_tails_at(a, b, x, y), beta_density(a, b, x, y), p)
    })
}

/// x and 1 - x of log-odds.
pub(super) fn shares(log_odds: f64) -> (f64, f64) {
    ((1.0 + (-log_odds).exp()).recip(), (1.0 + log_odds.exp()).recip())
}

/// How far the logarithm of the smaller tail is from that of the wanted one, rising, and its slope.
fn level(tails: Tails, density: f64, p: f64) -> (f64, f64) {
    if p <= 0.5 {
        ((tails.lower / p).ln(), density / tails.lower)
    } else {
        (((1.0 - p) / tails.upper).ln(), density / tails.upper)
    }
}

/// Where a rising function is 0, from its value and its slope: Newton's steps, and halving where they leave the bracket
/// of the logarithms of all numbers.
pub(super) fn root(start: f64, function: impl Fn(f64) -> (f64, f64)) -> f64 {
    let (mut lower, mut upper) = (-740.0_f64, 700.0_f64);
    let mut at = start.clamp(lower, upper);
    for _ in 0..300 {
        let (value, slope) = function(at);
        if value == 0.0 {
            break;
        }
        if value > 0.0 {
            upper = at;
        } else {
            lower = at;
        }
        let newton = at - value / slope;
        let next =
            if slope.is_finite() && (lower..=upper).contains(&newton) { newton } else { f64::midpoint(lower, upper) };
        let moved = (next - at).abs();
        at = next;
        if moved <= f64::EPSILON * at.abs().max(1.0) {
            break;
        }
    }
    at
}
