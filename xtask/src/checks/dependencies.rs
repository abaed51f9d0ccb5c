//! Every crate from outside has a reason.

use toml::{Table, Value};

use super::Check;
use crate::fault::Fault;
use crate::markdown::rows;
use crate::tree::Tree;

pub(crate) const CHECK: Check =
    Check { name: "dependencies", holds: "each crate from outside has its row in `docs/dependencies.md`", run };

const FILE: &str = "docs/dependencies.md";

fn run(tree: &Tree) -> Vec<Fault> {
    let root = tree.manifest("Cargo.toml");
    let all = root.get("workspace").and_then(|table| table.get("dependencies")).and_then(Value::as_table);
    let outside: Vec<&str> = all
        .into_iter()
        .flatten()
        .filter(|(_, value)| value.get("path").is_none())
        .map(|(name, _)| name.as_str())
        .collect();
    let rows = rows(tree.text(FILE), "Crates");
    let mut faults = Vec::new();
    for row in &rows {
        if let Some(name) = row.subject().filter(|name| !outside.contains(name)) {
            let message = format!("`{name}` is not in `[workspace.dependencies]`");
            faults.push(Fault::at(FILE, row.line, message, "remove the row"));
        }
    }
    for name in &outside {
        if !rows.iter().any(|row| row.subject() == Some(name)) {
            let message = format!("`{name}` has no reason");
            faults.push(Fault::of(FILE, message, "add a row under `## Crates`: why, and what was considered instead"));
        }
    }
    for path in tree.members() {
        for name in own(&tree.manifest(path)) {
            let hint = "name it in `[workspace.dependencies]` and write `workspace = true` here";
            faults.push(Fault::of(path, format!("`{name}` does not come from the workspace"), hint));
        }
    }
    faults
}

/// Dependencies that a crate takes from elsewhere than the workspace.
fn own(manifest: &Table) -> Vec<String> {
    let tables = ["dependencies", "dev-dependencies", "build-dependencies"].map(|key| manifest.get(key));
    let all = tables.into_iter().flatten().filter_map(Value::as_table).flatten();
    let inherits = |value: &Value| value.get("workspace").and_then(Value::as_bool) == Some(true);
    all.filter(|(_, value)| !inherits(value)).map(|(name, _)| name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::faults;

    fn check(document: &str, manifest: &str) -> Vec<String> {
        let root = "[workspace.dependencies]\nmodel = { path = 'crates/model' }\ncsv = '1'\n";
        faults(&CHECK, &[("Cargo.toml", root), (FILE, document), ("crates/x/Cargo.toml", manifest)])
    }

    #[test]
    fn every_crate_from_outside_has_a_reason_and_no_other_has() {
        let inherits = "[dependencies]\nmodel.workspace = true\ncsv.workspace = true\n";
        assert!(check("## Crates\n| `csv` | reads tables |\n", inherits).is_empty());
        let told = [
            "docs/dependencies.md:2: `polars` is not in `[workspace.dependencies]`",
            "docs/dependencies.md: `csv` has no reason",
        ];
        assert_eq!(check("## Crates\n| `polars` | reads tables |\n", inherits), told);
    }

    #[test]
    fn a_crate_takes_nothing_past_the_workspace() {
        let told = ["crates/x/Cargo.toml: `rand` does not come from the workspace"];
        assert_eq!(check("## Crates\n| `csv` | |\n", "[dev-dependencies]\nrand = '0.10'\n"), told);
    }
}
