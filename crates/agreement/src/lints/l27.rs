//! L27: what the same means may turn to.

use model::{Facet, LeafSet, Name, Severity, Taxonomy};

use super::view::Views;
use super::{Gap, Lint};
use crate::ast::{ClauseId, Kind};
use crate::norms::Scope;

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
        let mut classes: Vec<(&Name, ClauseId)> = Vec::new();
        for rule in view.rules.iter().filter(|rule| rule.prohibits_harm) {
            if let Some(class) = rule.rule.class.as_ref().filter(|class| !classes.iter().any(|(one, _)| one == class)) {
                classes.push((class, rule.at));
            }
        }
        // What another rule protects is no way out, and neither is what is counted anyway.
        let protected = classes.iter().fold(LeafSet::EMPTY, |all, (class, _)| all.union(view.class(class).within));
        let watched = view.last(|kind| if let Kind::Watched(leaves) = kind { Some(*leaves) } else { None });
        let watched = watched.map_or(LeafSet::EMPTY, |(_, leaves)| leaves);
        let mut gaps = Vec::new();
        for (class, at) in classes {
            let rest = neighbours(&view.class(class)).minus(protected).minus(watched);
            if !rest.is_empty() {
                let what = format!("the same means may turn to what is no `{class}`: {}", words(rest));
                let hint = format!("have it counted too: `watched for substitution: {}`", words(rest.union(watched)));
                gaps.push(view.gap(at, what, hint));
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
