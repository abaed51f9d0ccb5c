//! What a text says, clause by clause, before it is lowered to norms.
//!
//! All clauses stand in one list in the order of the text, each with its home: the reading it stands in, and the item.
//! What applies under a reading is found by looking for the clauses of a subject in the reading first and in the agreement
//! after, so that overriding is a property of the look-up and of nothing else.

mod agreement;
mod parts;

use model::{Attribution, Certainty, Clause, LeafSet, Name};

pub(crate) use agreement::Said;
pub use agreement::{Agreement, Reading, Titled};
pub use parts::{
    Attachment, Counted, Counting, Due, Excepted, Fallback, Gravity, Matter, Moment, Period, Release, Renewal,
    Response, Role, Rule, Shape, Span, Standing, Threshold, Trigger, Where, Whose,
};

/// Index into [`Agreement::clauses`].
pub type ClauseId = usize;

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
