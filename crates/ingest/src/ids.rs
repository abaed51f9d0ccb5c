//! The ids of one delivery, and which of them stand more than once.

use std::collections::BTreeMap;

use model::Name;

use crate::claims;
use crate::fault::Fault;
use crate::sheet::{Column, Row};

/// Where each id stands.
#[derive(Default)]
pub(crate) struct Ids {
    /// The line of its first row.
    first: BTreeMap<Name, u32>,
    /// The lines of its later rows, for the ids that have any.
    later: BTreeMap<Name, Vec<u32>>,
}

impl Ids {
    /// The id of a row, whatever else is wrong with the row.
    pub(crate) fn note(&mut self, row: &Row<'_>, column: &Column) -> Result<Name, Fault> {
        let id = claims::named(row, column)?;
        if self.first.contains_key(&id) {
            self.later.entry(id.clone()).or_default().push(row.line);
        } else {
            self.first.insert(id.clone(), row.line);
        }
        Ok(id)
    }

    /// The ids that stand more than once, each with all its lines.
    pub(crate) fn repeated(self) -> BTreeMap<Name, Vec<u32>> {
        let Self { first, later } = self;
        let whole = |(id, later): (Name, Vec<u32>)| {
            let lines = first.get(&id).copied().into_iter().chain(later).collect();
            (id, lines)
        };
        later.into_iter().map(whole).collect()
    }
}
