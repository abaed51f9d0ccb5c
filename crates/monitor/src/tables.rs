//! Long tables of reports: linked without being held as statements, and the model learned by which they are.

use std::io::Read;

use hashbrown::HashMap;
use model::{Issue, Records};
use resolve::{Linked, Named, RecordModel, Score};

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
    /// How well, where labels were given.
    pub score: Option<Score>,
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

    /// Each record's id with the name of its incident, as CSV.
    ///
    /// # Errors
    /// [`MonitorError::Publish`].
    pub fn csv(&self, named: &Named<'_>) -> Result<String, MonitorError> {
        Ok(publish::cluster_csv(self.incidents(named))?)
    }

    /// Each record's id, and the name of its incident.
    pub fn incidents<'a>(&'a self, named: &Named<'a>) -> impl Iterator<Item = (&'a str, &'a str)> {
        named.names.iter().zip(0..).map(|(name, at)| (self.records.ids.get(at), *name))
    }
}

/// What is asked beside the linking itself.
#[derive(Default)]
pub struct Asked<'a> {
    /// How many plausible partitions are drawn.
    pub draws: usize,
    /// What an earlier run printed (CSV: id of a report, name of its incident), whose names are kept.
    pub before: Option<&'a mut dyn Read>,
    /// Labels (CSV: id of a report, name of its act) against which the linking is scored.
    pub labels: Option<&'a mut dyn Read>,
}

/// Links the reports of a table by a model.
///
/// # Errors
/// [`MonitorError`] where the table, the map, the model or what is asked cannot be used, or two rows have one id.
pub fn link_table(table: &Table<'_>, model: &str, asked: Asked<'_>) -> Result<TableReport, MonitorError> {
    let before = asked.before.map_or(Ok(vec![]), ingest::read_labels)?;
    let model = RecordModel::read(model)?;
    let ingest::RecordsRead { records, rows_in, issues, with_issues, unknown } = read(table)?;
    let linked = resolve::link_records(&records, &model, asked.draws);
    let score = match asked.labels {
        Some(labels) => Some(resolve::score(&records, &model, &linked, &acts(&records, labels)?)),
        None => None,
    };
    Ok(TableReport { rows_in, with_issues, issues, unknown, linked, score, records, before })
}

/// Learns a model from a table and its labels: CSV of two columns, a record's id and the name of its act. Gives it as text.
///
/// # Errors
/// [`MonitorError`] where the table, the map or the labels cannot be used, or tell nothing.
pub fn train_table(table: &Table<'_>, labels: &mut dyn Read) -> Result<String, MonitorError> {
    let records = read(table)?.records;
    let acts = acts(&records, labels)?;
    Ok(resolve::train(&records, &acts)?.text()?)
}

/// The act of each record, by number, where a label names it.
fn acts(records: &Records, labels: &mut dyn Read) -> Result<Vec<Option<u64>>, MonitorError> {
    let labels = ingest::read_labels(labels)?;
    let mut numbers: HashMap<&str, u64, foldhash::fast::FixedState> = HashMap::default();
    let of_id: HashMap<&str, &str, foldhash::fast::FixedState> =
        labels.iter().map(|(id, act)| (id.as_str(), act.as_str())).collect();
    let act = |at: usize| {
        let act = of_id.get(records.ids.get(at))?;
        let next = numbers.len() as u64;
        Some(*numbers.entry(act).or_insert(next))
    };
    Ok((0..records.ids.len()).map(act).collect())
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
