//! `servanda measure`: what claims are worth.

use clap::{Args, Subcommand};
use model::{CheckedClaim, ClaimCheck, Edition};

use super::{CaseArguments, exit};
use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(after_help = "Example:\n  servanda measure claims cases/energy-moratorium-2025")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Each claim held against incidents and findings, as known when it was said and as known now
    Claims(Claims),
}

#[derive(Args)]
struct Claims {
    #[command(flatten)]
    case: CaseArguments,
    /// Print as JSON Lines
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    match &arguments.what {
        What::Claims(claims) => {
            let edition = claims.case.edition_with_claims()?;
            let text = match claims.json {
                true => monitor::claims_json(&edition).map_err(|error| claims.case.failure(error))?,
                false => told(&edition),
            };
            terminal::data(&text)?;
            Ok(exit(&edition, false))
        }
    }
}

/// Each claim with what it is worth and why; what was otherwise when it was said.
fn told(edition: &Edition) -> String {
    let mut text = String::from(
        "What each claim is worth: by what was known at the end of the day on which it was said (then), and by what is known now.\nNothing is contradicted by an allegation, or because little was itemised.\n",
    );
    for CheckedClaim { id, kind, then, now } in &edition.checked {
        let claim = edition.claims.iter().find(|claim| claim.id == *id);
        let said = claim.map(|claim| format!(" {} on {}, {}", claim.speaker, claim.said_on, claim.about));
        text.push_str(&format!("\n{id}{} ({})\n", said.unwrap_or_default(), kind.word()));
        match then {
            Some(then) if then.outcome == now.outcome => text.push_str(&check("then and now", now)),
            Some(then) => text.push_str(&format!("{}{}", check("then", then), check("now", now))),
            None => text.push_str(&check("now (when it was said is not known)", now)),
        }
    }
    text
}

fn check(when: &str, ClaimCheck { outcome, because, .. }: &ClaimCheck) -> String {
    let reasons: String = because.iter().map(|one| format!("    {one}\n")).collect();
    format!("  {when}: {}\n{reasons}", outcome.word())
}
