//! The registries of a case, and which sites its incidents may have been near. Nothing that judges or publishes sees a site;
//! what is measured over time sees how near the nearest one was, in a word, and says of it what stays inside.

use std::collections::BTreeMap;

use link::{Registry, Sites};
use model::{Edition, Name, Nearby};

use crate::{MonitorError, World, case};

/// What stood near the incidents of a case. Internal.
#[derive(Clone, Debug, Default)]
pub struct Neighbourhood {
    /// The registries, in the order of `case.toml`.
    pub registries: Vec<Registry>,
    /// By incident, the nearest first; incidents without any are left out.
    pub nearby: BTreeMap<Name, Vec<Nearby>>,
}

/// Reads the registries of a case and looks what stood near each incident.
///
/// # Errors
/// [`MonitorError::File`] where a file of a registry cannot be read, [`MonitorError::Link`] where one cannot be used.
pub fn neighbourhood(world: &dyn World, edition: &Edition) -> Result<Neighbourhood, MonitorError> {
    let mut registries = Vec::new();
    for entry in case::registries(world)? {
        let read = world.read(&entry.file);
        let bytes = read.map_err(|error| MonitorError::File { path: entry.file.clone(), error })?;
        registries.push(link::read_registry(&bytes, &entry)?);
    }
    let sites = Sites::new(registries.iter().flat_map(|registry| registry.sites.clone()).collect());
    let pairs = edition.resolution.incidents.iter().zip(&edition.links);
    let near = pairs.map(|(incident, link)| (incident.id.clone(), sites.near(link, incident.place.name.is_some())));
    Ok(Neighbourhood { nearby: near.filter(|(_, near)| !near.is_empty()).collect(), registries })
}

/// Where incidents are taken to be, as JSON Lines. Internal.
///
/// # Errors
/// [`MonitorError::Publish`].
pub fn links_json(edition: &Edition, around: &Neighbourhood) -> Result<String, MonitorError> {
    Ok(publish::link_json(edition, &around.nearby)?)
}

/// Where incidents are taken to be, for a terminal. Internal.
#[must_use]
pub fn links_text(edition: &Edition, around: &Neighbourhood) -> String {
    publish::link_text(edition, &around.nearby)
}
