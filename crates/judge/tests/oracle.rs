//! What an agreement means, written naively: try every possibility under every meaning the text leaves open, and look at
//! everything that was recorded before. No masks, no queues, no state; where this and the engine disagree, one is wrong.

//!
//! Here: what a term speaks of. `log.rs`: what hangs on what came before.

pub(crate) mod log;

use Membership::{In, Open, Out};
use agreement::{Ambit, AttemptRule, Edge, ExceptionBox, Life, Norm, Owner, Scope};
use model::{Instant, LeafSet, Membership, Name, Taxonomy};

/// What is recorded of an act or an event, in plain values.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fact {
    pub(crate) from: i64,
    pub(crate) to: i64,
    pub(crate) act: LeafSet,
    pub(crate) object: LeafSet,
    pub(crate) means: LeafSet,
    pub(crate) outcome: LeafSet,
    pub(crate) areas: Vec<Name>,
    pub(crate) recognised: Vec<Name>,
    pub(crate) held_by: Vec<Name>,
    pub(crate) by: Vec<Name>,
    pub(crate) event: Option<Name>,
    pub(crate) body: Option<Name>,
    pub(crate) reference: u32,
}

/// In if every world says so, out if none does.
pub(crate) fn join(worlds: impl IntoIterator<Item = Membership>) -> Membership {
    let all: Vec<Membership> = worlds.into_iter().collect();
    match (all.contains(&In), all.contains(&Out), all.contains(&Open)) {
        (_, false, false) if !all.is_empty() => In,
        (false, _, false) => Out,
        _ => Open,
    }
}

pub(crate) fn said(is_in: bool) -> Membership {
    if is_in { In } else { Out }
}

fn leaves(set: LeafSet) -> Vec<LeafSet> {
    (0..64).map(|bit| LeafSet(1 << bit)).filter(|leaf| set.0 & leaf.0 != 0).collect()
}

/// Every instant at which an edge may lie; far bounds stand for "long before" and "never".
fn places(edge: Edge) -> Vec<i64> {
    if edge.earliest == edge.latest {
        return vec![edge.earliest.0];
    }
    let near = (-1..=41).filter(|t| edge.earliest.0 <= *t && *t <= edge.latest.0);
    let far = [(-1, edge.earliest.0 < -1), (41, edge.latest.0 > 41)];
    near.chain(far.into_iter().filter(|(_, is_far)| *is_far).map(|(t, _)| t)).collect()
}

fn after(edge: Edge, t: i64) -> Membership {
    join(places(edge).into_iter().map(|at| said(at <= t)))
}

pub(crate) fn not(membership: Membership) -> Membership {
    [(In, Out), (Open, Open), (Out, In)].into_iter().find(|(a, _)| *a == membership).unwrap().1
}

/// Each dimension but what frees a party; for a party that may have done it.
pub(crate) fn cover(life: &Life, norm: &Norm, fact: &Fact, party: &str, before: &[Fact]) -> [Membership; 8] {
    let ambit = &norm.ambit;
    [
        actor(life, norm, fact, party),
        scope(&ambit.act, fact.act),
        scope(&ambit.object, fact.object),
        scope(&ambit.means, fact.means),
        territory(ambit, fact, party),
        time(life, fact),
        join(leaves(fact.outcome).into_iter().map(|outcome| match ambit.attempt {
            AttemptRule::Counts(_) => In,
            _ if !Taxonomy::shipped().attempt().contains(outcome) => In,
            AttemptRule::DoesNotCount(_) => Out,
            AttemptRule::NotSaid(_) => Open,
        })),
        unexcused(ambit, fact, |leaf| excuses(ambit, fact, party, before, leaf)),
    ]
}

pub(crate) fn actor(life: &Life, norm: &Norm, fact: &Fact, party: &str) -> Membership {
    let Some(bound) = life.bound.iter().find(|bound| &*bound.party == party) else { return Out };
    let accepted = join((fact.from..fact.to).map(|t| after(bound.from, t)));
    match accepted {
        _ if !norm.who.iter().any(|one| &**one == party) => Out,
        // In doubt, and accepted no later than the start can be: the doubt is the start's, and told as time.
        Open if bound.from.latest <= life.window.start.latest => In,
        membership => membership,
    }
}

/// Within the window; under this reading and not an earlier one; and not yet a later one.
pub(crate) fn time(life: &Life, fact: &Fact) -> Membership {
    let instants = || fact.from..fact.to;
    let never = Edge { earliest: Instant::MAX, latest: Instant::MAX };
    let ends: Vec<Edge> = life.window.ends.iter().map(|end| end.at).collect();
    let ends = if ends.is_empty() { vec![never] } else { ends };
    let within = instants().flat_map(|t| {
        let starts = places(life.window.start);
        let pairs: Vec<(i64, i64)> =
            starts.iter().flat_map(|s| ends.iter().flat_map(|e| places(*e)).map(|e| (*s, e))).collect();
        pairs.into_iter().map(move |(start, end)| said(start <= t && t < end))
    });
    let since = instants().map(|t| life.since.as_ref().map_or(In, |one| after(one.from, t)));
    let yet = instants().map(|t| life.until_replaced.as_ref().map_or(In, |one| not(after(one.from, t))));
    join(within).max(join(since)).max(join(yet))
}

pub(crate) fn scope(scope: &Scope, possible: LeafSet) -> Membership {
    let opened = |leaf: LeafSet| scope.open.iter().any(|part| part.leaves.contains(leaf));
    join(leaves(possible).into_iter().map(|leaf| match scope.within.contains(leaf) {
        true => In,
        false if opened(leaf) => Open,
        false => Out,
    }))
}

pub(crate) fn territory(ambit: &Ambit, fact: &Fact, party: &str) -> Membership {
    let rule = &ambit.territory;
    let inside = rule.area.as_ref().map_or(In, |area| {
        let of = |unit: &Name| match area.units.contains(unit) {
            true => In,
            false if area.is_unsaid() || !area.drawn.is_empty() && !area.without.contains(unit) => Open,
            false => Out,
        };
        if fact.areas.is_empty() || area.is_unsaid() { Open } else { join(fact.areas.iter().map(of)) }
    });
    let claimed = |claims: &[(Name, Vec<Name>)]| {
        let of = |area: &Name| claims.iter().any(|(owner, areas)| &**owner != party && areas.contains(area));
        !fact.areas.is_empty() && fact.areas.iter().all(of)
    };
    let pairs = fact.recognised.iter().flat_map(|border| fact.held_by.iter().map(move |holder| (border, holder)));
    let unknown = fact.recognised.is_empty() || fact.held_by.is_empty();
    let others = join(pairs.map(|(border, holder)| match (&rule.whose, &**border != party, &**holder != party) {
        (Owner::Holder, _, others) | (Owner::Recognised, others, _) => said(others),
        (_, border, holder) if border == holder => said(holder),
        (Owner::Claimed(claims), ..) if claimed(claims) => In,
        _ => Open,
    }));
    let others = if unknown { Open } else { others };
    if rule.of_other { inside.max(others) } else { inside }
}

/// In means that no exception applies, whichever of the acts in scope it was; nothing in scope, nothing to excuse.
fn unexcused(ambit: &Ambit, fact: &Fact, excuse: impl Fn([LeafSet; 3]) -> Membership) -> Membership {
    let mut worlds = Vec::new();
    for act in leaves(fact.act).into_iter().filter(|leaf| scope(&ambit.act, *leaf) != Out) {
        for object in leaves(fact.object).into_iter().filter(|leaf| scope(&ambit.object, *leaf) != Out) {
            for means in leaves(fact.means).into_iter().filter(|leaf| scope(&ambit.means, *leaf) != Out) {
                worlds.push(not(excuse([act, object, means])));
            }
        }
    }
    if worlds.is_empty() { In } else { join(worlds) }
}

/// In if one act is excused certainly.
fn excuses(ambit: &Ambit, fact: &Fact, party: &str, before: &[Fact], [act, object, means]: [LeafSet; 3]) -> Membership {
    let each = ambit.exceptions.iter().map(|exception| match &exception.what {
        _ if exception.not.objects.contains(object) || exception.not.means.contains(means) => Out,
        ExceptionBox::Objects(set) => said(set.contains(object)),
        ExceptionBox::Means(set) => said(set.contains(means)),
        ExceptionBox::LaunchedBeforeStart { until } => {
            if fact.from < until.0 {
                Open
            } else {
                Out
            }
        }
        ExceptionBox::Circumstance => Open,
        ExceptionBox::Response(to) => {
            before.iter().map(|earlier| log::answers(to, earlier, fact, party)).min().unwrap_or(Out)
        }
        ExceptionBox::Permission { who, .. } if !who.is_empty() && !who.iter().any(|one| &**one == party) => Out,
        ExceptionBox::Permission { ambit: allowed, .. } => territory(allowed, fact, party)
            .max(scope(&allowed.act, act))
            .max(scope(&allowed.object, object))
            .max(scope(&allowed.means, means)),
    });
    each.min().unwrap_or(Out)
}
