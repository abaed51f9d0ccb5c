//! Do acts call forth acts of the other side? A self-exciting model of daily counts.
//!
//! The expected count is a sum: so much for each own act of the day before, so much for each act of others, and what
//! comes anyway, with or without a season. Counts are negative binomial. Sources: L. Held, M. Höhle and M. Hofmann, "A
//! statistical framework for the analysis of multivariate infectious disease surveillance counts", Statistical
//! Modelling 5 (2005), 187–199; M. Paul, L. Held and A. M. Toschke, Statistics in Medicine 27 (2008), 6250–6267, the
//! endemic-epidemic model that R's `hhh4` fits. Maximum likelihood by Newton's method with second derivatives.
//!
//! What is attributed to the other side's acts followed them; whether it answered them, no count can tell. A third
//! thing that moves both sides a day apart looks the same. [`following`] is the plain second opinion.
#![allow(
    clippy::indexing_slicing,
    reason = "parameters are numbered by the model, and every table has as many rows as there are"
)]

mod following;
mod likelihood;
mod newton;

pub use following::{Following, following};

use super::Unavailable;
use super::distributions::normal_quantile;
use likelihood::{BASE, CAUSES, LEAST, Model, OTHER, OWN};
use newton::Fit;

/// A side, or a place, whose counts are explained.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its acts a day.
    pub counts: Vec<u64>,
    /// Those of all others a day, 0 or more, each weighted by how near it is; of two sides simply the other's counts.
    pub others: Vec<f64>,
    /// How large it is beside the units that are fitted together, above 0: what comes anyway is proportional to it.
    pub size: f64,
}

/// What was fitted.
#[derive(Clone, Debug, PartialEq)]
pub struct Excitation {
    /// Acts that an own act of the day before adds.
    pub own: f64,
    /// Acts that an act of the others on the day before adds, each as it is weighted.
    pub other: f64,
    /// What comes anyway a day to a unit of size 1, in the middle of the season.
    pub base: f64,
    /// By how much the logarithm of what comes anyway swings: of the sine, and of the cosine, of the day (the first is
    /// 0) in the season; both 0 where there is none.
    pub season: (f64, f64),
    /// The variance of a count is `mean + dispersion · mean²`.
    pub dispersion: f64,
    /// Natural logarithm of the likelihood of all days but the first.
    pub log_likelihood: f64,
    /// Of all acts that the model expects, the share that followed own acts, 0 to 1.
    pub share_own: f64,
    /// The share that followed the others' acts, 0 to 1.
    pub share_other: f64,
    /// The 95 % interval of `share_other`, from its log-odds (delta method); [`Unavailable::NotIdentified`] where the
    /// share is at the end of its range, where no such interval holds.
    pub interval: Result<(f64, f64), Unavailable>,
}

/// How near to 0 or 1 a share is at the end of its range.
const END: f64 = 1e-4;

/// Fits one set of parameters to all `units`. Two sides that need not act alike are fitted one at a time, each with the
/// other's counts in `others`. `season` is the period in days, above 1, or `None`.
///
/// # Errors
/// [`Unavailable::TooShort`] below five counts for each of the four parameters (six with a season),
/// [`Unavailable::NoEvents`] without an own act, [`Unavailable::NotIdentified`] where own acts or those of others do
/// not vary from day to day, [`Unavailable::NotConverged`], [`Unavailable::OutOfRange`] for series of different lengths
/// and values out of range.
pub fn excitation(units: &[Unit], season: Option<f64>) -> Result<Excitation, Unavailable> {
    let model = Model::new(units, season)?;
    let Fit { parameters, log_likelihood, covariance } = newton::maximise(&model)?;
    let (parts, slopes) = model.attribution(&parameters);
    let all: f64 = parts.iter().sum();
    let [share_own, share_other, _] = parts.map(|part| part / all);
    // The slopes of the log-odds of the share.
    let slope = |(of, slope): (usize, f64)| (f64::from(u8::from(of == OTHER)) - slope / all) / (1.0 - share_other);
    let slopes: Vec<f64> = slopes.into_iter().enumerate().map(slope).collect();
    let product = |row: &Vec<f64>| row.iter().zip(&slopes).map(|(covariance, slope)| covariance * slope).sum::<f64>();
    let variance: f64 = covariance.iter().zip(&slopes).map(|(row, slope)| product(row) * slope).sum();
    let interval = if (END..1.0 - END).contains(&share_other) {
        let (odds, factor) = (share_other / (1.0 - share_other), (normal_quantile(0.05) * variance.sqrt()).exp());
        let share = |odds: f64| (1.0 + odds.recip()).recip();
        Ok((share(odds / factor), share(odds * factor)))
    } else {
        Err(Unavailable::NotIdentified)
    };
    let value = |of: usize| if parameters[of] > LEAST { parameters[of].exp() } else { 0.0 };
    Ok(Excitation {
        own: value(OWN),
        other: value(OTHER),
        base: value(BASE),
        season: season.map_or((0.0, 0.0), |_| (parameters[CAUSES], parameters[CAUSES + 1])),
        dispersion: value(parameters.len() - 1),
        log_likelihood,
        share_own,
        share_other,
        interval,
    })
}

#[cfg(test)]
mod tests;
