//! The names that stand in a log, each with its number.

use model::Name;

/// More different names are not kept for one column.
const MOST: usize = 1_000_000;
/// Nor more bytes of them.
const MOST_BYTES: usize = 64 << 20;

/// Names in the order of their numbers: those of the field map in the order of the alphabet, then others as they turned up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    list: Vec<Name>,
    n_bytes: usize,
}

impl Names {
    /// The name of that number.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<&Name> {
        self.list.get(usize::try_from(number).ok()?)
    }

    /// All of them; the first has the number 0.
    #[must_use]
    pub fn as_slice(&self) -> &[Name] {
        &self.list
    }

    /// A name that is not there yet, or `None` where there are too many.
    pub(crate) fn add(&mut self, name: Name) -> Option<u32> {
        let n_bytes = self.n_bytes + name.len();
        if self.list.len() >= MOST || n_bytes > MOST_BYTES {
            return None;
        }
        let number = u32::try_from(self.list.len()).ok()?;
        self.n_bytes = n_bytes;
        self.list.push(name);
        Some(number)
    }
}

/// The names that the numbers of a [`LogRow`](crate::LogRow) mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogNames {
    /// Who did it.
    pub parties: Names,
    /// Where.
    pub areas: Names,
    /// To whom it was given, where it is something that is given.
    pub bodies: Names,
    /// Events of the agreement.
    pub events: Names,
}
