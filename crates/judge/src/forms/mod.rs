//! The closed forms, one file each: whether a term speaks of an act, dimension by dimension.

mod ambit;
mod exception;
mod life;

use agreement::{Life, Norm};
use model::{Coverage, Incident, Interval, LeafSet, Membership, Name, SiteLink};

pub(crate) use ambit::at_hours;
pub(crate) use life::holds;

/// What the forms need to know of an incident.
#[derive(Clone, Debug)]
pub struct Fact<'a> {
    /// When it happened.
    pub time: Interval,
    /// What was done.
    pub act: LeafSet,
    /// To what.
    pub object: LeafSet,
    /// With what.
    pub means: LeafSet,
    /// With what result.
    pub outcome: LeafSet,
    /// Administrative units that it may lie in; empty for anywhere.
    pub areas: &'a [Name],
    /// The parties whose recognised territory it may be.
    pub recognised: &'a [Name],
    /// The parties that may have held the ground.
    pub held_by: &'a [Name],
}

impl<'a> Fact<'a> {
    /// The fact that an incident and its place make.
    #[must_use]
    pub fn of(incident: &'a Incident, link: &'a SiteLink) -> Self {
        Self {
            time: incident.time.interval,
            act: incident.act,
            object: incident.object,
            means: incident.means,
            outcome: incident.outcome,
            areas: &link.areas,
            recognised: &link.ground.recognised,
            held_by: &link.ground.held_by,
        }
    }
}

/// Membership of a fact in each dimension of a term, `party` being the possible actor.
#[must_use]
pub fn cover(life: &Life, norm: &Norm, fact: &Fact<'_>, party: &str) -> Coverage {
    let ambit = &norm.ambit;
    Coverage([
        life::actor(life, norm, fact.time, party),
        ambit::leaves(&ambit.act, fact.act),
        ambit::leaves(&ambit.object, fact.object),
        ambit::leaves(&ambit.means, fact.means),
        ambit::territory(&ambit.territory, fact, party),
        both(life::in_force(life, fact.time), at_hours(ambit, fact.time)),
        ambit::attempt(ambit.attempt, fact.outcome),
        exception::applies(ambit, fact, party),
    ])
}

/// In if all are in, out if one is out.
fn both(a: Membership, b: Membership) -> Membership {
    a.max(b)
}
