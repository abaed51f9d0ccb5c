//! Whether the two agree on the result. Kinds of harm go together (what burns is damaged), and so do kinds of failure.

use model::{Facet, LeafSet, Taxonomy};

use super::{Rule, SETS, sets};

pub(super) const OUTCOME: Rule = Rule { name: "outcome", levels: SETS, level: |a, b| level(a.outcome, b.outcome) };

fn level(a: LeafSet, b: LeafSet) -> &'static str {
    match sets(Facet::Outcome, a, b) {
        "different" if is_attempt(a) == is_attempt(b) => "overlapping",
        level => level,
    }
}

fn is_attempt(outcome: LeafSet) -> bool {
    Taxonomy::shipped().attempt().contains(outcome)
}
