//! Whatever the bytes: reading a log of events does not panic, accounts for every row, and gives the same rows however few
//! bytes come at a time. `cargo +nightly fuzz run log -- -max_len=4096`.
#![no_main]

use std::io::Read;
use std::ops::ControlFlow;

use ingest::{FieldMap, LogCount, LogRow, read_field_map, read_log};
use libfuzzer_sys::fuzz_target;

const MAP: &str = "[time]\ncolumn='a'\nunit='iso'\n[act]\ncolumn='b'\n[area]\ncolumn='c'\n[reference]\ncolumn='d'\n\
    [quantity]\ncolumn='e'\n";

/// A reader that gives a few bytes at a time.
struct Drip<'a>(&'a [u8], usize);

impl Read for Drip<'_> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        let n = self.1.min(room.len());
        self.0.read(&mut room[..n])
    }
}

fn rows(reader: impl Read, map: &FieldMap) -> Result<(Vec<LogRow>, LogCount), String> {
    let mut rows = Vec::new();
    let count = read_log(reader, "log.csv", map, |_, row| {
        rows.push(*row);
        ControlFlow::Continue(())
    });
    count.map(|count| (rows, count)).map_err(|error| error.to_string())
}

fuzz_target!(|bytes: &[u8]| {
    let map = read_field_map(MAP).unwrap();
    let log = [b"a,b,c,d,e\n", bytes].concat();
    let whole = rows(log.as_slice(), &map);
    assert!(whole.as_ref().is_ok_and(|(_, count)| count.tally.adds_up()), "{whole:?}");
    assert_eq!(whole, rows(Drip(&log, 3), &map));
    let _ = rows(bytes, &map);
});
