//! What decides a finding about a duty: whether it arose, whether it was met, and who could have seen it.

use agreement::{Chance, Deadline};
use model::{Certainty, DecidedBy, Deciding, Dimension, Instant, Membership, Taxonomy};

use super::{Telling, list, when};
use crate::deed::{Deed, Known};
use crate::forms::Duty;
use crate::holding::{Subject, Trace};
use crate::rule::{Form, is_evident};

impl Telling<'_> {
    /// The chance of the chain that a trace is about; `None` for the duty itself.
    fn chance(&self, trace: &Trace) -> Option<&Chance> {
        let agreement::Form::Oblige { chain, .. } = &self.norm.form else { return None };
        usize::from(trace.step).checked_sub(1).and_then(|place| chain.get(place))
    }

    /// What was to be done, in the words of the term.
    fn due(&self, trace: &Trace) -> String {
        let ambit = self.chance(trace).map_or(&self.norm.ambit, |chance| &chance.ambit);
        Taxonomy::shipped().verbs(ambit.act.within)
    }

    /// The words that say so.
    fn words(&self, trace: &Trace) -> String {
        self.quote(Some(self.chance(trace).map_or(self.norm.clause, |chance| chance.clause)))
    }

    /// By when, in words.
    fn by_when(&self, trace: &Trace) -> String {
        let by = when(trace.due);
        match (&self.rule.form, trace.subject) {
            _ if self.is_undated() => String::new(),
            _ if trace.due == Instant::MAX => " by a time that is not known".into(),
            (Form::Periodic { .. }, Subject::At(from)) => format!(" between {} and {by}", when(from)),
            // What raised it has no exact time.
            (_, Subject::Deed(at)) if self.deed(at).is_some_and(|deed| deed.from < deed.last()) => {
                format!(" by {by} at the latest")
            }
            _ => format!(" by {by}"),
        }
    }

    fn deed(&self, at: u64) -> Option<&Deed> {
        usize::try_from(at).ok().and_then(|at| self.ruling.docket.deeds.get(at))
    }

    fn duty_of(&self, trace: &Trace) -> Option<Duty> {
        self.ruling.judge.duty(self.rule.place, self.number, trace)
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
                let text =
                    if out { "had not accepted when the duty arose" } else { "is not known to have accepted by then" };
                (format!("{title} {text}: {quote}"), by)
            }
            Dimension::Time if trace.due == Instant::MAX && !matches!(trace.subject, Subject::Deed(_)) && !out => {
                let quote = self.quote(Some(self.norm.clause));
                if self.is_undated() {
                    (format!("by when it is due is not said: {quote}"), clause)
                } else {
                    (format!("whether and when it fell due is not known: {quote}"), DecidedBy::Fact)
                }
            }
            Dimension::Time => {
                let window = &self.norms.life.window;
                let place = window.start_clause.or(window.end_clause);
                let by = place.map_or(DecidedBy::NotSaid, DecidedBy::Clause);
                let text = match (&self.rule.form, out) {
                    (Form::Periodic { .. }, false) => {
                        "is not known to have been in force for the party in the whole period"
                    }
                    (Form::Periodic { .. }, true) => "was not in force in that period",
                    (_, true) => "was not in force for the party when the duty arose",
                    (_, false) => "is not known to have been in force for the party when the duty arose",
                };
                (format!("the agreement {text}: {}", self.quote(place)), by)
            }
            _ => self.unmet(trace),
        }
    }

    /// Whether no text says by when it is due.
    pub(super) fn is_undated(&self) -> bool {
        matches!(self.norm.form, agreement::Form::Oblige { deadline: Deadline::NotSaid, .. })
    }

    /// Why it is open whether a duty arose, or was met.
    fn unmet(&self, trace: &Trace) -> (String, DecidedBy) {
        let (due, title, when) = (self.due(trace), self.norms.title(self.party), self.by_when(trace));
        let quote = self.words(trace);
        let arose = self.is_in_doubt(trace).map(|doubt| format!("whether {doubt} is not known"));
        let silence = self.ruling.judge.seen(self.rule.place, self.number, trace, &self.ruling.known_of());
        let met = if trace.met_by != u32::MAX {
            let at = u64::from(trace.met_by);
            let deed = self.incident(at);
            Some(format!("{deed} may be what was due: {}", self.doubts(trace, at)))
        } else if silence.is_none() {
            Some(format!("no report says whether {title} did {due}{when}, and nobody is known to have looked"))
        } else {
            None
        };
        let both: Vec<String> = arose.into_iter().chain(met).collect();
        (format!("{}: {quote}", both.join("; ")), DecidedBy::Fact)
    }

    /// What it hangs on whether a duty arose, where that is open.
    fn is_in_doubt(&self, trace: &Trace) -> Option<String> {
        self.duty_of(trace).filter(|duty| duty.arose != Membership::In)?;
        Some(match trace.subject {
            _ if trace.step > 0 => "anything was left to be done after the first time".into(),
            Subject::Deed(at) => format!("{} is what raises the duty", self.incident(at)),
            _ => "the duty arose".into(),
        })
    }

    /// What is not known of a deed that may have met a duty.
    fn doubts(&self, trace: &Trace, at: u64) -> String {
        let (Some(deed), Some(duty)) = (self.deed(at), self.duty_of(trace)) else {
            return "it is not known to be".into();
        };
        let known = usize::try_from(at).map_or(&[][..], |at| self.ruling.docket.known(at));
        let to = match &self.norm.form {
            agreement::Form::Oblige { to, .. } | agreement::Form::Periodic { to, .. } => to.as_ref(),
            _ => None,
        };
        let mut doubts = Vec::new();
        if deed.named.without(self.number).each().next().is_some() || deed.named.is_empty() {
            doubts.push("who did it is not known".to_owned());
        } else if !is_evident(deed, known) {
            doubts.push(format!("that it was done is {}", deed.certainty.word()));
        }
        if to.is_some() && deed.body.is_none() {
            doubts.push("to whom is not said".into());
        }
        let early = duty.since.is_some_and(|since| deed.from < since.latest);
        if early || duty.due.is_some_and(|due| deed.last() > due.earliest) {
            doubts.push("whether it was done in that time is not known".into());
        }
        if duty.key.is_none() {
            doubts.push("what raised the duty does not say what the two have in common".into());
        }
        if doubts.is_empty() {
            doubts.push("it is not known closely enough what was done, and where".into());
        }
        list(&doubts)
    }

    /// The question whose answer tells whether a duty was met.
    pub(super) fn whether_met(&self, trace: &Trace) -> String {
        let title = self.norms.title(self.party);
        match (self.is_in_doubt(trace), trace.subject) {
            (Some(_), Subject::Deed(at)) if trace.step == 0 => {
                format!("is {} what raises the duty under the reading `{}`?", self.incident(at), self.norms.reading)
            }
            _ => format!("did {title} {}{}?", self.due(trace), self.by_when(trace)),
        }
    }

    /// Which way either answer decides: what takes the finding away, and when the other holds.
    pub(super) fn if_met(&self, trace: &Trace) -> (&'static str, &'static str) {
        match (self.is_in_doubt(trace), trace.subject) {
            (Some(_), Subject::Deed(_)) if trace.step == 0 => {
                ("if it is not: not covered", "if it is, and what was due was not done")
            }
            _ => ("if it was done: fulfilled", "if it was not"),
        }
    }

    /// What is known of a duty, in sentences.
    pub(super) fn state(&self, trace: &Trace, deciding: &[Deciding], known: Known) -> Vec<String> {
        let (title, due, by) = (self.norms.title(self.party), self.due(trace), self.by_when(trace));
        let settled = deciding.is_empty();
        let is_quoted = deciding.iter().any(|one| one.because.contains(&self.words(trace)));
        let raised = match trace.subject {
            Subject::Deed(at) => format!(", raised by {}", self.incident(at)),
            _ if self.is_undated() => String::new(),
            Subject::Start => ", counted from the start".into(),
            Subject::End => ", counted from the end".into(),
            Subject::At(_) => String::new(),
        };
        let words = if is_quoted { String::new() } else { format!(": {}", self.words(trace)) };
        let mut told = vec![format!("The duty: {title} was to {due}{by}{raised}{words}.")];
        if let Some(chance) = self.chance(trace) {
            let effect = if chance.cures { "undoes" } else { "does not undo" };
            told.push(format!("It is due since the time before it has passed; doing it {effect} the violation."));
        }
        if trace.met_by != u32::MAX && settled {
            told.push(format!(
                "{} is what was due; that it was done is {}.",
                self.incident(u64::from(trace.met_by)),
                known.certainty.word()
            ));
        } else if settled && trace.due >= self.ruling.as_of() {
            told.push(format!("On {} that time had not passed.", when(self.ruling.as_of())));
        } else if settled {
            told.extend(self.not_done(trace, known));
        }
        told
    }

    /// On what it rests that something was not done.
    fn not_done(&self, trace: &Trace, known: Known) -> Vec<String> {
        let Some(duty) = self.duty_of(trace) else { return vec![] };
        let judge = &self.ruling.judge;
        let certain = |at: &u64| self.deed(*at).is_some_and(|deed| deed.certainty != Certainty::Refuted);
        let reports = judge.duties(self.rule.place).map_or_else(Vec::new, |duties| duties.omissions(&duty));
        let mut by: Vec<String> = reports.iter().filter(|at| certain(at)).map(|at| self.incident(*at)).collect();
        let silent = judge.silent(self.rule.place, &duty);
        if !silent.is_empty() {
            by.push(format!("the silence of {}, who would have seen it", self.watchers(&silent)));
        }
        let mut told =
            vec![format!("That it was not done in that time is {}, by {}.", known.certainty.word(), list(&by))];
        let late = judge.duties(self.rule.place).and_then(|duties| duties.late(&duty));
        told.extend(late.map(|at| format!("It was done later: {}.", self.incident(at))));
        told
    }
}
