//! Trouble with a field, before it is known where the row stands.

use model::{Issue, Name, Severity};

/// What is wrong with one field, or with a row as a whole.
#[derive(Debug)]
pub(crate) struct Fault {
    column: Option<Name>,
    message: String,
    hint: String,
}

impl Fault {
    /// A fault of one field.
    pub(crate) fn of(column: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { column: Some(column.into()), message: message.into(), hint: hint.into() }
    }

    /// A fault of a row.
    pub(crate) fn of_row(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { column: None, message: message.into(), hint: hint.into() }
    }

    /// The same, with its place.
    pub(crate) fn at(self, file: &Name, line: u32) -> Issue {
        let Self { column, message, hint } = self;
        Issue { severity: Severity::Error, file: file.clone(), line, column, message, hint }
    }
}

/// Everything that is wrong with one row, one fault for each field.
#[derive(Debug, Default)]
pub(crate) struct Faults(pub(crate) Vec<Fault>);

impl Faults {
    /// The value, or `None` with its fault kept.
    pub(crate) fn keep<T>(&mut self, result: Result<T, Fault>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(fault) => {
                // Two readers of one broken field find the same fault.
                if !self.0.iter().any(|known| known.column == fault.column) {
                    self.0.push(fault);
                }
                None
            }
        }
    }
}
