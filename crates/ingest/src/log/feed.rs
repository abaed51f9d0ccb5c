//! The bytes of a log as they come, in one buffer that is used again and again.
//!
//! Most rows have no quotes: as far as none comes, a row ends at a line feed and its cells at delimiters. From a row with a
//! quotation mark (or a carriage return that ends no line) on, `csv-core` reads until that row ends.

use std::io::{ErrorKind, Read};
use std::ops::Range;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::{memchr, memchr_iter, memchr2_iter, memrchr};
use model::Name;

use super::cell::REACH;
use crate::IngestError;

/// The buffer, which holds several thousand rows.
const BUFFER: usize = 256 << 10;
/// A longer row is taken for a quotation mark that was not closed.
const LONGEST_ROW: usize = 1 << 20;

/// What stands at the front.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Front {
    /// Whole rows without quotes, up to here; the last byte is a line feed.
    Plain(usize),
    /// A row that needs care.
    Quoted,
    /// Nothing more.
    End,
}

/// A log as it is read.
pub(crate) struct Feed<R> {
    file: Name,
    reader: R,
    /// What was read, and after it at least [`REACH`] more.
    bytes: Vec<u8>,
    /// What of it is still to be taken.
    ahead: Range<usize>,
    is_done: bool,
    /// The line on which what is ahead begins, from 1.
    pub(crate) line: u64,
}

impl<R: Read> Feed<R> {
    pub(crate) fn new(reader: R, file: Name) -> Self {
        Self { file, reader, bytes: vec![0; BUFFER + REACH], ahead: 0..0, is_done: false, line: 1 }
    }

    pub(crate) fn file(&self) -> &Name {
        &self.file
    }

    /// The buffer; what stands before [`Self::at`] is over.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn at(&self) -> usize {
        self.ahead.start
    }

    /// Whether nothing is ahead, once the first line was looked for.
    pub(crate) fn is_over(&self) -> bool {
        self.is_done && self.ahead.is_empty()
    }

    /// Goes on at a place in the buffer, where that line begins.
    pub(crate) fn go_on(&mut self, at: usize, line: u64) {
        (self.ahead.start, self.line) = (at, line);
    }

    fn ahead(&self) -> &[u8] {
        self.bytes.get(self.ahead.clone()).unwrap_or_default()
    }

    /// Takes `n` bytes, whatever they are.
    fn take(&mut self, n: usize) {
        self.line += memchr_iter(b'\n', self.ahead().get(..n).unwrap_or_default()).count() as u64;
        self.ahead.start += n;
    }

    /// Reads on: once, so that the rows of a log that is still written come as soon as they are there.
    fn fill(&mut self) -> Result<(), IngestError> {
        let room = self.bytes.len() - REACH;
        if self.ahead.end == room {
            let n_ahead = self.ahead.len();
            if n_ahead > room / 2 {
                if n_ahead > LONGEST_ROW {
                    return Err(self.long_row(self.line));
                }
                self.bytes.resize(room * 2 + REACH, 0);
            }
            self.bytes.copy_within(self.ahead.clone(), 0);
            self.ahead = 0..n_ahead;
        }
        let end = self.bytes.len() - REACH;
        let room = self.bytes.get_mut(self.ahead.end..end).unwrap_or_default();
        let n = loop {
            match self.reader.read(room) {
                Err(cause) if cause.kind() == ErrorKind::Interrupted => {}
                read => break read.map_err(|cause| IngestError::Read(self.file.clone(), cause.into()))?,
            }
        };
        self.ahead.end += n;
        if n == 0 {
            self.is_done = true;
            // The last line may have no end; it gets one, in the room that is always there. Where it has one, this is a blank
            // line more.
            if let Some(after) = self.bytes.get_mut(self.ahead.end) {
                *after = b'\n';
                self.ahead.end += 1;
            }
        }
        Ok(())
    }

    fn long_row(&self, line: u64) -> IngestError {
        IngestError::LongRow { file: self.file.clone(), line, most: LONGEST_ROW }
    }

    /// Takes the byte order mark and the blank lines before the header, and sees to it that the first line is there whole.
    pub(crate) fn first_line(&mut self) -> Result<&[u8], IngestError> {
        while self.ahead.len() < 3 && !self.is_done {
            self.fill()?;
        }
        if self.ahead().starts_with("\u{feff}".as_bytes()) {
            self.take(3);
        }
        self.take_blank_lines()?;
        loop {
            if let Some(end) = memchr(b'\n', self.ahead()) {
                return Ok(self.ahead().get(..end).unwrap_or_default());
            }
            if self.is_done {
                return Ok(self.ahead());
            }
            self.fill()?;
        }
    }

    fn take_blank_lines(&mut self) -> Result<(), IngestError> {
        loop {
            let n_blank = self.ahead().iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            self.take(n_blank);
            if !self.ahead().is_empty() || self.is_done {
                return Ok(());
            }
            self.fill()?;
        }
    }

    /// What comes next.
    pub(crate) fn front(&mut self) -> Result<Front, IngestError> {
        loop {
            self.take_blank_lines()?;
            let ahead = self.ahead();
            let careful = careful(ahead);
            let plain = ahead.get(..careful.unwrap_or(ahead.len())).unwrap_or_default();
            if let Some(last) = memrchr(b'\n', plain) {
                return Ok(Front::Plain(self.ahead.start + last + 1));
            }
            if careful.is_some() {
                return Ok(Front::Quoted);
            }
            if self.is_done {
                return Ok(Front::End);
            }
            self.fill()?;
        }
    }
}

/// The first byte at which to split at delimiters and line feeds would be wrong.
fn careful(bytes: &[u8]) -> Option<usize> {
    let after = |at: usize| bytes.get(at + 1);
    memchr2_iter(b'"', b'\r', bytes).find(|at| bytes.get(*at) == Some(&b'"') || after(*at).is_some_and(|b| *b != b'\n'))
}

/// Reads rows with quotes.
pub(crate) struct Quoted {
    pub(crate) delimiter: u8,
    core: Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    n_cells: usize,
    /// Whether the log ends inside of quotes.
    pub(crate) is_open: bool,
}

impl Quoted {
    pub(crate) fn new(delimiter: u8) -> Self {
        let core = ReaderBuilder::new().delimiter(delimiter).build();
        Self { delimiter, core, text: vec![0; 1 << 10], ends: vec![0; 32], n_cells: 0, is_open: false }
    }

    /// Takes one row, which is not blank.
    pub(crate) fn take(&mut self, feed: &mut Feed<impl Read>) -> Result<(), IngestError> {
        let (line, mut n_taken, mut n_text) = (feed.line, 0, 0);
        (self.n_cells, self.is_open) = (0, false);
        loop {
            let text = self.text.get_mut(n_text..).unwrap_or_default();
            let ends = self.ends.get_mut(self.n_cells..).unwrap_or_default();
            let (result, n_in, n_out, n_ends) = self.core.read_record(feed.ahead(), text, ends);
            feed.take(n_in);
            n_taken += n_in;
            n_text += n_out;
            self.n_cells += n_ends;
            if n_taken > LONGEST_ROW {
                return Err(feed.long_row(line));
            }
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => return Ok(()),
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                // The last line has an end: what wants more is a quote.
                ReadRecordResult::InputEmpty if feed.is_done => self.is_open = true,
                ReadRecordResult::InputEmpty => feed.fill()?,
            }
        }
    }

    /// The cells of the row.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &[u8]> + Clone {
        let mut from = 0;
        self.ends.iter().take(self.n_cells).map(move |end| {
            let cell = self.text.get(from..*end).unwrap_or_default();
            from = *end;
            cell
        })
    }
}
