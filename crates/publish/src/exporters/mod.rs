//! One file for each kind of output, all registered in [`EXPORTERS`].

mod claim_review;
mod findings_csv;
mod findings_jsonl;
mod incidents_geojson;
mod incidents_jsonl;
mod indicators_csv;
mod report;

mod summary_json;

use crate::error::PublishError;
use crate::index::Index;

/// Writes one file of an edition.
pub(crate) struct Exporter {
    /// The file's name.
    pub(crate) name: &'static str,
    /// Its bytes.
    pub(crate) export: fn(&Index<'_>) -> Result<Vec<u8>, PublishError>,
}

/// Every exporter, in the order in which files are written.
pub(crate) const EXPORTERS: &[Exporter] = &[
    findings_jsonl::EXPORTER,
    incidents_jsonl::EXPORTER,
    findings_csv::EXPORTER,
    indicators_csv::EXPORTER,
    incidents_geojson::EXPORTER,
    summary_json::EXPORTER,
    report::EXPORTER,
];

/// Those that write only where it is asked for.
pub(crate) const ON_REQUEST: &[Exporter] = &[claim_review::EXPORTER];
