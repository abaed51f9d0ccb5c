//! Registries of sites, and how near incidents are to them.

use link::{Registry, RegistryEntry, Sites, link, read_registry};
use model::{Facet, Interval, Nearby, Point, Proximity, Site, SiteLink, Taxonomy};
use proptest::prelude::{Strategy, any, prop, proptest};

use crate::{at, gazetteer, incident};

fn entry(text: &str) -> RegistryEntry {
    toml::from_str(&format!("file = \"sites/a\"\nradius_m = 500\n{text}")).unwrap()
}

fn read(text: &str, bytes: &str) -> Registry {
    read_registry(bytes.as_bytes(), &entry(text)).unwrap()
}

fn class(words: &str) -> model::LeafSet {
    Taxonomy::shipped().set(Facet::Object, words).unwrap()
}

/// A point of that radius, with a site at that many degrees of latitude north of it.
fn near(radius_m: f64, degrees: f64, in_settlement: bool) -> Vec<Nearby> {
    let point = Point { lat: 50.0, lon: 30.0 };
    let mut place = at(Some("Mill"), Some("North"), None);
    place.point = Some(point);
    let mut located: SiteLink =
        link(&[incident(place, Interval::ALL)], &model::Gazetteer::default(), &link::Lookup::default()).remove(0);
    located.radius_m = radius_m;
    let site = Site {
        name: "Dam".into(),
        registry: "Dams".into(),
        class: class("hydro-dam"),
        point: Point { lat: 50.0 + degrees, lon: 30.0 },
        radius_m: 200.0,
    };
    Sites::new(vec![site]).near(&located, in_settlement)
}

fn how_near(radius_m: f64, degrees: f64, in_settlement: bool) -> Option<Proximity> {
    near(radius_m, degrees, in_settlement).first().map(|one| one.proximity)
}

#[test]
fn how_near_a_site_is_is_said_only_as_surely_as_both_circles_allow() {
    assert_eq!(how_near(100.0, 0.001, false), Some(Proximity::At));
    assert_eq!(how_near(3_000.0, 0.02, false), Some(Proximity::Near));
    assert_eq!(how_near(10_000.0, 0.05, true), Some(Proximity::SameSettlement));
    assert_eq!(how_near(10_000.0, 0.05, false), Some(Proximity::Unknown));
    assert_eq!(how_near(10_000.0, 0.15, true), Some(Proximity::Unknown), "outside of the settlement, perhaps near");
    assert_eq!(how_near(10_000.0, 0.3, true), None);
    assert_eq!(how_near(150_000.0, 0.0, true), None, "everything in a region may be near");
}

#[test]
fn a_site_near_by_changes_no_class_that_is_stated() {
    let located =
        link(&[incident(at(Some("Mill"), Some("North"), None), Interval::ALL)], &gazetteer(), &link::Lookup::default());
    let found = near(5_000.0, 0.0, true);
    assert_eq!(found[0].site.class, class("hydro-dam"));
    assert_eq!(located[0].class, Taxonomy::shipped().all(Facet::Object));
    assert_eq!(located[0].relation, model::Relation::Unknown);
}

#[test]
fn a_table_is_read_by_the_columns_that_the_case_names() {
    let text = "format = \"csv\"\nname = \"Dams\"\nclass_field = \"kind\"\nlat_field = \"y\"\nlon_field = \"x\"\n[classes]\n\"wall\" = \"hydro-dam\"";
    let registry = read(
        text,
        "x,y,name,kind\n30,50,One,wall\n30,50,Two,substation\n30,95,Three,wall\n30,,Four,wall\n30,50,Five,cave\n30,50,Six,\n",
    );
    let sites: Vec<(&str, model::LeafSet)> = registry.sites.iter().map(|site| (&*site.name, site.class)).collect();
    assert_eq!(sites, [("One", class("hydro-dam")), ("Two", class("substation"))]);
    let skipped: Vec<(&str, &str)> = registry.skipped.iter().map(|skip| (&*skip.id, &*skip.reason)).collect();
    let nowhere = "has no place on the Earth";
    let unmapped = "`cave` is no object of the taxonomy and `classes` does not map it";
    assert_eq!(skipped, [("3", nowhere), ("4", nowhere), ("5", unmapped), ("6", "has no class")]);
}

#[test]
fn a_polygon_is_its_bounding_circle() {
    let feature =
        |geometry: &str| format!(r#"{{"type":"Feature","properties":{{"name":"Works"}},"geometry":{geometry}}}"#);
    let square = r#"{"type":"Polygon","coordinates":[[[30.0,50.0],[30.2,50.0],[30.2,50.2],[30.0,50.2],[30.0,50.0]]]}"#;
    let point = r#"{"type":"Point","coordinates":[30,50]}"#;
    let both = format!(r#"{{"type":"GeometryCollection","geometries":[{square},{point}]}}"#);
    let all = [square, point, &both, "null", r#"{"type":"Point","coordinates":[30,"x"]}"#].map(feature).join(",");
    let registry = read(
        "format = \"geojson\"\nclass = \"oil-refinery\"",
        &format!(r#"{{"type":"FeatureCollection","features":[{all}]}}"#),
    );
    let circles: Vec<(Point, i64)> = registry.sites.iter().map(|site| (site.point, site.radius_m as i64)).collect();
    let middle = Point { lat: 50.1, lon: 30.1 };
    // Half of 0.2 degrees each way: 11.1 km and 7.1 km, and 500 m of the entry.
    assert_eq!(circles, [(middle, 13_714), (Point { lat: 50.0, lon: 30.0 }, 500), (middle, 13_714)]);
    assert_eq!(registry.skipped.len(), 2);
}

#[test]
fn an_entry_that_cannot_be_used_says_why() {
    let refused = |text: &str, bytes: &str| read_registry(bytes.as_bytes(), &entry(text)).unwrap_err().to_string();
    assert_eq!(
        refused("format = \"shp\"", ""),
        "the registry `sites/a`: `shp` is no format; there are `geojson`, `csv`, `wri`"
    );
    assert_eq!(
        refused("format = \"csv\"\nclass = \"dragon\"", ""),
        "the registry `sites/a`: `dragon` is no object of the taxonomy"
    );
    assert_eq!(refused("format = \"csv\"", "a,b\n"), "the registry `sites/a`: there is no column `name`");
    assert_eq!(
        refused("format = \"geojson\"", "{}"),
        "the registry `sites/a`: it is neither a FeatureCollection nor a Feature"
    );
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let cell = prop::sample::select(vec!["name", "lat", "lon", "50", "x", "", "\"", "-91", "1e400", "substation", "é"]);
    let row = prop::collection::vec(cell, 1..6).prop_map(|cells| cells.join(","));
    let table = prop::collection::vec(row, 0..8)
        .prop_map(|rows| format!("name,lat,lon,kind\n{}", rows.join("\n")).into_bytes());
    let value = prop::sample::select(vec!["1", "[30,50]", "[[30,50],[31]]", "[]", "null", "{}", "[1e300,2]"]);
    let feature = value.prop_map(|value| format!(r#"{{"type":"Feature","geometry":{{"coordinates":{value}}}}}"#));
    let features = prop::collection::vec(feature, 0..6)
        .prop_map(|all| format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, all.join(",")).into_bytes());
    proptest::prop_oneof![prop::collection::vec(any::<u8>(), 0..200), table, features]
}

proptest! {
    #[test]
    fn whatever_the_bytes_every_row_is_a_site_or_skipped_with_a_reason(bytes in bytes()) {
        for format in ["csv", "geojson", "wri"] {
            let entry = entry(&format!("format = \"{format}\"\nclass = \"substation\"\nclass_field = \"kind\""));
            if let Ok(registry) = read_registry(&bytes, &entry) {
                assert_eq!(registry.rows, registry.sites.len() + registry.skipped.len());
                assert!(registry.sites.iter().all(|site| site.radius_m >= 500.0 && site.radius_m.is_finite()));
                assert!(registry.skipped.iter().all(|skip| !skip.reason.is_empty()));
            }
        }
    }

    #[test]
    fn a_distance_is_an_interval(lat in -90.0..=90.0, lon in -180.0..=180.0, to in -90.0..=90.0, r in 0.0..1e6) {
        let (a, b) = (Point { lat, lon }, Point { lat: to, lon: -lon });
        let between = model::Distance::between((a, r), (b, 500.0));
        assert!(0.0 <= between.lo_m() && between.lo_m() <= between.hi_m() && between.hi_m().is_finite());
        assert_eq!(between, model::Distance::between((b, 500.0), (a, r)));
    }
}

/// The database of power plants, where it lies beside this checkout.
#[test]
fn the_power_plants_of_ukraine_are_read_whole() {
    let Some(bytes) = crate::test_data("sites/gppd_ukraine.csv") else { return };
    let registry = read_registry(&bytes, &entry("format = \"wri\"")).unwrap();
    assert_eq!((registry.rows, registry.sites.len()), (64, 64));
    let of = |word| registry.sites.iter().filter(|site| site.class == class(word)).count();
    assert_eq!((of("nuclear-plant"), of("hydro-dam"), of("power-generation")), (4, 10, 50));
}
