//! How the cost of reading a log of events grows: 10 000, 100 000 and 1 000 000 rows of the shape of the bench's log, and
//! logs whose rows are dear.
//!
//! Prints, for each log, CPU milliseconds (best of five) of reading it into rows, and beside them those of the `csv` crate,
//! which makes records and decodes nothing, and of a plain loop, which looks at each byte for a delimiter or line end and
//! adds up the digits of the first column. `cargo bench -p servanda-ingest`; with the path of a log behind `--`, that log,
//! read from the disk with the same field map, and the process's peak memory.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a benchmark reads the system and prints")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark may fail by panicking"
)]

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;

use cpu_time::ProcessTime;
use ingest::{FieldMap, read_field_map, read_log};

/// The field map of the page that describes it.
fn map() -> FieldMap {
    let page = include_str!("../../../docs/event-logs.md");
    let block = page.split("```toml\n").nth(1).unwrap();
    read_field_map(block.split("```").next().unwrap()).unwrap()
}

/// How the cells of a log are written.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Usual,
    /// Quotes around every cell that is text.
    Quotes,
    /// Areas by the thousand, with long names.
    Areas,
    /// References too long to be kept whole.
    References,
}

fn log(n: u64, style: Style) -> String {
    let actors = ["alfa", "bravo", "charlie"];
    let weapons = ["drone", "missile", "glide_bomb", "artillery", "sabotage"];
    let classes = [
        "energy", "rail", "port", "housing", "hospital", "military", "depot", "water", "telecom", "airfield", "bridge",
        "other",
    ];
    let mut text = "ts,kind,id,actor,weapon,cls,region\n".to_owned();
    let mut state = 7_u64;
    let mut chance = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let quote = if style == Style::Quotes { "\"" } else { "" };
    for row in 0..n {
        let (kind, weapon, class) = match chance(100) {
            0..15 => ("request", "", ""),
            15..30 => ("answer", "", ""),
            _ => ("strike", weapons[chance(5)], classes[chance(12)]),
        };
        let actor = actors[chance(3)];
        let id = match style {
            Style::References => format!("{:08x}-0000-4000-8000-{row:012x}", chance(1 << 30)),
            _ => row.to_string(),
        };
        let area = match style {
            Style::Areas => format!("District number {}", chance(5000)),
            _ => chance(20).to_string(),
        };
        let q = quote;
        writeln!(text, "{},{q}{kind}{q},{id},{q}{actor}{q},{q}{weapon}{q},{q}{class}{q},{area}", row * 31).unwrap();
    }
    text
}

fn ours(reader: impl Read, map: &FieldMap) -> u64 {
    let mut sum = 0_u64;
    let count = read_log(reader, "l.csv", map, |_, row| {
        sum = sum.wrapping_add(row.at.0 as u64 ^ row.object.0 ^ u64::from(row.area.unwrap_or(0)));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(count.n_issues, 0, "{:?}", count.issues.first());
    sum ^ count.tally.given
}

fn with_csv(reader: impl Read) -> u64 {
    let mut reader = csv::Reader::from_reader(reader);
    let mut record = csv::ByteRecord::new();
    let mut n = 0;
    while reader.read_byte_record(&mut record).unwrap() {
        n += record.len() as u64;
    }
    n
}

fn plain(mut reader: impl Read) -> u64 {
    let mut bytes = vec![0; 256 << 10];
    let (mut sum, mut number, mut is_first) = (0_u64, 0_u64, true);
    loop {
        let n = reader.read(&mut bytes).unwrap();
        if n == 0 {
            return sum;
        }
        for byte in &bytes[..n] {
            match byte {
                b'\n' => (is_first, number) = (true, 0),
                b',' => (sum, is_first) = (sum.wrapping_add(number), false),
                digit if is_first => number = number.wrapping_mul(10).wrapping_add(u64::from(digit & 15)),
                _ => {}
            }
        }
    }
}

fn ms(work: impl Fn() -> u64) -> f64 {
    let once = || {
        let start = ProcessTime::now();
        std::hint::black_box(work());
        ProcessTime::now().duration_since(start).as_secs_f64() * 1000.0
    };
    (0..5).map(|_| once()).fold(f64::INFINITY, f64::min)
}

fn told<R: Read>(name: &str, bytes: u64, open: impl Fn() -> R) {
    let map = map();
    println!(
        "{name} bytes={bytes} read_log_ms={:.1} csv_ms={:.1} plain_ms={:.1}",
        ms(|| ours(open(), &map)),
        ms(|| with_csv(open())),
        ms(|| plain(open())),
    );
}

fn main() {
    if let Some(path) = std::env::args().nth(1).filter(|name| !name.starts_with("--")) {
        told(&path, std::fs::metadata(&path).unwrap().len(), || File::open(&path).unwrap());
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        println!("{}", status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or("peak memory unknown"));
        return;
    }
    let logs = [
        ("rows_10k", 10_000, Style::Usual),
        ("rows_100k", 100_000, Style::Usual),
        ("rows_1000k", 1_000_000, Style::Usual),
        ("quotes_1000k", 1_000_000, Style::Quotes),
        ("areas_1000k", 1_000_000, Style::Areas),
        ("references_1000k", 1_000_000, Style::References),
    ];
    for (name, n, style) in logs {
        let text = log(n, style);
        told(name, text.len() as u64, || text.as_bytes());
    }
}
