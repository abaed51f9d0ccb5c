//! Questions over a whole case: which way an answer decides, and which facts would decide the most.

use crate::{FindingKind, Name, Settle};

/// What follows from one answer, and for how many findings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    /// The answer: `if inside`.
    pub answer: String,
    /// What it makes of the findings: `not covered`.
    pub finding: String,
    /// How many findings this answer decides by itself.
    pub n: usize,
}

/// A fact and the findings that hang on it. Internal: it tells what is not known about an object, and so it is no part of
/// an [`crate::Edition`] and no exporter sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verify {
    /// What the fact is about: the incident, or another subject of findings.
    pub subject: Name,
    /// In which respect, by its name in output; `attribution` for who did it, `other` where no finding says.
    pub dimension: Name,
    /// What is to be found out. Never damage, a state of repair or an exact place.
    pub question: String,
    /// Findings that cannot be made without it.
    pub findings: Vec<Name>,
    /// Of these, how many it would decide by itself, whatever the answer.
    pub alone: usize,
    /// Which way each answer decides.
    pub ways: Vec<Way>,
}

/// The facts that would decide the most findings. Internal, like each of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerifyNext {
    /// Those on which the most findings hang first.
    pub facts: Vec<Verify>,
    /// Findings that hang on whether an attempt reached its object, which is not asked.
    pub unasked: Vec<Name>,
}

impl Settle {
    /// Which finding follows from which answer, each as in [`Way`]: [`Settle::decides`] taken apart at its `; ` and `: `.
    /// A sentence that names no finding is an answer from which nothing in particular follows.
    pub fn ways(&self) -> impl Iterator<Item = (String, String)> {
        self.decides.split("; ").map(|part| {
            let (answer, finding) = part.rsplit_once(": ").unwrap_or((part, ""));
            let answer = answer.trim_start_matches("alone, ").trim_start_matches("together, ");
            (answer.replace("that puts it ", "").replace("every answer puts it ", ""), finding.to_owned())
        })
    }
}

/// The word for a finding as it may be printed while no person has confirmed it; another word as it is.
#[must_use]
pub fn unconfirmed(word: &str) -> &str {
    let kind = FindingKind::ALL.into_iter().find(|kind| kind.word() == word);
    kind.map_or(word, |kind| kind.unconfirmed().word())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(decides: &str) -> Vec<(String, String)> {
        Settle { questions: vec![], decides: decides.to_owned() }.ways().collect()
    }

    #[test]
    fn an_answer_and_what_follows_are_told_apart() {
        let both = ways("if that puts it inside: alleged violation; if outside: not covered");
        assert_eq!(both[0], ("if inside".to_owned(), "alleged violation".to_owned()));
        assert_eq!(both[1], ("if outside".to_owned(), "not covered".to_owned()));
        assert_eq!(ways("alone, if that puts it outside: not covered"), both[1..]);
        assert_eq!(ways("together, if every answer puts it inside: alleged violation"), both[..1]);
        assert_eq!(ways("it follows"), [("it follows".to_owned(), String::new())]);
    }

    #[test]
    fn nothing_stronger_than_an_allegation_is_unconfirmed() {
        assert_eq!(unconfirmed("probable violation"), "alleged violation");
        assert_eq!(unconfirmed("not covered"), "not covered");
        assert_eq!(unconfirmed("no violation by North"), "no violation by North");
    }
}
