//! Which records of a long table are of one incident, as a table that a later run takes again: no id is changed in it.

use crate::error::PublishError;

/// A row for each record: its id, and the name of its incident.
///
/// # Errors
/// [`PublishError::Csv`].
pub fn cluster_csv<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> Result<String, PublishError> {
    let mut bytes = Vec::new();
    let mut table = csv::Writer::from_writer(&mut bytes);
    table.write_record(["report_id", "cluster"])?;
    for (record, incident) in rows {
        table.write_record([record, incident])?;
    }
    table.flush().map_err(csv::Error::from)?;
    drop(table);
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
