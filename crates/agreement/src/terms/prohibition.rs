//! A prohibition: who may not do what to which object, by which means, on whose ground.

use model::{Attribution, Certainty, Facet, LeafSet, Name, Taxonomy};

use crate::ast::{Excepted, Kind, Matter, Whose};
use crate::clauses::{Form, Home, Names};
use crate::cursor::{Cursor, Trouble, leaf, unknown_class};

const TERM: &[Home] = &[Home::Term];
const HOURS: &str = "only between 22:00 and 06:00 Europe/Kyiv";
const RULE: &str = "neither party may strike an energy facility of the other party";

pub(super) const FORMS: &[Form] = &[
    Form { shape: RULE, homes: TERM, fits: |c| c.sees("neither party") || c.sees_ahead("may not"), read: rule },
    Form {
        shape: "by any means",
        homes: TERM,
        fits: |c| c.sees("by"),
        read: |c, _| {
            c.expect("by", "by long-range means")?;
            let set =
                if c.eat("any means") { Taxonomy::shipped().all(Facet::Means) } else { c.leaves(Facet::Means, &[])? };
            Ok(Kind::Means(Some(set)))
        },
    },
    Form {
        shape: "means are not said",
        homes: TERM,
        fits: |c| c.sees("means are"),
        read: |c, _| {
            c.expect("means are not said", "means are not said")?;
            Ok(Kind::Means(None))
        },
    },
    Form {
        shape: "an attempt counts",
        homes: TERM,
        fits: |c| c.sees("an attempt") || c.sees("attempts"),
        read: |c, _| {
            const SHAPE: &str = "an attempt does not count";
            if !c.eat("attempts") {
                c.expect("an attempt", SHAPE)?;
            }
            if c.eat("counts") || c.eat("count") {
                return Ok(Kind::Attempt(Some(true)));
            }
            if !c.eat("do not count") {
                c.expect("does not count", SHAPE)?;
            }
            Ok(Kind::Attempt(Some(false)))
        },
    },
    Form {
        shape: "whether an attempt counts is not said",
        homes: TERM,
        fits: |c| c.sees("whether an attempt"),
        read: |c, _| {
            c.expect("whether an attempt counts is not said", "whether an attempt counts is not said")?;
            Ok(Kind::Attempt(None))
        },
    },
    Form {
        shape: "whose facility it is: by who holds the ground that day",
        homes: TERM,
        fits: |c| c.sees("whose facility"),
        read: whose,
    },
    Form {
        shape: "only in Kharkiv Oblast, Sumy Oblast",
        homes: TERM,
        fits: |c| c.sees("only in"),
        read: |c, _| {
            c.expect("only in", "only in Kharkiv Oblast, Sumy Oblast")?;
            Ok(Kind::Area(c.names()?))
        },
    },
    Form {
        shape: "where it applies is not said",
        homes: TERM,
        fits: |c| c.sees("where it applies"),
        read: |c, _| {
            c.expect("where it applies is not said", "where it applies is not said")?;
            Ok(Kind::Area(vec![]))
        },
    },
    Form { shape: HOURS, homes: TERM, fits: |c| c.sees("only between"), read: hours },
    Form { shape: "except airfields: military bases", homes: TERM, fits: |c| c.sees("except"), read: except },
    Form {
        shape: "weapons in flight at the start do not count, for 12 hours",
        homes: TERM,
        fits: |c| c.sees("weapons in flight"),
        read: |c, _| {
            const SHAPE: &str = "weapons in flight at the start do not count, for 12 hours";
            c.expect("weapons in flight at the start do not count , for", SHAPE)?;
            let hours = match c.peek().map(str::parse::<i64>) {
                Some(Ok(hours)) if (1..=72).contains(&hours) => hours,
                _ => {
                    return Err(c.trouble(
                        "P04",
                        "the number of hours is missing or above 72",
                        format!("write `{SHAPE}`"),
                    ));
                }
            };
            c.id("the number")?;
            c.expect("hours", SHAPE)?;
            Ok(Kind::Except { name: "weapons in flight".into(), what: Excepted::InFlight { hours } })
        },
    },
    Form {
        shape: "a violation needs corroborated certainty and admitted or assessed attribution",
        homes: TERM,
        fits: |c| c.sees("a violation needs"),
        read: proof,
    },
    Form {
        shape: "proof is not said",
        homes: TERM,
        fits: |c| c.sees("proof is"),
        read: |c, _| crate::clauses::silent(c, "proof is not said", Matter::Proof),
    },
    Form {
        shape: "is not in this reading",
        homes: TERM,
        fits: |c| c.sees("is not in this"),
        read: |c, _| {
            c.expect("is not in this reading", "is not in this reading")?;
            Ok(Kind::NotInReading)
        },
    },
];

fn rule(c: &mut Cursor<'_>, names: &Names) -> Result<Kind, Trouble> {
    let mut who = Vec::new();
    if c.eat("neither party") {
        c.expect("may", RULE)?;
    } else {
        who.push(names.party(c)?);
        while c.eat(",") || c.eat("and") {
            who.push(names.party(c)?);
        }
        c.expect("may not", RULE)?;
    }
    let word = c.id("the act")?;
    let act = leaf(Facet::Act, &word).ok_or_else(|| {
        let words: Vec<&str> = Taxonomy::shipped().words(Facet::Act).collect();
        c.trouble("P06", format!("`{word}` is no act of the taxonomy"), format!("acts are: {}", words.join(", ")))
    })?;
    let class = crate::clauses::class(c, names, &["of the other party"])?;
    let of_other = c.eat("of the other party");
    Ok(Kind::Prohibits { who, act, class, of_other })
}

fn hours(c: &mut Cursor<'_>, _: &Names) -> Result<Kind, Trouble> {
    c.expect("only between", HOURS)?;
    let from = c.clock(HOURS)?;
    c.expect("and", HOURS)?;
    let to = c.clock(HOURS)?;
    Ok(Kind::Hours { from, to, zone: c.zone()? })
}

fn whose(c: &mut Cursor<'_>, names: &Names) -> Result<Kind, Trouble> {
    const SHAPE: &str = "whose facility it is: by who holds the ground that day";
    c.expect("whose facility it is", SHAPE)?;
    if c.eat("is not said") {
        return Ok(Kind::WhoseFacility(Whose::NotSaid));
    }
    c.expect(":", SHAPE)?;
    if c.eat("by who holds the ground that day") {
        Ok(Kind::WhoseFacility(Whose::Holder))
    } else if c.eat("by recognised borders") {
        Ok(Kind::WhoseFacility(Whose::Recognised))
    } else {
        let party = names.party(c)?;
        c.expect("counts as its own", "whose facility it is: PARTY counts as its own AREA, AREA")?;
        Ok(Kind::WhoseFacility(Whose::Own { party, areas: c.names()? }))
    }
}

fn except(c: &mut Cursor<'_>, _: &Names) -> Result<Kind, Trouble> {
    c.expect("except", "except NAME: military bases")?;
    let (name, from, to) = c.phrase(&[":"]);
    if name.is_empty() {
        return Err(c.trouble("P03", "the exception has no name", "write `except NAME: military bases`"));
    }
    let name: Name = name.into();
    if !c.eat(":") {
        return Ok(Kind::Except { name, what: Excepted::Circumstance });
    }
    if c.eat("by") {
        return Ok(Kind::Except { name, what: Excepted::Means(c.leaves(Facet::Means, &[])?) });
    }
    let leaves: LeafSet = c.leaves(Facet::Object, &[])?;
    if leaves == Taxonomy::shipped().all(Facet::Object) {
        return Err(unknown_class(Facet::Object, &name, from, to));
    }
    Ok(Kind::Except { name, what: Excepted::Objects(leaves) })
}

fn proof(c: &mut Cursor<'_>, _: &Names) -> Result<Kind, Trouble> {
    const SHAPE: &str = "a violation needs corroborated certainty and admitted or assessed attribution";
    c.expect("a violation needs", SHAPE)?;
    let word = c.peek().unwrap_or_default();
    let certainty = Certainty::ALL
        .into_iter()
        .find(|certainty| certainty.word() == word && *certainty != Certainty::Refuted)
        .ok_or_else(|| c.trouble("P06", format!("`{word}` is no certainty"), format!("write `{SHAPE}`")))?;
    c.id("the certainty")?;
    c.expect("certainty and", SHAPE)?;
    let mut attribution = Vec::new();
    loop {
        if c.eat("admitted") {
            attribution.push(Attribution::Admitted);
        } else if c.eat("assessed") {
            attribution.extend([Attribution::LargelyAttributable, Attribution::Attributable]);
        } else if c.eat("accused") {
            attribution.push(Attribution::Accused);
        } else {
            let word = c.peek().unwrap_or_default();
            return Err(c.trouble("P06", format!("`{word}` is no attribution"), format!("write `{SHAPE}`")));
        }
        if !(c.eat("or") || c.eat(",")) {
            break;
        }
    }
    c.expect("attribution", SHAPE)?;
    Ok(Kind::Proof { certainty, attribution })
}
