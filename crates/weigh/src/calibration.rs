//! How well probabilities come true.
//!
//! Sources: Brier, Monthly Weather Review 78 (1950); DeGroot & Fienberg, The Statistician 32 (1983), for the reliability
//! diagram; Naeini et al., AAAI (2015), for the expected calibration error.

use model::Calibration;

/// What was expected of one thing, and what came out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// The probability that it is so.
    pub probability: f64,
    /// Whether it is.
    pub so: bool,
}

/// Surer than this is sure.
const SURE: f64 = 0.95;

/// Holds forecasts against what came out.
#[must_use]
pub fn calibration(forecasts: impl IntoIterator<Item = Forecast>) -> Calibration {
    let mut all = Calibration::default();
    for Forecast { probability, so } in forecasts {
        let of_outcome = if so { probability } else { 1.0 - probability };
        all.n += 1;
        all.brier += (1.0 - of_outcome).powi(2);
        all.log_loss -= of_outcome.max(1e-12).ln();
        all.accuracy += if of_outcome == 0.5 { 0.5 } else { f64::from(u8::from(of_outcome > 0.5)) };
        all.n_sure += usize::from(probability.max(1.0 - probability) > SURE);
        all.n_sure_right += usize::from(of_outcome > SURE);
        // A float as a place in the list: what is below 0 or no number is 0.
        if let Some(bin) = all.bins.get_mut(((probability * 10.0) as usize).min(9)) {
            bin.n += 1;
            bin.predicted += probability;
            bin.observed += f64::from(u8::from(so));
        }
    }
    let n = (all.n as f64).max(1.0);
    for bin in all.bins.iter_mut().filter(|bin| bin.n > 0) {
        all.ece += (bin.predicted - bin.observed).abs() / n;
        bin.predicted /= bin.n as f64;
        bin.observed /= bin.n as f64;
    }
    Calibration { accuracy: all.accuracy / n, brier: all.brier / n, log_loss: all.log_loss / n, ..all }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(list: &[(f64, bool)]) -> Calibration {
        calibration(list.iter().map(|&(probability, so)| Forecast { probability, so }))
    }

    #[test]
    fn figures_are_those_that_a_hand_computes() {
        let four = of(&[(0.8, true), (0.8, false), (0.3, false), (1.0, true)]);
        assert_eq!((four.n, four.n_sure, four.n_sure_right), (4, 1, 1));
        let close = |got: f64, want: f64| assert!((got - want).abs() < 1e-12, "{got} is not {want}");
        close(four.accuracy, 0.75);
        close(four.brier, (0.04 + 0.64 + 0.09) / 4.0);
        close(four.log_loss, -(0.8_f64.ln() + 0.2_f64.ln() + 0.7_f64.ln()) / 4.0);
        close(four.ece, (0.3 * 2.0 + 0.3) / 4.0);
        close(four.bins[8].predicted, 0.8);
        close(four.bins[8].observed, 0.5);
        assert_eq!(four.bins[9].n, 1);
    }

    #[test]
    fn a_certainty_that_failed_costs_much_and_not_everything() {
        let failed = of(&[(1.0, false), (0.0, true)]);
        assert!(failed.log_loss.is_finite() && failed.log_loss > 20.0);
        assert_eq!((failed.n_sure, failed.n_sure_right), (2, 0));
    }

    #[test]
    fn of_nothing_nothing_is_said() {
        assert_eq!(of(&[]), Calibration::default());
        assert_eq!(of(&[]).sure_right(), None);
    }
}
