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
    /// A table of counts that counts nothing.
    #[error("`{0}` has no row that tells of a day; `only` of its `[[counts]]` may let none pass")]
    NoCounts(Name),
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
    /// The field map is not TOML, or not of its shape.
    #[error("field map: {0}")]
    FieldMapToml(#[source] Box<toml::de::Error>),
    /// A part of the field map cannot be used.
    #[error("field map: `[{section}]`: {trouble}")]
    FieldMap {
        /// The part.
        section: &'static str,
        /// What is wrong with it, and what can be written.
        trouble: String,
    },
    /// Two rows of a table of reports have one id.
    #[error("two rows have the id `{0}`; give each row an id of its own")]
    RecordTwice(Name),
    /// A log without a header.
    #[error("`{0}` is empty; its first line has to name the columns")]
    EmptyLog(Name),
    /// A row of a log that does not end.
    #[error(
        "`{file}`: the row that begins on line {line} is longer than {most} bytes; a quotation mark may not be closed"
    )]
    LongRow {
        /// The file.
        file: Name,
        /// Where the row begins.
        line: u64,
        /// The cap.
        most: usize,
    },
    /// More names than a log is taken to have.
    #[error(
        "`{file}`, line {line}: the column `{column}` has more different values than can be kept; it may be the wrong column for `[{section}]`, or needs `words`"
    )]
    ManyNames {
        /// The file.
        file: Name,
        /// The line on which there is one too many.
        line: u64,
        /// The column.
        column: Name,
        /// The part of the field map.
        section: &'static str,
    },
    /// A row of a log is lost, which is our failure.
    #[error("`{0}`: {rows_in} rows in, but {given} given, {ignored} ignored and {with_issues} with issues",
        rows_in = .1.rows_in, given = .1.given, ignored = .1.ignored, with_issues = .1.with_issues)]
    LogRows(Name, Box<crate::LogTally>),
    /// A row is lost, which is our failure.
    #[error("`{0}`: {rows} rows in, but {statements} statements, {skipped} skipped and {issues} with issues",
        rows = .1.rows_in, statements = .1.statements, skipped = .1.skipped.len(), issues = .1.issues)]
    Rows(Name, Accounting),
}
