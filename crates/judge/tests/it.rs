//! The judge against its oracle, and the promises that hold whatever the facts are.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

mod against_oracle;
mod cases;
mod fixture;
mod oracle;
mod properties;
mod random;
mod worlds;
