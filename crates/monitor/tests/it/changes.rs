//! What changed in the real case: since a day, since an edition in a folder, by another text; and what to verify next.

use std::collections::BTreeSet;

use model::{CauseKind, Comparing, Fate, FindingKind, Turn};
use monitor::{
    Memory, Options, changes, changes_since, incident_changes, incident_changes_json, incident_changes_since, run,
    tell, verify, verify_json,
};

use crate::moratorium::{rows, with, world};

const CASE: &str = "energy-moratorium-2025";
const THEN: &str = "2025-03-27T18:00Z";

fn as_of(time: &str) -> Options {
    Options { as_of: Some(time.parse().unwrap()), ..Options::default() }
}

/// The files of an edition, as they would lie in a folder.
fn folder(edition: &model::Edition) -> Memory {
    let files = tell(edition).unwrap().into_iter().map(|file| (file.name.to_owned(), file.bytes)).collect();
    Memory { name: "0001".into(), files }
}

fn n(comparing: &Comparing, turn: Turn) -> usize {
    comparing.changes.iter().filter(|one| one.turn() == turn).count()
}

#[test]
fn since_a_day_every_change_has_a_cause_in_what_came_in() {
    let world = world(CASE);
    let (then, now) = (run(&world, &as_of(THEN)).unwrap(), run(&world, &Options::default()).unwrap());
    let comparing = changes(&then, &now).unwrap();
    assert!(n(&comparing, Turn::Appears) > 300);
    assert!(n(&comparing, Turn::Decidable) > 0);
    let received = |id: &model::Name| now.statements.iter().find(|one| one.id == *id).unwrap().received;
    for change in &comparing.changes {
        assert!(!change.causes.is_empty(), "{}", change.id);
        for cause in &change.causes {
            match cause.kind {
                CauseKind::Received => assert!(cause.ids.iter().all(|id| received(id).unwrap() > then.as_of)),
                CauseKind::Added => assert!(cause.ids.iter().all(|id| received(id).is_none()), "{cause:?}"),
                CauseKind::Fact | CauseKind::Certainty | CauseKind::Attribution => {}
                other => panic!("{}: {other:?}", change.id),
            }
        }
    }
    assert_eq!(changes(&now, &now).unwrap().changes, []);
}

#[test]
fn an_edition_in_a_folder_is_compared_as_the_day_it_was_made() {
    let world = world(CASE);
    let (then, now) = (run(&world, &as_of(THEN)).unwrap(), run(&world, &Options::default()).unwrap());
    let in_folder = changes_since(&folder(&then), &now).unwrap();
    let known = changes(&then, &now).unwrap();
    let short = |comparing: &Comparing| {
        let each = comparing.changes.iter().map(|one| (one.id.clone(), one.before.clone(), one.after.clone()));
        each.collect::<Vec<_>>()
    };
    assert_eq!(short(&in_folder), short(&known));
    assert_eq!((in_folder.as_of, in_folder.program), (known.as_of, known.program));
    assert_eq!(changes_since(&folder(&now), &now).unwrap().changes, []);
}

#[test]
fn another_version_of_the_program_is_named_where_nothing_else_differs() {
    let now = run(&world(CASE), &Options::default()).unwrap();
    let mut folder = folder(&now);
    let edit = |folder: &mut Memory, file: &str, from: &str, to: &str| {
        let text = String::from_utf8(folder.files[file].clone()).unwrap();
        assert!(text.contains(from), "{from}");
        folder.files.insert(file.into(), text.replacen(from, to, 1).into_bytes());
    };
    let version = format!("\"program\": \"{}\"", now.program);
    edit(&mut folder, "summary.json", &version, "\"program\": \"0.0.7\"");
    edit(&mut folder, "findings.jsonl", "\"finding\":\"not covered\"", "\"finding\":\"alleged violation\"");
    let comparing = changes_since(&folder, &now).unwrap();
    let [change] = comparing.changes.as_slice() else { panic!("{:?}", comparing.changes.len()) };
    let [cause] = change.causes.as_slice() else { panic!("{:?}", change.causes) };
    assert_eq!((cause.kind, cause.before.as_deref()), (CauseKind::Program, Some("0.0.7")));
    edit(&mut folder, "findings.jsonl", "\"finding\":\"alleged violation\"", "\"finding\":\"a sin\"");
    let told = changes_since(&folder, &now).unwrap_err().to_string();
    assert!(told.contains("findings.jsonl, line ") && told.contains("`a sin` is not known here"), "{told}");
    edit(&mut folder, "incidents.jsonl", "{\"v\":1,", "{\"v\":9,");
    edit(&mut folder, "findings.jsonl", "\"a sin\"", "\"not covered\"");
    let told = changes_since(&folder, &now).unwrap_err().to_string();
    assert!(told.contains("incidents.jsonl, line 1: version 9 is not 1"), "{told}");
    folder.files.remove("summary.json");
    assert!(changes_since(&folder, &now).unwrap_err().to_string().contains("summary.json"));
}

#[test]
fn a_corrected_row_is_told_by_the_fact_that_it_corrects() {
    let world = world(CASE);
    let before = run(&world, &Options::default()).unwrap();
    let mut table = rows(&world);
    let (object, place) = (table.column("object"), table.column("place"));
    for row in table.rows.iter_mut().filter(|row| row[0] == "R046") {
        row[object] = "power-transmission".into();
        row[place] = "Konotop".into();
    }
    let after = run(&with(&world, &table), &Options::default()).unwrap();
    let comparing = changes(&before, &after).unwrap();
    let of_it = comparing.changes.iter().filter(|one| one.subject.contains("R046"));
    let facts: Vec<&str> = of_it
        .flat_map(|one| &one.causes)
        .filter(|cause| cause.kind == CauseKind::Fact)
        .map(|cause| cause.about.as_str())
        .collect();
    assert!(facts.contains(&"object") && facts.contains(&"place"), "{facts:?}");
}

fn draft(edit: impl Fn(&str) -> String) -> Comparing {
    let world = world(CASE);
    let text = edit(std::str::from_utf8(&world.files["agreement.md"]).unwrap());
    let by_draft = Options { agreement: Some(("draft.md".into(), text)), ..Options::default() };
    changes(&run(&world, &Options::default()).unwrap(), &run(&world, &by_draft).unwrap()).unwrap()
}

#[test]
fn a_draft_that_says_more_makes_findings_decidable_and_says_on_what() {
    let comparing = draft(|text| text.replace("    whether an attempt counts is not said", "    an attempt counts"));
    assert!(n(&comparing, Turn::Decidable) > 0);
    assert_eq!(n(&comparing, Turn::Undecidable) + n(&comparing, Turn::Appears) + n(&comparing, Turn::Vanishes), 0);
    for change in &comparing.changes {
        let dimensions: Vec<&str> = change.dimensions().iter().map(|(one, _, _)| one.word()).collect();
        assert_eq!(dimensions, ["attempt"], "{}", change.id);
        let [cause] = change.causes.as_slice() else { panic!("{:?}", change.causes) };
        assert_eq!((cause.kind, cause.about.as_str()), (CauseKind::Agreement, "term `no-strikes`, attempt"));
        assert_eq!((cause.before.as_deref(), cause.after.as_deref()), (Some("not said"), Some("counts")));
    }
}

#[test]
fn a_reading_under_another_name_vanishes_and_appears() {
    let comparing = draft(|text| text.replace("reading isw", "reading institute"));
    let of = |turn| comparing.changes.iter().filter(move |one| one.turn() == turn);
    assert!(of(Turn::Appears).all(|one| &*one.reading == "institute"));
    assert!(of(Turn::Vanishes).all(|one| &*one.reading == "isw"));
    assert!(n(&comparing, Turn::Appears) > 100);
    assert_eq!(n(&comparing, Turn::Appears), n(&comparing, Turn::Vanishes));
    let causes = |turn| of(turn).all(|one| one.causes.iter().all(|cause| cause.about == "reading"));
    assert!(causes(Turn::Appears) && causes(Turn::Vanishes));
}

#[test]
fn a_text_with_the_same_meaning_changes_no_finding() {
    let comparing = draft(|text| format!("{text}\nA closing remark.\n"));
    assert_eq!(comparing.changes, []);
    assert_ne!(comparing.agreement.0, comparing.agreement.1);
}

#[test]
fn every_answer_names_the_finding_that_it_makes() {
    let edition = run(&world(CASE), &Options::default()).unwrap();
    let named = |word: &str| FindingKind::ALL.iter().any(|kind| word.starts_with(kind.word()));
    for settle in edition.findings.iter().flat_map(|finding| &finding.parts.settles) {
        assert!(settle.ways().all(|(answer, finding)| answer.starts_with("if ") && named(&finding)), "{settle:?}");
    }
    for clarify in &edition.headline.clarify {
        assert!(!clarify.ways.is_empty(), "{}", clarify.question);
        assert!(clarify.ways.iter().all(|way| way.n > 0 && way.n <= clarify.findings.len()));
    }
}

#[test]
fn what_to_verify_is_in_no_file_of_an_edition() {
    let mut edition = run(&world(CASE), &Options::default()).unwrap();
    let next = verify(&edition, |_| true);
    assert!(next.facts.len() > 50);
    assert!(next.facts.is_sorted_by_key(|fact| std::cmp::Reverse(fact.findings.len())));
    let records = verify_json(&next).unwrap();
    for number in [None, Some(1)] {
        edition.number = number;
        for file in tell(&edition).unwrap() {
            let text = String::from_utf8(file.bytes).unwrap();
            assert!(!text.to_lowercase().contains("verify next"), "{}", file.name);
            assert!(!text.contains("\"internal\""), "{}", file.name);
            assert!(records.lines().all(|record| !text.contains(record)), "{}", file.name);
            for fact in &next.facts {
                let listed = format!("{}: {}", fact.subject, fact.question);
                assert!(!text.contains(&listed), "{}: {listed}", file.name);
            }
        }
    }
}

#[test]
fn nothing_to_verify_is_damage_a_state_of_repair_or_an_exact_place() {
    let edition = run(&world(CASE), &Options::default()).unwrap();
    for fact in verify(&edition, |_| true).facts {
        let question = fact.question.to_lowercase();
        for word in ["damage", "repair", "destroy", "hit", "arrive", "where", "coordinates", "exact place", "restore"] {
            assert!(!question.split(|letter: char| !letter.is_alphabetic()).any(|one| one == word), "{question}");
        }
        assert_ne!(&*fact.dimension, "attempt");
        if &*fact.dimension == "territory" {
            assert_eq!(question, "who held the ground at that time?");
        }
    }
}

#[test]
fn what_became_of_the_incidents_is_told_alike_of_a_day_and_of_its_edition() {
    let world = world(CASE);
    let (then, now) = (run(&world, &as_of(THEN)).unwrap(), run(&world, &Options::default()).unwrap());
    let known = incident_changes(&then, &now).unwrap();
    assert_eq!(incident_changes_since(&folder(&then), &now).unwrap(), known);
    assert_eq!(incident_changes(&now, &now).unwrap(), []);
    let told: BTreeSet<Fate> = known.iter().map(|one| one.fate).collect();
    assert!(told.contains(&Fate::Joined) && told.contains(&Fate::New), "{told:?}");
    assert!(!told.contains(&Fate::Gone) && !told.contains(&Fate::Renamed), "{told:?}");
    let lines = incident_changes_json(&known).unwrap();
    assert_eq!(lines.lines().count(), known.len());
}
