//! A gazetteer of settlements and first-level units, made of GeoNames.
//!
//! [`GeoNames::add`] reads what GeoNames publishes (`dump.rs`, packed or not: `unpack.rs`), [`GeoNames::write`] and
//! [`GeoNames::read`] keep it as one small file (`compact.rs`), and a [`Lookup`] finds places by name.

mod compact;
mod dump;
mod lookup;
mod unpack;

use std::collections::BTreeMap;

use model::{Name, Point};

pub use dump::Rows;
pub use lookup::{Lookup, Sought};

/// A settlement.
#[derive(Clone, Debug, PartialEq)]
pub struct Settlement {
    /// Its names, the main one first; in Latin and Cyrillic letters.
    pub names: Vec<Name>,
    /// Its centre.
    pub point: Point,
    /// Two letters (ISO 3166-1).
    pub country: Name,
    /// The code of its first-level unit, as GeoNames has it; empty where it has none.
    pub admin1: Name,
    /// How many people live there; 0 where it is not known.
    pub population: u64,
    /// Whether its unit is governed from there.
    pub seat: bool,
}

/// Settlements by GeoNames' number, and the names of units by country and code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GeoNames {
    /// The settlements.
    pub settlements: BTreeMap<u32, Settlement>,
    /// The units' names, the main one first.
    pub units: BTreeMap<(Name, Name), Vec<Name>>,
}

/// The names that can be read, each once.
fn readable<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<Name> {
    let mut known = std::collections::BTreeSet::new();
    let mut kept = Vec::new();
    for name in names.into_iter().map(str::trim).filter(|name| crate::names::is_readable(name)) {
        // A spelling that adds no key would only make the file longer.
        let fresh: Vec<String> = crate::names::keys(name).into_iter().filter(|key| !known.contains(key)).collect();
        if !fresh.is_empty() {
            known.extend(fresh);
            kept.push(name.into());
        }
    }
    kept
}
