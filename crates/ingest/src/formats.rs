//! The formats of reports that are known, each recognised by its header.

mod servanda_csv;

use model::{Gazetteer, Name, SourceBook};

use crate::{IngestError, Parsed, Sheet, Table};

/// What a format needs besides the bytes.
pub(crate) struct Delivery<'a> {
    /// The name by which rows are cited.
    pub(crate) file: Name,
    /// How the table was compiled.
    pub(crate) table: &'a Table,
    /// Who publishes and who speaks.
    pub(crate) book: &'a SourceBook,
    /// The places whose clocks a row may have been read on.
    pub(crate) gazetteer: &'a Gazetteer,
}

/// One way in which reports are written down.
pub(crate) struct Format {
    /// What it is called.
    pub(crate) name: &'static str,
    /// Whether a header is of this format.
    pub(crate) detect: fn(columns: &[String]) -> bool,
    /// Reads a whole sheet.
    pub(crate) read: fn(Sheet<'_>, &Delivery<'_>) -> Result<Parsed, IngestError>,
}

/// Every format; the first one that recognises a header reads the file.
pub(crate) static FORMATS: &[Format] = &[servanda_csv::FORMAT];

pub(crate) fn detect(sheet: &Sheet<'_>) -> Result<&'static Format, IngestError> {
    let header = sheet.header();
    let columns = if header.is_empty() { "it is empty".to_owned() } else { format!("its columns are {header}") };
    FORMATS.iter().find(|format| (format.detect)(sheet.columns())).ok_or_else(|| IngestError::NoFormat {
        file: sheet.file().clone(),
        columns,
        formats: FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join(", "),
    })
}
