//! What the statements of one cluster agree on, dimension by dimension.
//!
//! Voices are counted, not statements: one speaker on ten pages is one voice. A denial narrows nothing, and neither does a
//! mention of what others say, so that they are heard only where a cluster holds nothing else. What is not kept is a [`Contradiction`], never lost.

mod details;
mod place;
mod sets;
mod time;
mod vote;

use std::collections::BTreeMap;

use model::{Contradiction, Dimension, Facet, Incident, Name, PairWeight, Stance, Statement};

/// The incident that `statements` (sorted by id, at least one) speak of, and `pairs` that put them together.
pub(crate) fn incident(statements: &[&Statement], pairs: Vec<PairWeight>) -> Option<Incident> {
    let mut by_receipt = statements.to_vec();
    // `None` sorts first by itself; a statement that was never dated came last, for all that is known.
    by_receipt.sort_by_key(|s| (s.received.is_none(), s.received, s.id.clone()));
    let earliest = by_receipt.first()?;
    let mut named: Vec<Name> = Vec::new();
    for party in by_receipt.iter().filter_map(|s| s.about.as_ref()) {
        if !named.contains(party) {
            named.push(party.clone());
        }
    }

    let narrows = |s: &&Statement| s.stance != Stance::Denies && !s.is_mention();
    let mut heard: Vec<&Statement> = statements.iter().copied().filter(narrows).collect();
    if heard.is_empty() {
        heard = statements.to_vec();
    }
    let mut found = Vec::new();
    Some(Incident {
        id: format!("I-{}", earliest.id).into(),
        aliases: Vec::new(),
        statements: statements.iter().map(|s| s.id.clone()).collect(),
        time: time::merge(&heard, &mut found)?,
        place: place::merge(&heard, statements, &mut found)?,
        act: sets::merge(Facet::Act, &heard, &mut found),
        object: sets::merge(Facet::Object, &heard, &mut found),
        means: sets::merge(Facet::Means, &heard, &mut found),
        outcome: sets::merge(Facet::Outcome, &heard, &mut found),
        details: details::merge(&by_receipt),
        named,
        contradictions: found,
        pairs,
    })
}

/// One contradiction for each thing that is said against what is kept, in the order of the first statement that says so.
fn against<'a>(
    dimension: Dimension,
    kept: impl Fn() -> String,
    others: impl Iterator<Item = (&'a Statement, String)>,
) -> Vec<Contradiction> {
    let mut by_words: BTreeMap<String, Vec<Name>> = BTreeMap::new();
    for (statement, words) in others {
        by_words.entry(words).or_default().push(statement.id.clone());
    }
    let mut found: Vec<Contradiction> = by_words
        .into_iter()
        .map(|(other, statements)| Contradiction { dimension, kept: kept(), other, statements })
        .collect();
    found.sort_by(|a, b| a.statements.cmp(&b.statements));
    found
}
