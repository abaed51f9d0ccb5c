//! Patterns of clauses, and how a clause is matched with them.
//!
//! A pattern is the clause itself with its slots in capitals and what may be left out in brackets:
//! `text TITLE[ sha256 DIGEST]`. The words of clauses stand in the patterns alone, so that a table from each of them to its
//! counterpart reads the same clauses in another language ([`Grammar::of`]). The words that open items (`parse.rs`) and
//! those inside slots (`hours`, `the start`) are English.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use model::{Attribution, Certainty, LeafSet, Name};

use crate::ast::{Gravity, Kind, Moment, Period, Span, Trigger};
use crate::clauses::{self, Form, Home};
use crate::cursor::{Cursor, Run, Trouble, joined, words};
use crate::slots::{Names, Slot, Value};

#[cfg(test)]
mod tests;

enum Piece {
    Words(Run),
    /// A slot, and the runs that may follow it.
    Slot(Slot, Vec<Run>),
    /// What may be left out, and the runs that may follow where it is.
    Optional(Vec<Piece>, Vec<Run>),
}

/// One way to write a clause.
struct Variant {
    form: &'static Form,
    pieces: Vec<Piece>,
}

/// Every pattern, ready to be matched.
pub(crate) struct Grammar {
    variants: Vec<Variant>,
    /// Variants that begin with a word, by that word.
    by_word: BTreeMap<&'static str, Vec<usize>>,
    /// Variants that begin with a slot.
    by_slot: Vec<usize>,
}

/// How much of a clause fitted a variant; the more, the likelier that one was meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Fitted {
    /// Words, those of slots that take any words left out.
    words: usize,
    /// Pieces that fitted as a whole, such slots left out too.
    pieces: usize,
}

/// Why a variant does not fit.
struct Miss {
    /// What fitted.
    fitted: Fitted,
    /// Whether so much fitted that it must have been meant.
    meant: bool,
    /// Whether all of it fitted, and the clause goes on.
    goes_on: bool,
    trouble: Trouble,
}

impl Miss {
    /// Whether it is nearer to what was meant than another: the one that stands here is; then the one of which more fitted;
    /// then, where both stumble over the same unknown word, the one that takes less to it.
    fn is_nearer(&self, here: bool, other: &Self, other_here: bool) -> bool {
        let (one, two) = (&self.trouble, &other.trouble);
        let same = one.code == "P06" && two.code == "P06" && one.from == two.from;
        match (here, self.fitted).cmp(&(other_here, other.fitted)) {
            Ordering::Equal => same && one.to < two.to,
            order => order == Ordering::Greater,
        }
    }
}

/// What the slots of a clause were filled with, to be taken in order.
pub(crate) struct Filled<'n> {
    values: std::vec::IntoIter<(Value, usize, usize)>,
    /// Bytes of the slot that was taken last.
    last: (usize, usize),
    fitted: Fitted,
    pub(crate) names: &'n Names,
}

impl Grammar {
    /// The grammar of English.
    pub(crate) fn english() -> &'static Self {
        static ENGLISH: OnceLock<Grammar> = OnceLock::new();
        ENGLISH.get_or_init(|| Self::of(|english| english))
    }

    /// The grammar of a language: `table` gives each English pattern in it.
    pub(crate) fn of(table: impl Fn(&'static str) -> &'static str) -> Self {
        let mut grammar = Self { variants: Vec::new(), by_word: BTreeMap::new(), by_slot: Vec::new() };
        for form in clauses::forms() {
            for pattern in form.says {
                let pieces = compile(table(pattern));
                let index = grammar.variants.len();
                match pieces.first() {
                    Some(Piece::Words(run)) => {
                        let first = run.first().copied().unwrap_or_default();
                        grammar.by_word.entry(first).or_default().push(index);
                    }
                    _ => grammar.by_slot.push(index),
                }
                grammar.variants.push(Variant { form, pieces });
            }
        }
        grammar
    }

    /// Understands one clause that stands in `home`.
    pub(crate) fn read(&self, text: &str, home: Home, names: &Names) -> Result<Kind, Trouble> {
        let words = words(text);
        let cursor = Cursor::new(text, &words);
        self.fit(cursor.quiet(), home, names).map_err(|fault| match fault {
            Fault::Meaning(trouble) => trouble,
            Fault::Words(Meant::Here(variant)) => self.told(variant, cursor, text, home, names),
            Fault::Words(Meant::Elsewhere(form)) => misplaced(text, home, form),
            Fault::Words(Meant::Nothing) => clauses::unknown(text, home),
        })
    }

    /// Whether a clause can be understood, without a word about why it cannot.
    pub(crate) fn reads(&self, text: &str, home: Home, names: &Names) -> bool {
        let words = words(text);
        self.fit(Cursor::new(text, &words).quiet(), home, names).is_ok()
    }

    fn fit(&self, cursor: Cursor<'_, '_>, home: Home, names: &Names) -> Result<Kind, Fault<'_>> {
        let by_word = cursor.peek().and_then(|word| self.by_word.get(word)).map_or(&[][..], Vec::as_slice);
        let candidates = || by_word.iter().chain(&self.by_slot).filter_map(|index| self.variants.get(*index));
        // Nearly every clause is right, and one that is has all the words of its pattern.
        for variant in candidates().filter(|variant| variant.form.homes.contains(&home) && variant.may_be(&cursor)) {
            if let Ok(mut filled) = variant.fill(cursor, names) {
                return (variant.form.reads)(&mut filled).map_err(Fault::Meaning);
            }
        }
        let mut nearest: Option<(&Variant, Miss)> = None;
        let mut elsewhere: Option<(&'static Form, Fitted)> = None;
        for variant in candidates() {
            match variant.fill(cursor, names) {
                Ok(filled) => elsewhere = elsewhere.or(Some((variant.form, filled.fitted))),
                Err(miss) if miss.meant => {
                    if nearest.as_ref().is_none_or(|(other, best)| {
                        let here = |variant: &Variant| variant.form.homes.contains(&home);
                        miss.is_nearer(here(variant), best, here(other))
                    }) {
                        nearest = Some((variant, miss));
                    }
                }
                Err(_) => {}
            }
        }
        let here = nearest.as_ref().filter(|(variant, _)| variant.form.homes.contains(&home));
        Err(Fault::Words(match (elsewhere, here) {
            // A clause of another item, unless as much of one of this item was meant.
            (Some((_, fitted)), Some((variant, miss))) if fitted.words <= miss.fitted.words => Meant::Here(variant),
            (None, Some((variant, _))) => Meant::Here(variant),
            (Some((form, _)), _) => Meant::Elsewhere(form),
            (None, None) => nearest.map_or(Meant::Nothing, |(variant, _)| Meant::Elsewhere(variant.form)),
        }))
    }

    /// The trouble of a clause that was meant to be of a variant. Where what follows its end is a clause by itself, it is
    /// told so.
    fn told(&self, variant: &Variant, cursor: Cursor<'_, '_>, text: &str, home: Home, names: &Names) -> Trouble {
        let Err(Miss { goes_on, trouble, .. }) = variant.fill(cursor, names) else {
            return clauses::unknown(text, home);
        };
        let rest = text.get(trouble.from..).unwrap_or_default().trim_start_matches([',', ' ']);
        if goes_on && rest.len() < text.len() && self.reads(rest, home, names) {
            return Trouble { hint: format!("give `{rest}` a line of its own"), ..trouble };
        }
        trouble
    }
}

/// Why a clause is not understood.
enum Fault<'g> {
    /// Its words are those of a clause, and what they say cannot be.
    Meaning(Trouble),
    /// Its words are those of no clause.
    Words(Meant<'g>),
}

/// Which clause was meant.
enum Meant<'g> {
    /// One that may stand here.
    Here(&'g Variant),
    /// One of another item.
    Elsewhere(&'static Form),
    /// None that is known.
    Nothing,
}

fn misplaced(text: &str, home: Home, form: &Form) -> Trouble {
    let homes: Vec<String> = form.homes.iter().map(|home| format!("`{}`", home.heading())).collect();
    Trouble {
        code: "P08",
        from: 0,
        to: text.len(),
        message: format!("this clause does not stand under `{}`", home.heading()),
        hint: format!("put it under {}", homes.join(" or ")),
    }
}

impl Variant {
    /// Whether every word of the pattern that cannot be left out stands in the clause.
    fn may_be(&self, cursor: &Cursor<'_, '_>) -> bool {
        let runs = self.pieces.iter().filter_map(|piece| if let Piece::Words(run) = piece { Some(run) } else { None });
        runs.into_iter().all(|run| cursor.sees_ahead(run))
    }

    fn fill<'n>(&self, mut cursor: Cursor<'_, '_>, names: &'n Names) -> Result<Filled<'n>, Miss> {
        // A pattern that begins with a slot is meant where its first words stand somewhere.
        let key = if let Some(Piece::Slot(_, stops)) = self.pieces.first() { stops.first() } else { None };
        let (mut fitted, mut values) = (Fitted::default(), Vec::new());
        if key.is_some_and(|key| !cursor.sees_ahead(key)) {
            let trouble = cursor.trouble("P09", || ("another clause", ""));
            return Err(Miss { fitted, meant: false, goes_on: false, trouble });
        }
        let filled = fill(&self.pieces, &mut cursor, names, self.form.example, &mut fitted, &mut values);
        let meant = match self.pieces.first() {
            Some(Piece::Words(run)) => fitted.words >= run.len(),
            _ => true,
        };
        match (filled, cursor.peek()) {
            (Ok(()), None) => Ok(Filled { values: values.into_iter(), last: (0, 0), fitted, names }),
            (Ok(()), Some(word)) => {
                let trouble = cursor.trouble_ahead(|| {
                    let rest = cursor.rest().map_or(word, |(rest, _)| rest);
                    let hint = format!("write `{}`, or put a second clause behind `;`", self.form.example);
                    (format!("the clause ends before `{rest}`"), hint)
                });
                Err(Miss { fitted, meant, goes_on: true, trouble })
            }
            (Err(trouble), _) => Err(Miss { fitted, meant, goes_on: false, trouble }),
        }
    }
}

fn fill(
    pieces: &[Piece],
    cursor: &mut Cursor<'_, '_>,
    names: &Names,
    example: &'static str,
    fitted: &mut Fitted,
    values: &mut Vec<(Value, usize, usize)>,
) -> Result<(), Trouble> {
    for piece in pieces {
        match piece {
            Piece::Words(run) => {
                fitted.words += cursor.shared(run);
                if !cursor.eat(run) {
                    return Err(cursor.trouble("P03", || {
                        let word = cursor.peek();
                        let found = word.map_or("the clause ends".to_owned(), |word| format!("`{word}` stands"));
                        let message = format!("{found} where `{}` is expected", joined(run));
                        (message, format!("write `{example}`"))
                    }));
                }
            }
            Piece::Slot(slot, stops) => {
                let ((from, _), before) = (cursor.here(), cursor.taken());
                let value = slot.reads(cursor, names, stops, example)?;
                values.push((value, from, cursor.behind()));
                if slot.takes_any_words() {
                    continue;
                }
                fitted.words += cursor.taken() - before;
            }
            Piece::Optional(inner, stops) => {
                let given = match inner.first() {
                    Some(Piece::Words(run)) => cursor.sees(run),
                    _ => !cursor.at_end() && !stops.iter().any(|stop| cursor.sees(stop)),
                };
                values.push((Value::Given(given), 0, 0));
                if given {
                    fill(inner, cursor, names, example, fitted, values)?;
                }
            }
        }
        fitted.pieces += 1;
    }
    Ok(())
}

/// Reads a pattern.
fn compile(pattern: &'static str) -> Vec<Piece> {
    let mut rest = pattern;
    let mut pieces = parse(&mut rest);
    follow(&mut pieces, &[]);
    pieces
}

/// Pieces up to the bracket that closes the part.
fn parse(rest: &mut &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    loop {
        let end = rest.find(['[', ']']).unwrap_or(rest.len());
        let (plain, after) = rest.split_at(end);
        for word in words(plain) {
            match (Slot::ALL.iter().find(|(name, _)| *name == word.text), pieces.last_mut()) {
                (Some((_, slot)), _) => pieces.push(Piece::Slot(*slot, Vec::new())),
                (None, Some(Piece::Words(run))) => run.push(word.text),
                (None, _) => pieces.push(Piece::Words(vec![word.text])),
            }
        }
        *rest = after.get(1..).unwrap_or("");
        if !after.starts_with('[') {
            return pieces;
        }
        pieces.push(Piece::Optional(parse(rest), Vec::new()));
    }
}

/// Works out what may follow each slot, from the end to the beginning; returns what the pieces may begin with.
fn follow(pieces: &mut [Piece], after: &[Run]) -> Vec<Run> {
    let mut next: Vec<Run> = after.to_vec();
    for piece in pieces.iter_mut().rev() {
        next = match piece {
            Piece::Words(run) => vec![run.clone()],
            Piece::Slot(_, stops) => {
                *stops = next;
                Vec::new()
            }
            Piece::Optional(inner, stops) => {
                let begins = follow(inner, &next);
                stops.clone_from(&next);
                begins.into_iter().chain(next).collect()
            }
        };
    }
    next
}

impl Filled<'_> {
    /// Takes the next value. That it is of another kind is a mistake in a form, of which a test tries every one.
    fn take<T>(&mut self, pick: impl FnOnce(Value) -> Option<T>) -> Result<T, Trouble> {
        let next = self.values.next();
        if let Some((value, from, to)) = &next
            && !matches!(value, Value::Given(_))
        {
            self.last = (*from, *to);
        }
        let value = next.and_then(|(value, ..)| pick(value));
        value.ok_or_else(|| self.trouble("P00", "the pattern of this clause does not fit its meaning", "report this"))
    }

    /// Trouble with the slot that was taken last.
    pub(crate) fn trouble(&self, code: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Trouble {
        let (from, to) = self.last;
        Trouble { code, from, to, message: message.into(), hint: hint.into() }
    }

    /// The name of the item in which the clause stands.
    pub(crate) fn item(&self) -> Name {
        self.names.item.clone().unwrap_or_default()
    }

    /// Whether names come next: tells variants apart of which one has a list more.
    pub(crate) fn is_names(&self) -> bool {
        matches!(self.values.as_slice().first(), Some((Value::Names(_), ..)))
    }

    /// Whether the next optional part is there.
    pub(crate) fn given(&mut self) -> Result<bool, Trouble> {
        self.take(|value| if let Value::Given(given) = value { Some(given) } else { None })
    }

    pub(crate) fn name(&mut self) -> Result<Name, Trouble> {
        self.take(|value| if let Value::Name(name) = value { Some(name) } else { None })
    }

    /// The name in the next optional part, if that is there.
    pub(crate) fn name_given(&mut self) -> Result<Option<Name>, Trouble> {
        if self.given()? { self.name().map(Some) } else { Ok(None) }
    }

    pub(crate) fn names(&mut self) -> Result<Vec<Name>, Trouble> {
        self.take(|value| if let Value::Names(names) = value { Some(names) } else { None })
    }

    /// The names in the next optional part; none where that is not there.
    pub(crate) fn names_given(&mut self) -> Result<Vec<Name>, Trouble> {
        if self.given()? { self.names() } else { Ok(vec![]) }
    }

    /// The parties with which a clause begins; none where it speaks of each (`neither party may …`).
    pub(crate) fn who(&mut self) -> Result<Vec<Name>, Trouble> {
        if self.is_names() { self.names() } else { Ok(vec![]) }
    }

    pub(crate) fn leaves(&mut self) -> Result<LeafSet, Trouble> {
        self.take(|value| if let Value::Leaves(leaves) = value { Some(leaves) } else { None })
    }

    /// Leaves of the taxonomy, and classes that the file defines.
    pub(crate) fn classes(&mut self) -> Result<(LeafSet, Vec<Name>), Trouble> {
        self.take(|value| if let Value::Classes(leaves, others) = value { Some((leaves, others)) } else { None })
    }

    pub(crate) fn number(&mut self) -> Result<i64, Trouble> {
        self.take(|value| if let Value::Number(number) = value { Some(number) } else { None })
    }

    pub(crate) fn span(&mut self) -> Result<Span, Trouble> {
        self.take(|value| if let Value::Span(span) = value { Some(span) } else { None })
    }

    pub(crate) fn period(&mut self) -> Result<Period, Trouble> {
        self.take(|value| if let Value::Period(period) = value { Some(period) } else { None })
    }

    pub(crate) fn moment(&mut self) -> Result<Moment, Trouble> {
        self.take(|value| if let Value::Moment(moment) = value { Some(moment) } else { None })
    }

    pub(crate) fn zone(&mut self) -> Result<Option<Name>, Trouble> {
        self.take(|value| if let Value::Zone(zone) = value { Some(zone) } else { None })
    }

    pub(crate) fn trigger(&mut self) -> Result<Trigger, Trouble> {
        self.take(|value| if let Value::Trigger(trigger) = value { Some(trigger) } else { None })
    }

    pub(crate) fn certainty(&mut self) -> Result<Certainty, Trouble> {
        self.take(|value| if let Value::Certainty(certainty) = value { Some(certainty) } else { None })
    }

    pub(crate) fn attributions(&mut self) -> Result<Vec<Attribution>, Trouble> {
        self.take(|value| if let Value::Attributions(all) = value { Some(all) } else { None })
    }

    pub(crate) fn gravity(&mut self) -> Result<Gravity, Trouble> {
        self.take(|value| if let Value::Gravity(gravity) = value { Some(gravity) } else { None })
    }
}
