//! From Markdown to clause lines: the fenced `pact` blocks, each line with its place, indentation, basis and article.

use std::ops::Range;
use std::sync::Arc;

use model::{Basis, Diagnostic, Name, Severity, TextSpan};

/// One clause line of a block, not yet understood.
#[derive(Clone, Debug)]
pub(crate) struct Raw<'a> {
    /// Columns of white space before it, tabs as four, from the margin of its block.
    pub indent: usize,
    /// The words, without indentation and basis.
    pub text: &'a str,
    /// Byte in the file at which `text` begins.
    pub at: usize,
    pub basis: Basis,
    pub span: TextSpan,
    /// Whether it begins a block.
    pub first: bool,
}

/// A fenced block marked `pact`.
#[derive(Clone, Debug)]
pub(crate) struct Block<'a> {
    /// Byte at which the line of its opening fence begins.
    pub at: usize,
    /// Bytes of what stands between its fences.
    pub body: Range<usize>,
    /// Its clause lines, in order.
    pub raws: Vec<Raw<'a>>,
}

impl Block<'_> {
    /// Leaves out what stands behind a heading of the prose, where the block was not closed before it.
    fn end_at_prose(&mut self) {
        let prose = self.raws.iter().position(|raw| raw.text.starts_with('#')).unwrap_or(self.raws.len());
        self.raws.truncate(prose);
    }
}

/// The blocks of a text, in order.
pub(crate) fn blocks<'a>(text: &'a str, file: &Name, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block<'a>> {
    let mut headings: Vec<(usize, Name)> = Vec::new();
    let mut article: Arc<[Name]> = [].into();
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut open: Option<Open<'_>> = None;
    let mut offset = 0;
    for (index, full) in text.split_inclusive('\n').enumerate() {
        let line = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let bare = full.trim_end_matches(['\n', '\r']);
        let at = offset;
        offset += full.len();
        let span = |from: usize, to: usize| TextSpan { file: file.clone(), line, from, to, article: article.clone() };
        if let Some(fence) = fence(bare) {
            match &open {
                Some(one) if one.fence.is_closed_by(&fence) => {
                    open = None;
                    continue;
                }
                // A block of others may hold whatever it likes.
                Some(one) if !one.fence.is_ours() => continue,
                Some(one) => {
                    diagnostics.push(unclosed(one, &format!(" before line {line}")));
                    blocks.last_mut().into_iter().for_each(Block::end_at_prose);
                }
                None => {}
            }
            if fence.is_ours() {
                blocks.push(Block { at, body: offset..offset, raws: Vec::new() });
            }
            open = Some(Open { fence, line, span: span(at, at + bare.len()) });
            continue;
        }
        match (&open, blocks.last_mut()) {
            (Some(one), Some(block)) if one.fence.is_ours() => {
                block.body.end = offset;
                clauses(bare, at, &span, diagnostics, &mut block.raws);
            }
            (Some(_), _) => {}
            (None, _) if heading(bare, &mut headings) => {
                article = headings.iter().map(|(_, title)| title.clone()).collect();
            }
            (None, _) => {}
        }
    }
    if let Some(one) = open.filter(|one| one.fence.is_ours()) {
        diagnostics.push(unclosed(&one, ""));
        blocks.last_mut().into_iter().for_each(Block::end_at_prose);
    }
    for block in &mut blocks {
        // A block within a list stands to the right as a whole: the margin is where its leftmost line so far stands.
        let mut margin = usize::MAX;
        for raw in &mut block.raws {
            raw.first = margin == usize::MAX;
            margin = margin.min(raw.indent);
            raw.indent -= margin;
        }
    }
    blocks
}

/// A line of three or more backticks or tildes, as CommonMark 0.31 has them.
struct Fence<'a> {
    mark: char,
    length: usize,
    /// What stands behind the marks.
    info: &'a str,
}

/// A block that has begun.
struct Open<'a> {
    fence: Fence<'a>,
    line: u32,
    span: TextSpan,
}

impl Fence<'_> {
    /// Whether it opens a block of rules: its first word is `pact`.
    fn is_ours(&self) -> bool {
        let word = self.info.split(|letter: char| letter.is_whitespace() || letter == '{').next().unwrap_or_default();
        word.eq_ignore_ascii_case("pact")
    }

    fn is_closed_by(&self, other: &Fence<'_>) -> bool {
        other.info.is_empty() && other.mark == self.mark && other.length >= self.length
    }
}

fn fence(line: &str) -> Option<Fence<'_>> {
    let trimmed = line.trim();
    let mark = trimmed.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let info = trimmed.trim_start_matches(mark);
    let length = trimmed.len() - info.len();
    (length >= 3 && !info.contains('`')).then(|| Fence { mark, length, info: info.trim() })
}

fn unclosed(open: &Open<'_>, before: &str) -> Diagnostic {
    let mark = if open.fence.mark == '`' { "backticks" } else { "tildes" };
    Diagnostic {
        code: "P01",
        severity: Severity::Error,
        message: format!("the block that begins on line {} is not closed{before}", open.line),
        hint: format!("end it with a line of {} {mark}", open.fence.length),
        span: open.span.clone(),
    }
}

/// Keeps the chain of headings above the current line; whether the line changed it.
fn heading(bare: &str, headings: &mut Vec<(usize, Name)>) -> bool {
    let level = bare.bytes().take_while(|byte| *byte == b'#').count();
    let Some(title) = bare.get(level..).and_then(|rest| rest.strip_prefix(' ')).filter(|_| level > 0) else {
        return false;
    };
    headings.retain(|(other, _)| *other < level);
    headings.push((level, title.trim().into()));
    true
}

/// Splits a line into its clauses (at `;` outside quotes), and takes off the basis, which holds for all of them.
fn clauses<'a>(
    bare: &'a str,
    at: usize,
    span: &impl Fn(usize, usize) -> TextSpan,
    diagnostics: &mut Vec<Diagnostic>,
    raws: &mut Vec<Raw<'a>>,
) {
    let body = bare.trim_start();
    let lead = bare.len() - body.len();
    let indent = bare.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let (words, basis) = match basis(body) {
        Ok(found) => found,
        Err(from) => {
            diagnostics.push(Diagnostic {
                code: "P02",
                severity: Severity::Error,
                message: format!("`{}` is no basis", body.get(from..).unwrap_or_default().trim()),
                hint: "write `[stated: SOURCE]`, `[inferred from conduct: WHICH]` or `[assumed by the analyst: WHY]`"
                    .into(),
                span: span(at + lead + from, at + bare.trim_end().len()),
            });
            (body.get(..from).unwrap_or(body), Basis::NotGiven)
        }
    };
    let mut trouble = |text: &str, message: String, hint: &str, start: usize| {
        let span = span(start, start + text.len());
        diagnostics.push(Diagnostic { code: "P02", severity: Severity::Error, message, hint: hint.into(), span });
    };
    if words.is_empty() && basis != Basis::NotGiven {
        let text = body.trim_end();
        trouble(
            text,
            format!("`{text}` rests on no clause"),
            "put the basis behind its clause, on the same line",
            at + lead,
        );
    }
    let pieces = split_unquoted(words);
    let last = pieces.len().saturating_sub(1);
    let mut from = 0;
    for (index, piece) in pieces.into_iter().enumerate() {
        let begin = from + (piece.len() - piece.trim_start().len());
        let text = piece.trim();
        from += piece.len() + 1;
        if text.is_empty() {
            continue;
        }
        let start = at + lead + begin;
        // By itself it would read otherwise than it does here: a basis of its own, or a fence.
        let basis_inside = index < last && text.ends_with(']');
        if basis_inside || fence(text).is_some() {
            let hint =
                "give it a line of its own; a basis stands at the end of a line and holds for every clause on it";
            trouble(text, format!("`{text}` cannot stand on one line with other clauses"), hint, start);
        }
        let text =
            if basis_inside { text.rfind('[').and_then(|end| text.get(..end)).unwrap_or(text).trim() } else { text };
        raws.push(Raw {
            indent,
            text,
            at: start,
            basis: basis.clone(),
            span: span(start, start + text.len()),
            first: false,
        });
    }
}

/// The words of a line and its basis. The error is the byte at which a bracket begins that is no basis.
fn basis(body: &str) -> Result<(&str, Basis), usize> {
    let trimmed = body.trim_end();
    let Some(inner) = trimmed.strip_suffix(']') else {
        // A bracket that stands in no quotation and is not closed.
        let unquoted = trimmed.rfind('"').map_or(0, |end| end + 1);
        let rest = trimmed.get(unquoted..).unwrap_or_default();
        return match (rest.rfind('['), rest.rfind(']')) {
            (Some(open), close) if close.is_none_or(|close| close < open) => Err(unquoted + open),
            _ => Ok((trimmed, Basis::NotGiven)),
        };
    };
    let Some(open) = inner.rfind('[') else { return Err(0) };
    let content = inner.get(open + 1..).unwrap_or_default().trim();
    let words = inner.get(..open).unwrap_or_default().trim_end();
    let rest = |keyword: &str| {
        let rest = content.strip_prefix(keyword)?;
        if rest.is_empty() { Some(Name::from("")) } else { rest.strip_prefix(':').map(|rest| rest.trim().into()) }
    };
    if let Some(source) = rest("stated") {
        Ok((words, Basis::Stated(source)))
    } else if let Some(conduct) = rest("inferred from conduct") {
        Ok((words, Basis::Inferred(conduct)))
    } else if let Some(why) = rest("assumed by the analyst") {
        Ok((words, Basis::Assumed(why)))
    } else {
        Err(open)
    }
}

/// The parts of `text` between semicolons that stand outside quotation marks.
fn split_unquoted(text: &str) -> Vec<&str> {
    let mut quoted = false;
    text.split(|c| {
        quoted ^= c == '"';
        c == ';' && !quoted
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Raw<'_>>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let blocks = blocks(text, &"a.md".into(), &mut diagnostics);
        (blocks.into_iter().flat_map(|block| block.raws).collect(), diagnostics)
    }

    #[test]
    fn a_clause_knows_its_line_its_bytes_and_its_article() {
        let text = "# One\n## Two\nprose\n```pact\nagreement a \"A\"\n  end is not said; hour is not said   [stated: C1]\n```\n";
        let (raws, diagnostics) = read(text);
        assert!(diagnostics.is_empty());
        let [_, end, hour] = raws.as_slice() else { panic!("{raws:?}") };
        assert_eq!(&text[end.span.from..end.span.to], "end is not said");
        assert_eq!(&text[hour.span.from..hour.span.to], "hour is not said");
        assert_eq!(hour.span.article_text(), "One › Two");
        assert_eq!((hour.span.line, hour.indent), (6, 2));
        assert_eq!(hour.basis, Basis::Stated("C1".into()));
    }

    #[test]
    fn a_bracket_that_is_no_basis_is_underlined() {
        let text = "```pact\n  by any means [rumour]\n```";
        let (_, diagnostics) = read(text);
        assert_eq!(&text[diagnostics[0].span.from..diagnostics[0].span.to], "[rumour]");
    }

    #[test]
    fn an_open_block_is_reported_and_other_blocks_are_prose() {
        let (raws, diagnostics) = read("```\nnot ours\n```\n```pact\nagreement a\n");
        assert_eq!(raws.len(), 1);
        assert_eq!(diagnostics[0].code, "P01");
    }

    #[test]
    fn a_semicolon_in_quotes_does_not_split() {
        let (raws, _) = read("```pact\ncites \"a; b\" x\n```");
        assert_eq!(raws.len(), 1);
    }

    #[test]
    fn a_block_that_stands_to_the_right_as_a_whole_has_its_margin_there() {
        let (raws, _) = read("- item\n\n  ```pact\n  agreement a\n    between x, y\n\tparty x\n  ```\n");
        assert_eq!(raws.iter().map(|raw| raw.indent).collect::<Vec<_>>(), [0, 2, 2]);
        let (raws, _) = read("```pact\n  agreement a\n    between x, y\n  party x\nparty y\n clock UTC\n```\n");
        assert_eq!(raws.iter().map(|raw| raw.indent).collect::<Vec<_>>(), [0, 2, 0, 0, 1]);
    }

    #[test]
    fn a_basis_that_holds_for_nothing_is_underlined() {
        for (line, under) in [
            ("  [stated: C1]", "[stated: C1]"),
            ("  by any means [stated: C1]; proof is not said", "by any means [stated: C1]"),
            ("  by any means [stated: C1]; proof is not said [stated: C2]", "by any means [stated: C1]"),
            ("  by any means [stated: C1];", "by any means [stated: C1]"),
        ] {
            let text = format!("```pact\n{line}\n```");
            let (_, diagnostics) = read(&text);
            let [one] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
            assert_eq!((one.code, &text[one.span.from..one.span.to]), ("P02", under));
        }
    }
}
