//! Random agreements and facts.

use agreement::{
    Ambit, AreaScope, AttemptRule, Bound, Chance, Condition, Deadline, Does, Edge, End, Exception, ExceptionBox, Form,
    Life, NoExcuse, Norm, Norms, OpenPart, Owner, Period, Power, Proof, Release, ReleaseRule, Replacement, ResponseTo,
    Scope, Shape, Span, Suspension, Territory, Trigger, Window,
};
use judge::{Deed, Known, MOST_PARTIES, Parties, Register, Site};
use model::{Attribution, Certainty, Facet, Instant, LeafSet, Name, PartySummary, Standard, Taxonomy};

use crate::oracle::Fact;

/// Random numbers by SplitMix64 (Steele, Lea & Flood 2014), so that a failing case can be run again by its number.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: i64) -> i64 {
        i64::try_from(self.next() % u64::try_from(n).unwrap()).unwrap()
    }

    pub(crate) fn one_in(&mut self, n: i64) -> bool {
        self.below(n) == 0
    }

    /// Leaves among the first six of a facet.
    pub(crate) fn leaves(&mut self) -> LeafSet {
        LeafSet(self.next() % 64)
    }

    pub(crate) fn some_leaves(&mut self) -> LeafSet {
        LeafSet(self.leaves().0.max(1))
    }

    pub(crate) fn names(&mut self, of: &[&str]) -> Vec<Name> {
        of.iter().filter(|_| self.one_in(2)).map(|name| Name::from(*name)).collect()
    }

    pub(crate) fn edge(&mut self) -> Edge {
        let earliest = self.below(LATEST - 10);
        match self.below(6) {
            0 => Edge { earliest: Instant(earliest), latest: Instant(earliest) },
            1 => Edge { earliest: Instant::MIN, latest: Instant(earliest) },
            2 => Edge { earliest: Instant(earliest), latest: Instant::MAX },
            _ => Edge { earliest: Instant(earliest), latest: Instant(earliest + self.below(9)) },
        }
    }

    pub(crate) fn scope(&mut self) -> Scope {
        let within = self.leaves();
        let open = (0..self.below(3))
            .map(|_| OpenPart { leaves: self.leaves().minus(within), clause: None, because: "it is not said".into() })
            .collect();
        Scope { within, open, clauses: vec![0] }
    }

    pub(crate) fn exception(&mut self, depth: u32) -> Exception {
        let what = match self.below(9) {
            0 => ExceptionBox::Circumstance,
            1 => ExceptionBox::LaunchedBeforeStart { until: Instant(self.below(LATEST)) },
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

    pub(crate) fn area(&mut self) -> AreaScope {
        let drawn = agreement::Attachment { file: "a.geojson".into(), digest: None };
        let drawn = self.one_in(4).then_some((Shape::Polygon, drawn)).into_iter().collect();
        let (mut units, without) = (self.names(&AREAS), self.names(&AREAS));
        units.retain(|unit| !without.contains(unit));
        AreaScope { units, without, drawn, clauses: vec![0] }
    }

    pub(crate) fn ambit(&mut self, depth: u32) -> Ambit {
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

    pub(crate) fn replacement(&mut self) -> Replacement {
        Replacement { other: "r".into(), from: self.edge(), clause: None }
    }

    pub(crate) fn life(&mut self) -> Life {
        Life {
            bound: [self.bound("a"), self.bound("b")].into_iter().flatten().collect(),
            window: Window {
                start: self.edge(),
                dated: Edge::ALWAYS,
                start_clause: None,
                ends: (0..self.below(4)).map(|_| End { label: "by some count".into(), at: self.edge() }).collect(),
                end_clause: None,
                runs: None,
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

    pub(crate) fn norm(&mut self) -> Norm {
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

    pub(crate) fn bound(&mut self, party: &str) -> Option<Bound> {
        (!self.one_in(8)).then(|| Bound { party: party.into(), from: self.edge(), clause: None })
    }

    pub(crate) fn party(&mut self) -> Name {
        if self.one_in(2) { "a".into() } else { "b".into() }
    }
}

pub(crate) const AREAS: [&str; 3] = ["north", "middle", "south"];

/// The instants of facts whose possibilities are tried one by one lie between zero and this.
pub(crate) const LATEST: i64 = 40;

impl Random {
    /// A fact with several possibilities in each respect.
    pub(crate) fn fact(&mut self) -> Fact {
        let from = self.below(LATEST - 1);
        Fact {
            from,
            to: from + 1 + self.below(LATEST - from),
            act: self.some_leaves(),
            object: self.some_leaves(),
            means: self.some_leaves(),
            outcome: self.some_leaves(),
            areas: self.names(&AREAS),
            recognised: self.names(&["a", "b"]),
            held_by: self.names(&["a", "b"]),
            by: vec![self.party()],
            ..Fact::default()
        }
    }

    pub(crate) fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(i64::try_from(all.len()).unwrap())).unwrap()].clone()
    }

    pub(crate) fn hour(&mut self, hours: i64) -> Instant {
        Instant(3_600 * self.below(hours))
    }

    /// Mostly everything, so that terms speak of something.
    fn wide(&mut self) -> Scope {
        let within = if self.one_in(3) { self.some_leaves() } else { LeafSet(63) };
        let open = OpenPart { leaves: LeafSet(63).minus(within), clause: None, because: "it is not said".into() };
        Scope { within, open: if self.one_in(4) { vec![open] } else { vec![] }, clauses: vec![0] }
    }

    fn wide_ambit(&mut self) -> Ambit {
        let exceptions = (0..self.below(2)).map(|_| match self.one_in(2) {
            true => self.exception(0),
            false => Exception {
                name: "response".into(),
                clause: 0,
                what: ExceptionBox::Response(ResponseTo {
                    within_s: 3_600 * (1 + self.below(48)),
                    act: LeafSet(3),
                    object: self.wide(),
                    keys: self.keys(&["area"]),
                }),
                not: NoExcuse::default(),
            },
        });
        let exceptions = exceptions.collect();
        Ambit {
            act: Scope { within: LeafSet(1 + self.below(3) as u64), open: vec![], clauses: vec![0] },
            object: self.wide(),
            means: self.wide(),
            territory: Territory {
                of_other: self.one_in(3),
                whose: Owner::Holder,
                whose_clause: None,
                area: self.one_in(4).then(|| self.area()),
                area_clause: None,
            },
            hours: None,
            attempt: AttemptRule::Counts(0),
            exceptions,
            marks: vec![],
        }
    }

    fn keys(&mut self, of: &[&str]) -> Vec<Name> {
        self.names(of)
    }

    /// A form over acts that a log may hold: bits 0 and 1 are acts of harm, 2 and 3 are what is due.
    fn form(&mut self, place: usize) -> Form {
        let notification = LeafSet(4);
        let body = Some(Name::from("monitors"));
        let duty = |random: &mut Self| Ambit { act: Scope::only(LeafSet(8), vec![0]), ..random.wide_ambit() };
        match self.below(8) {
            0 => Form::Before {
                needs: notification,
                to: "monitors".into(),
                at_least_s: 3_600 * self.below(12),
                at_most_s: self.one_in(2).then_some(3_600 * 60),
            },
            1 => {
                let per = if self.one_in(2) { Period::Day } else { Period::Every(Span { n: 30, hours: true }) };
                Form::Limit { most: self.below(3), per: Some(per) }
            }
            2..=4 => {
                let trigger = match self.below(3) {
                    0 if place > 0 => Trigger::Violation("t0".into()),
                    1 => Trigger::Event("e5".into()),
                    _ => Trigger::Act { act: LeafSet(3), by_other: self.one_in(2) },
                };
                let keys = self.keys(&["reference", "party"]);
                let (within_s, n) = (3_600 * (1 + self.below(40)), self.below(3));
                let chance = |random: &mut Self| Chance {
                    ambit: duty(random),
                    within_s: 3_600 * (1 + random.below(40)),
                    cures: random.one_in(2),
                    clause: 0,
                };
                let chain = (0..n).map(|_| chance(self)).collect();
                Form::Oblige {
                    deadline: Deadline::After { within_s, trigger, keys },
                    to: body.filter(|_| self.one_in(3)),
                    chain,
                }
            }
            5 => Form::Periodic { every: Period::Every(Span { n: 50, hours: true }), to: None },
            _ => Form::Prohibit,
        }
    }

    /// An agreement whose dates are exact, as a log has them.
    pub(crate) fn dated(&mut self) -> Norms {
        let exact = |at: Instant| Edge { earliest: at, latest: at };
        let n = 1 + usize::try_from(self.below(3)).unwrap();
        let norms: Vec<Norm> = (0..n)
            .map(|place| {
                let form = if place == 0 { Form::Prohibit } else { self.form(place) };
                let mut ambit = self.wide_ambit();
                if matches!(form, Form::Oblige { .. } | Form::Periodic { .. }) {
                    ambit.act.within = LeafSet(8);
                }
                let proof =
                    Proof { certainty: Certainty::Reported, attribution: vec![Attribution::Attributable], clause: 0 };
                Norm {
                    term: format!("t{place}").into(),
                    kind: "any",
                    sentence: String::new(),
                    clause: 0,
                    who: if self.one_in(5) { vec!["a".into()] } else { vec!["a".into(), "b".into()] },
                    ambit,
                    form,
                    proof: self.one_in(2).then_some(proof),
                    gravity: vec![],
                    survives: None,
                    reciprocal: (n < 3 && self.one_in(4)).then_some(0),
                }
            })
            .collect();
        let start = if self.one_in(2) { Instant(0) } else { self.hour(60) };
        let start = Instant(start.0.max(0));
        let mut norms = norms;
        let has_periods = norms.iter().any(|norm| matches!(norm.form, Form::Periodic { .. }));
        norms.iter_mut().filter(|_| has_periods).for_each(|norm| norm.reciprocal = None);
        let waits = !has_periods && self.one_in(4);
        let mut ends = vec![];
        if self.one_in(3) {
            ends.push(End { label: String::new(), at: exact(Instant(3_600 * (100 + self.below(140)))) });
        }
        let bound = ["a", "b"].map(|party| Bound {
            party: party.into(),
            from: if self.one_in(5) { exact(self.hour(50)) } else { Edge::ALWAYS },
            clause: None,
        });
        let condition = |event: &str| Condition { event: event.into(), clause: 0 };
        let mode = self.one_of(&[Release::Automatic, Release::NotSaid, Release::ByDeclaration]);
        let notice_days = if self.one_in(2) { Some(self.below(3)) } else { None };
        let release = ReleaseRule { id: "release".into(), term: "t0".into(), mode, notice_days, clause: 0 };
        let suspension = |until: bool| Suspension { from: "e3".into(), until: until.then(|| "e4".into()), clause: 1 };
        let power = |random: &mut Self| Power {
            who: random.names(&["a", "b"]),
            does: if random.one_in(2) { Does::Suspend } else { Does::Leave },
            after: Span { n: random.below(30), hours: true },
            clause: 2,
        };
        let started = if waits { Edge { earliest: start, latest: Instant::MAX } } else { exact(start) };
        Norms {
            agreement: "x".into(),
            version: "v".into(),
            reading: "r".into(),
            holder: "a".into(),
            parties: ["a", "b"].map(|id| PartySummary { id: id.into(), title: id.into(), clocks: vec![] }).to_vec(),
            clocks: vec![],
            clauses: vec![],
            life: Life {
                bound: bound.to_vec(),
                window: Window {
                    start: started,
                    dated: exact(start),
                    start_clause: None,
                    ends,
                    end_clause: None,
                    runs: None,
                },
                since: None,
                until_replaced: None,
                conditions: if waits { vec![condition("e1")] } else { vec![] },
                until: (!has_periods && self.one_in(4)).then(|| condition("e2")),
                suspensions: if !has_periods && self.one_in(4) { vec![suspension(self.one_in(2))] } else { vec![] },
                renewal: None,
                powers: if !has_periods && self.one_in(4) { vec![power(self)] } else { vec![] },
                releases: if !has_periods && self.one_in(2) { vec![release] } else { vec![] },
                reciprocal: None,
            },
            norms,
        }
    }

    /// A log: instants in order, one possibility in each respect, now and then two parties or none.
    pub(crate) fn log(&mut self) -> Vec<Fact> {
        let set = |word| Taxonomy::shipped().set(Facet::Act, word).unwrap();
        let declared = ["suspension-notice", "leaving-notice", "release-declaration"].map(set);
        let n = 1 + self.below(14);
        let mut at = 0;
        let mut fact = |random: &mut Self| {
            at += if random.one_in(5) { 0 } else { 3_600 * random.below(24) };
            let event = random.one_in(4).then(|| Name::from(random.one_of(&["e1", "e2", "e3", "e4", "e5"])));
            let act = match (&event, random.one_in(6)) {
                (Some(_), _) => LeafSet::EMPTY,
                (_, true) => random.one_of(&declared),
                _ => LeafSet(1 << random.below(4)),
            };
            let by = match random.below(14) {
                0 => vec![],
                1 => vec!["a".into(), "b".into()],
                _ => vec![random.party()],
            };
            let holder = random.party();
            Fact {
                from: at,
                to: at + 1,
                act,
                object: LeafSet(1 << random.below(6)),
                means: LeafSet(1 << random.below(6)),
                outcome: LeafSet(1 << random.below(6)),
                areas: vec![random.one_of(&AREAS).into()],
                recognised: vec![holder.clone()],
                held_by: vec![holder],
                by: if event.is_some() { vec![] } else { by },
                event,
                body: if random.one_in(4) { None } else { Some(random.one_of(&["monitors", "others"]).into()) },
                reference: u32::try_from(1 + random.below(2)).unwrap(),
            }
        };
        (0..n).map(|_| fact(self)).collect()
    }
}

/// The deed that a fact is.
pub(crate) fn deed(fact: &Fact, exact: bool, register: &mut Register) -> Deed {
    let site = Site { areas: fact.areas.clone(), recognised: fact.recognised.clone(), held_by: fact.held_by.clone() };
    let named = fact.by.iter().fold(0, |all, party| all | Parties::only(register.party(party).unwrap()).0);
    Deed {
        from: Instant(fact.from),
        to: Instant(fact.to),
        act: fact.act,
        object: fact.object,
        means: fact.means,
        outcome: fact.outcome,
        site: register.site(site),
        named: Parties(named),
        event: fact.event.as_ref().map(|event| register.event(event)),
        body: fact.body.as_ref().map(|body| register.body(body)),
        reference: u128::from(fact.reference),
        quantity: (0, u32::MAX),
        not_done: false,
        exact,
        certainty: Certainty::Verified,
    }
}

/// What is known of each party of a log.
pub(crate) const LOGGED: [Known; MOST_PARTIES] = [Known::LOGGED; MOST_PARTIES];

pub(crate) fn own_standard() -> Standard {
    Standard {
        certainty: Certainty::Corroborated,
        attribution: vec![Attribution::Admitted, Attribution::Attributable],
        whose: "the monitor's own standard".into(),
    }
}

/// An agreement of one rule.
pub(crate) fn alone(life: Life, norm: Norm) -> Norms {
    Norms { life, norms: vec![norm], ..Random(0).dated() }
}
