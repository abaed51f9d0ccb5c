//! The Global Power Plant Database of the World Resources Institute (version 1.3.0, 2021): its columns are known.

use super::{Desk, Format, table};
use crate::LinkError;

pub(super) const FORMAT: Format = Format { name: "wri", read };

fn read(bytes: &[u8], desk: &mut Desk<'_>) -> Result<(), LinkError> {
    let entry = desk.entry;
    // What the entry maps is left to it; what is empty is of no known class.
    let class = |fuel: &str| match fuel {
        fuel if entry.classes.contains_key(fuel) => Some(fuel.to_owned()),
        "" => None,
        "Nuclear" => Some("nuclear-plant".to_owned()),
        "Hydro" => Some("hydro-dam".to_owned()),
        _ => Some("power-generation".to_owned()),
    };
    table::rows(bytes, desk, ["name", "latitude", "longitude"], Some(("primary_fuel", &class)))
}
