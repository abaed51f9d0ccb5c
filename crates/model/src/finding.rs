//! A finding: one term under one reading applied to one incident and one possible actor.

use crate::{Attribution, Certainty, Instant, Name};

/// The respects in which a term speaks of an incident or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Whether the party was bound.
    Actor,
    /// What was done.
    Act,
    /// To what.
    Object,
    /// With what.
    Means,
    /// On whose ground.
    Territory,
    /// When.
    Time,
    /// Whether an attempt counts.
    Attempt,
    /// Whether an exception applies; `in` means that none does.
    Exception,
}

impl Dimension {
    /// All eight, in the order in which they are printed.
    pub const ALL: [Self; 8] = [
        Self::Actor,
        Self::Act,
        Self::Object,
        Self::Means,
        Self::Territory,
        Self::Time,
        Self::Attempt,
        Self::Exception,
    ];

    /// The key used in output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Act => "act",
            Self::Object => "object",
            Self::Means => "means",
            Self::Territory => "territory",
            Self::Time => "time",
            Self::Attempt => "attempt",
            Self::Exception => "exception",
        }
    }

    /// How it is named to a reader.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Actor => "whether the party was bound",
            Self::Territory => "whose facility",
            other => other.word(),
        }
    }
}

/// Whether an incident lies within a scope, three-valued (Kleene).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Membership {
    /// Every possibility lies within.
    In,
    /// Some do and some do not, or the scope is not said.
    Open,
    /// None does.
    Out,
}

impl Membership {
    /// The membership of a number: 0 in, 1 open, and 2 or more out, as they are ordered.
    #[must_use]
    pub fn from_bits(bits: u16) -> Self {
        match bits {
            0 => Self::In,
            1 => Self::Open,
            _ => Self::Out,
        }
    }

    /// The word used in output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Open => "open",
            Self::Out => "out",
        }
    }
}

/// Membership in each dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Coverage(pub [Membership; 8]);

impl Coverage {
    /// Everything within.
    pub const ALL_IN: Self = Self([Membership::In; 8]);

    /// One dimension.
    #[must_use]
    pub fn get(&self, dimension: Dimension) -> Membership {
        let [actor, act, object, means, territory, time, attempt, exception] = self.0;
        match dimension {
            Dimension::Actor => actor,
            Dimension::Act => act,
            Dimension::Object => object,
            Dimension::Means => means,
            Dimension::Territory => territory,
            Dimension::Time => time,
            Dimension::Attempt => attempt,
            Dimension::Exception => exception,
        }
    }

    /// Sets one dimension.
    pub fn set(&mut self, dimension: Dimension, membership: Membership) {
        for (one, place) in Dimension::ALL.iter().zip(&mut self.0) {
            if *one == dimension {
                *place = membership;
            }
        }
    }

    /// The dimensions with that membership, in order.
    pub fn with(self, wanted: Membership) -> impl Iterator<Item = Dimension> {
        Dimension::ALL.into_iter().filter(move |dimension| self.get(*dimension) == wanted)
    }

    /// All dimensions together: out as soon as one is out, in if all are in, otherwise open.
    #[must_use]
    pub fn together(&self) -> Membership {
        self.0.iter().copied().max().unwrap_or(Membership::In)
    }
}

/// What we say. The word for it is always followed by the reading it stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// In scope, and the standard of proof is met.
    Violation,
    /// In scope, corroborated, and an actor is admitted, assessed or independently observed.
    ProbableViolation,
    /// In scope, and the other side says so.
    AllegedViolation,
    /// What was reported did not happen.
    NoViolation,
    /// What was due was done.
    Fulfilled,
    /// The term does not speak of it.
    NotCovered,
    /// It cannot be determined, and it is said why.
    CannotRule,
    /// A deadline or an answer is still ahead.
    Pending,
}

impl FindingKind {
    /// All kinds, strongest first.
    pub const ALL: [Self; 8] = [
        Self::Violation,
        Self::ProbableViolation,
        Self::AllegedViolation,
        Self::NoViolation,
        Self::Fulfilled,
        Self::NotCovered,
        Self::CannotRule,
        Self::Pending,
    ];

    /// The word used in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Violation => "violation",
            Self::ProbableViolation => "probable violation",
            Self::AllegedViolation => "alleged violation",
            Self::NoViolation => "no violation",
            Self::Fulfilled => "fulfilled",
            Self::NotCovered => "not covered",
            Self::CannotRule => "cannot rule",
            Self::Pending => "pending",
        }
    }

    /// How it is shown to a reader.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::NoViolation => "report refuted",
            Self::CannotRule => "cannot be determined",
            other => other.word(),
        }
    }

    /// What may be printed of it while no person has confirmed it.
    #[must_use]
    pub fn unconfirmed(self) -> Self {
        match self {
            Self::Violation | Self::ProbableViolation => Self::AllegedViolation,
            other => other,
        }
    }

    /// Whether it is an allegation or more: the term speaks of the act, and somebody says that the party did it.
    #[must_use]
    pub fn is_alleged_or_more(self) -> bool {
        matches!(self, Self::Violation | Self::ProbableViolation | Self::AllegedViolation)
    }
}

/// What decides a dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// A clause, by its place in [`crate::ReadingSummary::clauses`].
    Clause(usize),
    /// Something the reading does not say.
    NotSaid,
    /// A fact of the incident that is not known.
    Fact,
}

/// A dimension that took the finding away from "in", and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deciding {
    /// Which; `None` for attribution, which is no dimension of scope.
    pub dimension: Option<Dimension>,
    /// Open or out.
    pub membership: Membership,
    /// A sentence.
    pub because: String,
    /// What it hangs on.
    pub by: DecidedBy,
}

impl Deciding {
    /// The name under which a reader and a script find it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.dimension.map_or("attribution", Dimension::word)
    }
}

/// A question whose answer would help to settle a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub text: String,
    /// Whether it is one about the text; else it is one about a fact.
    pub of_text: bool,
    /// The clause that raises it, by its place in [`crate::ReadingSummary::clauses`].
    pub clause: Option<usize>,
}

/// What would settle a finding that cannot be made, and which way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settle {
    /// The questions to be answered, all of them.
    pub questions: Vec<Question>,
    /// Which finding follows from which answer.
    pub decides: String,
}

impl Settle {
    /// Whether every question is one about the text.
    #[must_use]
    pub fn clarifies_text(&self) -> bool {
        self.questions.iter().all(|question| question.of_text)
    }
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    /// Something that was done.
    Incident,
    /// Something that was due by then; [`Instant::MAX`] where that is not known.
    Deadline(Instant),
}

/// Everything a finding is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingParts {
    /// The agreement's id.
    pub agreement: Name,
    /// Digest of the agreement's text.
    pub version: Name,
    /// The term's id.
    pub term: Name,
    /// The clause that is the term, by its place in [`crate::ReadingSummary::clauses`].
    pub term_clause: usize,
    /// The reading's id.
    pub reading: Name,
    /// What it is about: an incident's id, or the name of a deadline (`D-I-R047`, `D-start`, `D-2025-03-24T00:00:00Z`).
    pub subject: Name,
    /// What that is.
    pub kind: SubjectKind,
    /// The incident that it is about, or that raised the duty; none where a date or the start did.
    pub incident: Option<Name>,
    /// The possible actor.
    pub party: Name,
    /// What we compute.
    pub finding: FindingKind,
    /// Did it happen?
    pub certainty: Certainty,
    /// Who?
    pub attribution: Attribution,
    /// Does the term speak of it?
    pub coverage: Coverage,
    /// What took it away from "in".
    pub deciding: Vec<Deciding>,
    /// Statement ids.
    pub basis: Vec<Name>,
    /// Full sentences; none of them says more than is published.
    pub why: Vec<String>,
    /// A sentence on the standard of proof: whether it is met. Printed where the computed finding may be published.
    pub proof: String,
    /// The class of severity that the parties agreed on, and the clause; none where they did not.
    pub severity: Option<String>,
    /// What would settle it.
    pub settles: Vec<Settle>,
    /// Which standard of proof was applied, and whose it is.
    pub standard: String,
    /// What had been received by then.
    pub as_of: Instant,
}

/// A finding. It cannot be built without term, version, reading, as-of and basis, and `cannot rule` says why.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// `term/reading/subject/party`.
    pub id: Name,
    /// What an edition may print.
    pub published: FindingKind,
    /// Everything else.
    pub parts: FindingParts,
}

/// Why a finding could not be built.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FindingError {
    /// No statement, no finding.
    #[error("finding `{0}` rests on no statement")]
    NoBasis(String),
    /// A finding that gives no reason.
    #[error("finding `{0}` gives no reason")]
    NoReason(String),
    /// A finding that cannot be made must say what is missing.
    #[error("finding `{0}` cannot be made and does not say what is missing")]
    NothingMissing(String),
}

impl Finding {
    /// Builds a finding. What is printed is the computed one, but for what needs a person: without a recorded
    /// confirmation nothing stronger than `alleged violation` is published.
    ///
    /// # Errors
    /// [`FindingError`], where a part without which a finding must not exist is missing.
    pub fn new(parts: FindingParts) -> Result<Self, FindingError> {
        let id = format!("{}/{}/{}/{}", parts.term, parts.reading, parts.subject, parts.party);
        if parts.basis.is_empty() {
            return Err(FindingError::NoBasis(id));
        }
        if parts.why.is_empty() {
            return Err(FindingError::NoReason(id));
        }
        if parts.finding == FindingKind::CannotRule && (parts.deciding.is_empty() || parts.settles.is_empty()) {
            return Err(FindingError::NothingMissing(id));
        }
        Ok(Self { id: id.into(), published: parts.finding.unconfirmed(), parts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> FindingParts {
        FindingParts {
            agreement: "a".into(),
            version: "v".into(),
            term: "t".into(),
            term_clause: 0,
            reading: "r".into(),
            subject: "I-1".into(),
            kind: SubjectKind::Incident,
            incident: Some("I-1".into()),
            party: "p".into(),
            finding: FindingKind::Violation,
            certainty: Certainty::Corroborated,
            attribution: Attribution::Admitted,
            coverage: Coverage::ALL_IN,
            deciding: vec![],
            basis: vec!["R1".into()],
            why: vec!["Because.".into()],
            proof: "The standard is met.".into(),
            severity: None,
            settles: vec![],
            standard: "the monitor's own".into(),
            as_of: Instant(0),
        }
    }

    #[test]
    fn no_statement_no_finding() {
        let bare = FindingParts { basis: vec![], ..parts() };
        assert_eq!(Finding::new(bare), Err(FindingError::NoBasis("t/r/I-1/p".into())));
    }

    #[test]
    fn cannot_rule_says_what_is_missing() {
        let bare = FindingParts { finding: FindingKind::CannotRule, ..parts() };
        assert_eq!(Finding::new(bare), Err(FindingError::NothingMissing("t/r/I-1/p".into())));
    }

    #[test]
    fn nothing_stronger_than_alleged_is_published_without_a_person() {
        let finding = Finding::new(parts()).unwrap();
        assert_eq!(finding.parts.finding, FindingKind::Violation);
        assert_eq!(finding.published, FindingKind::AllegedViolation);
    }

    #[test]
    fn one_dimension_out_takes_all_out() {
        let mut coverage = Coverage::ALL_IN;
        coverage.0[2] = Membership::Open;
        assert_eq!(coverage.together(), Membership::Open);
        coverage.0[5] = Membership::Out;
        assert_eq!(coverage.together(), Membership::Out);
        assert_eq!(coverage.with(Membership::Out).collect::<Vec<_>>(), [Dimension::Time]);
    }
}
