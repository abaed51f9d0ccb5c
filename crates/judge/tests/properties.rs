//! The promises that hold whatever agreement and facts are, on random cases of every form.

use std::collections::BTreeMap;

use agreement::{Ambit, Exception, ExceptionBox, Form, NoExcuse, Norms, Owner};
use judge::{Docket, Facts, Watcher, judge};
use model::{
    Assessment, Attribution, Basis, Certainty, Clause, Dimension, Facet, Finding, FindingKind, Incident, Instant,
    Interval, Membership, Name, SiteLink, SubjectKind, Taxonomy, TextSpan,
};

use crate::fixture::{attributed, blank};
use crate::random::{Random, own_standard};
use crate::worlds::{Case, Possible, watchers};

const N: u64 = 2_000;

/// The incident that a fact is, where it was, and what is known of it.
fn incident(number: usize, fact: &Possible) -> (Incident, SiteLink, Assessment) {
    let known = fact.known();
    let time = Interval::new(Instant(known.from), Instant(known.to)).unwrap();
    let attribution = if known.by.len() == 1 { Attribution::Attributable } else { Attribution::Disputed };
    let (mut incident, mut link, mut assessment) = blank(&format!("I-{number:02}"), time);
    incident.statements = vec![format!("R-{number:02}").into()];
    incident.act = known.act;
    incident.object = known.object;
    incident.means = known.means;
    incident.outcome = known.outcome;
    incident.details.event = known.event.clone();
    incident.details.to = known.body.clone();
    incident.details.reference = (known.reference > 0).then(|| known.reference.to_string().into());
    incident.named = known.by.clone();
    link.class = known.object;
    link.areas = known.areas.clone();
    link.ground.recognised = known.recognised.clone();
    link.ground.held_by = known.held_by.clone();
    assessment.certainty = Certainty::Verified;
    assessment.parties = known.by.iter().map(|party| attributed(party.clone(), attribution)).collect();
    (incident, link, assessment)
}

/// The findings of a case whose incidents are given in some order.
fn found(norms: &Norms, told: &[(Incident, SiteLink, Assessment)], watchers: &[Watcher], ends: i64) -> Vec<Finding> {
    let incidents: Vec<Incident> = told.iter().map(|one| one.0.clone()).collect();
    let links: Vec<SiteLink> = told.iter().map(|one| one.1.clone()).collect();
    let assessments: Vec<Assessment> = told.iter().map(|one| one.2.clone()).collect();
    let standard = own_standard();
    let facts = Facts {
        incidents: &incidents,
        links: &links,
        assessments: &assessments,
        watchers,
        standard: &standard,
        as_of: Instant(ends),
    };
    let docket = Docket::new(norms.parties.iter().map(|party| &party.id), facts).unwrap();
    judge(norms, &docket).unwrap()
}

type Told = Vec<(Incident, SiteLink, Assessment)>;

fn case(number: u64) -> (Case, Told) {
    let mut case = Random(number).open_case();
    case.norms.clauses = (1..=3)
        .map(|line| Clause {
            text: format!("clause {line}").into(),
            span: TextSpan { file: "a.md".into(), line, from: 0, to: 0, article: [].into() },
            basis: Basis::NotGiven,
        })
        .collect();
    let told = case.facts.iter().enumerate().map(|(number, fact)| incident(number, fact)).collect();
    (case, told)
}

fn watching(case: &Case) -> Vec<Watcher> {
    if case.watched { watchers() } else { vec![] }
}

fn by_id(findings: Vec<Finding>) -> BTreeMap<Name, Finding> {
    findings.into_iter().map(|one| (one.id.clone(), one)).collect()
}

#[test]
fn order_and_duplication_of_reports_change_no_finding() {
    for number in 0..N {
        let (case, told) = case(number);
        let expected = by_id(found(&case.norms, &told, &watching(&case), case.ends));
        let mut shuffled = told.clone();
        shuffled.reverse();
        shuffled.rotate_left(usize::try_from(number % 3).unwrap() % told.len());
        let other = by_id(found(&case.norms, &shuffled, &watching(&case), case.ends));
        for (id, one) in &expected {
            assert_eq!(other.get(id), Some(one), "case {number}");
        }
        assert_eq!(other.len(), expected.len(), "case {number}");
        // The same statement once more, and one more that says the same, are the same incident.
        let mut again = told.clone();
        for (incident, ..) in &mut again {
            let same = incident.statements[0].clone();
            incident.statements.extend([same.clone(), format!("{same}b").into()]);
        }
        let kinds = |all: BTreeMap<Name, Finding>| -> Vec<(Name, FindingKind, model::Coverage)> {
            all.into_iter().map(|(id, one)| (id, one.parts.finding, one.parts.coverage)).collect()
        };
        let twice = by_id(found(&case.norms, &again, &watching(&case), case.ends));
        assert_eq!(kinds(twice), kinds(expected), "case {number}");
    }
}

#[test]
fn an_exception_beats_a_prohibition() {
    let mut beaten = 0;
    for number in 0..N {
        let (mut case, told) = case(number);
        let before = by_id(found(&case.norms, &told, &watching(&case), case.ends));
        let whatever = Exception {
            name: "whatever".into(),
            clause: 0,
            what: ExceptionBox::Objects(Taxonomy::shipped().all(Facet::Object)),
            not: NoExcuse::default(),
        };
        for norm in &mut case.norms.norms {
            if !matches!(norm.form, Form::Oblige { .. } | Form::Periodic { .. }) {
                norm.ambit.exceptions.push(whatever.clone());
            }
        }
        let after = by_id(found(&case.norms, &told, &watching(&case), case.ends));
        for (id, one) in after.iter().filter(|(_, one)| one.parts.kind == SubjectKind::Incident) {
            assert_eq!(one.parts.finding, FindingKind::NotCovered, "case {number}: {one:#?}");
            let was = before[id].parts.finding;
            if was == FindingKind::Violation {
                assert_eq!(one.parts.coverage.get(Dimension::Exception), Membership::Out);
                beaten += 1;
            }
        }
    }
    assert!(beaten > 200, "{beaten}");
}

#[test]
fn no_statement_no_finding() {
    let mut of_duties = 0;
    for number in 0..N {
        let (case, told) = case(number);
        let of_all = found(&case.norms, &told, &watching(&case), case.ends);
        let said: Vec<&Name> = told.iter().flat_map(|(incident, ..)| &incident.statements).collect();
        for one in &of_all {
            let parts = &one.parts;
            let own = told.iter().find(|(incident, ..)| Some(&incident.id) == parts.incident.as_ref());
            match own {
                Some((incident, ..)) => assert!(incident.statements.iter().all(|one| parts.basis.contains(one))),
                None => assert!(matches!(parts.kind, SubjectKind::Deadline(_)), "{one:#?}"),
            }
            let rests =
                |id: &Name| said.contains(&id) || parts.kind != SubjectKind::Incident && id.starts_with("a.md:");
            assert!(parts.basis.iter().all(rests), "case {number}: {one:#?}");
        }
        // Without a statement there is nothing but what a date makes due; and without anybody who looks, no violation.
        for one in found(&case.norms, &[], &[], case.ends) {
            assert!(matches!(one.parts.kind, SubjectKind::Deadline(_)), "case {number}: {one:#?}");
            assert!(!one.parts.finding.is_alleged_or_more(), "case {number}: {one:#?}");
            of_duties += 1;
        }
    }
    assert!(of_duties > 200, "{of_duties}");
}

#[test]
fn what_happens_later_changes_nothing_that_was_found_of_what_came_before() {
    let mut compared = 0;
    for number in 0..N {
        let (case, told) = case(number);
        // An agreement that waits for an event which is recorded later had not begun before.
        if !case.norms.life.conditions.is_empty() {
            continue;
        }
        let last = told.iter().map(|(incident, ..)| incident.time.interval.from).max().unwrap();
        let (later, before): (Told, Told) =
            told.iter().cloned().partition(|(incident, ..)| incident.time.interval.from == last);
        if before.iter().any(|(incident, ..)| incident.time.interval.to > last) || later.len() != 1 {
            continue;
        }
        let all = by_id(found(&case.norms, &told, &watching(&case), case.ends));
        for (id, one) in by_id(found(&case.norms, &before, &watching(&case), case.ends)) {
            if one.parts.kind == SubjectKind::Incident {
                let now = &all[&id].parts;
                assert_eq!((now.finding, now.coverage), (one.parts.finding, one.parts.coverage), "case {number} {id}");
                compared += 1;
            }
        }
    }
    assert!(compared > 1_000, "{compared}");
}

/// Gives the parties of a case other names.
struct Renaming<'a>(&'a dyn Fn(&str) -> Name);

impl Renaming<'_> {
    fn list(&self, names: &mut [Name]) {
        names.iter_mut().for_each(|name| *name = (self.0)(name));
    }

    fn ambit(&self, ambit: &mut Ambit) {
        if let Owner::Claimed(claims) = &mut ambit.territory.whose {
            claims.iter_mut().for_each(|(party, _)| *party = (self.0)(party));
        }
        for exception in &mut ambit.exceptions {
            if let ExceptionBox::Permission { who, ambit } = &mut exception.what {
                self.list(who);
                self.ambit(ambit);
            }
        }
    }

    fn norms(&self, norms: &mut Norms) {
        norms.holder = (self.0)(&norms.holder);
        for party in &mut norms.parties {
            (party.id, party.title) = ((self.0)(&party.id), (self.0)(&party.title));
        }
        norms.life.bound.iter_mut().for_each(|bound| bound.party = (self.0)(&bound.party));
        norms.life.powers.iter_mut().for_each(|power| self.list(&mut power.who));
        for norm in &mut norms.norms {
            self.list(&mut norm.who);
            self.ambit(&mut norm.ambit);
            if let Form::Oblige { chain, .. } = &mut norm.form {
                chain.iter_mut().for_each(|chance| self.ambit(&mut chance.ambit));
            }
        }
    }

    fn told(&self, told: &mut Told) {
        for (incident, link, assessment) in told {
            self.list(&mut incident.named);
            self.list(&mut link.ground.recognised);
            self.list(&mut link.ground.held_by);
            assessment.parties.iter_mut().for_each(|one| one.party = (self.0)(&one.party));
        }
    }
}

#[test]
fn swapping_the_names_of_the_parties_swaps_the_findings_and_changes_nothing_else() {
    let mut forms = BTreeMap::<&str, u32>::new();
    for number in 0..N {
        let told_with = |first: &str, second: &str| {
            let (mut case, mut told) = case(number);
            let name = |name: &str| -> Name { if name == "a" { first } else { second }.into() };
            let renaming = Renaming(&name);
            renaming.norms(&mut case.norms);
            renaming.told(&mut told);
            let findings = found(&case.norms, &told, &watching(&case), case.ends);
            (case, format!("{findings:#?}"))
        };
        let (case, ours) = told_with("Aland", "Zland");
        let (_, theirs) = told_with("Zland", "Aland");
        let back = theirs.replace("Aland", "\u{1}").replace("Zland", "Aland").replace('\u{1}', "Zland");
        assert!(ours == back, "case {number}:\n{ours}\n{back}");
        for norm in &case.norms.norms {
            let form = match &norm.form {
                Form::Prohibit => "prohibit",
                Form::Permit => "permit",
                Form::Before { .. } => "before",
                Form::Limit { .. } => "limit",
                Form::Oblige { .. } => "oblige",
                Form::Periodic { .. } => "periodic",
            };
            *forms.entry(form).or_default() += 1;
        }
        let life = &case.norms.life;
        *forms.entry("power").or_default() += u32::from(!life.powers.is_empty());
        *forms.entry("release").or_default() += u32::from(!life.releases.is_empty());
    }
    assert!(forms.len() == 7 && forms.values().all(|n| *n > 100), "{forms:?}");
}
