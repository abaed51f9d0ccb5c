//! Whether the two are about the same party. Little either way: who is accused tells two incidents apart, but two sides
//! that accuse each other of one act speak of one incident.

use super::{NOT_SAID, Rule};

pub(super) const ACTOR: Rule = Rule {
    name: "actor",
    levels: &["same party", "another party"],
    level: |a, b| match (&a.about, &b.about) {
        (Some(a), Some(b)) if a == b => "same party",
        (Some(_), Some(_)) => "another party",
        _ => NOT_SAID,
    },
};
