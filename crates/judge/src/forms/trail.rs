//! WITHIN-AFTER and BEFORE: earlier acts that a later one is held against, by the keys that both must have in common.
//!
//! Of a log, where instants are exact and the order is known, only what can still matter is kept: the latest act of each
//! party and key. Of a case everything is, since what is reported later may have happened earlier.

use hashbrown::HashMap;
use model::{Instant, LeafSet, Membership, Name};

use super::{ambit::Masks, both};
use crate::Deed;
use crate::register::{Addressee, Parties, Register};

/// What two acts must have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    area: bool,
    reference: bool,
    /// Whether only whoever did the one must do the other.
    pub party: bool,
    /// A key that no fact has: whether they have it in common is never known.
    other: bool,
}

/// The value of the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key(u32, u128);

impl Keys {
    pub(crate) fn of(names: &[Name]) -> Self {
        let mut keys = Self::default();
        for name in names {
            match &**name {
                "area" => keys.area = true,
                "reference" => keys.reference = true,
                "party" => keys.party = true,
                _ => keys.other = true,
            }
        }
        keys
    }

    /// The value that a deed has; `None` where it is not known.
    pub(crate) fn value(self, deed: &Deed, register: &Register) -> Option<Key> {
        let area = if self.area { register.sole_area(deed.site)? } else { 0 };
        let reference = if self.reference { Some(deed.reference).filter(|one| *one != 0)? } else { 0 };
        if self.other { None } else { Some(Key(area, reference)) }
    }
}

/// What was found of an earlier act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// In: there certainly was one. Open: there may have been. Out: there was none that is recorded.
    pub membership: Membership,
    /// The act.
    pub at: u64,
    nth: u32,
}

impl Found {
    const NONE: Self = Self { membership: Membership::Out, at: u64::MAX, nth: u32::MAX };

    fn or(self, other: Self) -> Self {
        if other.membership < self.membership { other } else { self }
    }
}

/// An earlier act.
#[derive(Clone, Copy, Debug)]
struct Entry {
    from: Instant,
    to: Instant,
    by: Parties,
    /// In if it certainly is such an act, open if it may be.
    is: Membership,
    at: u64,
    /// In which order it was noted: that of time, and not that in which it was told.
    nth: u32,
}

/// How far before, in seconds, it must lie.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub at_least_s: i64,
    pub at_most_s: Option<i64>,
}

/// Earlier acts of one kind.
#[derive(Clone, Debug)]
pub(crate) struct Trail {
    act: LeafSet,
    object: Masks,
    body: Addressee,
    keys: Keys,
    span: Span,
    /// Its order tells nothing.
    by_key: HashMap<Key, Vec<Entry>, foldhash::fast::FixedState>,
    /// Those whose keys are not known.
    loose: Vec<Entry>,
    n: u32,
}

impl Trail {
    pub(crate) fn new(act: LeafSet, object: Masks, body: Addressee, keys: Keys, span: Span) -> Self {
        Self { act, object, body, keys, span, by_key: HashMap::default(), loose: Vec::new(), n: 0 }
    }

    /// Takes note of a deed, if it is or may be such an act. `sure` tells whether it is certain enough to be held against
    /// a later one.
    pub(crate) fn note(&mut self, at: u64, deed: &Deed, sure: bool, register: &Register) {
        if !self.act.overlaps(deed.act) || !self.object.possible.overlaps(deed.object) {
            return;
        }
        let body = self.body.hold(deed.body);
        let acts = Masks::only(self.act);
        let what = both(acts.hold(deed.act), self.object.hold(deed.object));
        let is = both(both(what, body), if sure { Membership::In } else { Membership::Open });
        if is == Membership::Out || deed.not_done || deed.certainty == model::Certainty::Refuted {
            return;
        }
        let entry = Entry { from: deed.from, to: deed.latest(), by: deed.named, is, at, nth: self.n };
        self.n = self.n.wrapping_add(1);
        let list = match self.keys.value(deed, register) {
            Some(key) => self.by_key.entry(key).or_default(),
            None => &mut self.loose,
        };
        // Of a log, a later act of the same party stands for the earlier ones.
        if deed.exact && is == Membership::In && self.span.at_least_s == 0 {
            list.retain(|old| old.by != entry.by || old.is != Membership::In);
        }
        list.push(entry);
    }

    /// Forgets what lies too far back to matter to anything that comes at `now` or later.
    pub(crate) fn forget(&mut self, now: Instant) {
        let Some(at_most) = self.span.at_most_s else { return };
        let horizon = now.plus(-at_most);
        self.by_key.retain(|_, list| {
            list.retain(|entry| entry.to >= horizon);
            !list.is_empty()
        });
        self.loose.retain(|entry| entry.to >= horizon);
    }

    /// Whether such an act lies so far before a deed, by one of the parties that `wanted` tells apart. Nothing lies before
    /// itself.
    pub(crate) fn before(
        &self,
        at: u64,
        deed: &Deed,
        register: &Register,
        wanted: impl Fn(Parties) -> Membership,
    ) -> Found {
        let tested = |entry: &Entry, same_key: Membership| {
            let is = both(both(entry.is, same_key), both(wanted(entry.by), self.lies(entry, deed)));
            Found { membership: is, at: entry.at, nth: entry.nth }
        };
        let search = |list: &[Entry], same_key| {
            let others = list.iter().filter(|entry| entry.at != at);
            others.map(|entry| tested(entry, same_key)).fold(Found::NONE, Found::or)
        };
        let mut found = search(&self.loose, Membership::Open);
        match self.keys.value(deed, register) {
            Some(key) => {
                if let Some(list) = self.by_key.get(&key) {
                    found = search(list, Membership::In).or(found);
                }
            }
            // The order of a map must not tell: of equals the first recorded is named.
            None => {
                let open = self.by_key.values().map(|list| search(list, Membership::Open));
                let open = open.filter(|one| one.membership != Membership::Out).min_by_key(|one| one.nth);
                found = found.or(open.unwrap_or(Found::NONE));
            }
        }
        found
    }

    /// The last such act by a party before a deed, or that may have been, however long before.
    pub(crate) fn last(&self, at: u64, deed: &Deed, wanted: impl Fn(Parties) -> Membership) -> Option<u64> {
        let before = |entry: &&Entry| entry.at != at && entry.from < deed.to && wanted(entry.by) != Membership::Out;
        let all = self.by_key.values().flatten().chain(&self.loose).filter(before);
        all.max_by_key(|entry| entry.nth).map(|entry| entry.at)
    }

    /// Whether an entry lies in the span before a deed.
    fn lies(&self, entry: &Entry, deed: &Deed) -> Membership {
        let (a, b) = (entry, deed);
        if b.exact {
            // Recorded before it: it came before it.
            let between = b.from.0.saturating_sub(a.from.0);
            let lies = between >= self.span.at_least_s && self.span.at_most_s.is_none_or(|most| between <= most);
            return if lies { Membership::In } else { Membership::Out };
        }
        let (shortest, longest) = (b.from.0.saturating_sub(a.to.0), b.to.0.saturating_sub(a.from.0));
        let enough = if shortest >= self.span.at_least_s {
            Membership::In
        } else if longest > self.span.at_least_s {
            Membership::Open
        } else {
            Membership::Out
        };
        let soon = match self.span.at_most_s {
            None => Membership::In,
            Some(most) if longest <= most => Membership::In,
            Some(most) if shortest < most => Membership::Open,
            Some(_) => Membership::Out,
        };
        both(enough, soon)
    }
}
