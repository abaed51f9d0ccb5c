//! A claim against findings: only what is corroborated or verified, and attributed, supports or contradicts.
//!
//! An accusation is supported by an incident of its own side's listing, of its subject and time, that is the accused party's
//! act by a finding; it is contradicted if every such incident is refuted by observation or another party's act by a finding.
//! A denial the other way round, whoever lists the incident. A claim that there was nothing is contradicted by one such
//! incident, and never supported: that nothing is known does not show that nothing was done. A count is supported if as many
//! incidents as it says at the least are established surely within its window, and is never contradicted.

use model::{ClaimKind, ClaimOutcome, Finding, PartySummary};

use super::Opinion;
use super::view::{Fit, Said, Seen, View};

pub(super) fn rule(view: &View<'_>, said: &Said<'_>) -> Option<Opinion> {
    match said.kind {
        ClaimKind::Count => counted(view, said),
        ClaimKind::Event | ClaimKind::Denial | ClaimKind::Universal => done_or_not(view, said),
        ClaimKind::Interpretation | ClaimKind::Condition | ClaimKind::Announcement => None,
    }
}

fn counted(view: &View<'_>, said: &Said<'_>) -> Option<Opinion> {
    let party = said.subject.accused?;
    // Each number has to be reached, the total as well as a part of it.
    let figures = || said.claim.figures.iter().filter(|figure| figure.unit.is_empty());
    let reached = figures().map(|figure| {
        let span = said.window(figure)?;
        let found = established(&view.anyones(said, party, &span), party);
        let is_reached = figure.least > 0 && u32::try_from(found.len()).is_ok_and(|n| n >= figure.least);
        is_reached.then_some((span, found))
    });
    let (span, found) = reached.collect::<Option<Vec<_>>>()?.into_iter().next()?;
    let because = format!("{} incidents are established in {}: {}", found.len(), span.said, told(&found, party));
    Some(opinion(ClaimOutcome::Supported, because, &found))
}

fn done_or_not(view: &View<'_>, said: &Said<'_>) -> Option<Opinion> {
    let span = said.span()?;
    let (if_done, if_not) = match said.kind {
        ClaimKind::Event => (ClaimOutcome::Supported, ClaimOutcome::Contradicted),
        _ => (ClaimOutcome::Contradicted, ClaimOutcome::Supported),
    };
    view.accused(said).into_iter().find_map(|party| {
        let listed = match said.kind {
            ClaimKind::Event => view.own(said, party, &span),
            _ => view.anyones(said, party, &span),
        };
        let found = established(&listed, party);
        if !found.is_empty() {
            return Some(opinion(if_done, format!("established in {}: {}", span.said, told(&found, party)), &found));
        }
        let cleared = said.kind != ClaimKind::Universal
            && !listed.is_empty()
            && listed.iter().all(|(seen, _)| seen.is_cleared(&party.id));
        cleared.then(|| {
            let all: Vec<&Seen<'_>> = listed.iter().map(|(seen, _)| *seen).collect();
            let ids: Vec<&str> = all.iter().map(|seen| &*seen.incident.id).collect();
            let because = format!("refuted by observation, or another party's act by a finding: {}", ids.join(", "));
            opinion(if_not, because, &all)
        })
    })
}

fn established<'v, 'a>(listed: &[(&'v Seen<'a>, Fit)], party: &PartySummary) -> Vec<&'v Seen<'a>> {
    let surely = listed.iter().filter(|(_, fit)| *fit == Fit::Surely).map(|(seen, _)| *seen);
    surely.filter(|seen| !seen.established(&party.id).is_empty()).collect()
}

/// Each incident, with how it is established and under which reading.
fn told(found: &[&Seen<'_>], party: &PartySummary) -> String {
    let one = |finding: &&Finding| {
        let parts = &finding.parts;
        format!("{} under {}", parts.finding.word(), parts.reading)
    };
    let incident = |seen: &&Seen<'_>| {
        let findings = seen.established(&party.id);
        let how = findings.first().map(|finding| (finding.parts.certainty.word(), finding.parts.attribution.word()));
        let (certainty, attribution) = how.unwrap_or_default();
        let under: Vec<String> = findings.iter().map(one).collect();
        format!("{} ({certainty}; {} {attribution}; {})", seen.incident.id, party.title, under.join(", "))
    };
    found.iter().map(incident).collect::<Vec<_>>().join("; ")
}

fn opinion(outcome: ClaimOutcome, because: String, found: &[&Seen<'_>]) -> Opinion {
    Opinion { outcome, because, incidents: found.iter().map(|seen| seen.incident.id.clone()).collect() }
}
