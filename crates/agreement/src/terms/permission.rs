//! A permission: what may be done whatever a prohibition says.

use super::{Mood, TERM, TermKind, deed, each, norm};
use crate::ast::{Kind, Rule};
use crate::clauses::Form;
use crate::norms;

const NAME: &str = "permission";

pub(super) const KIND: TermKind = TermKind {
    name: NAME,
    mood: Mood::Allows,
    means: "certain acts are allowed; an act that lies in a permission violates no prohibition",
    source: "von Wright 1963, Norm and Action, ch. V (strong permission)",
    says: FORMS,
    lower: |lowering, of| {
        norm(lowering, of, |rule| Ok((format!("{} {}", each(rule, "may"), deed(rule)), norms::Form::Permit)))
    },
};

const FORMS: &[Form] = &[Form {
    says: &["each party may ACTS[ THINGS]", "either party may ACTS[ THINGS]", "PARTIES may ACTS[ THINGS]"],
    example: "each party may repair energy facilities",
    homes: TERM,
    reads: |f| Ok(Kind::Rule(Box::new(Rule::new(NAME, f.who()?, f.leaves()?, f.names_given()?)))),
}];
