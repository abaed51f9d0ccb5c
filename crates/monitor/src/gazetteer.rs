//! Making the larger gazetteer out of files of GeoNames.

use link::{GeoNames, Rows};

use crate::MonitorError;

/// A gazetteer that was made or added to.
#[derive(Clone, Debug)]
pub struct Added {
    /// What became of the rows, file by file.
    pub files: Vec<Rows>,
    /// How many settlements it holds now.
    pub settlements: usize,
    /// How many first-level units it can name now.
    pub units: usize,
    /// The compact file.
    pub bytes: Vec<u8>,
}

/// Adds files of GeoNames to a gazetteer, or makes one. `known`: the compact file that is there; empty for none.
/// `countries`: two-letter codes; all where it is empty.
///
/// # Errors
/// [`MonitorError::Link`] where a file cannot be unpacked or `known` is of another version.
pub fn add_to_gazetteer(known: &[u8], files: &[Vec<u8>], countries: &[String]) -> Result<Added, MonitorError> {
    let mut gazetteer = if known.is_empty() { GeoNames::default() } else { GeoNames::read(known)? };
    let files = files.iter().map(|file| gazetteer.add(file, countries)).collect::<Result<_, _>>()?;
    let (settlements, units) = (gazetteer.settlements.len(), gazetteer.units.len());
    Ok(Added { files, settlements, units, bytes: gazetteer.write()? })
}
