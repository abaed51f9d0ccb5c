//! A deed held against each rule: one holding for each possible actor.

use model::{Dimension, FindingKind};

use super::{Judge, Record, Told, looked};
use crate::deed::{Deed, Known};
use crate::forms::{Course, Driving, Watcher};
use crate::holding::{Holding, Packed};
use crate::register::{MOST_PARTIES, Parties, Register};
use crate::rule::{Actor, Rule, Shared};

/// A deed, and what it is held against beside the rules.
struct Case<'c> {
    at: u64,
    deed: &'c Deed,
    register: &'c Register,
    course: &'c Course<'c>,
    watchers: &'c [Watcher],
    record: Record,
    /// Whether anything is recorded that may free a party.
    frees: bool,
}

impl Judge<'_> {
    /// Holds a deed against each rule; gives what was found that may mean something for who is bound.
    pub(super) fn hold(
        &mut self,
        register: &Register,
        at: u64,
        deed: &Deed,
        known: &[Known],
        sink: &mut impl FnMut(Told),
    ) -> Vec<Driving> {
        let Self { rules, course, watchers, record, .. } = self;
        let case = Case { at, deed, register, course, watchers, record: *record, frees: course.may_free() };
        // Whether they were bound is the same for every rule.
        let of = |party: u8| Actor::of(party, deed, known, course);
        // Mostly one party is named: apart, nothing is worked out twice for it.
        if let Some(party) = deed.named.sole() {
            return case.hold(rules, &[of(party)], false, sink);
        }
        let nobody = deed.named.is_empty();
        let named = if nobody { Parties::first(register.n_parties()) } else { deed.named };
        let mut acting = [Actor::NONE; MOST_PARTIES];
        let places = acting.iter_mut().zip(named.each());
        let n = places.map(|(place, party)| *place = of(party)).count();
        case.hold(rules, acting.get(..n).unwrap_or(&[]), nobody, sink)
    }
}

impl Case<'_> {
    #[inline(always)]
    fn hold(
        &self,
        rules: &mut [Rule<'_>],
        acting: &[Actor],
        nobody: bool,
        sink: &mut impl FnMut(Told),
    ) -> Vec<Driving> {
        let Self { at, deed, register, course, .. } = *self;
        let mut driving = Vec::new();
        let log = self.record == Record::Log;
        let shared = Shared::of(deed, course.window(deed));
        for rule in rules {
            // Of a log, most rows are nothing that a rule speaks of.
            if !rule.forbids || log && !rule.may_speak_of(deed) {
                continue;
            }
            let covered = rule.cover(deed, shared);
            let is_plain = !(self.frees || log || rule.has_more_to_say(covered));
            for actor in acting {
                // Where nobody is named it was one of those that the rule binds.
                if nobody && !rule.who.contains(actor.party) {
                    continue;
                }
                let (coverage, kind) = if is_plain {
                    let coverage = rule.cover_by(covered, deed, *actor, register);
                    (coverage, rule.kind(coverage, actor.known, None))
                } else {
                    self.hold_whole(rule, covered, *actor, &mut driving)
                };
                if !(log && kind == FindingKind::NotCovered) {
                    sink(Told::Deed(Holding::new(at, rule.place, actor.party, coverage, kind)));
                }
            }
        }
        driving
    }

    /// The same with exceptions, what the form asks for, and what frees the party.
    #[inline(never)]
    fn hold_whole(
        &self,
        rule: &mut Rule<'_>,
        covered: Packed,
        actor: Actor,
        driving: &mut Vec<Driving>,
    ) -> (Packed, FindingKind) {
        let Self { at, deed, register, course, .. } = *self;
        let looked = looked(rule, self.record, self.watchers, course, deed, register);
        let (coverage, weakest) = rule.cover_whole(covered, course, (at, deed), actor, register, &looked);
        let coverage = if self.frees { freed(course, rule.place, coverage, at, deed, actor.party) } else { coverage };
        let kind = rule.kind(coverage, actor.known, weakest);
        if rule.drives && kind.is_alleged_or_more() {
            let (reciprocal, agreed) = (rule.norm.reciprocal, rule.norm.proof.is_some());
            driving.push(Driving { term: rule.place, party: actor.party, kind, reciprocal, agreed });
        }
        (coverage, kind)
    }
}

/// Coverage with what frees the party.
pub(super) fn freed(course: &Course<'_>, term: usize, coverage: Packed, at: u64, deed: &Deed, party: u8) -> Packed {
    let all = course.pauses(party).iter().chain(course.expected(party, deed));
    let about = all.filter(|pause| pause.is_about(term));
    about.fold(coverage, |all, pause| all.join(Dimension::Time, pause.hold(at, deed)))
}
