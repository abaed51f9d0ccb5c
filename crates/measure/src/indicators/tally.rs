//! Findings of each kind under each reading, and the incidents that more than one interested side vouches for.
//!
//! Unit: findings, and incidents. Definition: findings as an edition may print them, by kind; incidents whose certainty
//! is corroborated or verified and for which some finding of the reading is not out of scope. Period: the case up to
//! its as-of. Not to be used to compare readings with each other as if they judged the same number of incidents, and
//! not to be summed over readings: one incident has a finding under each.

use std::collections::BTreeSet;

use model::{Certainty, Count, FindingKind, Headline, Membership, ReadingSummary, Tally};

use crate::Evidence;

pub(super) fn fill(evidence: &Evidence<'_>, headline: &mut Headline) {
    let sure: BTreeSet<&str> = evidence
        .known
        .assessments
        .iter()
        .filter(|assessment| matches!(assessment.certainty, Certainty::Corroborated | Certainty::Verified))
        .map(|assessment| &*assessment.incident)
        .collect();
    headline.tallies =
        evidence.known.agreement.readings.iter().map(|reading| tally(evidence, reading, &sure)).collect();
}

fn tally(evidence: &Evidence<'_>, reading: &ReadingSummary, sure: &BTreeSet<&str>) -> Tally {
    let findings = || evidence.known.findings.iter().filter(|finding| finding.parts.reading == reading.id);
    let counts = FindingKind::ALL
        .into_iter()
        .map(|kind| Count { kind, n: findings().filter(|finding| finding.published == kind).count() })
        .collect();
    let covered: BTreeSet<&str> = findings()
        .filter(|finding| finding.parts.coverage.together() != Membership::Out)
        .map(|finding| &*finding.parts.subject)
        .collect();
    let corroborated = evidence
        .known
        .incidents
        .iter()
        .filter(|incident| sure.contains(&*incident.id) && covered.contains(&*incident.id))
        .map(|incident| incident.id.clone())
        .collect();
    Tally { reading: reading.id.clone(), counts, corroborated }
}
