//! Drawing diagnostics: the line, the underlined words, the article, and what to write.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use model::{Diagnostic, Severity};

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
        let mut group = level.primary_title(&diagnostic.message).id(diagnostic.code).element(
            Snippet::source(source)
                .path(&*diagnostic.span.file)
                .annotation(AnnotationKind::Primary.span(diagnostic.span.from..diagnostic.span.to)),
        );
        if !article.is_empty() {
            group = group.element(Level::NOTE.message(format!("in {article}")));
        }
        group = group.element(Level::HELP.message(&diagnostic.hint));
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    let n = |severity| diagnostics.iter().filter(|one| one.severity == severity).count();
    let (errors, warnings, infos) = (n(Severity::Error), n(Severity::Warning), n(Severity::Info));
    out.push_str(&format!("{errors} errors, {warnings} warnings, {infos} notes\n"));
    out
}

/// Draws the errors of a case's agreement on standard error.
pub(crate) fn diagnostics_of_case(case: &str, diagnostics: &[Diagnostic]) {
    let errors: Vec<Diagnostic> = diagnostics.iter().filter(|one| one.is_mistake()).cloned().collect();
    let Some(first) = errors.first() else { return };
    let path = std::path::Path::new(case).join(&*first.span.file);
    let source = std::fs::read_to_string(path).unwrap_or_default();
    terminal::talk(&text(&source, &errors, terminal::colours_talk()));
}
