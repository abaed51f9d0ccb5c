//! The columns that say of an act which event it is, to whom, under which number, how much, and whether it was done.

use std::sync::Arc;

use model::{Amount, Details};

use crate::desk::Desk;
use crate::fault::{Fault, Faults};
use crate::sheet::{Column, Row};
use crate::{IngestError, Sheet, words};

/// What may stand in `done`, and whether it says that the act was not done.
const DONE: [(&str, bool); 2] = [("yes", false), ("no", true)];

/// The columns, each of which may be missing.
pub(super) struct DetailColumns {
    event: Option<Column>,
    to: Option<Column>,
    reference: Option<Column>,
    done: Option<Column>,
    quantity: Option<Column>,
    people_affected: Option<Column>,
    people_killed: Option<Column>,
    hours_without_service: Option<Column>,
}

impl DetailColumns {
    pub(super) fn find(sheet: &mut Sheet<'_>) -> Result<Self, IngestError> {
        Ok(Self {
            event: sheet.optional("event")?,
            to: sheet.optional("to")?,
            reference: sheet.optional("reference")?,
            done: sheet.optional("done")?,
            quantity: sheet.optional("quantity")?,
            people_affected: sheet.optional("people_affected")?,
            people_killed: sheet.optional("people_killed")?,
            hours_without_service: sheet.optional("hours_without_service")?,
        })
    }

    /// What the row says in them, its faults kept in `faults`; `None` where it says nothing there.
    pub(super) fn hear(&self, row: &Row<'_>, desk: &mut Desk, faults: &mut Faults) -> Option<Arc<Details>> {
        let mut name = |column| stated(row, column).map(|text| desk.stated(text));
        let names = [name(self.event.as_ref()), name(self.to.as_ref()), name(self.reference.as_ref())];
        let [event, to, reference] = names.map(|name| faults.keep(name).flatten());
        let not_done = faults.keep(not_done(row, self.done.as_ref())).unwrap_or_default();
        let mut amount = |column| faults.keep(amount(row, column)).flatten();
        let details = Details {
            event,
            to,
            reference,
            not_done,
            quantity: amount(self.quantity.as_ref()),
            people_affected: amount(self.people_affected.as_ref()),
            people_killed: amount(self.people_killed.as_ref()),
            hours_without_service: amount(self.hours_without_service.as_ref()),
        };
        (!details.is_empty()).then(|| Arc::new(details))
    }
}

/// The field; empty where its column is missing.
fn stated<'r>(row: &'r Row<'_>, column: Option<&Column>) -> Result<&'r str, Fault> {
    column.map_or(Ok(""), |column| row.text(column))
}

fn not_done(row: &Row<'_>, column: Option<&Column>) -> Result<bool, Fault> {
    let text = stated(row, column)?;
    let fault = |column: &Column| {
        let hint = format!(
            "write one of {}; or leave it empty, which says that it was done",
            words::quoted(DONE.map(|(word, _)| word))
        );
        Fault::of(&column.name, format!("`{text}` does not say whether it was done"), hint)
    };
    match DONE.into_iter().find(|(word, _)| *word == text) {
        Some((_, not_done)) => Ok(not_done),
        None if text.is_empty() => Ok(false),
        None => column.map_or(Ok(false), |column| Err(fault(column))),
    }
}

/// A whole number, or two with a hyphen between them.
fn amount(row: &Row<'_>, column: Option<&Column>) -> Result<Option<Amount>, Fault> {
    let Some(column) = column else { return Ok(None) };
    let text = row.text(column)?;
    if text.is_empty() {
        return Ok(None);
    }
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let read = match text.split_once(['-', '–']) {
        Some((lo, hi)) => number(lo).zip(number(hi)).and_then(|(lo, hi)| Amount::new(lo, hi)),
        None => number(text).map(Amount::exactly),
    };
    read.map(Some).ok_or_else(|| {
        let hint =
            format!("write a whole number up to {}, or a range such as `10-20`, the smaller number first", u32::MAX);
        Fault::of(&column.name, format!("`{text}` is not a number"), hint)
    })
}
