//! What would settle a finding that cannot be made, and which way.

use model::{DecidedBy, Deciding, Dimension, Facet, FindingKind, Question, Settle, Taxonomy};

use super::{About, Telling};
use crate::forms::{Pause, Paused};
use crate::rule::Form;

impl Telling<'_> {
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
            Some(Dimension::Act) => match self.about {
                About::Duty(trace) => self.whether_met(trace),
                About::Deed { .. } => "what was done: a strike, or something else?".into(),
            },
            Some(Dimension::Object) if text => {
                let object =
                    if let About::Deed { deed, .. } = self.about { deed.object } else { ambit.object.opened() };
                let opened = object.intersection(ambit.object.opened());
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
            Some(Dimension::Time) if self.paused_by(deciding).is_some() => {
                self.paused_by(deciding).map_or_else(String::new, |pause| self.whether_paused(pause))
            }
            Some(Dimension::Time) if matches!(self.rule.form, Form::Periodic { .. }) => {
                format!("is it due in a period of which only a part counts, under the reading `{reading}`?")
            }
            Some(Dimension::Time) if matches!(self.about, About::Duty(_)) && text => {
                format!("by when is it to be done, under the reading `{reading}`?")
            }
            Some(Dimension::Time) if !text => self.when_at_all(),
            Some(Dimension::Time) if deciding.by == self.start() => {
                let start = self.norms.life.window.start;
                let within_days = start.latest <= start.earliest.plus(2 * 86_400);
                let when = if within_days { "at which hour" } else { "when" };
                format!("{when} does the agreement begin under the reading `{reading}`?")
            }
            Some(Dimension::Time) => format!("when does the agreement end under the reading `{reading}`?"),
            Some(Dimension::Attempt) if text => format!("does an attempt count under the reading `{reading}`?"),
            Some(Dimension::Attempt) => "did the weapon arrive?".into(),
            Some(Dimension::Exception) => match self.rule.form {
                Form::Before { .. } => format!("was there a {} in time?", self.needed()),
                Form::Limit(_) if matches!(self.norm.form, agreement::Form::Limit { per: None, .. }) => {
                    "how many were there?".into()
                }
                Form::Limit(_) => "how many were there before it in the same period?".into(),
                _ => "does the exception apply?".into(),
            },
        }
    }

    /// What keeps the party from being certainly bound, where the finding hangs on that.
    fn paused_by(&self, deciding: &Deciding) -> Option<&Pause> {
        let About::Deed { at, deed, .. } = self.about else { return None };
        let DecidedBy::Clause(place) = deciding.by else { return None };
        self.pauses(at, deed).find(|pause| pause.clause == place)
    }

    /// The question whose answer tells whether something freed the party.
    fn whether_paused(&self, pause: &Pause) -> String {
        let (reading, title) = (&self.norms.reading, self.norms.title(self.party));
        let event = self.norms.life.suspensions.iter().find(|one| one.clause == pause.clause);
        match (pause.why, event) {
            (Paused::Released, _) if self.frees_at_once(pause.clause) => {
                format!(
                    "by which standard of proof does a violation release the other party, under the reading `{reading}`?"
                )
            }
            (Paused::Released, _) => {
                format!("what does a violation by one party mean for the other, under the reading `{reading}`?")
            }
            (Paused::Unreciprocated, _) => format!("when does a party not comply, under the reading `{reading}`?"),
            (Paused::Suspended, Some(one)) => match &one.until {
                Some(until) => format!("when did the events `{}` and `{until}` happen?", one.from),
                None => format!("from when until when was there `{}`?", one.from),
            },
            (Paused::Suspended, None) => "was notice of suspension given, by whom and when?".into(),
            (Paused::Left, _) => format!("did {title} give notice of leaving, and when?"),
            (Paused::Declared, _) => format!("did {title} declare itself released after a violation, and when?"),
        }
    }

    /// The question about the time of a deed, or of what it hangs on.
    fn when_at_all(&self) -> String {
        let life = &self.norms.life;
        let exactly = "when exactly did it happen?".to_owned();
        let About::Deed { deed, .. } = self.about else { return exactly };
        let course = &self.ruling.judge.course;
        if !life.conditions.is_empty() && deed.from < course.start().latest {
            return format!("when did {} happen?", self.awaited());
        }
        match &life.until {
            Some(until) if deed.to > course.end.earliest => format!("when did the event `{}` happen?", until.event),
            None if life.renewal.is_some() && deed.from >= life.window.possible().1 => {
                "was it renewed, by whom and when?".into()
            }
            _ => exactly,
        }
    }

    /// Which answer takes the finding away, where what is asked is whether a duty was met.
    fn unless(&self, one: &Deciding) -> Option<(&'static str, &'static str)> {
        match self.about {
            About::Duty(trace) if one.dimension == Some(Dimension::Act) => Some(self.if_met(trace)),
            About::Duty(_) if one.dimension == Some(Dimension::Time) && self.is_undated() => {
                Some(("if that time is still ahead: pending", "if it has passed"))
            }
            _ => None,
        }
    }

    /// The smallest sets of answers that decide the finding: each open dimension alone, if the answer is "out"; all of
    /// them together, if it is "in". Who did it decides nothing about scope, so it stands in the last set only.
    pub(super) fn settles(&self, deciding: &[Deciding], if_in: FindingKind) -> Vec<Settle> {
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
            [only] => {
                let decides = match self.unless(only) {
                    None => format!("if that puts it inside: {}; if outside: not covered", if_in.word()),
                    Some((unless, otherwise)) => format!("{unless}; {otherwise}: {}", if_in.word()),
                };
                vec![settle(deciding, decides)]
            }
            _ => {
                let alone = deciding.iter().filter(|one| one.dimension.is_some());
                let alone = alone.map(|one| {
                    let unless = self.unless(one).map_or("if that puts it outside: not covered", |(unless, _)| unless);
                    settle(std::slice::from_ref(one), format!("alone, {unless}"))
                });
                let together = format!("together, if every answer puts it inside: {}", if_in.word());
                alone.chain([settle(deciding, together)]).collect()
            }
        }
    }
}
