//! Clauses that cannot stand together: the same subject said twice in one place, a time that ends before it begins, a
//! date on nobody's clock, a class that takes over itself (`circles.rs`), a rule of which nothing is left (`emptied.rs`).

mod circles;
mod emptied;

use std::collections::{BTreeMap, BTreeSet};

use model::{Diagnostic, Facet, Name, Severity, TextSpan, TimeError};

use crate::ast::{Agreement, Due, Excepted, Item, Kind, Line, Reading, Titled};
use crate::cursor::nearest;
use crate::lower::Lowering;
use crate::norms::{Deadline, Form, Norm, ReleaseRule};
use crate::slots::leaf;
use crate::subject::Decides;
use crate::terms::Mood;

fn error(code: &'static str, span: &TextSpan, message: String, hint: impl Into<String>) -> Diagnostic {
    Diagnostic { code, severity: Severity::Error, message, hint: hint.into(), span: span.clone() }
}

/// Contradictions of one kind that are told; of a text with more, the rest is told once these are mended.
const MOST: usize = 1_000;

/// What stands on one subject in one place.
#[derive(Default)]
struct Stands<'a> {
    first: Option<&'a TextSpan>,
    wholly: Option<&'a TextSpan>,
    parts: BTreeMap<Name, &'a TextSpan>,
}

impl<'a> Stands<'a> {
    /// Adds a clause; returns the one that it cannot stand beside.
    fn add(&mut self, decides: Decides, span: &'a TextSpan) -> Option<&'a TextSpan> {
        let against = match &decides {
            Decides::Wholly => self.first,
            Decides::Part(part) => self.wholly.or_else(|| self.parts.get(part).copied()),
            Decides::Adds => self.wholly,
        };
        self.first.get_or_insert(span);
        match decides {
            Decides::Wholly => drop(self.wholly.get_or_insert(span)),
            Decides::Part(part) => drop(self.parts.entry(part).or_insert(span)),
            Decides::Adds => {}
        }
        against
    }
}

/// Subjects on which two clauses in one place cannot both stand.
fn twice(agreement: &Agreement) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for place in agreement.places() {
        let mut said: BTreeMap<u32, Stands<'_>> = BTreeMap::new();
        for (number, line) in place.iter().filter_map(|id| Some((agreement.subject(*id)?, agreement.clauses.get(*id)?)))
        {
            let Some((subject, decides)) = line.subject() else { continue };
            let span = &line.clause.span;
            let first = said.entry(number).or_default().add(decides, span);
            if let Some(first) = first.filter(|first| first.from != span.from && found.len() < MOST) {
                let message = format!(
                    "the matter `{}` is decided twice: the first clause on it stands on line {}",
                    subject.text(),
                    first.line
                );
                found.push(error("P13", span, message, "keep one of the two, or give each reading its own"));
            }
        }
    }
    found
}

/// Dates whose zone is not said, where no party has a clock on which they could be read.
fn timeless(agreement: &Agreement) -> Vec<Diagnostic> {
    if !agreement.clock_names().is_empty() {
        return vec![];
    }
    let dated = agreement.clauses.iter().filter(|line| match &line.kind {
        Kind::InForce(moment) | Kind::Until(moment) | Kind::EndNotSaid(Some(moment)) => moment.zone.is_none(),
        Kind::Replaces { from: moment, .. } | Kind::Accepted { on: moment, .. } => moment.zone.is_none(),
        Kind::Rule(rule) => matches!(&rule.due, Some(Due::By(moment)) if moment.zone.is_none()),
        Kind::Hours { zone, .. } => zone.is_none(),
        _ => false,
    });
    let told = |line: &Line| {
        let message = "the zone is not said, and no party has a clock on which the date could be read".to_owned();
        let hint = "write `clock Europe/Kyiv` under each party: the day is then that of every party's clock";
        error("P15", &line.clause.span, message, hint)
    };
    dated.map(told).collect()
}

/// Everything that contradicts something before it. A class that takes over itself has no meaning to look into.
pub(crate) fn find(agreement: &Agreement) -> Vec<Diagnostic> {
    let circular = circles::find(agreement);
    if !circular.is_empty() {
        return circular;
    }
    let mut found = twice(agreement);
    found.extend(timeless(agreement));
    found.extend(homeless(agreement));
    found.extend(ruleless(agreement));
    for (index, reading) in agreement.readings_or_text().iter().enumerate() {
        // A date on nobody's clock has been told by its clause.
        let Ok(lowering) = Lowering::new(agreement, index) else { continue };
        let misplaced = window(&lowering, reading);
        if let (None, Ok((norms, releases))) = (&misplaced, lowering.terms()) {
            found.extend(emptied::find(&lowering, &reading.id, &norms));
            found.extend(unviolable(&lowering, &norms, &releases));
            found.extend(untimely(&lowering, &reading.id, &norms));
        }
        found.extend(misplaced);
    }
    found
}

/// An agreement that begins after it ends, or whose days leave the calendar.
fn window(lowering: &Lowering<'_>, reading: &Reading) -> Option<Diagnostic> {
    match lowering.in_force() {
        Ok((window, Some(end))) => {
            let (from, to) = window.possible();
            let message = || format!("under the reading `{}` the agreement ends before it begins", reading.id);
            (from >= to).then(|| error("P14", &end, message(), "check the dates of the start and of the end"))
        }
        Err(TimeError::OutOfRange(date)) => {
            let heading = lowering.agreement.clauses.get(reading.heading)?;
            let message =
                format!("under the reading `{}` a time counted from `{date}` is outside the calendar", reading.id);
            Some(error("P04", &heading.clause.span, message, "check the dates and the number of days"))
        }
        Ok((_, None)) | Err(_) => None,
    }
}

/// Clauses that speak of a thing that the term has not: an exception that is not made, a chance without a duty.
fn homeless(agreement: &Agreement) -> Vec<Diagnostic> {
    let (mut exceptions, mut duties) = (BTreeSet::new(), BTreeSet::new());
    for line in &agreement.clauses {
        match &line.kind {
            Kind::Except { name, .. } => drop(exceptions.insert((line.reading, &line.item, name))),
            Kind::Rule(rule) if rule.mood() == Mood::Asks => drop(duties.insert((line.reading, &line.item))),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for line in &agreement.clauses {
        let homes = [None, line.reading];
        match &line.kind {
            Kind::NoExcuse { name, .. }
                if !homes.iter().any(|home| exceptions.contains(&(*home, &line.item, name))) =>
            {
                let message = format!("there is no exception `{name}` here that could excuse anything");
                found.push(error("P16", &line.clause.span, message, format!("write `except {name}` first")));
            }
            Kind::Except { name, what: Excepted::Circumstance } if leaf(Facet::Object, name).is_some() => {
                let message = format!("`{name}` is a class of objects, and stands where a circumstance is named");
                let hint = format!("give the exception a name: `except spared: {name}`");
                found.push(error("P06", &line.clause.span, message, hint));
            }
            Kind::Else(_) if !homes.iter().any(|home| duties.contains(&(*home, &line.item))) => {
                let message = "`else` stands where no duty is said before it".to_owned();
                let hint = "write the duty first: `each party must report to BODY within 3 days of a strike`";
                found.push(error("P16", &line.clause.span, message, hint));
            }
            _ => {}
        }
    }
    found
}

/// Terms that only readings speak of, and of which none says what they are: the name of another is misspelt.
fn ruleless(agreement: &Agreement) -> Vec<Diagnostic> {
    let mut said: BTreeMap<&Name, (bool, bool)> = BTreeMap::new();
    for line in &agreement.clauses {
        if let Item::Term(term) = &line.item {
            let (in_text, ruled) = said.entry(term).or_default();
            *in_text |= line.reading.is_none();
            *ruled |= matches!(line.kind, Kind::Rule(_) | Kind::Release { .. });
        }
    }
    let known = |term: &Name| said.get(term).is_some_and(|(in_text, ruled)| *in_text || *ruled);
    let told = |term: &Titled| {
        let line = agreement.clauses.get(term.heading).filter(|_| !known(&term.id))?;
        let others = agreement.terms.iter().map(|other| &other.id).filter(|other| known(other));
        let hint = match nearest(&term.id, others.map(|other| &**other)) {
            Some(near) => format!("did you mean `term {near}`?"),
            None => "say what it is: `neither party may strike a hospital of the other party`".to_owned(),
        };
        Some(error("P07", &line.clause.span, format!("no clause says what term `{}` is", term.id), hint))
    };
    agreement.terms.iter().filter_map(told).collect()
}

/// Releases from a violation of what cannot be violated.
fn unviolable(lowering: &Lowering<'_>, norms: &[Norm], releases: &[ReleaseRule]) -> Vec<Diagnostic> {
    let frees = |term: &Name| releases.iter().any(|release| release.id == *term);
    let allows = |term: &Name| norms.iter().any(|norm| norm.term == *term && norm.form == Form::Permit);
    let told = |release: &ReleaseRule| {
        let line = lowering.at(release.clause).filter(|_| frees(&release.term) || allows(&release.term))?;
        let message = format!("nobody can violate term `{}`: it binds nobody to anything", release.term);
        Some(error("P16", &line.clause.span, message, "name a term that forbids or asks for something"))
    };
    releases.iter().filter_map(told).collect()
}

/// Duties that are due before the agreement begins, or after it has ended.
fn untimely(lowering: &Lowering<'_>, reading: &str, norms: &[Norm]) -> Vec<Diagnostic> {
    let Ok((window, _)) = lowering.in_force() else { return vec![] };
    let (from, to) = window.possible();
    let told = |norm: &Norm| {
        let Form::Oblige { deadline: Deadline::At(due), .. } = &norm.form else { return None };
        let (when, hint) = if due.latest <= from {
            ("before the agreement begins", "check the dates of the start and of the duty")
        } else if due.earliest >= to && norm.survives.is_none() {
            ("after the agreement has ended", "check the dates, or write under the term: `survives the end`")
        } else {
            return None;
        };
        let line = lowering.at(norm.clause)?;
        let message = format!("under the reading `{reading}` term `{}` is due {when}", norm.term);
        Some(error("P14", &line.clause.span, message, hint))
    };
    norms.iter().filter_map(told).collect()
}
