//! Clauses that cannot stand together: the same subject said twice in one place, a time that ends before it begins, a
//! date on nobody's clock.

use model::{Diagnostic, Severity, TimeError};

use crate::ast::{Agreement, Item, Kind, Line, Whose};
use crate::lower::Lowering;

/// What a clause decides alone: of two that decide the same in one place, one is a slip.
fn subject(line: &Line) -> Option<&'static str> {
    Some(match &line.kind {
        Kind::InForce(_) | Kind::StartNotSaid => "the start",
        Kind::ForDays { .. } | Kind::Until(_) | Kind::EndNotSaid(_) | Kind::Indefinite => "the end",
        Kind::Means(_) => "which means count",
        Kind::Attempt(_) => "whether an attempt counts",
        Kind::WhoseFacility(Whose::Own { .. }) => return None,
        Kind::WhoseFacility(_) => "whose facility it is",
        Kind::Area(_) => "where it applies",
        Kind::Hours { .. } => "at which hours it applies",
        Kind::Proof { .. } => "the proof",
        Kind::Prohibits { .. } => "the rule",
        Kind::Release { .. } => "the release",
        Kind::Clock(_) => "the clock",
        _ => return None,
    })
}

/// Dates whose zone is not said, where no party has a clock on which they could be read.
fn timeless(agreement: &Agreement) -> Vec<Diagnostic> {
    if agreement.clauses.iter().any(|line| matches!(line.kind, Kind::Clock(_))) {
        return vec![];
    }
    let dated = agreement.clauses.iter().filter(|line| match &line.kind {
        Kind::InForce(moment) | Kind::Until(moment) | Kind::EndNotSaid(Some(moment)) => moment.zone.is_none(),
        Kind::Accepted { on, .. } => on.zone.is_none(),
        Kind::Hours { zone, .. } => zone.is_none(),
        _ => false,
    });
    dated
        .map(|line| Diagnostic {
            code: "P15",
            severity: Severity::Error,
            message: "the zone is not said, and no party has a clock on which the date could be read".into(),
            hint: "write `clock Europe/Kyiv` under each party: the day is then that of every party's clock".into(),
            span: line.clause.span.clone(),
        })
        .collect()
}

/// Everything that contradicts something before it.
pub(crate) fn find(agreement: &Agreement) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut said: Vec<(Option<usize>, &Item, &str, u32)> = Vec::new();
    for line in &agreement.clauses {
        let Some(subject) = subject(line) else { continue };
        let before = said
            .iter()
            .find(|(reading, item, other, _)| *reading == line.reading && **item == line.item && *other == subject);
        if let Some((.., first)) = before {
            found.push(Diagnostic {
                code: "P13",
                severity: Severity::Error,
                message: format!("{subject} is said twice; the first stands on line {first}"),
                hint: "keep one of the two, or give each reading its own".into(),
                span: line.clause.span.clone(),
            });
        } else {
            said.push((line.reading, &line.item, subject, line.clause.span.line));
        }
    }
    found.extend(timeless(agreement));
    for (index, reading) in agreement.readings.iter().enumerate() {
        let (window, end) = match Lowering::new(agreement, index).and_then(|lowering| lowering.in_force()) {
            Ok((window, Some(end))) => (window, end),
            Ok((_, None)) => continue,
            Err(TimeError::OutOfRange(date)) => {
                let heading = agreement.clauses.get(reading.heading);
                found.extend(heading.map(|line| Diagnostic {
                    code: "P04",
                    severity: Severity::Error,
                    message: format!(
                        "under the reading `{}` a time counted from `{date}` is outside the calendar",
                        reading.id
                    ),
                    hint: "check the dates and the number of days".into(),
                    span: line.clause.span.clone(),
                }));
                continue;
            }
            // A date on nobody's clock has been told by its clause.
            Err(_) => continue,
        };
        let (from, to) = window.possible();
        if from >= to {
            found.push(Diagnostic {
                code: "P14",
                severity: Severity::Error,
                message: format!("under the reading `{}` the agreement ends before it begins", reading.id),
                hint: "check the dates of the start and of the end".into(),
                span: end,
            });
        }
    }
    found
}
