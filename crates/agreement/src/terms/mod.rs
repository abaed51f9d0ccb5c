//! The kinds of term: one file each, registered in [`TERMS`].

mod prohibition;
mod release;

use crate::clauses::Form;

/// Every kind of term, as the shapes of its clauses. Its lowering stands in `lower.rs` by the closed form it lowers to.
pub(crate) const TERMS: &[&[Form]] = &[prohibition::FORMS, release::FORMS];
