//! What stops a whole file.

use model::{Accounting, Name};

/// A file that cannot be used as a whole.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// The bytes do not arrive.
    #[error("`{0}` cannot be read: {1}")]
    Read(Name, #[source] csv::Error),
    /// The first line is no text.
    #[error("the first line of `{0}` is not UTF-8 text; save the table as CSV in UTF-8")]
    NoText(Name),
    /// No format fits.
    #[error(
        "no format fits `{file}`: {columns}; save it as CSV with the columns that `servanda new case` writes (formats known: {formats})"
    )]
    NoFormat {
        /// The file.
        file: Name,
        /// What the header has, or that there is none.
        columns: String,
        /// What could be read.
        formats: String,
    },
    /// A column is not there.
    #[error("`{file}` has no column `{column}`; its columns are {columns}")]
    MissingColumn {
        /// The file.
        file: Name,
        /// What is missing.
        column: Name,
        /// What the header has.
        columns: String,
    },
    /// A column that is read stands twice in the header.
    #[error("`{0}` has the column `{1}` twice")]
    ColumnTwice(Name, Name),
    /// The source book is not TOML, or not of its shape.
    #[error("sources: {0}")]
    Toml(#[from] toml::de::Error),
    /// A block of the source book cannot be used.
    #[error("sources: `{name}`: {trouble}")]
    Source {
        /// The source or speaker.
        name: String,
        /// What is wrong with it.
        trouble: String,
    },
    /// A row is lost, which is our failure.
    #[error("`{0}`: {rows} rows in, but {statements} statements, {skipped} skipped and {issues} with issues",
        rows = .1.rows_in, statements = .1.statements, skipped = .1.skipped.len(), issues = .1.issues)]
    Rows(Name, Accounting),
}
