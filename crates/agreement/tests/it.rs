//! The language as a drafter meets it: what reads, what lowers to what, and what is said of mistakes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

#[path = "it/layout.rs"]
mod layout;
#[path = "it/texts.rs"]
mod texts;

use std::collections::BTreeMap;

use agreement::{Ambit, Life, has_errors, lint, lower, read};
use model::{Facet, Taxonomy};

const MORATORIUM: &str = include_str!("../../../cases/energy-moratorium-2025/agreement.md");

fn lowered(reading: &str) -> (Life, Ambit) {
    let (agreement, diagnostics) = read(MORATORIUM, "agreement.md");
    assert!(!has_errors(&diagnostics), "{diagnostics:#?}");
    let norms = lower(&agreement, agreement.reading(reading).unwrap()).unwrap().unwrap();
    (norms.life, norms.norms[0].ambit.clone())
}

fn life(reading: &str) -> Life {
    lowered(reading).0
}

fn ambit(reading: &str) -> Ambit {
    lowered(reading).1
}

#[test]
fn the_moratorium_reads_without_an_error() {
    let (agreement, diagnostics) = read(MORATORIUM, "agreement.md");
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let readings: Vec<&str> = agreement.readings.iter().map(|reading| &*reading.id).collect();
    assert_eq!(readings, ["kremlin", "ukraine", "white-house-18-march", "us-25-march", "isw"]);
    assert_eq!(agreement.parties.len(), 2);
}

#[test]
fn thirty_days_that_nobody_says_how_to_count_end_three_times() {
    let ends: Vec<(String, String, String)> = life("kremlin")
        .window
        .ends
        .iter()
        .map(|end| (end.label.clone(), end.at.earliest.to_string(), end.at.latest.to_string()))
        .collect();
    let ends: Vec<(&str, &str, &str)> = ends.iter().map(|(l, e, n)| (l.as_str(), e.as_str(), n.as_str())).collect();
    assert_eq!(
        ends,
        [
            // Midnight in Moscow is 21:00 UTC of the day before.
            ("counted inclusively", "2025-04-16T21:00:00Z", "2025-04-16T21:00:00Z"),
            ("counted exclusively", "2025-04-17T21:00:00Z", "2025-04-17T21:00:00Z"),
            ("counted as a calendar month", "2025-04-17T21:00:00Z", "2025-04-18T21:00:00Z"),
        ]
    );
}

#[test]
fn a_start_without_an_hour_lies_somewhere_within_its_day() {
    let start = life("ukraine").window.start;
    assert_eq!(
        (start.earliest.to_string(), start.latest.to_string()),
        ("2025-03-24T22:00:00Z".into(), "2025-03-25T22:00:00Z".into())
    );
}

#[test]
fn a_date_without_a_zone_is_the_day_on_every_party_clock() {
    let start = life("isw").window.start;
    // From midnight in Moscow to midnight in Kyiv.
    assert_eq!(
        (start.earliest.to_string(), start.latest.to_string()),
        ("2025-03-24T21:00:00Z".into(), "2025-03-25T22:00:00Z".into())
    );
}

#[test]
fn what_a_holder_counts_is_open_and_not_in() {
    let object = ambit("kremlin").object;
    let rail = Taxonomy::shipped().set(Facet::Object, "rail power").unwrap();
    assert!(!object.within.overlaps(rail) && object.opened().contains(rail));
    let part = object.open.iter().find(|part| part.leaves.overlaps(rail)).unwrap();
    assert!(part.clause.is_some(), "the conduct is cited");
}

#[test]
fn an_assessor_that_takes_over_a_list_takes_it_without_the_military() {
    let taxonomy = Taxonomy::shipped();
    let (isw, kremlin) = (ambit("isw").object, ambit("kremlin").object);
    assert_eq!(isw.within, kremlin.within);
    assert!(!isw.opened().overlaps(taxonomy.set(Facet::Object, "military base").unwrap()));
}

#[test]
fn infrastructure_that_is_not_said_is_open_as_a_whole() {
    let object = ambit("white-house-18-march").object;
    let taxonomy = Taxonomy::shipped();
    assert!(object.within.is_empty());
    assert_eq!(object.opened(), taxonomy.set(Facet::Object, "infrastructure").unwrap());
}

/// Underlined text, message and hint of the only diagnostic.
fn one(text: &str) -> (String, String, String) {
    let (_, diagnostics) = read(text, "a.md");
    assert_eq!(diagnostics.len(), 1, "{diagnostics:#?}");
    let diagnostic = diagnostics[0].clone();
    (text[diagnostic.span.from..diagnostic.span.to].to_owned(), diagnostic.message, diagnostic.hint)
}

fn with(line: &str) -> String {
    format!(
        "# T\n```pact\nagreement a \"A\"\n  parallel undertakings\nparty p\n  clock UTC\nparty q\nterm t \"T\"\n  neither party may strike an oil refinery of the other party\nreading r held by p\n  {line}\n```\n"
    )
}

#[test]
fn a_misspelt_class_is_underlined_and_corrected() {
    let (under, message, hint) = one(&with("energy is oil refinary"));
    assert_eq!(under, "oil refinary");
    assert_eq!(message, "`oil refinary` is no object of the taxonomy");
    assert_eq!(hint, "did you mean `oil refinery`?");
}

#[test]
fn a_date_without_a_zone_says_what_to_write() {
    let (_, message, hint) = one(&with("in force from 2025-03-18"));
    assert_eq!(message, "the date has no zone");
    assert_eq!(hint, "write `2025-03-18 18:00 Europe/Kyiv`, or `, zone is not said` behind the date");
}

#[test]
fn an_impossible_day_is_underlined() {
    let (under, message, _) = one(&with("in force from 2025-02-30 UTC"));
    assert_eq!((under.as_str(), message.as_str()), ("2025-02-30", "`2025-02-30` is not a day of the calendar"));
}

#[test]
fn a_wrong_keyword_shows_the_clause_that_was_meant() {
    let (under, _, hint) = one(&with("in vigour from 2025-03-18 UTC"));
    assert_eq!(under, "in vigour from 2025-03-18 UTC");
    assert_eq!(hint, "did you mean a clause like `in force from 2025-03-18 Europe/Kyiv, hour is not said`?");
}

#[test]
fn an_unknown_party_is_named_with_its_neighbours() {
    let (under, message, hint) = one(&with("x accepted on 2025-03-18 UTC"));
    assert_eq!((under.as_str(), message.as_str(), hint.as_str()), ("x", "there is no party `x`", "the file has: p, q"));
}

#[test]
fn a_clause_in_the_wrong_item_says_where_it_belongs() {
    let (_, message, hint) = one(&with("by any means"));
    assert_eq!(
        (message.as_str(), hint.as_str()),
        ("this clause does not stand under `reading`", "put it under `term`")
    );
}

#[test]
fn many_mistakes_are_reported_together_each_with_its_article() {
    let text = "# One\n```pact\nagreement a\n  foo\n```\n## Two\n```pact\nreading r held by x\n  until 2025-13-01 UTC\n  bar\n```\n";
    let (_, diagnostics) = read(text, "a.md");
    let articles: Vec<String> = diagnostics.iter().map(|diagnostic| diagnostic.span.article_text()).collect();
    assert_eq!(articles, ["One", "One › Two", "One › Two"]);
}

#[test]
fn a_file_without_an_agreement_says_how_to_begin() {
    assert_eq!(one("# Only prose\n").1, "the file has no agreement");
}

#[test]
fn a_reading_that_says_its_end_is_not_said_overrides_a_duration_of_the_agreement() {
    let text = "```pact\nagreement a\n  in force from 2025-03-18 06:00 UTC\n  for 30 days counted inclusively\nparty p\nterm t\n  neither party may strike a hospital\nreading r held by p\n  end is not said\nreading s held by p\n  indefinitely\n```\n";
    let (agreement, _) = read(text, "a.md");
    let ends = |index| {
        let life = lower(&agreement, index).unwrap().unwrap().life;
        life.window.ends.into_iter().map(|end| end.label).collect::<Vec<_>>()
    };
    assert_eq!(ends(0), ["the end is not said"]);
    assert!(ends(1).is_empty());
}

#[test]
fn a_class_taken_from_another_reading_is_named_as_it_is_there() {
    let (under, message, hint) = one(
        "```pact\nagreement a\nparty p\nterm t\n  neither party may strike a hospital\nreading r held by p\n  define hospital\n    is hospitl of s\nreading s held by p\n```\n",
    );
    assert_eq!((under.as_str(), hint.as_str()), ("hospitl", "write `hospital of READING`"));
    assert_eq!(message, "`hospitl` is not the class that is defined here");
}

#[test]
fn the_linter_says_what_the_moratorium_leaves_open() {
    let (agreement, _) = read(MORATORIUM, "agreement.md");
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in lint(&agreement) {
        *counts.entry(diagnostic.code).or_default() += 1;
    }
    let expected = [
        ("L01", 2),
        ("L03", 5),
        ("L04", 5),
        ("L05", 4),
        ("L07", 4),
        ("L08", 9),
        ("L09", 4),
        ("L10", 2),
        ("L11", 4),
        ("L12", 5),
        ("L13", 5),
        ("L14", 1),
        ("L15", 5),
        ("L16", 1),
        ("L17", 1),
        ("L18", 1),
        ("L19", 1),
        ("L21", 1),
        ("L22", 1),
        ("L24", 1),
        ("L25", 5),
        ("L26", 1),
        ("L27", 2),
        ("L28", 1),
    ];
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn a_subject_said_twice_in_one_place_is_an_error_that_names_the_first() {
    let (under, message, _) = one(&with("in force from 2025-03-18 UTC\n  in force from 2025-03-19 UTC"));
    assert_eq!(under, "in force from 2025-03-19 UTC");
    assert_eq!(message, "the start is said twice; the first stands on line 11");
    // A reading may say otherwise than the agreement: that is what readings are for.
    let text =
        with("in force from 2025-03-18 UTC").replace("  parallel undertakings", "  in force from 2025-03-17 UTC");
    assert!(read(&text, "a.md").1.is_empty());
}

#[test]
fn an_end_before_the_start_is_underlined() {
    let (under, message, _) = one(&with("in force from 2025-03-18 UTC\n  until 2025-03-01 UTC"));
    assert_eq!(under, "until 2025-03-01 UTC");
    assert_eq!(message, "under the reading `r` the agreement ends before it begins");
}

#[test]
fn a_class_may_hold_another_class_of_the_file() {
    let text = with("define big thing\n    is bridge, oil refinery")
        .replace("term t", "define bridge\n  is road bridge\nterm t")
        .replace("strike an oil refinery", "strike a big thing");
    let (agreement, diagnostics) = read(&text, "a.md");
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let ambit = lower(&agreement, 0).unwrap().unwrap().norms[0].ambit.clone();
    let taxonomy = Taxonomy::shipped();
    assert_eq!(taxonomy.names(Facet::Object, ambit.object.within), ["oil-refinery", "road-bridge"]);
}

#[test]
fn a_clause_that_no_item_holds_is_an_error_wherever_its_block_stands() {
    let text = "- in a list\n\n  ```pact\n  agreement a\n  who monitors is not said\n  ```\n";
    let (under, message, _) = one(text);
    assert_eq!((under.as_str(), message.as_str()), ("who monitors is not said", "`who` opens no item"));
}

#[test]
fn a_date_on_nobodys_clock_is_underlined() {
    let text = with("in force from 2025-03-18, zone is not said").replace("  clock UTC\n", "");
    let (under, message, hint) = one(&text);
    assert_eq!(under, "in force from 2025-03-18, zone is not said");
    assert_eq!(message, "the zone is not said, and no party has a clock on which the date could be read");
    assert!(hint.starts_with("write `clock Europe/Kyiv` under each party"));
}

#[test]
fn a_count_of_days_that_leaves_the_calendar_is_told_under_its_reading() {
    let (under, message, _) = one(&with("in force from 9998-12-31 UTC\n  for 36525 days"));
    assert_eq!(under, "reading r held by p");
    assert_eq!(message, "under the reading `r` a time counted from `9998-12-31` is outside the calendar");
}

#[test]
fn letters_that_deceive_are_shown() {
    // The first letter is Cyrillic.
    let (under, message, hint) = one(&with("energy is \u{43e}il refinery"));
    assert_eq!(under, "\u{43e}il");
    assert_eq!(message, "`\u{43e}il` mixes scripts: \u{43e} (Cyrillic), il (Latin)");
    assert_eq!(hint, "write the word in one script");
    let (under, message, _) = one(&with("cites \"A\u{202e}B\""));
    assert_eq!((under.as_str(), message.as_str()), ("\u{202e}", "a letter that cannot be seen stands here: U+202E"));
    // A name of one script alone that looks like another.
    let text = with("indefinitely").replace("party q", "party \u{440}");
    let (under, message, _) = one(&text);
    assert_eq!(under, "party \u{440}");
    assert_eq!(message, "`\u{440}` looks like `p` and is not the same: \u{440} (Cyrillic) against p (Latin)");
    // Other scripts are no deceit.
    let ukrainian = with("indefinitely").replace("party q", "party україна");
    assert_eq!(read(&ukrainian, "a.md").1, []);
    assert_eq!(read(&with("cites \"Заява, 25 березня\" https://example.org/а"), "a.md").1, []);
}
