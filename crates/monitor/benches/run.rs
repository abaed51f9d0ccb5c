//! How the cost of a run grows: the first case as it is, and four and sixteen times over in later months.
//!
//! Prints, for each size, user and system CPU in milliseconds, best of five: the whole run, each stage, telling it, and,
//! beside them, a plain loop that reads the same rows and counts them by day and unit. `cargo bench -p servanda-monitor`.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a benchmark reads files and prints")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark may fail by panicking"
)]

#[path = "../tests/it/moratorium.rs"]
mod moratorium;

use std::cell::RefCell;
use std::collections::BTreeMap;

use cpu_time::ProcessTime;
use jiff::ToSpan;
use jiff::civil::Date;
use monitor::{Memory, Options, STAGES, World, run, tell};

/// The case `times` over, each copy 90 days after the one before and under ids of its own.
fn grown(times: i64) -> Memory {
    let world = moratorium::world("energy-moratorium-2025");
    let table = moratorium::rows(&world);
    let (event, published) = (table.column("event_date"), table.column("published_date"));
    let mut grown = table.clone();
    for copy in 1..times {
        for row in &table.rows {
            let mut row = row.clone();
            row[0] = format!("{}-{copy}", row[0]);
            for column in [event, published] {
                if let Ok(date) = row[column].parse::<Date>() {
                    row[column] = (date + (90 * copy).days()).to_string();
                }
            }
            grown.rows.push(row);
        }
    }
    moratorium::with(&world, &grown)
}

/// A world that notes at which CPU time each stage begins.
struct Timed<'a> {
    world: &'a Memory,
    began: RefCell<Vec<ProcessTime>>,
}

impl World for Timed<'_> {
    fn read(&self, path: &str) -> std::io::Result<Vec<u8>> {
        self.world.read(path)
    }

    fn list(&self, folder: &str) -> std::io::Result<Vec<String>> {
        self.world.list(folder)
    }

    fn name(&self) -> String {
        self.world.name()
    }

    fn stage(&self, _: &'static str) {
        self.began.borrow_mut().push(ProcessTime::now());
    }
}

/// Milliseconds of one run: whole, each stage, telling.
fn once(world: &Memory) -> Vec<f64> {
    let timed = Timed { world, began: RefCell::default() };
    let start = ProcessTime::now();
    let edition = run(&timed, &Options::default()).unwrap();
    let end = ProcessTime::now();
    tell(&edition).unwrap();
    let told = ProcessTime::now();
    let ms = |from: ProcessTime, to: ProcessTime| to.duration_since(from).as_secs_f64() * 1000.0;
    let began = timed.began.borrow();
    let stages = began.iter().zip(began.iter().skip(1).chain([&end])).map(|(from, to)| ms(*from, *to));
    [ms(start, end)].into_iter().chain(stages).chain([ms(end, told)]).collect()
}

/// Milliseconds of the plain loop, and what it counted.
fn plain(world: &Memory) -> (f64, usize) {
    let start = ProcessTime::now();
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for row in csv::Reader::from_reader(world.files["reports/reports.csv"].as_slice()).records() {
        let row = row.unwrap();
        *counts.entry((row[2].to_owned(), row[11].to_owned())).or_default() += 1;
    }
    (ProcessTime::now().duration_since(start).as_secs_f64() * 1000.0, counts.len())
}

fn main() {
    println!("rows run {} tell plain_loop (CPU ms, best of five)", STAGES.join(" "));
    for times in [1, 4, 16] {
        let world = grown(times);
        let runs: Vec<Vec<f64>> = (0..5).map(|_| once(&world)).collect();
        let best = (0..runs[0].len()).map(|i| runs.iter().map(|run| run[i]).fold(f64::INFINITY, f64::min));
        let loops = (0..5).map(|_| plain(&world).0).fold(f64::INFINITY, f64::min);
        let figures: Vec<String> = best.chain([loops]).map(|ms| format!("{ms:.1}")).collect();
        println!("{} {}", 244 * times, figures.join(" "));
    }
}
