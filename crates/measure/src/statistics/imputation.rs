//! One estimate from several data sets that differ where something was not known and had to be drawn.
//!
//! Sources: D. B. Rubin, "Multiple imputation for nonresponse in surveys" (1987), ch. 3; J. Barnard and D. B. Rubin,
//! "Small-sample degrees of freedom with multiple imputation", Biometrika 86 (1999), 948–955.

use super::Unavailable;
use super::distributions::{normal_quantile, t_quantile};

/// What one imputed data set gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Imputed {
    /// The estimate, on a scale on which it is about normal (the logarithm of a ratio).
    pub estimate: f64,
    /// Its variance, 0 or more.
    pub variance: f64,
}

/// What all of them give together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pooled {
    /// The mean of the estimates.
    pub estimate: f64,
    /// The variance within data sets and that between them.
    pub variance: f64,
    /// Degrees of freedom of Student's t; infinite for a normal distribution.
    pub df: f64,
    /// The 95 % interval.
    pub interval: (f64, f64),
    /// The share of information that is lost because it had to be drawn, 0 to 1.
    pub fraction_missing: f64,
}

/// Pools by Rubin's rules. `complete_df` are the degrees of freedom that the estimate has where all is known, above 0,
/// and infinite where it is normal. From one data set alone comes what it says, with nothing missing.
///
/// # Errors
/// [`Unavailable::TooShort`] without a data set, [`Unavailable::NotIdentified`] where all variances are 0, or the
/// estimates are too far apart for a number, [`Unavailable::OutOfRange`] for an estimate that is no number, a variance
/// below 0 or degrees of freedom that are none.
pub fn pool(imputed: &[Imputed], complete_df: f64) -> Result<Pooled, Unavailable> {
    if imputed.is_empty() {
        return Err(Unavailable::TooShort);
    }
    if !imputed.iter().all(|one| one.estimate.is_finite() && one.variance.is_finite() && one.variance >= 0.0) {
        return Err(Unavailable::OutOfRange("imputed"));
    }
    if complete_df.is_nan() || complete_df <= 0.0 {
        return Err(Unavailable::OutOfRange("complete_df"));
    }
    let m = imputed.len() as f64;
    let mean = |of: &dyn Fn(&Imputed) -> f64| imputed.iter().map(|one| of(one) / m).sum::<f64>();
    let estimate = mean(&|one| one.estimate);
    let within = mean(&|one| one.variance);
    let between = if m > 1.0 { mean(&|one| (one.estimate - estimate).powi(2)) * m / (m - 1.0) } else { 0.0 };
    let added = between * (1.0 + m.recip());
    let variance = within + added;
    if !(within > 0.0 && variance.is_finite()) {
        return Err(Unavailable::NotIdentified);
    }
    // The part of the variance that is between data sets.
    let share = added / variance;
    // What the data that were observed would give; beside it, what the number of data sets gives (Rubin).
    let observed = match complete_df {
        df if m > 1.0 && df.is_finite() => (1.0 - share) * df * (df + 1.0) / (df + 3.0),
        df => df,
    };
    let df = (observed.recip() + share * share / (m - 1.0).max(1.0)).recip();
    let quantile = if df.is_finite() { t_quantile(0.05, df) } else { normal_quantile(0.05) };
    let half = quantile * variance.sqrt();
    let fraction_missing = if m > 1.0 { share + (1.0 - share) * 2.0 / (df + 3.0) } else { 0.0 };
    Ok(Pooled { estimate, variance, df, interval: (estimate - half, estimate + half), fraction_missing })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imputed() -> Vec<Imputed> {
        let all = [(-0.51, 0.040), (-0.42, 0.038), (-0.63, 0.045), (-0.38, 0.041), (-0.47, 0.043)];
        all.map(|(estimate, variance)| Imputed { estimate, variance }).to_vec()
    }

    /// R 4.2.2, mice 3.15.0: `p <- pool.scalar(Q, U, n = dfc + 1, k = 1)`, `p$qbar + c(-1, 1) * qt(.975, p$df) *
    /// sqrt(p$t)`.
    #[test]
    fn pooled_estimates_are_those_of_mice() {
        let told = [
            (20.0, 12.393_136_363_560, (-0.979_591_651_016_7, 0.015_591_651_016_7), 0.314_199_618_385),
            (58.0, 29.560_269_589_018, (-0.950_342_493_092_5, -0.013_657_506_907_5), 0.260_204_411_084),
            (f64::INFINITY, 89.177_155_664_478, (-0.937_365_600_935_5, -0.026_634_399_064_5), 0.228_890_988_619),
        ];
        for (complete, df, interval, missing) in told {
            let pooled = pool(&imputed(), complete).unwrap();
            let near = |found: f64, told: f64| assert!((found - told).abs() < 1e-10, "{found} {told}");
            near(pooled.estimate, -0.482);
            near(pooled.variance, 0.052_524);
            assert!((pooled.df - df).abs() < 1e-8);
            near(pooled.interval.0, interval.0);
            near(pooled.interval.1, interval.1);
            near(pooled.fraction_missing, missing);
        }
    }

    #[test]
    fn one_data_set_gives_itself_back() {
        let one = [Imputed { estimate: -0.5, variance: 0.04 }];
        // R: `qt(.975, 12)`, `qnorm(.975)`.
        for (df, quantile) in [(12.0, 2.178_812_829_663_42), (f64::INFINITY, 1.959_963_984_540_05)] {
            let pooled = pool(&one, df).unwrap();
            assert_eq!((pooled.estimate, pooled.variance, pooled.df, pooled.fraction_missing), (-0.5, 0.04, df, 0.0));
            assert!((pooled.interval.1 + 0.5 - 0.2 * quantile).abs() < 1e-9);
        }
    }

    #[test]
    fn extremes_are_refused_with_a_reason() {
        let of = |estimate, variance| vec![Imputed { estimate, variance }; 2];
        assert_eq!(pool(&[], 5.0), Err(Unavailable::TooShort));
        assert_eq!(pool(&of(1.0, 0.0), 5.0), Err(Unavailable::NotIdentified));
        assert_eq!(pool(&of(f64::NAN, 1.0), 5.0), Err(Unavailable::OutOfRange("imputed")));
        assert_eq!(pool(&of(1.0, -1.0), 5.0), Err(Unavailable::OutOfRange("imputed")));
        assert_eq!(pool(&of(1.0, 1.0), f64::NAN), Err(Unavailable::OutOfRange("complete_df")));
        let apart = [1e200, -1e200].map(|estimate| Imputed { estimate, variance: 1.0 });
        assert_eq!(pool(&apart, 5.0), Err(Unavailable::NotIdentified));
    }
}
