//! Servanda CSV: one row is one source saying one thing about one incident.
//!
//! Columns are found by name, in any order; `act`, `object`, `means` and `speaker` may be missing and, where they are
//! filled in, say more closely what the older columns (`target_class`, `weapon`, `claimant`) say roughly. So may those of
//! `details.rs`, which say of an act what no older column does. Columns that are not named here are left out on purpose,
//! the compiler's own grouping among them.

mod details;
mod row;

use crate::formats::{Delivery, Format};
use crate::sheet::Column;
use crate::table::Mark;
use crate::{IngestError, Parsed, Sheet, parsed};

use details::DetailColumns;
use row::{Heard, Reader};

/// Servanda CSV.
pub(super) const FORMAT: Format = Format { name: "servanda-csv", detect, read };

/// The columns by which the format is recognised: whatever else is missing is then named.
const TELLING: [&str; 4] = ["claimant", "claimant_stance", "accused_party", "target_class"];

fn detect(columns: &[String]) -> bool {
    TELLING.iter().filter(|telling| columns.iter().any(|column| column == *telling)).count() >= 2
}

struct Columns<'t> {
    report_id: Column,
    event_date: Column,
    event_date_precision: Column,
    event_time: Column,
    event_time_zone: Column,
    published_date: Column,
    source_name: Column,
    source_url: Column,
    country: Column,
    admin1: Column,
    place: Column,
    lat: Column,
    lon: Column,
    accused_party: Column,
    claimant: Column,
    claimant_stance: Column,
    weapon: Column,
    target_class: Column,
    effect: Column,
    summary: Column,
    confidence_note: Column,
    act: Option<Column>,
    object: Option<Column>,
    means: Option<Column>,
    speaker: Option<Column>,
    details: DetailColumns,
    marks: Vec<(Column, &'t Mark)>,
}

impl<'t> Columns<'t> {
    fn find(sheet: &mut Sheet<'_>, marks: &'t [Mark]) -> Result<Self, IngestError> {
        let mut column = |name| sheet.column(name);
        Ok(Self {
            report_id: column("report_id")?,
            event_date: column("event_date")?,
            event_date_precision: column("event_date_precision")?,
            event_time: column("event_time")?,
            event_time_zone: column("event_time_zone")?,
            published_date: column("published_date")?,
            source_name: column("source_name")?,
            source_url: column("source_url")?,
            country: column("country")?,
            admin1: column("admin1")?,
            place: column("place")?,
            lat: column("lat")?,
            lon: column("lon")?,
            accused_party: column("accused_party")?,
            claimant: column("claimant")?,
            claimant_stance: column("claimant_stance")?,
            weapon: column("weapon")?,
            target_class: column("target_class")?,
            effect: column("effect")?,
            summary: column("summary")?,
            confidence_note: column("confidence_note")?,
            marks: marks.iter().map(|mark| Ok((column(&mark.column)?, mark))).collect::<Result<_, IngestError>>()?,
            act: sheet.optional("act")?,
            object: sheet.optional("object")?,
            means: sheet.optional("means")?,
            speaker: sheet.optional("speaker")?,
            details: DetailColumns::find(sheet)?,
        })
    }
}

fn read(mut sheet: Sheet<'_>, delivery: &Delivery<'_>) -> Result<Parsed, IngestError> {
    let columns = Columns::find(&mut sheet, &delivery.table.marks)?;
    let mut reader = Reader::new(&columns, delivery);
    let mut parsed = Parsed { issues: sheet.slips(), ..Parsed::default() };
    while let Some(row) = sheet.next()? {
        parsed.accounting.rows_in += 1;
        match reader.hear(&row) {
            Ok(Heard::Statement(statement)) => parsed.statements.push(*statement),
            Ok(Heard::Claim(claim)) => parsed.claims.push(*claim),
            Err(faults) => parsed.refuse(faults, &delivery.file, row.line),
        }
    }
    parsed.set_aside(reader.ids(), &columns.report_id.name, &delivery.file);
    parsed.accounting.skipped = parsed.claims.iter().map(parsed::skip).collect();
    parsed.settle();
    Ok(parsed)
}
