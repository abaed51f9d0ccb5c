//! Classes and areas that take over themselves, at once or by way of others: what they hold would hang on where one begins.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use model::{Diagnostic, Name};

use super::error;
use crate::ast::{Agreement, ClauseId, Item, Kind};

/// How many classes may take over one another in a row.
const MOST_DEEP: usize = 64;

/// A class or an area under a reading.
type Node = (Item, usize);

/// What each class and area takes over, and the clause that says so.
fn taken_over(agreement: &Agreement) -> BTreeMap<Node, Vec<(Node, ClauseId)>> {
    let mut graph: BTreeMap<Node, Vec<(Node, ClauseId)>> = BTreeMap::new();
    let classes: BTreeSet<&Name> = agreement.clauses.iter().filter_map(|line| line.kind.class()).collect();
    let areas: BTreeSet<&Name> = agreement
        .clauses
        .iter()
        .filter_map(|line| if let Item::Area(area) = &line.item { Some(area) } else { None })
        .collect();
    for reading in 0..agreement.readings.len().max(1) {
        for class in &classes {
            let node = |name: &Name, reading| (Item::Define(name.clone()), reading);
            let edges = agreement.said_of_class(reading, class).all(|kind| match kind {
                Kind::Is { others, .. } => Some(others.iter().map(|other| node(other, reading)).collect()),
                Kind::IsAsIn { reading: other, .. } => Some(vec![node(class, agreement.reading(other)?)]),
                _ => None::<Vec<Node>>,
            });
            graph.insert(node(class, reading), flat(edges));
        }
        for area in &areas {
            let node = |name: &Name| (Item::Area(name.clone()), reading);
            let edges = agreement.said(reading, &Item::Area((*area).clone())).all(|kind| match kind {
                Kind::AreaIs { names, .. } => {
                    Some(names.iter().filter(|name| areas.contains(name)).map(node).collect())
                }
                _ => None::<Vec<Node>>,
            });
            graph.insert(node(area), flat(edges));
        }
    }
    graph
}

fn flat(edges: Vec<(ClauseId, Vec<Node>)>) -> Vec<(Node, ClauseId)> {
    edges.into_iter().flat_map(|(id, to)| to.into_iter().map(move |to| (to, id))).collect()
}

/// What takes over itself, or others in too long a row: what is left when whatever takes over nothing is taken away, again
/// and again (Kahn 1962, CACM 5(11)).
pub(super) fn find(agreement: &Agreement) -> Vec<Diagnostic> {
    let graph = taken_over(agreement);
    let mut waits: BTreeMap<&Node, usize> = BTreeMap::new();
    let mut users: BTreeMap<&Node, Vec<&Node>> = BTreeMap::new();
    for (node, edges) in &graph {
        let known: Vec<&Node> = edges.iter().map(|(to, _)| to).filter(|to| graph.contains_key(*to)).collect();
        waits.insert(node, known.len());
        known.into_iter().for_each(|to| users.entry(to).or_default().push(node));
    }
    let mut ready: VecDeque<(&Node, usize)> =
        waits.iter().filter(|(_, left)| **left == 0).map(|(node, _)| (*node, 1)).collect();
    let mut told: BTreeMap<ClauseId, Diagnostic> = BTreeMap::new();
    let mut tell = |node: &Node, code, message: String, hint| {
        let clause = graph.get(node).and_then(|edges| edges.first()).map(|(_, id)| *id);
        if let Some((id, line)) = clause.and_then(|id| Some((id, agreement.clauses.get(id)?))) {
            told.entry(id).or_insert_with(|| error(code, &line.clause.span, message, hint));
        }
    };
    while let Some((node, deep)) = ready.pop_front() {
        if deep > MOST_DEEP {
            let message = format!("more than {MOST_DEEP} classes take over one another in a row");
            tell(node, "P17", message, "say more directly what it is");
        }
        for user in users.get(node).into_iter().flatten() {
            if let Some(left) = waits.get_mut(user) {
                *left -= 1;
                if *left == 0 {
                    ready.push_back((user, deep + 1));
                }
            }
        }
    }
    for (node, left) in &waits {
        // Whatever hangs on a circle is left as well; only the circle is told.
        if *left > 0 && reaches_itself(&graph, node) {
            let (Item::Define(name) | Item::Area(name), _) = node else { continue };
            let message = format!("`{name}` takes over itself, by way of what it is said to be");
            tell(node, "P07", message, "name what it is, without itself");
        }
    }
    told.into_values().collect()
}

fn reaches_itself(graph: &BTreeMap<Node, Vec<(Node, ClauseId)>>, from: &Node) -> bool {
    let mut seen: BTreeSet<&Node> = BTreeSet::new();
    let mut open: Vec<&Node> = vec![from];
    while let Some(node) = open.pop() {
        for (to, _) in graph.get(node).into_iter().flatten() {
            if to == from {
                return true;
            }
            if seen.insert(to) {
                open.push(to);
            }
        }
    }
    false
}
