//! `servanda publish`: a numbered edition, never edited after.

use std::path::{Path, PathBuf};

use clap::Args;
use monitor::Disk;

use super::{CaseArguments, exit, write};
use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(
    after_help = "Example:\n  servanda publish cases/energy-moratorium-2025\n\nThe edition gets the next number and a folder of its own (editions/0001, editions/0002, ...). Until there is a ledger of decisions it is marked \"computed, not reviewed\" and prints allegations and open questions only as such."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    case: CaseArguments,
    /// Where editions are kept (default: CASE/editions)
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write claim-review.jsonld as well: the claims that findings decide, as ClaimReview of schema.org
    #[arg(long)]
    claim_review: bool,
    /// Print the edition's summary as JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let mut edition =
        arguments.case.edition_with(monitor::Options { check_claims: true, follow: true, ..Default::default() })?;
    let editions = arguments.out.clone().unwrap_or_else(|| arguments.case.case.join("editions"));
    let number = next(&editions).map_err(|error| Failure::File(editions.display().to_string(), error))?;
    edition.number = Some(number);
    // What is out cannot be taken back: the places of earlier editions bind this one.
    for before in 1..number {
        let folder = editions.join(format!("{before:04}"));
        if folder.exists() {
            let shown = folder.display().to_string();
            monitor::remind(&mut edition, before, &Disk::new(&folder, |_| {}))
                .map_err(|error| Failure::Run(error, shown))?;
        }
    }
    let mut artifacts = monitor::tell(&edition).map_err(|error| arguments.case.failure(error))?;
    if arguments.claim_review {
        artifacts.extend(monitor::tell_on_request(&edition).map_err(|error| arguments.case.failure(error))?);
    }
    write(&editions.join(format!("{number:04}")), &artifacts)?;
    // One address that stays: the page of the latest edition, beside the editions.
    let page: Vec<_> = artifacts.iter().filter(|artifact| artifact.name == "index.html").cloned().collect();
    write(&editions, &page)?;
    let summary = artifacts.iter().find(|artifact| arguments.json && artifact.name == "summary.json");
    terminal::data(&match summary {
        Some(summary) => String::from_utf8_lossy(&summary.bytes).into_owned(),
        None => format!("edition {number}"),
    })?;
    Ok(exit(&edition, false))
}

/// One more than the highest number in use.
fn next(editions: &Path) -> std::io::Result<u32> {
    let entries = match std::fs::read_dir(editions) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(1),
        entries => entries?,
    };
    let mut highest = 0;
    for entry in entries {
        highest = highest.max(entry?.file_name().to_string_lossy().parse().unwrap_or(0));
    }
    Ok(highest + 1)
}
