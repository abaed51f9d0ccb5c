//! Counts by day that a source publishes, of the acts of one party: a table of launches, of shots, of shells.
//!
//! # Method
//! The counts of the rows of a day are added. A day without a row is not known, and neither is one with a row whose count
//! cannot be read; a day whose rows are all of other means counts none. A row that may be of a family of means and may
//! be of another makes the day of that family unknown.

use std::collections::BTreeMap;
use std::io::BufRead;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use model::{DailyCounts, Day, Facet, Instant, Issue, LeafSet, Name, Taxonomy};
use serde::Deserialize;

use crate::fault::{Fault, Faults};
use crate::sheet::{Column, Row};
use crate::table::leaves;
use crate::{IngestError, Sheet};

/// `[[counts]]` of `case.toml`: a table of counts and what its columns mean.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "RawCounts")]
pub struct CountsMap {
    /// The file, relative to the case.
    pub file: String,
    /// Whose acts are counted.
    pub party: Name,
    title: Name,
    by: Name,
    date: String,
    count: String,
    only: Option<Only>,
    means: Option<(String, BTreeMap<String, LeafSet>)>,
    /// What is counted by itself: all means together, and each family of means.
    series: Vec<(Name, Family)>,
}

/// With what the acts of a series were done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Any,
    Of(LeafSet),
}

impl Family {
    /// How many of a row's acts are of it; `None` where that is not known. No leaves: a means of no family.
    fn share(self, means: LeafSet, count: Option<u64>) -> Option<u64> {
        match self {
            Self::Any => count,
            Self::Of(family) if !family.overlaps(means) => Some(0),
            Self::Of(family) if family.contains(means) => count,
            Self::Of(_) => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCounts {
    file: String,
    title: String,
    by: String,
    party: String,
    date: String,
    count: String,
    only: Option<Only>,
    means: Option<RawMeans>,
    #[serde(default)]
    series: Vec<String>,
}

/// Which rows are read: those in which the text of a column begins with one of these.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Only {
    column: String,
    begins: Beginnings,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "`begins` is a text or a list of texts")]
enum Beginnings {
    One(String),
    Several(Vec<String>),
}

impl Beginnings {
    fn fit(&self, text: &str) -> bool {
        match self {
            Self::One(one) => text.starts_with(one),
            Self::Several(all) => all.iter().any(|one| text.starts_with(one)),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMeans {
    column: String,
    values: BTreeMap<String, String>,
}

impl TryFrom<RawCounts> for CountsMap {
    type Error = String;

    fn try_from(raw: RawCounts) -> Result<Self, String> {
        let means = raw.means.map(RawMeans::read).transpose()?;
        let mut series = vec![("any".into(), Family::Any)];
        for word in &raw.series {
            let family = leaves(Facet::Means, word)?;
            let entry = Taxonomy::shipped().word(Facet::Means, word);
            let name =
                entry.map(|entry| entry.name.as_str().into()).ok_or(format!("`{word}` is no family of means"))?;
            // A series of which nothing is would count none where nothing is known.
            let mut values = means.iter().flat_map(|(_, values)| values.values());
            if !values.any(|value| family.contains(*value)) {
                return Err(format!("no value of `means` is of the series `{word}`"));
            }
            series.push((name, Family::Of(family)));
        }
        Ok(Self {
            file: raw.file,
            party: raw.party.into(),
            title: raw.title.into(),
            by: raw.by.into(),
            date: raw.date,
            count: raw.count,
            only: raw.only,
            means,
            series,
        })
    }
}

impl RawMeans {
    fn read(self) -> Result<(String, BTreeMap<String, LeafSet>), String> {
        let values = self.values.into_iter().map(|(value, word)| Ok((value, leaves(Facet::Means, &word)?)));
        Ok((self.column, values.collect::<Result<_, String>>()?))
    }
}

/// Where the columns stand, and what they mean.
struct Columns<'m> {
    date: Column,
    count: Column,
    only: Option<(Column, &'m Beginnings)>,
    means: Option<(Column, &'m BTreeMap<String, LeafSet>)>,
}

/// What a row tells: the day, with what, and how many where that can be read.
struct Told {
    day: Day,
    means: LeafSet,
    count: Option<u64>,
}

impl<'m> Columns<'m> {
    fn find(sheet: &mut Sheet<'_>, map: &'m CountsMap) -> Result<Self, IngestError> {
        let only = match &map.only {
            Some(Only { column, begins }) => Some((sheet.column(column)?, begins)),
            None => None,
        };
        let means = match &map.means {
            Some((column, values)) => Some((sheet.column(column)?, values)),
            None => None,
        };
        Ok(Self { date: sheet.column(&map.date)?, count: sheet.column(&map.count)?, only, means })
    }

    /// `None` where the row is not to be read, or of no day that can be.
    fn told(&self, row: &Row<'_>, zone: &TimeZone, faults: &mut Faults) -> Option<Told> {
        faults.keep(row.is_whole())?;
        if let Some((column, begins)) = &self.only
            && !begins.fit(faults.keep(row.text(column))?)
        {
            return None;
        }
        let day = faults.keep(row.text(&self.date).and_then(|text| day(text, &self.date, zone)));
        let count = faults.keep(row.text(&self.count).and_then(|text| count(text, &self.count)));
        let means = match &self.means {
            Some((column, values)) => match faults.keep(row.text(column)) {
                Some(text) => values.get(text).copied().unwrap_or_default(),
                None => Taxonomy::shipped().all(Facet::Means),
            },
            None => LeafSet::EMPTY,
        };
        Some(Told { day: day?, means, count })
    }
}

/// Reads a table of counts: all means together, then each family, from the first to the last day of the rows that are
/// read; days without a zone are taken as those of the case's `zone`.
///
/// # Errors
/// [`IngestError`] where the table as a whole cannot be used: it cannot be read, a column is missing, or no row tells of a
/// day. Trouble in a single row is an issue.
pub fn read_counts(
    mut reader: impl BufRead,
    map: &CountsMap,
    zone: &TimeZone,
) -> Result<(Vec<DailyCounts>, Vec<Issue>), IngestError> {
    let mut sheet = Sheet::open(&mut reader, &map.file)?;
    let file = sheet.file().clone();
    let columns = Columns::find(&mut sheet, map)?;
    let mut issues = Vec::new();
    // For each day, the count of each series.
    let mut days: BTreeMap<Day, Vec<Option<u64>>> = BTreeMap::new();
    while let Some(row) = sheet.next()? {
        let mut faults = Faults::default();
        if let Some(Told { day, means, count }) = columns.told(&row, zone, &mut faults) {
            let counts = days.entry(day).or_insert_with(|| vec![Some(0); map.series.len()]);
            for (sum, (_, family)) in counts.iter_mut().zip(&map.series) {
                *sum = sum.zip(family.share(means, count)).and_then(|(sum, more)| sum.checked_add(more));
            }
        }
        issues.extend(faults.0.into_iter().map(|fault| fault.at(&file, row.line)));
    }
    let (Some((&first, _)), Some((&last, _))) = (days.first_key_value(), days.last_key_value()) else {
        return Err(IngestError::NoCounts(file));
    };
    let all = map.series.iter().enumerate().map(|(place, (means, _))| DailyCounts {
        title: map.title.clone(),
        by: map.by.clone(),
        party: map.party.clone(),
        means: means.clone(),
        first,
        counts: (first.0..=last.0).map(|day| days.get(&Day(day))?.get(place).copied()?).collect(),
    });
    Ok((all.collect(), issues))
}

/// The day of a date, or of a date and a clock; on the clock of `zone` where it bears one of its own.
fn day(text: &str, column: &Column, zone: &TimeZone) -> Result<Day, Fault> {
    let day = match text.parse::<Instant>() {
        Ok(instant) => Day::of(instant, zone).ok(),
        Err(_) => {
            let civil = text.parse().or_else(|_| DateTime::strptime("%Y-%m-%d %H:%M", text));
            civil.ok().map(|at: DateTime| Day::from(at.date()))
        }
    };
    let hint = "write it as `2025-03-18`, or with a clock as `2025-03-18 19:00`";
    day.ok_or_else(|| Fault::of(&column.name, format!("`{text}` is not a day"), hint))
}

/// A whole number, also where it is written as `93.0`.
fn count(text: &str, column: &Column) -> Result<u64, Fault> {
    let hint = "write a whole number, `0` where none was counted";
    if text.is_empty() {
        return Err(Fault::of(&column.name, "no count", hint));
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let number = whole.parse().ok().filter(|_| fraction.bytes().all(|digit| digit == b'0'));
    number.ok_or_else(|| Fault::of(&column.name, format!("`{text}` is no count"), hint))
}
