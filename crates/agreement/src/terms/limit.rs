//! A limit: how many of something a party may have in an area, or how often it may do something.

use model::{Facet, Taxonomy};

use super::{TERM, TermKind, deed, forbids, norm};
use crate::ast::{Kind, Rule};
use crate::clauses::Form;
use crate::norms;

const NAME: &str = "limit";

pub(super) const KIND: TermKind = TermKind {
    name: NAME,
    means: "no more than so many of a class in an area at one time, or than so many acts in a period",
    source: "Treaty on Conventional Armed Forces in Europe, 19 November 1990, art. IV (ceilings); LIMIT of the closed forms",
    says: FORMS,
    lower: |lowering, of| {
        norm(lowering, of, |rule| {
            let most = rule.most.unwrap_or_default();
            let what = match rule.per {
                Some(period) => format!("{} more than {most} times per {}", deed(rule), period.text()),
                None => format!("have more than {most} {}", rule.class.as_deref().unwrap_or("objects")),
            };
            let place = if rule.areas.is_empty() { String::new() } else { format!(" in {}", rule.areas.join(", ")) };
            Ok((format!("{} {what}{place}", forbids(rule)), norms::Form::Limit { most, per: rule.per }))
        })
    },
};

const FORMS: &[Form] = &[
    Form {
        says: &[
            "neither party may have more than NUMBER CLASS[ in AREAS]",
            "no party may have more than NUMBER CLASS[ in AREAS]",
            "PARTIES may not have more than NUMBER CLASS[ in AREAS]",
        ],
        example: "neither party may have more than 20 tanks in AREA",
        homes: TERM,
        reads: |f| {
            let (who, most, class) = (f.who()?, f.number()?, f.name()?);
            let areas = if f.given()? { f.names()? } else { vec![] };
            // Having is no act: whatever is reported of such objects there may count.
            let any = Taxonomy::shipped().all(Facet::Act);
            Ok(Kind::Rule(Box::new(Rule { areas, most: Some(most), ..Rule::new(NAME, who, any, Some(class)) })))
        },
    },
    Form {
        says: &[
            "neither party may ACTS[ CLASS] more than NUMBER times per PERIOD",
            "no party may ACTS[ CLASS] more than NUMBER times per PERIOD",
            "PARTIES may not ACTS[ CLASS] more than NUMBER times per PERIOD",
        ],
        example: "neither party may fly combat aircraft more than 3 times per day",
        homes: TERM,
        reads: |f| {
            let rule = Rule::new(NAME, f.who()?, f.leaves()?, f.name_given()?);
            Ok(Kind::Rule(Box::new(Rule { most: Some(f.number()?), per: Some(f.period()?), ..rule })))
        },
    },
];
