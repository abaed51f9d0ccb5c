//! One table for each reading, its findings grouped by kind, each linked to its reasons.

use maud::{Markup, html};
use model::{Finding, FindingKind, Instant, ReadingSummary, SubjectKind};

use super::anchors;
use crate::index::{Entry, Index};
use crate::wording;

pub(super) fn body(index: &Index<'_>) -> Markup {
    html! { @for reading in &index.edition.agreement.readings { (table(index, reading)) } }
}

fn table(index: &Index<'_>, reading: &ReadingSummary) -> Markup {
    let of = |kind| {
        index.findings().filter(move |(_, finding)| finding.parts.reading == reading.id && finding.published == kind)
    };
    let id = format!("findings-{}", anchors::anchor(&reading.id));
    html! {
        div class="scroll" role="region" aria-labelledby=(id) tabindex="0" {
            table class="findings" {
                caption id=(id) { "Under " (wording::reading(reading)) }
                thead { tr {
                    th scope="col" { "Incident" } th scope="col" { "When" } th scope="col" { "Where" }
                    th scope="col" { "To what, with what" } th scope="col" { "Party" } th scope="col" { "Why" }
                } }
                @for kind in FindingKind::ALL {
                    @let mut rows = of(kind).peekable();
                    @if rows.peek().is_some() {
                        tbody {
                            tr { th class="group" colspan="6" scope="rowgroup" { (group(reading, kind)) } }
                            @for (entry, finding) in rows { (row(index, entry, finding)) }
                        }
                    }
                }
            }
        }
        (maud::PreEscaped("\n"))
    }
}

/// The heading of a group, with the words that always go with its kind.
fn group(reading: &ReadingSummary, kind: FindingKind) -> String {
    let title = wording::sentence(&format!("{} under {}", kind.title(), wording::reading(reading)));
    match kind {
        FindingKind::NotCovered => format!("{title} {}", wording::sentence(wording::NOT_COVERED)),
        _ => title,
    }
}

fn row<'a>(index: &Index<'a>, entry: Option<&Entry<'a>>, finding: &Finding) -> Markup {
    let why = match finding.published {
        FindingKind::AllegedViolation => wording::alleged(index, entry, finding),
        FindingKind::NotCovered => format!("out: {}", wording::deciding(finding)),
        FindingKind::CannotRule => format!("open: {}", wording::deciding(finding)),
        FindingKind::Fulfilled | FindingKind::Pending => finding.published.title().to_owned(),
        FindingKind::Violation | FindingKind::ProbableViolation | FindingKind::NoViolation => {
            finding.parts.certainty.word().to_owned()
        }
    };
    let when = match (finding.parts.kind, entry) {
        (SubjectKind::Deadline(due), _) if due != Instant::MAX => format!("due by {}", index.clock.instant(due)),
        (SubjectKind::Deadline(_), _) => "due by a time that is not known".to_owned(),
        (SubjectKind::Incident, entry) => {
            entry.map(|entry| index.clock.interval(entry.incident.time.interval)).unwrap_or_default()
        }
    };
    html! {
        tr {
            td {
                @match entry {
                    Some(entry) => (anchors::incident(index, &entry.incident.id)),
                    None => (finding.parts.subject),
                }
            }
            td { (when) }
            td { @if let Some(entry) = entry { (entry.place.said) } }
            td { @if let Some(entry) = entry { (wording::what(entry.incident)) } }
            td { (index.title(&finding.parts.party)) }
            td { a href={ "#" (anchors::anchor(&finding.id)) } { (why) } }
        }
    }
}
