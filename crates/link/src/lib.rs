//! Locating: from incidents to places on the map, and whose ground it was.
//!
//! Input: the incidents, with places as the sources name them, and the case's [`Gazetteer`] (read by [`read_places`]).
//! Output: one [`SiteLink`] per incident, in the same order.
//! Not here: registries of sites, distances to them, detections by sensors; searching by spelling (a name is looked up as
//! the reports write it); whether the ground matters to a term (`judge`).
//!
//! # Method
//! What is not known stays a set: an incident of which only the country is known lies in any unit of that country, and on
//! the ground of any party recognised there. The recognised border and the holder on the day are two layers; neither is
//! derived from the other except where nobody says who held the ground, and then the link says so. A settlement is looked
//! up within the unit that the source names, never across units, because names repeat (`ground.rs` for the holder).

mod error;
mod ground;
mod places;

use model::{Facet, Gazetteer, Incident, IncidentPlace, Name, Point, Relation, SiteLink, Taxonomy};

pub use error::LinkError;
pub use places::read_places;

/// Radius in metres drawn around a point that a source gives and the gazetteer does not know: the size of a large town,
/// since sources give coordinates of settlements and not of what was hit.
pub const SOURCE_POINT_RADIUS_M: f64 = 10_000.0;

/// Locates incidents, in the order given.
///
/// The point is the settlement's of the gazetteer, else the source's own ([`SOURCE_POINT_RADIUS_M`] around it), else the
/// administrative unit's; where there is none, `radius_m` is zero and nothing can be drawn. A settlement or unit that is
/// named and not found is said in `unresolved`, whatever is drawn for it.
#[must_use]
pub fn link(incidents: &[Incident], gazetteer: &Gazetteer) -> Vec<SiteLink> {
    incidents.iter().map(|incident| link_one(incident, gazetteer)).collect()
}

fn link_one(incident: &Incident, gazetteer: &Gazetteer) -> SiteLink {
    let place = &incident.place;
    let circle = circle(place, gazetteer);
    let stated = incident.object != Taxonomy::shipped().all(Facet::Object);
    SiteLink {
        incident: incident.id.clone(),
        class: incident.object,
        relation: if stated { Relation::Stated } else { Relation::Unknown },
        areas: areas(place, gazetteer),
        point: circle.map(|(point, _)| point),
        radius_m: circle.map_or(0.0, |(_, radius_m)| radius_m),
        ground: ground::ground(place, incident.time.interval, gazetteer),
        unresolved: unresolved(place, gazetteer),
    }
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

fn circle(place: &IncidentPlace, gazetteer: &Gazetteer) -> Option<(Point, f64)> {
    let unit = place.admin1.as_deref();
    let town = unit.zip(place.name.as_deref()).and_then(|(unit, name)| gazetteer.town(unit, name));
    let area = unit.and_then(|unit| gazetteer.area(unit));
    town.map(|town| (town.point, town.radius_m))
        .or(place.point.map(|point| (point, SOURCE_POINT_RADIUS_M)))
        .or(area.map(|area| (area.point, area.radius_m)))
}

fn unresolved(place: &IncidentPlace, gazetteer: &Gazetteer) -> Option<String> {
    match (&place.name, &place.admin1) {
        (Some(name), Some(unit)) => match gazetteer.town(unit, name) {
            Some(_) => None,
            None => Some(format!("`{name}` in `{unit}` is not in the gazetteer")),
        },
        (Some(name), None) => Some(format!("`{name}` is named without its administrative unit and was not looked up")),
        (None, Some(unit)) => match gazetteer.area(unit) {
            Some(_) => None,
            None => Some(format!("`{unit}` is not in the gazetteer")),
        },
        (None, None) => Some(match &place.country {
            Some(country) => format!("no place is named, only the country `{country}`"),
            None => "no place is named".to_owned(),
        }),
    }
}
