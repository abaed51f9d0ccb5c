//! A quick look for a terminal: the headline, a row of bars by day for each reading, and the lists.
//!
//! Nothing is coloured, and nothing is counted together that the page keeps apart: what is corroborated has a row of its
//! own, and what is alleged a row for each party, with a scale of its own.

mod bound;
mod days;
mod lists;
mod record;

use model::{Edition, Name, ReadingSummary};

use crate::error::PublishError;
use crate::headline::Lines;
use crate::index::Index;
use crate::lines::broken;
use crate::wording;
use bound::Run;
use days::{Days, Known, Row, Subject};

pub use record::show_json;

/// By how much bars stand further in than the text.
const INDENT: usize = 4;

/// How it is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The characters of a line; fewer than 40 count as 40.
    pub width: usize,
    /// Every list, and every line of each, instead of the first few.
    pub all: bool,
    /// One reading alone; every reading where it is `None`. One that there is not is told nothing of.
    pub reading: Option<Name>,
}

/// The look as plain text: some sixty lines and thirty for each reading, unless all is asked for.
///
/// # Errors
/// [`PublishError::Misaligned`], [`PublishError::Time`].
pub fn show_text(edition: &Edition, look: &Look) -> Result<String, PublishError> {
    let (index, width) = (Index::new(edition)?, look.width.max(40));
    let most = if look.all { usize::MAX } else { 1 };
    let mut lines = Lines { index: &index, only: look.reading.as_deref(), most, out: String::new() };
    lines.head();
    lines.corroborated();
    if look.all {
        lines.kinds();
        lines.accusers();
    }
    by_day(&mut lines, width)?;
    lines.earliest();
    lines.hanging();
    lists::flips(&mut lines, look.all);
    lists::claims(&mut lines, look.all);
    lines.clarify();
    lines.seen();
    lists::not_seen(&mut lines, look.all);
    lines.notes();
    let mut text = String::new();
    for line in lines.out.lines() {
        let words = line.trim_start_matches(' ');
        broken(&mut text, width, line.len() - words.len(), 2, words);
    }
    Ok(text)
}

/// Every reading with its rows, and beneath them when it binds.
fn by_day(lines: &mut Lines<'_, '_>, width: usize) -> Result<(), PublishError> {
    let index = lines.index;
    let days = Days::of(index)?;
    let a_column = days.as_ref().map_or(1, |days| days.a_column(width - INDENT));
    legend(lines, days.as_ref(), a_column);
    for reading in lines.told() {
        lines.put(format!("\n  {}", lines.reading(&reading.id)));
        for row in days::rows(index, days.as_ref(), reading)?.iter().filter(|row| !row.incidents.is_empty()) {
            let columns = days.as_ref().map(|days| days.columns(row, a_column)).unwrap_or_default();
            let (bars, most) = days::bars(&columns);
            lines.put(format!("    {}", counted(index, row, most)));
            if most > 0 {
                lines.put(format!("    {}", bars.trim_end()));
            }
        }
        for (parties, runs) in bound_alike(index, reading)? {
            let line = days.as_ref().map(|days| bound::line(&runs, days, a_column)).unwrap_or_default();
            if !line.trim_end().is_empty() {
                lines.put(format!("    {}", line.trim_end()));
            }
            lines.put(format!("    {}{}", parties, bound::words(&runs)));
        }
        let own = |entry: &&model::TimelineEntry| entry.reading == reading.id && entry.term.is_some();
        if index.edition.timeline.iter().any(|entry| own(&entry)) {
            lines.put("    Some terms have times of their own: servanda judge --timeline");
        }
    }
    Ok(())
}

/// What a row counts, how many there are, and which of them stand in no bar.
fn counted(index: &Index<'_>, row: &Row<'_>, most: usize) -> String {
    let what = match row.subject {
        Subject::Sure => "Corroborated or better".to_owned(),
        Subject::Of(party) => format!("Alleged or reported of {}", index.title(party)),
        Subject::OfNobody => "Alleged or reported of nobody by name".to_owned(),
    };
    let mut told = vec![format!("{what}: {}", wording::count(row.incidents.len(), "incident"))];
    if most > 0 {
        told.push(format!("tallest bar {most}"));
    }
    if !row.undated.is_empty() {
        told.push(format!("{} of no known day", row.undated.len()));
    }
    if !row.elsewhere.is_empty() {
        told.push(format!("{} on days that are blank, ? or outside", row.elsewhere.len()));
    }
    told.join(", ")
}

/// Parties that are bound on the same days, by name where not all are, and the days.
fn bound_alike(index: &Index<'_>, reading: &ReadingSummary) -> Result<Vec<(String, Vec<Run>)>, PublishError> {
    let mut alike: Vec<(Vec<&str>, Vec<Run>)> = Vec::new();
    for party in &index.edition.agreement.parties {
        let Some(runs) = bound::runs(index, &reading.id, &party.id)? else { continue };
        match alike.iter_mut().find(|(_, others)| *others == runs) {
            Some((titles, _)) => titles.push(&party.title),
            None => alike.push((vec![&party.title], runs)),
        }
    }
    let is_one = alike.len() == 1;
    let named = |titles: &[&str]| if is_one { String::new() } else { format!("{}: ", wording::list(titles)) };
    Ok(alike.into_iter().map(|(titles, runs)| (named(&titles), runs)).collect())
}

/// Which days, what is counted, and how the marks are read.
fn legend(lines: &mut Lines<'_, '_>, days: Option<&Days<'_>>, a_column: i64) {
    let index = lines.index;
    let Some(days) = days else {
        lines.put("\nBy day: no day is known, of incidents or of what was compiled");
        return;
    };
    let (first, last, zone) = (days.first, days.last(), &index.clock.name);
    let rest = days.n % a_column;
    let columns = match (a_column, rest) {
        (1, _) => "a day a column".to_owned(),
        (_, 0) => format!("{a_column} days a column"),
        _ => format!("{a_column} days a column, {rest} in the last"),
    };
    lines.put(format!("\nBy day: {first} to {last} ({zone}), {columns}"));
    lines.put(
        "  Counted are incidents that a term covers or may cover. Each row has its own scale, up to its tallest bar; ▁ none \
         reported, ? not known, blank: nothing compiled. What is known to a night, or to a day by another clock, stands on \
         the day of its middle. Beneath: ━ bound on the whole of it, ┄ in part or may be.",
    );
    lines.put(format!("  {}", wording::NOT_COMPARED));
    let subjects = || {
        let parties = index.edition.agreement.parties.iter().map(|party| Subject::Of(&party.id));
        parties.chain([Subject::Sure])
    };
    let has_unknown = days.each().any(|day| subjects().any(|one| days.known(day, one) == Known::NotAll));
    if a_column > 1 && has_unknown {
        lines.put("  A column counts those of its days that are known.");
    }
    if index.edition.compiled.is_empty() {
        lines.put(
            "  The case does not say of which days reports were compiled: no day counts as one without an incident.",
        );
    }
    for block in &index.edition.compiled {
        if let Some(why) = &block.picked {
            let (from, until, why) = (block.from, block.until, index.redact(why));
            lines.put(format!("  {from} to {until}: the reports are a choice, and so are the bars ({why})."));
        }
    }
}
