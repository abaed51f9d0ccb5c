//! Claims about the base map and its data.

use model::{Boundary, BoundaryKind, Point};

use super::atlas::{Feature, blocks};
use super::frame::Frame;
use super::{BaseMap, SCALE, TOWNS, base_map, frame_of};

fn frame(west: i32, south: i32, east: i32, north: i32) -> Frame {
    let [west, south, east, north] = [west, south, east, north].map(|degrees| degrees * SCALE);
    Frame { west, south, east, north }
}

fn map(west: i32, south: i32, east: i32, north: i32) -> BaseMap {
    base_map(frame(west, south, east, north), &[], &[])
}

/// Positions in degrees, as the page reads them.
fn read(points: &[i32]) -> Vec<Point> {
    let (mut lon, mut lat) = (0, 0);
    let pair = |pair: &[i32]| {
        (lon, lat) = (lon + pair[0], lat + pair[1]);
        Point { lat: f64::from(lat) / f64::from(SCALE), lon: f64::from(lon) / f64::from(SCALE) }
    };
    points.chunks(2).map(pair).collect()
}

/// Whether a point is on land, by the even-odd rule.
fn is_land(map: &BaseMap, lat: f64, lon: f64) -> bool {
    let crosses = |ring: &Vec<i32>| {
        let ring = read(ring);
        let crossed = ring.windows(2).filter(|two| {
            let (a, b) = (two[0], two[1]);
            (a.lat > lat) != (b.lat > lat) && lon < a.lon + (lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon)
        });
        crossed.count()
    };
    map.land.iter().map(crosses).sum::<usize>() % 2 == 1
}

/// How near a line of a kind comes to a point, metres; every 500 m of it is looked at.
fn nearest_m(map: &BaseMap, kind: &str, lat: f64, lon: f64) -> f64 {
    let of_kind = map.lines.iter().filter(|line| line.kind == kind);
    let points = of_kind.flat_map(|line| {
        let line = read(&line.points);
        let between = |two: &[Point]| -> Vec<Point> {
            let n = (two[0].distance_m(two[1]) / 500.0).ceil().max(1.0) as i32;
            let part = |at: i32| f64::from(at) / f64::from(n);
            let on = |a: f64, b: f64, at: i32| a + (b - a) * part(at);
            (0..=n)
                .map(|at| Point { lat: on(two[0].lat, two[1].lat, at), lon: on(two[0].lon, two[1].lon, at) })
                .collect()
        };
        line.windows(2).flat_map(between).collect::<Vec<_>>()
    });
    points.map(|point| point.distance_m(Point { lat, lon })).fold(f64::INFINITY, f64::min)
}

#[test]
fn every_cell_of_the_file_decodes_whole() {
    let features: Vec<Feature> = blocks().unwrap().iter().flat_map(|block| block.features().unwrap()).collect();
    let count = |is: fn(&Feature) -> bool| features.iter().filter(|feature| is(feature)).count();
    assert!(count(|one| matches!(one, Feature::Town { .. })) > 8000);
    assert!(count(|one| matches!(one, Feature::Land(_))) > 3000);
    assert!(count(|one| matches!(one, Feature::Line { .. })) > 5000);
    for feature in features {
        match feature {
            Feature::Land(ring) => assert!(ring.len() > 3 && ring.first() == ring.last()),
            Feature::Line { points, .. } => assert!(points.len() > 1),
            Feature::Town { name, population, .. } => assert!(!name.is_empty() && population >= 50_000),
        }
    }
}

#[test]
fn the_northern_edge_of_crimea_is_a_line_between_units_of_one_state() {
    let map = map(32, 44, 36, 47);
    assert!(nearest_m(&map, "admin-1", 46.1, 33.7) < 20_000.0);
    for kind in ["international", "disputed", "line-of-control"] {
        assert!(nearest_m(&map, kind, 46.1, 33.7) > 20_000.0, "{kind}");
    }
}

#[test]
fn borders_follow_the_resolutions_that_the_policy_names() {
    // The Golan's western edge is the border, its eastern edge is none.
    let golan = map(35, 32, 37, 34);
    assert!(nearest_m(&golan, "international", 33.12, 35.64) < 4_000.0);
    assert!(nearest_m(&golan, "line-of-control", 33.0, 35.85) < 4_000.0);
    assert!(nearest_m(&golan, "international", 33.0, 35.85) > 10_000.0);
    let nicosia = map(32, 34, 35, 36);
    assert!(nearest_m(&nicosia, "line-of-control", 35.17, 33.36) < 5_000.0);
    assert!(nearest_m(&nicosia, "international", 35.17, 33.36) > 20_000.0);
    let sahara = map(-14, 26, -8, 29);
    assert!(nearest_m(&sahara, "disputed", 27.66, -11.0) < 3_000.0);
    assert!(nearest_m(&sahara, "international", 27.66, -11.0) > 50_000.0);
    let donetsk = map(37, 47, 39, 49);
    assert_eq!(nearest_m(&donetsk, "disputed", 48.0, 38.0), f64::INFINITY);
}

#[test]
fn no_solid_line_runs_beside_a_disputed_one() {
    let map = map(72, 32, 80, 38);
    let disputed = map.lines.iter().filter(|line| line.kind == "disputed").flat_map(|line| read(&line.points));
    let disputed: Vec<Point> = disputed.collect();
    assert!(disputed.len() > 100);
    let beside = |a: Point| disputed.iter().any(|b| a.distance_m(*b) < 1000.0);
    for line in map.lines.iter().filter(|line| ["international", "admin-1"].contains(&line.kind)) {
        let points = read(&line.points);
        assert!(!points.windows(4).any(|four| four.iter().all(|point| beside(*point))), "{:?}", points.first());
    }
}

#[test]
fn land_is_land_and_sea_is_sea() {
    for map in [map(22, 43, 46, 57), map(30, 43, 35, 51)] {
        assert!(is_land(&map, 50.45, 30.52));
        assert!(is_land(&map, 45.3, 34.2));
        assert!(!is_land(&map, 43.5, 34.0));
    }
    assert!(is_land(&map(25, 50, 27, 52), 51.0, 26.0), "a frame without a coast is land all over");
    assert!(map(-40, 30, -35, 33).land.is_empty());
}

#[test]
fn whatever_is_drawn_lies_in_the_frame() {
    for (west, south, east, north) in [(22, 44, 46, 57), (-180, -90, 180, 90), (170, 60, 200, 72), (-1, 40, 3, 43)] {
        let map = map(west, south, east, north);
        let drawn = map.lines.iter().map(|line| &line.points).chain(&map.land);
        let towns = map.towns.iter().map(|town| Point { lat: town.lat, lon: town.lon });
        for point in drawn.flat_map(|points| read(points)).chain(towns) {
            let [west, south, east, north] = [west, south, east, north].map(f64::from);
            assert!((west..=east).contains(&point.lon) && (south..=north).contains(&point.lat), "{point:?}");
        }
        assert!(!map.land.is_empty() && !map.lines.is_empty());
        assert!(map.land.iter().all(|ring| read(ring).first() == read(ring).last()));
    }
}

#[test]
fn the_frame_is_no_coast() {
    let map = map(25, 50, 27, 52);
    assert!(map.lines.iter().all(|line| line.kind != "coast"));
}

#[test]
fn a_map_across_the_antimeridian_is_whole() {
    let map = map(170, 60, 200, 72);
    assert!(is_land(&map, 67.0, 178.0) && is_land(&map, 67.0, 182.0) && is_land(&map, 65.0, 197.0));
    let along =
        |line: &super::BorderLine| read(&line.points).windows(2).any(|two| two[0].lon == 180.0 && two[1].lon == 180.0);
    assert!(!map.lines.iter().any(along), "the edge of the data is no coast");
}

#[test]
fn a_cases_own_boundaries_replace_the_programs() {
    let point = |lat, lon| Point { lat, lon };
    let line = vec![point(48.0, 20.0), point(48.0, 40.0)];
    let own = Boundary { kind: BoundaryKind::LineOfControl, name: Some("The line".into()), line };
    let ours = map(30, 43, 35, 51);
    let map = base_map(frame(30, 43, 35, 51), &[own], &[]);
    assert!(map.own && !ours.own);
    let [own] = &map.lines.iter().filter(|line| line.kind != "coast").collect::<Vec<_>>()[..] else { panic!() };
    assert_eq!((own.kind, own.name.as_deref()), ("line-of-control", Some("The line")));
    assert_eq!(read(&own.points), [point(48.0, 30.0), point(48.0, 35.0)]);
    assert_eq!((map.land, map.towns.len()), (ours.land, ours.towns.len()));
}

#[test]
fn a_map_names_the_largest_towns_first() {
    let map = map(22, 44, 46, 57);
    assert_eq!(map.towns.len(), TOWNS);
    assert!(map.towns.is_sorted_by(|a, b| a.population >= b.population));
    assert!(map.towns.iter().any(|town| town.name == "Kyiv"));
}

#[test]
fn a_frame_holds_its_circles_in_whole_degrees() {
    let point = |lat, lon| Point { lat, lon };
    assert_eq!(frame_of(&[]), None);
    assert_eq!(frame_of(&[(point(f64::NAN, 3.0), 1.0)]), None);
    // A degree of longitude at 60.1 north is half as long as one of latitude, so that 11 km are 0.2 degrees.
    assert_eq!(frame_of(&[(point(60.0, 30.5), 11_000.0)]), Some(frame(29, 58, 32, 62)));
    let ukraine = frame_of(&[(point(46.0, 24.0), 0.0), (point(52.0, 40.0), 0.0)]);
    assert_eq!(ukraine, Some(frame(22, 45, 42, 53)));
    assert_eq!(frame_of(&[(point(89.9, 0.0), 100_000.0)]), Some(frame(-180, 88, 180, 90)));
    assert_eq!(frame_of(&[(point(0.0, 0.0), 4e7)]), Some(frame(-180, -90, 180, 90)));
}

#[test]
fn a_frame_takes_the_shorter_way_across_the_antimeridian() {
    let point = |lat, lon| Point { lat, lon };
    let (east, west) = ((point(0.0, 178.5), 0.0), (point(0.0, -179.5), 0.0));
    assert_eq!(frame_of(&[east, west]), Some(frame(177, -1, 182, 1)));
    assert_eq!(frame_of(&[west, east]), frame_of(&[east, west]));
    assert_eq!(frame_of(&[(point(0.0, 179.5), 111_195.0)]), Some(frame(177, -2, 182, 2)));
    // One circle holds the other.
    assert_eq!(frame_of(&[(point(0.0, 179.5), 1_111_950.0), west]), frame_of(&[(point(0.0, 179.5), 1_111_950.0)]));
    let all = [-120.0, 0.0, 120.0].map(|lon| (point(0.0, lon), 8_000_000.0));
    assert_eq!(frame_of(&all).map(|frame| (frame.west, frame.east)), Some((-180 * SCALE, 180 * SCALE)));
}

#[test]
fn a_town_is_called_as_the_edition_calls_it_where_it_prints_it() {
    let kyiv = Point { lat: 50.45, lon: 30.52 };
    let map = base_map(frame(29, 49, 32, 52), &[], &[(kyiv, "Kyiw")]);
    let names: Vec<&str> = map.towns.iter().map(|town| &*town.name).collect();
    assert!(names.contains(&"Kyiw") && !names.contains(&"Kyiv"), "{names:?}");
}
