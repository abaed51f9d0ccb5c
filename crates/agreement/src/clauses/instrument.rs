//! Clauses about the instrument as a whole: between whom, by which text, who monitors, who is told.

use super::{Form, Home, WHOLE};
use crate::ast::{Kind, Matter, Role, Standing};

const HERE: &[Home] = &[Home::Agreement];

pub(super) const FORMS: &[Form] = &[
    Form {
        says: &["parallel undertakings[, no joint text]"],
        example: "parallel undertakings, no joint text",
        homes: HERE,
        reads: |_| Ok(Kind::Parallel),
    },
    Form {
        says: &["between NAMES"],
        example: "between north, south",
        homes: HERE,
        reads: |f| Ok(Kind::Between(f.names()?)),
    },
    Form {
        says: &["undertaken by PARTY towards BODY"],
        example: "undertaken by north towards the guarantors",
        homes: HERE,
        reads: |f| Ok(Kind::UndertakenBy { party: f.name()?, towards: f.name()? }),
    },
    Form {
        says: &["text TITLE[ sha256 DIGEST]"],
        example: "text \"TITLE, LANGUAGE, DATE\" sha256 DIGEST",
        homes: HERE,
        reads: |f| Ok(Kind::Text { title: f.name()?, digest: f.name_given()? }),
    },
    Form {
        says: &["mediated by BODY"],
        example: "mediated by BODY",
        homes: HERE,
        reads: |f| Ok(Kind::Body(Role::Mediator, f.name()?)),
    },
    Form {
        says: &["guaranteed by BODY"],
        example: "guaranteed by BODY",
        homes: HERE,
        reads: |f| Ok(Kind::Body(Role::Guarantor, f.name()?)),
    },
    Form {
        says: &["monitored by BODY"],
        example: "monitored by BODY",
        homes: HERE,
        reads: |f| Ok(Kind::Body(Role::Monitor, f.name()?)),
    },
    Form {
        says: &["interpreted by BODY"],
        example: "interpreted by BODY",
        homes: HERE,
        reads: |f| Ok(Kind::Body(Role::Interpreter, f.name()?)),
    },
    Form {
        says: &["the monitor has access to NAMES"],
        example: "the monitor has access to PLACES",
        homes: HERE,
        reads: |f| Ok(Kind::Access(f.names()?)),
    },
    Form {
        says: &["the monitor reports to BODY every PERIOD"],
        example: "the monitor reports to BODY every day",
        homes: HERE,
        reads: |f| Ok(Kind::Reports { to: f.name()?, every: f.period()? }),
    },
    Form {
        says: &["complaints go to BODY within SPAN and are answered within SPAN"],
        example: "complaints go to BODY within 3 days and are answered within 7 days",
        homes: WHOLE,
        reads: |f| Ok(Kind::Complaint { to: f.name()?, within: f.span()?, answered: f.span()? }),
    },
    Form {
        says: &["units are told within SPAN of the start, by WORDS"],
        example: "units are told within 6 hours of the start, by written order",
        homes: WHOLE,
        reads: |f| Ok(Kind::UnitsTold { within: f.span()?, by: f.name()? }),
    },
    Form {
        says: &["it supplements TITLE"],
        example: "it supplements \"TITLE, DATE\"",
        homes: WHOLE,
        reads: |f| Ok(Kind::Relation(Standing::Supplements, f.name()?)),
    },
    Form {
        says: &["it takes the place of TITLE"],
        example: "it takes the place of \"TITLE, DATE\"",
        homes: WHOLE,
        reads: |f| Ok(Kind::Relation(Standing::Replaces, f.name()?)),
    },
    Form {
        says: &["it leaves in force TITLE"],
        example: "it leaves in force \"TITLE, DATE\"",
        homes: WHOLE,
        reads: |f| Ok(Kind::Relation(Standing::Leaves, f.name()?)),
    },
    Form {
        says: &["watched for substitution: OBJECTS"],
        example: "watched for substitution: railway, port",
        homes: WHOLE,
        reads: |f| Ok(Kind::Watched(f.leaves()?)),
    },
    Form {
        says: &["may be changed by agreement of PARTIES"],
        example: "may be changed by agreement of north and south",
        homes: WHOLE,
        reads: |f| Ok(Kind::ChangedBy(f.names()?)),
    },
    Form::fixed(&["who monitors is not said"], WHOLE, |_| Ok(Kind::NotSaid(Matter::Monitor))),
    Form::fixed(&["who interprets is not said"], WHOLE, |_| Ok(Kind::NotSaid(Matter::Interpreter))),
    Form::fixed(&["who guarantees is not said"], WHOLE, |_| Ok(Kind::NotSaid(Matter::Guarantor))),
    Form::fixed(&["who reports is not said"], WHOLE, |_| Ok(Kind::NotSaid(Matter::Reports))),
    Form::fixed(&["how a complaint is made is not said"], WHOLE, |_| Ok(Kind::NotSaid(Matter::Complaint))),
    Form::fixed(&["how units are told is not said"], WHOLE, |_| Ok(Kind::NotSaid(Matter::Units))),
    Form::fixed(&["how it stands to other agreements is not said"], WHOLE, |_| Ok(Kind::NotSaid(Matter::Relation))),
    Form {
        says: &["cites TITLE[ ADDRESS]"],
        example: "cites \"TITLE, DATE\" ADDRESS",
        homes: &[Home::Reading],
        reads: |f| {
            let title = f.name()?;
            Ok(Kind::Cites(match f.name_given()? {
                Some(address) => format!("{title} {address}").into(),
                None => title,
            }))
        },
    },
    Form {
        says: &["replaces READING from MOMENT"],
        example: "replaces READING from 2025-03-25 00:00 UTC",
        homes: &[Home::Reading],
        reads: |f| {
            let reading = f.name()?;
            if f.names.reading.as_ref() == Some(&reading) {
                return Err(f.trouble("P07", format!("`{reading}` replaces itself"), "name the earlier reading"));
            }
            Ok(Kind::Replaces { reading, from: f.moment()? })
        },
    },
];
