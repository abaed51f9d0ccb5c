//! A norm, ready to be applied: masks for scopes, numbers for names, and its closed form with what the form remembers.

use agreement::{Deadline, Norm, Norms, Period, Trigger};
use model::{Attribution, Certainty, Dimension, FindingKind, Instant, LeafSet, Membership, Name, Standard, Taxonomy};

use crate::deed::{Deed, Known};
use crate::forms::{
    Chance, Course, Duties, Excuse, Found, Keys, Looked, Masks, Reach, Span, Tally, Trail, Wanted, applies, at_hours,
    both, response,
};
use crate::holding::Packed;
use crate::register::{Parties, Register};
use crate::table::{Proven, State, decide};

/// What a finding is if the term speaks of it, by certainty, attribution and observation: the table, worked out once.
#[derive(Clone, Debug)]
pub(crate) struct Kinds([[[FindingKind; 2]; 7]; 5]);

impl Kinds {
    pub(crate) fn of(standard: &Standard) -> Self {
        Self(Certainty::ALL.map(|certainty| {
            Attribution::ALL.map(|attribution| {
                [false, true].map(|observed| {
                    let meets_standard = standard.is_met(certainty, attribution);
                    let proven = Proven { certainty, attribution, observed, meets_standard };
                    decide(Membership::In, State::Done, &proven)
                })
            })
        }))
    }

    pub(crate) fn get(&self, known: Known) -> FindingKind {
        let row = self.0.get(known.certainty as usize).and_then(|row| row.get(known.attribution as usize));
        row.and_then(|row| row.get(usize::from(known.observed))).copied().unwrap_or(FindingKind::CannotRule)
    }
}

/// What raises a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Raises {
    Start,
    End,
    /// An event; `None` where nothing is recorded of it.
    Event(Option<u32>),
    Act {
        act: LeafSet,
        by_other: bool,
    },
    Violation(Option<usize>),
    /// Once, by a date or by no date that is said.
    Once,
}

/// The closed form of a rule.
#[derive(Clone, Debug)]
pub(crate) enum Form<'a> {
    Prohibit,
    Permit,
    Before { notices: Box<Trail> },
    Limit(Box<Tally<'a>>),
    Oblige { duties: Box<Duties<'a>>, raises: Raises, keys: Keys, deadline: &'a Deadline, raised: bool },
    Periodic { duties: Box<Duties<'a>>, every: Period, next: Option<Instant> },
}

/// A norm, ready to be applied.
#[derive(Clone, Debug)]
pub(crate) struct Rule<'a> {
    pub norm: &'a Norm,
    /// Its place among the norms.
    pub place: usize,
    pub who: Parties,
    pub reach: Reach<'a>,
    pub excuses: Vec<Excuse<'a>>,
    pub marks: Vec<(&'a Name, usize, Trail)>,
    pub form: Form<'a>,
    pub kinds: Kinds,
    /// The standard that applies, and how it is named with a finding.
    pub standard: Standard,
    pub standard_text: String,
    /// Whether what is found by it may free a party or raise a duty.
    pub drives: bool,
    hours: bool,
}

impl<'a> Rule<'a> {
    pub(crate) fn of(
        norms: &'a Norms,
        place: usize,
        norm: &'a Norm,
        own: &Standard,
        register: &Register,
        log: bool,
    ) -> Self {
        let clauses = &norms.clauses;
        let standard = standard(norm, clauses, own);
        let exceptions = norm.ambit.exceptions.iter();
        Self {
            norm,
            place,
            who: register.parties_of(&norm.who),
            reach: Reach::of(&norm.ambit),
            excuses: exceptions.map(|one| Excuse::of(one, register)).collect(),
            marks: norm.ambit.marks.iter().map(|(name, clause, to)| (name, *clause, response(to))).collect(),
            form: form(norms, norm, register, log),
            kinds: Kinds::of(&standard),
            standard_text: standard.text(),
            standard,
            drives: false,
            hours: norm.ambit.hours.is_some(),
        }
    }

    /// Whether deeds are judged by it one by one.
    pub(crate) fn forbids(&self) -> bool {
        matches!(self.form, Form::Prohibit | Form::Before { .. } | Form::Limit(_))
    }

    /// Membership of a deed in each dimension but for what frees a party, `party` being the possible actor; and, where the
    /// finding can be no stronger than what was counted before it, how strong that is.
    #[inline]
    pub(crate) fn cover(
        &mut self,
        course: &Course<'_>,
        at: u64,
        deed: &Deed,
        party: u8,
        register: &Register,
        looked: &Looked<'_>,
    ) -> (Packed, Option<FindingKind>) {
        let survives = self.norm.survives.is_some();
        let mut time = course.window(deed, survives);
        if self.hours {
            time = both(time, at_hours(&self.norm.ambit, deed.time()));
        }
        let actor = if self.who.contains(party) { course.actor(deed, party) } else { Membership::Out };
        let act = if deed.not_done { Membership::Out } else { self.reach.act.hold(deed.act) };
        let packed = Packed::default()
            .with(Dimension::Actor, actor)
            .with(Dimension::Act, act)
            .with(Dimension::Object, self.reach.object.hold(deed.object))
            .with(Dimension::Means, self.reach.means.hold(deed.means))
            .with(Dimension::Territory, self.reach.ground.hold(deed.site, party, register))
            .with(Dimension::Time, time)
            .with(Dimension::Attempt, self.reach.attempt(deed.outcome));
        let excused = applies(&mut self.excuses, &self.reach, at, deed, party, register);
        let (formal, weakest) = match &mut self.form {
            Form::Before { notices, .. } => {
                match notices.before(at, deed, register, |by| by_only(by, party)).membership {
                    Membership::In => (Membership::Out, None),
                    Membership::Open => (Membership::Open, None),
                    // That no notice is recorded says nothing where nobody looks for notices; and no more than those who do.
                    Membership::Out => match looked.known(register.party_name(party).map_or("", |name| name)) {
                        Some(known) => (Membership::In, Some(self.kinds.get(known))),
                        None => (Membership::Open, None),
                    },
                }
            }
            Form::Limit(tally) => tally.exceeds(at, deed, party, course.start()),
            _ => (Membership::In, None),
        };
        (packed.with(Dimension::Exception, both(excused, formal)), weakest)
    }

    /// The notice or permit that came before a deed, or may have.
    pub(crate) fn notice(&self, at: u64, deed: &Deed, party: u8, register: &Register) -> Option<Found> {
        let Form::Before { notices, .. } = &self.form else { return None };
        Some(notices.before(at, deed, register, |by| by_only(by, party)))
            .filter(|found| found.membership != Membership::Out)
    }

    /// Whether an exception applies to a deed, or may.
    pub(crate) fn excused(&self, at: u64, deed: &Deed, party: u8, register: &Register) -> bool {
        applies(&mut self.excuses.clone(), &self.reach, at, deed, party, register) != Membership::In
    }

    /// The finding about a deed.
    pub(crate) fn kind(&self, coverage: Packed, known: Known, weakest: Option<FindingKind>) -> FindingKind {
        match (coverage.together(), known.certainty) {
            (Membership::Out, _) => FindingKind::NotCovered,
            (Membership::Open, Certainty::Refuted) => FindingKind::NoViolation,
            (Membership::Open, _) => FindingKind::CannotRule,
            (Membership::In, _) => {
                let kind = self.kinds.get(known);
                if kind.is_alleged_or_more() { weakest.map_or(kind, |weakest| kind.max(weakest)) } else { kind }
            }
        }
    }

    /// Whether it is established that one party did it, so that it may be held against a later act.
    pub(crate) fn establishes(&self, deed: &Deed, known: &[Known]) -> bool {
        let mut named = deed.named.each();
        let (Some(party), None) = (named.next(), named.next()) else { return false };
        deed.exact
            || known.get(usize::from(party)).is_some_and(|known| self.kinds.get(*known) == FindingKind::Violation)
    }
}

/// Whether it was a party's own act.
pub(crate) fn by_only(by: Parties, party: u8) -> Membership {
    match (by.is_empty(), by.contains(party), by.without(party).is_empty()) {
        (true, ..) => Membership::Open,
        (_, true, true) => Membership::In,
        (_, true, false) => Membership::Open,
        (_, false, _) => Membership::Out,
    }
}

/// Whether there is evidence that one party did what it says it did: a voice beside its own.
pub(crate) fn is_evident(deed: &Deed, known: &[Known]) -> bool {
    let mut named = deed.named.each();
    let (Some(party), None) = (named.next(), named.next()) else { return false };
    let known = known.get(usize::from(party));
    let heard = matches!(deed.certainty, Certainty::Reported | Certainty::Corroborated | Certainty::Verified);
    let doubtful = |known: &Known| matches!(known.attribution, Attribution::Disputed | Attribution::Undetermined);
    deed.exact || heard && known.is_some_and(|known| !doubtful(known))
}

/// Whether it is sure that an event or a declaration took place: others say so too, or its author does.
pub(crate) fn took_place(deed: &Deed, known: &[Known]) -> bool {
    let admitted =
        |party: u8| known.get(usize::from(party)).is_some_and(|known| known.attribution == Attribution::Admitted);
    let own = !deed.named.is_empty() && deed.named.each().all(admitted) && deed.certainty != Certainty::Refuted;
    deed.exact || own || matches!(deed.certainty, Certainty::Corroborated | Certainty::Verified)
}

/// The standard that applies: the text's, else the monitor's own; and how it is named with a finding.
fn standard(norm: &Norm, clauses: &[model::Clause], own: &Standard) -> Standard {
    match &norm.proof {
        None => own.clone(),
        Some(proof) => Standard {
            certainty: proof.certainty,
            attribution: proof.attribution.clone(),
            whose: format!(
                "the standard of the text, `{}`",
                clauses.get(proof.clause).map_or("", |clause| &clause.text)
            ),
        },
    }
}

fn form<'a>(norms: &'a Norms, norm: &'a Norm, register: &Register, log: bool) -> Form<'a> {
    let wanted = |ambit: &'a agreement::Ambit, to: &Option<Name>, keys: Keys, register: &Register| Wanted {
        reach: Reach::of(ambit),
        body: to.as_ref().map(|body| register.known_body(body)),
        keys,
    };
    match &norm.form {
        agreement::Form::Prohibit => Form::Prohibit,
        agreement::Form::Permit => Form::Permit,
        agreement::Form::Before { needs, to, at_least_s, at_most_s } => {
            let anything = Taxonomy::shipped().all(model::Facet::Object);
            let object = Masks { within: anything, possible: anything };
            let span = Span { at_least_s: *at_least_s, at_most_s: *at_most_s };
            let body = Some(register.known_body(to));
            Form::Before { notices: Box::new(Trail::new(*needs, object, body, Keys::default(), span)) }
        }
        agreement::Form::Limit { most, per } => Form::Limit(Box::new(Tally::new(*most, *per, &norms.clocks))),
        agreement::Form::Oblige { deadline, to, chain } => {
            let (raises, keys) = match deadline {
                Deadline::After { trigger, keys, .. } => (raises(norms, trigger, register), Keys::of(keys)),
                Deadline::At(_) | Deadline::NotSaid => (Raises::Once, Keys::default()),
            };
            let first = wanted(&norm.ambit, to, keys, register);
            let chain = chain.iter().map(|chance| Chance {
                wanted: wanted(&chance.ambit, &None, keys, register),
                within_s: chance.within_s,
                cures: chance.cures,
            });
            let duties = Box::new(Duties::new(first, chain.collect(), log));
            Form::Oblige { duties, raises, keys, deadline, raised: false }
        }
        agreement::Form::Periodic { every, to } => {
            let first = wanted(&norm.ambit, to, Keys::default(), register);
            Form::Periodic { duties: Box::new(Duties::new(first, vec![], log)), every: *every, next: None }
        }
    }
}

fn raises(norms: &Norms, trigger: &Trigger, register: &Register) -> Raises {
    match trigger {
        Trigger::Start => Raises::Start,
        Trigger::End => Raises::End,
        Trigger::Event(event) => Raises::Event(register.known_event(event)),
        Trigger::Act { act, by_other } => Raises::Act { act: *act, by_other: *by_other },
        Trigger::Violation(term) => Raises::Violation(norms.norms.iter().position(|norm| norm.term == *term)),
    }
}
