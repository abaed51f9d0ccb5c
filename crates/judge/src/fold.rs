//! The judge of one reading: one fold over deeds in the order of time, with bounded state.
//!
//! A case is noted whole before it is judged, since what is reported later may have happened earlier, and since who was
//! bound may hang on it. A log is judged as it comes: each deed first, then it is noted for those that follow.

use agreement::{Deadline, Edge, Norms};
use model::{Certainty, Dimension, FindingKind, Instant, Interval, Membership, Name, Names, Standard};

use crate::JudgeError;
use crate::deed::{Deed, Known};
use crate::forms::{Course, Driving, Duties, Duty, Looked, Met, Watcher, both, watched};
use crate::holding::{Holding, Packed, Subject, Trace};
use crate::register::{Parties, Register};
use crate::rule::{Form, Raises, Rule, by_only, is_evident, took_place};
use crate::table::{Proven, State, decide};

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
    remembers: bool,
    swept: Instant,
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
        let course = Course::new(norms, register, log);
        let each = norms.norms.iter().enumerate();
        let mut rules: Vec<Rule<'a>> =
            each.map(|(place, norm)| Rule::of(norms, place, norm, standard, register, log)).collect();
        let raising: Vec<usize> = rules
            .iter()
            .filter_map(|rule| match rule.form {
                Form::Oblige { raises: Raises::Violation(term), .. } => term,
                _ => None,
            })
            .collect();
        for rule in &mut rules {
            rule.drives = course.is_driven_by(rule.place, rule.norm.reciprocal) || raising.contains(&rule.place);
        }
        Ok(Self {
            norms,
            course,
            watchers,
            record,
            counts: rules.iter().any(|rule| matches!(rule.form, Form::Limit(_))),
            drives: rules.iter().any(|rule| rule.drives),
            obliges: rules.iter().any(|rule| matches!(rule.form, Form::Oblige { .. } | Form::Periodic { .. })),
            remembers: rules.iter().any(|rule| {
                !rule.excuses.is_empty() || !rule.marks.is_empty() || matches!(rule.form, Form::Before { .. })
            }),
            rules,
            swept: Instant::MIN,
        })
    }

    /// Whether what is judged may hang on something that is reported later.
    pub(crate) fn looks_ahead(&self) -> bool {
        self.remembers || self.obliges || self.counts || self.drives || self.course.waits()
    }

    /// The norms that it applies.
    #[must_use]
    pub fn norms(&self) -> &'a Norms {
        self.norms
    }

    /// Takes note of a deed of a case: of what it is an event, a notice, an occasion or a fulfilment of. `known` is what is
    /// known of each party, in the order of the register.
    pub fn note(&mut self, register: &Register, at: u64, deed: &Deed, known: &[Known]) {
        self.course.note(at, deed, took_place(deed, known));
        if self.remembers {
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
        for rule in &mut self.rules {
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
        for place in 0..self.rules.len() {
            let looked = self.looked(place, deed, register);
            let Some(rule) = self.rules.get_mut(place) else { continue };
            if !matches!(rule.form, Form::Limit(_)) {
                continue;
            }
            for party in actors(deed, rule.who) {
                let (coverage, _) = rule.cover(&self.course, at, deed, party, register, &looked);
                // Whether it goes beyond the limit itself is not what is counted. What frees the party is known of a log, and
                // of a case not yet.
                let (coverage, free) = match (self.record, rule.drives) {
                    (Record::Log, _) => (freed(&self.course, place, coverage, at, deed, party), Membership::In),
                    (Record::Case, drives) => (coverage, if drives { Membership::Open } else { Membership::In }),
                };
                let counted = Packed(coverage.0 & !(3 << (2 * Dimension::Exception as u16)));
                let is = both(both(counted.together(), by_only(deed.named, party)), free);
                let known = known_of(known, deed, party);
                let kind = rule.kinds.get(known);
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
        for place in 0..self.rules.len() {
            let looked = self.looked(place, deed, register);
            let Some(rule) = self.rules.get_mut(place) else { continue };
            if !rule.drives || !rule.forbids() {
                continue;
            }
            let reciprocal = rule.norm.reciprocal;
            for party in actors(deed, rule.who) {
                let (coverage, weakest) = rule.cover(&self.course, at, deed, party, register, &looked);
                let known = known_of(known, deed, party);
                let kind = rule.kind(coverage, known, weakest);
                // Whether it was one is not sure before it is known what frees the party itself.
                if kind == FindingKind::Violation || kind == FindingKind::ProbableViolation {
                    let kind = FindingKind::ProbableViolation;
                    let driving = Driving { term: place, party, kind, reciprocal, agreed: false };
                    self.course.expect(at, deed, driving);
                }
            }
        }
    }

    /// Judges a deed: one holding for each rule and each possible actor; and, of a log, each duty that it meets.
    pub fn judge(&mut self, register: &Register, at: u64, deed: &Deed, known: &[Known], sink: &mut impl FnMut(Told)) {
        let mut driving = Vec::new();
        self.course.judged(at);
        for place in 0..self.rules.len() {
            let looked = self.looked(place, deed, register);
            let Some(rule) = self.rules.get_mut(place) else { continue };
            if !rule.forbids() {
                continue;
            }
            for party in actors(deed, rule.who) {
                let (coverage, weakest) = rule.cover(&self.course, at, deed, party, register, &looked);
                let coverage = freed(&self.course, place, coverage, at, deed, party);
                let known = known_of(known, deed, party);
                let kind = rule.kind(coverage, known, weakest);
                sink(Told::Deed(Holding::new(at, place, party, coverage, kind)));
                if rule.drives && kind.is_alleged_or_more() {
                    let (reciprocal, agreed) = (rule.norm.reciprocal, rule.norm.proof.is_some());
                    driving.push(Driving { term: place, party, kind, reciprocal, agreed });
                }
            }
        }
        // What a deed means for who is bound, it means for what comes after it.
        for one in driving {
            self.course.drive(at, deed, one);
            self.violated(register, at, deed, one);
        }
        if self.obliges {
            if self.record == Record::Log {
                self.meet(register, at, deed, sink);
            }
            self.occasion(register, at, deed, known);
        }
    }

    /// Of a log: takes note of a deed for those that follow, after it was judged.
    pub fn follow(&mut self, register: &Register, at: u64, deed: &Deed, known: &[Known]) {
        self.note(register, at, deed, known);
        self.count(register, at, deed, known);
    }

    /// Of a log: closes what was due before `now`, and forgets what no longer matters.
    pub fn advance(&mut self, now: Instant, sink: &mut impl FnMut(Told)) {
        if self.obliges {
            self.dated(now);
            let mut closed = Vec::new();
            for (place, rule) in self.rules.iter_mut().enumerate() {
                if let Form::Oblige { duties, .. } | Form::Periodic { duties, .. } = &mut rule.form {
                    duties.expire(now, |duty| closed.push((place, duty)));
                }
            }
            closed.into_iter().for_each(|(place, duty)| sink(self.told(place, duty, now, &|_, _| Known::LOGGED)));
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
        self.dated(as_of);
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

    /// Who would have known of the notice that a rule asks for before an act, all the time in which it could be given.
    pub(crate) fn looked(&self, place: usize, deed: &Deed, register: &Register) -> Looked<'a> {
        let norm = self.norms.norms.get(place).map(|norm| &norm.form);
        let Some(agreement::Form::Before { needs, at_least_s, at_most_s, .. }) = norm else {
            return Looked::By(vec![]);
        };
        if self.record == Record::Log {
            return Looked::Everybody;
        }
        let since = match at_most_s {
            Some(most) => deed.from.plus(-most),
            None => deed.from.plus(-at_least_s).min(self.course.start().earliest),
        };
        let units = register.at(deed.site).map_or(&[][..], |site| site.areas.as_slice());
        let covers = |one: &&Watcher| {
            let watch = &one.watch;
            let in_time = watch.time.from <= since && watch.time.to >= deed.latest();
            watch.acts.contains(*needs) && in_time && there(&watch.areas, units)
        };
        Looked::By(self.watchers.iter().filter(covers).collect())
    }

    /// Raises the duties that a deed or an event occasions.
    fn occasion(&mut self, register: &Register, at: u64, deed: &Deed, known: &[Known]) {
        if deed.not_done || deed.certainty == Certainty::Refuted {
            return;
        }
        for rule in &mut self.rules {
            let who = rule.who;
            let survives = rule.norm.survives.is_some();
            let Form::Oblige { duties, raises, keys, deadline: Deadline::After { within_s, .. }, .. } = &mut rule.form
            else {
                continue;
            };
            let (act, by_other) = match raises {
                Raises::Event(event) if event.is_some() && deed.event == *event => (Membership::In, None),
                Raises::Act { act, by_other } if act.overlaps(deed.act) => {
                    let is = if act.contains(deed.act) { Membership::In } else { Membership::Open };
                    (is, Some(*by_other))
                }
                _ => continue,
            };
            let sure = if by_other.is_some() { is_evident(deed, known) } else { took_place(deed, known) };
            let arose = both(act, if sure { Membership::In } else { Membership::Open });
            for party in who.each() {
                let whose = match by_other {
                    Some(true) => crate::forms::by_another(deed.named, party),
                    Some(false) if keys.party => by_only(deed.named, party),
                    _ => Membership::In,
                };
                let actor = self.course.actor(deed, party);
                let time = self.course.time(at, deed, party, rule.place, survives);
                let log = self.record == Record::Log;
                if whose == Membership::Out || log && both(actor, time) == Membership::Out {
                    continue;
                }
                let (since, due) = after(deed, *within_s);
                duties.raise(Duty {
                    party,
                    subject: Subject::Deed(at),
                    key: duties.first.keys.value(deed, register),
                    since: Some(since),
                    due: Some(due),
                    arose: both(arose, whose),
                    actor,
                    time,
                    step: 0,
                    met: Met::NOT,
                });
            }
        }
    }

    /// Raises the duties that a violation occasions.
    fn violated(&mut self, register: &Register, at: u64, deed: &Deed, driving: Driving) {
        let Driving { term, party, kind, .. } = driving;
        let arose = match kind {
            FindingKind::Violation => Membership::In,
            FindingKind::ProbableViolation => Membership::Open,
            _ => return,
        };
        for rule in &mut self.rules {
            let who = rule.who;
            let (place, survives) = (rule.place, rule.norm.survives.is_some());
            let Form::Oblige { duties, raises: Raises::Violation(Some(about)), deadline, .. } = &mut rule.form else {
                continue;
            };
            let Deadline::After { within_s, .. } = deadline else { continue };
            if *about != term || !who.contains(party) {
                continue;
            }
            let (since, due) = after(deed, *within_s);
            duties.raise(Duty {
                party,
                subject: Subject::Deed(at),
                key: duties.first.keys.value(deed, register),
                since: Some(since),
                due: Some(due),
                arose,
                actor: self.course.actor(deed, party),
                time: self.course.time(at, deed, party, place, survives),
                step: 0,
                met: Met::NOT,
            });
        }
    }

    /// Raises the duties that dates, start and end occasion, once each, and those of every period that has begun.
    fn dated(&mut self, now: Instant) {
        let log = self.record == Record::Log;
        let (start, end) = (self.course.start(), self.course.end);
        for rule in &mut self.rules {
            let (who, place, survives) = (rule.who, rule.place, rule.norm.survives.is_some());
            match &mut rule.form {
                Form::Oblige { duties, raises, deadline, raised, .. } if !*raised => {
                    let (edge, subject) = match raises {
                        Raises::Start => (start, Subject::Start),
                        Raises::End => (end, Subject::End),
                        Raises::Once => match deadline {
                            Deadline::At(due) => (*due, Subject::At(due.earliest)),
                            _ => (start, Subject::Start),
                        },
                        _ => continue,
                    };
                    // What has not begun, or not ended, raises nothing.
                    let begun = if log { edge.latest <= now } else { edge.earliest <= now };
                    let by_date = matches!(deadline, Deadline::At(_));
                    if !begun && !by_date || edge.earliest == Instant::MAX {
                        continue;
                    }
                    *raised = true;
                    let since = (!by_date).then_some(edge);
                    let due = match deadline {
                        Deadline::After { within_s, .. } => Some(edge.plus(*within_s)),
                        Deadline::At(due) => Some(*due),
                        Deadline::NotSaid => None,
                    };
                    let at = if *raises == Raises::End || by_date { moment(edge) } else { moment(edge.plus(1)) };
                    for party in who.each() {
                        let unsaid = if edge.latest == Instant::MAX { Membership::Open } else { Membership::In };
                        let time =
                            if by_date { self.course.time(u64::MAX, &at, party, place, survives) } else { unsaid };
                        let actor = self.course.actor(&at, party);
                        let (arose, met) = (Membership::In, Met::NOT);
                        let key = Some(crate::forms::Key::default());
                        duties.raise(Duty { party, subject, key, since, due, arose, actor, time, step: 0, met });
                    }
                }
                Form::Periodic { duties, every, next } => {
                    let until = now.min(end.latest.plus(-1));
                    let clocks = &self.norms.clocks;
                    let mut from = next.unwrap_or(start.earliest);
                    if from == Instant::MIN || from == Instant::MAX {
                        continue;
                    }
                    while from <= until {
                        let Some((since, due)) = period(*every, from, clocks, start.earliest) else { break };
                        let whole = Interval { from: since.earliest, to: due.latest };
                        let at = Deed::unknown(whole);
                        for party in who.each() {
                            let actor = self.course.actor(&at, party);
                            let time = self.course.time(u64::MAX, &at, party, place, survives);
                            let (arose, met, subject) = (Membership::In, Met::NOT, Subject::At(since.earliest));
                            // What is done as the next period begins is done in that one.
                            let due = Some(due.plus(-1));
                            let (since, key) = (Some(since), Some(crate::forms::Key::default()));
                            duties.raise(Duty { party, subject, key, since, due, arose, actor, time, step: 0, met });
                        }
                        from = due.latest.max(from.plus(1));
                    }
                    *next = Some(from);
                }
                _ => {}
            }
        }
    }

    /// Holds a deed of a log against the duties that are open.
    fn meet(&mut self, register: &Register, at: u64, deed: &Deed, sink: &mut impl FnMut(Told)) {
        let mut met = Vec::new();
        for (place, rule) in self.rules.iter_mut().enumerate() {
            if let Form::Oblige { duties, .. } | Form::Periodic { duties, .. } = &mut rule.form {
                duties.meet(at, deed, rule.who, register, |duty| met.push((place, duty)));
            }
        }
        met.into_iter().for_each(|(place, duty)| sink(self.told(place, duty, deed.from, &|_, _| Known::LOGGED)));
    }

    /// What is said of a duty.
    fn told(&self, place: usize, duty: Duty, as_of: Instant, known_of: &dyn Fn(u64, u8) -> Known) -> Told {
        let state = match duty.met.membership {
            Membership::In => State::Met,
            _ if duty.is_ahead(as_of) => State::Ahead,
            _ => State::Unmet,
        };
        let seen = if state == State::Unmet { self.silence(place, &duty, known_of) } else { None };
        let unseen = if seen.is_none() { Membership::Open } else { Membership::In };
        let act = match state {
            State::Unmet if duty.met.membership == Membership::Open => Membership::Open,
            State::Unmet => both(duty.arose, unseen),
            State::Done | State::Met | State::Ahead => duty.arose,
        };
        // What frees a party within a period frees it from what is due in the period.
        let time = match (self.rules.get(place).map(|rule| &rule.form), duty.since, duty.due) {
            (Some(Form::Periodic { .. }), Some(since), Some(due)) => {
                let whole = Deed::unknown(Interval { from: since.earliest, to: due.latest.plus(1) });
                self.course.time(u64::MAX, &whole, duty.party, place, false)
            }
            _ => duty.time,
        };
        let by_when = if duty.due.is_none() && state != State::Met { Membership::Open } else { Membership::In };
        let coverage = Packed::default()
            .with(Dimension::Actor, duty.actor)
            .with(Dimension::Act, act)
            .with(Dimension::Time, both(time, by_when));
        let known = seen.unwrap_or(Known { certainty: Certainty::Alleged, ..Known::LOGGED });
        let kind = self.rules.get(place).map_or(FindingKind::CannotRule, |rule| {
            let meets_standard = rule.kinds.get(known) == FindingKind::Violation;
            let Known { certainty, attribution, observed } = known;
            decide(coverage.together(), state, &Proven { certainty, attribution, observed, meets_standard })
        });
        let trace = Trace {
            subject: duty.subject,
            due: duty.due.map_or(Instant::MAX, |due| due.latest),
            met_by: u32::try_from(duty.met.by).unwrap_or(u32::MAX),
            step: duty.step,
        };
        Told::Duty { rule: place, party: duty.party, coverage, kind, trace }
    }

    /// What is known of a duty that was not met, by what is kept of it.
    pub(crate) fn seen(
        &self,
        place: usize,
        party: u8,
        trace: &Trace,
        known_of: &dyn Fn(u64, u8) -> Known,
    ) -> Option<Known> {
        self.silence(place, &self.duty(place, party, trace)?, known_of)
    }

    /// The duties of a rule.
    pub(crate) fn duties(&self, place: usize) -> Option<&Duties<'a>> {
        match &self.rules.get(place)?.form {
            Form::Oblige { duties, .. } | Form::Periodic { duties, .. } => Some(duties),
            _ => None,
        }
    }

    /// The duty that a trace is kept of.
    pub(crate) fn duty(&self, place: usize, party: u8, trace: &Trace) -> Option<Duty> {
        self.duties(place)?.told(party, trace)
    }

    /// What is known of a duty that was not met: by those who would have seen it, and by those who say so.
    fn silence(&self, place: usize, duty: &Duty, known_of: &dyn Fn(u64, u8) -> Known) -> Option<Known> {
        if self.record == Record::Log {
            return Some(Known::LOGGED);
        }
        let party = self.norms.parties.get(usize::from(duty.party)).map_or("", |party| &party.id);
        let silent = watched(self.silent(place, duty).into_iter(), party);
        let reported = self.duties(place)?.omissions(duty).into_iter().map(|at| known_of(at, duty.party));
        // The surest of them; who failed is whoever was to do it.
        let all = silent.into_iter().chain(reported).filter(|known| known.certainty != Certainty::Refuted);
        all.max_by_key(|known| (known.certainty, known.observed))
            .map(|known| Known { certainty: known.certainty, ..Known::LOGGED })
    }

    /// Who would have seen a duty met, all the time in which it could be, and would have told of it.
    pub(crate) fn silent(&self, place: usize, duty: &Duty) -> Vec<&'a Watcher> {
        let (Some(rule), Some(due)) = (self.rules.get(place), duty.due) else { return vec![] };
        let wanted = rule.reach.act.within;
        let since = duty.since.map_or(due.earliest, |since| since.latest);
        let units = rule.norm.ambit.territory.area.as_ref().map_or(&[][..], |area| area.units.as_slice());
        let covers = |one: &&Watcher| {
            let watch = &one.watch;
            let in_time = watch.time.from <= since && watch.time.to >= due.latest;
            watch.acts.contains(wanted) && there(&watch.areas, units) && in_time
        };
        self.watchers.iter().filter(covers).collect()
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

/// Whether somebody looks wherever something may be.
fn there(areas: &Names, units: &[Name]) -> bool {
    *areas == Names::All || !units.is_empty() && units.iter().all(|unit| areas.hold(unit))
}

/// What is known of a party as the actor; of one that nobody names, nothing.
fn known_of(known: &[Known], deed: &Deed, party: u8) -> Known {
    let named = known.get(usize::from(party)).filter(|_| deed.named.contains(party));
    named.copied().unwrap_or(Known::unnamed(deed.certainty))
}

/// Who may have done it: those that are named, else all that the rule binds.
fn actors(deed: &Deed, who: Parties) -> impl Iterator<Item = u8> + use<> {
    if deed.named.is_empty() { who.each() } else { deed.named.each() }
}

/// Coverage with what frees the party.
fn freed(course: &Course<'_>, term: usize, coverage: Packed, at: u64, deed: &Deed, party: u8) -> Packed {
    let all = course.pauses(party).iter().chain(course.expected(party, deed));
    let about = all.filter(|pause| pause.is_about(term));
    about.fold(coverage, |all, pause| all.join(Dimension::Time, pause.hold(at, deed)))
}

/// From when and until when something is due after a deed. In the very second the order is not known, but of a log.
fn after(deed: &Deed, within_s: i64) -> (Edge, Edge) {
    let since = Edge { earliest: deed.from, latest: deed.latest() };
    (since, Edge { latest: deed.last(), ..since }.plus(within_s))
}

/// The moment at an edge.
fn moment(edge: Edge) -> Deed {
    let from = edge.earliest.plus(-1);
    Deed::unknown(Interval {
        from,
        to: if edge.latest == Instant::MAX { edge.latest } else { edge.latest.max(from.plus(1)) },
    })
}

/// The beginning and the end of the period around an instant, by all clocks.
fn period(every: agreement::Period, at: Instant, clocks: &[Name], start: Instant) -> Option<(Edge, Edge)> {
    let utc = [Name::from("UTC")];
    let clocks = if clocks.is_empty() { utc.as_slice() } else { clocks };
    // The clocks may stand in different periods: the one of the first clock is meant, as every clock has it.
    let first = every.around(at, clocks.first()?, start).ok()?;
    let middle = Instant(first.from.0.midpoint(first.to.0));
    let each: Vec<Interval> = clocks.iter().filter_map(|zone| every.around(middle, zone, start).ok()).collect();
    let edge = |of: fn(&Interval) -> Instant| {
        Some(Edge { earliest: each.iter().map(of).min()?, latest: each.iter().map(of).max()? })
    };
    Some((edge(|one| one.from)?, edge(|one| one.to)?))
}
