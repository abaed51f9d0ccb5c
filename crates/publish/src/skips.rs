//! Rows that were left out on purpose, by reason.

use model::{Accounting, Skip};
use serde::Serialize;

/// A reason and the rows it holds for.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SkipReason {
    /// Why.
    pub(crate) reason: String,
    /// How many.
    pub(crate) n: usize,
    /// Their ids, sorted.
    pub(crate) rows: Vec<String>,
}

/// The reasons, in the order of the smallest id that each holds for: not of the reasons' own words, which may name a
/// party.
pub(crate) fn skip_reasons(accounting: &Accounting) -> Vec<SkipReason> {
    let mut skipped: Vec<&Skip> = accounting.skipped.iter().collect();
    skipped.sort_by(|one, two| one.id.cmp(&two.id));
    let mut reasons: Vec<SkipReason> = Vec::new();
    for skip in skipped {
        match reasons.iter_mut().find(|reason| *reason.reason == *skip.reason) {
            Some(reason) => {
                reason.n += 1;
                reason.rows.push(skip.id.to_string());
            }
            None => {
                reasons.push(SkipReason { reason: skip.reason.to_string(), n: 1, rows: vec![skip.id.to_string()] });
            }
        }
    }
    reasons
}
