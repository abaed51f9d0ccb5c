//! Laying out: the blocks of a text in their one canonical form, and its prose as it is.
//!
//! # Rules
//! * A clause has a line of its own; of a line with `;`, each clause takes the line's basis with it.
//! * An item of the agreement stands at the margin, every line two spaces to the right of the item it stands in.
//! * One space stands between words, none before a comma or a colon; a quotation stays as it is.
//! * A basis begins at column [`BASIS`], or two spaces behind words that reach beyond it. The column is the same in every
//!   block, so that changing one clause never moves the basis of another.
//! * One empty line stands before each item at the margin but the first of a block, and nowhere else.
//!
//! A block in which something could not be read is left as it is.

use model::Basis;

use crate::blocks::{self, Block, Raw};
use crate::cursor::words;
use crate::parse::opens;

/// Characters before a basis.
const BASIS: usize = 58;

/// The text in its canonical layout. It means what it meant: `read` gives the same clauses.
#[must_use]
pub fn format(text: &str) -> String {
    let (_, diagnostics) = crate::read(text, "");
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for block in blocks::blocks(text, &"".into(), &mut Vec::new()) {
        if diagnostics.iter().any(|found| (block.at..=block.body.end).contains(&found.span.from)) {
            continue;
        }
        let before = text.get(done..block.body.start).unwrap_or_default();
        let end = if before.ends_with("\r\n") { "\r\n" } else { "\n" };
        out.push_str(before);
        for line in lines(&block) {
            out.push_str(&line);
            out.push_str(end);
        }
        done = block.body.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// The lines of a block, without their ends.
fn lines(block: &Block<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    // Where the items above stand, as the parser keeps them: a line belongs to the last one to the left of it.
    let mut items: Vec<usize> = Vec::new();
    for raw in &block.raws {
        while items.last().is_some_and(|indent| *indent >= raw.indent) {
            items.pop();
        }
        if items.is_empty() && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(line(raw, items.len()));
        if opens(raw.text) {
            items.push(raw.indent);
        }
    }
    lines
}

/// One clause or heading with its basis.
fn line(raw: &Raw<'_>, depth: usize) -> String {
    let mut line = "  ".repeat(depth);
    let mut before = None;
    for word in words(raw.text).into_iter().map(|word| word.text) {
        // Two colons in a row are two words, and would be one without the space.
        let close = word == "," || (word == ":" && before != Some(":"));
        if before.is_some() && !close {
            line.push(' ');
        }
        line.push_str(word);
        before = Some(word);
    }
    if raw.basis != Basis::NotGiven {
        let gap = BASIS.saturating_sub(line.chars().count()).max(2);
        line.push_str(&" ".repeat(gap));
        line.push_str(&format!("[{}]", raw.basis.text()));
    }
    line
}
