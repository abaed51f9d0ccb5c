//! The checks: one file each, one line each in [`CHECKS`].

mod changelog;
mod dependencies;
mod glossary;
mod headers;
mod invariants;
pub(crate) mod lengths;
mod lints;
mod map;
mod names;
mod rooms;
mod star;
mod words;

use crate::fault::Fault;
use crate::tree::Tree;

/// One check.
pub(crate) struct Check {
    /// Under this name ARCHITECTURE.md and `tidy.toml` speak of it.
    pub(crate) name: &'static str,
    /// What holds when it passes.
    pub(crate) holds: &'static str,
    /// Finds what is wrong.
    pub(crate) run: fn(&Tree) -> Vec<Fault>,
}

/// Every check, in the order in which they are printed.
pub(crate) static CHECKS: &[Check] = &[
    star::CHECK,
    rooms::CHECK,
    headers::CHECK,
    map::CHECK,
    invariants::CHECK,
    glossary::CHECK,
    words::CHECK,
    names::CHECK,
    lengths::CHECK,
    lints::CHECK,
    dependencies::CHECK,
    changelog::CHECK,
];

/// What a check finds in a miniature tree, as it is printed.
#[cfg(test)]
fn faults(check: &Check, files: &[(&str, &str)]) -> Vec<String> {
    (check.run)(&Tree::of(files)).iter().map(Fault::to_string).collect()
}
