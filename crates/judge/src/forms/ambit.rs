//! The acts that a rule speaks of: scopes of acts, objects and means, of ground, hours and attempts.

use agreement::{Ambit, AreaScope, AttemptRule, Owner, Scope, Territory};
use model::{Interval, LeafSet, Membership, Name, Taxonomy};

use super::{Fact, both};

/// Whether the act fell into the hours of the day at which the term applies. Hours that cannot be placed leave it open.
pub(crate) fn at_hours(ambit: &Ambit, time: Interval) -> Membership {
    match ambit.hours.as_ref().map(|(hours, _)| hours.hold(time)) {
        None | Some(Ok(Some(true))) => Membership::In,
        Some(Ok(Some(false))) => Membership::Out,
        Some(Ok(None) | Err(_)) => Membership::Open,
    }
}

/// Whether every possible leaf is in a scope, none is, or it is open.
pub(super) fn leaves(scope: &Scope, possible: LeafSet) -> Membership {
    if scope.within.contains(possible) {
        Membership::In
    } else if scope.within.union(scope.opened()).overlaps(possible) {
        Membership::Open
    } else {
        Membership::Out
    }
}

/// Whether it happened where the term applies, to an object of the other party where only those are meant.
pub(super) fn territory(territory: &Territory, fact: &Fact<'_>, party: &str) -> Membership {
    let area = territory.area.as_ref().map_or(Membership::In, |area| in_area(area, fact.areas));
    if territory.of_other { both(area, whose(&territory.whose, fact, party)) } else { area }
}

/// Whether all units that it may lie in are of an area. What is drawn in a file is not measured here, so that a unit that
/// the area does not name may still be in it.
fn in_area(area: &AreaScope, units: &[Name]) -> Membership {
    if area.is_unsaid() || units.is_empty() {
        return Membership::Open;
    }
    match all_or_none(units, |unit| area.units.contains(unit)) {
        Membership::Out if !area.drawn.is_empty() && !all_named(area, units) => Membership::Open,
        membership => membership,
    }
}

/// Whether every unit is named by the area, as in it or as out of it.
fn all_named(area: &AreaScope, units: &[Name]) -> bool {
    units.iter().all(|unit| area.units.contains(unit) || area.without.contains(unit))
}

fn all_or_none(names: &[Name], within: impl Fn(&Name) -> bool) -> Membership {
    match names.iter().filter(|name| within(name)).count() {
        0 => Membership::Out,
        n if n == names.len() => Membership::In,
        _ => Membership::Open,
    }
}

/// Whether the object was the other party's, in each case of whose ground it may have been. Where border and holder
/// agree, no reading is needed; a claim to land alone never takes an object out of protection.
fn whose(whose: &Owner, fact: &Fact<'_>, party: &str) -> Membership {
    if fact.recognised.is_empty() || fact.held_by.is_empty() {
        return Membership::Open;
    }
    let claimed = |claims: &[(Name, Vec<Name>)]| {
        let others = |area: &Name| claims.iter().any(|(owner, areas)| &**owner != party && areas.contains(area));
        !fact.areas.is_empty() && fact.areas.iter().all(others)
    };
    let layered = |recognised: &Name, holder: &Name| match (whose, &**recognised != party, &**holder != party) {
        (Owner::Holder, _, others) | (Owner::Recognised, others, _) if others => Membership::In,
        (Owner::Holder | Owner::Recognised, _, _) | (_, false, false) => Membership::Out,
        (_, true, true) => Membership::In,
        (Owner::Claimed(claims), _, _) if claimed(claims) => Membership::In,
        // Nobody reports who operates an object.
        (Owner::Claimed(_) | Owner::Operator, _, _) => Membership::Open,
    };
    let cases =
        fact.recognised.iter().flat_map(|border| fact.held_by.iter().map(move |holder| layered(border, holder)));
    cases.reduce(|a, b| if a == b { a } else { Membership::Open }).unwrap_or(Membership::Open)
}

/// Whether it counts, if it was an attempt.
pub(super) fn attempt(rule: AttemptRule, outcome: LeafSet) -> Membership {
    let attempts = Taxonomy::shipped().attempt();
    match rule {
        AttemptRule::Counts(_) => Membership::In,
        _ if !attempts.overlaps(outcome) => Membership::In,
        AttemptRule::DoesNotCount(_) if attempts.contains(outcome) => Membership::Out,
        AttemptRule::DoesNotCount(_) | AttemptRule::NotSaid(_) => Membership::Open,
    }
}
