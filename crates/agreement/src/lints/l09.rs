//! L09: objects that serve the military too.

use model::{Facet, Severity, Taxonomy};

use super::view::{Ruled, View, Views};
use super::{Gap, Lint};
use crate::ast::{Excepted, Kind};

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

fn check(views: &Views<'_>) -> Vec<Gap> {
    views.by_rule(exceptions)
}

fn exceptions<'a>(view: &View<'a>, rule: &Ruled<'a>) -> Vec<Gap> {
    const EXAMPLE: &str = "`except airfields: military bases`";
    let Some(class) = rule.rule.class.as_ref().filter(|_| rule.prohibits_harm) else { return vec![] };
    let military = Taxonomy::shipped().set(Facet::Object, "military").unwrap_or_default();
    let protected = view.class(class).within;
    let named = rule.said.all(|kind| match kind {
        Kind::Except { name, what: what @ (Excepted::Objects(_) | Excepted::Circumstance) } => Some((name, what)),
        _ => None,
    });
    let excluded = view.said_of(class).into_iter().any(|(_, kind)| match kind {
        Kind::IsNot { leaves, .. } => leaves.overlaps(military),
        _ => false,
    });
    if named.is_empty() && !excluded && !protected.overlaps(military) {
        let what =
            format!("what holds under term `{}` for an object that serves the military too is not said", rule.term);
        let hint = format!("write `military bases are not {class}`, or under the term {EXAMPLE}");
        return vec![view.gap(rule.at, what, hint)];
    }
    let swallows = named
        .into_iter()
        .filter(|(_, (name, what))| **what == Excepted::Circumstance && name.to_lowercase().contains("military"));
    swallows
        .map(|(at, (name, _))| {
            let what = format!("exception `{name}` can take out every object that term `{}` protects", rule.term);
            view.gap(at, what, format!("name the objects: {EXAMPLE}"))
        })
        .collect()
}
