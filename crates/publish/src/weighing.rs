//! What weighing found, for those who work on a case: in no edition, and every record says so.

use model::{Bar, CalibrationPart, CalibrationReport, Edition, Grade};
use serde::Serialize;

use crate::error::PublishError;
use crate::figures;
use crate::records::{OddsRecord, lines, names};

const VERSION: u8 = 1;

#[derive(Serialize)]
struct AssessmentRecord<'a> {
    v: u8,
    internal: bool,
    incident: &'a str,
    certainty: &'static str,
    rule: &'static str,
    #[serde(flatten)]
    odds: OddsRecord,
    bars: Vec<BarRecord<'a>>,
    parties: Vec<PartyRecord<'a>>,
}

#[derive(Serialize)]
struct PartyRecord<'a> {
    party: &'a str,
    attribution: &'static str,
    rule: &'static str,
    #[serde(flatten)]
    odds: OddsRecord,
    bars: Vec<BarRecord<'a>>,
}

#[derive(Serialize)]
struct BarRecord<'a> {
    factor: &'static str,
    bits: f64,
    because: &'a str,
    statements: Vec<&'a str>,
}

impl<'a> BarRecord<'a> {
    fn all(bars: &'a [Bar]) -> Vec<Self> {
        let record = |bar: &'a Bar| Self {
            factor: bar.factor,
            bits: figures::bits_json(bar.bits),
            because: &bar.because,
            statements: names(&bar.statements),
        };
        bars.iter().map(record).collect()
    }
}

/// Assessments, one JSON object a line, in the order of the edition.
///
/// # Errors
/// [`PublishError::Json`].
pub fn assessment_json(edition: &Edition) -> Result<String, PublishError> {
    lines(edition.assessments.iter().map(|one| {
        AssessmentRecord {
            v: VERSION,
            internal: true,
            incident: &one.incident,
            certainty: one.certainty.word(),
            rule: one.rule,
            odds: OddsRecord::new(one.bits, one.bits_without_one),
            bars: BarRecord::all(&one.bars),
            parties: one
                .parties
                .iter()
                .map(|who| PartyRecord {
                    party: &who.party,
                    attribution: who.attribution.word(),
                    rule: who.rule,
                    odds: OddsRecord::new(who.bits, who.bits_without_one),
                    bars: BarRecord::all(&who.bars),
                })
                .collect(),
        }
    }))
}

/// What is left of a sum without any one origin, and what probability it is: `-1.88 dB, a probability of 0.394; …`.
#[must_use]
pub fn odds_text(bits: f64, bits_without_one: [f64; 2]) -> String {
    format!("{} dB, {}", figures::decibans_text(bits), crate::explanation::beside_total(bits, bits_without_one))
}

#[derive(Serialize)]
struct GradeRecord<'a> {
    v: u8,
    internal: bool,
    speaker: &'a str,
    decided_by_others: usize,
    right: usize,
    undecided: usize,
    derived: &'static str,
    given: &'static str,
}

/// The records of speakers, one JSON object a line.
///
/// # Errors
/// [`PublishError::Json`].
pub fn grade_json(grades: &[Grade]) -> Result<String, PublishError> {
    lines(grades.iter().map(|one| GradeRecord {
        v: VERSION,
        internal: true,
        speaker: &one.speaker,
        decided_by_others: one.n,
        right: one.n_right,
        undecided: one.n_undecided,
        derived: one.derived.letter(),
        given: one.given.letter(),
    }))
}

#[derive(Serialize)]
struct CalibrationRecord<'a> {
    v: u8,
    internal: bool,
    simulated: bool,
    enough: bool,
    asked: &'static str,
    accused: Option<&'a str>,
    n: usize,
    accuracy: f64,
    brier: f64,
    log_loss: f64,
    ece: f64,
    sure: usize,
    sure_right: usize,
    bins: Vec<BinRecord>,
}

#[derive(Serialize)]
struct BinRecord {
    n: usize,
    predicted: f64,
    observed: f64,
}

/// How well probabilities came true, one JSON object a line: first the case's, then, where those are too few, those of a
/// simulated conflict.
///
/// # Errors
/// [`PublishError::Json`].
pub fn calibration_json<'a>(report: &'a CalibrationReport) -> Result<String, PublishError> {
    let enough = report.n_adjudicated >= report.n_needed;
    let record = |part: &'a CalibrationPart, simulated| {
        let figures = &part.calibration;
        let share = figures::share_json;
        CalibrationRecord {
            v: VERSION,
            internal: true,
            simulated,
            enough: simulated || enough,
            asked: part.asked,
            accused: part.accused.as_deref(),
            n: figures.n,
            accuracy: share(figures.accuracy),
            brier: share(figures.brier),
            log_loss: share(figures.log_loss),
            ece: share(figures.ece),
            sure: figures.n_sure,
            sure_right: figures.n_sure_right,
            bins: figures
                .bins
                .iter()
                .map(|bin| BinRecord { n: bin.n, predicted: share(bin.predicted), observed: share(bin.observed) })
                .collect(),
        }
    };
    let all = report.case.iter().map(|part| (part, false)).chain(report.simulated.iter().map(|part| (part, true)));
    lines(all.map(|(part, simulated)| record(part, simulated)))
}
