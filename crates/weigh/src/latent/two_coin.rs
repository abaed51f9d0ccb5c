//! The two-coin model with one voice per origin: what each voice's word is worth, learned from all of them together.
//!
//! Sources: Dawid & Skene (1979) for voices that err and for learning by expectation and maximisation; Raykar et al.,
//! "Learning from crowds", JMLR 11 (2010), for two coins (a voice's errors where the thing is so, and where it is not)
//! with a prior on each; Dong, Berti-Équille & Srivastava, PVLDB 2(1) (2009), for voices that copy (`copying.rs`).
//!
//! A voice has other coins for its own side, for another and where it has no stake: interest is not a malus, it is the
//! row of a table in which an accusation is nearly as likely where it is false, and an admission is not.

use super::copying;
use super::panel::{Interest, OUTCOMES, Outcome, Panel, Rows};
use crate::WeighError;

/// What is taken of voices before they are heard.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// For each class of voices, what is taken of it: by interest (its own side, another, none).
    pub classes: Vec<[Rows; 3]>,
    /// How many reports this counts as, for each row.
    pub pseudo_reports: f64,
}

/// How a panel is heard.
#[derive(Clone, Debug, PartialEq)]
pub struct Hearing {
    /// What is taken of voices before they are heard.
    pub expected: Expected,
    /// Who is known to pass on whose words: origin and relay, as places in the list of witnesses.
    pub told: Vec<(usize, usize)>,
    /// Whether relays are looked for in the data as well.
    pub detects: bool,
}

/// What was learned.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoCoin {
    /// How often what is asked is so.
    pub share: f64,
    /// For each witness, its rows by interest (its own side, another, none).
    pub rows: Vec<[Rows; 3]>,
    /// For each item, natural log-odds that it is so.
    pub log_odds: Vec<f64>,
    /// Who passes on whose words, told or found: origin and relay.
    pub relays: Vec<(usize, usize)>,
    weights: Vec<f64>,
    counts_silence: Vec<bool>,
}

/// A witness's silence weighs only where so many items are known on which it could have spoken.
const COVERED: usize = 30;
/// What a relay's word counts, where it is the word of who it relays, and its silence.
const ECHO: f64 = 0.03;
/// Rounds of learning what voices are worth and then who relays whom.
const ROUNDS: usize = 4;
/// Learning ends when no item's log-odds move by more than this, or after 200 steps.
const SETTLED: f64 = 1e-10;
const STEPS: usize = 200;

/// Learns how often the thing is so, what each voice is worth and who relays whom.
///
/// It starts from one voice for each side, whatever the number of its mouths: begun from all, a loud side is believed
/// and everybody else's errors are learned from it.
///
/// # Errors
/// [`WeighError::Panel`] where a witness has no class, a relay is no witness, or an expected row has no probabilities above
/// zero that add up to 1.
pub fn two_coin(panel: &Panel, hearing: &Hearing) -> Result<TwoCoin, WeighError> {
    check(panel, hearing)?;
    let n = panel.witnesses().len();
    let mut fitted = TwoCoin {
        share: 0.5,
        rows: panel.witnesses().iter().map(|witness| hearing.expected.classes[witness.class]).collect(),
        log_odds: vec![0.0; panel.accused().len()],
        relays: hearing.told.clone(),
        weights: one_voice_a_side(panel),
        counts_silence: (0..n).map(|witness| panel.opportunities(witness) >= COVERED).collect(),
    };
    for _ in 0..ROUNDS {
        fitted.learn(panel, &hearing.expected);
        if hearing.detects {
            fitted.relays = copying::detect(panel, &fitted);
            fitted.relays.extend(&hearing.told);
            fitted.relays.sort_unstable();
            fitted.relays.dedup();
        }
        fitted.weights = copying::weights(panel, &fitted.relays, ECHO);
    }
    fitted.learn(panel, &hearing.expected);
    Ok(fitted)
}

impl TwoCoin {
    /// The probability that it is so, for each item.
    pub fn probabilities(&self) -> impl Iterator<Item = f64> {
        self.log_odds.iter().map(|log_odds| probability(*log_odds))
    }

    /// The ledger of an item, in decibans: what was taken before anybody was heard, then each witness's part. It adds up
    /// to the item's log-odds.
    #[must_use]
    pub fn ledger(&self, panel: &Panel, item: usize) -> Vec<f64> {
        let scores = self.scores();
        let parts = self.parts(panel, item, &scores);
        std::iter::once(logit(self.share)).chain(parts).map(|nats| nats * 10.0 / std::f64::consts::LN_10).collect()
    }

    /// The probability of what a witness says, where it is not so and where it is; `None` where that weighs nothing. Where
    /// silence does not count, it is that of saying this, given that it says anything.
    pub(super) fn likelihoods(&self, witness: usize, interest: Interest, outcome: Outcome) -> Option<[f64; 2]> {
        let column = outcome.column()?;
        let rows = self.rows[witness][interest as usize];
        if self.counts_silence[witness] {
            Some(rows.map(|row| row[column]))
        } else if outcome == Outcome::Silent {
            None
        } else {
            Some(rows.map(|row| row[column] / (row[0] + row[1])))
        }
    }

    /// By witness, interest and outcome, what a report adds to log-odds: no voice more than 20 dB (100 to 1) in either
    /// direction.
    fn scores(&self) -> Vec<[[f64; OUTCOMES.len()]; 3]> {
        let cap = 100.0_f64.ln();
        let score = |witness, interest, outcome| {
            self.likelihoods(witness, interest, outcome).map_or(0.0, |[not_so, so]| (so / not_so).ln().clamp(-cap, cap))
        };
        let of = |witness| Interest::ALL.map(|interest| OUTCOMES.map(|outcome| score(witness, interest, outcome)));
        (0..self.rows.len()).map(of).collect()
    }

    /// What each witness adds to the log-odds of an item.
    fn parts(&self, panel: &Panel, item: usize, scores: &[[[f64; OUTCOMES.len()]; 3]]) -> impl Iterator<Item = f64> {
        let weights = &self.weights[item * scores.len()..];
        let reports = panel.reports(item).iter().zip(weights).zip(scores).enumerate();
        reports.map(move |(witness, ((report, weight), scores))| {
            let column = report.outcome.column();
            column.map_or(0.0, |column| scores[panel.interest(item, witness) as usize][column] * weight)
        })
    }

    /// Expectation and maximisation in turn, the weights as they are; ends with an expectation, so that every ledger adds up.
    fn learn(&mut self, panel: &Panel, expected: &Expected) {
        for _ in 0..STEPS {
            if self.expect(panel) < SETTLED {
                return;
            }
            self.maximise(panel, expected);
        }
        self.expect(panel);
    }

    /// The items, given the share and every row; returns how far the log-odds moved at most.
    fn expect(&mut self, panel: &Panel) -> f64 {
        let (mut moved, scores): (f64, _) = (0.0, self.scores());
        for item in 0..self.log_odds.len() {
            let log_odds = logit(self.share) + self.parts(panel, item, &scores).sum::<f64>();
            moved = moved.max((log_odds - self.log_odds[item]).abs());
            self.log_odds[item] = log_odds;
        }
        moved
    }

    /// The share and every row, given the items: the mean of a Dirichlet distribution, expected reports and heard ones
    /// added up.
    fn maximise(&mut self, panel: &Panel, expected: &Expected) {
        let pseudo = expected.pseudo_reports;
        let mut so_far = 1.0;
        for (rows, witness) in self.rows.iter_mut().zip(panel.witnesses()) {
            *rows = expected.classes[witness.class].map(|rows| rows.map(|row| row.map(|share| share * pseudo)));
        }
        for (item, log_odds) in self.log_odds.iter().enumerate() {
            let so = probability(*log_odds);
            so_far += so;
            for (witness, report) in panel.reports(item).iter().enumerate() {
                let Some(column) = report.outcome.column() else { continue };
                let rows = &mut self.rows[witness][panel.interest(item, witness) as usize];
                rows[0][column] += 1.0 - so;
                rows[1][column] += so;
            }
        }
        self.share = so_far / (self.log_odds.len() as f64 + 2.0);
        for row in self.rows.iter_mut().flatten().flatten() {
            let sum: f64 = row.iter().sum();
            row.iter_mut().for_each(|count| *count /= sum);
        }
    }
}

/// From natural log-odds to a probability.
#[must_use]
pub fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

fn logit(probability: f64) -> f64 {
    (probability / (1.0 - probability)).ln()
}

/// Every witness of a side counts as its part of that side; a witness of no side as itself.
fn one_voice_a_side(panel: &Panel) -> Vec<f64> {
    let witnesses = panel.witnesses();
    let part = |side: Option<usize>| match side {
        None => 1.0,
        Some(_) => 1.0 / witnesses.iter().filter(|other| other.side == side).count() as f64,
    };
    let parts: Vec<f64> = witnesses.iter().map(|witness| part(witness.side)).collect();
    parts.repeat(panel.accused().len())
}

fn check(panel: &Panel, hearing: &Hearing) -> Result<(), WeighError> {
    let wrong = |what: &str| Err(WeighError::Panel(what.to_owned()));
    let witnesses = panel.witnesses();
    if witnesses.iter().any(|witness| witness.class >= hearing.expected.classes.len()) {
        return wrong("a witness is of no class that anything is expected of");
    }
    if hearing.told.iter().any(|(origin, relay)| origin.max(relay) >= &witnesses.len() || origin == relay) {
        return wrong("a relay or its origin is no witness, or is itself");
    }
    let is_row = |row: &[f64; 3]| row.iter().all(|share| *share > 0.0) && (row.iter().sum::<f64>() - 1.0).abs() < 1e-9;
    if !hearing.expected.classes.iter().flatten().flatten().all(is_row) {
        return wrong("an expected row has no probabilities above zero that add up to 1");
    }
    if hearing.expected.pseudo_reports <= 0.0 {
        return wrong("what is expected counts as no report");
    }
    Ok(())
}
