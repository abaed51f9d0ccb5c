//! Clauses that cannot stand together: the same subject said twice in one place, a time that ends before it begins, a
//! date on nobody's clock, a rule of which nothing is left.

use std::collections::{BTreeMap, BTreeSet};

use model::{Diagnostic, LeafSet, Severity, TextSpan, TimeError};

use crate::ast::{Agreement, Due, Item, Kind, Line, Matter, Reading, Said, Whose};
use crate::lower::Lowering;
use crate::norms::{Exception, ExceptionBox};
use crate::terms;

/// What a clause decides alone: of two that decide the same in one place, one is a slip.
fn subject(line: &Line) -> Option<&'static str> {
    Some(match &line.kind {
        Kind::InForce(_) | Kind::StartNotSaid => "the start",
        kind if kind.is_end() => "the end",
        Kind::Renewed(_) | Kind::NotSaid(Matter::Renewal) => "who renews it",
        Kind::Means(_) => "which means count",
        Kind::Attempt(_) => "whether an attempt counts",
        Kind::WhoseFacility(Whose::Own { .. }) => return None,
        Kind::WhoseFacility(_) => "whose facility it is",
        Kind::Area(_) => "where it applies",
        Kind::Hours { .. } => "at which hours it applies",
        Kind::Proof { .. } | Kind::NotSaid(Matter::Proof) => "the proof",
        Kind::Rule(_) | Kind::Release { .. } => "the rule",
        Kind::Clock(_) => "the clock",
        Kind::EstablishedBy(_) | Kind::NotSaid(Matter::Establisher) => "who establishes it",
        _ => return None,
    })
}

fn error(code: &'static str, span: &TextSpan, message: String, hint: impl Into<String>) -> Diagnostic {
    Diagnostic { code, severity: Severity::Error, message, hint: hint.into(), span: span.clone() }
}

/// Contradictions of one kind that are told; of a text with more, the rest is told once these are mended.
const MOST: usize = 1_000;

/// Subjects that are said twice in one place.
fn twice(agreement: &Agreement) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut said: BTreeMap<(Option<usize>, &Item, &str), &TextSpan> = BTreeMap::new();
    for line in &agreement.clauses {
        let Some(subject) = subject(line) else { continue };
        let span = &line.clause.span;
        let first = *said.entry((line.reading, &line.item, subject)).or_insert(span);
        if first.from != span.from && found.len() < MOST {
            let message = format!("{subject} is said twice; the first stands on line {}", first.line);
            found.push(error("P13", span, message, "keep one of the two, or give each reading its own"));
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

/// Everything that contradicts something before it.
pub(crate) fn find(agreement: &Agreement) -> Vec<Diagnostic> {
    let mut found = twice(agreement);
    found.extend(timeless(agreement));
    found.extend(homeless(agreement));
    for (index, reading) in agreement.readings_or_text().iter().enumerate() {
        // A date on nobody's clock has been told by its clause.
        let Ok(lowering) = Lowering::new(agreement, index) else { continue };
        found.extend(window(&lowering, reading));
        found.extend(nothing_left(&lowering, &reading.id));
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
            Kind::Rule(rule) if rule.kind == "obligation" => drop(duties.insert((line.reading, &line.item))),
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

/// Rules of which an exception, or a class that is empty, leaves nothing.
fn nothing_left(lowering: &Lowering<'_>, reading: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut tell = |place: usize, message: String, hint: String| {
        found.extend(lowering.at(place).map(|line| error("P16", &line.clause.span, message, hint)));
    };
    for term in &lowering.agreement.terms {
        let (said, term) = (lowering.said(&term.id), &term.id);
        let Some((id, _, Kind::Rule(rule))) = terms::rule(&said) else { continue };
        let (Some(class), "prohibition") = (&rule.class, rule.kind) else { continue };
        let object = lowering.class(class, lowering.reading);
        if let Some(exception) = swallowing(lowering, &said, object.within) {
            let name = &exception.name;
            let message = format!("exception `{name}` takes out all that term `{term}` prohibits, under `{reading}`");
            let hint = format!("narrow it, or write under the reading `term {term} is not in this reading`");
            tell(exception.clause, message, hint);
        }
        if object.within.union(object.opened()).is_empty() {
            let message = format!("nothing is left that term `{term}` protects, under `{reading}`");
            let hint = "say what it is, or take less out: `is oil refinery`".to_owned();
            tell(object.clauses.last().copied().unwrap_or_else(|| lowering.place(id)), message, hint);
        }
    }
    found
}

/// The exception that takes out every object or every means that a rule speaks of.
fn swallowing<'a>(lowering: &Lowering<'a>, said: &Said<'a>, objects: LeafSet) -> Option<Exception> {
    let all_of = |within: LeafSet, set: LeafSet| !within.is_empty() && set.contains(within);
    let exceptions = lowering.exceptions(said).ok()?;
    exceptions.into_iter().find(|exception| match &exception.what {
        ExceptionBox::Objects(set) => all_of(objects, set.minus(exception.not.objects)),
        ExceptionBox::Means(set) => all_of(lowering.means(said).within, set.minus(exception.not.means)),
        _ => false,
    })
}
