//! Addresses within the page: an incident, a finding and a claim are found at `#` and an anchor made of their id.

use serde::Serialize;

use crate::citations;
use crate::index::Index;

/// A stretch of a text that may lead somewhere.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct Piece {
    text: String,
    /// The id of what it leads to: a claim or an incident.
    to: Option<String>,
}

/// A stretch of a basis: a claim leads to itself, a statement to its incident.
pub(super) fn piece(index: &Index<'_>, piece: &citations::Piece<'_>) -> Piece {
    let holder = |id: &str| index.holder(id).map(|entry| entry.incident.id.to_string());
    match piece {
        citations::Piece::Words(words) => Piece { text: words.clone(), to: None },
        citations::Piece::Id(id) => {
            let to = index.claim(id).map(|claim| claim.id.to_string()).or_else(|| holder(id));
            Piece { text: (*id).to_owned(), to }
        }
    }
}

/// An id as an anchor: unchanged where it holds only letters, digits and `-_.:/`, every other byte as `~` and two hexadecimal
/// digits, so that two ids never meet in one anchor.
pub(in crate::exporters) fn anchor(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.:/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("~{byte:02x}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::anchor;

    #[test]
    fn ordinary_ids_are_their_own_anchor_and_no_two_ids_meet() {
        assert_eq!(anchor("no-strikes/one/I-R047/alpha"), "no-strikes/one/I-R047/alpha");
        assert_eq!(anchor("I-R058#2"), "I-R058~232");
        assert_ne!(anchor("a b"), anchor("a~20b"));
    }
}
