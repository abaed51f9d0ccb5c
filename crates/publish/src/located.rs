//! Where each incident was taken to be, and what stood near: for whoever works on a case. No policy is applied to it, and no
//! exporter writes it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use model::{Candidate, Edition, Facet, Incident, Nearby, Relation, SiteLink};
use serde::Serialize;

use crate::error::PublishError;
use crate::figures::{degrees, metres};
use crate::records::{LeavesRecord, lines};
use crate::wording;

/// The version of these records.
const VERSION: u8 = 1;
/// Candidates and sites that are shown of each incident; the JSON has them all.
const MOST: usize = 5;

#[derive(Serialize)]
struct LinkRecord<'a> {
    v: u8,
    internal: bool,
    incident: &'a str,
    place: Option<&'a str>,
    admin1: Option<&'a str>,
    country: Option<&'a str>,
    areas: Vec<&'a str>,
    lat: Option<f64>,
    lon: Option<f64>,
    radius_m: f64,
    recognised: Vec<&'a str>,
    held_by: Vec<&'a str>,
    /// Null where the place was found; else it waits for a person.
    unresolved: Option<&'a str>,
    candidates: Vec<CandidateRecord<'a>>,
    class: LeavesRecord,
    class_by: &'static str,
    sites: Vec<SiteRecord<'a>>,
}

#[derive(Serialize)]
struct CandidateRecord<'a> {
    name: &'a str,
    admin1: Option<&'a str>,
    country: &'a str,
    lat: f64,
    lon: f64,
    edits: usize,
    weight: f64,
}

/// Its class is inferred from where it stands.
#[derive(Serialize)]
struct SiteRecord<'a> {
    site: &'a str,
    registry: &'a str,
    class_by_proximity: LeavesRecord,
    proximity: &'static str,
    distance_m: [f64; 2],
}

/// Incidents with their links and the sites near by, which stand in the order of the incidents.
fn each<'a>(
    edition: &'a Edition,
    nearby: &'a BTreeMap<model::Name, Vec<Nearby>>,
) -> impl Iterator<Item = (&'a Incident, &'a SiteLink, &'a [Nearby])> {
    let near = |incident: &Incident| nearby.get(&incident.id).map_or(&[][..], Vec::as_slice);
    edition.resolution.incidents.iter().zip(&edition.links).map(move |(one, link)| (one, link, near(one)))
}

/// Where incidents are taken to be, one JSON object a line, with every candidate and every site that may be near. Internal.
///
/// # Errors
/// [`PublishError::Json`].
pub fn link_json(edition: &Edition, nearby: &BTreeMap<model::Name, Vec<Nearby>>) -> Result<String, PublishError> {
    lines(each(edition, nearby).map(|(incident, link, near)| LinkRecord {
        v: VERSION,
        internal: true,
        incident: &incident.id,
        place: incident.place.name.as_deref(),
        admin1: incident.place.admin1.as_deref(),
        country: incident.place.country.as_deref(),
        areas: strings(&link.areas),
        lat: link.point.map(|point| degrees(point.lat)),
        lon: link.point.map(|point| degrees(point.lon)),
        radius_m: metres(link.radius_m),
        recognised: strings(&link.ground.recognised),
        held_by: strings(&link.ground.held_by),
        unresolved: link.unresolved.as_deref(),
        candidates: link.candidates.iter().map(CandidateRecord::new).collect(),
        class: LeavesRecord::new(Facet::Object, link.class),
        class_by: class_by(link),
        sites: near.iter().map(SiteRecord::new).collect(),
    }))
}

fn strings(names: &[model::Name]) -> Vec<&str> {
    names.iter().map(|name| &**name).collect()
}

fn class_by(link: &SiteLink) -> &'static str {
    match link.relation {
        Relation::Stated => "statement",
        Relation::Unknown => "nobody says",
    }
}

impl<'a> CandidateRecord<'a> {
    fn new(one: &'a Candidate) -> Self {
        Self {
            name: &one.name,
            admin1: one.admin1.as_deref(),
            country: &one.country,
            lat: degrees(one.point.lat),
            lon: degrees(one.point.lon),
            edits: one.edits,
            weight: (one.weight * 1000.0).round() / 1000.0,
        }
    }
}

impl<'a> SiteRecord<'a> {
    fn new(one: &'a Nearby) -> Self {
        Self {
            site: &one.site.name,
            registry: &one.site.registry,
            class_by_proximity: LeavesRecord::new(Facet::Object, one.site.class),
            proximity: one.proximity.word(),
            distance_m: [metres(one.distance.lo_m()), metres(one.distance.hi_m())],
        }
    }
}

/// The same for a terminal; at the end the places that wait for a person, and what is known of whose ground it was.
#[must_use]
pub fn link_text(edition: &Edition, nearby: &BTreeMap<model::Name, Vec<Nearby>>) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    for (incident, link, near) in each(edition, nearby) {
        let circle = link.point.map_or_else(
            || "not drawn".to_owned(),
            |point| format!("{:.2}, {:.2}, within {}", point.lat, point.lon, km(link.radius_m)),
        );
        let _ = writeln!(text, "{:<8} {}: {circle}", incident.id, incident.place.said);
        for one in link.candidates.iter().take(MOST) {
            let unit = one.admin1.as_deref().map_or_else(String::new, |unit| format!("{unit}, "));
            let (share, edits) = (one.weight * 100.0, wording::count(one.edits, "letter"));
            let spelt = if one.edits == 0 { String::new() } else { format!(", {edits} otherwise") };
            let (name, country, at) = (&one.name, &one.country, one.point);
            let _ = writeln!(text, "  {share:3.0} % {name}, {unit}{country} ({:.2}, {:.2}){spelt}", at.lat, at.lon);
        }
        more(&mut text, link.candidates.len(), "place");
        for one in near.iter().take(MOST) {
            let Nearby { site, proximity, distance } = one;
            let class = wording::leaves(Facet::Object, site.class);
            let (lo, hi, proximity) = (km(distance.lo_m()), km(distance.hi_m()), proximity.word());
            let _ = writeln!(text, "  {proximity}: {} ({class}, by the registry), {lo} to {hi}", site.name);
        }
        more(&mut text, near.len(), "site");
    }
    let waiting: Vec<&SiteLink> = edition.links.iter().filter(|link| link.unresolved.is_some()).collect();
    let (n, all) = (waiting.len(), wording::count(edition.links.len(), "incident"));
    let _ = writeln!(text, "\n{n} of {all} wait for a person to say where they were");
    for link in waiting {
        let _ = writeln!(text, "  {}: {}", link.incident, link.unresolved.as_deref().unwrap_or_default());
    }
    let parties = |of: fn(&SiteLink) -> usize| -> Vec<usize> { edition.links.iter().map(of).collect() };
    let layers = [
        ("recognised border", parties(|link| link.ground.recognised.len())),
        ("line of control", parties(|link| link.ground.held_by.len())),
    ];
    for (layer, parties) in layers {
        let [none, one, several] = [0, 1, 2].map(|n| parties.iter().filter(|of| (**of).min(2) == n).count());
        let _ = writeln!(text, "{layer}: one party's in {one}, any of several in {several}, no party's in {none}");
    }
    text
}

fn more(text: &mut String, n: usize, what: &str) {
    if let Some(rest) = n.checked_sub(MOST).filter(|rest| *rest > 0) {
        let _ = writeln!(text, "  and {}", wording::count(rest, &format!("more {what}")));
    }
}

fn km(metres: f64) -> String {
    format!("{:.1} km", metres / 1000.0)
}
