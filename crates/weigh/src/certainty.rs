//! The word for "did it happen", by rules on voices.

use model::{Certainty, Name};

use crate::heard::{Heard, Role, Standing};

/// First that fits. `verified`: a disinterested voice that inspects confirms, and none denies the event. `refuted`: one
/// that inspects denies the event, and none confirms. `corroborated`: two or more voices affirm, one of them
/// disinterested. `reported`: one disinterested voice, or voices of opposed sides. `alleged`: the rest, denials alone too.
pub(crate) fn certainty(heard: &Heard<'_>) -> Certainty {
    let inspected = |role| heard.said.iter().any(|said| said.standing == Standing::Inspection && said.role == role);
    match (inspected(Role::Affirms), inspected(Role::DeniesEvent)) {
        (true, false) => return Certainty::Verified,
        (false, true) => return Certainty::Refuted,
        // Two inspections that contradict each other settle nothing between them.
        (true, true) | (false, false) => {}
    }
    let mut voices: Vec<usize> = Vec::new();
    let mut sides: Vec<&Name> = Vec::new();
    let mut disinterested = false;
    for said in heard.said.iter().filter(|said| said.role == Role::Affirms) {
        voices.push(said.voice);
        match said.side {
            Some(side) => sides.push(side),
            None => disinterested = true,
        }
    }
    voices.sort_unstable();
    voices.dedup();
    if disinterested {
        return if voices.len() > 1 { Certainty::Corroborated } else { Certainty::Reported };
    }
    if opposed(&sides, &heard.incident.named) { Certainty::Reported } else { Certainty::Alleged }
}

/// Whether voices of different sides speak, of which one is the accused's own. Sides that accuse the same third party
/// gain alike. Where nobody is named, nobody gains, and different sides are opposed.
fn opposed(sides: &[&Name], named: &[Name]) -> bool {
    let several = sides.iter().any(|side| Some(side) != sides.first());
    several && (named.is_empty() || named.iter().any(|party| sides.contains(&party)))
}
