//! What decides a finding about a duty: whether it arose, whether it was met, and who could have seen it.

use model::{DecidedBy, Dimension, Instant, Membership, Taxonomy};

use super::Telling;
use crate::deed::Known;
use crate::holding::{Subject, Trace};
use crate::rule::{Form, Raises};

impl Telling<'_> {
    /// What was to be done, in the words of the term.
    fn due(&self) -> String {
        Taxonomy::shipped().verbs(self.rule.reach.act.within)
    }

    /// By when, in words.
    fn by_when(trace: &Trace) -> String {
        if trace.due == Instant::MAX { "by a time that is not known".into() } else { format!("by {}", trace.due) }
    }

    /// Why a dimension of a duty is out or open, and what it hangs on.
    pub(super) fn duty(&self, dimension: Dimension, membership: Membership, trace: &Trace) -> (String, DecidedBy) {
        let out = membership == Membership::Out;
        let clause = DecidedBy::Clause(self.norm.clause);
        let title = self.norms.title(self.party);
        match dimension {
            Dimension::Actor => {
                let bound = self.norms.life.bound(self.party).filter(|_| self.norm.who.contains(self.party));
                let Some(bound) = bound else { return (format!("the term does not bind {title}"), clause) };
                let by = bound.clause.map_or(DecidedBy::NotSaid, DecidedBy::Clause);
                let quote = self.quote(bound.clause);
                let text = if out { "had not accepted" } else { "is not known to have accepted by then" };
                (format!("{title} {text}: {quote}"), by)
            }
            Dimension::Time if trace.due == Instant::MAX && !matches!(trace.subject, Subject::Deed(_)) && !out => {
                let quote = self.quote(Some(self.norm.clause));
                let unsaid = matches!(self.rule.form, Form::Oblige { raises: Raises::Once, .. });
                if unsaid {
                    (format!("by when it is due is not said: {quote}"), clause)
                } else {
                    (format!("whether and when it fell due is not known: {quote}"), DecidedBy::Fact)
                }
            }
            Dimension::Time => {
                let text = if out { "was not in force" } else { "is not known to have been in force for the party" };
                let window = &self.norms.life.window;
                let place = window.start_clause.or(window.end_clause);
                let by = place.map_or(DecidedBy::NotSaid, DecidedBy::Clause);
                (format!("the agreement {text} when the duty arose: {}", self.quote(place)), by)
            }
            _ => self.unmet(trace),
        }
    }

    /// Why it is open whether a duty was met.
    fn unmet(&self, trace: &Trace) -> (String, DecidedBy) {
        let due = self.due();
        let quote = self.quote(Some(self.norm.clause));
        if trace.met_by != u32::MAX {
            let deed = self.incident(u64::from(trace.met_by));
            return (format!("{deed} may be what was due, and is not known to be: {quote}"), DecidedBy::Fact);
        }
        let silence = self.ruling.judge.seen(self.rule.place, self.number, trace, &self.ruling.known_of());
        if silence.is_none() {
            let text = format!("no report says whether the party did {due} {}", Self::by_when(trace));
            return (format!("{text}, and nobody is known to have looked: {quote}"), DecidedBy::Fact);
        }
        (format!("whether what raises the duty happened is not known: {quote}"), DecidedBy::Fact)
    }

    /// The question whose answer tells whether a duty was met.
    pub(super) fn whether_met(&self, trace: &Trace) -> String {
        let title = self.norms.title(self.party);
        format!("did {title} {} {}?", self.due(), Self::by_when(trace))
    }

    /// What is known of a duty, in sentences.
    pub(super) fn state(&self, trace: &Trace, settled: bool, known: Known) -> Vec<String> {
        let (title, due, when) = (self.norms.title(self.party), self.due(), Self::by_when(trace));
        let raised = match trace.subject {
            Subject::Deed(at) => format!(", raised by {}", self.incident(at)),
            Subject::Start => ", raised by the start".into(),
            Subject::End => ", raised by the end".into(),
            Subject::At(_) => String::new(),
        };
        let mut told = vec![format!("The duty: {title} was to {due} {when}{raised}.")];
        let chance = usize::from(trace.step).checked_sub(1).and_then(|place| match &self.norm.form {
            agreement::Form::Oblige { chain, .. } => chain.get(place),
            _ => None,
        });
        if let Some(chance) = chance {
            let effect =
                if chance.cures { "doing it undoes the violation" } else { "doing it does not undo the violation" };
            told.push(format!(
                "It is the next chance after one that was not taken: {}; {effect}.",
                self.quote(Some(chance.clause))
            ));
        }
        if trace.met_by != u32::MAX && settled {
            told.push(format!("It was done: {}.", self.incident(u64::from(trace.met_by))));
        } else if settled && trace.due >= self.ruling.as_of() {
            told.push(format!("That time is still ahead on {}.", self.ruling.as_of()));
        } else if settled {
            told.push(format!(
                "That it was not done is {}; whose duty it was is not in doubt.",
                known.certainty.word()
            ));
        }
        told
    }
}
