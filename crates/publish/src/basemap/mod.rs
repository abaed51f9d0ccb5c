//! The base map of a page: land, borders and towns of a part of the world, out of data that are part of the program.
//!
//! Input: a [`Frame`], and the lines that a case brings. Output: a [`BaseMap`] for the page to draw. Not here: incidents, how
//! anything is drawn. Which borders are drawn and why stands in `docs/decisions/0014-boundaries.md`.

mod atlas;
mod frame;
#[cfg(test)]
mod tests;

use atlas::Feature;
use frame::{Position, thin};
use model::{Boundary, Point};
use serde::Serialize;

pub(crate) use frame::{Frame, frame_of};

/// Units in a degree.
const SCALE: i32 = 1000;
/// Up to this width or height, degrees, a map has every corner of the data.
const FINE: i32 = 15;
/// Of a wider one, corners go that are off by less than its span over this: half a pixel where it is drawn a thousand wide.
const STEPS: f64 = 2000.0;
/// Towns that a map has at most; a page has room for fewer names.
const TOWNS: usize = 300;
/// Two centres nearer than this (degrees, about five kilometres) are of one town.
const SAME_TOWN: f64 = 0.05;
const SOURCES: [&str; 2] = [
    "Land, borders and administrative units: made with Natural Earth (public domain), changed as the policy on borders says",
    "Towns: GeoNames (geonames.org), CC BY 4.0, those of 50,000 inhabitants or more",
];

/// What a page draws under its incidents. Shapes are `[lon, lat, lon, lat, …]` in units ([`SCALE`] to a degree): the first pair
/// absolute, each later one the difference from the one before. Across the antimeridian longitudes go on past 180 degrees.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct BaseMap {
    /// The frame, in whole degrees.
    west: i32,
    south: i32,
    east: i32,
    north: i32,
    scale: i32,
    /// Closed rings within the frame (the last pair leads back to the first), filled by the even-odd rule.
    land: Vec<Vec<i32>>,
    lines: Vec<BorderLine>,
    /// The largest first.
    towns: Vec<Town>,
    /// Whom to name.
    sources: [&'static str; 2],
    /// Whether the case's own lines stand instead of the program's.
    own: bool,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct BorderLine {
    /// `coast`, or a word of [`model::BoundaryKind`].
    #[cfg_attr(test, ts(type = "BoundaryKind"))]
    kind: &'static str,
    name: Option<String>,
    points: Vec<i32>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct Town {
    name: String,
    /// Degrees.
    lat: f64,
    lon: f64,
    /// By which they are ordered.
    #[serde(skip)]
    population: u64,
}

/// The base map of a frame. Where `own` holds lines, they stand instead of the program's borders, whatever their kind.
///
/// A town is called as the edition calls it where it prints a settlement there (`printed`).
///
/// Towns are those of the program's list and never of a case's places or its gazetteer: the name of a village on a map would
/// give away a place that the policy withholds.
pub(crate) fn base_map(frame: Frame, own: &[Boundary], printed: &[(Point, &str)]) -> BaseMap {
    let span = (frame.east - frame.west).max(frame.north - frame.south);
    let tolerance = if span > FINE * SCALE { f64::from(span) / STEPS } else { 0.0 };
    let mut map = BaseMap {
        west: frame.west / SCALE,
        south: frame.south / SCALE,
        east: frame.east / SCALE,
        north: frame.north / SCALE,
        scale: SCALE,
        land: vec![],
        lines: vec![],
        towns: vec![],
        sources: SOURCES,
        own: !own.is_empty(),
    };
    // Of a frame that goes on past 180 degrees, what lies there stands in the data a turn further west.
    for turn in [0, 360 * SCALE].into_iter().filter(|turn| frame.east - turn > -180 * SCALE) {
        let there = Frame { west: frame.west - turn, east: frame.east - turn, ..frame };
        let moved = |points: &[Position]| differences(points.iter().map(|(lon, lat)| (lon + turn, *lat)));
        let lines = |kind, name: Option<&str>, points: Vec<Position>| -> Vec<BorderLine> {
            let line = |run: &Vec<Position>| BorderLine {
                kind,
                name: name.map(str::to_owned),
                points: moved(&thin(run, tolerance)),
            };
            there.line(points).iter().map(line).collect()
        };
        for one in own {
            let points = one.line.iter().map(|point| position(*point)).collect();
            map.lines.extend(lines(one.kind.word(), one.name.as_deref(), points));
        }
        // That every cell can be read is tested: the file is part of the program.
        let blocks = atlas::blocks().unwrap_or_default().into_iter().filter(|block| block.meets(&there));
        for feature in blocks.filter_map(|block| block.features()).flatten() {
            match feature {
                Feature::Line { kind, name, points } if own.is_empty() => {
                    map.lines.extend(lines(kind, name.as_deref(), points));
                }
                Feature::Line { .. } => {}
                Feature::Land(ring) => {
                    let shores = there.shores(&there.ring(&ring));
                    let mut whole = Vec::new();
                    for shore in shores {
                        let points = thin(&shore.points, tolerance);
                        whole.extend(points.iter().skip(usize::from(!whole.is_empty())));
                        if shore.is_coast && points.len() > 2 {
                            map.lines.push(BorderLine { kind: "coast", name: None, points: moved(&points) });
                        }
                    }
                    if whole.len() > 3 {
                        map.land.push(moved(&whole));
                    }
                }
                Feature::Town { name, population, position } => {
                    if there.holds(position) {
                        let [lon, lat] = [position.0 + turn, position.1].map(|unit| f64::from(unit) / f64::from(SCALE));
                        let is_here =
                            |(point, _): &&(Point, &str)| (point.lat - lat).hypot(point.lon - lon) < SAME_TOWN;
                        let name = printed.iter().find(is_here).map_or(name, |(_, printed)| (*printed).to_owned());
                        map.towns.push(Town { name, lat, lon, population });
                    }
                }
            }
        }
    }
    map.towns.sort_by(|a, b| (b.population, &a.name).cmp(&(a.population, &b.name)));
    map.towns.truncate(TOWNS);
    map
}

fn position(point: Point) -> Position {
    let unit = |degrees: f64| (degrees * f64::from(SCALE)).round() as i32;
    (unit(point.lon), unit(point.lat))
}

/// Positions as the page reads them, see [`BaseMap`].
fn differences(points: impl Iterator<Item = Position>) -> Vec<i32> {
    let mut before = (0, 0);
    points
        .flat_map(|(lon, lat)| {
            let difference = [lon - before.0, lat - before.1];
            before = (lon, lat);
            difference
        })
        .collect()
}
