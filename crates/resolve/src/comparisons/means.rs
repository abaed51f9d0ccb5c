//! Whether the two agree on with what.

use model::Facet;

use super::{Rule, SETS, sets};

pub(super) const MEANS: Rule = Rule { name: "means", levels: SETS, level: |a, b| sets(Facet::Means, a.means, b.means) };
