//! Explanations: what each kind of id is explained with, and how it stands in a terminal.

use publish::{PublishError, explain};

use crate::small_edition::edition;
use crate::told::{page, unbroken};

#[test]
fn an_explanation_goes_from_what_is_said_to_the_sources() {
    let explanation = explain(&edition(), "I-R1").unwrap();
    let titles: Vec<&str> = explanation.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "What is said to have happened, and by whom",
            "Why these statements are one incident",
            "What the statements disagree on",
            "How sure, and why",
            "Who, and why",
            "What each reading makes of it",
            "Sources",
            "Known differences",
        ]
    );
    let text = unbroken(&explanation.text());
    for words in [
        "R1 and R2: prior -18.06 (two reports); time +27.85 (same minute) ",
        "\"in force from 25 March\" (basis not given; Second, line 12)",
        "Time: out (by the words of the text). It was before the start.",
        "https://example.org/R2 (published by 2025-03-19; ",
        "19 Mar 2025 02:08",
    ] {
        assert!(text.contains(words), "no `{words}` in\n{text}");
    }
}

#[test]
fn a_record_of_an_explanation_keeps_the_bits_beside_the_decibans() {
    let json = explain(&edition(), "I-R1").unwrap().json().to_string();
    assert!(json.contains("\"bits\":3.25,\"decibans\":9.78"), "{json}");
}

#[test]
fn an_alias_a_finding_and_a_statement_can_be_explained_too() {
    let edition = edition();
    assert_eq!(explain(&edition, "I-R2").unwrap().id, "I-R1");
    let text = |id| unbroken(&explain(&edition, id).unwrap().text());
    assert!(text("no-strikes/two/I-R1/beta").contains("does not say the act was lawful"));
    assert!(text("R4").contains("It belongs to I-R1"));
    assert!(text("R9").contains("left out: a count without a place"));
}

#[test]
fn an_unknown_id_is_an_error_that_offers_what_there_is() {
    let error = explain(&edition(), "i-r11").unwrap_err();
    assert_eq!(error.to_string(), "nothing in this case is called `i-r11`");
    let PublishError::Unknown { near, belongs, .. } = &error else { panic!("{error}") };
    assert_eq!(*belongs, None);
    assert_eq!(near[0], "I-R1");
    assert!(error.hint().unwrap().contains("`I-R1`"));
}

#[test]
fn an_incident_named_after_a_later_statement_is_found_by_that_statement() {
    let error = explain(&edition(), "i-R4").unwrap_err();
    let hint = error.hint().unwrap();
    assert!(hint.starts_with("R4 belongs to I-R1; there is `I-R"), "{hint}");
    let hint = explain(&edition(), "I-R9").unwrap_err().hint().unwrap();
    assert!(!hint.contains("belongs"), "a row that was left out belongs to no incident: {hint}");
}

#[test]
fn a_claim_is_explained_with_its_source_and_the_clauses_that_cite_it() {
    let explanation = explain(&edition(), "C1").unwrap();
    assert_eq!(explanation.title, "Claim C1");
    let text = unbroken(&explanation.text());
    for words in [
        "A spokesman says on 2025-03-25: Says C1 of [place withheld]. [C1]",
        "Kind: count. About: Beta: strikes. Numbers: more than 30.",
        "C1: Wire, https://example.org/c1 Clauses",
        "clause 1: \"neither side strikes\" (stated: C1; Second, line 5)",
    ] {
        assert!(text.contains(words), "no `{words}` in\n{text}");
    }
    let mut edition = edition();
    edition.claims[3].id = "R9".into();
    let row = unbroken(&explain(&edition, "R9").unwrap().text());
    assert!(row.contains("Says C4 of") && row.contains("left out: a count without a place"), "{row}");
    edition.claims[3].id = "C4".into();
    let uncited = unbroken(&explain(&edition, "C4").unwrap().text());
    assert!(uncited.ends_with("No clause of the agreement cites it."), "{uncited}");
}

#[test]
fn of_many_pairs_a_terminal_shows_the_strongest_and_the_weakest() {
    let mut edition = edition();
    let pair = |n: u8| model::PairWeight {
        a: format!("P{n}").into(),
        b: "Q".into(),
        bars: vec![
            model::Comparison { name: "time", level: "same day", bits: f64::from(n) },
            model::Comparison { name: "means", level: "not said", bits: 0.0 },
        ],
        bits: f64::from(n),
        apart: None,
    };
    edition.resolution.incidents[0].pairs = (1..=9).map(pair).collect();
    let shown = |edition: &model::Edition| {
        let text = explain(edition, "I-R1").unwrap().text();
        let name = |line: &str| line.split_whitespace().find(|word| word.starts_with('P')).map(str::to_owned);
        (text.lines().filter(|line| line.contains(" and Q: ")).filter_map(name).collect::<Vec<_>>(), text)
    };
    assert_eq!(shown(&edition).0.len(), 9, "an incident of few statements shows them all");
    let few = edition.resolution.incidents[0].statements.clone();
    edition.resolution.incidents[0].statements = few.iter().cycle().take(7).cloned().collect();
    let (names, text) = shown(&edition);
    assert_eq!(names, ["P9", "P8", "P7", "P3", "P2", "P1"]);
    assert!(text.contains("3 pairs not shown, between the strongest above"), "{text}");
    assert!(!text.contains("means 0.00"), "what weighs nothing is left out\n{text}");
    let json = explain(&edition, "I-R1").unwrap().json().to_string();
    let page = page(&edition).packs[0][0].to_string();
    for n in 1..=9 {
        assert!(json.contains(&format!("P{n} and Q")) && page.contains(&format!("P{n} and Q")), "{n}");
    }
}

#[test]
fn lines_of_an_explanation_are_broken_at_spaces() {
    let edition = edition();
    for id in ["I-R1", "R1", "C1", "no-strikes/two/I-R1/beta"] {
        for line in explain(&edition, id).unwrap().text().lines() {
            assert!(line.chars().count() <= 100, "{line}");
        }
    }
}
