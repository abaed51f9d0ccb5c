//! Merging what was done, to what, with what and with what result.

use model::{Contradiction, Dimension, Facet, LeafSet, Statement, Taxonomy};

use super::{against, vote};

/// The set of leaves that most voices allow; the full set if nobody states any.
pub(super) fn merge(facet: Facet, heard: &[&Statement], found: &mut Vec<Contradiction>) -> LeafSet {
    let taxonomy = Taxonomy::shipped();
    let full = taxonomy.all(facet);
    let stated: Vec<(&Statement, LeafSet)> =
        heard.iter().map(|&s| (s, of(facet, s))).filter(|(_, set)| *set != full && !set.is_empty()).collect();
    let vote = vote::count(stated.iter().map(|(s, set)| (&s.speaker, widen(facet, *set), set.len())));
    let alternatives = vote.winners;
    let winners = alternatives.iter().copied().fold(LeafSet::EMPTY, LeafSet::union);
    if winners.is_empty() {
        return full;
    }
    // Of kinds of harm, those that somebody states.
    let named = stated.iter().fold(LeafSet::EMPTY, |all, (_, set)| all.union(*set));
    let kept = winners.intersection(named);
    let opposed = |set: LeafSet, torn: bool| {
        let said = widen(facet, set);
        alternatives.iter().any(|one| !one.overlaps(said)) || (torn && !said.contains(kept))
    };
    let others = stated.iter().zip(vote.torn).filter(|((_, set), torn)| opposed(*set, *torn));
    let others = others.map(|((s, set), _)| (*s, taxonomy.describe(facet, *set)));
    found.extend(against(dimension(facet), || taxonomy.describe(facet, kept), others));
    kept
}

fn of(facet: Facet, statement: &Statement) -> LeafSet {
    match facet {
        Facet::Act => statement.act,
        Facet::Object => statement.object,
        Facet::Means => statement.means,
        Facet::Outcome => statement.outcome,
    }
}

fn dimension(facet: Facet) -> Dimension {
    match facet {
        Facet::Act => Dimension::Act,
        Facet::Object => Dimension::Object,
        Facet::Means => Dimension::Means,
        Facet::Outcome => Dimension::Attempt,
    }
}

/// Results accumulate: what burnt was damaged, and the power may have failed as well. So a voice that states one kind of
/// harm allows all of them, and likewise for kinds of failure.
fn widen(facet: Facet, set: LeafSet) -> LeafSet {
    if facet != Facet::Outcome {
        return set;
    }
    let attempt = Taxonomy::shipped().attempt();
    let harm = Taxonomy::shipped().all(Facet::Outcome).minus(attempt);
    [attempt, harm].into_iter().filter(|kind| kind.overlaps(set)).fold(set, LeafSet::union)
}
