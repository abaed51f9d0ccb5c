//! Rows as GeoNames publishes them, tab-separated, without a header.
//!
//! Two tables are known by their number of columns: places (19: `UA.txt`, `cities500.txt`, `allCountries.txt`) and names of
//! first-level units (4: `admin1CodesASCII.txt`), as described in <https://download.geonames.org/export/dump/readme.txt>.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Read};

use model::{Name, Point};

use super::{GeoNames, Settlement, readable, unpack};
use crate::LinkError;

/// What became of the rows: every row read is a settlement, a unit, or left out for a reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Rows read.
    pub read: usize,
    /// Rows that are settlements.
    pub settlements: usize,
    /// Rows that name a first-level unit.
    pub units: usize,
    /// How many rows were left out, by reason.
    pub skipped: BTreeMap<&'static str, usize>,
}

/// No row of GeoNames comes near (bytes); what is longer is no table of places.
const LONGEST_ROW: u64 = 1 << 20;

impl GeoNames {
    /// Adds the rows of one file: plain, gzip or zip. `countries`: two-letter codes in upper case; all where it is empty.
    /// A settlement that is known already is replaced.
    ///
    /// # Errors
    /// [`LinkError::Packed`] where the file cannot be unpacked.
    pub fn add(&mut self, bytes: &[u8], countries: &[String]) -> Result<Rows, LinkError> {
        let mut rows = Rows::default();
        let mut seen = BTreeSet::new();
        let mut text = unpack::unpack(bytes)?;
        let mut line = Vec::new();
        loop {
            line.clear();
            let n = text.by_ref().take(LONGEST_ROW).read_until(b'\n', &mut line).map_err(unpack::broken)?;
            if n == 0 {
                return Ok(rows);
            }
            rows.read += 1;
            match self.row(&line, countries, &mut seen) {
                Ok(Kept::Settlement) => rows.settlements += 1,
                Ok(Kept::Unit) => rows.units += 1,
                Err(reason) => *rows.skipped.entry(reason).or_default() += 1,
            }
        }
    }

    fn row(&mut self, line: &[u8], countries: &[String], seen: &mut BTreeSet<u32>) -> Result<Kept, &'static str> {
        let line = std::str::from_utf8(line).map_err(|_| "is not text in UTF-8")?;
        let columns: Vec<&str> = line.trim_end_matches(['\n', '\r']).split('\t').collect();
        let wanted = |country: &str| countries.is_empty() || countries.iter().any(|one| one == country);
        match columns.as_slice() {
            [code, name, ascii, _] => {
                let (country, code) = code.split_once('.').ok_or("has no code such as `UA.07`")?;
                if !wanted(country) {
                    return Err(OTHER_COUNTRY);
                }
                self.unit(country, code, [*name, *ascii])
            }
            [id, name, ascii, others, lat, lon, class, kind, country, _, admin1, _, _, _, people, _, _, _, _] => {
                if !wanted(country) {
                    return Err(OTHER_COUNTRY);
                }
                let names = [*name, *ascii].into_iter().chain(others.split(','));
                if (*class, *kind) == ("A", "ADM1") {
                    return self.unit(country, admin1, names);
                }
                if *class != "P" {
                    return Err("is neither a settlement nor a first-level unit");
                }
                let id = id.parse().map_err(|_| "has no number")?;
                let point = point(lat, lon).ok_or("has no coordinates")?;
                let names = readable(names);
                if names.is_empty() {
                    return Err(NO_NAME);
                }
                if !seen.insert(id) {
                    return Err("stands twice");
                }
                let (country, admin1) = (Name::from(*country), Name::from(*admin1));
                // A capital is often a unit of its own, and governs the one around it that bears its name.
                let seat = *kind == "PPLA";
                let population = people.parse().unwrap_or(0);
                self.settlements.insert(id, Settlement { names, point, country, admin1, population, seat });
                Ok(Kept::Settlement)
            }
            _ => Err("has neither 19 nor 4 columns"),
        }
    }

    fn unit<'a>(
        &mut self,
        country: &str,
        code: &str,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Result<Kept, &'static str> {
        let mut all = self.units.get(&(country.into(), code.into())).cloned().unwrap_or_default();
        all.extend(names.into_iter().map(Name::from));
        let names = readable(all.iter().map(|name| &**name));
        if names.is_empty() {
            return Err(NO_NAME);
        }
        self.units.insert((country.into(), code.into()), names);
        Ok(Kept::Unit)
    }
}

const OTHER_COUNTRY: &str = "is of another country";
const NO_NAME: &str = "has no name in Latin or Cyrillic letters";

enum Kept {
    Settlement,
    Unit,
}

/// Degrees, where they are on the Earth.
pub(super) fn point(lat: &str, lon: &str) -> Option<Point> {
    crate::coordinates(lat.parse().ok()?, lon.parse().ok()?)
}
