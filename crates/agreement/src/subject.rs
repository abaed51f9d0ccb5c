//! What a clause decides: its subject. What a reading says on a subject overrides what the agreement says on it; of two
//! clauses in one place that decide the same, one is a slip; and texts are compared subject by subject.

use model::Name;

use crate::ast::{Item, Kind, Line, Matter, Role, Threshold, Whose};

/// What a clause decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Subject {
    /// In words: `start`, `exception`.
    pub about: &'static str,
    /// Of what: an exception's name, a party.
    pub of: Option<Name>,
}

/// How far a clause decides its subject.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Decides {
    /// Alone: beside it, nothing else may be said on the subject.
    Wholly,
    /// One part of it, which may be said once.
    Part(Name),
    /// As one of several.
    Adds,
}

impl Subject {
    /// How it is told.
    pub(crate) fn text(&self) -> Name {
        match &self.of {
            None => self.about.into(),
            Some(of) => format!("{} {of}", self.about).into(),
        }
    }
}

impl Line {
    /// What the clause decides, and how far; `None` for headings.
    pub(crate) fn subject(&self) -> Option<(Subject, Decides)> {
        use Decides::{Adds, Part, Wholly};
        let item = match &self.item {
            Item::Whole => None,
            Item::Party(name) | Item::Define(name) | Item::Area(name) | Item::Event(name) | Item::Term(name) => {
                Some(name.clone())
            }
        };
        let of = |about, of: &Name| (about, Some(of.clone()));
        let (about, decides) = match &self.kind {
            Kind::Heading => return None,
            Kind::Parallel => (("text", None), Wholly),
            Kind::Text { .. } => (("text", None), Adds),
            Kind::Between(_) => (("between whom", None), Adds),
            Kind::UndertakenBy { party, .. } => (of("undertaking of", party), Adds),
            Kind::Body(role, _) => ((role.word(), None), Adds),
            Kind::Access(_) => (("access of the monitor", None), Adds),
            Kind::Reports { .. } => (("reports", None), Adds),
            Kind::Complaint { .. } => (("complaints", None), Adds),
            Kind::UnitsTold { .. } => (("orders to units", None), Adds),
            Kind::Relation(..) => (("other agreements", None), Adds),
            Kind::Watched(_) => (("watched for substitution", None), Adds),
            Kind::ChangedBy(_) => (("change", None), Wholly),
            Kind::AnswersFor(_) => (("forces of", item), Adds),
            Kind::Clock(_) => (("clock of", item), Wholly),
            Kind::Accepted { party, .. } | Kind::NotAccepted(party) => (of("acceptance of", party), Wholly),
            Kind::Cites(_) => (("source of the reading", None), Adds),
            Kind::Replaces { .. } => (("what it replaces", None), Wholly),
            Kind::Is { class, also: true, .. } => (of("what else is", class), Adds),
            Kind::IsNot { class, .. } => (of("what is not", class), Adds),
            Kind::Is { class, .. }
            | Kind::IsAsIn { class, .. }
            | Kind::IsSomeOf { class, .. }
            | Kind::IsListed { class, .. } => (of("what is", class), Adds),
            Kind::ForEachReading { class } => (of("who says what is", class), Adds),
            Kind::AlsoCounts(_) => (("counted by its holder", None), Adds),
            Kind::AreaIs { area, also: true, .. } => (of("what else is", area), Adds),
            Kind::AreaIsNot { area, .. } => (of("what is not", area), Adds),
            Kind::AreaIs { area, .. } | Kind::AreaShape { area, .. } => (of("what is", area), Adds),
            Kind::EstablishedBy(_) => (("who establishes", item), Adds),
            Kind::InForce(_) => (("start", None), Part("date".into())),
            Kind::InForceOnce(_) => (("start", None), Adds),
            Kind::StartNotSaid => (("start", None), Wholly),
            Kind::ForDays { .. } | Kind::ForHours(_) | Kind::ForMonths(_) | Kind::Until(_) => {
                (("end", None), Part("date".into()))
            }
            Kind::UntilEvent(_) => (("end", None), Part("event".into())),
            Kind::EndNotSaid(_) | Kind::Indefinite => (("end", None), Wholly),
            Kind::Renewed(_) | Kind::NotRenewed => (("renewal", None), Wholly),
            Kind::Suspended { .. } => (("suspension", None), Adds),
            Kind::MaySuspend { .. } => (("suspension by notice", None), Adds),
            Kind::MayLeave { .. } => (("leaving", None), Adds),
            Kind::Reciprocal => (("reciprocity", None), Adds),
            Kind::Means(_) => (("means", None), Wholly),
            Kind::Attempt(_) => (("attempt", None), Wholly),
            Kind::WhoseFacility(Whose::Own { party, .. }) => (("whose object", None), Part(party.clone())),
            Kind::WhoseFacility(_) => (("whose object", None), Wholly),
            Kind::Area(_) => (("where", None), Wholly),
            Kind::Hours { .. } => (("hours", None), Wholly),
            Kind::Except { name, .. } => (of("exception", name), Wholly),
            Kind::NoExcuse { name, .. } => (of("no excuse by exception", name), Adds),
            Kind::Marked { name, .. } => (of("mark", name), Wholly),
            Kind::NotInReading | Kind::Rule(_) | Kind::Release { .. } => (("rule", None), Wholly),
            Kind::Survives => (("after the end", None), Adds),
            Kind::Else(_) => (("next chance", None), Adds),
            Kind::Notice { .. } | Kind::NotSaid(Matter::ProofAndNotice) => (("notice of release", None), Wholly),
            Kind::Proof { .. } => (("proof", None), Wholly),
            Kind::Grave(gravity, least) => {
                let part = match least {
                    Threshold::People(_) => format!("{} by people", gravity.word()),
                    Threshold::Killed(_) => format!("{} by people killed", gravity.word()),
                    Threshold::Hours(_) => format!("{} by hours", gravity.word()),
                    Threshold::Otherwise => "any other".to_owned(),
                };
                (("severity", None), Part(part.into()))
            }
            Kind::Consequence(..) => (("consequences", None), Adds),
            Kind::NotSaid(matter) => match matter {
                Matter::Establisher => (("who establishes", item), Wholly),
                matter => ((matter.about(), None), Wholly),
            },
        };
        let (about, of) = about;
        Some((Subject { about, of }, decides))
    }
}

impl Role {
    fn word(self) -> &'static str {
        match self {
            Self::Mediator => "mediator",
            Self::Guarantor => "guarantor",
            Self::Monitor => "monitor",
            Self::Interpreter => "interpreter",
        }
    }
}

impl Matter {
    fn about(self) -> &'static str {
        match self {
            Self::Monitor => "monitor",
            Self::Interpreter => "interpreter",
            Self::Complaint => "complaints",
            Self::Proof => "proof",
            Self::ProofAndNotice => "notice of release",
            Self::Renewal => "renewal",
            Self::Consequence => "consequences",
            Self::Reports => "reports",
            Self::Units => "orders to units",
            Self::Relation => "other agreements",
            Self::Guarantor => "guarantor",
            Self::Establisher => "who establishes",
        }
    }
}
