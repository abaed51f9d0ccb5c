//! Small tables with one thing wrong, and what is said of it.

use proptest::prelude::*;

use ingest::{IngestError, Parsed, Table, ingest, read_claims, read_sources};
use model::{Amount, Area, Details, Facet, Gazetteer, Issue, Point, Severity, SourceBook, Taxonomy, ZoneOrigin};

const HEADER: &str = "report_id,event_date,event_date_precision,event_time,event_time_zone,published_date,source_name,\
    source_url,country,admin1,place,lat,lon,accused_party,claimant,claimant_stance,weapon,target_class,effect,summary,\
    confidence_note,act,object,means";

/// A row in which every field is filled in.
const WHOLE: &str = "A1,2025-03-19,night-of,23:10,Europe/Kyiv,2025-03-20,Daily,https://daily.example/1,Northland,Upper,\
    Town,50.5,30.25,east,ministry,accuses,one-way-drone,substation,fire,A fire,,strike,power line,";

fn book() -> SourceBook {
    let book = "[[source]]\nname='Daily'\nkind='x'\naffiliation='independent'\nreliability='C'\ncomment='x'\n\
        [[speaker]]\nid='ministry'\nkind='x'\naffiliation='party:west'\nreliability='C'\ncomment='x'\n\
        [[speaker]]\nid='mayor/Upper'\nkind='x'\naffiliation='party:west'\nreliability='C'\ncomment='x'\n";
    read_sources(book).unwrap()
}

fn gazetteer() -> Gazetteer {
    let area = |name: &str, country: &str, zone: &str| Area {
        name: name.into(),
        country: country.into(),
        recognised: None,
        zone: zone.into(),
        point: Point { lat: 0.0, lon: 0.0 },
        radius_m: 1.0,
    };
    let areas = vec![
        area("Upper", "Northland", "Europe/Kyiv"),
        area("Lower", "Northland", "Europe/Moscow"),
        area("Far", "Southland", "America/New_York"),
    ];
    Gazetteer { areas, ..Gazetteer::default() }
}

fn read(text: &[u8]) -> Result<Parsed, IngestError> {
    let table: Table = toml::from_str("speaker_by_admin1 = ['mayor']").unwrap();
    ingest(text, "r.csv", &table, &book(), &gazetteer())
}

/// A whole row, the row under test, and another whole row.
fn three(row: &str) -> String {
    format!("{HEADER}\n{}\n{row}\n{}\n", WHOLE.replace("A1", "A0"), WHOLE.replace("A1", "A2"))
}

/// The single issue of the middle row; the others are heard.
fn issue(row: &str) -> Issue {
    let parsed = read(three(row).as_bytes()).unwrap();
    assert_eq!(parsed.statements.len(), 2, "{row}");
    assert_eq!((parsed.accounting.issues, parsed.accounting.rows_in), (1, 3));
    let [issue] = parsed.issues.as_slice() else { panic!("{row}: {:#?}", parsed.issues) };
    assert_eq!((&*issue.file, issue.line), ("r.csv", 3));
    assert!(!issue.hint.is_empty());
    issue.clone()
}

#[test]
fn a_whole_row_is_heard() {
    let parsed = read(three(WHOLE).as_bytes()).unwrap();
    assert_eq!(parsed.issues, []);
    assert_eq!(parsed.statements.len(), 3);
    // The evening of a night lies on the eve of its date.
    assert_eq!(parsed.statements[1].when.interval.from.to_string(), "2025-03-18T21:10:00Z");
    assert_eq!(parsed.statements[1].page.line, 3);
}

#[test]
fn each_broken_field_is_one_issue_and_loses_nothing_else() {
    let cases = [
        ("A1,", ",", "report_id", "`report_id` is empty"),
        ("A1,", "A0,", "report_id", "`A0` stands twice in this file, with the same content"),
        ("2025-03-19,", "2025-02-30,", "event_date", "`2025-02-30` is not a date"),
        ("2025-03-19,", ",", "event_date", "no date, but the precision `night-of`"),
        ("night-of", "nightly", "event_date_precision", "`nightly` is not a precision of a date"),
        ("23:10", "25:10", "event_time", "`25:10` is not a clock time, such as `02:08`"),
        ("23:10", "23:10/", "event_time", "`` is not a clock time, such as `02:08`"),
        ("night-of", "week", "event_time", "`23:10` is a clock time without a day"),
        ("Europe/Kyiv", "Europe/Kiew", "event_time_zone", "time zone `Europe/Kiew` is not known"),
        ("2025-03-20", "20 March", "published_date", "`20 March` is not a date"),
        ("Daily,", "Weekly,", "source_name", "the source `Weekly` is not in the source book"),
        (",50.5,", ",95,", "lat", "`95` is not a coordinate"),
        (",50.5,", ",north,", "lat", "`north` is not a coordinate"),
        (",30.25,", ",,", "lon", "`lat` without `lon`"),
        ("ministry", "minister", "claimant", "the speaker `minister` is not in the source book"),
        ("accuses", "blames", "claimant_stance", "`blames` is not a stance"),
        ("one-way-drone", "one-way-drown", "weapon", "`one-way-drown` is not a word for a means"),
        ("substation", "sub station x", "target_class", "`sub station x` is not a word for an object"),
        (",fire,", ",fired,", "effect", "`fired` is not a word for an outcome"),
        (",strike,", ",strike|strik,", "act", "`strik` is not a word for an act"),
        (",power line,", ",power lime,", "object", "`power lime` is not a word for an object"),
    ];
    for (from, to, column, message) in cases {
        let row = WHOLE.replacen(from, to, 1);
        assert_ne!(row, WHOLE, "{from}");
        let issue = issue(&row);
        assert_eq!((issue.column.as_deref(), issue.message.as_str()), (Some(column), message));
    }
}

#[test]
fn an_issue_says_what_to_write() {
    let hint = |from: &str, to: &str| issue(&WHOLE.replacen(from, to, 1)).hint;
    assert_eq!(hint("Daily,", "Weekly,"), "add to sources.toml a block [[source]] with name = \"Weekly\"");
    assert_eq!(hint("ministry", "mayor/X"), "add to sources.toml a block [[speaker]] with id = \"mayor/X\"");
    assert!(hint(",fire,", ",fired,").starts_with("the nearest words are `fire`,"));
    assert!(hint("accuses", "blames").contains("`reports`, `accuses`, `denies`, `admits`, `confirms`"));
}

#[test]
fn two_broken_fields_of_one_row_are_told_at_once_and_counted_once() {
    let row = WHOLE.replace("accuses", "blames").replace("night-of", "nightly");
    let parsed = read(three(&row).as_bytes()).unwrap();
    let columns: Vec<_> = parsed.issues.iter().filter_map(|issue| issue.column.as_deref()).collect();
    assert_eq!(columns, ["claimant_stance", "event_date_precision"]);
    assert_eq!((parsed.accounting.issues, parsed.accounting.statements), (1, 2));
}

#[test]
fn a_row_of_another_width_is_one_issue() {
    let issue = issue("A1,2025-03-19,a, comma too many");
    assert_eq!((issue.column, issue.message.as_str()), (None, "the row has 4 fields, the header 24"));
}

#[test]
fn a_row_that_is_not_utf_8_is_one_issue() {
    let text = three(&WHOLE.replace("Town", "T?wn"));
    let bytes: Vec<u8> = text.bytes().map(|byte| if byte == b'?' { 0xEE } else { byte }).collect();
    let parsed = read(&bytes).unwrap();
    let [issue] = parsed.issues.as_slice() else { panic!("{:#?}", parsed.issues) };
    assert_eq!((issue.column.as_deref(), issue.line), (Some("place"), 3));
    assert_eq!((issue.message.as_str(), parsed.statements.len()), ("`T\u{fffd}wn` is not UTF-8 text", 2));
}

#[test]
fn a_table_saved_by_a_spreadsheet_is_heard_alike() {
    let plain = three(WHOLE);
    let saved = plain.replace('.', ",").replace("https://daily,example", "https://daily.example");
    // The decimal commas stand between semicolons now.
    let saved = plain.lines().zip(saved.lines()).map(|(plain, saved)| {
        let fields = plain
            .split(',')
            .map(|field| if field.parse::<f64>().is_ok() { field.replace('.', ",") } else { field.to_owned() });
        assert!(saved.len() == plain.len());
        fields.collect::<Vec<_>>().join(";") + "\r\n"
    });
    let saved = format!("\u{feff}{}", saved.collect::<String>());
    assert!(saved.contains(";50,5;30,25;"));
    assert_eq!(read(saved.as_bytes()).unwrap(), read(plain.as_bytes()).unwrap());
}

#[test]
fn columns_are_found_by_name_in_any_order_and_closer_ones_may_be_missing() {
    let turned =
        |line: &str| line.split(',').take(21).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join(",");
    let text = format!("{},remark\n{},anything\n", turned(HEADER), turned(WHOLE));
    let parsed = read(text.as_bytes()).unwrap();
    let taxonomy = Taxonomy::shipped();
    assert_eq!(parsed.issues, []);
    // Nothing says what was done: not the row, and not the table.
    assert_eq!(parsed.statements[0].act, taxonomy.all(Facet::Act));
    assert_eq!(parsed.statements[0].means, taxonomy.set(Facet::Means, "one-way-drone").unwrap());
}

#[test]
fn a_missing_column_is_named_with_what_is_there() {
    let error = read(HEADER.replace("claimant,", "claimer,").as_bytes()).unwrap_err().to_string();
    assert!(
        error.starts_with("`r.csv` has no column `claimant`; its columns are `report_id`, `event_date`,"),
        "{error}"
    );
    let error = read(b"name;phone\n").unwrap_err().to_string();
    assert_eq!(
        error,
        "no format fits `r.csv`: its columns are `name`, `phone`; save it as CSV with the columns that `servanda new case` \
         writes (formats known: servanda-csv)"
    );
    assert!(read(b"").unwrap_err().to_string().starts_with("no format fits `r.csv`: it is empty; "));
    assert!(matches!(read(b""), Err(IngestError::NoFormat { .. })));
    assert!(matches!(read(b"\xff\xfer\x00e\x00\n"), Err(IngestError::NoText(_))));
}

#[test]
fn a_mark_needs_its_column() {
    let table: Table = toml::from_str("[[mark]]\ntext='x'\ncolumn='remark'\nheld_by='east'").unwrap();
    let error = ingest(HEADER.as_bytes(), "r.csv", &table, &book(), &gazetteer()).unwrap_err();
    assert!(matches!(error, IngestError::MissingColumn { column, .. } if &*column == "remark"));
}

#[test]
fn where_no_zone_is_said_every_clock_counts() {
    let row = |place: &str| {
        let row =
            WHOLE.replace("night-of,23:10,Europe/Kyiv", "day,,").replace("Northland,Upper,Town,50.5,30.25", place);
        read(format!("{HEADER}\n{row}\n").as_bytes()).unwrap().statements[0].when.clone()
    };
    let said = |place: &str| {
        let when = row(place);
        (when.zone.to_string(), when.zone_origin, when.interval.seconds() / 3600)
    };
    assert_eq!(said("Northland,Lower,Town,,"), ("Europe/Moscow".into(), ZoneOrigin::Place, 24));
    assert_eq!(said("Northland,,,,"), ("Europe/Kyiv or Europe/Moscow".into(), ZoneOrigin::Place, 25));
    let all = "America/New_York or Europe/Kyiv or Europe/Moscow";
    assert_eq!(said(",,,,"), (all.into(), ZoneOrigin::NotSaid, 31));
    assert_eq!(said("Westland,,,,"), (all.into(), ZoneOrigin::NotSaid, 31));
}

#[test]
fn a_row_without_a_date_needs_the_table_to_say_since_when() {
    let row = WHOLE.replace("2025-03-19,night-of,23:10,", ",unknown,,");
    assert_eq!(issue(&row).message, "no date, and no `window_from` for the table");
    let table: Table = toml::from_str("window_from = 2025-03-01").unwrap();
    let read =
        |row: &str| ingest(format!("{HEADER}\n{row}\n").as_bytes(), "r.csv", &table, &book(), &gazetteer()).unwrap();
    let when = read(&row).statements[0].when.clone();
    assert_eq!(
        (when.interval.from.to_string(), when.interval.to.to_string(), &*when.said),
        ("2025-02-28T22:00:00Z".into(), "2025-03-20T22:00:00Z".into(), "unknown")
    );
    let early = read(&row.replace("2025-03-20", "2025-02-20"));
    assert_eq!((early.statements.len(), early.issues.len()), (0, 1));
    // Nobody says when it was published: 31 days from the date.
    let open = read(&WHOLE.replace("night-of,23:10", "unknown,").replace("2025-03-20", ""));
    assert_eq!(open.statements[0].when.interval.to.to_string(), "2025-04-19T21:00:00Z");
    assert_eq!(open.statements[0].received, None);
}

#[test]
fn a_denial_with_a_place_is_a_statement() {
    let denial = |place: &str| {
        let row = WHOLE.replace("accuses", "denies").replace("Northland,Upper,Town,50.5,30.25", place);
        let parsed = read(format!("{HEADER}\n{row}\n").as_bytes()).unwrap();
        (parsed.statements.len(), parsed.claims.len())
    };
    assert_eq!(denial("Northland,Upper,,,"), (1, 0));
    assert_eq!(denial("Northland,,,50.5,30.25"), (1, 0));
    assert_eq!(denial("Northland,,,,"), (0, 1));
}

#[test]
fn an_unknown_party_is_none_and_any_other_is_kept() {
    let about = |party: &str| {
        let row = WHOLE.replace(",east,", &format!(",{party},"));
        read(format!("{HEADER}\n{row}\n").as_bytes()).unwrap().statements[0].about.clone()
    };
    assert_eq!((about("unknown"), about(""), about("east")), (None, None, Some("east".into())));
}

#[test]
fn a_claim_with_something_wrong_is_an_issue() {
    let text = "claim_id,date,speaker,speaker_party,kind,about,content,numbers,source_name,source_url\n\
        C2,2025-04-01,A,west,count,x,y,3,Daily,u\nC1,2025-04-31,A,west,counts,x,y,3,Daily,u\nC2,2025-04-01,,,denial,,y,,Daily,\n";
    let (claims, accounting, issues) = read_claims(text.as_bytes(), "c.csv").unwrap();
    assert_eq!((claims.len(), accounting.issues, accounting.skipped.len()), (0, 3, 0));
    let told: Vec<_> = issues.iter().map(|issue| (issue.line, issue.column.as_deref().unwrap())).collect();
    assert_eq!(told, [(2, "claim_id"), (3, "date"), (3, "kind"), (4, "speaker"), (4, "claim_id")]);
}

#[test]
fn the_column_speaker_stands_before_the_claimant() {
    let heard = |speaker: &str| {
        let text = format!("{HEADER},speaker\n{WHOLE},{speaker}\n");
        read(text.as_bytes()).unwrap()
    };
    assert_eq!(&*heard("mayor/Upper").statements[0].speaker, "mayor/Upper");
    assert_eq!(&*heard(" ").statements[0].speaker, "ministry");
    let parsed = heard("mayor/Lower");
    let [issue] = parsed.issues.as_slice() else { panic!("{:#?}", parsed.issues) };
    assert_eq!(issue.column.as_deref(), Some("speaker"));
    assert_eq!(issue.message, "the speaker `mayor/Lower` is not in the source book");
}

/// What is heard of a whole row with these columns, or the single issue.
fn detailed(columns: &str, fields: &str) -> Result<Option<Details>, Issue> {
    let parsed = read(format!("{HEADER},{columns}\n{WHOLE},{fields}\n").as_bytes()).unwrap();
    assert!(parsed.accounting.adds_up());
    match (parsed.statements.as_slice(), parsed.issues.as_slice()) {
        ([one], []) => Ok(one.details.as_deref().cloned()),
        ([], [issue]) => Err(issue.clone()),
        other => panic!("{other:#?}"),
    }
}

const DETAILS: &str = "event,to,reference,done,quantity,people_affected,people_killed,hours_without_service";

#[test]
fn the_columns_of_details_are_heard_and_empty_ones_say_nothing() {
    let details = Details {
        event: Some("entry into force".into()),
        to: Some("commission".into()),
        reference: Some("17".into()),
        not_done: true,
        quantity: Some(Amount::exactly(12)),
        people_affected: Amount::new(300, 400),
        people_killed: Some(Amount::exactly(0)),
        hours_without_service: Amount::new(10, 20),
    };
    let said = "entry into force,commission,17,no,12,300-400,0, 10 - 20 ";
    assert_eq!(detailed(DETAILS, said), Ok(Some(details)));
    assert_eq!(detailed(DETAILS, ",,,,,,,"), Ok(None));
    assert_eq!(detailed(DETAILS, ",,,yes,,,,"), Ok(None));
    assert_eq!(detailed("remark", "no"), Ok(None));
    let only = detailed("done", "no").unwrap().unwrap();
    assert_eq!(only, Details { not_done: true, ..Details::NONE });
}

#[test]
fn a_broken_detail_is_an_issue_and_never_taken_for_unsaid() {
    let cases = [
        ("done", "maybe", "`maybe` does not say whether it was done"),
        ("done", "No", "`No` does not say whether it was done"),
        ("quantity", "a dozen", "`a dozen` is not a number"),
        ("people_affected", "20-10", "`20-10` is not a number"),
        ("people_killed", "-3", "`-3` is not a number"),
        ("people_killed", "1-2-3", "`1-2-3` is not a number"),
        ("people_killed", "4294967296", "`4294967296` is not a number"),
        ("hours_without_service", "1.5", "`1.5` is not a number"),
    ];
    for (column, field, message) in cases {
        let issue = detailed(column, field).unwrap_err();
        assert_eq!((issue.column.as_deref(), issue.line, issue.message.as_str()), (Some(column), 2, message));
        assert!(issue.hint.contains(if column == "done" { "`yes`, `no`" } else { "`10-20`" }), "{}", issue.hint);
    }
}

#[test]
fn a_column_that_is_nearly_one_of_ours_is_a_warning_and_any_other_is_not() {
    let header = |columns: &str| {
        let header = HEADER.replace("act,object,means", columns);
        read(format!("{header}\n{WHOLE}\n").as_bytes()).unwrap()
    };
    let parsed = header("act,obejct,Means");
    let told: Vec<_> =
        parsed.issues.iter().map(|i| (i.severity, i.line, i.column.as_deref().unwrap(), &*i.message)).collect();
    let expected = [
        (Severity::Warning, 1, "obejct", "the column `obejct` is not read; `object` may be meant"),
        (Severity::Warning, 1, "Means", "the column `Means` is not read; `means` may be meant"),
    ];
    assert_eq!(told, expected);
    // The row itself is heard, without what the columns hold.
    assert_eq!((parsed.statements.len(), parsed.accounting.issues), (1, 0));
    for others in ["incident_hint,source_kind,true_id", "act,remark,licence", "note,date,no"] {
        assert_eq!(header(others).issues, []);
    }
    // Where the column is there as well, the other one is deliberate.
    let both = format!("{HEADER},objects\n{WHOLE},\n");
    assert_eq!(read(both.as_bytes()).unwrap().issues, []);
}

/// Five rows of which some share an id, in every order.
fn in_every_order(rows: [String; 5]) -> Vec<Parsed> {
    let mut orders: Vec<Vec<&String>> = vec![vec![]];
    for row in &rows {
        orders = orders
            .iter()
            .flat_map(|order| {
                (0..=order.len()).map(move |at| {
                    let mut longer = order.clone();
                    longer.insert(at, row);
                    longer
                })
            })
            .collect();
    }
    assert_eq!(orders.len(), 120);
    let text = |order: &Vec<&String>| order.iter().map(|row| format!("{row}\n")).collect::<String>();
    orders.iter().map(|order| read(format!("{HEADER}\n{}", text(order)).as_bytes()).unwrap()).collect()
}

#[test]
fn an_id_that_stands_twice_is_set_aside_in_any_order() {
    let id = |id: &str| WHOLE.replace("A1", id);
    let changed = id("A1").replace("A fire", "No fire");
    let broken = id("A2").replace("accuses", "blames");
    for parsed in in_every_order([id("A1"), changed, id("A2"), broken, id("A3")]) {
        assert!(parsed.accounting.adds_up());
        assert_eq!(parsed.statements.iter().map(|s| &*s.id).collect::<Vec<_>>(), ["A3"]);
        assert_eq!((parsed.accounting.rows_in, parsed.accounting.issues), (5, 4));
        let mut told: Vec<(&str, &str)> =
            parsed.issues.iter().map(|i| (i.column.as_deref().unwrap(), &*i.message)).collect();
        assert!(parsed.issues.is_sorted_by_key(|issue| issue.line));
        told.sort_unstable();
        let twice =
            |id: &str| format!("`{id}` stands twice in this file, with different content, and no row of it is used");
        let (a1, a2) = (twice("A1"), twice("A2"));
        let expected = [
            ("claimant_stance", "`blames` is not a stance"),
            ("report_id", &a1),
            ("report_id", &a1),
            ("report_id", &a2),
            ("report_id", &a2),
        ];
        assert_eq!(told, expected);
    }
}

#[test]
fn a_row_that_is_repeated_word_for_word_is_heard_once_in_any_order() {
    let id = |id: &str| WHOLE.replace("A1", id);
    let denial = |id: &str| {
        WHOLE.replace("A1", id).replace("accuses", "denies").replace("Northland,Upper,Town,50.5,30.25", "Northland,,,,")
    };
    for parsed in in_every_order([id("A1"), id("A1"), id("A1"), denial("A2"), denial("A2")]) {
        assert!(parsed.accounting.adds_up());
        assert_eq!((parsed.statements.len(), parsed.claims.len(), parsed.accounting.issues), (1, 1, 3));
        assert_eq!(parsed.issues.len(), 3);
        assert!(parsed.issues.iter().all(|issue| issue.line > 2 && issue.line != parsed.statements[0].page.line));
        assert!(
            parsed
                .issues
                .iter()
                .all(|issue| issue.message.ends_with("stands twice in this file, with the same content"))
        );
    }
}

/// A field as a hurried hand, another program or an attacker may leave it.
fn field() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(WHOLE.split(',').collect::<Vec<_>>()).prop_map(str::to_owned),
        1 => Just(String::new()),
        1 => "\\PC{0,12}",
        1 => "[0-9/:.-]{0,12}",
        1 => prop::sample::select(vec!["unknown", "week", "2025-02-30", "99:99", "1e999", "-0", "\u{202e}x", "=1+1", "a\"b"])
            .prop_map(str::to_owned),
    ]
}

fn quoted(field: &str) -> String {
    format!("\"{}\"", field.replace('"', "\"\""))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        let _ = read_claims(bytes.as_slice(), "c.csv");
        let _ = read_sources(&String::from_utf8_lossy(&bytes));
        let after_header = [HEADER.as_bytes(), b"\n", &bytes].concat();
        let _ = read(&after_header);
    }

    #[test]
    fn every_row_of_any_table_is_accounted_for(rows in prop::collection::vec(prop::collection::vec(field(), 24), 0..12)) {
        let lines: Vec<String> = rows.iter().map(|row| row.iter().map(|field| quoted(field)).collect::<Vec<_>>().join(",")).collect();
        let parsed = read(format!("{HEADER}\n{}\n", lines.join("\n")).as_bytes()).unwrap();
        prop_assert!(parsed.accounting.adds_up());
        prop_assert_eq!(parsed.accounting.rows_in, rows.len());
    }
}
