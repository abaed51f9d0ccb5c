//! Which sentences of the text would have to be clarified, and how many findings hang on each.
//!
//! Unit: findings that cannot be made. Definition: a finding hangs on a question if the question stands in a set that
//! consists of questions about the text and would settle it. Questions that one clause raises are one; of the others,
//! those in the same words. It is decided by a question alone if nothing else is asked of it. Not to be summed: a
//! finding may hang on several questions.

use std::collections::BTreeMap;

use model::{Clarify, Finding, FindingKind, Headline, Question, ReadingSummary, Settle};

use crate::Evidence;

/// Things that a question about one clause names; the others are counted.
const NAMED: usize = 5;

/// What makes two questions of one reading the same: the clause that raises them, else their words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Clause(usize),
    Text(&'a str),
}

impl<'a> Key<'a> {
    fn of(question: &'a Question) -> Self {
        question.clause.map_or(Self::Text(&question.text), Self::Clause)
    }
}

/// The questions of one key, and the findings that hang on them.
struct Group<'a> {
    key: Key<'a>,
    texts: Vec<&'a str>,
    findings: Vec<&'a Finding>,
}

pub(super) fn fill(evidence: &Evidence<'_>, headline: &mut Headline) {
    headline.clarify = evidence.agreement.readings.iter().flat_map(|reading| of_reading(evidence, reading)).collect();
    // Stable: ties stay in the order of the readings and, within one, of the clauses.
    headline.clarify.sort_by_key(|clarify| std::cmp::Reverse(clarify.findings.len()));
}

/// In the order of the clauses; those without a clause follow in the order of the first finding concerned.
fn of_reading(evidence: &Evidence<'_>, reading: &ReadingSummary) -> Vec<Clarify> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut place_of: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    let open = evidence
        .findings
        .iter()
        .filter(|finding| finding.parts.reading == reading.id && finding.parts.finding == FindingKind::CannotRule);
    for finding in open {
        for question in asked_of_text(finding) {
            let key = Key::of(question);
            let place = *place_of.entry(key).or_insert_with(|| {
                groups.push(Group { key, texts: Vec::new(), findings: Vec::new() });
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(place) {
                group.add(question, finding);
            }
        }
    }
    groups.sort_by_key(|group| match group.key {
        Key::Clause(clause) => clause,
        Key::Text(_) => usize::MAX,
    });
    groups.iter().map(|group| group.clarify(reading)).collect()
}

/// The questions of the sets that ask of the text and of nothing else.
fn asked_of_text(finding: &Finding) -> impl Iterator<Item = &Question> {
    finding.parts.settles.iter().filter(|settle| settle.clarifies_text()).flat_map(|settle| &settle.questions)
}

impl<'a> Group<'a> {
    /// Each finding and each text once, though they may stand in several sets.
    fn add(&mut self, question: &'a Question, finding: &'a Finding) {
        if !self.texts.contains(&question.text.as_str()) {
            self.texts.push(&question.text);
        }
        if self.findings.last().is_none_or(|last| last.id != finding.id) {
            self.findings.push(finding);
        }
    }

    fn clarify(&self, reading: &ReadingSummary) -> Clarify {
        let clause = match self.key {
            Key::Clause(place) => reading.clauses.get(place),
            Key::Text(_) => None,
        };
        let question = match (self.texts.as_slice(), clause) {
            ([one], _) => (*one).to_owned(),
            (texts, Some(clause)) => {
                format!("what does \u{201c}{}\u{201d} mean for: {}?", clause.text, named(&differences(texts)))
            }
            (texts, None) => texts.join(" "),
        };
        Clarify {
            reading: reading.id.clone(),
            question,
            at: clause.map(|clause| format!("{}, line {}", clause.span.article_text(), clause.span.line)),
            findings: self.findings.iter().map(|finding| finding.id.clone()).collect(),
            alone: self.findings.iter().filter(|finding| self.is_all_of(finding)).count(),
        }
    }

    /// Whether nothing but this is asked of the finding.
    fn is_all_of(&self, finding: &Finding) -> bool {
        let all = |settle: &Settle| settle.questions.iter().all(|asked| Key::of(asked) == self.key);
        finding.parts.settles.iter().all(all)
    }
}

/// The first of them, and how many more.
fn named(things: &[String]) -> String {
    let shown = things.get(..NAMED).unwrap_or(things).join(", ");
    match things.len().saturating_sub(NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// What tells questions apart: each without the words with which all of them begin and end.
fn differences(texts: &[&str]) -> Vec<String> {
    let texts: Vec<String> = texts.iter().map(|text| text.trim_end_matches('?').to_owned()).collect();
    let split: Vec<Vec<&str>> = texts.iter().map(|text| text.split_whitespace().collect()).collect();
    let Some((first, others)) = split.split_first() else { return Vec::new() };
    let shortest = split.iter().map(Vec::len).min().unwrap_or(0);
    let begin = (0..shortest).take_while(|at| others.iter().all(|other| other.get(*at) == first.get(*at))).count();
    let end = (1..=shortest - begin)
        .take_while(|at| others.iter().all(|other| other.get(other.len() - at) == first.get(first.len() - at)))
        .count();
    let middle = |words: &Vec<&str>| words.get(begin..words.len() - end).unwrap_or(&[]).join(" ");
    let told: Vec<String> = split.iter().map(middle).collect();
    // A question that is all beginning and end has nothing of its own: then each is told whole.
    if told.iter().any(String::is_empty) { texts } else { told }
}

#[cfg(test)]
mod tests {
    use super::{differences, named};

    #[test]
    fn questions_are_told_by_what_differs() {
        let one = "is district heating protected under the reading `a`?";
        let two = "is a dam protected under the reading `a`?";
        assert_eq!(differences(&[one, two]), ["district heating", "a dam"]);
    }

    #[test]
    fn a_question_without_words_of_its_own_is_told_whole() {
        assert_eq!(differences(&["is it in?", "is it is it in?"]), ["is it in", "is it is it in"]);
        assert_eq!(differences(&["a b", "c d"]), ["a b", "c d"]);
    }

    #[test]
    fn at_most_five_things_are_named() {
        let things: Vec<String> = (1..8).map(|n| n.to_string()).collect();
        assert_eq!(named(&things[..5]), "1, 2, 3, 4, 5");
        assert_eq!(named(&things), "1, 2, 3, 4, 5 and 2 more");
    }
}
