//! L09: objects that serve the military too.

use model::{Facet, LeafSet, Severity, Taxonomy};

use super::view::{Rule, View, by_rule};
use super::{Gap, Lint};
use crate::ast::{Agreement, Excepted, Kind};

pub(super) const LINT: Lint = Lint {
    code: "L09",
    severity: Severity::Warning,
    title: "dual-use objects and military exceptions",
    reason: "nearly every protected object serves the military in some way; an exception for whatever is a military \
             objective leaves nothing protected, and no exception at all is not believed",
    source: "UC Berkeley Human Rights Center, digital ceasefire handbook (doubt counts as civilian)",
    good: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on power plants"
  neither party may strike a power plant of the other party
  except airfields: military bases
reading joint held by north
```
"#,
    bad: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on power plants"
  neither party may strike a power plant of the other party
  except military objectives
reading joint held by north
```
"#,
    check,
};

fn check(agreement: &Agreement) -> Vec<Gap> {
    by_rule(agreement, exceptions)
}

fn exceptions(view: &View<'_>, rule: &Rule<'_>) -> Vec<Gap> {
    const EXAMPLE: &str = "`except airfields: military bases`";
    let military = Taxonomy::shipped().set(Facet::Object, "military").unwrap_or_default();
    let protected = view.class(rule.class).map_or(LeafSet::EMPTY, |(scope, _)| scope.within);
    let named = view.under_of(rule.term, |kind| match kind {
        Kind::Except { name, what: what @ (Excepted::Objects(_) | Excepted::Circumstance) } => Some((name, what)),
        _ => None,
    });
    let excluded = view.under(|kind| match kind {
        Kind::IsNot { class, leaves } if class == rule.class && leaves.overlaps(military) => Some(()),
        _ => None,
    });
    if named.is_empty() && excluded.is_empty() && !protected.overlaps(military) {
        let what =
            format!("what holds under term `{}` for an object that serves the military too is not said", rule.term);
        let hint = format!("write `military bases are not {}`, or under the term {EXAMPLE}", rule.class);
        return vec![view.gap(rule.at, what, hint)];
    }
    let swallows = |name: &str, what: &Excepted| match what {
        Excepted::Objects(leaves) => !protected.is_empty() && leaves.contains(protected),
        _ => name.to_lowercase().contains("military"),
    };
    named
        .into_iter()
        .filter(|(_, (name, what))| swallows(name, what))
        .map(|(at, (name, _))| {
            let what = format!("exception `{name}` can take out every object that term `{}` protects", rule.term);
            view.gap(at, what, format!("name the objects: {EXAMPLE}"))
        })
        .collect()
}
