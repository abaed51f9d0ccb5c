//! A file is named after what is in it.

use super::Check;
use crate::fault::Fault;
use crate::tree::Tree;

pub(crate) const CHECK: Check = Check { name: "names", holds: "no file or folder has a name that says nothing", run };

const NOTHING: [&str; 7] = ["utils", "util", "common", "helpers", "helper", "misc", "manager"];

fn run(tree: &Tree) -> Vec<Fault> {
    let says_nothing = |path: &str| {
        path.split('/').any(|part| NOTHING.contains(&part.split('.').next().unwrap_or(part).to_lowercase().as_str()))
    };
    let hint = "name it after what is in it; if nothing names it, its parts belong elsewhere";
    let named = |(path, _): (&str, &str)| Fault::of(path, "the name says nothing", hint);
    tree.files().filter(|(path, _)| says_nothing(path)).map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::faults;

    #[test]
    fn a_name_says_something() {
        assert!(
            faults(&CHECK, &[("crates/link/src/commonplace.rs", ""), ("crates/link/src/uncommon/a.rs", "")]).is_empty()
        );
        let told = faults(&CHECK, &[("crates/link/src/utils.rs", ""), ("crates/link/tests/common/a.rs", "")]);
        let each = ["crates/link/src/utils.rs", "crates/link/tests/common/a.rs"];
        assert_eq!(told, each.map(|path| format!("{path}: the name says nothing")));
    }
}
