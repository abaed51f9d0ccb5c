//! The plain second opinion: how often acts follow within hours, against the same acts at shifted times.

use crate::statistics::Unavailable;

/// Acts that followed acts of the other side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Following {
    /// The share of acts that came within the time after an act of the other side, 0 to 1.
    pub share: f64,
    /// The mean of the same share over all shifts: what comes about without any answer.
    pub expected: f64,
    /// The part of all shifts, the one by nothing among them, with a share as great or greater.
    pub p: f64,
}

/// Shifts that are needed to find a `p` of 0.05, and shifts at most.
const SHIFTS: i64 = 19;
const MOST: i64 = 100_000;

/// The share of `acts` that came later than an act of `others`, by at most `within`, and the same with the others' acts
/// shifted in a circle of the length `span` by each multiple of `step` below it. All times are whole numbers of one
/// unit, from 0 to below `span`. With a step of one day, shifted acts keep their hour; what varies with the hour is
/// then no answer.
///
/// # Errors
/// [`Unavailable::NoEvents`] where either side has no act, [`Unavailable::TooShort`] below 19 shifts,
/// [`Unavailable::OutOfRange`] for a time outside the span, steps and times that are not above 0, or more than 100,000
/// shifts.
pub fn following(acts: &[i64], others: &[i64], span: i64, within: i64, step: i64) -> Result<Following, Unavailable> {
    if step <= 0 || within <= 0 {
        return Err(Unavailable::OutOfRange("step"));
    }
    if !acts.iter().chain(others).all(|time| (0..span).contains(time)) {
        return Err(Unavailable::OutOfRange("span"));
    }
    if acts.is_empty() || others.is_empty() {
        return Err(Unavailable::NoEvents);
    }
    let n_shifts = (span - 1) / step;
    if n_shifts < SHIFTS {
        return Err(Unavailable::TooShort);
    }
    if n_shifts > MOST {
        return Err(Unavailable::OutOfRange("step"));
    }
    let share = |shift: i64| {
        let mut shifted: Vec<i64> = others.iter().map(|time| (time - (span - shift)).rem_euclid(span)).collect();
        shifted.sort_unstable();
        let follows = |act: &&i64| {
            let before = shifted.partition_point(|time| time < *act);
            shifted.get(..before).and_then(<[i64]>::last).is_some_and(|time| **act - time <= within)
        };
        acts.iter().filter(follows).count() as f64 / acts.len() as f64
    };
    let observed = share(0);
    let shifted: Vec<f64> = (1..=n_shifts).map(|nth| share(nth * step)).collect();
    let as_great = shifted.iter().filter(|share| **share >= observed).count() as f64;
    let n = n_shifts as f64;
    Ok(Following { share: observed, expected: shifted.iter().sum::<f64>() / n, p: (as_great + 1.0) / (n + 1.0) })
}
