//! Every indicator that an edition may print as a row for people with a spreadsheet.

use model::Indicator;

use super::Exporter;
use crate::Artifact;
use crate::cells::{defused, table};
use crate::error::PublishError;
use crate::figures;
use crate::index::Index;
use crate::indicators::published;

pub(super) const EXPORTER: Exporter = Exporter { name: "indicators.csv", export };

const COLUMNS: [&str; 15] = [
    "name",
    "unit",
    "party",
    "class",
    "means",
    "zone",
    "counted_by",
    "reading",
    "window",
    "value",
    "low",
    "high",
    "method",
    "coverage",
    "says",
];

fn export(index: &Index<'_>, _: &[Artifact]) -> Result<Vec<u8>, PublishError> {
    table(COLUMNS, published(index.edition).map(|one| row(index, one)))
}

/// A number is none that a spreadsheet would run, and stays one.
fn row(index: &Index<'_>, one: &Indicator) -> Vec<String> {
    let text = |text: &str| defused(&index.redact(text));
    let number = |value: Option<f64>| value.map(|value| figures::measured_json(value).to_string()).unwrap_or_default();
    vec![
        text(one.name),
        text(one.unit),
        text(&one.party),
        text(&one.class),
        text(&one.means),
        text(&one.zone),
        text(&one.counted_by),
        text(one.reading.as_deref().unwrap_or_default()),
        text(&one.window),
        number(one.value),
        number(one.low),
        number(one.high),
        text(one.method),
        text(&one.coverage),
        text(&one.says),
    ]
}
