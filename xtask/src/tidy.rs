//! Runs every check and tells what it found.

use std::io::{self, Write};

use crate::allowance;
use crate::checks::{CHECKS, lengths};
use crate::fault::Fault;
use crate::tree::Tree;

/// Runs every check, writes each fault to `out`, and says whether there was none.
pub(crate) fn tidy(tree: &Tree, out: &mut impl Write) -> io::Result<bool> {
    let (mut allowances, mut rest) = allowance::read(tree);
    let mut n_faults = 0;
    for check in CHECKS {
        let mut faults = (check.run)(tree);
        faults.retain(|fault| !allowances.iter_mut().any(|entry| entry.covers(check.name, fault, tree)));
        let word = if faults.is_empty() { "ok" } else { "FAILED" };
        writeln!(out, "{word:6} {:12} {}", check.name, check.holds)?;
        tell(&faults, out)?;
        n_faults += faults.len();
    }
    rest.extend(allowances.iter().filter_map(allowance::Allowance::stale));
    tell(&rest, out)?;
    n_faults += rest.len();
    writeln!(out, "tidy: {} checks, {n_faults} faults; {}", CHECKS.len(), lengths::summary(tree))?;
    Ok(n_faults == 0)
}

/// Writes the faults, and what to do once below those that have the same remedy.
fn tell(faults: &[Fault], out: &mut impl Write) -> io::Result<()> {
    for alike in faults.chunk_by(|one, next| one.hint == next.hint) {
        for fault in alike {
            writeln!(out, "  {fault}")?;
        }
        if let Some(fault) = alike.last() {
            writeln!(out, "    {}", fault.hint)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A whole tree that has nothing to complain of.
    fn good() -> Vec<(&'static str, &'static str)> {
        let header = "//! Weighs.\n//!\n//! In: a.\n//! Out: b.\n//! Not here: c.\n";
        vec![
            ("ARCHITECTURE.md", "## Rooms\n| `model` | |\n| `weigh` | |\n## Invariants\n| `star` | tidy `star` |\n"),
            ("CHANGELOG.md", "## Unreleased\n"),
            ("Cargo.toml", "[workspace.dependencies]\nmodel = { path = 'crates/model' }\nserde = '1'\n"),
            ("GLOSSARY.md", "## Types of `model`\n| `Name` | |\n"),
            ("crates/model/Cargo.toml", "[dependencies]\nserde.workspace = true\n[lints]\nworkspace = true\n"),
            ("crates/model/src/lib.rs", "//! Nouns.\n//!\n//! a\n//! b\n//! c\npub type Name = String;\n"),
            ("crates/model/tests/it.rs", ""),
            ("crates/weigh/Cargo.toml", "[dependencies]\nmodel.workspace = true\n[lints]\nworkspace = true\n"),
            ("crates/weigh/src/lib.rs", header),
            ("crates/weigh/tests/it.rs", ""),
            ("docs/dependencies.md", "## Crates\n| `serde` | values to and from text |\n"),
            ("xtask/tidy.toml", ""),
        ]
    }

    fn run(files: &[(&str, &str)]) -> (bool, String) {
        let mut out = Vec::new();
        let passed = tidy(&Tree::of(files), &mut out).unwrap();
        (passed, String::from_utf8(out).unwrap())
    }

    #[test]
    fn a_good_tree_passes() {
        let (passed, out) = run(&good());
        assert!(passed, "{out}");
        assert!(out.ends_with("faults; median file 5 lines, longest crates/model/src/lib.rs with 1 lines of code\n"));
    }

    #[test]
    fn a_fault_names_file_line_and_what_to_do() {
        let mut files = good();
        files.push(("docs/guide.md", "One\na breach\nno breach\n"));
        let (passed, out) = run(&files);
        assert!(!passed);
        assert!(out.contains("FAILED words"), "{out}");
        let told = "  docs/guide.md:2: the word `breach` is never used\n  docs/guide.md:3: the word `breach` is never used\n    write ";
        assert!(out.contains(told), "{out}");
    }

    #[test]
    fn what_is_allowed_with_a_reason_passes_and_nothing_else() {
        let mut files = good();
        files.retain(|(path, _)| *path != "xtask/tidy.toml");
        files.push(("docs/guide.md", "One\na breach\n"));
        let allow = "[[allow]]\ncheck='words'\npath='docs/guide.md'\nholds='a breach'\n";
        let reasoned = format!("{allow}reason='a title'\n");
        let elsewhere = reasoned.replace("guide", "other");
        let with = |text: &str| run(&[files.clone(), vec![("xtask/tidy.toml", text)]].concat());
        assert!(with(&reasoned).0);
        assert!(with(allow).1.contains("an entry lacks a part"));
        assert!(with(&elsewhere).1.contains("no fault of `words` that this entry lets pass"));
        assert!(with("allow = ").1.contains("not read"));
    }
}
