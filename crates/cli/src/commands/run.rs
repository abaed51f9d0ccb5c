//! `servanda run`: the whole way, into a draft.

use std::path::PathBuf;

use clap::Args;

use super::{CaseArguments, exit, write};
use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(after_help = "Example:\n  servanda run cases/energy-moratorium-2025 --out /tmp/draft")]
pub(crate) struct Arguments {
    #[command(flatten)]
    case: CaseArguments,
    /// Where to write the draft (default: CASE/draft)
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Print the findings as JSON Lines instead of the headline
    #[arg(long)]
    json: bool,
    /// Exit with 3 if violations are established by the standard of proof
    #[arg(long)]
    exit_code: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let edition =
        arguments.case.edition_with(monitor::Options { check_claims: true, follow: true, ..Default::default() })?;
    let failure = |error| arguments.case.failure(error);
    let artifacts = monitor::tell(&edition).map_err(failure)?;
    if arguments.json {
        terminal::data(&monitor::findings_json(&edition, |_| true).map_err(failure)?)?;
    } else {
        terminal::data(&monitor::headline(&edition).map_err(failure)?)?;
    }
    let out = arguments.out.clone().unwrap_or_else(|| arguments.case.case.join("draft"));
    write(&out, &artifacts)?;
    Ok(exit(&edition, arguments.exit_code))
}
