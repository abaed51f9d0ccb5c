//! Clauses about time: start, duration and how it is counted, end, renewal.

use super::{Form, Home};
use crate::ast::{Counting, Kind, Matter};
use crate::cursor::{Cursor, Trouble};

const BOTH: &[Home] = &[Home::Agreement, Home::Reading];
const FOR: &str = "for 30 days counted inclusively";

pub(super) const FORMS: &[Form] = &[
    Form {
        shape: "in force from 2025-03-18 Europe/Kyiv, hour is not said",
        homes: BOTH,
        fits: |c| c.sees("in force from"),
        read: |c, _| {
            c.expect("in force from", "in force from 2025-03-18 Europe/Kyiv")?;
            Ok(Kind::InForce(c.moment()?))
        },
    },
    Form {
        shape: "start is not said",
        homes: BOTH,
        fits: |c| c.sees("start is"),
        read: |c, _| {
            c.expect("start is not said", "start is not said")?;
            Ok(Kind::StartNotSaid)
        },
    },
    Form { shape: FOR, homes: BOTH, fits: |c| c.sees("for"), read: duration },
    Form {
        shape: "until 2025-04-17 00:00 Europe/Kyiv",
        homes: BOTH,
        fits: |c| c.sees("until"),
        read: |c, _| {
            c.expect("until", "until 2025-04-17 00:00 Europe/Kyiv")?;
            Ok(Kind::Until(c.moment()?))
        },
    },
    Form {
        shape: "end is not said, last treated as in force on 2025-04-16 Europe/Kyiv",
        homes: BOTH,
        fits: |c| c.sees("end is"),
        read: |c, _| {
            c.expect("end is not said", "end is not said")?;
            let last = if c.eat(", last treated as in force on") { Some(c.moment()?) } else { None };
            Ok(Kind::EndNotSaid(last))
        },
    },
    Form {
        shape: "indefinitely",
        homes: BOTH,
        fits: |c| c.sees("indefinitely"),
        read: |c, _| {
            c.expect("indefinitely", "indefinitely")?;
            Ok(Kind::Indefinite)
        },
    },
    Form {
        shape: "renewed by agreement of PARTY and PARTY",
        homes: BOTH,
        fits: |c| c.sees("renewed by"),
        read: |c, names| {
            const SHAPE: &str = "renewed by agreement of PARTY and PARTY";
            c.expect("renewed by", SHAPE)?;
            c.eat("agreement of");
            let mut who = vec![names.party(c)?];
            while c.eat(",") || c.eat("and") {
                who.push(names.party(c)?);
            }
            Ok(Kind::RenewedBy(who))
        },
    },
    Form {
        shape: "renewal is not said",
        homes: BOTH,
        fits: |c| c.sees("renewal is"),
        read: |c, _| super::instrument::silent(c, "renewal is not said", Matter::Renewal),
    },
];

fn duration(c: &mut Cursor<'_>, _: &super::Names) -> Result<Kind, Trouble> {
    c.expect("for", FOR)?;
    if c.eat("one calendar month") {
        return Ok(Kind::ForDays { days: 30, counting: Counting::CalendarMonth });
    }
    let days = c.days(FOR)?;
    let counting = if c.eat("counted inclusively") {
        Counting::Inclusive
    } else if c.eat("counted exclusively") {
        Counting::Exclusive
    } else if c.eat("counted as a calendar month") {
        Counting::CalendarMonth
    } else {
        // How the days are counted counts as not said where the clause is silent; L04 reports it.
        c.eat(", how they are counted is not said");
        Counting::NotSaid
    };
    Ok(Kind::ForDays { days, counting })
}
