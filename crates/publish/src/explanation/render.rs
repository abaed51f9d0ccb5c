//! An explanation as plain text and as JSON.

use std::fmt::Write as _;

use super::{Explanation, Line, Section, Waterfall};
use crate::figures;

impl Explanation {
    /// Plain text for a terminal, parts indented by two spaces.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = format!("{}\n[{}]\n", self.title, self.status);
        for section in &self.sections {
            out.push('\n');
            section_text(&mut out, section, 0);
        }
        out
    }

    /// The same tree.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        // A tree of strings and finite numbers always has a JSON form.
        serde_json::to_value(self).unwrap_or(serde_json::Value::Null)
    }
}

fn section_text(out: &mut String, section: &Section, depth: usize) {
    put(out, depth, &section.title);
    for line in &section.lines {
        line_text(out, line, depth + 1);
    }
    for part in &section.sections {
        section_text(out, part, depth + 1);
    }
}

fn line_text(out: &mut String, line: &Line, depth: usize) {
    match line {
        Line::Sentence(text) => put(out, depth, text),
        Line::Said(said) => {
            put(out, depth, &format!("{} {}: {} [{}]", said.speaker, said.stance, said.text, said.statement));
        }
        Line::Waterfall(waterfall) => waterfall_text(out, waterfall, depth),
        Line::Clause(clause) => put(
            out,
            depth,
            &format!(
                "clause {}: \"{}\" ({}; {}, line {})",
                clause.number, clause.text, clause.basis, clause.article, clause.line
            ),
        ),
        Line::Source(source) => put(
            out,
            depth,
            &format!(
                "{}: {}, {} (published {}; {})",
                source.statement, source.source, source.address, source.published, source.file
            ),
        ),
    }
}

fn waterfall_text(out: &mut String, waterfall: &Waterfall, depth: usize) {
    put(out, depth, &format!("{}:", waterfall.caption));
    for bar in &waterfall.bars {
        let basis = if bar.statements.is_empty() { String::new() } else { format!(" [{}]", bar.statements.join(", ")) };
        put(out, depth + 1, &format!("{:>6}  {}: {}{basis}", figures::bits_text(bar.bits), bar.factor, bar.because));
    }
    if let Some(total) = waterfall.total {
        put(out, depth + 1, &format!("{:>6}  in all", figures::bits_text(total)));
    }
}

fn put(out: &mut String, depth: usize, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{:indent$}{text}", "", indent = depth * 2);
}
