//! Where readings part, and what another draft changes: in meaning, not in text.
//!
//! Both are comparisons of [`Provision`]s. Where two positions differ in what they take in, an act is named that the two
//! treat otherwise (a witness), so that whoever reads it sees what hangs on it.

use std::collections::{BTreeMap, BTreeSet};

use model::{AgreementSummary, Change, Dimension, Divergence, Instant, Interval, Name, Provision, ReadingSummary};

/// What each reading says for itself, and in which readings therefore do not part.
const OF_A_READING: [&str; 2] = ["source of the reading", "what it replaces"];

/// A matter: the term, and what is said of it.
type Matter<'a> = (Option<&'a Name>, &'a Name);

fn matter(provision: &Provision) -> Matter<'_> {
    (provision.term.as_ref(), &provision.about)
}

/// A reading with its provisions by matter.
struct Side<'a> {
    /// How it is told: a reading's id, or which of two drafts it is.
    label: String,
    said: BTreeMap<Matter<'a>, &'a Provision>,
    terms: BTreeSet<&'a Name>,
}

impl<'a> Side<'a> {
    fn new(label: String, reading: &'a ReadingSummary) -> Self {
        let said = reading.provisions.iter().map(|one| (matter(one), one)).collect();
        Self { label, said, terms: reading.provisions.iter().filter_map(|one| one.term.as_ref()).collect() }
    }

    /// Whether the term of a matter stands here.
    fn stands(&self, (term, _): Matter<'_>) -> bool {
        term.is_none_or(|term| self.terms.contains(term))
    }

    /// How an act at one instant is treated by start and end together.
    fn at_time(&self, at: Instant) -> Treats {
        let edge = |about: &str| {
            let whole = self.said.get(&(None, &Name::from(about))).copied();
            whole.map_or(Treats::Open, |one| at_time(one, at))
        };
        edge("start").max(edge("end"))
    }
}

/// The matters on which readings part, in the order of the agreement. A term that does not stand in some of them is one
/// matter; on what it says, only those part in which it stands.
#[must_use]
pub fn diverge(agreement: &AgreementSummary) -> Vec<Divergence> {
    let sides: Vec<Side<'_>> =
        agreement.readings.iter().map(|reading| Side::new(format!("`{}`", reading.id), reading)).collect();
    let mut known = BTreeSet::new();
    let all = agreement.readings.iter().flat_map(|reading| &reading.provisions);
    let matters = all.filter(|provision| !OF_A_READING.contains(&&*provision.about) && known.insert(matter(provision)));
    let matters: Vec<&Provision> = matters.collect();
    matters.into_iter().filter_map(|matter| divergence(agreement, &sides, matter)).collect()
}

/// Whether two positions mean the same: the same words, or the same known instant.
fn same_meaning(one: &Provision, other: &Provision) -> bool {
    let is_known = one.at.is_some_and(|(earliest, latest)| earliest == latest);
    one.within == other.within && one.open == other.open && one.at == other.at && (one.says == other.says || is_known)
}

/// What readings say on one matter, if they do not all say the same.
fn divergence(agreement: &AgreementSummary, sides: &[Side<'_>], about: &Provision) -> Option<Divergence> {
    let mut positions: Vec<(Option<&Provision>, Vec<Name>)> = Vec::new();
    for (reading, side) in agreement.readings.iter().zip(sides) {
        if !side.stands(matter(about)) && *about.about != *"rule" {
            continue;
        }
        let own = side.said.get(&matter(about)).copied();
        let same = |(known, _): &&mut (Option<&Provision>, Vec<Name>)| match (known, own) {
            (Some(known), Some(own)) => same_meaning(known, own),
            (None, None) => true,
            _ => false,
        };
        match positions.iter_mut().find(same) {
            Some((_, readings)) => readings.push(reading.id.clone()),
            None => positions.push((own, vec![reading.id.clone()])),
        }
    }
    if positions.len() < 2 {
        return None;
    }
    let absent = if *about.about == *"rule" { "the term is not in this reading" } else { "nothing is said" };
    Some(Divergence {
        term: about.term.clone(),
        about: about.about.clone(),
        dimension: about.dimension,
        witness: witness(sides, about, "under "),
        positions: positions
            .into_iter()
            .map(|(own, readings)| (own.map_or_else(|| absent.into(), |own| own.says.clone()), readings))
            .collect(),
        incidents: None,
    })
}

/// How a position treats an act: in, open or out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Treats {
    In,
    Open,
    Out,
}

impl Treats {
    fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Open => "open",
            Self::Out => "out",
        }
    }
}

/// An act that sides treat otherwise because of one matter, with how each treats it: one that is in for some and out for
/// others where there is one. `under` stands before whose sides they are.
fn witness(sides: &[Side<'_>], about: &Provision, under: &str) -> Option<String> {
    let held: Vec<(&Side<'_>, &Provision)> =
        sides.iter().filter_map(|side| Some((side, *side.said.get(&matter(about))?))).collect();
    let mut best: Option<(bool, String, Vec<Treats>)> = None;
    let mut offer = |name: String, treated: Vec<Treats>| {
        if treated.iter().min() != treated.iter().max() {
            // The wider they part, the better it shows.
            let is_wide = treated.contains(&Treats::In) && treated.contains(&Treats::Out);
            if best.as_ref().is_none_or(|(was_wide, ..)| is_wide && !was_wide) {
                best = Some((is_wide, name, treated));
            }
        }
    };
    if about.at.is_some() {
        let edges = held.iter().filter_map(|(_, position)| position.at);
        let mut instants: Vec<Instant> =
            edges.flat_map(|(from, to)| [from.plus(-60), from, to.plus(-60), to]).collect();
        instants.retain(|at| *at != Instant::MIN && *at != Instant::MAX);
        instants.sort();
        for at in instants {
            let minute = Interval::new(at, at.plus(60)).ok()?;
            let own: BTreeSet<Treats> = held.iter().map(|(_, position)| at_time(position, at)).collect();
            if own.len() < 2 {
                continue;
            }
            // Under a start or an end, an act is in or out of both together; an acceptance is looked at by itself.
            let treated = held.iter().map(|(side, position)| match position.dimension {
                Some(Dimension::Time) => side.at_time(at),
                _ => at_time(position, at),
            });
            offer(format!("an act at {minute}"), treated.collect());
        }
    } else {
        let leaves: BTreeSet<&Name> =
            held.iter().flat_map(|(_, position)| position.within.iter().chain(&position.open)).collect();
        for leaf in leaves {
            let treats = |position: &Provision| {
                if position.within.contains(leaf) {
                    Treats::In
                } else if position.open.contains(leaf) {
                    Treats::Open
                } else {
                    Treats::Out
                }
            };
            offer(leaf.replace('-', " "), held.iter().map(|(_, position)| treats(position)).collect());
        }
    }
    let (_, name, treated) = best?;
    let each = [Treats::In, Treats::Open, Treats::Out].into_iter().filter_map(|treats| {
        let who = held.iter().zip(&treated).filter(|(_, other)| **other == treats);
        let who: Vec<&str> = who.map(|((side, _), _)| side.label.as_str()).collect();
        (!who.is_empty()).then(|| format!("{} {under}{}", treats.word(), who.join(", ")))
    });
    Some(format!("{name}: {}", each.collect::<Vec<_>>().join("; ")))
}

/// How an act at one instant is treated by a start or an acceptance, or by an end.
fn at_time(position: &Provision, at: Instant) -> Treats {
    let Some((earliest, latest)) = position.at else { return Treats::Open };
    let (before, after) = if *position.about == *"end" { (Treats::In, Treats::Out) } else { (Treats::Out, Treats::In) };
    if at < earliest {
        before
    } else if at >= latest {
        after
    } else {
        Treats::Open
    }
}

/// What a second text says otherwise than a first, in the order of the first and then of the second. What several readings
/// say otherwise alike is told once.
#[must_use]
pub fn compare(before: &AgreementSummary, after: &AgreementSummary) -> Vec<Change> {
    let title = |one: &AgreementSummary| vec![("".into(), format!("{}: {}", one.id, one.title))];
    let parties = |one: &AgreementSummary| -> Vec<_> {
        one.parties.iter().map(|party| (party.id.clone(), party.title.to_string())).collect()
    };
    let terms = |one: &AgreementSummary| -> Vec<_> {
        one.terms.iter().map(|term| (term.id.clone(), term.title.to_string())).collect()
    };
    let readings = |one: &AgreementSummary| -> Vec<_> {
        let held = |reading: &ReadingSummary| {
            let role = if reading.assessor { ", as assessor" } else { "" };
            (reading.id.clone(), format!("held by {}{role}", reading.holder_title))
        };
        one.readings.iter().map(held).collect()
    };
    let mut changes = members("agreement", &title(before), &title(after));
    changes.extend(members("party", &parties(before), &parties(after)));
    changes.extend(members("term", &terms(before), &terms(after)));
    changes.extend(members("reading", &readings(before), &readings(after)));
    for reading in &before.readings {
        let Some(other) = after.readings.iter().find(|other| other.id == reading.id) else { continue };
        for change in provisions(reading, other) {
            let alike = |known: &&mut Change| Change { readings: vec![], ..(*known).clone() } == change;
            match changes.iter_mut().find(alike) {
                Some(known) => known.readings.push(reading.id.clone()),
                None => changes.push(Change { readings: vec![reading.id.clone()], ..change }),
            }
        }
    }
    changes
}

/// Parties, terms or readings that only one of two texts has, or that are another in the second.
fn members(what: &str, before: &[(Name, String)], after: &[(Name, String)]) -> Vec<Change> {
    let of = |list: &[(Name, String)], id: &Name| list.iter().find(|(other, _)| other == id).map(|(_, is)| is.clone());
    let change = |id: &Name| Change {
        readings: vec![],
        term: None,
        about: format!("{what} {id}").trim_end().into(),
        before: of(before, id),
        after: of(after, id),
        witness: None,
    };
    let new = after.iter().filter(|(id, _)| of(before, id).is_none());
    before.iter().chain(new).map(|(id, _)| change(id)).filter(|change| change.before != change.after).collect()
}

/// What one reading says otherwise in the second text. A term that only one of the two has is told by itself.
fn provisions(before: &ReadingSummary, after: &ReadingSummary) -> Vec<Change> {
    let sides = [Side::new("before".into(), before), Side::new("after".into(), after)];
    let [old, new] = &sides;
    let mut known = BTreeSet::new();
    let all = before.provisions.iter().chain(&after.provisions).filter(|one| known.insert(matter(one)));
    let both = |one: &&Provision| *one.about == *"rule" || (old.stands(matter(one)) && new.stands(matter(one)));
    let change = |one: &Provision| {
        let (was, is) = (old.said.get(&matter(one)).copied(), new.said.get(&matter(one)).copied());
        if was.zip(is).is_some_and(|(was, is)| same_meaning(was, is)) {
            return None;
        }
        Some(Change {
            readings: vec![],
            term: one.term.clone(),
            about: one.about.clone(),
            before: was.map(|one| one.says.clone()),
            after: is.map(|one| one.says.clone()),
            witness: if was.is_some() && is.is_some() { witness(&sides, one, "") } else { None },
        })
    };
    all.filter(both).filter_map(change).collect()
}
