//! Clauses about an event: who establishes that it has happened.

use super::{Form, Home};
use crate::ast::{Kind, Matter};

pub(super) const FORMS: &[Form] = &[
    Form {
        says: &["established by BODY"],
        example: "established by BODY",
        homes: &[Home::Event],
        reads: |f| Ok(Kind::EstablishedBy(f.name()?)),
    },
    Form::fixed(&["who establishes it is not said"], &[Home::Event], |_| Ok(Kind::NotSaid(Matter::Establisher))),
];
