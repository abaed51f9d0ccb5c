//! Whether the two give the same count. A rare number in two texts points at one account of one event.

use super::{NOT_SAID, Rule};

/// Smaller counts (casualties, drones, settlements) meet by chance.
const TELLING: u32 = 100;

pub(super) const NUMBERS: Rule = Rule {
    name: "numbers",
    levels: &["shared count", "other counts"],
    level: |a, b| {
        let telling = |numbers: &[u32]| numbers.iter().any(|&n| n >= TELLING);
        if !telling(&a.numbers) || !telling(&b.numbers) {
            NOT_SAID
        } else if a.numbers.iter().any(|n| *n >= TELLING && b.numbers.contains(n)) {
            "shared count"
        } else {
            "other counts"
        }
    },
};
