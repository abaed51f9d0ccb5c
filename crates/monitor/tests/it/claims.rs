//! The claims of the first case, held against what was known then and what is known now.

use model::{CheckedClaim, ClaimKind, ClaimOutcome};
use monitor::{Memory, Options, run};

use crate::moratorium::{rows, with, world};
use crate::promises::swapped;

const CASE: &str = "energy-moratorium-2025";

fn checked(world: &Memory) -> Vec<CheckedClaim> {
    run(world, &Options { check_claims: true, ..Options::default() }).unwrap().checked
}

fn of<'c>(checked: &'c [CheckedClaim], id: &str) -> &'c CheckedClaim {
    checked.iter().find(|one| &*one.id == id).unwrap()
}

#[test]
fn what_does_not_go_together_within_one_side_is_found_and_what_fits_is_not() {
    let checked = checked(&world(CASE));
    let inconsistent = checked.iter().filter(|one| one.now.outcome == ClaimOutcome::Inconsistent);
    let ids: Vec<&str> = inconsistent.map(|one| &*one.id).collect();
    // Kherson of 27 March, the evidence of 28 March and "neither side since 25 March" (as a claim and as a row); the counts
    // of 12, 17 and 27 April; 20 and 1,700 square metres. The counts of 31 March, 3, 9 and 17 April (over 120) fit.
    assert_eq!(ids, ["C045", "C046", "C051", "C076", "C087", "C108", "R117", "R045"]);
    let then = |id| of(&checked, id).then.as_ref().unwrap().outcome;
    assert!(ids.iter().all(|id| then(id) == ClaimOutcome::Inconsistent), "each could be seen on the day");
    assert_eq!(checked.iter().filter(|one| one.now.outcome.is_by_finding()).count(), 0, "no finding is established");
}

#[test]
fn an_inconsistency_names_both_with_both_clocks() {
    let checked = checked(&world(CASE));
    let because = |id| of(&checked, id).now.because[0].clone();
    for (id, told) in [
        ("C045", "[C046], said on 2025-03-27, received by 2025-03-27T23:59:59Z"),
        ("C046", "[C045], said on 2025-03-27, received by 2025-03-27T23:59:59Z"),
        (
            "C076",
            "at the least 61; other counts of its side come to 91 on 25 of the 26 days that it speaks of, 30 more",
        ),
        ("C087", "other counts of its side come to 121 on 31 of the 31 days"),
        ("C087", "[C085], said on 2025-04-17, received by 2025-04-17T23:59:59Z: more than 120 (18 March-17 April)"),
        (
            "C108",
            "at the least 200; other counts of its side come to 125 on 32 of the 32 days that it may speak of, 75 fewer",
        ),
        ("R045", "[R056], of night-of 2025-03-19, received by 2025-03-19T23:59:59Z: 20 square metre"),
        ("R045", "[R045], of day 2025-03-18, received by 2025-04-18T23:59:59Z: 1700 square metre"),
    ] {
        assert!(because(id).contains(told), "{id}: {}", because(id));
    }
}

#[test]
fn a_count_is_compared_with_what_was_itemised_in_its_window_and_unit() {
    let checked = checked(&world(CASE));
    let tells = |id, told: &str| {
        let because = of(&checked, id).now.because.join("; ");
        assert!(because.contains(told), "{id}: {because}");
    };
    tells("C052", "itemised 24 to 26 of 23 incidents, in 2025-03-18 to 2025-03-31 on the clock of Europe/Moscow");
    tells("C029", "itemised 2 to 4 of 8 incidents, in 2025-03-18 to 2025-03-25 on the clock of Europe/Kyiv");
    tells("C083", "`15 regions` counts regions");
    tells("C064", "`at least 7`: for which time is not said");
    tells("C105", "names no party");
}

#[test]
fn each_claim_is_held_once_and_against_what_was_known_then() {
    let world = world(CASE);
    let edition = run(&world, &Options::default()).unwrap();
    let checked = checked(&world);
    assert_eq!(checked.len(), edition.claims.len() + 1, "and one statement of a report");
    assert!(checked.iter().all(|one| one.then.is_some()));
    let kind = |id| of(&checked, id).kind;
    assert_eq!(
        (kind("C101"), kind("C046"), kind("C090")),
        (ClaimKind::Count, ClaimKind::Universal, ClaimKind::Interpretation)
    );
    let c017 = of(&checked, "C017");
    assert_eq!((c017.kind, c017.now.outcome), (ClaimKind::Event, ClaimOutcome::Disputed));
    let then = c017.then.as_ref().unwrap();
    assert_eq!(then.outcome, ClaimOutcome::NotCheckable, "the denial came a day later");
    // Of that day alone, the same is found.
    let options =
        Options { as_of: Some("2025-03-20T23:59:59Z".parse().unwrap()), check_claims: true, ..Options::default() };
    let of_that_day = run(&world, &options).unwrap().checked;
    assert_eq!(of(&of_that_day, "C017").now, *then);
    assert!(of_that_day.iter().all(|one| &*one.id != "C018"));
}

#[test]
fn swapped_party_names_swap_what_claims_are_worth() {
    let world = world(CASE);
    let mut mirrored = world.clone();
    for bytes in mirrored.files.values_mut() {
        *bytes = swapped(&String::from_utf8(bytes.clone()).unwrap()).into_bytes();
    }
    let told = |checked: Vec<CheckedClaim>| checked.iter().map(|one| format!("{one:?}")).collect::<Vec<_>>();
    let back: Vec<String> = told(checked(&mirrored)).iter().map(|one| swapped(one)).collect();
    assert_eq!(told(checked(&world)), back);
}

#[test]
fn shuffled_rows_give_the_same_claims() {
    let world = world(CASE);
    let expected = checked(&world);
    let mut table = rows(&world);
    table.rows.reverse();
    let mut shuffled = with(&world, &table);
    let claims = String::from_utf8(world.files["claims.csv"].clone()).unwrap();
    let (header, rest) = claims.split_once('\n').unwrap();
    let mut lines: Vec<&str> = rest.lines().collect();
    lines.reverse();
    shuffled.files.insert("claims.csv".into(), format!("{header}\n{}\n", lines.join("\n")).into_bytes());
    assert_eq!(checked(&shuffled), expected);
}
