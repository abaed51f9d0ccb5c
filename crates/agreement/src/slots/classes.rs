//! Slots about acts, objects and means: words of the taxonomy, and classes that the file defines.

use model::{Facet, LeafSet, Name, Taxonomy};

use super::{Names, Value};
use crate::cursor::{Cursor, Run, Trouble, nearest};

/// Acts as verbs or nouns, joined by commas or "or"; each is the longest that the taxonomy knows.
pub(super) fn acts(c: &mut Cursor<'_, '_>) -> Result<LeafSet, Trouble> {
    let mut set = LeafSet::EMPTY;
    loop {
        set = set.union(act(c)?);
        let before = *c;
        if !(c.eat(&[","]) | c.eat(&["or"])) || act(&mut c.clone()).is_err() {
            *c = before;
            return Ok(set);
        }
    }
}

pub(super) fn act(c: &mut Cursor<'_, '_>) -> Result<LeafSet, Trouble> {
    const MOST_WORDS: usize = 5;
    let taxonomy = Taxonomy::shipped();
    let start = *c;
    let mut phrase = String::new();
    let mut found = None;
    for word in 0..MOST_WORDS {
        let Some(next) = c.peek().filter(|next| *next != ",") else { break };
        // A noun has an article: `within 72 hours of a request`.
        if word == 0 && matches!(next, "a" | "an" | "any") {
            c.take();
            continue;
        }
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(next);
        c.take();
        if let Some(set) = taxonomy.set(Facet::Act, &phrase) {
            found = Some((set, *c));
        }
    }
    *c = start;
    if let Some((set, after)) = found {
        *c = after;
        return Ok(set);
    }
    c.eat(&["a"]);
    let word = c.peek().unwrap_or_default();
    Err(c.trouble("P06", || {
        let hint = nearest(word, taxonomy.words(Facet::Act)).map_or_else(
            || "use a word that `servanda taxonomy` lists under `act`".to_owned(),
            |near| format!("did you mean `{}`?", near.replace('-', " ")),
        );
        let missing = "the act is missing".to_owned();
        (if word.is_empty() { missing } else { format!("`{word}` is no act of the taxonomy") }, hint)
    }))
}

pub(super) fn means(c: &mut Cursor<'_, '_>, stops: &[Run]) -> Result<LeafSet, Trouble> {
    if c.eat(&["any", "means"]) {
        return Ok(Taxonomy::shipped().all(Facet::Means));
    }
    leaves(c, Facet::Means, stops)
}

/// Classes of the taxonomy separated by commas; an unknown word is trouble with its nearest neighbour named.
pub(super) fn leaves(c: &mut Cursor<'_, '_>, facet: Facet, stops: &[Run]) -> Result<LeafSet, Trouble> {
    let mut set = LeafSet::EMPTY;
    for (phrase, from, to) in c.list(stops)? {
        set = set.union(leaf(facet, &phrase).ok_or_else(|| unknown_class(c, facet, &phrase, (from, to)))?);
    }
    Ok(set)
}

/// Words of the taxonomy and other classes that the file defines, separated by commas.
pub(super) fn classes(c: &mut Cursor<'_, '_>, names: &Names, stops: &[Run]) -> Result<Value, Trouble> {
    let (mut leaves, mut others) = (LeafSet::EMPTY, Vec::new());
    for (phrase, from, to) in c.list(stops)? {
        if let Some(set) = leaf(Facet::Object, &phrase) {
            leaves = leaves.union(set);
            continue;
        }
        match names.class(&phrase) {
            Some(own) if names.item.as_ref() == Some(&own) => {
                let told = || (format!("`{own}` refers to itself"), "name what it is, without itself".to_owned());
                return Err(c.trouble_at((from, to), "P07", told));
            }
            Some(other) => others.push(other),
            None => return Err(unknown_class(c, Facet::Object, &phrase, (from, to))),
        }
    }
    Ok(Value::Classes(leaves, others))
}

/// A class that is defined or spoken of somewhere in the file, in the singular, or one of the taxonomy.
pub(super) fn class(c: &mut Cursor<'_, '_>, names: &Names, stops: &[Run]) -> Result<Name, Trouble> {
    let (phrase, from, to) = c.phrase(stops);
    named(c, names, &phrase, (from, to))
}

/// Classes as for [`class`], separated by commas, "and" or "or".
pub(super) fn things(c: &mut Cursor<'_, '_>, names: &Names, stops: &[Run]) -> Result<Vec<Name>, Trouble> {
    let phrases = c.list(stops)?;
    phrases.iter().map(|(phrase, from, to)| named(c, names, phrase, (*from, *to))).collect()
}

fn named(c: &Cursor<'_, '_>, names: &Names, phrase: &str, (from, to): (usize, usize)) -> Result<Name, Trouble> {
    let name = singular(phrase);
    if let Some(known) = names.class(phrase) {
        return Ok(known);
    }
    if Taxonomy::shipped().set(Facet::Object, phrase).is_some() {
        return Ok(phrase.into());
    }
    if leaf(Facet::Object, &name).is_some() {
        return Ok(name.into());
    }
    let trouble = unknown_class(c, Facet::Object, phrase, (from, to));
    if trouble.message.is_empty() {
        return Err(trouble);
    }
    Err(match nearest(&name, names.classes.values().map(|known| &**known)) {
        Some(near) => Trouble { hint: format!("did you mean `{near}`?"), ..trouble },
        None => trouble,
    })
}

/// A class of the taxonomy, singular or plural.
pub(crate) fn leaf(facet: Facet, phrase: &str) -> Option<LeafSet> {
    let taxonomy = Taxonomy::shipped();
    taxonomy.set(facet, phrase).or_else(|| taxonomy.set(facet, &singular(phrase)))
}

/// `energy facilities` is `energy facility`, without its article.
pub(crate) fn singular(phrase: &str) -> String {
    let bare = ["an ", "a ", "any ", "the "].iter().find_map(|article| phrase.strip_prefix(article)).unwrap_or(phrase);
    if Taxonomy::shipped().set(Facet::Object, bare).is_some() {
        return bare.to_owned();
    }
    match (bare.strip_suffix("ies"), bare.strip_suffix('s')) {
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(stem)) if !bare.ends_with("ss") => stem.to_owned(),
        _ => bare.to_owned(),
    }
}

fn unknown_class(c: &Cursor<'_, '_>, facet: Facet, phrase: &str, bytes: (usize, usize)) -> Trouble {
    c.trouble_at(bytes, "P06", || {
        let taxonomy = Taxonomy::shipped();
        let word = facet.word();
        let bare = singular(phrase);
        let counted = bare.split_once(' ').filter(|(number, _)| number.parse::<f64>().is_ok());
        let hint = if let Some((_, what)) = counted {
            format!("how many is not said in a rule: write `{what}`")
        } else if facet == Facet::Object && leaf(Facet::Means, phrase).is_some() {
            format!("`{bare}` is a means: give `by {bare}` a line of its own")
        } else if let Some(near) = nearest(&bare, taxonomy.words(facet)) {
            format!("did you mean `{}`?", near.replace('-', " "))
        } else if facet == Facet::Object {
            format!("define it, `define {bare}`, or use a word that `servanda taxonomy` lists")
        } else {
            "use a word that `servanda taxonomy` lists".to_owned()
        };
        (
            if phrase.is_empty() {
                format!("the {word} is missing")
            } else {
                format!("`{phrase}` is no {word} of the taxonomy")
            },
            hint,
        )
    })
}
