//! What `case.toml` says of days: of which reports were compiled (`[[compiled]]`), and which a source counts (`[[counts]]`).

use ingest::{CompiledDays, CountsMap};
use jiff::tz::TimeZone;
use model::{Compiled, DailyCounts, Issue, Name};

use crate::{MonitorError, World};

/// The blocks by their first day.
///
/// # Errors
/// [`MonitorError::CaseFile`] where two blocks share a day or reports about somebody who is no party are missing.
pub(crate) fn compiled(
    blocks: Vec<CompiledDays>,
    is_party: impl Fn(&str) -> bool,
) -> Result<Vec<Compiled>, MonitorError> {
    let mut blocks: Vec<Compiled> = blocks.into_iter().map(|CompiledDays(block)| block).collect();
    blocks.sort_by_key(|block| (block.from, block.until));
    for pair in blocks.windows(2) {
        if let [one, other] = pair
            && other.from <= one.until
        {
            let message = format!("the days from {} on stand in two blocks `[[compiled]]`", other.from);
            return Err(MonitorError::CaseFile(message));
        }
    }
    let mut about = blocks.iter().flat_map(|block| &block.missing).filter_map(|missing| missing.about.as_ref());
    about.try_for_each(|name| party("missing reports are", name, &is_party))?;
    Ok(blocks)
}

/// The counts in the order of the blocks, and trouble with single rows.
///
/// # Errors
/// [`MonitorError::CaseFile`] where the acts of somebody who is no party are counted, [`MonitorError::File`] and
/// [`MonitorError::Ingest`] where a table cannot be used as a whole.
pub(crate) fn counts(
    maps: &[CountsMap],
    is_party: impl Fn(&str) -> bool,
    zone: &TimeZone,
    world: &dyn World,
) -> Result<(Vec<DailyCounts>, Vec<Issue>), MonitorError> {
    let (mut counts, mut issues) = (Vec::new(), Vec::new());
    for map in maps {
        party("counts are", &map.party, &is_party)?;
        let read = world.read(&map.file);
        let bytes = read.map_err(|error| MonitorError::File { path: map.file.clone(), error })?;
        let (series, trouble) = ingest::read_counts(bytes.as_slice(), map, zone)?;
        counts.extend(series);
        issues.extend(trouble);
    }
    Ok((counts, issues))
}

fn party(what: &str, name: &Name, is_party: impl Fn(&str) -> bool) -> Result<(), MonitorError> {
    match is_party(name) {
        true => Ok(()),
        false => Err(MonitorError::CaseFile(format!("{what} about `{name}`, who is no party of the agreement"))),
    }
}
