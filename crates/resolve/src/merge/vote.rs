//! Counting voices over possibilities.
//!
//! Each voice allows a set of possibilities. What the most voices allow at once is kept: that is the common part of the
//! largest group of voices that are compatible with one another, found without searching groups, as each possibility
//! has just one largest group, namely the voices that allow it. Where several groups are largest, all of what they
//! allow is kept.

use std::collections::BTreeMap;

use model::{Interval, LeafSet, Name};

/// A set of possibilities.
pub(super) trait Possible: Copy + PartialEq {
    /// What lies in both, unless that is nothing.
    fn both(self, other: Self) -> Option<Self>;
    /// Cuts at every border of `others`: parts of which each `other` holds all or nothing.
    fn parts(others: &[Self]) -> Vec<Self>;
}

impl Possible for LeafSet {
    fn both(self, other: Self) -> Option<Self> {
        Some(self.intersection(other)).filter(|both| !both.is_empty())
    }

    fn parts(others: &[Self]) -> Vec<Self> {
        let stated = others.iter().fold(Self::EMPTY, |all, &set| all.union(set));
        (0..u64::BITS).map(|bit| Self(1 << bit)).filter(|leaf| stated.contains(*leaf)).collect()
    }
}

impl Possible for Interval {
    fn both(self, other: Self) -> Option<Self> {
        self.intersection(other)
    }

    fn parts(others: &[Self]) -> Vec<Self> {
        let mut borders: Vec<_> = others.iter().flat_map(|interval| [interval.from, interval.to]).collect();
        borders.sort();
        borders.dedup();
        borders.windows(2).filter_map(|pair| Self::new(*pair.first()?, *pair.last()?).ok()).collect()
    }
}

/// The parts that most voices allow, and for each of them which voices those are.
///
/// `stated` gives for each statement, in the order of ids, its speaker, what it allows, and how much it leaves open, by
/// which the most precise statement of a speaker is known.
pub(super) fn winners<'a, T: Possible>(stated: impl Iterator<Item = (&'a Name, T, i64)>) -> Vec<(T, Vec<bool>)> {
    let voices = voices(stated);
    let votes: Vec<(T, Vec<bool>)> = T::parts(&voices)
        .into_iter()
        .map(|part| (part, voices.iter().map(|voice| voice.both(part).is_some()).collect()))
        .collect();
    let count = |voters: &[bool]| voters.iter().filter(|&&votes| votes).count();
    let most = votes.iter().map(|(_, voters)| count(voters)).max().unwrap_or(0);
    votes.into_iter().filter(|(_, voters)| count(voters) == most).collect()
}

/// What each speaker allows: what all its statements allow together; if they contradict one another, the most precise
/// of them (the first by id among equals).
fn voices<'a, T: Possible>(stated: impl Iterator<Item = (&'a Name, T, i64)>) -> Vec<T> {
    let mut by_speaker: BTreeMap<&Name, Vec<(T, i64)>> = BTreeMap::new();
    for (speaker, value, open) in stated {
        by_speaker.entry(speaker).or_default().push((value, open));
    }
    by_speaker
        .into_values()
        .filter_map(|values| {
            let ((first, _), rest) = values.split_first()?;
            let common = rest.iter().try_fold(*first, |all, (value, _)| all.both(*value));
            common.or_else(|| values.iter().min_by_key(|(_, open)| *open).map(|(value, _)| *value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Instant;

    fn check(stated: &[(&str, u64)], expect: u64) {
        let stated: Vec<(Name, LeafSet)> = stated.iter().map(|&(name, set)| (name.into(), LeafSet(set))).collect();
        let kept = winners(stated.iter().map(|(name, set)| (name, *set, set.len().into())));
        let kept = kept.iter().fold(LeafSet::EMPTY, |all, (leaf, _)| all.union(*leaf));
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
    }

    #[test]
    fn the_slices_of_time_that_most_voices_allow_are_kept() {
        let spans = [(0, 10), (0, 10), (5, 20), (10, 20), (40, 50)];
        let stated: Vec<(Name, Interval)> = spans
            .iter()
            .enumerate()
            .map(|(i, &(from, to))| (i.to_string().into(), Interval { from: Instant(from), to: Instant(to) }))
            .collect();
        let kept: Vec<_> = winners(stated.iter().map(|(name, span)| (name, *span, span.seconds())))
            .iter()
            .map(|(s, _)| (s.from.0, s.to.0))
            .collect();
        assert_eq!(kept, [(5, 10)]);
    }
}
