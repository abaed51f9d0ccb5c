//! A release: what follows for the other party when a term is violated.

use super::{Lowered, Mood, TERM, TermKind};
use crate::ast::{Kind, Matter, Release};
use crate::clauses::Form;
use crate::norms::ReleaseRule;

pub(super) const NAME: &str = "release";

pub(super) const KIND: TermKind = TermKind {
    name: NAME,
    mood: Mood::Frees,
    means: "when a party violates a term the other is free, at once or once it declares so; an allegation frees nobody",
    source: "Vienna Convention on the Law of Treaties, 23 May 1969, art. 60 (termination as a consequence of what the other \
             party did); LIFE of the closed forms",
    says: FORMS,
    lower: |lowering, of| {
        let Kind::Release { term, mode } = of.rule else { return Ok(None) };
        let notice = of.said.last(|kind| if let Kind::Notice { days } = kind { Some(*days) } else { None });
        Ok(Some(Lowered::Release(ReleaseRule {
            id: of.term.clone(),
            term: term.clone(),
            mode: *mode,
            notice_days: notice.map(|(_, days)| days),
            clause: lowering.place(of.id),
        })))
    },
};

const FORMS: &[Form] = &[
    Form {
        says: &[
            "if a party violates TERM the other party is released",
            "if a party violates TERM the other is released",
        ],
        example: "if a party violates TERM the other party is released",
        homes: TERM,
        reads: |f| Ok(Kind::Release { term: f.name()?, mode: Release::Automatic }),
    },
    Form {
        says: &[
            "if a party violates TERM the other party may declare itself released",
            "if a party violates TERM the other may declare itself released",
        ],
        example: "if a party violates TERM the other party may declare itself released",
        homes: TERM,
        reads: |f| Ok(Kind::Release { term: f.name()?, mode: Release::ByDeclaration }),
    },
    Form {
        says: &["if a party violates TERM, what it means for the other party is not said"],
        example: "if a party violates TERM, what it means for the other party is not said",
        homes: TERM,
        reads: |f| Ok(Kind::Release { term: f.name()?, mode: Release::NotSaid }),
    },
    Form {
        says: &["with notice of DAYS"],
        example: "with notice of 7 days",
        homes: TERM,
        reads: |f| Ok(Kind::Notice { days: f.number()? }),
    },
    Form::fixed(&["proof and notice are not said"], TERM, |_| Ok(Kind::NotSaid(Matter::ProofAndNotice))),
];
