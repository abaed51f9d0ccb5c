//! Instruments: what a detection is worth where something is detected anyway.

use crate::WeighError;

/// An instrument's record over one place and time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sensor {
    sensitivity: f64,
    background: f64,
}

impl Sensor {
    /// `sensitivity`: the probability that a thing of this kind is detected, from 0 to less than 1. `background`: the
    /// probability of a detection there and then where there was none, above 0 and up to 1.
    ///
    /// # Errors
    /// [`WeighError::Panel`] where either is out of its range: an instrument that never errs would end all doubt.
    pub fn new(sensitivity: f64, background: f64) -> Result<Self, WeighError> {
        let possible = (0.0..1.0).contains(&sensitivity) && background > 0.0 && background <= 1.0;
        if !possible {
            return Err(WeighError::Panel(format!(
                "an instrument of sensitivity {sensitivity} and background {background}"
            )));
        }
        Ok(Self { sensitivity, background })
    }

    /// The background of detections that come at random, `rate` of them for a unit of area and time on the same days of
    /// other years: `1 - exp(-rate * area * time)`, the probability of one at least (Poisson).
    ///
    /// # Errors
    /// As [`Sensor::new`].
    pub fn with_rate(sensitivity: f64, rate: f64, area: f64, time: f64) -> Result<Self, WeighError> {
        Self::new(sensitivity, -(-rate * area * time).exp_m1())
    }

    /// How many times likelier a detection is where the thing is so: it is then detected, or else the background is.
    #[must_use]
    pub fn detection(self) -> f64 {
        (self.sensitivity + (1.0 - self.sensitivity) * self.background) / self.background
    }

    /// How many times likelier it is that nothing is detected where the thing is so: both then miss, where it is not so
    /// only the background does.
    #[must_use]
    pub fn miss(self) -> f64 {
        1.0 - self.sensitivity
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_detection_where_something_is_always_detected_says_nothing() {
        let alert = Sensor::new(0.9, 1.0).unwrap();
        assert!((alert.detection() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn the_rarer_the_background_the_more_a_detection_says_and_a_miss_says_the_same() {
        let [quiet, busy] = [0.01, 0.2].map(|background| Sensor::new(0.6, background).unwrap());
        assert!((quiet.detection() - 60.4).abs() < 1e-9 && (busy.detection() - 3.4).abs() < 1e-9);
        assert!((quiet.miss() - 0.4).abs() < 1e-12 && (busy.miss() - 0.4).abs() < 1e-12);
    }

    #[test]
    fn both_answers_are_fair_together() {
        // Over what would be seen where the thing is not so, a likelihood ratio is 1 on average.
        let (background, sensor) = (0.07, Sensor::new(0.35, 0.07).unwrap());
        assert!((background * sensor.detection() + (1.0 - background) * sensor.miss() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_rate_becomes_the_probability_of_one_detection_at_least() {
        let sensor = Sensor::with_rate(0.6, 0.001, 10.0, 7.0).unwrap();
        assert!((sensor.background - (1.0 - (-0.07_f64).exp())).abs() < 1e-15);
    }

    #[test]
    fn an_instrument_that_never_errs_is_refused() {
        for (sensitivity, background) in [(1.0, 0.1), (0.5, 0.0), (f64::NAN, 0.1), (0.5, f64::NAN)] {
            assert!(matches!(Sensor::new(sensitivity, background), Err(WeighError::Panel(_))));
        }
    }
}
