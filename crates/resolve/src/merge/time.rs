//! Merging when it happened.

use model::{Contradiction, Dimension, Interval, Precision, Statement, When, civil_text, zone};

use super::{against, vote};

/// The time that most voices allow. Where several times are allowed by equally many, all from the first to the last; so
/// too where one voice gives several, equally precise.
///
/// The words, zone and precision are those of the most precise statement that the result does not contradict; a stretch
/// between clock times that contradict one another has the precision of a span.
pub(super) fn merge(heard: &[&Statement], found: &mut Vec<Contradiction>) -> Option<When> {
    let stated: Vec<(&Statement, Interval)> =
        heard.iter().map(|&s| (s, s.when.interval)).filter(|(_, interval)| *interval != Interval::ALL).collect();
    let vote = vote::count(stated.iter().map(|(s, said)| (&s.speaker, *said, s.when.precision)));
    let alternatives = vote.winners;
    let Some(interval) = alternatives.iter().copied().reduce(Interval::hull) else {
        return heard.first().map(|s| s.when.clone());
    };
    let fitting = heard.iter().filter(|s| alternatives.iter().any(|slice| slice.overlaps(s.when.interval)));
    let most_precise = &fitting.min_by_key(|s| (s.when.interval.seconds(), &s.id))?.when;
    let by_the_clock = matches!(most_precise.precision, Precision::Minute | Precision::Span);
    let stretched = by_the_clock && !most_precise.interval.contains(interval);
    let precision = if stretched { Precision::Span } else { most_precise.precision };

    let opposed = |said: Interval, torn: bool| {
        alternatives.iter().any(|slice| !slice.overlaps(said)) || (torn && !said.contains(interval))
    };
    let words = |interval| in_words(interval, most_precise);
    let others = stated.iter().zip(vote.torn).filter(|((_, said), torn)| opposed(*said, *torn));
    let others = others.map(|(&(s, said), _)| (s, words(said)));
    found.extend(against(Dimension::Time, || words(interval), others));
    Some(When { interval, precision, ..most_precise.clone() })
}

/// An interval on the clock that `when` was read on (the first, where it may be several), or in UTC.
fn in_words(interval: Interval, when: &When) -> String {
    let name = when.zone.split(" or ").next().unwrap_or_default();
    let (name, zone) = match (zone(name), zone("UTC")) {
        (Ok(zone), _) => (name, zone),
        (Err(_), Ok(utc)) => ("UTC", utc),
        (Err(_), Err(_)) => return format!("{} to {}", interval.from, interval.to),
    };
    format!("{} ({name})", civil_text(interval, &zone))
}
