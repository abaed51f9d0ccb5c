//! Locating, from outside: the rules as sentences, and the places of the real case.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in a test a panic is the report")]

#[cfg(test)]
mod gazetteer;
#[cfg(test)]
mod sites;

use link::{LinkError, Lookup, SOURCE_POINT_RADIUS_M, link, read_places};
use model::{
    Details, Facet, Gazetteer, Incident, IncidentPlace, Instant, Interval, LeafSet, Name, Point, Precision, Relation,
    SiteLink, Taxonomy, When, ZoneOrigin,
};

const PLACES: &str = r#"
[[area]]
name = "North"
country = "Aland"
recognised = "a"
zone = "Europe/Kyiv"
lat = 50.0
lon = 30.0
radius_km = 100
[[area]]
name = "South"
country = "Aland"
recognised = "a"
zone = "Europe/Kyiv"
lat = 48.0
lon = 30.0
radius_km = 100
[[area]]
name = "Far"
country = "Beland"
recognised = "b"
zone = "Europe/Moscow"
lat = 52.0
lon = 36.0
radius_km = 100
[[area]]
name = "Sea"
country = "Nobody"
zone = "UTC"
lat = 44.0
lon = 32.0
radius_km = 100
[[town]]
name = "Mill"
admin1 = "North"
lat = 50.1
lon = 30.1
radius_km = 5
[[town]]
name = "Mill"
admin1 = "Far"
lat = 52.1
lon = 36.1
radius_km = 7
[[ground]]
admin1 = "North"
place = "Mill"
held_by = ["b", "a"]
from = "2025-03-10T00:00Z"
to = "2025-03-20T00:00Z"
because = "not established"
[[ground]]
admin1 = "North"
held_by = ["b"]
because = "the unit is held by the other side"
"#;

fn gazetteer() -> Gazetteer {
    read_places(PLACES).unwrap()
}

fn at(name: Option<&str>, admin1: Option<&str>, country: Option<&str>) -> IncidentPlace {
    let owned = |text: Option<&str>| text.map(Name::from);
    let (name, admin1, country) = (owned(name), owned(admin1), owned(country));
    IncidentPlace { name, admin1, country, point: None, held_by: None, said: "".into() }
}

fn between(from: &str, to: &str) -> Interval {
    Interval::new(from.parse::<Instant>().unwrap(), to.parse::<Instant>().unwrap()).unwrap()
}

fn incident(place: IncidentPlace, interval: Interval) -> Incident {
    let every = |facet| Taxonomy::shipped().all(facet);
    let said = Name::from("");
    Incident {
        id: "I-1".into(),
        aliases: vec![],
        statements: vec![],
        time: When {
            interval,
            said: said.clone(),
            zone: said,
            zone_origin: ZoneOrigin::Row,
            precision: Precision::Day,
        },
        place,
        act: every(Facet::Act),
        object: every(Facet::Object),
        means: every(Facet::Means),
        outcome: every(Facet::Outcome),
        details: Details::NONE,
        named: vec![],
        contradictions: vec![],
        pairs: vec![],
    }
}

fn located_during(place: IncidentPlace, interval: Interval, gazetteer: &Gazetteer) -> SiteLink {
    let mut links = link(&[incident(place, interval)], gazetteer, &Lookup::default());
    assert_eq!(links.len(), 1);
    links.remove(0)
}

fn located(place: IncidentPlace) -> SiteLink {
    located_during(place, between("2025-04-01T00:00Z", "2025-04-02T00:00Z"), &gazetteer())
}

fn words(names: &[Name]) -> Vec<&str> {
    names.iter().map(|name| &**name).collect()
}

#[test]
fn a_town_is_looked_up_in_the_unit_that_the_source_names() {
    let one = located(at(Some("Mill"), Some("Far"), None));
    assert_eq!(one.point, Some(Point { lat: 52.1, lon: 36.1 }));
    assert!((one.radius_m - 7_000.0).abs() < f64::EPSILON);
    assert_eq!(words(&one.areas), ["Far"]);
    assert_eq!(one.unresolved, None);
}

#[test]
fn a_homonym_without_its_unit_is_not_placed() {
    let one = located(at(Some("Mill"), None, Some("Aland")));
    assert_eq!(one.point, None);
    assert_eq!(words(&one.areas), ["North", "South"]);
    assert_eq!(
        one.unresolved.as_deref(),
        Some("`Mill` is named without its administrative unit and was not looked up")
    );
}

#[test]
fn a_named_place_that_is_not_found_is_said_even_where_a_circle_is_drawn() {
    let mut place = at(Some("Weir"), Some("Far"), None);
    let one = located(place.clone());
    assert_eq!(one.point, Some(Point { lat: 52.0, lon: 36.0 }));
    assert_eq!(one.unresolved.as_deref(), Some("`Weir` in `Far` is not in the gazetteer"));

    place.point = Some(Point { lat: 51.9, lon: 35.9 });
    let two = located(place);
    assert_eq!(two.point, Some(Point { lat: 51.9, lon: 35.9 }));
    assert!((two.radius_m - SOURCE_POINT_RADIUS_M).abs() < f64::EPSILON);
    assert!(two.unresolved.is_some());
}

#[test]
fn a_unit_alone_is_resolved_and_drawn_as_its_circle() {
    let one = located(at(None, Some("South"), Some("Aland")));
    assert_eq!(one.point, Some(Point { lat: 48.0, lon: 30.0 }));
    assert!((one.radius_m - 100_000.0).abs() < f64::EPSILON);
    assert_eq!(one.unresolved, None);
}

#[test]
fn an_unknown_unit_may_be_any_ground_of_its_country() {
    let one = located(at(None, Some("West"), Some("Aland")));
    assert_eq!(words(&one.areas), ["West"]);
    assert_eq!(words(&one.ground.recognised), ["a"]);
    assert_eq!(one.unresolved.as_deref(), Some("`West` is not in the gazetteer"));
}

#[test]
fn where_no_place_is_named_every_party_is_possible() {
    let one = located(at(None, None, None));
    assert!(one.areas.is_empty());
    assert_eq!(words(&one.ground.recognised), ["a", "b"]);
    assert_eq!(one.ground.held_by, one.ground.recognised);
    assert_eq!(one.unresolved.as_deref(), Some("no place is named"));

    let two = located(at(None, None, Some("Beland")));
    assert_eq!(words(&two.ground.recognised), ["b"]);
    assert_eq!(two.unresolved.as_deref(), Some("no place is named, only the country `Beland`"));
}

#[test]
fn the_sources_word_on_who_held_the_ground_comes_before_the_notes() {
    let mut place = at(Some("Mill"), Some("North"), None);
    place.held_by = Some("c".into());
    let ground = located(place).ground;
    assert_eq!(words(&ground.recognised), ["a"]);
    assert_eq!(words(&ground.held_by), ["c"]);
    assert_eq!(&*ground.because, "the sources say that c held the ground");
}

#[test]
fn a_note_on_the_place_beats_one_on_the_unit() {
    let inside = between("2025-03-11T00:00Z", "2025-03-12T00:00Z");
    let ground = located_during(at(Some("Mill"), Some("North"), None), inside, &gazetteer()).ground;
    assert_eq!(words(&ground.held_by), ["b", "a"]);
    assert_eq!(&*ground.because, "not established");
}

#[test]
fn a_note_does_not_reach_beyond_its_time_or_its_unit() {
    let after = located(at(Some("Mill"), Some("North"), None)).ground;
    assert_eq!(words(&after.held_by), ["b"], "the note on the unit applies again");
    let elsewhere = located(at(None, Some("South"), None)).ground;
    assert_eq!(words(&elsewhere.held_by), ["a"]);
    assert!(elsewhere.because.starts_with("no source and no note"));
}

#[test]
fn a_note_for_part_of_the_time_leaves_the_recognised_party_possible() {
    let text = PLACES.replace(r#"held_by = ["b", "a"]"#, r#"held_by = ["b"]"#);
    let across = between("2025-03-19T12:00Z", "2025-03-20T12:00Z");
    let ground = located_during(at(Some("Mill"), Some("North"), None), across, &read_places(&text).unwrap()).ground;
    assert_eq!(words(&ground.held_by), ["b", "a"]);
    assert!(ground.because.ends_with("so the recognised party is possible too"), "{}", ground.because);
}

#[test]
fn a_unit_of_no_party_is_nobodys_ground() {
    let ground = located(at(None, Some("Sea"), None)).ground;
    assert!(ground.recognised.is_empty() && ground.held_by.is_empty());
}

#[test]
fn a_class_is_stated_unless_nothing_is_said_of_the_object() {
    assert_eq!(located(at(None, None, None)).relation, Relation::Unknown);
    let mut stated = incident(at(None, None, None), Interval::ALL);
    stated.object = LeafSet(1);
    let links = link(&[stated], &gazetteer(), &Lookup::default());
    assert_eq!((links[0].class, links[0].relation), (LeafSet(1), Relation::Stated));
}

#[test]
fn links_come_in_the_order_of_the_incidents() {
    let mut two = [incident(at(None, Some("Far"), None), Interval::ALL), incident(at(None, None, None), Interval::ALL)];
    two[1].id = "I-0".into();
    let ids: Vec<Name> = link(&two, &gazetteer(), &Lookup::default()).into_iter().map(|one| one.incident).collect();
    assert_eq!(words(&ids), ["I-1", "I-0"]);
}

#[test]
fn swapping_the_parties_swaps_the_ground_and_nothing_else() {
    let swap = |text: &str| text.replace("\"a\"", "\"?\"").replace("\"b\"", "\"a\"").replace("\"?\"", "\"b\"");
    let swapped = read_places(&swap(PLACES)).unwrap();
    let during = between("2025-03-11T00:00Z", "2025-03-12T00:00Z");
    for place in [at(Some("Mill"), Some("North"), None), at(None, Some("Far"), None), at(None, None, None)] {
        let one = located_during(place.clone(), during, &gazetteer());
        let two = located_during(place, during, &swapped);
        assert_eq!(swap(&format!("{one:?}")), format!("{two:?}"));
    }
}

fn refused(from: &str, to: &str, message: &str) {
    let text = PLACES.replacen(from, to, 1);
    assert_ne!(text, PLACES, "`{from}` is not in the text");
    assert_eq!(read_places(&text).unwrap_err().to_string(), message);
}

#[test]
fn a_message_names_the_entry_the_field_and_what_to_do() {
    refused(
        "Europe/Kyiv",
        "Europe/Kiew",
        "area `North`: zone `Europe/Kiew` cannot be used: write an IANA name such as `Europe/Kyiv`",
    );
    refused("lat = 50.1", "lat = 95", "town `Mill` in `North`: lat `95` cannot be used: write degrees from -90 to 90");
    refused(
        "lon = 30.1",
        "lon = nan",
        "town `Mill` in `North`: lon `NaN` cannot be used: write degrees from -180 to 180",
    );
    refused(
        "radius_km = 5\n",
        "radius_km = 0\n",
        "town `Mill` in `North`: radius_km `0` cannot be used: write kilometres above 0",
    );
    refused(
        "name = \"Mill\"\nadmin1 = \"Far\"",
        "name = \"Mill\"\nadmin1 = \"Fax\"",
        "town `Mill` in `Fax`: admin1 `Fax` cannot be used: add an [[area]] of that name, or correct the name",
    );
    refused(
        "place = \"Mill\"",
        "place = \"Milk\"",
        "ground `Milk` in `North`: place `Milk` cannot be used: add a [[town]] of that name in that area, or correct the name",
    );
    refused(
        "2025-03-10T00:00Z",
        "2025-03-10",
        "ground `Mill` in `North`: from `2025-03-10` cannot be used: write a time with its offset, such as `2025-03-18T00:00+03:00`",
    );
    refused(
        "2025-03-20T00:00Z",
        "2025-03-01T00:00Z",
        "ground `Mill` in `North`: to `2025-03-01T00:00:00Z` cannot be used: write a time after `from`",
    );
    refused("[\"b\"]", "[]", "ground `North`: held_by `[]` cannot be used: name the parties that may have held it");
    refused("country = \"Aland\"", "country = \" \"", "area `North`: country ` ` cannot be used: fill it in");
}

#[test]
fn an_entry_that_stands_twice_is_refused() {
    refused("name = \"South\"", "name = \"North\"", "area `North` stands twice: keep one of the two");
    refused("admin1 = \"Far\"", "admin1 = \"North\"", "town `Mill` in `North` stands twice: keep one of the two");
}

#[test]
fn a_file_of_another_shape_is_refused_with_its_line() {
    let error = read_places("[[area]]\nname = \"North\"\ncolour = 3\n").unwrap_err();
    let LinkError::Shape { line, message } = error else { panic!("{error:?}") };
    assert_eq!(line, 3);
    assert!(message.contains("colour"), "{message}");
}

/// A file of others that tests may read and this project does not hold; `None`, and a line that says so, where it is
/// absent.
#[allow(clippy::disallowed_methods, reason = "data of others are files, and lie where the tester put them")]
fn test_data(name: &str) -> Option<Vec<u8>> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");
    let folder = std::env::var("SERVANDA_SHARED").unwrap_or_else(|_| beside.to_owned());
    let found = std::fs::read(std::path::Path::new(&folder).join("data").join(name));
    found.map_err(|error| tell(&format!("not tested, since {name} is not there: {error}"))).ok()
}

#[allow(clippy::print_stderr, reason = "whoever runs the tests reads it")]
fn tell(line: &str) {
    eprintln!("{line}");
}

const CASE: &str = include_str!("../../../cases/energy-moratorium-2025/places.toml");
const REPORTS: &str = include_str!("../../../cases/energy-moratorium-2025/reports/reports.csv");

/// Country, unit, settlement, latitude, longitude of every report. Quotation marks begin in later columns.
fn reported() -> impl Iterator<Item = [&'static str; 5]> {
    let header: Vec<&str> = REPORTS.lines().next().unwrap().split(',').collect();
    let column = |name: &str| header.iter().position(|column| *column == name).unwrap();
    let columns = ["country", "admin1", "place", "lat", "lon"].map(column);
    REPORTS.lines().skip(1).map(move |line| {
        let fields: Vec<&str> = line.split(',').collect();
        columns.map(|column| fields[column])
    })
}

#[test]
fn the_case_knows_every_place_of_its_reports_at_the_coordinates_they_give() {
    let gazetteer = read_places(CASE).unwrap();
    let mut towns = 0;
    for [country, unit, name, lat, lon] in reported() {
        if unit.is_empty() {
            continue;
        }
        let area = gazetteer.area(unit).unwrap_or_else(|| panic!("{unit}"));
        assert_eq!(&*area.country, country, "{unit}");
        if name.is_empty() {
            continue;
        }
        let town = gazetteer.town(unit, name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(town.point, Point { lat: lat.parse().unwrap(), lon: lon.parse().unwrap() }, "{name}");
        assert!(town.point.distance_m(area.point) + town.radius_m <= area.radius_m, "{name} is outside {unit}");
        towns += 1;
    }
    assert_eq!(towns, 244 - 68, "README counts 68 rows without a place");
}

#[test]
fn the_case_names_no_place_that_neither_a_report_nor_the_agreement_names() {
    const AGREEMENT: &str = include_str!("../../../cases/energy-moratorium-2025/agreement.md");
    let gazetteer = read_places(CASE).unwrap();
    let rows: Vec<[&str; 5]> = reported().collect();
    for area in &gazetteer.areas {
        let named = rows.iter().any(|row| row[1] == &*area.name) || AGREEMENT.contains(&*area.name);
        assert!(named, "{}", area.name);
    }
    for town in &gazetteer.towns {
        assert!(rows.iter().any(|row| row[1] == &*town.admin1 && row[2] == &*town.name), "{}", town.name);
    }
}

#[test]
fn both_layers_are_complete_for_every_place_that_the_case_reports() {
    let gazetteer = read_places(CASE).unwrap();
    for [country, unit, name, ..] in reported() {
        let known = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        let place = at(known(name), known(unit), known(country));
        if place.country.is_none() {
            continue;
        }
        let ground = located_during(place, Interval::ALL, &gazetteer).ground;
        assert_eq!(ground.recognised.len(), 1, "{name}, {unit}, {country}: the recognised border");
        assert!(!ground.held_by.is_empty() && !ground.because.is_empty(), "{name}, {unit}: the line of control");
    }
}

#[test]
fn who_held_sudzha_is_open_in_march_and_crimea_is_held_by_the_other_side_than_the_border_says() {
    let gazetteer = read_places(CASE).unwrap();
    let night = between("2025-03-20T20:22Z", "2025-03-20T21:21Z");
    let ground = |place| located_during(place, night, &gazetteer).ground;
    let sudzha = ground(at(Some("Sudzha"), Some("Kursk Oblast"), Some("Russia")));
    assert_eq!((sudzha.recognised.len(), sudzha.held_by.len()), (1, 2));
    assert!(sudzha.held_by.contains(&sudzha.recognised[0]));
    let crimea = ground(at(None, Some("Crimea"), Some("Ukraine")));
    assert_eq!(crimea.held_by, sudzha.recognised);
    assert_ne!(crimea.held_by, crimea.recognised);
    let oboyan = ground(at(Some("Oboyan"), Some("Kursk Oblast"), Some("Russia")));
    assert_eq!(oboyan.held_by, oboyan.recognised);
}
