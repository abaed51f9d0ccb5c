//! Dawid & Skene's model of raters who err: the yardstick, and what an interested majority leads astray.
//!
//! Source: A. P. Dawid and A. M. Skene, "Maximum likelihood estimation of observer error-rates using the EM algorithm",
//! Applied Statistics 28 (1979), 20–28. Equation numbers are theirs. Raters are taken to err independently of each other
//! given the class: where they copy, the model is sure and wrong (`two_coin.rs` is the answer to that).

use super::normalise;
use crate::WeighError;

/// A rater's answer on an item; a rater may answer several times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The item, from 0.
    pub item: usize,
    /// The rater, from 0.
    pub rater: usize,
    /// The class it answers, from 0.
    pub class: usize,
}

/// What is believed before the first round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    /// Each item's classes as often as they were answered (eq. 3.1 of the paper).
    Votes,
    /// Every rater answers right with this probability, wrongly with the rest in equal parts, and all classes are equally
    /// frequent. A rater who never met a class keeps it for that class.
    Quality(f64),
}

/// When to end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stop {
    /// After the first round that raises the log-likelihood by less than this, or after 10,000.
    Gain(f64),
    /// After so many rounds, each the classes of the items and then the errors of the raters.
    Rounds(usize),
}

/// What was learned.
#[derive(Clone, Debug, PartialEq)]
pub struct DawidSkene {
    /// How frequent each class is; adds up to 1.
    pub shares: Vec<f64>,
    /// `errors[rater][class][answer]`: the probability of an answer where the class is true. Rows add up to 1.
    pub errors: Vec<Vec<Vec<f64>>>,
    /// `classes[item][class]`: its probability, given all answers. Rows add up to 1.
    pub classes: Vec<Vec<f64>>,
    /// Natural logarithm of the likelihood of all answers, without the multinomial coefficients, under the parameters by
    /// which `classes` was computed.
    pub log_likelihood: f64,
    /// Rounds that were made.
    pub rounds: usize,
}

impl DawidSkene {
    /// The likeliest class of each item; the first of those that are equally likely.
    #[must_use]
    pub fn likeliest(&self) -> Vec<usize> {
        let best = |row: &Vec<f64>| (0..row.len()).rev().max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap_or(0);
        self.classes.iter().map(best).collect()
    }
}

/// Learns the classes of the items and the errors of the raters by expectation and maximisation.
///
/// Items and raters are numbered without gaps in `answers`; one that is not answered for is a class as frequent as it is.
///
/// # Errors
/// [`WeighError::Panel`] where an answer is no class of `n_classes`, or a quality is no probability.
pub fn dawid_skene(answers: &[Answer], n_classes: usize, start: Start, stop: Stop) -> Result<DawidSkene, WeighError> {
    if let Some(odd) = answers.iter().find(|answer| answer.class >= n_classes) {
        return Err(WeighError::Panel(format!("answer {} of {n_classes} classes", odd.class)));
    }
    if let Start::Quality(quality) = start
        && !(0.0..=1.0).contains(&quality)
    {
        return Err(WeighError::Panel(format!("quality {quality} is no probability")));
    }
    let n_items = answers.iter().map(|answer| answer.item + 1).max().unwrap_or(0);
    let n_raters = answers.iter().map(|answer| answer.rater + 1).max().unwrap_or(0);
    // A class that a rater never met says nothing of its errors there: they stay as they were taken to be.
    let unmet =
        Unmet { n_classes, right: if let Start::Quality(right) = start { right } else { 1.0 / n_classes as f64 } };
    let mut fitted = DawidSkene {
        shares: vec![1.0 / n_classes as f64; n_classes],
        errors: vec![(0..n_classes).map(|class| unmet.row(class)).collect(); n_raters],
        classes: vec![vec![0.0; n_classes]; n_items],
        log_likelihood: f64::NEG_INFINITY,
        rounds: 0,
    };
    if start == Start::Votes {
        answers.iter().for_each(|answer| fitted.classes[answer.item][answer.class] += 1.0);
        for row in &mut fitted.classes {
            scale(row, |_| 1.0 / n_classes as f64);
        }
        fitted.maximise(answers, unmet);
    }
    let (limit, gain) = match stop {
        Stop::Gain(gain) => (10_000, gain),
        Stop::Rounds(rounds) => (rounds, f64::NEG_INFINITY),
    };
    while fitted.rounds < limit {
        let before = fitted.log_likelihood;
        fitted.expect(answers);
        fitted.rounds += 1;
        if fitted.log_likelihood - before < gain {
            break;
        }
        fitted.maximise(answers, unmet);
    }
    Ok(fitted)
}

/// What is taken of a class that a rater never met.
#[derive(Clone, Copy)]
struct Unmet {
    n_classes: usize,
    right: f64,
}

impl Unmet {
    fn row(self, class: usize) -> Vec<f64> {
        let wrong = (1.0 - self.right) / (self.n_classes.saturating_sub(1).max(1)) as f64;
        (0..self.n_classes).map(|answer| if answer == class { self.right } else { wrong }).collect()
    }
}

impl DawidSkene {
    /// The classes of the items, given the errors of the raters (eq. 2.5).
    fn expect(&mut self, answers: &[Answer]) {
        for row in &mut self.classes {
            row.iter_mut().zip(&self.shares).for_each(|(log, share)| *log = share.ln());
        }
        for answer in answers {
            let errors = &self.errors[answer.rater];
            let row = &mut self.classes[answer.item];
            row.iter_mut().zip(errors).for_each(|(log, errors)| *log += errors[answer.class].ln());
        }
        self.log_likelihood = self.classes.iter_mut().map(|row| normalise(row)).sum();
    }

    /// The errors of the raters (eq. 2.3) and how frequent the classes are (eq. 2.4), given the classes of the items.
    fn maximise(&mut self, answers: &[Answer], unmet: Unmet) {
        self.shares.fill(0.0);
        for row in &self.classes {
            self.shares.iter_mut().zip(row).for_each(|(share, class)| *share += class);
        }
        scale(&mut self.shares, |_| 1.0 / unmet.n_classes as f64);
        self.errors.iter_mut().flatten().for_each(|row| row.fill(0.0));
        for answer in answers {
            let classes = &self.classes[answer.item];
            let errors = &mut self.errors[answer.rater];
            errors.iter_mut().zip(classes).for_each(|(row, class)| row[answer.class] += class);
        }
        for rows in &mut self.errors {
            for (class, row) in rows.iter_mut().enumerate() {
                scale(row, |answer| unmet.row(class)[answer]);
            }
        }
    }
}

/// Divides a row by its sum; a row of zeros becomes what `otherwise` says.
fn scale(row: &mut [f64], otherwise: impl Fn(usize) -> f64) {
    let sum: f64 = row.iter().sum();
    for (at, value) in row.iter_mut().enumerate() {
        *value = if sum > 0.0 { *value / sum } else { otherwise(at) };
    }
}
