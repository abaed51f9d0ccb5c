//! Thresholds from the same weeks of earlier years by a log-linear model, earlier outbreaks weighing less.
//!
//! Sources: C. P. Farrington et al., "A statistical algorithm for the early detection of outbreaks of infectious
//! disease", JRSS A 159 (1996), 547–563; A. Noufaily et al., "An improved algorithm for outbreak detection in multiple
//! surveillance systems", Statistics in Medicine 32 (2013), 1206–1222, which uses all weeks, with a factor for seasons.
//! R's `farrington` and `farringtonFlexible`.

use super::{Threshold, around, checked, least};
use crate::statistics::Unavailable;
use crate::statistics::distributions::{negative_binomial_tails, normal_quantile, poisson_tails, t_two_sided};
use crate::statistics::glm::{Fit, Observations};

/// How the threshold is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Farrington {
    /// How many weeks ago the same week was, one year ago first: 52 and 104, as the calendar falls. With three years or
    /// more, a trend is looked for.
    pub lags: Vec<usize>,
    /// So many weeks before and after the same week count as the same season.
    pub half_width: usize,
    /// Parts of a year with a level of their own, the season of the present week among them; with 1 only that season's
    /// weeks are compared with.
    pub n_periods: usize,
    /// So many weeks just before the present one are not compared with, an outbreak having begun perhaps.
    pub left_out: usize,
    /// The residual (Anscombe's) above which a week of the past weighs less.
    pub down_weighted_above: f64,
    /// A trend is kept where its p is below this: 0.05, or 1 for always. None is ever kept that would expect more than
    /// the greatest count compared with.
    pub trend_below: f64,
    /// The probability of a false alarm, above 0 and below ½.
    pub alpha: f64,
    /// What of the distribution of counts is assumed.
    pub bound: Bound,
}

/// How counts are spread about what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Their power of two thirds is normal; the uncertainty of what is expected is added (Farrington 1996).
    TwoThirds,
    /// Negative binomial (Noufaily 2013); what is expected is taken as known.
    NegativeBinomial,
}

/// Of so many weeks, the present one among them, at least so many acts, or there is no threshold.
const WEEKS: usize = 4;
const ACTS: u64 = 5;
/// Years that are needed to look for a trend.
const YEARS: usize = 3;

impl Farrington {
    /// As published in 1996: seven weeks of each earlier year.
    #[must_use]
    pub fn original(lags: Vec<usize>, alpha: f64) -> Self {
        let (half_width, bound) = (3, Bound::TwoThirds);
        let (n_periods, down_weighted_above, trend_below) = (1, 1.0, 0.05);
        Self { lags, half_width, n_periods, left_out: half_width, down_weighted_above, trend_below, alpha, bound }
    }

    /// As published in 2013: all weeks but the last half year, in ten periods, and a trend whatever its p.
    #[must_use]
    pub fn flexible(lags: Vec<usize>, alpha: f64) -> Self {
        let (half_width, bound) = (3, Bound::NegativeBinomial);
        let (n_periods, down_weighted_above, trend_below) = (10, 2.58, 1.0);
        Self { lags, half_width, n_periods, left_out: 26, down_weighted_above, trend_below, alpha, bound }
    }

    /// The threshold of the count of the week at place `now`.
    ///
    /// # Errors
    /// [`Unavailable::TooShort`] where not all weeks are there, [`Unavailable::TooFewEvents`] below five acts in four
    /// weeks, [`Unavailable::TooManyEvents`] where more than 10¹⁰ are expected, [`Unavailable::OutOfRange`] for lags
    /// that are none or not rising, fewer weeks between them than there are periods, or an alpha out of range, and
    /// those of [`Observations::fit`].
    pub fn threshold(&self, counts: &[u64], now: usize) -> Result<Threshold, Unavailable> {
        let alpha = checked(self.alpha)?;
        let recent = around(counts, Some(now), WEEKS - 1, 0)?;
        if recent.iter().fold(0_u64, |sum, count| sum.saturating_add(*count)) < ACTS {
            return Err(Unavailable::TooFewEvents);
        }
        let weeks = self.weeks(counts, now)?;
        let with_trend = if self.lags.len() >= YEARS { self.fit(&weeks, true).ok() } else { None };
        let most = weeks.iter().map(|week| week.count).max().unwrap_or(0) as f64;
        let is_kept = |fitted: &Fitted| fitted.p_trend <= self.trend_below && fitted.expected <= most;
        let fitted = match with_trend.filter(is_kept) {
            Some(fitted) => fitted,
            None => self.fit(&weeks, false)?,
        };
        let Fitted { expected, variance, dispersion, .. } = fitted;
        let upper = match self.bound {
            Bound::TwoThirds => {
                let spread = 4.0 / 9.0 * expected.cbrt() * (dispersion + variance / expected);
                (expected.cbrt().powi(2) + normal_quantile(2.0 * alpha) * spread.sqrt()).powf(1.5)
            }
            Bound::NegativeBinomial => least(alpha, expected, |count| match expected / (dispersion - 1.0) {
                size if size.is_finite() => negative_binomial_tails(count, expected, size).upper,
                _ => poisson_tails(count, expected).upper,
            })?,
        };
        Ok(Threshold { expected, upper })
    }

    /// The weeks that are compared with, each with its period.
    fn weeks(&self, counts: &[u64], now: usize) -> Result<Vec<Week>, Unavailable> {
        let width = self.half_width;
        if self.lags.is_empty() {
            return Err(Unavailable::OutOfRange("lags"));
        }
        let mut weeks = Vec::new();
        let mut later = now;
        for lag in &self.lags {
            let same = now.checked_sub(*lag).filter(|same| *same >= width).ok_or(Unavailable::TooShort)?;
            weeks.extend((same - width..=same + width).map(|at| (at, 0)));
            // What lies between this season and that of the year after, in parts as equal as can be, the longer ones first.
            let between = later.checked_sub(same).and_then(|gap| gap.checked_sub(2 * width + 1));
            let between = between.ok_or(Unavailable::OutOfRange("lags"))?;
            if let Some(n_parts) = self.n_periods.checked_sub(1).filter(|n_parts| *n_parts > 0) {
                if between < n_parts {
                    return Err(Unavailable::OutOfRange("n_periods"));
                }
                let from = same + width + 1;
                let long = between % n_parts;
                let starts = |part: usize| from + part * (between / n_parts) + part.min(long);
                weeks.extend(
                    (0..n_parts).flat_map(|part| (starts(part)..starts(part + 1)).map(move |at| (at, part + 1))),
                );
            }
            later = same;
        }
        let is_compared = |(at, _): &(usize, usize)| at.saturating_add(self.left_out) < now;
        let week = |(at, period): (usize, usize)| {
            Some(Week { count: *counts.get(at)?, trend: at as f64 - now as f64, period })
        };
        Ok(weeks.into_iter().filter(is_compared).filter_map(week).collect())
    }

    /// Fits twice: with all weeks alike, and with those of earlier outbreaks weighing less.
    fn fit(&self, weeks: &[Week], with_trend: bool) -> Result<Fitted, Unavailable> {
        let mut columns = vec![vec![1.0; weeks.len()]];
        if with_trend {
            columns.push(weeks.iter().map(|week| week.trend).collect());
        }
        // Of the present week's own period there is no column, and its trend is 0: the intercept is what is expected.
        for period in 1..self.n_periods.max(1) {
            columns.push(weeks.iter().map(|week| f64::from(u8::from(week.period == period))).collect());
        }
        let counts = weeks.iter().map(|week| week.count).collect();
        let observations = Observations { counts, columns, offset: vec![0.0; weeks.len()] };
        let first = observations.fit(f64::INFINITY)?;
        let weights = self.weights(&observations, &first)?;
        let fit = observations.fit_weighted(f64::INFINITY, &weights)?;
        let raw = fit.dispersion()?;
        let p_trend = match (with_trend, fit.coefficients.get(1), fit.standard_errors(raw).nth(1)) {
            (true, Some(slope), Some(error)) => t_two_sided(slope / error, fit.df as f64),
            _ => 1.0,
        };
        let expected = fit.coefficients.first().map_or(0.0, |log| log.exp());
        let dispersion = raw.max(1.0);
        let error = fit.standard_errors(dispersion).next().unwrap_or(0.0);
        Ok(Fitted { expected, variance: (error * expected).powi(2), dispersion, p_trend })
    }

    /// Weights by Anscombe's standardised residuals (Farrington 1996).
    fn weights(&self, observations: &Observations, fit: &Fit) -> Result<Vec<f64>, Unavailable> {
        let dispersion = fit.dispersion()?.max(1.0);
        let raw = |(nth, (count, mean)): (usize, (&u64, &f64))| {
            let row: Vec<f64> = observations.columns.iter().filter_map(|column| column.get(nth).copied()).collect();
            let dot = |of: &Vec<f64>| of.iter().zip(&row).map(|(one, other)| one * other).sum::<f64>();
            let leverage: f64 = fit.covariance.iter().zip(&row).map(|(of, value)| dot(of) * value).sum::<f64>() * mean;
            let residual = 1.5 * ((*count as f64).cbrt().powi(2) * mean.powf(-1.0 / 6.0) - mean.sqrt());
            let residual = residual / (dispersion * (1.0 - leverage)).sqrt();
            if residual > self.down_weighted_above { residual.powi(-2) } else { 1.0 }
        };
        let weights: Vec<f64> = observations.counts.iter().zip(&fit.means).enumerate().map(raw).collect();
        let scale = weights.len() as f64 / weights.iter().sum::<f64>();
        Ok(weights.into_iter().map(|weight| weight * scale).collect())
    }
}

/// A week of the past.
struct Week {
    count: u64,
    /// Weeks from the present one, below 0.
    trend: f64,
    /// 0 for the season of the present week.
    period: usize,
}

/// What is expected of the present week.
struct Fitted {
    expected: f64,
    variance: f64,
    dispersion: f64,
    p_trend: f64,
}
