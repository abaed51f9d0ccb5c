//! Clauses that say what a class of objects is.

use model::{Facet, LeafSet, Name};

use super::{Form, Home, Names};
use crate::ast::Kind;
use crate::cursor::{Cursor, Trouble, leaf, nearest, singular, unknown_class};

const DEFINE: &[Home] = &[Home::Define];
const WHOLE: &[Home] = &[Home::Agreement, Home::Reading];

pub(super) const FORMS: &[Form] = &[
    Form {
        shape: "which objects are CLASS is for each reading",
        homes: &[Home::Term, Home::Agreement],
        fits: |c| c.sees("which objects are"),
        read: |c, names| {
            const SHAPE: &str = "which objects are CLASS is for each reading";
            c.expect("which objects are", SHAPE)?;
            let class = class(c, names, &["is for each reading"])?;
            c.expect("is for each reading", SHAPE)?;
            Ok(Kind::ForEachReading { class })
        },
    },
    Form {
        shape: "also counted by its holder: rail power",
        homes: &[Home::Reading],
        fits: |c| c.sees("also counted"),
        read: |c, _| {
            c.expect("also counted by its holder :", "also counted by its holder: rail power")?;
            Ok(Kind::AlsoCounts(c.leaves(Facet::Object, &[])?))
        },
    },
    Form {
        shape: "is oil refinery, power transmission",
        homes: DEFINE,
        fits: |c| c.sees("is") && !c.sees("is not"),
        read: |c, names| {
            c.expect("is", "is oil refinery, power transmission")?;
            c.eat("also");
            let class = own(c, names)?;
            if c.sees_ahead("of") && !c.sees_ahead(",") {
                return as_in(c, names, class);
            }
            is(c, names, class, &[])
        },
    },
    Form {
        shape: "is not rail power",
        homes: DEFINE,
        fits: |c| c.sees("is not"),
        read: |c, names| {
            c.expect("is not", "is not rail power")?;
            let class = own(c, names)?;
            Ok(Kind::IsNot { class, leaves: c.leaves(Facet::Object, &[])? })
        },
    },
    Form {
        shape: "military bases are not CLASS",
        homes: WHOLE,
        fits: |c| c.sees_ahead("are not"),
        read: |c, names| {
            let leaves = c.leaves(Facet::Object, &["are not"])?;
            c.expect("are not", "military bases are not CLASS")?;
            Ok(Kind::IsNot { class: class(c, names, &[])?, leaves })
        },
    },
    Form {
        shape: "CLASS is infrastructure, what it is is not said",
        homes: WHOLE,
        fits: |c| c.sees_ahead("is"),
        read: |c, names| {
            const SHAPE: &str = "CLASS is infrastructure, what it is is not said";
            let class = class(c, names, &["is"])?;
            c.expect("is", SHAPE)?;
            if c.sees_ahead("of") && !c.sees_ahead(",") {
                return as_in(c, names, class);
            }
            let Kind::Is { class, leaves, others } = is(c, names, class, &["what it is", "what they are"])? else {
                return Err(c.trouble("P03", "the class is missing", SHAPE));
            };
            if c.eat(", what it is is not said") || c.eat(", what they are is not said") {
                Ok(Kind::IsSomeOf { class, leaves })
            } else {
                Ok(Kind::Is { class, leaves, others })
            }
        },
    },
];

/// Words of the taxonomy and other classes that the file defines, separated by commas.
fn is(c: &mut Cursor<'_>, names: &Names, class: Name, stops: &[&str]) -> Result<Kind, Trouble> {
    let (mut leaves, mut others) = (LeafSet::EMPTY, Vec::new());
    for (phrase, from, to) in c.list(stops)? {
        let defined = names.classes.iter().find(|known| ***known == singular(&phrase) && **known != class);
        match (leaf(Facet::Object, &phrase), defined) {
            (Some(set), _) => leaves = leaves.union(set),
            (None, Some(other)) => others.push(other.clone()),
            (None, None) => return Err(unknown_class(Facet::Object, &phrase, from, to)),
        }
    }
    Ok(Kind::Is { class, leaves, others })
}

/// `energy facility of kremlin`: what that reading says.
fn as_in(c: &mut Cursor<'_>, names: &Names, class: Name) -> Result<Kind, Trouble> {
    let (phrase, from, to) = c.phrase(&["of"]);
    if singular(&phrase) != *class {
        return Err(Trouble {
            code: "P06",
            from,
            to,
            message: format!("`{phrase}` is not the class that is defined here"),
            hint: format!("write `{class} of READING`"),
        });
    }
    c.expect("of", "is CLASS of READING")?;
    let reading = names.reading(c)?;
    if names.reading.as_deref() == Some(&*reading) {
        return Err(Trouble {
            code: "P07",
            from,
            to,
            message: format!("`{reading}` refers to itself"),
            hint: "name the reading that gives the list".into(),
        });
    }
    Ok(Kind::IsAsIn { class, reading })
}

/// The class whose `define` this is.
fn own(c: &Cursor<'_>, names: &Names) -> Result<Name, Trouble> {
    names.item.clone().ok_or_else(|| c.trouble("P08", "there is no `define` above", "begin with `define CLASS`"))
}

/// A class that is defined or spoken of somewhere in the file, in the singular.
pub(crate) fn class(c: &mut Cursor<'_>, names: &Names, stops: &[&str]) -> Result<Name, Trouble> {
    let (phrase, from, to) = c.phrase(stops);
    let name = singular(&phrase);
    if let Some(known) = names.classes.iter().find(|known| ***known == name) {
        return Ok(known.clone());
    }
    if leaf(Facet::Object, &name).is_some() {
        return Ok(name.into());
    }
    let trouble = unknown_class(Facet::Object, &phrase, from, to);
    Err(match nearest(&name, names.classes.iter().map(|known| &**known)) {
        Some(near) => Trouble { hint: format!("did you mean `{near}`?"), ..trouble },
        None => trouble,
    })
}
