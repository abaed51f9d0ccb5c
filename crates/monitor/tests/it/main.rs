//! Whole runs: the suite, and the promises that hold for every case.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]
#![allow(clippy::disallowed_methods, reason = "the cases are files")]

mod changes;
mod claims;
mod days;
mod documentation;
mod follow;
mod hints;
mod made;
mod moratorium;
mod promises;
mod suite;
mod tables;
mod watches;
