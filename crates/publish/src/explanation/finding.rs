//! A finding: bound or not, in scope or not dimension by dimension, and what would change it.

use model::{DecidedBy, Deciding, Dimension, Finding, Membership};

use super::{Line, Section, statement};
use crate::index::{Entry, Index};
use crate::wording;

pub(super) fn title(index: &Index<'_>, finding: &Finding) -> String {
    format!("Finding {}: {} under {}", finding.id, finding.published.title(), under(index, finding))
}

fn under(index: &Index<'_>, finding: &Finding) -> String {
    index
        .reading(&finding.parts.reading)
        .map_or_else(|| format!("the reading {}", finding.parts.reading), wording::reading)
}

/// The finding alone, its incident in a line, its sources.
pub(super) fn sections<'a>(index: &Index<'a>, entry: Option<&Entry<'a>>, finding: &Finding) -> Vec<Section> {
    let basis = index.edition.statements.iter().filter(|statement| finding.parts.basis.contains(&statement.id));
    let about = match entry {
        Some(entry) => Section::new("The incident", vec![Line::sentence(&super::incident_title(index, entry))]),
        None => Section::new("The duty", vec![Line::sentence(&finding.parts.subject)]),
    };
    vec![about, section(index, entry, finding), Section::new("Sources", basis.map(statement::source).collect())]
}

/// The finding as a part of its incident.
pub(crate) fn section<'a>(index: &Index<'a>, entry: Option<&Entry<'a>>, finding: &Finding) -> Section {
    let parts = &finding.parts;
    let term = index.edition.agreement.terms.iter().find(|term| term.id == parts.term);
    let mut title = format!("Under {}: {}", under(index, finding), index.title(&parts.party));
    if let Some(term) = term.filter(|_| index.edition.agreement.terms.len() > 1) {
        title = format!("{title}, {}", term.title);
    }
    let mut lines = vec![Line::sentence(&wording::finding(index, entry, finding))];
    lines.extend(index.clause(&parts.reading, parts.term_clause).map(|clause| Line::clause(index, clause)));
    lines.extend(scope(finding));
    for deciding in &parts.deciding {
        lines.push(Line::sentence(&decided(index, entry, deciding)));
        if let DecidedBy::Clause(place) = deciding.by {
            lines.extend(index.clause(&parts.reading, place).map(|clause| Line::clause(index, clause)));
        }
    }
    if parts.deciding.is_empty() {
        // Where something decides, its own sentence has given the reason.
        lines.extend(parts.why.iter().map(|why| Line::sentence(&index.redact_for(entry, why))));
    }
    lines.extend(changes(index, entry, finding));
    // Whether the standard is met, where that may be told, names the standard; else it is named alone.
    lines.push(match wording::proof(finding) {
        Some(proof) => Line::sentence(&index.redact_for(entry, proof)),
        None => Line::sentence(&format!("standard of proof: {}", parts.standard)),
    });
    if let Some(class) = parts.severity.as_ref().filter(|_| finding.published == parts.finding) {
        lines.push(Line::sentence(&format!("severity: {class}")));
    }
    Section { title, finding: Some(finding.id.to_string()), lines, sections: Vec::new() }
}

/// What is not in doubt, and what is in doubt without deciding anything.
fn scope(finding: &Finding) -> Vec<Line> {
    let coverage = finding.parts.coverage;
    let names = |membership| {
        coverage.with(membership).map(move |dimension| match (dimension, membership) {
            (Dimension::Actor, Membership::In) => "the party was bound",
            (Dimension::Exception, Membership::In) => "no exception applies",
            (other, _) => other.title(),
        })
    };
    let within: Vec<&str> = names(Membership::In).collect();
    let besides: Vec<&str> =
        if coverage.together() == Membership::Out { names(Membership::Open).collect() } else { vec![] };
    [("not in doubt", within), ("open, but deciding nothing", besides)]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(label, names)| Line::sentence(&format!("{label}: {}", wording::list(&names))))
        .collect()
}

fn decided<'a>(index: &Index<'a>, entry: Option<&Entry<'a>>, deciding: &Deciding) -> String {
    let name = deciding.dimension.map_or("attribution", Dimension::title);
    let on = match deciding.by {
        DecidedBy::Clause(_) => "by the words of the text",
        DecidedBy::NotSaid => "the reading does not say",
        DecidedBy::Fact => "a fact that is not known",
    };
    let on = match (&deciding.by, deciding.membership) {
        (DecidedBy::Fact, Membership::Out | Membership::In) => "by the facts",
        _ => on,
    };
    format!(
        "{name}: {} ({on}). {}",
        deciding.membership.word(),
        wording::sentence(&index.redact_for(entry, &deciding.because))
    )
}

fn changes<'a>(index: &Index<'a>, entry: Option<&Entry<'a>>, finding: &Finding) -> Vec<Line> {
    let parts = &finding.parts;
    if parts.settles.is_empty() {
        return vec![Line::sentence(&wording::would_change(finding, index.title(&parts.party)))];
    }
    let mut lines = Vec::new();
    for settle in &parts.settles {
        let questions: Vec<&str> = settle.questions.iter().map(|question| question.text.as_str()).collect();
        let text = format!("would settle it: {} {}", questions.join(" "), wording::sentence(&settle.decides));
        lines.push(Line::sentence(&index.redact_for(entry, &text)));
    }
    lines
}
