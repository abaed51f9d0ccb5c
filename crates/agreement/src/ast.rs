//! What a text says, clause by clause, before it is lowered to norms.
//!
//! All clauses stand in one list in the order of the text, each with its home: the reading it stands in, and the item.
//! What applies under a reading is found by looking for the clauses of a subject in the reading first and in the agreement
//! after, so that overriding is a property of the look-up and of nothing else.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::{Attribution, Certainty, Clause, Interval, LeafSet, Name, TimeError};

use crate::subject::Subject;

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

/// A clause, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The heading line of an item.
    Heading,

    // ---- the instrument
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
    /// A body with a role.
    Body(Role, Name),
    /// One authentic text.
    Text {
        /// Its title.
        title: Name,
        /// SHA-256 of its bytes, where one is given.
        digest: Option<Name>,
    },
    /// Where the monitor may go.
    Access(Vec<Name>),
    /// The monitor reports.
    Reports {
        /// To whom.
        to: Name,
        /// How often.
        every: Period,
    },
    /// How a complaint is made and answered.
    Complaint {
        /// To whom.
        to: Name,
        /// Within how long of the incident it is made.
        within: Span,
        /// Within how long of the complaint it is answered.
        answered: Span,
    },
    /// How units are told.
    UnitsTold {
        /// Within how long of the start.
        within: Span,
        /// By what.
        by: Name,
    },
    /// How it stands to another agreement.
    Relation(Standing, Name),
    /// Neighbouring classes that the monitor counts as well.
    Watched(LeafSet),
    /// Who may change it.
    ChangedBy(Vec<Name>),

    // ---- parties
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
    /// A party has not accepted.
    NotAccepted(Name),

    // ---- readings
    /// Where a reading stands.
    Cites(Name),
    /// A reading takes the place of another.
    Replaces {
        /// The other reading.
        reading: Name,
        /// From when on.
        from: Moment,
    },

    // ---- classes of objects
    /// A class is these leaves and other classes.
    Is {
        /// The class.
        class: Name,
        /// The leaves.
        leaves: LeafSet,
        /// Other classes that the file defines.
        others: Vec<Name>,
        /// Whether it adds to what else is said of the class, in the reading or in the agreement.
        also: bool,
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
    /// A class is a closed list of sites.
    IsListed {
        /// The class.
        class: Name,
        /// The list.
        list: Attachment,
    },
    /// Every reading says for itself what the class is.
    ForEachReading {
        /// The class.
        class: Name,
    },
    /// What the holder counts against the other side without its text naming it.
    AlsoCounts(Counted),

    // ---- areas
    /// An area is these administrative units and other areas.
    AreaIs {
        /// The area.
        area: Name,
        /// Units, and other areas that the file defines.
        names: Vec<Name>,
        /// Whether it adds to what else is said of the area.
        also: bool,
    },
    /// Units that are not of an area.
    AreaIsNot {
        /// The area.
        area: Name,
        /// The units.
        names: Vec<Name>,
    },
    /// An area is drawn in a file.
    AreaShape {
        /// The area.
        area: Name,
        /// How.
        shape: Shape,
        /// The file.
        drawn: Attachment,
    },

    // ---- events
    /// Who establishes that an event has happened.
    EstablishedBy(Name),

    // ---- time
    /// Start.
    InForce(Moment),
    /// It begins once all of these events have happened.
    InForceOnce(Vec<Name>),
    /// The start is not said.
    StartNotSaid,
    /// Duration in days.
    ForDays {
        /// How many.
        days: i64,
        /// How they are counted.
        counting: Counting,
    },
    /// Duration in hours from the start.
    ForHours(i64),
    /// Duration in calendar months: to the same day of a later month, at the hour at which it began.
    ForMonths(i64),
    /// First moment at which it is no longer in force.
    Until(Moment),
    /// It ends with an event.
    UntilEvent(Name),
    /// The end is not said; the last date on which the holder treated it as in force, where one is cited.
    EndNotSaid(Option<Moment>),
    /// It has no end.
    Indefinite,
    /// How it is renewed.
    Renewed(Renewal),
    /// It is not renewed.
    NotRenewed,
    /// It does not hold from one event to another.
    Suspended {
        /// The event that begins it.
        from: Name,
        /// The event that ends it; the end of the first one where it is `None`.
        until: Option<Name>,
    },
    /// A party may suspend it.
    MaySuspend {
        /// Who; empty for each.
        who: Vec<Name>,
        /// Who is told.
        to: Name,
        /// How long after.
        after: Span,
    },
    /// A party may leave.
    MayLeave {
        /// Who; empty for each.
        who: Vec<Name>,
        /// How long after its notice.
        notice: Span,
    },
    /// A party is bound only while the other complies.
    Reciprocal,

    // ---- what a term speaks of
    /// Which means count; `None` where it is not said.
    Means(Option<LeafSet>),
    /// Whether an attempt counts; `None` where it is not said.
    Attempt(Option<bool>),
    /// Whose an object is.
    WhoseFacility(Whose),
    /// Where it applies.
    Area(Where),
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
    /// What a named exception leaves in after all.
    NoExcuse {
        /// The exception's name.
        name: Name,
        /// What it does not take out.
        what: Excepted,
    },
    /// What answers an act of another party is marked so, and is not excused.
    Marked {
        /// The mark's name.
        name: Name,
        /// What it answers.
        response: Response,
    },
    /// The term is not in this reading.
    NotInReading,
    /// The term holds on after the end.
    Survives,

    // ---- rules and what follows
    /// The rule of a term.
    Rule(Box<Rule>),
    /// The next chance where a duty was not done in time.
    Else(Fallback),
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
    /// The proof a violation needs.
    Proof {
        /// Certainty at least this.
        certainty: Certainty,
        /// Attribution one of these.
        attribution: Vec<Attribution>,
    },
    /// When a violation is of a class of severity.
    Grave(Gravity, Threshold),
    /// What follows a violation of that class, in words.
    Consequence(Gravity, Name),

    /// The text is silent, in so many words.
    NotSaid(Matter),
}

/// Which item a clause stands in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// `agreement`, or a reading's own lines.
    Whole,
    /// `party ID`.
    Party(Name),
    /// `define NAME`.
    Define(Name),
    /// `define area NAME`.
    Area(Name),
    /// `event ID`.
    Event(Name),
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

/// What a heading names: a party, a term, an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titled {
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
    pub parties: Vec<Titled>,
    /// Events in the order of the text.
    pub events: Vec<Titled>,
    /// Terms in the order of the text.
    pub terms: Vec<Titled>,
    /// Readings in the order of the text.
    pub readings: Vec<Reading>,
    /// All clauses in the order of the text.
    pub clauses: Vec<Line>,
    /// Clauses by item and home: the reading, counted from one, or zero for the agreement itself.
    items: BTreeMap<Item, Homes>,
    /// Clauses by home.
    by_reading: Vec<Vec<ClauseId>>,
    /// Clauses that say what a class is, by class and home.
    by_class: BTreeMap<Name, Homes>,
    /// Every subject on which something is said, by number.
    numbers: BTreeMap<Subject, u32>,
    /// What each clause decides, by the number of its subject; `None` for headings.
    subjects: Vec<Option<u32>>,
}

/// Clauses on one matter in one home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Clauses {
    ids: Vec<ClauseId>,
    /// What they decide, by number.
    subjects: BTreeSet<u32>,
}

/// The clauses on one matter by home, sorted: few have many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Homes(Vec<(usize, Clauses)>);

impl Homes {
    fn push(&mut self, home: usize, id: ClauseId, subject: Option<u32>) {
        let at = self.0.binary_search_by_key(&home, |(home, _)| *home).unwrap_or_else(|at| {
            self.0.insert(at, (home, Clauses::default()));
            at
        });
        if let Some((_, clauses)) = self.0.get_mut(at) {
            clauses.ids.push(id);
            clauses.subjects.extend(subject);
        }
    }

    fn get(&self, home: usize) -> &Clauses {
        let at = self.0.binary_search_by_key(&home, |(home, _)| *home);
        at.ok().and_then(|at| self.0.get(at)).map_or(Clauses::NONE, |(_, clauses)| clauses)
    }
}

impl Clauses {
    const NONE: &Self = &Self { ids: Vec::new(), subjects: BTreeSet::new() };
}

impl Agreement {
    /// Adds a clause at the end.
    pub(crate) fn push(&mut self, line: Line) {
        let (id, home) = (self.clauses.len(), line.reading.map_or(0, |reading| reading + 1));
        if self.by_reading.len() <= home {
            self.by_reading.resize(home + 1, Vec::new());
        }
        if let Some(ids) = self.by_reading.get_mut(home) {
            ids.push(id);
        }
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        let subject = line.subject().map(|(subject, _)| *self.numbers.entry(subject).or_insert(next));
        self.subjects.push(subject);
        self.items.entry(line.item.clone()).or_default().push(home, id, subject);
        if let Some(class) = line.kind.class() {
            self.by_class.entry(class.clone()).or_default().push(home, id, subject);
        }
        self.clauses.push(line);
    }

    /// The party of that id.
    #[must_use]
    pub fn party(&self, id: &str) -> Option<&Titled> {
        self.parties.iter().find(|party| &*party.id == id)
    }

    /// The place of the reading of that id.
    #[must_use]
    pub fn reading(&self, id: &str) -> Option<usize> {
        self.readings.iter().position(|reading| &*reading.id == id)
    }

    /// The readings; of a text of which nobody is cited with a reading, the text alone, under the id `text`.
    #[must_use]
    pub fn readings_or_text(&self) -> Vec<Reading> {
        if !self.readings.is_empty() {
            return self.readings.clone();
        }
        let heading = self.of_item(None, &Item::Whole).first().copied().unwrap_or(0);
        let title = Some("the text alone".into());
        vec![Reading { id: "text".into(), holder: "text".into(), holder_title: title, assessor: None, heading }]
    }

    /// Every clause of a reading, or of the agreement itself, headings among them, in the order of the text.
    #[must_use]
    pub fn of_reading(&self, reading: Option<usize>) -> &[ClauseId] {
        self.by_reading.get(reading.map_or(0, |reading| reading + 1)).map_or(&[], Vec::as_slice)
    }

    /// Every clause of one item of a reading, or of the agreement itself, its heading among them.
    #[must_use]
    pub fn of_item(&self, reading: Option<usize>, item: &Item) -> &[ClauseId] {
        let home = reading.map_or(0, |reading| reading + 1);
        self.items.get(item).map_or(&[], |homes| homes.get(home).ids.as_slice())
    }

    /// The clauses of each item in each home.
    pub(crate) fn places(&self) -> impl Iterator<Item = &[ClauseId]> {
        self.items.values().flat_map(|homes| homes.0.iter().map(|(_, clauses)| clauses.ids.as_slice()))
    }

    /// The number of what a clause decides.
    pub(crate) fn subject(&self, id: ClauseId) -> Option<u32> {
        self.subjects.get(id).copied().flatten()
    }

    /// What is said in one item, under a reading.
    #[must_use]
    pub fn said(&self, reading: usize, item: &Item) -> Said<'_> {
        self.of_homes(self.items.get(item), reading)
    }

    /// What is said of a class, under a reading.
    #[must_use]
    pub fn said_of_class(&self, reading: usize, class: &str) -> Said<'_> {
        self.of_homes(self.by_class.get(class), reading)
    }

    fn of_homes<'a>(&'a self, homes: Option<&'a Homes>, reading: usize) -> Said<'a> {
        let of = |home| homes.map_or(Clauses::NONE, |homes| homes.get(home));
        let (common, own) = (of(0), of(reading + 1));
        let line = |id: &ClauseId| Some((*id, self.clauses.get(*id)?));
        let stands = |id: &&ClauseId| self.subject(**id).is_none_or(|subject| !own.subjects.contains(&subject));
        let common_lines = common.ids.iter().filter(stands).filter_map(line);
        Said {
            applying: common_lines.chain(own.ids.iter().filter_map(line)).collect(),
            first: (common.ids.first().copied(), own.ids.first().copied()),
        }
    }
}

/// Clauses on one matter: a reading's own, and the agreement's. What a reading says on a [`Subject`] overrides what the
/// agreement says on it, and nothing else.
#[derive(Clone, Debug)]
pub struct Said<'a> {
    /// The agreement's on whose subject the reading is silent, and the reading's own, each in the order of the text.
    applying: Vec<(ClauseId, &'a Line)>,
    /// The first clause of the agreement and of the reading, headings among them.
    first: (Option<ClauseId>, Option<ClauseId>),
}

impl<'a> Said<'a> {
    /// Every clause that applies and that `pick` wants: the agreement's first, each in the order of the text.
    pub fn all<T>(&self, mut pick: impl FnMut(&'a Kind) -> Option<T>) -> Vec<(ClauseId, T)> {
        self.applying().filter_map(|(id, line)| pick(&line.kind).map(|picked| (id, picked))).collect()
    }

    /// The last clause that applies and that `pick` wants, a reading's own before the agreement's.
    pub fn last<T>(&self, mut pick: impl FnMut(&'a Kind) -> Option<T>) -> Option<(ClauseId, T)> {
        self.applying().rev().find_map(|(id, line)| pick(&line.kind).map(|picked| (id, picked)))
    }

    /// Whether a clause of that kind applies.
    #[must_use]
    pub fn has(&self, wanted: &Kind) -> bool {
        self.applying().any(|(_, line)| line.kind == *wanted)
    }

    /// The first clause, headings among them: of the reading where `own`, else of the agreement.
    pub(crate) fn first(&self, own: bool) -> Option<ClauseId> {
        if own { self.first.1 } else { self.first.0 }
    }

    /// Every clause that applies.
    pub(crate) fn applying(&self) -> impl DoubleEndedIterator<Item = (ClauseId, &'a Line)> {
        self.applying.iter().copied()
    }
}

impl Kind {
    /// The class of which a clause says what it is.
    pub(crate) fn class(&self) -> Option<&Name> {
        match self {
            Self::Is { class, .. }
            | Self::IsAsIn { class, .. }
            | Self::IsSomeOf { class, .. }
            | Self::IsNot { class, .. }
            | Self::IsListed { class, .. } => Some(class),
            _ => None,
        }
    }
}
