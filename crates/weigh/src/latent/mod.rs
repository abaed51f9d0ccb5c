//! Models of a truth that nobody sees, learned from what several voices say of many things at once.
#![allow(
    clippy::indexing_slicing,
    reason = "every index is checked where a table is built, or counts the rows of a table made here"
)]

mod copying;
mod dawid_skene;
mod panel;
mod sensor;
mod two_coin;

pub use dawid_skene::{Answer, DawidSkene, Start, Stop, dawid_skene};
pub use panel::{Interest, OUTCOMES, Outcome, Panel, Report, Rows, Witness};
pub use sensor::Sensor;
pub use two_coin::{Expected, Hearing, TwoCoin, probability, two_coin};

/// From logarithms of joint probabilities to the probabilities of each alternative, in place; returns the logarithm of
/// their sum. Where every alternative is impossible, they are all alike.
fn normalise(logs: &mut [f64]) -> f64 {
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        logs.fill((logs.len() as f64).recip());
        return most;
    }
    let sum: f64 = logs.iter().map(|log| (log - most).exp()).sum();
    let total = most + sum.ln();
    logs.iter_mut().for_each(|log| *log = (*log - total).exp());
    total
}
