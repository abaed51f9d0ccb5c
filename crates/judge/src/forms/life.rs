//! LIFE: whether a party was bound, and whether the agreement was in force.

use agreement::{Life, Norm};
use model::{Interval, Membership};

use super::both;

/// A party is bound from its acceptance, by the terms that speak of it. Where it is not known whether it had accepted, and
/// the acceptance is not later than the start can be, the doubt is the one about the start: it is counted once, as time.
pub(super) fn actor(life: &Life, norm: &Norm, time: Interval, party: &str) -> Membership {
    if !norm.who.iter().any(|one| &**one == party) {
        return Membership::Out;
    }
    let Some(bound) = life.bound(party) else { return Membership::Out };
    if time.to <= bound.from.earliest {
        Membership::Out
    } else if time.from >= bound.from.latest || bound.from.latest <= life.window.start.latest {
        Membership::In
    } else {
        Membership::Open
    }
}

/// Whether an act fell into the time in which the agreement is in force and the reading holds.
pub(super) fn in_force(life: &Life, time: Interval) -> Membership {
    let (certain_from, certain_to) = life.window.certain();
    let (possible_from, possible_to) = life.window.possible();
    let window = if time.from >= certain_from && time.to <= certain_to {
        Membership::In
    } else if time.from.max(possible_from) >= time.to.min(possible_to) {
        Membership::Out
    } else {
        Membership::Open
    };
    both(window, holds(life, time))
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
