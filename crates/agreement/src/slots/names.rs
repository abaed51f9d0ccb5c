//! Slots that hold names: of parties and events, of bodies and areas, titles in quotation marks.

use std::collections::BTreeSet;

use model::Name;
use unicode_security::MixedScript;

use super::Names;
use crate::cursor::{Cursor, Run, Trouble, nearest};
use crate::letters::looks_like;

/// Areas separated by commas. An "and" is part of a name (Bosnia and Herzegovina), unless both sides of it are areas of the
/// file, or it stands before the last of a list.
pub(super) fn areas(c: &mut Cursor<'_, '_>, names: &Names, stops: &[Run]) -> Result<Vec<Name>, Trouble> {
    let mut found: Vec<Name> = Vec::new();
    loop {
        let (phrase, ..) = c.phrase(stops);
        if phrase.is_empty() {
            return Err(c.trouble("P03", || ("a name is missing in the list", "separate names by commas")));
        }
        let halves = phrase.split_once(" and ");
        let is_last = !found.is_empty() && (c.at_end() || stops.iter().any(|stop| c.sees(stop)));
        let are_two = |a: &str, b: &str| is_last || names.areas.contains(a) && names.areas.contains(b);
        match halves.filter(|(a, b)| are_two(a, b)) {
            Some((a, b)) => found.extend([a.into(), b.into()]),
            None => found.push(phrase.strip_prefix("and ").unwrap_or(&phrase).into()),
        }
        // What follows the list may begin with a comma itself.
        if stops.iter().any(|stop| c.sees(stop)) || !c.eat(&[","]) {
            return Ok(found);
        }
    }
}

/// One word that is neither a mark nor a quotation.
pub(super) fn word(c: &mut Cursor<'_, '_>, example: &str) -> Result<Name, Trouble> {
    match c.peek() {
        Some(word) if !word.starts_with('"') && word != "," => {
            c.take();
            Ok(word.into())
        }
        _ => Err(c.trouble("P03", || ("a word is missing", format!("write `{example}`")))),
    }
}

/// A SHA-256 in hexadecimal; the word that stands for it in patterns is told once it is left in.
pub(super) fn digest(c: &mut Cursor<'_, '_>, example: &str) -> Result<Name, Trouble> {
    let at = *c;
    let digest = word(c, example)?;
    let is_digest = digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_digest && *digest != *"DIGEST" {
        let told = || {
            (
                format!("`{digest}` is no SHA-256"),
                "write its 64 hexadecimal digits, or leave it out with the word before it",
            )
        };
        return Err(at.trouble("P04", told));
    }
    Ok(digest)
}

/// One word that is an id.
pub(crate) fn id(c: &mut Cursor<'_, '_>, what: &str) -> Result<Name, Trouble> {
    word(c, "").map_err(|trouble| Trouble {
        message: format!("{what} is missing"),
        hint: format!("name {what} in one word"),
        ..trouble
    })
}

pub(super) fn phrase(c: &mut Cursor<'_, '_>, what: &str, stops: &[Run], example: &str) -> Result<Name, Trouble> {
    let (phrase, from, to) = c.phrase(stops);
    if what == "the body" && is_distance(&phrase) {
        let told = || {
            let hint = "define an area, `define area AREA` and under it `is within 30 km of the line \"line.geojson\"`, and say \
                        `from AREA`";
            (format!("`{phrase}` is no body"), hint)
        };
        return Err(c.trouble_at((from, to), "P06", told));
    }
    if phrase.is_empty() {
        return Err(c.trouble("P03", || (format!("{what} is missing"), format!("write `{example}`"))));
    }
    Ok(phrase.into())
}

/// Whether words begin as `30 km` does.
fn is_distance(phrase: &str) -> bool {
    let mut words = phrase.split(' ');
    let is_number = words.next().is_some_and(|word| word.parse::<f64>().is_ok());
    is_number && matches!(words.next(), Some("km" | "m" | "kilometres" | "metres" | "miles"))
}

/// A quotation, if one comes next.
fn quoted(c: &mut Cursor<'_, '_>) -> Option<Name> {
    let inner = c.peek()?.strip_prefix('"')?.strip_suffix('"')?;
    c.take();
    Some(inner.into())
}

/// A quotation, if one comes next, closed or not.
pub(crate) fn title_given(c: &mut Cursor<'_, '_>) -> Result<Option<Name>, Trouble> {
    let is_quotation = c.peek().is_some_and(|word| word.starts_with(QUOTES));
    if is_quotation { title(c).map(Some) } else { Ok(None) }
}

/// What a quotation may begin with, ours first.
const QUOTES: [char; 9] = ['"', '“', '”', '„', '«', '»', '‘', '’', '\''];

/// A quotation.
pub(super) fn title(c: &mut Cursor<'_, '_>) -> Result<Name, Trouble> {
    quoted(c).ok_or_else(|| {
        c.trouble("P03", || match c.peek().and_then(|word| word.chars().next()) {
            Some('"') => ("the quotation is not closed", "end it with a quotation mark"),
            Some(mark) if QUOTES.contains(&mark) => {
                ("the title stands in other quotation marks", "write it in straight ones: `\"TITLE\"`")
            }
            _ => ("the title is missing", "put the title in quotation marks"),
        })
    })
}

/// The next word as one of those that headings name.
pub(super) fn known(c: &mut Cursor<'_, '_>, what: &'static str, names: &BTreeSet<Name>) -> Result<Name, Trouble> {
    let word = c.peek().unwrap_or_default();
    if let Some(name) = names.get(word) {
        c.take();
        return Ok(name.clone());
    }
    if let Some(other) = looks_like(word, names.iter()) {
        let told = || {
            (
                format!("there is no {what} `{word}`: it looks like `{other}`, in other letters"),
                format!("write `{other}`"),
            )
        };
        return Err(c.trouble("P19", told));
    }
    if what == "party"
        && matches!(word, "the" | "neither" | "either" | "no" | "each" | "both" | "all" | "every" | "any")
    {
        let hint = "write `neither party may …`, `each party must …`, `each party may …`, or name the parties";
        return Err(c.trouble("P07", || (format!("`{word}` names no party"), hint)));
    }
    Err(c.trouble("P07", || {
        // A name in which scripts are mixed is told by itself, and is none to recommend.
        let known = names.iter().map(|name| &**name).filter(|name| name.is_single_script());
        let hint = match nearest(word, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None if names.is_empty() => format!("begin an item with `{what} NAME`"),
            None => format!("the file has: {}", names.iter().map(|name| &**name).collect::<Vec<_>>().join(", ")),
        };
        let missing = format!("the {what} is missing");
        (if word.is_empty() { missing } else { format!("there is no {what} `{word}`") }, hint)
    }))
}

pub(super) fn all_known(
    c: &mut Cursor<'_, '_>,
    what: &'static str,
    names: &BTreeSet<Name>,
) -> Result<Vec<Name>, Trouble> {
    let mut found = vec![known(c, what, names)?];
    loop {
        let before = *c;
        let (comma, and) = (c.eat(&[","]), c.eat(&["and"]));
        let is_known = c.peek().is_some_and(|word| names.contains(word));
        if and || comma && is_known {
            found.push(known(c, what, names)?);
        } else {
            // A comma may also begin what follows the list.
            *c = before;
            return Ok(found);
        }
    }
}
