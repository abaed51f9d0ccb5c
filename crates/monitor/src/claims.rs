//! What claims are worth: each held against what was known at the end of the day on which it was said, and against what is
//! known now.

use std::collections::{BTreeMap, BTreeSet};

use model::{CheckedClaim, ClaimCheck, Instant, Name};

use crate::MonitorError;
use crate::found::{Found, Ready};

/// Holds the claims of a case against what is found in it now, and against what could be found on each day on which
/// something was said; the stages of those days are not told.
///
/// # Errors
/// [`MonitorError`], as for [`Ready::find`].
pub(crate) fn check(case: &Ready<'_>, now: &Found) -> Result<Vec<CheckedClaim>, MonitorError> {
    let now = hold(case, now, |_| true);
    let days: BTreeSet<Instant> = now.iter().filter_map(|held| held.received).collect();
    let mut by_day: BTreeMap<Instant, BTreeMap<Name, ClaimCheck>> = BTreeMap::new();
    for day in days {
        let found = case.find(Some(day), measure::establishes, |_| {})?;
        let then = hold(case, &found, |received| received == Some(day));
        by_day.insert(day, then.into_iter().map(|held| (held.id, held.check)).collect());
    }
    let mut then = |held: &measure::Held| by_day.get_mut(&held.received?)?.remove(&held.id);
    Ok(now
        .into_iter()
        .map(|held| CheckedClaim { then: then(&held), id: held.id, kind: held.kind, now: held.check })
        .collect())
}

fn hold(case: &Ready<'_>, found: &Found, keep: impl Fn(Option<Instant>) -> bool) -> Vec<measure::Held> {
    measure::hold(&case.known(found), keep)
}
