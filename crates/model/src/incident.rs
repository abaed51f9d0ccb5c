//! What happened at one place and time: a cluster of statements, with its uncertainty kept.

use crate::{Details, Dimension, LeafSet, Name, Point, When};

/// When an incident happened.
pub type IncidentTime = When;

/// Where an incident happened, at the precision of its statements.
#[derive(Clone, Debug, PartialEq)]
pub struct IncidentPlace {
    /// The settlement, where one is known.
    pub name: Option<Name>,
    /// The administrative unit, where one is known.
    pub admin1: Option<Name>,
    /// The country, where one is known.
    pub country: Option<Name>,
    /// The source's coordinates.
    pub point: Option<Point>,
    /// Who the sources say held the ground.
    pub held_by: Option<Name>,
    /// The words, from settlement to country.
    pub said: Name,
}

/// Two statements, or groups of them, that cannot both be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// In which respect.
    pub dimension: Dimension,
    /// What the incident is taken to be, in words.
    pub kept: String,
    /// What the others say, in words.
    pub other: String,
    /// The statements that say so.
    pub statements: Vec<Name>,
}

/// One comparison of two statements, as a bar of the waterfall.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What was compared.
    pub name: &'static str,
    /// The level found.
    pub level: &'static str,
    /// Weight in bits (base-2 log-odds), positive for "the same incident".
    pub bits: f64,
}

/// How strongly two statements speak of one incident.
#[derive(Clone, Debug, PartialEq)]
pub struct PairWeight {
    /// One statement.
    pub a: Name,
    /// The other; `a < b`.
    pub b: Name,
    /// The bars, the prior first.
    pub bars: Vec<Comparison>,
    /// Their sum in bits.
    pub bits: f64,
    /// Why the two may never be one incident, where that is so.
    pub apart: Option<&'static str>,
}

/// A cluster of statements and what they agree on.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// `I-` and the id of the earliest-received statement.
    pub id: Name,
    /// Ids that this incident had before a merge.
    pub aliases: Vec<Name>,
    /// Its statements, sorted by id.
    pub statements: Vec<Name>,
    /// When.
    pub time: IncidentTime,
    /// Where.
    pub place: IncidentPlace,
    /// What was done.
    pub act: LeafSet,
    /// To what.
    pub object: LeafSet,
    /// With what.
    pub means: LeafSet,
    /// With what result.
    pub outcome: LeafSet,
    /// What else is said of the act.
    pub details: Details,
    /// The parties that statements name as the actor, in order of receipt.
    pub named: Vec<Name>,
    /// What the statements disagree on.
    pub contradictions: Vec<Contradiction>,
    /// The compared pairs inside the cluster.
    pub pairs: Vec<PairWeight>,
}

/// What `resolve` found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolution {
    /// The incidents, by time and then id.
    pub incidents: Vec<Incident>,
    /// Pairs near the threshold, for a person: most doubtful first.
    pub undecided: Vec<PairWeight>,
    /// How many incidents are to be expected from the pairs' probabilities, whatever the threshold.
    pub expected: f64,
}
