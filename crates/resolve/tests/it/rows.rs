//! The rows of the case as statements, well enough for these tests: the product reads them in `ingest`.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::{
    Facet, Instant, Interval, LeafSet, Name, Page, Place, Point, Precision, Stance, Statement, Taxonomy, When,
    ZoneOrigin, clock, day, night_of, zone,
};

const TABLE: &str = include_str!("../../../../cases/energy-moratorium-2025/reports/reports.csv");

/// Rows that are claims: statements about compliance or counts, with no place of their own.
const CLAIMS: [&str; 3] = ["R117", "R172", "R174"];

/// The statements of the case, each with the compiler's own grouping, which is no input of any stage.
pub(crate) fn statements_and_hints() -> Vec<(Statement, String)> {
    let mut reader = csv::Reader::from_reader(TABLE.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows = reader.into_records().map(|record| {
        let record = record.unwrap();
        Row(header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect())
    });
    rows.enumerate()
        .filter(|(_, row)| !row.get("summary").contains("Count report") && !CLAIMS.contains(&row.get("report_id")))
        .map(|(at, row)| (statement(&row, u32::try_from(at).unwrap() + 2), row.get("incident_hint").to_owned()))
        .collect()
}

/// The statements of the case.
pub(crate) fn statements() -> Vec<Statement> {
    statements_and_hints().into_iter().map(|(statement, _)| statement).collect()
}

struct Row(Vec<(String, String)>);

impl Row {
    fn get(&self, column: &str) -> &str {
        self.0.iter().find(|(name, _)| name == column).map_or("", |(_, value)| value.trim())
    }

    fn name(&self, column: &str) -> Option<Name> {
        Some(self.get(column)).filter(|value| !value.is_empty()).map(Name::from)
    }

    fn date(&self, column: &str) -> Option<Date> {
        self.name(column).map(|text| text.parse().unwrap())
    }
}

fn statement(row: &Row, line: u32) -> Statement {
    let claimant = row.get("claimant");
    let speaker = match claimant {
        _ if !row.get("speaker").is_empty() => row.get("speaker").to_owned(),
        "local-governor" | "local-utility" | "company" => format!("{claimant}/{}", row.get("admin1")),
        "independent" | "think-tank" => row.get("source_name").to_owned(),
        "russian-telegram" | "foreign-government" => format!("{claimant}/{}", row.get("source_name")),
        _ => claimant.to_owned(),
    };
    let page = Page {
        source: row.get("source_name").into(),
        address: row.get("source_url").into(),
        file: "reports/reports.csv".into(),
        line,
    };
    Statement {
        id: row.get("report_id").into(),
        speaker: speaker.into(),
        page: Arc::new(page),
        stance: stance(row.get("claimant_stance")),
        about: row.name("accused_party").filter(|party| &**party != "unknown"),
        act: possible(Facet::Act, row, "act", ""),
        object: possible(Facet::Object, row, "object", object(row)),
        means: possible(Facet::Means, row, "means", means(row)),
        outcome: possible(Facet::Outcome, row, "", row.get("effect")),
        when: when(row),
        place: Arc::new(place(row)),
        received: row.date("published_date").map(|date| day(date, &TimeZone::UTC).unwrap().to),
        numbers: numbers(row.get("summary")).into(),
        details: None,
        text: row.get("summary").into(),
        note: row.get("confidence_note").into(),
    }
}

fn stance(word: &str) -> Stance {
    match word {
        "accuses" => Stance::Accuses,
        "denies" => Stance::Denies,
        "admits" => Stance::Admits,
        "confirms" => Stance::Confirms,
        "reports" => Stance::Asserts,
        other => panic!("{other}"),
    }
}

fn object(row: &Row) -> &str {
    if row.get("confidence_note").starts_with("[type unstated]") { "energy" } else { row.get("target_class") }
}

fn means(row: &Row) -> &str {
    match (row.get("claimant"), row.get("weapon")) {
        ("russia-mod", "one-way-drone") => "drone",
        (_, weapon) => weapon,
    }
}

/// The words of `column` joined by `|`, else `word`; the full set where neither says anything.
fn possible(facet: Facet, row: &Row, column: &str, word: &str) -> LeafSet {
    let words = row.name(column).unwrap_or_else(|| word.into());
    let sets = words.split('|').filter(|word| !word.is_empty() && *word != "unknown" && *word != "any");
    let set = sets.fold(LeafSet::EMPTY, |all, word| all.union(Taxonomy::shipped().set(facet, word).expect(word)));
    if set.is_empty() { Taxonomy::shipped().all(facet) } else { set }
}

fn place(row: &Row) -> Place {
    let degrees = |column| row.name(column).map(|text| text.parse::<f64>().unwrap());
    let point = degrees("lat").zip(degrees("lon")).map(|(lat, lon)| Point { lat, lon });
    Place { name: row.name("place"), admin1: row.name("admin1"), country: row.name("country"), point, held_by: None }
}

fn when(row: &Row) -> When {
    let date = row.date("event_date").unwrap();
    let (zones, zone_origin): (Vec<&str>, _) = match (row.get("event_time_zone"), row.get("country")) {
        _ if row.get("report_id") == "R045" => (vec!["Europe/Moscow", "America/New_York"], ZoneOrigin::NotSaid),
        ("", "Ukraine") => (vec!["Europe/Kyiv"], ZoneOrigin::Place),
        ("", _) => (vec!["Europe/Moscow"], ZoneOrigin::Place),
        (zone, _) => (vec![zone], ZoneOrigin::Row),
    };
    let precision = match (row.get("event_time"), row.get("event_date_precision")) {
        ("", "day") => Precision::Day,
        ("", "night-of") => Precision::Night,
        ("", "week") => Precision::Week,
        ("", "unknown") => Precision::Unknown,
        (time, _) if time.contains('/') => Precision::Span,
        _ => Precision::Minute,
    };
    let in_zone = |name: &&str| interval(row, date, precision, &zone(name).unwrap());
    When {
        interval: zones.iter().map(in_zone).reduce(Interval::hull).unwrap(),
        said: format!("{} {date} {}", row.get("event_date_precision"), row.get("event_time")).trim().into(),
        zone: zones.join(" or ").into(),
        zone_origin,
        precision,
    }
}

fn interval(row: &Row, date: Date, precision: Precision, zone: &TimeZone) -> Interval {
    let whole = |date: Date| day(date, zone).unwrap();
    let eve = date.yesterday().unwrap();
    // An evening hour of a night belongs to the day before the morning that names it.
    let at = |time: &str| {
        let evening = row.get("event_date_precision") == "night-of" && time >= "18:00";
        clock(if evening { eve } else { date }, time, zone).unwrap()
    };
    match precision {
        Precision::Minute => at(row.get("event_time")),
        Precision::Span => {
            let (from, to) = row.get("event_time").split_once('/').unwrap();
            at(from).hull(at(to))
        }
        Precision::Night => night_of(date, zone).unwrap(),
        Precision::Day => whole(date),
        Precision::Week => whole(date.checked_sub(jiff::ToSpan::days(6)).unwrap()).hull(whole(date)),
        Precision::Unknown => Interval { from: Instant::MIN, to: whole(row.date("published_date").unwrap_or(date)).to },
    }
}

/// Counts in a text; clock times, voltages, years and what is small or not a plain number are left out.
fn numbers(text: &str) -> Vec<u32> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found: Vec<u32> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let bare: String = word.trim_end_matches(['.', ',', ';']).replace(',', "");
        if !words.get(at + 1).is_some_and(|next| next.starts_with("kV"))
            && let Ok(number) = bare.parse()
            && number >= 300
            && !(1900..=2100).contains(&number)
        {
            found.push(number);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
