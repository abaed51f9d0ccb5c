//! Which sentences of the text would have to be clarified, and how many findings hang on each.
//!
//! Unit: findings that cannot be made. Definition: a finding hangs on a question if the question stands in a set that
//! consists of questions about the text and would settle it; where no such set would, on each clause or silence that
//! leaves a dimension of it open. The question decides it alone if nothing else is asked of it, so that any answer
//! settles it. Not to be summed: a finding may hang on several questions.

use std::collections::BTreeMap;

use model::{Clarify, DecidedBy, Finding, FindingKind, Headline, Membership, Name, ReadingSummary};

use crate::Evidence;

/// One question that one finding hangs on.
struct Hanging<'a> {
    question: &'a str,
    at: Option<String>,
    alone: bool,
}

pub(super) fn fill(evidence: &Evidence<'_>, headline: &mut Headline) {
    headline.clarify = evidence.agreement.readings.iter().flat_map(|reading| of_reading(evidence, reading)).collect();
    // Stable: ties stay in the order of the readings, and within one in the order of the first finding concerned.
    headline.clarify.sort_by_key(|clarify| std::cmp::Reverse(clarify.findings.len()));
}

fn of_reading(evidence: &Evidence<'_>, reading: &ReadingSummary) -> Vec<Clarify> {
    let mut list: Vec<Clarify> = Vec::new();
    let mut place_of: BTreeMap<String, usize> = BTreeMap::new();
    let open = evidence
        .findings
        .iter()
        .filter(|finding| finding.parts.reading == reading.id && finding.parts.finding == FindingKind::CannotRule);
    for finding in open {
        for hanging in hanging(finding, reading) {
            let place = *place_of.entry(hanging.question.to_owned()).or_insert_with(|| {
                list.push(Clarify {
                    reading: reading.id.clone(),
                    question: hanging.question.to_owned(),
                    at: None,
                    findings: Vec::new(),
                    alone: 0,
                });
                list.len() - 1
            });
            if let Some(clarify) = list.get_mut(place) {
                add(clarify, hanging, &finding.id);
            }
        }
    }
    list
}

fn add(clarify: &mut Clarify, hanging: Hanging<'_>, finding: &Name) {
    clarify.at = clarify.at.take().or(hanging.at);
    clarify.findings.push(finding.clone());
    clarify.alone += usize::from(hanging.alone);
}

/// Each question once, though it may stand in several sets.
fn hanging<'a>(finding: &'a Finding, reading: &ReadingSummary) -> Vec<Hanging<'a>> {
    let mut found: Vec<Hanging<'a>> = Vec::new();
    for settle in finding.parts.settles.iter().filter(|settle| settle.clarifies_text) {
        let at = match settle.clauses.as_slice() {
            [clause] => at(reading, *clause),
            _ => None,
        };
        for question in &settle.questions {
            match found.iter_mut().find(|hanging| hanging.question == question) {
                Some(hanging) => hanging.at = hanging.at.take().or_else(|| at.clone()),
                None => found.push(Hanging { question, at: at.clone(), alone: is_all(finding, question) }),
            }
        }
    }
    if found.is_empty() {
        for deciding in finding.parts.deciding.iter().filter(|deciding| deciding.membership == Membership::Open) {
            let at = match deciding.by {
                DecidedBy::Clause(clause) => at(reading, clause),
                DecidedBy::NotSaid => None,
                DecidedBy::Fact => continue,
            };
            if found.iter().all(|hanging| hanging.question != deciding.because) {
                found.push(Hanging { question: &deciding.because, at, alone: false });
            }
        }
    }
    found
}

/// Whether nothing but this question is asked of the finding.
fn is_all(finding: &Finding, question: &str) -> bool {
    finding.parts.settles.iter().flat_map(|settle| &settle.questions).all(|asked| asked == question)
}

fn at(reading: &ReadingSummary, clause: usize) -> Option<String> {
    let span = &reading.clauses.get(clause)?.span;
    Some(format!("{}, line {}", span.article_text(), span.line))
}
