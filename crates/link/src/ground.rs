//! Whose ground: the recognised border, and the holder on the day.

use model::{Gazetteer, Ground, GroundNote, IncidentPlace, Interval, Name};

/// The two layers for one place over one interval.
///
/// Who held it: what the sources say; else the notes of the gazetteer that overlap the interval, those on the settlement
/// before those on the whole unit; else the recognised parties. Where no note holds for the whole interval, the recognised
/// parties are possible too.
pub(crate) fn ground(place: &IncidentPlace, during: Interval, gazetteer: &Gazetteer) -> Ground {
    let recognised = recognised(place, gazetteer);
    if let Some(holder) = &place.held_by {
        let because = format!("the sources say that {holder} held the ground").into();
        return Ground { recognised, held_by: vec![holder.clone()], because };
    }
    let notes = notes(place, during, gazetteer);
    if notes.is_empty() {
        let because = match recognised.as_slice() {
            [] => "no source and no note says who held the ground, and it is no party's recognised territory",
            [_] => {
                "no source and no note says who held the ground: taken to be the party whose recognised territory it is"
            }
            _ => "no source and no note says who held the ground: any party whose recognised territory it may be",
        };
        return Ground { held_by: recognised.clone(), recognised, because: because.into() };
    }
    let mut held_by = Vec::new();
    let mut reasons: Vec<&str> = Vec::new();
    for note in &notes {
        add_new(&mut held_by, &note.held_by);
        if !reasons.contains(&&*note.because) {
            reasons.push(&note.because);
        }
    }
    if !notes.iter().any(|note| note.during.contains(during)) {
        add_new(&mut held_by, &recognised);
        reasons.push("no note covers the whole time, so the recognised party is possible too");
    }
    Ground { recognised, held_by, because: reasons.join("; ").into() }
}

/// The parties in whose recognised territory the place may lie, in the gazetteer's order.
fn recognised(place: &IncidentPlace, gazetteer: &Gazetteer) -> Vec<Name> {
    if let Some(area) = place.admin1.as_deref().and_then(|unit| gazetteer.area(unit)) {
        return area.recognised.iter().cloned().collect();
    }
    let country = place.country.as_deref().filter(|name| gazetteer.areas.iter().any(|area| &*area.country == *name));
    let mut parties = Vec::new();
    for area in gazetteer.areas.iter().filter(|area| country.is_none_or(|name| &*area.country == name)) {
        add_new(&mut parties, area.recognised.as_slice());
    }
    parties
}

fn notes<'a>(place: &IncidentPlace, during: Interval, gazetteer: &'a Gazetteer) -> Vec<&'a GroundNote> {
    let of = |settlement: &Option<Name>| -> Vec<&'a GroundNote> {
        let here = |note: &&GroundNote| place.admin1.as_ref() == Some(&note.admin1) && note.place == *settlement;
        gazetteer.ground.iter().filter(here).filter(|note| note.during.overlaps(during)).collect()
    };
    let specific = of(&place.name);
    if specific.is_empty() { of(&None) } else { specific }
}

fn add_new(to: &mut Vec<Name>, names: &[Name]) {
    for name in names {
        if !to.contains(name) {
            to.push(name.clone());
        }
    }
}
