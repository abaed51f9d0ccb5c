//! The linter: what in an agreement a monitor could not rule on. One check a file, registered in [`LINTS`].

use model::{Diagnostic, Severity};

use crate::ast::Agreement;

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
    /// Reports what it finds, through the lint itself.
    pub check: fn(&Self, &Agreement, &mut Vec<Diagnostic>),
}

/// Every check, by code.
pub const LINTS: &[Lint] = &[];

/// Everything that the checks find, in the order of the text.
#[must_use]
pub fn lint(agreement: &Agreement) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for lint in LINTS {
        (lint.check)(lint, agreement, &mut found);
    }
    found.sort_by_key(|diagnostic| (diagnostic.span.from, diagnostic.code));
    found
}
