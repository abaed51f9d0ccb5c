//! `servanda judge`: the findings of a case.

use std::path::PathBuf;

use clap::Args;
use model::{Edition, Finding};

use super::{CaseArguments, exit};
use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(
    after_help = "Example:\n  servanda judge cases/energy-moratorium-2025 --reading ukraine\n  servanda judge cases/energy-moratorium-2025 --agreement draft.md"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    case: CaseArguments,
    /// Only under this reading
    #[arg(long, value_name = "READING")]
    reading: Option<String>,
    /// Judge by this text instead of the case's own, to see what a draft would change
    #[arg(long, value_name = "FILE")]
    agreement: Option<PathBuf>,
    /// Print the findings as JSON Lines
    #[arg(long)]
    json: bool,
    /// Exit with 3 if violations are established by the standard of proof
    #[arg(long)]
    exit_code: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let edition = arguments.case.edition_by(draft(arguments)?)?;
    let keep = keep(&edition, arguments.reading.as_deref())?;
    let text = if arguments.json {
        monitor::findings_json(&edition, keep).map_err(|error| arguments.case.failure(error))?
    } else {
        edition.findings.iter().filter(|finding| keep(finding)).map(line).collect()
    };
    terminal::data(&text)?;
    Ok(exit(&edition, arguments.exit_code))
}

/// The name and the text that findings are made by, where they are not the case's own.
fn draft(arguments: &Arguments) -> Result<Option<(String, String)>, Failure> {
    let Some(path) = &arguments.agreement else { return Ok(None) };
    Ok(Some((path.display().to_string(), super::read(path, "name a file with an agreement")?)))
}

/// Which findings are asked for.
fn keep(edition: &Edition, reading: Option<&str>) -> Result<impl Fn(&Finding) -> bool, Failure> {
    let readings: Vec<&str> = edition.agreement.readings.iter().map(|one| &*one.id).collect();
    if let Some(wanted) = reading
        && !readings.contains(&wanted)
    {
        return Err(Failure::Usage(
            format!("there is no reading `{wanted}`"),
            format!("there are {}", readings.join(", ")),
        ));
    }
    let wanted = reading.map(str::to_owned);
    Ok(move |finding: &Finding| wanted.as_deref().is_none_or(|wanted| *finding.parts.reading == *wanted))
}

fn line(finding: &Finding) -> String {
    let deciding: Vec<&str> = finding.parts.deciding.iter().map(model::Deciding::name).collect();
    let because = if deciding.is_empty() { String::new() } else { format!(": {}", deciding.join(", ")) };
    format!(
        "{:<8} {:<22} {:<10} {}{because}\n",
        finding.parts.incident,
        finding.parts.reading,
        finding.parts.party,
        finding.parts.finding.word()
    )
}
