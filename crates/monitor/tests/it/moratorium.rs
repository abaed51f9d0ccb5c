//! The first case, loaded once, with its rows as they may be chosen and changed.

use std::collections::BTreeMap;
use std::path::Path;

use monitor::Memory;

/// A table of reports: header and rows.
#[derive(Clone)]
pub(crate) struct Rows {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Rows {
    pub(crate) fn column(&self, name: &str) -> usize {
        self.header.iter().position(|column| column == name).unwrap_or_else(|| panic!("there is no column `{name}`"))
    }

    fn bytes(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(vec![]);
        writer.write_record(&self.header).unwrap();
        for row in &self.rows {
            writer.write_record(row).unwrap();
        }
        writer.into_inner().unwrap()
    }
}

pub(crate) fn folder(id: &str) -> std::path::PathBuf {
    let home = if id.starts_with("made/") { "../../suite" } else { "../../cases" };
    Path::new(env!("CARGO_MANIFEST_DIR")).join(home).join(id)
}

/// The case in memory.
pub(crate) fn world(id: &str) -> Memory {
    let folder = folder(id);
    let names = ["agreement.md", "sources.toml", "places.toml", "case.toml", "claims.csv", "reports/reports.csv"];
    let there = names.iter().filter(|name| folder.join(name).exists());
    let files: BTreeMap<String, Vec<u8>> =
        there.map(|name| ((*name).to_owned(), std::fs::read(folder.join(name)).unwrap())).collect();
    Memory { name: id.to_owned(), files }
}

/// Its rows.
pub(crate) fn rows(world: &Memory) -> Rows {
    let mut reader = csv::Reader::from_reader(world.files["reports/reports.csv"].as_slice());
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    Rows { header, rows }
}

/// The case with other rows.
pub(crate) fn with(world: &Memory, rows: &Rows) -> Memory {
    let mut world = world.clone();
    world.files.insert("reports/reports.csv".into(), rows.bytes());
    world
}
