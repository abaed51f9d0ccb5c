//! What would settle a finding that cannot be made, and which way.

use model::{DecidedBy, Deciding, Dimension, Facet, FindingKind, Question, Settle, Taxonomy};

use super::{About, Telling};
use crate::forms::Paused;
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
            Some(Dimension::Time) if self.paused_by(deciding).is_some() => match self.paused_by(deciding) {
                Some(Paused::Released) => {
                    format!("does a violation by one party release the other at once, under the reading `{reading}`?")
                }
                Some(Paused::Unreciprocated) => format!("when does a party not comply, under the reading `{reading}`?"),
                _ => "did the declaration take effect, and when?".into(),
            },
            Some(Dimension::Time) if matches!(self.about, About::Duty(_)) && text => {
                format!("by when is it to be done, under the reading `{reading}`?")
            }
            Some(Dimension::Time) if !text && !self.norms.life.conditions.is_empty() => {
                let events: Vec<&str> = self.norms.life.conditions.iter().map(|one| &*one.event).collect();
                format!("when did {} happen?", events.join(" and "))
            }
            Some(Dimension::Time) if !text => "when exactly did it happen?".into(),
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
                Form::Before { .. } => "was it told or permitted before?".into(),
                Form::Limit(_) => "how many were there?".into(),
                _ => "does the exception apply?".into(),
            },
        }
    }

    /// What keeps the party from being certainly bound, where the finding hangs on that.
    fn paused_by(&self, deciding: &Deciding) -> Option<Paused> {
        let About::Deed { at, deed, .. } = self.about else { return None };
        let DecidedBy::Clause(place) = deciding.by else { return None };
        self.pauses(at, deed).find(|pause| pause.clause == place).map(|pause| pause.why)
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
}
