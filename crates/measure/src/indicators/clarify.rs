//! Which sentences of the text would have to be clarified, and how many findings hang on each.
//!
//! Unit: findings that cannot be made. Definition: a finding hangs on a question if the question stands in a set that
//! consists of questions about the text and would settle it. Questions that one clause raises are one; of the others,
//! those in the same words. It is decided by a question alone if nothing else is asked of it. Not to be summed: a
//! finding may hang on several questions.

use model::{Clarify, Headline, Question, ReadingSummary, Settle, Way};

use crate::Evidence;
use crate::questions::{Group, gather};

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

pub(super) fn fill(evidence: &Evidence<'_>, headline: &mut Headline) {
    headline.clarify =
        evidence.known.agreement.readings.iter().flat_map(|reading| of_reading(evidence, reading)).collect();
    // Stable: ties stay in the order of the readings and, within one, of the clauses.
    headline.clarify.sort_by_key(|clarify| std::cmp::Reverse(clarify.findings.len()));
}

/// In the order of the clauses; those without a clause follow in the order of the first finding concerned.
fn of_reading(evidence: &Evidence<'_>, reading: &ReadingSummary) -> Vec<Clarify> {
    let findings = evidence.known.findings.iter().filter(|finding| finding.parts.reading == reading.id);
    let mut groups = gather(findings, Settle::clarifies_text, |_, question| Some(Key::of(question)));
    groups.sort_by_key(|group| match group.key {
        Key::Clause(clause) => clause,
        Key::Text(_) => usize::MAX,
    });
    groups.iter().map(|group| clarify(group, reading)).collect()
}

fn clarify(group: &Group<'_, Key<'_>>, reading: &ReadingSummary) -> Clarify {
    let clause = match group.key {
        Key::Clause(place) => reading.clauses.get(place),
        Key::Text(_) => None,
    };
    let question = match (group.texts.as_slice(), clause) {
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
        findings: group.findings.iter().map(|finding| finding.id.clone()).collect(),
        alone: group.alone,
        ways: printable(&group.ways),
    }
}

/// With no finding stronger than may be printed; ways that are then the same are one.
fn printable(ways: &[Way]) -> Vec<Way> {
    let mut printable: Vec<Way> = Vec::new();
    for way in ways {
        let finding = model::unconfirmed(&way.finding);
        match printable.iter_mut().find(|one| one.answer == way.answer && one.finding == finding) {
            Some(one) => one.n += way.n,
            None => printable.push(Way { finding: finding.to_owned(), ..way.clone() }),
        }
    }
    printable
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
