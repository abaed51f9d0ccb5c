//! Every pattern with its slots filled in, in full and as short as it may be; and the same agreements in other words.

use model::{Facet, Name, Taxonomy};

use super::*;
use crate::ast::Kind;

/// Names that samples and examples refer to.
fn names() -> Names {
    let set = |names: &[&str]| names.iter().map(|name| Name::from(*name)).collect();
    let mut names = Names {
        parties: set(&["PARTY", "north", "south"]),
        terms: set(&["TERM", "peace"]),
        readings: set(&["READING", "other"]),
        events: set(&["EVENT", "inspection-done"]),
        areas: set(&["AREA", "zone"]),
        item: Some("CLASS".into()),
        reading: Some("own".into()),
        ..Names::default()
    };
    ["CLASS", "energy facility", "wing"].into_iter().for_each(|class| names.add_class(class.into()));
    names
}

/// Something that fits into a slot.
fn sample(slot: Slot) -> &'static str {
    match slot {
        Slot::Acts => "strike or demolish",
        Slot::Address => "https://example.org/a:b",
        Slot::Areas => "zone, Border Province",
        Slot::Attributions => "admitted or assessed",
        Slot::Body => "the joint commission",
        Slot::Certainty => "corroborated",
        Slot::Class => "CLASS",
        Slot::Classes => "oil refinery, wings",
        Slot::Clock => "22:00",
        Slot::Days => "30 days",
        Slot::Digest => "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        Slot::Distance => "2.5 km",
        Slot::Event => "inspection-done",
        Slot::Events => "inspection-done and EVENT",
        Slot::Gravity => "serious",
        Slot::Keys => "region and id",
        Slot::Means => "drone, artillery",
        Slot::Moment => "2026-01-31 06:00 Europe/Paris",
        Slot::Months => "3 calendar months",
        Slot::Name => "CLASS",
        Slot::Names => "northern army, militias",
        Slot::Number => "20",
        Slot::Objects => "hospital, school",
        Slot::Parties => "north and south",
        Slot::Party => "north",
        Slot::Period => "week",
        Slot::Reading => "other",
        Slot::Span => "72 hours",
        Slot::Term => "peace",
        Slot::Things => "energy facilities, wing and hospital",
        Slot::Title => "\"A,  B; C\"",
        Slot::Trigger => "a request by the other party",
        Slot::Words => "the guarantors meet, at once",
        Slot::Zone => "Europe/Kyiv",
    }
}

/// A clause made of a pattern.
fn filled(pieces: &[Piece], optional: bool) -> String {
    let mut words: Vec<String> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Words(run) => words.extend(run.iter().map(|word| (*word).to_owned())),
            Piece::Slot(slot, _) => words.push(sample(*slot).to_owned()),
            Piece::Optional(inner, _) if optional => words.push(filled(inner, optional)),
            Piece::Optional(..) => {}
        }
    }
    words.join(" ")
}

#[test]
fn every_pattern_is_read_in_full_and_in_short_wherever_it_may_stand() {
    let (grammar, names) = (Grammar::english(), names());
    for variant in &grammar.variants {
        for optional in [true, false] {
            let text = filled(&variant.pieces, optional);
            for home in variant.form.homes {
                let read = grammar.read(&text, *home, &names);
                assert!(read.is_ok(), "{text} under {home:?}: {read:#?}");
            }
        }
    }
}

#[test]
fn every_example_is_read_and_every_way_of_saying_it_means_the_same() {
    let (grammar, names) = (Grammar::english(), names());
    for form in clauses::forms() {
        for home in form.homes {
            let read = grammar.read(form.example, *home, &names);
            assert!(read.is_ok(), "{} under {home:?}: {read:#?}", form.example);
        }
        let ways = grammar.variants.iter().filter(|variant| std::ptr::eq(variant.form, form));
        let kinds: Vec<Kind> = ways
            .map(|variant| grammar.read(&filled(&variant.pieces, true), form.homes[0], &names).unwrap())
            .map(|kind| match kind {
                // The parties are what the ways differ in.
                Kind::Rule(rule) => Kind::Rule(Box::new(crate::ast::Rule { who: vec![], ..*rule })),
                Kind::MayLeave { notice, .. } => Kind::MayLeave { who: vec![], notice },
                Kind::MaySuspend { to, after, .. } => Kind::MaySuspend { who: vec![], to, after },
                Kind::Except { name, what: crate::ast::Excepted::Response(response) } => {
                    let response = crate::ast::Response { classes: vec![], ..response };
                    Kind::Except { name, what: crate::ast::Excepted::Response(response) }
                }
                Kind::Marked { name, response } => {
                    Kind::Marked { name, response: crate::ast::Response { classes: vec![], ..response } }
                }
                kind => kind,
            })
            .collect();
        assert!(kinds.windows(2).all(|pair| pair[0] == pair[1]), "{}: {kinds:#?}", form.example);
    }
}

#[test]
fn a_table_of_other_words_reads_other_words() {
    let german = Grammar::of(|english| match english {
        "in force from MOMENT" => "in Kraft ab MOMENT",
        "neither party may ACTS[ THINGS][ of the other party]" => "keine Seite darf ACTS[ THINGS][ der anderen Seite]",
        "text TITLE[ sha256 DIGEST]" => "Wortlaut TITLE[ sha256 DIGEST]",
        other => other,
    });
    let names = names();
    let english = Grammar::english();
    for (home, ours, theirs) in [
        (Home::Agreement, "in force from 2026-01-31 UTC", "in Kraft ab 2026-01-31 UTC"),
        (
            Home::Term,
            "neither party may strike hospitals of the other party",
            "keine Seite darf strike hospitals der anderen Seite",
        ),
        (
            Home::Agreement,
            "text \"A\" sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "Wortlaut \"A\" sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ),
    ] {
        assert_eq!(english.read(ours, home, &names), german.read(theirs, home, &names));
        assert!(german.read(ours, home, &names).is_err() && english.read(theirs, home, &names).is_err());
    }
}

#[test]
fn what_follows_a_clause_is_told_to_be_one_where_it_is() {
    let read = |text| Grammar::english().read(text, Home::Term, &names()).unwrap_err();
    let both = read("neither party may strike a hospital of the other party by any means");
    assert_eq!(both.hint, "give `by any means` a line of its own");
    let text = "neither party may strike a hospital of the other party today";
    let neither = read(text);
    assert_eq!(&text[neither.from..neither.to], "today");
    assert!(neither.hint.starts_with("write `neither party may strike"), "{}", neither.hint);
}

#[test]
fn the_nearest_way_of_saying_it_is_the_one_that_is_told() {
    let (grammar, names) = (Grammar::english(), names());
    let told = |home, text: &str| {
        let trouble = grammar.read(text, home, &names).unwrap_err();
        (trouble.code, text[trouble.from..trouble.to].to_owned(), trouble.message)
    };
    let (code, under, _) = told(Home::Define, "is CLASS of nobody");
    assert_eq!((code, under.as_str()), ("P07", "nobody"));
    let (_, under, message) = told(Home::Define, "is oil refinary");
    assert_eq!((under.as_str(), message.as_str()), ("oil refinary", "`oil refinary` is no object of the taxonomy"));
    let (code, ..) = told(Home::Define, "is inside the polygon \"a.geojson\"");
    assert_eq!(code, "P08");
    let (_, under, message) = told(Home::Agreement, "for 30 dyas");
    assert_eq!(under, "dyas");
    assert!(message.starts_with("`dyas` stands where one of"), "{message}");
    let (_, under, _) = told(Home::Term, "each party must withdraw heavy weapons within 14 days of the strat");
    assert_eq!(under, "the strat");
}

#[test]
fn a_limit_is_told_from_a_prohibition_and_a_permission_from_leaving() {
    let read = |home, text| Grammar::english().read(text, home, &names()).unwrap();
    let rule = |text| match read(Home::Term, text) {
        Kind::Rule(rule) => rule,
        other => panic!("{other:?}"),
    };
    assert_eq!(rule("neither party may fly combat aircraft").kind, "prohibition");
    assert_eq!(rule("neither party may fly combat aircraft more than 3 times per day").kind, "limit");
    assert_eq!(rule("neither party may fly combat aircraft without notice to x at least 3 days before").kind, "notice");
    assert_eq!(rule("each party may fly combat aircraft").kind, "permission");
    let tanks = rule("north may not have more than 20 tanks in zone");
    let act = |word| Taxonomy::shipped().set(Facet::Act, word).unwrap();
    assert_eq!((tanks.kind, tanks.most), ("limit", Some(20)));
    assert_eq!(
        tanks.act,
        act("presence").union(act("reinforcement")),
        "a strike on a tank says of none that it is had"
    );
    for (text, word) in [
        ("each party may give notice of suspension", "suspension-notice"),
        ("each party may give notice of leaving", "leaving-notice"),
        ("each party may declare a release", "release-declaration"),
        ("each party may agree to renewal", "renewal-agreement"),
        ("each party may object", "objection"),
        ("each party may declare", "declaration"),
        ("each party may keep", "presence"),
    ] {
        assert_eq!(rule(text).act, act(word), "{text}");
    }
    assert!(matches!(read(Home::Agreement, "each party may leave it with notice of 30 days"), Kind::MayLeave { .. }));
}
