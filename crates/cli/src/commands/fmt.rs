//! `servanda fmt`: an agreement in its canonical layout.

use std::path::PathBuf;

use clap::Args;
use model::Diagnostic;

use crate::{Exit, Failure, draw, terminal};

#[derive(Args)]
#[command(
    after_help = "Example:\n  servanda fmt draft.md\n  servanda fmt --check cases/energy-moratorium-2025/agreement.md"
)]
pub(crate) struct Arguments {
    /// The agreement; written in place
    agreement: PathBuf,
    /// Write nothing; print the file's name and end with 4 where it is not in its canonical form
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let path = &arguments.agreement;
    let name = path.display().to_string();
    let text = super::read(path, "name the agreement itself, such as my-case/agreement.md")?;
    let unread: Vec<Diagnostic> = super::checked(path, &text).into_iter().filter(Diagnostic::is_mistake).collect();
    if !unread.is_empty() {
        terminal::talk(&draw::text(&text, &unread, terminal::colours_talk()));
        terminal::talk("error: what cannot be read cannot be laid out; nothing was written");
        return Ok(Exit::Agreement);
    }
    let canonical = monitor::format_agreement(&text);
    if canonical == text {
        return Ok(Exit::Done);
    }
    if arguments.check {
        terminal::data(&name)?;
        return Ok(Exit::Issues);
    }
    std::fs::write(path, canonical)
        .map_err(|error| Failure::Usage(format!("`{name}`: {error}"), "the agreement is written in place".into()))?;
    terminal::talk(&format!("wrote {name}"));
    Ok(Exit::Done)
}
