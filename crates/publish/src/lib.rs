//! Publishing: from an edition to its files, and from an id to the reason why.
//!
//! Input: one [`Edition`](model::Edition), complete. Output: [`Artifact`]s (a page, tables, a map layer, records for
//! scripts), an [`Explanation`], or the headline for a terminal. Not here: any judgement (`judge`), any figure
//! (`measure`), any file or clock (`monitor`).
//!
//! # Method
//! Every output sees the edition through one index, which has applied the policy on places (`policy.rs`); every finding
//! is told in one of the sentences of `wording.rs`; every fraction is printed by `figures.rs`. The same edition gives the
//! same bytes. Order is that of the edition and its agreement, never of the names of parties.

mod agreement;
mod basemap;
mod cells;
mod changed;
mod citations;
mod claims;
mod clock;
mod clusters;
mod denials;
mod details;
mod differences;
mod earliest;
mod error;
mod explanation;
mod exporters;
mod figures;
mod headline;
mod index;
mod indicators;
mod lines;
mod located;
mod logs;
mod pairs;
mod pictures;
mod policy;
mod records;
mod show;
mod skips;
mod timeline;
mod told;
mod turns;
mod weighing;
mod wording;
mod working;

use model::Edition;

pub use agreement::agreement_json;
pub use changed::{finding_change_json, incident_change_json};
pub use claims::claim_json;
pub use clusters::cluster_csv;
pub use error::PublishError;
pub use explanation::{BarLine, ClauseLine, Explanation, Line, Said, Section, SourceLine, Waterfall, explain};
pub use exporters::{PageContent, read_page};
pub use headline::headline_text;
pub use indicators::indicators_json;
pub use located::{link_json, link_text};
pub use logs::{log_counts_json, log_finding_json};
pub use pairs::{pair_text, resolved_json};
pub use records::{clarify_json, finding_json};
pub use show::{Look, show_json, show_text};
pub use timeline::timeline_text;
pub use told::{TOLD_IN, Told, ToldFinding, ToldIncident, read_printed, read_told, told};
pub use turns::{cause_text, finding_change_text, incident_change_text};
pub use weighing::{assessment_json, calibration_json, grade_json, odds_text};
pub use working::{
    change_json, diagnostic_json, divergence_json, statement_json, taxonomy_json, timeline_json, verify_json,
};

use exporters::{EXPORTERS, Exporter, ON_REQUEST};
use index::Index;

/// One file of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Its name, without a folder.
    pub name: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Tells the edition: runs every exporter.
///
/// # Errors
/// [`PublishError::Misaligned`] where the edition is not of one piece; [`PublishError::Csv`] or [`PublishError::Json`]
/// where a record cannot be written.
pub fn publish(edition: &Edition) -> Result<Vec<Artifact>, PublishError> {
    told_by(EXPORTERS, edition)
}

/// The files of an edition that are written on request only: the reviews of claims that findings decide.
///
/// # Errors
/// As [`publish`].
pub fn on_request(edition: &Edition) -> Result<Vec<Artifact>, PublishError> {
    told_by(ON_REQUEST, edition)
}

fn told_by(exporters: &[Exporter], edition: &Edition) -> Result<Vec<Artifact>, PublishError> {
    let index = Index::new(edition)?;
    let mut artifacts = Vec::with_capacity(exporters.len());
    for Exporter { name, export } in exporters {
        let bytes = export(&index, &artifacts)?;
        artifacts.push(Artifact { name, bytes });
    }
    Ok(artifacts)
}
