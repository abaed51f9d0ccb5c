//! The headline: how a rate changed at a date, judged by totals of weeks, not by single events.
//!
//! Events come in clusters and in waves. The totals of weeks know both: how much more they vary than independent counts
//! would is the dispersion φ of a quasi-Poisson model with one rate before and one after (McCullagh & Nelder 1989,
//! chapter 9), pooled, by Pearson's statistic, and never taken below 1. Where all lasted less than six weeks, totals of
//! three days stand in.
//!
//! Three things are added to the usual t of Wald, each because simulation asked for it (`benches/type1.sh`):
//! - the statistic is the signed root of the deviance, divided by √φ (the same chapter; p and interval come from
//!   the same curve), because Wald's has no value for 0 events and sees a fall late where the second period is short;
//! - a wave that spans the end of a week makes neighbouring totals alike. Their correlation ρ, a moving average of the
//!   first order, raises the variance of a mean by 1 + 2ρ (Bartlett 1946). ρ is estimated from the residuals, raised by
//!   what each fitted mean takes from it (Kendall 1954), and taken within 0 and ½;
//! - ρ costs a degree of freedom.
//!
//! Where clusters come in waves (memory .7 from day to day), the usual t finds a change where there is none in 7 to 7.5 %
//! of cases, this one in 4.6 to 5.4 % (totals of three days: 7.1 %); a fall by two fifths it finds as often or in up to
//! six cases of a hundred less.

use super::Unavailable;
use super::distributions::{t_quantile, t_two_sided};
use super::rate_ratio::{Interval, Period};
use super::series::{Day, blocks, total};
use super::special::{deviance, root, shares};

/// How a rate changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The rate after divided by the rate before: 0 or more, infinite where no event was before.
    pub ratio: f64,
    /// 95 %.
    pub interval: Interval,
    /// Two-sided, of no change; below .05 just where the interval leaves out 1.
    pub p: f64,
    /// What was counted before.
    pub before: Period,
    /// What was counted after.
    pub after: Period,
    /// How much totals vary.
    pub variation: Variation,
}

/// How much more totals vary than counts of independent events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variation {
    /// The days of a total: 7, or 3 where all lasted less than six weeks.
    pub block_days: usize,
    /// The variance of a total divided by its mean, 1 or more.
    pub dispersion: f64,
    /// The correlation of neighbouring totals, from 0 to ½.
    pub correlation: f64,
    /// Degrees of freedom of t, 1 or more.
    pub df: f64,
}

/// The smallest changes that would be found at least four times in five.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detectable {
    /// The ratio of a fall, below 1, or [`Unavailable::Undetectable`] where not even an end of all events would be.
    pub fall: Result<f64, Unavailable>,
    /// The ratio of a rise, above 1.
    pub rise: f64,
}

/// Days below which totals are of three days.
const SHORT: usize = 42;
const LEVEL: f64 = 0.05;
/// The logarithm of a ratio beyond which it is without bound.
const FAR: f64 = 600.0;
const POWER: f64 = 0.8;

/// Compares the days from a date on with those before it, both in order; the date lies between them.
///
/// # Errors
/// [`Unavailable::NoExposure`] where no day of one period was counted, [`Unavailable::NoEvents`] where none has an
/// event, [`Unavailable::TooShort`] where there are fewer than four totals in periods with events,
/// [`Unavailable::TooManyEvents`].
pub fn change(before: &[Day], after: &[Day]) -> Result<Change, Unavailable> {
    let (earlier, later) = (total(before).checked()?, total(after).checked()?);
    let variation = Variation::of(&[before, after])?;
    let (x, y) = (later.events as f64, earlier.events as f64);
    let log_exposures = (later.exposure / earlier.exposure).ln();
    let scale = variation.scale();
    let bound = scale * t_quantile(LEVEL, variation.df);
    // Where the signed root, which falls as the ratio rises, reaches the bound.
    let reaches = |sign: f64| {
        let log_ratio = root((x.max(0.5) / y.max(0.5)).ln() - log_exposures, |log| {
            let (value, slope) = signed_root(x, y, log + log_exposures);
            (sign * bound - value, -slope)
        });
        match log_ratio {
            // Further out there are no numbers, and no difference.
            log if log < -FAR => 0.0,
            log if log > FAR => f64::INFINITY,
            log => log.exp(),
        }
    };
    Ok(Change {
        ratio: if y == 0.0 { f64::INFINITY } else { later.rate() / earlier.rate() },
        interval: Interval {
            lower: if x == 0.0 { 0.0 } else { reaches(1.0) },
            upper: if y == 0.0 { f64::INFINITY } else { reaches(-1.0) },
        },
        p: t_two_sided(signed_root(x, y, log_exposures).0 / scale, variation.df),
        before: earlier,
        after: later,
        variation,
    })
}

impl Change {
    /// What could have been found with so many days, this rate before and this variation (normal approximation of the
    /// signed root, with quantiles of t). Where the change lies within, it is too early to tell.
    ///
    /// # Errors
    /// [`Unavailable::NoEvents`] where there were none before.
    pub fn detectable(&self) -> Result<Detectable, Unavailable> {
        let y = self.before.events as f64;
        if y == 0.0 {
            return Err(Unavailable::NoEvents);
        }
        let exposures = self.after.exposure / self.before.exposure;
        let Variation { df, .. } = self.variation;
        let needed = self.variation.scale() * (t_quantile(LEVEL, df) + t_quantile(2.0 * (1.0 - POWER), df));
        let ratio = |sign: f64| {
            root(sign, |log| {
                let x = y * exposures * log.exp();
                let (value, _) = signed_root(x, y, exposures.ln());
                (value - sign * needed, x * (x * (1.0 + exposures) / ((x + y) * exposures)).ln() / value)
            })
            .exp()
        };
        let at_end = (2.0 * y * exposures.ln_1p()).sqrt();
        let fall = if at_end > needed { Ok(ratio(-1.0)) } else { Err(Unavailable::Undetectable) };
        Ok(Detectable { fall, rise: ratio(1.0) })
    }
}

impl Variation {
    /// From the totals of periods that each have a rate of their own; a period without an event tells nothing of it.
    ///
    /// # Errors
    /// [`Unavailable::NoEvents`] where no period has an event, [`Unavailable::TooShort`] where fewer than two degrees
    /// of freedom are left for φ and ρ.
    pub fn of(periods: &[&[Day]]) -> Result<Self, Unavailable> {
        let n_days: usize = periods.iter().map(|days| days.len()).sum();
        let block_days = if n_days < SHORT { 3 } else { 7 };
        let (mut n_periods, mut df, mut squares, mut products) = (0.0, 0.0, 0.0, 0.0);
        for days in periods {
            let period = total(days);
            if period.events == 0 {
                continue;
            }
            let rate = period.rate();
            let residual = |block: &Period| {
                let mean = rate * block.exposure;
                (block.events as f64 - mean) / mean.sqrt()
            };
            let residuals: Vec<f64> = blocks(days, block_days).iter().map(residual).collect();
            n_periods += 1.0;
            df += residuals.len() as f64 - 1.0;
            squares += residuals.iter().map(|residual| residual * residual).sum::<f64>();
            products += residuals.iter().zip(residuals.iter().skip(1)).map(|(one, next)| one * next).sum::<f64>();
        }
        if n_periods == 0.0 {
            return Err(Unavailable::NoEvents);
        }
        if df < 2.0 {
            return Err(Unavailable::TooShort);
        }
        let correlation = if squares > 0.0 { (products / squares + n_periods / df).clamp(0.0, 0.5) } else { 0.0 };
        Ok(Self { block_days, dispersion: (squares / df).max(1.0), correlation, df: df - 1.0 })
    }

    /// How many times more the logarithm of a ratio varies than with independent events: √(φ(1 + 2ρ)).
    #[must_use]
    pub fn scale(self) -> f64 {
        (self.dispersion * (1.0 + 2.0 * self.correlation)).sqrt()
    }
}

/// The signed root of the deviance of x events among x + y where their odds are given, and its slope in these log-odds.
/// Above 0 where there are more than expected.
fn signed_root(x: f64, y: f64, log_odds: f64) -> (f64, f64) {
    let (share, rest) = shares(log_odds);
    let n = x + y;
    let excess = x * rest - y * share;
    let value = (2.0 * (deviance(x, n * share) + deviance(y, n * rest))).sqrt() * excess.signum();
    // Where both vanish, their ratio is rounding; its limit is the root of the information.
    let slope = if value.abs() > 1e-3 { excess / value } else { (n * share * rest).sqrt() };
    (value, -slope)
}
