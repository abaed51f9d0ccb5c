//! On which days a party was bound, as a line and in words. Terms with times of their own are told elsewhere.

use model::{Day, Name, Standing, TimelineEntry};

use super::days::Days;
use crate::error::PublishError;
use crate::index::Index;
use crate::timeline::printed;

/// Whether a party was bound on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bound {
    /// It was not.
    No,
    /// It was on a part of it, or may have been.
    Open,
    /// It was, on the whole of it.
    Whole,
}

/// Days that follow on one another and are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The first.
    pub(super) from: Day,
    /// The first after the last.
    pub(super) until: Day,
    pub(super) bound: Bound,
}

/// An entry of a timeline in days: those on which it may hold, and those on the whole of which it does.
struct Part {
    may: [Day; 2],
    whole: [Day; 2],
}

/// The runs of days on which a party was bound or may have been, by what an edition may print of it; `None` where nothing is said
/// of terms in general.
///
/// # Errors
/// [`PublishError::Time`].
pub(super) fn runs(index: &Index<'_>, reading: &Name, party: &Name) -> Result<Option<Vec<Run>>, PublishError> {
    let is_own = |entry: &&TimelineEntry| entry.reading == *reading && entry.party == *party && entry.term.is_none();
    let entries: Vec<&TimelineEntry> = index.edition.timeline.iter().filter(is_own).collect();
    if entries.is_empty() {
        return Ok(None);
    }
    let mut parts = Vec::new();
    for entry in entries {
        let may = [index.clock.day(entry.from.0)?, index.clock.whole_day(entry.until.1)?];
        let whole = [index.clock.whole_day(entry.from.1)?, index.clock.day(entry.until.0)?];
        match printed(index, entry).0 {
            Standing::Bound => parts.push(Part { may, whole }),
            standing if !standing.is_known() => parts.push(Part { may, whole: [may[0]; 2] }),
            _ => {}
        }
    }
    let mut cuts: Vec<Day> = parts.iter().flat_map(|part| part.may.into_iter().chain(part.whole)).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut runs: Vec<Run> = Vec::new();
    for pair in cuts.windows(2) {
        let &[from, until] = pair else { continue };
        let bound = parts.iter().map(|part| part.on(from)).max().unwrap_or(Bound::No);
        match runs.last_mut() {
            Some(last) if last.until == from && last.bound == bound => last.until = until,
            _ => runs.push(Run { from, until, bound }),
        }
    }
    runs.retain(|run| run.bound != Bound::No);
    Ok(Some(runs))
}

impl Part {
    fn on(&self, day: Day) -> Bound {
        let holds = |[from, until]: [Day; 2]| (from..until).contains(&day);
        match (holds(self.whole), holds(self.may)) {
            (true, _) => Bound::Whole,
            (false, true) => Bound::Open,
            (false, false) => Bound::No,
        }
    }
}

/// The runs beneath the columns of a row, so many days each: a column is whole only where each of its days is.
pub(super) fn line(runs: &[Run], days: &Days<'_>, a_column: i64) -> String {
    let on = |day: Day| {
        let run = runs.iter().find(|run| (run.from..run.until).contains(&day));
        run.map_or(Bound::No, |run| run.bound)
    };
    let all: Vec<Bound> = days.each().map(on).collect();
    let column = |days: &[Bound]| match (days.iter().min(), days.iter().max()) {
        (Some(Bound::Whole), _) => '━',
        (_, Some(Bound::Open | Bound::Whole)) => '┄',
        _ => ' ',
    };
    all.chunks(usize::try_from(a_column).unwrap_or(1).max(1)).map(column).collect()
}

/// The runs in words: `bound 19 Mar 2025 to 16 Apr 2025; in part, or may be, 18 Mar 2025`.
pub(super) fn words(runs: &[Run]) -> String {
    let of = |bound: Bound| {
        let each = runs.iter().filter(|run| run.bound == bound).map(|run| match run.until.plus(-1) {
            last if last == run.from => run.from.to_string(),
            _ if run.until.date().is_none() => format!("from {} on, no end is known", run.from),
            last => format!("{} to {last}", run.from),
        });
        each.collect::<Vec<_>>().join(", ")
    };
    match (of(Bound::Whole), of(Bound::Open)) {
        (whole, open) if whole.is_empty() && open.is_empty() => "bound on no day".to_owned(),
        (whole, open) if open.is_empty() => format!("bound {whole}"),
        (whole, open) if whole.is_empty() => format!("bound on no whole day for certain; in part, or may be, {open}"),
        (whole, open) => format!("bound {whole}; in part, or may be, {open}"),
    }
}
