//! One cell of a log: where it ends, and its text as a number by which it is known again.
//!
//! Eight bytes are looked at at once, as one number (Lamport, "Multiple Byte Processing with Full-Word Instructions", 1975):
//! most cells of a log are that short, so that a search by vectors would begin anew at each.

use memchr::memchr2;

/// So many bytes are looked at from where a cell begins; so many can be read after the last one of a log.
pub(crate) const REACH: usize = 16;

/// The longest text that a [`Key`] holds.
const MOST: usize = 15;

/// Where a [`Key`] keeps the length.
const LENGTH_AT: u32 = 120;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = ONES << 7;
const LINE_ENDS: u64 = ONES * b'\n' as u64;
const NOUGHTS: u64 = ONES * b'0' as u64;

/// A text of at most 15 bytes, whole: its bytes, and above them its length, so that equal keys are equal texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key(pub(crate) u128);

impl Key {
    /// Of the empty text.
    pub(crate) const EMPTY: Self = Self(0);
    /// Of every text that is too long.
    pub(crate) const LONG: Self = Self(0xFF << LENGTH_AT);

    #[inline(never)]
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut near = [0; REACH];
        match near.get_mut(..bytes.len()) {
            Some(room) if bytes.len() <= MOST => {
                room.copy_from_slice(bytes);
                let (low, high) = near.split_at(8);
                Self::new(word(low), word(high), bytes.len())
            }
            _ => Self::LONG,
        }
    }

    #[inline]
    fn new(low: u64, high: u64, length: usize) -> Self {
        let high = high | (length as u64) << (LENGTH_AT - 64);
        Self(u128::from(low) | u128::from(high) << 64)
    }

    /// The whole number that the text writes in digits and nothing else.
    #[inline]
    pub(crate) fn number(self) -> Option<u64> {
        let length = (self.0 >> LENGTH_AT) as u32;
        match length {
            1..=8 => eight_digits((self.0 as u64 ^ NOUGHTS) << (64 - 8 * length)),
            9..=15 => {
                let both = u128::from(NOUGHTS) << 64 | u128::from(NOUGHTS);
                let digits = (self.0 ^ both) << (128 - 8 * length);
                Some(eight_digits(digits as u64)? * 100_000_000 + eight_digits((digits >> 64) as u64)?)
            }
            _ => None,
        }
    }
}

/// The number of eight digits, each a byte from 0 to 9, the first of them the lowest; `None` where one is not.
#[inline]
fn eight_digits(digits: u64) -> Option<u64> {
    // Ten and more reaches the highest bit of its byte with 118 added, or has it.
    if (digits.wrapping_add(ONES * 118) | digits) & HIGHS != 0 {
        return None;
    }
    let pairs = digits.wrapping_mul(10 << 8 | 1) >> 8 & 0x00FF_00FF_00FF_00FF;
    let fours = pairs.wrapping_mul(100 << 16 | 1) >> 16 & 0x0000_FFFF_0000_FFFF;
    Some(fours.wrapping_mul(10_000 << 32 | 1) >> 32)
}

/// One cell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell<'b> {
    pub(crate) key: Key,
    pub(crate) bytes: &'b [u8],
}

impl<'b> Cell<'b> {
    pub(crate) const EMPTY: Self = Self { key: Key::EMPTY, bytes: &[] };

    #[inline(always)]
    pub(crate) fn of(bytes: &'b [u8]) -> Self {
        Self { key: Key::of(bytes), bytes }
    }

    /// Without the carriage return of a line end.
    #[inline(always)]
    pub(crate) fn without_return(self) -> Self {
        match self.bytes {
            [rest @ .., b'\r'] => Self::of(rest),
            _ => self,
        }
    }
}

/// Finds where cells end, in rows without quotes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Splitter {
    pub(crate) delimiter: u8,
    delimiters: u64,
}

impl Splitter {
    pub(crate) fn new(delimiter: u8) -> Self {
        Self { delimiter, delimiters: ONES * u64::from(delimiter) }
    }

    /// The cell that begins at `at`, and where it ends: at a delimiter or a line feed. `None` where there is neither, or
    /// fewer than [`REACH`] bytes.
    #[inline(always)]
    pub(crate) fn cell<'b>(&self, bytes: &'b [u8], at: usize) -> Option<(Cell<'b>, usize)> {
        let near = bytes.get(at..)?.first_chunk::<REACH>()?;
        let (low, high) = near.split_at(8);
        let (low, high) = (word(low), word(high));
        let (key, length) = match (self.ends(low), self.ends(high)) {
            (0, 0) => {
                let far = memchr2(self.delimiter, b'\n', bytes.get(at + REACH..)?)?;
                (Key::LONG, REACH + far)
            }
            (0, ends) => {
                let length = 8 + ends.trailing_zeros() as usize / 8;
                (Key::new(low, high & below(ends), length), length)
            }
            (ends, _) => {
                let length = ends.trailing_zeros() as usize / 8;
                (Key::new(low & below(ends), 0, length), length)
            }
        };
        Some((Cell { key, bytes: bytes.get(at..at + length)? }, at + length))
    }

    /// Zero where no byte ends a cell; else the lowest bit that is set stands in the first byte that does.
    #[inline]
    fn ends(&self, word: u64) -> u64 {
        noughts(word ^ self.delimiters) | noughts(word ^ LINE_ENDS)
    }
}

/// The highest bit of each byte that is zero. Above one that is zero it may be set where it should not; the lowest is right.
#[inline]
fn noughts(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGHS
}

/// Every bit of the bytes below the first that is marked.
#[inline]
fn below(marks: u64) -> u64 {
    ((marks & marks.wrapping_neg()) >> 7).wrapping_sub(1)
}

#[inline]
fn word(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_ends_at_the_first_delimiter_or_line_feed() {
        let splitter = Splitter::new(b',');
        for length in 0..40 {
            for end in [b',', b'\n'] {
                // What makes a wrong mark where carries are not thought of: 0x2d is one above a comma, 0x0b above a feed.
                for filler in [b'a', b'-', 0x0b, 0x80, 0xac, 0, 0xff] {
                    let mut bytes = vec![filler; length];
                    bytes.push(end);
                    bytes.extend([filler, b',', b'\n', b','].repeat(10));
                    let (cell, at) = splitter.cell(&bytes, 0).unwrap();
                    assert_eq!((cell.bytes, at), (&bytes[..length], length));
                    assert_eq!(cell.key, Key::of(&bytes[..length]));
                }
            }
        }
    }

    #[test]
    fn equal_keys_are_equal_texts() {
        assert_ne!(Key::of(b"a"), Key::of(b"a\0"));
        assert_ne!(Key::of(b""), Key::of(b"\0"));
        assert_eq!(Key::of(&[b'x'; 16]), Key::LONG);
        assert_ne!(Key::of(&[0xff; 15]), Key::LONG);
    }

    #[test]
    fn digits_are_a_number_and_nothing_else_is() {
        for text in ["0", "7", "31536000", "123456789", "999999999999999", "000000000000001"] {
            assert_eq!(Key::of(text.as_bytes()).number(), text.parse().ok(), "{text}");
        }
        for text in ["", "-1", "1.5", " 1", "1 ", "12a4", "1:00", "/1", "1234567890123456", "1\0", "１"] {
            assert_eq!(Key::of(text.as_bytes()).number(), None, "{text}");
        }
    }
}
