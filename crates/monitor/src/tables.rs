//! Long tables of reports: linked without being held as statements, and the model learned by which they are.

use std::io::Read;

use hashbrown::HashMap;
use model::{Issue, Records};
use resolve::{Linked, Named, RecordModel};

use crate::MonitorError;

/// What to read: the parts of one table, as if they were one file.
pub struct Table<'a> {
    /// The name of each part, as it is cited, and what opens it.
    pub parts: &'a [(String, Open<'a>)],
    /// The field map, as text.
    pub fields: &'a str,
}

/// Opens a file.
pub type Open<'a> = Box<dyn Fn() -> std::io::Result<Box<dyn Read>> + 'a>;

/// What a table of reports comes to.
#[derive(Clone, Debug, Default)]
pub struct TableReport {
    /// Rows read: records, and rows with issues.
    pub rows_in: usize,
    /// Rows that could not be used.
    pub with_issues: usize,
    /// The first issues.
    pub issues: Vec<Issue>,
    /// Rows that tell again of a row that is not there.
    pub unknown: usize,
    /// What was put together.
    pub linked: Linked,
    records: Records,
    /// Ids of records, and what their incidents were called in an earlier run.
    before: Vec<(String, String)>,
}

impl TableReport {
    /// The names of the incidents, and what became of those of an earlier run.
    #[must_use]
    pub fn named(&self) -> Named<'_> {
        let before = self.before.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
        resolve::name_records(&self.records, &self.linked, &before)
    }

    /// Each record's id, and the name of its incident.
    pub fn incidents<'a>(&'a self, named: &Named<'a>) -> impl Iterator<Item = (&'a str, &'a str)> {
        named.names.iter().zip(0..).map(|(name, at)| (self.records.ids.get(at), *name))
    }
}

/// Links the reports of a table by a model, and draws so many plausible partitions. `before` is what an earlier run printed (CSV: id
/// of a report, name of its incident), whose names are kept.
///
/// # Errors
/// [`MonitorError`] where the table, the map or the model cannot be used, or two rows have one id.
pub fn link_table(
    table: &Table<'_>,
    model: &str,
    draws: usize,
    before: Option<&mut dyn Read>,
) -> Result<TableReport, MonitorError> {
    let before = before.map_or(Ok(vec![]), ingest::read_labels)?;
    let model = RecordModel::read(model)?;
    let read = read(table)?;
    let linked = resolve::link_records(&read.records, &model, draws);
    let ingest::RecordsRead { records, rows_in, issues, with_issues, unknown } = read;
    Ok(TableReport { rows_in, with_issues, issues, unknown, linked, records, before })
}

/// Learns a model from a table and its labels: CSV of two columns, a record's id and the name of its act. Gives it as text.
///
/// # Errors
/// [`MonitorError`] where the table, the map or the labels cannot be used, or tell nothing.
pub fn train_table(table: &Table<'_>, labels: &mut dyn Read) -> Result<String, MonitorError> {
    let read = read(table)?;
    let acts = ingest::read_labels(labels)?;
    let mut numbers: HashMap<&str, u64, foldhash::fast::FixedState> = HashMap::default();
    let of_id: HashMap<&str, &str, foldhash::fast::FixedState> =
        acts.iter().map(|(id, act)| (id.as_str(), act.as_str())).collect();
    let ids = &read.records.ids;
    let labelled: Vec<Option<u64>> = (0..ids.len())
        .map(|at| {
            let act = of_id.get(ids.get(at))?;
            let next = numbers.len() as u64;
            Some(*numbers.entry(act).or_insert(next))
        })
        .collect();
    Ok(resolve::train(&read.records, &labelled)?.text()?)
}

fn read(table: &Table<'_>) -> Result<ingest::RecordsRead, MonitorError> {
    let map = ingest::read_record_map(table.fields)?;
    let mut parts = Vec::with_capacity(table.parts.len());
    for (name, open) in table.parts {
        let reader = open().map_err(|error| MonitorError::File { path: name.clone(), error })?;
        parts.push((name, reader));
    }
    Ok(ingest::read_records(parts, &map)?)
}
