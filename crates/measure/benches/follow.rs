//! What measuring over time costs: cases of 1,000, 10,000 and 100,000 incidents, each drawn twenty times, with two parties and two
//! readings. Milliseconds of this process's CPU, best of five, beside a plain loop that only counts the same acts by day.
//! `cargo bench -p servanda-measure --bench follow`.
#![allow(clippy::print_stdout, reason = "a benchmark prints")]
#![allow(clippy::unwrap_used, reason = "a benchmark may fail by panicking")]

use std::collections::BTreeMap;
use std::hint::black_box;

use cpu_time::ProcessTime;
use measure::{Act, History, Window, follow};
use model::{Compiled, Day, Facet, PartySummary, Taxonomy};

const DRAWS: usize = 20;
const DAYS: i64 = 365;

fn acts(n: i64) -> Vec<Act> {
    let all = Taxonomy::shipped();
    let leaves: Vec<_> = all.all(Facet::Object).each().collect();
    let means: Vec<_> = all.all(Facet::Means).each().collect();
    let act = |nth: i64| {
        let day = Day(nth * DAYS / n);
        let pick = |of: usize| usize::try_from(nth).unwrap() % of;
        Act {
            id: format!("I-{nth}").into(),
            days: (day, day.plus(nth % 3 / 2)),
            known: Some(day.plus(nth % 4)),
            happened: 0.8,
            parties: vec![("a".into(), 0.3), ("b".into(), 0.6)],
            object: *leaves.get(pick(leaves.len())).unwrap(),
            means: *means.get(pick(means.len())).unwrap(),
            zone: Some(if nth % 2 == 0 { "One".into() } else { "Other".into() }),
            ring: None,
            protected: if nth % 3 == 0 { vec!["one".into(), "other".into()] } else { vec![] },
        }
    };
    (0..n).map(act).collect()
}

/// Milliseconds, best of five.
fn best<T>(run: impl Fn() -> T) -> f64 {
    let once = || {
        let start = ProcessTime::now();
        black_box(run());
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..5).map(|_| once()).fold(f64::INFINITY, f64::min)
}

fn main() {
    let parties = ["a", "b"].map(|id| PartySummary { id: id.into(), title: id.into(), clocks: vec![] });
    let window = |reading: &str, party: &str, from: i64| Window {
        reading: reading.into(),
        party: party.into(),
        opens: Day(from),
        from: Day(from),
        until: Day(from + 30),
        closes: Day(from + 30),
    };
    let windows: Vec<Window> =
        ["a", "b"].iter().flat_map(|party| [window("one", party, 250), window("other", party, 257)]).collect();
    let compiled = [Compiled { from: Day(0), until: Day(DAYS - 1), picked: None, missing: vec![] }];
    for n in [1_000, 10_000, 100_000] {
        let history = History {
            parties: &parties,
            draws: vec![acts(n); DRAWS],
            windows: windows.clone(),
            compiled: &compiled,
            counts: &[],
            as_of: Day(DAYS),
        };
        let measured = best(|| follow(&history));
        let plain = best(|| {
            let mut days: BTreeMap<Day, u64> = BTreeMap::new();
            history.draws.iter().flatten().for_each(|act| *days.entry(act.days.0).or_default() += 1);
            days
        });
        let found = follow(&history);
        let n_figures = found.indicators.len();
        println!("incidents={n} draws={DRAWS} figures={n_figures} cpu_ms={measured:.0} plain_loop_ms={plain:.0}");
    }
}
