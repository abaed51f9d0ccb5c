//! What was measured over time, as it is told: records, rows, tables and pictures.

use publish::indicators_json;
use serde_json::Value;

use crate::small_edition::{INTERNAL, edition};
use crate::told::{artifact, each, everything, fields, page};

#[test]
fn an_internal_indicator_is_in_no_file_of_an_edition() {
    for (name, text) in everything(&edition()) {
        assert!(!text.contains(INTERNAL) && !text.contains("retaliation"), "{name}");
    }
    assert!(indicators_json(&edition().follow.indicators).unwrap().contains(INTERNAL));
}

#[test]
fn an_indicator_is_a_record_with_the_agreed_keys_and_a_row_that_no_spreadsheet_runs() {
    let lines = indicators_json(&edition().follow.indicators).unwrap();
    let records: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let agreed =
        "name unit party class means zone reading window value low high method coverage says counted_by internal";
    let sorted = |keys: Vec<String>| keys.into_iter().collect::<std::collections::BTreeSet<_>>();
    for record in &records {
        assert_eq!(sorted(fields(record)), sorted(agreed.split(' ').map(str::to_owned).collect()));
    }
    assert_eq!((&records[0]["value"], &records[1]["high"]), (&0.426.into(), &serde_json::Value::Null));
    let table = artifact(&edition(), "indicators.csv");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(&rows[2][14], "'=none, since the reports are a choice");
    assert_eq!((&rows[2][9], &rows[3][9]), ("", "-0.5"), "a number stays one");
}

#[test]
fn a_figure_that_there_is_not_has_its_reason_on_the_page_and_no_cell_is_empty() {
    let measured = page(&edition()).edition["measured"].clone();
    let figures: Vec<&Value> = each(&measured).flat_map(|one| each(&one["indicators"])).collect();
    assert_eq!(figures.len(), 4);
    for figure in &figures {
        let said = |key: &str| figure[key].as_str().is_some_and(|text| !text.is_empty());
        assert!(said("name") && said("window") && said("says"), "{figure}");
        assert!(figure["value"].is_null() || said("value"), "{figure}");
    }
    let none: Vec<&&Value> = figures.iter().filter(|figure| figure["value"].is_null()).collect();
    assert_eq!(none.len(), 1);
    assert_eq!(none[0]["says"], "=none, since the reports are a choice");
    assert!(figures.iter().any(|figure| figure["value"] == "0.43 ratio (less than 0.01 to 1.20)"), "{figures:?}");
    assert!(figures.iter().any(|figure| figure["says"] == "It moved to [place withheld]."), "{figures:?}");
}

#[test]
fn a_picture_shows_one_party_on_its_own_scale_and_says_in_words_what_it_shows() {
    let measured = page(&edition()).edition["measured"].clone();
    let pictures: Vec<&str> =
        each(&measured).flat_map(|one| each(&one["pictures"])).map(|picture| picture.as_str().unwrap()).collect();
    assert_eq!(pictures.len(), 2);
    assert!(pictures[0].contains("Alpha") && !pictures[0].contains("Beta: "), "in the order of the agreement");
    assert!(
        pictures[0].contains(">40</text>") && pictures[1].contains(">3</text>") && !pictures[1].contains(">40</text>")
    );
    for words in [
        "role=\"img\"",
        "From 10 Mar 2025 to 29 Mar 2025. The most is 3, on 10 Mar 2025. Hatched: not known (2 days).",
        "a choice, which carries no rate (4 days).",
        "Under Alpha's reading (one): bound from 18 Mar 2025 to 27 Mar 2025; 1.00 a day (0.46 to 1.90).",
        "Under watch's reading (two): bound from 25 Mar 2025, no end is known; no rate.",
    ] {
        assert!(pictures[1].contains(words), "no `{words}` in {}", pictures[1]);
    }
}
