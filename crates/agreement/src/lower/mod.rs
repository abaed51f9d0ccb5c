//! Lowering: what applies under one reading, as norms.
//!
//! Binding conventions: a clause that is absent restricts nothing, except that the hour, the counting of days, whose an
//! object is and whether an attempt counts are "not said" where they are absent; "not said" opens the dimension.
//!
//! Here: what every term is made of. `life.rs`: when a party is bound. `scope.rs`: classes, means, areas, exceptions. What
//! a kind of term lowers to stands with the kind, in `terms/`.

mod life;
mod scope;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::tz::TimeZone;
use model::{Hours, Instant, Name, TimeError};

use crate::ast::{Agreement, ClauseId, Item, Kind, Line, Matter, Moment, Rule, Said, Where, Whose};
use crate::norms::{
    Ambit, AttemptRule, Edge, Exception, ExceptionBox, Form, NoExcuse, Norm, Norms, Owner, Proof, ReleaseRule, Scope,
    Territory,
};
use crate::terms::{self, Lowered};

/// The norms of the reading at `index` of [`Agreement::readings_or_text`]; `None` where there is no such reading.
///
/// # Errors
/// [`TimeError`] where a date lies at the edge of the calendar, or a date without a zone meets parties without clocks.
pub fn lower(agreement: &Agreement, index: usize) -> Result<Option<Norms>, TimeError> {
    let Some(reading) = agreement.readings_or_text().into_iter().nth(index) else { return Ok(None) };
    let lowering = Lowering::new(agreement, index)?;
    let (norms, releases) = lowering.terms()?;
    Ok(Some(Norms {
        agreement: agreement.id.clone(),
        version: agreement.version.clone(),
        reading: reading.id,
        holder: reading.holder,
        parties: agreement.party_summaries(),
        clocks: agreement.clock_names(),
        clauses: lowering.applying.iter().filter_map(|id| Some(agreement.clauses.get(*id)?.clause.clone())).collect(),
        life: lowering.life(releases)?,
        norms,
    }))
}

/// What is at hand while one reading is lowered.
pub(crate) struct Lowering<'a> {
    pub(crate) agreement: &'a Agreement,
    pub(crate) reading: usize,
    /// Clauses of the reading and of the agreement, headings left out, sorted.
    pub(crate) applying: Vec<ClauseId>,
    /// The parties' clocks: what a date may mean where no zone is said.
    clocks: Vec<TimeZone>,
    /// What is said of the agreement as a whole, outside its parties, terms and definitions.
    pub(crate) whole: Said<'a>,
    /// Classes that have been worked out, by reading.
    classes: RefCell<BTreeMap<(&'a Name, usize), Rc<Scope>>>,
    /// The latest instant at which the agreement may begin, once it has been worked out.
    start: OnceCell<Instant>,
}

/// A term with its rule.
pub(crate) struct Ruled<'a> {
    pub term: &'a Name,
    pub said: Said<'a>,
    /// The clause that is its rule.
    pub id: ClauseId,
    pub rule: &'a Kind,
}

impl<'a> Lowering<'a> {
    /// `reading` may lie past the last: the agreement's own clauses are then all that applies.
    pub(crate) fn new(agreement: &'a Agreement, reading: usize) -> Result<Self, TimeError> {
        let ids = agreement.of_reading(None).iter().chain(agreement.of_reading(Some(reading)));
        let said = |id: &&ClauseId| agreement.clauses.get(**id).is_some_and(|line| line.kind != Kind::Heading);
        let mut applying: Vec<ClauseId> = ids.filter(said).copied().collect();
        applying.sort_unstable();
        let zones = agreement.clock_names();
        let clocks = zones.iter().map(|zone| model::zone(zone)).collect::<Result<_, _>>()?;
        let whole = agreement.said(reading, &Item::Whole);
        Ok(Self { agreement, reading, applying, clocks, whole, classes: RefCell::default(), start: OnceCell::new() })
    }

    /// Every term of the reading by its kind: rules to be judged, and releases.
    pub(crate) fn terms(&self) -> Result<(Vec<Norm>, Vec<ReleaseRule>), TimeError> {
        let (mut norms, mut releases) = (Vec::<Norm>::new(), Vec::new());
        for term in &self.agreement.terms {
            let said = self.said(&term.id);
            let Some((id, kind, rule)) = terms::rule(&said) else { continue };
            match (kind.lower)(self, &Ruled { term: &term.id, said, id, rule })? {
                Some(Lowered::Norm(norm)) => norms.push(*norm),
                Some(Lowered::Release(release)) => releases.push(release),
                None => {}
            }
        }
        let permissions: Vec<Exception> = norms.iter().filter_map(permission).collect();
        for norm in norms.iter_mut().filter(|norm| norm.form == Form::Prohibit) {
            norm.ambit.exceptions.extend(permissions.iter().cloned());
        }
        Ok((norms, releases))
    }

    /// The place in [`Norms::clauses`] of a clause that applies.
    pub(crate) fn place(&self, id: ClauseId) -> usize {
        self.applying.binary_search(&id).unwrap_or(0)
    }

    /// The clause that a place in [`Norms::clauses`] is.
    pub(crate) fn at(&self, place: usize) -> Option<&'a Line> {
        self.applying.get(place).and_then(|id| self.agreement.clauses.get(*id))
    }

    /// What is said of a term.
    pub(crate) fn said(&self, term: &Name) -> Said<'a> {
        self.agreement.said(self.reading, &Item::Term(term.clone()))
    }

    /// The instant that a moment means. Of a clock time, the minute's first instant is meant; of several dates, the first
    /// instants of both.
    pub(crate) fn edge(&self, moment: &Moment) -> Result<Edge, TimeError> {
        let all = moment.interval(&self.clocks)?;
        let minute = i64::from(moment.clock.is_some()) * 60;
        Ok(Edge { earliest: all.from, latest: all.to.plus(-minute) })
    }

    /// What every rule has: who is bound by it, what it speaks of, its proof and its classes of severity.
    pub(crate) fn norm(&self, of: &Ruled<'a>, rule: &'a Rule, sentence: String, form: Form) -> Result<Norm, TimeError> {
        let parties = self.agreement.parties.iter().map(|party| &party.id);
        let who = parties.filter(|party| rule.who.is_empty() || rule.who.contains(party)).cloned().collect();
        // The standard of a term, else the one for all terms.
        let proof = |kind: &'a Kind| match kind {
            Kind::Proof { certainty, attribution } => Some(Some((*certainty, attribution.clone()))),
            Kind::NotSaid(Matter::Proof) => Some(None),
            _ => None,
        };
        let proof = of.said.last(proof).or_else(|| self.whole.last(proof));
        let proof = proof.and_then(|(id, proof)| Some((id, proof?)));
        let grave = |kind: &Kind| if let Kind::Grave(gravity, least) = kind { Some((*least, *gravity)) } else { None };
        let own = of.said.all(grave);
        let gravity = if own.is_empty() { self.whole.all(grave) } else { own };
        let mut gravity: Vec<_> = gravity.into_iter().map(|(id, (t, gravity))| (t, gravity, self.place(id))).collect();
        gravity.sort_by_key(|(_, gravity, place)| (std::cmp::Reverse(*gravity), *place));
        let clause = |wanted: Kind| of.said.last(|kind| (*kind == wanted).then_some(())).map(|(id, ())| self.place(id));
        Ok(Norm {
            term: of.term.clone(),
            kind: rule.kind,
            sentence,
            clause: self.place(of.id),
            who,
            ambit: self.ambit(of, rule)?,
            form,
            proof: proof.map(|(id, (certainty, attribution))| Proof { certainty, attribution, clause: self.place(id) }),
            gravity,
            survives: clause(Kind::Survives),
            reciprocal: clause(Kind::Reciprocal),
        })
    }

    /// The acts that a rule speaks of.
    pub(crate) fn ambit(&self, of: &Ruled<'a>, rule: &'a Rule) -> Result<Ambit, TimeError> {
        let (said, clause) = (&of.said, self.place(of.id));
        let (whose, whose_clause) = self.whose(said);
        let place = said.last(|kind| if let Kind::Area(place) = kind { Some(place) } else { None });
        let (area, area_clause) = match place {
            None if rule.areas.is_empty() => (None, None),
            None => (Some(self.area(&rule.areas, of.id)), Some(clause)),
            Some((id, Where::Only(areas))) => (Some(self.area(areas, id)), Some(self.place(id))),
            Some((id, Where::NotSaid)) => (Some(self.area(&[], id)), Some(self.place(id))),
            Some((id, Where::Everywhere)) => (None, Some(self.place(id))),
        };
        let hours = said.last(|kind| match kind {
            Kind::Hours { from, to, zone } => Some((from, to, zone)),
            _ => None,
        });
        Ok(Ambit {
            act: Scope::only(rule.act, vec![clause]),
            object: self.object_of(rule, clause),
            means: self.means(said),
            territory: Territory { of_other: rule.of_other, whose, whose_clause, area, area_clause },
            hours: hours.map(|(id, (from, to, zone))| {
                let zones = zone.as_ref().map_or_else(|| self.agreement.clock_names(), |zone| vec![zone.clone()]);
                (Hours { from: from.clone(), to: to.clone(), zones }, self.place(id))
            }),
            attempt: self.attempt(said, rule, clause),
            exceptions: self.exceptions(said)?,
            marks: self.marks(said),
        })
    }

    /// How it is told whose an object is, and the clause.
    fn whose(&self, said: &Said<'a>) -> (Owner, Option<usize>) {
        let mut claims = Vec::new();
        let said = said.all(|kind| if let Kind::WhoseFacility(whose) = kind { Some(whose) } else { None });
        let clause = said.last().map(|(id, _)| self.place(*id));
        for (_, whose) in said {
            match whose {
                Whose::Holder => return (Owner::Holder, clause),
                Whose::Recognised => return (Owner::Recognised, clause),
                Whose::Operator => return (Owner::Operator, clause),
                Whose::Own { party, areas } => claims.push((party.clone(), areas.clone())),
                Whose::NotSaid => {}
            }
        }
        (Owner::Claimed(claims), clause)
    }

    fn attempt(&self, said: &Said<'a>, rule: &Rule, clause: usize) -> AttemptRule {
        let said = said.last(|kind| if let Kind::Attempt(counts) = kind { Some(*counts) } else { None });
        match said.map(|(id, counts)| (self.place(id), counts)) {
            Some((place, Some(true))) => AttemptRule::Counts(place),
            // What the holder counts against the other side is not out when its own side does it.
            Some((place, Some(false))) => match self.counts_attempts() {
                Some(counted) => AttemptRule::NotSaid(Some(counted)),
                None => AttemptRule::DoesNotCount(place),
            },
            Some((place, None)) => AttemptRule::NotSaid(Some(place)),
            // Only what harms can be attempted and fail: a flight or a notice takes place or does not.
            None if !rule.forbids_harm() => AttemptRule::Counts(clause),
            None => AttemptRule::NotSaid(None),
        }
    }
}

/// A permission as an exception to what is prohibited.
fn permission(norm: &Norm) -> Option<Exception> {
    let what = || ExceptionBox::Permission { who: norm.who.clone(), ambit: Box::new(norm.ambit.clone()) };
    (norm.form == Form::Permit).then(|| Exception {
        name: norm.term.clone(),
        clause: norm.clause,
        what: what(),
        not: NoExcuse::default(),
    })
}

impl Agreement {
    /// The zones of the parties' clocks, in the order of the text.
    pub(crate) fn clock_names(&self) -> Vec<Name> {
        let clock = |id: &ClauseId| match self.clauses.get(*id).map(|line| &line.kind) {
            Some(Kind::Clock(zone)) => Some(zone.clone()),
            _ => None,
        };
        self.of_reading(None).iter().filter_map(clock).collect()
    }
}
