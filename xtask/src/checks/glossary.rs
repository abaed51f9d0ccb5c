//! The words of the program are the words of the glossary.

use std::collections::BTreeMap;

use super::Check;
use crate::fault::Fault;
use crate::markdown::rows;
use crate::tree::Tree;

pub(crate) const CHECK: Check =
    Check { name: "glossary", holds: "the types of `model` and those of GLOSSARY.md are the same", run };

const FILE: &str = "GLOSSARY.md";
const MODEL: &str = "crates/model/src/lib.rs";

fn run(tree: &Tree) -> Vec<Fault> {
    let rows = rows(tree.text(FILE), "Types of `model`");
    let types = public_types(tree.text(MODEL));
    let mut faults = Vec::new();
    for row in &rows {
        if let Some(name) = row.subject().filter(|name| !types.contains_key(name)) {
            let message = format!("`{name}` is no public type of `model`");
            faults.push(Fault::at(FILE, row.line, message, "remove the row, or correct the name"));
        }
    }
    for (name, line) in types {
        if !rows.iter().any(|row| row.subject() == Some(name)) {
            let hint = "add a row to the table under `## Types of `model`` in GLOSSARY.md";
            faults.push(Fault::at(MODEL, line, format!("`{name}` is not in the glossary"), hint));
        }
    }
    faults
}

/// The types that a crate's root exports by `pub use` or defines, with their lines. A type begins with a capital.
fn public_types(text: &str) -> BTreeMap<&str, usize> {
    let mut types = BTreeMap::new();
    let mut inside_use = false;
    for (at, line) in text.lines().enumerate() {
        let names = if inside_use || line.starts_with("pub use ") {
            inside_use = !line.ends_with(';');
            // In a path only the last part is what is exported.
            line.rsplit("::").next().unwrap_or(line)
        } else {
            let defined = ["struct ", "enum ", "trait ", "type "];
            let item =
                line.strip_prefix("pub ").and_then(|item| defined.iter().find_map(|word| item.strip_prefix(word)));
            item.and_then(|item| item.split(|letter: char| !letter.is_alphanumeric()).next()).unwrap_or("")
        };
        for name in names.split([',', '{', '}', ';']) {
            // `X as Y` exports `Y`.
            if let Some(name) = name.split_whitespace().last().filter(|name| name.starts_with(char::is_uppercase)) {
                types.insert(name, at + 1);
            }
        }
    }
    types
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::faults;

    const LIB: &str = "//! x\nmod a;\npub use a::{\n    Bar, Old as New,\n};\npub use b::{One, day};\npub use c::Two;\nuse d::Private;\npub type Name = Arc<str>;\n";

    #[test]
    fn every_exported_type_is_found_and_nothing_else() {
        let types: Vec<_> = public_types(LIB).into_iter().collect();
        assert_eq!(types, [("Bar", 4), ("Name", 9), ("New", 4), ("One", 6), ("Two", 7)]);
    }

    #[test]
    fn glossary_and_types_are_the_same() {
        let check = |lib, text| faults(&CHECK, &[(MODEL, lib), (FILE, text)]);
        assert!(check("pub use a::Bar;\n", "## Types of `model`\n| `Bar` | |\n## Words\n| `side` | |\n").is_empty());
        assert_eq!(
            check("pub use a::Bar;\n", "## Types of `model`\n| `Baz` | |\n"),
            [
                "GLOSSARY.md:2: `Baz` is no public type of `model`",
                "crates/model/src/lib.rs:1: `Bar` is not in the glossary"
            ]
        );
    }
}
