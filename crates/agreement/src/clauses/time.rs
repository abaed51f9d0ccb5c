//! Clauses about time: start, duration and how it is counted, end, renewal, suspension, leaving.

use super::{Form, Home, WHOLE};
use crate::ast::{Counting, Kind, Matter, Renewal};

pub(super) const FORMS: &[Form] = &[
    Form {
        says: &["in force from MOMENT"],
        example: "in force from 2025-03-18 Europe/Kyiv, hour is not said",
        homes: WHOLE,
        reads: |f| Ok(Kind::InForce(f.moment()?)),
    },
    Form {
        says: &["in force once EVENTS"],
        example: "in force once EVENT and EVENT",
        homes: WHOLE,
        reads: |f| Ok(Kind::InForceOnce(f.names()?)),
    },
    Form::fixed(&["start is not said"], WHOLE, |_| Ok(Kind::StartNotSaid)),
    Form {
        says: &["for DAYS counted inclusively"],
        example: "for 30 days counted inclusively",
        homes: WHOLE,
        reads: |f| Ok(Kind::ForDays { days: f.number()?, counting: Counting::Inclusive }),
    },
    Form {
        says: &["for DAYS counted exclusively"],
        example: "for 30 days counted exclusively",
        homes: WHOLE,
        reads: |f| Ok(Kind::ForDays { days: f.number()?, counting: Counting::Exclusive }),
    },
    Form {
        says: &["for DAYS counted as a calendar month"],
        example: "for 30 days counted as a calendar month",
        homes: WHOLE,
        reads: |f| {
            let days = f.number()?;
            if !(28..=31).contains(&days) {
                let hint = "write `for 2 calendar months`, or count the days: `for 60 days counted inclusively`";
                return Err(f.trouble("P04", format!("{days} days are no calendar month"), hint));
            }
            Ok(Kind::ForMonths(1))
        },
    },
    // How the days are counted counts as not said where the clause is silent; L04 reports it.
    Form {
        says: &["for DAYS[, how they are counted is not said]"],
        example: "for 30 days, how they are counted is not said",
        homes: WHOLE,
        reads: |f| Ok(Kind::ForDays { days: f.number()?, counting: Counting::NotSaid }),
    },
    Form::fixed(&["for one calendar month"], WHOLE, |_| Ok(Kind::ForMonths(1))),
    Form {
        says: &["for MONTHS"],
        example: "for 3 calendar months",
        homes: WHOLE,
        reads: |f| Ok(Kind::ForMonths(f.number()?)),
    },
    Form {
        says: &["for SPAN"],
        example: "for 72 hours",
        homes: WHOLE,
        reads: |f| {
            let span = f.span()?;
            Ok(if span.hours {
                Kind::ForHours(span.n)
            } else {
                Kind::ForDays { days: span.n, counting: Counting::NotSaid }
            })
        },
    },
    Form {
        says: &["until MOMENT"],
        example: "until 2025-04-17 00:00 Europe/Kyiv",
        homes: WHOLE,
        reads: |f| Ok(Kind::Until(f.moment()?)),
    },
    Form {
        says: &["until the event EVENT"],
        example: "until the event EVENT",
        homes: WHOLE,
        reads: |f| Ok(Kind::UntilEvent(f.name()?)),
    },
    Form {
        says: &["end is not said[, last treated as in force on MOMENT]"],
        example: "end is not said, last treated as in force on 2025-04-16 Europe/Kyiv",
        homes: WHOLE,
        reads: |f| Ok(Kind::EndNotSaid(if f.given()? { Some(f.moment()?) } else { None })),
    },
    Form::fixed(&["indefinitely"], WHOLE, |_| Ok(Kind::Indefinite)),
    Form {
        says: &["renewed by agreement of PARTIES[ for DAYS]", "renewed by PARTIES[ for DAYS]"],
        example: "renewed by agreement of PARTY and PARTY for 30 days",
        homes: WHOLE,
        reads: |f| {
            let who = f.names()?;
            let days = if f.given()? { Some(f.number()?) } else { None };
            Ok(Kind::Renewed(Renewal { who, days, objection_days: None }))
        },
    },
    Form {
        says: &["renewed by itself for DAYS unless a party objects DAYS before"],
        example: "renewed by itself for 30 days unless a party objects 7 days before",
        homes: WHOLE,
        reads: |f| {
            let (days, objection) = (f.number()?, f.number()?);
            Ok(Kind::Renewed(Renewal { who: vec![], days: Some(days), objection_days: Some(objection) }))
        },
    },
    Form::fixed(&["it is not renewed"], WHOLE, |_| Ok(Kind::NotRenewed)),
    Form::fixed(&["renewal is not said"], WHOLE, |_| Ok(Kind::NotSaid(Matter::Renewal))),
    Form {
        says: &["suspended while EVENT"],
        example: "suspended while EVENT",
        homes: WHOLE,
        reads: |f| Ok(Kind::Suspended { from: f.name()?, until: None }),
    },
    Form {
        says: &["suspended from EVENT until EVENT"],
        example: "suspended from EVENT until EVENT",
        homes: WHOLE,
        reads: |f| Ok(Kind::Suspended { from: f.name()?, until: Some(f.name()?) }),
    },
    Form {
        says: &[
            "PARTIES may suspend it by notice to BODY, effective after SPAN",
            "each party may suspend it by notice to BODY, effective after SPAN",
        ],
        example: "each party may suspend it by notice to BODY, effective after 3 days",
        homes: WHOLE,
        reads: |f| Ok(Kind::MaySuspend { who: f.who()?, to: f.name()?, after: f.span()? }),
    },
    Form {
        says: &["PARTIES may leave it with notice of SPAN", "each party may leave it with notice of SPAN"],
        example: "each party may leave it with notice of 30 days",
        homes: WHOLE,
        reads: |f| Ok(Kind::MayLeave { who: f.who()?, notice: f.span()? }),
    },
    Form::fixed(&["while the other party complies"], &[Home::Agreement, Home::Reading, Home::Term], |_| {
        Ok(Kind::Reciprocal)
    }),
];
