//! What a text says, clause by clause, before it is lowered to norms.
//!
//! All clauses stand in one list in the order of the text, each with its home. What applies under a reading is found by
//! looking for the clauses of a subject in the reading first and in the agreement after, so that overriding is a
//! property of the look-up and of nothing else.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::{Attribution, Certainty, Clause, Interval, LeafSet, Name, TimeError};

/// Index into [`Agreement::clauses`].
pub type ClauseId = usize;

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

/// How a number of days is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// The first day is day one.
    Inclusive,
    /// The day after the first is day one.
    Exclusive,
    /// To the same day of the next month, at the hour at which it began.
    CalendarMonth,
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

/// A named exception to a prohibition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Excepted {
    /// Objects of these classes.
    Objects(LeafSet),
    /// Acts by these means.
    Means(LeafSet),
    /// What was launched before the start and arrives within so many hours of it.
    InFlight {
        /// Hours after the start.
        hours: i64,
    },
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
}

/// A clause, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The heading line of an item.
    Heading,
    /// No text was signed by all.
    Parallel,
    /// Who is between whom.
    Between(Vec<Name>),
    /// A party's undertaking.
    UndertakenBy {
        /// The party.
        party: Name,
        /// Towards whom.
        towards: Name,
    },
    /// A body with a role: `mediated by`, `guaranteed by`, `monitored by`, `interpreted by`.
    Body {
        /// The role's first word.
        role: &'static str,
        /// The body.
        body: Name,
    },
    /// One authentic text.
    Text {
        /// Its title.
        title: Name,
        /// SHA-256 of its bytes, where one is given.
        digest: Option<Name>,
    },
    /// Where the monitor may go.
    Access(Vec<Name>),
    /// How a complaint is made and answered.
    Complaint {
        /// To whom.
        to: Name,
        /// Days after the incident within which it is made.
        days: i64,
        /// Days after the complaint within which it is answered.
        answer_days: i64,
    },
    /// What a party answers for.
    AnswersFor(Vec<Name>),
    /// The zone of a party's clocks.
    Clock(Name),
    /// A party's acceptance.
    Accepted {
        /// The party; in a party's own item, that party.
        party: Name,
        /// When.
        on: Moment,
        /// Whether the dates are disputed.
        disputed: bool,
    },
    /// Where a reading stands.
    Cites(Name),
    /// A class is these leaves and other classes too.
    Is {
        /// The class.
        class: Name,
        /// The leaves.
        leaves: LeafSet,
        /// Other classes that the file defines.
        others: Vec<Name>,
    },
    /// A class is what another reading says it is.
    IsAsIn {
        /// The class.
        class: Name,
        /// The other reading.
        reading: Name,
    },
    /// A class is some part of these leaves; which is not said.
    IsSomeOf {
        /// The class.
        class: Name,
        /// The leaves.
        leaves: LeafSet,
    },
    /// Leaves that are not of a class.
    IsNot {
        /// The class.
        class: Name,
        /// The leaves.
        leaves: LeafSet,
    },
    /// Every reading says for itself what the class is.
    ForEachReading {
        /// The class.
        class: Name,
    },
    /// Objects that the holder counts against the other side without its text naming them.
    AlsoCounts(LeafSet),
    /// Start.
    InForce(Moment),
    /// The start is not said.
    StartNotSaid,
    /// Duration in days.
    ForDays {
        /// How many.
        days: i64,
        /// How they are counted.
        counting: Counting,
    },
    /// Last moment.
    Until(Moment),
    /// The end is not said; the last date on which the holder treated it as in force, where one is cited.
    EndNotSaid(Option<Moment>),
    /// It has no end.
    Indefinite,
    /// Who may renew it.
    RenewedBy(Vec<Name>),
    /// The rule of a prohibition.
    Prohibits {
        /// Parties bound; empty for all.
        who: Vec<Name>,
        /// What is prohibited.
        act: LeafSet,
        /// The class of objects, defined or of the taxonomy.
        class: Name,
        /// Whether only the other party's objects are meant.
        of_other: bool,
    },
    /// Which means count; `None` where it is not said.
    Means(Option<LeafSet>),
    /// Whether an attempt counts; `None` where it is not said.
    Attempt(Option<bool>),
    /// Whose an object is.
    WhoseFacility(Whose),
    /// Only in these administrative units; empty where it is not said.
    Area(Vec<Name>),
    /// Only at these hours of the day; the zone where one is said.
    Hours {
        /// `HH:MM`.
        from: Name,
        /// `HH:MM`.
        to: Name,
        /// IANA name.
        zone: Option<Name>,
    },
    /// A named exception.
    Except {
        /// Its name.
        name: Name,
        /// What it takes out.
        what: Excepted,
    },
    /// The proof a violation needs.
    Proof {
        /// Certainty at least this.
        certainty: Certainty,
        /// Attribution one of these.
        attribution: Vec<Attribution>,
    },
    /// The release clause.
    Release {
        /// The term whose violation triggers it.
        term: Name,
        /// Its mode.
        mode: Release,
    },
    /// Days between a declaration of release and its effect.
    Notice {
        /// How many.
        days: i64,
    },
    /// The term is not in this reading.
    NotInReading,
    /// The text is silent, in so many words.
    NotSaid(Matter),
}

/// Which item a clause stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// `agreement`, or a reading's own lines.
    Whole,
    /// `party ID`.
    Party(Name),
    /// `define NAME`.
    Define(Name),
    /// `term ID`.
    Term(Name),
}

/// A clause with its home and meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Words, place, basis.
    pub clause: Clause,
    /// The reading it stands in, by its place in [`Agreement::readings`]; `None` for the agreement itself.
    pub reading: Option<usize>,
    /// The item it stands in.
    pub item: Item,
    /// What it means.
    pub kind: Kind,
}

/// A party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its id.
    pub id: Name,
    /// Its title, or its id.
    pub title: Name,
    /// Its heading.
    pub heading: ClauseId,
}

/// A term, as first named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its id.
    pub id: Name,
    /// Its title, or its id.
    pub title: Name,
    /// Its first heading.
    pub heading: ClauseId,
}

/// A reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its id.
    pub id: Name,
    /// Who holds it.
    pub holder: Name,
    /// The holder's title, where the heading gives one.
    pub holder_title: Option<Name>,
    /// The assessor's title, where the holder is one: bound by nothing, used to compare.
    pub assessor: Option<Name>,
    /// Its heading.
    pub heading: ClauseId,
}

/// An agreement as its text has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: Name,
    /// Its title.
    pub title: Name,
    /// SHA-256 of the text, hexadecimal.
    pub version: Name,
    /// Parties in the order of the text.
    pub parties: Vec<Party>,
    /// Terms in the order of the text.
    pub terms: Vec<Term>,
    /// Readings in the order of the text.
    pub readings: Vec<Reading>,
    /// All clauses in the order of the text.
    pub clauses: Vec<Line>,
}

impl Agreement {
    /// The party of that id.
    #[must_use]
    pub fn party(&self, id: &str) -> Option<&Party> {
        self.parties.iter().find(|party| &*party.id == id)
    }

    /// The place of the reading of that id.
    #[must_use]
    pub fn reading(&self, id: &str) -> Option<usize> {
        self.readings.iter().position(|reading| &*reading.id == id)
    }

    /// Clauses of one home that `pick` understands, in the order of the text.
    fn at<'a, T>(&'a self, reading: Option<usize>, pick: &mut impl FnMut(&'a Line) -> Option<T>) -> Vec<(ClauseId, T)> {
        let home = self.clauses.iter().enumerate().filter(|(_, line)| line.reading == reading);
        home.filter_map(|(id, line)| pick(line).map(|found| (id, found))).collect()
    }

    /// What applies under a reading on one subject: the reading's own clauses, or else the agreement's.
    pub fn under<'a, T>(&'a self, reading: usize, mut pick: impl FnMut(&'a Line) -> Option<T>) -> Vec<(ClauseId, T)> {
        let own = self.at(Some(reading), &mut pick);
        if own.is_empty() { self.at(None, &mut pick) } else { own }
    }

    /// The last clause that applies under a reading on one subject.
    pub fn last_under<'a, T>(
        &'a self,
        reading: usize,
        pick: impl FnMut(&'a Line) -> Option<T>,
    ) -> Option<(ClauseId, T)> {
        self.under(reading, pick).pop()
    }
}
