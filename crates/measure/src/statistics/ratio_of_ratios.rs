//! Did acts move elsewhere: how the rate of one kind of targets, or in one zone, changed beside another.
//!
//! Method: the difference of two logarithms of rate ratios (difference in differences), with the variance that totals of
//! weeks show (`weekly.rs`; McCullagh and Nelder 1989, section 9.2) and degrees of freedom by F. E. Satterthwaite, "An
//! approximate distribution of estimates of variance components", Biometrics Bulletin 2 (1946), 110–114. That the other
//! rate shows what would have become of the first is an assumption, and wrong where acts moved from one to the other:
//! then both change.

use super::Unavailable;
use super::distributions::{t_quantile, t_two_sided};
use super::rate_ratio::Interval;
use super::series::{Day, total};
use super::weekly::Variation;

/// Counts day by day on both sides of a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BeforeAfter<'a> {
    /// Before the date.
    pub before: &'a [Day],
    /// From the date on.
    pub after: &'a [Day],
}

/// How a rate changed beside how another did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RatioOfRatios {
    /// The first rate after by that before, divided by the same of the other; above 0. Below 1 the first fell more, or rose less.
    pub ratio: f64,
    /// 95 %.
    pub interval: Interval,
    /// Two-sided, of both having changed alike; below .05 just where the interval leaves out 1.
    pub p: f64,
    /// Degrees of freedom of t.
    pub df: f64,
}

/// Compares how two rates changed at a date: those of protected targets and of others, or of one zone and of another.
/// What moves both alike drops out.
///
/// # Errors
/// [`Unavailable::TooFewEvents`] where one of the four periods has no event, and those of [`Variation::of`].
pub fn ratio_of_ratios(protected: BeforeAfter<'_>, others: BeforeAfter<'_>) -> Result<RatioOfRatios, Unavailable> {
    let (first, first_variance, first_df) = log_ratio(protected)?;
    let (other, other_variance, other_df) = log_ratio(others)?;
    let (log, variance) = (first - other, first_variance + other_variance);
    let df = variance.powi(2) / (first_variance.powi(2) / first_df + other_variance.powi(2) / other_df);
    let half = t_quantile(0.05, df) * variance.sqrt();
    let interval = Interval { lower: (log - half).exp(), upper: (log + half).exp() };
    Ok(RatioOfRatios { ratio: log.exp(), interval, p: t_two_sided(log / variance.sqrt(), df), df })
}

/// The logarithm of the ratio of two rates, its variance, and the degrees of freedom of that.
fn log_ratio(days: BeforeAfter<'_>) -> Result<(f64, f64, f64), Unavailable> {
    let (before, after) = (total(days.before), total(days.after));
    if before.events == 0 || after.events == 0 {
        return Err(Unavailable::TooFewEvents);
    }
    let variation = Variation::of(&[days.before, days.after])?;
    let independent = (before.events as f64).recip() + (after.events as f64).recip();
    Ok(((after.rate() / before.rate()).ln(), independent * variation.scale().powi(2), variation.df))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weeks with such totals, all on the first day.
    fn weeks(totals: [u64; 6]) -> Vec<Day> {
        totals.iter().flat_map(|total| [*total, 0, 0, 0, 0, 0, 0].map(Day::Counted)).collect()
    }

    fn protected() -> [Vec<Day>; 2] {
        [weeks([10, 24, 8, 26, 9, 25]), weeks([4, 11, 3, 12, 4, 10])]
    }

    fn others() -> [Vec<Day>; 2] {
        [weeks([12, 27, 11, 28, 10, 26]), weeks([13, 29, 10, 27, 12, 28])]
    }

    fn compare(one: &[Vec<Day>; 2], other: &[Vec<Day>; 2]) -> Result<RatioOfRatios, Unavailable> {
        let [one, other] = [one, other].map(|[before, after]| BeforeAfter { before, after });
        ratio_of_ratios(one, other)
    }

    /// R 4.2.2: `f <- glm(p ~ post, quasipoisson, control = list(epsilon = 1e-14))` and `g` of the others, `v <- c(vcov(f)[2, 2],
    /// vcov(g)[2, 2])`, `l <- coef(f)[2] - coef(g)[2]`, `df <- sum(v)^2 / sum(v^2 / 9)`, `exp(l + c(-1, 1) * qt(.975, df) *
    /// sqrt(sum(v)))`. Of the ten degrees of freedom of each, one goes to the correlation, which is below 0 here and taken for 0.
    #[test]
    fn the_ratio_is_that_of_two_quasi_poisson_models() {
        let found = compare(&protected(), &others()).unwrap();
        let near = |found: f64, told: f64| assert!((found - told).abs() < 1e-9, "{found} {told}");
        near(found.ratio, 0.413_247_652_002);
        near(found.df, 17.129_897_928_999_4);
        near(found.interval.lower, 0.168_287_936_567_9);
        near(found.interval.upper, 1.014_770_430_774_3);
        near(found.p, 0.053_444_645_423_5);
    }

    #[test]
    fn swapping_what_is_compared_turns_the_ratio_over() {
        let (there, back) = (compare(&protected(), &others()).unwrap(), compare(&others(), &protected()).unwrap());
        assert!((there.ratio * back.ratio - 1.0).abs() < 1e-12);
        assert!((there.interval.lower * back.interval.upper - 1.0).abs() < 1e-12);
        assert!((there.p - back.p).abs() < 1e-12);
    }

    #[test]
    fn extremes_are_refused_with_a_reason() {
        let none = [vec![], vec![]];
        assert_eq!(compare(&none, &others()), Err(Unavailable::TooFewEvents));
        assert_eq!(compare(&protected(), &[weeks([0; 6]), weeks([1; 6])]), Err(Unavailable::TooFewEvents));
        let day = [vec![Day::Counted(3)], vec![Day::Counted(5)]];
        assert_eq!(compare(&day, &others()), Err(Unavailable::TooShort));
        let huge = [weeks([u64::MAX; 6]), weeks([u64::MAX; 6])];
        assert!(
            compare(&huge, &others()).is_ok_and(|found| found.ratio.is_finite() && found.interval.upper.is_finite())
        );
    }
}
