//! The kinds of term: one file each, registered in [`TERMS`].

mod limit;
mod notice;
mod obligation;
mod permission;
mod prohibition;
mod release;

use model::{Facet, Name, Taxonomy, TimeError};

use crate::ast::{ClauseId, Kind, Period, Rule, Said, Span};
use crate::clauses::{Form, Home};
use crate::lower::{Lowering, Ruled};
use crate::norms::{self, Norm, ReleaseRule};

/// One kind of term.
pub struct TermKind {
    /// Its name.
    pub name: &'static str,
    /// What it does to whom it binds.
    pub mood: Mood,
    /// What such a term is.
    pub means: &'static str,
    /// Who defined it so.
    pub source: &'static str,
    /// The shapes of its clauses.
    pub(crate) says: &'static [Form],
    /// What a term of this kind lowers to under a reading.
    pub(crate) lower: for<'a> fn(&Lowering<'a>, &Ruled<'a>) -> Result<Option<Lowered>, TimeError>,
}

/// What a term does to whom it binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// Forbids acts.
    Forbids,
    /// Forbids them beyond a measure, or without something else.
    Restricts,
    /// Asks for acts.
    Asks,
    /// Allows acts.
    Allows,
    /// Frees from another term.
    Frees,
}

impl Rule {
    /// Whether it prohibits acts that harm: whether attempts, means and military exceptions matter to it.
    pub(crate) fn forbids_harm(&self) -> bool {
        let harm = Taxonomy::shipped().set(Facet::Act, "attack").unwrap_or_default();
        self.mood() == Mood::Forbids && self.act.overlaps(harm)
    }

    /// What it does to whom it binds.
    #[must_use]
    pub fn mood(&self) -> Mood {
        TERMS.iter().find(|kind| kind.name == self.kind).map_or(Mood::Forbids, |kind| kind.mood)
    }
}

/// The name of the kind that frees a party.
pub(crate) const RELEASE: &str = release::NAME;

/// What a term becomes.
pub(crate) enum Lowered {
    /// A rule to be judged.
    Norm(Box<Norm>),
    /// What frees a party.
    Release(ReleaseRule),
}

/// Every kind of term.
pub static TERMS: &[TermKind] =
    &[limit::KIND, notice::KIND, prohibition::KIND, obligation::KIND, permission::KIND, release::KIND];

const TERM: &[Home] = &[Home::Term];

/// The rule of a term with its kind; nothing where the term is not in the reading, or no clause says what it is.
pub(crate) fn rule<'a>(said: &Said<'a>) -> Option<(ClauseId, &'static TermKind, &'a Kind)> {
    if said.has(&Kind::NotInReading) {
        return None;
    }
    let (id, (name, rule)) = said.last(|kind| match kind {
        Kind::Rule(rule) => Some((rule.kind, kind)),
        Kind::Release { .. } => Some((RELEASE, kind)),
        _ => None,
    })?;
    TERMS.iter().find(|kind| kind.name == name).map(|kind| (id, kind, rule))
}

/// What a rule and its clauses become, once it is put into a sentence and a form.
fn norm<'a>(
    lowering: &Lowering<'a>,
    of: &Ruled<'a>,
    form: impl FnOnce(&'a Rule) -> Result<(String, norms::Form), TimeError>,
) -> Result<Option<Lowered>, TimeError> {
    let Kind::Rule(rule) = of.rule else { return Ok(None) };
    let (sentence, form) = form(rule)?;
    Ok(Some(Lowered::Norm(Box::new(lowering.norm(of, rule, sentence, form)?))))
}

/// `neither party may`, `north and south may not`.
fn forbids(rule: &Rule) -> String {
    if rule.who.is_empty() { "neither party may".into() } else { format!("{} may not", rule.who.join(" and ")) }
}

/// `each party must`, `north and south may`.
fn each(rule: &Rule, verb: &str) -> String {
    if rule.who.is_empty() { format!("each party {verb}") } else { format!("{} {verb}", rule.who.join(" and ")) }
}

/// What is done to what: `strike energy facility of the other party`.
fn deed(rule: &Rule) -> String {
    let verbs = Taxonomy::shipped().verbs(rule.act);
    let what = if rule.classes.is_empty() { String::new() } else { format!(" {}", things(&rule.classes)) };
    format!("{verbs}{what}{}", if rule.of_other { " of the other party" } else { "" })
}

/// Classes in a row: `civilians, hospital and energy`.
pub(crate) fn things(classes: &[Name]) -> String {
    match classes {
        [] => "objects".into(),
        [one] => one.to_string(),
        [several @ .., last] => format!("{} and {last}", several.join(", ")),
    }
}

impl Period {
    /// In words, behind "per" or "every": `day`, `30 days`.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Day => "day".into(),
            Self::Week => "week".into(),
            Self::Month => "month".into(),
            Self::Every(span) => span.text(),
        }
    }
}

impl Span {
    /// In words: `72 hours`.
    #[must_use]
    pub fn text(self) -> String {
        let unit = if self.hours { "hour" } else { "day" };
        format!("{} {unit}{}", self.n, if self.n == 1 { "" } else { "s" })
    }
}
