//! Reading a places file: `[[area]]`, `[[town]]`, `[[ground]]`.

use serde::Deserialize;

use model::{Area, Gazetteer, GroundNote, Instant, Interval, Name, Point, Town, zone};

use crate::LinkError;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    area: Vec<AreaEntry>,
    #[serde(default)]
    town: Vec<TownEntry>,
    #[serde(default)]
    ground: Vec<GroundEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AreaEntry {
    name: String,
    country: String,
    recognised: Option<String>,
    zone: String,
    lat: f64,
    lon: f64,
    radius_km: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TownEntry {
    name: String,
    admin1: String,
    lat: f64,
    lon: f64,
    radius_km: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroundEntry {
    admin1: String,
    place: Option<String>,
    held_by: Vec<String>,
    from: Option<String>,
    to: Option<String>,
    because: String,
}

/// Reads a places file.
///
/// `[[area]]`: `name`, `country`, `recognised` (the party on whose internationally recognised territory it lies; left out
/// where it is no party's), `zone` (IANA), `lat`, `lon` (degrees), `radius_km`. `[[town]]`: `name`, `admin1` (the name of
/// an area), `lat`, `lon`, `radius_km`. `[[ground]]`: `admin1`, `place` (a town of that area; left out for all of it),
/// `held_by` (the parties that may have held it), `from`, `to` (RFC 3339 with an offset, `to` excluded; a bound that is
/// left out is none), `because`. The order of entries is kept.
///
/// # Errors
/// [`LinkError`] for the first entry, in the order areas, towns, ground, that is not of this shape, stands twice, lies in
/// no area of the file, or has a value out of range.
pub fn read_places(text: &str) -> Result<Gazetteer, LinkError> {
    let file: File = toml::from_str(text).map_err(|error| shape(text, &error))?;
    let mut gazetteer = Gazetteer::default();
    for entry in file.area {
        let area = entry.read()?;
        if gazetteer.area(&area.name).is_some() {
            return Err(LinkError::Twice { entry: format!("area `{}`", area.name) });
        }
        gazetteer.areas.push(area);
    }
    for entry in file.town {
        let town = entry.read(&gazetteer)?;
        if gazetteer.town(&town.admin1, &town.name).is_some() {
            return Err(LinkError::Twice { entry: format!("town `{}` in `{}`", town.name, town.admin1) });
        }
        gazetteer.towns.push(town);
    }
    for entry in file.ground {
        let note = entry.read(&gazetteer)?;
        gazetteer.ground.push(note);
    }
    Ok(gazetteer)
}

impl AreaEntry {
    fn read(self) -> Result<Area, LinkError> {
        let at = Entry(format!("area `{}`", self.name));
        if zone(&self.zone).is_err() {
            return Err(at.wrong("zone", &self.zone, "write an IANA name such as `Europe/Kyiv`"));
        }
        Ok(Area {
            point: at.point(self.lat, self.lon)?,
            radius_m: at.radius_m(self.radius_km)?,
            name: at.named("name", &self.name)?,
            country: at.named("country", &self.country)?,
            recognised: self.recognised.map(|party| at.named("recognised", &party)).transpose()?,
            zone: self.zone.into(),
        })
    }
}

impl TownEntry {
    fn read(self, gazetteer: &Gazetteer) -> Result<Town, LinkError> {
        let at = Entry(format!("town `{}` in `{}`", self.name, self.admin1));
        Ok(Town {
            name: at.named("name", &self.name)?,
            admin1: at.unit(&self.admin1, gazetteer)?,
            point: at.point(self.lat, self.lon)?,
            radius_m: at.radius_m(self.radius_km)?,
        })
    }
}

impl GroundEntry {
    fn read(self, gazetteer: &Gazetteer) -> Result<GroundNote, LinkError> {
        let at = Entry(match &self.place {
            Some(place) => format!("ground `{place}` in `{}`", self.admin1),
            None => format!("ground `{}`", self.admin1),
        });
        let admin1 = at.unit(&self.admin1, gazetteer)?;
        if let Some(place) = &self.place
            && gazetteer.town(&admin1, place).is_none()
        {
            return Err(at.wrong("place", place, "add a [[town]] of that name in that area, or correct the name"));
        }
        if self.held_by.is_empty() {
            return Err(at.wrong("held_by", "[]", "name the parties that may have held it"));
        }
        let held_by = self.held_by.iter().map(|party| at.named("held_by", party)).collect::<Result<_, _>>()?;
        let from = at.instant("from", self.from.as_deref(), Instant::MIN)?;
        let to = at.instant("to", self.to.as_deref(), Instant::MAX)?;
        let during =
            Interval::new(from, to).map_err(|_| at.wrong("to", &to.to_string(), "write a time after `from`"))?;
        let because = at.named("because", &self.because)?;
        Ok(GroundNote { admin1, place: self.place.map(Name::from), held_by, during, because })
    }
}

/// An entry as it is called in messages.
struct Entry(String);

impl Entry {
    fn wrong(&self, field: &'static str, value: &str, advice: &'static str) -> LinkError {
        LinkError::Field { entry: self.0.clone(), field, value: value.to_owned(), advice }
    }

    fn named(&self, field: &'static str, value: &str) -> Result<Name, LinkError> {
        if value.trim().is_empty() { Err(self.wrong(field, value, "fill it in")) } else { Ok(value.into()) }
    }

    fn unit(&self, name: &str, gazetteer: &Gazetteer) -> Result<Name, LinkError> {
        match gazetteer.area(name) {
            Some(area) => Ok(area.name.clone()),
            None => Err(self.wrong("admin1", name, "add an [[area]] of that name, or correct the name")),
        }
    }

    fn point(&self, lat: f64, lon: f64) -> Result<Point, LinkError> {
        if !(-90.0..=90.0).contains(&lat) {
            return Err(self.wrong("lat", &lat.to_string(), "write degrees from -90 to 90"));
        }
        if !(-180.0..=180.0).contains(&lon) {
            return Err(self.wrong("lon", &lon.to_string(), "write degrees from -180 to 180"));
        }
        Ok(Point { lat, lon })
    }

    /// Metres.
    fn radius_m(&self, km: f64) -> Result<f64, LinkError> {
        // Half of the Earth's circumference: no circle is larger.
        if km > 0.0 && km <= 20_037.0 {
            Ok(km * 1000.0)
        } else {
            Err(self.wrong("radius_km", &km.to_string(), "write kilometres above 0"))
        }
    }

    fn instant(&self, field: &'static str, text: Option<&str>, absent: Instant) -> Result<Instant, LinkError> {
        let Some(text) = text else { return Ok(absent) };
        text.parse()
            .map_err(|_| self.wrong(field, text, "write a time with its offset, such as `2025-03-18T00:00+03:00`"))
    }
}

fn shape(text: &str, error: &toml::de::Error) -> LinkError {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    LinkError::Shape { line, message: error.message().replace('\n', ", ") }
}
