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
#[path = "it/mistakes.rs"]
mod mistakes;
#[path = "it/texts.rs"]
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use agreement::{Ambit, Form, Kind, Life, Owner, compare, diverge, format, has_errors, lint, lower, read};
use model::{Facet, Name, Taxonomy};

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
        ("L12", 1),
        ("L13", 5),
        ("L14", 1),
        ("L15", 1),
        ("L16", 1),
        ("L17", 1),
        ("L18", 1),
        ("L19", 1),
        ("L21", 1),
        ("L22", 1),
        ("L24", 1),
        ("L25", 1),
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
    assert_eq!(message, "the matter `start` is decided twice: the first clause on it stands on line 11");
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

/// The text of every agreement under `cases/`, by the name of its folder.
fn instruments() -> BTreeMap<String, String> {
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/../../cases");
    let folders = std::fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path());
    #[allow(clippy::disallowed_methods, reason = "the cases are files")]
    let text = |folder: std::path::PathBuf| {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        std::fs::read_to_string(folder.join("agreement.md")).ok().map(|text| (name, text))
    };
    folders.filter_map(text).collect()
}

#[test]
fn real_instruments_of_several_wars_are_read_checked_and_lowered() {
    let instruments = instruments();
    let (mut kinds, mut forms) = (BTreeSet::new(), BTreeSet::new());
    for (name, text) in &instruments {
        let (agreement, diagnostics) = read(text, name);
        assert_eq!(diagnostics, [], "{name}");
        assert_eq!(format(text), *text, "{name} is laid out");
        assert!(!lint(&agreement).is_empty(), "{name}: no text is without a gap");
        for (index, reading) in agreement.readings_or_text().iter().enumerate() {
            let norms = lower(&agreement, index).unwrap().unwrap();
            assert!(!norms.norms.is_empty(), "{name}: nothing is asked under {}", reading.id);
            kinds.extend(norms.norms.iter().map(|norm| norm.kind));
            forms.extend(norms.norms.iter().map(|norm| match norm.form {
                Form::Prohibit => "PROHIBIT",
                Form::Permit => "PERMIT",
                Form::Oblige { .. } => "OBLIGE",
                Form::Before { .. } => "BEFORE",
                Form::Periodic { .. } => "PERIODIC",
                Form::Limit { .. } => "LIMIT",
            }));
        }
    }
    assert!(instruments.len() >= 8, "{:?}", instruments.keys());
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["limit", "notice", "obligation", "prohibition"]);
    assert_eq!(forms.into_iter().collect::<Vec<_>>(), ["BEFORE", "LIMIT", "OBLIGE", "PROHIBIT"]);
}

#[test]
fn readings_part_where_they_say_otherwise_and_an_act_shows_it() {
    let (agreement, _) = read(MORATORIUM, "agreement.md");
    let divergences = diverge(&agreement.summary().unwrap());
    let of = |about: &str| divergences.iter().find(|one| &*one.about == about).unwrap();
    let means = of("means");
    assert_eq!(means.positions.len(), 2);
    assert_eq!(means.positions[1].1, ["isw".into()]);
    let witness = means.witness.as_deref().unwrap();
    assert!(witness.ends_with("; out under `isw`"), "{witness}");
    // What all readings say alike is not told.
    assert!(divergences.iter().all(|one| &*one.about != "act"));
    let release = divergences.iter().find(|one| one.term.as_deref() == Some("release")).unwrap();
    assert_eq!(&*release.about, "rule");
    assert_eq!(release.positions[1].0, "the term is not in this reading");
    let start = of("start").witness.as_deref().unwrap();
    assert!(start.starts_with("an act at 18 Mar 2025 21:00 UTC: in under `kremlin`"), "{start}");
}

#[test]
fn a_draft_is_compared_in_meaning_and_not_in_text() {
    let summary = |text: &str| read(text, "a.md").0.summary().unwrap();
    let before = summary(MORATORIUM);
    let reworded = MORATORIUM
        .replace("# Moratorium on strikes", "# A halt of strikes")
        .replace("is oil refinery, oil pipeline,", "is oil pipeline, refinery,")
        .replace("by any means  ", "by any means ");
    assert_eq!(compare(&before, &summary(&reworded)), []);
    let narrower = MORATORIUM
        .replace("counted is not said  ", "counted is not said ")
        .replace("for 30 days, how they are counted is not said", "for 30 days counted inclusively")
        .replace("an attempt counts  ", "an attempt does not count ");
    let changes = compare(&before, &summary(&narrower));
    let told: Vec<(&str, &str)> = changes.iter().map(|one| (&*one.about, one.after.as_deref().unwrap())).collect();
    assert_eq!(told, [("end", "after 30 days, counted inclusively"), ("attempt", "does not count")]);
    assert_eq!(changes[0].witness.as_deref(), Some("an act at 16 Apr 2025 21:00 UTC: open before; out after"));
    // A draft that nobody has read otherwise yet is compared by its text.
    let draft = "```pact\nagreement a\nparty p\nparty q\nterm t\n  neither party may strike a hospital\n```\n";
    let wider = draft.replace("strike a hospital", "strike or demolish a hospital") + "```pact\nparty r\n```\n";
    let changes = compare(&summary(draft), &summary(&wider));
    let told: Vec<&str> = changes.iter().map(|one| &*one.about).collect();
    assert_eq!(told, ["party r", "rule", "act", "acceptance of r"]);
    assert_eq!(changes[2].witness.as_deref(), Some("demolition: in after; out before"));
}

#[test]
fn a_subject_that_is_also_said_adds_and_does_not_override() {
    let text = with("define oil refinery\n    is also port")
        .replace("party q\n", "party q\ndefine oil refinery\n  is oil refinery, school\n");
    let (agreement, diagnostics) = read(&text, "a.md");
    assert_eq!(diagnostics, []);
    let ambit = lower(&agreement, 0).unwrap().unwrap().norms[0].ambit.clone();
    assert_eq!(Taxonomy::shipped().names(Facet::Object, ambit.object.within), ["oil-refinery", "port", "school"]);
}

#[test]
fn what_is_counted_against_the_other_side_is_open_whatever_the_text_says() {
    let lines = "also counted by its holder: by artillery\n  also counted by its holder: attempts\n  term t\n    by long-range means\n    an attempt does not count";
    let (agreement, diagnostics) = read(&with(lines), "a.md");
    assert_eq!(diagnostics, []);
    let ambit = lower(&agreement, 0).unwrap().unwrap().norms[0].ambit.clone();
    let artillery = Taxonomy::shipped().set(Facet::Means, "artillery").unwrap();
    assert!(!ambit.means.within.overlaps(artillery) && ambit.means.opened().contains(artillery));
    assert!(matches!(ambit.attempt, agreement::AttemptRule::NotSaid(Some(_))));
}

#[test]
fn an_area_holds_what_other_areas_hold_and_leaves_out_what_is_taken_out() {
    let area = "define area zone\n  is East Province, border\n  is not Hill\ndefine area border\n  is Hill, River\n  is also Ford\n  is within 2.5 km of the line \"l.geojson\"\n";
    let text = with("term t\n    only in zone").replace("party q\n", &format!("party q\n{area}"));
    let (agreement, diagnostics) = read(&text, "a.md");
    assert_eq!(diagnostics, []);
    let area = lower(&agreement, 0).unwrap().unwrap().norms[0].ambit.territory.area.clone().unwrap();
    assert_eq!(area.units.iter().map(|unit| &**unit).collect::<Vec<_>>(), ["East Province", "River", "Ford"]);
    assert_eq!(area.drawn[0].0, agreement::Shape::Line { within_m: 2_500 });
    // Areas that hold one another hold nothing twice, and end.
    let round = with("term t\n    only in a")
        .replace("party q\n", "party q\ndefine area a\n  is b, X\ndefine area b\n  is a, Y\n");
    let (agreement, _) = read(&round, "a.md");
    let area = lower(&agreement, 0).unwrap().unwrap().norms[0].ambit.territory.area.clone().unwrap();
    assert_eq!(area.units.iter().map(|unit| &**unit).collect::<Vec<_>>(), ["Y", "X"]);
}

#[test]
fn a_duty_has_its_deadline_its_keys_and_its_next_chance() {
    let term = "term answers\n  each party must answer within 72 hours of a request by the other party, with the same id and party\n  else it must report within 3 days, and the violation stays\n";
    let text = with("indefinitely").replace("reading r", &format!("{term}reading r"));
    let (agreement, diagnostics) = read(&text, "a.md");
    assert_eq!(diagnostics, []);
    let norms = lower(&agreement, 0).unwrap().unwrap().norms;
    let norm = norms.iter().find(|norm| &*norm.term == "answers").unwrap();
    assert_eq!(
        norm.sentence,
        "each party must answer within 72 hours of request by the other party, with the same reference and party"
    );
    let Form::Oblige { deadline: agreement::Deadline::After { within_s, keys, .. }, chain, .. } = &norm.form else {
        panic!()
    };
    assert_eq!((*within_s, keys.len()), (72 * 3600, 2));
    assert!(!chain[0].cures && chain[0].within_s == 3 * 86_400);
}

#[test]
fn a_reading_that_replaces_another_holds_from_then_on_and_the_other_until_then() {
    let later = "reading later held by p\n  replaces r from 2025-03-25 00:00 UTC\n```\n";
    let text = with("indefinitely").replace("indefinitely\n```\n", &format!("indefinitely\n{later}"));
    let (agreement, diagnostics) = read(&text, "a.md");
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    assert_eq!(agreement.readings.len(), 2);
    let life = |index| lower(&agreement, index).unwrap().unwrap().life;
    let at = "2025-03-25T00:00Z".parse().unwrap();
    assert_eq!((life(0).until_replaced.unwrap().from.earliest, life(1).since.unwrap().from.latest), (at, at));
    assert_eq!((life(0).since, life(1).until_replaced), (None, None));
}

#[test]
fn terms_that_speak_of_nothing_that_is_there_are_told() {
    let cases = [
        (
            "term t\n    exception escort does not excuse: hospital",
            "exception escort does not excuse: hospital",
            "there is no exception `escort` here that could excuse anything",
        ),
        (
            "term t\n    else it must report within 3 days, and the violation stays",
            "else it must report within 3 days, and the violation stays",
            "`else` stands where no duty is said before it",
        ),
        (
            "term t\n    except refineries: oil refinery",
            "except refineries: oil refinery",
            "`refineries` takes out all that term `t` prohibits, under `r`",
        ),
        (
            "define oil refinery\n    is oil refinery\n    is not energy",
            "is not energy",
            "nothing is left that term `t` protects, under `r`",
        ),
        ("replaces r from 2025-03-25 UTC", "r", "`r` replaces itself"),
        ("in force once nothing", "nothing", "there is no event `nothing`"),
        (
            "is inside the polygon \"a.geojson\"",
            "is inside the polygon \"a.geojson\"",
            "this clause does not stand under `reading`",
        ),
    ];
    for (lines, under, message) in cases {
        let (found, told, hint) = one(&with(lines));
        assert_eq!((found.as_str(), told.as_str()), (under, message));
        assert!(!hint.is_empty());
    }
}

#[test]
fn an_attached_file_is_the_agreed_one_or_is_told() {
    let list = |digest: &str| {
        with("indefinitely")
            .replace("party q\n", &format!("party q\ndefine plants\n  is listed in \"plants.csv\"{digest}\n"))
    };
    let told = |text: &str, there: bool| {
        let (agreement, diagnostics) = read(text, "a.md");
        assert_eq!(diagnostics, []);
        let missing = || std::io::Error::from(std::io::ErrorKind::NotFound);
        let found = agreement::attachments(&agreement, |name| {
            assert_eq!(name, "plants.csv");
            if there { Ok(b"a\n".to_vec()) } else { Err(missing()) }
        });
        found.into_iter().map(|one| (one.is_mistake(), one.message)).collect::<Vec<_>>()
    };
    let digest = agreement::digest(b"a\n");
    assert_eq!(told(&list(""), true), []);
    assert_eq!(told(&list(&format!(" sha256 {digest}")), true), []);
    let other = told(&list(" sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"), true);
    assert!(other[0].0 && other[0].1.starts_with("the file `plants.csv` is not the one that was agreed"));
    let missing = told(&list(""), false);
    assert!(!missing[0].0 && missing[0].1.starts_with("the file `plants.csv` is not there"));
}

#[test]
fn too_much_for_one_agreement_is_told_and_the_rest_is_read() {
    let many = |line: &dyn Fn(usize) -> String, n: usize| (0..n).map(line).collect::<String>();
    let begin = "```pact\nagreement a\nparty p\n  clock UTC\n";
    let readings = format!("{begin}{}```\n", many(&|n| format!("reading r{n} held by p\n  indefinitely\n"), 70));
    let (agreement, diagnostics) = read(&readings, "a.md");
    assert_eq!((agreement.readings.len(), diagnostics.len()), (64, 6));
    assert_eq!(diagnostics[0].message, "an agreement has at most 64 readings");
    let nonsense = format!("{begin}{}```\n", many(&|n| format!("  nonsense {n}\n"), 1_500));
    let (_, diagnostics) = read(&nonsense, "a.md");
    assert_eq!(diagnostics.len(), 1_001);
    assert_eq!(diagnostics.last().unwrap().message, "500 more lines could not be read");
}

/// Every kind of clause that the language has is used somewhere in these tests' texts or in an instrument.
#[test]
fn the_instruments_use_most_of_the_language() {
    let mut used: BTreeSet<String> = BTreeSet::new();
    for (name, text) in instruments() {
        let kind = |kind: &Kind| format!("{kind:?}").split([' ', '(', '{']).next().unwrap().to_owned();
        used.extend(read(&text, &name).0.clauses.iter().map(|line| kind(&line.kind)));
    }
    assert!(used.len() >= 40, "{} kinds of clause: {used:?}", used.len());
}

#[test]
fn what_a_reading_says_overrides_that_and_nothing_else() {
    let text = "```pact\nagreement a\n  each party may suspend it by notice to x, effective after 3 days\n  after a serious violation: talks\nparty p\nparty q\nterm t\n  neither party may strike a hospital\n  marked one: within 6 hours of a strike by the other party\nreading r held by p\n  each party may leave it with notice of 30 days\n  a violation is serious from 10 people affected\n  term t\n    marked other: within 9 hours of a strike by the other party\n```\n";
    let (agreement, diagnostics) = read(text, "a.md");
    assert_eq!(diagnostics, []);
    let norms = lower(&agreement, 0).unwrap().unwrap();
    assert_eq!(norms.life.powers.len(), 2, "leaving does not take suspending away");
    assert_eq!(norms.norms[0].ambit.marks.len(), 2, "a mark overrides the one of its name");
    let said: Vec<Name> =
        agreement.summary().unwrap().readings[0].provisions.iter().map(|one| one.about.clone()).collect();
    for about in ["suspension by notice", "leaving", "severity", "consequences", "mark one", "mark other"] {
        assert!(said.iter().any(|one| **one == *about), "{about}: {said:?}");
    }
}

#[test]
fn each_side_may_count_ground_as_its_own_and_the_order_of_the_lines_decides_nothing() {
    let claims = ["p counts as its own East, North", "q counts as its own South"];
    let territory = |lines: [&str; 2]| {
        let lines = lines.map(|claim| format!("    whose facility it is: {claim}\n")).concat();
        let (agreement, diagnostics) = read(&with(&format!("term t\n{lines}")), "a.md");
        assert_eq!(diagnostics, []);
        let norms = lower(&agreement, 0).unwrap().unwrap();
        let Owner::Claimed(mut claims) = norms.norms[0].ambit.territory.whose.clone() else { panic!() };
        claims.sort();
        claims
    };
    let [one, other] = claims;
    assert_eq!(territory([one, other]), territory([other, one]));
    assert_eq!(territory([one, other]).len(), 2);
    let both = format!("term t\n    whose facility it is: {one}\n    whose facility it is: by recognised borders");
    assert_eq!(read(&with(&both), "a.md").1[0].code, "P13");
}

#[test]
fn what_a_holder_counts_opens_what_it_forbids_to_harm_and_no_duty() {
    let text =
        with("also counted by its holder: rail power\n  term u\n    each party must withdraw tanks, when is not said");
    let (agreement, diagnostics) = read(&text, "a.md");
    assert_eq!(diagnostics, []);
    let norms = lower(&agreement, 0).unwrap().unwrap().norms;
    let opened: Vec<bool> = norms.iter().map(|norm| !norm.ambit.object.opened().is_empty()).collect();
    assert_eq!(opened, [true, false]);
}

#[test]
fn an_area_keeps_the_and_in_its_name() {
    let areas = |names: &str| {
        let text = with(&format!("term t\n    only in {names}"))
            .replace("term t \"T\"", "define area Upper\n  is A1\ndefine area Lower\n  is B1\nterm t \"T\"");
        let (agreement, diagnostics) = read(&text, "a.md");
        assert_eq!(diagnostics, []);
        lower(&agreement, 0).unwrap().unwrap().norms[0].ambit.territory.area.clone().unwrap().units.join("; ")
    };
    assert_eq!(areas("Bosnia and Herzegovina"), "Bosnia and Herzegovina");
    assert_eq!(areas("Upper and Lower"), "A1; B1");
    assert_eq!(areas("Kharkiv, Sumy and Poltava"), "Kharkiv; Sumy; Poltava");
    assert_eq!(areas("Bosnia and Herzegovina, Sumy"), "Bosnia and Herzegovina; Sumy");
}

#[test]
fn languages_that_join_their_letters_may_be_quoted_and_named() {
    // Persian for "ceasefire", with the joiner that its spelling needs.
    let text = with(
        "cites \"\u{622}\u{62a}\u{634}\u{200c}\u{628}\u{633}\"   [stated: \u{622}\u{62a}\u{634}\u{200c}\u{628}\u{633}]",
    );
    assert_eq!(read(&text, "a.md").1, []);
    let latin = with("cites \"ab\u{200c}cd\"");
    assert_eq!(read(&latin, "a.md").1[0].code, "P19");
}

#[test]
fn a_block_may_be_fenced_in_any_way_that_markdown_has() {
    for (open, close) in
        [("~~~pact", "~~~"), ("````pact", "````"), ("``` pact {.numbered}", "```"), ("```Pact", "````")]
    {
        let text = format!("{open}\nagreement a\n{close}\n\n```text\n```pact\nagreement b\n```\n");
        let (agreement, diagnostics) = read(&text, "a.md");
        assert_eq!((diagnostics, &*agreement.id), (vec![], "a"), "{open}");
    }
    let within = "~~~text\n```pact\nagreement b\n```\n~~~\n```pact\nagreement a\n```\n";
    assert_eq!(&*read(within, "a.md").0.id, "a", "what stands in another block is quoted");
}

#[test]
fn a_rule_may_name_several_classes() {
    let (agreement, diagnostics) =
        read(&with("term u\n    neither party may attack hospitals, schools and energy"), "a.md");
    assert_eq!(diagnostics, []);
    let norms = lower(&agreement, 0).unwrap().unwrap().norms;
    let of = |word| Taxonomy::shipped().set(Facet::Object, word).unwrap();
    assert_eq!(norms[1].ambit.object.within, of("hospital").union(of("school")).union(of("energy")));
    assert_eq!(norms[1].sentence, "neither party may attack hospital, school and energy");
}
