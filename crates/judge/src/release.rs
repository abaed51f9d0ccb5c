//! Release at once: what follows, under some readings, when the other party violates a term.
//!
//! Nobody records that such a release took effect, so there are two timelines, one in which the other party is released
//! from then on and one in which it is not. Judged apart and joined, whatever it does later is open in time. Only findings
//! of probable violation or more drive it, and only acts that are not certainly earlier are touched, so that the recursion
//! between who violated it and who is bound is well founded. A release by declaration changes nothing until it is recorded.

use agreement::{Norms, ReleaseRule};
use model::{FindingKind, Instant, Interval, Name};

/// What has happened so far, in the order of time.
pub(crate) struct Releases<'a> {
    rule: Option<&'a ReleaseRule>,
    parties: Vec<&'a Name>,
    /// A party, and since when it may be released.
    since: Vec<(Name, Instant)>,
}

impl<'a> Releases<'a> {
    pub(crate) fn new(norms: &'a Norms) -> Self {
        let rule = norms.release.as_ref().filter(|rule| rule.at_once);
        Self { rule, parties: norms.parties.iter().map(|party| &party.id).collect(), since: Vec::new() }
    }

    /// The clause that may have released `party` from `term` before the act ended.
    pub(crate) fn before(&self, term: &str, party: &str, act: Interval) -> Option<usize> {
        let rule = self.rule.filter(|rule| &*rule.term == term)?;
        let may = self.since.iter().any(|(released, since)| **released == *party && *since < act.to);
        may.then_some(rule.clause)
    }

    /// Takes note of a finding about `party`.
    pub(crate) fn note(&mut self, term: &str, party: &str, act: Interval, finding: FindingKind) {
        let drives = matches!(finding, FindingKind::Violation | FindingKind::ProbableViolation);
        if drives && self.rule.is_some_and(|rule| &*rule.term == term) {
            let others = self.parties.iter().filter(|other| &****other != party);
            self.since.extend(others.map(|other| ((*other).clone(), act.from)));
        }
    }
}
