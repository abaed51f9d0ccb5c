//! Duties of a log that are open, found by party and keys when a deed comes, and by deadline when one has passed.
//!
//! Places are used again, so that what is kept grows with the duties that are open at one time and not with the log.

use std::collections::VecDeque;

use hashbrown::HashMap;
use model::Instant;

use super::oblige::Duty;
use super::trail::Key;

const NONE: u32 = u32::MAX;

/// A place: free, or with a duty and the next one of the same party and keys.
#[derive(Clone, Debug)]
struct Place {
    duty: Option<Duty>,
    next: u32,
    /// How often it was used, so that a deadline is not taken for that of a later duty.
    used: u32,
}

/// The duties that are open.
#[derive(Clone, Debug, Default)]
pub(super) struct Open {
    places: Vec<Place>,
    free: Vec<u32>,
    /// The first place of a party and its keys. Its order is never looked at, and its hash is the same in every run.
    by_key: HashMap<(u8, Option<Key>), u32, foldhash::fast::FixedState>,
    /// By deadline: the place, and how often it had been used.
    queue: VecDeque<(Instant, u32, u32)>,
    n: usize,
}

impl Open {
    pub(super) fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// Whether a deadline lies before `now`.
    pub(super) fn has_passed(&self, now: Instant) -> bool {
        self.queue.front().is_some_and(|(due, ..)| *due < now)
    }

    pub(super) fn push(&mut self, duty: Duty) {
        let at = self.free.pop().unwrap_or_else(|| {
            self.places.push(Place { duty: None, next: NONE, used: 0 });
            u32::try_from(self.places.len() - 1).unwrap_or(NONE)
        });
        let Some(place) = self.places.get_mut(at as usize) else { return };
        place.duty = Some(duty);
        place.used = place.used.wrapping_add(1);
        if let Some(due) = duty.due {
            let one = (due.latest, at, place.used);
            // Deadlines come in order, since triggers do; one that is out of order waits for those before it.
            if self.queue.back().is_none_or(|(last, ..)| *last <= one.0) {
                self.queue.push_back(one);
            } else {
                let before = self.queue.partition_point(|(last, ..)| *last <= one.0);
                self.queue.insert(before, one);
            }
        }
        place.next = NONE;
        match self.by_key.entry((duty.party, duty.key)) {
            hashbrown::hash_map::Entry::Vacant(entry) => drop(entry.insert(at)),
            hashbrown::hash_map::Entry::Occupied(entry) => {
                // Behind those that were raised before.
                let mut last = *entry.get();
                while let Some(next) =
                    self.places.get(last as usize).map(|place| place.next).filter(|next| *next != NONE)
                {
                    last = next;
                }
                if let Some(place) = self.places.get_mut(last as usize) {
                    place.next = at;
                }
            }
        }
        self.n += 1;
    }

    /// Goes through the duties of a party with these keys, in the order in which they were raised; those for which `keep`
    /// is false are taken out.
    pub(super) fn of(&mut self, party: u8, key: Option<Key>, mut keep: impl FnMut(&mut Duty) -> bool) {
        let Some(first) = self.by_key.get_mut(&(party, key)) else { return };
        let (mut at, mut before, mut head) = (*first, NONE, *first);
        while let Some(place) = self.places.get_mut(at as usize) {
            let next = place.next;
            if place.duty.as_mut().is_none_or(&mut keep) {
                before = at;
            } else {
                place.duty = None;
                self.free.push(at);
                self.n -= 1;
                if before == NONE {
                    head = next;
                } else if let Some(place) = self.places.get_mut(before as usize) {
                    place.next = next;
                }
            }
            at = next;
        }
        if head == NONE {
            self.by_key.remove(&(party, key));
        } else {
            *first = head;
        }
    }

    /// Goes through every duty, in the order of their places.
    pub(super) fn each(&mut self, mut told: impl FnMut(&mut Duty)) {
        self.places.iter_mut().filter_map(|place| place.duty.as_mut()).for_each(&mut told);
    }

    /// Takes out the duty whose deadline passed first, if it lies before `now` and the duty is still open.
    pub(super) fn pop(&mut self, now: Instant) -> Option<Duty> {
        loop {
            let (_, at, used) = *self.queue.front().filter(|(due, ..)| *due < now)?;
            self.queue.pop_front();
            let open = self.places.get(at as usize).filter(|place| place.used == used).and_then(|place| place.duty);
            if let Some(duty) = open {
                self.of(duty.party, duty.key, |one| {
                    (one.subject, one.step, one.due) != (duty.subject, duty.step, duty.due)
                });
                return Some(duty);
            }
        }
    }

    /// Takes out all that is left.
    pub(super) fn take(&mut self) -> Vec<Duty> {
        std::mem::take(self).places.into_iter().filter_map(|place| place.duty).collect()
    }
}
