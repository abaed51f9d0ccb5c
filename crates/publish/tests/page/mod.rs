//! The page: what its records say, that they fit together, and that it asks for nothing and runs nothing but its own program.

mod file;
mod large;

use model::FindingKind;
use serde_json::{Value, json};

use crate::small_edition::{CANARY, edition};
use crate::told::{each, fields, id, names, page};

fn place(list: &Value, at: &Value) -> Value {
    list[usize::try_from(at.as_u64().unwrap()).unwrap()].clone()
}

/// `term/reading/subject/party`, as the program of the page makes it.
fn finding_id(page: &Value, subject: &Value, finding: &Value) -> String {
    let of = finding["subject"].as_str().unwrap_or_else(|| id(subject));
    let name = |list: &str, at: &str| place(&page[list], &finding[at])["id"].as_str().unwrap().to_owned();
    [name("terms", "term"), name("readings", "reading"), of.to_owned(), name("parties", "party")].join("/")
}

#[test]
fn the_page_releases_nobody_by_what_no_person_has_confirmed() {
    let mut edition = edition();
    let last = |edition: &model::Edition| each(&page(edition).edition["standings"]).next_back().unwrap().clone();
    let draft = last(&edition);
    assert_eq!((&draft["standing"], &draft["known"]), (&"may be released".into(), &false.into()));
    assert_eq!(draft["because"], "No person has confirmed the violation that this rests on. It was violated, by I-R1.");
    assert!(each(&page(&edition).edition["standings"]).all(|one| one["standing"] != "released"));
    let finding = edition.findings.iter_mut().find(|finding| &*finding.parts.reading == "one").unwrap();
    finding.published = FindingKind::Violation;
    let confirmed = last(&edition);
    assert_eq!((&confirmed["standing"], &confirmed["known"]), (&"released".into(), &true.into()));
}

#[test]
fn a_question_and_a_total_lose_the_names_that_are_withheld() {
    let mut edition = edition();
    edition.headline.clarify[0].question = format!("by which means at {CANARY}?");
    edition.claims[0].numbers = format!("30 at {CANARY}").into();
    edition.headline.accusers[0].asserted = Some(format!("30 at {CANARY} [C1]").into());
    let page = page(&edition);
    assert!(!names(&page.text(), CANARY), "{}", page.text());
    assert!(page.plain.contains("by which means at [place withheld]?"), "{}", page.plain);
    assert_eq!(page.edition["accusers"][0]["asserted"], "30 at [place withheld]");
}

#[test]
fn a_draft_says_so_and_an_edition_that_a_person_confirmed_says_what() {
    let mut edition = edition();
    let draft = page(&edition);
    let head = &draft.edition["edition"];
    assert!(draft.plain.starts_with("The truce (DRAFT · computed, not reviewed)"), "{}", draft.plain);
    assert_eq!((&head["number"], &head["reviewed"]), (&Value::Null, &false.into()));
    assert!(draft.text().contains("No person has confirmed"));

    edition.number = Some(3);
    edition.findings[0].published = FindingKind::Violation;
    let third = page(&edition);
    let head = &third.edition["edition"];
    assert!(third.plain.starts_with("The truce (Edition 3 · reviewed)"), "{}", third.plain);
    assert_eq!((&head["number"], &head["reviewed"]), (&3.into(), &true.into()));
    assert_eq!(third.edition["subjects"][0]["findings"][0]["finding"], "violation");
    assert!(third.packs[0][0].to_string().contains("Violation under Alpha's reading (one)."));
    assert!(!third.text().contains("No person has confirmed"));
}

#[test]
fn no_two_of_the_page_are_called_the_same_and_everything_that_is_named_is_there() {
    let page = page(&edition()).edition;
    let subjects = each(&page["subjects"]);
    let aliases = subjects.clone().flat_map(|one| one.get("aliases").into_iter().flat_map(each));
    let findings =
        subjects.clone().flat_map(|one| each(&one["findings"]).map(|finding| finding_id(&page, one, finding)));
    let mut ids: Vec<String> = subjects.clone().chain(each(&page["claims"])).map(|one| id(one).to_owned()).collect();
    ids.extend(aliases.map(|alias| alias.as_str().unwrap().to_owned()));
    ids.extend(findings);
    let known: std::collections::BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    assert_eq!(known.len(), ids.len(), "{ids:?}");
    assert!(["I-R1", "I-R2", "C1", "no-strikes/one/I-R1/beta"].iter().all(|name| known.contains(name)), "{known:?}");

    let named =
        under(&page, &["claim", "itemised", "second_voice", "corroborated", "denials", "incident", "incidents", "to"]);
    let named: Vec<&str> = named.into_iter().filter_map(Value::as_str).collect();
    assert!(named.len() > 15 && named.iter().all(|name| known.contains(name)), "{named:?}");
    let clauses: Vec<&Value> = each(&page["clauses"]).map(|clause| &clause["number"]).collect();
    let numbers: Vec<&Value> =
        ["subjects", "claims"].iter().flat_map(|list| under(&page[*list], &["clause", "clauses"])).collect();
    assert!(numbers.len() == 3 && numbers.iter().all(|number| clauses.contains(number)), "{numbers:?}");
}

/// What stands under these keys, wherever they are; of a list each.
fn under<'a>(value: &'a Value, keys: &[&str]) -> Vec<&'a Value> {
    let within = |value: &'a Value| value.as_array().map_or(vec![value], |list| list.iter().collect());
    match value {
        Value::Array(list) => list.iter().flat_map(|one| under(one, keys)).collect(),
        Value::Object(record) => {
            let own = record.iter().filter(|(key, _)| keys.contains(&key.as_str())).flat_map(|(_, one)| within(one));
            own.chain(record.values().flat_map(|one| under(one, keys))).collect()
        }
        _ => Vec::new(),
    }
}

/// The place of a subject tells its pack: also where those of duties begin in a pack of incidents, and where in one of their own.
#[test]
fn every_finding_in_brief_has_its_reason_in_the_pack_of_its_subject() {
    for incidents in [1, 40, 150] {
        let content = page(&large::with_duties(large::of_size(incidents)));
        let page = &content.edition;
        assert_eq!(page["subjects"].as_array().unwrap().len(), incidents + 2);
        let together = usize::try_from(page["together"].as_u64().unwrap()).unwrap();
        assert_eq!(content.packs.len(), (incidents + 2).div_ceil(together));
        for (place, subject) in each(&page["subjects"]).enumerate() {
            let brief: Vec<String> = each(&subject["findings"]).map(|one| finding_id(page, subject, one)).collect();
            let sections = each(&content.packs[place / together][place % together]["sections"]);
            let all = sections.flat_map(|one| std::iter::once(one).chain(each(&one["sections"])));
            let told: Vec<&str> = all.filter_map(|one| one["finding"].as_str()).collect();
            assert_eq!(told, brief);
            assert_eq!(told.len(), if place == 0 { 10 } else { 5 }, "{told:?}");
        }
        assert_eq!(content.search.len(), incidents);
        assert!(content.search[0].contains("alpha-ministry"), "{}", content.search[0]);
        let whens: Vec<&Value> = each(&page["subjects"]).skip(incidents).map(|one| &one["when"]).collect();
        assert_eq!(whens, ["due by 1 Apr 2025 03:00", "due by a time that is not known"]);
    }
}

#[test]
fn what_one_side_alleges_stands_alone_and_is_added_to_nothing() {
    let page = page(&edition()).edition;
    let accusers: Vec<&Value> = each(&page["accusers"]).collect();
    let told: Vec<(&Value, &Value, &Value)> =
        accusers.iter().map(|one| (&one["side"], &one["accused"], &one["itemised"])).collect();
    let expected = [
        (&json!(0), &json!(1), &json!(["I-R1"])),
        (&json!(1), &json!(0), &json!(["I-R5"])),
        (&Value::Null, &json!(1), &json!(["I-R1", "I-R3"])),
    ];
    assert_eq!(told, expected, "each in the order of the edition, none put together with another");
    assert_eq!((&accusers[0]["asserted"], &accusers[0]["claim"]), (&"more than 30".into(), &"C1".into()));
    for accuser in accusers {
        assert_eq!(fields(accuser), ["accused", "asserted", "claim", "itemised", "outside", "second_voice", "side"]);
    }
}

#[test]
fn the_page_leads_from_a_basis_to_its_claims_and_incidents() {
    let page = page(&edition()).edition;
    let cited: Vec<&str> = each(&page["claims"]).filter(|claim| claim["clauses"] != json!([])).map(id).collect();
    assert_eq!(cited, ["C1"], "only what is cited, by whole words");
    let clauses = &page["clauses"];
    assert_eq!(clauses[0]["basis"], json!([{ "text": "stated: ", "to": null }, { "text": "C1", "to": "C1" }]));
    let pieces: Vec<&Value> = each(&clauses[1]["basis"]).filter(|piece| !piece["to"].is_null()).collect();
    assert_eq!(pieces, [&json!({ "text": "R3", "to": "I-R3" })]);
    let basis: String = each(&clauses[1]["basis"]).map(|piece| piece["text"].as_str().unwrap()).collect();
    assert!(basis.ends_with("a guess from R3, not R33, and C14"), "{basis}");
    let claim = each(&page["claims"]).find(|claim| id(claim) == "C1").unwrap();
    for (key, value) in [
        ("speaker", json!("A spokesman")),
        ("said_on", json!("2025-03-25")),
        ("content", json!("Says C1 of [place withheld].")),
        ("address", json!("https://example.org/c1")),
        ("clauses", json!([1])),
    ] {
        assert_eq!(claim[key], value, "{key}");
    }
}

#[test]
fn what_each_claim_is_worth_is_told_then_and_now() {
    let page = page(&edition()).edition;
    let checked = |name: &str| each(&page["claims"]).find(|claim| id(claim) == name).unwrap()["checked"].clone();
    let told = |name: &str| [checked(name)["then"].clone(), checked(name)["now"].clone()];
    assert_eq!(told("C1"), [json!("not checkable"), json!("supported")]);
    assert_eq!(told("C2"), [json!("disputed by the other side"), json!("contradicted")]);
    assert_eq!(told("C7"), [Value::Null, json!("inconsistent")], "nobody says when it was said");
    assert_eq!(checked("C4"), Value::Null, "it was held against nothing");
    assert!(checked("C1")["because"].as_str().unwrap().contains("[place withheld]"));
}

#[test]
fn what_differs_between_readings_is_told_by_dimension_and_number_of_clause() {
    let page = page(&edition()).edition;
    let findings = &page["subjects"][0]["findings"];
    assert_eq!(findings[0]["finding"], "alleged violation");
    assert_eq!(findings[1]["finding"], "not covered");
    assert_eq!(findings[1]["hangs"], json!([{ "on": "time", "clause": 3 }]));
    assert!(!page["subjects"].to_string().contains("in force from"));
    let third = &page["clauses"][2];
    assert_eq!((&third["number"], &third["text"]), (&3.into(), &"in force from 25 March".into()));
    let hangs = |at: usize| page["subjects"][1]["findings"][at]["hangs"].clone();
    assert_eq!(hangs(0), json!([{ "on": "means" }]), "a fact that is not known");
    assert_eq!(hangs(1), json!([{ "on": "means", "unsaid": true }]), "the reading does not say");
}

#[test]
fn parties_and_readings_stand_in_the_order_of_the_agreement() {
    let page = page(&edition()).edition;
    let ids = |list: &str| each(&page[list]).map(|one| id(one).to_owned()).collect::<Vec<_>>();
    assert_eq!(ids("parties"), ["alpha", "beta"]);
    assert_eq!(ids("readings"), ["one", "two"]);
    assert_eq!(ids("subjects"), ["I-R1", "I-R3", "I-R5"]);
    let measured: Vec<&Value> = each(&page["measured"]).map(|one| &one["party"]).collect();
    assert!(measured.is_sorted_by_key(|party| party.as_u64()), "{measured:?}");
    let tallied: Vec<&Value> = each(&page["tallies"]).map(|one| &one["reading"]).collect();
    assert_eq!(tallied, [0, 1]);
}
