//! The comparisons of two statements. Each finds one level, and the model gives that level a weight in bits.
//!
//! What a statement says by itself is read from it; what only all of them say together, such as which words are rare, from its
//! [`Side`].
//!
//! To add one: a file here with a [`Rule`], a line in [`COMPARISONS`], and its weights in every model.

mod actor;
mod means;
mod numbers;
mod object;
mod outcome;
mod place;
mod speaker;
mod text;
mod time;

use std::collections::BTreeSet;
use std::ops::Deref;

use model::{Facet, LeafSet, Statement, Taxonomy};

pub use text::Words;

/// The level at which one side says nothing; it weighs zero and is in no model.
pub(crate) const NOT_SAID: &str = "not said";

/// One side of a comparison: a statement, and what only all of them together say of it.
pub(crate) struct Side<'a> {
    statement: &'a Statement,
    /// The words of its text that few others hold.
    rare: BTreeSet<usize>,
}

impl Deref for Side<'_> {
    type Target = Statement;

    fn deref(&self) -> &Statement {
        self.statement
    }
}

/// Every statement as a side.
pub(crate) fn sides<'a>(statements: &[&'a Statement], known: &mut Words) -> Vec<Side<'a>> {
    statements
        .iter()
        .zip(text::rare_words(statements, known))
        .map(|(statement, rare)| Side { statement, rare })
        .collect()
}

/// One comparison.
pub(crate) struct Rule {
    /// Its name, as in the model and in the waterfall.
    pub(crate) name: &'static str,
    /// Every level but [`NOT_SAID`].
    pub(crate) levels: &'static [&'static str],
    /// The level of two statements; the same whichever comes first.
    pub(crate) level: fn(&Side<'_>, &Side<'_>) -> &'static str,
}

/// Every comparison, in the order of the waterfall.
pub(crate) static COMPARISONS: &[Rule] = &[
    time::TIME,
    place::PLACE,
    object::OBJECT,
    means::MEANS,
    outcome::OUTCOME,
    actor::ACTOR,
    numbers::NUMBERS,
    text::TEXT,
    speaker::SPEAKER,
];

/// The levels of two sets of possibilities.
const SETS: &[&str] = &["same", "overlapping", "different"];

/// How two sets of possibilities compare; the full set says nothing.
fn sets(facet: Facet, a: LeafSet, b: LeafSet) -> &'static str {
    let full = Taxonomy::shipped().all(facet);
    if a == full || b == full {
        NOT_SAID
    } else if a == b {
        "same"
    } else if a.overlaps(b) {
        "overlapping"
    } else {
        "different"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_full_set_says_nothing() {
        let taxonomy = Taxonomy::shipped();
        let set = |word| taxonomy.set(Facet::Object, word).unwrap();
        let all = taxonomy.all(Facet::Object);
        assert_eq!(sets(Facet::Object, all, set("refinery")), NOT_SAID);
        assert_eq!(sets(Facet::Object, set("energy"), set("refinery")), "overlapping");
        assert_eq!(sets(Facet::Object, set("hospital"), set("refinery")), "different");
        assert_eq!(sets(Facet::Object, set("refinery"), set("refinery")), "same");
    }
}
