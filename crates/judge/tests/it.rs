//! The judge against its oracle, and the promises that hold whatever the facts are.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

mod oracle;

use agreement::{
    Ambit, AreaScope, AttemptRule, Bound, Edge, End, Exception, ExceptionBox, Form, Life, NoExcuse, Norm, Norms,
    OpenPart, Owner, Replacement, Scope, Shape, Territory, Window, lower, read,
};
use judge::{Fact, Facts, cover, earliest, judge};
use model::{
    Assessment, Attributed, Attribution, Certainty, Dimension, Finding, FindingKind, Incident, IncidentPlace, Instant,
    Interval, LeafSet, Membership, Name, Precision, Relation, SiteLink, Standard, Taxonomy, When, ZoneOrigin,
};

/// Random numbers by SplitMix64 (Steele, Lea & Flood 2014), so that a failing case can be run again by its number.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: i64) -> i64 {
        i64::try_from(self.next() % u64::try_from(n).unwrap()).unwrap()
    }

    fn one_in(&mut self, n: i64) -> bool {
        self.below(n) == 0
    }

    /// Leaves among the first six of a facet.
    fn leaves(&mut self) -> LeafSet {
        LeafSet(self.next() % 64)
    }

    fn some_leaves(&mut self) -> LeafSet {
        LeafSet(self.leaves().0.max(1))
    }

    fn names(&mut self, of: &[&str]) -> Vec<Name> {
        of.iter().filter(|_| self.one_in(2)).map(|name| Name::from(*name)).collect()
    }

    fn edge(&mut self) -> Edge {
        let earliest = oracle::FROM + self.below(oracle::TO - 10);
        match self.below(6) {
            0 => Edge { earliest: Instant(earliest), latest: Instant(earliest) },
            1 => Edge { earliest: Instant::MIN, latest: Instant(earliest) },
            2 => Edge { earliest: Instant(earliest), latest: Instant::MAX },
            _ => Edge { earliest: Instant(earliest), latest: Instant(earliest + self.below(9)) },
        }
    }

    fn scope(&mut self) -> Scope {
        let within = self.leaves();
        let open = (0..self.below(3))
            .map(|_| OpenPart { leaves: self.leaves().minus(within), clause: None, because: "it is not said".into() })
            .collect();
        Scope { within, open, clauses: vec![0] }
    }

    fn exception(&mut self, depth: u32) -> Exception {
        let what = match self.below(9) {
            0 => ExceptionBox::Circumstance,
            1 => ExceptionBox::LaunchedBeforeStart { until: Instant(self.below(oracle::TO)) },
            2..=4 => ExceptionBox::Means(self.leaves()),
            5 if depth == 0 => {
                ExceptionBox::Permission { who: self.names(&["a", "b"]), ambit: Box::new(self.ambit(depth + 1)) }
            }
            _ => ExceptionBox::Objects(self.leaves()),
        };
        let not = if self.one_in(3) {
            NoExcuse { objects: self.leaves(), means: self.leaves(), clauses: vec![0] }
        } else {
            NoExcuse::default()
        };
        Exception { name: "x".into(), clause: 0, what, not }
    }

    fn area(&mut self) -> AreaScope {
        let drawn = agreement::Attachment { file: "a.geojson".into(), digest: None };
        let drawn = self.one_in(4).then_some((Shape::Polygon, drawn)).into_iter().collect();
        let (mut units, without) = (self.names(&AREAS), self.names(&AREAS));
        units.retain(|unit| !without.contains(unit));
        AreaScope { units, without, drawn, clauses: vec![0] }
    }

    fn ambit(&mut self, depth: u32) -> Ambit {
        let whose = match self.below(5) {
            0 => Owner::Holder,
            1 => Owner::Recognised,
            2 => Owner::Operator,
            _ => Owner::Claimed((0..self.below(3)).map(|_| (self.party(), self.names(&AREAS))).collect()),
        };
        Ambit {
            act: self.scope(),
            object: self.scope(),
            means: self.scope(),
            territory: Territory {
                of_other: !self.one_in(4),
                whose,
                whose_clause: None,
                area: self.one_in(3).then(|| self.area()),
                area_clause: None,
            },
            hours: None,
            attempt: match self.below(3) {
                0 => AttemptRule::Counts(0),
                1 => AttemptRule::DoesNotCount(0),
                _ => AttemptRule::NotSaid(None),
            },
            exceptions: (0..self.below(3)).map(|_| self.exception(depth)).collect(),
            marks: vec![],
        }
    }

    fn replacement(&mut self) -> Replacement {
        Replacement { other: "r".into(), from: self.edge(), clause: None }
    }

    fn life(&mut self) -> Life {
        Life {
            bound: [self.bound("a"), self.bound("b")].into_iter().flatten().collect(),
            window: Window {
                start: self.edge(),
                start_clause: None,
                ends: (0..self.below(4)).map(|_| End { label: "by some count".into(), at: self.edge() }).collect(),
                end_clause: None,
            },
            since: self.one_in(6).then(|| self.replacement()),
            until_replaced: self.one_in(6).then(|| self.replacement()),
            conditions: vec![],
            until: None,
            suspensions: vec![],
            renewal: None,
            powers: vec![],
            releases: vec![],
            reciprocal: None,
        }
    }

    fn norm(&mut self) -> Norm {
        Norm {
            term: "t".into(),
            kind: "prohibition",
            sentence: String::new(),
            clause: 0,
            who: if self.one_in(6) { vec!["a".into()] } else { vec!["a".into(), "b".into()] },
            ambit: self.ambit(0),
            form: Form::Prohibit,
            proof: None,
            gravity: vec![],
            survives: None,
            reciprocal: None,
        }
    }

    fn bound(&mut self, party: &str) -> Option<Bound> {
        (!self.one_in(8)).then(|| Bound { party: party.into(), from: self.edge(), clause: None })
    }

    fn party(&mut self) -> Name {
        if self.one_in(2) { "a".into() } else { "b".into() }
    }
}

const AREAS: [&str; 3] = ["north", "middle", "south"];

#[test]
fn the_judge_agrees_with_its_oracle_on_a_hundred_thousand_random_cases() {
    let mut seen = [[0_u32; 3]; 8];
    for case in 0..100_000 {
        let mut random = Random(case);
        let (life, norm) = (random.life(), random.norm());
        let from = random.below(oracle::TO - 1);
        let to = from + 1 + random.below(oracle::TO - from);
        let (areas, recognised, held_by) = (random.names(&AREAS), random.names(&["a", "b"]), random.names(&["a", "b"]));
        let fact = Fact {
            time: Interval::new(Instant(from), Instant(to)).unwrap(),
            act: random.some_leaves(),
            object: random.some_leaves(),
            means: random.some_leaves(),
            outcome: random.some_leaves(),
            areas: &areas,
            recognised: &recognised,
            held_by: &held_by,
        };
        let party = random.party();
        let (engine, naive) = (cover(&life, &norm, &fact, &party), oracle::cover(&life, &norm, &fact, &party));
        assert_eq!(engine, naive, "case {case}: {party} {life:#?} {norm:#?} {fact:#?}");
        for (row, membership) in seen.iter_mut().zip(engine.0) {
            row[membership as usize] += 1;
        }
    }
    // Every dimension was in, open and out many times: the comparison was not an empty one.
    assert!(seen.iter().flatten().all(|n| *n > 500), "{seen:?}");
}

fn incident(id: &str, statements: &[&str]) -> (Incident, SiteLink, Assessment) {
    let taxonomy = Taxonomy::shipped();
    let leaf = |facet, word| taxonomy.set(facet, word).unwrap();
    let object = leaf(model::Facet::Object, "oil refinery");
    let incident = Incident {
        id: id.into(),
        aliases: vec![],
        statements: statements.iter().map(|id| Name::from(*id)).collect(),
        time: When {
            interval: Interval::new("2025-03-10T00:00Z".parse().unwrap(), "2025-03-10T01:00Z".parse().unwrap())
                .unwrap(),
            said: "2025-03-10".into(),
            zone: "UTC".into(),
            zone_origin: ZoneOrigin::Row,
            precision: Precision::Span,
        },
        place: IncidentPlace { name: None, admin1: None, country: None, point: None, held_by: None, said: "".into() },
        act: leaf(model::Facet::Act, "strike"),
        object,
        means: leaf(model::Facet::Means, "one-way drone"),
        outcome: leaf(model::Facet::Outcome, "fire"),
        details: model::Details::NONE,
        named: vec!["p".into()],
        contradictions: vec![],
        pairs: vec![],
    };
    let link = SiteLink {
        incident: id.into(),
        class: object,
        relation: Relation::Stated,
        areas: vec![],
        point: None,
        radius_m: 0.0,
        ground: model::Ground { recognised: vec!["q".into()], held_by: vec!["q".into()], because: "".into() },
        unresolved: None,
    };
    let assessment = Assessment {
        incident: id.into(),
        certainty: Certainty::Alleged,
        bars: vec![],
        bits: 0.0,
        voices: vec![],
        parties: vec![Attributed {
            party: "p".into(),
            attribution: Attribution::Accused,
            observed: false,
            accusers: vec!["q".into()],
            deniers: vec![],
            admitters: vec![],
            bars: vec![],
            bits: 0.0,
        }],
    };
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

type Case = (Incident, SiteLink, Assessment);

fn judged(clauses: &str, case: &Case) -> Finding {
    let (incident, link, assessment) = case.clone();
    let facts = Facts {
        incidents: &[incident],
        links: &[link],
        assessments: &[assessment],
        standard: &own_standard(),
        as_of: Instant(0),
    };
    judge(&norms(clauses), &facts).unwrap().remove(0)
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
    let facts = Facts { incidents: &[], links: &[], assessments: &[], standard: &own_standard(), as_of: Instant(0) };
    assert_eq!(judge(&norms(""), &facts).unwrap(), vec![]);
    let (incident, ..) = incident("I-1", &["R1"]);
    let facts = Facts { incidents: &[incident], ..facts };
    assert!(judge(&norms(""), &facts).is_err());
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
        standard: &own_standard(),
        as_of: Instant(0),
    };
    let findings = judge(&norms, &facts).unwrap();
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
        list.iter().map(|one| one.incident.as_ref().map(ToString::to_string)).collect()
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
