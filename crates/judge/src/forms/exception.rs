//! Exceptions: named boxes that are taken out of what a term speaks of.
//!
//! Each exception is a box of acts, objects and means that it takes out certainly, or possibly where something about it is
//! not known. They are tested on what of the deed lies in scope, not on the whole of it: what is out anyway excuses nothing.

use agreement::{Ambit, Exception, ExceptionBox};
use model::{Facet, Instant, LeafSet, Membership, Taxonomy};

use super::ambit::{Ground, Reach, at_hours};
use super::{Found, Keys, Trail, both};
use crate::Deed;
use crate::forms::ambit::Masks;
use crate::register::{Addressee, Parties, Register};

/// Acts, objects and means that one exception takes out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken {
    act: LeafSet,
    object: LeafSet,
    means: LeafSet,
    certainly: bool,
}

impl Taken {
    fn overlaps(&self, act: LeafSet, object: LeafSet, means: LeafSet) -> bool {
        self.act.overlaps(act) && self.object.overlaps(object) && self.means.overlaps(means)
    }

    fn contains(&self, act: LeafSet, object: LeafSet, means: LeafSet) -> bool {
        self.act.contains(act) && self.object.contains(object) && self.means.contains(means)
    }
}

/// An exception, ready to be tested.
#[derive(Clone, Debug)]
pub(crate) struct Excuse<'a> {
    pub exception: &'a Exception,
    whole: Taken,
    kind: Kind<'a>,
}

#[derive(Clone, Debug)]
enum Kind<'a> {
    /// The same box whatever happened.
    Always,
    /// What may have been under way before the start.
    Until(Instant),
    /// Where nothing that is reported can tell.
    Unknown,
    /// A permission: for whom, where and when.
    Allowed { who: Parties, ambit: &'a Ambit, ground: Ground<'a>, reach: Box<Reach<'a>> },
    /// An act of another party shortly before.
    Answer(Box<Trail>),
}

impl<'a> Excuse<'a> {
    pub(crate) fn of(exception: &'a Exception, register: &Register) -> Self {
        let all = |facet| Taxonomy::shipped().all(facet);
        let not = &exception.not;
        let (object, means) = (all(Facet::Object).minus(not.objects), all(Facet::Means).minus(not.means));
        let whole = Taken { act: all(Facet::Act), object, means, certainly: true };
        let (whole, kind) = match &exception.what {
            ExceptionBox::Objects(set) => (Taken { object: object.intersection(*set), ..whole }, Kind::Always),
            ExceptionBox::Means(set) => (Taken { means: means.intersection(*set), ..whole }, Kind::Always),
            ExceptionBox::LaunchedBeforeStart { until } => (whole, Kind::Until(*until)),
            ExceptionBox::Circumstance => (whole, Kind::Unknown),
            ExceptionBox::Permission { who, ambit } => {
                let who = if who.is_empty() { Parties(u32::MAX) } else { register.parties_of(who) };
                let ground = Ground::of(&ambit.territory);
                (whole, Kind::Allowed { who, ambit, ground, reach: Box::new(Reach::of(ambit)) })
            }
            ExceptionBox::Response(to) => (whole, Kind::Answer(Box::new(response(to)))),
        };
        Self { exception, whole, kind }
    }

    /// Takes note of what a later act may be a response to.
    pub(crate) fn note(&mut self, at: u64, deed: &Deed, sure: bool, register: &Register) {
        if let Kind::Answer(trail) = &mut self.kind {
            trail.note(at, deed, sure, register);
        }
    }

    /// As [`Trail::forget`].
    pub(crate) fn forget(&mut self, now: Instant) {
        if let Kind::Answer(trail) = &mut self.kind {
            trail.forget(now);
        }
    }

    /// The act that this one may be a response to.
    pub(crate) fn answers(&self, at: u64, deed: &Deed, party: u8, register: &Register) -> Option<Found> {
        let Kind::Answer(trail) = &self.kind else { return None };
        let found = trail.before(at, deed, register, |by| by.others_acted(party));
        (found.membership != Membership::Out).then_some(found)
    }

    /// The boxes that it takes out: none, one, or one certainly within one possibly.
    fn taken(&mut self, at: u64, deed: &Deed, party: u8, register: &Register) -> [Option<Taken>; 2] {
        let whole = self.whole;
        let possible = Taken { certainly: false, ..whole };
        match &mut self.kind {
            Kind::Always => [Some(whole), None],
            Kind::Until(until) if deed.from >= *until => [None, None],
            // Whether it was launched before, or a circumstance held, is not known.
            Kind::Until(_) | Kind::Unknown => [Some(possible), None],
            Kind::Allowed { who, ambit, ground, reach } => {
                let elsewhere = both(ground.hold(deed.site, party, register), at_hours(ambit, deed.time()));
                if elsewhere == Membership::Out || !who.contains(party) {
                    return [None, None];
                }
                let within = |of: fn(&Masks) -> LeafSet, certainly| Taken {
                    act: of(&reach.act),
                    object: whole.object.intersection(of(&reach.object)),
                    means: whole.means.intersection(of(&reach.means)),
                    certainly,
                };
                let certain = within(Masks::within, elsewhere == Membership::In);
                [Some(certain), Some(within(|masks| masks.possible, false))]
            }
            Kind::Answer(trail) => match trail.before(at, deed, register, |by| by.others_acted(party)).membership {
                Membership::In => [Some(whole), None],
                Membership::Open => [Some(possible), None],
                Membership::Out => [None, None],
            },
        }
    }
}

/// Earlier acts to which an act may be a response.
pub(crate) fn response(to: &agreement::ResponseTo) -> Trail {
    let span = super::trail::Span { at_least_s: 0, at_most_s: Some(to.within_s) };
    Trail::new(to.act, Masks::of(&to.object), Addressee::Anybody, Keys::of(&to.keys), span)
}

/// In if no exception applies, out if one does whatever the deed was, otherwise open.
pub(crate) fn applies(
    excuses: &mut [Excuse<'_>],
    reach: &Reach<'_>,
    at: u64,
    deed: &Deed,
    party: u8,
    register: &Register,
) -> Membership {
    if excuses.is_empty() {
        return Membership::In;
    }
    let act = reach.act.possible.intersection(deed.act);
    let object = reach.object.possible.intersection(deed.object);
    let means = reach.means.possible.intersection(deed.means);
    if act.is_empty() || object.is_empty() || means.is_empty() {
        return Membership::In;
    }
    let (mut overlapping, mut certain) = (Vec::new(), 0);
    for taken in excuses.iter_mut().flat_map(|excuse| excuse.taken(at, deed, party, register)).flatten() {
        if taken.certainly && taken.contains(act, object, means) {
            return Membership::Out;
        }
        if taken.overlaps(act, object, means) {
            certain += usize::from(taken.certainly);
            overlapping.push(taken);
        }
    }
    // One box that does not hold all of it leaves something in; several may hold it together.
    match (overlapping.len(), certain) {
        (0, _) => Membership::In,
        (_, 0 | 1) => Membership::Open,
        _ if together(&overlapping, act, object, means) => Membership::Out,
        _ => Membership::Open,
    }
}

/// Whether several boxes together take out all of it: each act on each object by each means.
fn together(taken: &[Taken], act: LeafSet, object: LeafSet, means: LeafSet) -> bool {
    act.each().all(|act| {
        object.each().all(|object| {
            let here = taken.iter().filter(|one| one.certainly && one.act.overlaps(act) && one.object.overlaps(object));
            here.fold(LeafSet::EMPTY, |all, one| all.union(one.means)).contains(means)
        })
    })
}
