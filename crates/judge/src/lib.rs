//! Judging: whether a term, under one reading, speaks of an incident, and what may be said of it.
//!
//! Input: the [`Norms`] of one reading and the [`Facts`] of the case. Output: one [`Finding`] for each term, incident
//! and possible actor; and the [`Earliest`] of the reading. Not here: how sure we are that it happened, and who did it
//! (`weigh`; no reading changes that); what an edition prints (`publish`).
//!
//! # Method
//! Every dimension of an incident is a set of possibilities. A dimension is in if every possibility is, out if none is,
//! otherwise open (Kleene's strong three-valued logic; Kleene 1952, § 64). `forms/` evaluates one closed form;
//! `table.rs` combines coverage, certainty and attribution into a finding; `sentences.rs` says why. The three do not
//! know one another. The semantics is written a second time, naively, in `tests/oracle.rs`.

mod earliest;
mod error;
mod forms;
mod release;
mod sentences;
mod table;

use agreement::{Form, Norm, Norms};
use model::{
    Assessment, Attribution, Dimension, Finding, FindingKind, FindingParts, Incident, Instant, Membership, Name,
    SiteLink, Standard,
};
use release::Releases;

pub use earliest::earliest;
pub use error::JudgeError;
pub use forms::{Fact, cover};
pub use table::{Proven, ROWS, decide};

#[cfg(doc)]
use model::Earliest;

/// What is known of a case, the same for every reading. The three slices run in step, one entry an incident.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The incidents.
    pub incidents: &'a [Incident],
    /// Where they were.
    pub links: &'a [SiteLink],
    /// How sure we are.
    pub assessments: &'a [Assessment],
    /// The monitor's own standard of proof, for texts that have none.
    pub standard: &'a Standard,
    /// What had been received by then.
    pub as_of: Instant,
}

/// Judges every incident under one reading: by incident in the given order, then by term, then by possible actor.
///
/// A possible actor is a party that some statement names; where none is named, every party that the term binds.
///
/// # Errors
/// [`JudgeError::OutOfStep`] when the slices of `facts` do not belong together.
pub fn judge(norms: &Norms, facts: &Facts<'_>) -> Result<Vec<Finding>, JudgeError> {
    if facts.links.len() != facts.incidents.len() || facts.assessments.len() != facts.incidents.len() {
        return Err(JudgeError::OutOfStep(facts.incidents.len(), facts.links.len(), facts.assessments.len()));
    }
    // In the order of time, since what one party did may release the other from what it does later.
    let mut order: Vec<usize> = (0..facts.incidents.len()).collect();
    order.sort_by_key(|at| facts.incidents.get(*at).map(|incident| (incident.time.interval, incident.id.clone())));
    let mut releases = Releases::new(norms);
    let mut by_incident: Vec<Vec<Finding>> = vec![Vec::new(); facts.incidents.len()];
    for at in order {
        let (Some(incident), Some(link), Some(assessment), Some(found)) =
            (facts.incidents.get(at), facts.links.get(at), facts.assessments.get(at), by_incident.get_mut(at))
        else {
            continue;
        };
        for norm in norms.norms.iter().filter(|norm| norm.form == Form::Prohibit) {
            let actors = if incident.named.is_empty() { norm.who.clone() } else { incident.named.clone() };
            for party in actors {
                let released = releases.before(&norm.term, &party, incident.time.interval);
                found.push(one(norms, norm, facts, incident, link, assessment, party, released)?);
            }
        }
        for finding in found {
            let parts = &finding.parts;
            releases.note(&parts.term, &parts.party, incident.time.interval, parts.finding);
        }
    }
    Ok(by_incident.into_iter().flatten().collect())
}

#[expect(clippy::too_many_arguments, reason = "one finding is about all of these; a struct for one call says less")]
fn one(
    norms: &Norms,
    norm: &Norm,
    facts: &Facts<'_>,
    incident: &Incident,
    link: &SiteLink,
    assessment: &Assessment,
    party: Name,
    released: Option<usize>,
) -> Result<Finding, JudgeError> {
    let fact = Fact::of(incident, link);
    let mut coverage = cover(&norms.life, norm, &fact, &party);
    // Only what was in force until then can have been ended by a release.
    let released = released.filter(|_| coverage.get(Dimension::Time) == Membership::In);
    if released.is_some() {
        coverage.set(Dimension::Time, Membership::Open);
    }
    let attributed = assessment.parties.iter().find(|attributed| attributed.party == party);
    let attribution = attributed.map_or(Attribution::Undetermined, |attributed| attributed.attribution);
    let (standard, whose) = standard(norm, norms, facts.standard);
    let proven = |attribution| Proven {
        certainty: assessment.certainty,
        attribution,
        observed: attributed.is_some_and(|attributed| attributed.observed),
        meets_standard: standard.is_met(assessment.certainty, attribution),
    };
    let finding = decide(coverage.together(), &proven(attribution));
    let told = sentences::Told { norms, norm, fact: &fact, coverage, incident, party: &party, attribution, released };
    let deciding = told.deciding();
    // What it would be if every open question were answered "in", and the actor were no longer in doubt.
    let if_in = decide(Membership::In, &proven(settled(attribution)));
    let settles = if finding == FindingKind::CannotRule { told.settles(&deciding, if_in) } else { vec![] };
    Ok(Finding::new(FindingParts {
        agreement: norms.agreement.clone(),
        version: norms.version.clone(),
        term: norm.term.clone(),
        term_clause: norm.clause,
        reading: norms.reading.clone(),
        incident: incident.id.clone(),
        finding,
        certainty: assessment.certainty,
        attribution,
        coverage,
        why: told.why(&deciding, assessment),
        proof: proof(standard.is_met(assessment.certainty, attribution), &whose),
        deciding,
        basis: incident.statements.clone(),
        settles,
        standard: whose,
        as_of: facts.as_of,
        party,
    })?)
}

fn settled(attribution: Attribution) -> Attribution {
    match attribution {
        Attribution::Disputed | Attribution::Undetermined => Attribution::Accused,
        other => other,
    }
}

/// The standard that applies: the text's, else the monitor's own; and how it is named with a finding.
fn standard(norm: &Norm, norms: &Norms, own: &Standard) -> (Standard, String) {
    let standard = match &norm.proof {
        None => own.clone(),
        Some(proof) => Standard {
            certainty: proof.certainty,
            attribution: proof.attribution.clone(),
            whose: format!(
                "the standard of the text, `{}`",
                norms.clauses.get(proof.clause).map_or("", |clause| &clause.text)
            ),
        },
    };
    let text = standard.text();
    (standard, text)
}

fn proof(is_met: bool, standard: &str) -> String {
    format!("The standard of proof is {}met: {standard}.", if is_met { "" } else { "not " })
}
