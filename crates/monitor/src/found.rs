//! What is found in a case by a time: the rooms from hearing to judging, each once, in the order of the pipeline.
//!
//! [`Ready`] is a case with what does not hang on the time, so that it can be asked of many times. Not here: what is measured
//! of it, and the edition (`lib.rs`).

use std::cell::RefCell;
use std::collections::BTreeMap;

use agreement::{Kind, Norms};
use model::{
    AgreementSummary, Assessment, Earliest, Finding, FindingKind, Incident, Instant, Name, Names, Resolution, SiteLink,
    SourceBook, Statement, TimelineEntry,
};

use crate::{Case, MonitorError, of};

/// A case, ready to be asked what was known by a time.
pub(crate) struct Ready<'c> {
    pub(crate) case: &'c Case,
    pub(crate) agreement: AgreementSummary,
    norms: Vec<Norms>,
    watchers: Vec<judge::Watcher>,
    model: resolve::Model,
    /// What does not change from one time to another is read and weighed once.
    before: RefCell<Before>,
}

/// What was read and weighed for any time.
#[derive(Default)]
struct Before {
    words: resolve::Words,
    /// By incident, the last time that it was weighed: its statements, and what came out.
    weighed: BTreeMap<Name, (Vec<Statement>, Assessment)>,
}

impl Before {
    /// An incident, weighed anew if its statements are others than they were.
    fn weigh(
        &mut self,
        incident: &Incident,
        statements: Vec<Statement>,
        book: &SourceBook,
    ) -> Result<Assessment, MonitorError> {
        match self.weighed.get(&incident.id) {
            Some((known, assessment)) if *known == statements => Ok(assessment.clone()),
            _ => {
                let assessment = weigh::weigh(incident, &statements, book)?;
                self.weighed.insert(incident.id.clone(), (statements, assessment.clone()));
                Ok(assessment)
            }
        }
    }
}

/// What is known by a time.
pub(crate) struct Found {
    pub(crate) as_of: Instant,
    pub(crate) parsed: ingest::Parsed,
    pub(crate) resolution: Resolution,
    pub(crate) links: Vec<SiteLink>,
    pub(crate) assessments: Vec<Assessment>,
    /// By incident, then reading, then party.
    pub(crate) findings: Vec<Finding>,
    pub(crate) timeline: Vec<TimelineEntry>,
    /// Of each reading, among the findings that are told.
    pub(crate) earliest: Vec<Earliest>,
}

impl<'c> Ready<'c> {
    /// What measuring goes by.
    pub(crate) fn known<'a>(&'a self, found: &'a Found) -> measure::Known<'a> {
        measure::Known {
            agreement: &self.agreement,
            incidents: &found.resolution.incidents,
            assessments: &found.assessments,
            statements: &found.parsed.statements,
            book: &self.case.book,
            claims: &found.parsed.claims,
            findings: &found.findings,
            timeline: &found.timeline,
        }
    }

    /// # Errors
    /// [`MonitorError::Agreement`] where the agreement has mistakes, [`MonitorError::Time`] where a date of it cannot be
    /// placed, [`MonitorError::Resolve`].
    pub(crate) fn new(case: &'c Case) -> Result<Self, MonitorError> {
        if agreement::has_errors(&case.diagnostics) {
            return Err(MonitorError::Agreement(case.diagnostics.clone()));
        }
        let readings = 0..case.agreement.readings_or_text().len();
        let norms = readings.filter_map(|index| agreement::lower(&case.agreement, index).transpose());
        Ok(Self {
            case,
            agreement: case.agreement.summary()?,
            norms: norms.collect::<Result<_, _>>()?,
            watchers: watchers(case),
            model: resolve::Model::case()?,
            before: RefCell::default(),
        })
    }

    /// What is known by a time; everything where it is `None`. Of the findings only those of the kinds that `is_told` lets
    /// through are told. `stage` is told of each stage as it begins.
    ///
    /// # Errors
    /// [`MonitorError`]: a room failed.
    pub(crate) fn find(
        &self,
        by: Option<Instant>,
        is_told: impl Fn(FindingKind) -> bool,
        stage: impl Fn(&'static str),
    ) -> Result<Found, MonitorError> {
        let Case { info, book, gazetteer, lookup, .. } = self.case;
        let parsed = self.case.parsed(by);
        let statements = &parsed.statements;
        let as_of = by.or_else(|| statements.iter().filter_map(|one| one.received).max()).unwrap_or(Instant::MIN);

        let mut before = self.before.borrow_mut();
        stage("resolve");
        let resolution = resolve::resolve_again(statements, &self.model, &mut before.words)?;
        let incidents = &resolution.incidents;
        stage("link");
        let links = link::link(incidents, gazetteer, lookup);
        stage("weigh");
        let weigh = |incident| before.weigh(incident, of(incident, statements), book);
        let assessments = incidents.iter().map(weigh).collect::<Result<Vec<_>, _>>()?;

        stage("judge");
        let facts = judge::Facts {
            incidents,
            links: &links,
            assessments: &assessments,
            watchers: &self.watchers,
            standard: &info.standard,
            as_of,
        };
        let docket = judge::Docket::new(self.agreement.parties.iter().map(|party| &party.id), facts)?;
        let (mut findings, mut timeline, mut earliest) = (Vec::new(), Vec::new(), Vec::new());
        for norms in &self.norms {
            let ruling = judge::rule(norms, &docket)?;
            let found = ruling.findings(&is_told)?;
            earliest.push(judge::earliest(norms, &found, incidents));
            findings.extend(found);
            timeline.extend(ruling.timeline());
        }
        // Within an incident the order of judging is kept.
        let place: BTreeMap<&Name, usize> = incidents.iter().map(|one| &one.id).zip(0..).collect();
        let of_incident = |finding: &Finding| finding.parts.incident.as_ref().and_then(|one| place.get(one).copied());
        findings.sort_by_key(|finding| of_incident(finding).unwrap_or(usize::MAX));
        Ok(Found { as_of, parsed, resolution, links, assessments, findings, timeline, earliest })
    }
}

/// Who would have seen what, and on whose side they are.
fn watchers(Case { watches, book, agreement, .. }: &Case) -> Vec<judge::Watcher> {
    let side = |by: &Name| {
        let speaker = book.speakers.iter().find(|speaker| speaker.id == *by);
        speaker.and_then(|speaker| speaker.affiliation.party()).cloned().into_iter().collect()
    };
    let watcher = |watch: &model::Watch| judge::Watcher {
        side: side(&watch.by),
        watch: model::Watch { areas: units(&watch.areas, agreement), ..watch.clone() },
    };
    watches.iter().map(watcher).collect()
}

/// Areas with the units that the agreement says they are, by whatever reading.
fn units(areas: &Names, agreement: &agreement::Agreement) -> Names {
    let Names::Of(named) = areas else { return Names::All };
    let mut all = named.clone();
    let mut place = 0;
    while let Some(area) = all.get(place).cloned() {
        let parts = agreement.clauses.iter().filter_map(|line| match &line.kind {
            Kind::AreaIs { area: defined, names, .. } if *defined == area => Some(names),
            _ => None,
        });
        for name in parts.flatten() {
            if !all.contains(name) {
                all.push(name.clone());
            }
        }
        place += 1;
    }
    Names::Of(all)
}
