//! Whether the two agree on what was struck. One site is often a depot to one speaker and a pipeline to the next, so that
//! two kinds of energy object differ less than a refinery and a hospital.

use model::{Facet, LeafSet, Taxonomy};

use super::{Rule, sets};

pub(super) const OBJECT: Rule = Rule {
    name: "object",
    levels: &["same", "overlapping", "other kind of energy", "different"],
    level: |a, b| level(a.object, b.object),
};

fn level(a: LeafSet, b: LeafSet) -> &'static str {
    let is_energy = |set| Taxonomy::shipped().set(Facet::Object, "energy").is_some_and(|energy| energy.contains(set));
    match sets(Facet::Object, a, b) {
        "different" if is_energy(a) && is_energy(b) => "other kind of energy",
        level => level,
    }
}
