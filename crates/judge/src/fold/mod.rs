//! The judge of one reading: one fold over deeds in the order of time, with bounded state.
//!
//! A case is noted whole before it is judged, since what is reported later may have happened earlier, and since who was
//! bound may hang on it. A log is judged as it comes: each deed first, then it is noted for those that follow.

mod due;
mod hold;

use agreement::Norms;
use model::{Certainty, Dimension, FindingKind, Instant, LeafSet, Membership, Name, Names, Standard};

use self::hold::freed;
use crate::JudgeError;
use crate::deed::{Deed, Known};
use crate::forms::{Course, Driving, Looked, Watcher, both};
use crate::holding::{Holding, Packed, Trace};
use crate::register::{Parties, Register};
use crate::rule::{Actor, Form, Raises, Rule, Shared, is_evident, took_place};

/// What is taken for complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record {
    /// Reports: what nobody reported may have happened all the same.
    Case,
    /// A log of everything, in the order in which it happened.
    Log,
}

/// The judge of one reading.
#[derive(Clone, Debug)]
pub struct Judge<'a> {
    norms: &'a Norms,
    pub(crate) rules: Vec<Rule<'a>>,
    pub(crate) course: Course<'a>,
    watchers: &'a [Watcher],
    record: Record,
    /// Whether a rule counts, so that deeds must be counted before they are judged.
    counts: bool,
    /// Whether what is found may free somebody or raise a duty.
    drives: bool,
    obliges: bool,
    /// Whether a date, the start, the end or a period raises a duty.
    dates: bool,
    remembers: bool,
    swept: Instant,
    heeds: Heeds,
}

/// The acts that some rule heeds, by what it heeds them for: most rows of a log are of none.
#[derive(Clone, Copy, Debug, Default)]
struct Heeds {
    /// To judge them.
    judged: LeafSet,
    /// To hold later ones against them.
    remembered: LeafSet,
    /// Since they raise a duty.
    raising: LeafSet,
    /// Since they meet one.
    meeting: LeafSet,
}

impl Heeds {
    fn of(rules: &[Rule<'_>]) -> Self {
        let mut heeds = Self::default();
        for rule in rules {
            let act = rule.reach.act.possible;
            if rule.forbids {
                heeds.judged = heeds.judged.union(act);
            }
            heeds.remembered = heeds.remembered.union(rule.remembered);
            if let Form::Oblige { duties, .. } | Form::Periodic { duties, .. } = &rule.form {
                let chances = duties.chain.iter().map(|chance| chance.wanted.reach.act.possible);
                heeds.meeting = chances.fold(heeds.meeting.union(act), LeafSet::union);
            }
            if let Form::Oblige { raises: Raises::Act { act, .. }, .. } = rule.form {
                heeds.raising = heeds.raising.union(act);
            }
        }
        heeds
    }
}

impl<'a> Judge<'a> {
    /// A judge of one reading. Every party of the agreement must have its number in the register already.
    ///
    /// # Errors
    /// [`JudgeError::TooMany`].
    pub fn new(
        norms: &'a Norms,
        register: &Register,
        record: Record,
        standard: &Standard,
        watchers: &'a [Watcher],
    ) -> Result<Self, JudgeError> {
        if norms.norms.len() > Holding::MOST_RULES {
            return Err(JudgeError::TooMany(norms.norms.len(), "terms"));
        }
        let log = record == Record::Log;
        let course = Course::new(norms, register, log, watchers);
        let mut rules: Vec<Rule<'a>> = Vec::with_capacity(norms.norms.len());
        for (place, norm) in norms.norms.iter().enumerate() {
            let mut rule = Rule::of(norms, place, norm, standard, register, log);
            // Most rules apply in the same place.
            rule.reach.ground.learn(register, rules.iter().map(|before| &before.reach.ground));
            rules.push(rule);
        }
        let raising: Vec<usize> = rules
            .iter()
            .filter_map(|rule| match rule.form {
                Form::Oblige { raises: Raises::Violation(term), .. } => term,
                _ => None,
            })
            .collect();
        for rule in &mut rules {
            if course.is_driven_by(rule.place, rule.norm.reciprocal) || raising.contains(&rule.place) {
                rule.set_driving();
            }
        }
        Ok(Self {
            norms,
            course,
            watchers,
            record,
            counts: rules.iter().any(|rule| matches!(rule.form, Form::Limit(_))),
            drives: rules.iter().any(|rule| rule.drives),
            obliges: rules.iter().any(|rule| matches!(rule.form, Form::Oblige { .. } | Form::Periodic { .. })),
            dates: rules.iter().any(|rule| match rule.form {
                Form::Oblige { raises, .. } => matches!(raises, Raises::Start | Raises::End | Raises::Once),
                Form::Periodic { .. } => true,
                _ => false,
            }),
            remembers: rules.iter().any(|rule| !rule.remembered.is_empty()),
            heeds: Heeds::of(&rules),
            rules,
            swept: Instant::MIN,
        })
    }

    /// Whether what is judged may hang on something that is reported later.
    pub(crate) fn looks_ahead(&self) -> bool {
        self.remembers || self.obliges || self.counts || self.drives || self.course.waits()
    }

    /// Whether what is judged may hang on what was judged before it.
    pub(crate) fn hangs_on_order(&self) -> bool {
        self.obliges || self.drives
    }

    /// The norms that it applies.
    #[must_use]
    pub fn norms(&self) -> &'a Norms {
        self.norms
    }

    /// Takes note of a deed of a case: of what it is an event, a notice, an occasion or a fulfilment of. `known` is what is
    /// known of each party, in the order of the register.
    pub fn note(&mut self, register: &Register, at: u64, deed: &Deed, known: &[Known]) {
        if self.course.is_moved_by(deed) {
            self.course.note(at, deed, took_place(deed, known));
        }
        if self.remembers && self.heeds.remembered.overlaps(deed.act) {
            self.remember(register, at, deed, known);
        }
        if self.obliges && self.record == Record::Case {
            let evident = is_evident(deed, known);
            for rule in &mut self.rules {
                if let Form::Oblige { duties, .. } | Form::Periodic { duties, .. } = &mut rule.form {
                    duties.note(at, deed, evident, register);
                }
            }
        }
    }

    fn remember(&mut self, register: &Register, at: u64, deed: &Deed, known: &[Known]) {
        let evident = is_evident(deed, known);
        for rule in self.rules.iter_mut().filter(|rule| rule.remembered.overlaps(deed.act)) {
            let established = rule.establishes(deed, known);
            for excuse in &mut rule.excuses {
                excuse.note(at, deed, established, register);
            }
            for (_, _, trail) in &mut rule.marks {
                trail.note(at, deed, established, register);
            }
            if let Form::Before { notices, .. } = &mut rule.form {
                notices.note(at, deed, evident, register);
            }
        }
    }

    /// Counts a deed against the limits, after every deed of a case was noted.
    pub fn count(&mut self, register: &Register, at: u64, deed: &Deed, known: &[Known]) {
        if !self.counts {
            return;
        }
        let start = self.course.start();
        let shared = Shared::of(deed, self.course.window(deed));
        for place in 0..self.rules.len() {
            let Some(rule) = self.rules.get_mut(place) else { continue };
            if !matches!(rule.form, Form::Limit(_)) {
                continue;
            }
            let looked = looked(rule, self.record, self.watchers, &self.course, deed, register);
            let covered = rule.cover(deed, shared);
            for party in actors(deed, rule.who) {
                let actor = Actor::of(party, deed, known, &self.course);
                let (coverage, _) = rule.cover_whole(covered, &self.course, (at, deed), actor, register, &looked);
                // Whether it goes beyond the limit itself is not what is counted. What frees the party is known of a log, and
                // of a case not yet.
                let (coverage, free) = match (self.record, rule.drives) {
                    (Record::Log, _) => (freed(&self.course, place, coverage, at, deed, party), Membership::In),
                    (Record::Case, drives) => (coverage, if drives { Membership::Open } else { Membership::In }),
                };
                let counted = Packed(coverage.0 & !(3 << (2 * Dimension::Exception as u16)));
                let is = both(both(counted.together(), deed.named.acted(party)), free);
                let kind = rule.kinds.covered(actor.known);
                if deed.certainty == Certainty::Refuted {
                    continue;
                }
                let is = if kind.is_alleged_or_more() { is } else { both(is, Membership::Open) };
                if let Form::Limit(tally) = &mut rule.form {
                    tally.note(at, deed, party, is, kind, start);
                }
            }
        }
    }

    /// Takes note of what a deed may mean for who is bound, after every deed of a case was counted.
    pub fn weigh(&mut self, register: &Register, at: u64, deed: &Deed, known: &[Known]) {
        if !self.drives {
            return;
        }
        let shared = Shared::of(deed, self.course.window(deed));
        for place in 0..self.rules.len() {
            let Some(rule) = self.rules.get_mut(place) else { continue };
            if !rule.drives || !rule.forbids {
                continue;
            }
            let looked = looked(rule, self.record, self.watchers, &self.course, deed, register);
            let reciprocal = rule.norm.reciprocal;
            let covered = rule.cover(deed, shared);
            for party in actors(deed, rule.who) {
                let actor = Actor::of(party, deed, known, &self.course);
                let (coverage, weakest) = rule.cover_whole(covered, &self.course, (at, deed), actor, register, &looked);
                let kind = rule.kind(coverage, actor.known, weakest);
                // Whether it was one is not sure before it is known what frees the party itself.
                if kind == FindingKind::Violation || kind == FindingKind::ProbableViolation {
                    let kind = FindingKind::ProbableViolation;
                    let driving = Driving { term: place, party, kind, reciprocal, agreed: false };
                    self.course.expect(at, deed, driving);
                }
            }
        }
    }

    /// Judges a deed: one holding for each rule and each possible actor. Of a log what is not covered is not told, and each
    /// duty that the deed meets is.
    pub fn judge(&mut self, register: &Register, at: u64, deed: &Deed, known: &[Known], sink: &mut impl FnMut(Told)) {
        let log = self.record == Record::Log;
        self.course.judged(at);
        let driving = if log && !self.heeds.judged.overlaps(deed.act) {
            vec![]
        } else {
            self.hold(register, at, deed, known, sink)
        };
        // What a deed means for who is bound, it means for what comes after it.
        for one in driving {
            self.course.drive(at, deed, one);
            self.violated(register, at, deed, one);
        }
        if log && self.heeds.meeting.overlaps(deed.act) {
            self.meet(register, at, deed, sink);
        }
        if self.obliges && (deed.event.is_some() || self.heeds.raising.overlaps(deed.act)) {
            self.occasion(register, at, deed, known);
        }
    }

    /// Who would have known of the notice that a rule asks for before an act, all the time in which it could be given.
    pub(crate) fn looked(&self, place: usize, deed: &Deed, register: &Register) -> Looked<'a> {
        let none = Looked::By(vec![]);
        self.rules
            .get(place)
            .map_or(none, |rule| looked(rule, self.record, self.watchers, &self.course, deed, register))
    }

    /// Of a log: takes note of a deed for those that follow, after it was judged.
    pub fn follow(&mut self, register: &Register, at: u64, deed: &Deed, known: &[Known]) {
        self.note(register, at, deed, known);
        self.count(register, at, deed, known);
    }

    /// Of a log: closes what was due before `now`, and forgets what no longer matters.
    pub fn advance(&mut self, now: Instant, sink: &mut impl FnMut(Told)) {
        if self.dates {
            self.dated(now);
        }
        for place in 0..if self.obliges { self.rules.len() } else { 0 } {
            let mut closed = Vec::new();
            match self.rules.get_mut(place).map(|rule| &mut rule.form) {
                Some(Form::Oblige { duties, .. } | Form::Periodic { duties, .. }) if duties.has_passed(now) => {
                    duties.expire(now, |duty| closed.push(duty));
                }
                _ => continue,
            }
            closed.into_iter().for_each(|duty| sink(self.told(place, duty, now, &|_, _| Known::LOGGED)));
        }
        if self.remembers && now >= self.swept.plus(86_400) {
            self.swept = now;
            for rule in &mut self.rules {
                rule.excuses.iter_mut().for_each(|excuse| excuse.forget(now));
                rule.marks.iter_mut().for_each(|(_, _, trail)| trail.forget(now));
                if let Form::Before { notices, .. } = &mut rule.form {
                    notices.forget(now);
                }
            }
        }
    }

    /// Tells every duty that has not been told. `known_of` tells what is known of a deed and a party.
    pub fn close(&mut self, as_of: Instant, known_of: &dyn Fn(u64, u8) -> Known, sink: &mut impl FnMut(Told)) {
        if !self.obliges {
            return;
        }
        if self.dates {
            self.dated(as_of);
        }
        let mut closed = Vec::new();
        let log = self.record == Record::Log;
        for (place, rule) in self.rules.iter_mut().enumerate() {
            if let Form::Oblige { duties, .. } | Form::Periodic { duties, .. } = &mut rule.form {
                if log {
                    duties.rest(|duty| closed.push((place, duty)));
                } else {
                    duties.conclude(as_of, |duty| closed.push((place, duty)));
                }
            }
        }
        closed.into_iter().for_each(|(place, duty)| sink(self.told(place, duty, as_of, known_of)));
    }
}

/// A holding as it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// About a deed.
    Deed(Holding),
    /// About a duty.
    Duty {
        /// The rule, by its place.
        rule: usize,
        /// Whose duty it is.
        party: u8,
        /// Coverage.
        coverage: Packed,
        /// The finding.
        kind: FindingKind,
        /// What more there is to tell.
        trace: Trace,
    },
}

/// Who would have known of the notice that a rule asks for before an act, all the time in which it could be given.
fn looked<'w>(
    rule: &Rule<'_>,
    record: Record,
    watchers: &'w [Watcher],
    course: &Course<'_>,
    deed: &Deed,
    register: &Register,
) -> Looked<'w> {
    let agreement::Form::Before { needs, at_least_s, at_most_s, .. } = &rule.norm.form else {
        return Looked::By(vec![]);
    };
    if record == Record::Log {
        return Looked::Everybody;
    }
    let since = match at_most_s {
        Some(most) => deed.from.plus(-most),
        None => deed.from.plus(-at_least_s).min(course.start().earliest),
    };
    let units = register.at(deed.site).map_or(&[][..], |site| site.areas.as_slice());
    let covers = |one: &&Watcher| {
        let watch = &one.watch;
        let in_time = watch.time.from <= since && watch.time.to >= deed.latest();
        watch.acts.contains(*needs) && in_time && there(&watch.areas, units)
    };
    Looked::By(watchers.iter().filter(covers).collect())
}

/// Whether somebody looks wherever something may be.
fn there(areas: &Names, units: &[Name]) -> bool {
    *areas == Names::All || !units.is_empty() && units.iter().all(|unit| areas.hold(unit))
}

/// Who may have done it: those that are named, else all that the rule binds.
fn actors(deed: &Deed, who: Parties) -> impl Iterator<Item = u8> + use<> {
    if deed.named.is_empty() { who.each() } else { deed.named.each() }
}
