//! Counts by day that a source publishes, and of which days reports were compiled.

use ingest::{CompiledDays, CountsMap, read_counts};
use model::{DailyCounts, Issue};

const MAP: &str = "file = 't.csv'\ntitle = 'launched'\nby = 'Watchers'\nparty = 'north'\ndate = 'day'\ncount = 'n'\n\
    only = { column = 'who', begins = 'main/' }\nseries = ['drone', 'missile']\n[means]\ncolumn = 'kind'\n\
    values = { a = 'one-way-drone', b = 'missile', c = 'cruise-missile', either = 'fpv-drone|cruise-missile' }\n";

fn read(rows: &str) -> (Vec<DailyCounts>, Vec<Issue>) {
    let map: CountsMap = toml::from_str(MAP).unwrap();
    let zone = model::zone("Europe/Kyiv").unwrap();
    read_counts(format!("day,kind,n,who\n{rows}").as_bytes(), &map, &zone).unwrap()
}

/// The counts of all means, of drones and of missiles.
fn counts(rows: &str) -> [Vec<Option<u64>>; 3] {
    let (series, _) = read(rows);
    let means: Vec<&str> = series.iter().map(|one| &*one.means).collect();
    assert_eq!(means, ["any", "drone", "missile"]);
    let all: Vec<_> = series.into_iter().map(|one| one.counts).collect();
    all.try_into().unwrap()
}

fn refused(lines: &str) -> String {
    toml::from_str::<CountsMap>(lines).unwrap_err().message().to_owned()
}

#[test]
fn counts_of_a_day_are_added_by_family() {
    let [any, drones, missiles] = counts(
        "2025-03-18 19:00,a,93.0,main/2\n2025-03-18,b,2,main/3\n2025-03-18,c,4,main/3\n2025-03-18,new,5,main/3\n2025-03-18,a,7,part/1\n",
    );
    assert_eq!((any, drones, missiles), (vec![Some(104)], vec![Some(93)], vec![Some(6)]));
}

#[test]
fn a_day_without_a_row_is_not_known_and_one_of_other_means_counts_none() {
    let [any, drones, missiles] = counts("2025-03-21,c,1,main/\n2025-03-18,a,3,main/\n2025-03-20,a,9,part/\n");
    assert_eq!(any, [Some(3), None, None, Some(1)]);
    assert_eq!(drones, [Some(3), None, None, Some(0)]);
    assert_eq!(missiles, [Some(0), None, None, Some(1)]);
    let (series, issues) = read("2025-03-18,a,3,main/\n");
    assert_eq!((series[0].first.to_string().as_str(), issues.len()), ("18 Mar 2025", 0));
}

#[test]
fn a_row_without_a_count_makes_the_day_of_its_series_unknown() {
    for wrong in ["", "93.5", "-1", "1e3", "many"] {
        let rows = format!("2025-03-18,a,5,main/\n2025-03-18,a,{wrong},main/\n2025-03-18,b,2,main/\n");
        assert_eq!(counts(&rows), [vec![None], vec![None], vec![Some(2)]], "{wrong}");
        let (_, issues) = read(&rows);
        let [issue] = &issues[..] else { panic!("{issues:?}") };
        assert_eq!((&*issue.file, issue.line, issue.column.as_deref()), ("t.csv", 3, Some("n")));
    }
}

#[test]
fn a_row_that_may_be_of_two_families_makes_the_day_of_both_unknown() {
    assert_eq!(counts("2025-03-18,a,5,main/\n2025-03-18,either,1,main/\n"), [vec![Some(6)], vec![None], vec![None]]);
}

#[test]
fn the_day_is_that_of_the_clock_of_the_case() {
    for text in ["2025-03-19", "2025-03-19 1:30", "2025-03-19 01:30", "2025-03-19T01:30:00", "2025-03-18T22:30Z"] {
        let (series, issues) = read(&format!("{text},a,1,main/\n"));
        assert_eq!((series[0].first.to_string(), issues), ("19 Mar 2025".to_owned(), vec![]), "{text}");
    }
    let (series, issues) = read("2025-03-18,a,1,main/\n2025-02-30,a,1,main/\n19 March,a,1,main/\n2025-03-18,a,1\n");
    assert_eq!(series[0].counts, [Some(1)]);
    assert_eq!(issues.iter().map(|issue| issue.line).collect::<Vec<_>>(), [3, 4, 5]);
}

#[test]
fn a_table_of_which_no_row_is_read_is_refused() {
    let map: CountsMap = toml::from_str(MAP).unwrap();
    let read = |text: &str| read_counts(text.as_bytes(), &map, &model::zone("UTC").unwrap()).unwrap_err().to_string();
    assert!(read("day,kind,n,who\n2025-03-18,a,1,part/\n").contains("`t.csv` has no row that tells of a day"));
    assert!(read("day,kind,who\n2025-03-18,a,part/\n").starts_with("`t.csv` has no column `n`"));
}

#[test]
fn a_series_of_which_nothing_can_be_is_refused() {
    assert_eq!(refused(&MAP.replace("'missile']", "'artillery']")), "no value of `means` is of the series `artillery`");
    let (head, _) = MAP.split_once("[means]").unwrap();
    assert_eq!(refused(head), "no value of `means` is of the series `drone`");
    assert!(refused(&MAP.replace("a = 'one-way-drone'", "a = 'drohne'")).contains("the nearest words are `drone`"));
    assert!(refused(&MAP.replace("'missile']", "'rocket']")).starts_with("`rocket` is not a word for a means"));
    assert!(refused(&MAP.replace("date =", "dates =")).contains("dates"));
}

#[test]
fn days_that_were_compiled_are_in_order() {
    let read = |lines: &str| toml::from_str::<CompiledDays>(lines).map(|CompiledDays(block)| block);
    let block = read(
        "from = 2025-03-18\nuntil = 2025-04-20\nmissing = [{ days = [2025-04-07, 2025-04-08], about = 'north', why = 'lost' }]",
    );
    let block = block.unwrap();
    assert_eq!((block.from.to_string(), block.until.0 - block.from.0), ("18 Mar 2025".to_owned(), 33));
    assert_eq!((block.picked, &block.missing[0].days[..]), (None, &[block.from.plus(20), block.from.plus(21)][..]));
    let refused = |lines: &str| read(lines).unwrap_err().message().to_owned();
    assert_eq!(
        refused("from = 2025-03-18\nuntil = 2025-03-17"),
        "the last day, 17 Mar 2025, lies before the first, 18 Mar 2025"
    );
    assert_eq!(
        refused("from = 2025-03-18\nuntil = 2025-03-19\nmissing = [{ days = [2025-03-20], why = 'lost' }]"),
        "the missing day 20 Mar 2025 does not lie between 18 Mar 2025 and 19 Mar 2025"
    );
}
