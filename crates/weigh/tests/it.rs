//! Weighing, from outside: every definition as a sentence.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

#[path = "it/attribution.rs"]
mod attribution;
#[path = "it/dawid_skene.rs"]
mod dawid_skene;
#[path = "it/record.rs"]
mod record;
#[path = "it/two_coin.rs"]
mod two_coin;

use std::sync::Arc;

use model::{
    Affiliation, Assessment, Attributed, Attribution, Bar, Certainty, Details, Facet, Incident, IncidentPlace,
    Interval, LeafSet, Name, Page, Place, Precision, Reliability, SourceBook, Speaker, Stance, Statement, Taxonomy,
    When, ZoneOrigin,
};
use weigh::{WeighError, weigh};

const A: Option<&str> = Some("alpha");
const B: Option<&str> = Some("beta");

fn set(facet: Facet, word: &str) -> LeafSet {
    Taxonomy::shipped().set(facet, word).unwrap()
}

fn speaker(id: &str, side: Option<&str>) -> Speaker {
    Speaker {
        id: id.into(),
        kind: "body".into(),
        affiliation: side.map_or(Affiliation::Independent, |party| Affiliation::Party(party.into())),
        reliability: Reliability::A,
        zones: vec![],
        relays: vec![],
        vague_means: vec![],
        inspects: false,
        comment: "".into(),
    }
}

/// Two sides with two bodies each, two outlets, an inspectorate, an outlet that repeats a ministry, two that repeat an
/// agency, two that repeat each other.
fn book() -> SourceBook {
    let relay = |id, side, of: &[&str]| Speaker {
        relays: of.iter().map(|name| Name::from(*name)).collect(),
        ..speaker(id, side)
    };
    let inspector = |id| Speaker { inspects: true, ..speaker(id, None) };
    SourceBook {
        sources: vec![],
        speakers: vec![
            speaker("a-mod", A),
            speaker("a-mfa", A),
            speaker("b-mod", B),
            speaker("b-mfa", B),
            speaker("c-mod", Some("gamma")),
            speaker("outlet", None),
            speaker("paper", None),
            inspector("mission"),
            inspector("agency-of-atoms"),
            relay("a-echo", None, &["a-mod"]),
            relay("a-echo-of-echo", None, &["a-echo"]),
            relay("digest", None, &["a-mod", "outlet"]),
            relay("reprint-1", None, &["wire"]),
            relay("reprint-2", None, &["wire"]),
            relay("twin-1", None, &["twin-2"]),
            relay("twin-2", None, &["twin-1"]),
        ],
    }
}

fn when(precision: Precision) -> When {
    When { interval: Interval::ALL, said: "".into(), zone: "".into(), zone_origin: ZoneOrigin::Row, precision }
}

/// A statement that damage was done to a power line on some day.
fn said(id: &str, speaker: &str, stance: Stance, about: Option<&str>) -> Statement {
    let place = Place { name: None, admin1: None, country: None, point: None, held_by: None };
    let page = Page { source: "page".into(), address: "".into(), file: "".into(), line: 1 };
    Statement {
        id: id.into(),
        speaker: speaker.into(),
        page: Arc::new(page),
        stance,
        about: about.map(Name::from),
        act: set(Facet::Act, "strike"),
        object: set(Facet::Object, "power-transmission"),
        means: set(Facet::Means, "drone"),
        outcome: set(Facet::Outcome, "damaged"),
        when: when(Precision::Day),
        place: Arc::new(place),
        received: None,
        numbers: Arc::new([]),
        details: None,
        text: "".into(),
        note: "".into(),
    }
}

fn accuses(id: &str, speaker: &str, about: Option<&str>) -> Statement {
    said(id, speaker, Stance::Accuses, about)
}

fn denies(id: &str, speaker: &str, about: Option<&str>) -> Statement {
    Statement { outcome: Taxonomy::shipped().all(Facet::Outcome), ..said(id, speaker, Stance::Denies, about) }
}

fn denies_damage(id: &str, speaker: &str, about: Option<&str>) -> Statement {
    Statement { outcome: set(Facet::Outcome, "no-damage"), ..said(id, speaker, Stance::Denies, about) }
}

fn mentions(id: &str, speaker: &str, about: Option<&str>) -> Statement {
    Statement { outcome: Taxonomy::shipped().all(Facet::Outcome), ..said(id, speaker, Stance::Asserts, about) }
}

fn of_object(word: &str, statement: Statement) -> Statement {
    Statement { object: set(Facet::Object, word), ..statement }
}

fn incident(statements: &[Statement]) -> Incident {
    let mut ids: Vec<Name> = statements.iter().map(|statement| statement.id.clone()).collect();
    ids.sort();
    ids.dedup();
    let mut named: Vec<Name> = Vec::new();
    for id in &ids {
        let about = statements.iter().find(|statement| statement.id == *id).and_then(|one| one.about.clone());
        named.extend(about.filter(|party| !named.contains(party)));
    }
    let place = IncidentPlace { name: None, admin1: None, country: None, point: None, held_by: None, said: "".into() };
    Incident {
        id: "I-1".into(),
        aliases: vec![],
        statements: ids,
        time: when(Precision::Day),
        place,
        act: set(Facet::Act, "strike"),
        object: set(Facet::Object, "power-transmission"),
        means: set(Facet::Means, "drone"),
        outcome: set(Facet::Outcome, "damaged"),
        details: Details::NONE,
        named,
        contradictions: vec![],
        pairs: vec![],
    }
}

fn weighed(statements: &[Statement]) -> Assessment {
    weigh(&incident(statements), statements, &book()).unwrap()
}

#[track_caller]
fn check(statements: &[Statement], certainty: Certainty) {
    assert_eq!(weighed(statements).certainty, certainty);
}

fn on(assessment: &Assessment, party: &str) -> Attributed {
    assessment.parties.iter().find(|one| &*one.party == party).unwrap().clone()
}

#[track_caller]
fn check_who(statements: &[Statement], party: &str, attribution: Attribution) {
    assert_eq!(on(&weighed(statements), party).attribution, attribution);
}

fn bits(bars: &[Bar], factor: &str) -> f64 {
    bars.iter().filter(|bar| bar.factor == factor).map(|bar| bar.bits).sum()
}

fn words(names: &[Name]) -> Vec<&str> {
    names.iter().map(|name| &**name).collect()
}

// ---------------------------------------------------------------- voices

#[test]
fn a_relay_adds_no_voice() {
    let alone = [accuses("R1", "a-mod", B)];
    let echoed = [accuses("R1", "a-mod", B), accuses("R2", "a-echo", B), accuses("R3", "a-echo-of-echo", B)];
    let (one, two) = (weighed(&alone), weighed(&echoed));
    assert_eq!(two.certainty, Certainty::Alleged);
    assert_eq!(two.voices.len(), 1);
    assert_eq!((&*two.voices[0].speaker, words(&two.voices[0].statements)), ("a-mod", vec!["R1", "R2", "R3"]));
    assert_eq!(one.bits.to_bits(), two.bits.to_bits());
    assert_eq!(on(&one, "beta").bits.to_bits(), on(&two, "beta").bits.to_bits());
    assert_eq!(words(&on(&two, "beta").accusers), ["a-mod"]);
}

#[test]
fn repeating_a_speaker_changes_no_word_and_no_bit() {
    let once = [accuses("R1", "a-mod", B), said("R2", "outlet", Stance::Asserts, B), denies("R3", "b-mod", B)];
    let mut often = once.to_vec();
    often.extend([accuses("R4", "a-mod", B), said("R5", "outlet", Stance::Asserts, B), denies("R6", "b-mod", B)]);
    let (one, two) = (weighed(&once), weighed(&often));
    assert_eq!(one.certainty, two.certainty);
    assert_eq!(one.bits.to_bits(), two.bits.to_bits());
    assert_eq!(one.voices.len(), two.voices.len());
    assert_eq!(on(&one, "beta").attribution, on(&two, "beta").attribution);
    assert_eq!(on(&one, "beta").bits.to_bits(), on(&two, "beta").bits.to_bits());
    assert_eq!(on(&one, "beta").accusers, on(&two, "beta").accusers);
}

#[test]
fn a_digest_of_two_voices_does_not_make_them_one() {
    let two =
        weighed(&[accuses("R1", "a-mod", B), said("R2", "outlet", Stance::Asserts, B), accuses("R3", "digest", B)]);
    assert_eq!(two.voices.len(), 2);
    assert_eq!(two.certainty, Certainty::Corroborated);
}

#[test]
fn a_digest_repeats_the_first_of_its_voices_that_was_heard() {
    let one = weighed(&[said("R1", "outlet", Stance::Asserts, B), said("R2", "digest", Stance::Asserts, B)]);
    assert_eq!((one.certainty, one.voices.len()), (Certainty::Reported, 1));
}

#[test]
fn reprints_of_an_agency_that_was_not_heard_are_one_voice() {
    let one = weighed(&[said("R1", "reprint-2", Stance::Asserts, B), said("R2", "reprint-1", Stance::Asserts, B)]);
    assert_eq!(one.certainty, Certainty::Reported);
    assert_eq!(one.voices.len(), 1);
    assert_eq!(&*one.voices[0].speaker, "reprint-2", "called by the speaker heard first");
}

#[test]
fn speakers_that_repeat_each_other_are_one_voice() {
    let one = weighed(&[said("R1", "twin-2", Stance::Asserts, B), said("R2", "twin-1", Stance::Asserts, B)]);
    assert_eq!((one.certainty, one.voices.len()), (Certainty::Reported, 1));
    assert_eq!(&*one.voices[0].speaker, "twin-2");
}

#[test]
fn a_voice_observed_only_if_it_is_disinterested_and_inspects_and_confirms() {
    let mut book = book();
    book.speakers.push(Speaker { inspects: true, ..speaker("a-inspectors", A) });
    let said = [
        said("R1", "a-mod", Stance::Confirms, B),
        said("R2", "outlet", Stance::Confirms, B),
        said("R3", "mission", Stance::Confirms, B),
        said("R4", "agency-of-atoms", Stance::Asserts, B),
        said("R5", "a-inspectors", Stance::Confirms, B),
    ];
    let voices = weigh(&incident(&said), &said, &book).unwrap().voices;
    assert_eq!(voices.iter().map(|voice| voice.observed).collect::<Vec<bool>>(), [false, false, true, false, false]);
    assert!(voices.iter().all(|voice| voice.affirms));
    assert!(!weighed(&[denies("R1", "mission", None)]).voices[0].observed, "it saw that there was nothing");
    assert_eq!(voices[0].side.as_deref(), A);
}

// ---------------------------------------------------------------- certainty

#[test]
fn one_interested_voice_is_an_allegation() {
    check(&[accuses("R1", "a-mod", B)], Certainty::Alleged);
}

#[test]
fn two_ministries_of_one_side_are_still_an_allegation() {
    let two = [accuses("R1", "a-mod", B), accuses("R2", "a-mfa", B)];
    check(&two, Certainty::Alleged);
    assert_eq!(weighed(&two).voices.len(), 2);
    assert_eq!(weighed(&two).bits.to_bits(), weighed(&two[..1]).bits.to_bits(), "a side is capped at one voice");
}

#[test]
fn one_disinterested_voice_is_a_report() {
    check(&[said("R1", "outlet", Stance::Asserts, B)], Certainty::Reported);
    check(&[said("R1", "outlet", Stance::Confirms, None)], Certainty::Reported);
}

#[test]
fn an_admission_beside_an_accusation_is_a_report_and_no_more() {
    let both = [accuses("R1", "a-mod", B), said("R2", "b-mod", Stance::Admits, B)];
    check(&both, Certainty::Reported);
    let more = [both[0].clone(), both[1].clone(), accuses("R3", "a-mfa", B), said("R4", "b-mfa", Stance::Admits, B)];
    check(&more, Certainty::Reported);
}

#[test]
fn both_sides_that_blame_each_other_agree_that_it_happened() {
    check(&[accuses("R1", "a-mod", B), accuses("R2", "b-mod", A)], Certainty::Reported);
}

#[test]
fn two_sides_that_accuse_the_same_third_are_an_allegation() {
    check(&[accuses("R1", "a-mod", Some("gamma")), accuses("R2", "b-mod", Some("gamma"))], Certainty::Alleged);
    check(&[accuses("R1", "a-mod", Some("gamma")), accuses("R2", "c-mod", A)], Certainty::Reported);
}

#[test]
fn sides_that_name_nobody_are_opposed() {
    check(
        &[said("R1", "a-mod", Stance::Asserts, None), said("R2", "b-mod", Stance::Asserts, None)],
        Certainty::Reported,
    );
}

#[test]
fn a_disinterested_voice_beside_any_other_corroborates() {
    check(&[accuses("R1", "a-mod", B), said("R2", "outlet", Stance::Asserts, B)], Certainty::Corroborated);
    check(
        &[said("R1", "paper", Stance::Asserts, None), said("R2", "outlet", Stance::Asserts, B)],
        Certainty::Corroborated,
    );
}

#[test]
fn a_mention_without_observation_does_not_corroborate() {
    let mentioned = [accuses("R1", "a-mod", B), mentions("R2", "outlet", B)];
    let assessment = weighed(&mentioned);
    assert_eq!(assessment.certainty, Certainty::Alleged);
    assert!(!assessment.voices[1].affirms);
    assert_eq!(words(&on(&assessment, "beta").accusers), ["a-mod"]);
    let bar = assessment.bars.iter().find(|bar| bar.factor == "mention").unwrap();
    assert_eq!((bar.bits.to_bits(), words(&bar.statements)), (0.0_f64.to_bits(), vec!["R2"]));
    check(&[mentions("R1", "outlet", B)], Certainty::Alleged);
}

#[test]
fn a_party_that_names_no_outcome_still_alleges() {
    assert!(weighed(&[mentions("R1", "a-mod", B)]).voices[0].affirms);
}

#[test]
fn an_inspection_that_confirms_verifies() {
    check(&[said("R1", "mission", Stance::Confirms, None)], Certainty::Verified);
    check(&[said("R1", "mission", Stance::Asserts, None)], Certainty::Reported);
    check(&[said("R1", "outlet", Stance::Confirms, None)], Certainty::Reported);
}

#[test]
fn a_partys_own_inspectorate_verifies_nothing() {
    let mut book = book();
    book.speakers.push(Speaker { inspects: true, ..speaker("a-inspectors", A) });
    for stance in [Stance::Confirms, Stance::Denies] {
        let own = [said("R1", "a-inspectors", stance, None)];
        assert_eq!(weigh(&incident(&own), &own, &book).unwrap().certainty, Certainty::Alleged);
    }
    book.speakers.push(Speaker { inspects: true, relays: vec!["outlet".into()], ..speaker("a-guides", A) });
    let guided = [said("R1", "outlet", Stance::Asserts, None), said("R2", "a-guides", Stance::Confirms, None)];
    assert_eq!(weigh(&incident(&guided), &guided, &book).unwrap().certainty, Certainty::Reported);
}

#[test]
fn denial_alone_does_not_refute() {
    check(&[denies("R1", "b-mod", B)], Certainty::Alleged);
    check(&[denies("R1", "b-mod", None), denies("R2", "outlet", None)], Certainty::Alleged);
    check(&[accuses("R1", "a-mod", B), denies("R2", "b-mod", B)], Certainty::Alleged);
}

#[test]
fn only_an_inspection_that_denies_the_event_refutes() {
    check(&[accuses("R1", "a-mod", B), denies("R2", "mission", None)], Certainty::Refuted);
    check(&[accuses("R1", "a-mod", B), denies("R2", "mission", B)], Certainty::Alleged);
    check(&[accuses("R1", "a-mod", B), denies_damage("R2", "mission", None)], Certainty::Alleged);
}

#[test]
fn two_inspections_that_contradict_each_other_settle_nothing() {
    let both = [said("R1", "mission", Stance::Confirms, None), denies("R2", "agency-of-atoms", None)];
    check(&both, Certainty::Reported);
}

#[test]
fn a_denial_of_damage_is_shown_and_moves_nothing() {
    let assessment = weighed(&[said("R1", "a-mod", Stance::Admits, A), denies_damage("R2", "b-mod", A)]);
    assert_eq!(assessment.certainty, Certainty::Alleged);
    assert!(!assessment.voices[1].affirms);
    let bar = assessment.bars.iter().find(|bar| bar.factor == "denial of damage").unwrap();
    assert_eq!((bar.bits.to_bits(), words(&bar.statements)), (0.0_f64.to_bits(), vec!["R2"]));
    assert!(on(&assessment, "alpha").deniers.is_empty());
}

#[test]
fn nobody_heard_is_an_allegation_with_the_prior_alone() {
    let assessment = weighed(&[]);
    assert_eq!((assessment.certainty, assessment.bars.len(), assessment.voices.len()), (Certainty::Alleged, 1, 0));
}

// ---------------------------------------------------------------- bits

#[test]
fn the_waterfalls_begin_with_the_prior_and_add_up() {
    let assessment = weighed(&rich());
    let check = |bars: &[Bar], total: f64| {
        assert_eq!(bars[0].factor, "prior");
        assert_eq!(bars.iter().map(|bar| bar.bits).sum::<f64>().to_bits(), total.to_bits());
    };
    check(&assessment.bars, assessment.bits);
    for party in &assessment.parties {
        check(&party.bars, party.bits);
    }
    // Prior 0.5, one side's word 1.3, the other's admission 9, two disinterested voices 6.5 each.
    let expected = 0.5_f64.log2() + 1.3_f64.log2() + 9.0_f64.log2() + 2.0 * 6.5_f64.log2();
    assert!((assessment.bits - expected).abs() < 1e-12, "{}", assessment.bits);
}

#[test]
fn a_side_weighs_as_its_strongest_voice() {
    let both = [accuses("R1", "b-mfa", A), said("R2", "b-mod", Stance::Admits, B)];
    let (alone, both) = (weighed(&both[1..]), weighed(&both));
    assert_eq!(both.bits.to_bits(), alone.bits.to_bits());
    assert!(both.bars.iter().all(|bar| bar.factor != "a party's word"));
}

#[test]
fn a_less_reliable_speaker_weighs_less_and_the_word_stays() {
    let statements = [said("R1", "outlet", Stance::Asserts, B)];
    let mut book = book();
    let mut bits = Vec::new();
    for class in [Reliability::A, Reliability::B, Reliability::D, Reliability::E] {
        for speaker in &mut book.speakers {
            speaker.reliability = class;
        }
        let assessment = weigh(&incident(&statements), &statements, &book).unwrap();
        assert_eq!(assessment.certainty, Certainty::Reported);
        bits.push(assessment.bits);
    }
    assert!(bits.is_sorted_by(|a, b| a > b), "{bits:?}");
}

#[test]
fn a_relay_weighs_by_the_class_of_its_origin() {
    let mut book = book();
    for speaker in &mut book.speakers {
        if &*speaker.id == "a-mod" {
            speaker.reliability = Reliability::E;
        }
    }
    let statements = [accuses("R1", "a-mod", B), accuses("R2", "a-echo", B)];
    let assessment = weigh(&incident(&statements), &statements, &book).unwrap();
    assert!(bits(&assessment.bars, "a party's word").abs() < f64::EPSILON);
}

// ---------------------------------------------------------------- the same for all

/// Every kind of statement at once.
fn rich() -> Vec<Statement> {
    vec![
        accuses("R1", "a-mod", B),
        said("R2", "b-mod", Stance::Admits, B),
        accuses("R3", "b-mfa", A),
        denies("R4", "a-mfa", A),
        denies_damage("R5", "b-mod", B),
        said("R6", "outlet", Stance::Asserts, B),
        mentions("R7", "twin-1", A),
        accuses("R8", "a-echo", B),
        said("R9", "reprint-1", Stance::Confirms, None),
    ]
}

fn swap(text: &str) -> String {
    text.replace("alpha", "?").replace("beta", "alpha").replace('?', "beta")
}

#[test]
fn swapping_the_parties_swaps_the_result_to_the_bit() {
    let statements = rich();
    let mirrored: Vec<Statement> = statements
        .iter()
        .map(|one| Statement { about: one.about.as_deref().map(|party| swap(party).into()), ..one.clone() })
        .collect();
    let mut mirrored_book = book();
    for speaker in &mut mirrored_book.speakers {
        if let Affiliation::Party(party) = &mut speaker.affiliation {
            *party = swap(party).into();
        }
    }
    let one = weigh(&incident(&statements), &statements, &book()).unwrap();
    let two = weigh(&incident(&mirrored), &mirrored, &mirrored_book).unwrap();
    assert_ne!(format!("{one:?}"), format!("{two:?}"));
    // The printed form of a float gives back its very bits.
    assert_eq!(swap(&format!("{one:?}")), format!("{two:?}"));
}

#[test]
fn the_order_of_statements_changes_nothing() {
    let statements = rich();
    let one = weighed(&statements);
    let mut turned = statements.clone();
    for _ in 0..statements.len() {
        turned.rotate_left(1);
        assert_eq!(weighed(&turned), one);
    }
    turned.reverse();
    assert_eq!(weighed(&turned), one);
}

#[test]
fn a_statement_given_twice_counts_once() {
    let statements = rich();
    let doubled: Vec<Statement> = statements.iter().chain(&statements).cloned().collect();
    assert_eq!(weighed(&doubled), weighed(&statements));
}

// ---------------------------------------------------------------- errors

#[test]
fn statements_that_are_not_the_incidents_are_refused() {
    let statements = [accuses("R1", "a-mod", B), accuses("R2", "a-mod", B)];
    let refused =
        |incident: &Incident, statements: &[Statement]| weigh(incident, statements, &book()).unwrap_err().to_string();
    let (one, both) = (incident(&statements[..1]), incident(&statements));
    assert_eq!(refused(&one, &statements), "statement `R2` does not belong to incident `I-1`");
    assert_eq!(refused(&both, &statements[..1]), "statement `R2` of incident `I-1` is missing");
    let changed = [statements[0].clone(), accuses("R1", "b-mod", A)];
    assert_eq!(refused(&one, &changed), "statement `R1` stands twice with different content");
}

#[test]
fn a_speaker_that_the_book_does_not_have_is_refused() {
    let statements = [accuses("R1", "nobody", B)];
    assert_eq!(
        weigh(&incident(&statements), &statements, &book()),
        Err(WeighError::UnknownSpeaker { statement: "R1".into(), speaker: "nobody".into() })
    );
}
