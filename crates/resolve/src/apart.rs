//! Pairs that cannot be one incident, whatever their weight. A cluster that would hold such a pair is never formed.

use std::sync::OnceLock;

use model::{Details, Facet, LeafSet, Name, Stance, Statement, Taxonomy};

/// Farther apart in time than this, two statements speak of two incidents.
const FAR_S: i64 = 2 * 86_400;
/// Settlements farther apart than this are two places, however loosely they were named.
const FAR_M: f64 = 50_000.0;

/// Why the two may never be one incident, or `None`.
pub(crate) fn reason(a: &Statement, b: &Statement) -> Option<&'static str> {
    if differ(a.place.country.as_ref(), b.place.country.as_ref()) {
        Some("two countries")
    } else if differ(a.place.admin1.as_ref(), b.place.admin1.as_ref()) {
        Some("two administrative units")
    } else if are_far(a, b) {
        Some("settlements more than 50 km apart")
    } else if a.when.interval.gap(b.when.interval) > FAR_S {
        Some("more than two days apart")
    } else if are_two_items(a, b) {
        Some("two items that one speaker lists")
    } else {
        act(a.details(), b.details()).or_else(|| deeds(a, b))
    }
}

/// Why what was done is not one deed. An act of war may be told as two (a demolition and a shelling), and each side may
/// blame the other for it. A withdrawal is no request, and each party's own.
fn deeds(a: &Statement, b: &Statement) -> Option<&'static str> {
    static SETS: OnceLock<[LeafSet; 2]> = OnceLock::new();
    let set = |word| Taxonomy::shipped().set(Facet::Act, word).unwrap_or_default();
    let [violence, own] = SETS.get_or_init(|| [set("violence"), set("deed").union(set("presence"))]);
    let harmless = |one: &Statement| !one.act.is_empty() && !violence.overlaps(one.act);
    let (of_a, of_b) = (a.details().event.is_some(), b.details().event.is_some());
    let both_own = own.contains(a.act) && own.contains(b.act) && !a.act.is_empty() && !b.act.is_empty();
    match (of_a, of_b) {
        (true, true) => None,
        (true, false) => harmless(b).then_some("an event of the agreement, and an act"),
        (false, true) => harmless(a).then_some("an event of the agreement, and an act"),
        (false, false) if !a.act.overlaps(b.act) && (harmless(a) || harmless(b)) => Some("two acts"),
        (false, false) if both_own && differ(a.about.as_ref(), b.about.as_ref()) => Some("the deeds of two parties"),
        (false, false) => None,
    }
}

/// Why two statements of which these details are said may never be of one incident, wherever and whenever it was.
pub(crate) fn act(a: &Details, b: &Details) -> Option<&'static str> {
    if differ(a.event.as_ref(), b.event.as_ref()) {
        Some("two events of the agreement")
    } else if differ(a.reference.as_ref(), b.reference.as_ref()) {
        Some("two references")
    } else if a.not_done != b.not_done {
        Some("done, and not done")
    } else {
        None
    }
}

/// Whether both are named, and differently.
pub(crate) fn differ(a: Option<&Name>, b: Option<&Name>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

fn are_far(a: &Statement, b: &Statement) -> bool {
    differ(a.place.name.as_ref(), b.place.name.as_ref())
        && matches!((a.place.point, b.place.point), (Some(a), Some(b)) if a.distance_m(b) > FAR_M)
}

/// One speaker that lists two places or two times on one page, or names two objects that are not at one settlement on any
/// pages, tells of two incidents. An accusation beside a denial is no list.
fn are_two_items(a: &Statement, b: &Statement) -> bool {
    let denies = |statement: &Statement| statement.stance == Stance::Denies;
    if a.speaker != b.speaker || denies(a) != denies(b) {
        return false;
    }
    let one_page = a.page.address == b.page.address && !a.page.address.is_empty();
    let two_places = differ(a.place.name.as_ref(), b.place.name.as_ref());
    let two_times = !a.when.interval.overlaps(b.when.interval);
    let any = Taxonomy::shipped().all(Facet::Object);
    let two_objects = a.object != any && b.object != any && !a.object.overlaps(b.object);
    let one_place = a.place.name.is_some() && a.place.name == b.place.name;
    (one_page && (two_places || two_times)) || (two_objects && !one_place)
}
