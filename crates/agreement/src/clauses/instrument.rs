//! Clauses about the instrument as a whole: between whom, by which text, who monitors.

use model::Name;

use super::{Form, Home};
use crate::ast::{Kind, Matter};

const HERE: &[Home] = &[Home::Agreement];
const BOTH: &[Home] = &[Home::Agreement, Home::Reading];
const COMPLAINT: &str = "complaints go to BODY within 3 days and are answered within 7 days";

pub(super) const FORMS: &[Form] = &[
    Form {
        shape: "parallel undertakings, no joint text",
        homes: HERE,
        fits: |c| c.sees("parallel undertakings"),
        read: |c, _| {
            c.expect("parallel undertakings", "parallel undertakings, no joint text")?;
            c.eat(", no joint text");
            Ok(Kind::Parallel)
        },
    },
    Form {
        shape: "between PARTY, PARTY",
        homes: HERE,
        fits: |c| c.sees("between"),
        read: |c, _| {
            c.expect("between", "between PARTY, PARTY")?;
            Ok(Kind::Between(c.names()?))
        },
    },
    Form {
        shape: "undertaken by PARTY towards BODY",
        homes: HERE,
        fits: |c| c.sees("undertaken by"),
        read: |c, names| {
            c.expect("undertaken by", "undertaken by PARTY towards BODY")?;
            let party = names.party(c)?;
            c.expect("towards", "undertaken by PARTY towards BODY")?;
            Ok(Kind::UndertakenBy { party, towards: c.id("the body")? })
        },
    },
    Form {
        shape: "text \"TITLE\" sha256 DIGEST",
        homes: HERE,
        fits: |c| c.sees("text"),
        read: |c, _| {
            c.expect("text", "text \"TITLE\" sha256 DIGEST")?;
            let title = c
                .quoted()
                .ok_or_else(|| c.trouble("P03", "the title is missing", "put the title in quotation marks"))?;
            let digest = if c.eat("sha256") { Some(c.id("the digest")?) } else { None };
            Ok(Kind::Text { title, digest })
        },
    },
    Form {
        shape: "monitored by BODY",
        homes: HERE,
        fits: |c| c.sees("monitored by"),
        read: |c, _| body(c, "monitored"),
    },
    Form {
        shape: "interpreted by BODY",
        homes: HERE,
        fits: |c| c.sees("interpreted by"),
        read: |c, _| body(c, "interpreted"),
    },
    Form { shape: "mediated by BODY", homes: HERE, fits: |c| c.sees("mediated by"), read: |c, _| body(c, "mediated") },
    Form {
        shape: "guaranteed by BODY",
        homes: HERE,
        fits: |c| c.sees("guaranteed by"),
        read: |c, _| body(c, "guaranteed"),
    },
    Form {
        shape: "the monitor has access to PLACES",
        homes: HERE,
        fits: |c| c.sees("the monitor has"),
        read: |c, _| {
            c.expect("the monitor has access to", "the monitor has access to PLACES")?;
            Ok(Kind::Access(c.names()?))
        },
    },
    Form { shape: COMPLAINT, homes: BOTH, fits: |c| c.sees("complaints go"), read: complaint },
    Form {
        shape: "who monitors is not said",
        homes: BOTH,
        fits: |c| c.sees("who monitors"),
        read: |c, _| silent(c, "who monitors is not said", Matter::Monitor),
    },
    Form {
        shape: "who interprets is not said",
        homes: BOTH,
        fits: |c| c.sees("who interprets"),
        read: |c, _| silent(c, "who interprets is not said", Matter::Interpreter),
    },
    Form {
        shape: "how a complaint is made is not said",
        homes: BOTH,
        fits: |c| c.sees("how a complaint"),
        read: |c, _| silent(c, "how a complaint is made is not said", Matter::Complaint),
    },
    Form {
        shape: "cites \"TITLE\" ADDRESS",
        homes: &[Home::Reading],
        fits: |c| c.sees("cites"),
        read: |c, _| {
            c.expect("cites", "cites \"TITLE\" ADDRESS")?;
            let title = c
                .quoted()
                .ok_or_else(|| c.trouble("P03", "the title is missing", "put the title in quotation marks"))?;
            let (address, ..) = c.phrase(&[]);
            let cited = if address.is_empty() { title } else { Name::from(format!("{title} {address}")) };
            Ok(Kind::Cites(cited))
        },
    },
];

fn complaint(c: &mut crate::cursor::Cursor<'_>, _: &super::Names) -> Result<Kind, crate::cursor::Trouble> {
    c.expect("complaints go to", COMPLAINT)?;
    let to = c.id("the body")?;
    c.expect("within", COMPLAINT)?;
    let days = c.days(COMPLAINT)?;
    c.expect("and are answered within", COMPLAINT)?;
    Ok(Kind::Complaint { to, days, answer_days: c.days(COMPLAINT)? })
}

fn body(c: &mut crate::cursor::Cursor<'_>, role: &'static str) -> Result<Kind, crate::cursor::Trouble> {
    c.expect(&format!("{role} by"), &format!("{role} by BODY"))?;
    let (body, ..) = c.phrase(&[]);
    if body.is_empty() {
        return Err(c.trouble(
            "P03",
            "the body is missing",
            format!("write `{role} by BODY`, or `who monitors is not said`"),
        ));
    }
    Ok(Kind::Body { role, body: body.into() })
}

/// A clause that is one fixed phrase and says that nothing is said.
pub(crate) fn silent(
    c: &mut crate::cursor::Cursor<'_>,
    phrase: &str,
    matter: Matter,
) -> Result<Kind, crate::cursor::Trouble> {
    c.expect(phrase, phrase)?;
    Ok(Kind::NotSaid(matter))
}
