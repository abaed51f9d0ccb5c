//! The linter: what in an agreement a monitor could not rule on. One check a file, registered in [`LINTS`].
//!
//! A matter is silent where no clause speaks of it and where a clause says that it is not said; both are reported, the
//! second at that clause. What stands in the agreement itself is reported once, with every reading that it leaves open.

mod l01;
mod l02;
mod l03;
mod l04;
mod l05;
mod l06;
mod l07;
mod l08;
mod l09;
mod l10;
mod l11;
mod l12;
mod l13;
mod l14;
mod l15;
mod l16;
mod l17;
mod l18;
mod l19;
mod l20;
mod l21;
mod l22;
mod l23;
mod l24;
mod l25;
mod l26;
mod l27;
mod l28;
#[cfg(test)]
mod tests;
mod view;

use std::collections::{BTreeMap, BTreeSet};

use model::{Diagnostic, Severity};

use crate::ast::{Agreement, ClauseId};
use view::Views;

/// One check.
pub struct Lint {
    /// `L01` and so on.
    pub code: &'static str,
    /// How bad it is where the text is silent.
    pub severity: Severity,
    /// What the agreement should say.
    pub title: &'static str,
    /// Why.
    pub reason: &'static str,
    /// Who found that out.
    pub source: &'static str,
    /// A text on which the check is silent.
    pub good: &'static str,
    /// A text on which it speaks.
    pub bad: &'static str,
    /// What it finds in an agreement.
    pub(crate) check: fn(&Views<'_>) -> Vec<Gap>,
}

/// One thing that is not said, under one reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    /// The reading's place in [`Agreement::readings`]; `None` where it concerns no reading in particular.
    pub reading: Option<usize>,
    /// The clause to be underlined.
    pub at: ClauseId,
    /// Where no clause speaks of it: the clause to be underlined once where it is the same under every reading.
    pub base: Option<ClauseId>,
    /// What is not said.
    pub what: String,
    /// What to write; whatever stands in backticks is a clause or heading that reads.
    pub hint: String,
}

/// Every check, by code.
pub const LINTS: &[Lint] = &[
    l01::LINT,
    l02::LINT,
    l03::LINT,
    l04::LINT,
    l05::LINT,
    l06::LINT,
    l07::LINT,
    l08::LINT,
    l09::LINT,
    l10::LINT,
    l11::LINT,
    l12::LINT,
    l13::LINT,
    l14::LINT,
    l15::LINT,
    l16::LINT,
    l17::LINT,
    l18::LINT,
    l19::LINT,
    l20::LINT,
    l21::LINT,
    l22::LINT,
    l23::LINT,
    l24::LINT,
    l25::LINT,
    l26::LINT,
    l27::LINT,
    l28::LINT,
];

/// Everything that the checks find, in the order of the text.
#[must_use]
pub fn lint(agreement: &Agreement) -> Vec<Diagnostic> {
    let views = Views::new(agreement);
    let mut found = Vec::new();
    for lint in LINTS {
        for (at, readings, what, hint) in told((lint.check)(&views), agreement.readings.len()) {
            found.extend(agreement.clauses.get(at).map(|line| Diagnostic {
                code: lint.code,
                severity: lint.severity,
                message: format!("{}{what}", under(agreement, &readings)),
                hint,
                span: line.clause.span.clone(),
            }));
        }
    }
    found.sort_by_key(|diagnostic| (diagnostic.span.from, diagnostic.code));
    found
}

/// Gaps as they are told, with the readings that have them: once for a clause that leaves the same thing open under several
/// readings, and once for what no clause of any of several readings speaks of.
fn told(gaps: Vec<Gap>, readings: usize) -> Vec<(ClauseId, Vec<usize>, String, String)> {
    let mut silent: BTreeMap<(&str, &str), BTreeSet<usize>> = BTreeMap::new();
    for gap in gaps.iter().filter(|gap| gap.base.is_some()) {
        silent.entry((&gap.what, &gap.hint)).or_default().extend(gap.reading);
    }
    let in_all = |gap: &Gap| {
        let under = silent.get(&(gap.what.as_str(), gap.hint.as_str())).map_or(0, BTreeSet::len);
        gap.base.filter(|_| readings > 1 && under == readings)
    };
    let mut told: BTreeMap<(ClauseId, &str, &str), Vec<usize>> = BTreeMap::new();
    for gap in &gaps {
        let at = in_all(gap).unwrap_or(gap.at);
        told.entry((at, &gap.what, &gap.hint)).or_default().extend(gap.reading);
    }
    told.into_iter().map(|((at, what, hint), readings)| (at, readings, what.to_owned(), hint.to_owned())).collect()
}

/// The readings that a message speaks of, as its beginning.
fn under(agreement: &Agreement, readings: &[usize]) -> String {
    let names: Vec<String> = readings
        .iter()
        .filter_map(|index| agreement.readings.get(*index))
        .map(|reading| format!("`{}`", reading.id))
        .collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => format!("reading {one}: "),
        all if all.len() == agreement.readings.len() => "every reading: ".to_owned(),
        several => format!("readings {}: ", several.join(", ")),
    }
}
