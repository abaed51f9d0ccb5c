//! The promises that hold whatever the facts are, by example.

mod duties;
mod life;
mod limits;
mod pact;

use agreement::{Norms, lower, read};
use judge::{Docket, Facts, earliest, judge};
use model::{
    Assessment, Attributed, Attribution, Certainty, Dimension, Finding, FindingKind, Incident, Instant, Interval,
    Membership, Name, SiteLink, Standard, Taxonomy,
};

use crate::fixture::{attributed, blank};

fn incident(id: &str, statements: &[&str]) -> (Incident, SiteLink, Assessment) {
    let taxonomy = Taxonomy::shipped();
    let leaf = |facet, word| taxonomy.set(facet, word).unwrap();
    let object = leaf(model::Facet::Object, "oil refinery");
    let hour = Interval::new("2025-03-10T00:00Z".parse().unwrap(), "2025-03-10T01:00Z".parse().unwrap()).unwrap();
    let (mut incident, mut link, mut assessment) = blank(id, hour);
    incident.statements = statements.iter().map(|id| Name::from(*id)).collect();
    incident.time.said = "2025-03-10".into();
    incident.act = leaf(model::Facet::Act, "strike");
    incident.object = object;
    incident.means = leaf(model::Facet::Means, "one-way drone");
    incident.outcome = leaf(model::Facet::Outcome, "fire");
    incident.named = vec!["p".into()];
    link.class = object;
    link.ground.recognised = vec!["q".into()];
    link.ground.held_by = vec!["q".into()];
    assessment.parties = vec![Attributed { accusers: vec!["q".into()], ..attributed("p", Attribution::Accused) }];
    (incident, link, assessment)
}

fn text(clauses: &str) -> String {
    format!(
        "```pact\nagreement a \"A\"\nparty p\n  clock UTC\n  accepted on 2025-03-01 UTC\nparty q\n  clock UTC\n  accepted on 2025-03-01 UTC\nterm t \"T\"\n  neither party may strike an energy of the other party\nreading r held by p\n  in force from 2025-03-02 UTC\n  until 2025-04-01 00:00 UTC\n  term t\n{clauses}```\n"
    )
}

fn norms(clauses: &str) -> Norms {
    let text = text(clauses);
    let (agreement, diagnostics) = read(&text, "a.md");
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    lower(&agreement, 0).unwrap().unwrap()
}

fn own_standard() -> Standard {
    Standard {
        certainty: Certainty::Corroborated,
        attribution: vec![Attribution::Admitted],
        whose: "the monitor's own standard".into(),
    }
}

fn docket<'a>(norms: &Norms, facts: Facts<'a>) -> Docket<'a> {
    Docket::new(norms.parties.iter().map(|party| &party.id), facts).unwrap()
}

type Case = (Incident, SiteLink, Assessment);

fn judged(clauses: &str, case: &Case) -> Finding {
    let (incident, link, assessment) = case.clone();
    let facts = Facts {
        incidents: &[incident],
        links: &[link],
        assessments: &[assessment],
        watchers: &[],
        standard: &own_standard(),
        as_of: Instant(0),
    };
    let norms = norms(clauses);
    judge(&norms, &docket(&norms, facts)).unwrap().remove(0)
}

#[test]
fn an_accusation_alone_is_an_allegation() {
    let finding = judged("", &incident("I-1", &["R1"]));
    assert_eq!(finding.parts.finding, FindingKind::AllegedViolation);
    assert_eq!(
        finding.parts.why,
        [
            "`t` speaks of it in every respect under the reading `r`.",
            "That it happened is alleged; that p did it: accused.",
            "Basis: R1."
        ]
    );
    assert_eq!(
        finding.parts.proof,
        "The standard of proof is not met: corroborated, and admitted (the monitor's own standard)."
    );
}

#[test]
fn an_exception_beats_a_prohibition() {
    let finding = judged("    except refineries: oil refinery\n", &incident("I-1", &["R1"]));
    assert_eq!(finding.parts.finding, FindingKind::NotCovered);
    assert_eq!(finding.parts.deciding[0].dimension, Some(Dimension::Exception));
}

#[test]
fn an_attempt_is_open_until_the_text_says() {
    let mut case = incident("I-1", &["R1"]);
    case.0.outcome = Taxonomy::shipped().attempt();
    assert_eq!(judged("", &case).parts.finding, FindingKind::CannotRule);
    assert_eq!(judged("    an attempt counts\n", &case).parts.finding, FindingKind::AllegedViolation);
    assert_eq!(judged("    an attempt does not count\n", &case).parts.finding, FindingKind::NotCovered);
}

#[test]
fn the_standard_of_the_text_beats_the_monitors_own_and_both_are_named() {
    let mut case = incident("I-1", &["R1"]);
    case.2.certainty = Certainty::Corroborated;
    case.2.parties[0].attribution = Attribution::Admitted;
    let own = judged("", &case);
    assert_eq!(own.parts.finding, FindingKind::Violation);
    assert_eq!(own.parts.standard, "corroborated, and admitted (the monitor's own standard)");
    let text = judged("    a violation needs verified certainty and admitted attribution\n", &case);
    assert_eq!(text.parts.finding, FindingKind::ProbableViolation);
    assert!(text.parts.standard.starts_with("verified, and admitted (the standard of the text"));
}

#[test]
fn what_would_settle_it_is_each_open_question_alone_or_all_together() {
    let mut case = incident("I-1", &["R1"]);
    case.0.outcome = Taxonomy::shipped().attempt();
    case.0.means = Taxonomy::shipped().all(model::Facet::Means);
    let finding = judged("    by long-range means\n    whether an attempt counts is not said\n", &case);
    let open: Vec<_> = finding.parts.coverage.with(Membership::Open).collect();
    assert_eq!(open, [Dimension::Means, Dimension::Attempt]);
    let decides: Vec<(usize, bool)> =
        finding.parts.settles.iter().map(|settle| (settle.questions.len(), settle.clarifies_text())).collect();
    assert_eq!(decides, [(1, false), (1, true), (2, false)]);
}

#[test]
fn facts_out_of_step_are_refused() {
    let standard = own_standard();
    let (as_of, watchers) = (Instant(0), &[]);
    let facts = Facts { incidents: &[], links: &[], assessments: &[], watchers, standard: &standard, as_of };
    let norms = norms("");
    assert_eq!(judge(&norms, &docket(&norms, facts)).unwrap(), vec![]);
    let (incident, ..) = incident("I-1", &["R1"]);
    let facts = Facts { incidents: &[incident], ..facts };
    assert!(Docket::new(norms.parties.iter().map(|party| &party.id), facts).is_err());
}

/// Findings of several incidents under one text.
fn all(text: &str, cases: &[Case]) -> (Norms, Vec<Incident>, Vec<Finding>) {
    let (agreement, diagnostics) = read(text, "a.md");
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let norms = lower(&agreement, 0).unwrap().unwrap();
    let incidents: Vec<Incident> = cases.iter().map(|case| case.0.clone()).collect();
    let links: Vec<SiteLink> = cases.iter().map(|case| case.1.clone()).collect();
    let assessments: Vec<Assessment> = cases.iter().map(|case| case.2.clone()).collect();
    let facts = Facts {
        incidents: &incidents,
        links: &links,
        assessments: &assessments,
        watchers: &[],
        standard: &own_standard(),
        as_of: Instant(0),
    };
    let findings = judge(&norms, &docket(&norms, facts)).unwrap();
    (norms, incidents, findings)
}

/// An incident by `party` on `day` of March 2025, between 00:00 and 01:00 UTC, proven or not.
fn by(party: &str, other: &str, day: u32, proven: bool) -> Case {
    let mut case = incident(&format!("I-{party}{day}"), &[&format!("R-{party}{day}")]);
    let at = |hour: u32| format!("2025-03-{day:02}T{hour:02}:00Z").parse().unwrap();
    case.0.time.interval = Interval::new(at(0), at(1)).unwrap();
    case.0.named = vec![party.into()];
    case.1.ground.recognised = vec![other.into()];
    case.1.ground.held_by = vec![other.into()];
    case.2.parties[0].party = party.into();
    if proven {
        case.2.certainty = Certainty::Corroborated;
        case.2.parties[0].attribution = Attribution::Admitted;
    }
    case
}

#[test]
fn the_earliest_is_the_first_in_time_for_each_party_and_their_order_is_told() {
    let cases = [by("p", "q", 12, false), by("q", "p", 11, false), by("p", "q", 9, false), by("p", "q", 20, true)];
    let (norms, incidents, findings) = all(&text(""), &cases);
    let earliest = earliest(&norms, &findings, &incidents);
    let ids = |list: &[model::PartyEarliest]| -> Vec<Option<String>> {
        list.iter().map(|one| one.subject.as_ref().map(ToString::to_string)).collect()
    };
    assert_eq!(ids(&earliest.alleged), [Some("I-p9".into()), Some("I-q11".into())]);
    assert_eq!(ids(&earliest.established), [Some("I-p20".into()), None]);
    assert_eq!(ids(&earliest.possible), [None, None]);
    assert_eq!(earliest.order, "the act alleged of p came before the act alleged of q");
    let (norms, incidents, findings) = all(&text(""), &[by("p", "q", 12, false), by("q", "p", 12, false)]);
    let order = judge::earliest(&norms, &findings, &incidents).order;
    assert_eq!(order, "which of the alleged acts came first is not known: their times overlap");
}

#[test]
fn a_release_at_once_opens_what_the_other_does_later_and_nothing_before() {
    let with = |mode: &str| {
        let release = format!("term release\n  if a party violates t the other {mode}\nreading r");
        text("").replacen("reading r", &release, 1)
    };
    let kinds = |mode: &str, cases: &[Case]| -> Vec<FindingKind> {
        all(&with(mode), cases).2.iter().map(|finding| finding.parts.finding).collect()
    };
    let alleged = FindingKind::AllegedViolation;
    let acts =
        |proven| [by("p", "q", 10, proven), by("q", "p", 9, false), by("q", "p", 11, false), by("p", "q", 12, false)];
    assert_eq!(kinds("is released", &acts(true)), [FindingKind::Violation, alleged, FindingKind::CannotRule, alleged]);
    // A power that nobody is recorded to have used changes nothing; nor does an allegation release anybody.
    let declared = kinds("may declare itself released", &acts(true));
    assert_eq!(declared, [FindingKind::Violation, alleged, alleged, alleged]);
    assert_eq!(kinds("is released", &acts(false)), [alleged; 4]);
}

#[test]
fn nobody_is_bound_before_accepting_and_an_hour_is_doubted_once() {
    let same_day = text("")
        .replace("accepted on 2025-03-01 UTC", "accepted on 2025-03-02 UTC")
        .replace("in force from 2025-03-02 UTC", "in force from 2025-03-02 UTC, hour is not said");
    let on = |day| all(&same_day, &[by("p", "q", day, false)]).2[0].parts.coverage;
    let of = |day, dimension| on(day).get(dimension);
    assert_eq!((of(1, Dimension::Actor), of(1, Dimension::Time)), (Membership::Out, Membership::Out));
    assert_eq!((of(2, Dimension::Actor), of(2, Dimension::Time)), (Membership::In, Membership::Open));
    assert_eq!((of(3, Dimension::Actor), of(3, Dimension::Time)), (Membership::In, Membership::In));
}

#[test]
fn a_start_that_is_not_said_is_not_before_anybody_accepted() {
    let unsaid = text("").replace("in force from 2025-03-02 UTC", "start is not said");
    let time = |day| all(&unsaid, &[by("p", "q", day, false)]).2[0].parts.coverage.get(Dimension::Time);
    assert_eq!((time(5), time(1)), (Membership::Open, Membership::Open));
    let earlier = text("")
        .replace("2025-03-01 UTC", "2025-03-08 UTC")
        .replace("in force from 2025-03-02 UTC", "start is not said");
    let time = all(&earlier, &[by("p", "q", 5, false)]).2[0].parts.coverage.get(Dimension::Time);
    assert_eq!(time, Membership::Out);
}

#[test]
fn an_independent_observer_makes_it_probable_and_a_dispute_undoes_it() {
    let mut case = by("p", "q", 10, false);
    case.2.certainty = Certainty::Verified;
    assert_eq!(judged("", &case).parts.finding, FindingKind::AllegedViolation);
    case.2.parties[0].observed = true;
    assert_eq!(judged("", &case).parts.finding, FindingKind::ProbableViolation);
    case.2.parties[0].attribution = Attribution::Disputed;
    let finding = judged("", &case);
    assert_eq!(finding.parts.finding, FindingKind::CannotRule);
    assert_eq!(finding.parts.settles[0].questions[0].text, "who did it?");
    assert_eq!(finding.parts.settles[0].decides, "if p: probable violation; if somebody else: no violation by p");
}

#[test]
fn hours_of_the_day_take_out_what_happened_at_another_hour() {
    // The incident lies between 00:00 and 01:00 UTC.
    let time = |hours: &str| judged(&format!("    only between {hours}\n"), &incident("I-1", &["R1"])).parts;
    assert_eq!(time("22:00 and 06:00 UTC").coverage.get(Dimension::Time), Membership::In);
    let outside = time("06:00 and 22:00 UTC");
    assert_eq!(outside.coverage.get(Dimension::Time), Membership::Out);
    assert_eq!(
        outside.deciding[0].because,
        "it happened at another hour of the day: “only between 06:00 and 22:00 UTC”"
    );
    let partly = time("00:30 and 06:00 UTC");
    assert_eq!(partly.coverage.get(Dimension::Time), Membership::Open);
    assert_eq!(partly.settles[0].questions[0].text, "when exactly did it happen?");
    // A zone that is not said is the clock of every party.
    assert_eq!(time("22:00 and 06:00, zone is not said").coverage.get(Dimension::Time), Membership::In);
}

#[test]
fn a_text_that_nobody_reads_otherwise_is_judged_by_itself() {
    let text = text("").replace("reading r held by p\n", "").replace("  term t\n```", "```");
    let text = text.replace("agreement a \"A\"\n", "agreement a \"A\"\n  in force from 2025-03-02 UTC\n");
    let text = text.replace("  in force from 2025-03-02 UTC\n  until 2025-04-01 00:00 UTC\n```", "```");
    let (norms, _, findings) = all(&text, &[by("p", "q", 10, false), by("p", "q", 1, false)]);
    assert_eq!((&*norms.reading, findings.len()), ("text", 2));
    assert_eq!(&*findings[0].id, "t/text/I-p10/p");
    let kinds: Vec<FindingKind> = findings.iter().map(|finding| finding.parts.finding).collect();
    assert_eq!(kinds, [FindingKind::AllegedViolation, FindingKind::NotCovered]);
}
