//! The engine against its oracle on random agreements and facts.

use std::collections::BTreeMap;

use judge::{Judge, Record, Register, Subject, Told};
use model::{Coverage, Dimension, FindingKind, Name};

use crate::oracle::{self, log::duties};
use crate::random::{LOGGED, Random, alone, deed, own_standard};

#[test]
fn the_judge_agrees_with_its_oracle_on_what_a_term_speaks_of() {
    let mut seen = [[0_u32; 3]; 8];
    for case in 0..100_000 {
        let mut random = Random(case);
        let (life, norm, fact) = (random.life(), random.norm(), random.fact());
        let norms = alone(life, norm);
        let parties = ["a".into(), "b".into()];
        let mut register = Register::new(&parties).unwrap();
        let deed = deed(&fact, false, &mut register);
        let standard = own_standard();
        let mut judge = Judge::new(&norms, &register, Record::Case, &standard, &[]).unwrap();
        let mut engine = None;
        judge.judge(&register, 0, &deed, &LOGGED, &mut |told| {
            if let Told::Deed(holding) = told {
                engine = Some(holding.coverage().coverage());
            }
        });
        let naive = oracle::cover(&norms.life, &norms.norms[0], &fact, &fact.by[0], &[]);
        assert_eq!(engine, Some(Coverage(naive)), "case {case}: {norms:#?} {fact:#?}");
        for (row, membership) in seen.iter_mut().zip(naive) {
            row[membership as usize] += 1;
        }
    }
    // Every dimension was in, open and out many times: the comparison was not an empty one.
    assert!(seen.iter().flatten().all(|n| *n > 500), "{seen:?}");
}

#[test]
fn the_judge_agrees_with_its_oracle_on_logs() {
    let (mut kinds, mut of_duties) = (BTreeMap::<FindingKind, u32>::new(), BTreeMap::<FindingKind, u32>::new());
    let mut formal = [0_u32; 3];
    for case in 0..100_000 {
        let mut random = Random(case);
        let (norms, log) = (random.dated(), random.log());
        let mut register = Register::new(norms.parties.iter().map(|party| &party.id)).unwrap();
        for event in ["e1", "e2", "e3", "e4", "e5"] {
            register.event(&event.into());
        }
        register.body(&"monitors".into());
        let standard = own_standard();
        let mut judge = Judge::new(&norms, &register, Record::Log, &standard, &[]).unwrap();
        let (mut found, mut due) = (Vec::new(), Vec::new());
        let deeds: Vec<_> = log.iter().map(|fact| deed(fact, true, &mut register)).collect();
        let name = |party: u8| register.party_name(party).unwrap().clone();
        let mut sink = |told: Told| match told {
            Told::Deed(one) => {
                found.push((one.at(), one.rule(), name(one.party()), one.coverage().coverage().0, one.kind()));
            }
            Told::Duty { rule, party, kind, trace, .. } => {
                let subject = match trace.subject {
                    Subject::Deed(at) => i64::try_from(at).unwrap(),
                    Subject::At(at) => at.0,
                    Subject::Start | Subject::End => panic!("no such trigger"),
                };
                due.push((rule, name(party), subject, usize::from(trace.step), kind));
            }
        };
        for (at, deed) in (0..).zip(&deeds) {
            judge.advance(deed.from, &mut sink);
            judge.judge(&register, at, deed, &LOGGED, &mut sink);
            judge.follow(&register, at, deed, &LOGGED);
        }
        let last = deeds.last().unwrap().from;
        judge.close(last, &|_, _| LOGGED[0], &mut sink);
        let all = oracle::log::judge(&norms, &log);
        // Of a log what is not covered is not told.
        let naive: Vec<_> = all.iter().filter(|one| one.4 != FindingKind::NotCovered).cloned().collect();
        assert_eq!(found, naive, "case {case}: {norms:#?} {log:#?}");
        let mut naive_due: Vec<(usize, Name, i64, usize, FindingKind)> = duties(&norms, &log);
        naive_due.retain(|(.., kind)| *kind != FindingKind::NotCovered);
        naive_due.sort();
        due.sort();
        assert_eq!(due, naive_due, "case {case}: {norms:#?} {log:#?}");
        for (.., coverage, kind) in &all {
            *kinds.entry(*kind).or_default() += 1;
            formal[coverage[Dimension::Exception as usize] as usize] += 1;
        }
        due.iter().for_each(|(.., kind)| *of_duties.entry(*kind).or_default() += 1);
    }
    let many = |kind, of: &BTreeMap<FindingKind, u32>| of.get(&kind).is_some_and(|n| *n > 2_000);
    use FindingKind::{CannotRule, Fulfilled, NotCovered, Pending, Violation};
    assert!([Violation, CannotRule, NotCovered].into_iter().all(|kind| many(kind, &kinds)), "{kinds:?}");
    assert!(
        [Violation, CannotRule, Fulfilled, Pending].into_iter().all(|kind| many(kind, &of_duties)),
        "{of_duties:?}"
    );
    assert!(formal.iter().all(|n| *n > 2_000), "{formal:?}");
}
