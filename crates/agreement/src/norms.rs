//! What applies under one reading, in the closed forms that `judge` evaluates.
//!
//! A clause is referred to by its place in [`Norms::clauses`]. Scopes are masks over the taxonomy's leaves; time is a
//! pair of edges; whatever the text leaves open stands beside what it says, with the reason.

use model::{Attribution, Certainty, Clause, Hours, Instant, LeafSet, Name, PartySummary};

use crate::ast::Whose;

/// An instant that is known to lie between two others; the two are equal where it is known exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Not before.
    pub earliest: Instant,
    /// Not after.
    pub latest: Instant,
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
    /// Its start.
    pub start: Edge,
    /// The clause.
    pub start_clause: Option<usize>,
    /// Its possible ends; none where it has no end.
    pub ends: Vec<End>,
    /// The clause.
    pub end_clause: Option<usize>,
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
    /// Its acceptance.
    pub from: Edge,
    /// The clause.
    pub clause: Option<usize>,
}

/// Whose objects a term protects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Territory {
    /// Whether only objects of the other party are protected.
    pub of_other: bool,
    /// How it is told whose an object is; [`Whose::NotSaid`] where the text is silent.
    pub whose: Whose,
    /// The clause.
    pub whose_clause: Option<usize>,
    /// The administrative units in which the term applies, where it names some; an empty list is "not said".
    pub area: Option<Vec<Name>>,
    /// The clause.
    pub area_clause: Option<usize>,
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

/// What an exception takes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

/// PROHIBIT: a box of scopes minus named exceptions, while the actor is bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prohibit {
    /// Who is bound, in the order of the agreement.
    pub bound: Vec<Bound>,
    /// When.
    pub window: Window,
    /// At which hours of the day, and the clause; all day where there is none.
    pub hours: Option<(Hours, usize)>,
    /// What is prohibited.
    pub act: Scope,
    /// To which objects.
    pub object: Scope,
    /// By which means.
    pub means: Scope,
    /// On whose ground.
    pub territory: Territory,
    /// Whether an attempt counts.
    pub attempt: AttemptRule,
    /// What is taken out.
    pub exceptions: Vec<Exception>,
}

/// The closed forms that terms lower to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A prohibition.
    Prohibit(Box<Prohibit>),
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
    /// The clause that is its rule.
    pub clause: usize,
    /// Its form.
    pub form: Form,
    /// Its standard of proof, if the text has one.
    pub proof: Option<Proof>,
}

/// What a violation by one party does for the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseRule {
    /// The term whose violation it is about.
    pub term: Name,
    /// Whether the other party is released at once; else it may declare itself released.
    pub at_once: bool,
    /// The clause.
    pub clause: usize,
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
    /// Every clause of the reading and of the agreement itself, in the order of the text.
    pub clauses: Vec<Clause>,
    /// The release clause, if the reading has one.
    pub release: Option<ReleaseRule>,
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
