//! The meaning of a term's scopes, written naively: try every possibility under every meaning the text leaves open.
//!
//! A dimension is in if every world says so, out if none does, otherwise open. Plain loops, no masks, no interval
//! arithmetic: times are whole numbers between [`FROM`] and [`TO`], few enough to be tried one by one.

use agreement::{Ambit, AttemptRule, Edge, ExceptionBox, Life, Norm, Owner, Scope};
use judge::Fact;
use model::{Coverage, Instant, LeafSet, Membership, Taxonomy};

/// The first instant that is tried.
pub(crate) const FROM: i64 = 0;
/// The first that is not.
pub(crate) const TO: i64 = 40;

/// What the worlds said.
#[derive(Default)]
struct Worlds {
    some_in: bool,
    some_out: bool,
}

impl Worlds {
    fn say(&mut self, is_in: bool) {
        if is_in {
            self.some_in = true;
        } else {
            self.some_out = true;
        }
    }

    fn say_either(&mut self) {
        self.say(true);
        self.say(false);
    }

    fn membership(&self) -> Membership {
        match (self.some_in, self.some_out) {
            (true, false) => Membership::In,
            (true, true) => Membership::Open,
            (false, _) => Membership::Out,
        }
    }
}

pub(crate) fn cover(life: &Life, norm: &Norm, fact: &Fact<'_>, party: &str) -> Coverage {
    let ambit = &norm.ambit;
    Coverage([
        actor(life, norm, fact, party),
        scope(&ambit.act, fact.act),
        scope(&ambit.object, fact.object),
        scope(&ambit.means, fact.means),
        territory(ambit, fact, party),
        time(life, fact),
        attempt(ambit, fact),
        exception(ambit, fact, party),
    ])
}

fn instants(from: Instant, to: Instant) -> Vec<i64> {
    (FROM..TO).filter(|t| from.0 <= *t && *t < to.0).collect()
}

/// Every instant at which an edge may lie, the bounds of the tried range standing for "long before" and "never".
fn places(edge: Edge) -> Vec<i64> {
    (FROM - 1..=TO + 1).filter(|t| edge.earliest.0 <= *t && *t <= edge.latest.0).chain(outside(edge)).collect()
}

fn outside(edge: Edge) -> Vec<i64> {
    let mut all = Vec::new();
    if edge.earliest.0 < FROM - 1 {
        all.push(FROM - 1);
    }
    if edge.latest.0 > TO + 1 {
        all.push(TO + 1);
    }
    all
}

fn leaves(set: LeafSet) -> Vec<u64> {
    (0..64).map(|bit| 1_u64 << bit).filter(|leaf| set.0 & leaf != 0).collect()
}

fn is_in(set: LeafSet, leaf: u64) -> bool {
    set.0 & leaf != 0
}

fn actor(life: &Life, norm: &Norm, fact: &Fact<'_>, party: &str) -> Membership {
    let mut worlds = Worlds::default();
    for bound in &life.bound {
        if &*bound.party != party || !norm.who.iter().any(|one| &**one == party) {
            continue;
        }
        for t in instants(fact.time.from, fact.time.to) {
            for accepted in places(bound.from) {
                worlds.say(accepted <= t);
            }
        }
        // In doubt, and accepted no later than the start can be: the doubt is the start's, and told as time.
        if worlds.some_in && bound.from.latest <= life.window.start.latest {
            return Membership::In;
        }
    }
    worlds.membership()
}

fn time(life: &Life, fact: &Fact<'_>) -> Membership {
    let mut ends: Vec<i64> = life.window.ends.iter().flat_map(|end| places(end.at)).collect();
    if life.window.ends.is_empty() {
        ends.push(TO + 1);
    }
    // Within the window; under this reading and not an earlier one; and not yet a later one.
    let (mut within, mut since, mut yet) = (Worlds::default(), Worlds::default(), Worlds::default());
    for t in instants(fact.time.from, fact.time.to) {
        for start in places(life.window.start) {
            for end in &ends {
                within.say(start <= t && t < *end);
            }
        }
        match &life.since {
            None => since.say(true),
            Some(one) => places(one.from).into_iter().for_each(|from| since.say(from <= t)),
        }
        match &life.until_replaced {
            None => yet.say(true),
            Some(one) => places(one.from).into_iter().for_each(|until| yet.say(t < until)),
        }
    }
    within.membership().max(since.membership()).max(yet.membership())
}

fn scope(scope: &Scope, possible: LeafSet) -> Membership {
    let mut worlds = Worlds::default();
    for leaf in leaves(possible) {
        let opened = scope.open.iter().any(|part| is_in(part.leaves, leaf));
        if is_in(scope.within, leaf) {
            worlds.say(true);
        } else if opened {
            worlds.say_either();
        } else {
            worlds.say(false);
        }
    }
    worlds.membership()
}

fn territory(ambit: &Ambit, fact: &Fact<'_>, party: &str) -> Membership {
    let rule = &ambit.territory;
    let mut inside = Worlds::default();
    match &rule.area {
        None => inside.say(true),
        Some(area) => {
            for unit in fact.areas {
                if area.units.contains(unit) {
                    inside.say(true);
                } else if area.is_unsaid() || (!area.drawn.is_empty() && !area.without.contains(unit)) {
                    inside.say_either();
                } else {
                    inside.say(false);
                }
            }
            if area.is_unsaid() {
                inside.say_either();
            }
            if fact.areas.is_empty() {
                inside.say_either();
            }
        }
    }
    let mut others = Worlds::default();
    if !rule.of_other {
        others.say(true);
    }
    for border in fact.recognised {
        for holder in fact.held_by {
            let (border_is_other, holder_is_other) = (&**border != party, &**holder != party);
            match &rule.whose {
                _ if !rule.of_other => {}
                Owner::Holder => others.say(holder_is_other),
                Owner::Recognised => others.say(border_is_other),
                _ if border_is_other == holder_is_other => others.say(holder_is_other),
                Owner::Claimed(claims) if !fact.areas.is_empty() => {
                    for area in fact.areas {
                        others.say(true);
                        if !claims.iter().any(|(owner, areas)| &**owner != party && areas.contains(area)) {
                            others.say(false);
                        }
                    }
                }
                _ => others.say_either(),
            }
        }
    }
    if rule.of_other && (fact.recognised.is_empty() || fact.held_by.is_empty()) {
        others.say_either();
    }
    inside.membership().max(others.membership())
}

fn attempt(ambit: &Ambit, fact: &Fact<'_>) -> Membership {
    let attempts = Taxonomy::shipped().attempt();
    let mut worlds = Worlds::default();
    for outcome in leaves(fact.outcome) {
        match ambit.attempt {
            _ if !is_in(attempts, outcome) => worlds.say(true),
            AttemptRule::Counts(_) => worlds.say(true),
            AttemptRule::DoesNotCount(_) => worlds.say(false),
            AttemptRule::NotSaid(_) => worlds.say_either(),
        }
    }
    worlds.membership()
}

/// In means that no exception applies.
fn exception(ambit: &Ambit, fact: &Fact<'_>, party: &str) -> Membership {
    let speaks_of =
        |scope: &Scope, leaf| is_in(scope.within, leaf) || scope.open.iter().any(|part| is_in(part.leaves, leaf));
    let mut worlds = Worlds::default();
    for act in leaves(fact.act) {
        for object in leaves(fact.object) {
            for means in leaves(fact.means) {
                if speaks_of(&ambit.act, act) && speaks_of(&ambit.object, object) && speaks_of(&ambit.means, means) {
                    let (certainly, possibly) = excused(ambit, fact, party, act, object, means);
                    worlds.say(!certainly);
                    if possibly {
                        worlds.say(false);
                    }
                }
            }
        }
    }
    // Nothing in scope: nothing to excuse.
    if !worlds.some_in && !worlds.some_out {
        worlds.say(true);
    }
    worlds.membership()
}

/// Whether one act is excused certainly, and whether it is possibly.
fn excused(ambit: &Ambit, fact: &Fact<'_>, party: &str, act: u64, object: u64, means: u64) -> (bool, bool) {
    let (mut certainly, mut possibly) = (false, false);
    for exception in &ambit.exceptions {
        if is_in(exception.not.objects, object) || is_in(exception.not.means, means) {
            continue;
        }
        match &exception.what {
            ExceptionBox::Objects(set) => certainly |= is_in(*set, object),
            ExceptionBox::Means(set) => certainly |= is_in(*set, means),
            ExceptionBox::LaunchedBeforeStart { until } => possibly |= fact.time.from < *until,
            ExceptionBox::Response(_) | ExceptionBox::Circumstance => possibly = true,
            ExceptionBox::Permission { who, ambit: allowed } => {
                let mut in_each = vec![territory(allowed, fact, party)];
                for (scope_of, leaf) in [(&allowed.act, act), (&allowed.object, object), (&allowed.means, means)] {
                    in_each.push(scope(scope_of, LeafSet(leaf)));
                }
                let is_allowed = who.is_empty() || who.iter().any(|one| &**one == party);
                if is_allowed && !in_each.contains(&Membership::Out) {
                    certainly |= !in_each.contains(&Membership::Open);
                    possibly = true;
                }
            }
        }
    }
    (certainly, possibly)
}
