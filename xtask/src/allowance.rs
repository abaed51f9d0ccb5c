//! `xtask/tidy.toml`: what tidy lets pass, each with its reason. An entry that lets nothing pass is itself a fault.

use toml::Value;

use crate::fault::Fault;
use crate::tree::Tree;

/// Where the entries stand.
pub(crate) const FILE: &str = "xtask/tidy.toml";

/// One entry.
pub(crate) struct Allowance {
    check: String,
    path: String,
    /// Only lines that hold this text; every line where it is empty.
    holds: String,
    used: bool,
}

impl Allowance {
    /// Whether the entry lets this fault pass; notes that it did.
    pub(crate) fn covers(&mut self, check: &str, fault: &Fault, tree: &Tree) -> bool {
        let line = fault.line.and_then(|line| tree.text(&fault.path).lines().nth(line - 1)).unwrap_or("");
        let covers = self.check == check && self.path == fault.path && line.contains(&self.holds);
        self.used |= covers;
        covers
    }

    /// A fault for an entry that was never used.
    pub(crate) fn stale(&self) -> Option<Fault> {
        let message = format!("`{}` has no fault of `{}` that this entry lets pass", self.path, self.check);
        (!self.used).then(|| Fault::of(FILE, message, "remove the entry"))
    }
}

/// The entries of the tree, and faults for those that are not understood.
pub(crate) fn read(tree: &Tree) -> (Vec<Allowance>, Vec<Fault>) {
    let hint = "write `[[allow]]` with `check`, `path`, `reason`, and `holds` for a text that the line must hold";
    let table: toml::Table = match tree.text(FILE).parse() {
        Ok(table) => table,
        Err(error) => return (vec![], vec![Fault::of(FILE, format!("not read: {error}"), hint)]),
    };
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    for entry in table.get("allow").and_then(Value::as_array).into_iter().flatten() {
        let field = |key| entry.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
        match (field("check"), field("path"), field("reason")) {
            (Some(check), Some(path), Some(_)) => entries.push(Allowance {
                check: check.to_owned(),
                path: path.to_owned(),
                holds: field("holds").unwrap_or_default().to_owned(),
                used: false,
            }),
            _ => faults.push(Fault::of(FILE, format!("an entry lacks a part: {entry}"), hint)),
        }
    }
    (entries, faults)
}
