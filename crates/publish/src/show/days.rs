//! Incidents by day, under one reading: what a row counts, on which days, and of which days that is known.
//!
//! A row counts what is corroborated or better, or what is alleged or reported of one party, or of nobody by name: no row holds
//! two of these. Rows of bars are sparklines (Tufte, "Beautiful Evidence", 2006, pages 46 to 63).

use std::collections::BTreeMap;

use model::{Certainty, Compiled, Day, Membership, Name, ReadingSummary};

use crate::error::PublishError;
use crate::index::{Entry, Index};

/// What a row counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject<'a> {
    /// What is corroborated or better.
    Sure,
    /// What is alleged or reported of a party.
    Of(&'a Name),
    /// What is alleged or reported of nobody by name.
    OfNobody,
}

/// The days of a case, in order.
pub(super) struct Days<'a> {
    /// The first.
    pub(super) first: Day,
    /// How many, at least one.
    pub(super) n: i64,
    compiled: &'a [Compiled],
}

/// What is known of a day, as far as one row is concerned.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// Reports of it were compiled.
    Compiled,
    /// Reports of it are missing, or nobody says whether they were compiled.
    NotAll,
    /// No reports of it were compiled.
    Nothing,
}

/// Incidents by day.
pub(super) struct Row<'a> {
    pub(super) subject: Subject<'a>,
    /// All that are counted, in the order of the edition.
    pub(super) incidents: Vec<&'a str>,
    /// How many on each day that is known and has some.
    pub(super) counts: BTreeMap<Day, usize>,
    /// Those of which the day is not known.
    pub(super) undated: Vec<&'a str>,
    /// Those on days of which nothing was compiled, or of which reports are missing.
    pub(super) elsewhere: Vec<&'a str>,
}

/// What stands in a column of a row: a day, or several.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// How many on those of its days that are known.
    Count(usize),
    /// No day of it is known.
    NotKnown,
    /// Nothing was compiled of any day of it.
    Blank,
}

impl<'a> Days<'a> {
    /// From the first to the last that was compiled, no later than the last whole day before the edition's as-of; where the case
    /// does not say what was compiled, those of its incidents. `None` where there is no day.
    ///
    /// # Errors
    /// [`PublishError::Time`].
    pub(super) fn of(index: &Index<'a>) -> Result<Option<Self>, PublishError> {
        let compiled = index.edition.compiled.as_slice();
        let days = index.entries.iter().map(|entry| index.clock.day_of(entry.incident.time.interval));
        let days: Vec<Day> = days.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
        let last_whole = index.clock.day(index.edition.as_of)?.plus(-1);
        let first = compiled.iter().map(|one| one.from).min().or_else(|| days.iter().copied().min());
        let last = compiled.iter().map(|one| one.until.min(last_whole)).max().or_else(|| days.iter().copied().max());
        Ok(first.zip(last).filter(|(first, last)| first <= last).map(|(first, last)| Self {
            first,
            n: last.0.saturating_sub(first.0).saturating_add(1),
            compiled,
        }))
    }

    /// The last.
    pub(super) fn last(&self) -> Day {
        self.first.plus(self.n - 1)
    }

    /// Every day, in order.
    pub(super) fn each(&self) -> impl Iterator<Item = Day> {
        (0..self.n).map(|n| self.first.plus(n))
    }

    /// How many days stand in a column, so that there are no more than `columns` of them: one, or whole weeks.
    pub(super) fn a_column(&self, columns: usize) -> i64 {
        let columns = i64::try_from(columns).unwrap_or(i64::MAX).max(1);
        let weeks = |n: i64| (n - 1) / columns.saturating_mul(7) + 1;
        if self.n <= columns { 1 } else { 7 * weeks(self.n) }
    }

    /// What is known of a day. Of what is not of one party alone, not all is known where anything is missing.
    pub(super) fn known(&self, day: Day, subject: Subject<'_>) -> Known {
        let Some(block) = self.compiled.iter().find(|one| (one.from..=one.until).contains(&day)) else {
            return if self.compiled.is_empty() { Known::NotAll } else { Known::Nothing };
        };
        let concerns = |about: &Name| !matches!(subject, Subject::Of(party) if party != about);
        let mut missing = block.missing.iter().filter(|one| one.about.as_ref().is_none_or(concerns));
        if missing.any(|one| one.days.contains(&day)) { Known::NotAll } else { Known::Compiled }
    }

    /// Whether an incident on a day is counted there: on one that is known; on any where the case does not say what was compiled.
    fn holds(&self, day: Day, subject: Subject<'_>) -> bool {
        let is_within = (self.first..=self.last()).contains(&day);
        is_within && (self.compiled.is_empty() || self.known(day, subject) == Known::Compiled)
    }

    /// The count of a day; `None` where it is not known.
    pub(super) fn count(&self, row: &Row<'_>, day: Day) -> Option<usize> {
        let counted = row.counts.get(&day).copied();
        counted.or_else(|| (self.known(day, row.subject) == Known::Compiled).then_some(0))
    }

    /// The columns of a row, so many days each.
    pub(super) fn columns(&self, row: &Row<'_>, a_column: i64) -> Vec<Column> {
        let days: Vec<Day> = self.each().collect();
        let of = |days: &[Day]| {
            let counts: Vec<usize> = days.iter().filter_map(|day| self.count(row, *day)).collect();
            let is_blank = || days.iter().all(|day| self.known(*day, row.subject) == Known::Nothing);
            match counts.as_slice() {
                [] if is_blank() => Column::Blank,
                [] => Column::NotKnown,
                counts => Column::Count(counts.iter().sum()),
            }
        };
        days.chunks(usize::try_from(a_column).unwrap_or(1).max(1)).map(of).collect()
    }
}

/// The rows of a reading: what is sure, what is said of each party in the order of the agreement, what is said of nobody where
/// there is any.
///
/// # Errors
/// [`PublishError::Time`].
pub(super) fn rows<'a>(
    index: &Index<'a>,
    days: Option<&Days<'a>>,
    reading: &ReadingSummary,
) -> Result<Vec<Row<'a>>, PublishError> {
    let parties = index.edition.agreement.parties.iter().map(|party| Subject::Of(&party.id));
    let subjects = [Subject::Sure].into_iter().chain(parties).chain([Subject::OfNobody]);
    let mut rows = Vec::new();
    for subject in subjects {
        let mut row = Row { subject, incidents: vec![], counts: BTreeMap::new(), undated: vec![], elsewhere: vec![] };
        for entry in index.entries.iter().filter(|entry| is_counted(entry, subject, reading)) {
            let id: &str = &entry.incident.id;
            row.incidents.push(id);
            match index.clock.day_of(entry.incident.time.interval)? {
                Some(day) if days.is_some_and(|days| days.holds(day, subject)) => {
                    *row.counts.entry(day).or_default() += 1;
                }
                Some(_) => row.elsewhere.push(id),
                None => row.undated.push(id),
            }
        }
        if subject != Subject::OfNobody || !row.incidents.is_empty() {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// Whether a row counts an incident: it is as sure, and the term covers it or may, as far as the party of the row is concerned.
fn is_counted(entry: &Entry<'_>, subject: Subject<'_>, reading: &ReadingSummary) -> bool {
    let is_named =
        |party: &Name| entry.attributed(party).is_some_and(|who| !who.accusers.is_empty() || !who.admitters.is_empty());
    let is_covered = |party: Option<&Name>| {
        let mut findings = entry.findings.iter().map(|finding| &finding.parts).filter(|one| one.reading == reading.id);
        findings.any(|one| party.is_none_or(|party| one.party == *party) && one.coverage.together() != Membership::Out)
    };
    match (subject, entry.assessment.certainty) {
        (_, Certainty::Refuted) => false,
        (Subject::Sure, certainty) => certainty >= Certainty::Corroborated && is_covered(None),
        (_, Certainty::Corroborated | Certainty::Verified) => false,
        (Subject::Of(party), _) => is_named(party) && is_covered(Some(party)),
        (Subject::OfNobody, _) => !entry.assessment.parties.iter().any(|one| is_named(&one.party)) && is_covered(None),
    }
}

/// A row of bars, and how many incidents the tallest stands for. None is the lowest mark, one or more are seven heights above.
pub(super) fn bars(columns: &[Column]) -> (String, usize) {
    const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let counted = columns.iter().filter_map(|one| if let Column::Count(n) = one { Some(*n) } else { None });
    let most = counted.max().unwrap_or(0);
    let bar = |column: &Column| match column {
        Column::Blank => ' ',
        Column::NotKnown => '?',
        Column::Count(n) => HEIGHTS.get((n * 7).div_ceil(most.max(1))).copied().unwrap_or('█'),
    };
    (columns.iter().map(bar).collect(), most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_high_as_its_share_of_the_tallest_and_none_is_no_bar() {
        let counts = [0, 1, 3, 6].map(Column::Count);
        let columns: Vec<Column> = counts.into_iter().chain([Column::NotKnown, Column::Blank]).collect();
        assert_eq!(bars(&columns), ("▁▃▅█? ".to_owned(), 6));
        assert_eq!(bars(&[Column::Count(0)]), ("▁".to_owned(), 0));
    }

    #[test]
    fn more_days_than_columns_stand_in_whole_weeks() {
        let days = |n| Days { first: Day(0), n, compiled: &[] };
        let a_column = [76, 77, 365, 532, 533, 4000].map(|n| days(n).a_column(76));
        assert_eq!(a_column, [1, 7, 7, 7, 14, 56]);
        for n in 1..2000 {
            assert!((n - 1) / days(n).a_column(76) < 76, "{n}");
        }
    }
}
