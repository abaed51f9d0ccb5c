//! What applies under one reading, in the closed forms that `judge` evaluates.
//!
//! A clause is referred to by its place in [`Norms::clauses`]. Scopes are masks over the taxonomy's leaves; time is a
//! pair of edges; whatever the text leaves open stands beside what it says, with the reason.

use model::{Attribution, Certainty, Clause, Dimension, Hours, Instant, LeafSet, Name, PartySummary};

use crate::ast::{Attachment, Gravity, Period, Release, Renewal, Shape, Span, Threshold, Trigger};

/// An instant that is known to lie between two others; the two are equal where it is known exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Not before.
    pub earliest: Instant,
    /// Not after.
    pub latest: Instant,
}

impl Edge {
    /// Nothing is known of it.
    pub const UNKNOWN: Self = Self { earliest: Instant::MIN, latest: Instant::MAX };
    /// Before everything.
    pub const ALWAYS: Self = Self { earliest: Instant::MIN, latest: Instant::MIN };

    /// The edge so many seconds later.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self { earliest: self.earliest.plus(seconds), latest: self.latest.plus(seconds) }
    }
}

/// Part of a dimension that the text neither takes in nor leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPart {
    /// The leaves.
    pub leaves: LeafSet,
    /// The clause that leaves it open, where one does.
    pub clause: Option<usize>,
    /// Why, in words that continue "… because".
    pub because: String,
}

/// What a term speaks of in one dimension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Leaves that are in.
    pub within: LeafSet,
    /// Leaves that are left open; disjoint from `within`.
    pub open: Vec<OpenPart>,
    /// The clauses that say what is in or out.
    pub clauses: Vec<usize>,
}

impl Scope {
    /// These leaves and no others.
    #[must_use]
    pub fn only(within: LeafSet, clauses: Vec<usize>) -> Self {
        Self { within, open: vec![], clauses }
    }

    /// All leaves left open.
    #[must_use]
    pub fn opened(&self) -> LeafSet {
        self.open.iter().fold(LeafSet::EMPTY, |all, part| all.union(part.leaves))
    }
}

/// One possible end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// In words: `counted inclusively`.
    pub label: String,
    /// First instant after it.
    pub at: Edge,
}

/// When the agreement is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its start; with no upper bound where it waits for an event.
    pub start: Edge,
    /// The date of the start by itself, whatever it waits for beside.
    pub dated: Edge,
    /// The clause.
    pub start_clause: Option<usize>,
    /// Its possible ends; none where it has no end.
    pub ends: Vec<End>,
    /// The clause.
    pub end_clause: Option<usize>,
    /// How long it runs from a start that waits for an event; `None` where the ends are known or hang on nothing.
    pub runs: Option<Runs>,
}

/// How long an agreement runs, counted from an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Runs {
    /// Seconds at least.
    pub at_least_s: i64,
    /// Seconds at most.
    pub at_most_s: i64,
}

impl Window {
    /// From when until when it is certainly in force.
    #[must_use]
    pub fn certain(&self) -> (Instant, Instant) {
        (self.start.latest, self.ends.iter().map(|end| end.at.earliest).min().unwrap_or(Instant::MAX))
    }

    /// From when until when it is possibly in force.
    #[must_use]
    pub fn possible(&self) -> (Instant, Instant) {
        (self.start.earliest, self.ends.iter().map(|end| end.at.latest).max().unwrap_or(Instant::MAX))
    }
}

/// A party and when it became bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The party.
    pub party: Name,
    /// Its acceptance; never, at [`Instant::MAX`], where it has not accepted.
    pub from: Edge,
    /// The clause.
    pub clause: Option<usize>,
}

/// Units and drawn areas in which a term applies. With neither, it is not said where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaScope {
    /// Administrative units.
    pub units: Vec<Name>,
    /// Units that are taken out again.
    pub without: Vec<Name>,
    /// Areas that are drawn in files.
    pub drawn: Vec<(Shape, Attachment)>,
    /// The clauses that say so.
    pub clauses: Vec<usize>,
}

impl AreaScope {
    /// Whether it is not said where the term applies.
    #[must_use]
    pub fn is_unsaid(&self) -> bool {
        self.units.is_empty() && self.drawn.is_empty()
    }
}

/// Whose objects a term protects, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Territory {
    /// Whether only objects of the other party are protected.
    pub of_other: bool,
    /// How it is told whose an object is.
    pub whose: Owner,
    /// The clause.
    pub whose_clause: Option<usize>,
    /// Where the term applies, if it names places; everywhere where it names none.
    pub area: Option<AreaScope>,
    /// The clause.
    pub area_clause: Option<usize>,
}

/// How it is told whose an object is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// It is whoever's holds the ground that day.
    Holder,
    /// By internationally recognised borders.
    Recognised,
    /// It is whoever's operates it.
    Operator,
    /// Where border and holder part, it is not said, but for units that are counted as a party's own, whatever others say.
    Claimed(Vec<(Name, Vec<Name>)>),
}

/// Whether an attempt counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptRule {
    /// It does.
    Counts(usize),
    /// It does not.
    DoesNotCount(usize),
    /// Not said, in so many words or by silence.
    NotSaid(Option<usize>),
}

/// An act of another party shortly before, to which an act is a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseTo {
    /// How long before, at most, in seconds.
    pub within_s: i64,
    /// What was done.
    pub act: LeafSet,
    /// To what.
    pub object: Scope,
    /// What both acts must have in common.
    pub keys: Vec<Name>,
}

/// What an exception takes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExceptionBox {
    /// These objects.
    Objects(LeafSet),
    /// These means.
    Means(LeafSet),
    /// What arrives before this instant and may have been launched before the start.
    LaunchedBeforeStart {
        /// The grace ends here.
        until: Instant,
    },
    /// A response.
    Response(ResponseTo),
    /// What a permission allows: these acts to these objects, by these parties (all where it is empty).
    Permission {
        /// Who may.
        who: Vec<Name>,
        /// What.
        ambit: Box<Ambit>,
    },
    /// A circumstance that no report column can show.
    Circumstance,
}

/// A named exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// Its name.
    pub name: Name,
    /// The clause.
    pub clause: usize,
    /// What it takes out.
    pub what: ExceptionBox,
    /// What it leaves in after all: objects, means, and the clauses that say so.
    pub not: NoExcuse,
}

/// What an exception does not take out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoExcuse {
    /// These objects.
    pub objects: LeafSet,
    /// These means.
    pub means: LeafSet,
    /// The clauses.
    pub clauses: Vec<usize>,
}

/// The acts that a rule speaks of: a box of scopes minus named exceptions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ambit {
    /// What is done.
    pub act: Scope,
    /// To which objects.
    pub object: Scope,
    /// By which means.
    pub means: Scope,
    /// On whose ground, and where.
    pub territory: Territory,
    /// At which hours of the day, and the clause; all day where there is none.
    pub hours: Option<(Hours, usize)>,
    /// Whether an attempt counts.
    pub attempt: AttemptRule,
    /// What is taken out.
    pub exceptions: Vec<Exception>,
    /// Responses that are marked and not excused: name, clause, what they answer.
    pub marks: Vec<(Name, usize, ResponseTo)>,
}

/// What may still be done after a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chance {
    /// What is to be done then.
    pub ambit: Ambit,
    /// How long after the last deadline, in seconds.
    pub within_s: i64,
    /// Whether doing it undoes the violation.
    pub cures: bool,
    /// The clause.
    pub clause: usize,
}

/// By when a duty is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// So many seconds after each trigger.
    After {
        /// Seconds.
        within_s: i64,
        /// The trigger.
        trigger: Trigger,
        /// What trigger and deed must have in common.
        keys: Vec<Name>,
    },
    /// At a moment.
    At(Edge),
    /// Not said.
    NotSaid,
}

/// The closed forms that terms lower to. Each is a fixed, bounded shape of metric first-order temporal logic; LIFE stands
/// in [`Life`], and WITHIN-AFTER in [`ExceptionBox::Response`] and [`Ambit::marks`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// PROHIBIT: no act of the ambit while the actor is bound.
    Prohibit,
    /// Nothing by itself: an exception to every prohibition ([`ExceptionBox::Permission`]).
    Permit,
    /// OBLIGE: an act of the ambit is due. With CHAIN: the next chances, in order.
    Oblige {
        /// By when.
        deadline: Deadline,
        /// The body that it is addressed to.
        to: Option<Name>,
        /// What may still be done after it, in order.
        chain: Vec<Chance>,
    },
    /// BEFORE: an act of the ambit needs another one, a notice or a permit, before it.
    Before {
        /// The other act.
        needs: LeafSet,
        /// The body that is told or asked.
        to: Name,
        /// Seconds that must lie between the two at least.
        at_least_s: i64,
        /// Seconds that may lie between the two at most.
        at_most_s: Option<i64>,
    },
    /// PERIODIC: one act of the ambit in each period.
    Periodic {
        /// The period.
        every: Period,
        /// The body that it is addressed to.
        to: Option<Name>,
    },
    /// LIMIT: at most so many acts of the ambit in each period, or objects of it in the area at one time.
    Limit {
        /// How many.
        most: i64,
        /// The period; at one time where there is none.
        per: Option<Period>,
    },
}

/// The proof a violation needs, where the text says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Certainty at least this.
    pub certainty: Certainty,
    /// Attribution one of these.
    pub attribution: Vec<Attribution>,
    /// The clause.
    pub clause: usize,
}

/// A term under a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norm {
    /// The term's id.
    pub term: Name,
    /// The name of its kind (`prohibition`).
    pub kind: &'static str,
    /// Its rule in a sentence.
    pub sentence: String,
    /// The clause that is its rule.
    pub clause: usize,
    /// The parties that it binds, in the order of the agreement.
    pub who: Vec<Name>,
    /// The acts that it speaks of.
    pub ambit: Ambit,
    /// What it says of them.
    pub form: Form,
    /// Its standard of proof, if the text has one.
    pub proof: Option<Proof>,
    /// Classes of severity: threshold, class, clause; the greater first.
    pub gravity: Vec<(Threshold, Gravity, usize)>,
    /// The clause by which it holds on after the end.
    pub survives: Option<usize>,
    /// The clause by which it binds a party only while the other complies.
    pub reciprocal: Option<usize>,
}

impl Norm {
    /// The clause to cite for a dimension, where one decides it.
    #[must_use]
    pub fn clause_of(&self, dimension: Dimension) -> Option<usize> {
        let ambit = &self.ambit;
        match dimension {
            Dimension::Actor | Dimension::Time => None,
            Dimension::Act => ambit.act.clauses.first().copied(),
            Dimension::Object => ambit.object.clauses.first().copied(),
            Dimension::Means => ambit.means.clauses.first().copied(),
            Dimension::Territory => ambit.territory.whose_clause.or(ambit.territory.area_clause),
            Dimension::Attempt => match ambit.attempt {
                AttemptRule::Counts(place) | AttemptRule::DoesNotCount(place) => Some(place),
                AttemptRule::NotSaid(place) => place,
            },
            Dimension::Exception => ambit.exceptions.first().map(|exception| exception.clause),
        }
    }
}

/// What a violation by one party does for the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseRule {
    /// The term that it is.
    pub id: Name,
    /// The term whose violation it is about.
    pub term: Name,
    /// Whether the other party is released at once, or may declare itself released.
    pub mode: Release,
    /// Days between a declaration and its effect, where they are said.
    pub notice_days: Option<i64>,
    /// The clause.
    pub clause: usize,
}

/// An event that must have happened before an agreement is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The event.
    pub event: Name,
    /// The clause.
    pub clause: usize,
}

/// One reading takes the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The other reading.
    pub other: Name,
    /// From when on.
    pub from: Edge,
    /// The clause, where it is one of this reading's.
    pub clause: Option<usize>,
}

/// A time in which an agreement does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// The event that begins it.
    pub from: Name,
    /// The event that ends it; the end of the first one where it is `None`.
    pub until: Option<Name>,
    /// The clause.
    pub clause: usize,
}

/// What a party may do to the agreement by declaring it. A power changes nothing until its use is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Power {
    /// Who has it; empty for each.
    pub who: Vec<Name>,
    /// What it does.
    pub does: Does,
    /// How long after its use.
    pub after: Span,
    /// The clause.
    pub clause: usize,
}

/// What a power does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Suspends the agreement.
    Suspend,
    /// Ends it for whoever uses it.
    Leave,
}

/// When each party is bound: LIFE, driven by acceptance, conditions, dates, and recorded events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    /// Acceptances, in the order of the agreement.
    pub bound: Vec<Bound>,
    /// Start and end by dates.
    pub window: Window,
    /// When the reading takes the place of another.
    pub since: Option<Replacement>,
    /// When another reading takes its place.
    pub until_replaced: Option<Replacement>,
    /// What must have happened first.
    pub conditions: Vec<Condition>,
    /// The event with which it ends, and the clause.
    pub until: Option<Condition>,
    /// When it does not hold.
    pub suspensions: Vec<Suspension>,
    /// How it is renewed, and the clause.
    pub renewal: Option<(Renewal, usize)>,
    /// What a party may do to it.
    pub powers: Vec<Power>,
    /// What a violation by one party does for the other.
    pub releases: Vec<ReleaseRule>,
    /// The clause by which every term binds a party only while the other complies.
    pub reciprocal: Option<usize>,
}

impl Life {
    /// When a party became bound; `None` where it is no party.
    #[must_use]
    pub fn bound(&self, party: &str) -> Option<&Bound> {
        self.bound.iter().find(|bound| &*bound.party == party)
    }
}

/// Everything that applies under one reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norms {
    /// The agreement's id.
    pub agreement: Name,
    /// Digest of its text.
    pub version: Name,
    /// The reading's id.
    pub reading: Name,
    /// Who holds it.
    pub holder: Name,
    /// The agreement's parties, in the order of the text.
    pub parties: Vec<PartySummary>,
    /// The zones of the parties' clocks, by which calendar days, weeks and months are told; UTC where there is none.
    pub clocks: Vec<Name>,
    /// Every clause of the reading and of the agreement itself, in the order of the text.
    pub clauses: Vec<Clause>,
    /// When each party is bound.
    pub life: Life,
    /// The terms to be judged.
    pub norms: Vec<Norm>,
}

impl Norms {
    /// How a party is called in a sentence: its title, or its id where it is none of the agreement's.
    #[must_use]
    pub fn title<'a>(&'a self, party: &'a str) -> &'a str {
        self.parties.iter().find(|one| &*one.id == party).map_or(party, |one| &one.title)
    }
}
