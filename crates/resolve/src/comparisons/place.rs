//! How near the two places are, at the precision that both give.

use model::Place;

use super::{NOT_SAID, Rule};

/// Settlements nearer than this may be two names for one place: a facility lies between towns.
const NEAR_M: f64 = 15_000.0;

pub(super) const PLACE: Rule = Rule {
    name: "place",
    levels: &[
        "same settlement",
        "settlements within 15 km",
        "settlements farther apart",
        "settlement within the unit",
        "same unit",
        "same country, no unit",
        "unit within the country",
    ],
    level: |a, b| level(&a.place, &b.place),
};

/// Units and countries that are both named and differ never come here: such pairs are not compared.
fn level(a: &Place, b: &Place) -> &'static str {
    let unit = a.admin1.is_some() && a.admin1 == b.admin1;
    match (&a.name, &b.name) {
        (Some(one), Some(two)) if one == two && a.admin1 == b.admin1 => "same settlement",
        (Some(_), Some(_)) => match (a.point, b.point) {
            (Some(one), Some(two)) if one.distance_m(two) <= NEAR_M => "settlements within 15 km",
            _ => "settlements farther apart",
        },
        (Some(_), None) | (None, Some(_)) if unit => "settlement within the unit",
        (None, None) if unit => "same unit",
        _ if a.country.is_none() || a.country != b.country => NOT_SAID,
        _ if a.admin1.is_none() && b.admin1.is_none() => "same country, no unit",
        _ => "unit within the country",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Point;

    fn place(name: &str, admin1: &str, country: &str, lat: f64) -> Place {
        let some = |text: &str| (!text.is_empty()).then(|| text.into());
        Place {
            name: some(name),
            admin1: some(admin1),
            country: some(country),
            point: (!name.is_empty()).then_some(Point { lat, lon: 30.0 }),
            held_by: None,
        }
    }

    fn check(a: Place, b: Place, expect: &str) {
        assert_eq!(level(&a, &b), expect);
        assert_eq!(level(&b, &a), expect);
    }

    #[test]
    fn a_settlement_is_compared_at_the_precision_that_both_give() {
        let north = || place("North", "Hill", "Land", 50.0);
        check(north(), north(), "same settlement");
        check(north(), place("Mill", "Hill", "Land", 50.1), "settlements within 15 km");
        check(north(), place("South", "Hill", "Land", 50.3), "settlements farther apart");
        check(north(), place("", "Hill", "Land", 0.0), "settlement within the unit");
        check(place("", "Hill", "Land", 0.0), place("", "Hill", "Land", 0.0), "same unit");
        check(north(), place("", "", "Land", 0.0), "unit within the country");
        check(place("", "", "Land", 0.0), place("", "", "Land", 0.0), "same country, no unit");
        check(north(), place("", "", "", 0.0), NOT_SAID);
    }
}
