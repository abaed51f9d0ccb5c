//! `servanda weigh`: how sure, who, and how far that can be relied on.

use clap::Args;
use model::{Calibration, CalibrationPart, CalibrationReport, Edition, Grade};

use super::{CaseArguments, exit};
use crate::draw::count;
use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(
    after_help = "Example:\n  servanda weigh cases/energy-moratorium-2025\n  servanda weigh cases/energy-moratorium-2025 --speakers\n  servanda weigh cases/energy-moratorium-2025 --calibration"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    case: CaseArguments,
    /// How often each speaker was right where others decided, and its class by that record (internal: in no edition)
    #[arg(long, conflicts_with = "calibration")]
    speakers: bool,
    /// Whether probabilities came true, on what the case itself adjudicated, and on a simulation where that is too little
    #[arg(long)]
    calibration: bool,
    /// Print as JSON Lines
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let edition = arguments.case.edition()?;
    let text = told(&edition, arguments).map_err(|error| arguments.case.failure(error))?;
    terminal::data(&text)?;
    Ok(exit(&edition, false))
}

fn told(edition: &Edition, arguments: &Arguments) -> Result<String, monitor::MonitorError> {
    if arguments.speakers {
        let grades = monitor::grades(edition)?;
        return if arguments.json { monitor::grades_json(&grades) } else { Ok(speakers(&grades)) };
    }
    if arguments.calibration {
        let report = monitor::calibration(edition)?;
        return if arguments.json { monitor::calibration_json(&report) } else { Ok(calibration(&report)) };
    }
    if arguments.json { monitor::assessments_json(edition) } else { Ok(assessments(edition)) }
}

fn assessments(edition: &Edition) -> String {
    let mut text = String::new();
    for one in &edition.assessments {
        let odds = monitor::odds_text(one.bits, one.bits_without_one);
        text.push_str(&format!("{} {}: {}\n  {odds}\n", one.incident, one.certainty.word(), one.rule));
        for who in &one.parties {
            let odds = monitor::odds_text(who.bits, who.bits_without_one);
            text.push_str(&format!("  {} {}: {}\n    {odds}\n", who.party, who.attribution.word(), who.rule));
        }
    }
    text
}

fn speakers(grades: &[Grade]) -> String {
    let mut text = "Internal: grades of speakers stand in no edition. A speaker is right where it affirms what the other origins corroborate\nor verify, or denies what they refute. What nobody else decided counts neither way; what is false is seldom decided,\nso a record flatters. A 95 % right, B 85, C 70, D 50, E less, F fewer than ten decided.\n\n".to_owned();
    text.push_str("derived  given  right  decided  undecided  speaker\n");
    for Grade { speaker, n, n_right, n_undecided, derived, given } in grades {
        let (derived, given) = (derived.letter(), given.letter());
        text.push_str(&format!("{derived:<9}{given:<5}{n_right:>7}{n:>9}{n_undecided:>11}  {speaker}\n"));
    }
    text
}

fn calibration(report: &CalibrationReport) -> String {
    let CalibrationReport { n_adjudicated, n_needed, .. } = report;
    let mut text = format!(
        "On this case: {} adjudicated by who inspected or admitted, each held against the probability without those voices.\n",
        count(*n_adjudicated, "answer")
    );
    if n_adjudicated < n_needed {
        text.push_str(&format!(
            "That is too few to say whether probabilities come true: it takes {n_needed}. Below stands what the two-coin model does\nwhere the truth is known; it is not the table of weights by which this case is weighed.\n"
        ));
    }
    report.case.iter().chain(&report.simulated).for_each(|one| text.push_str(&part(one)));
    text
}

fn part(CalibrationPart { asked, accused, calibration }: &CalibrationPart) -> String {
    let accused = accused.as_ref().map(|party| format!(", {party} accused")).unwrap_or_default();
    let Calibration { n, bins, accuracy, brier, log_loss, ece, n_sure, n_sure_right } = calibration;
    let mut text = format!("\n{asked}{accused}: {n}\n  from   n  predicted  observed\n");
    for (tenth, bin) in bins.iter().enumerate().filter(|(_, bin)| bin.n > 0) {
        text.push_str(&format!("   .{tenth}{:>5}{:>11.3}{:>10.3}\n", bin.n, bin.predicted, bin.observed));
    }
    text.push_str(&format!("  Brier {brier:.3}, log loss {log_loss:.3}, ECE {ece:.3}, right {accuracy:.3}"));
    text.push_str(&format!("; surer than .95: {n_sure}, of these right {n_sure_right}\n"));
    text
}
