//! Registries of sites: what stands where. One file for each format, all registered in [`FORMATS`].
//!
//! A registry is evidence of what stands near a place, never of what was hit, and nothing of it is ever published.

mod geojson;
mod table;
mod wri;

use std::collections::BTreeMap;

use model::{Facet, Name, Site, Skip, Taxonomy};
use serde::Deserialize;

use crate::LinkError;

/// A way to read a registry.
struct Format {
    name: &'static str,
    read: fn(&[u8], &mut Desk<'_>) -> Result<(), LinkError>,
}

const FORMATS: &[Format] = &[geojson::FORMAT, table::FORMAT, wri::FORMAT];

/// `[[registry]]` of `case.toml`: a file of sites and what its columns mean.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegistryEntry {
    /// The file, relative to the case.
    pub file: String,
    /// What it is called; the file's name where nothing is said.
    #[serde(default)]
    pub name: String,
    /// `csv`, `geojson` or `wri`.
    pub format: String,
    /// Metres by which a point of it may be off, and the size of a site.
    pub radius_m: f64,
    /// The word of the taxonomy for all of its sites.
    pub class: Option<String>,
    /// The column or property of the class, where sites differ.
    pub class_field: Option<String>,
    /// The word of the taxonomy for each value of that column; a value that is a word itself needs none.
    #[serde(default)]
    pub classes: BTreeMap<String, String>,
    /// The column or property of the name.
    #[serde(default = "name_field")]
    pub name_field: String,
    /// The column of the latitude, in degrees.
    #[serde(default = "lat_field")]
    pub lat_field: String,
    /// The column of the longitude, in degrees.
    #[serde(default = "lon_field")]
    pub lon_field: String,
}

fn name_field() -> String {
    "name".into()
}

fn lat_field() -> String {
    "lat".into()
}

fn lon_field() -> String {
    "lon".into()
}

/// The sites of a registry. Rows = sites + skipped.
#[derive(Clone, Debug, PartialEq)]
pub struct Registry {
    /// What it is called.
    pub name: Name,
    /// Rows or features read.
    pub rows: usize,
    /// The sites.
    pub sites: Vec<Site>,
    /// The rows that give none, by their number from 1, and why.
    pub skipped: Vec<Skip>,
}

/// Reads a registry.
///
/// # Errors
/// [`LinkError::Registry`] where the entry or the file as a whole cannot be used.
pub fn read_registry(bytes: &[u8], entry: &RegistryEntry) -> Result<Registry, LinkError> {
    let name = if entry.name.is_empty() { &entry.file } else { &entry.name };
    let wrong = |message: String| LinkError::Registry { registry: name.clone(), message };
    let known = || FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join("`, `");
    let format = FORMATS.iter().find(|format| format.name == entry.format);
    let format = format.ok_or_else(|| wrong(format!("`{}` is no format; there are `{}`", entry.format, known())))?;
    if !(entry.radius_m.is_finite() && entry.radius_m >= 0.0) {
        return Err(wrong(format!("radius_m `{}`: write metres, 0 or more", entry.radius_m)));
    }
    for word in entry.class.iter().chain(entry.classes.values()) {
        if Taxonomy::shipped().set(Facet::Object, word).is_none() {
            return Err(wrong(format!("`{word}` is no object of the taxonomy")));
        }
    }
    let registry = Registry { name: name.as_str().into(), rows: 0, sites: vec![], skipped: vec![] };
    let mut desk = Desk { entry, registry };
    (format.read)(bytes, &mut desk)?;
    Ok(desk.registry)
}

/// What a row says of a site.
struct Draft<'a> {
    name: &'a str,
    /// Point and radius in metres of what the row draws.
    circle: Option<(model::Point, f64)>,
    class: Option<&'a str>,
}

/// Where rows become sites.
struct Desk<'a> {
    entry: &'a RegistryEntry,
    registry: Registry,
}

impl Desk<'_> {
    /// Takes a row, or the reason why there is none.
    fn take(&mut self, draft: Result<Draft<'_>, String>) {
        self.registry.rows += 1;
        match draft.and_then(|draft| self.site(&draft)) {
            Ok(site) => self.registry.sites.push(site),
            Err(reason) => {
                let id = self.registry.rows.to_string().into();
                self.registry.skipped.push(Skip { id, reason: reason.into() });
            }
        }
    }

    fn site(&self, draft: &Draft<'_>) -> Result<Site, String> {
        let (point, radius_m) = draft.circle.ok_or("has no place on the Earth")?;
        let entry = self.entry;
        let value = draft.class.map(str::trim).filter(|value| !value.is_empty());
        let mapped = value.map(|value| entry.classes.get(value).map_or(value, String::as_str));
        let word = mapped.or(entry.class.as_deref()).ok_or("has no class")?;
        let class = Taxonomy::shipped().set(Facet::Object, word);
        let class =
            class.ok_or_else(|| format!("`{word}` is no object of the taxonomy and `classes` does not map it"))?;
        let (name, registry) = (draft.name.trim().into(), self.registry.name.clone());
        Ok(Site { name, registry, class, point, radius_m: radius_m + entry.radius_m })
    }

    fn wrong(&self, message: impl std::fmt::Display) -> LinkError {
        LinkError::Registry { registry: self.registry.name.to_string(), message: message.to_string() }
    }
}
