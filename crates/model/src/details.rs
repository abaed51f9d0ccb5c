//! What a report says of an act beyond what, where and when: which event it is, to whom, under which number, how much.

use crate::Name;

/// A whole number as far as it is said: from `lo` to `hi`, both included; one number where they are equal.
///
/// Invariant: `lo <= hi`, kept by [`Amount::new`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount {
    lo: u32,
    hi: u32,
}

impl Amount {
    /// The numbers from `lo` to `hi`; `None` unless `lo <= hi`.
    #[must_use]
    pub fn new(lo: u32, hi: u32) -> Option<Self> {
        (lo <= hi).then_some(Self { lo, hi })
    }

    /// One number.
    #[must_use]
    pub fn exactly(number: u32) -> Self {
        Self { lo: number, hi: number }
    }

    /// The least that it may be.
    #[must_use]
    pub fn lo(self) -> u32 {
        self.lo
    }

    /// The most that it may be.
    #[must_use]
    pub fn hi(self) -> u32 {
        self.hi
    }

    /// The shortest range that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { lo: self.lo.min(other.lo), hi: self.hi.max(other.hi) }
    }
}

impl std::fmt::Display for Amount {
    /// As it stands in a table: `17`, `10-20`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.lo == self.hi { write!(f, "{}", self.lo) } else { write!(f, "{}-{}", self.lo, self.hi) }
    }
}

/// What is said of an act beyond what, to what, with what, where and when. What is `None` is not said: an event, a body
/// or a number that the report leaves open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// The event of the agreement that this is, by the name that the agreement gives it.
    pub event: Option<Name>,
    /// The body that it is addressed to, or that grants it.
    pub to: Option<Name>,
    /// The number or name under which it is kept (request 17), so that a reply finds its request.
    pub reference: Option<Name>,
    /// Whether it says that the act was not done. This is no denial: nobody need have said that it was.
    pub not_done: bool,
    /// How many objects, soldiers or weapons.
    pub quantity: Option<Amount>,
    /// How many people are affected.
    pub people_affected: Option<Amount>,
    /// How many people were killed.
    pub people_killed: Option<Amount>,
    /// For how many hours a service was out.
    pub hours_without_service: Option<Amount>,
}

impl Details {
    /// Nothing of it is said.
    pub const NONE: Self = Self {
        event: None,
        to: None,
        reference: None,
        not_done: false,
        quantity: None,
        people_affected: None,
        people_killed: None,
        hours_without_service: None,
    };

    /// Whether nothing of it is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::NONE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_never_ends_before_it_begins() {
        assert_eq!(Amount::new(20, 10), None);
        assert_eq!(Amount::new(7, 7), Some(Amount::exactly(7)));
    }

    #[test]
    fn two_amounts_reach_from_the_least_to_the_greatest() {
        let both = Amount::exactly(40).hull(Amount::new(10, 20).unwrap());
        assert_eq!((both.lo(), both.hi(), both.to_string().as_str()), (10, 40, "10-40"));
        assert_eq!(Amount::exactly(17).to_string(), "17");
    }

    #[test]
    fn an_act_that_was_not_done_is_something_said() {
        assert!(Details::default().is_empty());
        assert!(!Details { not_done: true, ..Details::NONE }.is_empty());
    }
}
