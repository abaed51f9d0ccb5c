//! The real case: every row of the moratorium's reports.

use std::sync::Arc;

use ingest::{Parsed, Table, ingest, read_claims, read_sources};
use model::{
    Affiliation, Area, Facet, Gazetteer, LeafSet, Page, Point, Precision, SourceBook, Statement, Taxonomy, ZoneOrigin,
};

const REPORTS: &str = include_str!("../../../../cases/energy-moratorium-2025/reports/reports.csv");
const CLAIMS: &str = include_str!("../../../../cases/energy-moratorium-2025/claims.csv");
const SOURCES: &str = include_str!("../../../../cases/energy-moratorium-2025/sources.toml");
const CASE: &str = include_str!("../../../../cases/energy-moratorium-2025/case.toml");

fn table() -> Table {
    toml::from_str::<toml::Table>(CASE).unwrap().remove("table").unwrap().try_into().unwrap()
}

fn book() -> SourceBook {
    read_sources(SOURCES).unwrap()
}

/// Every administrative unit of the rows, each with its zone.
fn gazetteer() -> Gazetteer {
    let zone = |admin1: &str, country: &str| match (admin1, country) {
        ("Samara Oblast", _) => "Europe/Samara",
        ("Saratov Oblast", _) => "Europe/Saratov",
        ("Astrakhan Oblast", _) => "Europe/Astrakhan",
        ("Crimea" | "Luhansk Oblast" | "Donetsk Oblast", _) | (_, "Russia") => "Europe/Moscow",
        _ => "Europe/Kyiv",
    };
    let mut units: Vec<(String, String)> = csv::Reader::from_reader(REPORTS.as_bytes())
        .records()
        .map(|row| row.map(|row| (row[11].to_owned(), row[10].to_owned())).unwrap())
        .filter(|(admin1, _)| !admin1.is_empty())
        .collect();
    units.sort();
    units.dedup();
    let area = |(name, country): (String, String)| Area {
        zone: zone(&name, &country).into(),
        name: name.into(),
        country: country.into(),
        recognised: None,
        point: Point { lat: 0.0, lon: 0.0 },
        radius_m: 1.0,
    };
    Gazetteer { areas: units.into_iter().map(area).collect(), ..Gazetteer::default() }
}

fn heard(reports: &str) -> Parsed {
    ingest(reports.as_bytes(), "reports/reports.csv", &table(), &book(), &gazetteer()).unwrap()
}

fn row<'p>(parsed: &'p Parsed, id: &str) -> &'p Statement {
    parsed.statements.iter().find(|statement| &*statement.id == id).unwrap()
}

fn leaves(facet: Facet, word: &str) -> LeafSet {
    Taxonomy::shipped().set(facet, word).unwrap()
}

fn span(statement: &Statement) -> String {
    format!("{} {}", statement.when.interval.from, statement.when.interval.to)
}

/// The rows, header apart; no row of this table breaks its line.
fn rewritten(change: impl Fn(Vec<&str>) -> Vec<&str>) -> String {
    let (header, rows) = REPORTS.split_once('\n').unwrap();
    format!("{header}\n{}\n", change(rows.lines().collect()).join("\n"))
}

#[test]
fn every_row_of_the_case_is_accounted_for_and_none_is_an_issue() {
    let parsed = heard(REPORTS);
    assert_eq!(parsed.issues, []);
    assert_eq!(parsed.accounting.rows_in, 244);
    assert!(parsed.accounting.adds_up());
    assert_eq!(parsed.accounting.statements, parsed.statements.len());
    assert_eq!(parsed.statements.first().unwrap().id, "R001".into());
    assert!(parsed.statements.is_sorted_by_key(|statement| statement.id.clone()));
}

#[test]
fn counts_and_denials_without_a_place_are_claims() {
    let parsed = heard(REPORTS);
    let ids = |kind: &str| -> Vec<&str> {
        parsed.claims.iter().filter(|claim| &*claim.kind == kind).map(|claim| &*claim.id).collect()
    };
    assert_eq!(ids("denial"), ["R117", "R172", "R174"]);
    let counts = "R093 R133 R163 R173 R175 R190 R208 R217 R218 R225 R230 R231 R242 R243";
    assert_eq!(ids("count").join(" "), counts);
    assert_eq!(parsed.claims.len(), parsed.accounting.skipped.len());
    let claim = parsed.claims.iter().find(|claim| &*claim.id == "R172").unwrap();
    assert_eq!((&*claim.side, &*claim.said_on, &*claim.about), ("ukraine", "2025-04-05", "ukraine"));
    assert_eq!(
        &*parsed.accounting.skipped.iter().find(|skip| &*skip.id == "R172").unwrap().reason,
        "a denial without a place is a claim"
    );
}

#[test]
fn a_word_that_the_speaker_uses_widely_is_read_widely() {
    let parsed = heard(REPORTS);
    let drone = leaves(Facet::Means, "drone");
    assert_eq!(row(&parsed, "R097").means, drone);
    // Another speaker's word, the same speaker's other words, and a closer column stay as they are.
    assert_eq!(row(&parsed, "R055").means, leaves(Facet::Means, "one-way-drone"));
    assert_eq!(row(&parsed, "R084").means, leaves(Facet::Means, "fpv-drone"));
    assert_eq!(row(&parsed, "R144").means, leaves(Facet::Means, "fpv-drone"));
    assert_eq!(row(&parsed, "R125").means, leaves(Facet::Means, "himars"));
}

#[test]
fn what_is_not_said_is_everything_and_a_mark_says_energy() {
    let parsed = heard(REPORTS);
    let energy = leaves(Facet::Object, "energy");
    let marked: Vec<&Statement> = parsed.statements.iter().filter(|s| s.note.contains("[type unstated]")).collect();
    assert_eq!(marked.len(), 22);
    assert!(marked.iter().all(|statement| statement.object == energy));
    assert_eq!(row(&parsed, "R114").object, Taxonomy::shipped().all(Facet::Object));
    assert_eq!(row(&parsed, "R114").means, leaves(Facet::Means, "one-way-drone"));
    assert_eq!(row(&parsed, "R001").means, Taxonomy::shipped().all(Facet::Means));
}

#[test]
fn closer_columns_replace_the_older_ones() {
    let parsed = heard(REPORTS);
    assert_eq!(row(&parsed, "R046").object, leaves(Facet::Object, "hospital"));
    assert_eq!(row(&parsed, "R075").act, leaves(Facet::Act, "demolition"));
    assert_eq!(row(&parsed, "R073").act, leaves(Facet::Act, "attack"));
    assert_eq!(row(&parsed, "R074").act, leaves(Facet::Act, "strike"));
    assert_eq!(row(&parsed, "R058").act, leaves(Facet::Act, "strike"));
}

#[test]
fn a_time_is_read_on_the_clock_of_the_row_the_speaker_or_the_place() {
    let parsed = heard(REPORTS);
    let kavkazskaya = row(&parsed, "R053");
    assert_eq!(span(kavkazskaya), "2025-03-18T23:08:00Z 2025-03-18T23:09:00Z");
    assert_eq!(&*kavkazskaya.when.said, "night-of 2025-03-19 02:08");
    assert_eq!((kavkazskaya.when.zone_origin, kavkazskaya.when.precision), (ZoneOrigin::Row, Precision::Minute));
    // A day whose clock is not said holds every clock that may be meant.
    let envoy = row(&parsed, "R045");
    assert_eq!(span(envoy), "2025-03-17T21:00:00Z 2025-03-19T04:00:00Z");
    assert_eq!(&*envoy.when.zone, "Europe/Moscow or America/New_York");
    assert!(envoy.when.interval.contains(kavkazskaya.when.interval));
    // A speaker's clock goes before the place's; a local body has none of its own.
    assert_eq!(row(&parsed, "R089").when.zone_origin, ZoneOrigin::Speaker);
    assert_eq!(&*row(&parsed, "R089").when.zone, "Europe/Kyiv");
    assert_eq!(row(&parsed, "R057").when.zone_origin, ZoneOrigin::Place);
    assert_eq!(span(row(&parsed, "R057")), "2025-03-18T15:00:00Z 2025-03-19T05:00:00Z");
}

#[test]
fn a_span_passes_midnight_where_its_night_does() {
    let parsed = heard(REPORTS);
    assert_eq!(span(row(&parsed, "R195")), "2025-04-08T20:38:00Z 2025-04-08T22:27:00Z");
    assert_eq!(span(row(&parsed, "R184")), "2025-04-06T03:05:00Z 2025-04-06T04:44:00Z");
    assert_eq!(row(&parsed, "R184").when.precision, Precision::Span);
    // Undated: from the table's window to the end of the day of publication, on the speaker's clock.
    assert_eq!(span(row(&parsed, "R119")), "2025-01-31T22:00:00Z 2025-04-01T21:00:00Z");
}

#[test]
fn a_row_is_received_at_the_end_of_its_day_or_never() {
    let parsed = heard(REPORTS);
    assert_eq!(row(&parsed, "R058").received.unwrap().to_string(), "2025-03-21T23:59:59Z");
    assert_eq!(row(&parsed, "R015").received, None);
    let undated = parsed.statements.iter().filter(|statement| statement.received.is_none()).count();
    assert_eq!(undated + ["R093", "R133", "R175", "R243"].len(), 34);
}

#[test]
fn a_local_body_in_an_occupied_area_speaks_for_the_occupier() {
    let (parsed, book) = (heard(REPORTS), book());
    let statement = row(&parsed, "R155");
    assert_eq!(&*statement.speaker, "local-utility/Luhansk Oblast");
    assert_eq!(book.speaker(&statement.speaker).unwrap().affiliation, Affiliation::Party("russia".into()));
    assert_eq!(statement.place.held_by.as_deref(), Some("russia"));
    assert_eq!(statement.place.country.as_deref(), Some("Ukraine"));
    assert_eq!(row(&parsed, "R047").place.held_by, None);
}

#[test]
fn a_row_that_only_passes_on_a_sides_claim_is_that_sides_word() {
    let (parsed, book) = (heard(REPORTS), book());
    for (id, speaker, side) in [
        ("R042", "commentator/UNN", "ukraine"),
        ("R048", "military-sources/Kyiv Post (reprint)", "ukraine"),
        ("R049", "military-sources/Kyiv Post (reprint)", "ukraine"),
        ("R054", "local-governor/Krasnodar Krai", "russia"),
    ] {
        let statement = row(&parsed, id);
        assert_eq!(&*statement.speaker, speaker);
        assert_eq!(book.speaker(speaker).unwrap().affiliation, Affiliation::Party(side.into()));
    }
    assert_eq!(&*row(&parsed, "R047").speaker, "Kyiv Independent");
}

#[test]
fn equal_places_and_numbers_are_recognised() {
    let parsed = heard(REPORTS);
    assert!(Arc::ptr_eq(&row(&parsed, "R053").place, &row(&parsed, "R071").place));
    assert_eq!(*row(&parsed, "R154").numbers, [11_129]);
    assert_eq!(*row(&parsed, "R045").numbers, [1_700]);
    assert_eq!(*row(&parsed, "R050").numbers, [0; 0]);
}

#[test]
fn the_compilers_grouping_is_never_read() {
    let parsed = heard(REPORTS);
    let blank = |line: &str| {
        let mut parts = line.splitn(3, ',');
        format!("{},,{}", parts.next().unwrap(), {
            parts.next();
            parts.next().unwrap()
        })
    };
    let (header, rows) = REPORTS.split_once('\n').unwrap();
    let blanked: String = rows.lines().map(|line| blank(line) + "\n").collect();
    assert_eq!(heard(&format!("{header}\n{blanked}")), parsed);
    let header = header.replacen("incident_hint", "true_id", 1);
    assert_eq!(heard(&format!("{header}\n{rows}")), parsed);
}

#[test]
fn the_order_of_rows_changes_nothing_but_lines() {
    let unplaced = |parsed: Parsed| -> (Vec<Statement>, Parsed) {
        let nowhere = Arc::new(Page { source: "".into(), address: "".into(), file: "".into(), line: 0 });
        let page = |s: Statement| Statement { page: nowhere.clone(), ..s };
        (parsed.statements.iter().cloned().map(page).collect(), Parsed { statements: Vec::new(), ..parsed })
    };
    let shuffled = rewritten(|mut rows| {
        // A fixed shuffle: rows by a multiple of their number, modulo a prime.
        let mut keyed: Vec<(usize, &str)> = rows.drain(..).enumerate().map(|(n, row)| (n * 101 % 251, row)).collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, row)| row).collect()
    });
    assert_ne!(shuffled, REPORTS);
    assert_eq!(unplaced(heard(&shuffled)), unplaced(heard(REPORTS)));
}

#[test]
fn a_later_delivery_supersedes_changed_rows_and_repeats_nothing() {
    let first = heard(REPORTS);
    let changed = REPORTS.replace("started a 20 square metre fire", "started a 2500 square metre fire");
    let changed = changed.replace("14 attacks since the morning", "15 attacks since the morning");
    let later = ingest(changed.as_bytes(), "reports/later.csv", &table(), &book(), &gazetteer()).unwrap();
    let both = first.clone().then(later.clone());
    assert!(both.accounting.adds_up());
    assert_eq!(both.accounting.rows_in, 488);
    assert_eq!(both.statements.len(), first.statements.len());
    assert_eq!(both.claims, later.claims);
    assert_eq!(
        (&*row(&both, "R056").page.file, row(&both, "R056").numbers.to_vec()),
        ("reports/later.csv", vec![2_500])
    );
    assert_eq!(&*row(&both, "R055").page.file, "reports/reports.csv");
    let reasons = |id: &str| -> Vec<&str> {
        both.accounting.skipped.iter().filter(|skip| &*skip.id == id).map(|skip| &*skip.reason).collect()
    };
    assert_eq!(reasons("R056"), ["superseded by reports/later.csv"]);
    assert_eq!(reasons("R055"), ["the same row came in an earlier delivery"]);
    assert_eq!(reasons("R175"), ["a row marked as count is a claim", "superseded by a later delivery"]);
    assert_eq!(reasons("R117"), ["a denial without a place is a claim", "the same row came in an earlier delivery"]);
}

#[test]
fn the_claims_are_read_whole() {
    let (claims, accounting, issues) = read_claims(CLAIMS.as_bytes(), "claims.csv").unwrap();
    assert_eq!((claims.len(), issues), (114, vec![]));
    assert!(accounting.adds_up() && accounting.rows_in == 114);
    let claim = claims.iter().find(|claim| &*claim.id == "C085").unwrap();
    assert_eq!((&*claim.kind, &*claim.side), ("count", "russia"));
    assert_eq!(&*claim.numbers, "more than 120 (18 March-17 April)");
}

#[test]
fn every_source_of_the_case_is_in_the_book() {
    let book = book();
    let (claims, ..) = read_claims(CLAIMS.as_bytes(), "claims.csv").unwrap();
    for claim in claims {
        assert!(book.sources.iter().any(|source| source.name == claim.source), "{}", claim.source);
    }
    let mut used: Vec<String> = heard(REPORTS).statements.iter().map(|s| s.speaker.to_string()).collect();
    used.sort();
    used.dedup();
    assert_eq!(used.len(), book.speakers.len());
}
