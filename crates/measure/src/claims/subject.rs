//! What a claim is about: whose act, on what, where.
//!
//! Before a colon stands the title of the accused party. The other words are read as objects and acts of the taxonomy, in
//! the singular or the plural; as settlements and administrative units that a statement names; and what the agreement's
//! title says too says nothing more. A word that is none of these is kept: such a subject fits no incident.

use std::collections::BTreeSet;

use model::{AgreementSummary, Claim, Facet, Incident, LeafSet, Name, PartySummary, Statement, Taxonomy};

/// What a claim is about.
pub(super) struct Subject<'a> {
    /// Whose act it is; `None` where it names no party.
    pub(super) accused: Option<&'a PartySummary>,
    objects: LeafSet,
    acts: LeafSet,
    places: Vec<String>,
    /// Words that were not read.
    pub(super) unread: Vec<String>,
}

impl<'a> Subject<'a> {
    /// Reads what a claim is about; `named` are the places of statements, as [`places`] gives them.
    pub(super) fn new(claim: &Claim, agreement: &'a AgreementSummary, named: &BTreeSet<String>) -> Self {
        let party_of = |name: &str| agreement.parties.iter().find(|one| *one.title == *name || *one.id == *name);
        let (accused, topic) = match claim.about.split_once(':') {
            Some((name, topic)) if let Some(party) = party_of(name.trim()) => (Some(party), topic),
            _ => match party_of(&claim.about) {
                Some(party) => (Some(party), ""),
                None => (None, &*claim.about),
            },
        };
        let taxonomy = Taxonomy::shipped();
        let (objects, acts) = (taxonomy.all(Facet::Object), taxonomy.all(Facet::Act));
        let mut subject = Self { accused, objects, acts, places: Vec::new(), unread: Vec::new() };
        let title = agreement.title.to_lowercase();
        let lower = topic.to_lowercase();
        let mut rest: &[&str] = &lower.split_whitespace().collect::<Vec<_>>();
        while let Some((first, after)) = rest.split_first() {
            let taken = (1..=rest.len()).rev().find(|n| rest.get(..*n).is_some_and(|some| subject.take(some, named)));
            rest = match taken {
                Some(n) => rest.get(n..).unwrap_or(&[]),
                None => {
                    if !title.split_whitespace().any(|word| word == *first) {
                        subject.unread.push((*first).to_owned());
                    }
                    after
                }
            };
        }
        subject
    }

    /// Reads words as one word of the taxonomy or as one place.
    fn take(&mut self, words: &[&str], named: &BTreeSet<String>) -> bool {
        let joined = words.join("-");
        let known = |facet| {
            let forms = [Some(joined.as_str()), joined.strip_suffix('s')];
            forms.into_iter().flatten().find_map(|word| Taxonomy::shipped().set(facet, word))
        };
        if let Some(set) = known(Facet::Object) {
            self.objects = self.objects.intersection(set);
            return true;
        }
        if let Some(set) = known(Facet::Act) {
            self.acts = self.acts.intersection(set);
            return true;
        }
        let place = words.join(" ");
        let is_place = named.contains(&place);
        if is_place {
            self.places.push(place);
        }
        is_place
    }

    /// Whether an incident is of this kind: `Some(true)` if it surely is, `Some(false)` if it may be.
    pub(super) fn fits(&self, incident: &Incident) -> Option<bool> {
        let here = [&incident.place.name, &incident.place.admin1];
        let may_be = self.unread.is_empty()
            && self.objects.overlaps(incident.object)
            && self.acts.overlaps(incident.act)
            && self.places.iter().all(|place| is_named(place, here));
        may_be.then(|| self.objects.contains(incident.object) && self.acts.contains(incident.act))
    }

    /// Whether two subjects may speak of one act; where their places must be one, whether both name it or neither does.
    pub(super) fn meets(&self, other: &Self, of_one_place: bool) -> bool {
        let unsaid = !of_one_place && (self.places.is_empty() || other.places.is_empty());
        let read = self.unread.is_empty() && other.unread.is_empty();
        read && (unsaid || self.places == other.places)
            && self.objects.overlaps(other.objects)
            && self.acts.overlaps(other.acts)
    }
}

/// The settlements and administrative units that statements name, in lower case.
pub(super) fn places(statements: &[Statement]) -> BTreeSet<String> {
    let names = statements.iter().flat_map(|one| [&one.place.name, &one.place.admin1]).flatten();
    names.map(|name| name.to_lowercase()).collect()
}

fn is_named(place: &str, names: [&Option<Name>; 2]) -> bool {
    names.into_iter().flatten().any(|name| name.to_lowercase() == place)
}
