//! A statement: who said what where, and what became of it.

use model::{Instant, Skip, Statement};

use super::{Line, Said, Section, SourceLine};
use crate::clock::utc_date;
use crate::index::{Entry, Index};
use crate::wording;

pub(super) fn title(statement: &Statement) -> String {
    format!("Statement {}", statement.id)
}

pub(super) fn sections(index: &Index<'_>, statement: &Statement) -> Vec<Section> {
    let when = Line::sentence(&format!(
        "it speaks of {} ({}), read from the words `{}` in the zone {}",
        index.clock.interval(statement.when.interval),
        index.clock.name,
        statement.when.said,
        statement.when.zone,
    ));
    let holder = index.holder(&statement.id);
    let mut list = vec![
        Section::new("What is said", vec![Line::Said(said(index, holder, statement)), when]),
        Section::new("Where it was published", vec![source(statement)]),
    ];
    list.push(Section::new("What became of it", holder.map_or_else(unused, |entry| became(index, entry, statement))));
    list
}

fn unused() -> Vec<Line> {
    vec![Line::sentence("it belongs to no incident of this edition")]
}

fn became<'a>(index: &Index<'a>, entry: &Entry<'a>, statement: &Statement) -> Vec<Line> {
    let mut lines = vec![Line::sentence(&format!("it belongs to {}", super::incident_title(index, entry)))];
    for finding in &entry.findings {
        if finding.parts.basis.contains(&statement.id) {
            let text = wording::finding(index, Some(entry), finding);
            let party = index.title(&finding.parts.party);
            lines.push(Line::sentence(&format!("{party}: {text} [{}]", finding.id)));
        }
    }
    lines
}

pub(super) fn skipped(skip: &Skip) -> Vec<Section> {
    vec![Section::new("What became of it", vec![Line::sentence(&format!("it was read and left out: {}", skip.reason))])]
}

/// What is said, the summary as far as the policy on the place of its incident lets it be printed.
pub(super) fn said(index: &Index<'_>, holder: Option<&Entry<'_>>, statement: &Statement) -> Said {
    let of = statement.about.as_ref().map_or_else(String::new, |about| match statement.stance {
        model::Stance::Accuses => format!(" {}", index.title(about)),
        model::Stance::Asserts | model::Stance::Denies | model::Stance::Admits | model::Stance::Confirms => {
            format!(" (of {})", index.title(about))
        }
    });
    Said {
        statement: statement.id.to_string(),
        speaker: wording::speaker(&statement.speaker),
        stance: format!("{}{of}", statement.stance.word()),
        text: holder.map_or_else(|| index.redact(&statement.text), |entry| entry.place.quoted(&statement.text)),
    }
}

/// A page is known to have stood at the end of that day, in UTC.
fn by_day(received: Instant) -> String {
    format!("by {}", utc_date(received))
}

pub(super) fn source(statement: &Statement) -> Line {
    let page = &statement.page;
    Line::Source(SourceLine {
        statement: statement.id.to_string(),
        source: page.source.to_string(),
        address: page.address.to_string(),
        published: Some(statement.received.map_or_else(|| "on a day that nobody says".to_owned(), by_day)),
        file: Some(page.file.to_string()),
    })
}
