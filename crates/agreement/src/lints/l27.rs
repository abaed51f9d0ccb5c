//! L27: what the same means may turn to.

use std::collections::BTreeSet;

use model::{Facet, LeafSet, Severity, Taxonomy};

use super::view::{Ruled, Views};
use super::{Gap, Lint};
use crate::ast::Kind;
use crate::norms::Scope;
use crate::terms::things;

pub(super) const LINT: Lint = Lint {
    code: "L27",
    severity: Severity::Info,
    title: "substitution: the same means may hit neighbouring classes that are not protected",
    reason: "what may not be aimed at one kind of object is aimed at the next one; unless that is counted as well, a halt that moved the \
             violence is taken for one that lowered it",
    source: "the moratorium of March 2025 (strikes on towns went on while energy was spared); taxonomy of this program",
    good: r#"```pact
agreement halt "Halt"
  watched for substitution: civil airport, hospital, port, railway, road bridge, telecommunications, water supply
term no-strikes "No strikes on schools"
  neither party may strike a school of the other party
reading joint held by north
```
"#,
    bad: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on schools"
  neither party may strike a school of the other party
reading joint held by north
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    views.each(|view| {
        // One gap for each class, at the first rule that protects it.
        let mut known = BTreeSet::new();
        let rules = view.rules.iter().filter(|rule| rule.rule.forbids_harm() && !rule.rule.classes.is_empty());
        let rules: Vec<&Ruled<'_>> = rules.filter(|rule| known.insert(&rule.rule.classes)).collect();
        let classes: Vec<Scope> = rules.iter().map(|rule| view.object(rule)).collect();
        // What another rule protects is no way out, and neither is what is counted anyway.
        let protected = classes.iter().fold(LeafSet::EMPTY, |all, class| all.union(class.within));
        let watched = view.last(|kind| if let Kind::Watched(leaves) = kind { Some(*leaves) } else { None });
        let watched = watched.map_or(LeafSet::EMPTY, |(_, leaves)| leaves);
        let mut gaps = Vec::new();
        for (rule, class) in rules.into_iter().zip(&classes) {
            let rest = neighbours(class).minus(protected).minus(watched);
            if !rest.is_empty() {
                let class = things(&rule.rule.classes);
                let what = format!("the same means may turn to what is no `{class}`: {}", words(rest));
                let hint = format!("have it counted too: `watched for substitution: {}`", words(rest.union(watched)));
                gaps.extend(view.of_rule(rule, None, what, hint));
            }
        }
        gaps
    })
}

/// What stands beside a class in the taxonomy, and may not be of it.
fn neighbours(class: &Scope) -> LeafSet {
    let taxonomy = Taxonomy::shipped();
    let military = taxonomy.set(Facet::Object, "military").unwrap_or_default();
    taxonomy.neighbours(Facet::Object, class.within, military).minus(class.opened())
}

fn words(leaves: LeafSet) -> String {
    Taxonomy::shipped().names(Facet::Object, leaves).join(", ").replace('-', " ")
}
