//! Judging: whether a term, under one reading, speaks of an incident, and what may be said of it.
//!
//! Input: the [`Norms`] of one reading and the [`Facts`] of the case. Output: one [`Finding`] for each term, incident
//! and possible actor; and the [`Earliest`] of the reading. Not here: how sure we are that it happened, and who did it
//! (`weigh`; no reading changes that); what an edition prints (`publish`).
//!
//! # Method
//! Every dimension of an incident is a set of possibilities. A dimension is in if every possibility is, out if none is,
//! otherwise open (Kleene's strong three-valued logic; Kleene 1952, § 64). `forms/` evaluates one closed form;
//! `table.rs` combines coverage, certainty and attribution into a finding; `sentences.rs` says why. The three do not
//! know one another. The semantics is written a second time, naively, in `tests/oracle.rs`.

mod deed;
mod docket;
mod earliest;
mod error;
mod fold;
mod forms;
mod holding;
mod register;
mod rule;
mod ruling;
mod sentences;
mod table;
mod timeline;

use agreement::Norms;
use model::Finding;

pub use deed::{Deed, Known};
pub use docket::{Docket, Facts};
pub use earliest::earliest;
pub use error::JudgeError;
pub use fold::{Judge, Record, Told};
pub use forms::Watcher;
pub use holding::{Holding, Packed, Subject, Trace};
pub use register::{MOST_PARTIES, Parties, Register, Site};
pub use ruling::{Ruling, rule};
pub use table::{Proven, ROWS, State, decide};

#[cfg(doc)]
use model::Earliest;

/// Judges a case under one reading: by incident in the given order, then by term, then by possible actor; then what was
/// due. A possible actor is a party that some statement names; where none is named, every party that the term binds.
///
/// # Errors
/// As [`rule`] and [`Ruling::tell`].
pub fn judge(norms: &Norms, docket: &Docket<'_>) -> Result<Vec<Finding>, JudgeError> {
    rule(norms, docket)?.findings(|_| true)
}
