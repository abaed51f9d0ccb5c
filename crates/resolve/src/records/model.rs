//! The linkage model of a table of records: every number that decides whether two are put together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::levels::{RULES, Rule};
use crate::ResolveError;
use crate::linkage::within;

/// What two records can say of their sources: nothing, the same, another.
pub(super) const SHARES: usize = 3;

/// Weights in bits for every level of every comparison, and the constants beside them.
#[derive(Clone, Debug)]
pub struct RecordModel {
    /// Log-odds of a compared pair before anything is known of it.
    pub(super) prior: f64,
    /// What each doubling of the number of acts close by adds: where there are many, two reports that agree are more often of two.
    pub(super) crowd: f64,
    /// Weight of a pair that was not compared.
    pub(super) not_compared: f64,
    /// Which share of the compared pairs was one act where the weights were learned, by the level of their sources.
    pub(super) shares: [f64; SHARES],
    /// By comparison, then by level; the first is that of what is not said, and zero.
    pub(super) weights: Vec<Vec<f64>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    prior: f64,
    crowd: f64,
    not_compared: f64,
    shares: [f64; SHARES],
    comparisons: BTreeMap<String, BTreeMap<String, f64>>,
}

impl RecordModel {
    /// Reads a model: `prior`, `crowd`, `not_compared` (bits), `shares` (of pairs that say nothing of their sources, that have one
    /// source, that have two: which part was one act), and one table `[comparisons.NAME]` for each comparison, with a
    /// weight in bits for each of its levels; a level that is left out weighs nothing.
    ///
    /// # Errors
    /// [`ResolveError`] if the text is not of that shape, a level or a comparison is none, a number is not finite, or
    /// `not_compared` is above zero, which would put together records that have nothing in common.
    pub fn read(text: &str) -> Result<Self, ResolveError> {
        let File { prior, crowd, not_compared, shares, mut comparisons } = toml::from_str(text)?;
        within("prior", prior, "a number", f64::is_finite)?;
        within("crowd", crowd, "a number", f64::is_finite)?;
        within("not_compared", not_compared, "below zero", |bits| bits.is_finite() && bits < 0.0)?;
        for share in shares {
            within("shares", share, "between 0 and 1", |share| 0.0 < share && share < 1.0)?;
        }
        let mut weights = Vec::with_capacity(RULES.len());
        for rule in &RULES {
            let mut given = comparisons.remove(rule.name).unwrap_or_default();
            let mut levels = vec![0.0];
            for level in (rule.levels)() {
                let bits = given.remove(&level).unwrap_or(0.0);
                within(&format!("{}: {level}", rule.name), bits, "a number", f64::is_finite)?;
                levels.push(bits);
            }
            if let Some((level, _)) = given.pop_first() {
                return Err(ResolveError::NoLevel { comparison: rule.name, level });
            }
            weights.push(levels);
        }
        match comparisons.pop_first() {
            Some((name, _)) => Err(ResolveError::NoComparison(name)),
            None => Ok(Self { prior, crowd, not_compared, shares, weights }),
        }
    }

    /// The model as text, as [`RecordModel::read`] takes it; weights to a hundredth of a bit.
    ///
    /// # Errors
    /// [`ResolveError`] if it cannot be written, which is our failure.
    pub fn text(&self) -> Result<String, ResolveError> {
        // Adding zero makes -0 plain 0.
        let round = |bits: f64| (bits * 100.0).round() / 100.0 + 0.0;
        let levels = |(rule, weights): (&Rule, &Vec<f64>)| {
            let named = (rule.levels)().into_iter().zip(weights.iter().skip(1).map(|bits| round(*bits)));
            (rule.name.to_owned(), named.filter(|(_, bits)| *bits != 0.0).collect())
        };
        let file = File {
            prior: round(self.prior),
            crowd: round(self.crowd),
            not_compared: round(self.not_compared),
            shares: self.shares.map(|share| (share * 1e5).round().max(1.0) / 1e5),
            comparisons: RULES.iter().zip(&self.weights).map(levels).collect(),
        };
        Ok(toml::to_string(&file)?)
    }
}
