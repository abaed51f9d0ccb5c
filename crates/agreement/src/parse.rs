//! From clause lines to an [`Agreement`]: headings first, so that a clause may refer to what stands below it; then
//! every clause by itself, so that one bad line never hides the next.

use model::{Clause, Diagnostic, Name, Severity, TextSpan};

use crate::ast::{Agreement, Item, Kind, Line, Party, Reading, Term};
use crate::blocks::Raw;
use crate::clauses::{self, Home, Names};
use crate::cursor::{Cursor, Trouble, singular};

/// The words with which a line opens an item.
const HEADINGS: [&str; 5] = ["agreement", "party", "define", "term", "reading"];

/// Where the parser is in the tree of items.
struct Place {
    indent: usize,
    item: Item,
    home: Home,
}

/// A heading and what follows it on the same line.
struct Heading<'a> {
    item: Item,
    home: Home,
    title: Option<Name>,
    holder: Option<Name>,
    holder_title: Option<Name>,
    assessor: Option<Name>,
    /// A clause on the heading's own line, and the byte at which it begins.
    inline: Option<(&'a str, usize)>,
}

pub(crate) fn parse(raws: &[Raw], diagnostics: &mut Vec<Diagnostic>) -> Agreement {
    let mut names = Names::default();
    let mut headings = Vec::new();
    for raw in raws {
        headings.push(match heading(&raw.text) {
            Some(Ok(found)) => {
                collect(&found, &mut names);
                Some(found)
            }
            Some(Err(trouble)) => {
                diagnostics.push(diagnose(trouble, raw));
                None
            }
            None => None,
        });
    }
    for raw in raws.iter().filter(|raw| !opens(&raw.text)) {
        // A class that a rule speaks of need not be defined: `which objects are X is for each reading`.
        let mut cursor = Cursor::new(&raw.text);
        if cursor.eat("which objects are") {
            push_new(&mut names.classes, singular(&cursor.phrase(&["is for"]).0).into());
        }
    }
    let mut out = Agreement::default();
    let mut reading = None;
    let mut places: Vec<Place> = Vec::new();
    for (raw, found) in raws.iter().zip(headings) {
        if raw.first {
            // A block begins at the margin; a term or class in it belongs to the agreement unless a reading is open there.
            reading = None;
            places.clear();
        }
        let is_heading = opens(&raw.text);
        match found {
            Some(found) => open(found, raw, &mut out, &mut reading, &mut places, &mut names, diagnostics),
            // The heading was wrong and said so: what stands under it has no home and would only repeat the trouble.
            None if is_heading => {
                reading = None;
                places.clear();
            }
            None => {
                while places.last().is_some_and(|place| place.indent >= raw.indent) {
                    places.pop();
                }
                match places.last() {
                    Some(place) => {
                        let (item, home) = (place.item.clone(), place.home);
                        clause(&raw.text, raw, raw.at, item, home, reading, &mut names, &mut out, diagnostics);
                    }
                    None if raw.indent == 0 => diagnostics.push(diagnose(
                        Trouble {
                            code: "P10",
                            from: 0,
                            to: raw.text.len(),
                            message: format!("`{}` opens no item", raw.text.split(' ').next().unwrap_or_default()),
                            hint: format!("begin a line at the margin with {}", HEADINGS.join(", ")),
                        },
                        raw,
                    )),
                    None => {}
                }
            }
        }
    }
    if out.id.is_empty() {
        let span = raws.first().map_or_else(
            || TextSpan { file: "".into(), line: 1, from: 0, to: 0, article: [].into() },
            |raw| raw.span.clone(),
        );
        diagnostics.push(Diagnostic {
            code: "P11",
            severity: Severity::Error,
            message: "the file has no agreement".into(),
            hint: "open a block of three backticks and the word `pact`, and in it `agreement ID \"TITLE\"`".into(),
            span,
        });
    }
    out
}

fn diagnose(trouble: Trouble, raw: &Raw) -> Diagnostic {
    let at = raw.at;
    let to = if trouble.to > trouble.from { trouble.to } else { trouble.from + 1 };
    Diagnostic {
        code: trouble.code,
        severity: Severity::Error,
        message: trouble.message,
        hint: trouble.hint,
        span: TextSpan { from: at + trouble.from, to: at + to, ..raw.span.clone() },
    }
}

fn push_new(names: &mut Vec<Name>, name: Name) {
    if !names.contains(&name) {
        names.push(name);
    }
}

fn collect(found: &Heading<'_>, names: &mut Names) {
    match (&found.item, found.home) {
        (Item::Party(id), _) => push_new(&mut names.parties, id.clone()),
        (Item::Define(class), _) => push_new(&mut names.classes, class.clone()),
        (Item::Term(id), _) => push_new(&mut names.terms, id.clone()),
        (Item::Whole, Home::Reading) => {
            if let Some(id) = &found.title {
                push_new(&mut names.readings, id.clone());
            }
        }
        (Item::Whole, _) => {}
    }
}

/// Whether the words open an item.
pub(crate) fn opens(text: &str) -> bool {
    Cursor::new(text).peek().is_some_and(|word| HEADINGS.contains(&word))
}

/// Reads a heading line; `None` where the line is none.
fn heading(text: &str) -> Option<Result<Heading<'_>, Trouble>> {
    let mut cursor = Cursor::new(text);
    let word = cursor.peek()?;
    if !HEADINGS.contains(&word) {
        return None;
    }
    cursor.eat(word);
    Some(read_heading(word, &mut cursor, text))
}

fn read_heading<'a>(word: &str, cursor: &mut Cursor<'a>, text: &'a str) -> Result<Heading<'a>, Trouble> {
    let mut out = Heading {
        item: Item::Whole,
        home: Home::Agreement,
        title: None,
        holder: None,
        holder_title: None,
        assessor: None,
        inline: None,
    };
    match word {
        "define" => {
            let (name, ..) = cursor.phrase(&[]);
            if name.is_empty() {
                return Err(cursor.trouble("P03", "the class has no name", "write `define energy facility`"));
            }
            out.item = Item::Define(singular(&name).into());
            out.home = Home::Define;
        }
        "reading" => {
            const SHAPE: &str = "reading ID held by HOLDER \"TITLE\"";
            out.title = Some(cursor.id("the reading")?);
            out.home = Home::Reading;
            cursor.expect("held by", SHAPE)?;
            out.holder = Some(cursor.id("the holder")?);
            out.holder_title = cursor.quoted();
            if cursor.eat("as assessor") {
                out.assessor = Some(cursor.quoted().unwrap_or_else(|| "assessor".into()));
            }
            cursor.end(SHAPE)?;
        }
        _ => {
            let id = cursor.id(word)?;
            let title = cursor.quoted();
            (out.item, out.home) = match word {
                "party" => (Item::Party(id), Home::Party),
                "term" => (Item::Term(id), Home::Term),
                _ => {
                    out.holder = Some(id);
                    (Item::Whole, Home::Agreement)
                }
            };
            out.title = title;
            if !cursor.at_end() {
                let from = cursor.trouble("", "", "").from;
                out.inline = text.get(from..).map(|rest| (rest, from));
            }
        }
    }
    Ok(out)
}

fn open(
    found: Heading<'_>,
    raw: &Raw,
    out: &mut Agreement,
    reading: &mut Option<usize>,
    places: &mut Vec<Place>,
    names: &mut Names,
    diagnostics: &mut Vec<Diagnostic>,
) {
    while places.last().is_some_and(|place| place.indent >= raw.indent) {
        places.pop();
    }
    if raw.indent == 0 {
        *reading = None;
    }
    let id = out.clauses.len();
    let twice = |what: &str, name: &str| Trouble {
        code: "P12",
        from: 0,
        to: raw.text.len(),
        message: format!("{what} `{name}` stands twice"),
        hint: "give it another id, or put its clauses under the first".into(),
    };
    match (&found.item, found.home) {
        (Item::Whole, Home::Reading) => {
            let name = found.title.clone().unwrap_or_default();
            if out.reading(&name).is_some() {
                diagnostics.push(diagnose(twice("reading", &name), raw));
            }
            *reading = Some(out.readings.len());
            out.readings.push(Reading {
                id: name,
                holder: found.holder.unwrap_or_default(),
                holder_title: found.holder_title,
                assessor: found.assessor,
                heading: id,
            });
        }
        (Item::Whole, _) => {
            if !out.id.is_empty() {
                diagnostics.push(diagnose(twice("agreement", &out.id), raw));
            }
            out.id = found.holder.unwrap_or_default();
            out.title = found.title.clone().unwrap_or_else(|| out.id.clone());
        }
        (Item::Party(name), _) => {
            if out.party(name).is_some() {
                diagnostics.push(diagnose(twice("party", name), raw));
            }
            out.parties.push(Party {
                id: name.clone(),
                title: found.title.clone().unwrap_or_else(|| name.clone()),
                heading: id,
            });
        }
        (Item::Term(name), _) => {
            if !out.terms.iter().any(|term| term.id == *name) {
                out.terms.push(Term {
                    id: name.clone(),
                    title: found.title.clone().unwrap_or_else(|| name.clone()),
                    heading: id,
                });
            }
        }
        (Item::Define(_), _) => {}
    }
    out.clauses.push(Line {
        clause: Clause { text: raw.text.as_str().into(), span: raw.span.clone(), basis: raw.basis.clone() },
        reading: *reading,
        item: found.item.clone(),
        kind: Kind::Heading,
    });
    if let Some((rest, from)) = found.inline {
        clause(rest, raw, raw.at + from, found.item.clone(), found.home, *reading, names, out, diagnostics);
    }
    places.push(Place { indent: raw.indent, item: found.item, home: found.home });
}

#[expect(clippy::too_many_arguments, reason = "the state of one pass; a struct for one call site would say less")]
fn clause(
    text: &str,
    raw: &Raw,
    at: usize,
    item: Item,
    home: Home,
    reading: Option<usize>,
    names: &mut Names,
    out: &mut Agreement,
    diagnostics: &mut Vec<Diagnostic>,
) {
    names.item = match &item {
        Item::Party(name) | Item::Define(name) | Item::Term(name) => Some(name.clone()),
        Item::Whole => None,
    };
    names.reading = reading.and_then(|index| out.readings.get(index)).map(|reading| reading.id.clone());
    let here = Raw { at, ..raw.clone() };
    match clauses::read(text, home, names) {
        Ok(kind) => {
            let basis = inherited(raw, &item, reading, out);
            out.clauses.push(Line {
                clause: Clause {
                    text: text.into(),
                    span: TextSpan { from: at, to: at + text.len(), ..raw.span.clone() },
                    basis,
                },
                reading,
                item,
                kind,
            });
        }
        Err(trouble) => diagnostics.push(diagnose(trouble, &here)),
    }
}

/// A clause without a basis of its own rests on that of its heading.
fn inherited(raw: &Raw, item: &Item, reading: Option<usize>, out: &Agreement) -> model::Basis {
    if raw.basis != model::Basis::NotGiven || *item == Item::Whole {
        return raw.basis.clone();
    }
    out.clauses
        .iter()
        .rev()
        .find(|line| line.kind == Kind::Heading && line.item == *item && line.reading == reading)
        .map_or(model::Basis::NotGiven, |line| line.clause.basis.clone())
}
