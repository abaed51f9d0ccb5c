//! Which incident of one side is which of the other: incidents are named after statements, and statements move.

use std::collections::{BTreeMap, BTreeSet};

use model::{Edition, FindingChange, IncidentPlace, Instant, Name};
use publish::{Told, ToldIncident};

/// One side of a comparison, with its lookups.
pub(super) struct Side<'a> {
    pub(super) told: &'a Told,
    /// The edition, where it is at hand: it knows what no edition tells.
    pub(super) edition: Option<&'a Edition>,
    incidents: BTreeMap<&'a str, &'a ToldIncident>,
    /// The incident that holds a statement.
    holders: BTreeMap<&'a str, &'a Name>,
    /// Every statement on which anything rests.
    statements: BTreeSet<&'a str>,
    /// Where each incident was, as no edition may tell; empty where the edition is not at hand.
    places: BTreeMap<&'a str, &'a IncidentPlace>,
}

impl<'a> Side<'a> {
    pub(super) fn new(told: &'a Told, edition: Option<&'a Edition>) -> Self {
        let all = || told.incidents.iter().flat_map(|one| one.statements.iter().map(move |id| (&**id, &one.id)));
        let bases = told.findings.iter().flat_map(|one| &one.state.basis);
        Self {
            told,
            edition,
            incidents: told.incidents.iter().map(|one| (&*one.id, one)).collect(),
            holders: all().collect(),
            places: edition
                .into_iter()
                .flat_map(|edition| &edition.resolution.incidents)
                .map(|one| (&*one.id, &one.place))
                .collect(),
            statements: all().map(|(id, _)| id).chain(bases.map(|id| &**id)).collect(),
        }
    }

    pub(super) fn incident(&self, id: &str) -> Option<&'a ToldIncident> {
        self.incidents.get(id).copied()
    }

    pub(super) fn holder(&self, statement: &str) -> Option<&'a Name> {
        self.holders.get(statement).copied()
    }

    pub(super) fn has(&self, statement: &str) -> bool {
        self.statements.contains(statement)
    }

    pub(super) fn place(&self, incident: &str) -> Option<&'a IncidentPlace> {
        self.places.get(incident).copied()
    }

    /// When a statement was received, where that is known.
    pub(super) fn received(&self, statement: &str) -> Option<Instant> {
        let statements = &self.edition?.statements;
        let at = statements.binary_search_by(|one| (*one.id).cmp(statement)).ok()?;
        statements.get(at)?.received
    }
}

/// The incidents of the two sides, paired.
pub(super) struct Kin<'a> {
    /// From the earlier side to the later: what became of each incident that is still there in any form.
    to: BTreeMap<&'a str, &'a Name>,
    /// From the later side to the earlier: each incident's one predecessor, where it has one.
    from: BTreeMap<&'a str, &'a Name>,
    later: BTreeSet<&'a str>,
}

impl<'a> Kin<'a> {
    /// An incident is followed by the one of its name, else by the one that has its name as an alias, else by the one that
    /// holds the statement it is named after, else by the one that holds its first statement that is still there.
    pub(super) fn new(before: &Side<'a>, after: &Side<'a>) -> Self {
        let aliases: BTreeMap<&str, &Name> =
            after.told.incidents.iter().flat_map(|one| one.aliases.iter().map(move |id| (&**id, &one.id))).collect();
        let mut kin = Self {
            to: BTreeMap::new(),
            from: BTreeMap::new(),
            later: after.told.incidents.iter().map(|one| &*one.id).collect(),
        };
        for incident in &before.told.incidents {
            let named = incident.id.strip_prefix("I-").and_then(|statement| after.holder(statement));
            let heir = after
                .incident(&incident.id)
                .map(|same| &same.id)
                .or_else(|| aliases.get(&*incident.id).copied())
                .or(named)
                .or_else(|| incident.statements.iter().find_map(|statement| after.holder(statement)));
            let Some(heir) = heir else { continue };
            kin.to.insert(&incident.id, heir);
            if **heir == *incident.id {
                kin.from.insert(heir, &incident.id);
            } else {
                kin.from.entry(heir).or_insert(&incident.id);
            }
        }
        kin
    }

    /// What a subject of the later side was called on the earlier one. What is no incident keeps its name.
    pub(super) fn was<'n>(&self, subject: &'n str) -> Option<&'n str>
    where
        'a: 'n,
    {
        if !self.later.contains(subject) {
            return Some(subject);
        }
        self.from.get(subject).map(|name| &***name)
    }

    /// The incident that a change is about, on each side on which it is there.
    pub(super) fn pair(
        &self,
        change: &FindingChange,
        before: &Side<'a>,
        after: &Side<'a>,
    ) -> (Option<&'a ToldIncident>, Option<&'a ToldIncident>) {
        if change.after.is_some() {
            let was = self.was(&change.subject).and_then(|id| before.incident(id));
            return (was, after.incident(&change.subject));
        }
        // The finding is gone; its incident may live on.
        let heir = self.became(&change.subject).filter(|heir| self.was(heir) == Some(&*change.subject));
        (before.incident(&change.subject), heir.and_then(|heir| after.incident(heir)))
    }

    /// What became of an incident of the earlier side.
    pub(super) fn became(&self, incident: &str) -> Option<&'a Name> {
        self.to.get(incident).copied()
    }
}
