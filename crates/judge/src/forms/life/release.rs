//! Release and reciprocity: what a deed of one party means for the others.
//!
//! Only what is found to be a violation, or probably one, means anything; what is found of a deed is known when it is
//! judged. Until then, for deeds that it may have come before, it is expected.

use agreement::{Edge, Release};
use model::{FindingKind, Instant, Interval};

use super::{Course, DAY, Pause, Paused};
use crate::Deed;

/// What was found of a deed, for what it means for who is bound.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Driving {
    /// The term, by its place among the rules.
    pub term: usize,
    /// Whose deed it was.
    pub party: u8,
    pub kind: FindingKind,
    /// The clause by which the term binds only while the other party complies.
    pub reciprocal: Option<usize>,
    /// Whether the parties agreed on the standard by which it was established.
    pub agreed: bool,
}

/// A violation that may free others, and a declaration that uses it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Driver {
    rule: usize,
    by: u8,
    edge: Edge,
    sure: bool,
    deed: u64,
}

/// What a deed that is not judged yet may mean for a party.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expected {
    driver: u64,
    from: Instant,
    party: u8,
    pause: Pause,
}

impl Course<'_> {
    /// Whether anything that a party does under a term could free another.
    pub(crate) fn is_driven_by(&self, term: usize, reciprocal: Option<usize>) -> bool {
        reciprocal.is_some() || self.life.reciprocal.is_some() || self.terms.contains(&Some(term))
    }

    /// What a deed of one party means for the others: pauses, and violations that may be declared upon.
    fn means(&self, at: u64, deed: &Deed, driving: Driving) -> (Vec<(u8, Pause)>, Vec<Driver>) {
        let Driving { term, party: by, kind, reciprocal, agreed } = driving;
        let (mut pauses, mut drivers) = (Vec::new(), Vec::new());
        if !matches!(kind, FindingKind::Violation | FindingKind::ProbableViolation) {
            return (pauses, drivers);
        }
        let edge = Edge { earliest: deed.from, latest: deed.latest() };
        let established = kind == FindingKind::Violation;
        let until = Edge { earliest: Instant::MAX, latest: Instant::MAX };
        let others = self.parties.without(by);
        for (rule, release) in self.life.releases.iter().enumerate() {
            if self.terms.get(rule).copied().flatten() != Some(term) {
                continue;
            }
            if release.mode == Release::ByDeclaration {
                drivers.push(Driver { rule, by, edge, sure: established, deed: at });
                continue;
            }
            // Where it is not said what a violation does, or only the monitor holds it for established, there are two
            // timelines: one in which the others are released, and one in which they are not.
            let sure = established && agreed && release.mode == Release::Automatic;
            let (why, clause) = (Paused::Released, release.clause);
            let pause = Pause { term: Some(term), from: edge, until, sure, why, clause, by: at };
            pauses.extend(others.each().map(|party| (party, pause)));
        }
        for (clause, about) in [(reciprocal, Some(term)), (self.life.reciprocal, None)] {
            let Some(clause) = clause else { continue };
            let why = Paused::Unreciprocated;
            let pause = Pause { term: about, from: edge, until, sure: false, why, clause, by: at };
            pauses.extend(others.each().map(|party| (party, pause)));
        }
        (pauses, drivers)
    }

    /// Takes note of what one party did, for what it means for the others.
    pub(crate) fn drive(&mut self, at: u64, deed: &Deed, driving: Driving) {
        let (pauses, drivers) = self.means(at, deed, driving);
        for driver in drivers {
            let same = |old: &&mut Driver| (old.rule, old.by, old.sure) == (driver.rule, driver.by, driver.sure);
            match self.drivers.iter_mut().find(same) {
                // The first of two is not later than either can be.
                Some(old) => {
                    let earliest = old.edge.earliest.min(driver.edge.earliest);
                    if driver.edge.latest < old.edge.latest {
                        *old = driver;
                    }
                    old.edge.earliest = earliest;
                }
                None => self.drivers.push(driver),
            }
        }
        pauses.into_iter().for_each(|(party, pause)| self.pause(party, pause));
        self.use_declarations();
    }

    /// Of a case: takes note of what a deed may mean for the others, until it is judged itself.
    pub(crate) fn expect(&mut self, at: u64, deed: &Deed, driving: Driving) {
        let (mut pauses, drivers) = self.means(at, deed, driving);
        for driver in drivers {
            let used = self.declared.iter().filter_map(|one| self.declared_upon(*one, driver));
            pauses.extend(used);
        }
        let expected = |(party, pause)| Expected { driver: at, from: deed.from, party, pause };
        self.expected.extend(pauses.into_iter().map(expected));
    }

    /// What was expected of a deed is known now that it is judged.
    pub(crate) fn judged(&mut self, at: u64) {
        while self.expected.get(self.n_judged).is_some_and(|one| one.driver == at) {
            self.n_judged += 1;
        }
    }

    /// What a deed that is judged later may mean for a party at the time of this one.
    pub(crate) fn expected(&self, party: u8, deed: &Deed) -> impl Iterator<Item = &Pause> {
        let ahead = self.expected.get(self.n_judged..).unwrap_or(&[]).iter();
        ahead.take_while(|one| one.from < deed.to).filter(move |one| one.party == party).map(|one| &one.pause)
    }

    /// The same, after everything is judged.
    pub(crate) fn was_expected(&self, party: u8, time: Interval) -> impl Iterator<Item = &Pause> {
        let overlaps = move |one: &&Expected| one.party == party && one.from >= time.from && one.from < time.to;
        self.expected.iter().filter(overlaps).map(|one| &one.pause)
    }

    /// Joins declarations of release with the violations that went before them.
    pub(super) fn use_declarations(&mut self) {
        let upon = |one: &(u8, Edge, bool, u64)| {
            self.drivers.iter().filter_map(|driver| self.declared_upon(*one, *driver)).collect::<Vec<_>>()
        };
        let pauses: Vec<_> = self.declared.iter().flat_map(upon).collect();
        pauses.into_iter().for_each(|(party, pause)| self.pause(party, pause));
    }

    /// What a declaration of release means after a violation.
    fn declared_upon(&self, (party, declared, sure, at): (u8, Edge, bool, u64), driver: Driver) -> Option<(u8, Pause)> {
        let release = self.life.releases.get(driver.rule).filter(|_| driver.by != party)?;
        // Of a log the order is known, even within a second.
        let (may_be, before) = if self.complete {
            (driver.deed < at, driver.deed < at)
        } else {
            (driver.edge.earliest < declared.latest, driver.edge.latest <= declared.earliest)
        };
        let pause = Pause {
            term: self.terms.get(driver.rule).copied().flatten(),
            from: declared.plus(release.notice_days.unwrap_or(0) * DAY),
            until: Edge { earliest: Instant::MAX, latest: Instant::MAX },
            sure: sure && driver.sure && before,
            why: Paused::Declared,
            clause: release.clause,
            by: at,
        };
        may_be.then_some((party, pause))
    }

    /// What gives a party the right to declare itself released from a term before a deed: the violation and the clause.
    pub(crate) fn right(&self, deed: &Deed, party: u8, term: usize) -> Option<(u64, usize)> {
        let about = |rule: usize| self.terms.get(rule).copied().flatten() == Some(term);
        let earlier = |one: &&Driver| one.by != party && one.edge.latest <= deed.from && about(one.rule);
        let driver = self.drivers.iter().filter(earlier).min_by_key(|one| one.edge.latest)?;
        Some((driver.deed, self.life.releases.get(driver.rule)?.clause))
    }
}
