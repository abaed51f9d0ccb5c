//! Whatever the bytes: reading a table of reports does not panic and accounts for every row.
//! `cargo +nightly fuzz run records -- -max_len=4096`.
#![no_main]

use ingest::{read_record_map, read_records};
use libfuzzer_sys::fuzz_target;

const MAP: &str = "id='a'\n[time]\ndate='b'\nhour='c'\n[place]\nlat='d'\nlon='e'\n[same]\ncolumn='f'\n";

fuzz_target!(|bytes: &[u8]| {
    let map = read_record_map(MAP).unwrap();
    let table = [b"a,b,c,d,e,f\n", bytes].concat();
    if let Ok(read) = read_records([("t.csv", table.as_slice())], &map) {
        assert_eq!(read.rows_in, read.records.rows.len() + read.with_issues);
    }
    let _ = read_records([("t.csv", bytes)], &map);
});
