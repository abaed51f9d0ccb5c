//! The room from outside: what an edition's files hold, and what they must never hold.
#![allow(clippy::disallowed_methods, reason = "golden files are files")]

#[cfg(test)]
mod explaining;
#[cfg(test)]
mod follow;
#[cfg(test)]
mod page;
#[cfg(test)]
mod show;
#[cfg(test)]
mod small_edition;
#[cfg(test)]
mod told;

use model::FindingKind;
use publish::{
    Artifact, PublishError, claim_json, explain, headline_text, indicators_json, on_request, publish, show_json,
    timeline_json, timeline_text,
};
use serde_json::{Value, json};
use small_edition::{CANARY, STOPPED, edition, exchanged};
use told::{after, artifact, each, everything, fields, id, names, objects, page, unbroken};

#[test]
fn every_exporter_writes_its_file() {
    let names: Vec<&str> = publish(&edition()).unwrap().iter().map(|artifact| artifact.name).collect();
    let tables = ["findings.jsonl", "incidents.jsonl", "findings.csv", "indicators.csv"];
    assert_eq!(names, [&tables[..], &["incidents.geojson", "summary.json", "index.html"]].concat());
}

/// What scripts read is frozen byte by byte. A change that is meant is written down by running the test with `UPDATE=1`,
/// and its difference is reviewed like any other.
#[test]
fn published_bytes_are_as_agreed() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let claims = Artifact { name: "claims.jsonl", bytes: claim_json(&edition()).unwrap().into_bytes() };
    let indicators = indicators_json(&edition().follow.indicators).unwrap().into_bytes();
    let look = Artifact { name: "show.txt", bytes: told::look(&edition(), 80).into_bytes() };
    let records = Artifact { name: "show.jsonl", bytes: show_json(&edition(), None).unwrap().into_bytes() };
    let more = [claims, Artifact { name: "indicators.jsonl", bytes: indicators }, look, records];
    let files = publish(&edition()).unwrap().into_iter().chain(on_request(&edition()).unwrap()).chain(more);
    for artifact in files.filter(|artifact| artifact.name != "index.html") {
        let path = folder.join(artifact.name);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &artifact.bytes).unwrap();
        }
        let agreed = std::fs::read_to_string(&path).unwrap();
        let found = std::str::from_utf8(&artifact.bytes).unwrap();
        for (line, (agreed, found)) in agreed.lines().zip(found.lines()).enumerate() {
            assert_eq!(agreed, found, "{}, line {}", artifact.name, line + 1);
        }
        assert_eq!(agreed.len(), found.len(), "{}", artifact.name);
    }
}

#[test]
fn only_claims_that_a_finding_decides_are_reviewed_and_no_word_is_stronger_than_ours() {
    let text = String::from_utf8(on_request(&edition()).unwrap().remove(0).bytes).unwrap();
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let reviews = document["@graph"].as_array().unwrap();
    let words: Vec<&str> = reviews.iter().map(|one| one["reviewRating"]["alternateName"].as_str().unwrap()).collect();
    assert_eq!(words, ["supported", "contradicted"]);
    for review in reviews {
        assert!(review["reviewRating"]["ratingExplanation"].as_str().unwrap().contains("computed, not reviewed"));
        assert_eq!(review["reviewRating"]["ratingValue"], serde_json::Value::Null);
        let (file, anchor) = review["url"].as_str().unwrap().split_once('#').unwrap();
        let page = publish::read_page(&artifact(&edition(), file)).unwrap();
        assert!(page.edition["claims"].as_array().unwrap().iter().any(|claim| claim["id"] == anchor), "{anchor}");
    }
    assert!(!text.to_lowercase().contains("false"));
}

#[test]
fn the_same_edition_gives_the_same_bytes() {
    assert_eq!(publish(&edition()).unwrap(), publish(&edition()).unwrap());
}

#[test]
fn exchanging_the_parties_changes_nothing_but_their_names() {
    let back = |text: &str| {
        text.replace("alpha", "\u{1}")
            .replace("beta", "alpha")
            .replace('\u{1}', "beta")
            .replace("Alpha", "\u{1}")
            .replace("Beta", "Alpha")
            .replace('\u{1}', "Beta")
    };
    let (one, two) = (everything(&edition()), everything(&exchanged()));
    assert_eq!(one.len(), two.len());
    for ((name, text), (other_name, other)) in one.iter().zip(&two) {
        assert_eq!(*name, back(other_name));
        // The JSON of an explanation has the keys of its records only, and the parties never stand as keys.
        assert!(*text == back(other), "{name} differs");
    }
}

#[test]
fn a_finding_record_carries_both_words_and_its_reasons() {
    let records = objects(&edition(), "findings.jsonl");
    assert_eq!(records.len(), 6);
    let first = &records[0];
    assert_eq!(first["v"], 1);
    assert_eq!(first["id"], "no-strikes/one/I-R1/beta");
    assert_eq!((&first["finding"], &first["published"]), (&"probable violation".into(), &"alleged violation".into()));
    assert_eq!(first["coverage"]["exception"], "in");
    let second = &records[1];
    assert_eq!(second["coverage"]["time"], "out");
    assert_eq!(second["deciding"][0]["dimension"], "time");
    assert_eq!(second["deciding"][0]["clause"]["text"], "in force from 25 March");
    assert_eq!(second["basis"][0], "R1");
    assert_eq!(records[2]["settles"][0]["questions"][0]["clause"]["line"], 9);
}

#[test]
fn keys_stand_in_the_order_of_the_contract() {
    let text = artifact(&edition(), "findings.jsonl");
    let line = text.lines().next().unwrap();
    let keys = ["v", "id", "agreement", "version", "term", "reading", "subject", "party", "incident", "finding"];
    let places: Vec<usize> = keys.iter().map(|key| line.find(&format!("\"{key}\":")).unwrap()).collect();
    assert!(places.is_sorted(), "{line}");
}

#[test]
fn a_full_set_is_any_with_its_reason() {
    let records = objects(&edition(), "incidents.jsonl");
    assert_eq!(records[0]["means"], serde_json::json!(["one-way-drone"]));
    assert_eq!(records[0]["means_why"], serde_json::Value::Null);
    assert_eq!(records[1]["means"], "any");
    assert!(records[1]["means_why"].as_str().unwrap().contains("no statement"));
    assert_eq!(records[0]["attribution"][0]["deniers"][0], "beta-ministry");
}

#[test]
fn details_are_told_where_something_is_said() {
    let mut edition = edition();
    let records = objects(&edition, "incidents.jsonl");
    assert_eq!(records[0]["details"]["people_affected"], serde_json::Value::Null);
    assert_eq!(records[1]["details"]["people_affected"], serde_json::json!([300, 400]));
    assert_eq!(records[1]["details"]["not_done"], false);
    edition.resolution.incidents[0].details.not_done = true;
    assert_eq!(objects(&edition, "incidents.jsonl")[0]["details"]["not_done"], true);
}

#[test]
fn a_town_is_named_where_the_side_on_whose_ground_it_lies_has_named_it() {
    let place = &objects(&edition(), "incidents.jsonl")[0]["place"];
    assert_eq!(place["name"], "Northville");
    assert_eq!((&place["lat"], &place["radius_m"]), (&serde_json::json!(50.12), &serde_json::json!(7000.0)));
    assert_eq!(place["withheld"], serde_json::Value::Null);
}

#[test]
fn a_protected_place_that_only_an_outsider_names_appears_nowhere() {
    for (name, text) in everything(&edition()) {
        assert!(!names(&text, CANARY), "{name} names it");
        assert!(!text.contains("47.12") && !text.contains("31.65"), "{name} points at it");
    }
    let place = &objects(&edition(), "incidents.jsonl")[1]["place"];
    assert_eq!(place["said"], "South Oblast, Land");
    assert_eq!(place["withheld"], "protected object");
    assert_eq!(place["radius_m"], 150_000.0, "the circle of the unit");
}

#[test]
fn a_protected_place_is_named_once_the_accused_has_named_it() {
    let mut edition = edition();
    edition.statements[2].speaker = "beta-ministry".into();
    assert_eq!(objects(&edition, "incidents.jsonl")[1]["place"]["name"], CANARY);
}

#[test]
fn a_place_of_interception_is_withheld_whoever_named_it() {
    for (name, text) in everything(&edition()) {
        assert!(!names(&text, STOPPED), "{name} names it");
        assert!(!text.contains("51.98") && !text.contains("51.99"), "{name} points at it");
    }
    assert_eq!(objects(&edition(), "incidents.jsonl")[2]["place"]["withheld"], "interception");
}

#[test]
fn what_an_edition_printed_of_a_place_is_never_changed_and_never_made_finer() {
    let first = objects(&edition(), "incidents.jsonl")[0]["place"].clone();
    assert_eq!(after(None, |_| ()), first);
    assert_eq!(after(None, |edition| edition.gazetteer.towns[0].radius_m = 9_000.0), first, "two circles would meet");

    let unit =
        model::Printed { admin1: Some("North Oblast".into()), country: Some("Land".into()), ..Default::default() };
    let coarse = after(Some(unit.clone()), |_| ());
    assert_eq!((&coarse["name"], &coarse["withheld"]), (&serde_json::Value::Null, &"printed otherwise before".into()));
    assert_eq!(coarse["said"], "North Oblast, Land");
    let moved = model::Printed { admin1: Some("South Oblast".into()), ..unit.clone() };
    assert_eq!(after(Some(moved.clone()), |_| ())["said"], "Land");
    let merged = after(None, |edition| {
        edition.printed.insert("I-R8".into(), moved);
        edition.resolution.incidents[0].aliases.push("I-R8".into());
    });
    assert_eq!((&merged["said"], &merged["lat"]), (&"Land".into(), &serde_json::Value::Null));

    let mut bound = edition();
    bound.printed.insert("I-R1".into(), model::Printed { admin1: Some("North Oblast".into()), ..unit });
    for (name, text) in everything(&bound) {
        assert!(!names(&text, "Northville"), "{name} names what was withheld before");
    }
}

#[test]
fn what_a_gazetteer_offers_appears_nowhere() {
    let mut edition = edition();
    for link in &mut edition.links {
        link.candidates = vec![model::Candidate {
            name: "Canaryfield".into(),
            admin1: Some("Canaryland".into()),
            country: "Canaria".into(),
            unit: ("CA".into(), "ry".into()),
            point: model::Point { lat: 11.111_111, lon: 22.222_222 },
            radius_m: 3_333.0,
            edits: 0,
            weight: 1.0,
        }];
    }
    for (name, text) in everything(&edition) {
        for canary in ["Canaryf", "Canaryl", "Canaria", "11.11", "22.22", "3333"] {
            assert!(!names(&text, canary), "{canary} in {name}");
        }
    }
}

#[test]
fn a_summary_loses_a_withheld_place_and_of_an_interception_there_is_none() {
    let text = |id| unbroken(&explain(&edition(), id).unwrap().text());
    assert!(text("I-R3").contains("burned at [place withheld]. [R3]"));
    let stopped = "beta-ministry accuses Alpha: [text withheld: it describes where a weapon was stopped] [R5]";
    for id in ["I-R5", "R5"] {
        let text = text(id);
        assert!(text.contains(stopped) && !text.contains("burned"), "{text}");
        assert!(text.contains("https://example.org/R5"), "the source stays");
    }
    assert!(text("I-R5").contains("shot down over [place withheld]"));
    let page = page(&edition());
    let (reasons, words) = (page.packs[0][2].to_string(), &page.search[2]);
    for text in [&reasons, words] {
        assert!(text.contains("[text withheld: it describes where a weapon was stopped]") && !text.contains("burned"));
    }
    assert!(page.packs[0][1].to_string().contains("burned at [place withheld]."));
}

#[test]
fn a_known_difference_marks_its_incident_wherever_people_see_it() {
    let edition = edition();
    let note = "* see known differences: The fire of the third day is counted apart.";
    let terminal = headline_text(&edition).unwrap();
    assert!(terminal.contains("one (Alpha): 1 incident: I-R1 *\n"), "{terminal}");
    assert!(terminal.contains("Alpha I-R5, ") && terminal.contains("Beta I-R1 *, "), "{terminal}");
    assert_eq!(terminal.matches(note).count(), 1);
    let page = page(&edition);
    assert_eq!(page.plain.matches(note).count(), 1);
    let marked: Vec<&str> = each(&page.edition["subjects"]).filter(|one| one["marked"] == true).map(id).collect();
    assert_eq!(marked, ["I-R1"]);
    let noted = json!([{ "text": "The fire of the third day is counted apart.", "incidents": ["I-R1"] }]);
    assert_eq!(page.edition["differences"], noted);
    for id in ["I-R1", "R4", "no-strikes/one/I-R1/beta"] {
        assert_eq!(unbroken(&explain(&edition, id).unwrap().text()).matches(note).count(), 1, "{id}");
    }
    assert!(!explain(&edition, "I-R3").unwrap().text().contains('*'));
    let summary: serde_json::Value = serde_json::from_str(&artifact(&edition, "summary.json")).unwrap();
    assert_eq!(summary["known_differences"][0]["incidents"], serde_json::json!(["I-R1"]));
}

#[test]
fn allegations_are_not_counted_at_the_top() {
    let terminal = headline_text(&edition()).unwrap();
    assert!(terminal.contains("one (Alpha): 1 cannot be determined\n"), "{terminal}");
    assert!(!terminal.contains(" alleged violation") && !terminal.contains(" alleged,"), "{terminal}");
    let page = page(&edition());
    assert!(page.plain.contains(&terminal), "the page says the same where no program runs");
    for tally in each(&page.edition["tallies"]) {
        let kinds: Vec<&str> = each(&tally["counts"]).map(|count| count["finding"].as_str().unwrap()).collect();
        assert!(kinds.len() == FindingKind::ALL.len() - 1 && !kinds.contains(&"alleged violation"), "{kinds:?}");
    }
    let summary: serde_json::Value = serde_json::from_str(&artifact(&edition(), "summary.json")).unwrap();
    assert_eq!(summary["published"]["one"]["alleged violation"], 2, "machines count them");
}

#[test]
fn the_earliest_established_is_told_to_nobody_until_a_person_has_confirmed_it() {
    let mut edition = edition();
    let earliest = |edition: &model::Edition| -> serde_json::Value {
        let summary: serde_json::Value = serde_json::from_str(&artifact(edition, "summary.json")).unwrap();
        summary["earliest"]["one"].clone()
    };
    let draft = earliest(&edition);
    assert_eq!(
        draft["established"][1],
        serde_json::json!({"party": "beta", "incident": null, "from": null, "to": null})
    );
    assert_eq!(draft["established_computed"][1]["incident"], "I-R1");
    edition.number = Some(1);
    assert_eq!(earliest(&edition)["established_computed"], serde_json::Value::Null);
    edition.findings[0].published = FindingKind::Violation;
    assert_eq!(earliest(&edition)["established"][1]["incident"], "I-R1");
}

#[test]
fn a_timeline_is_told_party_by_party_and_as_records() {
    let edition = edition();
    let told = timeline_text(&edition, |_| true).unwrap();
    let expected = "Who is bound when, by what had been received by 20 Apr 2025 03:00.
Times are those of Europe/Kyiv.

one: Alpha's reading (one)

  Alpha, every other term
    not yet           until between 18 Mar 2025 02:00 and 19 Mar 2025 02:00
                      It was not in force: “in force from 18 March”.
    bound             from between 18 Mar 2025 02:00 and 19 Mar 2025 02:00, until: not known
                      It was in force: “in force from 18 March”.

  Alpha, “No strikes”
";
    let head: String = told.lines().take(12).map(|line| format!("{line}\n")).collect();
    assert_eq!(head, expected);
    assert_eq!(timeline_text(&edition, |_| false).unwrap().lines().count(), 2);
    let records: Vec<serde_json::Value> =
        timeline_json(&edition, |_| true).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let last = records.last().unwrap();
    assert_eq!((&last["v"], &last["standing"], &last["term"]), (&1.into(), &"released".into(), &"no-strikes".into()));
    assert_eq!(
        last["from"],
        serde_json::json!({"not_before": "2025-03-20T00:00:00Z", "not_after": "2025-03-20T00:00:00Z"})
    );
    assert_eq!(last["until"], serde_json::json!({"not_before": null, "not_after": null}));
    assert_eq!((&last["clause"]["line"], &last["incident"]), (&5.into(), &"I-R1".into()));
}

#[test]
fn what_is_undated_is_said_to_be_used_or_left_out() {
    let mut edition = edition();
    assert!(headline_text(&edition).unwrap().contains("3 incidents from 5 statements, 1 of them undated; 7 rows read"));
    let of_page = |edition: &model::Edition| {
        let coverage = &page(edition).edition["coverage"];
        (coverage["undated"].clone(), coverage["undated_used"].clone(), coverage["undecided"].clone())
    };
    assert_eq!(of_page(&edition), (1.into(), true.into(), 0.into()));
    edition.undated_used = false;
    assert!(headline_text(&edition).unwrap().contains("from 5 statements, 1 undated statement left out; "));
    assert_eq!(of_page(&edition), (1.into(), false.into(), 0.into()));
}

#[test]
fn the_standard_of_proof_is_spoken_of_only_where_what_is_computed_is_published() {
    let mut edition = edition();
    let why = |edition: &model::Edition| objects(edition, "findings.jsonl")[0]["why"].to_string();
    let text = |edition: &model::Edition| unbroken(&explain(edition, "no-strikes/one/I-R1/beta").unwrap().text());
    assert!(!why(&edition).contains("proven") && !text(&edition).contains("proven"));
    edition.findings[0].published = FindingKind::ProbableViolation;
    assert!(why(&edition).contains("It is proven") && text(&edition).contains("It is proven"));
    assert!(text(&edition).contains("Not in doubt: the party was bound, act, "), "{}", text(&edition));
}

#[test]
fn grades_of_sources_and_notes_of_the_compiler_are_not_told() {
    for (name, text) in everything(&edition()) {
        assert!(!text.contains("a note for the compiler") && !text.contains("eliability"), "{name}");
    }
}

#[test]
fn the_map_has_areas_and_no_points() {
    let map: serde_json::Value = serde_json::from_str(&artifact(&edition(), "incidents.geojson")).unwrap();
    let features = map["features"].as_array().unwrap();
    assert_eq!(features.len(), 3);
    for feature in features {
        assert_eq!(feature["geometry"]["type"], "Polygon");
        assert_eq!(feature["geometry"]["coordinates"][0].as_array().unwrap().len(), 33);
    }
}

#[test]
fn a_cell_that_would_run_as_a_formula_is_text() {
    let mut edition = edition();
    edition.resolution.incidents[0].place.country = Some("=HYPERLINK(1)".into());
    let table = artifact(&edition, "findings.csv");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let country = rows.headers().unwrap().iter().position(|column| column == "country").unwrap();
    let first = rows.records().next().unwrap().unwrap();
    assert_eq!(&first[country], "'=HYPERLINK(1)");
}

#[test]
fn nothing_for_people_says_more_than_is_published() {
    for (name, text) in everything(&edition()) {
        if !["findings.jsonl", "summary.json", "look as JSON"].contains(&&*name) {
            let lower = text.to_lowercase();
            // The page counts each kind, so that a reader sees that there is none of this one.
            let none = r#"{"finding":"probable violation","n":0}"#;
            assert!(!lower.replace(none, "").contains("probable violation"), "{name}");
        }
    }
    assert!(page(&edition()).text().contains("none confirmed by a person"), "the computed one is not printed");
}

#[test]
fn an_allegation_always_names_who_alleges_who_answers_and_who_else_speaks() {
    let records = objects(&edition(), "findings.jsonl");
    let told = |place: usize| records[place]["told"].as_str().unwrap().to_owned();
    assert!(told(0).ends_with(
        "Alleged by alpha-ministry; denied by beta-ministry; that it happened is also said by Wire, of no side"
    ));
    assert!(told(4).ends_with("; no other voice"), "{}", told(4));
}

#[test]
fn a_disinterested_voice_that_alleges_is_named_apart_and_is_another_voice() {
    let mut edition = edition();
    edition.assessments[0].parties[0].accusers.push("Wire".into());
    let told = objects(&edition, "findings.jsonl")[0]["told"].as_str().unwrap().to_owned();
    assert!(
        told.ends_with("Alleged by alpha-ministry; also said by Wire, of no side; denied by beta-ministry"),
        "{told}"
    );
    edition.assessments[0].parties[0].accusers.remove(0);
    let told = objects(&edition, "findings.jsonl")[0]["told"].as_str().unwrap().to_owned();
    assert!(told.contains("Alleged by no party's side; said by Wire, of no side; denied by beta-ministry"), "{told}");
}

#[test]
fn where_nobody_answers_the_general_denials_of_the_side_are_named() {
    let mut edition = edition();
    let told = |edition: &model::Edition| objects(edition, "findings.jsonl")[4]["told"].as_str().unwrap().to_owned();
    assert!(
        told(&edition).contains("; no answer to it found (general denials by its side: C2); "),
        "{}",
        told(&edition)
    );
    let page = page(&edition).edition;
    let denials: Vec<&Value> = each(&page["parties"]).map(|party| &party["denials"]).collect();
    assert_eq!(
        denials,
        [&json!(["C2", "C6"]), &json!([])],
        "only one side denies as a whole; of one event is not of all"
    );
    let second = each(&page["claims"]).find(|claim| id(claim) == "C2").unwrap();
    assert_eq!((&second["speaker"], &second["said_on"]), (&"A spokesman".into(), &"2025-03-25".into()));
    assert_eq!((&second["content"], &second["source"]), (&"Says C2 of [place withheld].".into(), &"Wire".into()));
    assert_eq!(second["address"], "https://example.org/c1");
    edition.claims.retain(|claim| &*claim.id != "C2");
    assert!(told(&edition).contains("; no answer found; "), "{}", told(&edition));
    edition.claims[1].about = "alpha".into();
    assert!(told(&edition).contains("general denials by its side: C3"), "{}", told(&edition));
}

#[test]
fn not_covered_always_says_what_it_does_not_say() {
    let sentence = "this term does not speak of it under this reading; that does not say the act was lawful";
    for record in objects(&edition(), "findings.jsonl") {
        let told = record["told"].as_str().unwrap();
        assert_eq!(record["published"] == "not covered", told.contains(sentence), "{told}");
    }
    let page = page(&edition());
    let mut told = Vec::new();
    for (subject, reasons) in each(&page.edition["subjects"]).zip(page.packs.iter().flatten()) {
        let says = reasons.to_string().matches(&format!(": {sentence}.")).count();
        let is_one = |finding: &&Value| finding["finding"] == "not covered";
        assert_eq!(says, each(&subject["findings"]).filter(is_one).count(), "{reasons}");
        told.push(says);
    }
    assert_eq!(told, [1, 0, 1]);
    // So do the words of the program, which names the kind above its tables.
    assert!(artifact(&edition(), "index.html").contains(&format!("Not covered: {sentence}.")));
}

#[test]
fn the_two_words_that_are_not_used_are_not_used() {
    let whole = ("the page with its program".to_owned(), artifact(&edition(), "index.html"));
    for (name, text) in everything(&edition()).into_iter().chain([whole]) {
        let lower = text.to_lowercase();
        // A key of the records of claims is agreed; what they say stands on the page as well.
        let has_claims = ["claims", "look as JSON"].contains(&&*name);
        assert!(!lower.contains("breach") && (has_claims || !lower.contains("verdict")), "{name}");
    }
}

#[test]
fn figures_of_the_summary_add_up() {
    let summary: serde_json::Value = serde_json::from_str(&artifact(&edition(), "summary.json")).unwrap();
    let n = |key: &str| summary[key].as_u64().unwrap();
    assert_eq!(n("rows_in"), n("statements") + n("skipped") + n("issues"));
    assert_eq!(summary["findings"]["one"]["probable violation"], 1);
    assert_eq!(summary["published"]["one"]["probable violation"], 0);
    assert_eq!(summary["published"]["one"]["alleged violation"], 2);
    assert_eq!(summary["skips"][0]["n"], 1);
}

#[test]
fn a_denial_from_before_an_incident_does_not_answer_to_it() {
    let mut edition = edition();
    let told = |edition: &model::Edition| objects(edition, "findings.jsonl")[4]["told"].as_str().unwrap().to_owned();
    assert!(told(&edition).contains("by its side: C2); "), "said on the day before: {}", told(&edition));
    for claim in edition.claims.iter_mut().filter(|claim| &*claim.id == "C6") {
        claim.said_on = "2025-03-19".into();
    }
    assert!(told(&edition).contains("by its side: C2, C6); "), "said on the day itself: {}", told(&edition));
}

#[test]
fn no_record_skips_a_field() {
    let edition = edition();
    for name in ["findings.jsonl", "incidents.jsonl"] {
        let records = objects(&edition, name);
        assert!(records.windows(2).all(|pair| fields(&pair[0]) == fields(&pair[1])), "{name}");
    }
    let incidents = objects(&edition, "incidents.jsonl");
    for reason in ["object_why", "means_why", "outcome_why", "act_why"] {
        assert!(incidents[0].as_object().unwrap().contains_key(reason), "{reason}");
    }
    let lines = publish::statement_json(&edition.statements).unwrap();
    let statements: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(statements.windows(2).all(|pair| fields(&pair[0]) == fields(&pair[1])));
}

#[test]
fn trouble_in_the_data_is_counted_under_the_first_figures() {
    let mut edition = edition();
    let third = |edition: &model::Edition| headline_text(edition).unwrap().lines().nth(3).unwrap().to_owned();
    assert_eq!(third(&edition), "1 row could not be used, 1 other issue: see above");
    // The row itself, with two faults, is not counted again.
    for _ in 0..2 {
        edition.issues.push(model::Issue { severity: model::Severity::Error, ..edition.issues[0].clone() });
    }
    assert_eq!(third(&edition), "1 row could not be used, 1 other issue: see above");
    edition.accounting.issues = 0;
    assert_eq!(third(&edition), "0 rows could not be used, 2 other issues: see above");
    edition.issues.clear();
    assert_eq!(third(&edition), "1 incident of which the place was not found: servanda link lists them");
    edition.links[1].unresolved = None;
    assert_eq!(third(&edition), "");
}

#[test]
fn an_edition_that_is_not_of_one_piece_is_refused() {
    let mut edition = edition();
    edition.links.swap(0, 1);
    assert!(matches!(publish(&edition), Err(PublishError::Misaligned(id)) if id == "I-R1"));
}

#[test]
fn the_headline_fits_a_terminal() {
    let text = headline_text(&edition()).unwrap();
    assert!(text.lines().count() <= 45, "{text}");
    assert!(text.contains("asserts more than 30 [C1]; itemised 1; of these with a second voice 1"), "{text}");
}
