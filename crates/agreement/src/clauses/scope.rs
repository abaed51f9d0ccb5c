//! Clauses that say what a term speaks of: by which means, on whose ground, at which hours, with which exceptions.

use model::{Facet, Taxonomy};

use super::{Form, Home};
use crate::ast::{Excepted, Kind, Matter, Response, Where, Whose};
use crate::cursor::Trouble;
use crate::grammar::Filled;

const TERM: &[Home] = &[Home::Term];

/// The name of the exception for what was launched before the start.
const IN_FLIGHT: &str = "weapons in flight";

pub(super) const FORMS: &[Form] = &[
    Form { says: &["by MEANS"], example: "by any means", homes: TERM, reads: |f| Ok(Kind::Means(Some(f.leaves()?))) },
    Form::fixed(&["means are not said"], TERM, |_| Ok(Kind::Means(None))),
    Form::fixed(&["an attempt counts", "attempts count"], TERM, |_| Ok(Kind::Attempt(Some(true)))),
    Form::fixed(&["an attempt does not count", "attempts do not count"], TERM, |_| Ok(Kind::Attempt(Some(false)))),
    Form::fixed(&["whether an attempt counts is not said"], TERM, |_| Ok(Kind::Attempt(None))),
    Form::fixed(&["whose facility it is: by who holds the ground that day"], TERM, |_| {
        Ok(Kind::WhoseFacility(Whose::Holder))
    }),
    Form::fixed(&["whose facility it is: by recognised borders"], TERM, |_| Ok(Kind::WhoseFacility(Whose::Recognised))),
    Form::fixed(&["whose facility it is: by who operates it"], TERM, |_| Ok(Kind::WhoseFacility(Whose::Operator))),
    Form {
        says: &["whose facility it is: PARTY counts as its own AREAS"],
        example: "whose facility it is: PARTY counts as its own AREA, AREA",
        homes: TERM,
        reads: |f| Ok(Kind::WhoseFacility(Whose::Own { party: f.name()?, areas: f.names()? })),
    },
    Form::fixed(&["whose facility it is is not said"], TERM, |_| Ok(Kind::WhoseFacility(Whose::NotSaid))),
    Form {
        says: &["only in AREAS"],
        example: "only in Kharkiv Oblast, Sumy Oblast",
        homes: TERM,
        reads: |f| Ok(Kind::Area(Where::Only(f.names()?))),
    },
    Form::fixed(&["it applies everywhere"], TERM, |_| Ok(Kind::Area(Where::Everywhere))),
    Form::fixed(&["where it applies is not said"], TERM, |_| Ok(Kind::Area(Where::NotSaid))),
    Form {
        says: &["only between CLOCK and CLOCK ZONE"],
        example: "only between 22:00 and 06:00 Europe/Kyiv",
        homes: TERM,
        reads: |f| Ok(Kind::Hours { from: f.name()?, to: f.name()?, zone: f.zone()? }),
    },
    Form {
        says: &["weapons in flight at the start do not count, for SPAN"],
        example: "weapons in flight at the start do not count, for 12 hours",
        homes: TERM,
        reads: |f| {
            let span = f.span()?;
            if span.seconds() > 72 * 3_600 {
                let hint =
                    "nothing flies for more than 72 hours: `weapons in flight at the start do not count, for 12 hours`";
                return Err(f.trouble("P04", "the grace is longer than 72 hours", hint));
            }
            Ok(Kind::Except { name: IN_FLIGHT.into(), what: Excepted::InFlight(span) })
        },
    },
    Form::fixed(&["weapons in flight at the start count"], TERM, |_| {
        Ok(Kind::Except { name: IN_FLIGHT.into(), what: Excepted::Nothing })
    }),
    Form {
        says: &[
            "except NAME: within SPAN of ACTS on THINGS by the other party[ in the same KEYS]",
            "except NAME: within SPAN of ACTS by the other party[ in the same KEYS]",
        ],
        example: "except response: within 6 hours of a strike on hospitals by the other party in the same region",
        homes: TERM,
        reads: |f| {
            let (name, response) = named_response(f)?;
            Ok(Kind::Except { name, what: Excepted::Response(response) })
        },
    },
    Form {
        says: &["except NAME: by MEANS"],
        example: "except demining: by explosive charge",
        homes: TERM,
        reads: |f| Ok(Kind::Except { name: f.name()?, what: Excepted::Means(f.leaves()?) }),
    },
    Form {
        says: &["except NAME: OBJECTS"],
        example: "except airfields: military bases",
        homes: TERM,
        reads: |f| {
            let name = f.name()?;
            let leaves = f.leaves()?;
            if leaves == Taxonomy::shipped().all(Facet::Object) {
                let message = format!("the exception `{name}` takes out every object there is");
                return Err(f.trouble("P06", message, "name the objects: `except airfields: military bases`"));
            }
            Ok(Kind::Except { name, what: Excepted::Objects(leaves) })
        },
    },
    Form {
        says: &["except NAME"],
        example: "except self-defence",
        homes: TERM,
        reads: |f| Ok(Kind::Except { name: f.name()?, what: Excepted::Circumstance }),
    },
    Form {
        says: &["exception NAME does not excuse: by MEANS"],
        example: "exception airfields does not excuse: by ballistic missile",
        homes: TERM,
        reads: |f| Ok(Kind::NoExcuse { name: f.name()?, what: Excepted::Means(f.leaves()?) }),
    },
    Form {
        says: &["exception NAME does not excuse: OBJECTS"],
        example: "exception self-defence does not excuse: hospital",
        homes: TERM,
        reads: |f| Ok(Kind::NoExcuse { name: f.name()?, what: Excepted::Objects(f.leaves()?) }),
    },
    Form {
        says: &[
            "marked NAME: within SPAN of ACTS by the other party[ in the same KEYS]",
            "marked NAME: within SPAN of ACTS on THINGS by the other party[ in the same KEYS]",
        ],
        example: "marked response: within 6 hours of a strike by the other party in the same region",
        homes: TERM,
        reads: |f| {
            let (name, response) = named_response(f)?;
            Ok(Kind::Marked { name, response })
        },
    },
    Form::fixed(&["proof is not said"], &[Home::Term, Home::Agreement, Home::Reading], |_| {
        Ok(Kind::NotSaid(Matter::Proof))
    }),
    Form {
        says: &["a violation needs CERTAINTY certainty and ATTRIBUTIONS attribution"],
        example: "a violation needs corroborated certainty and admitted or assessed attribution",
        homes: &[Home::Term, Home::Agreement, Home::Reading],
        reads: |f| Ok(Kind::Proof { certainty: f.certainty()?, attribution: f.attributions()? }),
    },
    Form::fixed(&["survives the end"], TERM, |_| Ok(Kind::Survives)),
    Form::fixed(&["is not in this reading"], TERM, |_| Ok(Kind::NotInReading)),
];

fn named_response(f: &mut Filled<'_>) -> Result<(model::Name, Response), Trouble> {
    let name = f.name()?;
    let (within, act) = (f.span()?, f.leaves()?);
    // One of the two patterns has a slot more.
    let classes = if f.is_names() { f.names()? } else { vec![] };
    Ok((name, Response { within, act, classes, keys: f.names_given()? }))
}
