//! `servanda measure`: whether acts became fewer or moved, and what claims are worth.

use clap::{Args, Subcommand};
use model::{CheckedClaim, ClaimCheck, Edition, Indicator};

use monitor::Options;

use super::{CaseArguments, exit};
use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Example:\n  servanda measure cases/energy-moratorium-2025\n  servanda measure claims cases/energy-moratorium-2025"
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    case: Option<CaseArguments>,
    /// Print every kind of target, of means and every country too, and not only all acts and what the readings protect
    #[arg(long)]
    all: bool,
    /// Print every indicator as JSON Lines
    #[arg(long)]
    json: bool,
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
    match (&arguments.what, &arguments.case) {
        (None, Some(case)) => {
            let edition = case.edition_with(Options { follow: true, ..Options::default() })?;
            let text = match arguments.json {
                true => monitor::indicators_json(&edition).map_err(|error| case.failure(error))?,
                false => indicators(&edition, arguments.all),
            };
            terminal::data(&text)?;
            Ok(exit(&edition, false))
        }
        (None, None) => Err(Failure::Usage("no case is named".into(), "servanda measure CASE".into())),
        (Some(What::Claims(claims)), _) => {
            let edition = claims.case.edition_with(Options { check_claims: true, ..Options::default() })?;
            let text = match claims.json {
                true => monitor::claims_json(&edition).map_err(|error| claims.case.failure(error))?,
                false => told(&edition),
            };
            terminal::data(&text)?;
            Ok(exit(&edition, false))
        }
    }
}

/// Every indicator in its sentence, by party.
fn indicators(edition: &Edition, all: bool) -> String {
    let mut text = String::from(
        "What is reported of each party is what others chose to publish: no figure of one is to be set against one of another.\n",
    );
    let is_asked = |one: &&Indicator| all || !one.detail;
    for party in &edition.agreement.parties {
        text.push_str(&format!("\n{}\n", party.title));
        let mut coverage: Option<&str> = None;
        for one in edition.follow.indicators.iter().filter(|one| one.party == party.id).filter(is_asked) {
            if coverage != Some(&one.coverage) {
                text.push_str(&format!("\n  Counted by {}. {}\n", one.counted_by, one.coverage));
                coverage = Some(&one.coverage);
            }
            let internal = if one.internal { " (for whoever works on the case)" } else { "" };
            text.push_str(&format!("  {}{internal}: {}\n", one.name, one.says));
        }
    }
    text
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
