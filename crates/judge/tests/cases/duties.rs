//! What is due: by a deadline, after something, in every period; and what may still be done after it.

use model::{Certainty, FindingKind};

use super::pact::{act, event, findings, kind, missions, pact, said, the, watcher};

const GUNS: &str = "term guns \"Guns\"\n  p must withdraw heavy artillery from North within 3 days of the start\n";
const ID: &str = "guns/text/D-start/p";
const LATER: &str = "2025-03-10T00:00Z";

fn withdrawal(at: &str) -> super::pact::Told {
    act("I-1", "p", "withdrawal", at).on("heavy artillery")
}

#[test]
fn what_is_done_in_time_is_fulfilled_and_says_by_what() {
    let found = findings(&pact("", GUNS), &[withdrawal("2025-03-02T10:00Z")], &[], LATER);
    assert_eq!(
        said(the(&found, ID)),
        "fulfilled\n\
         The duty: Pland was to withdraw by 2025-03-04 00:00 UTC, counted from the start: “p must withdraw heavy artillery from North within 3 days of the start”.\n\
         I-1 is what was due; that it was done is verified.\n\
         Basis: R-I-1."
    );
    assert!(the(&found, ID).parts.proof.starts_with("A violation would need this proof: corroborated"));
}

#[test]
fn what_is_ahead_is_pending() {
    let found = findings(&pact("", GUNS), &[], &missions(), "2025-03-02T00:00Z");
    assert_eq!(
        said(the(&found, ID)),
        "pending\n\
         The duty: Pland was to withdraw by 2025-03-04 00:00 UTC, counted from the start: “p must withdraw heavy artillery from North within 3 days of the start”.\n\
         On 2025-03-02 00:00 UTC that time had not passed.\n\
         Basis: a.md:11."
    );
}

#[test]
fn the_silence_of_those_who_would_have_seen_it_is_as_strong_as_they_are() {
    let of = |watchers: &[judge::Watcher]| kind(&findings(&pact("", GUNS), &[], watchers, LATER), ID);
    let one = |side: &[&str]| watcher(side, "2025-01-01T00:00Z", "2026-01-01T00:00Z");
    assert_eq!(of(&missions()), FindingKind::Violation);
    assert_eq!(of(&[one(&[])]), FindingKind::AllegedViolation, "one voice reports; the standard asks for two");
    assert_eq!(of(&[one(&["q"])]), FindingKind::AllegedViolation);
    assert_eq!(of(&[one(&["p"])]), FindingKind::CannotRule, "the silence of its own side says nothing");
    assert_eq!(of(&[watcher(&[], "2025-03-03T00:00Z", "2026-01-01T00:00Z")]), FindingKind::CannotRule, "it came late");
    let found = findings(&pact("", GUNS), &[withdrawal("2025-03-05T10:00Z")], &missions(), LATER);
    assert_eq!(
        said(the(&found, ID)),
        "violation\n\
         The duty: Pland was to withdraw by 2025-03-04 00:00 UTC, counted from the start: “p must withdraw heavy artillery from North within 3 days of the start”.\n\
         That it was not done in that time is corroborated, by the silence of mission, who would have seen it.\n\
         It was done later: I-1.\n\
         Basis: R-I-1."
    );
}

#[test]
fn where_nobody_could_look_it_cannot_be_ruled() {
    let found = findings(&pact("", GUNS), &[], &[], LATER);
    assert_eq!(
        said(the(&found, ID)),
        "cannot rule\n\
         No report says whether Pland did withdraw by 2025-03-04 00:00 UTC, and nobody is known to have looked: “p must withdraw heavy artillery from North within 3 days of the start”.\n\
         The duty: Pland was to withdraw by 2025-03-04 00:00 UTC, counted from the start.\n\
         Basis: a.md:11.\n\
         ? did Pland withdraw by 2025-03-04 00:00 UTC? if it was done: fulfilled; if it was not: alleged violation"
    );
}

#[test]
fn a_report_that_it_was_not_done_tells_so_and_is_the_basis() {
    let not_done = |certainty| {
        let told = withdrawal("2025-03-05T10:00Z").not_done(certainty);
        findings(&pact("", GUNS), &[told], &[], LATER)
    };
    assert_eq!(
        said(the(&not_done(Certainty::Corroborated), ID)),
        "violation\n\
         The duty: Pland was to withdraw by 2025-03-04 00:00 UTC, counted from the start: “p must withdraw heavy artillery from North within 3 days of the start”.\n\
         That it was not done in that time is corroborated, by I-1.\n\
         Basis: R-I-1."
    );
    assert_eq!(kind(&not_done(Certainty::Alleged), ID), FindingKind::AllegedViolation);
    assert_eq!(kind(&not_done(Certainty::Refuted), ID), FindingKind::CannotRule);
}

#[test]
fn what_may_have_been_done_is_named_with_what_is_not_known_of_it() {
    let reasons = |told| said(the(&findings(&pact("", GUNS), &[told], &missions(), LATER), ID));
    let across = reasons(withdrawal("2025-03-03T10:00Z").within(40));
    assert!(
        across.contains("I-1 may be what was due: whether it was done in that time is not known: “p must"),
        "{across}"
    );
    let own_word = reasons(withdrawal("2025-03-02T10:00Z").alleged());
    assert!(own_word.contains("I-1 may be what was due: that it was done is alleged: “p must"), "{own_word}");
}

#[test]
fn a_second_time_cures_or_leaves_the_violation() {
    let chain = |end: &str| {
        pact("", &format!("{GUNS}  else it must withdraw heavy artillery within 2 days, and the violation {end}\n"))
    };
    let kinds = |end: &str, told: &[super::pact::Told], as_of: &str| -> Vec<(String, FindingKind)> {
        let found = findings(&chain(end), told, &missions(), as_of);
        found
            .iter()
            .filter(|one| one.id.contains("D-start"))
            .map(|one| (one.id.to_string(), one.parts.finding))
            .collect()
    };
    let (first, second) = (ID.to_owned(), "guns/text/D-start-2/p".to_owned());
    let late = [withdrawal("2025-03-05T10:00Z")];
    use FindingKind::{Fulfilled, Pending, Violation};
    assert_eq!(kinds("is cured", &late, LATER), [(second.clone(), Fulfilled)]);
    assert_eq!(kinds("is cured", &[], LATER), [(second.clone(), Violation)]);
    assert_eq!(kinds("is cured", &[], "2025-03-05T00:00Z"), [(second.clone(), Pending)]);
    assert_eq!(kinds("stays", &late, LATER), [(first.clone(), Violation), (second.clone(), Fulfilled)]);
    assert_eq!(kinds("stays", &[], LATER), [(first.clone(), Violation), (second.clone(), Violation)]);
    assert_eq!(kinds("stays", &[], "2025-03-05T00:00Z"), [(first, Violation), (second.clone(), Pending)]);
    let cured = findings(&chain("is cured"), &late, &missions(), LATER);
    assert_eq!(
        said(the(&cured, &second)),
        "fulfilled\n\
         The duty: Pland was to withdraw by 2025-03-06 00:00 UTC, counted from the start: “else it must withdraw heavy artillery within 2 days, and the violation is cured”.\n\
         It is due since the time before it has passed; doing it undoes the violation.\n\
         I-1 is what was due; that it was done is verified.\n\
         Basis: R-I-1."
    );
}

#[test]
fn every_period_has_its_report_and_a_part_of_one_is_open() {
    let text = pact("", "term lists \"Lists\"\n  each party must report to the mission every week\n");
    let told = [act("I-1", "p", "reporting", "2025-03-04T10:00Z").to("the mission")];
    let found = findings(&text, &told, &missions(), "2025-03-12T00:00Z");
    let of = |week: &str, party: &str| kind(&found, &format!("lists/text/D-{week}T00:00:00Z/{party}"));
    use FindingKind::{CannotRule, Fulfilled, Pending, Violation};
    assert_eq!([of("2025-02-24", "p"), of("2025-03-03", "p"), of("2025-03-10", "p")], [CannotRule, Fulfilled, Pending]);
    assert_eq!([of("2025-02-24", "q"), of("2025-03-03", "q"), of("2025-03-10", "q")], [CannotRule, Violation, Pending]);
    assert_eq!(
        said(the(&found, "lists/text/D-2025-02-24T00:00:00Z/p")),
        "cannot rule\n\
         The agreement is not known to have been in force for the party in the whole period: “in force from 2025-03-01 00:00 UTC”.\n\
         The duty: Pland was to report between 2025-02-24 00:00 UTC and 2025-03-02 23:59:59 UTC: “each party must report to the mission every week”.\n\
         Basis: a.md:11.\n\
         ? is it due in a period of which only a part counts, under the reading `text`? if that puts it inside: violation; if outside: not covered"
    );
}

#[test]
fn an_answer_meets_the_request_with_the_same_reference_and_no_other() {
    let text = pact(
        "",
        "term answers \"Answers\"\n  each party must answer within 72 hours of a request by the other party, with the same reference\n",
    );
    let told = [
        act("I-1", "p", "request", "2025-03-04T10:00Z").about("7"),
        act("I-2", "q", "reply", "2025-03-05T10:00Z").about("7"),
        act("I-3", "p", "request", "2025-03-04T10:00Z").about("8"),
        act("I-4", "p", "request", "2025-03-04T10:00Z").about("9").alleged(),
    ];
    let found = findings(&text, &told, &missions(), "2025-03-12T00:00Z");
    assert_eq!(kind(&found, "answers/text/D-I-1/q"), FindingKind::Fulfilled);
    assert_eq!(
        said(the(&found, "answers/text/D-I-3/q")),
        "violation\n\
         The duty: Qland was to answer by 2025-03-07 10:59:59 UTC at the latest, raised by I-3: “each party must answer within 72 hours of a request by the other party, with the same reference”.\n\
         That it was not done in that time is corroborated, by the silence of mission, who would have seen it.\n\
         Basis: R-I-3."
    );
    assert_eq!(
        said(the(&found, "answers/text/D-I-4/q")),
        "cannot rule\n\
         Whether I-4 is what raises the duty is not known: “each party must answer within 72 hours of a request by the other party, with the same reference”.\n\
         The duty: Qland was to answer by 2025-03-07 10:59:59 UTC at the latest, raised by I-4.\n\
         Basis: R-I-4.\n\
         ? is I-4 what raises the duty under the reading `text`? if it is not: not covered; if it is, and what was due was not done: violation"
    );
}

#[test]
fn a_duty_is_raised_by_an_event_by_a_date_or_by_a_violation() {
    let text = pact(
        "",
        "term strikes \"Strikes\"\n  neither party may strike an energy of the other party\n\
         event arrived \"Arrived\"\n  established by the mission\n\
         term prisoners \"P\"\n  each party must exchange prisoners within 5 days of arrived\n\
         term bridge \"B\"\n  p must repair bridge by 2025-03-05 00:00 UTC\n\
         term told \"T\"\n  each party must report within 2 days of a violation of strikes\n",
    );
    let told = [
        event("E-1", "arrived", "2025-03-04T10:00Z"),
        act("I-1", "p", "strike", "2025-03-05T00:00Z").on("oil refinery"),
    ];
    let found = findings(&text, &told, &missions(), "2025-03-12T00:00Z");
    assert_eq!(kind(&found, "prisoners/text/D-E-1/p"), FindingKind::Violation);
    assert_eq!(kind(&found, "prisoners/text/D-E-1/q"), FindingKind::Violation);
    assert_eq!(kind(&found, "bridge/text/D-2025-03-05T00:00:00Z/p"), FindingKind::Violation);
    assert_eq!(kind(&found, "told/text/D-I-1/p"), FindingKind::Violation);
    assert!(found.iter().all(|one| &*one.id != "told/text/D-I-1/q"), "whoever violated it reports");
}

#[test]
fn a_duty_without_a_time_stands_open_from_the_start() {
    let text = pact("", "term when \"W\"\n  p must release prisoners, when is not said\n");
    let found = findings(&text, &[], &[], LATER);
    assert_eq!(
        said(the(&found, "when/text/D-start/p")),
        "cannot rule\n\
         No report says whether Pland did release, and nobody is known to have looked: “p must release prisoners, when is not said”.\n\
         By when it is due is not said: “p must release prisoners, when is not said”.\n\
         The duty: Pland was to release.\n\
         Basis: a.md:11.\n\
         ? did Pland release? alone, if it was done: fulfilled\n\
         ? by when is it to be done, under the reading `text`? alone, if that time is still ahead: pending\n\
         ? did Pland release? by when is it to be done, under the reading `text`? together, if every answer puts it inside: alleged violation"
    );
    let done = act("I-1", "p", "release-of-persons", "2025-03-02T10:00Z").on("prisoners");
    assert_eq!(kind(&findings(&text, &[done], &[], LATER), "when/text/D-start/p"), FindingKind::Fulfilled);
    assert_eq!(findings(&text, &[], &[], "2025-02-25T00:00Z"), [], "before the start nothing is due");
}

#[test]
fn who_accepts_at_the_very_start_is_bound_by_what_is_counted_from_it() {
    let text = pact("", GUNS).replace("accepted on 2025-02-20 00:00 UTC", "accepted on 2025-03-01 00:00 UTC");
    assert_eq!(kind(&findings(&text, &[], &missions(), LATER), ID), FindingKind::Violation);
}
