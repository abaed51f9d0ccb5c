//! From clause lines to an [`Agreement`]: headings first, so that a clause may refer to what stands below it; then
//! every clause by itself, so that one bad line never hides the next.

use std::collections::BTreeSet;

use model::{Basis, Clause, Diagnostic, Name, Severity, TextSpan};

use crate::ast::{Agreement, Item, Kind, Line, Reading, Titled};
use crate::blocks::Raw;
use crate::clauses::Home;
use crate::cursor::{Cursor, Trouble, nearest, words};
use crate::grammar::Grammar;
use crate::slots::{Names, id, title_given};

/// The words with which a line opens an item.
pub(crate) const HEADINGS: [&str; 6] = ["agreement", "party", "define", "event", "term", "reading"];

/// Parties that an agreement has at most.
const MOST_PARTIES: usize = 64;
/// Readings that an agreement has at most, so that checking them all stays quick.
const MOST_READINGS: usize = 64;
/// Terms times readings that an agreement has at most.
const MOST_PAIRS: usize = 8_192;
/// Mistakes that are told one by one; more are counted.
const MOST_MISTAKES: usize = 1_000;

/// Where the parser is in the tree of items.
struct Place {
    indent: usize,
    item: Item,
    home: Home,
    /// The heading's basis: clauses without one of their own rest on it.
    basis: Basis,
}

/// A heading and what follows it on the same line.
struct Heading<'a> {
    item: Item,
    home: Home,
    /// The item's id; a class's name.
    id: Name,
    title: Option<Name>,
    holder: Name,
    assessor: Option<Name>,
    /// A clause on the heading's own line, and the byte at which it begins.
    inline: Option<(&'a str, usize)>,
}

/// Reads clause lines. Every mistake is told, up to a number; the rest is counted.
pub(crate) fn parse(raws: &[Raw<'_>], diagnostics: &mut Vec<Diagnostic>) -> Agreement {
    let mut parser = Parser {
        grammar: Grammar::english(),
        names: Names::default(),
        out: Agreement::default(),
        reading: None,
        places: Vec::new(),
        diagnostics,
        mistakes: 0,
        items: BTreeSet::new(),
    };
    for raw in raws {
        if let Some(Ok(found)) = heading(raw.text) {
            parser.collect(&found);
        }
    }
    // A class that a rule speaks of need not be defined: `which objects are X is for each reading`.
    raws.iter().filter_map(|raw| for_each_reading(raw.text)).for_each(|class| parser.names.add_class(class));
    parser.out.clauses.reserve(raws.len());
    raws.iter().for_each(|raw| parser.line(raw));
    parser.end(raws)
}

struct Parser<'d> {
    grammar: &'static Grammar,
    names: Names,
    out: Agreement,
    reading: Option<usize>,
    places: Vec<Place>,
    diagnostics: &'d mut Vec<Diagnostic>,
    mistakes: usize,
    /// Terms, parties and events that have been opened.
    items: BTreeSet<Item>,
}

impl Parser<'_> {
    /// Notes what a heading names.
    fn collect(&mut self, found: &Heading<'_>) {
        let names = &mut self.names;
        let (among, name) = match (&found.item, found.home) {
            (Item::Define(class), _) => return names.add_class(class.clone()),
            (Item::Whole, Home::Reading) => (&mut names.readings, &found.id),
            (Item::Whole, _) => return,
            (Item::Party(id), _) => (&mut names.parties, id),
            (Item::Area(area), _) => (&mut names.areas, area),
            (Item::Event(id), _) => (&mut names.events, id),
            (Item::Term(id), _) => (&mut names.terms, id),
        };
        among.insert(name.clone());
    }

    fn line(&mut self, raw: &Raw<'_>) {
        if raw.first {
            // A block begins at the margin; a term or class in it belongs to the agreement unless a reading is open there.
            self.reading = None;
            self.places.clear();
        }
        match heading(raw.text) {
            Some(Ok(found)) => self.open(found, raw),
            // What stands under a wrong heading has no home and would only repeat the trouble.
            Some(Err(trouble)) => {
                self.tell(trouble, raw, raw.at);
                self.reading = None;
                self.places.clear();
            }
            None => {
                self.leave(raw.indent);
                match self.places.last() {
                    Some(place) => {
                        let (item, home, basis) = (place.item.clone(), place.home, place.basis.clone());
                        self.clause(raw.text, raw, raw.at, item, home, &basis);
                    }
                    None if raw.indent == 0 => self.tell(opens_nothing(raw.text), raw, raw.at),
                    None => {}
                }
            }
        }
    }

    /// Leaves the items that a line at this depth does not stand in.
    fn leave(&mut self, indent: usize) {
        while self.places.last().is_some_and(|place| place.indent >= indent) {
            self.places.pop();
        }
    }

    fn open(&mut self, mut found: Heading<'_>, raw: &Raw<'_>) {
        self.leave(raw.indent);
        if let Item::Define(class) = &mut found.item {
            *class = self.names.class(class).unwrap_or_else(|| class.clone());
        }
        if !self.places.is_empty() && matches!(found.item, Item::Party(_) | Item::Event(_)) {
            self.tell(inside(raw), raw, raw.at);
            return;
        }
        if raw.indent == 0 {
            self.reading = None;
        }
        let heading = self.out.clauses.len();
        let titled =
            || Titled { id: found.id.clone(), title: found.title.clone().unwrap_or(found.id.clone()), heading };
        match (&found.item, found.home) {
            (Item::Whole, Home::Reading) => {
                if self.out.reading(&found.id).is_some() {
                    self.tell(twice("reading", &found.id, raw), raw, raw.at);
                }
                if self.out.readings.len() == MOST_READINGS {
                    self.tell(too_many(&format!("{MOST_READINGS} readings"), raw), raw, raw.at);
                    self.places.clear();
                    return;
                }
                self.reading = Some(self.out.readings.len());
                self.out.readings.push(Reading {
                    id: found.id.clone(),
                    holder: found.holder,
                    holder_title: found.title,
                    assessor: found.assessor,
                    heading,
                });
            }
            // The same id without a title goes on with the agreement, so that a clause can stand under its article.
            (Item::Whole, _) if self.out.id == found.id && found.title.is_none() => {}
            (Item::Whole, _) => {
                if !self.out.id.is_empty() {
                    self.tell(twice("agreement", &self.out.id.clone(), raw), raw, raw.at);
                }
                self.out.id = found.id.clone();
                self.out.title = found.title.clone().unwrap_or(found.id.clone());
            }
            (Item::Party(id), _) => {
                if self.out.parties.len() == MOST_PARTIES {
                    self.tell(too_many(&format!("{MOST_PARTIES} parties"), raw), raw, raw.at);
                    self.places.clear();
                    return;
                }
                if self.items.insert(found.item.clone()) {
                    self.out.parties.push(titled());
                } else {
                    self.tell(twice("party", id, raw), raw, raw.at);
                }
            }
            (Item::Event(id), _) => {
                if self.items.insert(found.item.clone()) {
                    self.out.events.push(titled());
                } else {
                    self.tell(twice("event", id, raw), raw, raw.at);
                }
            }
            (Item::Term(_), _) => {
                if self.items.insert(found.item.clone()) {
                    if (self.out.terms.len() + 1) * self.names.readings.len().max(1) > MOST_PAIRS {
                        self.tell(too_many(&format!("{MOST_PAIRS} terms, counted in each reading"), raw), raw, raw.at);
                        self.places.clear();
                        return;
                    }
                    self.out.terms.push(titled());
                }
            }
            (Item::Define(_) | Item::Area(_), _) => {}
        }
        self.out.push(Line {
            clause: Clause { text: raw.text.into(), span: raw.span.clone(), basis: raw.basis.clone() },
            reading: self.reading,
            item: found.item.clone(),
            kind: Kind::Heading,
        });
        if let Some((rest, from)) = found.inline {
            self.clause(rest, raw, raw.at + from, found.item.clone(), found.home, &raw.basis);
        }
        // A reading's own lines and the agreement's rest on nothing but what they say themselves.
        let basis = if found.item == Item::Whole { Basis::NotGiven } else { raw.basis.clone() };
        self.places.push(Place { indent: raw.indent, item: found.item, home: found.home, basis });
    }

    fn clause(&mut self, text: &str, raw: &Raw<'_>, at: usize, item: Item, home: Home, above: &Basis) {
        self.names.item = match &item {
            Item::Party(name) | Item::Define(name) | Item::Area(name) | Item::Event(name) | Item::Term(name) => {
                Some(name.clone())
            }
            Item::Whole => None,
        };
        let reading = self.reading.and_then(|index| self.out.readings.get(index));
        self.names.reading = reading.map(|reading| reading.id.clone());
        if self.mistakes >= MOST_MISTAKES && !self.grammar.reads(text, home, &self.names) {
            self.mistakes += 1;
            return;
        }
        match self.grammar.read(text, home, &self.names) {
            Ok(kind) => {
                let basis = if raw.basis == Basis::NotGiven { above.clone() } else { raw.basis.clone() };
                let span = TextSpan { from: at, to: at + text.len(), ..raw.span.clone() };
                let clause = Clause { text: text.into(), span, basis };
                self.out.push(Line { clause, reading: self.reading, item, kind });
            }
            Err(trouble) => self.tell(trouble, raw, at),
        }
    }

    /// Tells a mistake whose bytes are counted from `at`.
    fn tell(&mut self, trouble: Trouble, raw: &Raw<'_>, at: usize) {
        self.mistakes += 1;
        if self.mistakes > MOST_MISTAKES {
            return;
        }
        let to = if trouble.to > trouble.from { trouble.to } else { trouble.from + 1 };
        self.diagnostics.push(Diagnostic {
            code: trouble.code,
            severity: Severity::Error,
            message: trouble.message,
            hint: trouble.hint,
            span: TextSpan { from: at + trouble.from, to: at + to, ..raw.span.clone() },
        });
    }

    fn end(self, raws: &[Raw<'_>]) -> Agreement {
        let span = |raw: Option<&Raw<'_>>| {
            let none = || TextSpan { file: "".into(), line: 1, from: 0, to: 0, article: [].into() };
            raw.map_or_else(none, |raw| raw.span.clone())
        };
        if self.out.id.is_empty() {
            self.diagnostics.push(Diagnostic {
                code: "P11",
                severity: Severity::Error,
                message: "the file has no agreement".into(),
                hint: "open a block of three backticks and the word `pact`, and in it `agreement ID \"TITLE\"`".into(),
                span: span(raws.first()),
            });
        }
        if self.mistakes > MOST_MISTAKES {
            self.diagnostics.push(Diagnostic {
                code: "P18",
                severity: Severity::Error,
                message: format!("{} more lines could not be read", self.mistakes - MOST_MISTAKES),
                hint: "mend those that are told first".into(),
                span: span(raws.last()),
            });
        }
        self.out
    }
}

fn twice(what: &str, name: &str, raw: &Raw<'_>) -> Trouble {
    Trouble {
        code: "P12",
        from: 0,
        to: raw.text.len(),
        message: format!("{what} `{name}` stands twice"),
        hint: "give it another id, or put its clauses under the first".into(),
    }
}

fn inside(raw: &Raw<'_>) -> Trouble {
    let word = raw.text.split_whitespace().next().unwrap_or_default();
    Trouble {
        code: "P08",
        from: 0,
        to: raw.text.len(),
        message: format!("a {word} is one for every reading, and stands in no other item"),
        hint: format!("begin the line with `{word}` at the margin"),
    }
}

fn too_many(most: &str, raw: &Raw<'_>) -> Trouble {
    Trouble {
        code: "P17",
        from: 0,
        to: raw.text.len(),
        message: format!("an agreement has at most {most}"),
        hint: "split it into agreements that can be judged apart".into(),
    }
}

fn opens_nothing(text: &str) -> Trouble {
    let word = text.split_whitespace().next().unwrap_or_default();
    let hint = match nearest(word, HEADINGS.into_iter()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("begin a line at the margin with {}, or move it to the right", HEADINGS.join(", ")),
    };
    Trouble { code: "P10", from: 0, to: text.len(), message: format!("`{word}` opens no item"), hint }
}

/// The class that each reading defines for itself.
fn for_each_reading(text: &str) -> Option<Name> {
    const BEGINS: [&str; 3] = ["which", "objects", "are"];
    if !text.starts_with("which") {
        return None;
    }
    let words = words(text);
    let mut cursor = Cursor::new(text, &words);
    cursor.eat(&BEGINS).then(|| cursor.phrase(&[vec!["is", "for"]]).0.into())
}

/// Whether the words open an item.
pub(crate) fn opens(text: &str) -> bool {
    let end = text.find(|c: char| c.is_whitespace() || c == ',' || c == '"').unwrap_or(text.len());
    text.get(..end).is_some_and(|word| HEADINGS.contains(&word))
}

/// Reads a heading line; `None` where the line is none.
fn heading(text: &str) -> Option<Result<Heading<'_>, Trouble>> {
    if !opens(text) {
        return None;
    }
    let words = words(text);
    let mut cursor = Cursor::new(text, &words);
    let word = cursor.take()?;
    Some(match word {
        "define" => define(&mut cursor),
        "reading" => reading(&mut cursor),
        _ => titled(word, &mut cursor),
    })
}

fn define<'a>(cursor: &mut Cursor<'_, 'a>) -> Result<Heading<'a>, Trouble> {
    let is_area = cursor.eat(&["area"]);
    let (name, ..) = cursor.phrase(&[]);
    if name.is_empty() {
        let hint = if is_area { "write `define area security zone`" } else { "write `define energy facility`" };
        return Err(cursor.trouble("P03", || ("what is defined has no name", hint)));
    }
    ends(cursor, "define CLASS")?;
    let (item, home) = if is_area {
        (Item::Area(name.as_str().into()), Home::Area)
    } else {
        (Item::Define(name.as_str().into()), Home::Define)
    };
    Ok(Heading { item, home, id: name.into(), title: None, holder: "".into(), assessor: None, inline: None })
}

fn reading<'a>(cursor: &mut Cursor<'_, 'a>) -> Result<Heading<'a>, Trouble> {
    const SHAPE: &str = "reading ID held by HOLDER \"TITLE\"";
    let name = id(cursor, "the id of the reading")?;
    if !cursor.eat(&["held", "by"]) {
        return Err(cursor.trouble("P03", || ("it is not said who holds the reading", format!("write `{SHAPE}`"))));
    }
    let holder = id(cursor, "the holder")?;
    let title = title_given(cursor)?;
    let assessor = match cursor.eat(&["as", "assessor"]) {
        true => Some(title_given(cursor)?.unwrap_or_else(|| "assessor".into())),
        false => None,
    };
    ends(cursor, SHAPE)?;
    Ok(Heading { item: Item::Whole, home: Home::Reading, id: name, title, holder, assessor, inline: None })
}

fn titled<'a>(word: &str, cursor: &mut Cursor<'_, 'a>) -> Result<Heading<'a>, Trouble> {
    let name = id(cursor, &format!("the id of the {word}"))?;
    let title = title_given(cursor)?;
    let (item, home) = match word {
        "party" => (Item::Party(name.clone()), Home::Party),
        "event" => (Item::Event(name.clone()), Home::Event),
        "term" => (Item::Term(name.clone()), Home::Term),
        _ => (Item::Whole, Home::Agreement),
    };
    Ok(Heading { item, home, id: name, title, holder: "".into(), assessor: None, inline: cursor.rest() })
}

fn ends(cursor: &Cursor<'_, '_>, shape: &str) -> Result<(), Trouble> {
    match cursor.peek() {
        None => Ok(()),
        Some(word) => Err(cursor.trouble_ahead(|| {
            let message = format!("the heading ends before `{}`", cursor.rest().map_or(word, |(rest, _)| rest));
            (message, format!("write `{shape}`, and what follows on a line of its own below"))
        })),
    }
}
