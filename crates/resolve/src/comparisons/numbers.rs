//! Whether the two give the same count. A rare number in two texts points at one account of one event. Which numbers
//! of a text are counts, and large enough not to meet by chance, is decided where it is read (`ingest`).

use super::{NOT_SAID, Rule};

pub(super) const NUMBERS: Rule = Rule {
    name: "numbers",
    levels: &["shared count", "other counts"],
    level: |a, b| {
        if a.numbers.is_empty() || b.numbers.is_empty() {
            NOT_SAID
        } else if a.numbers.iter().any(|number| b.numbers.contains(number)) {
            "shared count"
        } else {
            "other counts"
        }
    },
};
