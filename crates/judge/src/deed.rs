//! What is known of one act or event: sets of possibilities, as words of bits.

use model::{Assessment, Attribution, Certainty, Incident, Instant, Interval, LeafSet, SiteLink};

use crate::JudgeError;
use crate::register::{Parties, Register};

/// An act or an event, as far as it is known. Nothing in it depends on a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// First instant at which it may have happened.
    pub from: Instant,
    /// First instant by which it had certainly happened.
    pub to: Instant,
    /// What was done; nothing where only an event is recorded.
    pub act: LeafSet,
    /// To what.
    pub object: LeafSet,
    /// With what.
    pub means: LeafSet,
    /// With what result.
    pub outcome: LeafSet,
    /// Where, by its number.
    pub site: u32,
    /// Who may have done it; empty where nobody is named.
    pub named: Parties,
    /// The event of the agreement that it is.
    pub event: Option<u32>,
    /// The body that it is addressed to, or that grants it.
    pub body: Option<u32>,
    /// By which it is kept (request 17); zero where none is said.
    pub reference: u128,
    /// How many, at least and at most.
    pub quantity: (u32, u32),
    /// What it says is that this was not done.
    pub not_done: bool,
    /// Whether the instant is exact, and what was recorded before it came before it.
    pub exact: bool,
    /// How sure it is that it happened.
    pub certainty: Certainty,
}

impl Deed {
    /// Of which nothing is known but when it happened and that it did.
    #[must_use]
    pub fn unknown(time: Interval) -> Self {
        let taxonomy = model::Taxonomy::shipped();
        Self {
            from: time.from,
            to: time.to,
            act: taxonomy.all(model::Facet::Act),
            object: taxonomy.all(model::Facet::Object),
            means: taxonomy.all(model::Facet::Means),
            outcome: taxonomy.all(model::Facet::Outcome),
            site: 0,
            named: Parties::default(),
            event: None,
            body: None,
            reference: 0,
            quantity: (0, u32::MAX),
            not_done: false,
            exact: false,
            certainty: Certainty::Verified,
        }
    }

    /// The deed that an incident is.
    ///
    /// # Errors
    /// [`JudgeError::TooManyParties`].
    pub fn of(
        incident: &Incident,
        link: &SiteLink,
        assessment: &Assessment,
        register: &mut Register,
    ) -> Result<Self, JudgeError> {
        let mut named = Parties::default();
        for name in &incident.named {
            named.0 |= Parties::only(register.party(name)?).0;
        }
        let details = &incident.details;
        // A report that names an event is about that, and about no act.
        let act = if details.event.is_some() { LeafSet::EMPTY } else { incident.act };
        Ok(Self {
            event: details.event.as_ref().map(|event| register.event(event)),
            body: details.to.as_ref().map(|body| register.body(body)),
            reference: details.reference.as_ref().map_or(0, |reference| register.reference(reference)),
            quantity: details.quantity.map_or((0, u32::MAX), |one| (one.lo(), one.hi())),
            not_done: details.not_done,
            act,
            object: incident.object,
            means: incident.means,
            outcome: incident.outcome,
            site: register.place(&link.areas, &link.ground.recognised, &link.ground.held_by),
            named,
            certainty: assessment.certainty,
            ..Self::unknown(incident.time.interval)
        })
    }

    /// What was done. Of what is said not to have been, that is no act.
    #[must_use]
    pub fn done(&self) -> LeafSet {
        if self.not_done { LeafSet::EMPTY } else { self.act }
    }

    /// The interval in which it happened.
    #[must_use]
    pub fn time(&self) -> Interval {
        Interval { from: self.from, to: self.to }
    }

    /// The last second in which it can have happened.
    #[must_use]
    pub fn last(&self) -> Instant {
        if self.exact { self.from } else { self.to.plus(-1) }
    }

    /// The last instant at which it can have happened, as a bound that it does not go beyond.
    #[must_use]
    pub fn latest(&self) -> Instant {
        if self.exact { self.from } else { self.to }
    }
}

/// What is known of who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Did it happen?
    pub certainty: Certainty,
    /// Did this party do it?
    pub attribution: Attribution,
    /// Whether an independent voice with an observation of its own names the party.
    pub observed: bool,
}

impl Known {
    /// What a log says of the party that it names: it is taken at its word.
    pub const LOGGED: Self =
        Self { certainty: Certainty::Verified, attribution: Attribution::Attributable, observed: true };

    /// Its number among all.
    pub(crate) fn number(self) -> u8 {
        (self.certainty as u8 * Attribution::ALL.len() as u8 + self.attribution as u8) * 2 + u8::from(self.observed)
    }

    /// All of them.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Certainty::ALL.into_iter().flat_map(|certainty| {
            Attribution::ALL.into_iter().flat_map(move |attribution| {
                [false, true].into_iter().map(move |observed| Self { certainty, attribution, observed })
            })
        })
    }

    /// Of a party that nobody names.
    #[must_use]
    pub const fn unnamed(certainty: Certainty) -> Self {
        Self { certainty, attribution: Attribution::Undetermined, observed: false }
    }

    /// Adds what is known of each of the register's parties, in its order.
    pub(crate) fn add(known: &mut Vec<Self>, assessment: &Assessment, register: &Register) {
        let first = known.len();
        known.resize(first + register.n_parties(), Self::unnamed(assessment.certainty));
        for one in &assessment.parties {
            let place = register.known_party(&one.party).and_then(|party| known.get_mut(first + usize::from(party)));
            if let Some(place) = place {
                place.attribution = one.attribution;
                place.observed = one.observed;
            }
        }
    }
}
