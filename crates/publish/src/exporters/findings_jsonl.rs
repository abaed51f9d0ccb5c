//! Every finding, one JSON object a line.

use super::Exporter;
use crate::Artifact;
use crate::error::PublishError;
use crate::index::Index;
use crate::records::finding_lines;

pub(super) const EXPORTER: Exporter = Exporter { name: "findings.jsonl", export };

fn export(index: &Index<'_>, _: &[Artifact]) -> Result<Vec<u8>, PublishError> {
    finding_lines(index, |_| true).map(String::into_bytes)
}
