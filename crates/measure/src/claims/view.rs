//! What is known, with the look-ups that the rules need.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{
    Assessment, Attribution, Certainty, Claim, ClaimKind, Figure, Finding, FindingKind, Incident, Name, PartySummary,
    Statement,
};

use super::span::{Clocks, Span};
use super::subject::{Subject, places};
use crate::Known;
use crate::itemised::itemises;

/// A claim, with what its words were read as.
pub(super) struct Said<'a> {
    pub(super) claim: &'a Claim,
    pub(super) kind: ClaimKind,
    /// The party whose side its speaker is on; `None` where that is no party.
    pub(super) side: Option<&'a Name>,
    pub(super) subject: Subject<'a>,
    clocks: Clocks,
}

/// An incident, with what is known of it.
pub(super) struct Seen<'a> {
    pub(super) incident: &'a Incident,
    pub(super) statements: Vec<&'a Statement>,
    pub(super) assessment: &'a Assessment,
    findings: Vec<&'a Finding>,
}

/// How an incident lies to a claim's subject and time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    Surely,
    Possibly,
}

pub(super) struct View<'a> {
    pub(super) known: &'a Known<'a>,
    /// In the order of the case; an incident without an assessment is left out.
    pub(super) seen: Vec<Seen<'a>>,
    /// In the order of their ids.
    pub(super) said: Vec<Said<'a>>,
}

impl<'a> View<'a> {
    pub(super) fn new(known: &'a Known<'a>) -> Self {
        let statements: BTreeMap<&str, &Statement> = known.statements.iter().map(|one| (&*one.id, one)).collect();
        let assessments: BTreeMap<&str, &Assessment> = known.assessments.iter().map(|a| (&*a.incident, a)).collect();
        let mut findings: BTreeMap<&Name, Vec<&Finding>> = BTreeMap::new();
        for finding in known.findings {
            findings.entry(&finding.parts.subject).or_default().push(finding);
        }
        let seen = |incident: &'a Incident| {
            Some(Seen {
                incident,
                statements: incident.statements.iter().filter_map(|id| statements.get(&**id).copied()).collect(),
                assessment: assessments.get(&*incident.id).copied()?,
                findings: findings.remove(&incident.id).unwrap_or_default(),
            })
        };
        let seen = known.incidents.iter().filter_map(seen).collect();
        let mut claims: Vec<&Claim> = known.claims.iter().collect();
        claims.sort_by(|one, other| one.id.cmp(&other.id));
        let named = places(known.statements);
        let said = |claim: &'a Claim| Said {
            claim,
            kind: claim.checked_as(),
            side: known.agreement.parties.iter().map(|party| &party.id).find(|party| **party == claim.side),
            subject: Subject::new(claim, known.agreement, &named),
            clocks: Clocks::new(&zones(known, &claim.side)),
        };
        Self { known, seen, said: claims.into_iter().map(said).collect() }
    }

    /// The parties whose acts a claim speaks of: the one that it names; of a claim that there was nothing, every party
    /// where it names none.
    pub(super) fn accused(&self, said: &Said<'a>) -> Vec<&'a PartySummary> {
        match said.subject.accused {
            Some(party) => vec![party],
            None if said.kind == ClaimKind::Universal => self.known.agreement.parties.iter().collect(),
            None => Vec::new(),
        }
    }

    /// The incidents that the side of a claim says a party did, of its subject and time, in the order of the case.
    pub(super) fn own(&self, said: &Said<'_>, party: &PartySummary, span: &Span) -> Vec<(&Seen<'a>, Fit)> {
        self.fitting(said, span, |statement| itemises(statement, said.side, &party.id, self.known.book))
    }

    /// The incidents that anybody says a party did, of a claim's subject and time.
    pub(super) fn anyones(&self, said: &Said<'_>, party: &PartySummary, span: &Span) -> Vec<(&Seen<'a>, Fit)> {
        let sides = self.known.agreement.parties.iter().map(|party| Some(&party.id)).chain([None]);
        let sides: Vec<Option<&Name>> = sides.collect();
        let book = self.known.book;
        self.fitting(said, span, |one| sides.iter().any(|side| itemises(one, *side, &party.id, book)))
    }

    fn fitting(&self, said: &Said<'_>, span: &Span, names: impl Fn(&Statement) -> bool) -> Vec<(&Seen<'a>, Fit)> {
        let fit = |seen: &Seen<'_>| {
            let of_kind = said.subject.fits(seen.incident)?;
            let time = seen.incident.time.interval;
            let inside = span.surely.is_some_and(|surely| surely.contains(time));
            span.possibly.overlaps(time).then_some(if of_kind && inside { Fit::Surely } else { Fit::Possibly })
        };
        let named = self.seen.iter().filter(|seen| seen.statements.iter().any(|statement| names(statement)));
        named.filter_map(|seen| Some((seen, fit(seen)?))).collect()
    }
}

/// A claim with its speaker and both of its clocks.
pub(super) fn told(claim: &Claim) -> String {
    let said_on = if claim.said_on.is_empty() { "a day that nobody says" } else { &claim.said_on };
    let received = claim.received().map_or_else(|| "when is not known".into(), |at| format!("by {at}"));
    format!("{} [{}], said on {said_on}, received {received}", claim.speaker, claim.id)
}

/// A statement with its speaker and both of its clocks.
pub(super) fn report(statement: &Statement) -> String {
    let received = statement.received.map_or_else(|| "when is not known".into(), |at| format!("by {at}"));
    format!("{} [{}], of {}, received {received}", statement.speaker, statement.id, statement.when.said)
}

/// The clock that the agreement gives a side; else the clocks of its speakers.
fn zones(known: &Known<'_>, side: &Name) -> Vec<Name> {
    let party = known.agreement.parties.iter().find(|party| party.id == *side);
    let clocks = party.map_or_else(Vec::new, |party| party.clocks.clone());
    if !clocks.is_empty() {
        return clocks;
    }
    let of_side = known.book.speakers.iter().filter(|one| one.affiliation.party() == Some(side));
    let mut zones: Vec<Name> = of_side.flat_map(|one| one.zones.iter().cloned()).collect();
    zones.sort();
    zones.dedup();
    zones
}

impl Said<'_> {
    /// The day on which it was said.
    pub(super) fn day(&self) -> Option<Date> {
        self.claim.day()
    }

    /// The time that a figure of it is of.
    pub(super) fn window(&self, figure: &Figure) -> Option<Span> {
        self.clocks.window(figure.window, self.day()?)
    }

    /// The time that it speaks of: the window of its first figure where it is a count or a universal, else the time that its
    /// row gives, else the day on which it was said and the day before.
    pub(super) fn span(&self) -> Option<Span> {
        let counts = matches!(self.kind, ClaimKind::Count | ClaimKind::Universal);
        let figure = if counts { self.claim.figures.first() } else { None };
        let of_row = || self.claim.of.map(Span::exactly);
        figure.and_then(|figure| self.window(figure)).or_else(of_row).or_else(|| self.clocks.recent(self.day()?))
    }

    pub(super) fn clocks(&self) -> &Clocks {
        &self.clocks
    }

    /// Whether it says that something was done.
    pub(super) fn affirms(&self) -> bool {
        matches!(self.kind, ClaimKind::Count | ClaimKind::Event)
    }

    /// Whether it says that something was not done.
    pub(super) fn denies(&self) -> bool {
        matches!(self.kind, ClaimKind::Universal | ClaimKind::Denial)
    }
}

/// Whether findings of this kind can establish that a party did it; no other is gone by.
#[must_use]
pub fn establishes(kind: FindingKind) -> bool {
    matches!(kind, FindingKind::Violation | FindingKind::ProbableViolation)
}

impl Seen<'_> {
    /// The findings by which a party did it: corroborated or verified; admitted or assessed as its act; and a violation, or
    /// a probable one, under some reading.
    pub(super) fn established(&self, party: &Name) -> Vec<&Finding> {
        let is_it = |finding: &&&Finding| {
            let parts = &finding.parts;
            parts.party == *party
                && establishes(parts.finding)
                && matches!(parts.certainty, Certainty::Corroborated | Certainty::Verified)
                && matches!(
                    parts.attribution,
                    Attribution::Admitted | Attribution::LargelyAttributable | Attribution::Attributable
                )
        };
        self.findings.iter().filter(is_it).copied().collect()
    }

    /// Whether observation contradicts that it happened, or findings make it the act of another party.
    pub(super) fn is_cleared(&self, party: &Name) -> bool {
        let others = self.findings.iter().map(|finding| &finding.parts.party).filter(|other| *other != party);
        self.assessment.certainty == Certainty::Refuted
            || others.into_iter().any(|one| !self.established(one).is_empty())
    }
}
