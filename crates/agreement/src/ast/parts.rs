//! What clauses are made of: moments, spans, periods, triggers, thresholds, and what a rule says.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::{Interval, LeafSet, Name, TimeError};

/// One or several civil dates that a clause names, with the clock time and the zone as far as they are said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// At least one; several where the text leaves the choice open.
    pub dates: Vec<Date>,
    /// `HH:MM`, where it is said.
    pub clock: Option<Name>,
    /// IANA name, where it is said.
    pub zone: Option<Name>,
}

impl Moment {
    /// Every instant it may mean: the minute, or the whole day, in its zone; in each of `clocks` where no zone is said.
    ///
    /// # Errors
    /// [`TimeError`] at the calendar's edge (zone and clock were checked when the text was read).
    pub fn interval(&self, clocks: &[TimeZone]) -> Result<Interval, TimeError> {
        let zones = match &self.zone {
            Some(name) => vec![model::zone(name)?],
            None => clocks.to_vec(),
        };
        let mut hull: Option<Interval> = None;
        for date in &self.dates {
            for zone in &zones {
                let one = match &self.clock {
                    Some(clock) => model::clock(*date, clock, zone)?,
                    None => model::day(*date, zone)?,
                };
                hull = Some(hull.map_or(one, |hull| hull.hull(one)));
            }
        }
        hull.ok_or_else(|| TimeError::NoZone("zone is not said, and no party has a clock".into()))
    }
}

/// A length of time in whole hours or days, as the text has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// How many.
    pub n: i64,
    /// Hours where it is true, else days of 24 hours.
    pub hours: bool,
}

impl Span {
    /// Its length in seconds.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.n * if self.hours { 3_600 } else { 86_400 }
    }
}

/// What comes again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Each calendar day.
    Day,
    /// Each calendar week, from Monday.
    Week,
    /// Each calendar month.
    Month,
    /// Each so long, from the start.
    Every(Span),
}

/// How a number of days is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// The first day is day one.
    Inclusive,
    /// The day after the first is day one.
    Exclusive,
    /// Not said: all of them are possible.
    NotSaid,
}

/// Whose an object is, where a term speaks of "the other party's".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Whoever holds the ground that day.
    Holder,
    /// By internationally recognised borders.
    Recognised,
    /// Whoever operates it.
    Operator,
    /// The holder of the reading counts these units as a party's own, whatever others say.
    Own {
        /// The party.
        party: Name,
        /// Administrative units.
        areas: Vec<Name>,
    },
    /// Not said.
    NotSaid,
}

/// Where a term applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// Only in these units or areas.
    Only(Vec<Name>),
    /// Wherever the parties act.
    Everywhere,
    /// Not said.
    NotSaid,
}

/// What a term may be an answer to: an act of another party shortly before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// How long before, at most.
    pub within: Span,
    /// The other party's act.
    pub act: LeafSet,
    /// The classes of objects that it was done to; anything where it is empty.
    pub classes: Vec<Name>,
    /// What both acts must have in common (`region`).
    pub keys: Vec<Name>,
}

/// What an exception takes out, or leaves in after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Excepted {
    /// Objects of these classes.
    Objects(LeafSet),
    /// Acts by these means.
    Means(LeafSet),
    /// What was launched before the start and arrives within so long of it.
    InFlight(Span),
    /// Nothing: it is said that there is no such exception.
    Nothing,
    /// What answers an act of another party.
    Response(Response),
    /// A circumstance that no report column can show (self-defence, use of a site for attacks).
    Circumstance,
}

/// What follows for the other party when a term is violated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    /// It is released at once.
    Automatic,
    /// It may declare itself released; until it does, nothing changes.
    ByDeclaration,
    /// Which of the two is not said.
    NotSaid,
}

/// Matters on which a text may be silent in so many words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// Who monitors.
    Monitor,
    /// Who interprets.
    Interpreter,
    /// How a complaint is made.
    Complaint,
    /// Proof of a violation.
    Proof,
    /// Proof and notice of a release.
    ProofAndNotice,
    /// Whether it can be renewed.
    Renewal,
    /// What follows a violation.
    Consequence,
    /// Who reports to whom.
    Reports,
    /// How units are told.
    Units,
    /// How it stands to other agreements.
    Relation,
    /// Who guarantees.
    Guarantor,
    /// Who establishes that an event has happened.
    Establisher,
}

/// What a body does for an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Brings the sides together.
    Mediator,
    /// Stands in for the sides' word.
    Guarantor,
    /// Sees whether it is kept.
    Monitor,
    /// Says what it means.
    Interpreter,
}

/// How an agreement stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Adds to it.
    Supplements,
    /// Takes its place.
    Replaces,
    /// Leaves it as it is.
    Leaves,
}

/// A class of severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// The lesser.
    Minor,
    /// The greater.
    Serious,
}

impl Gravity {
    /// The word used in agreements.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Minor => "minor",
            Self::Serious => "serious",
        }
    }
}

/// From when on a violation is of a class of severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threshold {
    /// So many people affected.
    People(i64),
    /// So many people killed.
    Killed(i64),
    /// So many hours without service.
    Hours(i64),
    /// Whatever no other threshold reaches.
    Otherwise,
}

/// What a holder counts against the other side without its text naming it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Objects.
    Objects(LeafSet),
    /// Means.
    Means(LeafSet),
    /// Attempts.
    Attempts,
}

/// The shape of an area that is drawn in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// What lies inside.
    Polygon,
    /// What lies within so many metres of a line.
    Line {
        /// Metres, at least 1.
        within_m: i64,
    },
}

/// A file that an agreement refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, relative to the agreement.
    pub file: Name,
    /// SHA-256 of its bytes, where one is given.
    pub digest: Option<Name>,
}

/// By when something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// Within so long of a trigger.
    Within {
        /// How long.
        span: Span,
        /// Of what.
        trigger: Trigger,
        /// What the trigger and the deed must have in common (`id`).
        keys: Vec<Name>,
    },
    /// By a moment.
    By(Moment),
    /// Once in every period.
    Every(Period),
    /// Never without another act, a notice or a permit, before it.
    After {
        /// The other act.
        needs: LeafSet,
        /// How long must lie between the two at least.
        at_least: Option<Span>,
        /// How long may lie between the two at most.
        at_most: Option<Span>,
    },
    /// Not said.
    NotSaid,
}

/// What sets off a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// The entry into force.
    Start,
    /// The end.
    End,
    /// An event that the agreement names.
    Event(Name),
    /// An act.
    Act {
        /// Which.
        act: LeafSet,
        /// Whether only the other party's counts.
        by_other: bool,
    },
    /// A violation of a term.
    Violation(Name),
}

/// The rule of a term, whatever its kind. Every kind is made of these parts, and leaves out those that it has no use for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name of its kind (`prohibition`).
    pub kind: &'static str,
    /// The parties that it speaks of; empty for all.
    pub who: Vec<Name>,
    /// What is done; every act where the rule is about having and not about doing.
    pub act: LeafSet,
    /// The classes of objects, defined or of the taxonomy; anything where it is empty.
    pub classes: Vec<Name>,
    /// Whether only the other party's objects are meant.
    pub of_other: bool,
    /// The units or areas in which, or from which; empty where none is named.
    pub areas: Vec<Name>,
    /// The body that is told, asked or reported to.
    pub to: Option<Name>,
    /// When.
    pub due: Option<Due>,
    /// How many at most.
    pub most: Option<i64>,
    /// In what; where `most` stands without it, at one time.
    pub per: Option<Period>,
}

impl Rule {
    /// A rule of these parts and no others.
    pub(crate) fn new(kind: &'static str, who: Vec<Name>, act: LeafSet, classes: Vec<Name>) -> Self {
        Self { kind, who, act, classes, of_other: false, areas: vec![], to: None, due: None, most: None, per: None }
    }
}

/// What happens when a duty was not done in time: the next chance, and what it does to the violation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallback {
    /// What is to be done then.
    pub act: LeafSet,
    /// To what; anything where it is empty.
    pub classes: Vec<Name>,
    /// How long after the first deadline.
    pub within: Span,
    /// Whether doing it undoes the violation.
    pub cures: bool,
}

/// How an agreement is renewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// By agreement of these; by itself where it is empty.
    pub who: Vec<Name>,
    /// For how many days, where that is said.
    pub days: Option<i64>,
    /// How many days before the end a party that objects must say so, where it renews itself.
    pub objection_days: Option<i64>,
}
