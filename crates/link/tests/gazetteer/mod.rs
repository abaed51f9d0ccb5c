//! The larger gazetteer: reading what GeoNames publishes, and finding places by name.

use std::collections::BTreeSet;
use std::io::Write as _;

use link::{DECIDED, GeoNames, LinkError, Lookup, Sought, link};
use model::{Gazetteer, Interval, Point};
use proptest::prelude::{Strategy, any, prop, proptest};

use crate::{at, gazetteer, incident, reported};

/// A row of a dump: number, names, latitude, longitude, kind, country, unit, people.
type Row = (u32, &'static str, &'static str, f64, f64, &'static str, &'static str, &'static str, u32);

const ROWS: [Row; 12] = [
    (1, "Mill", "Myll,Мілль", 50.1, 30.1, "PPL", "UA", "01", 5_000),
    (2, "Mill", "", 48.1, 30.1, "PPL", "UA", "02", 4_000),
    (3, "Mill", "", 52.1, 36.1, "PPL", "RU", "03", 900_000),
    (4, "Weir", "", 48.2, 30.2, "PPL", "UA", "02", 3_000),
    (5, "Chernomorskoye", "Chornomors'ke,Чорноморське,Черноморское", 45.5, 32.7, "PPL", "UA", "11", 11_000),
    (6, "Kyiv", "Kiev,Київ,キーウ", 50.45, 30.52, "PPLC", "UA", "12", 2_800_000),
    (7, "Kyiv", "", 49.0, 31.0, "PPL", "UA", "02", 0),
    (8, "Krasnodar", "Краснодар", 45.04, 38.98, "PPLA", "RU", "38", 900_000),
    (9, "Timashyovsk", "Тимашёвск", 45.6, 38.9, "PPL", "RU", "38", 53_000),
    (10, "Novoselivka", "", 48.3, 30.3, "PPL", "UA", "02", 700),
    (11, "Novoselivka", "", 48.4, 30.4, "PPL", "UA", "02", 800),
    (12, "Novoselivka", "", 48.5, 30.5, "PPL", "UA", "02", 900),
];

fn dump() -> String {
    let row = |(id, name, others, lat, lon, kind, country, unit, people): Row| {
        format!(
            "{id}\t{name}\t{name}\t{others}\t{lat}\t{lon}\tP\t{kind}\t{country}\t\t{unit}\t\t\t\t{people}\t\t\tEurope/Kyiv\t2025-01-01\n"
        )
    };
    ROWS.map(row).concat()
}

const UNITS: &str = "UA.01\tNorth\tNorth\t100\nUA.02\tPivdenska Oblast’\tPivdenska Oblast'\t101\nUA.11\tAutonomous Republic of Crimea\tCrimea\t102\nRU.03\tFar\tFar\t103\nRU.38\tKrasnodarskiy\tKrasnodarskiy\t104\n";

fn made() -> GeoNames {
    let mut geonames = GeoNames::default();
    geonames.add(dump().as_bytes(), &[]).unwrap();
    geonames.add(UNITS.as_bytes(), &[]).unwrap();
    geonames
}

fn sought<'a>(name: &'a str, unit: Option<&'a str>, country: Option<&'a str>) -> Sought<'a> {
    Sought { name, unit, country, ..Sought::default() }
}

/// Latitudes of what may be meant, with the weights in per cent.
fn check(sought: &Sought<'_>, expected: &[(f64, f64)]) {
    let found = Lookup::new(made()).candidates(sought);
    let found: Vec<(f64, f64)> = found.iter().map(|one| (one.point.lat, (one.weight * 100.0).round())).collect();
    assert_eq!(found, expected, "{sought:?}");
}

#[test]
fn a_place_is_found_in_its_unit_by_any_of_its_spellings() {
    for name in ["Чорноморське", "Черноморское", "CHORNOMORSʼKE", "Chornomorske", "Chernomorskoe"]
    {
        for unit in ["Crimea", "Autonomous Republic of Crimea"] {
            check(&sought(name, Some(unit), Some("Ukraine")), &[(45.5, 100.0)]);
        }
    }
    check(&sought("Timashevsk", Some("Krasnodar Krai"), Some("Russia")), &[(45.6, 100.0)]);
}

#[test]
fn homonyms_are_all_kept_and_the_biggest_never_wins_in_silence() {
    // 900,000 people weigh (900,000 / 5,000)^(1/4) = 3.7 times as much as 5,000.
    check(&sought("Mill", None, None), &[(52.1, 65.0), (50.1, 18.0), (48.1, 17.0)]);
    check(&sought("Mill", None, Some("Ukraine")), &[(50.1, 51.0), (48.1, 49.0)]);
    check(&sought("Mill", Some("North"), Some("Ukraine")), &[(50.1, 100.0)]);
    check(&sought("Kyiv", None, Some("Ukraine")), &[(50.45, 90.0), (49.0, 10.0)]);
}

#[test]
fn a_neighbour_in_the_same_report_speaks_for_the_homonym_beside_it() {
    let neighbours = [Point { lat: 48.2, lon: 30.2 }];
    check(&Sought { neighbours: &neighbours, ..sought("Mill", None, Some("Ukraine")) }, &[(48.1, 79.0), (50.1, 21.0)]);
}

#[test]
fn few_letters_may_differ_and_none_of_a_short_name() {
    check(&sought("Wier", None, Some("Ukraine")), &[(48.2, 100.0)]);
    check(&sought("Weerr", None, Some("Ukraine")), &[]);
    check(&sought("Krasnadr", None, Some("Russia")), &[(45.04, 100.0)]);
    check(&sought("Kyi", None, Some("Ukraine")), &[]);
}

#[test]
fn a_place_outside_of_the_unit_that_is_named_is_not_meant() {
    check(&sought("Weir", Some("North"), Some("Ukraine")), &[]);
    let circle = Some((Point { lat: 48.0, lon: 30.0 }, 100_000.0));
    check(&Sought { circle, ..sought("Mill", Some("South"), Some("Ukraine")) }, &[(48.1, 100.0)]);
}

#[test]
fn a_unit_is_known_by_its_name_its_seat_or_its_likeness() {
    check(&sought("Weir", Some("Pivdenska"), None), &[(48.2, 100.0)]);
    check(&sought("Weir", Some("Pivdenna Oblast"), None), &[(48.2, 100.0)]);
    let mut geonames = GeoNames::default();
    geonames.add(dump().as_bytes(), &[]).unwrap();
    let found = Lookup::new(geonames).candidates(&sought("Timashyovsk", Some("Krasnodar Krai"), Some("RU")));
    assert_eq!(found.len(), 1);
}

#[test]
fn what_the_case_knows_wins_and_what_it_does_not_is_sought_in_the_larger_gazetteer() {
    let lookup = Lookup::new(made());
    let located = |place| link(&[incident(place, Interval::ALL)], &gazetteer(), &lookup).remove(0);
    let known = located(at(Some("Mill"), Some("North"), Some("Ukraine")));
    assert_eq!((known.radius_m, known.candidates.len()), (5_000.0, 0));

    let sought = located(at(Some("Weir"), Some("South"), Some("Ukraine")));
    assert_eq!((sought.point, sought.unresolved), (Some(Point { lat: 48.2, lon: 30.2 }), None));
    assert_eq!(&*sought.areas[0], "South", "the unit is called as the source calls it");

    let open = located(at(Some("Novoselivka"), Some("South"), Some("Ukraine")));
    assert_eq!(open.candidates.len(), 3);
    assert!(open.candidates[0].weight < DECIDED);
    assert_eq!(open.point, Some(Point { lat: 48.0, lon: 30.0 }), "the unit is drawn");
    let why = "`Novoselivka` in `South` is not in the gazetteer; the larger one offers 3 places and none outweighs the others";
    assert_eq!(open.unresolved.as_deref(), Some(why));
}

#[test]
fn a_settlement_without_its_unit_is_placed_only_by_its_very_name() {
    let lookup = Lookup::new(made());
    let located = |name| link(&[incident(at(Some(name), None, None), Interval::ALL)], &gazetteer(), &lookup).remove(0);
    let weir = located("Weir");
    assert_eq!((&*weir.areas[0], weir.unresolved), ("Pivdenska Oblast’", None));
    let slip = located("Wier");
    assert_eq!((slip.candidates.len(), slip.areas.len()), (1, 0));
    assert!(slip.unresolved.unwrap().ends_with("the larger one offers a place, which may be another"));
}

#[test]
fn two_statements_of_one_report_are_neighbours_and_a_source_s_own_point_is_one() {
    let lookup = Lookup::new(made());
    let mut near = incident(at(Some("Mill"), Some("North"), None), Interval::ALL);
    near.statements = vec!["R1".into()];
    let mut asked = incident(at(Some("Mill"), None, Some("Ukraine")), Interval::ALL);
    asked.statements = vec!["R1#2".into()];
    let weight = |asked: &model::Incident| {
        let links = link(&[near.clone(), asked.clone()], &gazetteer(), &lookup);
        (links[1].candidates[0].weight * 100.0).round()
    };
    assert_eq!(weight(&asked), 81.0);
    asked.statements = vec!["R2".into()];
    assert_eq!(weight(&asked), 51.0);
    asked.place.point = Some(Point { lat: 50.0, lon: 30.0 });
    assert_eq!(weight(&asked), 81.0);
}

#[test]
fn every_row_is_a_place_or_left_out_for_a_reason() {
    let mut geonames = GeoNames::default();
    let odd = "1\t2\n\t\t\t\nX.1\t\t\t\n";
    let text = format!("{}{}{odd}", dump(), dump());
    let rows = geonames.add(text.as_bytes(), &["UA".into()]).unwrap();
    assert_eq!((rows.read, rows.settlements, rows.units), (27, 9, 0));
    let skipped: Vec<(&str, usize)> = rows.skipped.into_iter().collect();
    let expected = [
        ("has neither 19 nor 4 columns", 1),
        ("has no code such as `UA.07`", 1),
        ("is of another country", 7),
        ("stands twice", 9),
    ];
    assert_eq!(skipped, expected);
}

/// An archive of one deflated file after another that is only to be read by people.
fn zip(text: &[u8]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, text) in [("readme.txt", b"no table".as_slice()), ("UA.txt", text)] {
        let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        deflate.write_all(text).unwrap();
        let packed = deflate.finish().unwrap();
        let offset = archive.len() as u32;
        let sizes = [0, packed.len() as u32, text.len() as u32].map(u32::to_le_bytes).concat();
        let common = [&[20, 0, 0, 0, 8, 0, 0, 0, 0, 0][..], &sizes, &[name.len() as u8, 0, 0, 0]].concat();
        archive.extend([b"PK\x03\x04", &common[..], name.as_bytes(), &packed].concat());
        directory.extend([b"PK\x01\x02\x14\0", &common[..], &[0; 10], &offset.to_le_bytes(), name.as_bytes()].concat());
    }
    let end = [directory.len() as u32, archive.len() as u32].map(u32::to_le_bytes).concat();
    archive.extend([&directory[..], b"PK\x05\x06\0\0\0\0\x02\0\x02\0", &end, &[0, 0]].concat());
    archive
}

#[test]
fn plain_gzip_and_zip_are_read_alike_and_the_compact_file_gives_back_what_it_took() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(dump().as_bytes()).unwrap();
    let plain = {
        let mut geonames = GeoNames::default();
        geonames.add(dump().as_bytes(), &[]).unwrap();
        geonames
    };
    for packed in [gzip.finish().unwrap(), zip(dump().as_bytes())] {
        let mut geonames = GeoNames::default();
        assert_eq!(geonames.add(&packed, &[]).unwrap().settlements, 12);
        assert_eq!(geonames, plain);
    }
    let bytes = made().write().unwrap();
    assert_eq!(GeoNames::read(&bytes).unwrap(), made());
    assert_eq!(bytes, made().write().unwrap());
    assert_eq!(GeoNames::read(b"servanda-gazetteer 9\n"), Err(LinkError::Gazetteer { line: 1 }));
    assert!(matches!(GeoNames::read(&bytes[..bytes.len() - 9]), Err(LinkError::Packed(_))));
}

#[test]
fn a_compact_file_is_checked_line_by_line_before_it_is_asked() {
    let lookup = Lookup::read(&made().write().unwrap()).unwrap();
    let (one, nothing) = (sought("Weir", None, Some("UA")), Lookup::read(&GeoNames::default().write().unwrap()));
    assert_eq!(lookup.candidates(&one).len(), 1);
    assert_eq!(lookup.candidates(&one), Lookup::new(made()).candidates(&one));
    assert!(!lookup.is_empty() && nothing.unwrap().is_empty());
    let head = "servanda-gazetteer 1\tGeoNames, https://www.geonames.org, CC BY 4.0";
    let good = "U\tUA\t01\tNorth\nS\t1\t50.1\t30.1\tUA\t01\t5000\t0\tMill\tMyll";
    assert!(Lookup::read(format!("{head}\n{good}").as_bytes()).is_ok());
    for bad in [
        head,
        "",
        "U\tUA\t01",
        "S\t1\t50.1\t30.1\tUA\t01\t5000\t0",
        "S\t1\t95.0\t30.1\tUA\t01\t5000\t0\tMill",
        "S\t1\t50.1\t30.1\tUA\t01\tmany\t0\tMill",
        "S\tone\t50.1\t30.1\tUA\t01\t5000\t0\tMill",
    ] {
        let text = format!("{head}\n{good}\n{bad}\n{good}");
        assert_eq!(Lookup::read(text.as_bytes()).err(), Some(LinkError::Gazetteer { line: 4 }), "{bad}");
    }
}

/// Bytes of any kind, and rows that are nearly right.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let cell = prop::sample::select(vec!["P", "PPL", "UA", "1", "50.5", "x", "", "A", "ADM1", "é,Ж", "9e999", "UA.1"]);
    let row = prop::collection::vec(cell, 1..21).prop_map(|cells| cells.join("\t").into_bytes());
    let magic = prop::sample::select(vec![&b"PK\x05\x06"[..], b"\x1f\x8b\x08", b"PK\x01\x02", b""]);
    let any = (magic, prop::collection::vec(any::<u8>(), 0..200)).prop_map(|(magic, rest)| [magic, &rest].concat());
    proptest::prop_oneof![any, prop::collection::vec(row, 0..8).prop_map(|rows| rows.join(&b'\n'))]
}

proptest! {
    #[test]
    fn whatever_the_bytes_every_row_is_accounted_for(bytes in bytes()) {
        let mut geonames = GeoNames::default();
        if let Ok(rows) = geonames.add(&bytes, &[]) {
            assert_eq!(rows.read, rows.settlements + rows.units + rows.skipped.values().sum::<usize>());
            assert_eq!(GeoNames::read(&geonames.write().unwrap()), Ok(geonames.clone()));
            let _ = Lookup::new(geonames).candidates(&sought("Ж", Some("x"), Some("UA")));
        }
        let _ = GeoNames::read(&bytes);
    }

    #[test]
    fn weights_are_shares_whatever_is_asked(name in "\\PC{0,12}|[MWNmill eir]{1,8}", unit in "\\PC{0,9}", half in any::<bool>()) {
        let found = Lookup::new(made()).candidates(&sought(&name, half.then_some(&*unit), None));
        let sum: f64 = found.iter().map(|one| one.weight).sum();
        assert!(found.is_empty() || (sum - 1.0).abs() < 1e-9, "{sum}");
        assert!(found.iter().all(|one| one.weight > 0.0));
    }
}

/// What GeoNames has of the first case's places, where its table lies beside this checkout or `SERVANDA_SHARED` says
/// where it does; nothing is downloaded.
#[test]
fn a_place_of_the_first_case_that_is_decided_on_is_where_its_reports_have_it() {
    let Some(bytes) = crate::test_data("gazetteer/geonames_cities500_UA_RU_BY_MD.txt.gz") else { return };
    let mut geonames = GeoNames::default();
    let rows = geonames.add(&bytes, &[]).unwrap();
    assert_eq!(rows.read, rows.settlements);
    let compact = geonames.write().unwrap();
    let lookup = Lookup::read(&compact).unwrap();
    crate::tell(&format!("{} settlements in {} bytes", rows.settlements, compact.len()));
    let places: BTreeSet<[&str; 5]> = reported().filter(|row| !row[2].is_empty()).collect();
    let units = Gazetteer { towns: vec![], ..link::read_places(crate::CASE).unwrap() };
    for (with, units, least) in [("the case's circles of units", units, 57), ("nothing else", Gazetteer::default(), 0)]
    {
        let (mut decided, mut others) = (0, Vec::new());
        for [country, unit, name, lat, lon] in &places {
            let place = at(Some(name), Some(unit), Some(country));
            let found = link(&[incident(place, Interval::ALL)], &units, &lookup).remove(0);
            if let (None, Some(point)) = (&found.unresolved, found.point) {
                decided += 1;
                let apart = point.distance_m(Point { lat: lat.parse().unwrap(), lon: lon.parse().unwrap() });
                assert!(apart <= 25_000.0, "{name}, {unit}: {apart} m");
            } else {
                others.push(format!("{name} ({})", found.candidates.len()));
            }
        }
        let n = places.len();
        crate::tell(&format!("with {with}: {decided} of {n} decided on; candidates of others: {}", others.join(", ")));
        assert!(decided >= least, "{decided} of {n}");
    }
}
