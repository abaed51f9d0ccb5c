//! A count against the other counts of its own side on the same subject.
//!
//! Unit: what the claim counts. The other counts, each for its days, are put together without overlap so that their least
//! numbers add up to the most: what the side's own counts come to (interval scheduling by dynamic programming; Bellman 1957).
//! Two rules, with the factor 5/4 that leaves room for a bulletin's edges:
//! - **too low**: within its own window the others come to 5/4 of its least or more. `More than 60` is then true as a bound
//!   and does not go with what else the side counts.
//! - **too high**: its least is 5/4 or more of what the others come to, had the days that they leave out had as many each as
//!   those they cover; asked only where they cover half of the days or more. A count without a window has the widest
//!   one: while the accused party was, or may have been, bound under a reading that the side holds, or under any where it
//!   holds none, up to the day on which it was said. It is never too low.
//!
//! A count of the last hours stands for the day on which it was said, so that two bulletins of two days do not overlap.
//! Not to be used as a measure of what happened: a side's totals agree if it repeats itself.

use jiff::civil::Date;
use model::{ClaimKind, ClaimOutcome, ClaimWindow, Figure, Instant, Standing, TimelineEntry};

use super::Opinion;
use super::view::{Said, View, told};

/// By which factor counts of one side may differ: less than five quarters.
const FACTOR: (u64, u64) = (5, 4);

/// Days of the calendar, numbered, both included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Days {
    from: i64,
    to: i64,
}

/// A count for its days.
struct Part<'v, 'a> {
    days: Days,
    said: &'v Said<'a>,
    figure: &'a Figure,
}

/// Counts that do not overlap, and what they come to.
#[derive(Clone, Default)]
struct Chain<'p, 'v, 'a> {
    sum: u64,
    parts: Vec<&'p Part<'v, 'a>>,
}

pub(super) fn rule(view: &View<'_>, said: &Said<'_>) -> Option<Opinion> {
    if said.kind != ClaimKind::Count || said.side.is_none() || said.subject.accused.is_none() {
        return None;
    }
    let parts: Vec<Part<'_, '_>> =
        view.said.iter().filter(|other| is_comparable(said, other)).flat_map(parts).collect();
    let one = |figure| of_figure(view, said, figure, &parts);
    let because: Vec<String> =
        said.claim.figures.iter().filter(|figure| figure.unit.is_empty()).filter_map(one).collect();
    let outcome = ClaimOutcome::Inconsistent;
    (!because.is_empty()).then(|| Opinion { outcome, because: because.join("; "), incidents: Vec::new() })
}

/// Of the same side and the same subject, and another claim.
fn is_comparable(said: &Said<'_>, other: &Said<'_>) -> bool {
    let same = other.side == said.side && other.claim.about == said.claim.about && other.claim.id != said.claim.id;
    same && other.kind == ClaimKind::Count
}

fn parts<'v, 'a>(said: &'v Said<'a>) -> Vec<Part<'v, 'a>> {
    let part = |figure: &'a Figure| Some(Part { days: days(said, figure)?, said, figure });
    said.claim.figures.iter().filter(|figure| figure.unit.is_empty()).filter_map(part).collect()
}

/// The days of a figure, where they are said.
fn days(said: &Said<'_>, figure: &Figure) -> Option<Days> {
    match figure.window {
        ClaimWindow::Days { from: Some(from), to } => Some(Days { from: number(from)?, to: number(to)? }),
        ClaimWindow::Hours(n) => {
            let to = number(said.day()?)?;
            Some(Days { from: to - i64::from(n.div_ceil(24).max(1)) + 1, to })
        }
        ClaimWindow::NotSaid | ClaimWindow::Days { from: None, .. } => None,
    }
}

/// Days since the beginning of 1970.
fn number(date: Date) -> Option<i64> {
    model::day(date, &jiff::tz::TimeZone::UTC).ok().map(|day| day.from.0.div_euclid(86_400))
}

fn of_figure(view: &View<'_>, said: &Said<'_>, figure: &Figure, parts: &[Part<'_, '_>]) -> Option<String> {
    let stated = days(said, figure);
    let window = stated.or_else(|| widest(view, said))?;
    let inside = parts.iter().filter(|part| window.from <= part.days.from && part.days.to <= window.to);
    let chain = chain(inside.collect());
    let (least, n_days) = (u64::from(figure.least), span(window));
    let covered: u64 = chain.parts.iter().map(|part| span(part.days)).sum();
    let (more, of) = FACTOR;
    let too_low = stated.is_some() && least > 0 && chain.sum * of >= least * more;
    let too_high = 2 * covered >= n_days && least * of * covered >= more * chain.sum * n_days;
    if chain.parts.is_empty() || !(too_low || too_high) {
        return None;
    }
    let others: Vec<String> =
        chain.parts.iter().map(|part| format!("{}: {}", told(part.said.claim), part.figure.said)).collect();
    let differs = if too_low { chain.sum.saturating_sub(least) } else { least.saturating_sub(chain.sum) };
    let way = if too_low { "more" } else { "fewer" };
    Some(format!(
        "{}: {}, at the least {least}; other counts of its side come to {} on {covered} of the {n_days} days that it {}, {differs} {way}: {}",
        told(said.claim),
        figure.said,
        chain.sum,
        if stated.is_some() { "speaks of" } else { "may speak of" },
        others.join("; ")
    ))
}

fn span(days: Days) -> u64 {
    u64::try_from(days.to - days.from + 1).unwrap_or(0)
}

/// Of the counts that do not overlap, those that come to the most; of equals, the fewest counts, and then the earliest ids.
fn chain<'p, 'v, 'a>(mut parts: Vec<&'p Part<'v, 'a>>) -> Chain<'p, 'v, 'a> {
    parts.sort_by(|one, other| {
        (one.days.to, one.days.from, &one.said.claim.id).cmp(&(other.days.to, other.days.from, &other.said.claim.id))
    });
    // At each place: the best of the counts up to there.
    let mut best: Vec<Chain<'p, 'v, 'a>> = vec![Chain::default()];
    for part in &parts {
        let before = parts.partition_point(|one| one.days.to < part.days.from);
        let mut with = best.get(before).cloned().unwrap_or_default();
        with.sum += u64::from(part.figure.least);
        with.parts.push(part);
        let without = best.last().cloned().unwrap_or_default();
        let is_better = with.sum > without.sum || with.sum == without.sum && with.parts.len() < without.parts.len();
        best.push(if is_better { with } else { without });
    }
    best.pop().unwrap_or_default()
}

/// The days on which the accused party was or may have been bound, up to the day on which it was said.
fn widest(view: &View<'_>, said: &Said<'_>) -> Option<Days> {
    let party = said.subject.accused?;
    let holds = |reading: &str| {
        view.known.agreement.readings.iter().any(|one| *one.id == *reading && Some(&one.holder) == said.side)
    };
    let bound = |entry: &&TimelineEntry| {
        let is_open = !matches!(
            entry.standing,
            Standing::NotYet
                | Standing::Suspended
                | Standing::Released
                | Standing::Left
                | Standing::Ended
                | Standing::Replaced
        );
        entry.party == party.id && is_open
    };
    let all: Vec<&TimelineEntry> = view.known.timeline.iter().filter(bound).collect();
    let held: Vec<&TimelineEntry> = all.iter().filter(|entry| holds(&entry.reading)).copied().collect();
    let entries = if held.is_empty() { all } else { held };
    let from = entries.iter().map(|entry| entry.from.0).min().filter(|from| *from != Instant::MIN)?;
    let until = entries.iter().map(|entry| entry.until.1).max()?.plus(-1);
    let last = if until == Instant::MAX { said.day()? } else { said.clocks().date(until)?.min(said.day()?) };
    let days = Days { from: number(said.clocks().date(from)?)?, to: number(last)? };
    (days.from <= days.to).then_some(days)
}
