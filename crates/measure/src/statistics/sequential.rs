//! A watch that may be looked at every day: has the rate changed since the baseline?
//!
//! Method: a mixture likelihood-ratio e-process (Robbins 1970; Ramdas, Grünwald, Vovk & Shafer 2023). Each day's
//! negative binomial count multiplies, for each of many ratios of rates, a likelihood ratio to no change; their mean is
//! the evidence. Without a change it ever reaches 20 in one case of twenty at most (Ville 1939), whenever and however
//! often one looks.
//!
//! That holds for a known baseline and days that know nothing of each other. For what is not so, the ratios are taken
//! to a power:
//! - a baseline of t₀ days is itself uncertain. After t days the sum of deviations from its mean has t(1 + t/t₀) times
//!   the variance of a day, and divided by 1 + t/t₀ it is a martingale again: the power 1/(1 + t/t₀) is exact for
//!   normal sums;
//! - waves: the power is divided by how many times more totals of weeks vary than days (φ(1 + 2ρ) of `weekly.rs` over
//!   that of days), where that is above 1. A fixed power up to 1 keeps an e-process one (Jensen).
//!
//! How much totals of weeks vary more is known from some weeks only; what it is above 1 is taken df / (df - 2) times, by which t
//! varies more than a normal variable.
//!
//! In sixty daily looks at simulated days without a change, after a baseline of twelve weeks, it raised an alarm in 0.7 % of cases
//! (independent events), 1.6 % (clusters) and 5.2 % (clusters in waves; 6.1 % after sixty days), where the exact test had found one in
//! 26, 97 and 99 %.

use super::Unavailable;
use super::glm::Observations;
use super::negative_binomial::Size;
use super::series::{Day, total};
use super::weekly::Variation;

/// Counted days that a baseline has at least.
pub const BASELINE_DAYS: usize = 60;
/// The evidence that is an alarm.
pub const ALARM: f64 = 20.0;
/// The logarithms of ratios that are held against no change, from minus to plus this, and how many to each side.
const FURTHEST: f64 = 1.5;
const STEPS: i32 = 30;

/// What a watch knows before it begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Baseline {
    /// Events a day, above 0.
    pub rate: f64,
    /// How much counts of days vary.
    pub size: Size,
    /// How many times more totals of weeks vary than days would have them vary, 1 or more.
    pub waves: f64,
    /// Counted days.
    pub days: usize,
}

impl Baseline {
    /// From the days before the watch.
    ///
    /// # Errors
    /// [`Unavailable::ShortBaseline`] below [`BASELINE_DAYS`] counted days; as [`Observations::fit`].
    pub fn of(days: &[Day]) -> Result<Self, Unavailable> {
        let counts: Vec<u64> = days.iter().filter_map(|day| day.counted()).collect();
        let n = counts.len();
        if n < BASELINE_DAYS {
            return Err(Unavailable::ShortBaseline { days: n });
        }
        let rate = total(days).checked()?.rate();
        let observations = Observations { counts, columns: vec![vec![1.0; n]], offset: vec![0.0; n] };
        let (_, size) = observations.fit_negative_binomial()?;
        let daily = 1.0 + rate / size.theta();
        let variation = Variation::of(&[days])?;
        // Above 2 degrees of freedom, t varies df / (df - 2) times more than a normal variable.
        let unsure = variation.df / (variation.df - 2.0).max(1.0);
        let waves = 1.0 + (variation.scale().powi(2) / daily - 1.0).max(0.0) * unsure;
        Ok(Self { rate, size, waves, days: n })
    }

    /// The evidence of a change after each day of the watch; masked days leave it as it was. From the first that
    /// reaches [`ALARM`] on, the rate is said to have changed.
    #[must_use]
    pub fn evidence(&self, days: &[Day]) -> Vec<f64> {
        let theta = self.size.theta();
        let steps: Vec<f64> = (-STEPS..=STEPS).map(|step| f64::from(step) * FURTHEST / f64::from(STEPS)).collect();
        let mut sums = vec![0.0; steps.len()];
        let (mut n, mut evidence) = (0_u32, 1.0);
        let mut all = Vec::with_capacity(days.len());
        for day in days {
            if let Some(count) = day.counted() {
                n += 1;
                let power = (self.waves * (1.0 + f64::from(n) / self.days as f64)).recip();
                let count = count as f64;
                for (sum, log_ratio) in sums.iter_mut().zip(&steps) {
                    let more = self.rate * log_ratio.exp_m1();
                    *sum += count * log_ratio
                        - if theta.is_finite() { (count + theta) * (more / (theta + self.rate)).ln_1p() } else { more };
                }
                evidence = sums.iter().map(|sum| (sum * power).exp()).sum::<f64>() / sums.len() as f64;
            }
            all.push(evidence);
        }
        all
    }
}
