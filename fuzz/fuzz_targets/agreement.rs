//! Whatever the text: reading, checking, lowering and laying out neither panic nor hang, what is underlined is there, and
//! the layout changes no meaning. `cargo +nightly fuzz run agreement -- -malloc_limit_mb=64 -max_len=4096`.
#![no_main]

use agreement::{Agreement, format, lint, lower, read};
use libfuzzer_sys::fuzz_target;

/// What a text means: the kinds of its clauses in their homes.
fn meaning(text: &str) -> (Vec<String>, Vec<&'static str>) {
    let (Agreement { clauses, .. }, diagnostics) = read(text, "");
    let kinds = clauses.iter().map(|line| format!("{:?} {:?} {:?}", line.reading, line.item, line.kind)).collect();
    (kinds, diagnostics.iter().map(|found| found.code).collect())
}

fuzz_target!(|text: &str| {
    let (agreement, mut diagnostics) = read(text, "");
    diagnostics.extend(lint(&agreement));
    for found in &diagnostics {
        assert!(text.get(found.span.from..found.span.to).is_some(), "{found:?}");
    }
    for index in 0..agreement.readings_or_text().len() {
        let _ = lower(&agreement, index);
    }
    let _ = agreement.summary();
    let formatted = format(text);
    assert_eq!(meaning(text), meaning(&formatted));
    assert_eq!(format(&formatted), formatted);
});
