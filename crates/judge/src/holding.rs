//! Holdings as they are kept: one word each, and a trace of at most 32 bytes where there is more to tell.
//!
//! Sentences are made of them on demand, from the deed and the rule: nothing else is stored.

use model::{Coverage, Dimension, FindingKind, Instant, Membership};

/// What a holding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A deed, or the duty that it raised, by the deed's place.
    Deed(u64),
    /// The start or the end.
    Start,
    /// The end.
    End,
    /// A date, or a period that begins then.
    At(Instant),
}

/// Coverage in two bits a dimension: 0 in, 1 open, 2 out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Packed(pub u16);

impl Packed {
    const OPEN: u16 = 0x5555;
    const OUT: u16 = 0xAAAA;

    /// Sets a dimension to the greater of what it is and a membership.
    #[must_use]
    pub fn join(self, dimension: Dimension, membership: Membership) -> Self {
        let place = 2 * dimension as u16;
        let known = (self.0 >> place) & 3;
        if membership as u16 > known { Self(self.0 & !(3 << place) | (membership as u16) << place) } else { self }
    }

    /// Sets a dimension that was in.
    #[must_use]
    pub fn with(self, dimension: Dimension, membership: Membership) -> Self {
        self.plus(dimension, membership as u16)
    }

    /// Adds to the number that a dimension is.
    #[inline]
    pub(crate) fn plus(self, dimension: Dimension, bits: u16) -> Self {
        Self(self.0.wrapping_add(bits << (2 * dimension as u16)))
    }

    /// Whether what was done, to what or by what means, is out.
    #[inline]
    pub(crate) fn is_out_of_scope(self) -> bool {
        let out = |dimension: Dimension| (Membership::Out as u16) << (2 * dimension as u16);
        self.0 & (out(Dimension::Act) | out(Dimension::Object) | out(Dimension::Means)) != 0
    }

    /// All dimensions together.
    #[must_use]
    pub fn together(self) -> Membership {
        if self.0 & Self::OUT != 0 {
            Membership::Out
        } else if self.0 & Self::OPEN != 0 {
            Membership::Open
        } else {
            Membership::In
        }
    }

    /// All dimensions together, as a number: 0 in, 1 open, 2 out.
    #[inline]
    pub(crate) fn together_bits(self) -> u8 {
        let (out, all) = (self.0 & Self::OUT != 0, self.0 == 0);
        u8::from(!all) + u8::from(out)
    }

    /// Dimension by dimension.
    #[must_use]
    pub fn coverage(self) -> Coverage {
        Coverage(Dimension::ALL.map(|dimension| match (self.0 >> (2 * dimension as u16)) & 3 {
            0 => Membership::In,
            1 => Membership::Open,
            _ => Membership::Out,
        }))
    }
}

/// One finding in a word: the place of its deed, or of the trace of its duty; coverage, kind, party and rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding(u64);

impl Holding {
    /// How many deeds or traces can be told apart.
    pub const MOST: usize = 1 << 27;
    /// How many rules can be told apart.
    pub const MOST_RULES: usize = 1 << 11;

    /// About a deed, by its place. What lies beyond [`Holding::MOST`] is cut off: a log tells its place beside.
    #[must_use]
    pub fn new(at: u64, rule: usize, party: u8, coverage: Packed, kind: FindingKind) -> Self {
        let (at, rule) = (at & (Self::MOST as u64 - 1), rule as u64 & (Self::MOST_RULES as u64 - 1));
        Self(at << 36 | rule << 25 | u64::from(party & 31) << 20 | (kind as u64) << 16 | u64::from(coverage.0))
    }

    /// About a duty, by the place of its trace.
    #[must_use]
    pub fn of_duty(trace: usize, rule: usize, party: u8, coverage: Packed, kind: FindingKind) -> Self {
        Self(Self::new(trace as u64, rule, party, coverage, kind).0 | 1 << 63)
    }

    /// Whether it is about a duty.
    #[must_use]
    pub fn is_of_duty(self) -> bool {
        self.0 >> 63 == 1
    }

    /// The place of its deed, or of its trace.
    #[must_use]
    pub fn at(self) -> usize {
        ((self.0 >> 36) as usize) & (Self::MOST - 1)
    }

    /// The rule, by its place in [`agreement::Norms::norms`].
    #[must_use]
    pub fn rule(self) -> usize {
        ((self.0 >> 25) as usize) & (Self::MOST_RULES - 1)
    }

    /// The party's number.
    #[must_use]
    pub fn party(self) -> u8 {
        ((self.0 >> 20) & 31) as u8
    }

    /// Coverage.
    #[must_use]
    pub fn coverage(self) -> Packed {
        Packed((self.0 & 0xFFFF) as u16)
    }

    /// The finding.
    #[must_use]
    pub fn kind(self) -> FindingKind {
        FindingKind::ALL.get((self.0 >> 16 & 15) as usize).copied().unwrap_or(FindingKind::CannotRule)
    }
}

/// What more there is to tell of a holding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trace {
    /// What it is about.
    pub subject: Subject,
    /// The deadline; [`Instant::MAX`] where none is said.
    pub due: Instant,
    /// What met the duty, or may have; `u32::MAX` for nothing.
    pub met_by: u32,
    /// The chance of the chain that was the last.
    pub step: u8,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holding_keeps_what_it_is_made_of() {
        for kind in FindingKind::ALL {
            let coverage =
                Packed::default().with(Dimension::Means, Membership::Out).with(Dimension::Time, Membership::Open);
            let holding = Holding::of_duty(123_456, 2_000, 31, coverage, kind);
            assert_eq!((holding.at(), holding.rule(), holding.party()), (123_456, 2_000, 31));
            assert_eq!((holding.coverage(), holding.kind(), holding.is_of_duty()), (coverage, kind, true));
            assert!(!Holding::new(1, 1, 1, coverage, kind).is_of_duty());
        }
    }

    #[test]
    fn a_trace_is_at_most_32_bytes() {
        assert!(size_of::<Trace>() <= 32 && size_of::<Holding>() == 8);
    }

    #[test]
    fn packed_coverage_unpacks() {
        let mut coverage = Coverage::ALL_IN;
        let mut packed = Packed::default();
        for (place, dimension) in Dimension::ALL.into_iter().enumerate() {
            let membership = [Membership::In, Membership::Open, Membership::Out][place % 3];
            coverage.set(dimension, membership);
            packed = packed.with(dimension, membership);
        }
        assert_eq!((packed.coverage(), packed.together()), (coverage, Membership::Out));
    }
}
