//! What a row refers to, as a number of fixed size.

use std::num::NonZeroU128;

use sha2::{Digest, Sha256};

use super::cell::{Cell, Key};

/// What a row refers to, such as the number of a request and of its answer: equal where the texts are equal.
///
/// A text of at most 15 bytes is held whole, with its length. A longer one is held as the first 120 bits of its SHA-256:
/// two different texts with one such digest are not known to anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference(NonZeroU128);

impl Reference {
    /// The reference that a cell with these bytes is, without blanks around them; `None` for an empty one.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        Self::of_trimmed(Cell::of(bytes.trim_ascii()))
    }

    /// As a number.
    #[must_use]
    pub fn get(self) -> u128 {
        self.0.get()
    }

    #[inline]
    pub(crate) fn of_cell(cell: Cell<'_>) -> Option<Self> {
        let is_edge = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
        if is_edge(cell.bytes.first()) || is_edge(cell.bytes.last()) {
            return Self::of(cell.bytes);
        }
        Self::of_trimmed(cell)
    }

    #[inline]
    fn of_trimmed(cell: Cell<'_>) -> Option<Self> {
        let whole = if cell.key == Key::LONG { digest(cell.bytes) } else { cell.key.0 };
        NonZeroU128::new(whole).map(Self)
    }
}

/// 120 bits, below the mark of a long text.
fn digest(bytes: &[u8]) -> u128 {
    let head = Sha256::digest(bytes).first_chunk::<16>().map_or(0, |head| u128::from_be_bytes(*head));
    Key::LONG.0 | head >> 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_and_no_others_are_one_reference() {
        let texts = ["a", "a\0", "b", "123456789012345", "1234567890123456", "1234567890123457", "é"];
        for a in texts {
            for b in texts {
                assert_eq!(Reference::of(a.as_bytes()) == Reference::of(b.as_bytes()), a == b, "{a} {b}");
            }
            assert_eq!(Reference::of(format!(" {a}\t").as_bytes()), Reference::of(a.as_bytes()));
        }
        assert_eq!(Reference::of(b" "), None);
        assert_eq!(size_of::<Option<Reference>>(), 16);
    }
}
