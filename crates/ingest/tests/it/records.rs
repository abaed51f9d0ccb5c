//! Tables of reports as rows of numbers.

use ingest::{RecordsRead, read_labels, read_record_map, read_records};
use model::{Precise, Record};
use proptest::prelude::*;

const MAP: &str = "id='a'\n[time]\ndate='b'\nhour='c'\n[place]\nlat='d'\nlon='e'\nname='f'\nprecision='g'\nwords={x='exact'}\n\
    [source]\ncolumn='h'\n[means]\ncolumn='i'\nkin=[['p','q'],['q','r']]\n[same]\ncolumn='j'\n";
const HEADER: &str = "a,b,c,d,e,f,g,h,i,j\n";

fn read(parts: &[&[u8]]) -> Option<RecordsRead> {
    let map = read_record_map(MAP).unwrap();
    read_records(parts.iter().map(|bytes| ("t.csv", *bytes)), &map).ok()
}

#[test]
fn a_row_is_read_cell_by_cell() {
    let text = format!("{HEADER}one,2025-03-18,5,50.5,30.25,Town,x,s,p,\ntwo,1970-01-02,,,,Town,,t,q,one\n");
    let read = read(&[text.as_bytes()]).unwrap();
    // By day: the second comes first.
    let [two, one] = read.records.rows[..] else { panic!("{read:?}") };
    assert_eq!((read.records.ids.get(0), read.records.ids.get(1), read.records.ids.get(2)), ("two", "one", ""));
    let expect = Record {
        day: 20_165,
        point: Some([50.5, 30.25]),
        place: one.place,
        source: one.source,
        list: 0,
        actor: 0,
        means: one.means,
        object: 0,
        count: Record::NO_COUNT,
        hour: 5,
        precision: Precise::Exact,
    };
    assert_eq!(one, expect);
    assert_eq!((two.day, two.hour, two.point, two.precision), (1, Record::NO_HOUR, None, Precise::Area));
    assert!(one.place == two.place && one.place != 0 && one.source != two.source && one.means != two.means);
    assert_eq!(read.records.kin, [(one.means.min(two.means), one.means.max(two.means))]);
    assert_eq!((&*read.records.same, read.unknown), (&[(0, 1)][..], 0));
}

#[test]
fn labels_are_pairs_of_an_id_and_an_act() {
    let labels = read_labels("id,act\none,7\n\"two, too\",8\n".as_bytes()).unwrap();
    assert_eq!(labels, [("one".to_owned(), "7".to_owned()), ("two, too".to_owned(), "8".to_owned())]);
    assert!(read_labels("id\none\n".as_bytes()).is_err());
}

/// Bits of tables, such as may stand one after the other.
fn piece() -> impl Strategy<Value = String> {
    let pieces =
        ["one", "two", "2025-03-18", "25", "50.5", "-181", "x", "\"", ",", ",", ",", ",,,", "\n", "\r\n", "é", " "];
    prop::sample::select(pieces.map(str::to_owned).to_vec())
}

proptest! {
    #[test]
    fn every_row_is_a_record_or_has_an_issue(pieces in prop::collection::vec(piece(), 0..60)) {
        if let Some(read) = read(&[format!("{HEADER}{}", pieces.concat()).as_bytes()]) {
            prop_assert_eq!(read.rows_in, read.records.rows.len() + read.with_issues);
            prop_assert_eq!(read.records.rows.len(), read.records.ids.len());
            prop_assert!(read.with_issues == 0 || !read.issues.is_empty());
        }
    }

    #[test]
    fn no_table_panics(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&[&[HEADER.as_bytes(), &bytes].concat()]);
        let _ = read(&[&bytes]);
        let _ = read_record_map(&String::from_utf8_lossy(&bytes));
    }
}
