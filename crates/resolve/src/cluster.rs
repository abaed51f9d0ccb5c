//! Clusters by average linkage: the two with the highest mean weight are joined while that mean is above zero.

//!
//! The mean runs over all pairs between two clusters; a pair that was not compared counts with the model's constant. So
//! statements are put together by what most of them share, never through one in between (Sokal & Michener 1958).
//!
//! # Denials
//! A denial belongs to what it denies, yet often speaks of several incidents at once ("no strikes on these days"). Two
//! clusters that both hold an affirming statement are therefore compared by their affirming statements alone: a denial
//! joins a cluster and never pulls two together.
//!
//! # Which act
//! Two acts that must stay apart may never have been compared, when one of them is vaguely dated. So each cluster knows
//! which event and which reference its statements name, and does not join one that names others.
use model::{Details, Stance, Statement};

use crate::apart;
use crate::average::{Add, Bond, Draw, Sum, average};
use crate::candidates::Pair;

/// What lies between two clusters.
#[derive(Clone, Copy, Debug, Default)]
struct Edge {
    all: Sum,
    affirming: Sum,
}

impl Add for Edge {
    fn add(&mut self, other: Self) {
        self.all.add(other.all);
        self.affirming.add(other.affirming);
    }
}

/// What a cluster is made of.
#[derive(Clone, Debug)]
struct Said {
    n: usize,
    n_affirming: usize,
    /// Which act its statements speak of, as far as any of them says.
    act: Details,
}

impl Add for Said {
    fn add(&mut self, other: Self) {
        self.n += other.n;
        self.n_affirming += other.n_affirming;
        self.act.event = self.act.event.take().or(other.act.event);
        self.act.reference = self.act.reference.take().or(other.act.reference);
    }
}

/// Gathers statements into clusters: sorted positions, one list for each cluster, by its first.
///
/// `statements` are sorted by id.
/// `pairs` are sorted, each pair once. Sums of weights run in the order of the merges, which depends on the sorted
/// statements alone.
pub(crate) fn clusters(
    statements: &[&Statement],
    pairs: &[Pair],
    not_compared: f64,
    draw: Option<Draw>,
) -> Vec<Vec<usize>> {
    let said = |statement: &&Statement| (statement.stance != Stance::Denies, act(statement.details()));
    gather(statements.iter().map(said).collect(), pairs, not_compared, draw)
}

/// `said` says of each statement whether it is something other than a denial, and of which act.
fn gather(said: Vec<(bool, Details)>, pairs: &[Pair], not_compared: f64, draw: Option<Draw>) -> Vec<Vec<usize>> {
    let threshold = Draw::threshold(draw);
    let affirms: Vec<bool> = said.iter().map(|(affirms, _)| *affirms).collect();
    let bond = |pair: &Pair| {
        let all = Sum::of(pair.bits);
        let affirming = if affirms[pair.a] && affirms[pair.b] { all } else { Sum::default() };
        Bond { a: pair.a, b: pair.b, between: Edge { all, affirming }, apart: pair.apart }
    };
    let bonds: Vec<Bond<Edge>> = pairs.iter().map(bond).collect();
    let said = said.into_iter().map(|(affirms, act)| Said { n: 1, n_affirming: affirms.into(), act });
    let mean = |one: &Said, two: &Said, edge: &Edge| {
        let n_affirming = one.n_affirming * two.n_affirming;
        let mean = if n_affirming > 0 {
            edge.affirming.mean(n_affirming, not_compared)
        } else {
            edge.all.mean(one.n * two.n, not_compared)
        };
        (mean > threshold && apart::act(&one.act, &two.act).is_none()).then_some(mean)
    };
    average(said, &bonds, mean, |mean, a, b| Draw::accepts(draw, mean, a as u64, b as u64))
}

/// Of details, those by which an act is known.
fn act(details: &Details) -> Details {
    let Details { event, reference, not_done, .. } = details;
    Details { event: event.clone(), reference: reference.clone(), not_done: *not_done, ..Details::NONE }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Statements by letter, denials in lower case, each with its event where a digit follows; pairs as `AB+3`, with `!`
    /// where they may never be together.
    fn check(statements: &str, pairs: &str, expect: &str) {
        let letters: Vec<char> = statements.chars().filter(|letter| letter.is_alphabetic()).collect();
        let event = |letter: &char| {
            let next = statements.split(*letter).nth(1)?.chars().next()?;
            next.is_numeric().then(|| next.to_string().into())
        };
        let said = letters
            .iter()
            .map(|letter| (letter.is_uppercase(), Details { event: event(letter), ..Details::NONE }))
            .collect();
        let at = |letter| letters.iter().position(|&other| other == letter).unwrap();
        let mut read: Vec<Pair> = pairs
            .split_whitespace()
            .map(|pair| {
                let mut names = pair.chars();
                let (a, b) = (at(names.next().unwrap()), at(names.next().unwrap()));
                let bits = names.as_str().trim_end_matches('!').parse().unwrap();
                Pair { a, b, bits, apart: pair.ends_with('!') }
            })
            .collect();
        read.sort_by_key(|pair| (pair.a, pair.b));
        let found = gather(said, &read, -3.0, None);
        let words: Vec<String> = found.iter().map(|members| members.iter().map(|&i| letters[i]).collect()).collect();
        assert_eq!(words.join(" "), expect);
    }

    #[test]
    fn what_lies_between_two_does_not_chain_them() {
        check("ABC", "AB+4 BC+2", "AB C");
        check("ABC", "AB+4 BC+3.5", "ABC");
    }

    #[test]
    fn a_pair_that_must_stay_apart_is_in_no_cluster() {
        check("ABC", "AB+4 BC+9 AC+9!", "A BC");
    }

    #[test]
    fn two_events_that_were_never_compared_are_not_joined_by_what_lies_between() {
        check("ABC", "AB+9 BC+8", "ABC");
        check("A1BC2", "AB+9 BC+8", "AB C");
        check("A1BC2", "AB+8 BC+9", "A BC");
        check("A1BC1", "AB+8 BC+9", "ABC");
    }

    #[test]
    fn equal_weights_go_to_the_smaller_id() {
        check("ABC", "AB+4 BC+4 AC-5", "AB C");
    }

    #[test]
    fn a_denial_joins_one_cluster_and_does_not_bridge_two() {
        check("ABd", "Ad+8 Bd+8 AB-1", "Ad B");
        check("ABCd", "AB+4 Ad+8 Bd+8 Cd+8 AC-1 BC-1", "ABd C");
    }

    #[test]
    fn a_denial_does_not_hold_apart_what_belongs_together() {
        check("ABd", "AB+2 Ad+3 Bd-20", "ABd");
    }
}
