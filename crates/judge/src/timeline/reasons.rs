//! Why a party is bound or not in a part of its timeline, in sentences.

use agreement::Norms;
use model::{Instant, Name, Standing, TimelineEntry};

use super::{About, Cause, Part};
use crate::Ruling;
use crate::forms::{Pause, Paused};
use crate::sentences::{quote, sentence};

/// Everything that a reason may speak of.
pub(super) struct Reasons<'a> {
    pub(super) ruling: &'a Ruling<'a>,
    pub(super) about: About,
}

/// A reason: the sentence, the clause, the incident.
struct Reason {
    text: String,
    clause: Option<usize>,
    incident: Option<Name>,
}

impl<'a> Reasons<'a> {
    fn norms(&self) -> &'a Norms {
        self.ruling.judge.norms()
    }

    fn party(&self) -> Option<&'a Name> {
        self.ruling.docket.register.party_name(self.about.party)
    }

    fn title(&self) -> &'a str {
        self.party().map_or("the party", |party| self.norms().title(party))
    }

    fn quote(&self, clause: Option<usize>) -> String {
        quote(self.norms(), clause)
    }

    /// The entry for a part, after one that hung on `before`.
    pub(super) fn entry(&self, part: &Part, before: Cause) -> Option<TimelineEntry> {
        let reason = match (part.standing, part.cause) {
            (Standing::Bound, _) => self.bound(before),
            (_, Cause::Acceptance) => self.acceptance(part.standing),
            (_, Cause::Start | Cause::None) => self.start(part.standing),
            (_, Cause::End) => self.end(part.standing),
            (_, Cause::Other) => self.other(part),
            (standing, Cause::Pause(place)) => {
                let pause = self.ruling.judge.course.pauses(self.about.party).get(place)?;
                self.paused(pause, standing)
            }
        };
        let rule = self.about.rule.and_then(|rule| self.ruling.judge.rules.get(rule));
        Some(TimelineEntry {
            reading: self.norms().reading.clone(),
            party: self.party()?.clone(),
            term: rule.map(|rule| rule.norm.term.clone()),
            from: part.from,
            until: part.until,
            standing: part.standing,
            because: sentence(&reason.text),
            clause: reason.clause,
            incident: reason.incident,
            ends: if part.cause == Cause::End { self.ends() } else { vec![] },
        })
    }

    /// The incident that a deed is.
    fn incident(&self, at: u64) -> Option<Name> {
        let found = usize::try_from(at).ok().and_then(|at| self.ruling.docket.facts.incidents.get(at));
        found.map(|incident| incident.id.clone())
    }

    /// The incident that an event is recorded in: the earliest, or the earliest that is not before an instant.
    fn event(&self, event: &Name, from: Instant) -> Option<Name> {
        let docket = self.ruling.docket;
        let number = docket.register.known_event(event)?;
        let is = |at: &&u32| {
            let deed = docket.deeds.get(**at as usize);
            deed.is_some_and(|deed| deed.event == Some(number) && deed.from >= from && !deed.not_done)
        };
        docket.order.iter().find(is).and_then(|at| self.incident(u64::from(*at)))
    }

    fn bound(&self, before: Cause) -> Reason {
        let course = &self.ruling.judge.course;
        if let Cause::Pause(place) = before
            && let Some(pause) = course.pauses(self.about.party).get(place)
        {
            let life = &self.norms().life;
            let rule = life.suspensions.iter().find(|rule| rule.clause == pause.clause);
            let event = rule.and_then(|rule| rule.until.as_ref());
            let incident = event.and_then(|event| self.event(event, pause.until.earliest));
            let text = format!("what suspended it was over: {}", self.quote(Some(pause.clause)));
            return Reason { text, clause: Some(pause.clause), incident };
        }
        let life = &self.norms().life;
        let acceptance = self.party().and_then(|party| life.bound(party)).and_then(|bound| bound.clause);
        let start = life.window.start_clause;
        let accepted = course.accepted(self.about.party).map_or(Instant::MIN, |edge| edge.latest);
        let mut said = Vec::new();
        if start.is_some() {
            said.push(format!("it was in force: {}", self.quote(start)));
        }
        if acceptance.is_some() {
            said.push(format!("{} had accepted: {}", self.title(), self.quote(acceptance)));
        }
        if said.is_empty() {
            said.push("no start is said, and no acceptance that it waits for".into());
        }
        let rule = self.about.rule.and_then(|rule| self.ruling.judge.rules.get(rule));
        if let Some(survives) = rule.and_then(|rule| rule.norm.survives) {
            said.push(format!("it holds on after the end: {}", self.quote(Some(survives))));
        }
        let late = accepted > course.start().latest;
        let clause = if late { acceptance.or(start) } else { start.or(acceptance) };
        let mut waits = life.conditions.iter().filter_map(|one| self.event(&one.event, Instant::MIN));
        Reason { text: said.join("; "), clause, incident: waits.next_back().filter(|_| !late) }
    }

    fn acceptance(&self, standing: Standing) -> Reason {
        let bound = self.party().and_then(|party| self.norms().life.bound(party));
        let clause = bound.and_then(|bound| bound.clause);
        let (title, quote) = (self.title(), self.quote(clause));
        let text = if standing == Standing::NotYet {
            format!("{title} had not accepted: {quote}")
        } else {
            format!("whether {title} had accepted by then is not known: {quote}")
        };
        Reason { text, clause, incident: None }
    }

    fn start(&self, standing: Standing) -> Reason {
        let life = &self.norms().life;
        let open = standing != Standing::NotYet;
        if let Some(first) = life.conditions.first() {
            let events: Vec<&str> = life.conditions.iter().map(|one| &*one.event).collect();
            let (events, quote) = (events.join(" and "), self.quote(Some(first.clause)));
            let text = if open {
                format!("whether {events} had happened by then is not known: {quote}")
            } else {
                format!("{events} had not happened: {quote}")
            };
            return Reason { text, clause: Some(first.clause), incident: None };
        }
        let clause = life.window.start_clause;
        let never = self.ruling.judge.course.start().latest == Instant::MAX;
        let text = match (open, never) {
            (true, true) => "no start is given; it can only be said that it is not before the first acceptance".into(),
            (true, false) => format!("whether it had begun is not known: {}", self.quote(clause)),
            (false, true) => "nobody had accepted, and no start is given".into(),
            (false, false) => format!("it was not in force: {}", self.quote(clause)),
        };
        Reason { text, clause, incident: None }
    }

    fn end(&self, standing: Standing) -> Reason {
        let life = &self.norms().life;
        let open = standing != Standing::Ended;
        if let Some(until) = &life.until {
            let (event, quote) = (&until.event, self.quote(Some(until.clause)));
            let incident = self.event(event, Instant::MIN);
            let text = if open {
                format!("whether {event} had happened by then is not known: {quote}")
            } else {
                format!("{event} had happened: {quote}")
            };
            return Reason { text, clause: Some(until.clause), incident };
        }
        let clause = life.window.end_clause;
        let quote = self.quote(clause);
        let mut text = if open {
            format!("whether it had ended by then is not known: {quote}")
        } else {
            format!("it had ended: {quote}")
        };
        if let Some((_, place)) = &life.renewal {
            let renewed = self.quote(Some(*place));
            text = if open && self.is_moved() {
                format!("whether it had been renewed by then is not known: {renewed}; {quote}")
            } else {
                format!("{text}; no renewal beyond it is recorded: {renewed}")
            };
        }
        Reason { text, clause, incident: None }
    }

    /// Whether the end is not the one that the dates give.
    fn is_moved(&self) -> bool {
        let window = &self.norms().life.window;
        let end = self.ruling.judge.course.end;
        (end.earliest, end.latest) != (window.certain().1, window.possible().1)
    }

    /// Each end that may be meant, where there are several and nothing that is recorded moved them.
    fn ends(&self) -> Vec<(Name, Instant, Instant)> {
        let window = &self.norms().life.window;
        if window.ends.len() < 2 || self.is_moved() {
            return vec![];
        }
        window.ends.iter().map(|end| (Name::from(&*end.label), end.at.earliest, end.at.latest)).collect()
    }

    fn other(&self, part: &Part) -> Reason {
        let life = &self.norms().life;
        // The one whose edge is nearer: before it took another's place, or after another took its own.
        let later = life.until_replaced.as_ref().filter(|one| part.until.0 > one.from.earliest);
        let (one, took) = match (later, &life.since) {
            (Some(one), _) => (one, "had taken its place"),
            (None, Some(one)) => (one, "still held"),
            (None, None) => return Reason { text: "another reading held".into(), clause: None, incident: None },
        };
        let open = if part.standing == Standing::Replaced { "" } else { "it is not known whether " };
        let quote = one.clause.map(|clause| format!(": {}", self.quote(Some(clause)))).unwrap_or_default();
        let text = format!("{open}the reading `{}` {took}{quote}", one.other);
        Reason { text, clause: one.clause, incident: None }
    }

    fn paused(&self, pause: &Pause, standing: Standing) -> Reason {
        let incident = self.incident(pause.by);
        let by = incident.clone().unwrap_or_else(|| "what is recorded".into());
        let quote = self.quote(Some(pause.clause));
        let two = "; there are two timelines, in one it is bound and in the other it is not";
        let text = match (pause.why, standing.is_known()) {
            (Paused::Suspended, true) => format!("it was suspended, by {by}"),
            (Paused::Suspended, false) => format!("whether it was suspended, by {by}, is not known"),
            (Paused::Left, true) => format!("{} had left it, by {by}", self.title()),
            (Paused::Left, false) => format!("whether {} had left it, by {by}, is not known", self.title()),
            (Paused::Released, true) => format!("another party had violated it, by {by}, and that released this one"),
            (Paused::Released, false) => {
                format!(
                    "another party may have violated it, by {by}, and whether that released this one is not sure{two}"
                )
            }
            (Paused::Declared, true) => format!("the party had declared itself released, by {by}"),
            (Paused::Declared, false) => format!("whether the declaration {by} released the party is not known{two}"),
            (Paused::Unreciprocated, _) => {
                format!("another party may not have complied, by {by}, and this one is bound only while it does{two}")
            }
        };
        Reason { text: format!("{text}: {quote}"), clause: Some(pause.clause), incident }
    }
}
