//! One file for each indicator, all registered in [`INDICATORS`].

mod accusers;
mod clarify;
mod divergence;
mod flips;
mod tally;
mod voices;
mod witnessed;

use model::Headline;

use crate::Evidence;

/// Fills its own part of the headline.
type Indicator = fn(&Evidence<'_>, &mut Headline);

/// Every indicator; each fills other fields, so that their order does not matter.
pub(crate) const INDICATORS: &[Indicator] =
    &[tally::fill, accusers::fill, flips::fill, clarify::fill, witnessed::fill, voices::fill, divergence::fill];
