//! Clauses that cannot both stand: the same subject said twice in one place, and a time that ends before it begins.

use model::{Diagnostic, Severity};

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
        Kind::Proof { .. } => "the proof",
        Kind::Prohibits { .. } => "the rule",
        Kind::Release { .. } => "the release",
        Kind::Clock(_) => "the clock",
        _ => return None,
    })
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
    for (index, reading) in agreement.readings.iter().enumerate() {
        let window = Lowering::new(agreement, index).and_then(|lowering| lowering.in_force());
        let Ok((window, Some(end))) = window else { continue };
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
