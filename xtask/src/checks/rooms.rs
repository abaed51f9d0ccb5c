//! Every room has the same inside, so that to know one is to know all.

use super::Check;
use crate::fault::Fault;
use crate::tree::Tree;

pub(crate) const CHECK: Check = Check {
    name: "rooms",
    holds: "each crate has its root file, `tests/it.rs`, and its error type in `error.rs`",
    run,
};

fn run(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for name in tree.crates() {
        let root = if name == "cli" { "src/main.rs" } else { "src/lib.rs" };
        // One binary of tests for each crate links once, however many files it has.
        for any in [[root, root], ["tests/it.rs", "tests/it/main.rs"]] {
            let paths = any.map(|file| format!("crates/{name}/{file}"));
            if !paths.iter().any(|path| tree.has(path)) {
                faults.push(Fault::of(&paths[0], "is missing", "every crate has one"));
            }
        }
    }
    let stages = tree.rust(&["crates/"]).filter(|(path, _)| !path.starts_with("crates/model/"));
    for (path, text) in stages.filter(|(path, _)| path.contains("/src/") && !path.ends_with("/src/error.rs")) {
        for (at, line) in text.lines().enumerate() {
            let derived = line.trim_start().strip_prefix("#[derive(").and_then(|rest| rest.split(')').next());
            if derived.is_some_and(|list| list.split([',', ':', ' ']).any(|word| word == "Error")) {
                let hint = "move the enum to `src/error.rs`; a crate has one error type";
                faults.push(Fault::at(path, at + 1, "an error type outside `error.rs`", hint));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::faults;

    const ERROR: &str = "#[derive(Debug, thiserror::Error)]\npub enum LinkError {}\n";

    #[test]
    fn a_room_with_all_its_parts_passes() {
        let link =
            [("crates/link/src/lib.rs", ""), ("crates/link/src/error.rs", ERROR), ("crates/link/tests/it.rs", "")];
        assert!(faults(&CHECK, &link).is_empty());
        let nouns =
            [("crates/model/src/lib.rs", ""), ("crates/model/src/time.rs", ERROR), ("crates/model/tests/it.rs", "")];
        assert!(faults(&CHECK, &nouns).is_empty());
        assert!(faults(&CHECK, &[("crates/cli/src/main.rs", ""), ("crates/cli/tests/it/main.rs", "")]).is_empty());
    }

    #[test]
    fn what_is_missing_is_named() {
        let told = faults(&CHECK, &[("crates/link/Cargo.toml", "")]);
        assert_eq!(told, ["crates/link/src/lib.rs: is missing", "crates/link/tests/it.rs: is missing"]);
    }

    #[test]
    fn an_error_type_stands_in_its_own_file() {
        let files = [("crates/link/src/lib.rs", ERROR), ("crates/link/tests/it.rs", "")];
        assert_eq!(faults(&CHECK, &files), ["crates/link/src/lib.rs:1: an error type outside `error.rs`"]);
    }
}
