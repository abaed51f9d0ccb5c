//! Logs of events: the page's example, the `csv` crate's reading of any text, and each message.

use std::io::Read;
use std::ops::ControlFlow;

use ingest::{FieldMap, IngestError, LogCount, LogRow, Reference, read_field_map, read_log};
use model::{Facet, Instant, LeafSet, Taxonomy};
use proptest::prelude::*;

const MAP: &str = "[time]\ncolumn='a'\nunit='seconds'\n[act]\ncolumn='b'\nwords={x='strike'}\nevents={go='the start'}\n\
    ignored=['no']\n[area]\ncolumn='c'\n[reference]\ncolumn='d'\n";

/// What a row says, in words.
#[derive(Clone, Debug, PartialEq)]
enum Told {
    Given(i64, LeafSet, Option<String>, Option<String>, Option<Reference>),
    Ignored,
    Issue,
}

/// A reader that gives a few bytes at a time.
struct Drip<'a>(&'a [u8], usize);

impl Read for Drip<'_> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        let n = self.1.min(room.len());
        self.0.read(&mut room[..n])
    }
}

fn map(text: &str) -> FieldMap {
    read_field_map(text).unwrap()
}

fn rows(reader: impl Read, map: &FieldMap) -> Result<(Vec<LogRow>, LogCount), IngestError> {
    let mut rows = Vec::new();
    let count = read_log(reader, "l.csv", map, |_, row| {
        rows.push(*row);
        ControlFlow::Continue(())
    })?;
    assert!(count.tally.adds_up());
    assert_eq!(count.tally.given, rows.len() as u64);
    Ok((rows, count))
}

fn set(facet: Facet, word: &str) -> LeafSet {
    Taxonomy::shipped().set(facet, word).unwrap()
}

/// The records of the `csv` crate, with the place at which each begins.
fn records(text: &[u8]) -> Vec<(usize, Vec<Vec<u8>>)> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    let place = |record: &csv::ByteRecord| record.position().unwrap().byte() as usize;
    let cells = |record: &csv::ByteRecord| record.iter().map(<[u8]>::to_vec).collect();
    reader.byte_records().map(Result::unwrap).map(|record| (place(&record), cells(&record))).collect()
}

/// What a plain reading of [`MAP`] makes of a text, with lines.
fn expected(text: &[u8]) -> Vec<(u64, Told)> {
    let all = records(text);
    let closed = records(&[text, b"\n"].concat()) == all;
    let n = all.len();
    let (mut line, mut counted) = (1, 0);
    let told = all.into_iter().enumerate().map(|(nth, (place, cells))| {
        let blank = text[place..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        line += text[counted..place + blank].iter().filter(|byte| **byte == b'\n').count() as u64;
        counted = place + blank;
        let is_open = nth + 1 == n && !closed;
        (line, if is_open { Told::Issue } else { told(&cells) })
    });
    told.skip(1).collect()
}

fn told(cells: &[Vec<u8>]) -> Told {
    let [a, b, c, d] = cells else { return Told::Issue };
    let text = |cell: &[u8]| std::str::from_utf8(cell).ok().map(|text| text.trim().to_owned());
    let (act, event) = match text(b).as_deref() {
        Some("") => (Taxonomy::shipped().all(Facet::Act), None),
        Some("x") => (set(Facet::Act, "strike"), None),
        Some("go") => (LeafSet::EMPTY, Some("the start".to_owned())),
        Some("no") => return Told::Ignored,
        _ => return Told::Issue,
    };
    let at = text(a)
        .and_then(|text| text.parse::<i64>().ok())
        .filter(|at| (-377_705_023_201..=253_402_207_200).contains(at));
    let (Some(at), Some(area)) = (at, text(c)) else { return Told::Issue };
    Told::Given(at, act, event, Some(area).filter(|area| !area.is_empty()), Reference::of(d))
}

/// What our reading makes of it.
fn ours(reader: impl Read) -> Vec<(u64, Told)> {
    let mut told = Vec::new();
    let mut last = 1;
    let count = read_log(reader, "l.csv", &map(MAP), |names, row| {
        let name =
            |number: Option<u32>, names: &ingest::Names| number.map(|number| names.get(number).unwrap().to_string());
        let (event, area) = (name(row.event, &names.events), name(row.area, &names.areas));
        assert!(row.line >= last);
        last = row.line;
        told.push((row.line, Told::Given(row.at.0, row.act, event, area, row.reference)));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert!(count.tally.adds_up());
    assert_eq!(count.issues.len() as u64, count.n_issues.min(100));
    let mut faulty: Vec<u64> = count.issues.iter().map(|issue| u64::from(issue.line)).collect();
    if count.n_issues <= 100 {
        faulty.dedup();
        told.extend(faulty.into_iter().map(|line| (line, Told::Issue)));
    }
    told.extend((0..count.tally.ignored).map(|_| (0, Told::Ignored)));
    told
}

/// The same in an order of its own, without the lines of ignored rows and with the rows of one line that have issues once.
fn sorted(mut told: Vec<(u64, Told)>) -> Vec<String> {
    for (line, what) in &mut told {
        *line = if *what == Told::Ignored { 0 } else { *line };
    }
    let mut shown: Vec<(bool, String)> =
        told.iter().map(|(line, what)| (*what == Told::Issue, format!("{line:06} {what:?}"))).collect();
    shown.sort();
    shown.dedup_by(|a, b| a.0 && a == b);
    shown.into_iter().map(|(_, text)| text).collect()
}

fn check(text: &[u8]) {
    let expected = sorted(expected(text));
    assert_eq!(sorted(ours(text)), expected, "{}", String::from_utf8_lossy(text));
    for n in [1, 2, 3, 7] {
        assert_eq!(sorted(ours(Drip(text, n))), expected, "{n} {}", String::from_utf8_lossy(text));
    }
}

/// A piece of a log: mostly what a row is made of, and now and then anything.
fn piece() -> impl Strategy<Value = String> {
    const USUAL: &[&str] = &[
        "7",
        "x",
        "go",
        "no",
        ",",
        ",",
        ",",
        "\n",
        "\n7,x,area,ref\n",
        "\r\n",
        "\n7,x,area,\"r",
        "\"",
        "\"a,\nb\"",
        " ",
    ];
    const RARE: &[&str] =
        &["\r", "\0", "é", "\u{a0}", "abcdefghijklmnop", "12345678", "123456789012", "\"\"", "-1", "7,no,,\n", "q"];
    prop_oneof![3 => prop::sample::select(USUAL), 1 => prop::sample::select(RARE)].prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_text_is_read_as_the_csv_crate_reads_it(pieces in prop::collection::vec(piece(), 0..40)) {
        check(format!("a,b,c,d\n{}", pieces.concat()).as_bytes());
    }

    #[test]
    fn no_log_panics(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = rows(&[b"a,b,c,d\n", &*bytes].concat()[..], &map(MAP));
        let _ = rows(&*bytes, &map(MAP));
    }
}

#[test]
fn rows_are_whole_across_the_borders_of_the_buffer() {
    // Longer than the buffer, with rows of every length at its end.
    for width in [1, 15, 16, 17, 64] {
        for end in ["\n", "\r\n"] {
            let quoted = |n: usize| if n % 1000 == 7 { "\"a,\nb\"".to_owned() } else { format!("{n:0width$}") };
            let rows = (0..12_000).map(|n| format!("{n},x,{},{n}{end}", quoted(n)));
            let text = format!("a,b,c,d{end}{}", rows.collect::<String>());
            assert!(text.len() > 150 << 10);
            let expected = sorted(expected(text.as_bytes()));
            assert_eq!(sorted(ours(text.as_bytes())), expected);
            assert_eq!(sorted(ours(Drip(text.as_bytes(), 65_537))), expected);
        }
    }
}

#[test]
fn a_long_row_is_read_and_one_that_is_too_long_is_refused() {
    for quote in ["", "\""] {
        let log = |n: usize| format!("a,b,c,d\n1,x,,r\n2,x,,{quote}{}{quote}\n3,x,,r\n", "z".repeat(n));
        check(log(5_000).as_bytes());
        let (rows_, _) = rows(log(1_000_000).as_bytes(), &map(MAP)).unwrap();
        assert_eq!(rows_.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4]);
        let error = rows(log(3 << 20).as_bytes(), &map(MAP)).unwrap_err().to_string();
        let told =
            "`l.csv`: the row that begins on line 3 is longer than 1048576 bytes; a quotation mark may not be closed";
        assert_eq!(error, told);
    }
}

#[test]
fn the_example_of_the_page_reads_the_log_of_the_bench() {
    let page = include_str!("../../../../docs/event-logs.md");
    let map = map(page.split("```toml\n").nth(1).unwrap().split("```").next().unwrap());
    let log = "ts,kind,id,actor,weapon,cls,region\n7,request,63493,charlie,,,0\n26,strike,372323,alfa,missile,rail,7\n\
        3153600,start,0,,,,0\n";
    let (rows, count) = rows(log.as_bytes(), &map).unwrap();
    let [request, strike, start] = rows.as_slice() else { panic!("{count:?}") };
    assert_eq!((request.at, request.act), (Instant(7), set(Facet::Act, "request")));
    assert_eq!(request.object, Taxonomy::shipped().all(Facet::Object));
    assert_eq!((strike.object, strike.means), (set(Facet::Object, "railway"), set(Facet::Means, "missile")));
    assert_eq!(strike.reference, Reference::of(b"372323"));
    assert_eq!((start.act, start.event, start.party, strike.event), (LeafSet::EMPTY, Some(0), None, None));
    let names = |names: &ingest::Names| names.as_slice().iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(names(&count.names.parties), ["alfa", "bravo", "charlie"]);
    assert_eq!(
        (names(&count.names.areas), names(&count.names.events)),
        (vec!["0".into(), "7".into()], vec!["the start".into(), "the stop".into()])
    );
    assert_eq!(map.names().parties, count.names.parties);
}

#[test]
fn every_part_is_read_and_one_column_may_be_two() {
    let map = map(
        "[time]\ncolumn='when'\nunit='iso'\n[act]\ncolumn='kind'\n[means]\ncolumn='kind'\nwords={strike='drone'}\n\
        [outcome]\ncolumn='result'\n[to]\ncolumn='body'\n[quantity]\ncolumn='n'\n[party]\ncolumn='who'\nignored=['nobody']\n",
    );
    let log = "\u{feff}n;body;when;kind;result;who\r\n 12 ;the board;2025-03-18T10:00+02:00;strike;;a\r\n\
        ;;2025-03-18T10:00Z;strike;;nobody\r\n4294967295;;2025-03-18T10:00Z;strike;;a";
    let (rows, count) = rows(log.as_bytes(), &map).unwrap();
    let [first, last] = rows.as_slice() else { panic!("{count:?}") };
    assert_eq!((first.quantity, first.to, first.at), (Some(12), Some(0), Instant(1_742_284_800)));
    assert_eq!((first.means, first.act), (set(Facet::Means, "drone"), set(Facet::Act, "strike")));
    assert_eq!((last.quantity, last.to, last.line, last.party), (Some(u32::MAX), None, 4, Some(0)));
    assert_eq!((count.tally.ignored, &*count.names.bodies.as_slice()[0]), (1, "the board"));
}

#[test]
fn the_receiver_may_stop() {
    let log = "a,b,c,d\n1,x,,\n2,x,,\n\"3\",x,,\n";
    for stop in 1..=3 {
        let mut n = 0;
        let count = read_log(log.as_bytes(), "l.csv", &map(MAP), |_, _| {
            n += 1;
            if n == stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
        assert_eq!((count.tally.rows_in, count.is_stopped), (stop, true));
    }
}

#[test]
fn issues_are_counted_beyond_those_that_are_kept() {
    let log = format!("a,b,c,d\n{}", "z,z,,\n".repeat(1000));
    let (_, count) = rows(log.as_bytes(), &map(MAP)).unwrap();
    assert_eq!((count.tally.with_issues, count.n_issues, count.issues.len()), (1000, 2000, 100));
    assert!(count.issues.iter().all(|issue| !issue.message.is_empty() && !issue.hint.is_empty()));
}

#[test]
fn an_issue_says_where_and_what_to_write() {
    let map = map("[time]\ncolumn='a'\nunit='seconds'\n[act]\ncolumn='b'\nwords={fire='strike',go='request'}\n\
        [object]\ncolumn='c'\n[quantity]\ncolumn='d'\n[party]\ncolumn='e'\nwords={a='alfa'}\n");
    let iso = "[time]\ncolumn='a'\nunit='iso'\n";
    let told = |map: &FieldMap, row: &[u8]| {
        let (_, count) = rows(&[b"a,b,c,d,e\n\n", row].concat()[..], map).unwrap();
        let [issue] = count.issues.as_slice() else { panic!("{count:?} {}", String::from_utf8_lossy(row)) };
        assert_eq!((issue.line, &*issue.file), (3, "l.csv"));
        let column = issue.column.as_deref().map(|column| format!("[{column}] ")).unwrap_or_default();
        format!("{column}{}: {}", issue.message, issue.hint)
    };
    let seconds = "write whole seconds, not milliseconds, or set `unit` under `[time]` to `iso`";
    let cases: [(&[u8], String); 8] = [
        (b"1742292000000,,,,", format!("[a] `1742292000000` is not a number of whole seconds since 1970: {seconds}")),
        (b",,,,", format!("[a] no time: {seconds}")),
        (b"1,fir,,,", "[b] the field map does not say what `fir` means: add it to `words` or `ignored` under `[act]` (the nearest there are `fire`, `go`)".into()),
        (b"1,,hospitel,,", "[c] `hospitel` is not a word for an object; the nearest words are".into()),
        (b"1,,,1.5,", "[d] `1.5` is not a whole number from 0 to 4294967295: write it in digits and nothing else, or leave it empty where it is not said".into()),
        (b"1,,,,\xff", "[e] `\u{fffd}` is not UTF-8 text: save the table as CSV in UTF-8".into()),
        (b"1,,,", "the row has 4 fields, the header 5: put quotation marks around a text that holds a separator, and close each of them".into()),
        (b"1,,,,\"a\n", "a quotation mark is not closed before the file ends: close it after the text that it begins, or write it twice where it is part of the text".into()),
    ];
    for (row, expected) in cases {
        let told = told(&map, row);
        assert!(told.replace("object: the", "object; the").starts_with(&expected), "{told}\n{expected}");
    }
    assert_eq!(
        told(&read_field_map(iso).unwrap(), b"2025-03-18T10:00,,,,"),
        "[a] `2025-03-18T10:00` is not a time with a zone: write it as `2025-03-18T10:00Z`, or set `unit` under `[time]` to `seconds`"
    );
}

#[test]
fn a_log_that_cannot_be_read_says_why() {
    let told = |log: &[u8]| rows(log, &map(MAP)).unwrap_err().to_string();
    assert_eq!(told(b""), "`l.csv` is empty; its first line has to name the columns");
    assert_eq!(told(b"\xef\xbb\xbf\r\n\n"), "`l.csv` is empty; its first line has to name the columns");
    assert_eq!(told(b"a,b,c\n"), "`l.csv` has no column `d`; its columns are `a`, `b`, `c`");
    assert_eq!(told(b"a,b,c,d,a\n"), "`l.csv` has the column `a` twice");
    assert_eq!(told(b"a,\xff\n"), "the first line of `l.csv` is not UTF-8 text; save the table as CSV in UTF-8");
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let error = rows(Broken, &map(MAP)).unwrap_err().to_string();
    assert_eq!(error, "`l.csv` cannot be read: the disk is gone");
}

#[test]
fn more_names_than_can_be_kept_are_refused() {
    // Few and long, so that the test is short.
    let log: String = (0..1400).map(|n| format!("1,,{n:050000},\n")).collect();
    let log = format!("a,b,c,d\n{log}");
    let error = rows(log.as_bytes(), &map(MAP)).unwrap_err().to_string();
    assert_eq!(
        error,
        "`l.csv`, line 1344: the column `c` has more different values than can be kept; it may be the wrong column for `[area]`, or needs `words`"
    );
}

#[test]
fn a_field_map_that_cannot_be_meant_is_refused() {
    let time = "[time]\ncolumn='a'\nunit='seconds'\n";
    let cases = [
        (time.replace("seconds", "hours"), "`[time]`: `hours` is not a unit; the units are `seconds`, `iso`"),
        (time.replace("'a'", "' '"), "`[time]`: `column` is empty; write the name of a column of the log"),
        (
            format!("{time}[object]\ncolumn='b'\nwords={{h='hospitel'}}"),
            "`[object]`: `hospitel` is not a word for an object; the nearest words are `hospital`,",
        ),
        (
            format!("{time}[act]\ncolumn='b'\nwords={{h='strike'}}\nignored=['h']"),
            "`[act]`: `h` stands twice in `words`, `events` and `ignored`; a value means one thing",
        ),
        (
            format!("{time}[party]\ncolumn='b'\nignored=['h','h']"),
            "`[party]`: `h` stands twice in `words` and `ignored`; a value means one thing",
        ),
        (
            format!("{time}[party]\ncolumn='b'\nwords={{''='h'}}"),
            "`[party]`: an empty value cannot be mapped; an empty cell says nothing",
        ),
        (
            format!("{time}[party]\ncolumn='b'\nwords={{h=''}}"),
            "`[party]`: a value has an empty name; write the name, or put it into `ignored`",
        ),
        (
            format!("{time}[means]\ncolumn='b'\nwords={{h=''}}"),
            "`[means]`: `h` has no word; write `unknown` where it can be any means",
        ),
    ];
    for (text, expected) in cases {
        let error = read_field_map(&text).unwrap_err().to_string();
        assert!(error.starts_with(&format!("field map: {expected}")), "{error}");
    }
    let shapes = [
        (String::new(), "missing field `time`"),
        (format!("{time}[acts]\ncolumn='b'"), "unknown field `acts`, expected one of `time`, `act`"),
        (format!("{time}[object]\ncolumn='b'\nevents={{}}"), "unknown field `events`"),
        (format!("{time}[reference]\ncolumn='b'\nwords={{}}"), "unknown field `words`"),
    ];
    for (text, expected) in shapes {
        let error = read_field_map(&text).unwrap_err().to_string();
        assert!(error.starts_with("field map: ") && error.contains(expected), "{error}");
    }
}
