//! The star: no stage sees another.

use toml::{Table, Value};

use super::Check;
use crate::fault::Fault;
use crate::tree::Tree;

pub(crate) const CHECK: Check =
    Check { name: "star", holds: "each crate depends on no other crate than the star gives it", run };

/// Each crate and the crates of the workspace it may depend on. Tests of a crate may use more.
const STAR: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("agreement", &["model"]),
    ("ingest", &["model"]),
    ("resolve", &["model"]),
    ("link", &["model"]),
    ("weigh", &["model"]),
    ("judge", &["model", "agreement"]),
    ("measure", &["model"]),
    ("publish", &["model"]),
    ("monitor", &["model", "agreement", "ingest", "resolve", "link", "weigh", "judge", "measure", "publish"]),
    ("cli", &["model", "monitor"]),
];

fn run(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for name in tree.crates() {
        let path = format!("crates/{name}/Cargo.toml");
        let Some((_, may)) = STAR.iter().find(|(room, _)| *room == name) else {
            let hint = "say in `xtask/src/checks/star.rs` which crates it may depend on";
            faults.push(Fault::of(&path, format!("`{name}` has no place in the star"), hint));
            continue;
        };
        for on in dependencies(&tree.manifest(&path)).filter_map(|(key, value)| within(tree, key, value)) {
            if !may.contains(&on) {
                let line = tree.text(&path).lines().position(|line| line.contains(on)).map_or(1, |at| at + 1);
                let hint = "what two rooms need stands in `model`; `monitor` puts rooms together";
                faults.push(Fault::at(&path, line, format!("`{name}` may not depend on `{on}`"), hint));
            }
        }
    }
    faults
}

/// What the crate is built from: `[dependencies]` and `[build-dependencies]`, those of one platform included.
fn dependencies(manifest: &Table) -> impl Iterator<Item = (&str, &Value)> {
    let platforms = manifest.get("target").and_then(Value::as_table).into_iter().flatten();
    let tables = platforms.filter_map(|(_, table)| table.as_table()).chain([manifest]);
    tables
        .flat_map(|table| ["dependencies", "build-dependencies"].map(|key| table.get(key)))
        .flatten()
        .filter_map(Value::as_table)
        .flatten()
        .map(|(key, value)| (key.as_str(), value))
}

/// The folder of the workspace's crate that a dependency means, under whatever name; `None` for a crate from outside.
fn within<'a>(tree: &'a Tree, key: &str, value: &Value) -> Option<&'a str> {
    let said = |field| value.get(field).and_then(Value::as_str);
    let names = [Some(key), said("package"), said("path").and_then(|path| path.rsplit('/').next())];
    let means = |folder: &str| {
        names.iter().flatten().any(|name| *name == folder || name.strip_prefix("servanda-") == Some(folder))
    };
    tree.crates().into_iter().find(|folder| means(folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::faults;

    fn check(weigh: &str) -> Vec<String> {
        let model = ("crates/model/Cargo.toml", "[dependencies]\nserde.workspace = true\n");
        let link = ("crates/link/Cargo.toml", "[dependencies]\nmodel.workspace = true\n");
        faults(&CHECK, &[model, link, ("crates/weigh/Cargo.toml", weigh)])
    }

    #[test]
    fn a_stage_may_see_the_nouns_and_crates_from_outside() {
        assert!(check("[dependencies]\nmodel.workspace = true\nserde.workspace = true\n").is_empty());
        assert!(check("[dev-dependencies]\nlink.workspace = true\n").is_empty());
    }

    #[test]
    fn a_stage_may_not_see_another_under_any_name() {
        let told = ["crates/weigh/Cargo.toml:2: `weigh` may not depend on `link`"];
        assert_eq!(check("[dependencies]\nlink.workspace = true\n"), told);
        assert_eq!(check("[dependencies]\nx = { package = 'servanda-link', version = '1' }\n"), told);
        assert_eq!(check("[dependencies]\nx = { path = '../link' }\n"), told);
        assert_eq!(check("[build-dependencies]\nservanda-link.workspace = true\n"), told);
        assert_eq!(check("[target.'cfg(unix)'.dependencies]\nlink.workspace = true\n"), told);
    }

    #[test]
    fn a_crate_that_the_star_does_not_know_is_a_fault() {
        let told = faults(&CHECK, &[("crates/extra/Cargo.toml", "")]);
        assert_eq!(told, ["crates/extra/Cargo.toml: `extra` has no place in the star"]);
    }
}
