//! Which sites an incident may have been near.
//!
//! # Method
//! Two circles give an interval of distances ([`Distance`]). `at` and `near` are said only where the whole interval is
//! short enough; where the incident is placed in a settlement, a site whose circle meets the settlement's is in the same
//! one; and what may be near and may not is `unknown`. Sites stand sorted by latitude, and only a band of them is compared.

use model::{Distance, Nearby, Point, Proximity, Site, SiteLink};

/// At a site: surely not further than this, in metres.
const AT_M: f64 = 1_000.0;
/// Near a site: surely not further than this, in metres.
const NEAR_M: f64 = 10_000.0;
/// A circle larger than this (metres) is a region's: everything in it may be near, and that says nothing.
const SETTLEMENT_M: f64 = 50_000.0;
/// Metres in a degree of latitude, at least (the equator's).
const DEGREE_M: f64 = 110_574.0;

/// Sites, ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Sites {
    /// By latitude.
    sites: Vec<Site>,
    widest_m: f64,
}

impl Sites {
    /// Sorts them.
    #[must_use]
    pub fn new(mut sites: Vec<Site>) -> Self {
        sites.sort_by(|a, b| a.point.lat.total_cmp(&b.point.lat).then_with(|| a.name.cmp(&b.name)));
        let widest_m = sites.iter().map(|site| site.radius_m).fold(0.0, f64::max);
        Self { sites, widest_m }
    }

    /// The sites that may be near an incident, the nearest first. `in_settlement`: whether a source names a settlement.
    #[must_use]
    pub fn near(&self, link: &SiteLink, in_settlement: bool) -> Vec<Nearby> {
        let Some(point) = link.point.filter(|_| link.radius_m <= SETTLEMENT_M) else { return vec![] };
        let mut near: Vec<Nearby> = self
            .band(point, link.radius_m)
            .filter_map(|site| nearby(site, (point, link.radius_m), in_settlement))
            .collect();
        near.sort_by(|a, b| {
            a.distance.hi_m().total_cmp(&b.distance.hi_m()).then_with(|| a.site.name.cmp(&b.site.name))
        });
        near
    }

    fn band(&self, point: Point, radius_m: f64) -> impl Iterator<Item = &Site> {
        // A degree more than enough costs nothing: the sphere is not the ellipsoid.
        let reach = (radius_m + self.widest_m + NEAR_M) / DEGREE_M + 1.0;
        let from = self.sites.partition_point(|site| site.point.lat < point.lat - reach);
        self.sites.iter().skip(from).take_while(move |site| site.point.lat <= point.lat + reach)
    }
}

fn nearby(site: &Site, incident: (Point, f64), in_settlement: bool) -> Option<Nearby> {
    let distance = Distance::between(incident, (site.point, site.radius_m));
    let proximity = if distance.hi_m() <= AT_M {
        Proximity::At
    } else if distance.hi_m() <= NEAR_M {
        Proximity::Near
    } else if in_settlement && distance.lo_m() == 0.0 {
        Proximity::SameSettlement
    } else if distance.lo_m() <= NEAR_M {
        Proximity::Unknown
    } else {
        return None;
    };
    Some(Nearby { site: site.clone(), proximity, distance })
}
