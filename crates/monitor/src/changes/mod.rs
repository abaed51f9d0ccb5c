//! What changed between two sides, and why: a day and another, an edition and today, a text and its draft.
//!
//! Both sides are read from the records that an edition tells, so that a folder of last year and a run of now are compared
//! in the same terms. A cause is a respect in which the two sides differ as to a finding; none is guessed.

mod causes;
mod incidents;
mod kin;

use std::collections::{BTreeMap, BTreeSet};

use model::{Comparing, Edition, FindingChange, IncidentChange};
use publish::{TOLD_IN, Told, ToldFinding};

use crate::{MonitorError, World};
use causes::causes;
use kin::{Kin, Side};

/// What changed from one edition to another of the same case.
///
/// # Errors
/// [`MonitorError::Publish`] where an edition is not of one piece.
pub fn changes(before: &Edition, after: &Edition) -> Result<Comparing, MonitorError> {
    let (told_before, told_after) = (publish::told(before)?, publish::told(after)?);
    Ok(compare(&Side::new(&told_before, Some(before)), &Side::new(&told_after, Some(after))))
}

/// What changed from the edition in a folder to this one.
///
/// # Errors
/// [`MonitorError::File`] or [`MonitorError::NotText`] where a file of the edition is missing, [`MonitorError::Publish`]
/// where this program cannot read it.
pub fn changes_since(folder: &dyn World, after: &Edition) -> Result<Comparing, MonitorError> {
    let (told_before, told_after) = (told_in(folder)?, publish::told(after)?);
    Ok(compare(&Side::new(&told_before, None), &Side::new(&told_after, Some(after))))
}

/// What the edition in a folder tells.
fn told_in(folder: &dyn World) -> Result<Told, MonitorError> {
    let text = |path: &str| crate::case::utf8(path, folder.read(path));
    let [findings, incidents, summary] = TOLD_IN;
    Ok(publish::read_told(&text(findings)?, &text(incidents)?, &text(summary)?)?)
}

/// What became of the incidents from one edition to another of the same case.
///
/// # Errors
/// As [`changes()`].
pub fn incident_changes(before: &Edition, after: &Edition) -> Result<Vec<IncidentChange>, MonitorError> {
    Ok(incidents::compare(&publish::told(before)?, &publish::told(after)?))
}

/// What became of the incidents from the edition in a folder to this one.
///
/// # Errors
/// As [`changes_since`].
pub fn incident_changes_since(folder: &dyn World, after: &Edition) -> Result<Vec<IncidentChange>, MonitorError> {
    Ok(incidents::compare(&told_in(folder)?, &publish::told(after)?))
}

/// What became of incidents as JSON Lines.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn incident_changes_json(changes: &[IncidentChange]) -> Result<String, MonitorError> {
    Ok(publish::incident_change_json(changes)?)
}

/// Findings that changed as JSON Lines.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn finding_changes_json(
    comparing: &Comparing,
    keep: impl Fn(&FindingChange) -> bool,
) -> Result<String, MonitorError> {
    Ok(publish::finding_change_json(comparing, keep)?)
}

/// What one finding is about: term, reading, subject, party.
type Matter<'a> = (&'a str, &'a str, &'a str, &'a str);

fn matter<'a>(finding: &'a ToldFinding, subject: &'a str) -> Matter<'a> {
    (&finding.term, &finding.reading, subject, &finding.party)
}

fn compare(before: &Side<'_>, after: &Side<'_>) -> Comparing {
    let kin = Kin::new(before, after);
    let earlier: BTreeMap<Matter<'_>, &ToldFinding> =
        before.told.findings.iter().map(|one| (matter(one, &one.subject), one)).collect();
    let mut known = BTreeSet::new();
    let mut pairs: Vec<(Option<&ToldFinding>, Option<&ToldFinding>)> = Vec::new();
    for finding in &after.told.findings {
        let was = kin.was(&finding.subject).and_then(|subject| earlier.get(&matter(finding, subject))).copied();
        known.extend(was.map(|was| was.state.id.clone()));
        pairs.push((was, Some(finding)));
    }
    let gone = before.told.findings.iter().filter(|finding| !known.contains(&finding.state.id));
    pairs.extend(gone.map(|finding| (Some(finding), None)));
    pairs.retain(|(before, after)| differ(*before, *after));
    let drives = causes::drives(&pairs);
    let change = |(was, is): &(Option<&ToldFinding>, Option<&ToldFinding>)| {
        let told = is.or(*was)?;
        let mut change = FindingChange {
            id: told.state.id.clone(),
            term: told.term.clone(),
            reading: told.reading.clone(),
            subject: told.subject.clone(),
            party: told.party.clone(),
            before: was.map(|one| one.state.clone()),
            after: is.map(|one| one.state.clone()),
            causes: Vec::new(),
        };
        change.causes = causes(&change, before, after, &kin, &drives);
        Some(change)
    };
    let both = |of: fn(&Told) -> model::Name| (of(before.told), of(after.told));
    Comparing {
        as_of: (before.told.as_of, after.told.as_of),
        program: both(|told| told.program.clone()),
        agreement: both(|told| told.agreement.clone()),
        n: (before.told.findings.len(), after.told.findings.len()),
        changes: pairs.iter().filter_map(change).collect(),
    }
}

/// Whether a finding changed: another word, another dimension, another id, or there on one side only.
fn differ(before: Option<&ToldFinding>, after: Option<&ToldFinding>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return true };
    let (before, after) = (&before.state, &after.state);
    (before.finding, before.published, before.coverage, &before.id)
        != (after.finding, after.published, after.coverage, &after.id)
}

#[cfg(test)]
mod tests;
