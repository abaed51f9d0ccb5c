//! What decides a dimension of a deed: what is out, or what is open, and on which clause or fact it hangs.

use agreement::{AttemptRule, Owner, Release, Scope};
use model::{DecidedBy, Dimension, Facet, Instant, LeafSet, Membership, Name, Taxonomy};

use super::Telling;
use crate::deed::Deed;
use crate::forms::{Paused, at_hours, holds};
use crate::register::Site;

impl Telling<'_> {
    /// Why a dimension of a deed is out or open, and what it hangs on.
    pub(super) fn dimension(
        &self,
        dimension: Dimension,
        membership: Membership,
        at: u64,
        deed: &Deed,
        site: &Site,
    ) -> (String, DecidedBy) {
        let ambit = self.ambit();
        let out = membership == Membership::Out;
        let clause = |place: Option<usize>| place.map_or(DecidedBy::NotSaid, DecidedBy::Clause);
        match dimension {
            Dimension::Actor => self.actor(out),
            Dimension::Act if deed.not_done => ("what is reported is that it was not done".into(), DecidedBy::Fact),
            Dimension::Act if deed.act.is_empty() => {
                ("what is reported is an event and no act".into(), DecidedBy::Fact)
            }
            Dimension::Act => self.scope(Facet::Act, &ambit.act, deed.act, out),
            Dimension::Object => self.scope(Facet::Object, &ambit.object, deed.object, out),
            Dimension::Means => self.scope(Facet::Means, &ambit.means, deed.means, out),
            Dimension::Territory => self.territory(site, out),
            Dimension::Time => self.time(at, deed, out),
            Dimension::Attempt => match ambit.attempt {
                AttemptRule::Counts(place) => ("an attempt counts".into(), DecidedBy::Clause(place)),
                AttemptRule::DoesNotCount(place) if out => {
                    (format!("it was an attempt, and {}", self.quote(Some(place))), DecidedBy::Clause(place))
                }
                AttemptRule::DoesNotCount(_) => {
                    ("whether it succeeded is not known, and an attempt does not count".into(), DecidedBy::Fact)
                }
                AttemptRule::NotSaid(place) => {
                    let what = if Taxonomy::shipped().attempt().contains(deed.outcome) {
                        "it was an attempt"
                    } else {
                        "it may have been no more than an attempt"
                    };
                    (format!("{what}, and whether an attempt counts is not said"), clause(place))
                }
            },
            Dimension::Exception => self.exception(at, deed, out),
        }
    }

    fn actor(&self, out: bool) -> (String, DecidedBy) {
        let bound = self.norms.life.bound(self.party).filter(|_| self.norm.who.contains(self.party));
        let Some(bound) = bound else {
            return (
                format!("the term does not bind {}", self.norms.title(self.party)),
                DecidedBy::Clause(self.norm.clause),
            );
        };
        let by = bound.clause.map_or(DecidedBy::NotSaid, DecidedBy::Clause);
        let quote = self.quote(bound.clause);
        if out {
            (format!("{} had not accepted: {quote}", self.norms.title(self.party)), by)
        } else {
            (format!("whether {} had accepted by then is not known: {quote}", self.norms.title(self.party)), by)
        }
    }

    fn scope(&self, facet: Facet, scope: &Scope, possible: LeafSet, out: bool) -> (String, DecidedBy) {
        let taxonomy = Taxonomy::shipped();
        let what = taxonomy.describe(facet, possible);
        let word = facet.word();
        let said = scope.clauses.first().copied().map_or(DecidedBy::NotSaid, DecidedBy::Clause);
        if out {
            let plural = if facet == Facet::Means { "means".into() } else { format!("{word}s") };
            return (format!("{what} is not among the {plural} that the term names"), said);
        }
        let opened = possible.intersection(scope.opened());
        let outside = possible.minus(scope.within).minus(opened);
        if outside.is_empty() {
            let parts = || scope.open.iter().filter(|part| part.leaves.overlaps(possible));
            let reasons: Vec<&str> = parts().map(|part| part.because.as_str()).collect();
            let place = parts().find_map(|part| part.clause);
            return (reasons.join("; "), place.map_or(DecidedBy::NotSaid, DecidedBy::Clause));
        }
        let few = |set: LeafSet| {
            let parts = taxonomy.outline(facet, set);
            if parts.len() > 8 { "part of that".into() } else { parts.join(", ") }
        };
        let open = if opened.is_empty() { String::new() } else { format!("; the text leaves open {}", few(opened)) };
        let because =
            format!("the {word} is not known more closely than {what}; {} would be outside{open}", few(outside));
        (because, DecidedBy::Fact)
    }

    fn territory(&self, site: &Site, out: bool) -> (String, DecidedBy) {
        let territory = &self.ambit().territory;
        let list = |names: &[Name]| {
            let titles: Vec<&str> = names.iter().map(|name| self.norms.title(name)).collect();
            if titles.is_empty() { "nobody that is known".into() } else { titles.join(" or ") }
        };
        let ground = format!(
            "the ground is recognised as that of {} and was held by {}",
            list(&site.recognised),
            list(&site.held_by)
        );
        let by = match (territory.whose_clause, territory.area_clause) {
            (Some(place), _) | (None, Some(place)) => DecidedBy::Clause(place),
            (None, None) => DecidedBy::NotSaid,
        };
        if out {
            return (format!("{ground}: not the other party's, or not in the area named"), by);
        }
        if site.held_by.len() > 1 || site.areas.is_empty() {
            return (format!("{ground}: which is not known"), DecidedBy::Fact);
        }
        let rule = match &territory.whose {
            Owner::Claimed(claims) if !claims.is_empty() => {
                "a claim to land alone does not tell whose the object is".into()
            }
            _ => format!(
                "whose an object is that one side holds on ground recognised as the other's: {}",
                self.quote(territory.whose_clause)
            ),
        };
        (format!("{ground}; {rule}"), by)
    }

    fn time(&self, place: u64, deed: &Deed, out: bool) -> (String, DecidedBy) {
        let window = &self.norms.life.window;
        let at = deed.time();
        let course = &self.ruling.judge.course;
        let pauses = || self.pauses(place, deed).filter(|pause| out == (pause.hold(place, deed) == Membership::Out));
        if let Some(pause) = pauses().next() {
            return self.paused(pause, out);
        }
        let held = holds(&self.norms.life, at);
        if held == if out { Membership::Out } else { Membership::Open } {
            return self.replaced(held);
        }
        if let Some((_, place)) = &self.ambit().hours {
            let quote = self.quote(Some(*place));
            match at_hours(self.ambit(), at) {
                Membership::Out => {
                    return (format!("it happened at another hour of the day: {quote}"), DecidedBy::Clause(*place));
                }
                Membership::Open if !out => {
                    return (
                        format!("whether it happened at these hours of the day is not known: {quote}"),
                        DecidedBy::Fact,
                    );
                }
                Membership::Open | Membership::In => {}
            }
        }
        let start = window.start_clause.map_or(DecidedBy::NotSaid, DecidedBy::Clause);
        let end = window.end_clause.map_or(DecidedBy::NotSaid, DecidedBy::Clause);
        let (begins, ends) = (course.start(), course.end);
        let waits = &self.norms.life.conditions;
        let never_said = begins.latest == Instant::MAX;
        if out {
            return if at.to <= begins.earliest && never_said && waits.is_empty() {
                ("it happened before anybody had accepted, and no start is given".into(), start)
            } else if at.to <= begins.earliest && !waits.is_empty() {
                let quote = self.quote(waits.first().map(|one| one.clause));
                (format!("{} had not happened by then: {quote}", self.awaited()), start)
            } else if at.to <= begins.earliest {
                (format!("it happened before the start: {}", self.quote(window.start_clause)), start)
            } else {
                let renewals =
                    if self.norms.life.renewal.is_some() { ", renewals that are recorded included" } else { "" };
                (format!("it happened after the end{renewals}: {}", self.quote(window.end_clause)), end)
            };
        }
        if at.from < begins.latest {
            let reason = if let Some(first) = waits.first() {
                let quote = self.quote(Some(first.clause));
                format!("whether {} had happened by then is not known: {quote}", self.awaited())
            } else if never_said {
                "no start is given; it can only be said that it is not before the first acceptance".into()
            } else {
                let quote = self.quote(window.start_clause);
                format!("whether it happened before or after the start is not known: {quote}")
            };
            return (
                reason,
                if window.start.earliest < window.start.latest && waits.is_empty() { start } else { DecidedBy::Fact },
            );
        }
        if let Some(until) = &self.norms.life.until {
            let quote = self.quote(Some(until.clause));
            let event = &until.event;
            return (
                format!("whether the event `{event}` had happened by then is not known: {quote}"),
                DecidedBy::Fact,
            );
        }
        let renewed = self.norms.life.renewal.as_ref().filter(|_| at.from >= window.possible().1);
        if let Some((_, place)) = renewed.filter(|_| ends.earliest != ends.latest) {
            let quote = self.quote(Some(*place));
            return (format!("whether it had been renewed by then is not known: {quote}"), DecidedBy::Fact);
        }
        let ends: Vec<String> = window
            .ends
            .iter()
            .map(|end| {
                let state = if at.to <= end.at.earliest {
                    "still in force"
                } else if at.from >= end.at.latest {
                    "ended"
                } else {
                    "not known"
                };
                format!("{}: {state}", end.label)
            })
            .collect();
        (format!("{}: {}", self.quote(window.end_clause), ends.join("; ")), end)
    }

    /// The events that the start waits for.
    pub(super) fn awaited(&self) -> String {
        let events = self.norms.life.conditions.iter().map(|one| format!("the event `{}`", one.event));
        events.collect::<Vec<_>>().join(" and ")
    }

    /// Whether a clause says that a violation releases the other party at once.
    pub(super) fn frees_at_once(&self, clause: usize) -> bool {
        let mut releases = self.norms.life.releases.iter();
        releases.any(|release| release.clause == clause && release.mode == Release::Automatic)
    }

    /// What suspended the agreement or freed the party, or may have.
    fn paused(&self, pause: &crate::forms::Pause, out: bool) -> (String, DecidedBy) {
        let (by, quote) = (self.incident(pause.by), self.quote(Some(pause.clause)));
        let title = self.norms.title(self.party);
        let text = match (pause.why, out) {
            (Paused::Released, false) if self.frees_at_once(pause.clause) => {
                format!(
                    "{by} may have released {title}, and is not established by a standard that the parties agreed on"
                )
            }
            (Paused::Released, false) => {
                format!("{by} may have released {title}, and what a violation means for the other party is not said")
            }
            (Paused::Released, true) => format!("{title} had been released by the violation of the other party, {by}"),
            (Paused::Declared, false) => {
                format!("whether {title} was released then, by its declaration {by}, is not known")
            }
            (Paused::Declared, true) => format!("{title} had declared itself released, by {by}"),
            (Paused::Suspended, false) => format!("whether the agreement was suspended then, by {by}, is not known"),
            (Paused::Suspended, true) => format!("the agreement was suspended then, by {by}"),
            (Paused::Left, false) => format!("whether {title} had left the agreement by then, by {by}, is not known"),
            (Paused::Left, true) => format!("{title} had left the agreement, by {by}"),
            (Paused::Unreciprocated, _) => {
                format!("{title} is bound while the other party complies, and after {by} it may not have complied")
            }
        };
        (format!("{text}: {quote}"), DecidedBy::Clause(pause.clause))
    }

    /// That another reading of the holder held at the time, or may have.
    fn replaced(&self, held: Membership) -> (String, DecidedBy) {
        let life = &self.norms.life;
        let not = if held == Membership::Out { "did not hold" } else { "is not known to have held" };
        let since =
            life.since.iter().map(|one| format!("it takes the place of `{}`: {}", one.other, self.quote(one.clause)));
        let until = life.until_replaced.iter().map(|one| format!("`{}` takes its place", one.other));
        let why: Vec<String> = since.chain(until).collect();
        let by = life.since.as_ref().and_then(|one| one.clause).map_or(DecidedBy::NotSaid, DecidedBy::Clause);
        (format!("the reading {not} then: {}", why.join("; ")), by)
    }
}
