//! Every finding as a row for people with a spreadsheet: the published word only, and the sentence it is told in.

use model::Dimension;

use super::Exporter;
use crate::Artifact;
use crate::cells::{defused, table};
use crate::error::PublishError;
use crate::index::{Entry, Index};
use crate::wording;

pub(super) const EXPORTER: Exporter = Exporter { name: "findings.csv", export };

/// The columns before those of the dimensions, and after.
const BEFORE: [&str; 19] = [
    "id",
    "agreement",
    "version",
    "term",
    "reading",
    "subject",
    "incident",
    "due",
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

fn export(index: &Index<'_>, _: &[Artifact]) -> Result<Vec<u8>, PublishError> {
    let columns = BEFORE.into_iter().chain(Dimension::ALL.map(Dimension::word)).chain(AFTER);
    let rows = index.findings().map(|(entry, finding)| row(index, entry, finding));
    table(columns, rows.map(|row| row.iter().map(|cell| defused(cell)).collect()))
}

fn row<'a>(index: &Index<'a>, entry: Option<&Entry<'a>>, finding: &model::Finding) -> Vec<String> {
    let parts = &finding.parts;
    let of = |told: fn(&Entry<'_>) -> String| entry.map(told).unwrap_or_default();
    let due = match parts.kind {
        model::SubjectKind::Deadline(due) if due != model::Instant::MAX => due.to_string(),
        _ => String::new(),
    };
    let mut row = vec![
        finding.id.to_string(),
        parts.agreement.to_string(),
        parts.version.to_string(),
        parts.term.to_string(),
        parts.reading.to_string(),
        parts.subject.to_string(),
        text(&parts.incident),
        due,
        parts.party.to_string(),
        of(|entry| entry.incident.time.interval.from.to_string()),
        of(|entry| entry.incident.time.interval.to.to_string()),
        of(|entry| text(&entry.place.name)),
        of(|entry| text(&entry.place.admin1)),
        of(|entry| text(&entry.place.country)),
        of(|entry| wording::leaves(model::Facet::Object, entry.incident.object)),
        finding.published.word().to_owned(),
        wording::finding(index, entry, finding),
        parts.certainty.word().to_owned(),
        parts.attribution.word().to_owned(),
    ];
    row.extend(Dimension::ALL.map(|dimension| parts.coverage.get(dimension).word().to_owned()));
    row.push(wording::deciding(finding));
    row.push(parts.basis.iter().map(|id| &**id).collect::<Vec<_>>().join(" "));
    row.push(wording::why(index, entry, finding).join(" "));
    row.push(parts.standard.clone());
    row.push(parts.as_of.to_string());
    row
}

fn text(name: &Option<model::Name>) -> String {
    name.as_deref().unwrap_or_default().to_owned()
}
