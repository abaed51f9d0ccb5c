//! A notice or permit beforehand: an act that is allowed only where a body was told of it or allowed it.

use model::{Facet, LeafSet, Name, Taxonomy};

use super::{Mood, TERM, TermKind, deed, forbids, norm};
use crate::ast::{Due, Kind, Rule, Span};
use crate::clauses::Form;
use crate::norms;

const NAME: &str = "notice";

pub(super) const KIND: TermKind = TermKind {
    name: NAME,
    mood: Mood::Restricts,
    means: "certain acts are done only after a notice to a body, or a permit of it, so long before",
    source: "Vienna Document 2011 on Confidence- and Security-Building Measures, ch. V (prior notification); BEFORE of the \
             closed forms",
    says: FORMS,
    lower: |lowering, of| norm(lowering, of, |rule| Ok(form(rule))),
};

const FORMS: &[Form] = &[
    Form {
        says: &[
            "neither party may ACTS[ THINGS] without notice to BODY at least SPAN before",
            "no party may ACTS[ THINGS] without notice to BODY at least SPAN before",
            "PARTIES may not ACTS[ THINGS] without notice to BODY at least SPAN before",
        ],
        example: "neither party may fly combat aircraft without notice to BODY at least 48 hours before",
        homes: TERM,
        reads: |f| {
            let rule = Rule::new(NAME, f.who()?, f.leaves()?, f.names_given()?);
            let to = f.name()?;
            Ok(after(rule, to, notification(), Some(f.span()?), None))
        },
    },
    Form {
        says: &[
            "neither party may ACTS[ THINGS] without a permit of BODY[ at most SPAN before]",
            "no party may ACTS[ THINGS] without a permit of BODY[ at most SPAN before]",
            "PARTIES may not ACTS[ THINGS] without a permit of BODY[ at most SPAN before]",
        ],
        example: "neither party may fly combat aircraft without a permit of BODY at most 7 days before",
        homes: TERM,
        reads: |f| {
            let rule = Rule::new(NAME, f.who()?, f.leaves()?, f.names_given()?);
            let to = f.name()?;
            let at_most = if f.given()? { Some(f.span()?) } else { None };
            Ok(after(rule, to, permit(), None, at_most))
        },
    },
];

fn form(rule: &Rule) -> (String, norms::Form) {
    let to = rule.to.clone().unwrap_or_default();
    let (needs, at_least, at_most) = match &rule.due {
        Some(Due::After { needs, at_least, at_most }) => (*needs, *at_least, *at_most),
        _ => (LeafSet::EMPTY, None, None),
    };
    let how = match (at_least, at_most) {
        (Some(least), _) => format!("without notice to {to} at least {} before", least.text()),
        (None, Some(most)) => format!("without a permit of {to} at most {} before", most.text()),
        (None, None) => format!("without a permit of {to}"),
    };
    let form = norms::Form::Before {
        needs,
        to,
        at_least_s: at_least.map_or(0, Span::seconds),
        at_most_s: at_most.map(Span::seconds),
    };
    (format!("{} {} {how}", forbids(rule), deed(rule)), form)
}

fn after(rule: Rule, to: Name, needs: LeafSet, at_least: Option<Span>, at_most: Option<Span>) -> Kind {
    let due = Due::After { needs, at_least, at_most };
    Kind::Rule(Box::new(Rule { to: Some(to), due: Some(due), ..rule }))
}

fn notification() -> LeafSet {
    Taxonomy::shipped().set(Facet::Act, "notification").unwrap_or_default()
}

fn permit() -> LeafSet {
    Taxonomy::shipped().set(Facet::Act, "permit").unwrap_or_default()
}
