//! Where an incident stood, and on whose ground.

use crate::{LeafSet, Name, Point};

/// How an incident relates to a protected object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// A source names the object or its class.
    Stated,
    /// No source says what the object was.
    Unknown,
}

/// Whose ground: the recognised border and the holder on the day are two layers, never merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The parties whose internationally recognised territory it may be; empty where it is no party's.
    pub recognised: Vec<Name>,
    /// The parties that may have held it at the time.
    pub held_by: Vec<Name>,
    /// The evidence for who held it.
    pub because: Name,
}

/// A settlement that a name may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Its main name in the gazetteer.
    pub name: Name,
    /// Its administrative unit as the gazetteer names it, where it does.
    pub admin1: Option<Name>,
    /// Its country, as the gazetteer has it.
    pub country: Name,
    /// Country and unit as the gazetteer numbers them.
    pub unit: (Name, Name),
    /// Its centre.
    pub point: Point,
    /// Radius in metres of a circle that holds it.
    pub radius_m: f64,
    /// In how many letters its name differs from the one that was asked for.
    pub edits: usize,
    /// How likely it is that this one is meant, 0 to 1; the weights of all candidates sum to 1.
    pub weight: f64,
}

/// An incident on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteLink {
    /// The incident.
    pub incident: Name,
    /// The classes that the sources state.
    pub class: LeafSet,
    /// How the class is known.
    pub relation: Relation,
    /// Names of the administrative units it may lie in; empty for anywhere.
    pub areas: Vec<Name>,
    /// A point for drawing, from the source or the gazetteer.
    pub point: Option<Point>,
    /// Radius in metres around the point within which it happened.
    pub radius_m: f64,
    /// Whose ground.
    pub ground: Ground,
    /// The settlements that may be meant, the weightiest first; none where the case's own places know the name.
    pub candidates: Vec<Candidate>,
    /// Whether the place was found in the gazetteer; if not, why.
    pub unresolved: Option<String>,
}
