//! The frame of a map, and what of a shape lies in it.
//!
//! # Method
//! A ring is cut at one side after the other (Sutherland and Hodgman 1974), a line likewise, into the runs that lie within.
//! Where a map is wide, corners that nobody would see go (Ramer 1972; Douglas and Peucker 1973).

use model::Point;

use super::SCALE;

/// Longitude and latitude in units, see [`SCALE`].
pub(super) type Position = (i32, i32);

/// Metres of a degree of latitude: the sphere of [`Point::distance_m`].
const DEGREE_M: f64 = 111_195.0;
/// The margin around what is shown, as a part of its width and height.
const MARGIN: f64 = 0.1;
/// The margin at least, degrees.
const LEAST_MARGIN: f64 = 1.0;

/// A box of whole degrees, so that it tells no finer than that where something happened; in units, see [`SCALE`]. Across the
/// antimeridian `east` is larger than 180 degrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(super) west: i32,
    pub(super) south: i32,
    pub(super) east: i32,
    pub(super) north: i32,
}

impl Frame {
    /// The frame of these bounds in degrees, quantised outwards; the world where it would be wider.
    fn around(west: f64, south: f64, east: f64, north: f64) -> Self {
        let unit = |degrees: f64| degrees as i32 * SCALE;
        let (south, north) = (unit(south.floor().max(-90.0)), unit(north.ceil().min(90.0)));
        let (west, east) = (west.floor(), east.ceil());
        if east - west >= 360.0 {
            return Self { west: -180 * SCALE, south, east: 180 * SCALE, north };
        }
        // West lies in -180 to 180, east up to a turn further.
        let turn = ((west + 180.0) / 360.0).floor() * 360.0;
        Self { west: unit(west - turn), south, east: unit(east - turn), north }
    }

    fn sides(self) -> [Side; 4] {
        [(true, self.west, true), (true, self.east, false), (false, self.south, true), (false, self.north, false)]
            .map(|(is_lon, limit, is_least)| Side { is_lon, limit, is_least })
    }

    pub(super) fn holds(self, position: Position) -> bool {
        self.sides().iter().all(|side| side.holds(position))
    }

    /// What of a closed ring lies within; empty where nothing does. Its last point is not the first one again.
    pub(super) fn ring(self, ring: &[Position]) -> Vec<Position> {
        let open = ring.split_last().map_or(&[][..], |(_, open)| open).to_vec();
        self.sides().iter().fold(open, |ring, side| side.ring(&ring))
    }

    /// The runs of a line that lie within.
    pub(super) fn line(self, line: Vec<Position>) -> Vec<Vec<Position>> {
        self.sides().iter().fold(vec![line], |runs, side| runs.iter().flat_map(|run| side.line(run)).collect())
    }

    /// Whether a stretch of a ring is no coast: along the frame, or along the edge of the world.
    fn is_edge(self, a: Position, b: Position) -> bool {
        let turn = 360 * SCALE;
        let world = |position: Position| (position.0 - 180 * SCALE).rem_euclid(turn) == 0;
        let along = self.sides().iter().any(|side| side.of(a) == side.limit && side.of(b) == side.limit);
        along || world(a) && world(b) || a.1 == -90 * SCALE && b.1 == -90 * SCALE
    }

    /// A ring of [`Frame::ring`] as the stretches of coast and of edge that follow one another, each from where the one before
    /// ends.
    pub(super) fn shores(self, ring: &[Position]) -> Vec<Shore> {
        let next = ring.iter().cycle().skip(1);
        let edges: Vec<bool> = ring.iter().zip(next).map(|(a, b)| self.is_edge(*a, *b)).collect();
        // Begin where one stretch follows another.
        let start = edges.windows(2).position(|two| two.first() != two.last()).map_or(0, |at| at + 1);
        let mut shores: Vec<Shore> = Vec::new();
        let round: Vec<Position> = ring.iter().cycle().skip(start).take(ring.len() + 1).copied().collect();
        for (a, b) in round.iter().zip(round.iter().skip(1)) {
            let is_coast = !self.is_edge(*a, *b);
            match shores.last_mut().filter(|shore| shore.is_coast == is_coast) {
                Some(shore) => shore.points.push(*b),
                None => shores.push(Shore { is_coast, points: vec![*a, *b] }),
            }
        }
        shores
    }
}

/// A stretch of a ring.
pub(super) struct Shore {
    pub(super) is_coast: bool,
    pub(super) points: Vec<Position>,
}

/// One side of a frame.
struct Side {
    is_lon: bool,
    limit: i32,
    /// What lies within is at least, and not at most, the limit.
    is_least: bool,
}

impl Side {
    fn of(&self, (lon, lat): Position) -> i32 {
        if self.is_lon { lon } else { lat }
    }

    fn holds(&self, position: Position) -> bool {
        if self.is_least { self.of(position) >= self.limit } else { self.of(position) <= self.limit }
    }

    /// Where a stretch that crosses the side does, whichever way it goes.
    fn crossing(&self, a: Position, b: Position) -> Position {
        let (a, b) = (a.min(b), a.max(b));
        let share = f64::from(self.limit - self.of(a)) / f64::from(self.of(b) - self.of(a));
        let other = |a: i32, b: i32| (f64::from(a) + share * f64::from(b - a)).round() as i32;
        if self.is_lon { (self.limit, other(a.1, b.1)) } else { (other(a.0, b.0), self.limit) }
    }

    fn ring(&self, ring: &[Position]) -> Vec<Position> {
        let mut kept = Vec::with_capacity(ring.len());
        let before = ring.iter().cycle().skip(ring.len().saturating_sub(1));
        for (a, b) in before.zip(ring) {
            if self.holds(*a) != self.holds(*b) {
                kept.push(self.crossing(*a, *b));
            }
            if self.holds(*b) {
                kept.push(*b);
            }
        }
        kept.dedup();
        kept
    }

    fn line(&self, line: &[Position]) -> Vec<Vec<Position>> {
        let mut runs = vec![vec![]];
        let mut before: Option<Position> = None;
        for point in line {
            let crossing = before.filter(|a| self.holds(*a) != self.holds(*point)).map(|a| self.crossing(a, *point));
            let inside = self.holds(*point).then_some(*point);
            if let Some(run) = runs.last_mut() {
                run.extend(crossing.into_iter().chain(inside));
                run.dedup();
            }
            if crossing.is_some() && inside.is_none() {
                runs.push(vec![]);
            }
            before = Some(*point);
        }
        runs.retain(|run| run.len() > 1);
        runs
    }
}

/// The box around circles (centre, and radius in metres), with a margin of a tenth of its width and height and of one degree at
/// least, in whole degrees. It spans the antimeridian where that is the shorter way. `None` where there is no circle.
pub(crate) fn frame_of(circles: &[(Point, f64)]) -> Option<Frame> {
    let mut arcs = Vec::new();
    let (mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
    let is_known = |(point, radius): &&(Point, f64)| [point.lat, point.lon, *radius].iter().all(|one| one.is_finite());
    for (point, radius_m) in circles.iter().filter(is_known) {
        let high = radius_m / DEGREE_M;
        (south, north) = (south.min(point.lat - high), north.max(point.lat + high));
        // A circle is widest, in degrees, on its side towards the pole; one that holds the pole has every longitude.
        let pole = (point.lat.abs() + high).min(90.0).to_radians().cos();
        let wide = if pole * 180.0 > high { high / pole } else { 180.0 };
        arcs.push((point.lon - wide, point.lon + wide));
    }
    arcs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (first, _) = *arcs.first()?;
    // The frame begins where the widest gap between arcs ends, the turn closed by the first arc again.
    let (mut reach, mut widest) = (f64::NEG_INFINITY, (0.0, first));
    for (start, end) in arcs.iter().copied().chain([(first + 360.0, first + 360.0)]) {
        if reach.is_finite() && start - reach > widest.0 {
            widest = (start - reach, start);
        }
        reach = reach.max(end);
    }
    let (_, west) = widest;
    let ends = arcs.iter().map(|(start, end)| west + (start - west).rem_euclid(360.0) + (end - start));
    let east = ends.fold(west, f64::max);
    let margin = |span: f64| (span * MARGIN).max(LEAST_MARGIN);
    let (beside, above) = (margin(east - west), margin(north - south));
    Some(Frame::around(west - beside, south - above, east + beside, north + above))
}

/// A line without the corners that lie nearer than `tolerance` units to the line that is left; its ends stay.
pub(super) fn thin(line: &[Position], tolerance: f64) -> Vec<Position> {
    let mut kept: Vec<Position> = line.first().copied().into_iter().collect();
    thin_after(line, tolerance, &mut kept);
    kept
}

/// The same for a line of which the first point is kept already.
fn thin_after(line: &[Position], tolerance: f64, kept: &mut Vec<Position>) {
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return };
    let inner = line.get(1..line.len().saturating_sub(1)).unwrap_or_default();
    let far = inner.iter().zip(1..).map(|(point, at)| (distance(*point, *first, *last), at));
    match far.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(far, _)| *far > tolerance) {
        Some((_, at)) => {
            thin_after(line.get(..=at).unwrap_or_default(), tolerance, kept);
            thin_after(line.get(at..).unwrap_or_default(), tolerance, kept);
        }
        None if line.len() > 1 => kept.push(*last),
        None => {}
    }
}

/// From a point to a stretch, units, as if they were plane.
fn distance((x, y): Position, a: Position, b: Position) -> f64 {
    let [x, y, ax, ay, bx, by] = [x, y, a.0, a.1, b.0, b.1].map(f64::from);
    let (dx, dy) = (bx - ax, by - ay);
    let square = dx * dx + dy * dy;
    let along = if square > 0.0 { (((x - ax) * dx + (y - ay) * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
    (x - ax - along * dx).hypot(y - ay - along * dy)
}
