//! Names and places that many rows share, kept once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use model::{Name, Place, Point};

/// A place, with its coordinates as bits so that equal ones are found.
type Key = ([Option<Name>; 4], Option<[u64; 2]>);

/// What is kept during one delivery.
#[derive(Default)]
pub(crate) struct Desk {
    names: BTreeSet<Name>,
    places: BTreeMap<Key, Arc<Place>>,
}

impl Desk {
    /// The shared name.
    pub(crate) fn name(&mut self, text: &str) -> Name {
        if let Some(known) = self.names.get(text) {
            return known.clone();
        }
        let new: Name = text.into();
        self.names.insert(new.clone());
        new
    }

    /// The shared name, or `None` for an empty field.
    pub(crate) fn stated(&mut self, text: &str) -> Option<Name> {
        (!text.is_empty()).then(|| self.name(text))
    }

    /// The shared place.
    pub(crate) fn place(&mut self, place: Place) -> Arc<Place> {
        let Place { name, admin1, country, point, held_by } = &place;
        let names = [name.clone(), admin1.clone(), country.clone(), held_by.clone()];
        let bits = point.map(|Point { lat, lon }| [lat.to_bits(), lon.to_bits()]);
        self.places.entry((names, bits)).or_insert_with(|| Arc::new(place)).clone()
    }
}
