//! `servanda new`: something to begin with, that runs as it is.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(
    after_help = "Example:\n  servanda new case my-case && servanda run my-case\n  servanda new agreement draft.md && servanda check draft.md\n  servanda new source \"Daily News\" >> my-case/sources.toml"
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// A case: a folder with an agreement, sources, places and a table of reports
    Case {
        /// The folder to make
        folder: PathBuf,
    },
    /// An agreement to fill in
    Agreement {
        /// The file to make
        file: PathBuf,
    },
    /// The blocks that describe a source and its own voice, on standard output
    Source {
        /// Its name as in the reports
        name: String,
    },
}

const AGREEMENT: &str = include_str!("../templates/agreement.md");
const FILES: [(&str, &str); 5] = [
    ("agreement.md", AGREEMENT),
    ("case.toml", include_str!("../templates/case.toml")),
    ("sources.toml", include_str!("../templates/sources.toml")),
    ("places.toml", include_str!("../templates/places.toml")),
    ("reports/reports.csv", include_str!("../templates/reports.csv")),
];
const SOURCE: &str = include_str!("../templates/source.toml");

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    match &arguments.what {
        What::Case { folder } => {
            for (name, text) in FILES {
                make(&folder.join(name), text)?;
            }
            terminal::talk(&format!("next: servanda run {}", folder.display()));
        }
        What::Agreement { file } => {
            make(file, AGREEMENT)?;
            terminal::talk(&format!("next: servanda check {}", file.display()));
        }
        What::Source { name } => {
            let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
            terminal::data(&SOURCE.replace("NAME", &quoted))?;
        }
    }
    Ok(Exit::Done)
}

/// Writes a file that is not there yet.
fn make(path: &Path, text: &str) -> Result<(), Failure> {
    let shown = path.display().to_string();
    if path.exists() {
        return Err(Failure::Usage(
            format!("`{shown}` is there already"),
            "choose another name; nothing was overwritten".into(),
        ));
    }
    let failed = |error| Failure::File(shown.clone(), error);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, text).map_err(failed)?;
    terminal::talk(&format!("wrote {shown}"));
    Ok(())
}
