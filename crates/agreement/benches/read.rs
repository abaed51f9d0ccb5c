//! How the cost of reading and checking an agreement grows: texts of 64 KiB, 256 KiB and 1 MiB, and texts that are made
//! to be dear.
//!
//! Prints, for each text, CPU milliseconds (best of five) of reading, checking, finding where readings part, and laying out, and beside them a plain loop
//! that splits the same bytes into lines and words; then the process's peak memory. `cargo bench -p servanda-agreement`.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a benchmark reads the system and prints")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark may fail by panicking"
)]

use std::fmt::Write as _;

use agreement::{diverge, format, lint, read};
use cpu_time::ProcessTime;

/// An agreement of sixteen readings that has as many terms as fit into `bytes`: each term with its clauses, and each
/// reading with its own view of each.
fn text(bytes: usize) -> String {
    const READINGS: usize = 16;
    let term = |n: usize| {
        format!(
            "\n## Article {n}\n\nThe sides agree on what follows, as each of them has said.\n\n```pact\nterm halt-{n} \"Halt number {n}\"\n  neither party may strike an energy facility of the other party  [stated: C{n}]\n  weapons in flight at the start do not count, for 12 hours\n  except airfields: military bases\n  only between 22:00 and 06:00 Europe/Kyiv\n  a violation needs corroborated certainty and admitted or assessed attribution\n```\n"
        )
    };
    let view = |n: usize| {
        format!(
            "  term halt-{n}\n    by long-range means                                   [stated: C{n}]\n    whether an attempt counts is not said\n    whose facility it is: by who holds the ground that day  [inferred from conduct: R{n}]\n    only in Kharkiv Oblast, Sumy Oblast, Chernihiv Oblast\n"
        )
    };
    let each = term(100).len() + READINGS * view(100).len();
    let n_terms = bytes / each;
    let mut text = "# A treaty\n\n```pact\nagreement treaty \"Treaty\"\n  parallel undertakings, no joint text\n  monitored by the mission\n\nparty north \"North\" answers for northern army\n  clock Europe/Kyiv\n  accepted on 2026-01-31 06:00 Europe/Kyiv\n\nparty south \"South\" answers for southern army\n  clock Europe/Kyiv\n  accepted on 2026-01-31 06:00 Europe/Kyiv\n```\n".to_owned();
    (0..n_terms).for_each(|n| text += &term(n));
    for reading in 0..READINGS {
        let holder = if reading % 2 == 0 { "north" } else { "south" };
        let _ = write!(
            text,
            "\n```pact\nreading r{reading} held by {holder}\n  cites \"Statement {reading}\" https://example.org/{reading}\n  define energy facility\n    is oil refinery, power transmission\n  in force from 2026-01-31 06:00 Europe/Kyiv\n  for 30 days counted inclusively\n"
        );
        (0..n_terms).for_each(|n| text += &view(n));
        text += "```\n";
    }
    text
}

/// How a text begins that is made to be dear.
const BEGIN: &str =
    "```pact\nagreement a\nparty north\n  clock UTC\nterm peace\n  neither party may strike a hospital\n";

/// A mebibyte of one line in a block that begins well.
fn hostile(line: &str) -> String {
    BEGIN.to_owned() + &line.repeat((1 << 20) / line.len())
}

/// Lines and words, and nothing made of them.
fn plain(text: &str) -> usize {
    text.lines().map(|line| line.split_whitespace().count()).sum()
}

fn ms(work: impl Fn() -> usize) -> f64 {
    let once = || {
        let start = ProcessTime::now();
        assert!(work() < usize::MAX);
        ProcessTime::now().duration_since(start).as_secs_f64() * 1000.0
    };
    (0..5).map(|_| once()).fold(f64::INFINITY, f64::min)
}

fn told(name: &str, text: &str) {
    let (agreement, diagnostics) = read(text, "a.md");
    let found = lint(&agreement).len();
    let peak = peak_mib();
    println!(
        "{name} bytes={} clauses={} mistakes={} gaps={found} read_ms={:.1} check_ms={:.1} diverge_ms={:.1} fmt_ms={:.1} plain_ms={:.1} peak_mib={peak}",
        text.len(),
        agreement.clauses.len(),
        diagnostics.len(),
        ms(|| read(text, "a.md").1.len()),
        ms(|| lint(&agreement).len()),
        ms(|| agreement.summary().map_or(0, |summary| diverge(&summary).len())),
        ms(|| format(text).len()),
        ms(|| plain(text)),
    );
}

/// The most memory that this process has held, in MiB; nothing where the system does not tell.
fn peak_mib() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = peak.and_then(|rest| rest.split_whitespace().next()).and_then(|kib| kib.parse::<usize>().ok());
    kib.map_or("unknown".into(), |kib| (kib / 1024).to_string())
}

/// A text that is made when it is wanted.
type Made = Box<dyn Fn() -> String>;

/// The texts by name.
fn texts() -> Vec<(&'static str, Made)> {
    let many = |line: fn(usize) -> String, n: usize| move || BEGIN.to_owned() + &(0..n).map(line).collect::<String>();
    vec![
        ("treaty_64k", Box::new(|| text(64 << 10))),
        ("treaty_256k", Box::new(|| text(256 << 10))),
        ("treaty_1024k", Box::new(|| text(1 << 20))),
        ("nonsense", Box::new(|| hostile("  foo bar baz\n"))),
        ("no_words", Box::new(|| hostile("  , , , ,\n"))),
        ("short_clauses", Box::new(|| hostile("by mortar;"))),
        ("same_term", Box::new(|| hostile("term t\n  is not in this reading\n"))),
        ("same_class", Box::new(|| hostile("define c\n  is school\n"))),
        ("chain_of_classes", Box::new(many(|n| format!("define c{n}\n  is c{}, port\n", n + 1), 20_000))),
        ("circle_of_classes", Box::new(many(|n| format!("define c{n}\n  is c{}, port\n", (n + 1) % 20_000), 20_000))),
        ("same_area", Box::new(|| hostile("  only in a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p\n"))),
        ("many_terms", Box::new(many(|n| format!("term t{n}\n  neither party may strike a school\n"), 20_000))),
        ("many_readings", Box::new(many(|n| format!("reading r{n} held by x\n  indefinitely\n"), 20_000))),
        (
            "terms_by_readings",
            Box::new(many(
                |n| match n {
                    0..120 => format!("term t{n}\n  neither party may strike a school\n"),
                    _ => format!("reading r{n} held by x\n"),
                },
                184,
            )),
        ),
        ("one_line", Box::new(|| format!("```pact\nagreement a\n  monitored by {}\n", "a ".repeat(1 << 19)))),
        ("brackets", Box::new(|| format!("```pact\nagreement a\n  {}\n", "[".repeat(1 << 20)))),
    ]
}

/// Each text in a process of its own, so that each has a peak of its own.
fn main() {
    let wanted = std::env::args().nth(1).filter(|name| !name.starts_with("--"));
    for (name, text) in texts() {
        match &wanted {
            Some(wanted) if wanted == name => told(name, &text()),
            Some(_) => {}
            None => {
                let program = std::env::current_exe().unwrap();
                assert!(std::process::Command::new(program).arg(name).status().unwrap().success());
            }
        }
    }
}
