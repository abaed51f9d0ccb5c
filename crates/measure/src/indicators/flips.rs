//! Incidents whose finding differs between readings, and what the difference hangs on.
//!
//! Unit: incidents for one term and one possible actor. Definition: the findings that an edition may print are of more
//! than one kind over the readings. Not to be used as a measure of disagreement between the parties: an incident on
//! which all readings are silent does not flip.

use std::collections::BTreeMap;

use model::{DecidedBy, Deciding, Finding, Flip, Headline, ReadingSummary};

use crate::Evidence;

/// Findings by incident, term, party and reading.
type ByQuestion<'a> = BTreeMap<(&'a str, &'a str, &'a str, &'a str), &'a Finding>;

pub(super) fn fill(evidence: &Evidence<'_>, headline: &mut Headline) {
    let findings: ByQuestion<'_> = evidence
        .known
        .findings
        .iter()
        .map(|f| ((&*f.parts.subject, &*f.parts.term, &*f.parts.party, &*f.parts.reading), f))
        .collect();
    headline.flips.clear();
    for incident in evidence.known.incidents {
        for term in &evidence.known.agreement.terms {
            for party in &evidence.known.agreement.parties {
                let under = |reading: &ReadingSummary| {
                    let finding = findings.get(&(&*incident.id, &*term.id, &*party.id, &*reading.id))?;
                    Some((reading.id.clone(), finding.published, hangs_on(finding, reading)))
                };
                let readings: Vec<_> = evidence.known.agreement.readings.iter().filter_map(under).collect();
                if readings.windows(2).any(|pair| matches!(pair, [(_, one, _), (_, two, _)] if one != two)) {
                    headline.flips.push(Flip { incident: incident.id.clone(), party: party.id.clone(), readings });
                }
            }
        }
    }
}

/// The words of the clause where a clause decides, else the sentence that says what is not said or not known.
fn hangs_on(finding: &Finding, reading: &ReadingSummary) -> Vec<String> {
    let words = |deciding: &Deciding| match deciding.by {
        DecidedBy::Clause(place) => reading.clauses.get(place).map(|clause| clause.text.to_string()),
        DecidedBy::NotSaid | DecidedBy::Fact => None,
    };
    finding.parts.deciding.iter().map(|deciding| words(deciding).unwrap_or_else(|| deciding.because.clone())).collect()
}
