//! Hearing: from a file as it was delivered to statements, with every row accounted for.
//!
//! Input: the bytes of a table of reports, how that table was compiled ([`Table`]), who speaks (the source book) and the
//! places whose clocks a row may have been read on. Output: [`Parsed`]: statements sorted by id, the rows that are claims
//! about compliance, and trouble as values. Beside it stand the readers of `sources.toml` and `claims.csv`,
//! of counts by day that a source publishes, and of plain logs of events, a row at a time ([`read_log`]).
//! Not here: which statements speak of one incident (`resolve`), where a place lies (`link`), whom to believe (`weigh`).
//!
//! # Method
//! A file is read as a stream; its format is recognised by its header (`formats.rs`). Every value of a column is a word of
//! the vocabulary, left out on purpose, or an issue with file, line, column and what to do: no category has a default.
//! What is not said is the set of everything that it could be. Rows in = statements + skipped with a reason + rows with
//! an issue, checked at the end of each delivery.

#![deny(clippy::indexing_slicing)]

mod claims;
mod compiled;
mod counts;
mod desk;
mod error;
mod fault;
mod figures;
mod formats;
mod ids;
mod log;
mod numbers;
mod parsed;
mod records;
mod sheet;
mod sources;
mod table;
mod times;
mod words;

use std::io::BufRead;

use model::{Gazetteer, SourceBook};

use formats::Delivery;
use sheet::Sheet;

pub use claims::read_claims;
pub use compiled::CompiledDays;
pub use counts::{CountsMap, read_counts};
pub use error::IngestError;
pub use log::{FieldMap, LogCount, LogNames, LogRow, LogTally, Names, Reference, read_field_map, read_log};
pub use parsed::Parsed;
pub use records::{RecordMap, RecordsRead, read_labels, read_record_map, read_records};
pub use sources::read_sources;
pub use table::Table;

/// Hears one delivery.
///
/// `file` is the name by which rows are cited, relative to the case. The order of the rows changes nothing but the lines
/// that are cited.
///
/// # Errors
/// [`IngestError`] where the file as a whole cannot be used: it cannot be read, no format fits its header, a column is
/// missing. Trouble in a single row is an issue in [`Parsed`], and the rest of the file goes on.
pub fn ingest(
    mut reader: impl BufRead,
    file: &str,
    table: &Table,
    book: &SourceBook,
    gazetteer: &Gazetteer,
) -> Result<Parsed, IngestError> {
    let sheet = Sheet::open(&mut reader, file)?;
    let format = formats::detect(&sheet)?;
    let parsed = (format.read)(sheet, &Delivery { file: file.into(), table, book, gazetteer })?;
    if parsed.accounting.adds_up() { Ok(parsed) } else { Err(IngestError::Rows(file.into(), parsed.accounting)) }
}
