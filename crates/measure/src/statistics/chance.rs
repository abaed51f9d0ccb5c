//! Chance that is the same on every machine: numbers from a seed.
//!
//! Numbers: SplitMix64 (Steele, Lea & Flood 2014). Gamma: Marsaglia & Tsang (2000); normal: Box & Muller (1958).

use std::f64::consts::PI;

/// Numbers that are the same for the same seed on every machine.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// Above 0 and below 1.
    pub(crate) fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (((z ^ (z >> 31)) >> 11) as f64 + 0.5) * (-53.0_f64).exp2()
    }

    pub(crate) fn normal(&mut self) -> f64 {
        (-2.0 * self.share().ln()).sqrt() * (2.0 * PI * self.share()).cos()
    }

    /// Of shape `shape` >= 1 and scale 1; smaller shapes through the next larger one.
    pub(crate) fn gamma(&mut self, shape: f64) -> f64 {
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
    pub(crate) fn poisson(&mut self, mean: f64) -> u64 {
        let (mut n, mut time) = (0, -self.share().ln());
        while time < mean {
            n += 1;
            time -= self.share().ln();
        }
        n
    }
}
