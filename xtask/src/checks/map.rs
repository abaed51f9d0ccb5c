//! The map of the house shows the house.

use super::Check;
use crate::fault::Fault;
use crate::markdown::rows;
use crate::tree::Tree;

pub(crate) const CHECK: Check =
    Check { name: "map", holds: "the rooms of ARCHITECTURE.md are the folders of `crates/`", run };

const FILE: &str = "ARCHITECTURE.md";

fn run(tree: &Tree) -> Vec<Fault> {
    let rows = rows(tree.text(FILE), "Rooms");
    let folders = tree.crates();
    let mut faults = Vec::new();
    for row in &rows {
        if let Some(name) = row.subject().filter(|name| !folders.contains(name)) {
            let message = format!("the room `{name}` is not in `crates/`");
            faults.push(Fault::at(FILE, row.line, message, "remove the row, or build the room"));
        }
    }
    for folder in folders {
        if !rows.iter().any(|row| row.subject() == Some(folder)) {
            let message = format!("`crates/{folder}` is not on the map");
            faults.push(Fault::of(FILE, message, "add a row to the table under `## Rooms`"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::faults;

    #[test]
    fn map_and_house_are_the_same() {
        let map = |text| [("ARCHITECTURE.md", text), ("crates/link/Cargo.toml", ""), ("crates/model/Cargo.toml", "")];
        assert!(faults(&CHECK, &map("## Rooms\n| [`link`](crates/link) | |\n| `model` | |\n")).is_empty());
        let told = faults(&CHECK, &map("## Rooms\n| `link` | |\n| `server` | |\n"));
        assert_eq!(
            told,
            [
                "ARCHITECTURE.md:3: the room `server` is not in `crates/`",
                "ARCHITECTURE.md: `crates/model` is not on the map"
            ]
        );
    }
}
