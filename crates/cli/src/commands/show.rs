//! `servanda show`: a quick look in the terminal. No file is written.

use clap::Args;
use monitor::{Look, Options};

use super::{CaseArguments, exit, wanted};
use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(
    after_help = "Example:\n  servanda show cases/energy-moratorium-2025\n  servanda show cases/energy-moratorium-2025 --reading kremlin --all | less\n\nWhat is corroborated or better has a row of bars of its own, and what is alleged or reported a row for each party, which cannot be compared. Places and names are withheld as in an edition."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    case: CaseArguments,
    /// Only under this reading
    #[arg(long, value_name = "READING")]
    reading: Option<String>,
    /// Every list in full, with findings by kind, allegations by accuser and the reasons of claims
    #[arg(long)]
    all: bool,
    /// The characters of a line
    #[arg(long, value_name = "COLUMNS", default_value_t = 80, value_parser = clap::value_parser!(u16).range(40..))]
    width: u16,
    /// Print as JSON Lines, each list in full
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let case = &arguments.case;
    let edition = case.edition_with(Options { check_claims: true, ..Options::default() })?;
    let reading = wanted(&edition, None, arguments.reading.as_deref())?;
    let text = if arguments.json {
        monitor::show_json(&edition, reading)
    } else {
        let (width, reading) = (arguments.width.into(), reading.map(Into::into));
        monitor::show_text(&edition, &Look { width, all: arguments.all, reading })
    };
    terminal::data(&text.map_err(|error| case.failure(error))?)?;
    Ok(exit(&edition, false))
}
