//! The commands, one file each.

pub(crate) mod check;
pub(crate) mod explain;
pub(crate) mod fmt;
pub(crate) mod gazetteer;
pub(crate) mod ingest;
pub(crate) mod judge;
pub(crate) mod link;
pub(crate) mod measure;
pub(crate) mod new;
pub(crate) mod publish;
pub(crate) mod resolve;
pub(crate) mod run;
pub(crate) mod show;
pub(crate) mod taxonomy;
pub(crate) mod weigh;

use std::path::{Path, PathBuf};

use clap::Args;
use model::{Edition, FindingKind, Instant};
use monitor::{Artifact, Disk, MonitorError, Options, World};

use crate::{Exit, Failure, terminal};

/// Which case, and as of when.
#[derive(Args)]
pub(crate) struct CaseArguments {
    /// The case: a folder with agreement.md, sources.toml and reports/
    pub case: PathBuf,
    /// Use only what had been received by then (2025-03-27T18:00Z, or 2025-03-27 for the end of that day in UTC)
    #[arg(long, value_name = "TIME", value_parser = instant)]
    pub as_of: Option<Instant>,
}

fn instant(text: &str) -> Result<Instant, String> {
    let text = if text.len() == 10 { format!("{text}T23:59:59Z") } else { text.to_owned() };
    text.parse().map_err(|error: model::TimeError| error.to_string())
}

impl CaseArguments {
    /// Runs the pipeline on the case.
    pub(crate) fn edition(&self) -> Result<Edition, Failure> {
        self.told(&Options { as_of: self.as_of, ..Options::default() })
    }

    /// Runs the pipeline on the case, with more than the pipeline or by another text; the time is this one's.
    fn edition_with(&self, options: Options) -> Result<Edition, Failure> {
        self.told(&Options { as_of: self.as_of, ..options })
    }

    /// Runs the pipeline, and tells of issues.
    fn told(&self, options: &Options) -> Result<Edition, Failure> {
        let edition = self.run(options)?;
        for issue in &edition.issues {
            terminal::talk(&issue_text(issue));
        }
        Ok(edition)
    }

    /// Runs the pipeline on the case as of another time or by its own text, to compare: its issues have been told.
    fn edition_again(&self, as_of: Option<Instant>) -> Result<Edition, Failure> {
        self.run(&Options { as_of, ..Options::default() })
    }

    /// Now against then: the time, or the edition in the folder, that `since` names.
    fn since<T>(
        &self,
        since: &str,
        edition: &Edition,
        by_time: impl Fn(&Edition, &Edition) -> Result<T, MonitorError>,
        by_folder: impl Fn(&dyn World, &Edition) -> Result<T, MonitorError>,
    ) -> Result<T, Failure> {
        if let Ok(then) = instant(since) {
            return by_time(&self.edition_again(Some(then))?, edition).map_err(|error| self.failure(error));
        }
        if !Path::new(since).is_dir() {
            return Err(Failure::Usage(
                format!("`{since}` is neither a time nor a folder"),
                "give a time (2025-03-27T18:00Z), or a folder that `servanda run` or `servanda publish` has written"
                    .into(),
            ));
        }
        by_folder(&Disk::new(since, |_| {}), edition).map_err(|error| match error {
            MonitorError::File { .. } => Failure::Usage(
                format!("`{since}` holds no edition: {error}"),
                "give a folder that `servanda run` or `servanda publish` has written, such as editions/0001".into(),
            ),
            other => Failure::Run(other, since.to_owned()),
        })
    }

    fn run(&self, options: &Options) -> Result<Edition, Failure> {
        let bar = terminal::bar();
        let moving = bar.clone();
        let world = Disk::new(&self.case, move |stage| {
            moving.set_message(stage);
            moving.inc(1);
        });
        let edition = monitor::run(&world, options);
        bar.finish_and_clear();
        edition.map_err(|error| self.failure(error))
    }

    fn failure(&self, error: monitor::MonitorError) -> Failure {
        Failure::Run(error, self.case.display().to_string())
    }
}

/// The one reading that is asked for, if it is one of either text.
fn wanted<'r>(
    edition: &Edition,
    before: Option<&Edition>,
    reading: Option<&'r str>,
) -> Result<Option<&'r str>, Failure> {
    let mut readings: Vec<&str> = Vec::new();
    for one in [Some(edition), before].into_iter().flatten().flat_map(|edition| &edition.agreement.readings) {
        if !readings.contains(&&*one.id) {
            readings.push(&one.id);
        }
    }
    match reading {
        Some(wanted) if !readings.contains(&wanted) => {
            Err(Failure::Usage(format!("there is no reading `{wanted}`"), format!("there are {}", readings.join(", "))))
        }
        _ => Ok(reading),
    }
}

/// What is said of an agreement, and of the files beside it.
fn checked(path: &Path, text: &str) -> Vec<model::Diagnostic> {
    let folder = path.parent().unwrap_or(Path::new("."));
    monitor::check(text, &path.display().to_string(), &Disk::new(folder, |_| {}))
}

/// The text of a file that was named on the command line.
fn read(path: &Path, hint: &str) -> Result<String, Failure> {
    std::fs::read_to_string(path)
        .map_err(|error| Failure::Usage(format!("`{}`: {error}", path.display()), hint.to_owned()))
}

/// The bytes of a file that was named on the command line.
fn read_bytes(path: &Path, hint: &str) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| Failure::Usage(format!("`{}`: {error}", path.display()), hint.to_owned()))
}

/// One issue on two lines.
fn issue_text(issue: &model::Issue) -> String {
    let column = issue.column.as_ref().map(|column| format!(", column `{column}`")).unwrap_or_default();
    // Line 0: the file as a whole.
    let line = if issue.line == 0 { String::new() } else { format!(":{}", issue.line) };
    let (severity, file) = (issue.severity.word(), &issue.file);
    format!("{severity}: {file}{line}{column}: {}\n  hint: {}", issue.message, issue.hint)
}

/// The exit code of a run that came to its end.
fn exit(edition: &Edition, exit_code: bool) -> Exit {
    let found = edition.findings.iter().any(|finding| finding.parts.finding == FindingKind::Violation);
    if !edition.issues.is_empty() {
        Exit::Issues
    } else if exit_code && found {
        Exit::Violations
    } else {
        Exit::Done
    }
}

/// Writes the files of an edition into a folder, and names them.
fn write(folder: &Path, artifacts: &[Artifact]) -> Result<(), Failure> {
    let file =
        |path: &Path, done: std::io::Result<()>| done.map_err(|error| Failure::File(path.display().to_string(), error));
    file(folder, std::fs::create_dir_all(folder))?;
    for artifact in artifacts {
        let path = folder.join(artifact.name);
        file(&path, std::fs::write(&path, &artifact.bytes))?;
        terminal::talk(&format!("wrote {}", path.display()));
    }
    Ok(())
}
