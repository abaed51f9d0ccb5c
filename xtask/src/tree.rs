//! The files that tidy looks at. Checks see this and no file system, so that a test can hand them a tree of three files.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

/// Files whose text is read; of all others only the name counts.
const READ: [&str; 6] = ["rs", "md", "toml", "html", "css", "case"];

/// Paths with `/` from the root, and the text of those that are read.
pub(crate) struct Tree(BTreeMap<String, String>);

impl Tree {
    /// Reads the tree under `root`, leaving out what is made and not written: see [`is_made`].
    pub(crate) fn read(root: &Path) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        walk(root, "", &mut files)?;
        Ok(Self(files))
    }

    /// A tree of these files.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        Self(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect())
    }

    /// The text of one file; empty where it is not there or not read.
    pub(crate) fn text(&self, path: &str) -> &str {
        self.0.get(path).map_or("", String::as_str)
    }

    /// Whether the file is there.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Every file with its text, sorted by path.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Every Rust file under one of `folders`.
    pub(crate) fn rust<'a>(&'a self, folders: &'a [&str]) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files().filter(|(path, _)| path.ends_with(".rs") && folders.iter().any(|folder| path.starts_with(folder)))
    }

    /// The folders of `crates/`, sorted.
    pub(crate) fn crates(&self) -> BTreeSet<&str> {
        let below = |path: &'_ str| path.strip_prefix("crates/").and_then(|rest| rest.split_once('/')).is_some();
        self.0.keys().filter(|path| below(path)).filter_map(|path| path.split('/').nth(1)).collect()
    }

    /// The paths of the manifests of the workspace's members: a folder that is a workspace of its own, as `fuzz/`, keeps its own rules.
    pub(crate) fn members(&self) -> impl Iterator<Item = &str> {
        let below = |path: &str| path.ends_with("/Cargo.toml");
        let own = |path: &str| self.manifest(path).contains_key("workspace");
        self.0.keys().map(String::as_str).filter(move |path| below(path) && !own(path))
    }

    /// A manifest. One that is not TOML reads as empty: cargo refuses it before tidy is even built.
    pub(crate) fn manifest(&self, path: &str) -> toml::Table {
        self.text(path).parse().unwrap_or_default()
    }
}

/// What programs make: build folders (cargo tags them), packages of others, and Servanda's own output.
fn is_made(path: &str, folder: &Path) -> bool {
    let is_draft = path.starts_with("cases/") && path.ends_with("/draft");
    let is_of_others = path.rsplit('/').next() == Some("node_modules");
    [".git", "demo"].contains(&path) || is_draft || is_of_others || folder.join("CACHEDIR.TAG").exists()
}

fn walk(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            if !is_made(&path, &entry.path()) {
                walk(&entry.path(), &format!("{path}/"), files)?;
            }
        } else {
            let is_read = path.rsplit_once('.').is_some_and(|(_, extension)| READ.contains(&extension));
            let text = if is_read { text(&entry.path())? } else { String::new() };
            files.insert(path, text);
        }
    }
    Ok(())
}

#[allow(clippy::disallowed_methods, reason = "this is the one place where tidy reads files")]
fn text(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "the test makes a tree to be read")]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_read_without_what_programs_made() {
        let root = std::env::temp_dir().join(format!("servanda-tidy-{}", std::process::id()));
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("crates/model/src/lib.rs", "//! The nouns.\n");
        write("cases/one/reports/reports.csv", "id\n");
        write("cases/one/draft/index.html", "<p>");
        write("built/CACHEDIR.TAG", "");
        write("built/made.rs", "fn main() {}");
        write("demo/index.html", "<p>");
        write("scripts/basemap/node_modules/a/README.md", "of others");
        let tree = Tree::read(&root);
        std::fs::remove_dir_all(&root).unwrap();
        let tree = tree.unwrap();
        let files: Vec<_> = tree.files().collect();
        assert_eq!(files, [("cases/one/reports/reports.csv", ""), ("crates/model/src/lib.rs", "//! The nouns.\n")]);
        assert_eq!(tree.crates(), BTreeSet::from(["model"]));
    }

    #[test]
    fn a_workspace_of_its_own_is_no_member() {
        let tree =
            Tree::of(&[("Cargo.toml", "[workspace]"), ("fuzz/Cargo.toml", "[workspace]"), ("xtask/Cargo.toml", "")]);
        assert_eq!(tree.members().collect::<Vec<_>>(), ["xtask/Cargo.toml"]);
    }

    #[test]
    fn a_file_beside_the_crates_is_no_crate() {
        assert!(Tree::of(&[("crates/README.md", "")]).crates().is_empty());
    }
}
