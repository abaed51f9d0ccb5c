//! The outside world: files, and the person who waits.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

/// What a run needs of the world. Paths are relative to the case and use `/`.
pub trait World {
    /// The bytes of a file.
    ///
    /// # Errors
    /// As the system says.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// The files of a folder, sorted; empty where there is no such folder.
    ///
    /// # Errors
    /// As the system says.
    fn list(&self, folder: &str) -> io::Result<Vec<String>>;

    /// The name of the case.
    fn name(&self) -> String;

    /// A stage of the run begins.
    fn stage(&self, _name: &'static str) {}
}

/// A case in a folder.
pub struct Disk {
    root: PathBuf,
    on_stage: Box<dyn Fn(&'static str)>,
}

impl Disk {
    /// The case in `root`; `on_stage` is told of each stage.
    pub fn new(root: impl Into<PathBuf>, on_stage: impl Fn(&'static str) + 'static) -> Self {
        Self { root: root.into(), on_stage: Box::new(on_stage) }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is where the file system comes in")]
impl World for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.root.join(path))
    }

    fn list(&self, folder: &str) -> io::Result<Vec<String>> {
        let entries = match std::fs::read_dir(self.root.join(folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
            entries => entries?,
        };
        let mut names = Vec::new();
        for entry in entries {
            names.push(format!("{folder}/{}", entry?.file_name().to_string_lossy()));
        }
        names.sort();
        Ok(names)
    }

    fn name(&self) -> String {
        let whole = std::path::absolute(&self.root).unwrap_or_else(|_| self.root.clone());
        whole.file_name().map_or_else(|| "case".into(), |name| name.to_string_lossy().into_owned())
    }

    fn stage(&self, name: &'static str) {
        (self.on_stage)(name);
    }
}

/// A case held in memory.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// Its name.
    pub name: String,
    /// Its files by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl World for Memory {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "there is no such file"))
    }

    fn list(&self, folder: &str) -> io::Result<Vec<String>> {
        let within = |path: &&String| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        Ok(self.files.keys().filter(within).cloned().collect())
    }

    fn name(&self) -> String {
        self.name.clone()
    }
}
