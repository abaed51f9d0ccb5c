//! The register: parties, bodies, events, areas and places by number, so that judging compares numbers and not names.

use std::collections::BTreeMap;

use std::hash::BuildHasher;

use agreement::{Deadline, Form, Norms, Trigger};
use foldhash::fast::FixedState;
use hashbrown::HashTable;
use model::{Membership, Name};

use crate::JudgeError;

/// How many parties can be told apart; what a membership takes for each of them fits into one word.
pub const MOST_PARTIES: usize = 32;

/// A set of parties, by their number in the register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parties(pub u32);

impl Parties {
    /// The party with this number alone.
    #[must_use]
    pub fn only(party: u8) -> Self {
        Self(1_u32.checked_shl(u32::from(party)).unwrap_or(0))
    }

    /// The first so many parties of a register.
    #[must_use]
    pub fn first(n: usize) -> Self {
        Self(u32::try_from((1_u64 << n.min(32)) - 1).unwrap_or(u32::MAX))
    }

    /// Whether nobody is in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a party is in it.
    #[must_use]
    pub fn contains(self, party: u8) -> bool {
        self.0 & Self::only(party).0 != 0
    }

    /// Everybody in it but one.
    #[must_use]
    pub fn without(self, party: u8) -> Self {
        Self(self.0 & !Self::only(party).0)
    }

    /// Whether what these may have done was done by a party: in if by it alone, open if by it or others, or by nobody named.
    #[must_use]
    pub fn acted(self, party: u8) -> Membership {
        match (self.is_empty(), self.contains(party), self.without(party).is_empty()) {
            (true, ..) | (_, true, false) => Membership::Open,
            (_, true, true) => Membership::In,
            (_, false, _) => Membership::Out,
        }
    }

    /// Whether it was done by another party.
    #[must_use]
    pub fn others_acted(self, party: u8) -> Membership {
        match self.acted(party) {
            Membership::In => Membership::Out,
            Membership::Open => Membership::Open,
            Membership::Out => Membership::In,
        }
    }

    /// The one in it, where there is one alone.
    #[must_use]
    pub fn sole(self) -> Option<u8> {
        if self.0.is_power_of_two() { u8::try_from(self.0.trailing_zeros()).ok() } else { None }
    }

    /// The numbers, in order.
    pub fn each(self) -> impl Iterator<Item = u8> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let next = u8::try_from(rest.trailing_zeros()).ok().filter(|_| rest != 0)?;
            rest &= rest - 1;
            Some(next)
        })
    }
}

/// To which body something must be addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Addressee {
    /// To whichever, or to none.
    Anybody,
    /// To this one, by its number; `None` where nothing recorded is addressed to it.
    Only(Option<u32>),
}

impl Addressee {
    /// Whether something is addressed to it. Where the body is not told, that is open.
    pub(crate) fn hold(self, body: Option<u32>) -> Membership {
        match (self, body) {
            (Self::Anybody, _) => Membership::In,
            (Self::Only(_), None) => Membership::Open,
            (Self::Only(wanted), body) if wanted == body => Membership::In,
            (Self::Only(_), Some(_)) => Membership::Out,
        }
    }
}

/// Where something may have happened, and on whose ground.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Site {
    /// Administrative units that it may lie in; empty for anywhere.
    pub areas: Vec<Name>,
    /// The parties whose recognised territory it may be.
    pub recognised: Vec<Name>,
    /// The parties that may have held the ground.
    pub held_by: Vec<Name>,
}

/// Names, each with its number.
#[derive(Clone, Debug, Default)]
struct Numbered {
    names: Vec<Name>,
    places: BTreeMap<Name, u32>,
}

impl Numbered {
    fn number(&mut self, name: &Name) -> u32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.clone());
        self.places.insert(name.clone(), place);
        place
    }
}

/// Everything that has a number.
#[derive(Clone, Debug, Default)]
pub struct Register {
    parties: Vec<Name>,
    bodies: Numbered,
    events: Numbered,
    references: Numbered,
    sites: Vec<Site>,
    /// The area of a site that can lie in one alone, by the area's number.
    sole_areas: Vec<Option<u32>>,
    areas: Numbered,
    /// Places by what they are made of. Its order is never looked at.
    places: HashTable<u32>,
}

impl Register {
    /// A register of these parties, in the order of the agreement, so that no order depends on a name.
    ///
    /// # Errors
    /// [`JudgeError::TooManyParties`].
    pub fn new<'a>(parties: impl IntoIterator<Item = &'a Name>) -> Result<Self, JudgeError> {
        let mut register = Self::default();
        for party in parties {
            register.party(party)?;
        }
        Ok(register)
    }

    /// Numbers every event and body that a reading speaks of, before anything is recorded of them.
    pub fn learn(&mut self, norms: &Norms) {
        let life = &norms.life;
        let events = life.conditions.iter().chain(&life.until).map(|one| &one.event);
        let suspending = life.suspensions.iter().flat_map(|one| std::iter::once(&one.from).chain(&one.until));
        for event in events.chain(suspending) {
            self.event(event);
        }
        for norm in &norms.norms {
            match &norm.form {
                Form::Oblige { deadline, to, .. } => {
                    if let Deadline::After { trigger: Trigger::Event(event), .. } = deadline {
                        self.event(event);
                    }
                    self.bodies_of(to);
                }
                Form::Periodic { to, .. } => self.bodies_of(to),
                Form::Before { to, .. } => {
                    self.body(to);
                }
                Form::Prohibit | Form::Permit | Form::Limit { .. } => {}
            }
        }
    }

    fn bodies_of(&mut self, to: &Option<Name>) {
        if let Some(body) = to {
            self.body(body);
        }
    }

    /// The number of a party, given to it where it has none.
    ///
    /// # Errors
    /// [`JudgeError::TooManyParties`].
    pub fn party(&mut self, name: &Name) -> Result<u8, JudgeError> {
        let known = self.parties.iter().position(|known| known == name);
        let place = known.unwrap_or(self.parties.len());
        if place >= MOST_PARTIES {
            return Err(JudgeError::TooManyParties(MOST_PARTIES, name.clone()));
        }
        if known.is_none() {
            self.parties.push(name.clone());
        }
        Ok(u8::try_from(place).unwrap_or(u8::MAX))
    }

    /// The number of a party that has one.
    #[must_use]
    pub fn known_party(&self, name: &str) -> Option<u8> {
        self.parties.iter().position(|known| **known == *name).and_then(|place| u8::try_from(place).ok())
    }

    /// The parties of a list that have a number.
    #[must_use]
    pub fn parties_of(&self, names: &[Name]) -> Parties {
        Parties(
            names.iter().filter_map(|name| self.known_party(name)).fold(0, |all, party| all | Parties::only(party).0),
        )
    }

    /// The name of a party.
    #[must_use]
    pub fn party_name(&self, party: u8) -> Option<&Name> {
        self.parties.get(usize::from(party))
    }

    /// Every party.
    #[must_use]
    pub fn all(&self) -> Parties {
        Parties((0_u8..).zip(&self.parties).fold(0, |all, (party, _)| all | Parties::only(party).0))
    }

    /// How many parties there are.
    #[must_use]
    pub fn n_parties(&self) -> usize {
        self.parties.len()
    }

    /// The number of an event.
    pub fn event(&mut self, name: &Name) -> u32 {
        self.events.number(name)
    }

    /// The number of a body.
    pub fn body(&mut self, name: &Name) -> u32 {
        self.bodies.number(name)
    }

    /// The number of a reference.
    pub fn reference(&mut self, name: &Name) -> u128 {
        u128::from(self.references.number(name)) + 1
    }

    /// The number of an event that some fact or rule has named; `None` where nothing has.
    #[must_use]
    pub fn known_event(&self, name: &Name) -> Option<u32> {
        self.events.places.get(name).copied()
    }

    /// The number of a body that some fact or rule has named.
    #[must_use]
    pub fn known_body(&self, name: &Name) -> Option<u32> {
        self.bodies.places.get(name).copied()
    }

    /// The number of a site.
    pub fn site(&mut self, site: Site) -> u32 {
        self.place(&site.areas, &site.recognised, &site.held_by)
    }

    /// The number of the site that is made of these.
    pub(crate) fn place(&mut self, areas: &[Name], recognised: &[Name], held_by: &[Name]) -> u32 {
        let hash = |areas: &[Name], recognised: &[Name], held_by: &[Name]| {
            FixedState::default().hash_one((areas, recognised, held_by))
        };
        let sites = &self.sites;
        let is = |at: &u32| {
            let same = |site: &Site| (&*site.areas, &*site.recognised, &*site.held_by) == (areas, recognised, held_by);
            sites.get(*at as usize).is_some_and(same)
        };
        let wanted = hash(areas, recognised, held_by);
        if let Some(at) = self.places.find(wanted, is) {
            return *at;
        }
        let place = u32::try_from(self.sites.len()).unwrap_or(u32::MAX);
        let sole = if let [area] = areas { Some(self.areas.number(area)) } else { None };
        self.sole_areas.push(sole);
        self.sites.push(Site { areas: areas.to_vec(), recognised: recognised.to_vec(), held_by: held_by.to_vec() });
        let sites = &self.sites;
        let again =
            |at: &u32| sites.get(*at as usize).map_or(0, |site| hash(&site.areas, &site.recognised, &site.held_by));
        self.places.insert_unique(wanted, place, again);
        place
    }

    /// The site with a number.
    #[must_use]
    pub fn at(&self, site: u32) -> Option<&Site> {
        self.sites.get(site as usize)
    }

    /// The area in which a site certainly lies.
    #[must_use]
    pub fn sole_area(&self, site: u32) -> Option<u32> {
        self.sole_areas.get(site as usize).copied().flatten()
    }
}
