//! Who is bound when: the LIFE of a reading, after a case was judged, told part by part.
//!
//! Time is cut at every instant at which anything may change; of each part it is asked what is asked of a deed that lies
//! in it. So a timeline says nothing that judging does not. Parts that differ in nothing are one; a part in which no more
//! is open than when a change came, between what was before it and what came after, is told as the edge of both.

mod reasons;
#[cfg(test)]
mod tests;

use model::{Instant, Interval, Membership, Standing, TimelineEntry};

use crate::Ruling;
use crate::deed::Deed;
use crate::forms::{Pause, Paused, holds};
use crate::rule::Form;
use reasons::Reasons;

/// What a party's standing hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    /// On nothing more: it is bound.
    None,
    /// On its acceptance.
    Acceptance,
    /// On the start.
    Start,
    /// On the end.
    End,
    /// On another reading that holds in place of this one.
    Other,
    /// On what suspends the agreement or frees the party, by its place among the pauses.
    Pause(usize),
}

impl Cause {
    /// Whether two have to do with one change. An agreement binds a party once both have come: its start and the acceptance.
    fn is_as(self, other: Self) -> bool {
        let begins = |one| matches!(one, Self::Acceptance | Self::Start);
        self == other || begins(self) && begins(other)
    }
}

/// A stretch of time in which nothing changes, or in which one change lies.
#[derive(Clone, Copy, Debug)]
struct Part {
    from: (Instant, Instant),
    until: (Instant, Instant),
    standing: Standing,
    cause: Cause,
}

/// Of whom, and of which term.
#[derive(Clone, Copy, Debug)]
struct About {
    party: u8,
    /// The rule, by its place; every rule without a timeline of its own where it is `None`.
    rule: Option<usize>,
    survives: bool,
}

impl Ruling<'_> {
    /// When each party is bound: party by party in the order of the agreement, first by every term that is not told apart,
    /// then by each term that something else frees it from, or that holds on after the end; in the order of time.
    #[must_use]
    pub fn timeline(&self) -> Vec<TimelineEntry> {
        let mut entries = Vec::new();
        for number in self.judge.norms().parties.iter().filter_map(|one| self.docket.register.known_party(&one.id)) {
            let pauses = self.judge.course.pauses(number);
            let own = |rule: usize, survives: bool| survives || pauses.iter().any(|pause| pause.term == Some(rule));
            let binding = self.judge.rules.iter().filter(|rule| !matches!(rule.form, Form::Permit));
            let rules: Vec<(usize, bool)> = binding
                .filter(|rule| rule.who.contains(number))
                .map(|rule| (rule.place, rule.norm.survives.is_some()))
                .collect();
            let (apart, together): (Vec<_>, Vec<_>) =
                rules.into_iter().partition(|(rule, survives)| own(*rule, *survives));
            if !together.is_empty() || apart.is_empty() {
                self.tell_timeline(About { party: number, rule: None, survives: false }, &mut entries);
            }
            for (rule, survives) in apart {
                self.tell_timeline(About { party: number, rule: Some(rule), survives }, &mut entries);
            }
        }
        entries
    }

    fn tell_timeline(&self, about: About, entries: &mut Vec<TimelineEntry>) {
        let parts = joined(self.parts(about));
        let reasons = Reasons { ruling: self, about };
        let mut before = Cause::None;
        for part in &parts {
            entries.extend(reasons.entry(part, before));
            before = part.cause;
        }
    }

    /// Every stretch of time between two instants at which something may change.
    fn parts(&self, about: About) -> Vec<Part> {
        let course = &self.judge.course;
        let life = &self.judge.norms().life;
        let pauses = course.pauses(about.party);
        let replaced = [&life.since, &life.until_replaced].into_iter().flatten().map(|one| one.from);
        let edges = [course.start(), course.end].into_iter().chain(course.accepted(about.party)).chain(replaced);
        let edges = edges.chain(pauses.iter().flat_map(|pause| [pause.from, pause.until]));
        let mut cuts: Vec<Instant> = edges.flat_map(|edge| [edge.earliest, edge.latest]).collect();
        cuts.extend([Instant::MIN, Instant::MAX]);
        cuts.sort();
        cuts.dedup();
        let mut parts: Vec<Part> = Vec::new();
        for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
            let (standing, cause) = self.standing(about, Interval { from: *from, to: *to });
            match parts.last_mut().filter(|last| (last.standing, last.cause) == (standing, cause)) {
                Some(last) => last.until = (*to, *to),
                None => parts.push(Part { from: (*from, *from), until: (*to, *to), standing, cause }),
            }
        }
        // Where something may have come that is not sure, when it came is told as far as it is known.
        for place in 1..parts.len() {
            let Some([before, part]) = parts.get_mut(place - 1..=place) else { continue };
            let Cause::Pause(of) = part.cause else { continue };
            let Some(pause) = pauses.get(of).filter(|pause| !pause.sure && pause.from.earliest == part.from.0) else {
                continue;
            };
            if before.standing == Standing::Bound && pause.from.latest < part.until.0 {
                before.until.1 = pause.from.latest;
                part.from.1 = pause.from.latest;
            }
        }
        parts
    }

    /// What judging says of a party in a stretch of time in which nothing changes.
    fn standing(&self, about: About, time: Interval) -> (Standing, Cause) {
        let course = &self.judge.course;
        let deed = Deed::unknown(time);
        let start = course.start();
        let actor = course.actor(&deed, about.party);
        let window = course.window(&deed).of(about.survives);
        let held = holds(&self.judge.norms().life, time);
        let pauses = || {
            let all = course.pauses(about.party).iter().enumerate();
            let of = move |pause: &Pause| match about.rule {
                Some(rule) => pause.is_about(rule),
                None => pause.term.is_none(),
            };
            all.filter(move |(_, pause)| of(pause)).map(|(place, pause)| (place, pause, pause.hold(u64::MAX, &deed)))
        };
        let paused = |wanted| {
            let found = pauses().find(|(_, _, membership)| *membership == wanted);
            found.map(|(place, pause, _)| (first_of(course.pauses(about.party), place), pause))
        };
        if actor == Membership::Out {
            return (Standing::NotYet, Cause::Acceptance);
        }
        let begun = time.from >= start.earliest && start.earliest != Instant::MAX;
        match (window, held) {
            (Membership::Out, _) if !begun => return (Standing::NotYet, Cause::Start),
            (_, Membership::Out) => return (Standing::Replaced, Cause::Other),
            (Membership::Out, _) => return (Standing::Ended, Cause::End),
            _ => {}
        }
        if let Some((place, pause)) = paused(Membership::Out) {
            return (standing_of(pause.why, true), Cause::Pause(place));
        }
        if actor == Membership::Open {
            return (Standing::MayBeBound, Cause::Acceptance);
        }
        match (window, held) {
            (_, Membership::Open) => return (Standing::MayBeReplaced, Cause::Other),
            (Membership::Open, _) if time.from < start.latest => return (Standing::MayBeBound, Cause::Start),
            (Membership::Open, _) => return (Standing::MayHaveEnded, Cause::End),
            _ => {}
        }
        match paused(Membership::Open) {
            // Between two edges of one that is sure, it may have come or gone; else it may never have come.
            Some((place, pause)) => (standing_of(pause.why, false), Cause::Pause(place)),
            None => (Standing::Bound, Cause::None),
        }
    }
}

/// The first of those that one deed brought about by one clause: a violation that is established was a probable one before.
fn first_of(pauses: &[Pause], place: usize) -> usize {
    let of = |pause: &Pause| (pause.by, pause.clause, pause.term, pause.why as u8);
    let wanted = pauses.get(place).map(of);
    pauses.iter().position(|pause| Some(of(pause)) == wanted).unwrap_or(place)
}

fn standing_of(why: Paused, sure: bool) -> Standing {
    match (why, sure) {
        (Paused::Suspended, true) => Standing::Suspended,
        (Paused::Suspended, false) => Standing::MayBeSuspended,
        (Paused::Left, true) => Standing::Left,
        (Paused::Left, false) => Standing::MayHaveLeft,
        (Paused::Released | Paused::Declared, true) => Standing::Released,
        // Whoever is bound only while another complies is released where the other does not.
        (Paused::Released | Paused::Declared | Paused::Unreciprocated, _) => Standing::MayBeReleased,
    }
}

/// Parts with every stretch in which one change lies taken for the edge between what was before it and what came after.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut told: Vec<Part> = Vec::new();
    let mut rest = parts.into_iter().peekable();
    while let Some(part) = rest.next() {
        let after = rest.peek();
        let before = told.last();
        let caused = |one: Option<&Part>| one.is_some_and(|one| one.standing.is_known() && one.cause.is_as(part.cause));
        // Between what has not begun and what is over, two changes lie.
        let two = |before, after| before == Standing::NotYet && matches!(after, Standing::Ended | Standing::Replaced);
        let differ = before
            .zip(after)
            .is_some_and(|(before, after)| before.standing != after.standing && !two(before.standing, after.standing));
        let is_edge = !part.standing.is_known() && differ && (caused(before) || caused(after));
        match (is_edge, told.last_mut(), rest.peek_mut()) {
            (true, Some(before), Some(after)) => {
                before.until = (part.from.0, part.until.1);
                after.from = before.until;
            }
            (_, before, _) => match before.filter(|last| (last.standing, last.cause) == (part.standing, part.cause)) {
                Some(last) => last.until = part.until,
                None => told.push(part),
            },
        }
    }
    // What may be so, and of which no end is known, may end at any time.
    for part in &mut told {
        if part.until.0 == Instant::MAX && !part.standing.is_known() {
            part.until.0 = part.from.1;
        }
    }
    told
}
