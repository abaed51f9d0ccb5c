//! LIMIT: at most so many acts in a period, or so many things in an area at one time.

use agreement::{Edge, Period};
use model::{FindingKind, Instant, Interval, Membership, Name};

use crate::Deed;

/// An act that the limit counts.
#[derive(Clone, Copy, Debug)]
struct Counted {
    party: u8,
    from: Instant,
    to: Instant,
    /// In if it certainly counts.
    is: Membership,
    /// What it would be if it were one too many.
    kind: FindingKind,
    at: u64,
}

/// What has been counted.
#[derive(Clone, Debug)]
pub(crate) struct Tally<'a> {
    most: u32,
    per: Option<Period>,
    clocks: &'a [Name],
    counted: Vec<Counted>,
    /// The last period looked up, by clock: most acts fall into the same one as the act before.
    last: Vec<Option<Interval>>,
}

impl<'a> Tally<'a> {
    pub(crate) fn new(most: i64, per: Option<Period>, clocks: &'a [Name]) -> Self {
        let most = u32::try_from(most.max(0)).unwrap_or(u32::MAX);
        Self { most, per, clocks, counted: Vec::new(), last: vec![None; clocks.len().max(1)] }
    }

    /// Counts an act. Of a log, no more are kept of a period than the limit allows, of those that are sure and of those that
    /// may count.
    pub(crate) fn note(&mut self, at: u64, deed: &Deed, party: u8, is: Membership, kind: FindingKind, start: Edge) {
        if self.per.is_none() || is == Membership::Out {
            return;
        }
        if deed.exact {
            let Some(period) = self.periods(deed, start.earliest).into_iter().next() else { return };
            self.counted.retain(|old| old.from >= period.from);
            let kept = self.counted.iter().filter(|old| (old.party, old.is) == (party, is)).count();
            if kept >= self.most as usize {
                return;
            }
        }
        self.counted.push(Counted { party, from: deed.from, to: deed.latest(), is, kind, at });
    }

    /// In if the act certainly goes beyond the limit, out if it certainly does not; and how strongly what was counted
    /// before it is proven: the finding cannot be stronger than that.
    pub(crate) fn exceeds(
        &mut self,
        at: u64,
        deed: &Deed,
        party: u8,
        start: Edge,
    ) -> (Membership, Option<FindingKind>) {
        if self.per.is_none() {
            let (least, most) = deed.quantity;
            let exceeds = if least > self.most {
                Membership::In
            } else if most <= self.most {
                Membership::Out
            } else {
                Membership::Open
            };
            return (exceeds, None);
        }
        let known = start.earliest == start.latest || !matches!(self.per, Some(Period::Every(_)));
        let periods = self.periods(deed, start.earliest);
        if self.most == 0 {
            return (Membership::In, None);
        } else if start.earliest == Instant::MAX {
            // Before the start nothing is counted.
            return (Membership::Out, None);
        } else if periods.is_empty() || !known {
            return (Membership::Open, None);
        }
        let most = self.most as usize;
        let (mut all_in, mut all_out, mut weakest) = (true, true, None);
        for period in periods {
            let others = self.counted.iter().filter(|one| one.party == party && one.at != at);
            let (mut sure, mut possible) = (Vec::new(), 0);
            for one in others {
                let before = deed.exact || one.to <= deed.from;
                let may_be_before = deed.exact || one.from < deed.to;
                if before && one.is == Membership::In && one.from >= period.from && one.to <= period.to {
                    sure.push(one.kind);
                }
                possible += usize::from(may_be_before && one.from < period.to && one.to >= period.from);
            }
            sure.sort_unstable();
            all_in &= sure.len() >= most;
            all_out &= possible < most;
            // As strong as the last of the strongest that fill the limit.
            let kind = most.checked_sub(1).and_then(|last| sure.get(last).copied());
            weakest = weakest.max(kind);
        }
        let exceeds = if all_in {
            Membership::In
        } else if all_out {
            Membership::Out
        } else {
            Membership::Open
        };
        (exceeds, weakest)
    }

    /// What of a party is counted before an act in the same period: certainly, or possibly.
    pub(crate) fn ahead(&mut self, at: u64, deed: &Deed, party: u8, start: Edge) -> Vec<(u64, Membership)> {
        let periods = self.periods(deed, start.earliest);
        let others = self.counted.iter().filter(|one| one.party == party && one.at != at);
        let within = |one: &Counted, certainly: bool| {
            if certainly {
                let whole = |period: &Interval| one.from >= period.from && one.to <= period.to;
                one.is == Membership::In && one.to <= deed.from && periods.iter().all(whole)
            } else {
                one.from < deed.to && periods.iter().any(|period| one.from < period.to && one.to > period.from)
            }
        };
        let is = |one: &Counted| if within(one, true) { Membership::In } else { Membership::Open };
        others.filter(|one| within(one, true) || within(one, false)).map(|one| (one.at, is(one))).collect()
    }

    /// The periods that an act may fall into, by every clock that may be meant.
    fn periods(&mut self, deed: &Deed, start: Instant) -> Vec<Interval> {
        let Some(per) = self.per else { return vec![] };
        let mut periods = Vec::with_capacity(1);
        for (place, last) in self.last.iter_mut().enumerate() {
            let zone = self.clocks.get(place).map_or("UTC", |zone| zone);
            let mut at = deed.from;
            let end = deed.latest();
            loop {
                let known = last.filter(|period| period.from <= at && at < period.to);
                let Some(period) = known.or_else(|| per.around(at, zone, start).ok()) else { break };
                *last = Some(period);
                if !periods.contains(&period) {
                    periods.push(period);
                }
                // An act that may lie in very many periods: that no period is certain shows in the first few.
                if period.to >= end || periods.len() > 64 {
                    break;
                }
                at = period.to;
            }
        }
        periods
    }
}
