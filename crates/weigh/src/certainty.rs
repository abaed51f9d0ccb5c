//! The word for "did it happen", by rules on voices.

use model::{Certainty, Name};

use crate::heard::{Heard, Role, Standing};

/// The word, and the rule that gives it: the first that fits.
pub(crate) fn certainty(heard: &Heard<'_>) -> (Certainty, &'static str) {
    let inspected = |role| heard.said.iter().any(|said| said.standing == Standing::Inspection && said.role == role);
    match (inspected(Role::Affirms), inspected(Role::DeniesEvent)) {
        (true, false) => {
            let rule = "a disinterested voice that went and looked confirms, and none that looked denies";
            return (Certainty::Verified, rule);
        }
        (false, true) => {
            let rule = "a disinterested voice that went and looked denies, and none that looked confirms";
            return (Certainty::Refuted, rule);
        }
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
    match (disinterested, voices.len()) {
        (true, 2..) => (Certainty::Corroborated, "two voices or more affirm, one of them disinterested"),
        (true, _) => (Certainty::Reported, "one disinterested voice affirms"),
        (false, _) if opposed(&sides, &heard.incident.named) => {
            (Certainty::Reported, "voices of opposed sides affirm, and no disinterested one")
        }
        (false, 0) => (Certainty::Alleged, "no voice affirms: it is denied, or passed on"),
        (false, _) => (Certainty::Alleged, "only voices with the same interest affirm"),
    }
}

/// Whether voices of different sides speak, of which one is the accused's own. Sides that accuse the same third party
/// gain alike. Where nobody is named, nobody gains, and different sides are opposed.
fn opposed(sides: &[&Name], named: &[Name]) -> bool {
    let several = sides.iter().any(|side| Some(side) != sides.first());
    several && (named.is_empty() || named.iter().any(|party| sides.contains(&party)))
}
