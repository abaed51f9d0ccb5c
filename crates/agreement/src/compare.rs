//! Where readings part, and what another draft changes: in meaning, not in text.
//!
//! Both are comparisons of [`Provision`]s. Where two positions differ in what they take in, an act is named that the two
//! treat otherwise (a witness), so that whoever reads it sees what hangs on it.

use model::{AgreementSummary, Change, Divergence, Instant, Interval, Name, Provision, ReadingSummary};

/// The matters on which readings part, in the order of the agreement.
#[must_use]
pub fn diverge(agreement: &AgreementSummary) -> Vec<Divergence> {
    let mut matters: Vec<&Provision> = Vec::new();
    for provision in agreement.readings.iter().flat_map(|reading| &reading.provisions) {
        if !matters.iter().any(|known| same_matter(known, provision)) {
            matters.push(provision);
        }
    }
    matters.into_iter().filter_map(|matter| divergence(agreement, matter)).collect()
}

fn same_matter(one: &Provision, other: &Provision) -> bool {
    one.term == other.term && one.about == other.about
}

fn same_meaning(one: &Provision, other: &Provision) -> bool {
    one.says == other.says && one.within == other.within && one.open == other.open && one.at == other.at
}

/// What readings say on one matter, if they do not all say the same. A reading in which the term does not stand is told so.
fn divergence(agreement: &AgreementSummary, matter: &Provision) -> Option<Divergence> {
    let mut positions: Vec<(Option<&Provision>, Vec<Name>)> = Vec::new();
    for reading in &agreement.readings {
        let own = reading.provisions.iter().find(|one| same_matter(one, matter));
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
    let held: Vec<(&Provision, String)> = positions
        .iter()
        .filter_map(|(own, readings)| Some(((*own)?, format!("`{}`", readings.join("`, `")))))
        .collect();
    let absent = |readings: &[Name]| absent(agreement, matter, readings);
    Some(Divergence {
        term: matter.term.clone(),
        about: matter.about.clone(),
        dimension: matter.dimension,
        witness: witness(&held, "under "),
        positions: positions
            .into_iter()
            .map(|(own, readings)| (own.map_or_else(|| absent(&readings), |own| own.says.clone()), readings))
            .collect(),
        incidents: None,
    })
}

/// What is told of readings that have no provision on a matter.
fn absent(agreement: &AgreementSummary, matter: &Provision, readings: &[Name]) -> String {
    let stands = |reading: &&ReadingSummary| reading.provisions.iter().any(|one| one.term == matter.term);
    let mut ours = agreement.readings.iter().filter(|reading| readings.contains(&reading.id));
    if matter.term.is_some() && !ours.any(|reading| stands(&reading)) {
        "the term is not in this reading".into()
    } else {
        "nothing is said".into()
    }
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

/// An act on which positions part, with how each treats it: one that is in for some and out for others where there is one.
/// `under` stands before whose positions they are.
fn witness(positions: &[(&Provision, String)], under: &str) -> Option<String> {
    let (first, _) = positions.first()?;
    let treated = |treats: &dyn Fn(&Provision) -> Treats| -> Vec<Treats> {
        positions.iter().map(|(position, _)| treats(position)).collect()
    };
    let mut best: Option<(Treats, String, Vec<Treats>)> = None;
    let mut offer = |name: String, treated: Vec<Treats>| {
        let (least, most) = (treated.iter().min().copied(), treated.iter().max().copied());
        if let (Some(least), Some(most)) = (least, most)
            && least != most
        {
            // The wider they part, the better it shows.
            let width = if (least, most) == (Treats::In, Treats::Out) { Treats::In } else { Treats::Open };
            if best.as_ref().is_none_or(|(known, ..)| width < *known) {
                best = Some((width, name, treated));
            }
        }
    };
    if first.at.is_some() {
        let edges = positions.iter().filter_map(|(position, _)| position.at);
        let mut instants: Vec<Instant> =
            edges.flat_map(|(from, to)| [from.plus(-60), from, to.plus(-60), to]).collect();
        instants.retain(|at| *at != Instant::MIN && *at != Instant::MAX);
        instants.sort();
        for at in instants {
            let minute = Interval::new(at, at.plus(60)).ok()?;
            let ends = &*first.about == "end";
            offer(format!("an act at {minute}"), treated(&|position| at_time(position, at, ends)));
        }
    } else {
        let mut leaves: Vec<&Name> =
            positions.iter().flat_map(|(position, _)| position.within.iter().chain(&position.open)).collect();
        leaves.sort();
        leaves.dedup();
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
            offer(leaf.replace('-', " "), treated(&treats));
        }
    }
    let (_, name, treated) = best?;
    let each = [Treats::In, Treats::Open, Treats::Out].into_iter().filter_map(|treats| {
        let who = positions.iter().zip(&treated).filter(|(_, other)| **other == treats);
        let who: Vec<&str> = who.map(|((_, who), _)| who.as_str()).collect();
        (!who.is_empty()).then(|| format!("{} {under}{}", treats.word(), who.join(", ")))
    });
    Some(format!("{name}: {}", each.collect::<Vec<_>>().join("; ")))
}

/// How an act at one instant is treated by a start or an acceptance, or by an end.
fn at_time(position: &Provision, at: Instant, ends: bool) -> Treats {
    let Some((earliest, latest)) = position.at else { return Treats::Open };
    let (before, after) = if ends { (Treats::In, Treats::Out) } else { (Treats::Out, Treats::In) };
    if at < earliest {
        before
    } else if at >= latest {
        after
    } else {
        Treats::Open
    }
}

/// What a second text says otherwise than a first, in the order of the first and then of the second.
#[must_use]
pub fn compare(before: &AgreementSummary, after: &AgreementSummary) -> Vec<Change> {
    let mut changes = Vec::new();
    let parties = |one: &AgreementSummary| -> Vec<_> {
        one.parties.iter().map(|party| (party.id.clone(), party.title.clone())).collect()
    };
    let terms = |one: &AgreementSummary| -> Vec<_> {
        one.terms.iter().map(|term| (term.id.clone(), term.title.clone())).collect()
    };
    let readings = |one: &AgreementSummary| -> Vec<_> {
        one.readings.iter().map(|reading| (reading.id.clone(), reading.title.clone())).collect()
    };
    changes.extend(members("party", &parties(before), &parties(after)));
    changes.extend(members("term", &terms(before), &terms(after)));
    changes.extend(members("reading", &readings(before), &readings(after)));
    for reading in &before.readings {
        if let Some(other) = after.readings.iter().find(|other| other.id == reading.id) {
            changes.extend(provisions(reading, other));
        }
    }
    changes
}

/// Parties, terms or readings that only one of two texts has.
fn members(what: &str, before: &[(Name, Name)], after: &[(Name, Name)]) -> Vec<Change> {
    let change = |id: &Name, before: Option<&Name>, after: Option<&Name>| Change {
        reading: None,
        term: None,
        about: format!("{what} {id}").into(),
        before: before.map(ToString::to_string),
        after: after.map(ToString::to_string),
        witness: None,
    };
    let has = |list: &[(Name, Name)], id: &Name| list.iter().any(|(other, _)| other == id);
    let gone = before.iter().filter(|(id, _)| !has(after, id)).map(|(id, title)| change(id, Some(title), None));
    let new = after.iter().filter(|(id, _)| !has(before, id)).map(|(id, title)| change(id, None, Some(title)));
    gone.chain(new).collect()
}

/// What one reading says otherwise in the second text.
fn provisions(before: &ReadingSummary, after: &ReadingSummary) -> Vec<Change> {
    let change = |matter: &Provision, old: Option<&Provision>, new: Option<&Provision>| Change {
        reading: Some(before.id.clone()),
        term: matter.term.clone(),
        about: matter.about.clone(),
        before: old.map(|one| one.says.clone()),
        after: new.map(|one| one.says.clone()),
        witness: match (old, new) {
            (Some(old), Some(new)) => witness(&[(old, "before".into()), (new, "after".into())], ""),
            _ => None,
        },
    };
    let mut changes = Vec::new();
    for old in &before.provisions {
        match after.provisions.iter().find(|new| same_matter(old, new)) {
            Some(new) if same_meaning(old, new) => {}
            new => changes.push(change(old, Some(old), new)),
        }
    }
    let is_new = |new: &&Provision| !before.provisions.iter().any(|old| same_matter(old, new));
    changes.extend(after.provisions.iter().filter(is_new).map(|new| change(new, None, Some(new))));
    changes
}
