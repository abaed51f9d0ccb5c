//! What each side alleges against each party: the total it asserts, the incidents it itemises, and those of them that
//! somebody else also says happened.
//!
//! Unit: incidents. Definition: an incident is itemised by a side if a speaker of that side says in it, with any stance
//! but a denial, that the party did it; of the disinterested, one that only passes on what was said says nothing of its
//! own, and who tells of a withdrawal, a notice or a reply that was done alleges nothing. It has a second voice if a voice of another side, or a disinterested one, affirms it too. The asserted total is what the side claims, not what it lists. Period: all reports of the case, those
//! from before the agreement included. Not to be used to compare accusers: what a side itemises and what it withholds
//! is a decision about publishing.

use std::collections::BTreeMap;

use model::{Accuser, Assessment, Headline, Incident, Name, PartySummary, Statement, Voice};

use crate::Evidence;
use crate::itemised::itemises;

/// The word for voices that no party's side owns.
const INDEPENDENT: &str = "independent";

/// What the counting looks things up in.
struct Lookup<'a> {
    statements: BTreeMap<&'a str, &'a Statement>,
    assessments: BTreeMap<&'a str, &'a Assessment>,
}

pub(super) fn fill(evidence: &Evidence<'_>, headline: &mut Headline) {
    let lookup = Lookup {
        statements: evidence.known.statements.iter().map(|s| (&*s.id, s)).collect(),
        assessments: evidence.known.assessments.iter().map(|a| (&*a.incident, a)).collect(),
    };
    let parties = &evidence.known.agreement.parties;
    let sides = parties.iter().map(|party| Some(&party.id)).chain([None]);
    headline.accusers = sides
        .flat_map(|side| {
            parties
                .iter()
                .filter(move |accused| side != Some(&accused.id))
                .map(|accused| accuser(evidence, &lookup, side, accused))
                .collect::<Vec<_>>()
        })
        .collect();
}

fn accuser(evidence: &Evidence<'_>, lookup: &Lookup<'_>, side: Option<&Name>, accused: &PartySummary) -> Accuser {
    let names = |incident: &Incident| {
        let mut statements = incident.statements.iter().filter_map(|id| lookup.statements.get(&**id));
        statements.any(|statement| itemises(statement, side, &accused.id, evidence.known.book))
    };
    let itemised: Vec<Name> = evidence
        .known
        .incidents
        .iter()
        .filter(|incident| names(incident))
        .map(|incident| incident.id.clone())
        .collect();
    let second_voice = itemised
        .iter()
        .filter(|id| {
            lookup.assessments.get(&***id).is_some_and(|assessment| has_second_voice(&assessment.voices, side))
        })
        .cloned()
        .collect();
    let side: Name = side.cloned().unwrap_or_else(|| INDEPENDENT.into());
    let asserted = asserted(evidence, &side, accused);
    Accuser { side, accused: accused.id.clone(), asserted, itemised, second_voice }
}

/// Two disinterested voices are two, two voices of one side are not.
fn has_second_voice(voices: &[Voice], side: Option<&Name>) -> bool {
    let affirming = || voices.iter().filter(|voice| voice.affirms);
    match side {
        Some(side) => affirming().any(|voice| voice.side.as_ref() != Some(side)),
        None => affirming().count() > 1,
    }
}

/// The largest total that the side has claimed, in its own words, with the id of the claim.
fn asserted(evidence: &Evidence<'_>, side: &Name, accused: &PartySummary) -> Option<Name> {
    let about = format!("{}:", accused.title);
    evidence
        .known
        .claims
        .iter()
        .filter(|claim| &*claim.kind == "count" && claim.side == *side && claim.about.starts_with(&about))
        .filter_map(|claim| first_number(&claim.numbers).map(|n| (n, claim)))
        .min_by(|(n, one), (m, two)| m.cmp(n).then_with(|| one.id.cmp(&two.id)))
        .map(|(_, claim)| format!("{} [{}]", claim.numbers, claim.id).into())
}

/// The number that a count begins with: those after it say for which period (`8 (18-25 March)`, `3 in 24 h`).
/// A comma between digits groups thousands.
fn first_number(text: &str) -> Option<u64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let mut value: u64 = 0;
    let mut rest = text[start..].chars().peekable();
    while let Some(c) = rest.next() {
        match c.to_digit(10) {
            Some(digit) => value = value.checked_mul(10)?.checked_add(u64::from(digit))?,
            None if c == ',' && rest.peek().is_some_and(char::is_ascii_digit) => {}
            None => break,
        }
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::first_number;

    #[test]
    fn the_days_of_the_period_are_not_the_count() {
        assert_eq!(first_number("8 (18-25 March)"), Some(8));
        assert_eq!(first_number("3 in 24 h"), Some(3));
        assert_eq!(first_number("more than 1,300"), Some(1300));
        assert_eq!(first_number("4,900; 90 drones"), Some(4900));
        assert_eq!(first_number("several hundred"), None);
    }
}
