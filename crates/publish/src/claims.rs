//! Claims and what they are worth, for scripts.

use model::{CheckedClaim, ClaimCheck, Edition};
use serde::Serialize;

use crate::error::PublishError;
use crate::index::Index;
use crate::records::{lines, names};

/// The version of the record.
const VERSION: u8 = 1;

/// One claim, held against what was known then and what is known now. `then` is null where nobody says when it was said.
#[derive(Serialize)]
pub(crate) struct ClaimRecord<'a> {
    v: u8,
    id: &'a str,
    kind: &'static str,
    #[serde(rename = "verdict")]
    outcome: &'static str,
    then: Option<&'static str>,
    now: &'static str,
    because: String,
    because_then: Option<String>,
    said_on: Option<&'a str>,
    speaker: Option<&'a str>,
    about: Option<String>,
    numbers: Option<&'a str>,
    incidents: Vec<&'a str>,
}

/// Claims held against what is known, one JSON object a line, in the order of their ids; statements follow.
///
/// # Errors
/// [`PublishError::Misaligned`] or [`PublishError::Json`].
pub fn claim_json(edition: &Edition) -> Result<String, PublishError> {
    let index = Index::new(edition)?;
    lines(edition.checked.iter().map(|checked| record(&index, checked)))
}

pub(crate) fn record<'a>(index: &Index<'a>, checked: &'a CheckedClaim) -> ClaimRecord<'a> {
    let claim = index.claim(&checked.id);
    let outcome = checked.now.outcome.word();
    ClaimRecord {
        v: VERSION,
        id: &checked.id,
        kind: checked.kind.word(),
        outcome,
        then: checked.then.as_ref().map(|then| then.outcome.word()),
        now: outcome,
        because: because(index, &checked.now),
        because_then: checked.then.as_ref().map(|then| because(index, then)),
        said_on: claim.map(|claim| &*claim.said_on).filter(|day| !day.is_empty()),
        speaker: claim.map(|claim| &*claim.speaker),
        about: claim.map(|claim| index.redact(index.title(&claim.about))),
        numbers: claim.map(|claim| &*claim.numbers).filter(|numbers| !numbers.is_empty()),
        incidents: names(&checked.now.incidents),
    }
}

/// The reasons in one paragraph, without any name that is withheld.
pub(crate) fn because(index: &Index<'_>, check: &ClaimCheck) -> String {
    index.redact(&check.because.join(". "))
}
