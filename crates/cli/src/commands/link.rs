//! `servanda link`: where the incidents of a case were, what is not known of it, and what stood near.

use clap::Args;
use monitor::Disk;

use super::{CaseArguments, exit};
use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(
    after_help = "Example:\n  servanda link cases/energy-moratorium-2025 | less\n\nFor whoever works on the case: nothing is withheld here that an edition withholds. A place that the places of the case do not know is sought in the gazetteer (`servanda gazetteer add`); every place that may be meant has its weight, and one below 80 % waits for a person. Sites stand in [[registry]] of case.toml; what one is says nothing of what was hit."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    case: CaseArguments,
    /// Print JSON Lines
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let edition = arguments.case.edition()?;
    let failure = |error| arguments.case.failure(error);
    let around = monitor::neighbourhood(&Disk::new(&arguments.case.case, |_| {}), &edition).map_err(failure)?;
    for registry in &around.registries {
        let (rows, sites, skipped) = (registry.rows, registry.sites.len(), registry.skipped.len());
        terminal::talk(&format!("registry `{}`: {rows} rows, {sites} sites, {skipped} left out", registry.name));
        for skip in &registry.skipped {
            terminal::talk(&format!("  row {} {}", skip.id, skip.reason));
        }
    }
    if arguments.json {
        terminal::data(&monitor::links_json(&edition, &around).map_err(failure)?)?;
    } else {
        terminal::data(&monitor::links_text(&edition, &around))?;
    }
    Ok(exit(&edition, false))
}
