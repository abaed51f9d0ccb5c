//! Clauses about a party: for whom it answers, on which clock it lives, when it accepted.

use super::{Form, Home, Names};
use crate::ast::Kind;
use crate::cursor::{Cursor, Trouble};

const OWN: &[Home] = &[Home::Party];

pub(super) const FORMS: &[Form] = &[
    Form {
        shape: "answers for ARMED FORCES, OTHERS",
        homes: OWN,
        fits: |c| c.sees("answers for"),
        read: |c, _| {
            c.expect("answers for", "answers for ARMED FORCES, OTHERS")?;
            Ok(Kind::AnswersFor(c.names()?))
        },
    },
    Form {
        shape: "clock Europe/Kyiv",
        homes: OWN,
        fits: |c| c.sees("clock"),
        read: |c, _| {
            c.expect("clock", "clock Europe/Kyiv")?;
            if let Some(Err(error)) = c.peek().map(model::zone) {
                return Err(c.trouble("P05", error.to_string(), "write an IANA name, such as `Europe/Kyiv`"));
            }
            Ok(Kind::Clock(c.id("the zone")?))
        },
    },
    Form {
        shape: "accepted on 2025-03-18 Europe/Kyiv",
        homes: OWN,
        fits: |c| c.sees("accepted"),
        read: |c, names| {
            let party = names.item.clone().ok_or_else(|| {
                c.trouble("P07", "it is not said who accepted", "write `PARTY accepted on 2025-03-18 ZONE`")
            })?;
            accepted(c, party)
        },
    },
    Form {
        shape: "PARTY accepted on 2025-03-18 Europe/Kyiv",
        homes: &[Home::Reading],
        fits: |c| c.sees_ahead("accepted on") || c.sees_ahead("accepted , when is disputed"),
        read: |c, names: &Names| {
            let party = names.party(c)?;
            accepted(c, party)
        },
    },
];

fn accepted(c: &mut Cursor<'_>, party: model::Name) -> Result<Kind, Trouble> {
    const SHAPE: &str = "accepted on 2025-03-18 Europe/Kyiv";
    c.expect("accepted", SHAPE)?;
    let disputed = c.eat(", when is disputed :");
    if !disputed {
        c.expect("on", SHAPE)?;
    }
    Ok(Kind::Accepted { party, on: c.moment()?, disputed })
}
