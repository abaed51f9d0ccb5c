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

    /// A row that has not as many fields as the header.
    pub(crate) fn ragged(n_fields: usize, n_columns: usize) -> Self {
        let message = format!("the row has {n_fields} fields, the header {n_columns}");
        Self::of_row(message, "put quotation marks around a text that holds a separator, and close each of them")
    }

    /// A row that ends inside of quotes.
    pub(crate) fn open_quote() -> Self {
        let message = "a quotation mark is not closed before the file ends";
        Self::of_row(message, "close it after the text that it begins, or write it twice where it is part of the text")
    }

    /// A field that is no text.
    pub(crate) fn no_text(column: &str, field: &[u8]) -> Self {
        let field = String::from_utf8_lossy(field);
        Self::of(column, format!("`{field}` is not UTF-8 text"), "save the table as CSV in UTF-8")
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
