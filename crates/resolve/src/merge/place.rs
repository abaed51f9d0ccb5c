//! Merging where it happened.

use std::collections::BTreeSet;

use model::{Contradiction, Dimension, IncidentPlace, Name, Place, Statement};

use super::against;

/// The most specific place that most voices name; among equals the one that the first statement by id names. A unit or
/// country that its statements leave out is taken from the others, and the ground is held by whom any of `all` says.
pub(super) fn merge(heard: &[&Statement], all: &[&Statement], found: &mut Vec<Contradiction>) -> Option<IncidentPlace> {
    let most_specific = heard.iter().map(|s| depth(&s.place)).max()?;
    let specific: Vec<&Statement> = heard.iter().copied().filter(|s| depth(&s.place) == most_specific).collect();
    let named_as = |place: &Place| -> Vec<&Statement> {
        specific.iter().copied().filter(|s| s.place.name == place.name && s.place.admin1 == place.admin1).collect()
    };
    let n_voices = |place| named_as(place).iter().map(|s| &s.speaker).collect::<BTreeSet<_>>().len();
    // Of equals `max_by_key` takes the last, and the first by id is wanted.
    let chosen = named_as(&specific.iter().rev().max_by_key(|s| n_voices(&s.place))?.place);
    let named_in = |of: fn(&Place) -> Option<Name>| chosen.iter().chain(heard).find_map(|s| of(&s.place));
    let mut place = IncidentPlace {
        name: chosen.first()?.place.name.clone(),
        admin1: named_in(|place| place.admin1.clone()),
        country: named_in(|place| place.country.clone()),
        point: chosen.iter().find_map(|s| s.place.point),
        held_by: all.iter().find_map(|s| s.place.held_by.clone()),
        said: "".into(),
    };
    place.said = words([&place.name, &place.admin1, &place.country]).into();
    let other = |s: &&Statement| {
        let layers =
            [(&s.place.name, &place.name), (&s.place.admin1, &place.admin1), (&s.place.country, &place.country)];
        layers.iter().any(|(said, kept)| said.is_some() && said != kept)
    };
    let said = |s: &Statement| words([&s.place.name, &s.place.admin1, &s.place.country]);
    let others = heard.iter().copied().filter(other).map(|s| (s, said(s)));
    found.extend(against(Dimension::Territory, || place.said.to_string(), others));
    Some(place)
}

/// 3 for a settlement, 2 for a unit, 1 for a country, 0 for anywhere.
fn depth(place: &Place) -> u8 {
    match (&place.name, &place.admin1, &place.country) {
        (Some(_), _, _) => 3,
        (None, Some(_), _) => 2,
        (None, None, Some(_)) => 1,
        (None, None, None) => 0,
    }
}

/// From settlement to country: `Hill Town, North Unit, Land`.
fn words(layers: [&Option<Name>; 3]) -> String {
    let named: Vec<&str> = layers.into_iter().filter_map(|layer| layer.as_deref()).collect();
    if named.is_empty() { "anywhere".to_owned() } else { named.join(", ") }
}
