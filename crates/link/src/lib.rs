//! Locating: from incidents to places on the map, and whose ground it was.
//!
//! Input: the incidents, with places as the sources name them; the case's [`Gazetteer`] (read by [`read_places`]), and a
//! [`Lookup`] in the larger one that was made of [`GeoNames`].
//! Output: one [`SiteLink`] per incident, in the same order; and apart from it, for whoever works on a case, the [`Sites`] of
//! registries ([`read_registry`]) that it may have been near. A class that a source states is a statement, one that follows
//! from a site near by is an inference: `SiteLink` holds the first alone, and nothing that judges or publishes sees a site.
//! Not here: detections by sensors; whether the ground matters to a term (`judge`).
//!
//! # Method
//! What is not known stays a set: an incident of which only the country is known lies in any unit of that country, and on
//! the ground of any party recognised there. The recognised border and the holder on the day are two layers; neither is
//! derived from the other except where nobody says who held the ground, and then the link says so. A settlement is looked
//! up within the unit that the source names, never across units, because names repeat (`ground.rs` for the holder). The
//! case's own places win; what they do not know is sought in the larger gazetteer (`geonames/lookup.rs`), where it is taken
//! for found only if one candidate weighs [`DECIDED`] or more.

mod boundaries;
mod error;
mod geonames;
mod ground;
mod names;
mod nearby;
mod places;
mod registries;

use std::collections::BTreeMap;

use model::{Candidate, Facet, Gazetteer, Incident, IncidentPlace, Name, Point, Relation, SiteLink, Taxonomy};

pub use boundaries::read_boundaries;
pub use error::LinkError;
pub use geonames::{GeoNames, Lookup, Rows, Settlement, Sought};
pub use nearby::Sites;
pub use places::read_places;
pub use registries::{Registry, RegistryEntry, read_registry};

/// Radius in metres drawn around a point that a source gives and the gazetteer does not know: the size of a large town,
/// since sources give coordinates of settlements and not of what was hit.
pub const SOURCE_POINT_RADIUS_M: f64 = 10_000.0;

/// From which weight on a candidate is taken for the place that is meant.
pub const DECIDED: f64 = 0.8;

/// Locates incidents, in the order given.
///
/// The point is the settlement's of the case's places, else the source's own ([`SOURCE_POINT_RADIUS_M`] around it), else
/// that of the settlement that was decided on in the larger gazetteer, else the administrative unit's; where there is none,
/// `radius_m` is zero and nothing can be drawn. A settlement or unit that is named and not found is said in `unresolved`,
/// whatever is drawn for it.
#[must_use]
pub fn link(incidents: &[Incident], gazetteer: &Gazetteer, lookup: &Lookup) -> Vec<SiteLink> {
    let reports = reports(incidents, gazetteer);
    let linker = Linker { gazetteer, lookup, reports };
    incidents.iter().map(|incident| linker.link(incident)).collect()
}

struct Linker<'a> {
    gazetteer: &'a Gazetteer,
    lookup: &'a Lookup,
    /// The places that each report names and that the case knows.
    reports: BTreeMap<&'a str, Vec<Point>>,
}

impl Linker<'_> {
    fn link(&self, incident: &Incident) -> SiteLink {
        let mut place = incident.place.clone();
        let candidates = self.candidates(incident);
        let meant = candidates
            .first()
            .filter(|best| best.weight >= DECIDED && self.lookup.ready().is_within(&self.sought(&place), best));
        if let (Some(best), None) = (meant, &place.admin1) {
            place.admin1 = self.area_of(best);
        }
        let circle = circle(&place, meant, self.gazetteer);
        let stated = incident.object != Taxonomy::shipped().all(Facet::Object);
        SiteLink {
            incident: incident.id.clone(),
            class: incident.object,
            relation: if stated { Relation::Stated } else { Relation::Unknown },
            areas: areas(&place, self.gazetteer),
            point: circle.map(|(point, _)| point),
            radius_m: circle.map_or(0.0, |(_, radius_m)| radius_m),
            ground: ground::ground(&place, incident.time.interval, self.gazetteer),
            unresolved: if meant.is_some() { None } else { self.unresolved(&place, &candidates) },
            candidates,
        }
    }

    /// What the larger gazetteer offers for a settlement that the case's own places do not know.
    fn candidates(&self, incident: &Incident) -> Vec<Candidate> {
        let place = &incident.place;
        let Some(name) = place.name.as_deref() else { return vec![] };
        if self.lookup.is_empty()
            || place.admin1.as_deref().is_some_and(|unit| self.gazetteer.town(unit, name).is_some())
        {
            return vec![];
        }
        // What the source itself points at is the nearest neighbour.
        let mut neighbours = Vec::from_iter(place.point);
        for statement in &incident.statements {
            neighbours.extend(self.reports.get(report(statement)).into_iter().flatten());
        }
        self.lookup.candidates(&Sought { name, neighbours: &neighbours, ..self.sought(place) })
    }

    fn sought<'p>(&self, place: &'p IncidentPlace) -> Sought<'p> {
        let unit = place.admin1.as_deref();
        let area = unit.and_then(|unit| self.gazetteer.area(unit));
        let circle = area.map(|area| (area.point, area.radius_m));
        Sought { name: "", unit, circle, country: place.country.as_deref(), neighbours: &[] }
    }

    /// What the case calls the unit of a candidate; the gazetteer's own name for a unit that the case does not name.
    fn area_of(&self, candidate: &Candidate) -> Option<Name> {
        let is_it =
            |area: &&model::Area| self.lookup.ready().units(&area.name, Some(&area.country)).contains(&candidate.unit);
        self.gazetteer.areas.iter().find(is_it).map(|area| area.name.clone()).or_else(|| candidate.admin1.clone())
    }

    /// No name of a candidate stands in it: what is withheld is withheld by the name that the sources use.
    fn unresolved(&self, place: &IncidentPlace, candidates: &[Candidate]) -> Option<String> {
        let offered = match candidates.len() {
            _ if self.lookup.is_empty() => String::new(),
            0 => ", nor in the larger one".to_owned(),
            1 => "; the larger one offers a place, which may be another".to_owned(),
            n => format!("; the larger one offers {n} places and none outweighs the others"),
        };
        match (&place.name, &place.admin1) {
            (Some(name), Some(unit)) => match self.gazetteer.town(unit, name) {
                Some(_) => None,
                None => Some(format!("`{name}` in `{unit}` is not in the gazetteer{offered}")),
            },
            (Some(name), None) if self.lookup.is_empty() => {
                Some(format!("`{name}` is named without its administrative unit and was not looked up"))
            }
            (Some(name), None) => {
                Some(format!("`{name}`, named without its administrative unit, is not in the gazetteer{offered}"))
            }
            (None, Some(unit)) => match self.gazetteer.area(unit) {
                Some(_) => None,
                None => Some(format!("`{unit}` is not in the gazetteer")),
            },
            (None, None) => Some(match &place.country {
                Some(country) => format!("no place is named, only the country `{country}`"),
                None => "no place is named".to_owned(),
            }),
        }
    }
}

/// The places of the case by the report that names them. Statements of one report bear its id, `#` and a number.
fn reports<'a>(incidents: &'a [Incident], gazetteer: &Gazetteer) -> BTreeMap<&'a str, Vec<Point>> {
    let mut reports: BTreeMap<&str, Vec<Point>> = BTreeMap::new();
    for incident in incidents {
        let place = &incident.place;
        let Some((point, _)) = circle(place, None, gazetteer).filter(|_| place.name.is_some()) else { continue };
        for statement in &incident.statements {
            reports.entry(report(statement)).or_default().push(point);
        }
    }
    reports
}

fn report(statement: &str) -> &str {
    statement.split_once('#').map_or(statement, |(report, _)| report)
}

fn areas(place: &IncidentPlace, gazetteer: &Gazetteer) -> Vec<Name> {
    match (&place.admin1, &place.country) {
        (Some(unit), _) => vec![unit.clone()],
        (None, Some(country)) => {
            gazetteer.areas.iter().filter(|area| area.country == *country).map(|area| area.name.clone()).collect()
        }
        (None, None) => Vec::new(),
    }
}

fn circle(place: &IncidentPlace, meant: Option<&Candidate>, gazetteer: &Gazetteer) -> Option<(Point, f64)> {
    let unit = place.admin1.as_deref();
    let town = unit.zip(place.name.as_deref()).and_then(|(unit, name)| gazetteer.town(unit, name));
    let area = unit.and_then(|unit| gazetteer.area(unit));
    town.map(|town| (town.point, town.radius_m))
        .or(place.point.map(|point| (point, SOURCE_POINT_RADIUS_M)))
        .or(meant.map(|best| (best.point, best.radius_m)))
        .or(area.map(|area| (area.point, area.radius_m)))
}

/// A point, where it is on the Earth.
fn coordinates(lat: f64, lon: f64) -> Option<Point> {
    ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some(Point { lat, lon })
}
