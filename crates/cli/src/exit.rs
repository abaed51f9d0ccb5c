//! Exit codes, and failures on their way to one.

use std::io;

use monitor::MonitorError;

use crate::{draw, terminal};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done = 0,
    /// Our failure.
    Failed = 1,
    /// The arguments do not say what to do.
    Usage = 2,
    /// Done, and violations were found (only with `--exit-code`).
    Violations = 3,
    /// The input had issues that need a person.
    Issues = 4,
    /// The agreement does not check.
    Agreement = 5,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The pipeline could not be run; the folder of the case.
    Run(MonitorError, String),
    /// A file outside a case.
    File(String, io::Error),
    /// What was asked for cannot be done as asked: message and hint.
    Usage(String, String),
}

impl Failure {
    /// Says what is wrong on standard error.
    pub(crate) fn report(&self) -> Exit {
        match self {
            Self::Run(MonitorError::Agreement(diagnostics), case) => {
                draw::diagnostics_of_case(case, diagnostics);
                terminal::talk("error: the agreement has errors, so nothing was judged by it");
                Exit::Agreement
            }
            Self::Run(error, case) => {
                terminal::talk(&format!("error: {case}: {error}"));
                let (hint, exit) = blame(error);
                if let Some(hint) = hint {
                    terminal::talk(&format!("hint: {hint}"));
                }
                exit
            }
            // Whoever reads our output has closed it (`| head`): nothing to tell.
            Self::File(_, error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
            Self::File(path, error) => {
                terminal::talk(&format!("error: `{path}`: {error}"));
                terminal::talk("hint: name a folder that you may write to, where the command has `--out`");
                Exit::Failed
            }
            Self::Usage(message, hint) => {
                terminal::talk(&format!("error: {message}"));
                terminal::talk(&format!("hint: {hint}"));
                Exit::Usage
            }
        }
    }
}

/// Who has to mend it: whoever called, whoever keeps the case, or we.
fn blame(error: &MonitorError) -> (Option<String>, Exit) {
    match error {
        MonitorError::Publish(error) => {
            let hint = error.hint();
            let exit = if hint.is_some() { Exit::Usage } else { Exit::Failed };
            (hint, exit)
        }
        MonitorError::File { .. } => {
            let hint = "a case is a folder with `agreement.md`, `sources.toml` and `reports/`; `servanda new case NAME` makes one";
            (Some(hint.into()), Exit::Usage)
        }
        MonitorError::NoReading(..) => (None, Exit::Usage),
        MonitorError::NotText(_)
        | MonitorError::CaseFile(_)
        | MonitorError::NoReports
        | MonitorError::Ingest(_)
        | MonitorError::Link(_) => (None, Exit::Issues),
        MonitorError::Agreement(_) => (None, Exit::Agreement),
        MonitorError::Time(_) | MonitorError::Resolve(_) | MonitorError::Weigh(_) | MonitorError::Judge(_) => {
            (None, Exit::Failed)
        }
    }
}
