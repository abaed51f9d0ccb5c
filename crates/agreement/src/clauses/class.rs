//! Clauses that say what a class of objects is, and what a holder counts without its text naming it.

use super::{Form, Home, WHOLE, area};
use crate::ast::{Counted, Kind};
use crate::cursor::Trouble;
use crate::grammar::Filled;

const DEFINE: &[Home] = &[Home::Define];

pub(super) const FORMS: &[Form] = &[
    Form {
        says: &["which objects are CLASS is for each reading"],
        example: "which objects are CLASS is for each reading",
        homes: &[Home::Term, Home::Agreement],
        reads: |f| Ok(Kind::ForEachReading { class: f.name()? }),
    },
    Form::fixed(&["also counted by its holder: attempts"], &[Home::Reading], |_| {
        Ok(Kind::AlsoCounts(Counted::Attempts))
    }),
    Form {
        says: &["also counted by its holder: by MEANS"],
        example: "also counted by its holder: by artillery",
        homes: &[Home::Reading],
        reads: |f| Ok(Kind::AlsoCounts(Counted::Means(f.leaves()?))),
    },
    Form {
        says: &["also counted by its holder: OBJECTS"],
        example: "also counted by its holder: rail power",
        homes: &[Home::Reading],
        reads: |f| Ok(Kind::AlsoCounts(Counted::Objects(f.leaves()?))),
    },
    Form {
        says: &["is listed in TITLE[ sha256 DIGEST]"],
        example: "is listed in \"sites/protected.csv\"",
        homes: DEFINE,
        reads: |f| Ok(Kind::IsListed { class: f.item(), list: area::attachment(f)? }),
    },
    Form {
        says: &["is not OBJECTS"],
        example: "is not rail power",
        homes: DEFINE,
        reads: |f| Ok(Kind::IsNot { class: f.item(), leaves: f.leaves()? }),
    },
    Form {
        says: &["is also CLASSES"],
        example: "is also district heating",
        homes: DEFINE,
        reads: |f| {
            let class = f.item();
            is(f, class, true)
        },
    },
    Form {
        says: &["is CLASSES"],
        example: "is oil refinery, power transmission",
        homes: DEFINE,
        reads: |f| {
            let class = f.item();
            is(f, class, false)
        },
    },
    Form {
        says: &["is NAME of READING"],
        example: "is CLASS of READING",
        homes: DEFINE,
        reads: |f| {
            let class = f.item();
            as_in(f, class)
        },
    },
    Form {
        says: &["OBJECTS are not CLASS"],
        example: "military bases are not CLASS",
        homes: WHOLE,
        reads: |f| {
            let leaves = f.leaves()?;
            Ok(Kind::IsNot { class: f.name()?, leaves })
        },
    },
    Form {
        says: &["CLASS is CLASSES"],
        example: "CLASS is oil refinery, power transmission",
        homes: WHOLE,
        reads: |f| {
            let class = f.name()?;
            is(f, class, false)
        },
    },
    Form {
        says: &["CLASS is OBJECTS, what it is is not said", "CLASS is OBJECTS, what they are is not said"],
        example: "CLASS is infrastructure, what it is is not said",
        homes: WHOLE,
        reads: |f| Ok(Kind::IsSomeOf { class: f.name()?, leaves: f.leaves()? }),
    },
    Form {
        says: &["CLASS is NAME of READING"],
        example: "CLASS is CLASS of READING",
        homes: WHOLE,
        reads: |f| {
            let class = f.name()?;
            as_in(f, class)
        },
    },
];

fn is(f: &mut Filled<'_>, class: model::Name, also: bool) -> Result<Kind, Trouble> {
    let (leaves, others) = f.classes()?;
    if others.contains(&class) {
        return Err(f.trouble("P07", format!("`{class}` refers to itself"), "name what else it is"));
    }
    Ok(Kind::Is { class, leaves, others, also })
}

/// `energy facility of kremlin`: what that reading says.
fn as_in(f: &mut Filled<'_>, class: model::Name) -> Result<Kind, Trouble> {
    let other = f.name()?;
    if f.names.class(&other).as_ref() != Some(&class) {
        let message = format!("`{other}` is not the class that is defined here");
        return Err(f.trouble("P06", message, format!("write `{class} of READING`")));
    }
    let reading = f.name()?;
    if f.names.reading.as_ref() == Some(&reading) {
        return Err(f.trouble("P07", format!("`{reading}` refers to itself"), "name the reading that gives the list"));
    }
    Ok(Kind::IsAsIn { class, reading })
}
