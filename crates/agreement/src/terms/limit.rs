//! A limit: how many of something a party may have in an area, or how often it may do something.

use model::{Facet, Taxonomy};

use super::{Mood, TERM, TermKind, deed, forbids, norm, things};
use crate::ast::{Kind, Rule};
use crate::clauses::Form;
use crate::norms;

const NAME: &str = "limit";

pub(super) const KIND: TermKind = TermKind {
    name: NAME,
    mood: Mood::Restricts,
    means: "no more than so many of a class in an area at one time, or than so many acts in a period",
    source: "Treaty on Conventional Armed Forces in Europe, 19 November 1990, art. IV (ceilings); LIMIT of the closed forms",
    says: FORMS,
    lower: |lowering, of| {
        norm(lowering, of, |rule| {
            let most = rule.most.unwrap_or_default();
            let what = match rule.per {
                Some(period) => format!("{} more than {most} times per {}", deed(rule), period.text()),
                None => format!("have more than {most} {}", things(&rule.classes)),
            };
            let place = if rule.areas.is_empty() { String::new() } else { format!(" in {}", rule.areas.join(", ")) };
            Ok((format!("{} {what}{place}", forbids(rule)), norms::Form::Limit { most, per: rule.per }))
        })
    },
};

const FORMS: &[Form] = &[
    Form {
        says: &[
            "neither party may have more than NUMBER THINGS[ in AREAS]",
            "no party may have more than NUMBER THINGS[ in AREAS]",
            "PARTIES may not have more than NUMBER THINGS[ in AREAS]",
        ],
        example: "neither party may have more than 20 tanks in AREA",
        homes: TERM,
        reads: |f| {
            let (who, most, classes) = (f.who()?, f.number()?, f.names()?);
            let areas = f.names_given()?;
            // Having is no act. Reports tell of it where such objects are seen there, and where they are brought there; that
            // one was struck or taken away says nothing of how many there are.
            let act = |word| Taxonomy::shipped().set(Facet::Act, word).unwrap_or_default();
            let had = act("presence").union(act("reinforcement"));
            Ok(Kind::Rule(Box::new(Rule { areas, most: Some(most), ..Rule::new(NAME, who, had, classes) })))
        },
    },
    Form {
        says: &[
            "neither party may ACTS[ THINGS] more than NUMBER times per PERIOD",
            "no party may ACTS[ THINGS] more than NUMBER times per PERIOD",
            "PARTIES may not ACTS[ THINGS] more than NUMBER times per PERIOD",
        ],
        example: "neither party may fly combat aircraft more than 3 times per day",
        homes: TERM,
        reads: |f| {
            let rule = Rule::new(NAME, f.who()?, f.leaves()?, f.names_given()?);
            Ok(Kind::Rule(Box::new(Rule { most: Some(f.number()?), per: Some(f.period()?), ..rule })))
        },
    },
];
