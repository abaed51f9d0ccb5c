//! The whole reason of each incident, and words by which one is found: packed, and unpacked by the page when they are asked for.
//!
//! Packed is JSON in the format of zlib (RFC 1950) in base64 (RFC 4648): of ten thousand incidents the reasons would
//! else be a hundred megabytes. The same sentences stand unpacked in `servanda explain ID --json`.

use std::io::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde::Serialize;

use crate::error::PublishError;
use crate::explanation::{Section, finding_section, incident_sections};
use crate::index::{Entry, Index};

/// As many subjects' reasons are unpacked together: some hundred kilobytes.
pub(super) const TOGETHER: usize = 40;

/// The reason of one incident or duty.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct ReasonData {
    sections: Vec<Section>,
}

/// The reasons in packs of [`TOGETHER`], in the order of the subjects.
pub(super) fn packs(index: &Index<'_>, duties: &[&str]) -> Result<Vec<String>, PublishError> {
    let of_incident = |entry: &Entry<'_>| ReasonData { sections: incident_sections(index, entry) };
    let of_duty = |subject: &&str| {
        let own = index.duties.iter().filter(|duty| &*duty.parts.subject == *subject);
        ReasonData { sections: own.map(|duty| finding_section(index, None, duty)).collect() }
    };
    let all: Vec<ReasonData> = index.entries.iter().map(of_incident).chain(duties.iter().map(of_duty)).collect();
    all.chunks(TOGETHER).map(pack).collect()
}

/// The words of reports, of speakers and of statements' ids, for each incident, in lower case.
pub(super) fn search(index: &Index<'_>) -> Result<String, PublishError> {
    let of_entry = |entry: &Entry<'_>| {
        let each = entry
            .statements
            .iter()
            .map(|statement| format!("{} {} {}", statement.id, statement.speaker, entry.place.quoted(&statement.text)));
        each.collect::<Vec<_>>().join(" ").to_lowercase()
    };
    pack(&index.entries.iter().map(of_entry).collect::<Vec<String>>())
}

fn pack(value: &(impl Serialize + ?Sized)) -> Result<String, PublishError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    // At once: the encoder clears a buffer for each piece that it is given.
    encoder.write_all(&serde_json::to_vec(value)?).map_err(serde_json::Error::io)?;
    Ok(STANDARD.encode(encoder.finish().map_err(serde_json::Error::io)?))
}
