//! Every check is tested by its own examples; the table below adds what one example cannot show.

use super::{LINTS, lint};
use crate::clauses::Home;
use crate::grammar::Grammar;
use crate::slots::Names;
use crate::{Agreement, Item, Kind, read};
use model::{Diagnostic, Severity};

/// Reads a text that has no mistakes and lints it.
fn linted(text: &str) -> (Agreement, Vec<Diagnostic>) {
    let (agreement, diagnostics) = read(text, "a.md");
    assert!(diagnostics.is_empty(), "{text}\n{diagnostics:#?}");
    let found = lint(&agreement);
    (agreement, found)
}

/// Underlined text and message of what a check says of a text.
fn says(code: &str, text: &str) -> Vec<(String, String)> {
    let (_, found) = linted(text);
    let ours = found.into_iter().filter(|diagnostic| diagnostic.code == code);
    ours.map(|diagnostic| (text[diagnostic.span.from..diagnostic.span.to].to_owned(), diagnostic.message)).collect()
}

#[test]
fn every_check_is_registered_once_in_the_order_of_its_code() {
    let of = |severity| LINTS.iter().filter(move |lint| lint.severity == severity).map(|lint| lint.code);
    let errors = ["L01", "L02", "L03", "L04", "L06", "L08", "L10", "L11", "L14", "L16", "L17"];
    let warnings = ["L05", "L07", "L09", "L12", "L13", "L15", "L18", "L19", "L20", "L23"];
    let infos = ["L21", "L22", "L24", "L25", "L26", "L27", "L28"];
    assert_eq!(of(Severity::Error).collect::<Vec<_>>(), errors);
    assert_eq!(of(Severity::Warning).collect::<Vec<_>>(), warnings);
    assert_eq!(of(Severity::Info).collect::<Vec<_>>(), infos);
    assert_eq!(LINTS.len(), errors.len() + warnings.len() + infos.len());
    assert!(LINTS.is_sorted_by_key(|lint| lint.code));
}

#[test]
fn every_check_is_silent_on_its_good_example_and_speaks_on_its_bad_one() {
    for check in LINTS {
        assert_eq!(says(check.code, check.good), [], "{}", check.code);
        let spoken = says(check.code, check.bad);
        assert!(!spoken.is_empty(), "{} is silent on its bad example", check.code);
        for (under, message) in spoken {
            assert!(!under.trim().is_empty() && !message.is_empty(), "{}", check.code);
        }
        let (_, found) = linted(check.bad);
        let ours = found.iter().filter(|diagnostic| diagnostic.code == check.code);
        assert!(ours.clone().all(|diagnostic| diagnostic.severity == check.severity), "{}", check.code);
    }
}

#[test]
fn every_clause_that_a_hint_shows_can_be_read() {
    for check in LINTS {
        let (agreement, found) = linted(check.bad);
        for diagnostic in found {
            let shown: Vec<&str> = diagnostic.hint.split('`').skip(1).step_by(2).collect();
            assert!(!shown.is_empty(), "{} shows no clause: {}", diagnostic.code, diagnostic.hint);
            for clause in shown {
                assert!(reads(clause, &agreement), "{}: `{clause}` is no clause", diagnostic.code);
            }
        }
    }
}

/// Whether words are a clause of some item of the agreement, or open an item.
fn reads(words: &str, agreement: &Agreement) -> bool {
    let classes = agreement.clauses.iter().filter_map(|line| match (&line.item, &line.kind) {
        (Item::Define(class), _) => Some(class.clone()),
        _ => None,
    });
    let spoken_of = agreement.clauses.iter().flat_map(|line| match &line.kind {
        Kind::Rule(rule) => rule.classes.clone(),
        _ => vec![],
    });
    let mut names = Names {
        parties: agreement.parties.iter().map(|party| party.id.clone()).collect(),
        terms: agreement.terms.iter().map(|term| term.id.clone()).collect(),
        readings: agreement.readings.iter().map(|reading| reading.id.clone()).collect(),
        events: agreement.events.iter().map(|event| event.id.clone()).collect(),
        item: Some("x".into()),
        ..Names::default()
    };
    classes.chain(spoken_of).for_each(|class| names.add_class(class));
    let opens = |words: &str| {
        let (_, diagnostics) = read(&format!("```pact\nagreement x\n{words}\n```\n"), "a.md");
        diagnostics.is_empty()
    };
    Home::ALL.into_iter().any(|home| Grammar::english().read(words, home, &names).is_ok()) || opens(words)
}

/// The little agreement that the cases below change in one place.
fn halt(of_agreement: &str, of_term: &str, of_reading: &str) -> String {
    format!(
        "```pact\nagreement halt\n{of_agreement}\nparty north\n  clock UTC\nparty south\n\
         term peace\n  neither party may strike a hospital of the other party\n{of_term}\n\
         reading one held by north\n{of_reading}\n```\n"
    )
}

/// What is silent in a text that says nothing is silent in one that says that it is not said: at that clause.
#[test]
fn a_matter_that_is_said_to_be_not_said_is_underlined_there() {
    let at_the_reading = "reading one held by north";
    let cases = [
        ("L03", "  start is not said", at_the_reading),
        ("L03", "  in force from 2026-01-31 06:00, zone is not said", at_the_reading),
        ("L04", "  end is not said", at_the_reading),
        ("L04", "  for 30 days, how they are counted is not said", at_the_reading),
        ("L04", "  until 2026-01-31 UTC, hour is not said", at_the_reading),
        ("L05", "  renewal is not said", at_the_reading),
        ("L07", "  term peace\n    whether an attempt counts is not said", at_the_reading),
        ("L10", "  term peace\n    means are not said", at_the_reading),
        ("L11", "  term peace\n    where it applies is not said", at_the_reading),
        ("L11", "  term peace\n    whose facility it is is not said", at_the_reading),
        ("L13", "  term peace\n    whose facility it is is not said", at_the_reading),
        ("L14", "  who monitors is not said", "agreement halt"),
        ("L15", "  term peace\n    proof is not said", at_the_reading),
        ("L16", "  how a complaint is made is not said", "agreement halt"),
        ("L17", "  who interprets is not said", "agreement halt"),
        ("L21", "  who reports is not said", "agreement halt"),
        ("L22", "  how units are told is not said", "agreement halt"),
        ("L24", "  how it stands to other agreements is not said", "agreement halt"),
        ("L26", "  who guarantees is not said", "agreement halt"),
    ];
    for (code, clause, absent) in cases {
        let under = |of_reading: &str| {
            let spoken = says(code, &halt("", "", of_reading));
            assert_eq!(spoken.len(), 1, "{code}: {spoken:?}");
            spoken.into_iter().map(|(under, _)| under).collect::<String>()
        };
        assert_eq!(under(""), absent, "{code} where nothing is said");
        assert_eq!(under(clause), clause.rsplit('\n').next().unwrap().trim(), "{code} where it is said to be not said");
    }
}

#[test]
fn what_the_agreement_says_no_reading_need_repeat() {
    let cases = [
        ("L03", "  in force from 2026-01-31 06:00 UTC", ""),
        ("L04", "  indefinitely", ""),
        ("L05", "  indefinitely", ""),
        ("L07", "", "  an attempt counts"),
        ("L10", "", "  by any means"),
        ("L11", "", "  only in Border Province"),
        ("L12", "", "  weapons in flight at the start do not count, for 6 hours"),
        ("L13", "", "  whose facility it is: by recognised borders"),
        ("L15", "", "  a violation needs reported certainty and admitted attribution"),
        ("L16", "  complaints go to bureau within 3 days and are answered within 7 days", ""),
        ("L17", "  interpreted by bureau", ""),
    ];
    for (code, of_agreement, of_term) in cases {
        assert_eq!(says(code, &halt(of_agreement, of_term, "")), [], "{code}");
    }
}

#[test]
fn a_reading_that_takes_back_what_the_agreement_says_is_reported() {
    let text = halt(
        "  interpreted by bureau",
        "  by any means",
        "  who interprets is not said\n  term peace\n    means are not said",
    );
    let one = |code| says(code, &text).into_iter().map(|(_, message)| message).collect::<Vec<_>>();
    assert_eq!(one("L17"), ["reading `one`: who interprets the text in a dispute is not said"]);
    assert_eq!(one("L10"), ["reading `one`: which means term `peace` covers is not said"]);
}

#[test]
fn each_reading_is_checked_and_a_common_clause_is_reported_once() {
    let text = halt(
        "",
        "  means are not said",
        "reading two held by south\nreading three held by south\n  term peace\n    by any means",
    );
    assert_eq!(
        says("L10", &text),
        [(
            "means are not said".to_owned(),
            "readings `one`, `two`: which means term `peace` covers is not said".to_owned()
        )]
    );
    let all = halt("", "  means are not said", "reading two held by south");
    assert_eq!(says("L10", &all)[0].1, "every reading: which means term `peace` covers is not said");
}

#[test]
fn an_agreement_without_readings_is_checked_by_itself() {
    let text = "```pact\nagreement halt\nterm peace\n  neither party may strike a hospital\n```\n";
    assert_eq!(
        says("L10", text),
        [("term peace".to_owned(), "which means term `peace` covers is not said".to_owned())]
    );
    assert_eq!(says("L03", text), [("agreement halt".to_owned(), "when it starts is not said".to_owned())]);
}

#[test]
fn a_term_that_is_not_in_a_reading_is_not_asked_for_there() {
    let text = halt("", "", "  term peace\n    is not in this reading");
    for code in ["L07", "L10", "L11", "L12", "L13", "L15"] {
        assert_eq!(says(code, &text), [], "{code}");
    }
    assert_eq!(says("L06", &text)[0].1, "reading `one`: no act is prohibited, limited or due");
}

#[test]
fn of_two_dates_none_is_recommended() {
    let text = halt("", "", "  south accepted on 2026-01-30 or 2026-01-31 UTC");
    let (_, found) = linted(&text);
    let open = found.iter().find(|found| found.code == "L01" && found.message.contains("open")).unwrap();
    assert_eq!(open.message, "reading `one`: when party `south` accepted is open: 2026-01-30 or 2026-01-31");
    assert_eq!(open.hint, "one date: `south accepted on 2026-01-30 UTC` or `south accepted on 2026-01-31 UTC`");
}

#[test]
fn what_is_missing_of_a_moment_is_named_and_the_rest_is_kept_in_the_hint() {
    let (_, found) = linted(&halt("", "", "  in force from 2026-02-28, zone is not said, hour is not said"));
    let start = found.iter().find(|found| found.code == "L03").unwrap();
    assert_eq!(start.message, "reading `one`: it starts on 2026-02-28, but the hour and the zone are not said");
    assert_eq!(start.hint, "give date, hour and zone, such as `in force from 2026-02-28 06:00 UTC`");
}

#[test]
fn a_text_needs_its_digest_and_statements_need_their_place() {
    let of = |line: &str| says("L02", &halt(line, "", "")).into_iter().map(|(_, message)| message).collect::<Vec<_>>();
    assert_eq!(
        of("  text \"Treaty\" sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        Vec::<String>::new()
    );
    assert_eq!(of("  text \"Treaty\""), ["the digest of the text \"Treaty\" is not said"]);
    assert_eq!(of(""), ["whether there is a joint text is not said"]);
    assert_eq!(
        of("  parallel undertakings"),
        [
            "there is no joint text, and no reading is held by party `south`",
            "reading `one`: where its holder said so is not cited"
        ]
    );
}

#[test]
fn a_monitor_without_access_is_half_a_monitor() {
    let text = halt("  monitored by bureau", "", "");
    let expected = "every reading: what `bureau`, who monitors, has access to is not said";
    assert_eq!(
        says("L14", &text),
        [("monitored by bureau".to_owned(), expected.replace("every reading", "reading `one`"))]
    );
}

#[test]
fn doubtful_objects_are_left_to_an_interpreter() {
    let list = "  define hospital\n    is hospital, power transmission\n  also counted by its holder: school";
    let open = says("L08", &halt("", "", list));
    let under: Vec<&str> = open.iter().map(|(under, _)| under.as_str()).collect();
    // What is disputed is underlined where the list stands, what its holder counts where that is said.
    assert_eq!(under, ["is hospital, power transmission", "also counted by its holder: school"]);
    assert_eq!(open[1].1, "reading `one`: whether school is `hospital` is not said, nor who decides it");
    assert_eq!(says("L08", &halt("  interpreted by bureau", "", list)), []);
    let unsaid = "  hospital is infrastructure, what it is is not said";
    assert_eq!(says("L08", &halt("  interpreted by bureau", "", unsaid)).len(), 1, "no interpreter replaces a list");
}

#[test]
fn an_exception_may_not_swallow_the_rule() {
    let of =
        |exception: &str| says("L09", &halt("", exception, "")).into_iter().map(|(under, _)| under).collect::<Vec<_>>();
    assert_eq!(of("  except Military objectives"), ["except Military objectives"]);
    assert_eq!(of("  except sites used for attacks"), Vec::<String>::new());
    // Neither says anything of objects that serve the military too.
    assert_eq!(of("  except self-defence"), ["reading one held by north"]);
    assert_eq!(of("  except schools: school"), ["reading one held by north"]);
    assert_eq!(of(""), ["reading one held by north"]);
}

#[test]
fn an_area_decides_on_which_territory_and_not_who_answers_there() {
    let text = halt("", "  only in Border Province", "");
    assert_eq!((says("L11", &text).len(), says("L13", &text).len()), (0, 1));
    let claim = halt("", "  whose facility it is: south counts as its own Border Province", "");
    assert_eq!((says("L11", &claim).len(), says("L13", &claim).len()), (0, 1));
}

#[test]
fn a_rule_for_all_ground_asks_where_it_applies_and_not_whose_it_is() {
    let text = "```pact\nagreement halt\nterm peace\n  neither party may strike a military base\n  whose facility it is: by recognised borders\n```\n";
    assert_eq!(says("L11", text).len(), 1);
    assert_eq!(says("L13", &text.replace("  whose facility it is: by recognised borders\n", "")), []);
    assert_eq!(says("L09", text), [], "it protects what serves the military");
    let taken_back = "  term peace\n    where it applies is not said";
    let spoken = says("L11", &halt("", "  whose facility it is: by recognised borders", taken_back));
    assert_eq!(spoken[0].0, "where it applies is not said");
}

#[test]
fn a_party_is_named_by_its_id_or_its_title() {
    let of = |lines: &str| {
        let spoken = says("L01", &format!("```pact\nagreement halt\n{lines}\n```\n"));
        spoken.into_iter().map(|(_, message)| message).collect::<Vec<_>>()
    };
    assert_eq!(of(""), ["no party is named"]);
    let party = "party north \"Northland\" answers for northern army\n  accepted on 2026-01-31 UTC";
    assert_eq!(
        of(&format!("  between north, Northland, East\n{party}")),
        ["`East` is a party and nothing is said of it"]
    );
}

#[test]
fn an_escape_clause_needs_proof_and_notice_each() {
    let of = |more: &str| {
        let text = halt("", "", &format!("  term out\n    if a party violates peace the other is released\n{more}"));
        says("L19", &text).into_iter().map(|(_, message)| message).collect::<String>()
    };
    let proof = "    a violation needs verified certainty and admitted attribution\n";
    let begin = "reading `one`: term `out` releases a party, but";
    assert_eq!(of(""), format!("{begin} on what proof and with what notice is not said"));
    assert_eq!(of(proof), format!("{begin} with what notice is not said"));
    assert_eq!(of("    with notice of 2 days\n"), format!("{begin} on what proof is not said"));
    // The standard of the term whose violation triggers it holds for the release as well.
    let of_trigger =
        "    with notice of 2 days\n  term peace\n    a violation needs verified certainty and admitted attribution\n";
    assert_eq!(of(of_trigger), "");
    let elsewhere = "term out\n  if a party violates peace the other is released";
    assert_eq!(says("L19", &halt("", elsewhere, "  term out\n    is not in this reading")), []);
    assert_eq!(says("L19", &halt("", "", "")), [], "where there is no escape clause, nothing is asked of it");
}

#[test]
fn near_misses_are_shown() {
    let bad = LINTS.iter().find(|lint| lint.code == "L23").unwrap().bad;
    let (_, found) = linted(bad);
    let hints: Vec<&str> = found.iter().filter(|found| found.code == "L23").map(|found| &*found.hint).collect();
    let expected = ["`reading northern held by north`", "`define energy facilities`"];
    assert_eq!(hints, expected.map(|clause| format!("did you mean {clause}?")));
    let mediator = halt("  mediated by bureau", "", "reading two held by bureau");
    assert_eq!(says("L23", &mediator), []);
}

#[test]
fn what_no_reading_says_is_told_once_at_its_term() {
    let text = halt("", "", "").replace("reading one", "reading two held by south\nreading one");
    for code in ["L07", "L10", "L11", "L12", "L13"] {
        let told = says(code, &text);
        assert_eq!(told.len(), 1, "{code}: {told:?}");
        assert_eq!(told[0].0, "neither party may strike a hospital of the other party", "{code}");
        assert!(told[0].1.starts_with("every reading: "), "{told:?}");
    }
    assert_eq!(says("L03", &text)[0].0, "agreement halt");
    // Where one reading says it, the gap is the other's.
    let one =
        text.replace("reading two held by south\n", "reading two held by south\n  term peace\n    by any means\n");
    assert_eq!(says("L10", &one)[0].0, "reading one held by north");
}

#[test]
fn what_is_answered_otherwise_than_the_hint_says_is_answered() {
    let silent =
        |code: &str, of_agreement: &str, of_term: &str| says(code, &halt(of_agreement, of_term, "")).is_empty();
    assert!(silent("L05", "  it is not renewed", ""));
    assert!(silent("L11", "", "  it applies everywhere"));
    assert!(silent("L12", "", "  weapons in flight at the start count"));
}

#[test]
fn a_permission_needs_no_proof_and_a_duty_to_report_is_a_report() {
    let proof = says("L15", &with("term aid\n  each party may repair energy"));
    assert!(proof.iter().all(|(_, message)| !message.contains("`aid`")), "{proof:?}");
    assert_eq!(says("L21", &with("term lists\n  each party must report to the mission every week")), []);
    assert_eq!(says("L21", &with("term lists\n  each party must report to the mission, when is not said")).len(), 1);
}

#[test]
fn access_is_what_is_asked_or_allowed_and_not_what_is_forbidden() {
    let told = |term: &str| says("L25", &with(term));
    let repair = "term repair\n  each party may repair energy";
    let aid = "define relief\n  is aid convoy, repair crew\nterm aid\n  each party must grant access to relief within 3 days of the start";
    assert_eq!(told(&format!("{repair}\n{aid}")), [], "a class of the file's own counts");
    assert_eq!(told(&format!("term repair\n  neither party may repair energy\n{aid}")), []);
    assert!(told("term repair\n  neither party may repair energy")[0].1.contains("aid and repair crews"));
}

#[test]
fn a_name_that_differs_by_a_letter_is_told_and_two_that_are_both_used_are_not() {
    let slips = |terms: &str| says("L23", &with(terms));
    let area = "define area shore zone\n  is North Shore\n";
    let told = slips(&format!("{area}term a\n  neither party may deploy troops\n  only in shore zoen"));
    assert!(told[0].1.contains("differs by a letter from `shore zone`"), "{told:?}");
    let both = "term a\n  neither party may deploy troops\n  only in North Shore, North Share\nterm b\n  neither party may strike a school\n  only in North Shore, North Share";
    assert_eq!(slips(both), []);
    let joined = slips("term a\n  neither party may deploy troops\n  only in Bosnia and Herzegovina");
    assert!(joined[0].1.contains("is read as the name of one area"), "{joined:?}");
}

/// The little agreement with more items before its reading.
fn with(items: &str) -> String {
    halt("", "", "").replace("reading one", &format!("{items}\nreading one"))
}

#[test]
fn a_duty_without_an_hour_has_no_end() {
    let duty = |due: &str| {
        let told = says("L04", &with(&format!("term back\n  each party must withdraw tanks{due}")));
        told.into_iter().find(|(under, _)| under.contains("withdraw")).map(|(_, message)| message)
    };
    assert_eq!(duty(" by 2026-01-31 06:00 UTC"), None);
    assert_eq!(
        duty(" by 2026-01-31 UTC").unwrap(),
        "reading `one`: term `back` obliges a party, but the hour is not said"
    );
    assert_eq!(
        duty(", when is not said").unwrap(),
        "reading `one`: term `back` obliges a party, but by when is not said"
    );
    let until = halt("", "", "  until 2026-01-31 UTC");
    let (_, found) = linted(&until);
    let end = found.iter().find(|found| found.code == "L04").unwrap();
    assert_eq!(end.hint, "give date, hour and zone, such as `until 2026-01-31 06:00 UTC`");
}

#[test]
fn every_event_on_which_something_hangs_needs_somebody_to_establish_it() {
    let told = |of_reading: &str, of_event: &str, term: &str| {
        let text = halt("", "", of_reading).replace("reading one", &format!("event done\n{of_event}{term}reading one"));
        says("L20", &text)
    };
    let hangs = [
        ("  in force once done", ""),
        ("  until the event done", ""),
        ("  suspended while done", ""),
        ("", "term back\n  each party must withdraw tanks within 3 days of done\n"),
    ];
    for (of_reading, term) in hangs {
        assert_eq!(told(of_reading, "", term)[0].0, "event done", "{of_reading}{term}");
        assert_eq!(told(of_reading, "  established by bureau\n", term), [], "{of_reading}{term}");
        let unsaid = "  who establishes it is not said\n";
        assert_eq!(told(of_reading, unsaid, term)[0].0, unsaid.trim(), "{of_reading}{term}");
    }
    assert_eq!(told("", "", ""), [], "nothing hangs on it");
}

#[test]
fn what_binds_one_party_alone_is_put_beside_what_binds_the_other() {
    let told = |rule: &str| says("L20", &with(&format!("term one-sided\n  {rule}")));
    let one = told("north may not strike a school");
    assert_eq!(one[0].0, "north may not strike a school");
    assert_eq!(
        one[0].1,
        "reading `one`: the parties do not have the same terms; `north` alone: `one-sided`; `south` alone: nothing"
    );
    assert_eq!(told("north and south may not strike a school"), []);
    assert_eq!(told("neither party may strike a school"), []);
    assert_eq!(told("north may repair energy"), [], "a permission binds nobody");
}

#[test]
fn a_class_is_used_where_another_is_made_of_it_and_where_a_response_is_to_it() {
    let told = |items: &str| says("L23", &with(items));
    let wing = "define wing\n  is school\n";
    assert_eq!(told(wing).len(), 1);
    assert_eq!(told(&format!("{wing}define site\n  is wing, port\nterm a\n  neither party may strike a site")), []);
    let response = "except answer: within 6 hours of a strike on wings by the other party";
    assert_eq!(told(&format!("{wing}term a\n  neither party may strike a school\n  {response}")), []);
}

#[test]
fn a_claim_to_the_land_is_told_not_to_say_who_answers() {
    let told = says("L13", &halt("", "  whose facility it is: south counts as its own Border Province", ""));
    assert!(told[0].1.ends_with("is not said; that party `south` claims the land does not say it"), "{told:?}");
}

#[test]
fn what_is_protected_by_two_rules_is_told_once() {
    let twice = with("term again\n  neither party may attack a hospital of the other party");
    assert_eq!(says("L27", &twice).len(), 1);
}

#[test]
fn what_follows_is_asked_for_where_it_is_said_not_to_be_said() {
    let told = says("L18", &halt("  what follows a violation is not said", "", ""));
    assert_eq!(told[0].0, "what follows a violation is not said");
    let told = says("L18", &halt("  a violation is serious from 10 people affected", "", ""));
    assert_eq!(told[0], ("agreement halt".into(), "what follows a violation is not said".into()));
}

#[test]
fn a_way_out_counts_where_it_is_said_and_the_term_stands() {
    let told = |of_reading: &str, items: &str| {
        let text = halt("", "", of_reading).replace("reading one", &format!("{items}reading one"));
        says("L28", &text).pop().map(|(_, message)| message)
    };
    let release = "term out\n  if a party violates peace the other party is released\n";
    assert_eq!(told("", release).unwrap(), "reading `one`: flexibility 1 of 5: escape");
    assert_eq!(told("  term out\n    is not in this reading", release), None);
    assert_eq!(told("  indefinitely", ""), None);
    assert_eq!(told("  end is not said", ""), None);
    assert_eq!(told("  while the other party complies", "").unwrap(), "reading `one`: flexibility 1 of 5: escape");
}
