//! When a party is bound: conditions, ends, suspensions, notices, releases, renewals; and classes of severity.

use model::{Finding, FindingKind, Names};

use super::pact::{Told, act, event, findings, kind, pact, said, the, watcher};

use FindingKind::{CannotRule, NotCovered, Violation};

const STRIKES: &str = "term t \"No strikes\"\n  neither party may strike an energy of the other party\n";
const AS_OF: &str = "2025-03-20T00:00Z";

fn strike(id: &str, party: &str, day: u32) -> Told {
    act(id, party, "strike", &format!("2025-03-{day:02}T05:00Z")).on("oil refinery")
}

fn named(event: &str) -> String {
    format!("event {event} \"{event}\"\n  established by the mission\n")
}

/// What is found of strikes by `p` on some days, with what else is told.
fn of_days(text: &str, told: &[Told], days: &[u32]) -> Vec<FindingKind> {
    let strikes = days.iter().map(|day| strike(&format!("I-{day}"), "p", *day));
    let told: Vec<Told> = told.iter().cloned().chain(strikes).collect();
    let found = findings(text, &told, &[], AS_OF);
    days.iter().map(|day| kind(&found, &format!("t/text/I-{day}/p"))).collect()
}

fn reason(text: &str, told: &[Told], id: &str) -> (String, Option<String>) {
    let found = findings(text, told, &[], AS_OF);
    let one: &Finding = the(&found, id);
    (one.parts.why[0].clone(), one.parts.settles.first().map(|settle| settle.questions[0].text.clone()))
}

#[test]
fn an_agreement_that_waits_for_an_event_begins_with_it() {
    let text = pact(
        "  in force from 2025-03-01 00:00 UTC\n  in force once arrived\n",
        &format!("{STRIKES}{}", named("arrived")),
    );
    assert_eq!(of_days(&text, &[event("E-1", "arrived", "2025-03-08T05:00Z")], &[7, 10]), [NotCovered, Violation]);
    assert_eq!(of_days(&text, &[], &[10]), [CannotRule], "what nobody reported may have happened");
    assert_eq!(
        reason(&text, &[strike("I-1", "p", 10)], "t/text/I-1/p"),
        (
            "Time is open: whether the event `arrived` had happened by then is not known: “in force once arrived”."
                .into(),
            Some("when did the event `arrived` happen?".into())
        )
    );
    // Somebody who takes no side would have told of it until the ninth.
    let mut mission = watcher(&[], "2025-02-01T00:00Z", "2025-03-09T00:00Z");
    mission.watch.events = Names::Of(vec!["arrived".into()]);
    let kinds = |day| findings(&text, &[strike("I-1", "p", day)], &[mission.clone()], AS_OF)[0].parts.finding;
    assert_eq!((kinds(7), kinds(10)), (NotCovered, CannotRule));
    let arrived = event("E-1", "arrived", "2025-03-08T05:00Z");
    assert_eq!(
        reason(&text, &[arrived.clone(), strike("I-1", "p", 7)], "t/text/I-1/p").0,
        "Time is out: the event `arrived` had not happened by then: “in force once arrived”."
    );
    let found = findings(&text, &[arrived], &[], AS_OF);
    assert_eq!(
        said(the(&found, "t/text/E-1/p")),
        "not covered\nAct is out: what is reported is an event and no act.\n\
         That it happened is corroborated; that Pland did it: undetermined.\nBasis: R-E-1."
    );
}

#[test]
fn an_agreement_runs_until_the_event_that_ends_it_is_recorded() {
    let text = pact("  until the event left\n", &format!("{STRIKES}{}", named("left")));
    let left = event("E-1", "left", "2025-03-08T05:00Z");
    assert_eq!(of_days(&text, &[left], &[7, 10]), [Violation, NotCovered]);
    assert_eq!(of_days(&text, &[], &[7, 10]), [Violation, Violation]);
    let within_days = event("E-1", "left", "2025-03-08T05:00Z").within(72);
    assert_eq!(
        reason(&text, &[within_days, strike("I-1", "p", 10)], "t/text/I-1/p"),
        (
            "Time is open: whether the event `left` had happened by then is not known: “until the event left”.".into(),
            Some("when did the event `left` happen?".into())
        )
    );
}

#[test]
fn a_suspension_begins_and_ends_with_its_events_in_whatever_order_they_are_told() {
    let items = format!("{STRIKES}{}{}", named("flood"), named("dry"));
    let text = pact("  suspended from flood until dry\n", &items);
    let (flood, dry) = (event("E-1", "flood", "2025-03-08T05:00Z"), event("E-2", "dry", "2025-03-11T05:00Z"));
    assert_eq!(of_days(&text, &[flood.clone(), dry.clone()], &[7, 10, 12]), [Violation, NotCovered, Violation]);
    assert_eq!(of_days(&text, std::slice::from_ref(&flood), &[7, 10, 12]), [Violation, NotCovered, NotCovered]);
    // What ends it is known in days only, and is noted first; it may have come after.
    let early = event("E-2", "dry", "2025-03-08T00:00Z").within(96);
    assert_eq!(of_days(&text, &[early, flood.clone()], &[7, 10, 13]), [Violation, CannotRule, CannotRule]);
    assert_eq!(
        reason(&text, &[flood.clone(), strike("I-1", "p", 10)], "t/text/I-1/p").0,
        "Time is out: the agreement was suspended then, by E-1: “suspended from flood until dry”."
    );
    let text = pact("  suspended while flood\n", &format!("{STRIKES}{}", named("flood")));
    assert_eq!(of_days(&text, std::slice::from_ref(&flood), &[7, 10]), [Violation, CannotRule]);
    assert_eq!(
        reason(&text, &[flood, strike("I-1", "p", 10)], "t/text/I-1/p"),
        (
            "Time is open: whether the agreement was suspended then, by E-1, is not known: “suspended while flood”."
                .into(),
            Some("from when until when was there `flood`?".into())
        )
    );
}

#[test]
fn a_notice_suspends_for_all_and_frees_whoever_leaves_after_its_time() {
    let suspend = pact("  each party may suspend it by notice to the mission, effective after 3 days\n", STRIKES);
    let notice = act("N-1", "q", "suspension-notice", "2025-03-05T05:00Z").to("the mission");
    assert_eq!(of_days(&suspend, std::slice::from_ref(&notice), &[7, 9]), [Violation, NotCovered]);
    assert_eq!(of_days(&suspend, &[notice.alleged()], &[7, 9]), [Violation, CannotRule]);
    let leave = pact("  each party may leave it with notice of 3 days\n", STRIKES);
    let notice = |party: &str| act("N-1", party, "leaving-notice", "2025-03-05T05:00Z");
    assert_eq!(of_days(&leave, &[notice("p")], &[7, 9]), [Violation, NotCovered]);
    assert_eq!(of_days(&leave, &[notice("q")], &[7, 9]), [Violation, Violation]);
    assert_eq!(of_days(&leave, &[notice("")], &[7, 9]), [Violation, CannotRule], "who left is not known");
    assert_eq!(
        reason(&leave, &[notice("p"), strike("I-1", "p", 9)], "t/text/I-1/p").0,
        "Time is out: Pland had left the agreement, by N-1: “each party may leave it with notice of 3 days”."
    );
}

fn release(how: &str) -> String {
    pact("", &format!("{STRIKES}term release \"Release\"\n  {how}\n"))
}

#[test]
fn a_release_at_once_needs_a_standard_that_the_parties_agreed_on() {
    let at_once = release("if a party violates t the other party is released");
    let acts = [strike("I-1", "q", 5), strike("I-2", "p", 9)];
    assert_eq!(
        reason(&at_once, &acts, "t/text/I-2/p"),
        (
            "Time is open: I-1 may have released Pland, and is not established by a standard that the parties agreed on: “if a party violates t the other party is released”.".into(),
            Some("by which standard of proof does a violation release the other party, under the reading `text`?".into())
        )
    );
    let proof = "of the other party\n  a violation needs corroborated certainty and admitted attribution\n";
    let agreed = at_once.replace("of the other party\n", proof);
    assert_eq!(
        reason(&agreed, &acts, "t/text/I-2/p").0,
        "Time is out: Pland had been released by the violation of the other party, I-1: “if a party violates t the other party is released”."
    );
    let kinds = |first: Told, days: &[u32]| of_days(&agreed, &[first], days);
    assert_eq!(kinds(strike("I-1", "q", 5), &[9]), [NotCovered]);
    assert_eq!(kinds(strike("I-1", "q", 5).alleged(), &[9]), [Violation], "an allegation frees nobody");
    // Whoever was released by what came before violates nothing, and frees nobody.
    assert_eq!(kinds(strike("I-1", "q", 5), &[4, 9]), [Violation, Violation]);
    let unsaid = release("if a party violates t, what it means for the other party is not said");
    assert_eq!(
        reason(&unsaid, &acts, "t/text/I-2/p"),
        (
            "Time is open: I-1 may have released Pland, and what a violation means for the other party is not said: “if a party violates t, what it means for the other party is not said”.".into(),
            Some("what does a violation by one party mean for the other, under the reading `text`?".into())
        )
    );
}

#[test]
fn a_release_by_declaration_takes_effect_with_the_declaration_and_its_notice() {
    let text = release("if a party violates t the other party may declare itself released\n  with notice of 2 days");
    let violation = strike("I-1", "q", 5);
    let declared = act("D-1", "p", "release-declaration", "2025-03-06T05:00Z");
    assert_eq!(of_days(&text, std::slice::from_ref(&violation), &[7, 9]), [Violation, Violation]);
    assert_eq!(of_days(&text, &[violation.clone(), declared.clone()], &[7, 9]), [Violation, NotCovered]);
    assert_eq!(
        of_days(&text, std::slice::from_ref(&declared), &[7, 9]),
        [Violation, Violation],
        "nothing to declare upon"
    );
    assert_eq!(of_days(&text, &[violation.clone(), declared.clone().alleged()], &[7, 9]), [Violation, CannotRule]);
    assert_eq!(
        reason(&text, &[violation.clone(), declared, strike("I-2", "p", 9)], "t/text/I-2/p").0,
        "Time is out: Pland had declared itself released, by D-1: “if a party violates t the other party may declare itself released”."
    );
    let reserved = findings(&text, &[violation, strike("I-2", "p", 9)], &[], AS_OF);
    assert_eq!(
        the(&reserved, "t/text/I-2/p").parts.why[1],
        "After I-1 Pland may declare itself released: “if a party violates t the other party may declare itself released”; no declaration that had taken effect by then is recorded."
    );
}

#[test]
fn a_party_that_is_bound_while_the_other_complies_may_be_free_after_a_violation() {
    let text =
        pact("", &STRIKES.replace("of the other party\n", "of the other party\n  while the other party complies\n"));
    assert_eq!(of_days(&text, &[strike("I-1", "q", 8)], &[10]), [CannotRule]);
    assert_eq!(
        reason(&text, &[strike("I-1", "q", 8), strike("I-2", "p", 10)], "t/text/I-2/p"),
        (
            "Time is open: Pland is bound while the other party complies, and after I-1 it may not have complied: “while the other party complies”.".into(),
            Some("when does a party not comply, under the reading `text`?".into())
        )
    );
}

#[test]
fn a_renewal_by_agreement_needs_the_word_of_each() {
    let text = pact("  for 5 days counted inclusively\n  renewed by agreement of p and q for 5 days\n", STRIKES);
    let renewal = |id: &str, party: &str| act(id, party, "renewal-agreement", "2025-03-04T05:00Z");
    assert_eq!(of_days(&text, &[], &[5, 8]), [Violation, NotCovered]);
    assert_eq!(of_days(&text, &[renewal("A-1", "p")], &[5, 8, 12]), [Violation, CannotRule, NotCovered]);
    let both = [renewal("A-1", "p"), renewal("A-2", "q")];
    assert_eq!(of_days(&text, &both, &[5, 8, 12]), [Violation, Violation, NotCovered]);
    assert_eq!(
        reason(&text, &[renewal("A-1", "p"), strike("I-1", "p", 8)], "t/text/I-1/p"),
        (
            "Time is open: whether it had been renewed by then is not known: “renewed by agreement of p and q for 5 days”.".into(),
            Some("was it renewed, by whom and when?".into())
        )
    );
}

#[test]
fn a_renewal_by_itself_goes_on_until_an_objection_in_time() {
    let text = pact(
        "  for 5 days counted inclusively\n  renewed by itself for 5 days unless a party objects 1 days before\n",
        STRIKES,
    );
    assert_eq!(of_days(&text, &[], &[5, 8, 18]), [Violation; 3]);
    let objection = |at: &str| act("A-1", "q", "objection", at);
    // The first period ends with 5 March, the second with 10 March.
    assert_eq!(of_days(&text, &[objection("2025-03-09T05:00Z")], &[5, 8, 12]), [Violation, Violation, NotCovered]);
    let too_late = [objection("2025-03-10T12:00Z")];
    assert_eq!(of_days(&text, &too_late, &[8, 12, 17]), [Violation, Violation, NotCovered]);
}

#[test]
fn a_class_of_severity_is_told_of_what_is_more_than_alleged() {
    let classes = "  a violation is serious from 1000 people affected\n  any other violation is minor\n  after a serious violation: the guarantors meet\n";
    let text = pact(classes, STRIKES);
    let severity = |told: Told| the(&findings(&text, &[told], &[], AS_OF), "t/text/I-1/p").parts.severity.clone();
    let of = || strike("I-1", "p", 5);
    assert_eq!(
        severity(of().affecting(2_000)).unwrap(),
        "serious, by “a violation is serious from 1000 people affected”"
    );
    assert_eq!(severity(of().affecting(20)).unwrap(), "minor, by “any other violation is minor”");
    assert_eq!(severity(of()).unwrap(), "not known: the figures that the classes hang on are not reported");
    assert_eq!(severity(of().affecting(2_000).alleged()), None);
}
