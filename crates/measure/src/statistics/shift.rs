//! A second opinion without a model: how often would a date elsewhere in the same days have shown as much?
//!
//! Method: the circular shift test. The days are closed to a ring and the stretch "after" is laid at every place of it;
//! the share of places with as large a ratio of rates is p. Order within the days stays as it is, so that waves are not
//! mistaken for changes (Lotwick & Silverman 1982, on a torus). All shifts are made, by no chance. It sees little in
//! short series: with n days p is 1/n at least, and shifts by few days are nearly the same.

use super::Unavailable;
use super::rate_ratio::Period;
use super::series::{Day, total};

/// What shifts show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shifts {
    /// The share of places that show as large a ratio, the true one among them: above 0, at most 1.
    pub p: f64,
    /// How many places could be compared.
    pub n: usize,
}

impl Shifts {
    /// Whether changes as large are so common in these days that none is to be said, whatever else finds one: more than 15 dates in
    /// a hundred have one (`benches/type1.sh` shows what that costs and saves).
    #[must_use]
    pub fn speaks_against(&self) -> bool {
        self.p > COMMON
    }
}

/// The share of dates above which a change is common.
const COMMON: f64 = 0.15;

/// Compares the days from a date on with those before it. Half an event is added to each period, so that none has a
/// rate of 0.
///
/// # Errors
/// [`Unavailable::NoExposure`] where no day of one period was counted, [`Unavailable::NoEvents`],
/// [`Unavailable::TooManyEvents`].
pub fn circular_shift(before: &[Day], after: &[Day]) -> Result<Shifts, Unavailable> {
    let (earlier, later) = (total(before).checked()?, total(after).checked()?);
    if earlier.events + later.events == 0 {
        return Err(Unavailable::NoEvents);
    }
    let all: Vec<Day> = before.iter().chain(after).copied().collect();
    let whole = total(&all);
    let distance = |inside: Period| {
        let outside = Period { events: whole.events - inside.events, exposure: whole.exposure - inside.exposure };
        let rate = |period: Period| (period.events as f64 + 0.5) / period.exposure;
        let comparable = inside.exposure > 0.0 && outside.exposure > 0.0;
        comparable.then(|| (rate(inside) / rate(outside)).ln().abs())
    };
    let ring: Vec<Day> = all.iter().chain(&all).copied().collect();
    let shown: Vec<f64> = ring.windows(after.len()).take(all.len()).filter_map(|days| distance(total(days))).collect();
    // Apart by rounding only is as large.
    let observed = distance(later).map_or(0.0, |observed| observed * (1.0 - 1e-12));
    let n_as_large = shown.iter().filter(|other| **other >= observed).count();
    Ok(Shifts { p: n_as_large as f64 / shown.len() as f64, n: shown.len() })
}
