//! PROHIBIT, and what every form speaks of: scopes of acts, objects and means, of ground, hours and attempts.

use agreement::{Ambit, AreaScope, AttemptRule, Owner, Scope, Territory};
use model::{Interval, LeafSet, Membership, Name, Taxonomy};

use super::both;
use crate::Deed;
use crate::register::{Register, Site};

/// A scope as two masks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Masks {
    /// What is out or left open: by it a test takes one step less than by what is in.
    doubtful: LeafSet,
    /// What is in or left open.
    pub possible: LeafSet,
}

impl Masks {
    pub(crate) fn of(scope: &Scope) -> Self {
        Self { possible: scope.within.union(scope.opened()), ..Self::only(scope.within) }
    }

    /// These leaves and no others.
    pub(crate) fn only(within: LeafSet) -> Self {
        Self { doubtful: LeafSet(!within.0), possible: within }
    }

    /// What is certainly in.
    pub(crate) fn within(&self) -> LeafSet {
        LeafSet(!self.doubtful.0)
    }

    /// Whether every possible leaf is in, none is, or it is open. Of what is no act at all, none is in.
    #[inline]
    pub(crate) fn hold(self, leaves: LeafSet) -> Membership {
        Membership::from_bits(self.bits(leaves) + Self::told_none(leaves))
    }

    /// The same as a number, without a branch: which way it goes cannot be foretold. Where no leaf is told, [`Masks::told_none`]
    /// is to be added: that is the same for every scope.
    #[inline]
    pub(crate) fn bits(self, leaves: LeafSet) -> u16 {
        u16::from(self.doubtful.overlaps(leaves)) + u16::from(!self.possible.overlaps(leaves))
    }

    /// What is to be added to [`Masks::bits`] where no leaf is told: neither doubtful nor possible, it lies in no scope.
    #[inline]
    pub(crate) fn told_none(leaves: LeafSet) -> u16 {
        u16::from(leaves.is_empty())
    }
}

/// What a rule speaks of, ready to be tested.
#[derive(Clone, Debug)]
pub(crate) struct Reach<'a> {
    pub act: Masks,
    pub object: Masks,
    pub means: Masks,
    pub ground: Ground<'a>,
    /// Outcomes that leave it open whether it counts, if some are possible.
    open_attempts: LeafSet,
    /// Outcomes beside those that do not count.
    counted: LeafSet,
}

impl<'a> Reach<'a> {
    pub(crate) fn of(ambit: &'a Ambit) -> Self {
        let attempts = Taxonomy::shipped().attempt();
        let (open_attempts, out_attempts) = match ambit.attempt {
            AttemptRule::Counts(_) => (LeafSet::EMPTY, LeafSet::EMPTY),
            AttemptRule::DoesNotCount(_) => (attempts, attempts),
            AttemptRule::NotSaid(_) => (attempts, LeafSet::EMPTY),
        };
        Self {
            act: Masks::of(&ambit.act),
            object: Masks::of(&ambit.object),
            means: Masks::of(&ambit.means),
            ground: Ground::of(&ambit.territory),
            open_attempts,
            counted: LeafSet(!out_attempts.0),
        }
    }

    /// Whether it counts, if it was an attempt.
    #[inline]
    pub(crate) fn attempt(&self, outcome: LeafSet) -> u16 {
        let possible = self.open_attempts.overlaps(outcome);
        u16::from(possible) + u16::from(possible & !self.counted.overlaps(outcome))
    }

    /// Whether it is one of the acts, objects, means and places meant, whoever did it and whenever.
    pub(crate) fn hold(&mut self, deed: &Deed, party: u8, register: &Register) -> Membership {
        let what = both(both(self.act.hold(deed.done()), self.object.hold(deed.object)), self.means.hold(deed.means));
        if what == Membership::Out { what } else { both(what, self.ground.hold(deed.site, party, register)) }
    }
}

/// Whether the act fell into the hours of the day at which the term applies. Hours that cannot be placed leave it open.
pub(crate) fn at_hours(ambit: &Ambit, time: Interval) -> Membership {
    match ambit.hours.as_ref().map(|(hours, _)| hours.hold(time)) {
        None | Some(Ok(Some(true))) => Membership::In,
        Some(Ok(Some(false))) => Membership::Out,
        Some(Ok(None) | Err(_)) => Membership::Open,
    }
}

/// Two bits for each of as many parties as there can be, each of them open.
const ALL_OPEN: u64 = u64::MAX / 3;

/// Where a rule applies. What it says of a place is worked out once for each place, for all parties together.
#[derive(Clone, Debug)]
pub(crate) struct Ground<'a> {
    rule: &'a Territory,
    /// Two bits a party, by the number of the place; of those that were registered when it was last asked.
    known: Vec<u64>,
}

impl<'a> Ground<'a> {
    pub(crate) fn of(rule: &'a Territory) -> Self {
        Self { rule, known: Vec::new() }
    }

    /// Works out every place that is registered, unless it was worked out for one of these already.
    pub(crate) fn learn<'b>(&mut self, register: &Register, mut before: impl Iterator<Item = &'b Self>)
    where
        'a: 'b,
    {
        match before.find(|one| one.rule == self.rule) {
            Some(same) => self.known.clone_from(&same.known),
            None => self.survey(register),
        }
    }

    #[inline]
    pub(crate) fn hold(&mut self, site: u32, party: u8, register: &Register) -> Membership {
        Membership::from_bits(self.bits(site, party, register))
    }

    /// The same as a number.
    #[inline]
    pub(crate) fn bits(&mut self, site: u32, party: u8, register: &Register) -> u16 {
        let known = match self.known.get(site as usize) {
            Some(known) => *known,
            None => self.find(site, register),
        };
        ((known >> (2 * u32::from(party))) & 3) as u16
    }

    #[cold]
    #[inline(never)]
    fn find(&mut self, site: u32, register: &Register) -> u64 {
        self.survey(register);
        self.known.get(site as usize).copied().unwrap_or(ALL_OPEN)
    }

    /// Works out every place that was registered since.
    fn survey(&mut self, register: &Register) {
        while let Some(site) = u32::try_from(self.known.len()).ok().and_then(|next| register.at(next)) {
            self.known.push(self.work_out(site, register));
        }
    }

    fn work_out(&self, site: &Site, register: &Register) -> u64 {
        // A party that turns up later than the place is told from none of those that the text or the place names.
        let stranger = territory(self.rule, site, "") as u64 * ALL_OPEN;
        (0_u8..).take(register.n_parties()).fold(stranger, |all, party| {
            let Some(name) = register.party_name(party) else { return all };
            let place = 2 * u32::from(party);
            all & !(3 << place) | (territory(self.rule, site, name) as u64) << place
        })
    }
}

/// Whether it happened where the term applies, to an object of the other party where only those are meant.
fn territory(territory: &Territory, site: &Site, party: &str) -> Membership {
    let area = territory.area.as_ref().map_or(Membership::In, |area| in_area(area, &site.areas));
    if territory.of_other { both(area, whose(&territory.whose, site, party)) } else { area }
}

/// Whether all units that it may lie in are of an area. What is drawn in a file is not measured here, so that a unit that
/// the area does not name may still be in it.
fn in_area(area: &AreaScope, units: &[Name]) -> Membership {
    if area.is_unsaid() || units.is_empty() {
        return Membership::Open;
    }
    match all_or_none(units, |unit| area.units.contains(unit)) {
        Membership::Out if !area.drawn.is_empty() && !all_named(area, units) => Membership::Open,
        membership => membership,
    }
}

/// Whether every unit is named by the area, as in it or as out of it.
fn all_named(area: &AreaScope, units: &[Name]) -> bool {
    units.iter().all(|unit| area.units.contains(unit) || area.without.contains(unit))
}

fn all_or_none(names: &[Name], within: impl Fn(&Name) -> bool) -> Membership {
    match names.iter().filter(|name| within(name)).count() {
        0 => Membership::Out,
        n if n == names.len() => Membership::In,
        _ => Membership::Open,
    }
}

/// Whether the object was the other party's, in each case of whose ground it may have been. Where border and holder
/// agree, no reading is needed; a claim to land alone never takes an object out of protection.
fn whose(whose: &Owner, site: &Site, party: &str) -> Membership {
    if site.recognised.is_empty() || site.held_by.is_empty() {
        return Membership::Open;
    }
    let claimed = |claims: &[(Name, Vec<Name>)]| {
        let others = |area: &Name| claims.iter().any(|(owner, areas)| &**owner != party && areas.contains(area));
        !site.areas.is_empty() && site.areas.iter().all(others)
    };
    let layered = |recognised: &Name, holder: &Name| match (whose, &**recognised != party, &**holder != party) {
        (Owner::Holder, _, others) | (Owner::Recognised, others, _) if others => Membership::In,
        (Owner::Holder | Owner::Recognised, _, _) | (_, false, false) => Membership::Out,
        (_, true, true) => Membership::In,
        (Owner::Claimed(claims), _, _) if claimed(claims) => Membership::In,
        // Nobody reports who operates an object.
        (Owner::Claimed(_) | Owner::Operator, _, _) => Membership::Open,
    };
    let cases =
        site.recognised.iter().flat_map(|border| site.held_by.iter().map(move |holder| layered(border, holder)));
    cases.reduce(|a, b| if a == b { a } else { Membership::Open }).unwrap_or(Membership::Open)
}
