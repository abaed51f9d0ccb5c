//! No crate, file or line steps out from under the workspace's lints.

use toml::Value;

use super::Check;
use crate::fault::Fault;
use crate::tree::Tree;

pub(crate) const CHECK: Check =
    Check { name: "lints", holds: "each crate has the workspace's lints, and no exception lacks a reason", run };

fn run(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for path in tree.members() {
        let manifest = tree.manifest(path);
        let inherits = manifest.get("lints").and_then(|lints| lints.get("workspace")).and_then(Value::as_bool);
        if inherits != Some(true) {
            let hint = "add `[lints]` with `workspace = true`";
            faults.push(Fault::of(path, "the workspace's lints do not hold here", hint));
        }
    }
    for (path, text) in tree.rust(&["crates/", "xtask/"]) {
        for (line, attribute) in attributes(text) {
            let excepts = ["allow(", "expect("].iter().any(|word| attribute.contains(word));
            if excepts && !attribute.contains("reason = ") {
                let hint = "add `reason = \"…\"`, or mend what the lint finds";
                faults.push(Fault::at(path, line, "an exception from a lint without a reason", hint));
            }
        }
    }
    // The lint forbids it as well; this also finds it in code that is not compiled here.
    for (path, text) in tree.rust(&["crates/"]) {
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            if line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|word| word == "unsafe") {
                faults.push(Fault::at(path, at + 1, "`unsafe`", "there is none in this house: find another way"));
            }
        }
    }
    faults
}

/// The attributes that begin a line, each whole, with its line.
fn attributes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    text.split_inclusive('\n').enumerate().filter_map(move |(at, line)| {
        let rest = text.get(from..)?.trim_start();
        from += line.len();
        let starts = line.trim_start().starts_with("#[") || line.trim_start().starts_with("#![");
        starts.then(|| (at + 1, whole(rest)))
    })
}

/// `text` as far as the bracket that closes the first one.
fn whole(text: &str) -> &str {
    let mut depth = 0_i32;
    for (at, letter) in text.char_indices() {
        depth += i32::from(letter == '[') - i32::from(letter == ']');
        if letter == ']' && depth == 0 {
            return text.get(..=at).unwrap_or(text);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::faults;

    const INHERITS: (&str, &str) = ("crates/x/Cargo.toml", "[lints]\nworkspace = true\n");

    fn check(text: &str) -> Vec<String> {
        faults(&CHECK, &[INHERITS, ("crates/x/src/lib.rs", text)])
    }

    #[test]
    fn a_crate_without_the_lints_is_a_fault() {
        let told = ["crates/x/Cargo.toml: the workspace's lints do not hold here"];
        assert_eq!(faults(&CHECK, &[("crates/x/Cargo.toml", "[package]\n")]), told);
        assert_eq!(faults(&CHECK, &[("crates/x/Cargo.toml", "[lints]\nworkspace = false\n")]), told);
        assert!(faults(&CHECK, &[INHERITS, ("Cargo.toml", "[workspace]\n")]).is_empty());
    }

    #[test]
    fn an_exception_has_a_reason() {
        assert!(check("#[allow(dead_code, reason = \"x\")]\n#[derive(Debug)]\n").is_empty());
        assert!(check("#![allow(\n    dead_code,\n    reason = \"x\"\n)]\n").is_empty());
        let told = ["crates/x/src/lib.rs:2: an exception from a lint without a reason"];
        assert_eq!(check("\n#[allow(dead_code)]\nfn f() {} // reason = none\n"), told);
        assert_eq!(check("\n    #[cfg_attr(test, expect(dead_code))]\n#[doc = \"reason = \"]\n"), told);
    }

    #[test]
    fn the_word_is_found_in_code_only() {
        assert!(check("// unsafe\n#![forbid(unsafe_code)]\n").is_empty());
        assert_eq!(check("\nfn f() { unsafe { g() } }\n"), ["crates/x/src/lib.rs:2: `unsafe`"]);
    }
}
