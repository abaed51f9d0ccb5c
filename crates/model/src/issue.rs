//! Trouble in the data, as values: collected, counted, published.

use std::sync::Arc;

use crate::Name;

/// How bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Cannot be used.
    Error,
    /// Known to cause trouble.
    Warning,
    /// Could be better.
    Info,
}

impl Severity {
    /// The word used in output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// Trouble with one row or field of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// How bad; an [`Severity::Error`] means that the row yields nothing.
    pub severity: Severity,
    /// The file, relative to the case.
    pub file: Name,
    /// Line, from 1.
    pub line: u32,
    /// Column name, where one field is at fault.
    pub column: Option<Name>,
    /// What is wrong, with the value in backticks.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// Rows that were read and deliberately yield no statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skip {
    /// Id of the row.
    pub id: Name,
    /// Why.
    pub reason: Name,
}

/// What became of every row: `rows_in = statements + skipped + issues`, checked at the end of each ingest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accounting {
    /// Rows read, header excluded.
    pub rows_in: usize,
    /// Rows that became a statement.
    pub statements: usize,
    /// Rows left out on purpose.
    pub skipped: Vec<Skip>,
    /// Rows that could not be used.
    pub issues: usize,
}

impl Accounting {
    /// Whether every row is accounted for.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.rows_in == self.statements + self.skipped.len() + self.issues
    }
}

/// A stretch of a text file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextSpan {
    /// The file, relative to the case.
    pub file: Name,
    /// Line, from 1.
    pub line: u32,
    /// First byte of the stretch in the file.
    pub from: usize,
    /// First byte after.
    pub to: usize,
    /// The chain of headings above it.
    pub article: Arc<[Name]>,
}

impl TextSpan {
    /// The headings joined, outermost first.
    #[must_use]
    pub fn article_text(&self) -> String {
        self.article.join(" › ")
    }
}

/// Trouble in an agreement: what, where, under which article, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// `P…` from the parser, `L…` from the linter.
    pub code: &'static str,
    /// How bad.
    pub severity: Severity,
    /// What is wrong, in the words of the agreement.
    pub message: String,
    /// What to write.
    pub hint: String,
    /// Where.
    pub span: TextSpan,
}

impl Diagnostic {
    /// Whether it is a mistake of writing (`P…`): nothing can be judged by the text until it is mended. What is merely
    /// missing (`L…`) stops nothing.
    #[must_use]
    pub fn is_mistake(&self) -> bool {
        self.severity == Severity::Error && self.code.starts_with('P')
    }
}
