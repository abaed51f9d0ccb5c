//! Two parties, two readings, three incidents.

use std::sync::Arc;

use model::{
    Affiliation, AgreementSummary, Assessment, Attribution, Basis, Certainty, Claim, Clause, Coverage, DecidedBy,
    Deciding, Dimension, Facet, Finding, FindingKind, FindingParts, Incident, IncidentPlace, Instant, Interval,
    LeafSet, Membership, Page, PartySummary, Place, Precision, Question, ReadingSummary, Reliability, Settle,
    SourceBook, Speaker, Stance, Statement, Taxonomy, TermSummary, TextSpan, TimelineEntry, Voice, When, ZoneOrigin,
};

pub(crate) struct Case {
    pub(crate) agreement: AgreementSummary,
    pub(crate) incidents: Vec<Incident>,
    pub(crate) assessments: Vec<Assessment>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) book: SourceBook,
    pub(crate) claims: Vec<Claim>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) timeline: Vec<TimelineEntry>,
}

impl Case {
    pub(crate) fn known(&self) -> measure::Known<'_> {
        measure::Known {
            agreement: &self.agreement,
            incidents: &self.incidents,
            assessments: &self.assessments,
            statements: &self.statements,
            book: &self.book,
            claims: &self.claims,
            findings: &self.findings,
            timeline: &self.timeline,
        }
    }

    pub(crate) fn new() -> Self {
        let party =
            |id: &str, title: &str| PartySummary { id: id.into(), title: title.into(), clocks: vec!["UTC".into()] };
        let agreement = AgreementSummary {
            id: "truce".into(),
            title: "Truce".into(),
            version: "00".into(),
            parties: vec![party("alpha", "Alpha"), party("beta", "Beta")],
            terms: vec![TermSummary { id: "t".into(), title: "No strikes".into(), kind: "prohibition" }],
            readings: vec![reading("one", "alpha"), reading("two", "beta")],
        };
        let open = |dimension| Deciding {
            dimension: Some(dimension),
            membership: Membership::Open,
            because: "it is open".to_owned(),
            by: DecidedBy::NotSaid,
        };
        let settle = |questions: &[Question]| Settle { questions: questions.to_vec(), decides: decides(questions) };
        let asked = |text: &str, of_text, clause| Question { text: text.to_owned(), of_text, clause };
        let attempts = asked("do attempts count?", true, None);
        let until = |whom: &str| asked(&format!("until when for {whom}?"), true, Some(1));
        let means = asked("with what?", true, None);
        let holder = asked("who held it?", false, None);
        let out = Deciding {
            dimension: Some(Dimension::Time),
            membership: Membership::Out,
            because: "it was before".to_owned(),
            by: DecidedBy::Clause(0),
        };
        let mention = Statement {
            outcome: Taxonomy::shipped().all(Facet::Outcome),
            ..statement("R6", "o", Stance::Asserts, "beta")
        };
        Self {
            agreement,
            incidents: vec![
                incident("R1", &["R1", "R2", "R4"]),
                incident("R3", &["R3", "R6"]),
                incident("R5", &["R5"]),
            ],
            assessments: vec![
                assessment(
                    "R1",
                    Certainty::Corroborated,
                    vec![voice("a", Some("alpha"), true), voice("o", None, true), voice("b", Some("beta"), false)],
                ),
                assessment(
                    "R3",
                    Certainty::Alleged,
                    vec![voice("a", Some("alpha"), true), voice("a2", Some("alpha"), true)],
                ),
                assessment("R5", Certainty::Alleged, vec![voice("b", Some("beta"), true)]),
            ],
            statements: vec![
                statement("R1", "a", Stance::Accuses, "beta"),
                statement("R2", "o", Stance::Confirms, "beta"),
                statement("R3", "a", Stance::Accuses, "beta"),
                statement("R4", "b", Stance::Denies, "beta"),
                statement("R5", "b", Stance::Accuses, "alpha"),
                mention,
            ],
            book: SourceBook {
                sources: Vec::new(),
                speakers: vec![speaker("a", Some("alpha")), speaker("b", Some("beta")), speaker("o", None)],
            },
            claims: vec![
                claim("C1", "alpha", "count", "Beta: strikes", "8 (18-25 March)"),
                claim("C2", "alpha", "count", "Beta: strikes", "more than 30 (18-25 March)"),
                claim("C3", "alpha", "count", "Truce", "900"),
                claim("C4", "alpha", "denial", "Beta: strikes", "100"),
            ],
            findings: vec![
                finding("one", "R1", "beta", FindingKind::Violation, vec![], vec![]),
                finding("two", "R1", "beta", FindingKind::NotCovered, vec![out], vec![]),
                finding(
                    "one",
                    "R3",
                    "beta",
                    FindingKind::CannotRule,
                    vec![open(Dimension::Attempt)],
                    vec![settle(std::slice::from_ref(&attempts))],
                ),
                finding(
                    "two",
                    "R3",
                    "beta",
                    FindingKind::CannotRule,
                    vec![open(Dimension::Time)],
                    vec![settle(&[until("a dam")])],
                ),
                finding("one", "R5", "alpha", FindingKind::AllegedViolation, vec![], vec![]),
                finding(
                    "two",
                    "R5",
                    "alpha",
                    FindingKind::CannotRule,
                    vec![open(Dimension::Time), open(Dimension::Means), open(Dimension::Territory)],
                    vec![
                        settle(&[until("a mill")]),
                        settle(std::slice::from_ref(&means)),
                        settle(std::slice::from_ref(&holder)),
                        settle(&[until("a mill"), means, holder]),
                    ],
                ),
            ],
            timeline: vec![],
        }
    }
}

/// As `judge` says it.
fn decides(questions: &[Question]) -> String {
    match questions {
        [_] => "if that puts it inside: violation; if outside: not covered".to_owned(),
        _ => "together, if every answer puts it inside: violation".to_owned(),
    }
}

fn reading(id: &str, holder: &str) -> ReadingSummary {
    let clause = |text: &str, line| Clause {
        text: text.into(),
        span: TextSpan { file: "agreement.md".into(), line, from: 0, to: 1, article: ["Kyiv".into()].into() },
        basis: Basis::NotGiven,
    };
    ReadingSummary {
        id: id.into(),
        holder: holder.into(),
        holder_title: holder.into(),
        title: id.into(),
        assessor: false,
        window: String::new(),
        release: String::new(),
        clauses: vec![clause("in force from 2025-03-25", 8), clause("end is not said", 9)],
        provisions: vec![],
    }
}

fn when() -> When {
    When {
        interval: Interval { from: Instant(0), to: Instant(60) },
        said: "then".into(),
        zone: "UTC".into(),
        zone_origin: ZoneOrigin::Row,
        precision: Precision::Minute,
    }
}

fn incident(first: &str, statements: &[&str]) -> Incident {
    Incident {
        id: format!("I-{first}").into(),
        aliases: Vec::new(),
        statements: statements.iter().map(|id| (*id).into()).collect(),
        time: when(),
        place: IncidentPlace {
            name: None,
            admin1: None,
            country: None,
            point: None,
            held_by: None,
            said: "anywhere".into(),
        },
        act: LeafSet(1),
        object: LeafSet(1),
        means: LeafSet(1),
        outcome: LeafSet(1),
        details: model::Details::NONE,
        named: Vec::new(),
        contradictions: Vec::new(),
        pairs: Vec::new(),
    }
}

fn assessment(first: &str, certainty: Certainty, voices: Vec<Voice>) -> Assessment {
    Assessment {
        incident: format!("I-{first}").into(),
        certainty,
        rule: "a rule says so",
        bars: Vec::new(),
        bits: 0.0,
        bits_without_one: [0.0; 2],
        voices,
        parties: Vec::new(),
    }
}

fn voice(speaker: &str, side: Option<&str>, affirms: bool) -> Voice {
    Voice { speaker: speaker.into(), side: side.map(Into::into), affirms, observed: false, statements: Vec::new() }
}

fn statement(id: &str, speaker: &str, stance: Stance, about: &str) -> Statement {
    let page = Page { source: "s".into(), address: "".into(), file: "f".into(), line: 1 };
    let place = Place { name: None, admin1: None, country: None, point: None, held_by: None };
    Statement {
        id: id.into(),
        speaker: speaker.into(),
        page: Arc::new(page),
        stance,
        about: Some(about.into()),
        act: LeafSet(1),
        object: LeafSet(1),
        means: LeafSet(1),
        outcome: LeafSet(1),
        when: when(),
        place: Arc::new(place),
        received: Some(Instant(0)),
        numbers: Arc::new([]),
        details: None,
        text: "".into(),
        note: "".into(),
    }
}

fn speaker(id: &str, side: Option<&str>) -> Speaker {
    Speaker {
        id: id.into(),
        kind: "ministry".into(),
        affiliation: side.map_or(Affiliation::Independent, |side| Affiliation::Party(side.into())),
        reliability: Reliability::C,
        zones: Vec::new(),
        relays: Vec::new(),
        vague_means: Vec::new(),
        inspects: false,
        comment: "".into(),
    }
}

pub(crate) fn claim(id: &str, side: &str, kind: &str, about: &str, numbers: &str) -> Claim {
    Claim {
        id: id.into(),
        said_on: "2025-03-25".into(),
        of: None,
        speaker: "a".into(),
        side: side.into(),
        kind: kind.into(),
        about: about.into(),
        content: "".into(),
        numbers: numbers.into(),
        figures: vec![],
        unread: vec![],
        source: "".into(),
        address: "".into(),
    }
}

fn finding(
    reading: &str,
    first: &str,
    party: &str,
    kind: FindingKind,
    deciding: Vec<Deciding>,
    settles: Vec<Settle>,
) -> Finding {
    let mut coverage = Coverage::ALL_IN;
    for one in &deciding {
        let place = Dimension::ALL.iter().position(|dimension| Some(*dimension) == one.dimension).unwrap();
        coverage.0[place] = one.membership;
    }
    Finding::new(FindingParts {
        agreement: "truce".into(),
        version: "00".into(),
        term: "t".into(),
        term_clause: 0,
        reading: reading.into(),
        subject: format!("I-{first}").into(),
        kind: model::SubjectKind::Incident,
        incident: Some(format!("I-{first}").into()),
        severity: None,
        party: party.into(),
        finding: kind,
        certainty: Certainty::Alleged,
        attribution: Attribution::Accused,
        coverage,
        deciding,
        basis: vec![first.into()],
        why: vec!["Because.".to_owned()],
        proof: "The standard is met.".to_owned(),
        settles,
        standard: "the monitor's own".to_owned(),
        as_of: Instant(0),
    })
    .unwrap()
}
