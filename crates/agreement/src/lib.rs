//! Reading: from an agreement's text to terms and readings, with everything that is wrong with it.
//!
//! Input: Markdown with fenced blocks marked `pact` (see `docs/decisions/0002-pact.md`). Output: an [`Agreement`] (what
//! the text says, clause by clause), from which [`lower`] makes the [`Norms`] of one reading (what `judge` evaluates),
//! and every [`Diagnostic`], not only the first. [`lint`] adds what a monitor could not rule on.
//! Not here: whether anything that happened violates a term (`judge`), and how a diagnostic is drawn (`cli`).
//!
//! # Method
//! A hand-written reader of lines: a clause is a line of a fixed shape, so that a bad line never hides the next. Shapes
//! stand in `clauses/` and `terms/`, checks in `lints/`, one file each.
#![deny(clippy::indexing_slicing)]

mod ast;
mod blocks;
mod clauses;
mod compare;
mod conflicts;
mod cursor;
mod format;
mod grammar;
mod letters;
mod lints;
mod lower;
mod mistakes;
mod norms;
mod parse;
mod periods;
mod placeholders;
mod provisions;
mod slots;
mod subject;
mod summary;
mod terms;

use model::{Diagnostic, Name, Severity};
use sha2::{Digest, Sha256};

pub use ast::{
    Agreement, Attachment, ClauseId, Counted, Counting, Due, Excepted, Fallback, Gravity, Item, Kind, Line, Matter,
    Moment, Period, Reading, Release, Renewal, Response, Role, Rule, Shape, Span, Standing, Threshold, Titled, Trigger,
    Where, Whose,
};
pub use clauses::{Shape as ClauseShape, shapes};
pub use compare::{compare, diverge};
pub use cursor::nearest;
pub use format::format;
pub use lints::{LINTS, Lint, lint};
pub use lower::lower;
pub use mistakes::MISTAKES;
pub use norms::{
    Ambit, AreaScope, AttemptRule, Bound, Chance, Condition, Deadline, Does, Edge, End, Exception, ExceptionBox, Form,
    Life, NoExcuse, Norm, Norms, OpenPart, Owner, Power, Proof, ReleaseRule, Replacement, ResponseTo, Runs, Scope,
    Suspension, Territory, Window,
};
pub use terms::{Mood, TERMS, TermKind};

/// Reads an agreement. `file` is the name shown in diagnostics.
///
/// The agreement holds every clause that could be understood; whether it may be judged by is for the caller to decide
/// from the diagnostics ([`has_errors`]).
#[must_use]
pub fn read(text: &str, file: &str) -> (Agreement, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let blocks = blocks::blocks(text, &Name::from(file), &mut diagnostics);
    let deceptions = letters::find(text, &blocks);
    let raws: Vec<_> = blocks.into_iter().flat_map(|block| block.raws).collect();
    let mut agreement = parse::parse(&raws, &mut diagnostics);
    agreement.version = digest(text.as_bytes()).into();
    diagnostics.extend(letters::look_alikes(&agreement));
    // A line whose letters deceive is told for them alone: what else is wrong with it may come from them.
    diagnostics.retain(|found| deceptions.iter().all(|deception| deception.span.line != found.span.line));
    diagnostics.extend(deceptions);
    diagnostics.extend(placeholders::find(&agreement));
    // What contradicts something is told once every clause can be read: a clause that is missing contradicts nothing.
    if !has_errors(&diagnostics) {
        diagnostics.extend(conflicts::find(&agreement));
    }
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span.from, diagnostic.code));
    for diagnostic in &mut diagnostics {
        diagnostic.span.file = file.into();
    }
    (agreement, diagnostics)
}

/// Whether an error stands among the diagnostics: the agreement cannot be judged by.
#[must_use]
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_mistake)
}

/// SHA-256 of some bytes, hexadecimal: by which a text and its attachments are known.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is wrong with the files that an agreement refers to. `read` gives the bytes of a file beside the agreement.
///
/// A file that is not there is a warning, since the text can be read without it; one that is not the one that was agreed
/// is an error.
pub fn attachments(agreement: &Agreement, read: impl Fn(&str) -> std::io::Result<Vec<u8>>) -> Vec<Diagnostic> {
    let told = |line: &Line| {
        let (Kind::IsListed { list: file, .. } | Kind::AreaShape { drawn: file, .. }) = &line.kind else { return None };
        let (name, span) = (&file.file, line.clause.span.clone());
        let (severity, message, hint) = match (read(name).map(|bytes| digest(&bytes)), &file.digest) {
            (Ok(found), Some(agreed)) if !found.eq_ignore_ascii_case(agreed) => {
                let message = format!("the file `{name}` is not the one that was agreed: its SHA-256 is {found}");
                (Severity::Error, message, "put the agreed file beside the agreement".to_owned())
            }
            (Ok(_), _) => return None,
            (Err(error), _) => {
                let hint = "put it beside the agreement; until then, what hangs on it stays open".to_owned();
                let why = match error.kind() {
                    std::io::ErrorKind::NotFound => "is not there".to_owned(),
                    _ => format!("cannot be read: {error}"),
                };
                (Severity::Warning, format!("the file `{name}` {why}"), hint)
            }
        };
        Some(Diagnostic { code: "P20", severity, message, hint, span })
    };
    agreement.clauses.iter().filter_map(told).collect()
}
