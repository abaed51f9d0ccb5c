//! Random cases whose facts are known in part, and their worlds.

use agreement::{AttemptRule, Deadline, Does, ExceptionBox, Form, Norms, Release, Trigger};
use judge::{Known, MOST_PARTIES, Register};
use model::{Attribution, Certainty, Facet, LeafSet, Name, Taxonomy};

use crate::oracle::Fact;
use crate::random::{AREAS, Random};

const HOUR: i64 = 3_600;

/// The facts of a world with their numbers, in the order in which they happened.
pub(super) type World = Vec<(usize, Fact)>;

/// A case of a few facts that are known in part.
#[derive(Debug)]
pub(crate) struct Case {
    pub norms: Norms,
    pub facts: Vec<Possible>,
    /// What was received by then is judged.
    pub ends: i64,
    /// Whether every act that is not recorded was not done.
    pub watched: bool,
}

/// A fact with a few possibilities in each respect.
#[derive(Clone, Debug)]
pub(crate) struct Possible {
    from: i64,
    to: i64,
    /// By singles.
    act: LeafSet,
    object: LeafSet,
    means: LeafSet,
    outcome: LeafSet,
    areas: Vec<Name>,
    held_by: Vec<Name>,
    recognised: Name,
    /// Who may have done it; where nobody is named, anybody.
    pub named: Vec<Name>,
    pub event: Option<Name>,
    body: Vec<Name>,
    reference: Vec<u32>,
}

impl Possible {
    /// What is known of it.
    pub(crate) fn known(&self) -> Fact {
        let one = |all: &[Name]| if let [one] = all { Some(one.clone()) } else { None };
        Fact {
            from: self.from,
            to: self.to,
            act: self.act,
            object: self.object,
            means: self.means,
            outcome: self.outcome,
            areas: self.areas.clone(),
            recognised: vec![self.recognised.clone()],
            held_by: self.held_by.clone(),
            by: self.named.clone(),
            event: self.event.clone(),
            body: one(&self.body),
            reference: if let [one] = *self.reference { one } else { 0 },
        }
    }

    /// Where one is named, it did it; of several it is one.
    pub(super) fn attributed(&self, register: &Register) -> [Known; MOST_PARTIES] {
        let mut known = [Known::unnamed(Certainty::Verified); MOST_PARTIES];
        for party in &self.named {
            let attribution = if self.named.len() == 1 { Known::LOGGED.attribution } else { Attribution::Disputed };
            known[usize::from(register.known_party(party).unwrap())] = Known { attribution, ..Known::LOGGED };
        }
        known
    }

    /// Both ends, and every full hour within.
    fn instants(&self) -> Vec<i64> {
        let hours = (self.from..self.to).filter(|t| t % HOUR == 0);
        let hours = if self.to - self.from < HOUR { vec![self.from] } else { hours.collect() };
        let mut all: Vec<i64> = hours.into_iter().chain([self.to - 1]).collect();
        all.dedup();
        all
    }

    /// Every exact fact that it may be.
    fn each(&self) -> Vec<Fact> {
        let singles = |set: LeafSet| if set.is_empty() { vec![set] } else { set.each().collect() };
        let who: Vec<Vec<Name>> = match (&self.event, self.named.is_empty()) {
            (Some(_), _) => vec![vec![]],
            (None, true) => ["a", "b", "a stranger"].map(|one| vec![one.into()]).to_vec(),
            (None, false) => self.named.iter().map(|one| vec![one.clone()]).collect(),
        };
        let mut all = vec![Fact { recognised: vec![self.recognised.clone()], ..self.known() }];
        let mut split = |by: &dyn Fn(&Fact) -> Vec<Fact>| all = all.iter().flat_map(by).collect();
        split(&|f| self.instants().into_iter().map(|t| Fact { from: t, to: t + 1, ..f.clone() }).collect());
        split(&|f| singles(self.act).into_iter().map(|act| Fact { act, ..f.clone() }).collect());
        split(&|f| singles(self.object).into_iter().map(|object| Fact { object, ..f.clone() }).collect());
        split(&|f| singles(self.means).into_iter().map(|means| Fact { means, ..f.clone() }).collect());
        split(&|f| singles(self.outcome).into_iter().map(|outcome| Fact { outcome, ..f.clone() }).collect());
        split(&|f| self.areas.iter().map(|one| Fact { areas: vec![one.clone()], ..f.clone() }).collect());
        split(&|f| self.held_by.iter().map(|one| Fact { held_by: vec![one.clone()], ..f.clone() }).collect());
        split(&|f| who.iter().map(|by| Fact { by: by.clone(), ..f.clone() }).collect());
        split(&|f| self.body.iter().map(|one| Fact { body: Some(one.clone()), ..f.clone() }).collect());
        split(&|f| self.reference.iter().map(|one| Fact { reference: *one, ..f.clone() }).collect());
        all
    }
}

/// Every order of what happened at the same instant.
fn orders(mut world: World) -> Vec<World> {
    world.sort_by_key(|(number, fact)| (fact.from, *number));
    let mut all: Vec<World> = vec![vec![]];
    for group in world.chunk_by(|(_, a), (_, b)| a.from == b.from) {
        let mut longer = Vec::new();
        for order in permutations(group) {
            longer.extend(all.iter().map(|begun| [begun.clone(), order.clone()].concat()));
        }
        all = longer;
    }
    all
}

fn permutations(group: &[(usize, Fact)]) -> Vec<World> {
    let Some((first, rest)) = group.split_first() else { return vec![vec![]] };
    let inserted = |order: World| {
        (0..=order.len()).map(move |place| {
            let mut order = order.clone();
            order.insert(place, first.clone());
            order
        })
    };
    permutations(rest).into_iter().flat_map(inserted).collect()
}

impl Case {
    /// Every world.
    pub(super) fn worlds(&self) -> Vec<World> {
        let mut all: Vec<World> = vec![vec![]];
        for (number, fact) in self.facts.iter().enumerate() {
            let each = fact.each();
            all = all
                .iter()
                .flat_map(|begun| each.iter().map(move |one| [begun.as_slice(), &[(number, one.clone())]].concat()))
                .collect();
        }
        all.into_iter().flat_map(orders).collect()
    }

    /// How many worlds there are at least.
    fn n_worlds(&self) -> usize {
        self.facts.iter().map(|fact| fact.each().len()).product()
    }
}

/// What a fact may be that means something to an agreement: acts, and events.
fn matters(norms: &Norms) -> (Vec<LeafSet>, Vec<Name>) {
    let set = |word| Taxonomy::shipped().set(Facet::Act, word).unwrap();
    let life = &norms.life;
    let mut acts: Vec<LeafSet> = vec![LeafSet(1), LeafSet(1), LeafSet(2)];
    let mut events: Vec<Name> = life.conditions.iter().chain(&life.until).map(|one| one.event.clone()).collect();
    events.extend(life.suspensions.iter().flat_map(|one| [Some(one.from.clone()), one.until.clone()]).flatten());
    let powers = life
        .powers
        .iter()
        .map(|power| if power.does == Does::Suspend { "suspension-notice" } else { "leaving-notice" });
    acts.extend(powers.map(set));
    let declared = life.releases.iter().filter(|release| release.mode == Release::ByDeclaration);
    acts.extend(declared.map(|_| set("release-declaration")));
    for norm in &norms.norms {
        match &norm.form {
            Form::Before { .. } => acts.push(LeafSet(4)),
            Form::Oblige { deadline, .. } => {
                acts.extend([LeafSet(8), LeafSet(8)]);
                if let Deadline::After { trigger: Trigger::Event(event), .. } = deadline {
                    events.push(event.clone());
                }
            }
            Form::Periodic { .. } => acts.extend([LeafSet(8), LeafSet(8)]),
            _ => {}
        }
    }
    (acts, events)
}

impl Random {
    /// A case of some tens of worlds, seldom of some hundreds.
    pub(crate) fn open_case(&mut self) -> Case {
        let mut norms = self.dated();
        for norm in &mut norms.norms {
            norm.ambit.attempt = match self.below(6) {
                0 => AttemptRule::DoesNotCount(0),
                1 => AttemptRule::NotSaid(None),
                _ => AttemptRule::Counts(0),
            };
        }
        // Terms that speak of much, so that there is much to count and to answer.
        let plain = self.one_in(3);
        for norm in norms.norms.iter_mut().filter(|_| plain) {
            let ambit = &mut norm.ambit;
            ambit.act.within = if ambit.act.within.overlaps(LeafSet(3)) { LeafSet(3) } else { ambit.act.within };
            (ambit.object.within, ambit.object.open) = (LeafSet(63), vec![]);
            (ambit.means.within, ambit.means.open) = (LeafSet(63), vec![]);
            (ambit.territory.of_other, ambit.territory.area) = (false, None);
            ambit.exceptions.retain(|one| matches!(one.what, ExceptionBox::Response(_)));
        }
        let limited = norms.norms.iter().any(|norm| matches!(norm.form, Form::Limit { .. }));
        let start = norms.life.window.dated.earliest.0;
        loop {
            let mut at = (start - HOUR * self.below(6)).max(0);
            let n = if limited { 3 } else { 2 } + self.below(3);
            let facts: Vec<Possible> = (0..n)
                .map(|_| {
                    at += HOUR * self.below(if limited { 6 } else { 14 });
                    let fact = self.possible(&norms, at);
                    // Several acts of one party that a limit may count.
                    if plain && limited && fact.event.is_none() && fact.named.len() == 1 {
                        return Possible { act: LeafSet(1), named: vec!["a".into()], ..fact };
                    }
                    fact
                })
                .collect();
            let ends = facts.iter().map(|fact| fact.to).max().unwrap() + HOUR * self.below(90);
            let case = Case { norms: norms.clone(), facts, ends, watched: !self.one_in(5) };
            if case.n_worlds() <= 120 {
                return case;
            }
        }
    }

    fn possible(&mut self, norms: &Norms, from: i64) -> Possible {
        let (acts, events) = matters(norms);
        let one_in = if events.is_empty() { i64::MAX } else { 3 };
        let event = self.one_in(one_in).then(|| self.one_of(&events));
        let act = if event.is_some() { LeafSet::EMPTY } else { self.one_of(&acts) };
        let (party, holder, recognised) = (self.party(), self.party(), self.party());
        let mut fact = Possible {
            from,
            to: from + 1,
            act,
            object: LeafSet(1 << self.below(6)),
            means: LeafSet(1 << self.below(6)),
            outcome: LeafSet(1 << self.below(6)),
            areas: vec![self.one_of(&AREAS).into()],
            held_by: vec![holder],
            recognised,
            named: if event.is_some() { vec![] } else { vec![party] },
            event,
            body: vec!["monitors".into()],
            reference: vec![u32::try_from(1 + self.below(2)).unwrap()],
        };
        for _ in 0..1 + self.below(3) {
            match self.below(13) {
                0..=3 => fact.to = from + HOUR * (1 + self.below(3)),
                // A declaration is known to be one: a power is used, and a release declared, where that is recorded.
                4 if fact.event.is_none() => {
                    let is_declared = |act: LeafSet| act.0 > 8;
                    let other = self.one_of(&acts);
                    if is_declared(other) == is_declared(act) {
                        fact.act = fact.act.union(other);
                    }
                }
                5 | 6 => fact.object = fact.object.union(LeafSet(1 << self.below(6))),
                7 => fact.means = fact.means.union(LeafSet(1 << self.below(6))),
                8 => fact.outcome = fact.outcome.union(LeafSet(1 << self.below(6))),
                9 => fact.areas = AREAS.iter().take(2).map(|one| Name::from(*one)).collect(),
                10 => fact.held_by = vec!["a".into(), "b".into()],
                11 if fact.event.is_none() => {
                    fact.named = if self.one_in(2) { vec![] } else { vec!["a".into(), "b".into()] };
                }
                12 if self.one_in(2) => fact.body = vec!["monitors".into(), "others".into()],
                12 => fact.reference = vec![1, 2],
                _ => {}
            }
        }
        fact
    }
}
