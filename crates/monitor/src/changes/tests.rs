//! Small sides made by hand, for what the real case does not show.

use model::{Attribution, Certainty, Coverage, FindingKind, FindingState, Instant, Membership};

use super::*;
use publish::ToldIncident;

/// An incident with its statements; its time is its first statement's.
fn incident(id: &str, statements: &[&str]) -> ToldIncident {
    ToldIncident {
        id: id.into(),
        aliases: vec![],
        statements: statements.iter().map(|id| (*id).into()).collect(),
        facts: vec![("time", Some("then".into())), ("ground", None)],
    }
}

fn finding(subject: &str, party: &str, finding: FindingKind, basis: &[&str]) -> ToldFinding {
    ToldFinding {
        term: "t".into(),
        reading: "r".into(),
        subject: subject.into(),
        party: party.into(),
        state: FindingState {
            id: format!("t/r/{subject}/{party}").into(),
            finding,
            published: finding.unconfirmed(),
            certainty: Certainty::Alleged,
            attribution: Attribution::Accused,
            coverage: Coverage::ALL_IN,
            deciding: vec![],
            standard: "s".into(),
            basis: basis.iter().map(|id| (*id).into()).collect(),
        },
    }
}

fn told(day: i64, incidents: Vec<ToldIncident>, findings: Vec<ToldFinding>) -> Told {
    Told { program: "1".into(), agreement: "a".into(), as_of: Instant(day), findings, incidents }
}

/// Each change as its id, what it does, and its causes with what they name.
fn check(before: &Told, after: &Told, expected: &[(&str, &str, &[&str])]) {
    let comparing = compare(&Side::new(before, None), &Side::new(after, None));
    let found: Vec<(String, &str, Vec<String>)> = comparing
        .changes
        .iter()
        .map(|one| {
            let cause =
                |cause: &model::Cause| format!("{} {}", cause.kind.word(), cause.ids.join(",")).trim().to_owned();
            (one.id.to_string(), one.turn().word(), one.causes.iter().map(cause).collect())
        })
        .collect();
    let found: Vec<(&str, &str, Vec<&str>)> = found
        .iter()
        .map(|(id, turn, causes)| (id.as_str(), *turn, causes.iter().map(String::as_str).collect()))
        .collect();
    let expected: Vec<(&str, &str, Vec<&str>)> =
        expected.iter().map(|(id, turn, causes)| (*id, *turn, causes.to_vec())).collect();
    assert_eq!(found, expected);
}

const ALLEGED: FindingKind = FindingKind::AllegedViolation;

#[test]
fn what_is_the_same_on_both_sides_did_not_change() {
    let side = told(0, vec![incident("I-1", &["1"])], vec![finding("I-1", "p", ALLEGED, &["1"])]);
    check(&side, &side, &[]);
}

#[test]
fn a_merged_incident_vanishes_into_the_older_one() {
    let before = told(
        0,
        vec![incident("I-1", &["1"]), incident("I-2", &["2"])],
        vec![finding("I-1", "p", FindingKind::CannotRule, &["1"]), finding("I-2", "p", ALLEGED, &["2"])],
    );
    let after = told(1, vec![incident("I-1", &["1", "2"])], vec![finding("I-1", "p", ALLEGED, &["1", "2"])]);
    check(
        &before,
        &after,
        &[("t/r/I-1/p", "decidable", &["incidents merged I-2"]), ("t/r/I-2/p", "vanishes", &["incidents merged I-1"])],
    );
}

#[test]
fn a_split_incident_keeps_its_name_and_gives_up_a_part() {
    let before = told(0, vec![incident("I-1", &["1", "2"])], vec![finding("I-1", "p", ALLEGED, &["1", "2"])]);
    let after = told(
        1,
        vec![incident("I-1", &["1"]), incident("I-2", &["2"])],
        vec![finding("I-1", "p", FindingKind::CannotRule, &["1"]), finding("I-2", "p", ALLEGED, &["2"])],
    );
    check(
        &before,
        &after,
        &[("t/r/I-1/p", "undecidable", &["incident split I-2"]), ("t/r/I-2/p", "appears", &["incident split I-1"])],
    );
}

#[test]
fn a_renamed_incident_is_compared_with_itself() {
    let before = told(0, vec![incident("I-1", &["1", "2"])], vec![finding("I-1", "p", ALLEGED, &["1", "2"])]);
    let mut after = told(1, vec![incident("I-2", &["2"])], vec![finding("I-2", "p", ALLEGED, &["2"])]);
    check(&before, &after, &[("t/r/I-2/p", "same", &["statements withdrawn 1", "incident renamed"])]);
    // By its alias, where no statement tells.
    after.incidents = vec![ToldIncident { aliases: vec!["I-1".into()], ..incident("I-9", &["9"]) }];
    after.findings = vec![finding("I-9", "p", ALLEGED, &["9"])];
    let causes = ["statements added 9", "statements withdrawn 1,2", "incident renamed"];
    check(&before, &after, &[("t/r/I-9/p", "same", &causes)]);
}

#[test]
fn a_finding_may_vanish_while_its_incident_lives_on() {
    let before = told(0, vec![incident("I-1", &["1"])], vec![finding("I-1", "p", ALLEGED, &["1"])]);
    let mut after = told(1, vec![incident("I-1", &["1"])], vec![]);
    after.agreement = "b".into();
    check(&before, &after, &[("t/r/I-1/p", "vanishes", &["agreement"])]);
}

#[test]
fn what_came_before_in_time_is_a_cause_of_its_own() {
    let incidents = || vec![incident("I-1", &["1"]), incident("I-2", &["2"])];
    let before = told(0, incidents(), vec![finding("I-1", "p", ALLEGED, &["1"]), finding("I-2", "q", ALLEGED, &["2"])]);
    let mut after = before.clone();
    after.findings[0].state.finding = FindingKind::ProbableViolation;
    after.findings[0].state.certainty = Certainty::Corroborated;
    after.findings[1].state.finding = FindingKind::CannotRule;
    after.findings[1].state.coverage.set(model::Dimension::Time, Membership::Open);
    check(
        &before,
        &after,
        &[("t/r/I-1/p", "other", &["certainty"]), ("t/r/I-2/q", "undecidable", &["timeline t/r/I-1/p"])],
    );
}

#[test]
fn only_where_nothing_else_differs_is_it_the_program() {
    let before = told(0, vec![incident("I-1", &["1"])], vec![finding("I-1", "p", ALLEGED, &["1"])]);
    let mut after = before.clone();
    after.findings[0].state.finding = FindingKind::CannotRule;
    check(&before, &after, &[("t/r/I-1/p", "undecidable", &["not found"])]);
    after.program = "2".into();
    check(&before, &after, &[("t/r/I-1/p", "undecidable", &["program"])]);
    after.findings[0].state.attribution = Attribution::Disputed;
    check(&before, &after, &[("t/r/I-1/p", "undecidable", &["attribution"])]);
}

#[test]
fn a_subject_that_is_no_incident_changes_as_time_passes() {
    let before = told(0, vec![], vec![finding("D-1", "p", FindingKind::Pending, &["1"])]);
    let after = told(1, vec![], vec![finding("D-1", "p", ALLEGED, &["1"]), finding("D-2", "p", ALLEGED, &["1"])]);
    check(&before, &after, &[("t/r/D-1/p", "other", &["time passed"]), ("t/r/D-2/p", "appears", &["time passed"])]);
}

#[test]
fn what_an_older_edition_does_not_tell_is_no_difference() {
    let before = told(0, vec![incident("I-1", &["1"])], vec![finding("I-1", "p", ALLEGED, &["1"])]);
    let mut after = before.clone();
    after.incidents[0].facts = vec![("time", Some("later".into())), ("ground", Some("held by p".into()))];
    after.findings[0].state.finding = FindingKind::NotCovered;
    check(&before, &after, &[("t/r/I-1/p", "other", &["fact"])]);
}
