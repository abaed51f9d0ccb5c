//! PROHIBIT: a box of scopes minus named exceptions, while the actor is bound. Constant time an incident.

use agreement::{AttemptRule, ExceptionBox, Prohibit, Scope, Territory, Whose};
use model::{Coverage, Incident, Interval, LeafSet, Membership, Name, SiteLink, Taxonomy};

/// What the form needs to know of an incident.
#[derive(Clone, Debug)]
pub struct Fact<'a> {
    /// When it happened.
    pub time: Interval,
    /// What was done.
    pub act: LeafSet,
    /// To what.
    pub object: LeafSet,
    /// With what.
    pub means: LeafSet,
    /// With what result.
    pub outcome: LeafSet,
    /// Administrative units that it may lie in; empty for anywhere.
    pub areas: &'a [Name],
    /// The parties whose recognised territory it may be.
    pub recognised: &'a [Name],
    /// The parties that may have held the ground.
    pub held_by: &'a [Name],
}

impl<'a> Fact<'a> {
    /// The fact that an incident and its place make.
    #[must_use]
    pub fn of(incident: &'a Incident, link: &'a SiteLink) -> Self {
        Self {
            time: incident.time.interval,
            act: incident.act,
            object: incident.object,
            means: incident.means,
            outcome: incident.outcome,
            areas: &link.areas,
            recognised: &link.ground.recognised,
            held_by: &link.ground.held_by,
        }
    }
}

/// Membership of a fact in each dimension of the prohibition, `party` being the possible actor.
#[must_use]
pub fn cover(prohibit: &Prohibit, fact: &Fact<'_>, party: &str) -> Coverage {
    Coverage([
        actor(prohibit, fact.time, party),
        leaves(&prohibit.act, fact.act),
        leaves(&prohibit.object, fact.object),
        leaves(&prohibit.means, fact.means),
        territory(&prohibit.territory, fact, party),
        time(prohibit, fact.time),
        attempt(prohibit.attempt, fact.outcome),
        exception(prohibit, fact),
    ])
}

/// In if all are in, out if one is out.
fn both(a: Membership, b: Membership) -> Membership {
    a.max(b)
}

/// A party is bound from its acceptance. Where it is not known whether it had accepted, and the acceptance is not later
/// than the start can be, the doubt is the one about the start: it is counted once, as time.
fn actor(prohibit: &Prohibit, time: Interval, party: &str) -> Membership {
    let Some(bound) = prohibit.bound.iter().find(|bound| &*bound.party == party) else { return Membership::Out };
    if time.to <= bound.from.earliest {
        Membership::Out
    } else if time.from >= bound.from.latest || bound.from.latest <= prohibit.window.start.latest {
        Membership::In
    } else {
        Membership::Open
    }
}

fn time(prohibit: &Prohibit, time: Interval) -> Membership {
    both(in_force(prohibit, time), at_hours(prohibit, time))
}

/// Whether the act fell into the hours of the day at which the term applies. Hours that cannot be placed leave it open.
pub(crate) fn at_hours(prohibit: &Prohibit, time: Interval) -> Membership {
    match prohibit.hours.as_ref().map(|(hours, _)| hours.hold(time)) {
        None | Some(Ok(Some(true))) => Membership::In,
        Some(Ok(Some(false))) => Membership::Out,
        Some(Ok(None) | Err(_)) => Membership::Open,
    }
}

fn in_force(prohibit: &Prohibit, time: Interval) -> Membership {
    let (certain_from, certain_to) = prohibit.window.certain();
    let (possible_from, possible_to) = prohibit.window.possible();
    if time.from >= certain_from && time.to <= certain_to {
        Membership::In
    } else if time.from.max(possible_from) >= time.to.min(possible_to) {
        Membership::Out
    } else {
        Membership::Open
    }
}

fn leaves(scope: &Scope, possible: LeafSet) -> Membership {
    if scope.within.contains(possible) {
        Membership::In
    } else if scope.within.union(scope.opened()).overlaps(possible) {
        Membership::Open
    } else {
        Membership::Out
    }
}

fn territory(territory: &Territory, fact: &Fact<'_>, party: &str) -> Membership {
    let area = match &territory.area {
        None => Membership::In,
        Some(areas) if areas.is_empty() || fact.areas.is_empty() => Membership::Open,
        Some(areas) => all_or_none(fact.areas, |area| areas.contains(area)),
    };
    if territory.of_other { both(area, whose(&territory.whose, fact, party)) } else { area }
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
fn whose(whose: &Whose, fact: &Fact<'_>, party: &str) -> Membership {
    if fact.recognised.is_empty() || fact.held_by.is_empty() {
        return Membership::Open;
    }
    let claimed = |owner: &Name, areas: &[Name]| {
        &**owner != party && !fact.areas.is_empty() && fact.areas.iter().all(|area| areas.contains(area))
    };
    let layered = |recognised: &Name, holder: &Name| match (whose, &**recognised != party, &**holder != party) {
        (Whose::Holder, _, others) | (Whose::Recognised, others, _) if others => Membership::In,
        (Whose::Holder | Whose::Recognised, _, _) | (_, false, false) => Membership::Out,
        (_, true, true) => Membership::In,
        (Whose::Own { party: owner, areas }, _, _) if claimed(owner, areas) => Membership::In,
        (Whose::Own { .. } | Whose::NotSaid, _, _) => Membership::Open,
    };
    let cases =
        fact.recognised.iter().flat_map(|border| fact.held_by.iter().map(move |holder| layered(border, holder)));
    cases.reduce(|a, b| if a == b { a } else { Membership::Open }).unwrap_or(Membership::Open)
}

fn attempt(rule: AttemptRule, outcome: LeafSet) -> Membership {
    let attempts = Taxonomy::shipped().attempt();
    match rule {
        AttemptRule::Counts(_) => Membership::In,
        _ if !attempts.overlaps(outcome) => Membership::In,
        AttemptRule::DoesNotCount(_) if attempts.contains(outcome) => Membership::Out,
        AttemptRule::DoesNotCount(_) | AttemptRule::NotSaid(_) => Membership::Open,
    }
}

/// Exceptions are tested on what of the fact lies in scope, not on the whole of it: what is out anyway excuses nothing.
fn exception(prohibit: &Prohibit, fact: &Fact<'_>) -> Membership {
    let in_scope = |scope: &Scope, possible: LeafSet| scope.within.union(scope.opened()).intersection(possible);
    let (object, means) = (in_scope(&prohibit.object, fact.object), in_scope(&prohibit.means, fact.means));
    if object.is_empty() || means.is_empty() {
        return Membership::In;
    }
    let (mut objects, mut by, mut unknown) = (LeafSet::EMPTY, LeafSet::EMPTY, false);
    for exception in &prohibit.exceptions {
        match exception.what {
            ExceptionBox::Objects(set) => objects = objects.union(set),
            ExceptionBox::Means(set) => by = by.union(set),
            ExceptionBox::LaunchedBeforeStart { until } => unknown |= fact.time.from < until,
            ExceptionBox::Circumstance => unknown = true,
        }
    }
    if objects.contains(object) || by.contains(means) {
        Membership::Out
    } else if unknown || objects.overlaps(object) || by.overlaps(means) {
        Membership::Open
    } else {
        Membership::In
    }
}
