//! Days of which the rate is known: independent events, events in clusters, and clusters with a memory.
//!
//! It is for measuring a method, never for what a case says. Negative binomial counts are drawn as Poisson counts of a
//! gamma rate; the memory is an autoregression of the first order on the logarithm of the rate, its marginal mean kept.

use super::chance::Random;
use super::series::Day;

/// How events come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct World {
    /// Events a day on average, above 0.
    pub mean: f64,
    /// k of the variance m + m²/k of a day's count; infinite where events are independent.
    pub size: f64,
    /// How much of a day's deviation (of the logarithm of the rate) the next day keeps, from 0 to less than 1.
    pub memory: f64,
    /// The standard deviation of the logarithm of the rate.
    pub spread: f64,
}

impl World {
    /// Independent events, eight a day.
    pub const POISSON: Self = Self { mean: 8.0, size: f64::INFINITY, memory: 0.0, spread: 0.0 };
    /// Events in clusters: a day's variance is m + m²/2.
    pub const CLUSTERED: Self = Self { size: 2.0, ..Self::POISSON };
    /// Clusters in waves.
    pub const WAVES: Self = Self { memory: 0.7, spread: 0.5, ..Self::CLUSTERED };

    /// `n` days, of which those from `from` on have `ratio` times the rate. Other seeds are other days.
    #[must_use]
    pub fn days(self, n: usize, from: usize, ratio: f64, seed: u64) -> Vec<Day> {
        let mut chance = Random(seed);
        let innovation = self.spread * (1.0 - self.memory.powi(2)).sqrt();
        let mut log = self.spread * chance.normal();
        let mut days = Vec::with_capacity(n);
        for day in 0..n {
            let rate = self.mean * (log - self.spread.powi(2) / 2.0).exp() * if day < from { 1.0 } else { ratio };
            let rate = if self.size.is_finite() { rate / self.size * chance.gamma(self.size) } else { rate };
            days.push(Day::Counted(chance.poisson(rate)));
            log = self.memory * log + innovation * chance.normal();
        }
        days
    }
}
