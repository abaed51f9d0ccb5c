//! Counting voices over possibilities.

//!
//! Each voice allows a set of possibilities. What the most voices allow at once is kept: that is the common part of the
//! largest group of voices that are compatible with one another, found without searching groups, as each possibility
//! has just one largest group, namely the voices that allow it. Where several groups are largest, all of what they
//! allow is kept.
//!
//! A voice is what one speaker's statements allow together. Where they contradict one another it is taken at its most
//! precise; where equally precise ones do, it allows all that these say, since nothing but their ids tells them apart.
use std::collections::BTreeMap;

use model::{Interval, LeafSet, Name};

/// A set of possibilities.
pub(super) trait Possible: Copy + PartialEq {
    /// What lies in both, unless that is nothing.
    fn both(self, other: Self) -> Option<Self>;
    /// What holds both.
    fn either(self, other: Self) -> Self;
    /// Cuts at every border of `others`: parts of which each `other` holds all or nothing.
    fn parts(others: &[Self]) -> Vec<Self>;
}

impl Possible for LeafSet {
    fn both(self, other: Self) -> Option<Self> {
        Some(self.intersection(other)).filter(|both| !both.is_empty())
    }

    fn either(self, other: Self) -> Self {
        self.union(other)
    }

    fn parts(others: &[Self]) -> Vec<Self> {
        let mut parts = vec![others.iter().fold(Self::EMPTY, |all, &set| all.union(set))];
        for set in others {
            parts = parts.into_iter().flat_map(|part| [part.intersection(*set), part.minus(*set)]).collect();
            parts.retain(|part| !part.is_empty());
        }
        parts
    }
}

impl Possible for Interval {
    fn both(self, other: Self) -> Option<Self> {
        self.intersection(other)
    }

    fn either(self, other: Self) -> Self {
        self.hull(other)
    }

    fn parts(others: &[Self]) -> Vec<Self> {
        let mut borders: Vec<_> = others.iter().flat_map(|interval| [interval.from, interval.to]).collect();
        borders.sort();
        borders.dedup();
        borders.windows(2).filter_map(|pair| Self::new(*pair.first()?, *pair.last()?).ok()).collect()
    }
}

/// What came out of a vote.
pub(super) struct Vote<T> {
    /// The parts that most voices allow.
    pub(super) winners: Vec<T>,
    /// For each statement, whether its own speaker says otherwise as precisely.
    pub(super) torn: Vec<bool>,
}

/// Counts the voices. `stated` gives for each statement its speaker, what it allows, and how much it leaves open, by
/// which the most precise statements of a speaker are known.
pub(super) fn count<'a, T: Possible, P: Ord>(stated: impl Iterator<Item = (&'a Name, T, P)>) -> Vote<T> {
    let mut by_speaker: BTreeMap<&Name, Vec<(usize, T, P)>> = BTreeMap::new();
    let mut torn = Vec::new();
    for (at, (speaker, value, open)) in stated.enumerate() {
        by_speaker.entry(speaker).or_default().push((at, value, open));
        torn.push(false);
    }
    let mut voices: Vec<T> = Vec::with_capacity(by_speaker.len());
    for said in by_speaker.into_values() {
        let least = said.iter().map(|(_, _, open)| open).min();
        let precise: Vec<(usize, T)> =
            said.iter().filter(|(_, _, open)| Some(open) == least).map(|(at, value, _)| (*at, *value)).collect();
        let values = || precise.iter().map(|(_, value)| *value);
        if let Some(all) = common(said.iter().map(|(_, value, _)| *value)).or_else(|| common(values())) {
            voices.push(all);
        } else {
            precise.iter().for_each(|(at, _)| torn[*at] = true);
            voices.extend(values().reduce(T::either));
        }
    }
    let voters = |part: T| voices.iter().filter(|voice| voice.both(part).is_some()).count();
    let votes: Vec<(T, usize)> = T::parts(&voices).into_iter().map(|part| (part, voters(part))).collect();
    let most = votes.iter().map(|(_, n)| *n).max().unwrap_or(0);
    Vote { winners: votes.into_iter().filter(|(_, n)| *n == most).map(|(part, _)| part).collect(), torn }
}

/// What all of them allow.
fn common<T: Possible>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.try_fold(first, T::both)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Instant;

    fn check(stated: &[(&str, u64)], expect: u64) {
        let stated: Vec<(Name, LeafSet)> = stated.iter().map(|&(name, set)| (name.into(), LeafSet(set))).collect();
        let kept = count(stated.iter().map(|(name, set)| (name, *set, set.len())));
        let kept = kept.winners.into_iter().fold(LeafSet::EMPTY, LeafSet::union);
        assert_eq!(kept.0, expect, "{:b} instead of {expect:b}", kept.0);
    }

    #[test]
    fn the_largest_compatible_group_gives_what_is_common_to_it() {
        check(&[("a", 0b0111), ("b", 0b0011), ("c", 0b1000)], 0b0011);
    }

    #[test]
    fn groups_of_one_size_are_joined() {
        check(&[("a", 0b0001), ("b", 0b0010)], 0b0011);
    }

    #[test]
    fn a_voice_that_repeats_itself_is_counted_once() {
        check(&[("a", 0b01), ("a", 0b01), ("a", 0b01), ("b", 0b10)], 0b11);
    }

    #[test]
    fn a_voice_that_contradicts_itself_is_taken_at_its_most_precise() {
        check(&[("a", 0b0110), ("a", 0b1000), ("b", 0b1110)], 0b1000);
        check(&[("a", 0b0111), ("a", 0b1100), ("a", 0b1010), ("b", 0b1111)], 0b1000);
    }

    #[test]
    fn a_voice_that_contradicts_itself_as_precisely_allows_all_it_says() {
        check(&[("a", 0b0001), ("a", 0b0010), ("a", 0b1100)], 0b0011);
        check(&[("a", 0b0001), ("a", 0b0010), ("b", 0b0010)], 0b0010);
        let said = [("a", 0b0001), ("a", 0b0010), ("a", 0b1100), ("b", 0b0010)];
        let names: Vec<Name> = said.iter().map(|(name, _)| Name::from(*name)).collect();
        let stated = names.iter().zip(said).map(|(name, (_, set))| (name, LeafSet(set), set.count_ones()));
        assert_eq!(count(stated).torn, [true, true, false, false]);
    }

    #[test]
    fn the_slices_of_time_that_most_voices_allow_are_kept() {
        let spans = [(0, 10), (0, 10), (5, 20), (10, 20), (40, 50)];
        let stated: Vec<(Name, Interval)> = spans
            .iter()
            .enumerate()
            .map(|(i, &(from, to))| (i.to_string().into(), Interval { from: Instant(from), to: Instant(to) }))
            .collect();
        let kept: Vec<_> = count(stated.iter().map(|(name, span)| (name, *span, span.seconds())))
            .winners
            .iter()
            .map(|s| (s.from.0, s.to.0))
            .collect();
        assert_eq!(kept, [(5, 10)]);
    }
}
