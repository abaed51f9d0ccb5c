//! Letters that deceive: invisible ones, ones that turn the direction of writing, words that mix scripts, and names that
//! look alike. Nobody needs them in a rule, and each can make a text read otherwise than it is (Unicode Technical
//! Standard 39).

use std::collections::BTreeMap;

use model::{Diagnostic, Name, Severity, TextSpan};
use unicode_script::{Script, UnicodeScript};
use unicode_security::{MixedScript, skeleton};

use crate::ast::{Agreement, Item};
use crate::blocks::{Block, Raw};
use crate::cursor::words;

/// Lines that are told; of a text with more, the rest is told once these are mended.
const MOST: usize = 100;

/// Everything of that kind in the blocks of a text.
pub(crate) fn find(text: &str, blocks: &[Block<'_>]) -> Vec<Diagnostic> {
    if text.is_ascii() {
        return vec![];
    }
    let mut found = Vec::new();
    for block in blocks {
        for raw in block.raws.iter().filter(|raw| !line(text, raw).is_ascii()) {
            let before = found.len();
            invisible(text, raw, &mut found);
            // An invisible letter mixes scripts as well; it is told once.
            if found.len() == before {
                mixed(raw, &mut found);
            }
            if found.len() > MOST {
                return found;
            }
        }
    }
    found
}

fn error(span: TextSpan, message: String, hint: &str) -> Diagnostic {
    Diagnostic { code: "P19", severity: Severity::Error, message, hint: hint.into(), span }
}

/// The line that a clause stands on, from the clause to the line's end.
fn line<'t>(text: &'t str, raw: &Raw<'_>) -> &'t str {
    text.get(raw.at..).and_then(|rest| rest.lines().next()).unwrap_or_default()
}

fn invisible(text: &str, raw: &Raw<'_>, found: &mut Vec<Diagnostic>) {
    let line = line(text, raw);
    let hidden = line.char_indices().find(|(at, letter)| is_invisible(*letter) && !joins(line, *at, *letter));
    if let Some((at, letter)) = hidden {
        let span = TextSpan { from: raw.at + at, to: raw.at + at + letter.len_utf8(), ..raw.span.clone() };
        let message = format!("a letter that cannot be seen stands here: U+{:04X}", u32::from(letter));
        found.push(error(span, message, "take it out: what is read must be what is written"));
    }
}

/// Marks of direction and joining, and spaces without width.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether a joiner stands between two letters of a script that is written joined, as Persian and Hindi have it (Unicode
/// Standard Annex 31, section 2.3).
fn joins(line: &str, at: usize, letter: char) -> bool {
    const APART: [Script; 6] =
        [Script::Latin, Script::Greek, Script::Cyrillic, Script::Hebrew, Script::Common, Script::Inherited];
    let before = line.get(..at).and_then(|text| text.chars().next_back());
    let after = line.get(at + letter.len_utf8()..).and_then(|text| text.chars().next());
    matches!((letter, before, after), ('\u{200c}' | '\u{200d}', Some(before), Some(after))
        if before.script() == after.script() && !APART.contains(&before.script()))
}

/// The first word of a clause, outside quotations, in which scripts are mixed.
fn mixed(raw: &Raw<'_>, found: &mut Vec<Diagnostic>) {
    // Quotations and addresses are others' words.
    let is_ours = |word: &str| !word.starts_with('"') && !word.contains("://");
    let is_mixed = |word: &str| !word.is_ascii() && is_ours(word) && !word.is_single_script();
    if let Some(word) = words(raw.text).into_iter().find(|word| is_mixed(word.text)) {
        let from = raw.at + word.from;
        let span = TextSpan { from, to: from + word.text.len(), ..raw.span.clone() };
        let message = format!("`{}` mixes scripts: {}", word.text, shown(word.text));
        found.push(error(span, message, "write the word in one script"));
    }
}

/// The letters of a word by script, in the order in which the scripts come.
fn shown(word: &str) -> String {
    let mut scripts: Vec<(&'static str, String)> = Vec::new();
    for letter in word.chars().filter(|letter| letter.is_alphabetic()) {
        let script = letter.script().full_name();
        match scripts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, letters)) if letters.contains(letter) => {}
            Some((_, letters)) => letters.push(letter),
            None => scripts.push((script, letter.to_string())),
        }
    }
    scripts.into_iter().map(|(script, letters)| format!("{letters} ({script})")).collect::<Vec<_>>().join(", ")
}

/// The one of some names that a word looks like without being it; of names that mix scripts, none.
pub(crate) fn looks_like<'n>(word: &str, names: impl Iterator<Item = &'n Name>) -> Option<&'n Name> {
    let look: String = skeleton(word).collect();
    let is_alike = |name: &&Name| !(word.is_ascii() && name.is_ascii()) && skeleton(name).eq(look.chars());
    names.filter(|name| name.is_single_script()).find(is_alike)
}

/// Names of one kind that look like one another and are not the same. Within one alphabet, whoever reads can tell them apart.
pub(crate) fn look_alikes(agreement: &Agreement) -> Vec<Diagnostic> {
    let headings = agreement.clauses.iter().filter(|line| line.kind == crate::ast::Kind::Heading);
    if headings.clone().all(|line| line.clause.text.is_ascii()) {
        return vec![];
    }
    let mut known: BTreeMap<(u8, String), Name> = BTreeMap::new();
    let mut found = Vec::new();
    for line in headings {
        let (kind, name) = match (&line.item, line.reading.and_then(|index| agreement.readings.get(index))) {
            (Item::Party(name), _) => (0, name),
            (Item::Define(name), _) => (1, name),
            (Item::Area(name), _) => (2, name),
            (Item::Event(name), _) => (3, name),
            (Item::Term(name), _) => (4, name),
            (Item::Whole, Some(reading)) => (5, &reading.id),
            (Item::Whole, None) => continue,
        };
        let look: String = skeleton(name).collect();
        let first = known.entry((kind, look)).or_insert_with(|| name.clone());
        if first != name && !(first.is_ascii() && name.is_ascii()) {
            let message =
                format!("`{name}` looks like `{first}` and is not the same: {} against {}", shown(name), shown(first));
            found.push(error(line.clause.span.clone(), message, "give one of the two another name"));
        }
    }
    found
}
