//! A case's own boundaries: GeoJSON (RFC 7946), a `FeatureCollection` of `LineString` and `MultiLineString` with the property
//! `kind` and, if it has one, `name`.

use model::{Boundary, BoundaryKind, Name, Point};
use serde_json::Value;

use crate::LinkError;

/// Reads a file of boundaries; `file` is its name as it is told.
///
/// # Errors
/// [`LinkError::Boundaries`] where it is no such collection, holds no line, or a feature cannot be used: a map with a part of
/// the lines would show another division than the case's.
pub fn read_boundaries(bytes: &[u8], file: &str) -> Result<Vec<Boundary>, LinkError> {
    let wrong = |message: String| LinkError::Boundaries { file: file.to_owned(), message };
    let whole: Value = serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))?;
    let is_collection = whole.get("type").and_then(Value::as_str) == Some("FeatureCollection");
    let features = whole.get("features").and_then(Value::as_array).filter(|_| is_collection);
    let features = features.ok_or_else(|| wrong("it is no FeatureCollection: save the lines as GeoJSON".to_owned()))?;
    let mut boundaries = Vec::new();
    for (feature, number) in features.iter().zip(1..) {
        let lines = read(feature).map_err(|message| wrong(format!("feature {number}: {message}")))?;
        boundaries.extend(lines);
    }
    if boundaries.is_empty() {
        return Err(wrong("it holds no line: add one, or take `boundaries` out of `case.toml`".to_owned()));
    }
    Ok(boundaries)
}

/// The lines of one feature, or what is wrong with it and what to write.
fn read(feature: &Value) -> Result<Vec<Boundary>, String> {
    let property = |name: &str| feature.get("properties")?.get(name)?.as_str();
    let kind = BoundaryKind::ALL.into_iter().find(|kind| Some(kind.word()) == property("kind")).ok_or_else(|| {
        let known = BoundaryKind::ALL.map(BoundaryKind::word).join("`, `");
        let found = property("kind").map_or_else(|| "has no `kind`".to_owned(), |word| format!("`{word}` is no kind"));
        format!("{found}; there are `{known}`")
    })?;
    let geometry = feature.get("geometry");
    let coordinates = geometry.and_then(|geometry| geometry.get("coordinates")).and_then(Value::as_array);
    let lines = match (geometry.and_then(|geometry| geometry.get("type")).and_then(Value::as_str), coordinates) {
        (Some("LineString"), Some(line)) => vec![positions(line)],
        (Some("MultiLineString"), Some(lines)) => {
            lines.iter().map(|line| line.as_array().and_then(|line| positions(line))).collect()
        }
        _ => return Err("its geometry is neither a LineString nor a MultiLineString".to_owned()),
    };
    let name = property("name").map(Name::from);
    lines
        .into_iter()
        .map(|line| line.map(|line| Boundary { kind, name: name.clone(), line }))
        .collect::<Option<_>>()
        .ok_or_else(|| "a line needs two positions or more, `[longitude, latitude]` in degrees".to_owned())
}

fn positions(line: &[Value]) -> Option<Vec<Point>> {
    let position = |position: &Value| match position.as_array()?.as_slice() {
        [lon, lat, ..] => crate::coordinates(lat.as_f64()?, lon.as_f64()?),
        _ => None,
    };
    line.iter().map(position).collect::<Option<Vec<_>>>().filter(|line| line.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(features: &str) -> Result<Vec<Boundary>, String> {
        let text = format!("{{\"type\": \"FeatureCollection\", \"features\": [{features}]}}");
        read_boundaries(text.as_bytes(), "lines.geojson").map_err(|error| error.to_string())
    }

    fn feature(kind: &str, geometry: &str, coordinates: &str) -> String {
        format!(
            "{{\"type\": \"Feature\", \"properties\": {{\"kind\": \"{kind}\", \"name\": \"The line\"}}, \
             \"geometry\": {{\"type\": \"{geometry}\", \"coordinates\": {coordinates}}}}}"
        )
    }

    #[test]
    fn each_line_has_its_kind_and_name() {
        let two = feature("line-of-control", "MultiLineString", "[[[30, 50], [31, 51]], [[32, 52], [33, 53, 8]]]");
        let one = feature("international", "LineString", "[[30, 50], [31, 51]]");
        let read = check(&format!("{two}, {one}")).unwrap();
        let kinds: Vec<_> = read.iter().map(|one| one.kind).collect();
        assert_eq!(kinds, [BoundaryKind::LineOfControl, BoundaryKind::LineOfControl, BoundaryKind::International]);
        assert_eq!(read[1].line, [Point { lat: 52.0, lon: 32.0 }, Point { lat: 53.0, lon: 33.0 }]);
        assert_eq!(read[1].name.as_deref(), Some("The line"));
    }

    #[test]
    fn what_cannot_be_used_is_told_with_its_feature() {
        let good = feature("disputed", "LineString", "[[30, 50], [31, 51]]");
        let told = |feature: &str| check(&format!("{good}, {feature}")).unwrap_err();
        let kinds = "there are `international`, `admin-1`, `disputed`, `line-of-control`";
        let at = "the boundaries `lines.geojson`: feature 2:";
        assert_eq!(told(&feature("border", "LineString", "[]")), format!("{at} `border` is no kind; {kinds}"));
        assert_eq!(told("{}"), format!("{at} has no `kind`; {kinds}"));
        let polygon = told(&feature("disputed", "Polygon", "[]"));
        assert_eq!(polygon, format!("{at} its geometry is neither a LineString nor a MultiLineString"));
        for wrong in ["[[30, 50]]", "[[30, 50], [31, 91]]", "[[30, 50], [31]]", "[[30, 50], 31]"] {
            let position = told(&feature("disputed", "LineString", wrong));
            assert_eq!(
                position,
                format!("{at} a line needs two positions or more, `[longitude, latitude]` in degrees")
            );
        }
    }

    #[test]
    fn a_file_without_a_line_is_no_file_of_boundaries() {
        assert!(check("").unwrap_err().contains("it holds no line"));
        assert!(read_boundaries(b"[]", "a").unwrap_err().to_string().contains("no FeatureCollection"));
    }
}
