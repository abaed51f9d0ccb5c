//! The table of weights, `models/case.toml`.

use std::sync::OnceLock;

use serde::Deserialize;

use model::Reliability;

use crate::WeighError;
use crate::heard::Standing;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Weights {
    pub(crate) prior_odds: PriorOdds,
    likelihood_ratio: Ratios,
    cap: Cap,
    reliability: Shares,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PriorOdds {
    pub(crate) happened: f64,
    pub(crate) actor: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ratios {
    party: f64,
    denial: f64,
    admission: f64,
    disinterested: f64,
    inspection: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cap {
    decibans: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "UPPERCASE")]
struct Shares {
    a: f64,
    b: f64,
    c: f64,
    d: f64,
    e: f64,
    f: f64,
}

impl Weights {
    /// The table shipped with the program, read once.
    pub(crate) fn shipped() -> Result<&'static Self, WeighError> {
        static SHIPPED: OnceLock<Result<Weights, WeighError>> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::read(include_str!("../models/case.toml"))).as_ref().map_err(Clone::clone)
    }

    fn read(text: &str) -> Result<Self, WeighError> {
        let weights: Self = toml::from_str(text).map_err(|error| WeighError::Weights(error.message().to_owned()))?;
        let Self { prior_odds, likelihood_ratio: ratio, cap, reliability: share } = &weights;
        let ratios = [ratio.party, ratio.denial, ratio.admission, ratio.disinterested, ratio.inspection];
        let shares = [share.a, share.b, share.c, share.d, share.e, share.f];
        let wrong = |what: &str| Err(WeighError::Weights(what.to_owned()));
        if !ratios.iter().all(|ratio| ratio.is_finite() && *ratio >= 1.0) {
            return wrong("a likelihood ratio is less than 1");
        }
        if !shares.iter().all(|share| (0.0..=1.0).contains(share)) {
            return wrong("a share of reliability is not from 0 to 1");
        }
        if ![prior_odds.happened, prior_odds.actor, cap.decibans].iter().all(|x| x.is_finite() && *x > 0.0) {
            return wrong("prior odds or the cap is not above 0");
        }
        Ok(weights)
    }

    /// Bits by which an affirmation of that standing raises the odds.
    pub(crate) fn affirmation(&self, standing: Standing, class: Reliability) -> f64 {
        let ratio = &self.likelihood_ratio;
        self.bits(
            match standing {
                Standing::Party => ratio.party,
                Standing::Admission => ratio.admission,
                Standing::Disinterested => ratio.disinterested,
                Standing::Inspection => ratio.inspection,
            },
            class,
        )
    }

    /// Bits by which a denial of that standing lowers the odds.
    pub(crate) fn denial(&self, standing: Standing, class: Reliability) -> f64 {
        match standing {
            Standing::Party | Standing::Admission => self.bits(self.likelihood_ratio.denial, class),
            Standing::Disinterested | Standing::Inspection => self.affirmation(standing, class),
        }
    }

    fn bits(&self, ratio: f64, class: Reliability) -> f64 {
        let share = match class {
            Reliability::A => self.reliability.a,
            Reliability::B => self.reliability.b,
            Reliability::C => self.reliability.c,
            Reliability::D => self.reliability.d,
            Reliability::E => self.reliability.e,
            Reliability::F => self.reliability.f,
        };
        // One deciban is a tenth of a base-10 logarithm of odds.
        let cap = self.cap.decibans / 10.0 * std::f64::consts::LOG2_10;
        (ratio.log2() * share).min(cap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = include_str!("../models/case.toml");

    #[test]
    fn every_ratio_stands_in_the_range_that_was_learned() {
        let Ratios { party, denial, admission, disinterested, inspection } =
            Weights::read(TEXT).unwrap().likelihood_ratio;
        assert!((1.2..=1.4).contains(&party) && (1.0..=party).contains(&denial));
        assert!((6.0..=12.0).contains(&admission));
        assert!((6.0..=7.0).contains(&disinterested));
        assert!((15.0..=30.0).contains(&inspection));
    }

    #[test]
    fn no_voice_weighs_more_than_the_cap() {
        let text = TEXT.replace("inspection = 21.0", "inspection = 1000.0");
        let bits = Weights::read(&text).unwrap().affirmation(Standing::Inspection, Reliability::A);
        assert!((bits - 100.0_f64.log2()).abs() < 1e-12, "{bits}");
    }

    #[test]
    fn a_lower_class_keeps_a_smaller_share_of_the_same_bits() {
        let weights = Weights::read(TEXT).unwrap();
        let bits = |class| weights.affirmation(Standing::Disinterested, class);
        assert!((bits(Reliability::A) - 6.5_f64.log2()).abs() < 1e-12);
        assert!((bits(Reliability::B) - 0.75 * bits(Reliability::A)).abs() < 1e-12);
        assert!(bits(Reliability::C) > bits(Reliability::D));
        assert!(bits(Reliability::E).abs() < f64::EPSILON);
        assert!((bits(Reliability::F) - bits(Reliability::C)).abs() < f64::EPSILON);
    }

    #[test]
    fn a_ratio_that_would_turn_a_word_into_its_opposite_is_refused() {
        let text = TEXT.replace("party = 1.3", "party = 0.9");
        assert_eq!(
            Weights::read(&text).unwrap_err().to_string(),
            "table of weights: a likelihood ratio is less than 1"
        );
    }
}
