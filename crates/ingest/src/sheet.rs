//! A table of separated values, row by row, each with the line on which it begins.
//!
//! Comma or semicolon, byte order mark, either line ending; blank lines are no rows.

use std::collections::BTreeSet;
use std::io::{BufRead, Cursor, Read};

use csv::ByteRecord;
use model::{Issue, Name, Severity};

use crate::fault::Fault;
use crate::{IngestError, words};

/// A longer first line is no header.
const MAX_HEADER: u64 = 1 << 20;

/// A column that nothing reads and whose name is at most this many edits from one that is looked for is a slip, if they
/// are also no more than a third of the letters: `note` is no slip of `done`.
const SLIP: usize = 2;

/// A table whose header has been read.
pub(crate) struct Sheet<'r> {
    file: Name,
    columns: Vec<String>,
    /// Columns that were asked for.
    read: BTreeSet<Name>,
    reader: csv::Reader<Box<dyn Read + 'r>>,
    record: ByteRecord,
    crlf: bool,
}

/// One column of one sheet.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// As the header has it.
    pub(crate) name: Name,
    at: usize,
}

/// One row of a sheet.
pub(crate) struct Row<'s> {
    record: &'s ByteRecord,
    width: usize,
    /// The line on which it begins, from 1.
    pub(crate) line: u32,
}

impl<'r> Sheet<'r> {
    pub(crate) fn open(mut reader: impl BufRead + 'r, file: &str) -> Result<Self, IngestError> {
        let file: Name = file.into();
        let unread = |cause| IngestError::Read(file.clone(), cause);
        let mut first = Vec::new();
        reader.by_ref().take(MAX_HEADER).read_until(b'\n', &mut first).map_err(|cause| unread(cause.into()))?;
        let count = |wanted: u8| first.iter().filter(|byte| **byte == wanted).count();
        let delimiter = if count(b';') > count(b',') { b';' } else { b',' };
        let crlf = first.ends_with(b"\r\n");
        // With a last line that always ends, the line of every row follows from the lines read so far.
        let end: &[u8] = if crlf { b"\r\n" } else { b"\n" };
        let whole: Box<dyn Read + 'r> = Box::new(Cursor::new(first).chain(reader).chain(end));
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(whole);
        let mut record = ByteRecord::new();
        reader.read_byte_record(&mut record).map_err(unread)?;
        let columns = record
            .iter()
            .map(|field| std::str::from_utf8(field).map(|name| name.trim().to_owned()))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|_| IngestError::NoText(file.clone()))?;
        Ok(Self { file, columns, read: BTreeSet::new(), reader, record, crlf })
    }

    /// The name by which it is cited.
    pub(crate) fn file(&self) -> &Name {
        &self.file
    }

    /// The header.
    pub(crate) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The header in words.
    pub(crate) fn header(&self) -> String {
        words::quoted(self.columns.iter().map(String::as_str))
    }

    /// A column that may be missing.
    pub(crate) fn optional(&mut self, name: &str) -> Result<Option<Column>, IngestError> {
        self.read.insert(name.into());
        let mut found = self.columns.iter().enumerate().filter(|(_, column)| *column == name);
        let column = found.next().map(|(at, _)| Column { name: name.into(), at });
        if found.next().is_some() {
            return Err(IngestError::ColumnTwice(self.file.clone(), name.into()));
        }
        Ok(column)
    }

    /// A column that must be there.
    pub(crate) fn column(&mut self, name: &str) -> Result<Column, IngestError> {
        self.optional(name)?.ok_or_else(|| IngestError::MissingColumn {
            file: self.file.clone(),
            column: name.into(),
            columns: self.header(),
        })
    }

    /// Columns that nobody asked for and that look like one that was asked for and is not there. Others are nobody's
    /// business.
    pub(crate) fn slips(&self) -> Vec<Issue> {
        let is_there = |name: &str| self.columns.iter().any(|column| column == name);
        let missing: Vec<&Name> = self.read.iter().filter(|name| !is_there(name)).collect();
        let unread = self.columns.iter().filter(|column| !self.read.contains(column.as_str()));
        let slip = |column: &String| {
            let edits = |name: &&&Name| words::distance(&column.to_lowercase(), name);
            let is_slip = |name: &&&Name| edits(name) <= SLIP.min(name.chars().count() / 3);
            let meant = missing.iter().filter(is_slip).min_by_key(edits)?;
            Some(Issue {
                severity: Severity::Warning,
                file: self.file.clone(),
                line: 1,
                column: Some(column.as_str().into()),
                message: format!("the column `{column}` is not read; `{meant}` may be meant"),
                hint: format!("call it `{meant}`, or give it a name that is less like it"),
            })
        };
        unread.filter_map(slip).collect()
    }

    /// The next row, or `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>, IngestError> {
        if !self
            .reader
            .read_byte_record(&mut self.record)
            .map_err(|cause| IngestError::Read(self.file.clone(), cause))?
        {
            return Ok(None);
        }
        // The reader has consumed the row's line feed, except after a carriage return, which ends a row by itself. (Its
        // own position of the row would lie before the blank lines that it skipped.)
        let inside = self.record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
        let line = self.reader.position().line().saturating_sub(inside + u64::from(!self.crlf));
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        Ok(Some(Row { record: &self.record, width: self.columns.len(), line }))
    }
}

impl Row<'_> {
    /// Whether the row has as many fields as the header.
    pub(crate) fn is_whole(&self) -> Result<(), Fault> {
        if self.record.len() == self.width {
            return Ok(());
        }
        Err(Fault::ragged(self.record.len(), self.width))
    }

    /// The field of that column, without surrounding blanks; empty where there is none.
    pub(crate) fn text(&self, column: &Column) -> Result<&str, Fault> {
        let field = self.record.get(column.at).unwrap_or_default();
        std::str::from_utf8(field).map(str::trim).map_err(|_| Fault::no_text(&column.name, field))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(String, u32)> {
        let mut sheet = Sheet::open(text.as_bytes(), "t.csv").unwrap();
        let first = sheet.column("a").unwrap();
        let mut out = Vec::new();
        while let Some(row) = sheet.next().unwrap() {
            out.push((row.text(&first).unwrap().to_owned(), row.line));
        }
        out
    }

    #[test]
    fn a_row_is_cited_by_the_line_on_which_it_begins() {
        let expected = [("1", 2), ("2", 4), ("3", 6)].map(|(a, line)| (a.to_owned(), line));
        let text = "a,b\n1,\"x\ny\"\n2,z\n\n3,w";
        assert_eq!(lines(text), expected);
        assert_eq!(lines(&format!("{text}\n")), expected);
        assert_eq!(lines(&text.replace('\n', "\r\n")), expected);
        assert_eq!(lines(&format!("\u{feff}{}\r\n", text.replace('\n', "\r\n").replace(',', ";"))), expected);
    }

    #[test]
    fn a_column_that_stands_twice_is_refused() {
        let mut sheet = Sheet::open("a,b,a\n".as_bytes(), "t.csv").unwrap();
        assert!(matches!(sheet.column("a"), Err(IngestError::ColumnTwice(..))));
        assert!(sheet.column("b").is_ok());
    }
}
