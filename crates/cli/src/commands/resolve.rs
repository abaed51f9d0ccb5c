//! `servanda resolve`: the incidents of a case, and the pairs that a person should look at.

use clap::Args;

use super::{CaseArguments, exit};
use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(after_help = "Example:\n  servanda resolve cases/energy-moratorium-2025 | less")]
pub(crate) struct Arguments {
    #[command(flatten)]
    case: CaseArguments,
    /// Print the incidents as JSON Lines
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let edition = arguments.case.edition()?;
    if arguments.json {
        terminal::data(&monitor::incidents_json(&edition, |_| true).map_err(|error| arguments.case.failure(error))?)?;
        return Ok(exit(&edition, false));
    }
    let mut text = String::new();
    for incident in &edition.resolution.incidents {
        text.push_str(&format!(
            "{:<8} {} {:<44} {}\n",
            incident.id,
            incident.time.interval.from,
            incident.place.said,
            incident.statements.join(" ")
        ));
    }
    text.push_str(&format!(
        "{} statements in {} incidents; {} pairs are near the threshold\n",
        edition.statements.len(),
        edition.resolution.incidents.len(),
        edition.resolution.undecided.len()
    ));
    for pair in &edition.resolution.undecided {
        let bars: Vec<String> =
            pair.bars.iter().map(|bar| format!("{} ({}) {:+.1}", bar.name, bar.level, bar.bits)).collect();
        text.push_str(&format!("  {} {} {:+.1} bits: {}\n", pair.a, pair.b, pair.bits, bars.join(", ")));
    }
    terminal::data(&text)?;
    Ok(exit(&edition, false))
}
