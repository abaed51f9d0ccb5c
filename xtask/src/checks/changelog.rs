//! What changes is written down in the same change.

use super::Check;
use crate::fault::Fault;
use crate::tree::Tree;

pub(crate) const CHECK: Check =
    Check { name: "changelog", holds: "CHANGELOG.md has a section for what is to come", run };

fn run(tree: &Tree) -> Vec<Fault> {
    let is_section = |line: &str| line.strip_prefix("## ").is_some_and(|title| title.trim() == "Unreleased");
    if tree.text("CHANGELOG.md").lines().any(is_section) {
        return vec![];
    }
    vec![Fault::of("CHANGELOG.md", "no section `## Unreleased`", "add it at the top and write there what changes")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::faults;

    #[test]
    fn there_is_a_section_for_what_is_to_come() {
        assert!(faults(&CHECK, &[("CHANGELOG.md", "# Changes\n\n## Unreleased\n")]).is_empty());
        assert_eq!(faults(&CHECK, &[("CHANGELOG.md", "## 0.1.0\n")]), ["CHANGELOG.md: no section `## Unreleased`"]);
        assert_eq!(faults(&CHECK, &[]), ["CHANGELOG.md: no section `## Unreleased`"]);
    }
}
