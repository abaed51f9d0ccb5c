//! A claim: who said what when, of what, where it was published, and which clauses of the agreement rest on it.

use model::Claim;

use super::{Line, Said, Section, SourceLine};
use crate::citations::cited_claims;
use crate::index::Index;
use crate::wording;

pub(super) fn title(claim: &Claim) -> String {
    format!("Claim {}", claim.id)
}

pub(super) fn sections(index: &Index<'_>, claim: &Claim) -> Vec<Section> {
    let when = if claim.said_on.is_empty() { "a day that nobody says" } else { &claim.said_on };
    let mut lines = vec![Line::Said(Said {
        statement: claim.id.to_string(),
        speaker: wording::speaker(&claim.speaker),
        stance: format!("says on {when}"),
        text: index.redact(&claim.content),
    })];
    let about = index.redact(index.title(&claim.about));
    for (label, text) in [("kind", &*claim.kind), ("about", &about), ("numbers", &index.redact(&claim.numbers))] {
        if !text.is_empty() {
            lines.push(Line::sentence(&format!("{label}: {text}")));
        }
    }
    let source = Line::Source(SourceLine {
        statement: claim.id.to_string(),
        source: claim.source.to_string(),
        address: claim.address.to_string(),
        published: None,
        file: None,
    });
    let citing = cited_claims(index).remove(&*claim.id).map_or_else(Vec::new, |(_, clauses)| clauses);
    let citing = if citing.is_empty() {
        vec![Line::sentence("no clause of the agreement cites it")]
    } else {
        citing.into_iter().map(|clause| Line::clause(index, clause)).collect()
    };
    vec![
        Section::new("What is said", lines),
        Section::new("Where it was published", vec![source]),
        Section::new("Clauses of the agreement that cite it", citing),
    ]
}
