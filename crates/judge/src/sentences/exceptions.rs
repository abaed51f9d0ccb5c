//! What takes a deed out of a term after all: exceptions, a notice that was given, a limit that was kept; and, where it was
//! none of these, on what that rests.

use agreement::Form as Kind;
use model::{DecidedBy, Facet, Membership, Taxonomy};

use super::{Telling, list};
use crate::deed::Deed;
use crate::forms::Looked;
use crate::rule::Form;

impl Telling<'_> {
    /// Which exceptions apply, or may; what a notice or a limit has to do with it.
    pub(super) fn exception(&self, at: u64, deed: &Deed, out: bool) -> (String, DecidedBy) {
        let register = &self.ruling.docket.register;
        let formal = match &self.rule.form {
            Form::Before { .. } => self.noticed(at, deed, out),
            Form::Limit(tally) => {
                let exceeds = tally.clone().exceeds(at, deed, self.number, self.ruling.judge.course.start()).0;
                let quote = self.quote(Some(self.norm.clause));
                let counted = self.counted(at, deed);
                match (exceeds, out) {
                    (Membership::Out, true) => Some(format!("it lies within the limit; {counted}: {quote}")),
                    (Membership::Open, false) => {
                        Some(format!("whether it goes beyond the limit is not known; {counted}: {quote}"))
                    }
                    _ => None,
                }
            }
            _ => None,
        };
        let clause = |place: usize| if out { DecidedBy::Clause(place) } else { DecidedBy::Fact };
        if let Some(formal) = formal {
            return (formal, clause(self.norm.clause));
        }
        let excuses = &self.rule.excuses;
        let verb = if out { "applies" } else { "may apply" };
        let answers: Vec<String> = excuses
            .iter()
            .filter_map(|excuse| Some((excuse, excuse.answers(at, deed, self.number, register)?)))
            .map(|(excuse, found)| {
                let (name, quote) = (&excuse.exception.name, self.quote(Some(excuse.exception.clause)));
                format!("the exception `{name}` {verb}, after {}: {quote}", self.incident(found.at))
            })
            .collect();
        let names: Vec<String> = excuses.iter().map(|excuse| format!("`{}`", excuse.exception.name)).collect();
        let by = excuses.first().map_or(DecidedBy::NotSaid, |excuse| clause(excuse.exception.clause));
        let text = if answers.is_empty() {
            format!("the exception {} {verb}", names.join(" or "))
        } else {
            answers.join("; or ")
        };
        (text, by)
    }

    /// What is needed before an act: `notice` or `permit`.
    pub(super) fn needed(&self) -> &'static str {
        match &self.norm.form {
            Kind::Before { needs, .. } if Taxonomy::shipped().set(Facet::Act, "permit") == Some(*needs) => "permit",
            _ => "notice",
        }
    }

    fn noticed(&self, at: u64, deed: &Deed, out: bool) -> Option<String> {
        let (quote, needed) = (self.quote(Some(self.norm.clause)), self.needed());
        let register = &self.ruling.docket.register;
        let found = self.rule.notice(at, deed, self.number, register);
        match found.map(|found| (found.membership, self.incident(found.at))) {
            Some((Membership::In, notice)) if out => Some(format!("there was a {needed} in time, {notice}: {quote}")),
            Some((Membership::In | Membership::Open, notice)) => {
                Some(format!("whether {notice} is a {needed} in time is not known: {quote}"))
            }
            None if !out && !self.rule.excused(at, deed, self.number, register) => {
                Some(format!("no {needed} in time is recorded, and nobody is known to have looked for one: {quote}"))
            }
            _ => None,
        }
    }

    /// What a limit counts.
    fn counted(&self, at: u64, deed: &Deed) -> String {
        let Form::Limit(tally) = &self.rule.form else { return String::new() };
        if matches!(self.norm.form, Kind::Limit { per: None, .. }) {
            return match deed.quantity {
                (0, u32::MAX) => "how many there were is not reported".into(),
                (least, u32::MAX) => format!("there were {least} or more"),
                (least, most) if least == most => format!("there were {least}"),
                (least, most) => format!("there were {least} to {most}"),
            };
        }
        let ahead = tally.clone().ahead(at, deed, self.number, self.ruling.judge.course.start());
        let of = |wanted: Membership| -> Vec<String> {
            ahead.iter().filter(|(_, is)| *is == wanted).map(|(at, _)| self.incident(*at)).collect()
        };
        match (of(Membership::In).as_slice(), of(Membership::Open).as_slice()) {
            ([], []) => "nothing else counts before it in the same period".into(),
            (sure, []) => format!("counted before it in the same period: {}", list(sure)),
            ([], open) => format!("perhaps counted before it in the same period: {}", list(open)),
            (sure, open) => {
                format!("counted before it in the same period: {}, and perhaps {}", list(sure), list(open))
            }
        }
    }

    /// On what it rests that no notice was given, or that a limit was passed.
    pub(super) fn grounds(&self, at: u64, deed: &Deed, is_weaker: bool) -> Vec<String> {
        let quote = self.quote(Some(self.norm.clause));
        match &self.rule.form {
            Form::Before { notices } => {
                let needed = self.needed();
                let register = &self.ruling.docket.register;
                let last = notices.last(at, deed, |by| by.acted(self.number));
                let late = last
                    .map_or_else(String::new, |at| format!("; the last one, {}, was not in time", self.incident(at)));
                let Looked::By(watchers) = self.ruling.judge.looked(self.rule.place, deed, register) else {
                    return vec![];
                };
                let sure =
                    Looked::By(watchers.clone()).known(self.party).map_or("alleged", |known| known.certainty.word());
                let who = self.watchers(&watchers);
                vec![
                    format!("No {needed} in time is recorded{late}: {quote}."),
                    format!("That there was none is {sure}: {who} would have known of it."),
                ]
            }
            Form::Limit(_) => {
                let mut told = vec![format!("It goes beyond the limit; {}: {quote}.", self.counted(at, deed))];
                if is_weaker {
                    told.push("The finding is no stronger than what is proven of these.".into());
                }
                told
            }
            _ => vec![],
        }
    }
}
