//! The shapes of clause, by subject: one file each, every shape registered in its file's slice.

mod area;
mod class;
mod consequence;
mod event;
mod instrument;
mod party;
mod scope;
mod time;

use crate::ast::Kind;
use crate::cursor::Trouble;
use crate::grammar::Filled;
use crate::terms;

/// Where a clause may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Home {
    Agreement,
    Reading,
    Party,
    Define,
    Area,
    Event,
    Term,
}

impl Home {
    /// All, in the order in which they are told.
    pub(crate) const ALL: [Self; 7] =
        [Self::Agreement, Self::Party, Self::Define, Self::Area, Self::Event, Self::Term, Self::Reading];

    /// The heading under which such clauses stand.
    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Reading => "reading",
            Self::Party => "party",
            Self::Define => "define",
            Self::Area => "define area",
            Self::Event => "event",
            Self::Term => "term",
        }
    }
}

/// Both the agreement and a reading.
const WHOLE: &[Home] = &[Home::Agreement, Home::Reading];

/// One shape of clause.
pub(crate) struct Form {
    /// Its patterns (`grammar.rs`), the one to be recommended first.
    pub says: &'static [&'static str],
    /// The clause as somebody would write it, shown in hints.
    pub example: &'static str,
    pub homes: &'static [Home],
    /// What it means, from what its slots were filled with.
    pub reads: fn(&mut Filled<'_>) -> Result<Kind, Trouble>,
}

impl Form {
    /// A clause that is one fixed phrase.
    pub(crate) const fn fixed(
        says: &'static [&'static str],
        homes: &'static [Home],
        reads: fn(&mut Filled<'_>) -> Result<Kind, Trouble>,
    ) -> Self {
        let example = match says {
            [first, ..] => first,
            [] => "",
        };
        Self { says, example, homes, reads }
    }
}

/// Every shape, in the order in which they are tried.
pub(crate) fn forms() -> impl Iterator<Item = &'static Form> {
    let subjects =
        [instrument::FORMS, party::FORMS, event::FORMS, time::FORMS, area::FORMS, scope::FORMS, consequence::FORMS];
    let rules = terms::TERMS.iter().map(|kind| kind.says);
    subjects.into_iter().chain(rules).chain([class::FORMS]).flatten()
}

/// One way to write a clause, for whoever lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The heading under which it may stand (`term`).
    pub under: &'static str,
    /// Its pattern: slots in capitals, what may be left out in brackets.
    pub says: &'static str,
    /// The clause as somebody would write it.
    pub example: &'static str,
}

/// Every shape of clause under every heading where it may stand, the one to be recommended of each first.
pub fn shapes() -> impl Iterator<Item = Shape> {
    Home::ALL.into_iter().flat_map(|home| {
        let here = forms().filter(move |form| form.homes.contains(&home));
        here.flat_map(move |form| {
            form.says.iter().map(move |says| Shape { under: home.heading(), says, example: form.example })
        })
    })
}

/// A clause of which no shape is known, and the one that was probably meant.
pub(crate) fn unknown(text: &str, home: Home) -> Trouble {
    let hint = match closest(text, forms().filter(|form| form.homes.contains(&home)).map(|form| form.example)) {
        Some(example) => format!("did you mean a clause like `{example}`?"),
        None => format!("`servanda check --clauses` lists the clauses under `{}`", home.heading()),
    };
    Trouble { code: "P09", from: 0, to: text.len(), message: format!("`{text}` is no clause of the language"), hint }
}

/// The example whose words are most alike, if any is: shared words first, then likeness of the beginning.
fn closest(text: &str, examples: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    // Beyond that, it is prose. Dates, zones and names are alike in every clause.
    let is_word = |word: &&str| word.chars().all(|c| c.is_lowercase() || c == ',' || c == ':');
    let words: Vec<&str> = text.split_whitespace().take(12).filter(is_word).collect();
    let likeness = |example: &str| {
        let alike = |word: &&&str| example.split_whitespace().any(|other| strsim::jaro_winkler(word, other) > 0.9);
        let shared = words.iter().filter(alike).count();
        #[expect(clippy::cast_precision_loss, reason = "a clause has few words")]
        let share = shared as f64 / words.len().max(1) as f64;
        share + strsim::jaro_winkler(&text.chars().take(80).collect::<String>(), example)
    };
    examples
        .map(|example| (likeness(example), example))
        .filter(|(likeness, _)| *likeness > 1.05)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, example)| example)
}
