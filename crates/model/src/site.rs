//! Sites of registries, and how near incidents are to them. Internal: no edition holds any of it.

use crate::{LeafSet, Name, Point};

/// Distance between two circles, in which an incident and a site lie.
///
/// Metres on the WGS 84 ellipsoid, as a closed interval: `lo` is zero where the circles overlap.
/// Invariant: `0 <= lo <= hi`, both finite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distance {
    lo: f64,
    hi: f64,
}

impl Distance {
    /// By how much [`Point::distance_m`], on the sphere, may differ from the ellipsoid: between -0.45 % (poles) and 0.56 %
    /// (along a meridian at the equator).
    const SPHERE: f64 = 0.006;

    /// Between two circles of such radii in metres; a radius that is no number or negative counts as none.
    #[must_use]
    pub fn between((a, a_m): (Point, f64), (b, b_m): (Point, f64)) -> Self {
        let apart = a.distance_m(b);
        let around = a_m.max(0.0) + b_m.max(0.0);
        Self { lo: (apart * (1.0 - Self::SPHERE) - around).max(0.0), hi: apart * (1.0 + Self::SPHERE) + around }
    }

    /// At least so far, in metres.
    #[must_use]
    pub const fn lo_m(self) -> f64 {
        self.lo
    }

    /// At most so far, in metres.
    #[must_use]
    pub const fn hi_m(self) -> f64 {
        self.hi
    }
}

/// An entry of a registry.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// Its name there.
    pub name: Name,
    /// The registry.
    pub registry: Name,
    /// What it is.
    pub class: LeafSet,
    /// A point.
    pub point: Point,
    /// Radius in metres of a circle that holds it, the registry's error included.
    pub radius_m: f64,
}

/// How near an incident was to a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proximity {
    /// Surely there.
    At,
    /// Surely near it.
    Near,
    /// In the settlement in which it stands, or around which.
    SameSettlement,
    /// It may have been near, and may not.
    Unknown,
}

impl Proximity {
    /// In words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::At => "at",
            Self::Near => "near",
            Self::SameSettlement => "in the same settlement",
            Self::Unknown => "unknown",
        }
    }
}

/// A site that an incident may have been near: an inference from where they lie, and no statement of what was hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearby {
    /// The site.
    pub site: Site,
    /// How near.
    pub proximity: Proximity,
    /// How far.
    pub distance: Distance,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Degrees, minutes and seconds.
    fn dms(d: f64, m: f64, s: f64) -> f64 {
        (d.abs() + m / 60.0 + s / 3600.0).copysign(d)
    }

    #[test]
    fn distances_on_the_ellipsoid_that_others_published_lie_in_the_interval() {
        let published = [
            // Flinders Peak to Buninyong (GDA94 Technical Manual, chapter 4; after Vincenty 1975).
            (
                (dms(-37.0, 57.0, 3.7203), dms(144.0, 25.0, 29.5244)),
                (dms(-37.0, 39.0, 10.1561), dms(143.0, 55.0, 35.3839)),
                54_972.271,
            ),
            // Two airports at the ends of the Earth, Wellington to Salamanca (GeographicLib's manual, GeodSolve; Karney 2013).
            ((-41.32, 174.81), (40.96, -5.50), 19_959_679.267),
            // A degree of latitude at the equator and at the pole, where the sphere is furthest off (arcs of WGS 84's meridian).
            ((-0.5, 0.0), (0.5, 0.0), 110_574.304),
            ((89.0, 0.0), (90.0, 0.0), 111_693.865),
        ];
        for ((lat, lon), (to_lat, to_lon), metres) in published {
            let to = Point { lat: to_lat, lon: to_lon };
            let between = Distance::between((Point { lat, lon }, 0.0), (to, 0.0));
            assert!(between.lo_m() <= metres && metres <= between.hi_m(), "{between:?} and {metres}");
            assert!(between.hi_m() - between.lo_m() <= 0.013 * metres);
        }
    }

    #[test]
    fn circles_that_overlap_may_be_no_distance_apart() {
        let (a, b) = (Point { lat: 50.0, lon: 30.0 }, Point { lat: 50.0, lon: 30.1 });
        let between = Distance::between((a, 5_000.0), (b, 3_000.0));
        assert_eq!(between.lo_m(), 0.0);
        assert!((between.hi_m() - 15_190.0).abs() < 50.0, "{between:?}");
        let between = Distance::between((a, f64::NAN), (a, -1.0));
        assert_eq!((between.lo_m(), between.hi_m()), (0.0, 0.0));
    }
}
