//! Every world of open cases: what the judge says of facts that are known in part must hold in each world that they leave
//! possible, and where all worlds agree it should say so.
//!
//! A world fixes one possibility in every respect of every fact, and an order where two instants are equal; the oracle of
//! logs tells what is found in it. What is compared, and what is not:
//!
//! * Everything recorded is certain. What is not recorded did not happen: somebody watches every act all the time. Of events
//!   nobody watches, so that an agreement that waits for one that is not recorded may be open where its worlds are not.
//! * A violation frees somebody or raises a duty where it is *found*, not where it may have been one. Of two parties that
//!   may have done it, or of an object that may be protected, nothing is found that frees anybody, although it does in some
//!   of the worlds. What is driven by such a fact is left out, and counted.
//! * Instants are tried at both ends of an interval and at every full hour within: all spans of the agreements are hours.
//! * A duty that stands in only some worlds is no claim about the others.

mod cases;

use std::collections::BTreeMap;

use agreement::{Deadline, Form, Norms, Release, Trigger};
use judge::{Judge, Packed, Record, Register, Subject, Told, Watcher};
use model::Membership::{In, Open, Out};
use model::{Dimension, FindingKind, Instant, Interval, Membership, Name, Names, Taxonomy, Watch};

use crate::oracle::{Fact, join, log};
use crate::random::{Random, deed, own_standard};
use cases::World;
pub(crate) use cases::{Case, Possible};

/// What is found of a deed: by its fact, rule and party.
type OfDeed = (usize, usize, Name);

/// What is due: rule, party, what raised it, and how many chances that undo nothing went before.
type OfDuty = (usize, Name, i64, usize);

/// What the judge says of a case.
#[derive(Debug, Default)]
struct Said {
    deeds: BTreeMap<OfDeed, (Packed, FindingKind)>,
    duties: BTreeMap<OfDuty, FindingKind>,
}

/// Two that take no side and see every act.
pub(crate) fn watchers() -> Vec<Watcher> {
    let acts = Taxonomy::shipped().all(model::Facet::Act);
    let one = |by: &str| Watcher {
        side: vec![],
        watch: Watch { by: by.into(), acts, events: Names::All, areas: Names::All, time: Interval::ALL },
    };
    vec![one("m"), one("n")]
}

fn slot(norms: &Norms, rule: usize, step: usize) -> usize {
    match &norms.norms[rule].form {
        Form::Oblige { chain, .. } => chain.iter().take(step).filter(|chance| !chance.cures).count(),
        _ => 0,
    }
}

fn said(case: &Case) -> Said {
    let norms = &case.norms;
    let mut register = Register::new(norms.parties.iter().map(|party| &party.id)).unwrap();
    register.learn(norms);
    let deeds: Vec<_> = case.facts.iter().map(|fact| deed(&fact.known(), false, &mut register)).collect();
    let known: Vec<_> = case.facts.iter().map(|fact| fact.attributed(&register)).collect();
    let (standard, watchers) = (own_standard(), if case.watched { watchers() } else { vec![] });
    let mut judge = Judge::new(norms, &register, Record::Case, &standard, &watchers).unwrap();
    let mut order: Vec<usize> = (0..deeds.len()).collect();
    order.sort_by_key(|at| (deeds[*at].time(), *at));
    let each = || order.iter().map(|at| (*at as u64, &deeds[*at], known[*at].as_slice()));
    each().for_each(|(at, deed, known)| judge.note(&register, at, deed, known));
    each().for_each(|(at, deed, known)| judge.count(&register, at, deed, known));
    each().for_each(|(at, deed, known)| judge.weigh(&register, at, deed, known));
    let mut all = Said::default();
    let name = |party: u8| register.party_name(party).unwrap().clone();
    let mut sink = |told: Told| match told {
        Told::Deed(one) => {
            all.deeds.insert((one.at(), one.rule(), name(one.party())), (one.coverage(), one.kind()));
        }
        Told::Duty { rule, party, kind, trace, .. } => {
            let subject = match trace.subject {
                Subject::Deed(at) => i64::try_from(at).unwrap(),
                Subject::At(at) => at.0,
                Subject::Start | Subject::End => panic!("no such trigger"),
            };
            let key = (rule, name(party), subject, slot(norms, rule, usize::from(trace.step)));
            assert_eq!(all.duties.insert(key, kind), None, "a duty is told once");
        }
    };
    each().for_each(|(at, deed, known)| judge.judge(&register, at, deed, known, &mut sink));
    let known_of = |at: u64, party: u8| known[usize::try_from(at).unwrap()][usize::from(party)];
    judge.close(Instant(case.ends), &known_of, &mut sink);
    all
}

/// What the oracle finds of a world, under the numbers of the case.
fn found(case: &Case, world: &World) -> (BTreeMap<OfDeed, [Membership; 8]>, BTreeMap<OfDuty, FindingKind>) {
    let norms = &case.norms;
    // The log ends with something that no term speaks of, so that every world is closed at the same instant.
    let last = Fact { from: case.ends, to: case.ends + 1, event: Some("the end of the log".into()), ..Fact::default() };
    let log: Vec<Fact> = world.iter().map(|(_, fact)| fact.clone()).chain([last]).collect();
    let deeds = log::judge(norms, &log).into_iter().filter(|(at, ..)| *at < world.len());
    let deeds = deeds.map(|(at, rule, party, cover, _)| ((world[at].0, rule, party), cover)).collect();
    let obliges = norms.norms.iter().any(|norm| matches!(norm.form, Form::Oblige { .. } | Form::Periodic { .. }));
    let duties = if obliges { log::duties(norms, &log) } else { vec![] };
    let duties = duties.into_iter().filter(|(.., kind)| *kind != FindingKind::NotCovered);
    let duties = duties.map(|(rule, party, subject, step, kind)| {
        let by_deed = matches!(norms.norms[rule].form, Form::Oblige { .. });
        let place = usize::try_from(subject).ok().filter(|_| by_deed);
        let subject = place.map_or(subject, |place| i64::try_from(world[place].0).unwrap());
        ((rule, party, subject, slot(norms, rule, step)), kind)
    });
    (deeds, duties.collect())
}

/// Whether what a rule says hangs on what is found to be a violation.
fn driven(norms: &Norms, place: usize) -> Vec<usize> {
    let norm = &norms.norms[place];
    let of_term = |term: &Name| norms.norms.iter().position(|one| one.term == *term);
    let released = norms.life.releases.iter().filter(|release| release.term == norm.term);
    let raised = match &norm.form {
        Form::Oblige { deadline: Deadline::After { trigger: Trigger::Violation(term), .. }, .. } => of_term(term),
        _ => None,
    };
    // A duty is raised while its party is bound: no release is about its term, so that it hangs on the violation alone.
    released.map(|_| place).chain(norm.reciprocal.map(|_| place)).chain(raised).collect()
}

#[derive(Debug, Default)]
struct Counts {
    cases: u32,
    worlds: u64,
    /// What is said of deeds, and of duties: how often it is decided, open although the worlds agree, and open as they part.
    deeds: [u32; 3],
    duties: [u32; 3],
    left_out: u32,
    seen: BTreeMap<&'static str, u32>,
    of_duties: BTreeMap<FindingKind, u32>,
    undecided: BTreeMap<String, u32>,
    faults: Vec<String>,
}

impl Counts {
    fn see(&mut self, what: &'static str, is: bool) {
        *self.seen.entry(what).or_default() += u32::from(is);
    }

    fn fault(&mut self, is: bool, number: u64, case: &Case, what: &dyn std::fmt::Debug) {
        if is {
            self.faults.push(format!("case {number}: {what:?}\n{:?}\n{:?}", case.norms, case.facts));
        }
    }
}

fn compare(number: u64, case: &Case, counts: &mut Counts) {
    let worlds = case.worlds();
    let said = said(case);
    let each: Vec<_> = worlds.iter().map(|world| found(case, world)).collect();
    counts.cases += 1;
    counts.worlds += worlds.len() as u64;
    let norms = &case.norms;
    let covers = |key: &OfDeed| -> Vec<[Membership; 8]> {
        each.iter().filter_map(|(deeds, _)| deeds.get(key)).copied().collect()
    };
    let together = |cover: &[Membership; 8]| *cover.iter().max().unwrap();
    // Rules whose finding about some fact is open and is a violation in a world.
    let doubtful: Vec<usize> = said
        .deeds
        .iter()
        .filter(|(key, (_, kind))| {
            *kind == FindingKind::CannotRule && covers(key).iter().any(|cover| together(cover) == In)
        })
        .map(|(key, _)| key.1)
        .collect();
    // An event that is not recorded may have happened, in worlds that are not among these.
    let recorded = |one: &agreement::Condition| case.facts.iter().any(|fact| fact.event.as_ref() == Some(&one.event));
    let measured = case.watched && norms.life.conditions.iter().all(recorded);
    let left_out = |place: usize| driven(norms, place).iter().any(|driver| doubtful.contains(driver));
    for (key, (packed, kind)) in &said.deeds {
        if left_out(key.1) {
            counts.left_out += 1;
            continue;
        }
        let worlds = covers(key);
        let coverage = packed.coverage();
        let mut fault = |is: bool, what: &dyn std::fmt::Debug| counts.fault(!is, number, case, &(key, coverage, what));
        let engine = packed.together();
        let joined = join(worlds.iter().map(together));
        let fits = engine == Open || engine == joined;
        fault(fits, &("together", joined));
        // What is no act of the term is told apart no further. Dimension by dimension, but for the exception: where something else is out there is nothing to excuse. Whether a
        // party had accepted is asked together with the time: an hour is doubted once.
        for dimension in [Dimension::Act, Dimension::Object, Dimension::Means, Dimension::Territory, Dimension::Attempt]
        {
            let (one, all) = (coverage.get(dimension), join(worlds.iter().map(|cover| cover[dimension as usize])));
            fault(one == all, &(dimension, all));
        }
        let bound = coverage.get(Dimension::Actor).max(coverage.get(Dimension::Time));
        let all = join(worlds.iter().map(|cover| cover[0].max(cover[5])));
        fault(bound == Open || bound == all || coverage.get(Dimension::Act) == Out, &("bound", all));
        let by_one = case.facts[key.0].named.len() == 1;
        let expected = match engine {
            In if by_one => FindingKind::Violation,
            In | Open => FindingKind::CannotRule,
            Out => FindingKind::NotCovered,
        };
        fault(*kind == expected, &(kind, expected));
        if measured {
            counts.deeds[if engine != Open {
                0
            } else if joined != Open {
                1
            } else {
                2
            }] += 1;
            if engine == Open && joined != Open {
                let open: Vec<&str> = coverage.with(Open).map(Dimension::word).collect();
                *counts.undecided.entry(open.join(" ")).or_default() += 1;
            }
        }
        let life = &norms.life;
        let time = coverage.get(Dimension::Time) != In;
        let exception = coverage.get(Dimension::Exception) != In;
        let decided = engine != Open;
        let form = &norms.norms[key.1].form;
        counts.see("condition", decided && !life.conditions.is_empty());
        counts.see("until an event", decided && time && life.until.is_some());
        counts.see("suspension", decided && time && !life.suspensions.is_empty());
        counts.see("power", decided && time && !life.powers.is_empty());
        let released = |mode| life.releases.iter().any(|one| one.mode == mode && one.term == norms.norms[key.1].term);
        counts.see("release at once", decided && time && released(Release::Automatic));
        counts.see("release by declaration", decided && time && released(Release::ByDeclaration));
        counts.see("release not said", time && released(Release::NotSaid));
        counts.see("reciprocity", time && norms.norms[key.1].reciprocal.is_some());
        counts.see("before", decided && matches!(form, Form::Before { .. }));
        counts.see("limit kept", engine == Out && exception && matches!(form, Form::Limit { .. }));
        counts.see("limit passed", engine == In && matches!(form, Form::Limit { most: 1.., .. }));
        let responses = norms.norms[key.1].ambit.exceptions.iter();
        let responses = responses.filter(|one| matches!(one.what, agreement::ExceptionBox::Response(_))).count();
        counts.see("response", decided && exception && responses > 0 && matches!(form, Form::Prohibit));
    }
    let mut keys: Vec<&OfDuty> = said.duties.keys().chain(each.iter().flat_map(|(_, duties)| duties.keys())).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        if left_out(key.0) {
            counts.left_out += 1;
            continue;
        }
        let worlds: Vec<Option<FindingKind>> = each.iter().map(|(_, duties)| duties.get(key).copied()).collect();
        let told: Vec<FindingKind> = worlds.iter().flatten().copied().collect();
        let engine = said.duties.get(key).copied();
        use FindingKind::{CannotRule, Fulfilled, NotCovered, Pending, Violation};
        let earlier = |slot: usize| said.duties.get(&(key.0, key.1.clone(), key.2, slot)).copied();
        let pending = told.iter().all(|one| matches!(one, Pending | CannotRule));
        let ahead = (0..key.3).filter_map(earlier).any(|kind| kind == Pending || kind == CannotRule && pending);
        let fits = match engine {
            Some(CannotRule) => true,
            // What nobody watches for may have been done unseen.
            Some(Violation) => case.watched && worlds.iter().all(|one| *one == Some(Violation)),
            Some(Fulfilled) => told.iter().all(|one| *one == Fulfilled),
            // It may still be ahead.
            Some(Pending) => told.is_empty() || told.iter().any(|one| matches!(one, Pending | Fulfilled)),
            // What comes after a deadline that may still be ahead is not told yet.
            Some(NotCovered) | None => told.is_empty() || ahead,
            Some(_) => false,
        };
        counts.fault(!fits, number, case, &("duty", key, engine, &worlds));
        if measured {
            let agree = worlds.iter().all(|one| *one == worlds[0]) && worlds[0] != Some(CannotRule);
            let is_open = engine == Some(CannotRule);
            counts.duties[if !is_open {
                0
            } else if agree {
                1
            } else {
                2
            }] += 1;
            if is_open && agree {
                *counts.undecided.entry(format!("duty {:?}", worlds[0])).or_default() += 1;
            }
            engine.into_iter().for_each(|kind| *counts.of_duties.entry(kind).or_default() += 1);
        }
    }
}

#[test]
fn what_is_found_of_facts_that_are_known_in_part_holds_in_every_world() {
    let mut counts = Counts::default();
    for number in 0..10_000 {
        let case = Random(number).open_case();
        compare(number, &case, &mut counts);
    }
    let Counts { cases, worlds, deeds, duties, left_out, seen, of_duties, .. } = &counts;
    assert!(counts.faults.is_empty(), "{} faults, the first: {}", counts.faults.len(), counts.faults[0]);
    assert!(*cases == 10_000 && *worlds > 200_000, "{cases} cases, {worlds} worlds");
    // Where all worlds agree the judge says so, nearly always: it is not sound by leaving everything open.
    assert!(deeds[2] > 500 && duties[2] > 500, "decided, open although the worlds agree, open: {deeds:?} {duties:?}");
    assert!(missed(*deeds) < 0.01 && missed(*duties) < 0.02, "{counts:#?}");
    assert!(*left_out < deeds[0] / 5, "{left_out} of {deeds:?} are left out");
    assert!(seen.values().all(|n| *n > 100) && seen.len() == 12, "{seen:#?}");
    use FindingKind::{CannotRule, Fulfilled, NotCovered, Pending, Violation};
    let many = |kind| of_duties.get(&kind).is_some_and(|n| *n > 300);
    assert!([Violation, CannotRule, Fulfilled, NotCovered, Pending].into_iter().all(many), "{of_duties:?}");
}

/// The share of what is left open although the worlds agree, of all on which they agree.
fn missed([decided, missed, _]: [u32; 3]) -> f64 {
    f64::from(missed) / f64::from(decided + missed)
}
