//! How well probabilities came true, and how often speakers were right: for those who work on a case, in no edition.

use crate::{Name, Reliability};

/// The forecasts between two tenths of probability.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ReliabilityBin {
    /// How many.
    pub n: usize,
    /// The mean probability; 0 of none.
    pub predicted: f64,
    /// The share of those that are so; 0 of none.
    pub observed: f64,
}

/// How well many forecasts came true. Of no forecasts, all figures are 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calibration {
    /// How many forecasts.
    pub n: usize,
    /// The reliability diagram: tenths of probability, from 0 up; 1 belongs to the last.
    pub bins: [ReliabilityBin; 10],
    /// The share of which the likelier answer is right; half an answer where both are alike likely.
    pub accuracy: f64,
    /// Mean squared difference of probability and outcome, from 0 (best) to 1.
    pub brier: f64,
    /// Mean surprise in nats; a certainty that failed counts as one in 10^12.
    pub log_loss: f64,
    /// Expected calibration error: mean difference of predicted and observed over the bins, by their size.
    pub ece: f64,
    /// How many forecasts are surer than 0.95 of either answer.
    pub n_sure: usize,
    /// How many of those are right.
    pub n_sure_right: usize,
}

impl Calibration {
    /// The share of the sure ones that are right; `None` where nothing is sure.
    #[must_use]
    pub fn sure_right(&self) -> Option<f64> {
        (self.n_sure > 0).then(|| self.n_sure_right as f64 / self.n_sure as f64)
    }
}

/// What was asked of the forecasts, of whom, and how well they came true.
#[derive(Clone, Debug, PartialEq)]
pub struct CalibrationPart {
    /// What was asked, of which world: `whether it happened`.
    pub asked: &'static str,
    /// The party accused; `None` for all.
    pub accused: Option<Name>,
    /// How it came true.
    pub calibration: Calibration,
}

/// How well the weighing of a case came true.
#[derive(Clone, Debug, PartialEq)]
pub struct CalibrationReport {
    /// How many answers of the case are adjudicated.
    pub n_adjudicated: usize,
    /// How many there have to be before anything can be said.
    pub n_needed: usize,
    /// On the case: first all, then by accused party in the order in which they were first accused.
    pub case: Vec<CalibrationPart>,
    /// On a simulated conflict, where those of the case are too few.
    pub simulated: Vec<CalibrationPart>,
}

/// How often a speaker was right, and the class of the Admiralty code that follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// The speaker.
    pub speaker: Name,
    /// On how many incidents it said whether they happened and others decided that.
    pub n: usize,
    /// On how many of these it was right.
    pub n_right: usize,
    /// On how many others it said whether they happened, and nobody else decided it.
    pub n_undecided: usize,
    /// The class by that record.
    pub derived: Reliability,
    /// The class that the source book gives.
    pub given: Reliability,
}
