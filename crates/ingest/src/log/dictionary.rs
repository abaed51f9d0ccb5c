//! What the values of one column mean: looked up once in full, and then by the bytes of the cell.

use std::collections::BTreeMap;

use model::{Facet, LeafSet, Name, Taxonomy};

use super::cell::{Cell, Key};
use super::names::{LogNames, Names};
use crate::words;

/// Slots at first, and at most.
const FEWEST: usize = 64;
const MOST: usize = 1 << 16;
/// A longer cell is looked up in full each time.
const LONGEST: usize = 256;

/// A part of the field map whose values are words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Act,
    Object,
    Means,
    Outcome,
    Party,
    Area,
    To,
}

impl Part {
    /// As the field map has it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Object => "object",
            Self::Means => "means",
            Self::Outcome => "outcome",
            Self::Party => "party",
            Self::Area => "area",
            Self::To => "to",
        }
    }

    /// Where its words come from, unless they are names.
    pub(crate) fn facet(self) -> Option<Facet> {
        match self {
            Self::Act => Some(Facet::Act),
            Self::Object => Some(Facet::Object),
            Self::Means => Some(Facet::Means),
            Self::Outcome => Some(Facet::Outcome),
            Self::Party | Self::Area | Self::To => None,
        }
    }

    /// Its names, where it has such.
    pub(crate) fn names(self, names: &mut LogNames) -> Option<&mut Names> {
        match self {
            Self::Party => Some(&mut names.parties),
            Self::Area => Some(&mut names.areas),
            Self::To => Some(&mut names.bodies),
            Self::Act | Self::Object | Self::Means | Self::Outcome => None,
        }
    }
}

/// What a value means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// All of them where the cell is empty.
    Leaves(LeafSet),
    /// None where the cell is empty.
    Name(Option<u32>),
    Event(u32),
    /// The row is left out on purpose.
    Ignored,
    /// The field map does not have it.
    Unmapped,
    NoText,
    /// A name for which there is no room.
    NoRoom,
}

impl Meaning {
    #[inline]
    pub(crate) fn leaves(&self) -> Option<LeafSet> {
        if let Self::Leaves(leaves) = self { Some(*leaves) } else { None }
    }

    #[inline]
    pub(crate) fn name(&self) -> Option<Option<u32>> {
        if let Self::Name(name) = self { Some(*name) } else { None }
    }
}

#[derive(Clone, Debug)]
struct Slot {
    key: u128,
    /// What the key does not hold of a long text.
    text: Box<[u8]>,
    meaning: Meaning,
}

/// The values of one column as one part of the field map reads them.
///
/// Cells that were seen lately are found by one look into a table without order; what is not there is looked up in a tree,
/// so that no log can be made that is dear to read.
#[derive(Debug)]
pub(crate) struct Dictionary {
    pub(crate) part: Part,
    known: BTreeMap<Name, Meaning>,
    /// Whether a value that is not known is a word or name of itself.
    is_open: bool,
    slots: Vec<Slot>,
    n_filled: usize,
    /// What the last cell means that is too long for a slot.
    unkept: Meaning,
}

impl Dictionary {
    pub(crate) fn new(part: Part, known: BTreeMap<Name, Meaning>, is_open: bool) -> Self {
        Self { part, known, is_open, slots: empty(FEWEST), n_filled: 0, unkept: Meaning::NoText }
    }

    #[inline(always)]
    pub(crate) fn meaning(&mut self, cell: Cell<'_>, names: &mut LogNames) -> &Meaning {
        let mut place = self.place(cell.key.0);
        if self.slots.get(place).is_none_or(|slot| slot.key != cell.key.0) {
            place = if cell.key == Key::LONG {
                self.long(cell.bytes, names)
            } else {
                self.full(cell.key.0, cell.bytes, &[], names)
            };
        }
        // To copy what is in the slot, and not yet the part that is wanted, would take longer than to find it.
        self.slots.get(place).map_or(&self.unkept, |slot| &slot.meaning)
    }

    /// The place of a text that no key holds.
    fn long(&mut self, bytes: &[u8], names: &mut LogNames) -> usize {
        if bytes.len() > LONGEST {
            self.unkept = self.look_up(bytes, names);
            return usize::MAX;
        }
        // Not the key of every long text, which stands in no slot.
        let key = Key::LONG.0 | u128::from(mixed(bytes).max(1));
        let place = self.place(key);
        match self.slots.get(place) {
            Some(slot) if slot.key == key && *slot.text == *bytes => place,
            _ => self.full(key, bytes, bytes, names),
        }
    }

    #[inline]
    fn place(&self, key: u128) -> usize {
        let (low, high) = (key as u64, (key >> 64) as u64);
        let mixed = (low ^ high.rotate_left(23)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        // The number of slots is a power of two.
        (mixed >> 40) as usize & self.slots.len().wrapping_sub(1)
    }

    #[cold]
    fn full(&mut self, key: u128, bytes: &[u8], text: &[u8], names: &mut LogNames) -> usize {
        let meaning = self.look_up(bytes, names);
        self.n_filled += 1;
        if self.n_filled > self.slots.len() && self.slots.len() < MOST {
            self.slots = empty(self.slots.len() * 4);
            self.n_filled = 0;
        }
        let place = self.place(key);
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = Slot { key, text: text.into(), meaning };
        }
        place
    }

    fn look_up(&mut self, bytes: &[u8], names: &mut LogNames) -> Meaning {
        let Ok(text) = std::str::from_utf8(bytes) else { return Meaning::NoText };
        let text = text.trim();
        if text.is_empty() {
            return self
                .part
                .facet()
                .map_or(Meaning::Name(None), |facet| Meaning::Leaves(Taxonomy::shipped().all(facet)));
        }
        if let Some(meaning) = self.known.get(text) {
            return *meaning;
        }
        match self.part.facet() {
            _ if !self.is_open => Meaning::Unmapped,
            Some(facet) => words::known(facet, text).map_or(Meaning::Unmapped, Meaning::Leaves),
            None => {
                let name = Name::from(text);
                let number = self.part.names(names).and_then(|names| names.add(name.clone()));
                let meaning = number.map_or(Meaning::NoRoom, |number| Meaning::Name(Some(number)));
                if meaning != Meaning::NoRoom {
                    self.known.insert(name, meaning);
                }
                meaning
            }
        }
    }

    /// What is wrong with a value that the field map does not have, and what to do.
    pub(crate) fn complaint(&self, text: &str) -> (String, String) {
        let part = self.part.word();
        match self.part.facet() {
            Some(facet) if self.is_open => {
                let (message, hint) = words::leaves(facet, text).err().unwrap_or_default();
                (message, format!("{hint}; or say under `[{part}]` what it means, in `words`"))
            }
            _ => {
                let near = words::nearest(text, self.known.keys().map(|name| &**name));
                let there = if near.is_empty() { String::new() } else { format!(" (the nearest there are {near})") };
                let message = format!("the field map does not say what `{text}` means");
                (message, format!("add it to `words` or `ignored` under `[{part}]`{there}"))
            }
        }
    }
}

fn empty(n: usize) -> Vec<Slot> {
    // No text has this key: a length of 255 stands above a number of 64 bits.
    vec![Slot { key: u128::MAX, text: Box::default(), meaning: Meaning::Ignored }; n]
}

/// A long text as a number; two texts may have the same.
fn mixed(bytes: &[u8]) -> u64 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    let words = chunks.iter().chain([&last]).map(|chunk| u64::from_le_bytes(*chunk));
    words.fold(bytes.len() as u64, |mixed, word| (mixed.rotate_left(5) ^ word).wrapping_mul(0x517C_C1B7_2722_0A95))
}
