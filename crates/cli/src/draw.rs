//! Drawing diagnostics: the line, the underlined words, the article, and what to write.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use model::{Diagnostic, Severity, TextSpan};

use crate::terminal;

/// Diagnostics as text, in the order given, with a count at the end.
pub(crate) fn text(source: &str, diagnostics: &[Diagnostic], coloured: bool) -> String {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let article = diagnostic.span.article_text();
        let (lines, from) = lines_of(source, &diagnostic.span);
        let under = diagnostic.span.from - from..diagnostic.span.to.min(from + lines.len()) - from;
        let mut group = level.primary_title(&diagnostic.message).id(diagnostic.code).element(
            Snippet::source(lines)
                .line_start(diagnostic.span.line as usize)
                .path(&*diagnostic.span.file)
                .annotation(AnnotationKind::Primary.span(under)),
        );
        if !article.is_empty() {
            group = group.element(Level::NOTE.message(format!("in {article}")));
        }
        group = group.element(Level::HELP.message(&diagnostic.hint));
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    let gaps = |severity| diagnostics.iter().filter(|one| !one.is_mistake() && one.severity == severity).count();
    out.push_str(&match diagnostics.iter().filter(|one| one.is_mistake()).count() {
        0 => format!(
            "{}: {}, {}, {}\n",
            count(diagnostics.len(), "gap"),
            count(gaps(Severity::Error), "error"),
            count(gaps(Severity::Warning), "warning"),
            count(gaps(Severity::Info), "note")
        ),
        mistakes => format!("{}; gaps are looked for once none is left\n", count(mistakes, "mistake")),
    });
    out
}

/// `1 gap`, `2 gaps`.
pub(crate) fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// The lines that a span covers, and the byte at which they begin: the rest of a long text need not be looked at again for
/// each message.
fn lines_of<'s>(source: &'s str, span: &TextSpan) -> (&'s str, usize) {
    let from = source.get(..span.from).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let to = source.get(span.to..).and_then(|after| after.find('\n')).map_or(source.len(), |end| span.to + end);
    source.get(from..to).map_or((source, 0), |lines| (lines, from))
}

/// Draws the errors of a case's agreement on standard error.
pub(crate) fn diagnostics_of_case(case: &str, diagnostics: &[Diagnostic]) {
    let errors: Vec<Diagnostic> = diagnostics.iter().filter(|one| one.is_mistake()).cloned().collect();
    let Some(first) = errors.first() else { return };
    let path = std::path::Path::new(case).join(&*first.span.file);
    let source = std::fs::read_to_string(path).unwrap_or_default();
    terminal::talk(&text(&source, &errors, terminal::colours_talk()));
}
