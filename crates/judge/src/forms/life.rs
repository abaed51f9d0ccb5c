//! LIFE: when each party is bound, driven by acceptance, dates, and what is recorded of events, declarations and violations.
//!
//! An edge is known to lie between two instants. A pause is a time in which a party is not bound, or may not be. Only what
//! is recorded moves anything: an event that is not recorded leaves open whether an agreement that waits for it has begun,
//! and does not end one that runs. Of a log, which records everything, it has not happened.

mod release;

use agreement::{Does, Edge, Life, Norms};
use model::{Facet, Instant, Interval, LeafSet, Membership, Taxonomy};

pub(crate) use release::Driving;
use release::{Driver, Expected};

use super::{Watcher, both};
use crate::Deed;
use crate::register::{Parties, Register};
use crate::rule::Window;

const DAY: i64 = 86_400;

/// An event that an agreement names, and when it happened, as far as that is recorded.
#[derive(Clone, Copy, Debug)]
struct Awaited {
    event: Option<u32>,
    found: Option<Edge>,
    /// Until when somebody who takes no side would have told of it.
    quiet: Instant,
}

/// Why a party is not bound for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paused {
    /// The agreement is suspended.
    Suspended,
    /// The party has left it.
    Left,
    /// Another party's violation released it.
    Released,
    /// It declared itself released after another party's violation.
    Declared,
    /// Another party does not comply.
    Unreciprocated,
}

/// A time in which a party is not bound, or may not be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pause {
    /// The term it is about, by its place among the rules; all where it is `None`.
    pub term: Option<usize>,
    pub from: Edge,
    pub until: Edge,
    /// Whether it certainly took effect.
    pub sure: bool,
    pub why: Paused,
    /// The clause that says so.
    pub clause: usize,
    /// The deed that brought it about.
    pub by: u64,
}

impl Pause {
    /// In where the party was bound in spite of it. A deed brings about nothing for itself.
    pub(crate) fn hold(&self, at: u64, deed: &Deed) -> Membership {
        if self.by == at || deed.to <= self.from.earliest || deed.from >= self.until.latest {
            Membership::In
        } else if self.sure && deed.from >= self.from.latest && deed.to <= self.until.earliest {
            Membership::Out
        } else {
            Membership::Open
        }
    }

    pub(crate) fn is_about(&self, term: usize) -> bool {
        self.term.is_none_or(|about| about == term)
    }
}

/// Within which bounds something is in force, ready to be tested.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    in_from: Instant,
    in_to: Instant,
    out_before: Instant,
    out_after: Instant,
}

impl Bounds {
    fn hold(&self, deed: &Deed) -> Membership {
        if deed.from >= self.in_from && deed.to <= self.in_to {
            Membership::In
        } else if deed.to <= self.out_before || deed.from >= self.out_after {
            Membership::Out
        } else {
            Membership::Open
        }
    }
}

/// A party's own part of it.
#[derive(Clone, Debug)]
struct Standing {
    accepted: Edge,
    pauses: Vec<Pause>,
}

/// Acts that move LIFE.
#[derive(Clone, Copy, Debug)]
struct Declarations {
    suspension: LeafSet,
    leaving: LeafSet,
    release: LeafSet,
    renewal: LeafSet,
    objection: LeafSet,
}

impl Declarations {
    fn shipped() -> Self {
        let set = |word| Taxonomy::shipped().set(Facet::Act, word).unwrap_or_default();
        Self {
            suspension: set("suspension-notice"),
            leaving: set("leaving-notice"),
            release: set("release-declaration"),
            renewal: set("renewal-agreement"),
            objection: set("objection"),
        }
    }
}

impl Declarations {
    fn all(&self) -> LeafSet {
        self.suspension.union(self.leaving).union(self.release).union(self.renewal).union(self.objection)
    }
}

/// When each party is bound under one reading.
#[derive(Clone, Debug)]
pub(crate) struct Course<'a> {
    life: &'a Life,
    /// Whether what is not recorded did not happen.
    complete: bool,
    conditions: Vec<Awaited>,
    until: Option<Awaited>,
    suspensions: Vec<(Awaited, Option<Awaited>)>,
    /// Recorded renewals and objections: the parties, when, and whether it is sure.
    renewals: Vec<(Parties, Edge, bool)>,
    objections: Vec<(Edge, bool)>,
    renewers: Parties,
    /// Of a case: what is recorded of each suspension: the rule, whether it begins or ends it, when, whether it is sure.
    switches: Vec<(usize, bool, Edge, bool, u64)>,
    standings: Vec<Option<Standing>>,
    parties: Parties,
    powers: Vec<Parties>,
    terms: Vec<Option<usize>>,
    drivers: Vec<Driver>,
    declared: Vec<(u8, Edge, bool, u64)>,
    /// Of a case: what deeds may mean, in the order in which they are judged; and of how many of these it is known.
    expected: Vec<Expected>,
    n_judged: usize,
    /// Whether anybody was freed for a time, or may have been.
    has_pauses: bool,
    start: Edge,
    bounds: Bounds,
    /// For what holds on after the end.
    endless: Bounds,
    acts: Declarations,
    declared_acts: LeafSet,
    pub(crate) end: Edge,
}

impl<'a> Course<'a> {
    pub(crate) fn new(norms: &'a Norms, register: &Register, complete: bool, watchers: &[Watcher]) -> Self {
        let life = &norms.life;
        let awaited = |event| Awaited {
            event: register.known_event(event),
            found: None,
            quiet: quiet(watchers, event, life.window.dated.earliest),
        };
        let conditions = life.conditions.iter().map(|one| awaited(&one.event)).collect();
        let until = life.until.as_ref().map(|one| awaited(&one.event));
        let suspensions =
            life.suspensions.iter().map(|one| (awaited(&one.from), one.until.as_ref().map(awaited))).collect();
        let mut standings: Vec<Option<Standing>> = Vec::new();
        for bound in &life.bound {
            let place = register.known_party(&bound.party).map_or(usize::MAX, usize::from);
            if place < crate::MOST_PARTIES {
                standings.resize(standings.len().max(place + 1), None);
                if let Some(cell) = standings.get_mut(place) {
                    *cell = Some(Standing { accepted: bound.from, pauses: Vec::new() });
                }
            }
        }
        let parties = Parties(
            life.bound
                .iter()
                .filter_map(|one| register.known_party(&one.party))
                .fold(0, |all, one| all | Parties::only(one).0),
        );
        let of = |who: &[model::Name]| if who.is_empty() { parties } else { register.parties_of(who) };
        let nothing =
            Bounds { in_from: Instant::MAX, in_to: Instant::MIN, out_before: Instant::MAX, out_after: Instant::MIN };
        let mut course = Self {
            life,
            complete,
            conditions,
            until,
            suspensions,
            renewals: Vec::new(),
            objections: Vec::new(),
            renewers: life.renewal.as_ref().map_or(parties, |(renewal, _)| of(&renewal.who)),
            switches: Vec::new(),
            standings,
            parties,
            powers: life.powers.iter().map(|power| of(&power.who)).collect(),
            terms: life
                .releases
                .iter()
                .map(|rule| norms.norms.iter().position(|norm| norm.term == rule.term))
                .collect(),
            drivers: Vec::new(),
            declared: Vec::new(),
            expected: Vec::new(),
            n_judged: 0,
            has_pauses: false,
            start: life.window.start,
            bounds: nothing,
            endless: nothing,
            acts: Declarations::shipped(),
            declared_acts: Declarations::shipped().all(),
            end: Edge::UNKNOWN,
        };
        course.work_out();
        course
    }

    /// Whether anything that is recorded may move it.
    pub(crate) fn waits(&self) -> bool {
        let life = self.life;
        let events = !(life.conditions.is_empty() && life.suspensions.is_empty() && life.powers.is_empty());
        events || life.until.is_some() || life.renewal.is_some() || !life.releases.is_empty()
    }

    /// Whether a deed may move it: an event, or a declaration.
    pub(crate) fn is_moved_by(&self, deed: &Deed) -> bool {
        deed.event.is_some() || self.declared_acts.overlaps(deed.act)
    }

    /// The start, as far as it is known.
    pub(crate) fn start(&self) -> Edge {
        self.start
    }

    /// Start and end, from dates and from what is recorded.
    fn work_out(&mut self) {
        let window = &self.life.window;
        self.start = if self.conditions.is_empty() { window.start } else { self.waited(window.dated) };
        let end = self.ends();
        self.end = end;
        let (since, until) = (self.life.since.as_ref(), self.life.until_replaced.as_ref());
        let latest_since = since.map_or(Instant::MIN, |one| one.from.latest);
        let earliest_since = since.map_or(Instant::MIN, |one| one.from.earliest);
        let earliest_until = until.map_or(Instant::MAX, |one| one.from.earliest);
        let latest_until = until.map_or(Instant::MAX, |one| one.from.latest);
        let start = self.start;
        let bounds = |end: Edge| {
            let empty = start.earliest >= end.latest;
            Bounds {
                in_from: start.latest.max(latest_since),
                in_to: end.earliest.min(earliest_until),
                out_before: if empty { Instant::MAX } else { start.earliest.max(earliest_since) },
                out_after: if empty { Instant::MIN } else { end.latest.min(latest_until) },
            }
        };
        self.bounds = bounds(end);
        self.endless = bounds(Edge { earliest: Instant::MAX, latest: Instant::MAX });
    }

    /// The start of what waits for events: not before each of them.
    fn waited(&self, dated: Edge) -> Edge {
        self.conditions.iter().fold(dated, |start, one| match one.found {
            Some(at) => Edge { earliest: start.earliest.max(at.earliest), latest: start.latest.max(at.latest) },
            None if self.complete => Edge { earliest: Instant::MAX, latest: Instant::MAX },
            // It has not happened while somebody looked who would have told of it.
            None => Edge { earliest: start.earliest.max(one.quiet), latest: Instant::MAX },
        })
    }

    /// The first instant after the end.
    fn ends(&self) -> Edge {
        const NEVER: Edge = Edge { earliest: Instant::MAX, latest: Instant::MAX };
        let window = &self.life.window;
        let said = if let Some(until) = &self.until {
            // An agreement runs on until the event that ends it is recorded.
            until.found.unwrap_or(NEVER)
        } else if let Some(runs) = window.runs {
            let (from, to) = (self.start.earliest.plus(runs.at_least_s), self.start.latest.plus(runs.at_most_s));
            Edge { earliest: from.max(self.start.earliest), latest: to }
        } else {
            Edge { earliest: window.certain().1, latest: window.possible().1 }
        };
        self.renewed(said)
    }

    /// The end after every renewal that is recorded, or that nobody is recorded to have objected to.
    fn renewed(&self, end: Edge) -> Edge {
        let Some((renewal, _)) = &self.life.renewal else { return end };
        let days = renewal.days;
        let longer = |at: Instant| days.map_or(Instant::MAX, |days| at.plus(days * DAY));
        if end.latest == Instant::MAX && end.earliest == Instant::MAX {
            return end;
        }
        if renewal.who.is_empty() {
            // By itself, unless a party objects in time.
            let in_time = |at: Instant| at.plus(-renewal.objection_days.unwrap_or(0) * DAY);
            let first = |sure: bool| {
                let said = self.objections.iter().filter(|(_, is_sure)| *is_sure || !sure);
                said.map(|(at, _)| if sure { at.latest } else { at.earliest }).min().unwrap_or(Instant::MAX)
            };
            let until = |mut at: Instant, objected: Instant| {
                if objected == Instant::MAX {
                    return objected;
                }
                // Each period that nobody objected to in time follows on the one before.
                while objected > in_time(at) {
                    let next = longer(at);
                    if next <= at {
                        break;
                    }
                    at = next;
                }
                at
            };
            return Edge { earliest: until(end.earliest, first(false)), latest: until(end.latest, first(true)) };
        }
        // Each of them says so once for each renewal, alone or together with the others.
        let mut by_party: Vec<Vec<(Edge, bool)>> = vec![Vec::new(); self.renewers.each().count()];
        let mut renewals = self.renewals.clone();
        renewals.sort_by_key(|(_, at, _)| (at.latest, at.earliest));
        for (by, at, sure) in renewals {
            for (party, said) in self.renewers.each().zip(&mut by_party) {
                if by.contains(party) || by.is_empty() {
                    said.push((at, sure && !by.is_empty()));
                }
            }
        }
        let mut end = end;
        for nth in 0..by_party.iter().map(Vec::len).max().unwrap_or(0) {
            let mut each = by_party.iter().map(|said| said.get(nth));
            let certain = |one: Option<&(Edge, bool)>| one.is_some_and(|(at, sure)| *sure && at.latest <= end.earliest);
            let is_certain = each.clone().all(certain);
            if each.any(|one| one.is_some_and(|(at, _)| at.earliest < end.latest)) {
                end.latest = longer(end.latest);
            }
            if is_certain {
                end.earliest = longer(end.earliest);
            }
        }
        end
    }

    /// Takes note of an event or of a declaration. `sure` tells whether it certainly took place.
    pub(crate) fn note(&mut self, at: u64, deed: &Deed, sure: bool) {
        if deed.not_done || deed.certainty == model::Certainty::Refuted {
            return;
        }
        let edge = Edge { earliest: deed.from, latest: if sure { deed.latest() } else { Instant::MAX } };
        if let Some(event) = deed.event {
            self.note_event(event, edge, sure, at);
        }
        let certain = |acts: LeafSet| acts.contains(deed.act);
        let all = self.declared_acts;
        let possible = |acts: LeafSet| !acts.is_empty() && acts.overlaps(deed.act) && certain(all);
        if deed.act.is_empty() || !all.overlaps(deed.act) {
            return;
        }
        let edge = Edge { earliest: deed.from, latest: deed.latest() };
        let only = deed.named.each().count() == 1;
        if possible(self.acts.renewal) {
            self.renewals.push((deed.named, edge, sure && certain(self.acts.renewal)));
        }
        if possible(self.acts.objection) {
            self.objections.push((edge, sure && certain(self.acts.objection)));
        }
        let powers: Vec<_> = self.life.powers.iter().zip(self.powers.clone()).collect();
        for (power, who) in powers {
            let (does, after_s, clause) = (power.does, power.after.seconds(), power.clause);
            let acts = if does == Does::Suspend { self.acts.suspension } else { self.acts.leaving };
            if !possible(acts) {
                continue;
            }
            for party in
                if deed.named.is_empty() { who } else { deed.named }.each().filter(|party| who.contains(*party))
            {
                let why = if does == Does::Suspend { Paused::Suspended } else { Paused::Left };
                let until = Edge { earliest: Instant::MAX, latest: Instant::MAX };
                // Of several that may have used it, each has the power to suspend it for all.
                let whoever = does == Does::Suspend && !deed.named.is_empty() && deed.named.0 & !who.0 == 0;
                let sure = sure && (only || whoever) && certain(acts);
                let pause = Pause { term: None, from: edge.plus(after_s), until, sure, why, clause, by: at };
                // Whoever leaves is free; a suspension holds for all.
                let whose = if does == Does::Suspend { self.parties } else { Parties::only(party) };
                whose.each().for_each(|party| self.pause(party, pause));
            }
        }
        if possible(self.acts.release) {
            // Where nobody is named it may have been any party.
            for party in if deed.named.is_empty() { self.parties } else { deed.named }.each() {
                let one = (party, edge, sure && only && certain(self.acts.release), at);
                if !self.declared.contains(&one) {
                    self.declared.push(one);
                }
            }
            self.use_declarations();
        }
        self.work_out();
    }

    fn note_event(&mut self, event: u32, edge: Edge, sure: bool, at: u64) {
        let found = |one: &mut Awaited| {
            if one.event == Some(event) {
                one.found = Some(one.found.map_or(edge, |old| Edge {
                    earliest: old.earliest.min(edge.earliest),
                    latest: old.latest.min(edge.latest),
                }));
            }
        };
        self.conditions.iter_mut().for_each(found);
        self.until.iter_mut().for_each(found);
        if !self.complete {
            self.switch(event, edge, sure, at);
            return self.work_out();
        }
        let mut pauses = Vec::new();
        for ((from, until), rule) in self.suspensions.iter().zip(&self.life.suspensions) {
            if from.event == Some(event) {
                let until = Edge { earliest: edge.earliest, latest: Instant::MAX };
                // How long a state lasts of which only the beginning is recorded is not known; an event that ends it is
                // waited for.
                let until =
                    if rule.until.is_some() { Edge { earliest: Instant::MAX, latest: Instant::MAX } } else { until };
                let (why, clause) = (Paused::Suspended, rule.clause);
                pauses.push(Pause { term: None, from: edge, until, sure, why, clause, by: at });
            }
            if until.is_some_and(|until| until.event == Some(event)) {
                for pause in self.standings.iter_mut().flatten().flat_map(|standing| &mut standing.pauses) {
                    let open = pause.clause == rule.clause && pause.from.earliest <= edge.latest;
                    if open && pause.until.latest > edge.latest {
                        pause.until =
                            Edge { earliest: edge.earliest, latest: if sure { edge.latest } else { Instant::MAX } };
                    }
                }
            }
        }
        for pause in pauses {
            self.parties.each().for_each(|party| self.pause(party, pause));
        }
        self.work_out();
    }

    /// Of a case, where what is noted earlier may have happened later: begins and ends every suspension anew.
    fn switch(&mut self, event: u32, edge: Edge, sure: bool, at: u64) {
        for rule in 0..self.suspensions.len() {
            let Some((from, until)) = self.suspensions.get(rule).copied() else { continue };
            let begins = from.event == Some(event);
            if !begins && until.is_none_or(|until| until.event != Some(event)) {
                continue;
            }
            self.switches.push((rule, begins, edge, sure, at));
            let Some(clause) = self.life.suspensions.get(rule).map(|one| one.clause) else { continue };
            for standing in self.standings.iter_mut().flatten() {
                standing.pauses.retain(|pause| pause.clause != clause);
            }
            let here: Vec<_> = self.switches.iter().copied().filter(|(of, ..)| *of == rule).collect();
            for (_, _, from, sure, by) in here.iter().filter(|(_, begins, ..)| *begins).copied() {
                // How long a state lasts of which only the beginning is recorded is not known; an event that ends it is
                // waited for.
                let first = if until.is_some() { Instant::MAX } else { from.earliest };
                let mut ends = Edge { earliest: first, latest: Instant::MAX };
                for (_, _, end, sure, _) in here.iter().filter(|(_, begins, ..)| !*begins) {
                    if end.latest > from.earliest {
                        ends.earliest = ends.earliest.min(end.earliest.max(from.earliest));
                    }
                    if *sure && end.earliest >= from.latest {
                        ends.latest = ends.latest.min(end.latest);
                    }
                }
                let pause = Pause { term: None, from, until: ends, sure, why: Paused::Suspended, clause, by };
                self.parties.each().for_each(|party| self.pause(party, pause));
            }
        }
    }

    /// Adds a pause. Of those of one clause that never end, the first that is sure and the first that may be stand for all.
    fn pause(&mut self, party: u8, pause: Pause) {
        let Some(Some(standing)) = self.standings.get_mut(usize::from(party)) else { return };
        let same = |old: &&mut Pause| {
            old.clause == pause.clause && old.term == pause.term && old.sure == pause.sure && old.until == pause.until
        };
        match standing.pauses.iter_mut().find(same) {
            Some(old) if pause.until.earliest == Instant::MAX => {
                let (earliest, latest) = (old.from.earliest, old.from.latest);
                if (pause.from.latest, pause.from.earliest) < (latest, earliest) {
                    *old = pause;
                }
                // The first of two is not later than either can be.
                old.from = Edge { earliest: earliest.min(pause.from.earliest), latest: latest.min(pause.from.latest) };
            }
            Some(old) if old.by == pause.by => {}
            _ => {
                standing.pauses.push(pause);
                self.has_pauses = true;
            }
        }
    }

    /// A party is bound from its acceptance. Where it is not known whether it had accepted, and the acceptance is not later
    /// than the start can be, the doubt is the one about the start: it is counted once, as time.
    pub(crate) fn actor(&self, deed: &Deed, party: u8) -> Membership {
        let Some(Some(standing)) = self.standings.get(usize::from(party)) else { return Membership::Out };
        let accepted = standing.accepted;
        if deed.to <= accepted.earliest {
            Membership::Out
        } else if deed.from >= accepted.latest || accepted.latest <= self.start.latest {
            Membership::In
        } else {
            Membership::Open
        }
    }

    /// Whether it happened while the agreement was in force for a party.
    pub(crate) fn time(&self, at: u64, deed: &Deed, party: u8, term: usize, survives: bool) -> Membership {
        let window = if survives { self.endless.hold(deed) } else { self.bounds.hold(deed) };
        let ahead = self.expected(party, deed).filter(|pause| pause.is_about(term));
        let window = ahead.fold(window, |all, pause| both(all, pause.hold(at, deed)));
        match self.standings.get(usize::from(party)) {
            Some(Some(standing)) if !standing.pauses.is_empty() => {
                let about = standing.pauses.iter().filter(|pause| pause.is_about(term));
                about.fold(window, |all, pause| both(all, pause.hold(at, deed)))
            }
            _ => window,
        }
    }

    /// The time by dates and events alone, whatever frees a party.
    pub(crate) fn window(&self, deed: &Deed) -> Window {
        Window { said: self.bounds.hold(deed), endless: self.endless.hold(deed) }
    }

    /// Whether anything is recorded that may free a party.
    pub(crate) fn may_free(&self) -> bool {
        self.has_pauses || !self.expected.is_empty()
    }

    /// When a party accepted, as far as that is said; `None` where it is no party.
    pub(crate) fn accepted(&self, party: u8) -> Option<Edge> {
        self.standings.get(usize::from(party)).and_then(Option::as_ref).map(|standing| standing.accepted)
    }

    /// The pauses of a party.
    pub(crate) fn pauses(&self, party: u8) -> &[Pause] {
        match self.standings.get(usize::from(party)) {
            Some(Some(standing)) => &standing.pauses,
            _ => &[],
        }
    }
}

/// Until when somebody who takes no side watched for an event, from before the agreement can begin.
fn quiet(watchers: &[Watcher], event: &str, begins: Instant) -> Instant {
    let told = watchers.iter().filter(|one| one.side.is_empty() && one.watch.events.hold(event));
    let times = told.map(|one| one.watch.time).filter(|time| time.from <= begins);
    times.map(|time| time.to).max().unwrap_or(Instant::MIN)
}

/// Whether the reading had taken the place of another by then, and no other had taken its place.
pub(crate) fn holds(life: &Life, time: Interval) -> Membership {
    let since = life.since.as_ref().map_or(Membership::In, |one| {
        if time.to <= one.from.earliest {
            Membership::Out
        } else if time.from >= one.from.latest {
            Membership::In
        } else {
            Membership::Open
        }
    });
    let yet = life.until_replaced.as_ref().map_or(Membership::In, |one| {
        if time.from >= one.from.latest {
            Membership::Out
        } else if time.to <= one.from.earliest {
            Membership::In
        } else {
            Membership::Open
        }
    });
    both(since, yet)
}
