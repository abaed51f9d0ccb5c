//! `servanda explain`: why, in sentences, down to the sources.

use clap::Args;

use super::CaseArguments;
use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(
    after_help = "Examples:\n  servanda explain cases/energy-moratorium-2025 I-R047\n  servanda explain cases/energy-moratorium-2025 no-strikes/kremlin/I-R047/russia\n  servanda explain --table"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    case: Option<CaseArguments>,
    /// An incident (I-R047), a finding (no-strikes/kremlin/I-R047/russia), a statement (R047) or a claim (C006)
    id: Option<String>,
    /// Print the explanation as JSON
    #[arg(long)]
    json: bool,
    /// Print the table that makes a finding of coverage, certainty and attribution
    #[arg(long, exclusive = true)]
    table: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    if arguments.table {
        let rows = monitor::table().into_iter().enumerate();
        terminal::data(
            &rows.map(|(n, (when, finding))| format!("{}. {when}: {}\n", n + 1, finding.word())).collect::<String>(),
        )?;
        return Ok(Exit::Done);
    }
    let (Some(case), Some(id)) = (&arguments.case, &arguments.id) else {
        return Err(Failure::Usage(
            "a case and an id are needed".into(),
            "servanda explain cases/energy-moratorium-2025 I-R047".into(),
        ));
    };
    let edition = case.edition()?;
    let explanation = monitor::explain(&edition, id).map_err(|error| case.failure(error))?;
    terminal::data(&if arguments.json { explanation.json().to_string() } else { explanation.text() })?;
    Ok(Exit::Done)
}
