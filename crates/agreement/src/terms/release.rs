//! A release: what follows for the other party when a term is violated.

use crate::ast::{Kind, Matter, Release};
use crate::clauses::{Form, Home};

const RULE: &str = "if a party violates TERM the other party may declare itself released";
const NOTICE: &str = "with notice of 7 days";

pub(super) const FORMS: &[Form] = &[
    Form {
        shape: RULE,
        homes: &[Home::Term],
        fits: |c| c.sees("if a party violates"),
        read: |c, names| {
            c.expect("if a party violates", RULE)?;
            let term = names.term(c)?;
            c.expect("the other", RULE)?;
            c.eat("party");
            let mode = if c.eat("is released") {
                Release::Automatic
            } else {
                c.expect("may declare itself released", RULE)?;
                Release::ByDeclaration
            };
            Ok(Kind::Release { term, mode })
        },
    },
    Form {
        shape: NOTICE,
        homes: &[Home::Term],
        fits: |c| c.sees("with notice"),
        read: |c, _| {
            c.expect("with notice of", NOTICE)?;
            Ok(Kind::Notice { days: c.days(NOTICE)? })
        },
    },
    Form {
        shape: "proof and notice are not said",
        homes: &[Home::Term],
        fits: |c| c.sees("proof and notice"),
        read: |c, _| crate::clauses::silent(c, "proof and notice are not said", Matter::ProofAndNotice),
    },
];
