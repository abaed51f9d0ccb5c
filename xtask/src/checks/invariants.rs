//! An invariant that nothing holds is a wish.

use super::{CHECKS, Check};
use crate::fault::Fault;
use crate::markdown::rows;
use crate::tree::Tree;

pub(crate) const CHECK: Check =
    Check { name: "invariants", holds: "each invariant names a test, a check or a lint, and it is there", run };

const FILE: &str = "ARCHITECTURE.md";

/// What a name in backticks is the name of: the last such word before it says so.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Test,
    Tidy,
    /// The compiler's or clippy's: they hold it themselves.
    Lint,
}

fn run(tree: &Tree) -> Vec<Fault> {
    let rows = rows(tree.text(FILE), "Invariants");
    let mut faults = Vec::new();
    if rows.is_empty() {
        faults.push(Fault::of(FILE, "no invariants", "write the table under `## Invariants`, each with a name first"));
    }
    for row in &rows {
        let holders = holders(row.cells.last().unwrap_or(&""));
        if holders.is_empty() {
            let message = format!("nothing holds the invariant `{}`", row.subject().unwrap_or_default());
            faults.push(Fault::at(FILE, row.line, message, "name in the last cell: test `…`, tidy `…` or lint `…`"));
        }
        for (kind, name) in holders {
            if !is_there(kind, name, tree) {
                let what = if kind == Kind::Test { "test" } else { "check" };
                let message = format!("there is no {what} `{name}`");
                faults.push(Fault::at(FILE, row.line, message, "write it, or name the one that holds the invariant"));
            }
        }
    }
    faults
}

fn is_there(kind: Kind, name: &str, tree: &Tree) -> bool {
    match kind {
        Kind::Test => tree.rust(&["crates/", "xtask/"]).any(|(_, text)| text.contains(&format!("fn {name}("))),
        Kind::Tidy => CHECKS.iter().any(|check| check.name == name),
        Kind::Lint => true,
    }
}

fn holders(cell: &str) -> Vec<(Kind, &str)> {
    let mut kind = None;
    let mut found = Vec::new();
    for (at, piece) in cell.split('`').enumerate() {
        if at % 2 == 1 {
            found.extend(kind.map(|kind| (kind, piece)));
            continue;
        }
        for word in piece.split(|letter: char| !letter.is_alphabetic()) {
            kind = match word {
                "test" | "tests" => Some(Kind::Test),
                "tidy" => Some(Kind::Tidy),
                "lint" | "lints" => Some(Kind::Lint),
                _ => kind,
            };
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::faults;

    fn check(cell: &str) -> Vec<String> {
        let text = format!("## Invariants\n| `order` | rows may come in any order | {cell} |\n");
        faults(&CHECK, &[("ARCHITECTURE.md", &text), ("crates/x/tests/it.rs", "fn rows_may_be_shuffled() {}")])
    }

    #[test]
    fn what_holds_an_invariant_is_there() {
        assert!(check("tests `rows_may_be_shuffled`; tidy `star`, `map`; lint `unsafe_code`").is_empty());
        assert_eq!(check("test `rows_may_be`"), ["ARCHITECTURE.md:2: there is no test `rows_may_be`"]);
        assert_eq!(check("tidy `moon`"), ["ARCHITECTURE.md:2: there is no check `moon`"]);
        assert_eq!(check("good will"), ["ARCHITECTURE.md:2: nothing holds the invariant `order`"]);
        assert_eq!(faults(&CHECK, &[]), ["ARCHITECTURE.md: no invariants"]);
    }
}
