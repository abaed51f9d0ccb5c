//! What became of the incidents of one side on the other. Incidents are the same where they share a statement.

use std::collections::{BTreeMap, BTreeSet};

use model::{Fate, IncidentChange, Name};
use publish::{Told, ToldIncident};

/// The incident of each statement.
fn holders(told: &Told) -> BTreeMap<&Name, &Name> {
    told.incidents.iter().flat_map(|one| one.statements.iter().map(move |id| (id, &one.id))).collect()
}

/// The incidents of the other side that share statements with this one, the one of its name first, each once.
fn kin<'a>(incident: &ToldIncident, others: &BTreeMap<&'a Name, &'a Name>) -> Vec<Name> {
    let kin: BTreeSet<&Name> = incident.statements.iter().filter_map(|id| others.get(id).copied()).collect();
    let mut kin: Vec<Name> = kin.into_iter().cloned().collect();
    // Stable: the others stay in order.
    kin.sort_by_key(|id| *id != incident.id);
    kin
}

/// Every incident that changed: first those of the later side, in its order, then the splits and what is gone in the order of
/// the earlier one. One that was split and merged is told as both.
pub(super) fn compare(before: &Told, after: &Told) -> Vec<IncidentChange> {
    let (earlier, later) = (holders(before), holders(after));
    let mut changes = Vec::new();
    for incident in &after.incidents {
        let was = kin(incident, &earlier);
        let statements: Vec<Name> =
            incident.statements.iter().filter(|id| !earlier.contains_key(id)).cloned().collect();
        let one_part = |id: &Name| before.incidents.iter().any(|old| old.id == *id && kin(old, &later).len() == 1);
        let fate = match &was[..] {
            [] => Fate::New,
            [_, _, ..] => Fate::Merged,
            [id] if *id != incident.id && one_part(id) => Fate::Renamed,
            [_] if !statements.is_empty() => Fate::Joined,
            [_] => continue,
        };
        changes.push(IncidentChange { fate, before: was, after: vec![incident.id.clone()], statements });
    }
    for incident in &before.incidents {
        let is = kin(incident, &later);
        let (fate, statements) = match is.len() {
            0 => (Fate::Gone, incident.statements.clone()),
            1 => continue,
            _ => (Fate::Split, Vec::new()),
        };
        changes.push(IncidentChange { fate, before: vec![incident.id.clone()], after: is, statements });
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Instant;

    /// Incidents as words of statements, each named after the first.
    fn told(incidents: &str) -> Told {
        let incident = |word: &str| ToldIncident {
            id: format!("I-{}", word.chars().next().unwrap_or('-')).into(),
            aliases: Vec::new(),
            statements: word.chars().map(|letter| letter.to_string().into()).collect(),
            facts: Vec::new(),
        };
        Told {
            program: "0".into(),
            agreement: "a".into(),
            as_of: Instant(0),
            findings: Vec::new(),
            incidents: incidents.split_whitespace().map(incident).collect(),
        }
    }

    fn check(before: &str, after: &str, expect: &[&str]) {
        let names = |list: &[Name]| list.iter().map(|one| &**one).collect::<Vec<_>>().join(" ");
        let line = |one: &IncidentChange| {
            format!("{} {} > {}: {}", one.fate.word(), names(&one.before), names(&one.after), names(&one.statements))
        };
        assert_eq!(compare(&told(before), &told(after)).iter().map(line).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn what_is_the_same_is_not_told() {
        check("ab c", "ab c", &[]);
    }

    #[test]
    fn each_fate_is_told_with_the_names_of_both_sides() {
        check("ab", "abx", &["joined I-a > I-a: x"]);
        check("ab c", "abcx", &["merged I-a I-c > I-a: x"]);
        check("abc", "ab c", &["split I-a > I-a I-c: "]);
        check("ab", "xab", &["renamed I-a > I-x: x"]);
        check("ab", "x", &["new  > I-x: x", "gone I-a > : a b"]);
    }

    #[test]
    fn what_is_split_and_merged_is_told_as_both() {
        check("abc d", "ab cd", &["merged I-a I-d > I-c: ", "split I-a > I-a I-c: "]);
        check("abc", "ab cx", &["joined I-a > I-c: x", "split I-a > I-a I-c: "]);
    }
}
