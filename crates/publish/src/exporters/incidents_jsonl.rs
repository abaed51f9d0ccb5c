//! Every incident, one JSON object a line.

use super::Exporter;
use crate::Artifact;
use crate::error::PublishError;
use crate::index::Index;
use crate::records::incident_lines;

pub(super) const EXPORTER: Exporter = Exporter { name: "incidents.jsonl", export };

fn export(index: &Index<'_>, _: &[Artifact]) -> Result<Vec<u8>, PublishError> {
    incident_lines(index).map(String::into_bytes)
}
