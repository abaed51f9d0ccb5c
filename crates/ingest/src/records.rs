//! Tables of reports as rows of numbers: what is compared when millions of them are gathered into incidents.

mod map;

use std::io::Read;

use csv::ByteRecord;
use hashbrown::HashMap;
use model::{Issue, Name, Record, Records};

use crate::IngestError;
use crate::fault::{Fault, Faults};
pub use map::{RecordMap, read_record_map};

/// So many issues are kept; the others are counted.
const KEPT_ISSUES: usize = 100;

/// What a table of reports comes to: rows in = records + rows with issues.
#[derive(Clone, Debug, Default)]
pub struct RecordsRead {
    /// The records, by day, hour and id.
    pub records: Records,
    /// Rows read, header excluded.
    pub rows_in: usize,
    /// The first hundred issues, by line.
    pub issues: Vec<Issue>,
    /// Rows that could not be used.
    pub with_issues: usize,
    /// Rows that tell again of a row that is not there.
    pub unknown: usize,
}

/// Reads a table of reports: CSV with a header, in UTF-8, in one part or several; `parts` are the names by which rows are
/// cited, and the bytes.
///
/// # Errors
/// [`IngestError`] where the table as a whole cannot be used: it cannot be read, has not the columns of `map`, or an id stands
/// twice. Trouble in a single row is an issue, and the others are read.
pub fn read_records<R: Read>(
    parts: impl IntoIterator<Item = (impl AsRef<str>, R)>,
    map: &RecordMap,
) -> Result<RecordsRead, IngestError> {
    let mut read = RecordsRead::default();
    let mut reading = Reading::default();
    let mut rows = Vec::new();
    for (file, reader) in parts {
        part(reader, &file.as_ref().into(), map, &mut reading, &mut rows, &mut read)?;
    }
    // The order hangs on what the rows say alone, so that no result hangs on how they stand in the file.
    rows.sort_unstable_by(|(a, a_id), (b, b_id)| (a.day, a.hour, a_id).cmp(&(b.day, b.hour, b_id)));
    let mut places: Vec<(&str, u32)> = rows.iter().map(|(_, id)| &**id).zip(0..).collect();
    places.sort_unstable();
    for pair in places.windows(2) {
        if let [(id, _), (other, _)] = pair
            && id == other
        {
            return Err(IngestError::RecordTwice((*id).into()));
        }
    }
    let place = |id: &str| places.binary_search_by(|(known, _)| (*known).cmp(id)).ok().and_then(|at| places.get(at));
    for (one, other) in &reading.same {
        match (place(one), place(other)) {
            (Some((_, a)), Some((_, b))) => read.records.same.push((*a.min(b), *a.max(b))),
            _ => read.unknown += 1,
        }
    }
    read.records.same.sort_unstable();
    read.records.ids = rows.iter().map(|(_, id)| &**id).collect();
    read.records.rows = rows.into_iter().map(|(record, _)| record).collect();
    read.records.kin = map.kin.iter().filter_map(|(a, b)| reading.kin(a, b)).collect();
    Ok(read)
}

/// Reads one part of a table.
fn part(
    reader: impl Read,
    file: &Name,
    map: &RecordMap,
    reading: &mut Reading,
    rows: &mut Vec<(Record, Box<str>)>,
    read: &mut RecordsRead,
) -> Result<(), IngestError> {
    let failed = |error| IngestError::Read(file.clone(), error);
    let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(reader);
    let header: Vec<String> = table
        .byte_headers()
        .map_err(failed)?
        .iter()
        .map(|name| std::str::from_utf8(name).map(|name| name.trim_start_matches('\u{feff}').trim().to_owned()))
        .collect::<Result<_, _>>()
        .map_err(|_| IngestError::NoText(file.clone()))?;
    reading.columns = map.columns(file, &header)?;
    let mut row = ByteRecord::new();
    while table.read_byte_record(&mut row).map_err(failed)? {
        read.rows_in += 1;
        let line = row.position().map_or(0, |at| u32::try_from(at.line()).unwrap_or(u32::MAX));
        let mut faults = Faults::default();
        if row.len() != header.len() {
            faults.0.push(Fault::ragged(row.len(), header.len()));
        } else if let Some(found) = reading.row(&row, map, &mut faults) {
            rows.push(found);
            continue;
        }
        read.with_issues += 1;
        let room = KEPT_ISSUES.saturating_sub(read.issues.len());
        read.issues.extend(faults.0.into_iter().take(room).map(|fault| fault.at(file, line)));
    }
    Ok(())
}

/// Reads labels: CSV with a header and two columns, the id of a record and the name of its act.
///
/// # Errors
/// [`IngestError`] where it cannot be read.
pub fn read_labels(reader: impl Read) -> Result<Vec<(String, String)>, IngestError> {
    let failed = |error| IngestError::Read("labels".into(), error);
    csv::Reader::from_reader(reader).deserialize().collect::<Result<_, _>>().map_err(failed)
}

/// Names of a column, each with its number from 1.
#[derive(Debug, Default)]
struct Numbers(HashMap<Vec<u8>, u32, foldhash::fast::FixedState>);

impl Numbers {
    /// The number of a name; zero for none.
    fn of(&mut self, name: &[u8]) -> u32 {
        if name.is_empty() {
            return 0;
        }
        if let Some(number) = self.0.get(name) {
            return *number;
        }
        let number = u32::try_from(self.0.len() + 1).unwrap_or(u32::MAX);
        self.0.insert(name.to_vec(), number);
        number
    }
}

/// The state of reading.
#[derive(Debug, Default)]
struct Reading {
    columns: map::Columns,
    sources: Numbers,
    places: Numbers,
    actors: Numbers,
    means: Numbers,
    objects: Numbers,
    lists: Numbers,
    /// Ids of two rows of one act, as the first says.
    same: Vec<(Box<str>, Box<str>)>,
}

impl Reading {
    fn row(&mut self, row: &ByteRecord, map: &RecordMap, faults: &mut Faults) -> Option<(Record, Box<str>)> {
        let columns = self.columns;
        let cell = |column: Option<usize>| column.and_then(|at| row.get(at)).unwrap_or_default().trim_ascii();
        let id = faults.keep(text(cell(columns.id), "id"));
        if id == Some("") {
            faults.0.push(Fault::of(map.id(), "the id is empty", "give each row an id of its own"));
        }
        let same = faults.keep(text(cell(columns.same), "same"));
        let day = faults.keep(map.day(cell(columns.date)));
        let hour = faults.keep(map.number(cell(columns.hour), "hour", 23.0));
        let point = faults.keep(map.point(cell(columns.lat), cell(columns.lon)));
        let precision = faults.keep(map.precision(cell(columns.precision)));
        let count = faults.keep(map.number(cell(columns.count), "count", f64::from(Record::NO_COUNT - 1)));
        let mut small = |names: &mut Numbers, column, section: &'static str| {
            let many = |_| Fault::of(section, "more than 65,535 different names", "give another column for this");
            faults.keep(u16::try_from(names.of(cell(column))).map_err(many))
        };
        let actor = small(&mut self.actors, columns.actor, "actor");
        let means = small(&mut self.means, columns.means, "means");
        let object = small(&mut self.objects, columns.object, "object");
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to the range above")]
        let (hour, count) =
            (hour?.map_or(Record::NO_HOUR, |hour| hour as u8), count?.map_or(Record::NO_COUNT, |count| count as u16));
        let record = Record {
            day: day?,
            hour,
            point: point?,
            precision: precision?,
            place: self.places.of(cell(columns.place)),
            source: self.sources.of(cell(columns.source)),
            list: self.lists.of(cell(columns.list)),
            actor: actor?,
            means: means?,
            object: object?,
            count,
        };
        let id: Box<str> = id.filter(|id| !id.is_empty())?.into();
        if let Some(other) = same.filter(|other| !other.is_empty()) {
            self.same.push((id.clone(), other.into()));
        }
        Some((record, id))
    }

    /// The numbers of two means that the map calls kin, the smaller first, if both are in the table.
    fn kin(&self, a: &str, b: &str) -> Option<(u16, u16)> {
        let number = |name: &str| self.means.0.get(name.as_bytes()).and_then(|number| u16::try_from(*number).ok());
        let (a, b) = (number(a)?, number(b)?);
        Some((a.min(b), a.max(b)))
    }
}

fn text<'a>(cell: &'a [u8], column: &str) -> Result<&'a str, Fault> {
    std::str::from_utf8(cell).map_err(|_| Fault::no_text(column, cell))
}
