//! The greatest likelihood, by Newton's method, damped where the way up is not straight (Levenberg 1944, Marquardt
//! 1963).

use super::likelihood::{LEAST, Model, Slopes};
use crate::statistics::Unavailable;
use crate::statistics::cholesky::inverse;

/// Where a likelihood is greatest.
pub(super) struct Fit {
    pub(super) parameters: Vec<f64>,
    pub(super) log_likelihood: f64,
    /// Of each parameter, and of each pair, the covariance; 0 for one that stands for 0.
    pub(super) covariance: Vec<Vec<f64>>,
}

const ROUNDS: usize = 200;
/// What a round at least has to promise for the logarithm of the likelihood.
const GAIN: f64 = 1e-10;
/// The longest step: a factor of twenty for what the parameters are logarithms of.
const STEP: f64 = 3.0;

/// # Errors
/// [`Unavailable::NotConverged`] after 200 rounds, [`Unavailable::NotIdentified`] where the likelihood is flat at its
/// top.
pub(super) fn maximise(model: &Model) -> Result<Fit, Unavailable> {
    let mut parameters = model.start();
    let mut slopes = model.slopes(&parameters);
    let mut damping = 1e-3;
    for _ in 0..ROUNDS {
        // What stands for 0, and would be less if it could, stays there.
        let is_free = |of: &usize| !(model.is_log(*of) && parameters[*of] <= LEAST && slopes.gradient[*of] <= 0.0);
        let free: Vec<usize> = (0..parameters.len()).filter(is_free).collect();
        let Some(inverse) = covariance(&slopes, &free, damping) else {
            damping *= 10.0;
            continue;
        };
        let steps =
            inverse.iter().map(|row| row.iter().zip(&slopes.gradient).map(|(share, slope)| share * slope).sum());
        let steps: Vec<f64> = steps.collect();
        let gain: f64 = steps.iter().zip(&slopes.gradient).map(|(step, slope)| step * slope).sum();
        if gain < GAIN {
            let covariance = covariance(&slopes, &free, 0.0).ok_or(Unavailable::NotIdentified)?;
            return Ok(Fit { parameters, log_likelihood: slopes.log_likelihood, covariance });
        }
        let next = parameters.iter().zip(steps).enumerate().map(|(of, (at, step))| {
            let next = at + step.clamp(-STEP, STEP);
            if model.is_log(of) { next.max(LEAST) } else { next }
        });
        let next: Vec<f64> = next.collect();
        let there = model.slopes(&next);
        if there.log_likelihood >= slopes.log_likelihood {
            (parameters, slopes, damping) = (next, there, damping / 10.0);
        } else {
            damping *= 10.0;
        }
    }
    Err(Unavailable::NotConverged)
}

/// The inverse of the information about the parameters that are free, its diagonal being raised by a part `damping` of
/// itself, or of 1 where that is more; 0 for all others. `None` where the matrix is not positive definite.
fn covariance(slopes: &Slopes, free: &[usize], damping: f64) -> Option<Vec<Vec<f64>>> {
    let entry = |row: usize, column: usize| {
        let value = slopes.information[row][column];
        if row == column { value + damping * value.abs().max(1.0) } else { value }
    };
    let matrix: Vec<Vec<f64>> =
        free.iter().map(|row| free.iter().map(|column| entry(*row, *column)).collect()).collect();
    let inverse = inverse(&matrix)?;
    let mut all = vec![vec![0.0; slopes.gradient.len()]; slopes.gradient.len()];
    for (row, values) in free.iter().zip(inverse) {
        for (column, value) in free.iter().zip(values) {
            all[*row][*column] = value;
        }
    }
    Some(all)
}
