//! Limits, notices, and exceptions that are responses.

use model::{Dimension, FindingKind};

use super::pact::{Told, act, findings, kind, missions, pact, said, the, watcher};

const AS_OF: &str = "2025-03-20T00:00Z";

fn boat(id: &str, at: &str) -> Told {
    act(id, "p", "deploy", at).on("warship")
}

#[test]
fn the_third_act_of_a_day_goes_beyond_a_limit_of_two() {
    let text = pact("", "term boats \"Boats\"\n  neither party may deploy warships more than 2 times per day\n");
    let told = [
        boat("I-1", "2025-03-04T01:00Z"),
        boat("I-2", "2025-03-04T05:00Z"),
        boat("I-3", "2025-03-04T09:00Z"),
        boat("I-4", "2025-03-05T09:00Z"),
        boat("I-5", "2025-03-04T22:00Z").within(4),
    ];
    let found = findings(&text, &told, &[], AS_OF);
    let of = |id: &str| kind(&found, &format!("boats/text/{id}/p"));
    use FindingKind::{CannotRule, NotCovered, Violation};
    assert_eq!(
        ["I-1", "I-2", "I-3", "I-4", "I-5"].map(of),
        [NotCovered, NotCovered, Violation, NotCovered, CannotRule]
    );
    assert_eq!(the(&found, "boats/text/I-2/p").parts.deciding[0].dimension, Some(Dimension::Exception));
    assert_eq!(
        said(the(&found, "boats/text/I-2/p")),
        "not covered\n\
         It lies within the limit; counted before it in the same period: I-1: “neither party may deploy warships more than 2 times per day”.\n\
         That it happened is verified; that Pland did it: admitted.\n\
         Basis: R-I-2, R-I-1."
    );
    assert_eq!(
        said(the(&found, "boats/text/I-3/p")),
        "violation\n\
         `boats` speaks of it in every respect under the reading `text`.\n\
         It goes beyond the limit; counted before it in the same period: I-1 and I-2: “neither party may deploy warships more than 2 times per day”.\n\
         That it happened is verified; that Pland did it: admitted.\n\
         Basis: R-I-3, R-I-1, R-I-2."
    );
    assert_eq!(
        said(the(&found, "boats/text/I-5/p")),
        "cannot rule\n\
         Whether it goes beyond the limit is not known; perhaps counted before it in the same period: I-1, I-2 and I-3: “neither party may deploy warships more than 2 times per day”.\n\
         That it happened is verified; that Pland did it: admitted.\n\
         Basis: R-I-5, R-I-1, R-I-2, R-I-3.\n\
         ? how many were there before it in the same period? if that puts it inside: violation; if outside: not covered"
    );
}

#[test]
fn what_goes_beyond_a_limit_is_no_stronger_than_what_was_counted() {
    let text = pact("", "term boats \"Boats\"\n  neither party may deploy warships more than 2 times per day\n");
    let told = [
        boat("I-1", "2025-03-04T01:00Z"),
        boat("I-2", "2025-03-04T05:00Z").alleged(),
        boat("I-3", "2025-03-04T09:00Z"),
    ];
    let found = findings(&text, &told, &[], AS_OF);
    let third = the(&found, "boats/text/I-3/p");
    assert_eq!(third.parts.finding, FindingKind::AllegedViolation);
    assert!(third.parts.proof.starts_with("The standard of proof is not met"), "{}", third.parts.proof);
    assert!(third.parts.why.contains(&"The finding is no stronger than what is proven of these.".into()));
}

#[test]
fn a_limit_at_one_time_is_held_against_what_was_counted_there() {
    let text = pact("", "term tanks \"Tanks\"\n  neither party may have more than 10 tanks in North\n");
    let of = |told: Told| {
        let found = findings(&text, &[told], &[], AS_OF);
        (kind(&found, "tanks/text/I-1/p"), the(&found, "tanks/text/I-1/p").parts.why.join(" "))
    };
    let tanks = || act("I-1", "p", "presence", "2025-03-04T01:00Z").on("tank");
    let cases = [
        (tanks().many(12, 12), FindingKind::Violation, "It goes beyond the limit; there were 12: “"),
        (tanks().many(8, 10), FindingKind::NotCovered, "It lies within the limit; there were 8 to 10: “"),
        (
            tanks().many(8, 12),
            FindingKind::CannotRule,
            "Whether it goes beyond the limit is not known; there were 8 to 12: “",
        ),
        (tanks(), FindingKind::CannotRule, "not known; how many there were is not reported: “"),
        (tanks().many(12, 12).at("South"), FindingKind::NotCovered, "not in the area named"),
    ];
    for (told, expected, words) in cases {
        let (kind, why) = of(told);
        assert_eq!(kind, expected, "{why}");
        assert!(why.contains(words), "{why}");
    }
}

const FLIGHTS: &str =
    "term flights \"Flights\"\n  neither party may fly without notice to the mission at least 48 hours before\n";

fn flight(notice: Option<Told>, watchers: &[judge::Watcher]) -> model::Finding {
    let told: Vec<Told> = notice.into_iter().chain([act("I-2", "p", "fly", "2025-03-10T12:00Z")]).collect();
    the(&findings(&pact("", FLIGHTS), &told, watchers, AS_OF), "flights/text/I-2/p").clone()
}

fn notice(at: &str) -> Option<Told> {
    Some(act("I-1", "p", "notification", at).to("the mission"))
}

#[test]
fn a_notice_in_time_takes_the_act_out() {
    assert_eq!(
        said(&flight(notice("2025-03-07T12:00Z"), &[])),
        "not covered\n\
         There was a notice in time, I-1: “neither party may fly without notice to the mission at least 48 hours before”.\n\
         That it happened is verified; that Pland did it: admitted.\n\
         Basis: R-I-2, R-I-1."
    );
    let perhaps = flight(Some(notice("2025-03-08T10:30Z").unwrap().within(4)), &missions());
    assert_eq!(perhaps.parts.finding, FindingKind::CannotRule);
    assert!(perhaps.parts.why[0].starts_with("Whether I-1 is a notice in time is not known: “"), "{perhaps:?}");
    assert_eq!(perhaps.parts.settles[0].questions[0].text, "was there a notice in time?");
}

#[test]
fn a_notice_that_comes_too_late_is_none() {
    assert_eq!(
        said(&flight(notice("2025-03-09T12:00Z"), &missions())),
        "violation\n\
         `flights` speaks of it in every respect under the reading `text`.\n\
         No notice in time is recorded; the last one, I-1, was not in time: “neither party may fly without notice to the mission at least 48 hours before”.\n\
         That there was none is corroborated: mission would have known of it.\n\
         That it happened is verified; that Pland did it: admitted.\n\
         Basis: R-I-2, R-I-1."
    );
}

#[test]
fn that_no_notice_is_recorded_is_told_by_who_looked_the_whole_time() {
    let kind = |watchers: &[judge::Watcher]| flight(None, watchers).parts.finding;
    let one = |side: &[&str], from: &str| watcher(side, from, "2026-01-01T00:00Z");
    assert_eq!(kind(&[]), FindingKind::CannotRule);
    assert_eq!(kind(&missions()), FindingKind::Violation);
    assert_eq!(kind(&[one(&["q"], "2025-01-01T00:00Z")]), FindingKind::AllegedViolation);
    assert_eq!(kind(&[one(&["p"], "2025-01-01T00:00Z")]), FindingKind::CannotRule, "its own side says nothing");
    assert_eq!(
        kind(&[one(&[], "2025-03-10T00:00Z")]),
        FindingKind::CannotRule,
        "it began to look after a notice was due"
    );
    assert_eq!(
        flight(None, &[]).parts.why[0],
        "No notice in time is recorded, and nobody is known to have looked for one: “neither party may fly without notice to the mission at least 48 hours before”."
    );
    assert!(
        flight(None, &[one(&["q"], "2025-01-01T00:00Z")]).parts.proof.starts_with("The standard of proof is not met")
    );
}

#[test]
fn a_response_is_excused_by_an_exception_and_only_shown_by_a_mark() {
    let text = |clause: &str| {
        pact(
            "",
            &format!(
                "term fight \"Fight\"\n  neither party may strike the other party\n  {clause} response: within 6 hours of a strike by the other party in the same region\n"
            ),
        )
    };
    let strike = |id: &str, party: &str, at: &str| act(id, party, "strike", at);
    let told = [
        strike("I-1", "q", "2025-03-10T05:00Z"),
        strike("I-2", "p", "2025-03-10T07:00Z"),
        strike("I-3", "p", "2025-03-10T20:00Z"),
        strike("I-4", "p", "2025-03-10T10:30Z"),
        strike("I-5", "p", "2025-03-10T08:00Z").at("South"),
        strike("I-6", "", "2025-03-12T08:00Z"),
    ];
    let excused = findings(&text("except"), &told, &[], AS_OF);
    let of = |id: &str| kind(&excused, &format!("fight/text/{id}/p"));
    use FindingKind::{CannotRule, NotCovered, Violation};
    assert_eq!(["I-2", "I-3", "I-4", "I-5"].map(of), [NotCovered, Violation, CannotRule, Violation]);
    assert_eq!(
        the(&excused, "fight/text/I-2/p").parts.why[0],
        "Exception is out: the exception `response` applies, after I-1: “except response: within 6 hours of a strike by the other party in the same region”."
    );
    let by_nobody = the(&excused, "fight/text/I-6/p");
    assert_eq!(by_nobody.parts.coverage.get(Dimension::Exception), model::Membership::In, "no act answers itself");
    let marked = findings(&text("marked"), &told, &[], AS_OF);
    assert_eq!(kind(&marked, "fight/text/I-2/p"), Violation);
    assert_eq!(
        the(&marked, "fight/text/I-2/p").parts.why[1],
        "It lies within the time of `response` after I-1: “marked response: within 6 hours of a strike by the other party in the same region”; that is shown and excuses nothing."
    );
}
