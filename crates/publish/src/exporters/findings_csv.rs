//! Every finding as a row for people with a spreadsheet: the published word only, and the sentence it is told in.
//!
//! A cell that a spreadsheet would run as a formula begins with an apostrophe (OWASP, "CSV Injection").

use model::Dimension;

use super::Exporter;
use crate::error::PublishError;
use crate::index::{Entry, Index};
use crate::wording;

pub(super) const EXPORTER: Exporter = Exporter { name: "findings.csv", export };

/// The columns before those of the dimensions, and after.
const BEFORE: [&str; 17] = [
    "id",
    "agreement",
    "version",
    "term",
    "reading",
    "incident",
    "party",
    "from",
    "to",
    "place",
    "admin1",
    "country",
    "object",
    "published",
    "told",
    "certainty",
    "attribution",
];
const AFTER: [&str; 5] = ["deciding", "basis", "why", "standard", "as_of"];

fn export(index: &Index<'_>) -> Result<Vec<u8>, PublishError> {
    let mut bytes = Vec::new();
    let mut table = csv::Writer::from_writer(&mut bytes);
    table.write_record(BEFORE.into_iter().chain(Dimension::ALL.map(Dimension::word)).chain(AFTER))?;
    for (entry, finding) in index.findings() {
        table.write_record(row(index, entry, finding).iter().map(|cell| defused(cell)))?;
    }
    table.flush().map_err(csv::Error::from)?;
    drop(table);
    Ok(bytes)
}

fn row(index: &Index<'_>, entry: &Entry<'_>, finding: &model::Finding) -> Vec<String> {
    let parts = &finding.parts;
    let interval = entry.incident.time.interval;
    let text = |name: &Option<model::Name>| name.as_deref().unwrap_or_default().to_owned();
    let mut row = vec![
        finding.id.to_string(),
        parts.agreement.to_string(),
        parts.version.to_string(),
        parts.term.to_string(),
        parts.reading.to_string(),
        parts.incident.to_string(),
        parts.party.to_string(),
        interval.from.to_string(),
        interval.to.to_string(),
        text(&entry.place.name),
        text(&entry.place.admin1),
        text(&entry.place.country),
        wording::leaves(model::Facet::Object, entry.incident.object),
        finding.published.word().to_owned(),
        wording::finding(index, entry, finding),
        parts.certainty.word().to_owned(),
        parts.attribution.word().to_owned(),
    ];
    row.extend(Dimension::ALL.map(|dimension| parts.coverage.get(dimension).word().to_owned()));
    row.push(wording::deciding(finding));
    row.push(parts.basis.iter().map(|id| &**id).collect::<Vec<_>>().join(" "));
    row.push(wording::why(entry, finding).join(" "));
    row.push(parts.standard.clone());
    row.push(parts.as_of.to_string());
    row
}

fn defused(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::defused;

    #[test]
    fn a_formula_becomes_text() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"] {
            assert_eq!(defused(cell), format!("'{cell}"));
        }
        assert_eq!(defused("a=b"), "a=b");
    }
}
