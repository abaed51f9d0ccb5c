//! What claims are worth: each held against what was known at the end of the day on which it was said, and against what is
//! known now.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use model::{CheckedClaim, ClaimCheck, Edition, Instant, Name};

use crate::{MonitorError, Options, World, run};

/// Holds the claims of an edition, which a run with these options gave, against what is known. The case is run once more for
/// each day on which something was said; the stages of those runs are not told.
///
/// # Errors
/// [`MonitorError`], as for [`run`].
pub fn check_claims(
    world: &dyn World,
    options: &Options,
    edition: &Edition,
) -> Result<Vec<CheckedClaim>, MonitorError> {
    let now = measure::hold(&known(edition));
    let mut by_day: BTreeMap<Instant, BTreeMap<Name, ClaimCheck>> = BTreeMap::new();
    for day in now.iter().filter_map(|held| held.received) {
        if let Entry::Vacant(place) = by_day.entry(day) {
            let then = run(&Quiet(world), &Options { as_of: Some(day), ..options.clone() })?;
            place.insert(measure::hold(&known(&then)).into_iter().map(|held| (held.id, held.check)).collect());
        }
    }
    let mut then = |held: &measure::Held| by_day.get_mut(&held.received?)?.remove(&held.id);
    Ok(now
        .into_iter()
        .map(|held| CheckedClaim { then: then(&held), id: held.id, kind: held.kind, now: held.check })
        .collect())
}

fn known(edition: &Edition) -> measure::Known<'_> {
    measure::Known {
        agreement: &edition.agreement,
        incidents: &edition.resolution.incidents,
        assessments: &edition.assessments,
        statements: &edition.statements,
        book: &edition.book,
        claims: &edition.claims,
        findings: &edition.findings,
        timeline: &edition.timeline,
    }
}

/// A world whose stages nobody waits for.
struct Quiet<'w>(&'w dyn World);

impl World for Quiet<'_> {
    fn read(&self, path: &str) -> std::io::Result<Vec<u8>> {
        self.0.read(path)
    }

    fn list(&self, folder: &str) -> std::io::Result<Vec<String>> {
        self.0.list(folder)
    }

    fn name(&self) -> String {
        self.0.name()
    }
}
