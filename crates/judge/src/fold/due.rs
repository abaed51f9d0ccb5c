//! What is due: duties that deeds, events, dates and periods raise; what meets them; what is said of them.

use agreement::{Deadline, Edge};
use model::{Certainty, Dimension, FindingKind, Instant, Interval, Membership, Name};

use super::{Judge, Record, Told, there};
use crate::deed::{Deed, Known};
use crate::forms::{Driving, Duties, Duty, Watcher, both, watched};
use crate::holding::{Packed, Subject, Trace};
use crate::register::Register;
use crate::rule::{Form, Raises, is_evident, took_place};
use crate::table::{Proven, State, decide};

impl<'a> Judge<'a> {
    /// Raises the duties that a deed or an event occasions.
    pub(super) fn occasion(&mut self, register: &Register, at: u64, deed: &Deed, known: &[Known]) {
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
                    Some(true) => deed.named.others_acted(party),
                    Some(false) if keys.party => deed.named.acted(party),
                    _ => Membership::In,
                };
                if whose == Membership::Out {
                    continue;
                }
                let actor = self.course.actor(deed, party);
                let time = self.course.time(at, deed, party, rule.place, survives);
                if self.record == Record::Log && both(actor, time) == Membership::Out {
                    continue;
                }
                let key = duties.first.keys.value(deed, register);
                let arose = both(arose, whose);
                let (since, due) = after(deed, *within_s);
                duties.raise(Duty { key, since, due, arose, actor, time, ..Duty::new(party, Subject::Deed(at)) });
            }
        }
    }

    /// Raises the duties that a violation occasions.
    pub(super) fn violated(&mut self, register: &Register, at: u64, deed: &Deed, driving: Driving) {
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
            let key = duties.first.keys.value(deed, register);
            let actor = self.course.actor(deed, party);
            let time = self.course.time(at, deed, party, place, survives);
            let (since, due) = after(deed, *within_s);
            duties.raise(Duty { key, since, due, arose, actor, time, ..Duty::new(party, Subject::Deed(at)) });
        }
    }

    /// Raises the duties that dates, start and end occasion, once each, and those of every period that has begun.
    pub(super) fn dated(&mut self, now: Instant) {
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
                        duties.raise(Duty { since, due, actor, time, ..Duty::new(party, subject) });
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
                            // What is done as the next period begins is done in that one.
                            let (subject, since, due) = (Subject::At(since.earliest), Some(since), Some(due.plus(-1)));
                            duties.raise(Duty { since, due, actor, time, ..Duty::new(party, subject) });
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
    pub(super) fn meet(&mut self, register: &Register, at: u64, deed: &Deed, sink: &mut impl FnMut(Told)) {
        for place in 0..self.rules.len() {
            let mut met = Vec::new();
            let Some(rule) = self.rules.get_mut(place) else { continue };
            if let Form::Oblige { duties, .. } | Form::Periodic { duties, .. } = &mut rule.form {
                duties.meet(at, deed, rule.who, register, |duty| met.push(duty));
            }
            met.into_iter().for_each(|duty| sink(self.told(place, duty, deed.from, &|_, _| Known::LOGGED)));
        }
    }

    /// What is said of a duty.
    pub(super) fn told(&self, place: usize, duty: Duty, as_of: Instant, known_of: &dyn Fn(u64, u8) -> Known) -> Told {
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
            let meets_standard = rule.kinds.covered(known.number()) == FindingKind::Violation;
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
        let wanted = rule.reach.act.within();
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

/// From when and until when something is due after a deed. In the very second the order is not known, but of a log.
fn after(deed: &Deed, within_s: i64) -> (Option<Edge>, Option<Edge>) {
    let since = Edge { earliest: deed.from, latest: deed.latest() };
    (Some(since), Some(Edge { latest: deed.last(), ..since }.plus(within_s)))
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
