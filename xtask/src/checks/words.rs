//! Words that Servanda does not use: each says more than a finding can.

use super::Check;
use crate::fault::Fault;
use crate::tree::Tree;

pub(crate) const CHECK: Check =
    Check { name: "words", holds: "no code, page, case or document uses a word that Servanda never uses", run };

/// Each word, and what to write instead. Forms of it count too.
const NEVER: [(&str, &str); 2] = [
    ("breach", "write `violation`, and under whose reading; an obligation is not fulfilled"),
    ("verdict", "write `finding`"),
];

const EXTENSIONS: [&str; 6] = [".rs", ".md", ".toml", ".html", ".css", ".case"];

fn run(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.files().filter(|(path, _)| is_read(path)) {
        for (at, line) in text.lines().enumerate() {
            let line = line.to_lowercase();
            for (word, hint) in NEVER.iter().filter(|(word, _)| line.contains(word)) {
                faults.push(Fault::at(path, at + 1, format!("the word `{word}` is never used"), *hint));
            }
        }
    }
    faults
}

fn is_read(path: &str) -> bool {
    let is_ours = ["crates/", "cases/", "docs/", "suite/"].iter().any(|folder| path.starts_with(folder));
    let is_at_the_root = !path.contains('/') && path.ends_with(".md");
    is_at_the_root || is_ours && EXTENSIONS.iter().any(|extension| path.ends_with(extension))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::faults;

    #[test]
    fn a_word_is_found_in_any_form_and_only_in_what_we_write() {
        let line = "one\nIt Breached the text\n";
        let told = "the word `breach` is never used";
        assert_eq!(faults(&CHECK, &[("README.md", line)]), [format!("README.md:2: {told}")]);
        assert_eq!(faults(&CHECK, &[("suite/f01.case", line)]), [format!("suite/f01.case:2: {told}")]);
        assert!(faults(&CHECK, &[("cases/a/claims.csv", line), ("xtask/src/x.rs", line)]).is_empty());
        assert!(faults(&CHECK, &[("docs/a.md", "a violation under the reading\n")]).is_empty());
    }
}
