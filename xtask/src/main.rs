//! The house's own tools. One so far: `cargo xtask tidy`, which holds what can be held by reading files.
//!
//! In: the working tree. Out: every fault with its file, line and what to do; exit code 1 if there is one, 2 on wrong
//! usage. Not here: what the compiler, clippy, rustfmt or a test can hold.

mod allowance;
mod checks;
mod fault;
mod markdown;
mod tidy;
mod tree;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use tree::Tree;

const USAGE: &str = "usage: cargo xtask tidy    check the tree against ARCHITECTURE.md, GLOSSARY.md and the rest";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words != ["tidy"] {
        let _ = writeln!(io::stderr(), "{USAGE}");
        return ExitCode::from(2);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    match Tree::read(&root).and_then(|tree| tidy::tidy(&tree, &mut io::stdout().lock())) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "tidy: {error}");
            ExitCode::FAILURE
        }
    }
}
