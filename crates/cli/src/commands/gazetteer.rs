//! `servanda gazetteer`: places of GeoNames for the cases that need more than their own.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::read_bytes;
use crate::{Exit, Failure, terminal};

#[derive(Args)]
#[command(
    after_help = "Example:\n  servanda gazetteer add UA.zip RU.zip --case cases/energy-moratorium-2025\n\nFILE is a table of GeoNames as it is published (https://download.geonames.org/export/dump): UA.zip, cities500.zip, or admin1CodesASCII.txt for the names of units; .txt, .txt.gz or .zip. The data are GeoNames', under CC BY 4.0: whoever passes the file on has to name them. Without --case the file goes to your data folder ($XDG_DATA_HOME/servanda); a case uses it if its case.toml names it."
)]
pub(crate) struct Arguments {
    /// What to do
    #[arg(value_enum)]
    action: Action,
    /// Tables of GeoNames
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Only these countries, by their two letters
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    countries: Vec<String>,
    /// Add to the gazetteer of this case
    #[arg(long, value_name = "CASE", conflicts_with = "out")]
    case: Option<PathBuf>,
    /// Add to this file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Action {
    /// Add places to the gazetteer that is there, or make one
    Add,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let Action::Add = arguments.action;
    let out = out(arguments)?;
    let hint = "name a table of GeoNames, such as UA.zip or admin1CodesASCII.txt";
    let files = arguments.files.iter().map(|path| read_bytes(path, hint)).collect::<Result<Vec<_>, _>>()?;
    let known = if out.exists() { read_bytes(&out, hint)? } else { vec![] };
    let countries: Vec<String> = arguments.countries.iter().map(|code| code.trim().to_uppercase()).collect();
    let added = monitor::add_to_gazetteer(&known, &files, &countries)
        .map_err(|error| Failure::Usage(error.to_string(), hint.to_owned()))?;
    let mut text = String::new();
    for (path, rows) in arguments.files.iter().zip(&added.files) {
        let path = path.display();
        text += &format!("{path}: {} rows: {} settlements, {} units\n", rows.read, rows.settlements, rows.units);
        for (reason, n) in &rows.skipped {
            text += &format!("  left out: {n} of which each {reason}\n");
        }
    }
    let folder = out.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&out, &added.bytes))
        .map_err(|error| Failure::File(out.display().to_string(), error))?;
    let (file, n) = (out.display(), added.bytes.len());
    text += &format!("{file}: {} settlements, {} units with names, {n} bytes\n", added.settlements, added.units);
    if arguments.case.is_none() {
        text += &format!("a case uses it with this line in its case.toml: gazetteer = \"{file}\"\n");
    }
    terminal::data(&text)?;
    Ok(Exit::Done)
}

fn out(arguments: &Arguments) -> Result<PathBuf, Failure> {
    if let Some(out) = &arguments.out {
        return Ok(out.clone());
    }
    if let Some(case) = &arguments.case {
        return Ok(case.join(monitor::GAZETTEER));
    }
    let home = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = home("XDG_DATA_HOME").or_else(|| Some(home("HOME")?.join(".local/share")));
    let nowhere = || Failure::Usage("there is no data folder".to_owned(), "name a file with --out".to_owned());
    Ok(data.ok_or_else(nowhere)?.join("servanda").join(monitor::GAZETTEER))
}
