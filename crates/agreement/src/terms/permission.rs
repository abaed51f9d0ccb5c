//! A permission: what may be done whatever a prohibition says.

use super::{Lowered, TERM, TermKind};
use crate::ast::{Kind, Rule};
use crate::clauses::Form;
use crate::norms::{Exception, ExceptionBox, NoExcuse};

const NAME: &str = "permission";

pub(super) const KIND: TermKind = TermKind {
    name: NAME,
    means: "certain acts are allowed; an act that lies in a permission violates no prohibition",
    source: "von Wright 1963, Norm and Action, ch. V (strong permission)",
    says: FORMS,
    lower: |lowering, of| {
        let Kind::Rule(rule) = of.rule else { return Ok(None) };
        let what = ExceptionBox::Permission { who: rule.who.clone(), ambit: Box::new(lowering.ambit(of, rule)?) };
        let (name, clause) = (of.term.clone(), lowering.place(of.id));
        Ok(Some(Lowered::Permission(Exception { name, clause, what, not: NoExcuse::default() })))
    },
};

const FORMS: &[Form] = &[Form {
    says: &["each party may ACTS[ CLASS]", "either party may ACTS[ CLASS]", "PARTIES may ACTS[ CLASS]"],
    example: "each party may repair energy facilities",
    homes: TERM,
    reads: |f| Ok(Kind::Rule(Box::new(Rule::new(NAME, f.who()?, f.leaves()?, f.name_given()?)))),
}];
