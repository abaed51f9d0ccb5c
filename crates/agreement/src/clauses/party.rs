//! Clauses about a party: for whom it answers, on which clock it lives, when it accepted.

use super::{Form, Home};
use crate::ast::Kind;
use crate::cursor::Trouble;
use crate::grammar::Filled;

const OWN: &[Home] = &[Home::Party];
const READING: &[Home] = &[Home::Reading];

pub(super) const FORMS: &[Form] = &[
    Form {
        says: &["answers for NAMES"],
        example: "answers for ARMED FORCES, OTHERS",
        homes: OWN,
        reads: |f| Ok(Kind::AnswersFor(f.names()?)),
    },
    Form { says: &["clock ZONE"], example: "clock Europe/Kyiv", homes: OWN, reads: clock },
    Form {
        says: &["accepted on MOMENT"],
        example: "accepted on 2025-03-18 18:00 Europe/Kyiv",
        homes: OWN,
        reads: |f| Ok(Kind::Accepted { party: f.item(), on: f.moment()?, disputed: false }),
    },
    Form {
        says: &["accepted, when is disputed: MOMENT"],
        example: "accepted, when is disputed: 2025-03-18, 2025-03-25 Europe/Kyiv",
        homes: OWN,
        reads: |f| Ok(Kind::Accepted { party: f.item(), on: f.moment()?, disputed: true }),
    },
    Form {
        says: &["has not accepted"],
        example: "has not accepted",
        homes: OWN,
        reads: |f| Ok(Kind::NotAccepted(f.item())),
    },
    Form {
        says: &["PARTY accepted on MOMENT"],
        example: "PARTY accepted on 2025-03-18 18:00 Europe/Kyiv",
        homes: READING,
        reads: |f| Ok(Kind::Accepted { party: f.name()?, on: f.moment()?, disputed: false }),
    },
    Form {
        says: &["PARTY accepted, when is disputed: MOMENT"],
        example: "PARTY accepted, when is disputed: 2025-03-18, 2025-03-25 Europe/Kyiv",
        homes: READING,
        reads: |f| Ok(Kind::Accepted { party: f.name()?, on: f.moment()?, disputed: true }),
    },
    Form {
        says: &["PARTY has not accepted"],
        example: "PARTY has not accepted",
        homes: READING,
        reads: |f| Ok(Kind::NotAccepted(f.name()?)),
    },
];

fn clock(f: &mut Filled<'_>) -> Result<Kind, Trouble> {
    let zone = f.zone()?;
    zone.map(Kind::Clock).ok_or_else(|| {
        f.trouble("P05", "a clock needs a zone", "write an IANA name, such as `Europe/Kyiv`, or leave the clause out")
    })
}
