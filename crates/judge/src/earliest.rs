//! The earliest violation established under a reading, or none; and the earliest alleged against each party.

use std::collections::BTreeMap;

use agreement::Norms;
use model::{Earliest, Finding, FindingKind, Incident, Interval, Membership, Name, PartyEarliest, SubjectKind};

/// The earliest of one reading, for each party of the agreement. `findings` are those of the reading.
#[must_use]
pub fn earliest(norms: &Norms, findings: &[Finding], incidents: &[Incident]) -> Earliest {
    let by_id: BTreeMap<&Name, &Incident> = incidents.iter().map(|incident| (&incident.id, incident)).collect();
    let first = |wanted: &dyn Fn(&Finding) -> bool| -> Vec<PartyEarliest> {
        norms.parties.iter().map(|party| earliest_of(&party.id, findings, &by_id, wanted)).collect()
    };
    let alleged = first(&|finding| finding.parts.finding.is_alleged_or_more());
    Earliest {
        reading: norms.reading.clone(),
        established: first(&|finding| finding.parts.finding == FindingKind::Violation),
        standard: findings.first().map_or_else(String::new, |finding| finding.parts.standard.clone()),
        order: order(norms, &alleged),
        possible: first(&|finding| {
            finding.parts.finding == FindingKind::CannotRule && finding.parts.coverage.together() != Membership::Out
        }),
        alleged,
    }
}

fn earliest_of(
    party: &Name,
    findings: &[Finding],
    incidents: &BTreeMap<&Name, &Incident>,
    wanted: &dyn Fn(&Finding) -> bool,
) -> PartyEarliest {
    // Something that was not done is violated by its deadline.
    let when = |finding: &Finding| match finding.parts.kind {
        SubjectKind::Incident => Some(incidents.get(finding.parts.incident.as_ref()?)?.time.interval),
        SubjectKind::Deadline(due) => Some(Interval { from: due, to: due.plus(1) }),
    };
    let found = findings
        .iter()
        .filter(|finding| finding.parts.party == *party && wanted(finding))
        .filter_map(|finding| Some((when(finding)?, &finding.parts.subject)))
        .min();
    PartyEarliest {
        party: party.clone(),
        subject: found.map(|(_, subject)| subject.clone()),
        between: found.map(|(at, _)| (at.from, at.to)),
    }
}

/// Whether it is known which of the allegations came first.
fn order(norms: &Norms, alleged: &[PartyEarliest]) -> String {
    let mut dated: Vec<(Interval, &PartyEarliest)> = alleged
        .iter()
        .filter_map(|one| one.between.and_then(|(from, to)| Interval::new(from, to).ok()).map(|at| (at, one)))
        .collect();
    dated.sort_by_key(|(at, _)| (at.from, at.to));
    match dated.as_slice() {
        [] => "nothing is alleged that the term covers".into(),
        [(_, only)] => format!("only an act of {} is alleged that the term covers", norms.title(&only.party)),
        [(first, a), (second, b), ..] if first.to <= second.from => {
            format!(
                "the act alleged of {} came before the act alleged of {}",
                norms.title(&a.party),
                norms.title(&b.party)
            )
        }
        _ => "which of the alleged acts came first is not known: their times overlap".into(),
    }
}
