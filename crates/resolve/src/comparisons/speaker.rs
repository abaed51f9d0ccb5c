//! Whether one speaker is heard on two pages. Such pages often relay one account.

use super::Rule;

pub(super) const SPEAKER: Rule = Rule {
    name: "speaker",
    levels: &["same speaker, another page", "same speaker, same page", "another speaker"],
    level: |a, b| {
        if a.speaker != b.speaker {
            "another speaker"
        } else if a.page.address == b.page.address {
            "same speaker, same page"
        } else {
            "same speaker, another page"
        }
    },
};
