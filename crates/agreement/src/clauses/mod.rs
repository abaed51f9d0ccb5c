//! The shapes of clause, by subject: one file each, every shape registered in its file's slice.

mod class;
mod instrument;
mod party;
mod time;

use model::Name;

pub(crate) use class::class;
pub(crate) use instrument::silent;

use crate::ast::Kind;
use crate::cursor::{Cursor, Trouble, nearest};
use crate::terms;

/// Where a clause may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Home {
    Agreement,
    Reading,
    Party,
    Define,
    Term,
}

impl Home {
    /// The heading under which such clauses stand.
    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Reading => "reading",
            Self::Party => "party",
            Self::Define => "define",
            Self::Term => "term",
        }
    }
}

/// The names that a clause may refer to, found in the headings beforehand.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub parties: Vec<Name>,
    pub terms: Vec<Name>,
    pub readings: Vec<Name>,
    pub classes: Vec<Name>,
    /// The item that the current clause stands in, where it has a name.
    pub item: Option<Name>,
    /// The reading that it stands in.
    pub reading: Option<Name>,
}

impl Names {
    /// The next word as a party.
    pub(crate) fn party(&self, cursor: &mut Cursor<'_>) -> Result<Name, Trouble> {
        known(cursor, "party", &self.parties)
    }

    /// The next word as a term.
    pub(crate) fn term(&self, cursor: &mut Cursor<'_>) -> Result<Name, Trouble> {
        known(cursor, "term", &self.terms)
    }

    /// The next word as a reading.
    pub(crate) fn reading(&self, cursor: &mut Cursor<'_>) -> Result<Name, Trouble> {
        known(cursor, "reading", &self.readings)
    }
}

fn known(cursor: &mut Cursor<'_>, what: &'static str, names: &[Name]) -> Result<Name, Trouble> {
    let word = cursor.peek().unwrap_or_default();
    if names.iter().any(|name| &**name == word) {
        return cursor.id(what);
    }
    let hint = match nearest(word, names.iter().map(|name| &**name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None if names.is_empty() => format!("begin an item with `{what} NAME`"),
        None => format!("the file has: {}", names.join(", ")),
    };
    Err(cursor.trouble("P07", format!("there is no {what} `{word}`"), hint))
}

/// One shape of clause.
pub(crate) struct Form {
    /// An example, shown in hints.
    pub shape: &'static str,
    pub homes: &'static [Home],
    /// Whether the words look like this shape.
    pub fits: fn(&Cursor<'_>) -> bool,
    pub read: fn(&mut Cursor<'_>, &Names) -> Result<Kind, Trouble>,
}

/// Every shape, in the order in which they are tried.
pub(crate) fn forms() -> impl Iterator<Item = &'static Form> {
    [instrument::FORMS, party::FORMS, time::FORMS]
        .into_iter()
        .chain(terms::TERMS.iter().copied())
        .chain([class::FORMS])
        .flatten()
}

/// Understands one clause that stands in `home`.
pub(crate) fn read(text: &str, home: Home, names: &Names) -> Result<Kind, Trouble> {
    let cursor = Cursor::new(text);
    let fitting: Vec<&Form> = forms().filter(|form| (form.fits)(&cursor)).collect();
    if let Some(form) = fitting.iter().find(|form| form.homes.contains(&home)) {
        let mut cursor = cursor;
        let kind = (form.read)(&mut cursor, names)?;
        cursor.end(form.shape)?;
        return Ok(kind);
    }
    let whole = |code, message: String, hint: String| Trouble { code, from: 0, to: text.len(), message, hint };
    if let Some(form) = fitting.first() {
        let homes: Vec<String> = form.homes.iter().map(|home| format!("`{}`", home.heading())).collect();
        return Err(whole(
            "P08",
            format!("this clause does not stand under `{}`", home.heading()),
            format!("put it under {}", homes.join(" or ")),
        ));
    }
    let shapes = forms().filter(|form| form.homes.contains(&home)).map(|form| form.shape);
    let hint = match closest(text, shapes) {
        Some(shape) => format!("did you mean a clause like `{shape}`?"),
        None => {
            let shapes: Vec<&str> = forms().filter(|form| form.homes.contains(&home)).map(|form| form.shape).collect();
            format!("clauses under `{}` are: `{}`", home.heading(), shapes.join("` · `"))
        }
    };
    Err(whole("P09", format!("`{text}` is no clause of the language"), hint))
}

/// The shape whose words are most alike, if any is: shared words first, then likeness of the beginning.
fn closest(text: &str, shapes: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let likeness = |shape: &str| {
        let alike = |word: &&&str| shape.split_whitespace().any(|other| strsim::jaro_winkler(word, other) > 0.9);
        let shared = words.iter().filter(alike).count();
        #[expect(clippy::cast_precision_loss, reason = "a clause has few words")]
        let share = shared as f64 / words.len().max(1) as f64;
        share + strsim::jaro_winkler(text, shape)
    };
    shapes
        .map(|shape| (likeness(shape), shape))
        .filter(|(l, _)| *l > 1.05)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, s)| s)
}
