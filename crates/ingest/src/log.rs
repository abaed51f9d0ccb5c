//! Logs of events: one row after the other, each given away as soon as it is read, whatever the length of the log.

mod cell;
mod decoder;
mod dictionary;
mod feed;
mod field_map;
mod moment;
mod names;
mod reference;
mod row;

use std::io::Read;
use std::ops::ControlFlow;

use memchr::{memchr, memchr_iter};
use model::{Issue, Name};

use crate::IngestError;
use crate::fault::Fault;
use decoder::{Aside, Decoder};
use feed::{Feed, Front, Quoted};

pub use field_map::{FieldMap, read_field_map};
pub use names::{LogNames, Names};
pub use reference::Reference;
pub use row::LogRow;

/// So many issues are kept; the others are counted.
const KEPT_ISSUES: usize = 100;

/// What became of the rows of a log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogTally {
    /// Rows read, header excluded.
    pub rows_in: u64,
    /// Rows given.
    pub given: u64,
    /// Rows that the field map leaves out on purpose.
    pub ignored: u64,
    /// Rows that could not be used.
    pub with_issues: u64,
}

impl LogTally {
    /// Whether every row is accounted for.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.rows_in == self.given + self.ignored + self.with_issues
    }
}

/// What a log comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogCount {
    /// Every row.
    pub tally: LogTally,
    /// The first hundred issues, by line; a row with two faults has two.
    pub issues: Vec<Issue>,
    /// All issues, those that are not kept too.
    pub n_issues: u64,
    /// The names that the numbers of the rows mean.
    pub names: LogNames,
    /// Whether the receiver stopped before the end.
    pub is_stopped: bool,
}

/// Reads a log of events: a table with a header, separated by commas or semicolons.
///
/// Each row is given to `sink` as it is read, in the order of the file, with the names known so far: a number once given
/// keeps its name. Memory does not grow with the log, but with the number of different names.
///
/// # Errors
/// [`IngestError`] where the log as a whole cannot be used: it cannot be read, has no header or not the columns of `map`,
/// holds a row of more than a mebibyte or more names than can be kept. Trouble in a single row is an issue in
/// [`LogCount`], and the log goes on.
pub fn read_log(
    reader: impl Read,
    file: &str,
    map: &FieldMap,
    mut sink: impl FnMut(&LogNames, &LogRow) -> ControlFlow<()>,
) -> Result<LogCount, IngestError> {
    let mut feed = Feed::new(reader, file.into());
    let mut quoted = Quoted::new(delimiter(feed.first_line()?));
    let decoder = open(&mut feed, &mut quoted, map)?;
    let mut reading = Reading { row: decoder.blank(), decoder, count: LogCount::default() };
    let flow = loop {
        let flow = match feed.front()? {
            Front::Plain(end) => reading.plain(&mut feed, end, &mut sink)?,
            Front::Quoted => {
                let line = feed.line;
                quoted.take(&mut feed)?;
                reading.quoted(&quoted, feed.file(), line, &mut sink)?
            }
            Front::End => break ControlFlow::Continue(()),
        };
        if flow.is_break() {
            break flow;
        }
    };
    let count = LogCount { is_stopped: flow.is_break(), names: reading.decoder.names, ..reading.count };
    if count.tally.adds_up() { Ok(count) } else { Err(IngestError::LogRows(file.into(), Box::new(count.tally))) }
}

/// What separates the cells: a semicolon where the first line has more of them than commas.
fn delimiter(line: &[u8]) -> u8 {
    let count = |wanted| memchr_iter(wanted, line).count();
    if count(b';') > count(b',') { b';' } else { b',' }
}

/// Takes the header.
fn open(feed: &mut Feed<impl Read>, quoted: &mut Quoted, map: &FieldMap) -> Result<Decoder, IngestError> {
    if feed.is_over() {
        return Err(IngestError::EmptyLog(feed.file().clone()));
    }
    quoted.take(feed)?;
    let names = quoted.cells().map(|cell| std::str::from_utf8(cell).map(|name| name.trim().to_owned()));
    let header = names.collect::<Result<Vec<_>, _>>().map_err(|_| IngestError::NoText(feed.file().clone()))?;
    Decoder::new(feed.file(), &header, quoted.delimiter, map)
}

/// A log that is being read.
struct Reading {
    decoder: Decoder,
    /// The row that is being read, always in one place: to copy it would take longer than to fill it.
    row: LogRow,
    count: LogCount,
}

impl Reading {
    /// Gives the rows without quotes that end at `end`.
    fn plain(
        &mut self,
        feed: &mut Feed<impl Read>,
        end: usize,
        sink: &mut impl FnMut(&LogNames, &LogRow) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, IngestError> {
        let (mut at, mut line) = (feed.at(), feed.line);
        let bytes = feed.bytes();
        let mut flow = ControlFlow::Continue(());
        while at < end && flow.is_continue() {
            match bytes.get(at) {
                Some(b'\n') => {
                    (at, line) = (at + 1, line + 1);
                    continue;
                }
                // Here every carriage return stands before a line feed.
                Some(b'\r') => {
                    at += 1;
                    continue;
                }
                _ => {}
            }
            self.count.tally.rows_in += 1;
            if let Some(next) = self.decoder.plain(bytes, at, &mut self.row) {
                at = next;
                self.count.tally.given += 1;
                self.row.line = line;
                flow = sink(&self.decoder.names, &self.row);
            } else {
                let rest = bytes.get(at..end).unwrap_or_default();
                let row = rest.get(..memchr(b'\n', rest).unwrap_or(rest.len())).unwrap_or_default();
                at += row.len() + 1;
                let cells = self.decoder.split(row);
                self.set_aside(feed.file(), line, cells)?;
            }
            line += 1;
        }
        feed.go_on(at, line);
        Ok(flow)
    }

    /// Gives the row with quotes that has been taken.
    fn quoted(
        &mut self,
        quoted: &Quoted,
        file: &Name,
        line: u64,
        sink: &mut impl FnMut(&LogNames, &LogRow) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, IngestError> {
        self.count.tally.rows_in += 1;
        if quoted.is_open {
            self.count.refuse([Fault::open_quote()], file, line);
        } else if self.decoder.cells(quoted.cells(), &mut self.row) {
            self.count.tally.given += 1;
            self.row.line = line;
            return Ok(sink(&self.decoder.names, &self.row));
        } else {
            self.set_aside(file, line, quoted.cells())?;
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Counts a row that is not given, and why.
    #[cold]
    fn set_aside<'c>(
        &mut self,
        file: &Name,
        line: u64,
        cells: impl Iterator<Item = &'c [u8]> + Clone,
    ) -> Result<(), IngestError> {
        let wants_words = self.count.issues.len() < KEPT_ISSUES;
        match self.decoder.aside(file, line, cells, wants_words)? {
            Aside::Ignored => self.count.tally.ignored += 1,
            Aside::Faults(faults) => self.count.refuse(faults, file, line),
        }
        Ok(())
    }
}

impl LogCount {
    fn refuse(&mut self, faults: impl IntoIterator<Item = Fault>, file: &Name, line: u64) {
        self.tally.with_issues += 1;
        for fault in faults {
            self.n_issues += 1;
            if self.issues.len() < KEPT_ISSUES {
                self.issues.push(fault.at(file, u32::try_from(line).unwrap_or(u32::MAX)));
            }
        }
    }
}
