//! `servanda resolve`: the incidents of a case, and the pairs that a person should look at.

use std::path::{Path, PathBuf};

use clap::Args;
use model::Instant;
use monitor::{Asked, Open, Score, Table};

use super::{CaseArguments, exit, issue_text};
use crate::{Exit, Failure, changes, terminal};

/// How many plausible partitions of a case are drawn.
const DRAWS: u64 = 20;

#[derive(Args)]
#[command(
    after_help = "Example:\n  servanda resolve cases/energy-moratorium-2025 | less\n  servanda resolve cases/energy-moratorium-2025 --since 2025-03-27T18:00Z\n  servanda resolve --table reports.csv --fields map.toml --train labels.csv > model.toml\n  servanda resolve --table reports.csv --fields map.toml --model model.toml > clusters.csv"
)]
pub(crate) struct Arguments {
    /// The case: a folder with agreement.md, sources.toml and reports/
    #[arg(required_unless_present = "table")]
    case: Option<PathBuf>,
    /// Use only what had been received by then (2025-03-27T18:00Z, or 2025-03-27 for the end of that day in UTC)
    #[arg(long, value_name = "TIME", value_parser = super::instant)]
    as_of: Option<Instant>,
    /// Link a long table of reports instead of a case: CSV, a row a report (docs/tables.md); may be given several times
    #[arg(long, value_name = "TABLE", requires = "fields", conflicts_with_all = ["case", "as_of", "json"])]
    table: Vec<PathBuf>,
    /// What the columns of the table are, as TOML
    #[arg(long, value_name = "MAP", requires = "table")]
    fields: Option<PathBuf>,
    /// By which weights the table is linked, as TOML
    #[arg(long, value_name = "MODEL", requires = "table", required_unless_present_any = ["case", "train"])]
    model: Option<PathBuf>,
    /// Learn the weights from these labels (CSV: id of a report, name of its act) and print them as a model
    #[arg(long, value_name = "LABELS", requires = "table", conflicts_with = "model")]
    train: Option<PathBuf>,
    /// Keep the names of incidents of an earlier run: what it printed. Splits and merges are told
    #[arg(long, value_name = "CLUSTERS", requires = "table", conflicts_with = "train")]
    before: Option<PathBuf>,
    /// Score what is put together against labels (CSV: id of a report, name of its act): pairs, B-cubed, and whether the
    /// pairs' probabilities come true
    #[arg(long, value_name = "LABELS", requires = "table", conflicts_with = "train")]
    check: Option<PathBuf>,
    /// Draw so many plausible partitions, and print between which counts of incidents they lie
    #[arg(long, value_name = "N", requires = "table", default_value_t = 0)]
    draws: usize,
    /// What became of the incidents since a time (2025-03-27T18:00Z) or since the edition in a folder: joined, split, merged
    #[arg(long, value_name = "TIME|DIR", conflicts_with = "table")]
    since: Option<String>,
    /// Print the incidents, each with its links, as JSON Lines
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    if !arguments.table.is_empty() {
        return table(arguments);
    }
    let case = &CaseArguments { case: arguments.case.clone().unwrap_or_default(), as_of: arguments.as_of };
    let edition = case.edition()?;
    if let Some(since) = &arguments.since {
        let changes = case.since(since, &edition, monitor::incident_changes, monitor::incident_changes_since)?;
        terminal::data(&match arguments.json {
            true => monitor::incident_changes_json(&changes).map_err(|error| case.failure(error))?,
            false => changes::incidents(since, &changes),
        })?;
        return Ok(exit(&edition, false));
    }
    if arguments.json {
        terminal::data(&monitor::resolved_json(&edition).map_err(|error| case.failure(error))?)?;
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
        incident.pairs.iter().for_each(|pair| text.push_str(&format!("  {}\n", monitor::pair_text(pair))));
    }
    text.push_str(&format!(
        "{} statements in {} incidents; {} pairs are near the threshold; weights are decibans\n",
        edition.statements.len(),
        edition.resolution.incidents.len(),
        edition.resolution.undecided.len()
    ));
    let drawn = monitor::plausible(&edition, DRAWS).map_err(|error| case.failure(error))?;
    text.push_str(&expected(edition.resolution.expected, drawn.iter().map(Vec::len)));
    for pair in &edition.resolution.undecided {
        text.push_str(&format!("  {}\n", monitor::pair_text(pair)));
    }
    terminal::data(&text)?;
    Ok(exit(&edition, false))
}

/// How many incidents are to be expected, and between which counts the plausible partitions lie.
fn expected(expected: f64, drawn: impl ExactSizeIterator<Item = usize> + Clone) -> String {
    let mut text = format!("{expected:.1} incidents are to be expected by the pairs' probabilities");
    if let (Some(least), Some(most)) = (drawn.clone().min(), drawn.clone().max()) {
        text.push_str(&format!("; {} plausible partitions have between {least} and {most}", drawn.len()));
    }
    text + "\n"
}

/// Links a table of reports, or learns by which weights to.
fn table(arguments: &Arguments) -> Result<Exit, Failure> {
    let text = |path: &Option<PathBuf>| {
        super::read(path.as_deref().unwrap_or(Path::new("")), "docs/tables.md describes the files that go with a table")
    };
    let fields = text(&arguments.fields)?;
    let parts: Vec<(String, Open<'_>)> = arguments
        .table
        .iter()
        .map(|path| {
            let open: Open<'_> = Box::new(move || Ok(Box::new(terminal::watched(std::fs::File::open(path)?))));
            (path.display().to_string(), open)
        })
        .collect();
    let table = Table { parts: &parts, fields: &fields };
    let failure = |error| Failure::Run(error, "the table".to_owned());
    let open =
        |path: &PathBuf| std::fs::File::open(path).map_err(|error| Failure::File(path.display().to_string(), error));
    if let Some(labels) = &arguments.train {
        let mut labels = open(labels)?;
        terminal::data(&monitor::train_table(&table, &mut labels).map_err(failure)?)?;
        return Ok(Exit::Done);
    }
    let (mut before, mut labels) =
        (arguments.before.as_ref().map(open).transpose()?, arguments.check.as_ref().map(open).transpose()?);
    let asked = Asked {
        draws: arguments.draws,
        before: before.as_mut().map(|file| -> &mut dyn std::io::Read { file }),
        labels: labels.as_mut().map(|file| -> &mut dyn std::io::Read { file }),
    };
    let report = monitor::link_table(&table, &text(&arguments.model)?, asked).map_err(failure)?;
    let named = report.named();
    terminal::data(&report.csv(&named).map_err(failure)?)?;
    report.issues.iter().for_each(|issue| terminal::talk(&issue_text(issue)));
    let linked = &report.linked;
    let n = report.rows_in - report.with_issues;
    terminal::talk(&format!(
        "{} rows: {n} records in {} incidents ({} pairs compared); {} rows with issues",
        report.rows_in, linked.n_incidents, linked.n_pairs, report.with_issues
    ));
    terminal::talk(expected(linked.expected, linked.drawn.iter().copied()).trim_end());
    if let Some(score) = &report.score {
        terminal::talk(scored(score, linked.n_incidents).trim_end());
    }
    for (what, changed) in [("split into", &named.split), ("made of", &named.merged)] {
        changed.iter().for_each(|(name, others)| terminal::talk(&format!("{name} {what} {}", others.join(", "))));
    }
    if report.unknown > 0 {
        terminal::talk(&format!(
            "{} rows tell again of a row that is not there, and were linked by what they say",
            report.unknown
        ));
    }
    Ok(if report.with_issues == 0 { Exit::Done } else { Exit::Issues })
}

/// How well it was linked, for a terminal.
fn scored(score: &Score, n_incidents: usize) -> String {
    let line = |name: &str, [precision, recall, f1]: [f64; 3]| {
        format!("{name} precision {precision:.4}, recall {recall:.4}, F1 {f1:.4}\n")
    };
    let mut text = line("pairs:   ", score.pairs) + &line("B-cubed: ", score.b_cubed);
    text.push_str(&format!("acts: {} by the labels, {n_incidents} put together\n", score.n_acts));
    for (n, predicted, observed) in score.tenths.iter().filter(|(n, ..)| *n > 0) {
        text.push_str(&format!(
            "of {n} pairs with a probability of {predicted:.3} on average, {observed:.3} are one act\n"
        ));
    }
    text
}
