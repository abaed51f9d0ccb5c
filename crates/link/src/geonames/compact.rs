//! Our own file: gzip of lines of text, so that it can be looked into with `zcat`.
//!
//! The first line says what it is and whose data it holds (GeoNames asks to be named: CC BY 4.0). Then `U`, country, code and
//! names of a unit; `S`, number, latitude, longitude, country, code of the unit, people, `1` for a seat, and names of a
//! settlement; all separated by tabs. Settlements stand by unit and name: neighbours look alike, and pack well.

use std::fmt::Write as _;
use std::io::{BufRead as _, Write as _};

use flate2::{Compression, GzBuilder};
use model::Name;

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
        let mut gazetteer = Self::default();
        for (line, text) in (1..).zip(unpack::unpack(bytes)?.lines()) {
            let text = text.map_err(unpack::broken)?;
            let good = if line == 1 { (text == HEAD).then_some(()) } else { gazetteer.line(&text) };
            good.ok_or(LinkError::Gazetteer { line })?;
        }
        Ok(gazetteer)
    }

    fn line(&mut self, text: &str) -> Option<()> {
        let (kind, rest) = text.split_once('\t')?;
        let fields: Vec<&str> = rest.split('\t').collect();
        let names = |names: &[&str]| names.iter().map(|name| Name::from(*name)).collect();
        match (kind, fields.as_slice()) {
            ("U", [country, code, first @ ..]) if !first.is_empty() => {
                self.units.insert(((*country).into(), (*code).into()), names(first));
            }
            ("S", [id, lat, lon, country, admin1, people, seat, first @ ..]) if !first.is_empty() => {
                let settlement = Settlement {
                    names: names(first),
                    point: point(lat, lon)?,
                    country: (*country).into(),
                    admin1: (*admin1).into(),
                    population: people.parse().ok()?,
                    seat: *seat == "1",
                };
                self.settlements.insert(id.parse().ok()?, settlement);
            }
            _ => return None,
        }
        Some(())
    }
}
