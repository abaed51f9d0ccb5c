//! The made-up ceasefire of the suite, as it is told.

use monitor::{Options, run, tell};

use crate::moratorium::world;

#[test]
fn who_tells_of_a_withdrawal_alleges_nothing() {
    let edition = run(&world("made/ceasefire"), &Options::default()).unwrap();
    let mut itemised = edition.headline.accusers.iter().filter(|one| &*one.side == "independent");
    let north: Vec<&str> =
        itemised.find(|one| &*one.accused == "north").unwrap().itemised.iter().map(|id| &**id).collect();
    assert!(north.contains(&"I-S02") && north.contains(&"I-T01"), "{north:?}");
    assert!(["I-W01", "I-N01", "I-Q02", "I-R01", "I-P01"].iter().all(|id| !north.contains(id)), "{north:?}");
    let south = &itemised.find(|one| &*one.accused == "south").unwrap().itemised;
    assert!(south.iter().any(|id| &**id == "I-W04") && south.iter().all(|id| &**id != "I-W03"), "{south:?}");
}

#[test]
fn a_declaration_that_is_recorded_is_told_beside_the_right_to_it() {
    let edition = run(&world("made/ceasefire"), &Options::default()).unwrap();
    let files = tell(&edition).unwrap();
    let page = files.iter().find(|file| file.name == "index.html").unwrap();
    let page = publish::read_page(std::str::from_utf8(&page.bytes).unwrap()).unwrap();
    assert!(page.edition["readings"].to_string().contains("right reserved, declared by I-D01"));
    assert!(!page.text().contains("no declaration found"));
}
