//! What is measured over time, on the first case: refused where its reports are a choice, and said where they are not.

use model::{FollowThrough, Indicator};
use monitor::{Options, run};

use crate::moratorium::world;

fn measured(world: &monitor::Memory) -> FollowThrough {
    run(world, &Options { follow: true, ..Options::default() }).unwrap().follow
}

#[test]
fn no_rate_is_said_over_the_rows_that_were_picked() {
    let found = measured(&world("energy-moratorium-2025"));
    let against_before = |one: &&Indicator| one.name == "change" && one.window.starts_with("during, against before");
    let refused: Vec<&Indicator> = found.indicators.iter().filter(against_before).collect();
    assert!(refused.len() >= 10, "each party under each reading");
    for one in refused {
        assert_eq!((one.value, one.low, one.high), (None, None, None));
        assert!(one.says.contains("A choice of reports carries no rate"), "{}", one.says);
    }
    let after = found.indicators.iter().filter(|one| one.name == "change" && one.window.starts_with("after"));
    for one in after.filter(|one| one.value.is_some()) {
        assert!(one.says.contains("It is too early to tell"), "two days are after: {}", one.says);
    }
}

#[test]
fn missing_bulletins_are_days_of_which_nothing_is_known() {
    let found = measured(&world("energy-moratorium-2025"));
    let of = |party: &str| found.indicators.iter().find(|one| &*one.party == party && one.name == "events").unwrap();
    assert!(of("ukraine").coverage.contains("bulletin"), "{}", of("ukraine").coverage);
    assert!(!of("russia").coverage.contains("bulletin"), "{}", of("russia").coverage);
}
