//! Exceptions: named boxes that are taken out of what a term speaks of.
//!
//! Each exception is a box of acts, objects and means that it takes out certainly, or possibly where something about it is
//! not known. They are tested on what of the fact lies in scope, not on the whole of it: what is out anyway excuses nothing.

use agreement::{Ambit, Exception, ExceptionBox, Scope};
use model::{Facet, LeafSet, Membership, Taxonomy};

use super::{Fact, ambit};

/// Acts, objects and means that one exception takes out.
struct Taken {
    act: LeafSet,
    object: LeafSet,
    means: LeafSet,
    certainly: bool,
}

/// In if no exception applies, out if one does whatever the fact was, otherwise open.
pub(super) fn applies(ambit: &Ambit, fact: &Fact<'_>, party: &str) -> Membership {
    if ambit.exceptions.is_empty() {
        return Membership::In;
    }
    let in_scope = |scope: &Scope, possible: LeafSet| scope.within.union(scope.opened()).intersection(possible);
    let act = in_scope(&ambit.act, fact.act);
    let object = in_scope(&ambit.object, fact.object);
    let means = in_scope(&ambit.means, fact.means);
    if act.is_empty() || object.is_empty() || means.is_empty() {
        return Membership::In;
    }
    let taken: Vec<Taken> = ambit.exceptions.iter().flat_map(|one| taken(one, fact, party)).collect();
    let (mut all_out, mut none_out) = (true, true);
    for act in act.each() {
        for object in object.each() {
            let of = |certainly: bool| {
                let here = taken.iter().filter(|one| one.act.overlaps(act) && one.object.overlaps(object));
                here.filter(|one| one.certainly || !certainly).fold(LeafSet::EMPTY, |all, one| all.union(one.means))
            };
            all_out &= of(true).contains(means);
            none_out &= !of(false).overlaps(means);
        }
    }
    match (all_out, none_out) {
        (true, _) => Membership::Out,
        (false, true) => Membership::In,
        (false, false) => Membership::Open,
    }
}

/// The boxes that an exception takes out: none, one, or one certainly within one possibly.
fn taken(exception: &Exception, fact: &Fact<'_>, party: &str) -> Vec<Taken> {
    let all = |facet| Taxonomy::shipped().all(facet);
    let not = &exception.not;
    let (object, means) = (all(Facet::Object).minus(not.objects), all(Facet::Means).minus(not.means));
    let whole = |certainly| Taken { act: all(Facet::Act), object, means, certainly };
    match &exception.what {
        ExceptionBox::Objects(set) => vec![Taken { object: object.intersection(*set), ..whole(true) }],
        ExceptionBox::Means(set) => vec![Taken { means: means.intersection(*set), ..whole(true) }],
        ExceptionBox::LaunchedBeforeStart { until } if fact.time.from >= *until => vec![],
        ExceptionBox::Permission { who, ambit: allowed } => {
            let elsewhere = ambit::territory(&allowed.territory, fact, party).max(ambit::at_hours(allowed, fact.time));
            if elsewhere == Membership::Out || !who.is_empty() && !who.iter().any(|one| &**one == party) {
                return vec![];
            }
            let within = |of: fn(&Scope) -> LeafSet, certainly| Taken {
                act: of(&allowed.act),
                object: object.intersection(of(&allowed.object)),
                means: means.intersection(of(&allowed.means)),
                certainly,
            };
            let possible = |scope: &Scope| scope.within.union(scope.opened());
            vec![within(|scope| scope.within, elsewhere == Membership::In), within(possible, false)]
        }
        // Whether it was launched before, another act came before it, or a circumstance held, is not known.
        ExceptionBox::LaunchedBeforeStart { .. } | ExceptionBox::Response(_) | ExceptionBox::Circumstance => {
            vec![whole(false)]
        }
    }
}
