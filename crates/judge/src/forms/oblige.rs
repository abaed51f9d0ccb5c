//! OBLIGE, PERIODIC and CHAIN: something is due.
//!
//! A duty is raised by a trigger, a date, or the beginning of a period; it is met by a deed with the same keys in time;
//! once the deadline has passed unmet, the next chance of its chain is due. Every duty of a case is held against every
//! deed when the case is closed. Of a log a deed is held against the duties that are open with its keys, and a deadline
//! that has passed closes a duty: what is kept does not grow with the log.

use std::collections::BTreeMap;

use agreement::Edge;
use model::{Certainty, Instant, Membership, Name, Watch};

use super::open::Open;
use super::trail::{Key, Keys};
use super::{Reach, both};
use crate::deed::{Deed, Known};
use crate::holding::{Subject, Trace};
use crate::register::{Addressee, Parties, Register};

/// What meets a duty.
#[derive(Clone, Debug)]
pub(crate) struct Wanted<'a> {
    pub reach: Reach<'a>,
    pub body: Addressee,
    pub keys: Keys,
}

impl Wanted<'_> {
    /// In if a deed certainly is what is due, whoever did it and whenever.
    fn is(&mut self, deed: &Deed, party: u8, register: &Register) -> Membership {
        let body = self.body.hold(deed.body);
        both(body, self.reach.hold(deed, party, register))
    }

    /// Out if it is none whichever of the parties did it.
    fn is_of(&mut self, deed: &Deed, parties: Parties, register: &Register) -> Membership {
        parties.each().map(|party| self.is(deed, party, register)).min().unwrap_or(Membership::Out)
    }
}

/// Whether a duty was met, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Met {
    /// In: it was. Open: it may have been. Out: nothing recorded meets it.
    pub membership: Membership,
    pub by: u64,
}

impl Met {
    pub(crate) const NOT: Self = Self { membership: Membership::Out, by: u64::MAX };
}

/// Something that a party has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Duty {
    pub party: u8,
    pub subject: Subject,
    /// The keys of what raised it; `None` where they are not known.
    pub key: Option<Key>,
    /// Not before; any time where it is `None`.
    pub since: Option<Edge>,
    /// Not after; not said where it is `None`.
    pub due: Option<Edge>,
    /// Whether it certainly arose.
    pub arose: Membership,
    /// Whether the party was bound when it arose.
    pub actor: Membership,
    /// Whether the agreement was in force when it arose.
    pub time: Membership,
    /// The chance of the chain: zero for the duty itself.
    pub step: u8,
    /// What has met it so far.
    pub met: Met,
}

impl Duty {
    /// One that certainly arose while the party was bound, at no time that is said and whatever the keys.
    pub(crate) fn new(party: u8, subject: Subject) -> Self {
        Self {
            party,
            subject,
            key: Some(Key::default()),
            since: None,
            due: None,
            arose: Membership::In,
            actor: Membership::In,
            time: Membership::In,
            step: 0,
            met: Met::NOT,
        }
    }

    /// Whether a deed lies in time.
    fn in_time(&self, deed: &Done) -> Membership {
        let after = self.since.map_or(Membership::In, |since| {
            if deed.from >= since.latest {
                Membership::In
            } else if deed.to >= since.earliest {
                Membership::Open
            } else {
                Membership::Out
            }
        });
        let before = self.due.map_or(Membership::In, |due| {
            if deed.to <= due.earliest {
                Membership::In
            } else if deed.from <= due.latest {
                Membership::Open
            } else {
                Membership::Out
            }
        });
        both(after, before)
    }

    /// Whether a deed meets it.
    fn held_against(&self, deed: &Done) -> Met {
        let by = deed.by.acted(self.party);
        let key = match (self.key, deed.key) {
            (Some(a), Some(b)) if a == b => Membership::In,
            (Some(_), Some(_)) => Membership::Out,
            _ => Membership::Open,
        };
        Met { membership: both(both(by, key), both(deed.is, self.in_time(deed))), by: deed.at }
    }

    /// Whether its deadline may still be ahead.
    pub(crate) fn is_ahead(&self, now: Instant) -> bool {
        self.due.is_some_and(|due| due.latest >= now)
    }
}

/// A deed that may meet a duty, or a report that something was not done.
#[derive(Clone, Copy, Debug)]
struct Done {
    from: Instant,
    /// The last second in which it can have been done.
    to: Instant,
    by: Parties,
    key: Option<Key>,
    is: Membership,
    at: u64,
    /// In which order it was noted: that of time, and not that in which it was told.
    nth: u32,
}

/// Somebody who would have seen it done and would have said so.
#[derive(Clone, Debug)]
pub struct Watcher {
    /// The parties on whose side it is; empty for nobody's.
    pub side: Vec<Name>,
    /// What it watches for, where and when.
    pub watch: Watch,
}

/// Who would have known of something that is not recorded.
#[derive(Clone, Debug)]
pub(crate) enum Looked<'w> {
    /// Of a log: what it does not hold did not happen.
    Everybody,
    /// These.
    By(Vec<&'w Watcher>),
}

impl Looked<'_> {
    /// What their silence tells of a party; nothing where nobody looked.
    pub(crate) fn known(&self, party: &str) -> Option<Known> {
        match self {
            Self::Everybody => Some(Known::LOGGED),
            Self::By(watchers) => watched(watchers.iter().copied(), party),
        }
    }
}

/// One chance: the duty itself, or the next one of its chain.
#[derive(Clone, Debug)]
pub(crate) struct Chance<'a> {
    pub wanted: Wanted<'a>,
    /// How long after the last deadline, in seconds.
    pub within_s: i64,
    /// Whether taking it undoes the violation.
    pub cures: bool,
}

/// The duties of one rule.
#[derive(Clone, Debug)]
pub(crate) struct Duties<'a> {
    pub first: Wanted<'a>,
    pub chain: Vec<Chance<'a>>,
    log: bool,
    /// Of a case: every duty, every deed that may meet one, by chance, and every report of an omission.
    raised: Vec<Duty>,
    concluded: Vec<Duty>,
    done: Vec<Deeds>,
    omitted: Vec<Done>,
    n: u32,
    /// Of a log: duties that are open.
    open: Open,
}

/// Deeds by their keys.
#[derive(Clone, Debug, Default)]
struct Deeds {
    by_key: BTreeMap<Key, Vec<Done>>,
    loose: Vec<Done>,
}

impl<'a> Duties<'a> {
    pub(crate) fn new(first: Wanted<'a>, chain: Vec<Chance<'a>>, log: bool) -> Self {
        let done = vec![Deeds::default(); chain.len() + 1];
        Self {
            first,
            chain,
            log,
            raised: Vec::new(),
            concluded: Vec::new(),
            done,
            omitted: Vec::new(),
            n: 0,
            open: Open::default(),
        }
    }

    fn wanted(&mut self, step: usize) -> Option<&mut Wanted<'a>> {
        match step.checked_sub(1) {
            None => Some(&mut self.first),
            Some(place) => self.chain.get_mut(place).map(|chance| &mut chance.wanted),
        }
    }

    /// Raises a duty.
    pub(crate) fn raise(&mut self, duty: Duty) {
        if self.log {
            self.open.push(duty);
        } else {
            self.raised.push(duty);
        }
    }

    /// Takes note of a deed of a case. `sure` tells whether there is evidence enough that it was done.
    pub(crate) fn note(&mut self, at: u64, deed: &Deed, sure: bool, register: &Register) {
        if deed.certainty == Certainty::Refuted {
            return;
        }
        let nth = self.n;
        self.n = nth.wrapping_add(1);
        // Whose ground it is hangs on the party: of several that may have done it, it is enough that one did there.
        let parties = if deed.named.is_empty() { register.all() } else { deed.named };
        if deed.not_done {
            let said = Deed { not_done: false, ..*deed };
            let is = self.first.is_of(&said, parties, register);
            let key = self.first.keys.value(deed, register);
            if is != Membership::Out {
                self.omitted.push(Done { from: deed.from, to: deed.last(), by: deed.named, key, is, at, nth });
            }
            return;
        }
        for step in 0..=self.chain.len() {
            let Some(wanted) = self.wanted(step) else { continue };
            let is = both(wanted.is_of(deed, parties, register), if sure { Membership::In } else { Membership::Open });
            if is == Membership::Out {
                continue;
            }
            let key = wanted.keys.value(deed, register);
            let done = Done { from: deed.from, to: deed.last(), by: deed.named, key, is, at, nth };
            if let Some(deeds) = self.done.get_mut(step) {
                match key {
                    Some(key) => deeds.by_key.entry(key).or_default().push(done),
                    None => deeds.loose.push(done),
                }
            }
        }
    }

    /// Holds a deed of a log against what is open; tells each duty that it meets.
    pub(crate) fn meet(&mut self, at: u64, deed: &Deed, who: Parties, register: &Register, mut told: impl FnMut(Duty)) {
        if self.open.is_empty() {
            return;
        }
        for step in 0..=self.chain.len() {
            let Some(wanted) = self.wanted(step) else { continue };
            if !wanted.reach.act.possible.overlaps(deed.act) {
                continue;
            }
            let keys = wanted.keys;
            let key = keys.value(deed, register);
            for party in if deed.named.is_empty() { who.each() } else { deed.named.each() } {
                let is = self.wanted(step).map_or(Membership::Out, |wanted| wanted.is(deed, party, register));
                let done = Done { from: deed.from, to: deed.last(), by: deed.named, key, is, at, nth: 0 };
                let mut hold = |duty: &mut Duty| {
                    if usize::from(duty.step) != step || duty.party != party {
                        return true;
                    }
                    let met = duty.held_against(&done);
                    if met.membership < duty.met.membership {
                        duty.met = met;
                    }
                    if met.membership == Membership::In {
                        told(*duty);
                    }
                    met.membership != Membership::In
                };
                match (is, key) {
                    (Membership::Out, _) => {}
                    // What has no keys may belong to any, and to none for certain.
                    (_, None) => self.open.each(|duty| {
                        let _ = hold(duty);
                    }),
                    (_, Some(_)) => {
                        self.open.of(party, key, &mut hold);
                        if keys != Keys::default() {
                            self.open.of(party, None, &mut hold);
                        }
                    }
                }
            }
        }
    }

    /// Closes the duties of a log whose deadline lies before `now`; tells each.
    pub(crate) fn expire(&mut self, now: Instant, mut told: impl FnMut(Duty)) {
        while let Some(duty) = self.open.pop(now) {
            match following(&self.chain, &duty) {
                Some((chance, cures)) => {
                    if !cures {
                        told(duty);
                    }
                    self.open.push(chance);
                }
                None => told(duty),
            }
        }
    }

    /// Whether a deadline of a log lies before `now`.
    pub(crate) fn has_passed(&self, now: Instant) -> bool {
        self.open.has_passed(now)
    }

    /// Tells every duty of a log that is still open, in the order of their deadlines.
    pub(crate) fn rest(&mut self, told: impl FnMut(Duty)) {
        let mut rest = self.open.take();
        rest.sort_by_key(|duty| (duty.due.map(|due| due.latest), duty.subject, duty.party, duty.step));
        rest.into_iter().for_each(told);
    }

    /// The duty of a case that a trace is kept of.
    pub(crate) fn told(&self, party: u8, trace: &Trace) -> Option<Duty> {
        let place = self
            .concluded
            .partition_point(|one| (one.subject, one.party, one.step) < (trace.subject, party, trace.step));
        self.concluded.get(place).copied().filter(|one| one.subject == trace.subject && one.party == party)
    }

    /// Tells every duty of a case with what met it; chances that follow on it included.
    pub(crate) fn conclude(&mut self, now: Instant, mut told: impl FnMut(Duty)) {
        let mut concluded = Vec::with_capacity(self.raised.len());
        let mut told = |duty: Duty| {
            concluded.push(duty);
            told(duty);
        };
        for duty in std::mem::take(&mut self.raised) {
            let mut duty = Duty { met: self.search(&duty), ..duty };
            while duty.met.membership != Membership::In && !duty.is_ahead(now) {
                let Some((next, cures)) = following(&self.chain, &duty) else { break };
                let next = Duty { met: self.search(&next), ..next };
                if cures {
                    // Whatever may have met the duty itself is not undone by the next chance.
                    let met = if next.met.membership < duty.met.membership { next.met } else { duty.met };
                    duty = Duty { met, ..next };
                } else {
                    told(duty);
                    duty = next;
                }
            }
            told(duty);
        }
        concluded.sort_by_key(|one| (one.subject, one.party, one.step));
        self.concluded = concluded;
    }

    fn search(&self, duty: &Duty) -> Met {
        let Some(deeds) = self.done.get(usize::from(duty.step)) else { return Met::NOT };
        let best = |best: Met, deed: &Done| {
            let met = duty.held_against(deed);
            if met.membership < best.membership { met } else { best }
        };
        let loose = deeds.loose.iter().fold(Met::NOT, best);
        match duty.key {
            Some(key) => deeds.by_key.get(&key).into_iter().flatten().fold(loose, best),
            // The order of a map must not tell: of equals the first recorded is named.
            None => {
                let mut all: Vec<&Done> = deeds.by_key.values().flatten().collect();
                all.sort_by_key(|done| done.nth);
                all.into_iter().fold(loose, best)
            }
        }
    }

    /// The first deed of a case that would have met a duty, had it not come too late.
    pub(crate) fn late(&self, duty: &Duty) -> Option<u64> {
        let deeds = self.done.get(usize::from(duty.step))?;
        let whenever = Duty { since: duty.due.map(|due| due.plus(1)), due: None, ..*duty };
        let late = |deed: &&Done| whenever.held_against(deed).membership == Membership::In;
        let all = deeds.loose.iter().chain(deeds.by_key.values().flatten()).filter(late);
        all.min_by_key(|deed| deed.nth).map(|deed| deed.at)
    }

    /// Reports that a duty was not met: their places.
    pub(crate) fn omissions(&self, duty: &Duty) -> Vec<u64> {
        let about = |one: &&Done| {
            // What was not done by some time after the duty arose: it speaks of this duty.
            let late = Done { from: one.from, to: one.to, ..**one };
            let since = duty.since.is_none_or(|since| late.to >= since.earliest);
            let key = match (duty.key, one.key) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            };
            one.is == Membership::In && one.by.contains(duty.party) && since && key
        };
        self.omitted.iter().filter(about).map(|one| one.at).collect()
    }
}

/// The next chance after a duty that was not met, and whether taking it undoes the violation.
fn following(chain: &[Chance<'_>], duty: &Duty) -> Option<(Duty, bool)> {
    let (chance, due) = (chain.get(usize::from(duty.step))?, duty.due?);
    // What is due only because the duty was not met is in doubt where that is.
    let missed = if duty.met.membership == Membership::Open { Membership::Open } else { Membership::In };
    let next = Duty {
        arose: if chance.cures { duty.arose } else { both(duty.arose, missed) },
        // A deed at the deadline is in time for the duty itself.
        since: Some(due.plus(1)),
        due: Some(due.plus(chance.within_s)),
        step: duty.step + 1,
        met: if chance.cures { duty.met } else { Met::NOT },
        ..*duty
    };
    Some((next, chance.cures))
}

/// What watchers know of something that none of them saw done: two that take no side corroborate, one reports, and one on
/// another party's side alleges. Silence on the party's own side says nothing.
pub(crate) fn watched<'w>(watchers: impl Iterator<Item = &'w Watcher>, party: &str) -> Option<Known> {
    let (mut disinterested, mut opposed) = (0_u32, 0_u32);
    for watcher in watchers {
        if watcher.side.is_empty() {
            disinterested += 1;
        } else if watcher.side.iter().all(|side| **side != *party) {
            opposed += 1;
        }
    }
    let certainty = match (disinterested, opposed) {
        (2.., _) => Certainty::Corroborated,
        (1, 1..) => Certainty::Corroborated,
        (1, 0) => Certainty::Reported,
        (0, 1..) => Certainty::Alleged,
        (0, 0) => return None,
    };
    Some(Known { certainty, ..Known::LOGGED })
}
