//! From the cells of a row to what they say.

use std::collections::BTreeMap;

use model::{Facet, Instant, LeafSet, Name, Taxonomy};

use super::cell::{Cell, Splitter};
use super::dictionary::{Dictionary, Meaning, Part};
use super::field_map::{Field, FieldMap};
use super::moment::{self, LastDay, Unit};
use super::names::LogNames;
use super::reference::Reference;
use super::row::LogRow;
use crate::IngestError;
use crate::fault::Fault;
use crate::words::quoted;

/// What a column is read as.
enum Role {
    Unread,
    Seconds,
    Iso(LastDay),
    Act(Dictionary),
    Object(Dictionary),
    Means(Dictionary),
    Outcome(Dictionary),
    Party(Dictionary),
    Area(Dictionary),
    To(Dictionary),
    Reference,
    Quantity,
}

/// One thing to do at a column. A column may be read as several things, one step each.
struct Step {
    /// Whether it is the first of its column.
    opens: bool,
    /// Whether the column is the last.
    is_last: bool,
    column: Name,
    role: Role,
}

/// What becomes of a row that is not given.
pub(crate) enum Aside {
    Ignored,
    Faults(Vec<Fault>),
}

pub(crate) struct Decoder {
    splitter: Splitter,
    steps: Vec<Step>,
    n_columns: usize,
    /// A row that says nothing.
    blank: LogRow,
    pub(crate) names: LogNames,
}

impl Decoder {
    /// A row that says nothing.
    pub(crate) fn blank(&self) -> LogRow {
        self.blank
    }

    pub(crate) fn new(file: &Name, header: &[String], delimiter: u8, map: &FieldMap) -> Result<Self, IngestError> {
        let mut roles: BTreeMap<usize, Vec<Role>> = BTreeMap::new();
        let mut add = |column: &Name, role| {
            let mut places = header.iter().enumerate().filter(|(_, name)| ***name == **column).map(|(at, _)| at);
            let at = places.next().ok_or_else(|| IngestError::MissingColumn {
                file: file.clone(),
                column: column.clone(),
                columns: quoted(header.iter().map(String::as_str)),
            })?;
            if places.next().is_some() {
                return Err(IngestError::ColumnTwice(file.clone(), column.clone()));
            }
            roles.entry(at).or_default().push(role);
            Ok(())
        };
        add(
            &map.time,
            match map.unit {
                Unit::Seconds => Role::Seconds,
                Unit::Iso => Role::Iso(LastDay::default()),
            },
        )?;
        for Field { part, column, known, is_open } in &map.fields {
            add(column, Role::words(Dictionary::new(*part, known.clone(), *is_open)))?;
        }
        map.reference.iter().try_for_each(|column| add(column, Role::Reference))?;
        map.quantity.iter().try_for_each(|column| add(column, Role::Quantity))?;

        let mut steps = Vec::new();
        for (at, name) in header.iter().enumerate() {
            let roles = roles.remove(&at).unwrap_or_else(|| vec![Role::Unread]);
            for (nth, role) in roles.into_iter().enumerate() {
                let is_last = at + 1 == header.len();
                steps.push(Step { opens: nth == 0, is_last, column: name.as_str().into(), role });
            }
        }
        let all = |facet| Taxonomy::shipped().all(facet);
        let blank = LogRow {
            line: 0,
            at: Instant(0),
            act: all(Facet::Act),
            object: all(Facet::Object),
            means: all(Facet::Means),
            outcome: all(Facet::Outcome),
            event: None,
            party: None,
            area: None,
            to: None,
            reference: None,
            quantity: None,
        };
        let names = map.names().clone();
        let n_columns = header.len();
        Ok(Self { splitter: Splitter::new(delimiter), steps, n_columns, blank, names })
    }

    /// Reads over `row` the row without quotes that begins at `at`, and says where the next one begins; `None` where something is odd about it.
    #[inline]
    pub(crate) fn plain(&mut self, bytes: &[u8], at: usize, row: &mut LogRow) -> Option<usize> {
        let splitter = self.splitter;
        let (mut cell, mut next, mut is_plain) = (Cell::EMPTY, at, true);
        for step in &mut self.steps {
            if step.opens {
                let (found, end) = splitter.cell(bytes, next)?;
                if (bytes.get(end) == Some(&b'\n')) != step.is_last {
                    return None;
                }
                cell = if step.is_last { found.without_return() } else { found };
                next = end + 1;
            }
            is_plain &= step.role.read(cell, row, &mut self.names);
        }
        is_plain.then_some(next)
    }

    /// Reads over `row` the row of these cells; false where something is odd about it.
    pub(crate) fn cells<'c>(&mut self, mut cells: impl Iterator<Item = &'c [u8]>, row: &mut LogRow) -> bool {
        let (mut cell, mut is_plain) = (Cell::EMPTY, true);
        for step in &mut self.steps {
            if step.opens {
                let Some(found) = cells.next() else { return false };
                cell = Cell::of(found);
            }
            is_plain &= step.role.read(cell, row, &mut self.names);
        }
        is_plain && cells.next().is_none()
    }

    /// Why a row is odd.
    ///
    /// # Errors
    /// Where a name was one too many.
    pub(crate) fn aside<'c>(
        &mut self,
        file: &Name,
        line: u64,
        cells: impl Iterator<Item = &'c [u8]> + Clone,
        wants_words: bool,
    ) -> Result<Aside, IngestError> {
        let n_cells = cells.clone().count();
        if n_cells != self.n_columns {
            return Ok(Aside::Faults(vec![Fault::ragged(n_cells, self.n_columns)]));
        }
        let (mut row, mut cell, mut cells) = (self.blank, Cell::EMPTY, cells);
        let mut faults = Vec::new();
        for step in &mut self.steps {
            if step.opens {
                cell = cells.next().map_or(Cell::EMPTY, Cell::of);
            }
            if step.role.read(cell, &mut row, &mut self.names) {
                continue;
            }
            if let Some(dictionary) = step.role.dictionary() {
                match dictionary.meaning(cell, &mut self.names) {
                    Meaning::Ignored => return Ok(Aside::Ignored),
                    Meaning::NoRoom => {
                        let (column, section) = (step.column.clone(), dictionary.part.word());
                        return Err(IngestError::ManyNames { file: file.clone(), line, column, section });
                    }
                    _ => {}
                }
            }
            // What nobody will read need not be written.
            faults.push(if wants_words { step.fault(cell.bytes) } else { Fault::of(&step.column, "", "") });
        }
        Ok(Aside::Faults(faults))
    }

    /// The cells of a row without quotes.
    pub(crate) fn split<'b>(&self, row: &'b [u8]) -> impl Iterator<Item = &'b [u8]> + Clone + use<'b> {
        let row = row.strip_suffix(b"\r").unwrap_or(row);
        let delimiter = self.splitter.delimiter;
        row.split(move |byte| *byte == delimiter)
    }
}

impl Role {
    fn words(dictionary: Dictionary) -> Self {
        match dictionary.part {
            Part::Act => Self::Act(dictionary),
            Part::Object => Self::Object(dictionary),
            Part::Means => Self::Means(dictionary),
            Part::Outcome => Self::Outcome(dictionary),
            Part::Party => Self::Party(dictionary),
            Part::Area => Self::Area(dictionary),
            Part::To => Self::To(dictionary),
        }
    }

    fn dictionary(&mut self) -> Option<&mut Dictionary> {
        match self {
            Self::Act(words) | Self::Object(words) | Self::Means(words) | Self::Outcome(words) => Some(words),
            Self::Party(names) | Self::Area(names) | Self::To(names) => Some(names),
            Self::Unread | Self::Seconds | Self::Iso(_) | Self::Reference | Self::Quantity => None,
        }
    }

    /// Puts what a cell says into the row, over what stood there; false where something is odd about it.
    #[inline(always)]
    fn read(&mut self, cell: Cell<'_>, row: &mut LogRow, names: &mut LogNames) -> bool {
        match self {
            Self::Unread => true,
            Self::Seconds => put(&mut row.at, moment::seconds(cell)),
            Self::Iso(last) => put(&mut row.at, moment::iso(cell, last)),
            Self::Reference => put(&mut row.reference, Some(Reference::of_cell(cell))),
            Self::Quantity => put(&mut row.quantity, quantity(cell)),
            Self::Act(words) => match *words.meaning(cell, names) {
                Meaning::Leaves(leaves) => {
                    (row.act, row.event) = (leaves, None);
                    true
                }
                Meaning::Event(number) => {
                    (row.act, row.event) = (LeafSet::EMPTY, Some(number));
                    true
                }
                _ => false,
            },
            Self::Object(words) => put(&mut row.object, words.meaning(cell, names).leaves()),
            Self::Means(words) => put(&mut row.means, words.meaning(cell, names).leaves()),
            Self::Outcome(words) => put(&mut row.outcome, words.meaning(cell, names).leaves()),
            Self::Party(words) => put(&mut row.party, words.meaning(cell, names).name()),
            Self::Area(words) => put(&mut row.area, words.meaning(cell, names).name()),
            Self::To(words) => put(&mut row.to, words.meaning(cell, names).name()),
        }
    }
}

/// Whether there is something to put.
#[inline]
fn put<T>(place: &mut T, value: Option<T>) -> bool {
    let is_there = value.is_some();
    if let Some(value) = value {
        *place = value;
    }
    is_there
}

/// A whole number, or nothing for an empty cell; `None` for anything else.
#[inline]
fn quantity(cell: Cell<'_>) -> Option<Option<u32>> {
    match cell.key.number() {
        Some(number) => u32::try_from(number).ok().map(Some),
        None => match std::str::from_utf8(cell.bytes).ok()?.trim() {
            "" => Some(None),
            text if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok().map(Some),
            _ => None,
        },
    }
}

impl Step {
    /// What is wrong with a cell, and what to do.
    #[cold]
    fn fault(&self, bytes: &[u8]) -> Fault {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Fault::no_text(&self.column, bytes);
        };
        // Of a text that fills pages the beginning says which it is.
        let text = text.trim();
        let shown: String = text.chars().take(80).collect();
        let text = if shown.len() < text.len() { format!("{shown}…") } else { shown };
        let (message, hint) = match &self.role {
            Role::Seconds => Unit::Seconds.complaint(&text),
            Role::Iso(_) => Unit::Iso.complaint(&text),
            Role::Quantity => {
                let message = format!("`{text}` is not a whole number from 0 to {}", u32::MAX);
                (message, "write it in digits and nothing else, or leave it empty where it is not said".to_owned())
            }
            Role::Unread | Role::Reference => Default::default(),
            Role::Act(words) | Role::Object(words) | Role::Means(words) | Role::Outcome(words) => {
                words.complaint(&text)
            }
            Role::Party(names) | Role::Area(names) | Role::To(names) => names.complaint(&text),
        };
        Fault::of(&self.column, message, hint)
    }
}
