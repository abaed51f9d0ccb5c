//! From a Pact text and a few facts to findings.

use agreement::{lower, read};
use judge::{Docket, Facts, Watcher, judge};
use model::{
    Amount, Assessment, Attribution, Certainty, Facet, Finding, FindingKind, Incident, Instant, Interval, Name, Names,
    SiteLink, Standard, Taxonomy, Watch,
};

use crate::fixture::{attributed, blank};

/// A text of two parties, in force from 1 March 2025, with more clauses of the agreement and more items.
pub(super) fn pact(clauses: &str, items: &str) -> String {
    let parties = "party p \"Pland\"\n  clock UTC\n  accepted on 2025-02-20 00:00 UTC\nparty q \"Qland\"\n  clock UTC\n  accepted on 2025-02-20 00:00 UTC\n";
    let start = if clauses.contains("in force") { "" } else { "  in force from 2025-03-01 00:00 UTC\n" };
    format!("```pact\nagreement a \"A\"\n{start}{clauses}{parties}{items}```\n")
}

/// Something that a case is told of.
#[derive(Clone)]
pub(super) struct Told {
    incident: Incident,
    link: SiteLink,
    assessment: Assessment,
}

/// An act by a party at an instant: within one hour, proven.
pub(super) fn act(id: &str, party: &str, act: &str, at: &str) -> Told {
    let taxonomy = Taxonomy::shipped();
    let from: Instant = at.parse().unwrap();
    let other: Name = if party == "p" { "q".into() } else { "p".into() };
    let (mut incident, mut link, mut assessment) = blank(id, Interval::new(from, from.plus(3_600)).unwrap());
    incident.statements = vec![format!("R-{id}").into()];
    incident.time.said = at.into();
    incident.act = taxonomy.set(Facet::Act, act).unwrap();
    incident.outcome = taxonomy.set(Facet::Outcome, "fire").unwrap();
    incident.named = if party.is_empty() { vec![] } else { vec![party.into()] };
    link.areas = vec!["North".into()];
    link.ground.recognised = vec![other.clone()];
    link.ground.held_by = vec![other];
    assessment.certainty = Certainty::Verified;
    Told { incident, link, assessment }.known(Attribution::Admitted)
}

/// An event of the agreement at an instant, within one hour, corroborated.
pub(super) fn event(id: &str, event: &str, at: &str) -> Told {
    let mut told = act(id, "", "strike", at);
    told.incident.details.event = Some(event.into());
    told.assessment.certainty = Certainty::Corroborated;
    told
}

impl Told {
    /// What is known of whoever is named.
    pub(super) fn known(mut self, attribution: Attribution) -> Self {
        let one = |party: &Name| attributed(party.clone(), attribution);
        self.assessment.parties = self.incident.named.iter().map(one).collect();
        self
    }

    /// One interested voice says so.
    pub(super) fn alleged(mut self) -> Self {
        self.assessment.certainty = Certainty::Alleged;
        self.known(Attribution::Accused)
    }

    /// That it was not done is what is told.
    pub(super) fn not_done(mut self, certainty: Certainty) -> Self {
        self.incident.details.not_done = true;
        self.assessment.certainty = certainty;
        self
    }

    pub(super) fn on(mut self, object: &str) -> Self {
        self.incident.object = Taxonomy::shipped().set(Facet::Object, object).unwrap();
        self
    }

    pub(super) fn to(mut self, body: &str) -> Self {
        self.incident.details.to = Some(body.into());
        self
    }

    pub(super) fn about(mut self, reference: &str) -> Self {
        self.incident.details.reference = Some(reference.into());
        self
    }

    pub(super) fn many(mut self, least: u32, most: u32) -> Self {
        self.incident.details.quantity = Amount::new(least, most);
        self
    }

    pub(super) fn affecting(mut self, people: u32) -> Self {
        self.incident.details.people_affected = Amount::new(people, people);
        self
    }

    pub(super) fn within(mut self, hours: i64) -> Self {
        let from = self.incident.time.interval.from;
        self.incident.time.interval.to = from.plus(hours * 3_600);
        self
    }

    pub(super) fn at(mut self, area: &str) -> Self {
        self.link.areas = vec![area.into()];
        self
    }
}

/// Somebody who sees every act everywhere, on nobody's side or on somebody's.
pub(super) fn watcher(side: &[&str], from: &str, to: &str) -> Watcher {
    let time = Interval::new(from.parse().unwrap(), to.parse().unwrap()).unwrap();
    let acts = Taxonomy::shipped().all(Facet::Act);
    Watcher {
        side: side.iter().map(|one| Name::from(*one)).collect(),
        watch: Watch { by: "mission".into(), acts, events: Names::All, areas: Names::All, time },
    }
}

/// Two missions that take no side and look the whole year.
pub(super) fn missions() -> Vec<Watcher> {
    vec![watcher(&[], "2025-01-01T00:00Z", "2026-01-01T00:00Z"), watcher(&[], "2025-01-01T00:00Z", "2026-01-01T00:00Z")]
}

/// Every finding, as of an instant.
pub(super) fn findings(text: &str, told: &[Told], watchers: &[Watcher], as_of: &str) -> Vec<Finding> {
    let (agreement, diagnostics) = read(text, "a.md");
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let norms = lower(&agreement, 0).unwrap().unwrap();
    let standard = Standard {
        certainty: Certainty::Corroborated,
        attribution: vec![Attribution::Admitted, Attribution::Attributable],
        whose: "the monitor's own standard".into(),
    };
    let incidents: Vec<Incident> = told.iter().map(|one| one.incident.clone()).collect();
    let links: Vec<SiteLink> = told.iter().map(|one| one.link.clone()).collect();
    let assessments: Vec<Assessment> = told.iter().map(|one| one.assessment.clone()).collect();
    let facts = Facts {
        incidents: &incidents,
        links: &links,
        assessments: &assessments,
        watchers,
        standard: &standard,
        as_of: as_of.parse().unwrap(),
    };
    let docket = Docket::new(norms.parties.iter().map(|party| &party.id), facts).unwrap();
    judge(&norms, &docket).unwrap()
}

/// The finding with that id.
pub(super) fn the<'f>(findings: &'f [Finding], id: &str) -> &'f Finding {
    let ids: Vec<&str> = findings.iter().map(|one| &*one.id).collect();
    findings.iter().find(|one| &*one.id == id).unwrap_or_else(|| panic!("no `{id}` among {ids:?}"))
}

pub(super) fn kind(findings: &[Finding], id: &str) -> FindingKind {
    the(findings, id).parts.finding
}

/// The reasons, and what would settle it, line by line.
pub(super) fn said(finding: &Finding) -> String {
    let parts = &finding.parts;
    let mut lines = vec![parts.finding.word().to_owned()];
    lines.extend(parts.why.iter().cloned());
    for settle in &parts.settles {
        let questions: Vec<&str> = settle.questions.iter().map(|one| one.text.as_str()).collect();
        lines.push(format!("? {} {}", questions.join(" "), settle.decides));
    }
    lines.join("\n")
}
