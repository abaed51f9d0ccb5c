//! Claims held against the small case: its acts happen in the first minute of 1970, on the clock of UTC.

use measure::{Held, hold};
use model::{
    Attribution, Certainty, Claim, ClaimKind, ClaimOutcome, ClaimWindow, Figure, FindingKind, Instant, Standing,
    TimelineEntry,
};

use crate::small_case::{Case, claim};

const DAY: &str = "1970-01-01";

fn known(case: &Case) -> Vec<Held> {
    hold(&case.known(), |_| true)
}

fn outcome(case: &Case, id: &str) -> ClaimOutcome {
    held(case, id).check.outcome
}

fn held(case: &Case, id: &str) -> Held {
    known(case).into_iter().find(|held| &*held.id == id).unwrap()
}

fn said(id: &str, side: &str, kind: &str, about: &str, on: &str) -> Claim {
    Claim { said_on: on.into(), speaker: format!("speaker of {id}").into(), ..claim(id, side, kind, about, "") }
}

fn days(least: u32, most: Option<u32>, from: &str, to: &str) -> Figure {
    let window = ClaimWindow::Days { from: Some(from.parse().unwrap()), to: to.parse().unwrap() };
    Figure { said: format!("{least} ({from} to {to})").into(), least, most, unit: "".into(), window }
}

fn count(id: &str, figure: Figure) -> Claim {
    let ClaimWindow::Days { to, .. } = figure.window else { panic!("a count of days") };
    Claim { figures: vec![figure], ..said(id, "alpha", "count", "Beta: acts", &to.to_string()) }
}

/// What alpha accuses beta of, what beta denies, and what alpha's own side says did not happen.
fn claims() -> Vec<Claim> {
    let nothing = said("nothing", "beta", "count", "the truce", DAY);
    vec![
        said("accusation", "alpha", "accusation", "Beta: strike", DAY),
        said("denial", "beta", "denial", "Beta: strike", DAY),
        Claim { figures: vec![days(0, Some(0), DAY, DAY)], ..nothing },
    ]
}

/// The small case with the finding on the first incident as it is given.
fn found(kind: FindingKind, certainty: Certainty, attribution: Attribution) -> Case {
    let mut case = Case::new();
    case.claims = claims();
    case.claims.iter_mut().for_each(|claim| claim.about = claim.about.replace(" strike", "").into());
    case.claims[2].about = "Truce".into();
    let parts = &mut case.findings[0].parts;
    (parts.finding, parts.certainty, parts.attribution) = (kind, certainty, attribution);
    case
}

#[test]
fn only_what_is_corroborated_and_attributed_supports_or_contradicts() {
    let mut n = 0;
    for kind in FindingKind::ALL {
        for certainty in Certainty::ALL {
            for attribution in Attribution::ALL {
                let case = found(kind, certainty, attribution);
                let established = matches!(kind, FindingKind::Violation | FindingKind::ProbableViolation)
                    && [Certainty::Corroborated, Certainty::Verified].contains(&certainty)
                    && [Attribution::Admitted, Attribution::LargelyAttributable, Attribution::Attributable]
                        .contains(&attribution);
                n += usize::from(established);
                let decided = |id| outcome(&case, id).is_by_finding();
                assert_eq!(decided("accusation"), established, "{kind:?} {certainty:?} {attribution:?}");
                assert_eq!(decided("denial"), established);
                assert_eq!(decided("nothing"), established);
                if established {
                    assert_eq!(outcome(&case, "accusation"), ClaimOutcome::Supported);
                    assert_eq!(outcome(&case, "denial"), ClaimOutcome::Contradicted);
                    assert_eq!(outcome(&case, "nothing"), ClaimOutcome::Contradicted);
                }
            }
        }
    }
    assert_eq!(n, 2 * 2 * 3);
}

#[test]
fn an_accusation_is_contradicted_once_observation_refutes_all_that_it_may_speak_of() {
    let mut case = found(FindingKind::NoViolation, Certainty::Refuted, Attribution::Accused);
    case.assessments[0].certainty = Certainty::Refuted;
    assert!(!outcome(&case, "accusation").is_by_finding(), "another incident is not refuted");
    case.assessments[1].certainty = Certainty::Refuted;
    assert_eq!(outcome(&case, "accusation"), ClaimOutcome::Contradicted);
    assert_eq!(outcome(&case, "denial"), ClaimOutcome::Supported);
    assert!(!outcome(&case, "nothing").is_by_finding(), "that something did not happen does not show that nothing did");
}

#[test]
fn accusation_and_denial_of_one_thing_are_disputed_and_name_each_other() {
    let case = found(FindingKind::AllegedViolation, Certainty::Alleged, Attribution::Denied);
    let (accusation, denial) = (held(&case, "accusation"), held(&case, "denial"));
    assert_eq!(accusation.check.outcome, ClaimOutcome::Disputed);
    assert_eq!(denial.check.outcome, ClaimOutcome::Disputed);
    assert!(accusation.check.because[0].contains("speaker of denial [denial] on 1970-01-01"));
    assert!(denial.check.because[0].contains("speaker of accusation [accusation]"));
}

#[test]
fn a_denial_of_another_time_disputes_nothing() {
    let mut case = found(FindingKind::AllegedViolation, Certainty::Alleged, Attribution::Accused);
    case.claims.truncate(2);
    case.claims[1].said_on = "1970-01-09".into();
    assert_eq!(outcome(&case, "accusation"), ClaimOutcome::NotCheckable);
}

#[test]
fn who_says_that_nothing_was_done_and_accuses_in_the_same_time_is_inconsistent() {
    let mut case = found(FindingKind::AllegedViolation, Certainty::Alleged, Attribution::Accused);
    assert_eq!(outcome(&case, "nothing"), ClaimOutcome::Inconsistent, "its side lists an act of the other party");
    case.claims[2].about = "Beta".into();
    assert_ne!(outcome(&case, "nothing"), ClaimOutcome::Inconsistent, "it is said by the side that is accused");
    case.claims[2].side = "alpha".into();
    let (nothing, accusation) = (held(&case, "nothing"), held(&case, "accusation"));
    assert_eq!(nothing.kind, ClaimKind::Universal);
    assert_eq!(nothing.check.outcome, ClaimOutcome::Inconsistent);
    assert_eq!(accusation.check.outcome, ClaimOutcome::Inconsistent);
    for (one, other) in [(&nothing, "accusation"), (&accusation, "nothing")] {
        let told = format!("speaker of {other} [{other}], said on 1970-01-01, received by 1970-01-01T23:59:59Z");
        assert!(one.check.because[0].contains(&told), "{:?}", one.check.because);
    }
    // The day before, nothing is said to have happened.
    case.claims[2].figures = vec![days(0, Some(0), "1969-12-31", "1969-12-31")];
    assert_ne!(outcome(&case, "nothing"), ClaimOutcome::Inconsistent);
}

#[test]
fn a_word_that_is_not_read_fits_no_incident() {
    let mut case = found(FindingKind::Violation, Certainty::Verified, Attribution::Admitted);
    case.claims[0].about = "Beta: own-drones".into();
    let accusation = held(&case, "accusation");
    assert_eq!(accusation.check.outcome, ClaimOutcome::NotCheckable);
    assert_eq!(accusation.check.because, ["what `own-drones` is was not read"]);
}

#[test]
fn a_count_is_supported_by_as_many_established_incidents_and_never_contradicted() {
    let mut case = found(FindingKind::Violation, Certainty::Verified, Attribution::Admitted);
    let figure = |least| Claim { about: "Beta:".into(), ..count("count", days(least, None, DAY, DAY)) };
    case.claims = vec![figure(1)];
    assert_eq!(outcome(&case, "count"), ClaimOutcome::Supported);
    case.claims = vec![figure(2)];
    let check = held(&case, "count").check;
    assert_eq!(check.outcome, ClaimOutcome::NotCheckable);
    let told = "itemised 2 of at least 2 incidents, in 1970-01-01 to 1970-01-01 on the clock of UTC";
    assert!(check.because[0].ends_with(told), "{:?}", check.because);
    case.claims = vec![figure(900)];
    assert_eq!(outcome(&case, "count"), ClaimOutcome::NotCheckable);
    case.claims[0].figures[0].window = ClaimWindow::Hours(24);
    let because = held(&case, "count").check.because.join("");
    assert!(because.contains("itemised 0 to 2 of"), "where the hours lie is not said: {because}");
}

#[test]
fn a_total_that_its_own_parts_exceed_by_a_quarter_is_inconsistent() {
    let mut case = Case::new();
    let total = |least| count("total", days(least, None, "2025-03-01", "2025-03-10"));
    let parts = || {
        vec![
            count("one", days(30, Some(30), "2025-03-01", "2025-03-05")),
            count("two", days(20, None, "2025-03-06", "2025-03-10")),
        ]
    };
    for (least, expected) in [(41, ClaimOutcome::NotCheckable), (40, ClaimOutcome::Inconsistent)] {
        case.claims = parts();
        case.claims.push(total(least));
        assert_eq!(outcome(&case, "total"), expected, "the parts come to 50");
        assert_eq!(outcome(&case, "one"), ClaimOutcome::NotCheckable);
    }
    let because = held(&case, "total").check.because.join("");
    for told in [
        "at the least 40",
        "come to 50 on 10 of the 10 days",
        "10 more",
        "speaker of one [one]",
        "speaker of two [two]",
    ] {
        assert!(because.contains(told), "{told}: {because}");
    }
    // Parts that overlap are not added: the larger counts.
    case.claims[1].figures = vec![days(20, None, "2025-03-05", "2025-03-10")];
    assert_eq!(outcome(&case, "total"), ClaimOutcome::NotCheckable);
    // Another side's counts, or counts of another subject, are no parts.
    for change in [|one: &mut Claim| one.side = "beta".into(), |one: &mut Claim| one.about = "Beta: fires".into()] {
        case.claims = parts();
        change(&mut case.claims[1]);
        case.claims.push(total(40));
        assert_eq!(outcome(&case, "total"), ClaimOutcome::NotCheckable);
    }
}

#[test]
fn a_number_without_a_window_is_held_to_the_time_for_which_the_party_was_bound() {
    let mut case = Case::new();
    let at = |text: &str| text.parse::<Instant>().unwrap();
    let (from, until) = (at("2025-03-01T00:00Z"), at("2025-03-11T00:00Z"));
    case.timeline = vec![TimelineEntry {
        reading: "one".into(),
        party: "beta".into(),
        term: None,
        from: (from, from),
        until: (until, until),
        standing: Standing::Bound,
        because: String::new(),
        clause: None,
        incident: None,
        ends: vec![],
    }];
    let figure = |least| Figure { window: ClaimWindow::NotSaid, ..days(least, None, DAY, DAY) };
    let total =
        |least| Claim { figures: vec![figure(least)], ..said("total", "alpha", "count", "Beta: acts", "2025-04-01") };
    let part = || count("part", days(40, None, "2025-03-01", "2025-03-08"));
    // Forty on eight of ten days would be fifty on ten; five quarters of that are 62.5.
    for (least, expected) in [(62, ClaimOutcome::NotCheckable), (63, ClaimOutcome::Inconsistent)] {
        case.claims = vec![part(), total(least)];
        assert_eq!(outcome(&case, "total"), expected);
    }
    case.claims = vec![part(), total(1)];
    assert_eq!(
        outcome(&case, "total"),
        ClaimOutcome::NotCheckable,
        "it may be of any time, so that it is never too low"
    );
    case.claims = vec![count("part", days(40, None, "2025-03-01", "2025-03-04")), total(900)];
    assert_eq!(outcome(&case, "total"), ClaimOutcome::NotCheckable, "less than half of the days are covered");
}

#[test]
fn what_a_text_means_is_no_fact_and_the_reading_that_cites_it_is_named() {
    let mut case = Case::new();
    case.claims =
        vec![said("C12", "alpha", "interpretation", "truce", DAY), said("C1", "alpha", "condition", "truce", DAY)];
    case.agreement.readings[1].clauses[0].basis = model::Basis::Stated("C12 (25 March)".into());
    assert!(held(&case, "C12").check.because[0].ends_with("cited by the reading two"));
    assert!(held(&case, "C1").check.because[0].ends_with("no reading cites it"), "an id is a whole word");
    assert_eq!(outcome(&case, "C1"), ClaimOutcome::NotCheckable);
}

#[test]
fn two_numbers_of_one_side_for_one_thing_far_apart_are_told_of_the_later_statement() {
    let mut case = Case::new();
    case.statements[0].text = "A fire of 20 square metres.".into();
    case.statements[1].text = "It burned on 1,700 square metres.".into();
    (case.statements[0].received, case.statements[1].received) = (Some(Instant(86_400)), Some(Instant(60)));
    let of_statements =
        |case: &Case| known(case).into_iter().filter(|held| held.id.starts_with('R')).collect::<Vec<_>>();
    assert!(of_statements(&case).is_empty(), "one of the two is nobody's side");
    case.statements[1].speaker = "a".into();
    let held = of_statements(&case);
    assert_eq!(held.len(), 1);
    assert_eq!((&*held[0].id, held[0].received), ("R1", Some(Instant(86_400))));
    assert_eq!(held[0].check.outcome, ClaimOutcome::Inconsistent);
    assert!(held[0].check.because[0].contains("1700 square metre"));
}

#[test]
fn order_changes_nothing() {
    let mut case = found(FindingKind::AllegedViolation, Certainty::Alleged, Attribution::Denied);
    case.claims.push(count("one", days(30, None, "2025-03-01", "2025-03-10")));
    case.claims.push(count("two", days(50, None, "2025-03-01", "2025-03-10")));
    let expected = known(&case);
    case.claims.reverse();
    case.statements.reverse();
    case.assessments.reverse();
    case.findings.reverse();
    assert_eq!(known(&case), expected);
}
