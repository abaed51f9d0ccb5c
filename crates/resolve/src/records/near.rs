//! Which records are compared: those that lie near one another, or name one place, on neighbouring days.
//!
//! Records with a point stand in a grid; those that have none meet where they name one place. The cost grows with the number
//! of near pairs, not with the square of the records.

use std::hash::Hash;
use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use model::Record;

/// Days over which two records are compared.
const DAYS: i32 = 3;
/// Kilometres over which two records are compared: an act is up to so far from the middle of the area that is given for it.
pub(super) const REACH_KM: f32 = 30.0;
/// Kilometres of one degree of latitude, on a sphere of radius 6,371 km.
const DEGREE_KM: f32 = 111.195;
/// Height of a row of the grid in degrees: no less than the reach.
const ROW: f32 = REACH_KM / DEGREE_KM;

/// Two records that are near one another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near {
    pub other: usize,
    /// Kilometres between the points, where both are given.
    pub km: Option<f32>,
}

/// Records by where they lie. They are in the order of days.
#[derive(Debug)]
pub(super) struct Grid<'a> {
    rows: &'a [Record],
    /// Records with a point, by cell.
    points: Blocks<(i32, i32)>,
    /// Records that name a place, by place.
    places: Blocks<u32>,
}

/// What is looked at first of a record.
#[derive(Clone, Copy, Debug)]
struct Spot {
    at: u32,
    day: i32,
    lat: f32,
    lon: f32,
    /// Cosine of the latitude.
    cos: f32,
    has_point: bool,
}

impl Spot {
    fn of(at: u32, row: &Record) -> Self {
        let [lat, lon] = row.point.unwrap_or_default();
        Self { at, day: row.day, lat, lon, cos: lat.to_radians().cos(), has_point: row.point.is_some() }
    }
}

/// Records in blocks, in order within each.
#[derive(Debug)]
struct Blocks<K> {
    spots: Vec<Spot>,
    ranges: HashMap<K, Range<usize>, FixedState>,
}

impl<K: Copy + Ord + Hash> Blocks<K> {
    fn of(rows: &[Record], key: impl Fn(&Record) -> Option<K>) -> Self {
        let keyed = rows.iter().zip(0_u32..).filter_map(|(row, at)| Some((key(row)?, at)));
        let mut keyed: Vec<(K, u32)> = keyed.collect();
        keyed.sort_unstable();
        let mut ranges: HashMap<K, Range<usize>, FixedState> = HashMap::default();
        for (at, (key, _)) in keyed.iter().enumerate() {
            ranges.entry(*key).and_modify(|range| range.end = at + 1).or_insert(at..at + 1);
        }
        let spots = keyed.iter().filter_map(|(_, at)| Some(Spot::of(*at, rows.get(*at as usize)?))).collect();
        Self { spots, ranges }
    }

    /// The records of a block that come after one, up to a day.
    fn after(&self, key: &K, at: u32, last: i32) -> impl Iterator<Item = &Spot> {
        let block = self.ranges.get(key).and_then(|range| self.spots.get(range.clone())).unwrap_or(&[]);
        let first = block.partition_point(|spot| spot.at <= at);
        block.iter().skip(first).take_while(move |spot| spot.day <= last)
    }
}

impl<'a> Grid<'a> {
    pub(super) fn of(rows: &'a [Record]) -> Self {
        let points = Blocks::of(rows, |row| row.point.map(|[lat, lon]| cell(row_of(lat), lon)));
        let places = Blocks::of(rows, |row| Some(row.place).filter(|place| *place != 0));
        Self { rows, points, places }
    }

    /// Tells of each later record that is near one.
    pub(super) fn each_after(&self, at: usize, mut tell: impl FnMut(Near)) {
        let Some(row) = self.rows.get(at) else { return };
        let here = Spot::of(u32::try_from(at).unwrap_or(u32::MAX), row);
        let last = row.day.saturating_add(DAYS);
        if here.has_point {
            // A degree of longitude is shortest at the pole's side of the reach.
            let reach = ROW / (here.lat.abs() + ROW).min(89.9).to_radians().cos();
            let line = row_of(here.lat);
            for line in line - 1..=line + 1 {
                for column in cell(line, here.lon - reach).1..=cell(line, here.lon + reach).1 {
                    for spot in self.points.after(&(line, column), here.at, last) {
                        let (dy, dx) = (spot.lat - here.lat, (spot.lon - here.lon) * (spot.cos + here.cos) / 2.0);
                        let km = (dy * dy + dx * dx).sqrt() * DEGREE_KM;
                        if km <= REACH_KM {
                            tell(Near { other: spot.at as usize, km: Some(km) });
                        }
                    }
                }
            }
        }
        for spot in self.places.after(&row.place, here.at, last) {
            if !(here.has_point && spot.has_point) {
                tell(Near { other: spot.at as usize, km: None });
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a latitude is at most 90, and a longitude at most 180")]
fn row_of(lat: f32) -> i32 {
    (lat / ROW).floor() as i32
}

/// The cell of a longitude in a row of the grid. Columns are as wide as the reach at the row's edge towards the equator.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "as above")]
fn cell(row: i32, lon: f32) -> (i32, i32) {
    let edge = (row.abs().min((row + 1).abs()) as f32 * ROW).min(89.9);
    let width = ROW / edge.to_radians().cos();
    (row, (lon / width).floor() as i32)
}
