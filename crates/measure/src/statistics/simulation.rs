//! Days of which the rate is known: independent events, events in clusters, and clusters with a memory.
//!
//! It is for measuring a method, never for what a case says. Negative binomial counts are drawn as Poisson counts of a
//! gamma rate; the memory is an autoregression of the first order on the logarithm of the rate, its marginal mean kept.
//! Gamma: Marsaglia & Tsang (2000); normal: Box & Muller (1958); numbers: SplitMix64 (Steele, Lea & Flood 2014).

use std::f64::consts::PI;

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

/// Numbers that are the same for the same seed on every machine.
struct Random(u64);

impl Random {
    /// Above 0 and below 1.
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (((z ^ (z >> 31)) >> 11) as f64 + 0.5) * (-53.0_f64).exp2()
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * self.share().ln()).sqrt() * (2.0 * PI * self.share()).cos()
    }

    /// Of shape `shape` >= 1 and scale 1; smaller shapes through the next larger one.
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * self.share().powf(shape.recip());
        }
        let d = shape - 1.0 / 3.0;
        let c = (9.0 * d).sqrt().recip();
        loop {
            let (x, share) = (self.normal(), self.share());
            let v = (1.0 + c * x).powi(3);
            if v > 0.0 && share.ln() < x * x / 2.0 + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    /// By the times between events.
    fn poisson(&mut self, mean: f64) -> u64 {
        let (mut n, mut time) = (0, -self.share().ln());
        while time < mean {
            n += 1;
            time -= self.share().ln();
        }
        n
    }
}
