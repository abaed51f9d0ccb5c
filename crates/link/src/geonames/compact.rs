//! Our own file: gzip of lines of text, so that it can be looked into with `zcat`.
//!
//! The first line says what it is and whose data it holds (GeoNames asks to be named: CC BY 4.0). Then `U`, country, code and
//! names of a unit; `S`, number, latitude, longitude, country, code of the unit, people, `1` for a seat, and names of a
//! settlement; all separated by tabs. Settlements stand by unit and name: neighbours look alike, and pack well.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};

use flate2::{Compression, GzBuilder};
use model::{Name, Point};

use super::{GeoNames, Settlement, dump::point, unpack};
use crate::LinkError;

const HEAD: &str = "servanda-gazetteer 1\tGeoNames, https://www.geonames.org, CC BY 4.0";

impl GeoNames {
    /// The bytes of the compact file; the same data gives the same bytes.
    ///
    /// # Errors
    /// [`LinkError::Packed`] where it cannot be packed.
    pub fn write(&self) -> Result<Vec<u8>, LinkError> {
        let mut text = format!("{HEAD}\n");
        for ((country, code), names) in &self.units {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "U\t{country}\t{code}\t{}", names.join("\t"));
        }
        let mut settlements: Vec<(&u32, &Settlement)> = self.settlements.iter().collect();
        settlements.sort_by_key(|(id, one)| (&one.country, &one.admin1, one.names.first(), **id));
        for (id, one) in settlements {
            let Settlement { names, point, country, admin1, population, seat } = one;
            let (lat, lon, seat) = (point.lat, point.lon, u8::from(*seat));
            let names = names.join("\t");
            // Four decimals are 11 m.
            let _ = writeln!(text, "S\t{id}\t{lat:.4}\t{lon:.4}\t{country}\t{admin1}\t{population}\t{seat}\t{names}");
        }
        let mut gzip = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
        gzip.write_all(text.as_bytes()).and_then(|()| gzip.finish()).map_err(unpack::broken)
    }

    /// Reads what [`GeoNames::write`] wrote.
    ///
    /// # Errors
    /// [`LinkError::Packed`] where it cannot be unpacked, [`LinkError::Gazetteer`] with the first line that is none of ours.
    pub fn read(bytes: &[u8]) -> Result<Self, LinkError> {
        let text = unpacked(bytes)?;
        let mut gazetteer = Self::default();
        rows(&text).try_for_each(|row| row.map(|row| gazetteer.take(row)))?;
        Ok(gazetteer)
    }

    pub(super) fn take(&mut self, row: Row<'_>) {
        let names = |names: &str| names.split('\t').map(Name::from).collect();
        match row {
            Row::Unit { code: (country, code), names: all } => {
                self.units.insert((country.into(), code.into()), names(all));
            }
            Row::Settlement { id, point, country, admin1, population, seat, names: all } => {
                let (names, country, admin1) = (names(all), country.into(), admin1.into());
                self.settlements.insert(id, Settlement { names, point, country, admin1, population, seat });
            }
        }
    }
}

/// A line of the compact file, with names as they stand there.
pub(super) enum Row<'t> {
    Unit { code: (&'t str, &'t str), names: &'t str },
    Settlement { id: u32, point: Point, country: &'t str, admin1: &'t str, population: u64, seat: bool, names: &'t str },
}

/// The text of the compact file.
pub(super) fn unpacked(bytes: &[u8]) -> Result<String, LinkError> {
    let mut text = String::new();
    unpack::unpack(bytes)?.read_to_string(&mut text).map_err(unpack::broken)?;
    Ok(text)
}

/// Every line after the first, or [`LinkError::Gazetteer`] where it is none of ours; the first is such an error if it is
/// another.
pub(super) fn rows(text: &str) -> impl Iterator<Item = Result<Row<'_>, LinkError>> {
    (1..).zip(text.lines()).filter(|(line, text)| (*line, *text) != (1, HEAD)).map(|(line, text)| {
        let row = if line == 1 { None } else { row(text) };
        row.ok_or(LinkError::Gazetteer { line })
    })
}

fn row(text: &str) -> Option<Row<'_>> {
    let (kind, rest) = text.split_once('\t')?;
    match kind {
        "U" => {
            let mut fields = rest.splitn(3, '\t');
            Some(Row::Unit { code: (fields.next()?, fields.next()?), names: fields.next()? })
        }
        "S" => {
            let mut fields = rest.splitn(8, '\t');
            Some(Row::Settlement {
                id: fields.next()?.parse().ok()?,
                point: point(fields.next()?, fields.next()?)?,
                country: fields.next()?,
                admin1: fields.next()?,
                population: fields.next()?.parse().ok()?,
                seat: fields.next()? == "1",
                names: fields.next()?,
            })
        }
        _ => None,
    }
}
