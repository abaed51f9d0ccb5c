//! What raises and lowers the odds: one factor a file, each with its bars in either waterfall.

mod admission;
mod counter_accusation;
mod denial;
mod disinterested;
mod effect;
mod inspection;
mod mention;
mod party;
mod prior;

use model::{Bar, Name};

use crate::heard::{Bloc, Heard};

/// One factor.
struct Factor {
    /// Its bars for "did it happen"; empty where it says nothing of that.
    happened: fn(&Heard<'_>) -> Vec<Bar>,
    /// Its bars for "did this party do it"; empty where it says nothing of that.
    who: fn(&Heard<'_>, &Name) -> Vec<Bar>,
}

/// All factors, in the order in which they are drawn.
static FACTORS: [Factor; 9] = [
    prior::FACTOR,
    party::FACTOR,
    admission::FACTOR,
    disinterested::FACTOR,
    inspection::FACTOR,
    denial::FACTOR,
    counter_accusation::FACTOR,
    effect::FACTOR,
    mention::FACTOR,
];

/// The waterfall of certainty, the prior first.
pub(crate) fn happened(heard: &Heard<'_>) -> Vec<Bar> {
    FACTORS.iter().flat_map(|factor| (factor.happened)(heard)).collect()
}

/// The waterfall of attribution to `party`, the prior first.
pub(crate) fn who(heard: &Heard<'_>, party: &Name) -> Vec<Bar> {
    FACTORS.iter().flat_map(|factor| (factor.who)(heard, party)).collect()
}

/// The sum of a waterfall in bits.
pub(crate) fn sum(bars: &[Bar]) -> f64 {
    bars.iter().map(|bar| bar.bits).sum()
}

impl Bloc<'_> {
    /// A bar that raises the odds by what the bloc weighs.
    fn raises(&self, factor: &'static str, because: String) -> Bar {
        Bar { factor, bits: self.bits, because, statements: self.statements.clone() }
    }

    /// A bar that lowers the odds by what the bloc weighs.
    fn lowers(&self, factor: &'static str, because: String) -> Bar {
        // Not `-bits`: a voice that weighs nothing gives 0, not -0.
        Bar { factor, bits: 0.0 - self.bits, because, statements: self.statements.clone() }
    }

    /// A bar that is shown and moves nothing.
    fn shows(&self, factor: &'static str, because: String) -> Bar {
        Bar { factor, bits: 0.0, because, statements: self.statements.clone() }
    }

    /// Its speakers, and whose side they are on: `x, y (of p)`.
    fn who(&self) -> String {
        let names = self.speakers.join(", ");
        match self.side {
            Some(side) => format!("{names} (of {side})"),
            None => names,
        }
    }
}
