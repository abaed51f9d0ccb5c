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
    if rule.rule.classes.is_empty() || !rule.rule.forbids_harm() {
        return vec![];
    }
    let military = Taxonomy::shipped().set(Facet::Object, "military").unwrap_or_default();
    let excluded = rule.rule.classes.iter().flat_map(|class| view.said_of(class)).any(|(_, kind)| match kind {
        Kind::IsNot { leaves, .. } => leaves.overlaps(military),
        _ => false,
    });
    let excepted = rule.said.all(|kind| match kind {
        Kind::Except { name, what } => match what {
            Excepted::Objects(leaves) => leaves.overlaps(military).then_some((name, false)),
            Excepted::Circumstance => (swallows(name) || of_use(name)).then(|| (name, swallows(name))),
            _ => None,
        },
        _ => None,
    });
    if excepted.is_empty() && !excluded && !view.object(rule).within.overlaps(military) {
        let what =
            format!("what holds under term `{}` for an object that serves the military too is not said", rule.term);
        let hint = match rule.rule.classes.as_slice() {
            [class] => format!("write `military bases are not {class}`, or under the term {EXAMPLE}"),
            _ => format!("under the term {EXAMPLE}"),
        };
        return view.of_rule(rule, None, what, hint).into_iter().collect();
    }
    let swallowing = excepted.into_iter().filter(|(_, (_, swallows))| *swallows);
    swallowing
        .map(|(at, (name, _))| {
            let what = format!("exception `{name}` can take out every object that term `{}` protects", rule.term);
            view.gap(at, what, format!("name the objects: {EXAMPLE}"))
        })
        .collect()
}

/// Whether a circumstance is one that nearly every object can be said to be in.
fn swallows(name: &str) -> bool {
    let name = name.to_lowercase();
    ["military", "legitimate target", "lawful target", "objective", "necessity"].iter().any(|word| name.contains(word))
}

/// Whether a circumstance is what an object is used for.
fn of_use(name: &str) -> bool {
    name.split_whitespace().any(|word| matches!(word, "use" | "used" | "using"))
}
