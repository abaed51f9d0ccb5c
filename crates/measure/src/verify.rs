//! Which facts would decide the most findings. Internal: the list shows where little is known about an object, so that it
//! is no part of the [`model::Headline`] and no exporter can see it.
//!
//! Unit: findings that cannot be made. Definition: a finding hangs on a fact if the question about it stands in a set that
//! consists of questions of fact and would settle it. Questions on one subject in one dimension are one, whatever the
//! reading. Not to be summed: a finding may hang on several facts.

use model::{Dimension, Finding, Name, Question, Settle, Verify, VerifyNext};

use crate::questions::gather;

/// The only question that is asked about ground: where exactly something stood is not asked.
const GROUND: &str = "who held the ground at that time?";

/// Facts, those on which the most findings hang first; ties by how many they decide by themselves, then in the order of the
/// findings.
///
/// Whether an attempt reached its object is not asked, since the answer tells of damage: the findings that hang on that are
/// named apart.
pub fn verify<'a>(findings: impl Iterator<Item = &'a Finding>) -> VerifyNext {
    let groups = gather(findings, is_of_fact, key);
    let mut next = VerifyNext::default();
    for group in groups {
        let findings = group.findings.iter().map(|finding| finding.id.clone());
        if group.key.dimension == Dimension::Attempt.word() {
            next.unasked.extend(findings);
            continue;
        }
        next.facts.push(Verify {
            subject: group.key.subject.clone(),
            dimension: group.key.dimension.into(),
            question: group.key.question.to_owned(),
            findings: findings.collect(),
            alone: group.alone,
            ways: group.ways,
        });
    }
    next.facts.sort_by_key(|fact| (std::cmp::Reverse(fact.findings.len()), std::cmp::Reverse(fact.alone)));
    next
}

/// What makes two questions of fact one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    subject: &'a Name,
    dimension: &'static str,
    question: &'a str,
}

fn key<'a>(finding: &'a Finding, question: &'a Question) -> Option<Key<'a>> {
    if question.of_text {
        return None;
    }
    let dimension = dimension(finding, question);
    let question = if dimension == Dimension::Territory.word() { GROUND } else { &question.text };
    Some(Key { subject: &finding.parts.subject, dimension, question })
}

fn is_of_fact(set: &Settle) -> bool {
    set.questions.iter().all(|question| !question.of_text)
}

/// The dimension that a question is about: the set of all questions stands beside what decides, one for one.
fn dimension(finding: &Finding, question: &Question) -> &'static str {
    let parts = &finding.parts;
    let all = parts.settles.iter().find(|set| set.questions.len() == parts.deciding.len());
    let place = all.and_then(|set| set.questions.iter().position(|one| one == question));
    place.and_then(|place| parts.deciding.get(place)).map_or("other", model::Deciding::name)
}
