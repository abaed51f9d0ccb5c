//! One thing that is not as it should be.

use std::fmt;

/// Where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The file, from the root.
    pub(crate) path: String,
    /// Line, from 1, where one is at fault.
    pub(crate) line: Option<usize>,
    /// What is wrong, names in backticks.
    pub(crate) message: String,
    /// What to do.
    pub(crate) hint: String,
}

impl Fault {
    /// A fault at a line.
    pub(crate) fn at(path: &str, line: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { path: path.into(), line: Some(line), message: message.into(), hint: hint.into() }
    }

    /// A fault of a whole file, or of one that is not there.
    pub(crate) fn of(path: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { path: path.into(), line: None, message: message.into(), hint: hint.into() }
    }
}

impl fmt::Display for Fault {
    /// Where and what; the hint is printed apart.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, message, .. } = self;
        match line {
            Some(line) => write!(f, "{path}:{line}: {message}"),
            None => write!(f, "{path}: {message}"),
        }
    }
}
