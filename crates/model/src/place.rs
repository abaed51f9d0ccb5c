//! Places as sources name them, and the gazetteer they are looked up in.

use crate::{Interval, Name};

/// A point on the WGS 84 ellipsoid, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// North positive, -90 to 90.
    pub lat: f64,
    /// East positive, -180 to 180.
    pub lon: f64,
}

impl Point {
    /// Great-circle distance in metres on a sphere of 6,371,008.8 m (the mean radius of GRS 80; Moritz 1980), by the
    /// haversine formula (Sinnott 1984). At most 0.6 % from the ellipsoid, far below the precision of a town.
    #[must_use]
    pub fn distance_m(self, other: Self) -> f64 {
        let (lat1, lat2) = (self.lat.to_radians(), other.lat.to_radians());
        let (dlat, dlon) = (lat2 - lat1, (other.lon - self.lon).to_radians());
        let h = (dlat / 2.0).sin().powi(2) + lat1.cos() * lat2.cos() * (dlon / 2.0).sin().powi(2);
        2.0 * 6_371_008.8 * h.sqrt().min(1.0).asin()
    }
}

/// A place as one statement gives it: raw names, the source's own coordinates, never moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The settlement, where one is named.
    pub name: Option<Name>,
    /// The first-level administrative unit, where one is named.
    pub admin1: Option<Name>,
    /// The country, by the convention of the case.
    pub country: Option<Name>,
    /// The source's coordinates.
    pub point: Option<Point>,
    /// The party that the source says holds the ground, where it says so.
    pub held_by: Option<Name>,
}

/// A first-level administrative unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Name as used in the reports.
    pub name: Name,
    /// Country, by the convention of the case.
    pub country: Name,
    /// The party whose internationally recognised territory it is, where it is a party's.
    pub recognised: Option<Name>,
    /// IANA zone of its clocks.
    pub zone: Name,
    /// A point well inside, for drawing only.
    pub point: Point,
    /// Radius in metres of a circle that holds it, for drawing only.
    pub radius_m: f64,
}

/// A settlement.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    /// Name as used in the reports.
    pub name: Name,
    /// Its administrative unit.
    pub admin1: Name,
    /// The settlement's centre.
    pub point: Point,
    /// Radius in metres of a circle that holds it.
    pub radius_m: f64,
}

/// What is known of who held a piece of ground for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct GroundNote {
    /// The administrative unit.
    pub admin1: Name,
    /// The settlement, or the whole unit where none is named.
    pub place: Option<Name>,
    /// The parties that may have held it: one if it is known, several if it is not.
    pub held_by: Vec<Name>,
    /// For how long this holds.
    pub during: Interval,
    /// The evidence, with its source.
    pub because: Name,
}

/// The places of a case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gazetteer {
    /// Administrative units.
    pub areas: Vec<Area>,
    /// Settlements.
    pub towns: Vec<Town>,
    /// Who held what.
    pub ground: Vec<GroundNote>,
}

impl Gazetteer {
    /// The unit of that name.
    #[must_use]
    pub fn area(&self, admin1: &str) -> Option<&Area> {
        self.areas.iter().find(|area| &*area.name == admin1)
    }

    /// The settlement of that name in that unit.
    #[must_use]
    pub fn town(&self, admin1: &str, name: &str) -> Option<&Town> {
        self.towns.iter().find(|town| &*town.name == name && &*town.admin1 == admin1)
    }

    /// The zones that clocks may show there: the unit's, else those of every unit of the country, else all.
    #[must_use]
    pub fn zones(&self, admin1: Option<&str>, country: Option<&str>) -> Vec<Name> {
        let of = |keep: &dyn Fn(&Area) -> bool| {
            let mut zones: Vec<Name> = self.areas.iter().filter(|a| keep(a)).map(|a| a.zone.clone()).collect();
            zones.sort();
            zones.dedup();
            zones
        };
        match (admin1.and_then(|name| self.area(name)), country) {
            (Some(area), _) => vec![area.zone.clone()],
            (None, Some(country)) => of(&|area| &*area.country == country),
            (None, None) => of(&|_| true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_is_111_km() {
        let metres = Point { lat: 50.0, lon: 30.0 }.distance_m(Point { lat: 51.0, lon: 30.0 });
        // pi / 180 x 6,371,008.8
        assert!((metres - 111_195.08).abs() < 0.01, "{metres}");
    }
}
