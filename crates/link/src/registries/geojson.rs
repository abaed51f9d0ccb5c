//! GeoJSON (RFC 7946): points as they are, whatever is larger by the circle around its bounding box.

use model::Point;
use serde_json::Value;

use super::{Desk, Draft, Format};
use crate::LinkError;

pub(super) const FORMAT: Format = Format { name: "geojson", read };

fn read(bytes: &[u8], desk: &mut Desk<'_>) -> Result<(), LinkError> {
    let whole: Value = serde_json::from_slice(bytes).map_err(|error| desk.wrong(error))?;
    let features = match whole.get("type").and_then(Value::as_str) {
        Some("FeatureCollection") => whole.get("features").and_then(Value::as_array).map(Vec::as_slice),
        Some("Feature") => Some(std::slice::from_ref(&whole)),
        _ => None,
    };
    for feature in features.ok_or_else(|| desk.wrong("it is neither a FeatureCollection nor a Feature"))? {
        let property = |field: &str| feature.get("properties")?.get(field)?.as_str();
        let mut points = Vec::new();
        let drawn = feature.get("geometry").map(|geometry| positions(geometry, &mut points));
        let draft = Draft {
            name: property(&desk.entry.name_field).unwrap_or_default(),
            // One wrong position spoils the whole: the circle would not hold the site.
            circle: if drawn == Some(Some(())) { around(&points) } else { None },
            class: desk.entry.class_field.as_deref().and_then(property),
        };
        desk.take(Ok(draft));
    }
    Ok(())
}

/// Every position of a geometry, of whatever type; nothing where one is none.
fn positions(geometry: &Value, points: &mut Vec<Point>) -> Option<()> {
    match geometry.get("geometries").and_then(Value::as_array) {
        Some(parts) => parts.iter().try_for_each(|part| positions(part, points)),
        None => nested(geometry.get("coordinates")?, points),
    }
}

fn nested(coordinates: &Value, points: &mut Vec<Point>) -> Option<()> {
    match coordinates.as_array()?.as_slice() {
        [lon, lat, ..] if lon.is_number() => points.push(crate::coordinates(lat.as_f64()?, lon.as_f64()?)?),
        parts => parts.iter().try_for_each(|part| nested(part, points))?,
    }
    Some(())
}

/// The middle of the bounding box, and how far the furthest position is.
fn around(points: &[Point]) -> Option<(Point, f64)> {
    let first = *points.first()?;
    let (mut low, mut high) = (first, first);
    for point in points {
        low = Point { lat: low.lat.min(point.lat), lon: low.lon.min(point.lon) };
        high = Point { lat: high.lat.max(point.lat), lon: high.lon.max(point.lon) };
    }
    let centre = Point { lat: f64::midpoint(low.lat, high.lat), lon: f64::midpoint(low.lon, high.lon) };
    Some((centre, points.iter().map(|point| centre.distance_m(*point)).fold(0.0, f64::max)))
}
