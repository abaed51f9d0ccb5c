//! Clauses about what a violation is worth and what follows it.

use super::{Form, Home};
use crate::ast::{Kind, Matter, Threshold};

/// For all terms together, or for one.
const ANYWHERE: &[Home] = &[Home::Agreement, Home::Reading, Home::Term];

pub(super) const FORMS: &[Form] = &[
    Form {
        says: &["a violation is GRAVITY from NUMBER people affected"],
        example: "a violation is serious from 1000 people affected",
        homes: ANYWHERE,
        reads: |f| Ok(Kind::Grave(f.gravity()?, Threshold::People(f.number()?))),
    },
    Form {
        says: &["a violation is GRAVITY from NUMBER people killed"],
        example: "a violation is serious from 1 people killed",
        homes: ANYWHERE,
        reads: |f| Ok(Kind::Grave(f.gravity()?, Threshold::Killed(f.number()?))),
    },
    Form {
        says: &["a violation is GRAVITY from NUMBER hours without service"],
        example: "a violation is serious from 24 hours without service",
        homes: ANYWHERE,
        reads: |f| Ok(Kind::Grave(f.gravity()?, Threshold::Hours(f.number()?))),
    },
    Form {
        says: &["any other violation is GRAVITY"],
        example: "any other violation is minor",
        homes: ANYWHERE,
        reads: |f| Ok(Kind::Grave(f.gravity()?, Threshold::Otherwise)),
    },
    Form {
        says: &["after a GRAVITY violation: WORDS"],
        example: "after a serious violation: the guarantors meet within two days",
        homes: ANYWHERE,
        reads: |f| Ok(Kind::Consequence(f.gravity()?, f.name()?)),
    },
    Form::fixed(&["what follows a violation is not said"], ANYWHERE, |_| Ok(Kind::NotSaid(Matter::Consequence))),
];
