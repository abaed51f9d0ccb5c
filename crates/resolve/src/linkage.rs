//! The linkage model: every number that decides whether two statements are put together, read from one file.

use std::collections::BTreeMap;

use model::{Comparison, PairWeight};
use serde::Deserialize;

use crate::apart;
use crate::comparisons::{COMPARISONS, NOT_SAID, Side};
use crate::error::ResolveError;

/// Weights in bits for every level of every comparison, and the constants beside them.
#[derive(Clone, Debug)]
pub struct Model {
    /// Log-odds of a compared pair before anything is known of it.
    prior: f64,
    /// Weight of a pair that was not compared.
    pub(crate) not_compared: f64,
    /// Pairs at most this far from zero are undecided.
    pub(crate) undecided: f64,
    /// The most days over which one statement is compared with others.
    pub(crate) days_at_most: i64,
    /// Levels and weights, in the order of [`COMPARISONS`].
    weights: Vec<Vec<(&'static str, f64)>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    prior: f64,
    not_compared: f64,
    undecided: f64,
    days_at_most: u16,
    comparisons: BTreeMap<String, BTreeMap<String, f64>>,
}

impl Model {
    /// The model shipped for compiled tables of reports, `models/case.toml`.
    ///
    /// # Errors
    /// [`ResolveError`] if the file is not a model; a test reads the same text, so that a broken one cannot be released.
    pub fn case() -> Result<Self, ResolveError> {
        Self::read(include_str!("../models/case.toml"))
    }

    /// Reads a model file: `prior`, `not_compared`, `undecided` (bits), `days_at_most` (days), and one table
    /// `[comparisons.NAME]` for each comparison with a weight in bits for each of its levels.
    ///
    /// # Errors
    /// [`ResolveError`] if the text is not of that shape, a weight is missing or one too many, a number is not finite,
    /// or `not_compared` is above zero, which would put together statements that have nothing in common.
    fn read(text: &str) -> Result<Self, ResolveError> {
        let File { prior, not_compared, undecided, days_at_most, mut comparisons } = toml::from_str(text)?;
        within("prior", prior, "a number", f64::is_finite)?;
        within("not_compared", not_compared, "below zero", |bits| bits.is_finite() && bits < 0.0)?;
        within("undecided", undecided, "zero or more", |bits| bits.is_finite() && bits >= 0.0)?;
        within("days_at_most", f64::from(days_at_most), "at least 3", |days| days >= 3.0)?;
        let mut weights = Vec::with_capacity(COMPARISONS.len());
        for rule in COMPARISONS {
            let mut given = comparisons.remove(rule.name).unwrap_or_default();
            let mut levels = Vec::with_capacity(rule.levels.len());
            for &level in rule.levels {
                let missing = || ResolveError::NoWeight { comparison: rule.name, level };
                let bits = given.remove(level).ok_or_else(missing)?;
                within(&format!("{}: {level}", rule.name), bits, "a number", f64::is_finite)?;
                levels.push((level, bits));
            }
            if let Some((level, _)) = given.pop_first() {
                return Err(ResolveError::NoLevel { comparison: rule.name, level });
            }
            weights.push(levels);
        }
        match comparisons.pop_first() {
            Some((name, _)) => Err(ResolveError::NoComparison(name)),
            None => Ok(Self { prior, not_compared, undecided, days_at_most: days_at_most.into(), weights }),
        }
    }

    /// The bars of two statements, the prior first, then in the order of [`COMPARISONS`].
    fn bars(&self, a: &Side<'_>, b: &Side<'_>) -> impl Iterator<Item = Comparison> {
        let prior = Comparison { name: "prior", level: "compared", bits: self.prior };
        std::iter::once(prior).chain(COMPARISONS.iter().zip(&self.weights).map(|(rule, weights)| {
            let level = (rule.level)(a, b);
            let weight = weights.iter().find(|(name, _)| *name == level);
            debug_assert!(weight.is_some() || level == NOT_SAID, "{}: {level}", rule.name);
            Comparison { name: rule.name, level, bits: weight.map_or(0.0, |(_, bits)| *bits) }
        }))
    }

    /// The weight of two statements in bits, summed in the order of the bars.
    pub(crate) fn bits(&self, a: &Side<'_>, b: &Side<'_>) -> f64 {
        self.bars(a, b).map(|bar| bar.bits).sum()
    }

    /// The weight of two statements with its bars. `a` has the smaller id.
    pub(crate) fn weigh(&self, a: &Side<'_>, b: &Side<'_>) -> PairWeight {
        PairWeight {
            a: a.id.clone(),
            b: b.id.clone(),
            bars: self.bars(a, b).collect(),
            bits: self.bits(a, b),
            apart: apart::reason(a, b),
        }
    }
}

pub(crate) fn within(
    name: &str,
    value: f64,
    range: &'static str,
    fits: impl Fn(f64) -> bool,
) -> Result<(), ResolveError> {
    if fits(value) { Ok(()) } else { Err(ResolveError::OutOfRange { name: name.to_owned(), value, range }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../models/case.toml");

    fn message(text: &str) -> String {
        Model::read(text).map(|_| String::new()).unwrap_or_else(|error| error.to_string())
    }

    #[test]
    fn the_shipped_model_reads() {
        assert!(Model::case().is_ok());
    }

    #[test]
    fn a_level_without_a_weight_is_named() {
        let text = SHIPPED.replace("\"same settlement\" = 5.0\n", "");
        assert_eq!(message(&text), "linkage model: comparison `place` has no weight for `same settlement`");
    }

    #[test]
    fn a_weight_without_a_level_is_named() {
        let text = SHIPPED.replace("\"same settlement\"", "\"twin\" = 1.0\n\"same settlement\"");
        assert_eq!(message(&text), "linkage model: comparison `place` has no level `twin`");
    }

    #[test]
    fn a_comparison_that_is_not_made_is_named() {
        let text = format!("{SHIPPED}\n[comparisons.weather]\nrain = 1.0\n");
        assert_eq!(message(&text), "linkage model: there is no comparison `weather`");
    }

    #[test]
    fn pairs_with_nothing_in_common_may_not_attract() {
        let text = SHIPPED.replace("not_compared = -3.0", "not_compared = 0.5");
        assert_eq!(message(&text), "linkage model: `not_compared` is 0.5, which is not below zero");
    }
}
