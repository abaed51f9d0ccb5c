//! `servanda check`: what the parser and the linter say of an agreement, where its readings part, and what another draft
//! changes.

use std::path::{Path, PathBuf};

use clap::Args;
use model::{Change, Diagnostic, Divergence, Severity};

use super::CaseArguments;
use crate::{Exit, Failure, draw, terminal};

#[derive(Args)]
#[command(
    after_help = "Example:\n  servanda check cases/energy-moratorium-2025/agreement.md\n  servanda check cases/energy-moratorium-2025 --divergence\n  servanda check draft-1.md draft-2.md\n  servanda check --explain L03\n  servanda check --clauses"
)]
pub(crate) struct Arguments {
    /// The agreement, or a case; two agreements are compared in meaning
    #[arg(required_unless_present_any = ["explain", "clauses"], num_args = 1..=2, value_name = "AGREEMENT")]
    agreements: Vec<PathBuf>,
    /// Print as JSON Lines
    #[arg(long)]
    json: bool,
    /// Print only where the readings part; of a case, with the incidents that hang on it
    #[arg(long, conflicts_with = "export")]
    divergence: bool,
    /// Print the agreement as JSON, for programs that do not read Pact (docs/editors/agreement.schema.json)
    #[arg(long)]
    export: bool,
    /// Print why a check is made, by whom it was found, and examples
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
    /// List every clause of the language by the heading under which it stands
    #[arg(long)]
    clauses: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    if arguments.clauses {
        terminal::data(&clauses())?;
        return Ok(Exit::Done);
    }
    if let Some(code) = &arguments.explain {
        return explain(code);
    }
    match arguments.agreements.as_slice() {
        [before, after] if !arguments.divergence && !arguments.export => compare(before, after, arguments.json),
        [_, _] => Err(Failure::Usage(
            "two agreements are compared in whole".into(),
            "name one agreement with `--divergence` or `--export`".into(),
        )),
        [one] => check(one, arguments),
        _ => Ok(Exit::Usage),
    }
}

fn explain(code: &str) -> Result<Exit, Failure> {
    let Some(text) = monitor::explain_code(code) else {
        let codes: Vec<&str> = monitor::lint_codes().collect();
        return Err(Failure::Usage(format!("there is no check `{code}`"), format!("there are {}", codes.join(", "))));
    };
    terminal::data(&text)?;
    Ok(Exit::Done)
}

/// One agreement: its mistakes and gaps, and where its readings part.
fn check(path: &Path, arguments: &Arguments) -> Result<Exit, Failure> {
    let is_case = path.is_dir();
    let file =
        if is_case { monitor::agreement_of(path).map_err(|error| run_failure(error, path))? } else { path.to_owned() };
    let name = file.display().to_string();
    let text = super::read(&file, "name the agreement itself, such as my-case/agreement.md")?;
    let diagnostics = super::checked(&file, &text);
    let unread = diagnostics.iter().any(Diagnostic::is_mistake);
    if unread && (arguments.divergence || arguments.export) {
        return Ok(unreadable(&file, &text, &diagnostics));
    }
    // A text with mistakes has no readings that could be compared.
    let divergences = match (unread, is_case) {
        (true, _) => vec![],
        (false, true) => CaseArguments { case: path.to_owned(), as_of: None }.edition()?.headline.divergences,
        (false, false) => monitor::diverge(&text, &name).map_err(|error| run_failure(error, path))?,
    };
    let failed = |error| run_failure(error, path);
    if arguments.export {
        terminal::data(&monitor::agreement_json(&text, &name).map_err(failed)?)?;
        return Ok(Exit::Done);
    }
    match (arguments.json, arguments.divergence) {
        (true, true) => terminal::data(&monitor::divergences_json(&divergences).map_err(failed)?)?,
        (true, false) => terminal::data(&monitor::diagnostics_json(&diagnostics).map_err(failed)?)?,
        (false, true) => terminal::data(&parted(&divergences))?,
        (false, false) => {
            let told = draw::text(&text, &diagnostics, terminal::colours_data());
            let parted = if divergences.is_empty() { String::new() } else { format!("\n{}", parted(&divergences)) };
            terminal::data(&format!("{told}{parted}"))?;
        }
    }
    if !arguments.json && !diagnostics.is_empty() {
        terminal::talk(if unread {
            "A mistake (P…) has to be mended before anything can be judged by the agreement."
        } else {
            "A gap (L…) is what a monitor cannot rule on; `servanda run` goes on. Why it is looked for: servanda check --explain L03"
        });
    }
    let errors = diagnostics.iter().any(|one| one.severity == Severity::Error);
    Ok(if errors { Exit::Agreement } else { Exit::Done })
}

/// What is told of a text with mistakes, of which more was asked than what they are.
fn unreadable(path: &Path, text: &str, diagnostics: &[Diagnostic]) -> Exit {
    let mistakes: Vec<Diagnostic> = diagnostics.iter().filter(|one| one.is_mistake()).cloned().collect();
    terminal::talk(&draw::text(text, &mistakes, terminal::colours_talk()));
    terminal::talk(&format!("error: `{}` has mistakes, so nothing else can be told of it", path.display()));
    Exit::Agreement
}

fn run_failure(error: monitor::MonitorError, path: &Path) -> Failure {
    Failure::Run(error, path.display().to_string())
}

/// Where readings part, a paragraph a matter.
fn parted(divergences: &[Divergence]) -> String {
    let mut text = match divergences.len() {
        0 => "the readings do not part\n".to_owned(),
        n => format!("where the readings part: {}\n", draw::count(n, "matter")),
    };
    for one in divergences {
        let hang = match one.incidents {
            Some(1) => ", 1 incident hangs on it".to_owned(),
            Some(n) => format!(", {n} incidents hang on it"),
            None => String::new(),
        };
        text.push_str(&format!("\n  {}{hang}\n", matter(one.term.as_deref(), &one.about)));
        for (says, readings) in &one.positions {
            text.push_str(&format!("    {}: {says}\n", readings.join(", ")));
        }
        if let Some(witness) = &one.witness {
            text.push_str(&format!("    for example {witness}\n"));
        }
    }
    text
}

fn matter(term: Option<&str>, about: &str) -> String {
    term.map_or_else(|| about.to_owned(), |term| format!("term `{term}`, {about}"))
}

/// Two drafts: what the second changes.
fn compare(before: &Path, after: &Path, json: bool) -> Result<Exit, Failure> {
    let read = |path: &Path| super::read(path, "name two agreements, such as draft-1.md draft-2.md");
    let (old, new) = (read(before)?, read(after)?);
    let names = (before.display().to_string(), after.display().to_string());
    for (text, path) in [(&old, before), (&new, after)] {
        let diagnostics = super::checked(path, text);
        if diagnostics.iter().any(Diagnostic::is_mistake) {
            return Ok(unreadable(path, text, &diagnostics));
        }
    }
    let changes = monitor::compare((&old, &names.0), (&new, &names.1)).map_err(|error| run_failure(error, before))?;
    if json {
        terminal::data(&monitor::changes_json(&changes).map_err(|error| run_failure(error, before))?)?;
    } else {
        terminal::data(&changed(&changes))?;
    }
    Ok(Exit::Done)
}

/// Changes, a paragraph each.
fn changed(changes: &[Change]) -> String {
    let mut text = match changes.len() {
        0 => "the two texts mean the same\n".to_owned(),
        n => format!("what the second text changes: {}\n", draw::count(n, "matter")),
    };
    for one in changes {
        let reading = match one.readings.as_slice() {
            [] => String::new(),
            [one] => format!("reading `{one}`, "),
            several => format!("readings `{}`, ", several.join("`, `")),
        };
        text.push_str(&format!("\n  {reading}{}\n", matter(one.term.as_deref(), &one.about)));
        let nothing = "nothing is said";
        text.push_str(&format!("    before: {}\n", one.before.as_deref().unwrap_or(nothing)));
        text.push_str(&format!("    after:  {}\n", one.after.as_deref().unwrap_or(nothing)));
        if let Some(witness) = &one.witness {
            text.push_str(&format!("    for example {witness}\n"));
        }
    }
    text
}

/// Every clause, its pattern first and an example below where that says more.
fn clauses() -> String {
    let mut text = "Words in capitals are yours to fill in; what stands in brackets may be left out.\n".to_owned();
    let mut before = "";
    for (under, says, example) in monitor::clause_shapes() {
        if under != before {
            text.push_str(&format!("\n{under}\n"));
            before = under;
        }
        text.push_str(&format!("  {says}\n"));
        if example != says {
            text.push_str(&format!("      {example}\n"));
        }
    }
    text
}
