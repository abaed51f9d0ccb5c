//! `servanda check`: what the parser and the linter say of an agreement.

use std::path::PathBuf;

use clap::Args;
use model::Severity;

use crate::{Exit, Failure, draw, terminal};

#[derive(Args)]
#[command(
    after_help = "Example:\n  servanda check cases/energy-moratorium-2025/agreement.md\n  servanda check --explain L03\n  servanda check --clauses"
)]
pub(crate) struct Arguments {
    /// The agreement
    #[arg(required_unless_present_any = ["explain", "clauses"])]
    agreement: Option<PathBuf>,
    /// Print the diagnostics as JSON Lines
    #[arg(long)]
    json: bool,
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
        let Some(text) = monitor::explain_lint(code) else {
            let codes: Vec<&str> = monitor::lint_codes().collect();
            return Err(Failure::Usage(
                format!("there is no check `{code}`"),
                format!("there are {}", codes.join(", ")),
            ));
        };
        terminal::data(&text)?;
        return Ok(Exit::Done);
    }
    let Some(path) = &arguments.agreement else { return Ok(Exit::Usage) };
    let name = path.display().to_string();
    let text = super::read(path, "name the agreement itself, such as my-case/agreement.md")?;
    let diagnostics = monitor::check(&text, &name);
    if arguments.json {
        terminal::data(&monitor::diagnostics_json(&diagnostics).map_err(|error| Failure::Run(error, name))?)?;
    } else {
        terminal::data(&draw::text(&text, &diagnostics, terminal::colours_data()))?;
        if !diagnostics.is_empty() {
            terminal::talk(
                "P…: has to be mended before anything can be judged by it. L…: a monitor cannot rule on it; `servanda run` goes on.",
            );
            terminal::talk("Why a check is made: servanda check --explain L03\n  servanda check --clauses");
        }
    }
    let errors = diagnostics.iter().any(|one| one.severity == Severity::Error);
    Ok(if errors { Exit::Agreement } else { Exit::Done })
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
