//! A prohibition: who may not do what to which object. Means, ground, hours and exceptions are clauses of their own.

use super::{Mood, TERM, TermKind, deed, forbids, norm};
use crate::ast::{Kind, Rule};
use crate::clauses::Form;
use crate::norms;

const NAME: &str = "prohibition";

pub(super) const KIND: TermKind = TermKind {
    name: NAME,
    mood: Mood::Forbids,
    means: "certain acts are not done; an act that lies in every scope of the term and in no exception violates it",
    source: "von Wright 1963, Norm and Action, ch. V; PROHIBIT of the closed forms",
    says: FORMS,
    lower: |lowering, of| {
        norm(lowering, of, |rule| Ok((format!("{} {}", forbids(rule), deed(rule)), norms::Form::Prohibit)))
    },
};

const FORMS: &[Form] = &[
    Form {
        says: &[
            "neither party may ACTS[ THINGS][ of the other party]",
            "no party may ACTS[ THINGS][ of the other party]",
            "PARTIES may not ACTS[ THINGS][ of the other party]",
        ],
        example: "neither party may strike an energy facility of the other party",
        homes: TERM,
        reads: |f| {
            let rule = Rule::new(NAME, f.who()?, f.leaves()?, f.names_given()?);
            Ok(Kind::Rule(Box::new(Rule { of_other: f.given()?, ..rule })))
        },
    },
    Form {
        says: &[
            "neither party may ACTS the other party",
            "no party may ACTS the other party",
            "PARTIES may not ACTS the other party",
        ],
        example: "neither party may attack the other party",
        homes: TERM,
        reads: |f| {
            let rule = Rule::new(NAME, f.who()?, f.leaves()?, vec![]);
            Ok(Kind::Rule(Box::new(Rule { of_other: true, ..rule })))
        },
    },
];
