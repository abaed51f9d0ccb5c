//! What hangs on what came before: limits, notices, responses, duties, who is bound. Instants are exact, in the order of a log.

use agreement::{Ambit, Deadline, Does, Edge, End, Form, Life, Norm, Norms, Period, Release, ResponseTo, Trigger};
use model::Membership::{self, In, Open, Out};
use model::{Facet, FindingKind, Instant, LeafSet, Name, Taxonomy};

use super::{Fact, actor, cover, not, said, scope, territory, time};

/// A deed, a rule, a party, coverage and the finding.
pub(crate) type Found = (usize, usize, Name, [Membership; 8], FindingKind);

/// Whether a fact is a response to an earlier one.
pub(super) fn answers(to: &ResponseTo, earlier: &Fact, fact: &Fact, party: &str) -> Membership {
    if fact.from - earlier.from > to.within_s || !same(&to.keys, earlier, fact) {
        return Out;
    }
    others(earlier, party).max(is_act(earlier.act, to.act)).max(scope(&to.object, earlier.object))
}

/// Whether it was the party's own act.
fn own(fact: &Fact, party: &str) -> Membership {
    match (fact.by.is_empty(), fact.by.iter().any(|one| &**one == party), fact.by.len()) {
        (true, ..) | (_, true, 2..) => Open,
        (_, is_own, _) => said(is_own),
    }
}

/// Whether it was another party's act.
fn others(fact: &Fact, party: &str) -> Membership {
    [(In, Out), (Open, Open), (Out, In)].into_iter().find(|(is_own, _)| *is_own == own(fact, party)).unwrap().1
}

fn is_act(act: LeafSet, wanted: LeafSet) -> Membership {
    said(!act.is_empty() && wanted.contains(act))
}

/// Whether two facts have the keys in common.
fn same(keys: &[Name], a: &Fact, b: &Fact) -> bool {
    keys.iter().all(|key| match &**key {
        "area" => a.areas == b.areas,
        "reference" => a.reference == b.reference,
        "party" => true,
        other => panic!("no key {other}"),
    })
}

/// What is found of each deed of a log by each rule, for each party that did it.
pub(crate) fn judge(norms: &Norms, log: &[Fact]) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, fact) in log.iter().enumerate() {
        let (before, so_far) = (log.get(..at).unwrap(), found.clone());
        for (place, norm) in norms.norms.iter().enumerate() {
            for party in if fact.by.is_empty() { &norm.who } else { &fact.by } {
                let life = life_at(&norms.life, before);
                let mut cover = cover(&life, norm, fact, party, before);
                cover[5] = cover[5].max(bound(norms, &so_far, before, fact, party, norm));
                cover[7] = cover[7].max(match &norm.form {
                    Form::Before { needs, to, at_least_s, at_most_s } => {
                        let needed = before.iter().map(|notice| {
                            let gap = fact.from - notice.from;
                            let in_time = gap >= *at_least_s && at_most_s.is_none_or(|most| gap <= most);
                            let body =
                                if notice.body.is_none() { Open } else { said(notice.body.as_ref() == Some(to)) };
                            said(in_time).max(is_act(notice.act, *needs)).max(body).max(own(notice, party))
                        });
                        not(needed.min().unwrap_or(Out))
                    }
                    Form::Limit { most, per: Some(per) } => {
                        let counted = |least: Membership| {
                            let same = |(one, of, who, cover, _): &&Found| {
                                let covered = cover[..7].iter().max().unwrap().max(&own(&log[*one], party)).to_owned();
                                let in_period = period(*per, log[*one].from, &life) == period(*per, fact.from, &life);
                                *of == place && who == party && in_period && covered <= least
                            };
                            i64::try_from(so_far.iter().filter(same).count()).unwrap()
                        };
                        match (counted(In) >= *most, counted(Open) >= *most) {
                            (true, _) => In,
                            (_, true) => Open,
                            _ => Out,
                        }
                    }
                    _ => In,
                });
                let kind = match cover.iter().max().unwrap() {
                    In if fact.by.is_empty() => FindingKind::CannotRule,
                    In => FindingKind::Violation,
                    Open => FindingKind::CannotRule,
                    Out => FindingKind::NotCovered,
                };
                if matches!(norm.form, Form::Prohibit | Form::Before { .. } | Form::Limit { .. }) {
                    found.push((at, place, party.clone(), cover, kind));
                }
            }
        }
    }
    found
}

fn period(per: Period, t: i64, life: &Life) -> i64 {
    match per {
        Period::Every(span) => t.saturating_sub(life.window.start.earliest.0).div_euclid(span.seconds()),
        _ => t.div_euclid(86_400),
    }
}

/// Start and end as they stand after what was recorded before.
fn life_at(life: &Life, before: &[Fact]) -> Life {
    let first = |event: &Name| before.iter().find(|fact| fact.event.as_ref() == Some(event)).map(|fact| fact.from);
    let mut now = life.clone();
    for condition in &life.conditions {
        let at = Instant(first(&condition.event).unwrap_or(i64::MAX)).max(now.window.dated.earliest);
        now.window.dated = Edge { earliest: at, latest: at };
        now.window.start = now.window.dated;
    }
    if let Some(until) = &life.until {
        let end = first(&until.event).map(|t| Edge { earliest: Instant(t), latest: Instant(t) });
        now.window.ends = end.into_iter().map(|at| End { label: String::new(), at }).collect();
    }
    now
}

/// Whether nothing that was recorded before freed the party.
fn bound(norms: &Norms, found: &[Found], before: &[Fact], fact: &Fact, party: &Name, norm: &Norm) -> Membership {
    let (life, acts) = (&norms.life, Taxonomy::shipped());
    let is = |fact: &Fact, word| fact.act == acts.set(Facet::Act, word).unwrap();
    let mut worlds = vec![In];
    for suspension in &life.suspensions {
        let ends = |f: &&Fact| suspension.until.is_some() && f.event == suspension.until;
        let last = before.iter().rev().find(|f| f.event.as_ref() == Some(&suspension.from) || ends(f));
        worlds.extend(last.filter(|f| !ends(f)).map(|_| if suspension.until.is_some() { Out } else { Open }));
    }
    for power in &life.powers {
        let word = if power.does == Does::Suspend { "suspension-notice" } else { "leaving-notice" };
        let has = |one: &Name| power.who.is_empty() || power.who.contains(one);
        let used = |f: &&Fact| {
            // A suspension holds for all, whoever leaves is free; where nobody is named, it may have been any.
            let concerns = |one: &Name| power.does == Does::Suspend || one == party;
            let nobody = f.by.is_empty() && (power.does == Does::Suspend || has(party));
            let by = nobody || f.by.iter().any(|one| concerns(one) && has(one));
            is(f, word) && by && f.from + power.after.seconds() <= fact.from
        };
        // Whichever of those that are named used it, it is suspended for all.
        let whoever =
            |f: &Fact| f.by.len() == 1 || power.does == Does::Suspend && !f.by.is_empty() && f.by.iter().all(has);
        worlds.extend(before.iter().filter(used).map(|f| if whoever(f) { Out } else { Open }));
    }
    let violations = |term: &Name| {
        let of_other = found.iter().filter(|(_, of, who, _, kind)| {
            norms.norms[*of].term == *term && who != party && *kind == FindingKind::Violation
        });
        of_other.map(|(at, of, ..)| (*at, norms.norms[*of].proof.is_some())).collect::<Vec<_>>()
    };
    for release in life.releases.iter().filter(|release| release.term == norm.term) {
        for (at, agreed) in violations(&release.term) {
            let declared = before.iter().enumerate().map(|(place, f)| {
                let effective = f.from + release.notice_days.unwrap_or(0) * 86_400 <= fact.from;
                said(place > at && is(f, "release-declaration") && effective).max(own(f, party))
            });
            worlds.push(match release.mode {
                Release::ByDeclaration => not(declared.min().unwrap_or(Out)),
                Release::Automatic if agreed => Out,
                _ => Open,
            });
        }
    }
    if norm.reciprocal.is_some() && !violations(&norm.term).is_empty() {
        worlds.push(Open);
    }
    worlds.into_iter().max().unwrap()
}

/// Something that is due: what raised it, from when until when, and whether it certainly is.
struct Due<'a> {
    raised: Option<usize>,
    from: i64,
    until: i64,
    arose: Membership,
    keys: &'a [Name],
}

/// What is found of each duty: its rule, the party, what raised it or when, the chance of its chain, and the finding.
pub(crate) fn duties(norms: &Norms, log: &[Fact]) -> Vec<(usize, Name, i64, usize, FindingKind)> {
    let found = judge(norms, log);
    let last = log.last().map_or(0, |fact| fact.from);
    let mut told = Vec::new();
    for (place, norm) in norms.norms.iter().enumerate() {
        for party in &norm.who {
            for due in raised(norms, norm, &found, log, party) {
                let (chain, to) = match &norm.form {
                    Form::Oblige { chain, to, .. } => (chain.as_slice(), to),
                    Form::Periodic { to, .. } => (&[][..], to),
                    _ => continue,
                };
                let subject = due.raised.map_or(due.from, |at| i64::try_from(at).unwrap());
                let (mut until, mut step, mut arose) = (due.until, 0, due.arose);
                let mut met = meets(&due, &norm.ambit, to, log, party, (due.from, until));
                let finding = |met: Membership, arose: Membership, until: i64| match (met, arose) {
                    (In, _) => FindingKind::Fulfilled,
                    (_, Open) => FindingKind::CannotRule,
                    _ if until >= last => FindingKind::Pending,
                    (Open, _) => FindingKind::CannotRule,
                    _ => FindingKind::Violation,
                };
                while let Some(chance) = chain.get(step).filter(|_| met != In && until < last) {
                    if !chance.cures {
                        told.push((place, party.clone(), subject, step, finding(met, arose, until)));
                        // What is due only because the duty was not met is in doubt where that is.
                        (arose, met) = (if met == Open { Open } else { arose }, Out);
                    }
                    let from = until + 1;
                    (until, step) = (until + chance.within_s, step + 1);
                    met = met.min(meets(&due, &chance.ambit, &None, log, party, (from, until)));
                }
                told.push((place, party.clone(), subject, step, finding(met, arose, until)));
            }
        }
    }
    told
}

/// Whether what was due was done in that time.
fn meets(
    due: &Due<'_>,
    ambit: &Ambit,
    to: &Option<Name>,
    log: &[Fact],
    party: &Name,
    (from, until): (i64, i64),
) -> Membership {
    let is = |(at, deed): (usize, &Fact)| {
        let later = due.raised.is_none_or(|raised| at > raised && same(due.keys, &log[raised], deed));
        let body = match (to, &deed.body) {
            (Some(_), None) => Open,
            (to, body) => said(to.is_none() || body == to),
        };
        let what = is_act(deed.act, ambit.act.within).max(scope(&ambit.object, deed.object));
        let what = what.max(scope(&ambit.means, deed.means)).max(territory(ambit, deed, party));
        said(later && from <= deed.from && deed.from <= until).max(body).max(what).max(own(deed, party))
    };
    log.iter().enumerate().map(is).min().unwrap_or(Out)
}

/// The duties of a party by one rule.
fn raised<'a>(norms: &Norms, norm: &'a Norm, found: &[Found], log: &[Fact], party: &Name) -> Vec<Due<'a>> {
    if let Form::Periodic { every, .. } = &norm.form {
        return periods(norms, *every, log, party);
    }
    let Form::Oblige { deadline: Deadline::After { within_s, trigger, keys }, .. } = &norm.form else { return vec![] };
    let mut all = Vec::new();
    for (at, fact) in log.iter().enumerate() {
        let before = log.get(..at).unwrap();
        let life = life_at(&norms.life, before);
        let earlier: Vec<Found> = found.iter().filter(|(one, ..)| *one < at).cloned().collect();
        let in_force = actor(&life, norm, fact, party).max(time(&life, fact));
        let in_force = in_force.max(bound(norms, &earlier, before, fact, party, norm));
        let raises = match trigger {
            Trigger::Event(event) => said(fact.event.as_ref() == Some(event)),
            Trigger::Violation(term) => said(found.iter().any(|(one, of, who, _, kind)| {
                *one == at && norms.norms[*of].term == *term && who == party && *kind == FindingKind::Violation
            })),
            Trigger::Act { act, by_other } => {
                let whose = match (*by_other, keys.iter().any(|key| &**key == "party")) {
                    (true, _) => others(fact, party),
                    (_, true) => own(fact, party),
                    _ => In,
                };
                // Of which of two it was, or whose, there is no evidence.
                is_act(fact.act, *act).max(whose).max(if fact.by.len() == 1 { In } else { Open })
            }
            Trigger::Start | Trigger::End => Out,
        };
        if raises != Out && in_force != Out {
            let (arose, until) = (raises.max(in_force), fact.from + within_s);
            all.push(Due { raised: Some(at), from: fact.from, until, arose, keys });
        }
    }
    all
}

/// The periods that have begun, by a start that is a date.
fn periods(norms: &Norms, every: Period, log: &[Fact], party: &Name) -> Vec<Due<'static>> {
    let Period::Every(span) = every else { panic!("only periods of a fixed length") };
    let (start, last) = (norms.life.window.start.earliest.0, log.last().map_or(0, |fact| fact.from));
    let end = norms.life.window.ends.first().map_or(i64::MAX, |end| end.at.earliest.0);
    let from = (0..).map(|nth| start + nth * span.seconds()).take_while(|from| *from <= last && *from < end);
    let accepted = norms.life.bound.iter().find(|bound| bound.party == *party).map(|bound| bound.from.earliest.0);
    let due = |from: i64| {
        let until = from + span.seconds();
        let whole = if until <= end { In } else { Open };
        let actor = match accepted {
            None => Out,
            Some(at) if until <= at => Out,
            Some(at) if from >= at || at <= start => In,
            Some(_) => Open,
        };
        (actor != Out).then_some(Due { raised: None, from, until: until - 1, arose: whole.max(actor), keys: &[] })
    };
    from.filter_map(due).collect()
}
