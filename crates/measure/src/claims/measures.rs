//! Two statements of one incident, by speakers of one side, that give one measure with numbers far apart.
//!
//! A measure is a number in figures with the noun after it (`20 square metre`, `1,500 consumers`), in the singular. Far apart
//! is ten times as much or more: an order of magnitude is no rounding and no second look. Dates and clock times are no
//! measures. The statement that came later is held against the earlier one.

use model::{ClaimCheck, ClaimKind, ClaimOutcome, Instant, Name, Statement};

use super::Held;
use super::view::{Seen, View, report};

/// By which factor two numbers may differ: less than this.
const FACTOR: u64 = 10;

/// Words that belong to the noun after them.
const OF_A_UNIT: [&str; 2] = ["square", "cubic"];

/// A noun of fewer letters is rather a word between others, or names a voltage.
const SHORTEST: usize = 4;

/// A number with its unit.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Measure {
    n: u64,
    unit: String,
}

/// The later of two such statements, incident by incident, where `keep` lets pass when it had reached the case.
pub(super) fn held<'v>(
    view: &'v View<'_>,
    keep: &'v impl Fn(Option<Instant>) -> bool,
) -> impl Iterator<Item = Held> + 'v {
    let kept = |seen: &&Seen<'_>| seen.statements.iter().any(|one| keep(one.received));
    view.seen.iter().filter(kept).flat_map(|seen| of_incident(view, seen)).filter(|held| keep(held.received))
}

fn of_incident(view: &View<'_>, seen: &Seen<'_>) -> Vec<Held> {
    let side = |one: &Statement| view.known.book.speaker(&one.speaker).and_then(|one| one.affiliation.party()).cloned();
    let mut told: Vec<(&Statement, Name, Vec<Measure>)> =
        seen.statements.iter().filter_map(|one| Some((*one, side(one)?, measures(&one.text)))).collect();
    // What nobody dates comes last: it cannot be shown to have come before anything.
    told.sort_by_key(|(one, ..)| (one.received.is_none(), one.received, one.id.clone()));
    let mut held = Vec::new();
    for (place, (later, side, numbers)) in told.iter().enumerate() {
        let others = told.iter().take(place).filter(|(_, other, _)| other == side);
        let because: Vec<String> = others
            .filter_map(|(earlier, _, before)| apart(before, numbers).map(|(a, b)| because(earlier, &a, later, &b)))
            .collect();
        if !because.is_empty() {
            let check =
                ClaimCheck { outcome: ClaimOutcome::Inconsistent, because, incidents: vec![seen.incident.id.clone()] };
            held.push(Held { id: later.id.clone(), kind: ClaimKind::Event, received: later.received, check });
        }
    }
    held
}

/// The first two numbers of one unit that are far apart. A number that both give is of another thing than what either gives alone.
fn apart(before: &[Measure], after: &[Measure]) -> Option<(Measure, Measure)> {
    let (alone, after) =
        (before.iter().filter(|one| !after.contains(one)), after.iter().filter(|one| !before.contains(one)));
    let after: Vec<&Measure> = after.collect();
    let far = |one: &Measure, other: &Measure| {
        one.unit == other.unit && one.n.max(other.n) >= FACTOR.saturating_mul(one.n.min(other.n).max(1))
    };
    alone
        .filter_map(|one| after.iter().find(|other| far(one, other)).map(|other| (one.clone(), (*other).clone())))
        .next()
}

fn because(earlier: &Statement, a: &Measure, later: &Statement, b: &Measure) -> String {
    let (a, b) = (format!("{} {}", a.n, a.unit), format!("{} {}", b.n, b.unit));
    format!("two numbers of one side for one incident: {}: {a}; {}: {b}", report(earlier), report(later))
}

/// What stands after the day of a date.
fn is_month(word: &str) -> bool {
    model::MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word))
}

/// Four figures together, of a century about ours.
fn is_year(word: &str, n: u64) -> bool {
    word.len() == 4 && (1900..2100).contains(&n)
}

/// The numbers in figures with their nouns.
fn measures(text: &str) -> Vec<Measure> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let measure = |(place, word): (usize, &&str)| {
        let n = word.replace(',', "").parse().ok().filter(|n| !is_year(word, *n))?;
        let mut after = words.iter().skip(place + 1).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let first = after.next().filter(|word| word.chars().all(char::is_alphabetic) && !is_month(word))?;
        let unit = if OF_A_UNIT.contains(&first) { format!("{first} {}", after.next()?) } else { first.to_owned() };
        Some(Measure { n, unit: unit.strip_suffix('s').unwrap_or(&unit).to_owned() })
    };
    words.iter().enumerate().filter_map(measure).filter(|measure| measure.unit.len() >= SHORTEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_a_number_with_its_noun_and_a_date_is_none() {
        let of =
            |text: &str| measures(text).into_iter().map(|one| format!("{} {}", one.n, one.unit)).collect::<Vec<_>>();
        let found =
            of("On 19 March at 02:08 a fire of 1,700 square metres, 20 square metre first; over 1,200 consumers.");
        assert_eq!(found, ["1700 square metre", "20 square metre", "1200 consumer"]);
        assert!(of("at 110").is_empty() && of("in 2024 several, a 110 kV line").is_empty());
    }

    #[test]
    fn nine_times_is_not_far_apart_and_ten_times_is() {
        let one = |n, unit: &str| vec![Measure { n, unit: unit.into() }];
        assert!(apart(&one(20, "metre"), &one(180, "metre")).is_none());
        assert!(apart(&one(200, "metre"), &one(20, "metre")).is_some());
        assert!(apart(&one(20, "metre"), &one(1700, "consumer")).is_none());
        let both = [one(5, "drone"), one(60, "drone")].concat();
        assert!(apart(&both, &both).is_none(), "what both say is no difference");
    }
}
