//! Release at once: what follows, under some readings, when the other party violates a term.
//!
//! Nobody records that such a release took effect, so there are two timelines, one in which the other party is released
//! from then on and one in which it is not. Judged apart and joined, whatever it does later is open in time. Only findings
//! of probable violation or more drive it, and only acts that are not certainly earlier are touched, so that the recursion
//! between who violated it and who is bound is well founded. A release by declaration changes nothing until it is recorded.

use agreement::{Norms, Release, ReleaseRule};
use model::{FindingKind, Instant, Interval, Name};

/// What has happened so far, in the order of time.
pub(crate) struct Releases<'a> {
    rules: Vec<&'a ReleaseRule>,
    parties: Vec<&'a Name>,
    /// A party, the term it may be released from, and since when.
    since: Vec<(Name, Name, Instant)>,
}

impl<'a> Releases<'a> {
    pub(crate) fn new(norms: &'a Norms) -> Self {
        let rules = norms.life.releases.iter().filter(|rule| rule.mode != Release::ByDeclaration).collect();
        Self { rules, parties: norms.parties.iter().map(|party| &party.id).collect(), since: Vec::new() }
    }

    fn rule_of(&self, term: &str) -> Option<&'a ReleaseRule> {
        self.rules.iter().find(|rule| &*rule.term == term).copied()
    }

    /// The clause that may have released `party` from `term` before the act ended.
    pub(crate) fn before(&self, term: &str, party: &str, act: Interval) -> Option<usize> {
        let rule = self.rule_of(term)?;
        let may =
            self.since.iter().any(|(released, of, since)| **released == *party && **of == *term && *since < act.to);
        may.then_some(rule.clause)
    }

    /// Takes note of a finding about `party`.
    pub(crate) fn note(&mut self, term: &str, party: &str, act: Interval, finding: FindingKind) {
        let drives = matches!(finding, FindingKind::Violation | FindingKind::ProbableViolation);
        if drives && self.rule_of(term).is_some() {
            let others = self.parties.iter().filter(|other| &****other != party);
            self.since.extend(others.map(|other| ((*other).clone(), term.into(), act.from)));
        }
    }
}
