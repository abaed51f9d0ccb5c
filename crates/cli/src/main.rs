//! The command line: one door to Servanda.
//!
//! Input: arguments. Output: data on standard output, talk on standard error, and an exit code ([`Exit`]).
//! Not here: anything that is computed or told (`monitor`, and the rooms behind it); a command reads its arguments, calls
//! `monitor` once and prints what it gets. Each command is one file in `commands/` and one line in [`Command`].
#![allow(clippy::disallowed_methods, reason = "a door: files and the environment come in here")]

mod changes;
mod commands;
mod draw;
mod exit;
mod questions;
mod terminal;

use clap::Parser;

use commands::{
    check, explain, fmt, gazetteer, ingest, judge, link, measure, new, publish, resolve, run, show, taxonomy, weigh,
};
pub(crate) use exit::{Exit, Failure};

/// Shows whether an agreement is kept: what happened, who is said to have done it, and whether it violates a term under
/// each party's reading.
#[derive(Parser)]
#[command(
    name = "servanda",
    version,
    after_help = "Example:\n  servanda run cases/energy-moratorium-2025\n  servanda explain cases/energy-moratorium-2025 I-R047\n\nExit codes: 0 done, 1 our failure, 2 usage, 3 violations are established (only with --exit-code), 4 input had issues that need a person, 5 the agreement does not check."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// The whole way: ingest, resolve, link, weigh, judge, measure, and a draft edition
    Run(run::Arguments),
    /// Lint an agreement: what in it cannot be ruled on
    Check(check::Arguments),
    /// Lay out an agreement in its one canonical form
    Fmt(fmt::Arguments),
    /// Add reports to a case, or show what became of every row
    Ingest(ingest::Arguments),
    /// Statements into incidents
    Resolve(resolve::Arguments),
    /// Where incidents were, what is not known of it, and what stood near
    Link(link::Arguments),
    /// How sure, who, and how far that can be relied on
    Weigh(weigh::Arguments),
    /// Findings by reading
    Judge(judge::Arguments),
    /// What claims are worth
    Measure(measure::Arguments),
    /// Why a finding or an incident is what it is, down to the sources
    Explain(explain::Arguments),
    /// A quick look in the terminal: the headline, bars by day under each reading, and the lists
    Show(show::Arguments),
    /// A numbered edition
    Publish(publish::Arguments),
    /// Places of GeoNames for the cases that need more than their own
    Gazetteer(gazetteer::Arguments),
    /// The words that an agreement and a table of reports may use
    Taxonomy(taxonomy::Arguments),
    /// Begin a case, an agreement or a source
    New(new::Arguments),
}

fn main() -> std::process::ExitCode {
    let done = match Arguments::parse().command {
        Command::Run(arguments) => run::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Fmt(arguments) => fmt::run(&arguments),
        Command::Ingest(arguments) => ingest::run(&arguments),
        Command::Resolve(arguments) => resolve::run(&arguments),
        Command::Link(arguments) => link::run(&arguments),
        Command::Weigh(arguments) => weigh::run(&arguments),
        Command::Judge(arguments) => judge::run(&arguments),
        Command::Measure(arguments) => measure::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Show(arguments) => show::run(&arguments),
        Command::Publish(arguments) => publish::run(&arguments),
        Command::Gazetteer(arguments) => gazetteer::run(&arguments),
        Command::Taxonomy(arguments) => taxonomy::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(failure) => failure.report().into(),
    }
}
