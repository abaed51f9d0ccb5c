//! From the cells of a row to what they say.

use std::collections::BTreeMap;

use model::{Facet, Instant, LeafSet, Name, Taxonomy};

use super::cell::{Cell, Splitter};
use super::dictionary::{Dictionary, Meaning, Part};
use super::field_map::{Field, FieldMap};
use super::moment::{LastDay, Unit};
use super::names::LogNames;
use super::reference::Reference;
use super::row::LogRow;
use crate::IngestError;
use crate::fault::Fault;
use crate::words::quoted;

/// What a column is read as.
enum Role {
    Unread,
    Time(Unit),
    Words(Dictionary),
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
    last_day: LastDay,
    pub(crate) names: LogNames,
}

impl Decoder {
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
        add(&map.time, Role::Time(map.unit))?;
        for Field { part, column, known, is_open } in &map.fields {
            add(column, Role::Words(Dictionary::new(*part, known.clone(), *is_open)))?;
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
        Ok(Self { splitter: Splitter::new(delimiter), steps, n_columns, blank, last_day: LastDay::default(), names })
    }

    /// The row without quotes that begins at `at`, and where the next one begins; `None` where something is odd about it.
    #[inline]
    pub(crate) fn plain(&mut self, bytes: &[u8], at: usize) -> Option<(LogRow, usize)> {
        let mut row = self.blank;
        let (mut cell, mut next, mut is_plain) = (Cell::EMPTY, at, true);
        for step in &mut self.steps {
            if step.opens {
                let (found, end) = self.splitter.cell(bytes, next)?;
                if (bytes.get(end) == Some(&b'\n')) != step.is_last {
                    return None;
                }
                cell = if step.is_last { found.without_return() } else { found };
                next = end + 1;
            }
            is_plain &= step.role.read(cell, &mut row, &mut self.last_day, &mut self.names);
        }
        is_plain.then_some((row, next))
    }

    /// The row of these cells; `None` where something is odd about it.
    pub(crate) fn cells<'c>(&mut self, mut cells: impl Iterator<Item = &'c [u8]>) -> Option<LogRow> {
        let mut row = self.blank;
        let (mut cell, mut is_plain) = (Cell::EMPTY, true);
        for step in &mut self.steps {
            if step.opens {
                cell = Cell::of(cells.next()?);
            }
            is_plain &= step.role.read(cell, &mut row, &mut self.last_day, &mut self.names);
        }
        (is_plain && cells.next().is_none()).then_some(row)
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
            if step.role.read(cell, &mut row, &mut self.last_day, &mut self.names) {
                continue;
            }
            if let Role::Words(dictionary) = &mut step.role {
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
    /// Puts what a cell says into the row; false where something is odd about it.
    #[inline]
    fn read(&mut self, cell: Cell<'_>, row: &mut LogRow, last_day: &mut LastDay, names: &mut LogNames) -> bool {
        match self {
            Self::Unread => true,
            Self::Time(unit) => match unit.instant(cell, last_day) {
                Some(at) => {
                    row.at = at;
                    true
                }
                None => false,
            },
            Self::Reference => {
                row.reference = Reference::of_cell(cell);
                true
            }
            Self::Quantity => match quantity(cell) {
                Some(quantity) => {
                    row.quantity = quantity;
                    true
                }
                None => false,
            },
            Self::Words(dictionary) => match dictionary.meaning(cell, names) {
                Meaning::NotSaid => true,
                Meaning::Leaves(leaves) => {
                    match dictionary.part {
                        Part::Act => row.act = leaves,
                        Part::Object => row.object = leaves,
                        Part::Means => row.means = leaves,
                        Part::Outcome => row.outcome = leaves,
                        Part::Party | Part::Area | Part::To => {}
                    }
                    true
                }
                Meaning::Name(number) => {
                    match dictionary.part {
                        Part::Party => row.party = Some(number),
                        Part::Area => row.area = Some(number),
                        Part::To => row.to = Some(number),
                        Part::Act | Part::Object | Part::Means | Part::Outcome => {}
                    }
                    true
                }
                Meaning::Event(number) => {
                    (row.event, row.act) = (Some(number), LeafSet::EMPTY);
                    true
                }
                Meaning::Ignored | Meaning::Unmapped | Meaning::NoText | Meaning::NoRoom => false,
            },
        }
    }
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
            Role::Time(unit) if text.is_empty() => ("no time".to_owned(), unit.hint().to_owned()),
            Role::Time(unit) => (format!("`{text}` is not {}", unit.what()), unit.hint().to_owned()),
            Role::Quantity => {
                let message = format!("`{text}` is not a whole number from 0 to {}", u32::MAX);
                (message, "write it in digits and nothing else, or leave it empty where it is not said".to_owned())
            }
            Role::Words(dictionary) => dictionary.complaint(&text),
            Role::Unread | Role::Reference => Default::default(),
        };
        Fault::of(&self.column, message, hint)
    }
}
