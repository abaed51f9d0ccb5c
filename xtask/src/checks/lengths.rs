//! Files stay short enough to be read in one sitting.
//!
//! A line of code is neither blank nor a comment. The module `tests` at a file's end is counted apart.

use super::Check;
use crate::fault::Fault;
use crate::tree::Tree;

pub(crate) const CHECK: Check =
    Check { name: "lengths", holds: "no file is longer than its budget, its tests counted apart", run };

/// Lines of code that a file has at most.
const CODE: usize = 600;
/// Lines of code that tests inside a file have at most.
const TESTS: usize = 150;

const FOLDERS: [&str; 2] = ["crates/", "xtask/"];

struct Length {
    /// Lines outside the tests.
    lines: usize,
    /// Lines of code outside the tests.
    code: usize,
    /// Lines of code in the tests.
    tests: usize,
}

fn run(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.rust(&FOLDERS) {
        let Length { code, tests, .. } = length(text);
        if code > CODE {
            let hint = "split it by what its parts are for, or allow it in `xtask/tidy.toml` with a reason";
            faults.push(Fault::of(path, format!("{code} lines of code, the cap is {CODE}"), hint));
        }
        if tests > TESTS {
            let hint = "move them next door: `#[cfg(test)] mod tests;` and a file `tests.rs`";
            faults.push(Fault::of(path, format!("{tests} lines of tests inside, the cap is {TESTS}"), hint));
        }
    }
    faults
}

/// The median and the longest file, in words.
pub(crate) fn summary(tree: &Tree) -> String {
    let mut all: Vec<usize> = tree.rust(&FOLDERS).map(|(_, text)| length(text).lines).collect();
    all.sort_unstable();
    let longest = tree.rust(&FOLDERS).map(|(path, text)| (length(text).code, path)).max();
    match (all.get(all.len() / 2), longest) {
        (Some(median), Some((code, path))) => {
            format!("median file {median} lines, longest {path} with {code} lines of code")
        }
        _ => "no files".to_owned(),
    }
}

fn length(text: &str) -> Length {
    let mut length = Length { lines: 0, code: 0, tests: 0 };
    let mut inside_tests = false;
    for line in text.lines() {
        inside_tests |= line == "mod tests {";
        let trimmed = line.trim();
        let is_code = !trimmed.is_empty() && !trimmed.starts_with("//");
        if inside_tests {
            length.tests += usize::from(is_code);
            // rustfmt puts the end of a module, and nothing else of it, at the left edge.
            inside_tests = line != "}";
        } else {
            length.lines += 1;
            length.code += usize::from(is_code);
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::faults;

    fn check(code: usize, tests: usize) -> Vec<String> {
        let text =
            format!("//! A header.\n\n{}mod tests {{\n{}}}\n", "a;\n".repeat(code), "    a;\n".repeat(tests - 2));
        faults(&CHECK, &[("crates/link/src/lib.rs", &text)])
    }

    #[test]
    fn the_caps_hold_to_the_line() {
        assert!(check(600, 150).is_empty());
        assert_eq!(check(601, 150), ["crates/link/src/lib.rs: 601 lines of code, the cap is 600"]);
        assert_eq!(check(600, 151), ["crates/link/src/lib.rs: 151 lines of tests inside, the cap is 150"]);
    }

    #[test]
    fn code_after_the_tests_is_code() {
        let Length { lines, code, tests } = length("// a\na\nmod tests {\n    // b\n    b\n}\nc\n");
        assert_eq!((lines, code, tests), (3, 2, 3));
    }
}
