//! An explanation as plain text and as JSON.

use super::{BarLine, Explanation, Line, Section, SourceLine, Waterfall};
use crate::figures;
use crate::lines::broken;
use crate::wording;

/// Longer lines are broken at spaces; an address is never broken.
const WIDTH: usize = 100;

/// By how much the lines of a broken one stand further in.
const HANG: usize = 2;

/// The same for a bar, whose lines stand under its factor.
const BAR_HANG: usize = 8;

impl Explanation {
    /// Plain text for a terminal, parts indented by two spaces.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        put(&mut out, 0, HANG, &self.title);
        put(&mut out, 0, HANG, &format!("[{}]", self.status));
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
    put(out, depth, HANG, &section.title);
    for line in &section.lines {
        line_text(out, line, depth + 1);
    }
    for part in &section.sections {
        section_text(out, part, depth + 1);
    }
}

fn line_text(out: &mut String, line: &Line, depth: usize) {
    let text = match line {
        Line::Sentence(text) => text.clone(),
        Line::Said(said) => format!("{} {}: {} [{}]", said.speaker, said.stance, said.text, said.statement),
        Line::Waterfall(waterfall) => return waterfall_text(out, waterfall, depth),
        Line::Clause(clause) => format!(
            "clause {}: \"{}\" ({}; {}, line {})",
            clause.number, clause.text, clause.basis, clause.article, clause.line
        ),
        Line::Source(source) => source_text(source),
    };
    put(out, depth, HANG, &text);
}

fn source_text(source: &SourceLine) -> String {
    let published = source.published.as_ref().map(|published| format!("published {published}"));
    let known: Vec<String> = published.into_iter().chain(source.file.clone()).collect();
    let known = if known.is_empty() { String::new() } else { format!(" ({})", known.join("; ")) };
    format!("{}: {}, {}{known}", source.statement, source.source, source.address)
}

fn waterfall_text(out: &mut String, waterfall: &Waterfall, depth: usize) {
    put(out, depth, HANG, &format!("{}:", waterfall.caption));
    let mut bars: Vec<&BarLine> = waterfall.bars.iter().collect();
    if let Some(ends) = waterfall.ends.filter(|ends| bars.len() > ends * 2) {
        // Stable: bars of equal weight stay in their order.
        bars.sort_by(|one, two| two.bits.total_cmp(&one.bits));
        let (strongest, rest) = bars.split_at(ends);
        let (between, weakest) = rest.split_at(rest.len() - ends);
        strongest.iter().for_each(|bar| bar_text(out, bar, depth + 1));
        let hidden = wording::count(between.len(), "pair");
        put(out, depth + 1, HANG, &format!("{hidden} not shown, between the strongest above and the weakest below"));
        weakest.iter().for_each(|bar| bar_text(out, bar, depth + 1));
    } else {
        bars.iter().for_each(|bar| bar_text(out, bar, depth + 1));
    }
    if let Some(total) = waterfall.total {
        let beside = waterfall.beside.as_ref().map(|text| format!(": {text}")).unwrap_or_default();
        put(out, depth + 1, BAR_HANG, &format!("{:>6}  in all{beside}", figures::decibans_text(total)));
    }
}

fn bar_text(out: &mut String, bar: &BarLine, depth: usize) {
    let basis = if bar.statements.is_empty() { String::new() } else { format!(" [{}]", bar.statements.join(", ")) };
    let text = format!("{:>6}  {}: {}{basis}", figures::decibans_text(bar.bits), bar.factor, bar.because);
    put(out, depth, BAR_HANG, &text);
}

/// Writes a line, broken at spaces, what follows the first break `hang` columns further in.
fn put(out: &mut String, depth: usize, hang: usize, text: &str) {
    broken(out, WIDTH, depth * 2, hang, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_broken_at_spaces_and_hangs() {
        let mut out = String::new();
        put(&mut out, 1, 4, &"word ".repeat(45));
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with("  word") && lines[1].starts_with("      word"), "{out}");
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH), "{out}");
    }

    #[test]
    fn an_address_is_never_broken() {
        let (mut out, address) = (String::new(), "x".repeat(150));
        put(&mut out, 0, 2, &format!("at {address} since"));
        assert_eq!(out, format!("at\n  {address}\n  since\n"));
    }
}
