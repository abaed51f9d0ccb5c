//! Incidents as areas on a map (RFC 7946): the circle within which each happened, as far as it may be printed.
//!
//! A circle is a ring of 32 corners on a sphere (mean radius of GRS 80, Moritz 1980), counter-clockwise, and is cut in
//! two where it crosses the antimeridian (RFC 7946, 3.1.9). An incident that is placed no better than in a country has no
//! geometry. Never a bare point.

use model::Point;
use serde::Serialize;

use super::Exporter;
use crate::Artifact;
use crate::error::PublishError;
use crate::figures;
use crate::index::{Entry, Index};
use crate::policy::Circle;
use crate::wording;

pub(super) const EXPORTER: Exporter = Exporter { name: "incidents.geojson", export };

const CORNERS: u32 = 32;
const EARTH_M: f64 = 6_371_008.8;

#[derive(Serialize)]
struct Collection<'a> {
    r#type: &'static str,
    features: Vec<Feature<'a>>,
}

#[derive(Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    id: &'a str,
    geometry: Option<Geometry>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon([Ring; 1]),
    MultiPolygon([[Ring; 1]; 2]),
}

/// Longitude and latitude of each corner, the first again at the end.
type Ring = Vec<[f64; 2]>;

#[derive(Serialize)]
struct Properties<'a> {
    from: String,
    to: String,
    place: &'a str,
    radius_m: Option<f64>,
    withheld: Option<&'static str>,
    object: String,
    means: String,
    certainty: &'static str,
    statements: Vec<&'a str>,
}

fn export(index: &Index<'_>, _: &[Artifact]) -> Result<Vec<u8>, PublishError> {
    let features = index.entries.iter().map(feature).collect();
    let mut bytes = serde_json::to_vec(&Collection { r#type: "FeatureCollection", features })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn feature<'a>(entry: &'a Entry<'_>) -> Feature<'a> {
    let incident = entry.incident;
    Feature {
        r#type: "Feature",
        id: &incident.id,
        geometry: entry.place.circle.map(geometry),
        properties: Properties {
            from: incident.time.interval.from.to_string(),
            to: incident.time.interval.to.to_string(),
            place: &entry.place.said,
            radius_m: entry.place.circle.map(|circle| figures::metres(circle.radius_m)),
            withheld: entry.place.withheld,
            object: wording::leaves(model::Facet::Object, incident.object),
            means: wording::leaves(model::Facet::Means, incident.means),
            certainty: entry.assessment.certainty.word(),
            statements: incident.statements.iter().map(|id| &**id).collect(),
        },
    }
}

fn geometry(circle: Circle) -> Geometry {
    let ring: Vec<Point> = (0..CORNERS).map(|corner| corner_of(circle, corner)).collect();
    let crosses = |edge: f64| ring.iter().any(|p| p.lon < edge) && ring.iter().any(|p| p.lon > edge);
    for edge in [-180.0, 180.0] {
        if crosses(edge) {
            let west = closed(&clipped(&ring, edge, true), if edge < 0.0 { 360.0 } else { 0.0 });
            let east = closed(&clipped(&ring, edge, false), if edge < 0.0 { 0.0 } else { -360.0 });
            return Geometry::MultiPolygon([[west], [east]]);
        }
    }
    Geometry::Polygon([closed(&ring, 0.0)])
}

/// The corner in that direction, counter-clockwise from the east; its longitude may lie beyond 180 degrees.
fn corner_of(circle: Circle, corner: u32) -> Point {
    let turn = std::f64::consts::TAU * f64::from(corner) / f64::from(CORNERS);
    let arc = circle.radius_m / EARTH_M;
    let lat = circle.centre.lat.to_radians();
    let (north, east) = (turn.sin(), turn.cos());
    let sin_lat = lat.sin() * arc.cos() + lat.cos() * arc.sin() * north;
    let dlon = (east * arc.sin() * lat.cos()).atan2(arc.cos() - lat.sin() * sin_lat);
    Point { lat: sin_lat.clamp(-1.0, 1.0).asin().to_degrees(), lon: circle.centre.lon + dlon.to_degrees() }
}

/// The part of a ring on one side of a meridian (Sutherland and Hodgman 1974, one edge).
fn clipped(ring: &[Point], edge: f64, west: bool) -> Vec<Point> {
    let inside = |point: &Point| if west { point.lon <= edge } else { point.lon >= edge };
    let mut kept = Vec::with_capacity(ring.len() + 2);
    for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        if inside(from) {
            kept.push(*from);
        }
        if inside(from) != inside(to) {
            let share = (edge - from.lon) / (to.lon - from.lon);
            kept.push(Point { lat: from.lat + share * (to.lat - from.lat), lon: edge });
        }
    }
    kept
}

fn closed(ring: &[Point], shift: f64) -> Ring {
    ring.iter()
        .chain(ring.first())
        .map(|point| [figures::degrees(point.lon + shift), figures::degrees(point.lat)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle(lat: f64, lon: f64) -> Circle {
        Circle { centre: Point { lat, lon }, radius_m: 50_000.0 }
    }

    #[test]
    fn every_corner_lies_at_the_radius() {
        let circle = circle(50.0, 30.0);
        for corner in 0..CORNERS {
            let away = circle.centre.distance_m(corner_of(circle, corner));
            assert!((away - 50_000.0).abs() < 0.5, "{away}");
        }
    }

    #[test]
    fn a_ring_is_closed_and_runs_against_the_clock() {
        let Geometry::Polygon([ring]) = geometry(circle(50.0, 30.0)) else { panic!("cut in two") };
        assert_eq!(ring.len(), 33);
        assert_eq!(ring.first(), ring.last());
        let doubled_area: f64 = ring.windows(2).map(|edge| edge[0][0] * edge[1][1] - edge[1][0] * edge[0][1]).sum();
        assert!(doubled_area > 0.0);
    }

    #[test]
    fn a_circle_across_the_antimeridian_is_cut_in_two() {
        for lon in [179.9, -179.9] {
            let Geometry::MultiPolygon([[west], [east]]) = geometry(circle(66.0, lon)) else { panic!("not cut") };
            assert!(west.iter().all(|corner| corner[0] > 170.0 && corner[0] <= 180.0), "{west:?}");
            assert!(east.iter().all(|corner| corner[0] < -170.0 && corner[0] >= -180.0), "{east:?}");
        }
    }
}
