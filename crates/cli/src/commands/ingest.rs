//! `servanda ingest`: adds deliveries to a case, and says what became of every row.

use std::path::PathBuf;

use clap::Args;
use monitor::{Disk, delivery_order};

use super::issue_text;
use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(
    after_help = "Example:\n  servanda ingest my-case reports-2.csv\n\nWithout FILE the command shows what became of the rows that the case has. Deliveries are read in the order of their names: a row that comes again with other content supersedes the earlier one."
)]
pub(crate) struct Arguments {
    /// The case
    case: PathBuf,
    /// Files to add to its reports/
    files: Vec<PathBuf>,
    /// Print the statements as JSON Lines
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let case = arguments.case.display().to_string();
    let mut added = Vec::new();
    for file in &arguments.files {
        let target = add(arguments, file).inspect_err(|_| undo(&added))?;
        terminal::talk(&format!("copied {} to {}", file.display(), target.display()));
        added.push(target);
    }
    let world = Disk::new(&arguments.case, |_| ());
    let case = monitor::load(&world).map_err(|error| {
        // What cannot be used as a whole is not kept.
        undo(&added);
        Failure::Run(error, case)
    })?;
    let parsed = case.parsed(None);
    for issue in &parsed.issues {
        terminal::talk(&issue_text(issue));
    }
    if arguments.json {
        let text = monitor::statements_json(&parsed.statements);
        terminal::data(&text.map_err(|error| Failure::Run(error, arguments.case.display().to_string()))?)?;
    } else {
        let accounting = &parsed.accounting;
        let mut reasons: Vec<(&str, usize)> = Vec::new();
        for skip in &accounting.skipped {
            match reasons.iter_mut().find(|(reason, _)| *reason == &*skip.reason) {
                Some((_, n)) => *n += 1,
                None => reasons.push((&skip.reason, 1)),
            }
        }
        let mut text = format!(
            "{} rows = {} statements + {} skipped + {} with issues\n",
            accounting.rows_in,
            accounting.statements,
            accounting.skipped.len(),
            accounting.issues
        );
        for (reason, n) in reasons {
            text.push_str(&format!("  skipped {n}: {reason}\n"));
        }
        terminal::data(&text)?;
    }
    Ok(if parsed.issues.is_empty() { Exit::Done } else { Exit::Issues })
}

/// Copies a file into the case's reports, if it can follow what is there.
fn add(arguments: &Arguments, file: &std::path::Path) -> Result<PathBuf, Failure> {
    let shown = file.display().to_string();
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .ok_or_else(|| Failure::Usage(format!("`{shown}` is no file"), "name a CSV file".into()))?;
    if !file.is_file() {
        return Err(Failure::Usage(format!("there is no file `{shown}`"), "name a CSV file".into()));
    }
    if !file.is_file() {
        return Err(Failure::Usage(format!("there is no file `{shown}`"), "name a CSV file".into()));
    }
    let world = Disk::new(&arguments.case, |_| ());
    let there =
        monitor::deliveries(&world).map_err(|error| Failure::Run(error, arguments.case.display().to_string()))?;
    let path = format!("reports/{name}");
    if there.contains(&path) {
        let hint = "it was read before; give a new delivery a name of its own";
        return Err(Failure::Usage(format!("`{path}` is there already"), hint.into()));
    }
    if let Some(last) = there.last()
        && delivery_order(&path) <= delivery_order(last)
    {
        let stem = delivery_order(last).0.trim_start_matches("reports/");
        return Err(Failure::Usage(
            format!("`{name}` would be read before `{last}`, which is there already"),
            format!("deliveries are read in the order of their names: rename it, for instance to `{stem}-2.csv`"),
        ));
    }
    let target = arguments.case.join(path);
    let failed = |error| Failure::File(shown.clone(), error);
    std::fs::create_dir_all(arguments.case.join("reports")).map_err(failed)?;
    std::fs::copy(file, &target).map_err(failed)?;
    Ok(target)
}

/// Takes back what was added. That a copy cannot be removed is said.
fn undo(added: &[PathBuf]) {
    for path in added {
        match std::fs::remove_file(path) {
            Ok(()) => terminal::talk(&format!("took back {}", path.display())),
            Err(error) => terminal::talk(&format!("error: {} could not be taken back: {error}", path.display())),
        }
    }
}
