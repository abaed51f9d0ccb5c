//! A norm, ready to be applied: masks for scopes, numbers for names, and its closed form with what the form remembers.

use agreement::{Deadline, Norm, Norms, Period, Trigger};
use model::{Attribution, Certainty, Dimension, FindingKind, Instant, LeafSet, Membership, Name, Standard, Taxonomy};

use crate::deed::{Deed, Known};
use crate::forms::{
    Chance, Course, Duties, Excuse, Found, Keys, Looked, Masks, Reach, Span, Tally, Trail, Wanted, applies, at_hours,
    both, response,
};
use crate::holding::Packed;
use crate::register::{Addressee, Parties, Register};
use crate::table::{Proven, State, decide};

/// What a finding about a deed is, by coverage, certainty, attribution and observation: the table, worked out once. As
/// long as a byte can tell, so that no place lies outside.
#[derive(Clone, Debug)]
pub(crate) struct Kinds([FindingKind; 256]);

impl Kinds {
    pub(crate) fn of(standard: &Standard) -> Self {
        let mut kinds = [FindingKind::CannotRule; 256];
        for (row, known) in kinds.chunks_exact_mut(3).zip(Known::all()) {
            let Known { certainty, attribution, observed } = known;
            let meets_standard = standard.is_met(certainty, attribution);
            let proven = Proven { certainty, attribution, observed, meets_standard };
            let memberships = [Membership::In, Membership::Open, Membership::Out];
            for (kind, membership) in row.iter_mut().zip(memberships) {
                *kind = decide(membership, State::Done, &proven);
            }
        }
        Self(kinds)
    }

    #[inline]
    pub(crate) fn get(&self, coverage: Packed, known: u8) -> FindingKind {
        let place = known.wrapping_mul(3).wrapping_add(coverage.together_bits());
        self.0.get(usize::from(place)).copied().unwrap_or(FindingKind::CannotRule)
    }

    /// The finding, if the term speaks of it.
    pub(crate) fn covered(&self, known: u8) -> FindingKind {
        self.get(Packed::default(), known)
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
    /// The acts that it holds later ones against: what a response answers, a notice, a permit.
    pub remembered: LeafSet,
    hours: bool,
    survives: bool,
    rest: Rest,
    /// Whether deeds are judged by it one by one.
    pub forbids: bool,
}

/// A possible actor of a deed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Actor {
    pub party: u8,
    /// Whether it had accepted.
    pub bound: Membership,
    /// What is known of it, as a number.
    pub known: u8,
}

impl Actor {
    /// Nobody.
    pub(crate) const NONE: Self = Self { party: u8::MAX, bound: Membership::Out, known: 0 };

    /// A party as the actor of a deed, `known` being what is known of each party. Of one that nobody names, nothing is.
    #[inline]
    pub(crate) fn of(party: u8, deed: &Deed, known: &[Known], course: &Course<'_>) -> Self {
        let named = known.get(usize::from(party)).filter(|_| deed.named.contains(party));
        let known = named.copied().unwrap_or(Known::unnamed(deed.certainty)).number();
        Self { party, bound: course.actor(deed, party), known }
    }
}

/// What a finding hangs on beside the scopes and the actor.
#[derive(Clone, Copy, Debug)]
enum Rest {
    Nothing,
    /// Exceptions, where the scopes leave something to be excused.
    Exceptions,
    /// Exceptions and the form; or somebody waits for what is found.
    All,
}

/// Whether a deed falls into the time in which an agreement is in force; and into that from the start on, for what holds on
/// after the end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub said: Membership,
    pub endless: Membership,
}

impl Window {
    /// The one for a term, which may hold on after the end.
    pub(crate) fn of(self, survives: bool) -> Membership {
        if survives { self.endless } else { self.said }
    }
}

/// What of a deed's coverage is the same for every rule: the time, and what it adds where nothing is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shared {
    said: Packed,
    endless: Packed,
}

impl Shared {
    #[inline]
    pub(crate) fn of(deed: &Deed, window: Window) -> Self {
        let told = Packed::default()
            .plus(Dimension::Act, Masks::told_none(deed.done()))
            .plus(Dimension::Object, Masks::told_none(deed.object))
            .plus(Dimension::Means, Masks::told_none(deed.means));
        let at = |time| told.with(Dimension::Time, time);
        Self { said: at(window.said), endless: at(window.endless) }
    }
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
            remembered: remembered(norm),
            hours: norm.ambit.hours.is_some(),
            survives: norm.survives.is_some(),
            forbids: !matches!(
                norm.form,
                agreement::Form::Permit | agreement::Form::Oblige { .. } | agreement::Form::Periodic { .. }
            ),
            rest: match norm.form {
                agreement::Form::Prohibit if norm.ambit.exceptions.is_empty() => Rest::Nothing,
                agreement::Form::Prohibit => Rest::Exceptions,
                _ => Rest::All,
            },
        }
    }

    /// Whether it may speak of a deed, by what was done to what by which means.
    pub(crate) fn may_speak_of(&self, deed: &Deed) -> bool {
        let Reach { act, object, means, .. } = &self.reach;
        let possible = |masks: &Masks, leaves| masks.possible.overlaps(leaves);
        possible(act, deed.act) && possible(object, deed.object) && possible(means, deed.means)
    }

    /// Membership of a deed in the dimensions that are the same whoever did it.
    #[inline(always)]
    pub(crate) fn cover(&self, deed: &Deed, shared: Shared) -> Packed {
        let covered = if self.survives { shared.endless } else { shared.said };
        let covered = covered
            .plus(Dimension::Act, self.reach.act.bits(deed.done()))
            .plus(Dimension::Object, self.reach.object.bits(deed.object))
            .plus(Dimension::Means, self.reach.means.bits(deed.means))
            .plus(Dimension::Attempt, self.reach.attempt(deed.outcome));
        if self.hours { self.cover_hours(covered, deed) } else { covered }
    }

    /// Apart, so that a rule that has no hours pays nothing for them.
    #[cold]
    fn cover_hours(&self, covered: Packed, deed: &Deed) -> Packed {
        covered.join(Dimension::Time, at_hours(&self.norm.ambit, deed.time()))
    }

    /// Membership with the two dimensions that hang on the possible actor alone.
    #[inline(always)]
    pub(crate) fn cover_by(&mut self, covered: Packed, deed: &Deed, actor: Actor, register: &Register) -> Packed {
        let bound = if self.who.contains(actor.party) { actor.bound } else { Membership::Out };
        covered
            .with(Dimension::Actor, bound)
            .plus(Dimension::Territory, self.reach.ground.bits(deed.site, actor.party, register))
    }

    /// What is found by it may free a party or raise a duty.
    pub(crate) fn set_driving(&mut self) {
        (self.drives, self.rest) = (true, Rest::All);
    }

    /// Whether an exception or the form may have a say in a deed that is covered so far.
    #[inline(always)]
    pub(crate) fn has_more_to_say(&self, covered: Packed) -> bool {
        match self.rest {
            Rest::Nothing => false,
            Rest::Exceptions => !covered.is_out_of_scope(),
            Rest::All => true,
        }
    }

    /// Membership in each dimension but for what frees a party, `party` being the possible actor; and, where the finding can
    /// be no stronger than what was counted before it, how strong that is.
    pub(crate) fn cover_whole(
        &mut self,
        covered: Packed,
        course: &Course<'_>,
        (at, deed): (u64, &Deed),
        actor: Actor,
        register: &Register,
        looked: &Looked<'_>,
    ) -> (Packed, Option<FindingKind>) {
        let party = actor.party;
        let packed = self.cover_by(covered, deed, actor, register);
        if !self.has_more_to_say(covered) {
            return (packed, None);
        }
        // Where nothing of it is in scope there is nothing to excuse.
        let excused = if covered.is_out_of_scope() {
            Membership::In
        } else {
            applies(&mut self.excuses, &self.reach, at, deed, party, register)
        };
        let (formal, weakest) = match &mut self.form {
            Form::Before { notices, .. } => {
                match notices.before(at, deed, register, |by| by.acted(party)).membership {
                    Membership::In => (Membership::Out, None),
                    Membership::Open => (Membership::Open, None),
                    // That no notice is recorded says nothing where nobody looks for notices; and no more than those who do.
                    Membership::Out => match looked.known(register.party_name(party).map_or("", |name| name)) {
                        Some(known) => (Membership::In, Some(self.kinds.covered(known.number()))),
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
        Some(notices.before(at, deed, register, |by| by.acted(party)))
            .filter(|found| found.membership != Membership::Out)
    }

    /// Whether an exception applies to a deed, or may.
    pub(crate) fn excused(&self, at: u64, deed: &Deed, party: u8, register: &Register) -> bool {
        applies(&mut self.excuses.clone(), &self.reach, at, deed, party, register) != Membership::In
    }

    /// The finding about a deed.
    #[inline]
    pub(crate) fn kind(&self, coverage: Packed, known: u8, weakest: Option<FindingKind>) -> FindingKind {
        let kind = self.kinds.get(coverage, known);
        match weakest {
            Some(weakest) if kind.is_alleged_or_more() => kind.max(weakest),
            _ => kind,
        }
    }

    /// Whether it is established that one party did it, so that it may be held against a later act.
    pub(crate) fn establishes(&self, deed: &Deed, known: &[Known]) -> bool {
        let Some(party) = deed.named.sole() else { return false };
        deed.exact
            || known
                .get(usize::from(party))
                .is_some_and(|known| self.kinds.covered(known.number()) == FindingKind::Violation)
    }
}

/// The acts that a norm holds later ones against.
fn remembered(norm: &Norm) -> LeafSet {
    let responses = norm.ambit.exceptions.iter().map(|one| match &one.what {
        agreement::ExceptionBox::Response(to) => to.act,
        _ => LeafSet::EMPTY,
    });
    let marks = norm.ambit.marks.iter().map(|(_, _, to)| to.act);
    let needs = if let agreement::Form::Before { needs, .. } = norm.form { needs } else { LeafSet::EMPTY };
    responses.chain(marks).fold(needs, LeafSet::union)
}

/// Whether there is evidence that one party did what it says it did: a voice beside its own.
pub(crate) fn is_evident(deed: &Deed, known: &[Known]) -> bool {
    let Some(party) = deed.named.sole() else { return false };
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
        body: to.as_ref().map_or(Addressee::Anybody, |body| Addressee::Only(register.known_body(body))),
        keys,
    };
    match &norm.form {
        agreement::Form::Prohibit => Form::Prohibit,
        agreement::Form::Permit => Form::Permit,
        agreement::Form::Before { needs, to, at_least_s, at_most_s } => {
            let anything = Taxonomy::shipped().all(model::Facet::Object);
            let object = Masks::only(anything);
            let span = Span { at_least_s: *at_least_s, at_most_s: *at_most_s };
            let body = Addressee::Only(register.known_body(to));
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
