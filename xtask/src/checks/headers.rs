//! Every source file says first what it is for.

use super::Check;
use crate::fault::Fault;
use crate::tree::Tree;

pub(crate) const CHECK: Check = Check { name: "headers", holds: "each source file begins with its `//!` header", run };

/// Lines that the header of a crate has at least: what goes in, what comes out, what is not here.
const ROOT_LINES: usize = 5;

fn run(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.rust(&["crates/", "xtask/"]).filter(|(path, _)| path.contains("/src/")) {
        let n_lines = text.lines().take_while(|line| line.starts_with("//!")).count();
        let is_root = path.starts_with("crates/") && (path.ends_with("/src/lib.rs") || path.ends_with("/src/main.rs"));
        if n_lines == 0 {
            faults.push(Fault::at(path, 1, "no `//!` header", "begin with one sentence on what the file is for"));
        } else if is_root && n_lines < ROOT_LINES {
            let hint = "say what goes in, what comes out, what is not here, and the method with its source";
            faults.push(Fault::at(path, 1, format!("the crate's header has {n_lines} lines of {ROOT_LINES}"), hint));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::faults;

    #[test]
    fn a_file_needs_a_header_and_a_crate_a_longer_one() {
        let long = "//! a\n//!\n//! b\n//! c\n//! d\n";
        assert!(faults(&CHECK, &[("crates/link/src/lib.rs", long), ("crates/link/src/x/y.rs", "//! a\n")]).is_empty());
        assert!(faults(&CHECK, &[("crates/link/tests/it.rs", "")]).is_empty());
        let short = faults(&CHECK, &[("crates/cli/src/main.rs", "//! a\n"), ("crates/cli/src/x.rs", "// a\n")]);
        let told =
            ["crates/cli/src/main.rs:1: the crate's header has 1 lines of 5", "crates/cli/src/x.rs:1: no `//!` header"];
        assert_eq!(short, told);
    }
}
