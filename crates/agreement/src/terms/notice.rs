//! A notice or permit beforehand: an act that is allowed only where a body was told of it or allowed it.

use model::{Facet, LeafSet, Taxonomy};

use super::{TERM, TermKind, deed, forbids, norm};
use crate::ast::{Due, Kind, Rule, Span, Trigger};
use crate::clauses::Form;
use crate::norms;

const NAME: &str = "notice";

pub(super) const KIND: TermKind = TermKind {
    name: NAME,
    means: "certain acts are done only after a notice to a body, or a permit of it, so long before",
    source: "Vienna Document 2011 on Confidence- and Security-Building Measures, ch. V (prior notification); BEFORE of the \
             closed forms",
    says: FORMS,
    lower: |lowering, of| norm(lowering, of, |rule| Ok(before_form(rule))),
};

const FORMS: &[Form] = &[
    Form {
        says: &[
            "neither party may ACTS[ CLASS] without notice to BODY at least SPAN before",
            "no party may ACTS[ CLASS] without notice to BODY at least SPAN before",
            "PARTIES may not ACTS[ CLASS] without notice to BODY at least SPAN before",
        ],
        example: "neither party may fly combat aircraft without notice to BODY at least 48 hours before",
        homes: TERM,
        reads: |f| {
            let rule = Rule::new(NAME, f.who()?, f.leaves()?, f.name_given()?);
            Ok(before(rule, f.name()?, notification(), f.span()?))
        },
    },
    Form {
        says: &[
            "neither party may ACTS[ CLASS] without a permit of BODY[ at most SPAN before]",
            "no party may ACTS[ CLASS] without a permit of BODY[ at most SPAN before]",
            "PARTIES may not ACTS[ CLASS] without a permit of BODY[ at most SPAN before]",
        ],
        example: "neither party may fly combat aircraft without a permit of BODY at most 7 days before",
        homes: TERM,
        reads: |f| {
            let rule = Rule::new(NAME, f.who()?, f.leaves()?, f.name_given()?);
            let to = f.name()?;
            let span = if f.given()? { f.span()? } else { Span { n: 0, hours: true } };
            Ok(before(rule, to, permit(), span))
        },
    },
];

fn before_form(rule: &Rule) -> (String, norms::Form) {
    let to = rule.to.clone().unwrap_or_default();
    let (span, needs) = match &rule.due {
        Some(Due::Within { span, trigger: Trigger::Act { act, .. }, .. }) => (*span, *act),
        _ => (Span { n: 0, hours: true }, permit()),
    };
    let is_permit = needs == permit();
    let how = match (is_permit, span.n) {
        (true, 0) => format!("without a permit of {to}"),
        (true, _) => format!("without a permit of {to} at most {} before", span.text()),
        (false, _) => format!("without notice to {to} at least {} before", span.text()),
    };
    let form = norms::Form::Before {
        needs,
        to,
        at_least_s: if is_permit { 0 } else { span.seconds() },
        at_most_s: (is_permit && span.n > 0).then(|| span.seconds()),
    };
    (format!("{} {} {how}", forbids(rule), deed(rule)), form)
}

fn before(rule: Rule, to: model::Name, act: LeafSet, span: Span) -> Kind {
    let due = Due::Within { span, trigger: Trigger::Act { act, by_other: false }, keys: vec![] };
    Kind::Rule(Box::new(Rule { to: Some(to), due: Some(due), ..rule }))
}

fn notification() -> LeafSet {
    Taxonomy::shipped().set(Facet::Act, "notification").unwrap_or_default()
}

fn permit() -> LeafSet {
    Taxonomy::shipped().set(Facet::Act, "permit").unwrap_or_default()
}
