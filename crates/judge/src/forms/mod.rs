//! The closed forms: each evaluated in its own file, none aware of the others or of what is made of the result.

pub(crate) mod prohibit;
