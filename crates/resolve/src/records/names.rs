//! Names of incidents that stay: what an earlier run called an incident, it is called again.

use std::collections::{BTreeMap, BTreeSet};

use model::{Ids, Records};

use super::Linked;

/// The names of the incidents of a table, and what became of those of an earlier run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named<'a> {
    /// By record: the name of its incident.
    pub names: Vec<&'a str>,
    /// Each incident of the earlier run that is several now: its name, and theirs.
    pub split: Vec<(&'a str, Vec<&'a str>)>,
    /// Each incident that was several in the earlier run: its name, and theirs.
    pub merged: Vec<(&'a str, Vec<&'a str>)>,
}

/// Names incidents. `before` gives, for each record that an earlier run held, the name of its incident then.
///
/// An incident takes the name of the earlier one with which it shares most records, ties going to the one whose shared records
/// come first; of an earlier incident that was split, the part that shares most with it keeps the name. All others are called after their first
/// record.
#[must_use]
pub fn name<'a>(records: &'a Records, linked: &Linked, before: &BTreeMap<&str, &'a str>) -> Named<'a> {
    let ids: &'a Ids = &records.ids;
    // How many records each incident shares with each earlier one, and where the first of them stands.
    let mut shared: BTreeMap<(u32, &'a str), (usize, usize)> = BTreeMap::new();
    for (incident, at) in linked.incident.iter().zip(0..) {
        if let Some(name) = before.get(ids.get(at)) {
            shared.entry((*incident, name)).or_insert((0, at)).0 += 1;
        }
    }
    let mut claims: Vec<_> =
        shared.iter().map(|((incident, name), (n, first))| (usize::MAX - n, first, *incident, *name)).collect();
    claims.sort_unstable();
    let mut named: BTreeMap<u32, &'a str> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (_, _, incident, name) in claims {
        if !named.contains_key(&incident) && taken.insert(name) {
            named.insert(incident, name);
        }
    }
    let name = |incident: u32| named.get(&incident).copied().unwrap_or_else(|| ids.get(incident as usize));
    let mut parts: BTreeMap<&'a str, Vec<&'a str>> = BTreeMap::new();
    let mut origins: BTreeMap<&'a str, Vec<&'a str>> = BTreeMap::new();
    for (incident, earlier) in shared.keys() {
        parts.entry(earlier).or_default().push(name(*incident));
        origins.entry(name(*incident)).or_default().push(earlier);
    }
    let several = |of: BTreeMap<&'a str, Vec<&'a str>>| of.into_iter().filter(|(_, parts)| parts.len() > 1).collect();
    Named {
        names: linked.incident.iter().map(|incident| name(*incident)).collect(),
        split: several(parts),
        merged: several(origins),
    }
}
