//! The closed forms, one file each. A term lowers to one of them; nothing here knows the kinds of term.

mod ambit;
mod exception;
mod life;
mod limit;
mod oblige;
mod open;
mod trail;

pub use oblige::Watcher;

pub(crate) use ambit::{Masks, Reach, at_hours};
pub(crate) use exception::{Excuse, applies, response};
pub(crate) use life::{Course, Driving, Pause, Paused, holds};
pub(crate) use limit::Tally;
pub(crate) use oblige::{Chance, Duties, Duty, Looked, Wanted, watched};
pub(crate) use trail::{Found, Keys, Span, Trail};

use model::Membership;

/// In if all are in, out if one is out.
pub(crate) fn both(a: Membership, b: Membership) -> Membership {
    a.max(b)
}
