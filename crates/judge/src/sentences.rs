//! Why a finding is what it is, and what would settle it, in sentences. Made on demand; nothing is decided here.

use agreement::{Ambit, AttemptRule, Norm, Norms, Owner, Scope};
use model::{
    Assessment, Attribution, Coverage, DecidedBy, Deciding, Dimension, Facet, FindingKind, Incident, Instant, LeafSet,
    Membership, Name, Question, Settle, Taxonomy,
};

use crate::forms::{Fact, at_hours, holds};

/// Everything that a sentence about one finding may speak of.
pub(crate) struct Told<'a> {
    pub norms: &'a Norms,
    pub norm: &'a Norm,
    pub fact: &'a Fact<'a>,
    pub coverage: Coverage,
    pub incident: &'a Incident,
    pub party: &'a Name,
    pub attribution: Attribution,
    /// The clause that may have released the party before the act, where one may have.
    pub released: Option<usize>,
}

impl Told<'_> {
    fn ambit(&self) -> &Ambit {
        &self.norm.ambit
    }

    /// The words of a clause in quotation marks.
    fn quote(&self, clause: Option<usize>) -> String {
        clause
            .and_then(|place| self.norms.clauses.get(place))
            .map_or_else(|| "the text, which has no clause on it".into(), |clause| format!("“{}”", clause.text))
    }

    /// What took the finding away from "in": what is out, or else what is open, attribution last.
    pub(crate) fn deciding(&self) -> Vec<Deciding> {
        let membership = self.coverage.together();
        let mut deciding: Vec<Deciding> = if membership == Membership::In {
            vec![]
        } else {
            self.coverage.with(membership).map(|dimension| self.dimension(dimension, membership)).collect()
        };
        if membership != Membership::Out
            && matches!(self.attribution, Attribution::Disputed | Attribution::Undetermined)
        {
            deciding.push(Deciding {
                dimension: None,
                membership: Membership::Open,
                because: match self.attribution {
                    Attribution::Disputed => {
                        "more than one party is named for it, or the denial gives an account of its own"
                    }
                    _ => "nobody says who did it",
                }
                .into(),
                by: DecidedBy::Fact,
            });
        }
        deciding
    }

    fn dimension(&self, dimension: Dimension, membership: Membership) -> Deciding {
        let ambit = self.ambit();
        let out = membership == Membership::Out;
        let clause = |place: Option<usize>| place.map_or(DecidedBy::NotSaid, DecidedBy::Clause);
        let (because, by) = match dimension {
            Dimension::Actor => self.actor(out),
            Dimension::Act => self.scope(Facet::Act, &ambit.act, self.fact.act, out),
            Dimension::Object => self.scope(Facet::Object, &ambit.object, self.fact.object, out),
            Dimension::Means => self.scope(Facet::Means, &ambit.means, self.fact.means, out),
            Dimension::Territory => self.territory(out),
            Dimension::Time => self.time(out),
            Dimension::Attempt => match ambit.attempt {
                AttemptRule::Counts(place) => ("an attempt counts".into(), DecidedBy::Clause(place)),
                AttemptRule::DoesNotCount(place) if out => {
                    (format!("it was an attempt, and {}", self.quote(Some(place))), DecidedBy::Clause(place))
                }
                AttemptRule::DoesNotCount(_) => {
                    ("whether it succeeded is not known, and an attempt does not count".into(), DecidedBy::Fact)
                }
                AttemptRule::NotSaid(place) => {
                    let what = if Taxonomy::shipped().attempt().contains(self.fact.outcome) {
                        "it was an attempt"
                    } else {
                        "it may have been no more than an attempt"
                    };
                    (format!("{what}, and whether an attempt counts is not said"), clause(place))
                }
            },
            Dimension::Exception => {
                let names: Vec<String> =
                    ambit.exceptions.iter().map(|exception| format!("`{}`", exception.name)).collect();
                let place = ambit.exceptions.first().map(|exception| exception.clause);
                let verb = if out { "applies" } else { "may apply" };
                (
                    format!("the exception {} {verb}", names.join(" or ")),
                    if out { clause(place) } else { DecidedBy::Fact },
                )
            }
        };
        Deciding { dimension: Some(dimension), membership, because, by }
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

    fn territory(&self, out: bool) -> (String, DecidedBy) {
        let territory = &self.ambit().territory;
        let list = |names: &[Name]| {
            let titles: Vec<&str> = names.iter().map(|name| self.norms.title(name)).collect();
            if titles.is_empty() { "nobody that is known".into() } else { titles.join(" or ") }
        };
        let ground = format!(
            "the ground is recognised as that of {} and was held by {}",
            list(self.fact.recognised),
            list(self.fact.held_by)
        );
        let by = match (territory.whose_clause, territory.area_clause) {
            (Some(place), _) | (None, Some(place)) => DecidedBy::Clause(place),
            (None, None) => DecidedBy::NotSaid,
        };
        if out {
            return (format!("{ground}: not the other party's, or not in the area named"), by);
        }
        if self.fact.held_by.len() > 1 || self.fact.areas.is_empty() {
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

    fn time(&self, out: bool) -> (String, DecidedBy) {
        let window = &self.norms.life.window;
        if let Some(place) = self.released {
            let text = "the other party may have violated it before, and whether that released this one is disputed";
            return (format!("{text}: {}", self.quote(Some(place))), DecidedBy::Clause(place));
        }
        let at = self.fact.time;
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
        let never_said = window.start.latest == Instant::MAX;
        if out {
            return if at.to <= window.start.earliest && never_said {
                ("it happened before anybody had accepted, and no start is given".into(), start)
            } else if at.to <= window.start.earliest {
                (format!("it happened before the start: {}", self.quote(window.start_clause)), start)
            } else {
                (format!("it happened after the end: {}", self.quote(window.end_clause)), end)
            };
        }
        if at.from < window.start.latest {
            let waits = &self.norms.life.conditions;
            let reason = if let Some(first) = waits.first() {
                let events: Vec<&str> = waits.iter().map(|one| &*one.event).collect();
                let quote = self.quote(Some(first.clause));
                format!("whether {} had happened by then is not recorded: {quote}", events.join(" and "))
            } else if never_said {
                "no start is given; it can only be said that it is not before the first acceptance".into()
            } else {
                let quote = self.quote(window.start_clause);
                format!("whether it happened before or after the start is not known: {quote}")
            };
            return (reason, if window.start.earliest < window.start.latest { start } else { DecidedBy::Fact });
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

    /// What the start hangs on.
    fn start(&self) -> DecidedBy {
        self.norms.life.window.start_clause.map_or(DecidedBy::NotSaid, DecidedBy::Clause)
    }

    /// The question that would settle a dimension, in words that are the same for every incident if it is the text that
    /// is open.
    fn question(&self, deciding: &Deciding) -> String {
        let reading = &self.norms.reading;
        let taxonomy = Taxonomy::shipped();
        let text = !matches!(deciding.by, DecidedBy::Fact);
        let ambit = self.ambit();
        match deciding.dimension {
            None => "who did it?".into(),
            Some(Dimension::Actor) => {
                format!("when did {} accept, under the reading `{reading}`?", self.norms.title(self.party))
            }
            Some(Dimension::Act) => "what was done: a strike, or something else?".into(),
            Some(Dimension::Object) if text => {
                let opened = self.fact.object.intersection(ambit.object.opened());
                let what =
                    if opened.len() > 4 { "the object".into() } else { taxonomy.describe(Facet::Object, opened) };
                format!("is {what} protected under the reading `{reading}`?")
            }
            Some(Dimension::Object) => "what kind of object was it?".into(),
            Some(Dimension::Means) if text => format!("which means count under the reading `{reading}`?"),
            Some(Dimension::Means) => "by which means was it done?".into(),
            Some(Dimension::Territory) if text => {
                format!("whose is an object on ground that the other side holds, under the reading `{reading}`?")
            }
            Some(Dimension::Territory) => "who held the ground at that time?".into(),
            Some(Dimension::Time) if self.released.is_some() => {
                format!("does a violation by one party release the other at once, under the reading `{reading}`?")
            }
            Some(Dimension::Time) if !text => "when exactly did it happen?".into(),
            Some(Dimension::Time) if deciding.by == self.start() => {
                if let Some(first) = self.norms.life.conditions.first() {
                    return format!("when did {} happen?", first.event);
                }
                let start = self.norms.life.window.start;
                let within_days = start.latest <= start.earliest.plus(2 * 86_400);
                let when = if within_days { "at which hour" } else { "when" };
                format!("{when} does the agreement begin under the reading `{reading}`?")
            }
            Some(Dimension::Time) => format!("when does the agreement end under the reading `{reading}`?"),
            Some(Dimension::Attempt) if text => format!("does an attempt count under the reading `{reading}`?"),
            Some(Dimension::Attempt) => "did the weapon arrive?".into(),
            Some(Dimension::Exception) => "does the exception apply?".into(),
        }
    }

    /// The smallest sets of answers that decide the finding: each open dimension alone, if the answer is "out"; all of
    /// them together, if it is "in". Who did it decides nothing about scope, so it stands in the last set only.
    pub(crate) fn settles(&self, deciding: &[Deciding], if_in: FindingKind) -> Vec<Settle> {
        let question = |one: &Deciding| Question {
            text: self.question(one),
            of_text: one.by != DecidedBy::Fact,
            clause: if let DecidedBy::Clause(place) = one.by { Some(place) } else { None },
        };
        let settle =
            |of: &[Deciding], decides: String| Settle { questions: of.iter().map(question).collect(), decides };
        match deciding {
            [only] if only.dimension.is_none() => {
                let party = self.norms.title(self.party);
                vec![settle(
                    deciding,
                    format!("if {party}: {}; if somebody else: no violation by {party}", if_in.word()),
                )]
            }
            [_] => vec![settle(deciding, format!("if that puts it inside: {}; if outside: not covered", if_in.word()))],
            _ => {
                let alone = deciding.iter().filter(|one| one.dimension.is_some());
                let alone = alone
                    .map(|one| settle(std::slice::from_ref(one), "alone, if that puts it outside: not covered".into()));
                let together = format!("together, if every answer puts it inside: {}", if_in.word());
                alone.chain([settle(deciding, together)]).collect()
            }
        }
    }

    /// The reasons in full sentences, the deciding ones first. None of them says how strong the finding is: that is for
    /// whoever publishes it.
    pub(crate) fn why(&self, deciding: &[Deciding], assessment: &Assessment) -> Vec<String> {
        let mut why: Vec<String> = deciding
            .iter()
            .map(|one| {
                let title = one.dimension.map_or("attribution", Dimension::title);
                sentence(&format!("{title} is {}: {}", one.membership.word(), one.because))
            })
            .collect();
        if deciding.is_empty() {
            let term = &self.norm.term;
            why.push(format!("`{term}` speaks of it in every respect under the reading `{}`.", self.norms.reading));
        }
        let (certainty, who) = (assessment.certainty.word(), self.attribution.word());
        why.push(format!("That it happened is {certainty}; that {} did it: {who}.", self.norms.title(self.party)));
        why.push(format!("Basis: {}.", self.incident.statements.join(", ")));
        why
    }
}

/// With a capital and a full stop.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), chars.as_str()))
}
