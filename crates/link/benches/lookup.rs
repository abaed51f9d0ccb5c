//! How the cost of looking a place up grows: gazetteers of 10,000, 100,000 and 1,000,000 made-up settlements in 100 units.
//!
//! Prints, for each size, the bytes of the compact file; CPU milliseconds (best of five) of reading it and sorting its names;
//! and CPU microseconds of one lookup by its very name and of one with a letter wrong, in its unit; beside them a plain loop
//! that compares every name letter by letter. `cargo bench -p servanda-link`.
#![allow(clippy::print_stdout, reason = "a benchmark prints")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark may fail by panicking")]

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ProcessTime;
use link::{GeoNames, Lookup, Settlement, Sought};
use model::Point;

/// What names are made of; three syllables and the ending of a town.
const SYLLABLES: [&str; 16] =
    ["no", "vo", "kra", "sno", "po", "li", "be", "re", "zhy", "tu", "shche", "ma", "ro", "ky", "dni", "so"];
const ENDINGS: [&str; 4] = ["vka", "hrad", "sk", "pil"];
/// Lookups that are measured together.
const N: usize = 100;

fn name(number: usize) -> String {
    let syllable = |at: u32| SYLLABLES[number / 16usize.pow(at) % 16];
    format!("{}{}{}{}{}", syllable(0), syllable(1), syllable(2), syllable(3), ENDINGS[number % 7 % 4])
}

fn made(n: usize) -> GeoNames {
    let mut geonames = GeoNames::default();
    for unit in 0..100 {
        geonames.units.insert(("UA".into(), unit.to_string().into()), vec![format!("Unit {unit}").into()]);
    }
    for number in 0..n {
        let settlement = Settlement {
            names: vec![name(number).into()],
            point: Point { lat: 45.0 + (number % 700) as f64 / 100.0, lon: 25.0 + (number % 1100) as f64 / 100.0 },
            country: "UA".into(),
            admin1: (number % 100).to_string().into(),
            population: (number % 5_000) as u64,
            seat: false,
        };
        geonames.settlements.insert(u32::try_from(number).unwrap(), settlement);
    }
    geonames
}

/// The best of five.
fn best<T>(mut run: impl FnMut() -> T) -> Duration {
    let once = |_| {
        let start = ProcessTime::now();
        black_box(run());
        start.elapsed()
    };
    (0..5).map(once).min().unwrap()
}

fn main() {
    println!("{:>10} {:>10} {:>9} {:>9} {:>9} {:>9}", "places", "bytes", "read ms", "very us", "wrong us", "loop us");
    for n in [10_000, 100_000, 1_000_000] {
        let bytes = made(n).write().unwrap();
        let read = best(|| Lookup::read(&bytes).unwrap());
        let lookup = Lookup::read(&bytes).unwrap();
        let asked: Vec<(String, String, String)> = (0..N)
            .map(|one| one * (n / N) + one)
            .map(|one| (name(one), name(one).replacen(['o', 'e'], "w", 1), format!("Unit {}", one % 100)))
            .collect();
        let each = |key: &dyn Fn(&(String, String, String)) -> String| {
            let run = || {
                let found = asked.iter().map(|one| {
                    let name = key(one);
                    let sought = Sought { name: &name, unit: Some(&one.2), country: Some("UA"), ..Sought::default() };
                    lookup.candidates(&sought).len()
                });
                found.sum::<usize>()
            };
            best(run).as_secs_f64() * 1e6 / N as f64
        };
        let (very, wrong) = (each(&|one| one.0.clone()), each(&|one| one.1.clone()));
        let names: Vec<String> = (0..n).map(name).collect();
        let plain = || names.iter().filter(|name| strsim::osa_distance(name, &asked[1].1) <= 2).count();
        let plain = best(plain).as_secs_f64() * 1e6;
        let (read, size) = (read.as_secs_f64() * 1e3, bytes.len());
        println!("{n:>10} {size:>10} {read:>9.1} {very:>9.1} {wrong:>9.1} {plain:>9.1}");
    }
}
