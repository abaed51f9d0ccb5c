//! Timelines, from the text of an agreement to the parts that are told.

use agreement::{Norms, lower, read};
use model::{
    Assessment, Attribution, Certainty, Facet, Incident, Instant, Interval, Membership, SiteLink, Standard, Standing,
    Taxonomy, TimelineEntry,
};

#[path = "../../tests/fixture.rs"]
mod fixture;

use fixture::{attributed, blank};

use crate::deed::Deed;
use crate::{Docket, Facts, Ruling, rule};

/// Something that was done, or an event: id, from, to, who, act or event.
struct Recorded(&'static str, &'static str, &'static str, &'static str, &'static str);

fn instant(text: &str) -> Instant {
    text.parse().unwrap()
}

impl Recorded {
    fn facts(&self) -> (Incident, SiteLink, Assessment) {
        let Self(id, from, to, who, what) = *self;
        let taxonomy = Taxonomy::shipped();
        let act = taxonomy.set(Facet::Act, what);
        let event = act.is_none().then(|| what.into());
        let object = taxonomy.set(Facet::Object, "oil refinery").unwrap();
        let (mut incident, mut link, mut assessment) = blank(id, Interval::new(instant(from), instant(to)).unwrap());
        incident.statements = vec![format!("R-{id}").into()];
        incident.time.said = from.into();
        incident.act = act.unwrap_or(taxonomy.all(Facet::Act));
        incident.object = object;
        incident.means = taxonomy.set(Facet::Means, "one-way drone").unwrap();
        incident.outcome = taxonomy.set(Facet::Outcome, "fire").unwrap();
        incident.details.event = event;
        incident.named = if who.is_empty() { vec![] } else { vec![who.into()] };
        let other = if who == "p" { "q" } else { "p" };
        link.class = object;
        link.ground.recognised = vec![other.into()];
        link.ground.held_by = vec![other.into()];
        assessment.certainty = Certainty::Corroborated;
        assessment.parties = incident.named.iter().map(|who| attributed(who.clone(), Attribution::Admitted)).collect();
        (incident, link, assessment)
    }
}

/// An agreement of two parties with these clauses of its own, of its term, and of further terms.
fn norms(parties: [&str; 2], whole: &str, term: &str, more: &str) -> Norms {
    let [p, q] = parties;
    let text = format!(
        "```pact\nagreement a \"A\"\nparty p\n  clock UTC\n  {p}\nparty q\n  clock UTC\n  {q}\nevent first-day \"The first day\"\nevent alarm \"The alarm\"\nevent all-clear \"The all-clear\"\nterm t \"T\"\n  neither party may strike an energy of the other party\n{more}reading r held by p\n{whole}  term t\n    by any means\n{term}```\n"
    );
    let (agreement, diagnostics) = read(&text, "a.md");
    assert!(diagnostics.is_empty(), "{diagnostics:#?}\n{text}");
    lower(&agreement, 0).unwrap().unwrap()
}

const ACCEPTED: [&str; 2] = ["accepted on 2025-03-01 00:00 UTC", "accepted on 2025-03-01 00:00 UTC"];
const MARCH: &str = "  in force from 2025-03-02 00:00 UTC\n  until 2025-04-01 00:00 UTC\n";

/// Every part of the timeline of a party, after it was held against what judging says at every hour.
fn timeline(norms: &Norms, party: &str, recorded: &[Recorded]) -> Vec<String> {
    let (mut incidents, mut links, mut assessments) = (vec![], vec![], vec![]);
    for (incident, link, assessment) in recorded.iter().map(Recorded::facts) {
        incidents.push(incident);
        links.push(link);
        assessments.push(assessment);
    }
    let standard = Standard {
        certainty: Certainty::Corroborated,
        attribution: vec![Attribution::Admitted],
        whose: "the monitor's own standard".into(),
    };
    let facts = Facts {
        incidents: &incidents,
        links: &links,
        assessments: &assessments,
        watchers: &[],
        standard: &standard,
        as_of: instant("2025-05-01T00:00Z"),
    };
    let docket = Docket::new(norms.parties.iter().map(|one| &one.id), facts).unwrap();
    let ruling = rule(norms, &docket).unwrap();
    let entries: Vec<TimelineEntry> = ruling.timeline().into_iter().filter(|one| &*one.party == party).collect();
    is_as_judged(&ruling, &entries);
    entries.iter().map(told).collect()
}

/// At every hour a party is certainly bound by what a timeline says if, and only if, judging takes it for bound.
fn is_as_judged(ruling: &Ruling<'_>, entries: &[TimelineEntry]) {
    let course = &ruling.judge.course;
    for entry in entries {
        let party = ruling.docket.register.known_party(&entry.party).unwrap();
        let rules = ruling.judge.rules.iter();
        let rule = entry.term.as_ref().map(|term| rules.clone().find(|one| one.norm.term == *term).unwrap());
        let of_one: Vec<&TimelineEntry> = entries.iter().filter(|one| one.term == entry.term).collect();
        assert_eq!((of_one[0].from.0, of_one.last().unwrap().until.1), (Instant::MIN, Instant::MAX));
        for (before, after) in of_one.iter().zip(&of_one[1..]) {
            assert!(before.until == after.from || before.until.1 == Instant::MAX, "{before:?} {after:?}");
        }
        for hour in 0..(70 * 24) {
            let from = instant("2025-02-20T00:00Z").plus(hour * 3_600);
            let deed = Deed::unknown(Interval { from, to: from.plus(3_600) });
            let place = rule.map_or(usize::MAX, |rule| rule.place);
            let survives = rule.is_some_and(|rule| rule.norm.survives.is_some());
            let judged = course.actor(&deed, party).max(course.time(u64::MAX, &deed, party, place, survives));
            let within = |one: &&&TimelineEntry| one.from.1 <= deed.from && deed.to <= one.until.0.max(one.from.1);
            let sure = of_one.iter().find(within).map(|one| one.standing);
            let expected = match sure {
                Some(Standing::Bound) => Membership::In,
                Some(one) if one.is_known() => Membership::Out,
                _ => Membership::Open,
            };
            assert_eq!(judged, expected, "{} {entries:#?}", deed.from);
        }
    }
}

fn told(entry: &TimelineEntry) -> String {
    let at = |at: Instant| at.to_string().trim_end_matches("T00:00:00Z").trim_end_matches(":00:00Z").to_owned();
    let edge = |(first, last): (Instant, Instant)| match (first, last) {
        (Instant::MIN, _) | (Instant::MAX, _) => "-".to_owned(),
        (first, Instant::MAX) => format!("{}..", at(first)),
        (first, last) if first == last => at(first),
        (first, last) => format!("{}..{}", at(first), at(last)),
    };
    let term = entry.term.as_ref().map(|term| format!("{term}: ")).unwrap_or_default();
    let by = entry.incident.as_ref().map(|id| format!(" by {id}")).unwrap_or_default();
    format!("{term}{} from {} until {}{by}", entry.standing.word(), edge(entry.from), edge(entry.until))
}

#[test]
fn a_party_is_bound_between_start_and_end_and_the_words_say_why() {
    let norms = norms(ACCEPTED, MARCH, "", "");
    let expected = [
        "not yet from - until 2025-03-01",
        "not yet from 2025-03-01 until 2025-03-02",
        "bound from 2025-03-02 until 2025-04-01",
        "ended from 2025-04-01 until -",
    ];
    assert_eq!(timeline(&norms, "p", &[]), expected);
}

#[test]
fn an_hour_that_is_not_said_puts_the_change_within_the_day() {
    let norms =
        norms(ACCEPTED, "  in force from 2025-03-02 UTC, hour is not said\n  until 2025-04-01 00:00 UTC\n", "", "");
    assert_eq!(timeline(&norms, "p", &[])[2], "bound from 2025-03-02..2025-03-03 until 2025-04-01");
}

#[test]
fn an_acceptance_of_which_the_day_is_disputed_is_told_between_the_days() {
    let parties = [ACCEPTED[0], "accepted, when is disputed: 2025-03-05, 2025-03-09 UTC"];
    let norms = norms(parties, MARCH, "", "");
    let expected = [
        "not yet from - until 2025-03-05..2025-03-10",
        "bound from 2025-03-05..2025-03-10 until 2025-04-01",
        "ended from 2025-04-01 until -",
    ];
    assert_eq!(timeline(&norms, "q", &[]), expected);
    assert_eq!(timeline(&norms, "p", &[])[2], "bound from 2025-03-02 until 2025-04-01");
}

#[test]
fn a_party_that_has_not_accepted_is_never_bound() {
    let norms = norms([ACCEPTED[0], "has not accepted"], MARCH, "", "");
    assert_eq!(timeline(&norms, "q", &[]), ["not yet from - until -"]);
}

#[test]
fn each_way_to_count_the_days_has_its_end() {
    let whole = "  in force from 2025-03-18 00:00 UTC\n  for 30 days, how they are counted is not said\n";
    let norms = norms(ACCEPTED, whole, "", "");
    let told = timeline(&norms, "p", &[]);
    assert_eq!(told.last().unwrap(), "ended from 2025-04-17..2025-04-18 until -");
    let facts = Facts {
        incidents: &[],
        links: &[],
        assessments: &[],
        watchers: &[],
        standard: &Standard { certainty: Certainty::Verified, attribution: vec![], whose: "".into() },
        as_of: Instant(0),
    };
    let docket = Docket::new(norms.parties.iter().map(|one| &one.id), facts).unwrap();
    let last = rule(&norms, &docket).unwrap().timeline().pop().unwrap();
    let labels: Vec<&str> = last.ends.iter().map(|(label, ..)| &**label).collect();
    assert_eq!(labels, ["counted inclusively", "counted exclusively", "counted as a calendar month"]);
    assert_eq!(last.because, "It had ended: “for 30 days, how they are counted is not said”.");
}

#[test]
fn an_end_that_is_not_said_may_have_come_after_the_last_word_of_it() {
    let whole = "  in force from 2025-03-02 00:00 UTC\n  end is not said, last treated as in force on 2025-03-20 UTC\n";
    let norms = norms(ACCEPTED, whole, "", "");
    let told = timeline(&norms, "p", &[]);
    assert_eq!(
        told[2..],
        ["bound from 2025-03-02 until 2025-03-21", "may have ended from 2025-03-21 until 2025-03-21.."]
    );
}

#[test]
fn a_start_that_waits_for_an_event_is_known_once_it_is_recorded() {
    let norms = norms(ACCEPTED, "  in force once first-day\n  until 2025-04-01 00:00 UTC\n", "", "");
    let without = timeline(&norms, "p", &[]);
    assert_eq!(without[1..], ["may be bound from 2025-03-01 until 2025-04-01", "ended from 2025-04-01 until -"]);
    let exchange = Recorded("I-1", "2025-03-04T10:00Z", "2025-03-04T12:00Z", "", "first-day");
    let expected = [
        "not yet from - until 2025-03-01",
        "not yet from 2025-03-01 until 2025-03-04T10..2025-03-04T12",
        "bound from 2025-03-04T10..2025-03-04T12 until 2025-04-01 by I-1",
        "ended from 2025-04-01 until -",
    ];
    assert_eq!(timeline(&norms, "p", &[exchange]), expected);
}

#[test]
fn a_suspension_lies_between_what_begins_and_what_ends_it() {
    let whole = format!("{MARCH}  suspended from alarm until all-clear\n");
    let norms = norms(ACCEPTED, &whole, "", "");
    let recorded = [
        Recorded("I-1", "2025-03-04T10:00Z", "2025-03-04T12:00Z", "", "alarm"),
        Recorded("I-2", "2025-03-08T10:00Z", "2025-03-08T12:00Z", "", "all-clear"),
    ];
    let expected = [
        "bound from 2025-03-02 until 2025-03-04T10..2025-03-04T12",
        "suspended from 2025-03-04T10..2025-03-04T12 until 2025-03-08T10..2025-03-08T12 by I-1",
        "bound from 2025-03-08T10..2025-03-08T12 until 2025-04-01 by I-2",
        "ended from 2025-04-01 until -",
    ];
    assert_eq!(timeline(&norms, "p", &recorded)[2..], expected);
}

#[test]
fn a_release_that_is_not_sure_makes_two_timelines_for_the_other_party() {
    let more = "term release\n  if a party violates t the other party is released\n";
    let norms = norms(ACCEPTED, MARCH, "", more);
    let strike = || Recorded("I-1", "2025-03-10T00:00Z", "2025-03-10T01:00Z", "p", "strike");
    let expected = [
        "t: bound from 2025-03-02 until 2025-03-10..2025-03-10T01",
        "t: may be released from 2025-03-10..2025-03-10T01 until 2025-04-01 by I-1",
        "t: ended from 2025-04-01 until -",
    ];
    assert_eq!(timeline(&norms, "q", &[strike()])[2..], expected);
    assert_eq!(timeline(&norms, "p", &[strike()])[2], "bound from 2025-03-02 until 2025-04-01");
}

#[test]
fn a_release_by_a_standard_that_the_parties_agreed_on_is_sure() {
    let more = "term release\n  if a party violates t the other party is released\n";
    let proof = "    a violation needs corroborated certainty and admitted attribution\n";
    let norms = norms(ACCEPTED, MARCH, proof, more);
    let strike = Recorded("I-1", "2025-03-10T00:00Z", "2025-03-10T01:00Z", "p", "strike");
    let expected = [
        "t: bound from 2025-03-02 until 2025-03-10..2025-03-10T01",
        "t: released from 2025-03-10..2025-03-10T01 until 2025-04-01 by I-1",
    ];
    assert_eq!(timeline(&norms, "q", &[strike])[2..4], expected);
}

#[test]
fn whoever_leaves_is_free_after_the_notice_and_nobody_else_is() {
    let whole = format!("{MARCH}  each party may leave it with notice of 7 days\n");
    let norms = norms(ACCEPTED, &whole, "", "");
    let notice = || Recorded("I-1", "2025-03-10T00:00Z", "2025-03-10T01:00Z", "p", "leaving notice");
    let expected = [
        "bound from 2025-03-02 until 2025-03-17..2025-03-17T01",
        "left from 2025-03-17..2025-03-17T01 until 2025-04-01 by I-1",
    ];
    assert_eq!(timeline(&norms, "p", &[notice()])[2..4], expected);
    assert_eq!(timeline(&norms, "q", &[notice()])[2], "bound from 2025-03-02 until 2025-04-01");
}
