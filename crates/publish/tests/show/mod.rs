//! The quick look: what its bars hold, and how it fits.

use model::{Certainty, Edition, Instant, Interval};
use publish::{Look, show_json, show_text};

use crate::small_edition::edition;
use crate::told::{look, unbroken};

/// The records of the rows under the reading `one`.
fn rows(edition: &Edition) -> Vec<serde_json::Value> {
    let records = show_json(edition, Some("one")).unwrap();
    let records = records.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    records.filter(|one| one["show"] == "days").collect()
}

fn incidents(edition: &Edition) -> Vec<serde_json::Value> {
    rows(edition).into_iter().map(|mut row| row["incidents"].take()).collect()
}

#[test]
fn what_is_sure_and_what_is_alleged_of_each_party_stand_apart() {
    let mut edition = edition();
    assert_eq!(incidents(&edition), [serde_json::json!(["I-R1"]), ["I-R5"].into(), ["I-R3"].into()]);
    edition.assessments[1].parties[0].accusers.clear();
    let nobody = incidents(&edition);
    assert_eq!(nobody[2..], [serde_json::json!([]), ["I-R3"].into()], "said of nobody by name");
    assert!(look(&edition, 80).contains("Alleged or reported of nobody by name: 1 incident"));
    edition.assessments[1].certainty = Certainty::Refuted;
    assert_eq!(incidents(&edition).len(), 3, "what is refuted is in no row");
}

#[test]
fn a_day_is_counted_only_where_it_is_known() {
    let mut edition = edition();
    let counts = |edition: &Edition, row: usize| rows(edition)[row]["counts"].as_array().unwrap().clone();
    let beta = counts(&edition, 2);
    assert_eq!((beta.len(), &beta[16], &beta[20]), (21, &1.into(), &serde_json::Value::Null), "missing of Beta");
    assert_eq!((&beta[6], &beta[7]), (&0.into(), &serde_json::Value::Null), "nothing was compiled");
    assert_eq!(counts(&edition, 1)[20], 0, "nothing is missing of Alpha");
    assert_eq!(counts(&edition, 0)[20], serde_json::Value::Null, "of both, something is");
    let at = |day: &str| -> Instant { format!("2025-03-{day}T10:00:00Z").parse().unwrap() };
    edition.resolution.incidents[1].time.interval = Interval::new(at("17"), at("20")).unwrap();
    assert!(unbroken(&look(&edition, 80)).contains("of Beta: 1 incident, 1 of no known day"));
    edition.resolution.incidents[1].time.interval = Interval::new(at("12"), at("13")).unwrap();
    assert!(unbroken(&look(&edition, 80)).contains("of Beta: 1 incident, 1 on days that are blank, ? or outside"));
    edition.compiled.clear();
    let text = unbroken(&look(&edition, 80));
    assert!(
        text.contains("no day counts as one without an incident") && text.contains("By day: 13 Mar 2025 to 19 Mar")
    );
    assert!(!text.contains("▂") && text.contains("█??????"), "{text}");
}

#[test]
fn no_line_is_longer_than_asked_for_and_years_stand_in_weeks() {
    let mut edition = edition();
    edition.compiled[0].from = edition.compiled[0].from.plus(-3_650);
    for width in [40, 80, 120] {
        for line in look(&edition, width).lines() {
            assert!(line.chars().count() <= width, "{line}");
        }
    }
    assert!(unbroken(&look(&edition, 80)).contains("49 days a column, 45 in the last"), "{}", look(&edition, 80));
}

#[test]
fn one_reading_is_told_alone_and_lists_say_what_they_leave_out() {
    let mut edition = edition();
    let flip = edition.headline.flips[0].clone();
    edition.headline.flips = vec![flip; 5];
    let text = |all, reading: Option<&str>| {
        show_text(&edition, &Look { width: 100, all, reading: reading.map(Into::into) }).unwrap()
    };
    assert!(text(false, None).contains("  and 3 more: --all\n") && !text(true, None).contains("more: --all"));
    assert_eq!(text(true, None).matches("I-R1 *, Beta: alleged violation under one; not covered under two").count(), 5);
    assert!(unbroken(&text(false, None)).contains("Alleged by alpha-ministry; denied by beta-ministry"));
    assert!(text(false, None).contains("two (watch)") && !text(false, Some("one")).contains("two (watch)"));
}
