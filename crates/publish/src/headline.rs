//! The headline as plain text for a terminal. No column is aligned to a name.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use model::{Certainty, Clause, Edition, Flip, Issue, PartyEarliest, ReadingSummary, Severity, Tally};

use crate::earliest::{What, told};
use crate::error::PublishError;
use crate::index::Index;
use crate::wording::{self, is_counted};

/// Questions and clauses that are shown for each reading; the page has them all.
const MOST: usize = 2;

/// The headline, plain text, about forty lines for a case with two parties and five readings.
///
/// # Errors
/// [`PublishError::Misaligned`].
pub fn headline_text(edition: &Edition) -> Result<String, PublishError> {
    let mut lines = Lines { index: &Index::new(edition)?, only: None, most: MOST, out: String::new() };
    lines.head();
    lines.corroborated();
    lines.kinds();
    lines.accusers();
    lines.earliest();
    lines.hanging();
    lines.clarify();
    lines.seen();
    lines.notes();
    Ok(lines.out)
}

/// The parts of the headline, each added to the text.
pub(crate) struct Lines<'i, 'e> {
    pub(crate) index: &'i Index<'e>,
    /// The one reading that is told, where not all are.
    pub(crate) only: Option<&'i str>,
    /// How many questions and clauses are told of each reading.
    pub(crate) most: usize,
    /// The text.
    pub(crate) out: String,
}

impl<'e> Lines<'_, 'e> {
    pub(crate) fn put(&mut self, line: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{line}");
    }

    pub(crate) fn is_told(&self, reading: &str) -> bool {
        self.only.is_none_or(|only| only == reading)
    }

    /// The readings that are told.
    pub(crate) fn told(&self) -> Vec<&'e ReadingSummary> {
        let readings = &self.index.edition.agreement.readings;
        readings.iter().filter(|reading| self.is_told(&reading.id)).collect()
    }

    /// `kremlin (Alpha)`.
    pub(crate) fn reading(&self, id: &str) -> String {
        let found = self.index.reading(id);
        found.map_or_else(|| id.to_owned(), |reading| format!("{id} ({})", reading.holder_title))
    }

    pub(crate) fn head(&mut self) {
        let edition = self.index.edition;
        self.put(&edition.case.title);
        let status = wording::status(edition);
        let number = edition.number.map_or_else(|| "DRAFT".to_owned(), |number| format!("Edition {number}"));
        self.put(format!(
            "{number}, {status}, as of {} ({})",
            self.index.clock.instant(edition.as_of),
            self.index.clock.name
        ));
        let incidents = wording::count(edition.resolution.incidents.len(), "incident");
        let statements = wording::count(edition.statements.len(), "statement");
        let undated = match (edition.undated, edition.undated_used) {
            (0, _) => String::new(),
            (n, true) => format!(", {n} of them undated"),
            (n, false) => format!(", {} left out", wording::count(n, "undated statement")),
        };
        self.put(format!("{incidents} from {statements}{undated}; {} rows read", edition.accounting.rows_in));
        let (rows, others) = (edition.accounting.issues, other_issues(edition));
        if rows + others > 0 {
            let (rows, others) = (wording::count(rows, "row"), wording::count(others, "other issue"));
            self.put(format!("{rows} could not be used, {others}: see above"));
        }
        let lost = edition.links.iter().filter(|link| link.unresolved.is_some()).count();
        if lost > 0 {
            let lost = wording::count(lost, "incident");
            self.put(format!("{lost} of which the place was not found: servanda link lists them"));
        }
    }

    fn tallies(&self) -> Vec<&'e Tally> {
        let tallies = &self.index.edition.headline.tallies;
        tallies.iter().filter(|tally| self.is_told(&tally.reading)).collect()
    }

    pub(crate) fn corroborated(&mut self) {
        self.put("\nCorroborated or better, and covered or possibly covered");
        for tally in self.tallies() {
            let n = wording::count(tally.corroborated.len(), "incident");
            let ids = tally.corroborated.iter().map(|id| self.index.differences.reference(id));
            let ids = ids.collect::<Vec<_>>().join(", ");
            let ids = if ids.is_empty() { ids } else { format!(": {ids}") };
            self.put(format!("  {}: {n}{ids}", self.reading(&tally.reading)));
        }
    }

    /// How many findings of each kind, but allegations.
    pub(crate) fn kinds(&mut self) {
        self.put("\nFindings under each reading (allegations stand by accuser below and are not counted here)");
        for tally in self.tallies() {
            let counted = tally.counts.iter().filter(|count| count.n > 0 && is_counted(&count.kind));
            let counts: Vec<String> = counted.map(|count| format!("{} {}", count.n, count.kind.title())).collect();
            let counts = if counts.is_empty() { "none".to_owned() } else { counts.join(", ") };
            self.put(format!("  {}: {counts}", self.reading(&tally.reading)));
        }
    }

    pub(crate) fn accusers(&mut self) {
        self.put("\nAllegations by accuser (not to be compared: what a side itemises is its decision)");
        let index = self.index;
        for accuser in &index.edition.headline.accusers {
            let asserted =
                accuser.asserted.as_deref().map_or_else(|| "no total found".to_owned(), |said| self.index.redact(said));
            self.put(format!(
                "  {} of {}: asserts {asserted}; itemised {}; of these with a second voice {}",
                index.title(&accuser.side),
                index.title(&accuser.accused),
                accuser.itemised.len(),
                accuser.second_voice.len()
            ));
        }
    }

    pub(crate) fn earliest(&mut self) {
        self.put("\nEarliest under each reading");
        let edition = self.index.edition;
        for earliest in edition.headline.earliest.iter().filter(|one| self.is_told(&one.reading)).collect::<Vec<_>>() {
            self.put(format!("  {}", self.reading(&earliest.reading)));
            for (label, what, list) in [
                ("established", What::Established, &earliest.established),
                ("alleged", What::Alleged, &earliest.alleged),
                ("possible", What::Possible, &earliest.possible),
            ] {
                let parties: Vec<String> =
                    list.iter().map(|one| self.one_earliest(&earliest.reading, what, one)).collect();
                self.put(format!("    {label}: {}", parties.join("; ")));
            }
            self.put(format!("    {}", earliest.order));
        }
    }

    fn one_earliest(&self, reading: &str, what: What, one: &PartyEarliest) -> String {
        let index = self.index;
        let party = index.title(&one.party);
        match told(index.edition, &index.clock, reading, what, one) {
            (Some(incident), when) => format!("{party} {}, {when}", index.differences.reference(incident)),
            (None, none) => format!("{party} {none}"),
        }
    }

    /// How many incidents have findings that differ, and the clauses on which that hangs.
    pub(crate) fn hanging(&mut self) {
        let flips = &self.index.edition.headline.flips;
        let n = wording::count(flips.len(), "incident");
        self.put(format!("\n{n} with findings that differ between readings; they hang on"));
        for reading in self.told() {
            let deciding: Vec<String> = hangs_on(flips, reading)
                .into_iter()
                .take(self.most)
                .map(|(words, n)| format!("\u{201c}{words}\u{201d} in {n}"))
                .collect();
            if !deciding.is_empty() {
                self.put(format!("  {}: {}", self.reading(&reading.id), deciding.join("; ")));
            }
        }
    }

    pub(crate) fn clarify(&mut self) {
        self.put("\nClarify next");
        let clarify = &self.index.edition.headline.clarify;
        for reading in self.told() {
            for clarify in clarify.iter().filter(|clarify| clarify.reading == reading.id).take(self.most) {
                // The innermost heading and the line.
                let at = clarify.at.as_deref().and_then(|at| at.rsplit(" \u{203a} ").next());
                let at = at.map_or_else(String::new, |at| format!(" ({at})"));
                self.put(format!(
                    "  {}{at}: {} open because of it, {} because of it alone",
                    self.index.redact(&clarify.question),
                    wording::count(clarify.findings.len(), "finding"),
                    clarify.alone
                ));
                if !clarify.ways.is_empty() {
                    self.put(format!("    decided by it: {}", wording::ways(&clarify.ways)));
                }
            }
        }
    }

    /// How much anyone saw.
    pub(crate) fn seen(&mut self) {
        let headline = &self.index.edition.headline;
        let sure = headline.witnessed.iter().filter(|seen| seen.certainty >= Certainty::Corroborated);
        let sure: Vec<String> = sure.map(|seen| format!("{} {}", seen.n, seen.certainty.word())).collect();
        self.put(format!("\nIncidents, whatever the reading: {}", sure.join(", ")));
        let voices: Vec<String> = headline.by_voices.told().map(|(voices, n)| format!("{n} on {voices}")).into();
        self.put(format!("They rest: {}", voices.join(", ")));
    }

    /// What each asterisk means.
    pub(crate) fn notes(&mut self) {
        let notes: Vec<String> = self.index.differences.notes().collect();
        for (place, note) in notes.into_iter().enumerate() {
            self.put(format!("{}{note}", if place == 0 { "\n" } else { "" }));
        }
    }
}

/// Issues of anything but the rows that could not be used. A row with two faults has two issues and is one row.
fn other_issues(edition: &Edition) -> usize {
    let is_error = |issue: &&Issue| issue.severity == Severity::Error;
    let unusable: BTreeSet<(&str, u32)> =
        edition.issues.iter().filter(is_error).map(|issue| (&*issue.file, issue.line)).collect();
    let milder = edition.issues.iter().filter(|issue| !is_error(issue)).count();
    milder + unusable.len().saturating_sub(edition.accounting.issues)
}

/// The clauses of one reading on which findings hang in incidents that flip, most incidents first.
fn hangs_on<'a>(flips: &[Flip], reading: &'a ReadingSummary) -> Vec<(&'a str, usize)> {
    let hanging = |clause: &Clause| {
        let on_it =
            |(id, _, words): &(_, _, Vec<String>)| *id == reading.id && words.iter().any(|w| **w == *clause.text);
        flips.iter().filter(|flip| flip.readings.iter().any(on_it)).count()
    };
    let mut counted: Vec<(&str, usize)> = reading.clauses.iter().map(|one| (&*one.text, hanging(one))).collect();
    counted.retain(|(_, n)| *n > 0);
    // Stable: ties stay in the order of the text.
    counted.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counted
}
