//! `[[compiled]]` and `[[counts]]` of `case.toml`: what they mean, and what is refused.

use std::path::{Path, PathBuf};

use model::{DailyCounts, Day, Instant};
use monitor::{Case, Memory, MonitorError, Options, load, run, tell};

use crate::moratorium::world;

const COUNTS: &str = "\n[[counts]]\nfile = '../counts.csv'\ntitle = 'launched'\nby = 'Watchers'\nparty = 'russia'\ndate = 'day'\ncount = 'n'\n";

/// The case with these lines more, and a table of counts outside of it.
fn with(lines: &str) -> Memory {
    let mut world = world("energy-moratorium-2025");
    world.files.get_mut("case.toml").unwrap().extend(lines.bytes());
    world.files.insert("../counts.csv".into(), b"day,n\n2025-03-18,3\n2025-03-20,x\n2025-03-21,1\n".to_vec());
    world
}

fn case(lines: &str) -> Case {
    load(&with(lines)).unwrap()
}

fn refused(lines: &str) -> String {
    match load(&with(lines)) {
        Err(MonitorError::CaseFile(message)) => message,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("`{lines}` is read"),
    }
}

#[test]
fn the_first_case_says_which_days_are_a_choice_and_of_which_something_is_missing() {
    let [background, compiled] = &case("").compiled[..] else { panic!("two blocks") };
    assert_eq!((background.from.to_string(), background.until), ("11 Feb 2025".to_owned(), compiled.from.plus(-1)));
    assert!(background.picked.is_some() && background.missing.is_empty());
    assert_eq!((compiled.from.to_string(), compiled.until.to_string()), ("18 Mar 2025".into(), "20 Apr 2025".into()));
    let missing: Vec<Day> = compiled.missing.iter().flat_map(|one| one.days.clone()).collect();
    let day = |day: i64| compiled.until.plus(day - 20);
    assert_eq!(missing, [7, 8, 12, 13, 15, 16].map(day));
    assert!(compiled.missing.iter().all(|one| one.about.as_deref() == Some("ukraine")));
}

#[test]
fn blocks_are_taken_by_their_days_and_may_not_share_one() {
    let later =
        "\n[[compiled]]\nfrom = 2025-04-21\nuntil = 2025-04-21\n[[compiled]]\nfrom = 2025-01-01\nuntil = 2025-02-10\n";
    let from: Vec<String> = case(later).compiled.iter().map(|block| block.from.to_string()).collect();
    assert_eq!(from, ["1 Jan 2025", "11 Feb 2025", "18 Mar 2025", "21 Apr 2025"]);
    let message = refused("\n[[compiled]]\nfrom = 2025-04-20\nuntil = 2025-04-30\n");
    assert_eq!(message, "the days from 20 Apr 2025 on stand in two blocks `[[compiled]]`");
}

#[test]
fn days_about_somebody_who_is_no_party_are_refused() {
    let missing = "\n[[compiled]]\nfrom = 2025-05-01\nuntil = 2025-05-02\nmissing = [{ days = [2025-05-01], about = 'rusia', why = 'lost' }]\n";
    assert_eq!(refused(missing), "missing reports are about `rusia`, who is no party of the agreement");
    let counts = COUNTS.replace("'russia'", "'rusia'");
    assert_eq!(refused(&counts), "counts are about `rusia`, who is no party of the agreement");
}

#[test]
fn counts_may_lie_outside_of_the_case_and_their_issues_stand_with_the_others() {
    let case = case(COUNTS);
    let [counts] = &case.counts[..] else { panic!("{:?}", case.counts) };
    assert_eq!(counts.counts, [Some(3), None, None, Some(1)]);
    assert_eq!((&*counts.by, &*counts.party, &*counts.means), ("Watchers", "russia", "any"));
    let [issue] = &case.issues[..] else { panic!("{:?}", case.issues) };
    assert_eq!((&*issue.file, issue.line), ("../counts.csv", 3));
}

#[test]
fn a_case_of_counts_alone_is_one_without_statements() {
    let mut world = with(COUNTS);
    world.files.retain(|path, _| !path.starts_with("reports/"));
    let edition = run(&world, &Options::default()).unwrap();
    assert_eq!((edition.statements.len(), edition.accounting.rows_in, edition.as_of), (0, 0, Instant::MIN));
    assert!(tell(&edition).is_ok());
    world.files.insert("case.toml".into(), vec![]);
    assert!(matches!(load(&world), Err(MonitorError::NoReports)));
}

/// The night after the call of 18 March 2025, and the days of January to May that nobody counts; where the table lies
/// beside this checkout or `SERVANDA_SHARED` says where.
#[test]
#[allow(clippy::print_stdout, reason = "whoever runs the tests reads that data are not there")]
fn launches_are_read_from_the_table_of_an_air_force() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = std::env::var("SERVANDA_SHARED").map_or_else(|_| root.join("../shared"), PathBuf::from);
    let Ok(bytes) = std::fs::read(shared.join("data/launches/ua_air_force_daily.csv")) else {
        println!("skipped: no `data/launches` in the folder that SERVANDA_SHARED names, nor in `../shared`");
        return;
    };
    let mut world = with("");
    let map = std::fs::read(root.join("benches/launches/case.toml")).unwrap();
    world.files.extend([("case.toml".to_owned(), map), ("DATA".to_owned(), bytes)]);
    let case = load(&world).unwrap();
    let [any, drones, missiles] = &case.counts[..] else { panic!("three series") };
    let day = |text: &str| Day::from(text.parse::<jiff::civil::Date>().unwrap());
    let of = |series: &DailyCounts, text: &str| series.counts[usize::try_from(day(text).0 - series.first.0).unwrap()];
    assert_eq!([any, drones, missiles].map(|one| of(one, "2025-03-18")), [Some(151), Some(145), Some(6)]);
    assert_eq!([any, drones, missiles].map(|one| of(one, "2025-03-19")), [Some(171), Some(171), Some(0)]);
    let unknown: Vec<String> = (day("2025-01-01").0..=day("2025-05-31").0)
        .map(Day)
        .filter(|day| any.counts[usize::try_from(day.0 - any.first.0).unwrap()].is_none())
        .map(|day| day.to_string())
        .collect();
    let expect = ["10 Feb", "19 Feb", "19 Apr", "20 Apr", "8 May", "9 May", "10 May", "14 May", "20 May"];
    assert_eq!(unknown, expect.map(|day| format!("{day} 2025")));
}
