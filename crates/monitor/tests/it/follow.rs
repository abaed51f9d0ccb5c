//! What is measured over time, on the real case.

use model::{Compiled, Day, Missing};
use monitor::{Options, follow, run};

use crate::moratorium::world;

#[test]
fn eyeball() {
    let edition = run(&world("energy-moratorium-2025"), &Options::default()).unwrap();
    let day = |m: i8, d: i8| Day::from(jiff::civil::date(2025, m, d));
    let compiled = [
        Compiled {
            from: day(2, 11),
            until: day(3, 17),
            picked: Some("Background rows were picked to show both sides and the main classes.".into()),
            missing: vec![],
        },
        Compiled {
            from: day(3, 18),
            until: day(4, 20),
            picked: None,
            missing: vec![Missing {
                days: vec![day(4, 7), day(4, 8), day(4, 12), day(4, 13), day(4, 15), day(4, 16)],
                about: Some("ukraine".into()),
                why: "bulletins not found".into(),
            }],
        },
    ];
    let t = std::time::Instant::now();
    let found = follow(&edition, &compiled, &[]).unwrap();
    println!("{:?} {} indicators {} panels", t.elapsed(), found.indicators.len(), found.panels.len());
    for one in found.indicators.iter().filter(|one| !one.detail) {
        println!(
            "{} {:?} {} {} {}: {:?} {:?} {:?}\n    {}",
            one.name, one.reading, one.party, one.class, one.window, one.value, one.low, one.high, one.says
        );
    }
}
