//! One file for each kind of output, all registered in [`EXPORTERS`].

mod claim_review;
mod findings_csv;
mod findings_jsonl;
mod incidents_geojson;
mod incidents_jsonl;
mod indicators_csv;
mod page;
mod summary_json;

pub use page::{PageContent, read_page};

use crate::Artifact;
use crate::error::PublishError;
use crate::index::Index;

pub(crate) use summary_json::summary;

/// Writes one file of an edition.
pub(crate) struct Exporter {
    /// The file's name.
    pub(crate) name: &'static str,
    /// Its bytes, given the files that were written before it.
    pub(crate) export: fn(&Index<'_>, &[Artifact]) -> Result<Vec<u8>, PublishError>,
}

/// Every exporter, in the order in which files are written; the page comes last and names the others with their digests.
pub(crate) const EXPORTERS: &[Exporter] = &[
    findings_jsonl::EXPORTER,
    incidents_jsonl::EXPORTER,
    findings_csv::EXPORTER,
    indicators_csv::EXPORTER,
    incidents_geojson::EXPORTER,
    summary_json::EXPORTER,
    page::EXPORTER,
];

/// Those that write only where it is asked for.
pub(crate) const ON_REQUEST: &[Exporter] = &[claim_review::EXPORTER];
