//! What two sides say of one finding, and in which respects the sides differ: a day and another, an edition and today, a
//! text and its draft.

use crate::{Attribution, Certainty, Coverage, Dimension, FindingKind, Instant, Membership, Name};

/// Why a dimension is out or open, with the words of the clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The dimension by its name in output, or `attribution`.
    pub dimension: Name,
    /// A sentence, without names of places that are withheld.
    pub because: String,
    /// The words of the clause that decides it; `None` where a fact or a silence does.
    pub clause: Option<Name>,
}

/// A finding as one side has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingState {
    /// Its id on that side; it differs from the other's where the incident was renamed.
    pub id: Name,
    /// As computed.
    pub finding: FindingKind,
    /// As an edition may print it.
    pub published: FindingKind,
    /// Did it happen?
    pub certainty: Certainty,
    /// Who?
    pub attribution: Attribution,
    /// Does the term speak of it?
    pub coverage: Coverage,
    /// What took it away from "in".
    pub deciding: Vec<Reason>,
    /// Which standard of proof was applied.
    pub standard: Name,
    /// Statement ids.
    pub basis: Vec<Name>,
}

/// In which direction a finding changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// It could not be made and now can.
    Decidable,
    /// It could be made and now cannot.
    Undecidable,
    /// It was not there.
    Appears,
    /// It is no longer there.
    Vanishes,
    /// It is another finding.
    Other,
    /// It is the same finding, by other dimensions or under another id.
    Same,
}

impl Turn {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 6] =
        [Self::Decidable, Self::Undecidable, Self::Appears, Self::Vanishes, Self::Other, Self::Same];

    /// The word used in output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Decidable => "decidable",
            Self::Undecidable => "undecidable",
            Self::Appears => "appears",
            Self::Vanishes => "vanishes",
            Self::Other => "other",
            Self::Same => "same",
        }
    }
}

/// A respect in which two sides differ as to one finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CauseKind {
    /// Statements that reached the case after the earlier side was made.
    Received,
    /// Statements that the earlier side did not use, though none of them was received after it: those without a date, and
    /// those delivered later.
    Added,
    /// Statements that the later side no longer has.
    Withdrawn,
    /// Incidents became one.
    Merged,
    /// An incident became several.
    Split,
    /// The incident has another id.
    Renamed,
    /// A fact of the incident is another: time, place, ground, act, object, means, outcome.
    Fact,
    /// How sure we are that it happened.
    Certainty,
    /// Who is said to have done it.
    Attribution,
    /// Which standard of proof applies.
    Standard,
    /// What the text says.
    Agreement,
    /// Time passed, and nothing else.
    TimePassed,
    /// What another incident is found to be, which comes before it in time.
    Timeline,
    /// Nothing else differs than the version of the program.
    Program,
    /// The two sides hold nothing that differs.
    NotFound,
}

impl CauseKind {
    /// The word used in output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Received => "statements received since",
            Self::Added => "statements added",
            Self::Withdrawn => "statements withdrawn",
            Self::Merged => "incidents merged",
            Self::Split => "incident split",
            Self::Renamed => "incident renamed",
            Self::Fact => "fact",
            Self::Certainty => "certainty",
            Self::Attribution => "attribution",
            Self::Standard => "standard of proof",
            Self::Agreement => "agreement",
            Self::TimePassed => "time passed",
            Self::Timeline => "timeline",
            Self::Program => "program",
            Self::NotFound => "not found",
        }
    }
}

/// Why a finding changed: one respect in which the sides differ, taken from both and never guessed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cause {
    /// Which respect.
    pub kind: CauseKind,
    /// Of what: `time` for a fact, `term no-strikes, attempts` for a text; empty where the kind says it.
    pub about: String,
    /// Statements, incidents or findings concerned.
    pub ids: Vec<Name>,
    /// What the earlier side has, in words; `None` where it has nothing or where it is not told.
    pub before: Option<String>,
    /// What the later side has.
    pub after: Option<String>,
}

impl Cause {
    /// A cause of which ids say everything.
    #[must_use]
    pub fn of(kind: CauseKind, ids: Vec<Name>) -> Self {
        Self { kind, about: String::new(), ids, before: None, after: None }
    }

    /// A cause with what it was and what it is.
    #[must_use]
    pub fn between(kind: CauseKind, about: &str, before: Option<String>, after: Option<String>) -> Self {
        Self { kind, about: about.to_owned(), ids: Vec::new(), before, after }
    }
}

/// What two sides say of one finding where they differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingChange {
    /// `term/reading/subject/party`, as the later side has it; as the earlier side has it where it vanishes.
    pub id: Name,
    /// The term.
    pub term: Name,
    /// The reading.
    pub reading: Name,
    /// The incident, or another subject.
    pub subject: Name,
    /// The possible actor.
    pub party: Name,
    /// What the earlier side says; `None` where it has no such finding.
    pub before: Option<FindingState>,
    /// What the later side says. One of the two is there.
    pub after: Option<FindingState>,
    /// In which respects the sides differ; never empty.
    pub causes: Vec<Cause>,
}

impl FindingChange {
    /// In which direction it changed.
    #[must_use]
    pub fn turn(&self) -> Turn {
        match (self.before.as_ref().map(|one| one.finding), self.after.as_ref().map(|one| one.finding)) {
            (None, _) => Turn::Appears,
            (_, None) => Turn::Vanishes,
            (Some(before), Some(after)) if before == after => Turn::Same,
            (Some(FindingKind::CannotRule), _) => Turn::Decidable,
            (_, Some(FindingKind::CannotRule)) => Turn::Undecidable,
            _ => Turn::Other,
        }
    }

    /// The dimensions of scope that changed, with what they were and are; none where one side has no such finding.
    #[must_use]
    pub fn dimensions(&self) -> Vec<(Dimension, Membership, Membership)> {
        let (Some(before), Some(after)) = (&self.before, &self.after) else { return Vec::new() };
        let both = Dimension::ALL.into_iter().map(|one| (one, before.coverage.get(one), after.coverage.get(one)));
        both.filter(|(_, before, after)| before != after).collect()
    }
}

/// Two sides held against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparing {
    /// Up to when the earlier side had heard, and the later.
    pub as_of: (Instant, Instant),
    /// The version of the program on each side.
    pub program: (Name, Name),
    /// Digest of the agreement's text on each side.
    pub agreement: (Name, Name),
    /// How many findings each side has.
    pub n: (usize, usize),
    /// Every finding that changed, in the order of the later side; what vanishes stands last.
    pub changes: Vec<FindingChange>,
}
