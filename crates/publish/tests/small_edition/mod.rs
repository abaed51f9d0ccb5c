//! An edition with two parties, two readings and three incidents: one whose place its own side published, one on a
//! protected object that only an outsider places, one that was stopped before it arrived.

mod claims;
mod follow;

use std::sync::Arc;

use model::{
    Accounting, Accuser, Affiliation, AgreementSummary, Amount, Area, Assessment, Attributed, Attribution, Bar, Basis,
    ByVoices, CaseInfo, Certainty, Clarify, Clause, Comparison, Compiled, Contradiction, Count, Coverage, Day,
    DecidedBy, Deciding, Details, Diagnostic, Dimension, Earliest, Edition, Facet, Finding, FindingKind, FindingParts,
    Flip, Gazetteer, Ground, Headline, Incident, IncidentPlace, Instant, Interval, Issue, KnownDifference, LeafSet,
    Membership, Missing, Name, Page, PairWeight, PartyEarliest, PartySummary, Place, Point, Precision, Question,
    ReadingSummary, Relation, Reliability, Resolution, Settle, Severity, SiteLink, Skip, SourceBook, Speaker, Stance,
    Standard, Standing, Statement, Tally, Taxonomy, TermSummary, TextSpan, TimelineEntry, Town, Voice, Way, When,
    Witnessed, ZoneOrigin,
};

pub(crate) use follow::INTERNAL;

/// A settlement that only a disinterested voice names.
pub(crate) const CANARY: &str = "Canaryton";

/// Where the third incident was stopped.
pub(crate) const STOPPED: &str = "Eastham";

/// The edition with the parties `alpha` and `beta`.
pub(crate) fn edition() -> Edition {
    Parties { a: "alpha", b: "beta", a_title: "Alpha", b_title: "Beta" }.edition()
}

/// The same with the names of the two parties exchanged.
pub(crate) fn exchanged() -> Edition {
    Parties { a: "beta", b: "alpha", a_title: "Beta", b_title: "Alpha" }.edition()
}

/// What the parties are called.
struct Parties {
    a: &'static str,
    b: &'static str,
    a_title: &'static str,
    b_title: &'static str,
}

impl Parties {
    fn edition(&self) -> Edition {
        let (a, b) = (self.a, self.b);
        Edition {
            number: None,
            case: CaseInfo {
                id: "truce".into(),
                title: "The truce".into(),
                zone: "Europe/Kyiv".into(),
                convention: "as the maps have them".into(),
                standard: Standard {
                    certainty: Certainty::Corroborated,
                    attribution: vec![Attribution::Admitted],
                    whose: "the monitor's own standard".into(),
                },
                known_differences: vec![KnownDifference {
                    text: "The fire of the third day is counted apart.".into(),
                    statements: vec!["R4".into()],
                }],
            },
            program: "0.1.0".into(),
            as_of: "2025-04-20T00:00:00Z".parse().unwrap(),
            since: None,
            printed: std::collections::BTreeMap::new(),
            agreement: self.agreement(),
            diagnostics: vec![Diagnostic {
                code: "L001",
                severity: Severity::Warning,
                message: "the end is not said".into(),
                hint: "say when it ends".into(),
                span: span(12),
            }],
            book: SourceBook {
                sources: vec![],
                speakers: vec![
                    speaker(&format!("{a}-ministry"), Affiliation::Party(a.into())),
                    speaker(&format!("{b}-ministry"), Affiliation::Party(b.into())),
                    speaker("Wire", Affiliation::Independent),
                ],
            },
            boundaries: vec![],
            gazetteer: Gazetteer {
                areas: vec![area("North Oblast", a), area("South Oblast", a), area("East Oblast", b)],
                towns: vec![Town {
                    name: "Northville".into(),
                    admin1: "North Oblast".into(),
                    point: Point { lat: 50.1234, lon: 30.5678 },
                    radius_m: 7_000.0,
                }],
                ground: vec![],
            },
            compiled: self.compiled(),
            accounting: Accounting {
                rows_in: 7,
                statements: 5,
                skipped: vec![Skip { id: "R9".into(), reason: "a count without a place is a claim".into() }],
                issues: 1,
            },
            issues: vec![Issue {
                severity: Severity::Warning,
                file: "reports/reports.csv".into(),
                line: 8,
                column: Some("place".into()),
                message: format!("`{CANARY}` has no coordinates"),
                hint: "add them".into(),
            }],
            statements: self.statements(),
            claims: self.claims(),
            checked: self.checked(),
            resolution: Resolution { incidents: self.incidents(), ..Resolution::default() },
            links: vec![
                link("I-R1", a, "oil storage", Some(Point { lat: 50.12, lon: 30.57 }), None),
                link(
                    "I-R3",
                    a,
                    "substation",
                    Some(Point { lat: 47.123_456, lon: 31.654_321 }),
                    Some(format!("`{CANARY}` in `South Oblast` is not in the gazetteer")),
                ),
                link("I-R5", b, "hospital", Some(Point { lat: 51.987_654, lon: 36.123_456 }), None),
            ],
            assessments: self.assessments(),
            findings: self.findings(),
            timeline: self.timeline(),
            headline: self.headline(),
            undated: 1,
            undated_used: true,
            follow: follow::follow(a, b),
        }
    }

    /// Two weeks of which reports were compiled, a week apart: the first as a choice, the second with a day that is missing
    /// as far as `b` is concerned.
    fn compiled(&self) -> Vec<Compiled> {
        let day = |day| Day::from(jiff::civil::date(2025, 3, day));
        let missing =
            Missing { days: vec![day(23)], about: Some(self.b.into()), why: format!("{CANARY} was cut off").into() };
        vec![
            Compiled {
                from: day(3),
                until: day(9),
                picked: Some(format!("what {CANARY} kept").into()),
                missing: vec![],
            },
            Compiled { from: day(17), until: day(23), picked: None, missing: vec![missing] },
        ]
    }

    fn agreement(&self) -> AgreementSummary {
        let reading = |id: &str, holder: &str, title: &str, assessor, own: Clause| ReadingSummary {
            id: id.into(),
            holder: holder.into(),
            holder_title: title.into(),
            title: "Statement of 25 March".into(),
            assessor,
            window: "from 25 March; end is not said".into(),
            release: "no release clause in this reading".into(),
            clauses: vec![clause("neither side strikes", 5, Basis::Stated("C1".into())), own],
            provisions: vec![],
        };
        AgreementSummary {
            id: "truce".into(),
            title: "Truce".into(),
            version: "0123456789abcdef".into(),
            parties: vec![
                PartySummary { id: self.a.into(), title: self.a_title.into(), clocks: vec![] },
                PartySummary { id: self.b.into(), title: self.b_title.into(), clocks: vec![] },
            ],
            terms: vec![TermSummary { id: "no-strikes".into(), title: "No strikes".into(), kind: "prohibition" }],
            readings: vec![
                reading(
                    "one",
                    self.a,
                    self.a_title,
                    false,
                    clause("in force from 18 March", 9, Basis::Assumed("a guess from R3, not R33, and C14".into())),
                ),
                reading("two", "watch", "watch", true, clause("in force from 25 March", 12, Basis::NotGiven)),
            ],
        }
    }

    fn timeline(&self) -> Vec<TimelineEntry> {
        let part = |term: Option<&str>, from, until, standing, because: &str, incident: Option<&str>| TimelineEntry {
            reading: "one".into(),
            party: self.a.into(),
            term: term.map(Name::from),
            from,
            until,
            standing,
            because: because.into(),
            clause: Some(0),
            incident: incident.map(Name::from),
            ends: vec![],
        };
        let at = |text: &str| text.parse::<Instant>().unwrap();
        let start = (at("2025-03-18T00:00Z"), at("2025-03-19T00:00Z"));
        let first = (at("2025-03-20T00:00Z"), at("2025-03-20T00:00Z"));
        let (before, never) = ((Instant::MIN, Instant::MIN), (Instant::MAX, Instant::MAX));
        let words = "It was in force: “in force from 18 March”.";
        vec![
            part(None, before, start, Standing::NotYet, "It was not in force: “in force from 18 March”.", None),
            part(None, start, (start.1, Instant::MAX), Standing::Bound, words, None),
            part(Some("no-strikes"), start, first, Standing::Bound, words, None),
            part(Some("no-strikes"), first, never, Standing::Released, "It was violated, by I-R1.", Some("I-R1")),
        ]
    }

    fn statements(&self) -> Vec<Statement> {
        let (a, b) = (format!("{}-ministry", self.a), format!("{}-ministry", self.b));
        vec![
            statement("R1", &a, Stance::Accuses, self.b, Some("Northville"), "North Oblast"),
            statement("R2", "Wire", Stance::Confirms, self.b, Some("Northville"), "North Oblast"),
            statement("R3", "Wire", Stance::Asserts, self.b, Some(CANARY), "South Oblast"),
            statement("R4", &b, Stance::Denies, self.b, Some("Northville"), "North Oblast"),
            statement("R5", &b, Stance::Accuses, self.a, Some(STOPPED), "East Oblast"),
        ]
    }

    fn incidents(&self) -> Vec<Incident> {
        let mut first =
            incident("R1", &["R1", "R2", "R4"], "oil storage", "fire", "Northville", "North Oblast", self.b);
        first.aliases = vec!["I-R2".into()];
        first.pairs = vec![PairWeight {
            a: "R1".into(),
            b: "R2".into(),
            bars: vec![
                Comparison { name: "prior", level: "two reports", bits: -6.0 },
                Comparison { name: "time", level: "same minute", bits: 9.25 },
            ],
            bits: 3.25,
            apart: None,
        }];
        first.contradictions = vec![Contradiction {
            dimension: Dimension::Time,
            kept: "02:08".into(),
            other: "03:00".into(),
            statements: vec!["R2".into()],
        }];
        let mut second = incident("R3", &["R3"], "substation", "damaged", CANARY, "South Oblast", self.b);
        second.means = Taxonomy::shipped().all(Facet::Means);
        second.contradictions = vec![Contradiction {
            dimension: Dimension::Territory,
            kept: CANARY.into(),
            other: format!("a field near {CANARY}, South Oblast"),
            statements: vec!["R3".into()],
        }];
        second.details = Details {
            reference: Some(format!("incident 17 at {CANARY}").into()),
            people_affected: Amount::new(300, 400),
            hours_without_service: Some(Amount::exactly(6)),
            ..Details::NONE
        };
        let mut third = incident("R5", &["R5"], "hospital", "intercepted", STOPPED, "East Oblast", self.a);
        third.contradictions = vec![Contradiction {
            dimension: Dimension::Territory,
            kept: "East Oblast".into(),
            other: format!("shot down over {STOPPED}"),
            statements: vec!["R5".into()],
        }];
        vec![first, second, third]
    }

    fn assessments(&self) -> Vec<Assessment> {
        let (a, b) = (format!("{}-ministry", self.a), format!("{}-ministry", self.b));
        let bar = |because: &str, id: &str| Bar {
            factor: "voice",
            bits: 3.0,
            because: because.into(),
            statements: vec![id.into()],
        };
        vec![
            Assessment {
                incident: "I-R1".into(),
                certainty: Certainty::Corroborated,
                rule: "a rule says so",
                bars: vec![bar("said by one side", "R1"), bar("said by a disinterested voice", "R2")],
                bits: 6.0,
                bits_without_one: [2.0, 3.0],
                voices: vec![
                    voice(&a, Some(self.a), true, "R1"),
                    voice("Wire", None, true, "R2"),
                    voice(&b, Some(self.b), false, "R4"),
                ],
                parties: vec![attributed(self.b, Attribution::LargelyAttributable, &[&a], &[&b])],
            },
            Assessment {
                incident: "I-R3".into(),
                certainty: Certainty::Reported,
                rule: "a rule says so",
                bars: vec![bar(&format!("seen at {CANARY} by a disinterested voice"), "R3")],
                bits: 3.0,
                bits_without_one: [3.0; 2],
                voices: vec![voice("Wire", None, true, "R3")],
                parties: vec![attributed(self.b, Attribution::Accused, &["Wire"], &[])],
            },
            Assessment {
                incident: "I-R5".into(),
                certainty: Certainty::Alleged,
                rule: "a rule says so",
                bars: vec![bar("said by one side", "R5")],
                bits: 3.0,
                bits_without_one: [3.0; 2],
                voices: vec![voice(&b, Some(self.b), true, "R5")],
                parties: vec![attributed(self.a, Attribution::Accused, &[&b], &[])],
            },
        ]
    }

    fn findings(&self) -> Vec<Finding> {
        let out = Deciding {
            dimension: Some(Dimension::Time),
            membership: Membership::Out,
            because: "it was before the start".into(),
            by: DecidedBy::Clause(1),
        };
        let open = |by| Deciding {
            dimension: Some(Dimension::Means),
            membership: Membership::Open,
            because: format!("the means at {CANARY} is not known"),
            by,
        };
        vec![
            finding("one", "R1", self.b, FindingKind::ProbableViolation, vec![]),
            finding("two", "R1", self.b, FindingKind::NotCovered, vec![out.clone()]),
            finding("one", "R3", self.b, FindingKind::CannotRule, vec![open(DecidedBy::Fact)]),
            finding("two", "R3", self.b, FindingKind::CannotRule, vec![open(DecidedBy::NotSaid)]),
            finding("one", "R5", self.a, FindingKind::AllegedViolation, vec![]),
            finding("two", "R5", self.a, FindingKind::NotCovered, vec![out]),
        ]
    }

    fn headline(&self) -> Headline {
        let tally = |reading: &str, corroborated: Vec<Name>, cannot, not_covered, alleged| Tally {
            reading: reading.into(),
            counts: FindingKind::ALL
                .into_iter()
                .map(|kind| {
                    let n = match kind {
                        FindingKind::CannotRule => cannot,
                        FindingKind::NotCovered => not_covered,
                        FindingKind::AllegedViolation => alleged,
                        _ => 0,
                    };
                    Count { kind, n }
                })
                .collect(),
            corroborated,
        };
        let none = |party: &str| PartyEarliest { party: party.into(), subject: None, between: None };
        let some = |party: &str, id: &str| PartyEarliest {
            party: party.into(),
            subject: Some(id.into()),
            between: Some((when().interval.from, when().interval.to)),
        };
        let earliest = |reading: &str| Earliest {
            reading: reading.into(),
            established: vec![none(self.a), some(self.b, "I-R1")],
            standard: "corroborated, by the monitor's own standard".into(),
            alleged: vec![some(self.a, "I-R5"), some(self.b, "I-R1")],
            possible: vec![none(self.a), some(self.b, "I-R3")],
            order: "which came first is not known".into(),
        };
        Headline {
            tallies: vec![tally("one", vec!["I-R1".into()], 1, 0, 2), tally("two", vec![], 1, 2, 0)],
            accusers: vec![
                Accuser {
                    side: self.a.into(),
                    accused: self.b.into(),
                    asserted: Some("more than 30 [C1]".into()),
                    itemised: vec!["I-R1".into()],
                    second_voice: vec!["I-R1".into()],
                },
                Accuser {
                    side: self.b.into(),
                    accused: self.a.into(),
                    asserted: None,
                    itemised: vec!["I-R5".into()],
                    second_voice: vec![],
                },
                Accuser {
                    side: "independent".into(),
                    accused: self.b.into(),
                    asserted: None,
                    itemised: vec!["I-R1".into(), "I-R3".into()],
                    second_voice: vec!["I-R1".into()],
                },
            ],
            earliest: vec![earliest("one"), earliest("two")],
            flips: vec![Flip {
                incident: "I-R1".into(),
                party: self.b.into(),
                readings: vec![
                    ("one".into(), FindingKind::AllegedViolation, vec![]),
                    ("two".into(), FindingKind::NotCovered, vec!["in force from 25 March".into()]),
                ],
            }],
            clarify: vec![Clarify {
                reading: "two".into(),
                question: "by which means?".into(),
                at: Some("Second, line 12".into()),
                findings: vec!["no-strikes/two/I-R3/x".into()],
                alone: 1,
                ways: vec![Way { answer: "if outside".into(), finding: "not covered".into(), n: 1 }],
            }],
            witnessed: Certainty::ALL.into_iter().map(|certainty| Witnessed { certainty, n: 1 }).collect(),
            one_side: 1,
            by_voices: ByVoices { one_interested: 1, two: 2, ..ByVoices::default() },
            divergences: vec![],
        }
    }
}

fn set(facet: Facet, word: &str) -> LeafSet {
    Taxonomy::shipped().set(facet, word).unwrap()
}

fn span(line: u32) -> TextSpan {
    let from = usize::try_from(line).unwrap() * 100;
    TextSpan { file: "agreement.md".into(), line, from, to: from + 20, article: ["Second".into()].into() }
}

fn clause(text: &str, line: u32, basis: Basis) -> Clause {
    Clause { text: text.into(), span: span(line), basis }
}

fn speaker(id: &str, affiliation: Affiliation) -> Speaker {
    Speaker {
        id: id.into(),
        kind: "ministry".into(),
        affiliation,
        reliability: Reliability::D,
        zones: vec![],
        relays: vec![],
        vague_means: vec![],
        inspects: false,
        comment: "".into(),
    }
}

fn area(name: &str, recognised: &str) -> Area {
    Area {
        name: name.into(),
        country: "Land".into(),
        recognised: Some(recognised.into()),
        zone: "Europe/Kyiv".into(),
        point: Point { lat: 48.0, lon: 32.0 },
        radius_m: 150_000.0,
    }
}

fn when() -> When {
    let from: Instant = "2025-03-19T00:08:00Z".parse().unwrap();
    When {
        interval: Interval { from, to: from.plus(60) },
        said: "2025-03-19 02:08".into(),
        zone: "Europe/Kyiv".into(),
        zone_origin: ZoneOrigin::Row,
        precision: Precision::Minute,
    }
}

fn statement(id: &str, speaker: &str, stance: Stance, about: &str, name: Option<&str>, admin1: &str) -> Statement {
    let place = Place {
        name: name.map(Into::into),
        admin1: Some(admin1.into()),
        country: Some("Land".into()),
        point: None,
        held_by: None,
    };
    let page = Page {
        source: format!("Page of {speaker}").into(),
        address: format!("https://example.org/{id}").into(),
        file: "reports/reports.csv".into(),
        line: 2,
    };
    Statement {
        id: id.into(),
        speaker: speaker.into(),
        page: Arc::new(page),
        stance,
        about: Some(about.into()),
        act: set(Facet::Act, "strike"),
        object: set(Facet::Object, "energy"),
        means: set(Facet::Means, "drone"),
        outcome: set(Facet::Outcome, "harm"),
        when: when(),
        place: Arc::new(place),
        received: Some(when().interval.to),
        numbers: Arc::new([]),
        details: None,
        text: format!("Says <that> it \"happened\" & burned at {}.", name.unwrap_or("a place")).into(),
        note: "a note for the compiler".into(),
    }
}

fn incident(
    first: &str,
    statements: &[&str],
    object: &str,
    outcome: &str,
    name: &str,
    admin1: &str,
    named: &str,
) -> Incident {
    Incident {
        id: format!("I-{first}").into(),
        aliases: vec![],
        statements: statements.iter().map(|id| (*id).into()).collect(),
        time: when(),
        place: IncidentPlace {
            name: Some(name.into()),
            admin1: Some(admin1.into()),
            country: Some("Land".into()),
            point: Some(Point { lat: 47.123_456, lon: 31.654_321 }),
            held_by: None,
            said: format!("{name}, {admin1}, Land").into(),
        },
        act: set(Facet::Act, "strike"),
        object: set(Facet::Object, object),
        means: set(Facet::Means, "long-range drone"),
        outcome: set(Facet::Outcome, outcome),
        details: Details::NONE,
        named: vec![named.into()],
        contradictions: vec![],
        pairs: vec![],
    }
}

fn link(incident: &str, ground: &str, object: &str, point: Option<Point>, unresolved: Option<String>) -> SiteLink {
    SiteLink {
        incident: incident.into(),
        class: set(Facet::Object, object),
        relation: Relation::Stated,
        areas: vec![],
        point,
        radius_m: 100.0,
        ground: Ground {
            recognised: vec![ground.into()],
            held_by: vec![ground.into()],
            because: if unresolved.is_some() { format!("as of March, {CANARY} too").into() } else { "".into() },
        },
        candidates: vec![],
        unresolved,
    }
}

fn voice(speaker: &str, side: Option<&str>, affirms: bool, id: &str) -> Voice {
    Voice { speaker: speaker.into(), side: side.map(Into::into), affirms, observed: false, statements: vec![id.into()] }
}

fn attributed(party: &str, attribution: Attribution, accusers: &[&str], deniers: &[&str]) -> Attributed {
    let names = |list: &[&str]| list.iter().map(|name| (*name).into()).collect();
    Attributed {
        party: party.into(),
        attribution,
        rule: "a rule says so",
        observed: false,
        accusers: names(accusers),
        deniers: names(deniers),
        admitters: vec![],
        bars: vec![],
        bits: 0.0,
        bits_without_one: [0.0; 2],
    }
}

fn finding(reading: &str, first: &str, party: &str, kind: FindingKind, deciding: Vec<Deciding>) -> Finding {
    let mut coverage = Coverage::ALL_IN;
    for one in &deciding {
        let place = Dimension::ALL.iter().position(|dimension| Some(*dimension) == one.dimension).unwrap();
        coverage.0[place] = one.membership;
    }
    let town = match first {
        "R1" => "Northville",
        "R3" => CANARY,
        _ => STOPPED,
    };
    let settle = Settle {
        questions: vec![Question { text: format!("by which means at {CANARY}?"), of_text: true, clause: Some(1) }],
        decides: "if it is in: alleged violation; if not: not covered".into(),
    };
    let settles = if kind == FindingKind::CannotRule { vec![settle] } else { vec![] };
    Finding::new(FindingParts {
        agreement: "truce".into(),
        version: "0123456789abcdef".into(),
        term: "no-strikes".into(),
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
        why: vec!["The term speaks of it in every respect.".into(), format!("It is reported at {town}.")],
        proof: format!("It is proven: {} by the standard.", kind.word()),
        settles,
        standard: "corroborated, by the monitor's own standard".into(),
        as_of: when().interval.to,
    })
    .unwrap()
}
