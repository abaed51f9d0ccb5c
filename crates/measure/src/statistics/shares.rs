//! Did acts move elsewhere: shares of kinds of targets, or of rings of distance, before and after a time.
//!
//! Shares have a Dirichlet prior before and after, independently; each is then Beta whatever the other categories are,
//! so all integrals are closed or of one dimension. Source of the test: I. J. Good, "A Bayesian significance test for
//! multinomial distributions", JRSS B 29 (1967), 399–431. Acts are taken to be independent: where they come in
//! clusters, a change is seen too often.

use super::Unavailable;
use super::special::{beta_density, beta_log_odds, beta_tails_at, ln_gamma, shares};

/// What changed between two times in how acts are divided.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareChanges {
    /// Each category, in the order of the counts.
    pub categories: Vec<ShareChange>,
    /// Natural logarithm of how much likelier the counts are if shares are new after than if they stay.
    pub ln_bayes_factor: f64,
}

/// A category's share of all acts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareChange {
    /// Its expected share before, 0 to 1.
    pub before: f64,
    /// Its expected share after, 0 to 1.
    pub after: f64,
    /// The 95 % interval of the share after less that before, -1 to 1, with 2.5 % on each side.
    pub interval: (f64, f64),
    /// The probability that the share rose.
    pub p_rose: f64,
}

/// Jeffreys' prior: what each category counts before any act was seen.
pub const JEFFREYS: f64 = 0.5;
/// Acts at most, before and after together.
const MOST: f64 = 1e8;
/// Parts into which an integral is divided. The trapezoidal rule over log-odds loses nothing with many fewer.
const PARTS: u32 = 256;
/// What of a distribution is left out on each side of an integral.
const BEYOND: f64 = 1e-13;
const TAIL: f64 = 0.025;

/// Compares shares by counts of acts, one for each category, in the same order. `prior` is what each category counts
/// before, above 0.
///
/// # Errors
/// [`Unavailable::NoEvents`] where there is none before or none after, [`Unavailable::TooManyEvents`] above 10⁸,
/// [`Unavailable::OutOfRange`] for fewer than two categories, other categories after than before, or a prior out of
/// range.
pub fn share_changes(before: &[u64], after: &[u64], prior: f64) -> Result<ShareChanges, Unavailable> {
    if before.len() != after.len() || before.len() < 2 {
        return Err(Unavailable::OutOfRange("categories"));
    }
    if !(prior.is_finite() && prior > 0.0) {
        return Err(Unavailable::OutOfRange("prior"));
    }
    let with_prior = |counts: &[u64]| counts.iter().map(|count| *count as f64 + prior).collect::<Vec<f64>>();
    let (before, after, none) = (with_prior(before), with_prior(after), vec![prior; before.len()]);
    let [n_before, n_after, n_none] = [&before, &after, &none].map(|weights| weights.iter().sum::<f64>());
    if n_before <= n_none || n_after <= n_none {
        return Err(Unavailable::NoEvents);
    }
    if n_before + n_after > MOST {
        return Err(Unavailable::TooManyEvents);
    }
    let both: Vec<f64> = before.iter().zip(&after).map(|(before, after)| before + after - prior).collect();
    let ln_bayes_factor = ln_beta(&before) + ln_beta(&after) - ln_beta(&none) - ln_beta(&both);
    let category = |(before, after): (&f64, &f64)| {
        let difference = Difference { of: [*before, n_before - before], from: [*after, n_after - after] };
        ShareChange {
            before: before / n_before,
            after: after / n_after,
            interval: (difference.quantile(TAIL), difference.quantile(1.0 - TAIL)),
            p_rose: 1.0 - difference.at_most(0.0),
        }
    };
    Ok(ShareChanges { categories: before.iter().zip(&after).map(category).collect(), ln_bayes_factor })
}

/// Natural logarithm of the Beta function of many variables.
fn ln_beta(weights: &[f64]) -> f64 {
    weights.iter().map(|weight| ln_gamma(*weight)).sum::<f64>() - ln_gamma(weights.iter().sum())
}

/// The difference of two independent Beta variables, by their parameters.
struct Difference {
    /// What is taken away.
    of: [f64; 2],
    /// From what it is taken away.
    from: [f64; 2],
}

impl Difference {
    /// The probability that it is `value` or less.
    fn at_most(&self, value: f64) -> f64 {
        let ([a, b], [c, d]) = (self.of, self.from);
        let (least, most) = (beta_log_odds(a, b, BEYOND), beta_log_odds(a, b, 1.0 - BEYOND));
        let width = (most - least) / f64::from(PARTS);
        let part = |nth: u32| {
            let (x, y) = shares(least + width * f64::from(nth));
            beta_density(a, b, x, y) * beta_tails_at(c, d, x + value, y - value).lower
        };
        ((0..=PARTS).map(part).sum::<f64>() * width).clamp(0.0, 1.0)
    }

    /// Where [`Self::at_most`] is `p`, by halving.
    fn quantile(&self, p: f64) -> f64 {
        let (mut low, mut high) = (-1.0, 1.0);
        while high - low > 1e-9 {
            let middle = f64::midpoint(low, high);
            *(if self.at_most(middle) < p { &mut low } else { &mut high }) = middle;
        }
        f64::midpoint(low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, told: f64, by: f64) {
        assert!((found - told).abs() < by, "{found} {told}");
    }

    /// R 4.2.2: `F <- function(d) integrate(function(x) dbeta(x, 12.5, 48.5) * pbeta(x + d, 20.5, 40.5), 0, 1, rel.tol
    /// = 1e-11)$value`, `1 - F(0)`, `uniroot(function(d) F(d) - .025, c(-.5, .5), tol = 1e-12)`.
    #[test]
    fn two_categories_are_a_difference_of_beta_variables() {
        let changes = share_changes(&[12, 48], &[20, 40], JEFFREYS).unwrap();
        let first = changes.categories[0];
        near(first.p_rose, 0.951_095_014_394, 1e-9);
        near(first.interval.0, -0.024_405_122_351_7, 1e-7);
        near(first.interval.1, 0.284_996_483_469, 1e-7);
        near(first.after - first.before, 0.131_147_540_984, 1e-12);
        let second = changes.categories[1];
        near(second.p_rose, 1.0 - first.p_rose, 1e-9);
        near(second.interval.0, -first.interval.1, 1e-7);
    }

    /// `lB <- function(v) sum(lgamma(v)) - lgamma(sum(v))`, `lB(p + x) + lB(p + y) - lB(rep(p, 3)) - lB(p + x + y)`.
    #[test]
    fn the_test_compares_new_shares_with_the_same_ones() {
        let found = share_changes(&[12, 40, 8], &[20, 30, 10], JEFFREYS).unwrap();
        near(found.ln_bayes_factor, -1.586_973_483_73, 1e-9);
        near(found.categories.iter().map(|category| category.after).sum(), 1.0, 1e-12);
        let moved = share_changes(&[60, 20, 20], &[20, 60, 20], JEFFREYS).unwrap();
        assert!(moved.ln_bayes_factor > 10.0);
        assert!(moved.categories[0].interval.1 < 0.0 && moved.categories[1].interval.0 > 0.0);
        assert!(moved.categories[2].interval.0 < 0.0 && moved.categories[2].interval.1 > 0.0);
    }

    #[test]
    fn what_is_merged_elsewhere_changes_no_share() {
        // With a prior that is merged as well, by the property of Dirichlet distributions: here one category of ten acts and a
        // rest of which the parts do not matter.
        let (fine, other) = (
            share_changes(&[10, 20, 30], &[5, 30, 10], 1.0).unwrap(),
            share_changes(&[10, 40, 10], &[5, 0, 40], 1.0).unwrap(),
        );
        assert_eq!(fine.categories[0], other.categories[0]);
    }

    #[test]
    fn extremes_are_finite_or_refused_with_a_reason() {
        assert_eq!(share_changes(&[], &[], 1.0), Err(Unavailable::OutOfRange("categories")));
        assert_eq!(share_changes(&[1, 2], &[1], 1.0), Err(Unavailable::OutOfRange("categories")));
        assert_eq!(share_changes(&[0, 0], &[1, 1], 1.0), Err(Unavailable::NoEvents));
        assert_eq!(share_changes(&[1, 1], &[0, 0], 1.0), Err(Unavailable::NoEvents));
        assert_eq!(share_changes(&[1, 1], &[1, 1], 0.0), Err(Unavailable::OutOfRange("prior")));
        assert_eq!(share_changes(&[u64::MAX, 1], &[1, 1], 1.0), Err(Unavailable::TooManyEvents));
        for (before, after) in [([0, 40_000_000], [40_000_000, 0]), ([1, 0], [0, 1])] {
            let found = share_changes(&before, &after, JEFFREYS).unwrap();
            assert!(found.ln_bayes_factor.is_finite());
            for ShareChange { interval: (from, to), p_rose, .. } in found.categories {
                assert!((-1.0..=to).contains(&from) && to <= 1.0 && (0.0..=1.0).contains(&p_rose));
            }
        }
    }
}
