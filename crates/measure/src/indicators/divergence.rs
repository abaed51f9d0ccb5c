//! How many incidents hang on what readings say otherwise.
//!
//! Unit: incidents for one term. Definition: in the dimension that the matter decides, the incident is in, open or out
//! under one reading and otherwise under another, for some possible actor. Several matters may decide one dimension (a
//! start and an end), so that the numbers do not add up. Not to be used as a measure of who is right.

use std::collections::{BTreeMap, BTreeSet};

use model::{Dimension, Divergence, Headline, Membership, Name};

use crate::Evidence;

pub(super) fn fill(evidence: &Evidence<'_>, headline: &mut Headline) {
    let count = |divergence: &Divergence| {
        divergence.dimension.map(|dimension| hanging(evidence, divergence.term.as_ref(), dimension))
    };
    headline.divergences = evidence
        .divergences
        .iter()
        .map(|divergence| Divergence { incidents: count(divergence), ..divergence.clone() })
        .collect();
}

/// Incidents that lie otherwise under one reading than under another, in one dimension of a term, or of any.
fn hanging(evidence: &Evidence<'_>, term: Option<&Name>, dimension: Dimension) -> usize {
    let mut memberships: BTreeMap<(&Name, &Name, &Name), BTreeSet<Membership>> = BTreeMap::new();
    for finding in evidence.known.findings.iter().filter(|finding| term.is_none_or(|term| finding.parts.term == *term))
    {
        let parts = &finding.parts;
        let question = (&parts.subject, &parts.term, &parts.party);
        memberships.entry(question).or_default().insert(parts.coverage.get(dimension));
    }
    let parted = memberships.into_iter().filter(|(_, seen)| seen.len() > 1);
    parted.map(|((incident, ..), _)| incident).collect::<BTreeSet<_>>().len()
}
