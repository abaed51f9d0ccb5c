//! Statements about compliance itself: `claims.csv`.

use std::io::BufRead;

use model::{Accounting, Claim, Issue, Name, Skip};

use crate::fault::{Fault, Faults};
use crate::figures::{Figures, figures};
use crate::ids::Ids;
use crate::sheet::{Column, Row};
use crate::{IngestError, Parsed, Sheet, times, words};

/// What a claim may be.
const KINDS: [&str; 9] = [
    "count",
    "universal",
    "event",
    "denial",
    "accusation",
    "interpretation",
    "condition",
    "announcement",
    "assessment",
];

/// The kind of that name.
pub(crate) fn kind(word: &str) -> Result<Name, String> {
    if KINDS.contains(&word) {
        Ok(word.into())
    } else {
        Err(format!("`{word}` is not a kind of claim; write one of {}", words::quoted(KINDS)))
    }
}

struct Columns {
    claim_id: Column,
    date: Column,
    speaker: Column,
    speaker_party: Column,
    kind: Column,
    about: Column,
    content: Column,
    numbers: Column,
    source_name: Column,
    source_url: Column,
}

/// Reads `claims.csv`: claims sorted by id, what became of every row, and trouble in single rows.
///
/// A claim is no statement about an incident: each is counted as skipped, with that reason.
///
/// # Errors
/// [`IngestError`] where the file cannot be read or a column is missing.
pub fn read_claims(mut reader: impl BufRead, file: &str) -> Result<(Vec<Claim>, Accounting, Vec<Issue>), IngestError> {
    let mut sheet = Sheet::open(&mut reader, file)?;
    let file = sheet.file().clone();
    let columns = Columns {
        claim_id: sheet.column("claim_id")?,
        date: sheet.column("date")?,
        speaker: sheet.column("speaker")?,
        speaker_party: sheet.column("speaker_party")?,
        kind: sheet.column("kind")?,
        about: sheet.column("about")?,
        content: sheet.column("content")?,
        numbers: sheet.column("numbers")?,
        source_name: sheet.column("source_name")?,
        source_url: sheet.column("source_url")?,
    };
    let mut parsed = Parsed { issues: sheet.slips(), ..Parsed::default() };
    let mut ids = Ids::default();
    while let Some(row) = sheet.next()? {
        parsed.accounting.rows_in += 1;
        match claim(&row, &columns, &mut ids) {
            Ok(claim) => parsed.claims.push(claim),
            Err(faults) => parsed.refuse(faults, &file, row.line),
        }
    }
    parsed.set_aside(ids, &columns.claim_id.name, &file);
    let skip = |claim: &Claim| Skip { id: claim.id.clone(), reason: "a claim about compliance".into() };
    parsed.accounting.skipped = parsed.claims.iter().map(skip).collect();
    parsed.settle();
    let Parsed { claims, accounting, issues, .. } = parsed;
    if accounting.adds_up() { Ok((claims, accounting, issues)) } else { Err(IngestError::Rows(file, accounting)) }
}

fn claim(row: &Row<'_>, columns: &Columns, ids: &mut Ids) -> Result<Claim, Faults> {
    let mut faults = Faults::default();
    if faults.keep(row.is_whole()).is_none() {
        return Err(faults);
    }
    let id = faults.keep(ids.note(row, &columns.claim_id));
    let said_on = faults.keep(row.text(&columns.date).and_then(|text| {
        let missing = || Fault::of("date", "no date", "give the day on which it was said");
        times::date("date", text)?.map(|_| Name::from(text)).ok_or_else(missing)
    }));
    let kind = faults.keep(
        row.text(&columns.kind)
            .and_then(|text| kind(text).map_err(|message| Fault::of("kind", message, "check the spelling"))),
    );
    let speaker = faults.keep(named(row, &columns.speaker));
    let content = faults.keep(named(row, &columns.content));
    let source = faults.keep(named(row, &columns.source_name));
    let mut raw = |column| faults.keep(row.text(column).map(Name::from));
    let side = raw(&columns.speaker_party);
    let about = raw(&columns.about);
    let numbers = raw(&columns.numbers);
    let address = raw(&columns.source_url);
    let whole = || {
        let (said_on, numbers) = (said_on?, numbers?);
        let Figures { read: figures, unread } = figures(&numbers, said_on.parse().ok());
        Some(Claim {
            id: id?,
            said_on,
            of: None,
            speaker: speaker?,
            side: side?,
            kind: kind?,
            about: about?,
            content: content?,
            numbers,
            figures,
            unread,
            source: source?,
            address: address?,
        })
    };
    whole().ok_or(faults)
}

/// A text that may not be missing.
pub(crate) fn named(row: &Row<'_>, column: &Column) -> Result<Name, Fault> {
    let text = row.text(column)?;
    if text.is_empty() {
        Err(Fault::of(&column.name, format!("`{}` is empty", column.name), "fill it in"))
    } else {
        Ok(text.into())
    }
}
