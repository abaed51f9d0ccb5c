//! L08: what is protected, and who decides where that is in doubt.

use model::{Facet, LeafSet, Severity, Taxonomy};

use super::view::{Ruled, View, Views};
use super::{Gap, Lint};
use crate::ast::{ClauseId, Kind};
use crate::terms::things;

pub(super) const LINT: Lint = Lint {
    code: "L08",
    severity: Severity::Error,
    title: "which objects are protected: a closed list, or classes from the taxonomy, and who decides doubtful cases",
    reason: "what is not on a list is argued about when it has been hit; a list settles most cases in advance, and a body \
             that decides the rest keeps them from being settled by force",
    source: "Institute for the Study of War, four-part test of 19 March 2025 (specified targets)",
    good: r#"```pact
agreement halt "Halt"
  interpreted by joint-commission
term no-strikes "No strikes on energy facilities"
  neither party may strike an energy facility of the other party
  which objects are energy facilities is for each reading
reading northern held by north
  define energy facility
    is oil refinery, power transmission
```
"#,
    bad: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on energy facilities"
  neither party may strike an energy facility of the other party
  which objects are energy facilities is for each reading
reading northern held by north
  define energy facility
    is oil refinery, power transmission
reading southern held by south
  energy facility is infrastructure, what it is is not said
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    views.by_rule(open)
}

/// What a rule's class leaves open, one gap for each clause that does.
fn open<'a>(view: &View<'a>, rule: &Ruled<'a>) -> Vec<Gap> {
    let [first, ..] = rule.rule.classes.as_slice() else { return vec![] };
    let (class, scope) = (things(&rule.rule.classes), view.object(rule));
    // A list that is kept in a file is a closed list.
    let is_listed = |(_, kind): (ClauseId, &Kind)| matches!(kind, Kind::IsListed { .. });
    if rule.rule.classes.iter().flat_map(|class| view.said_of(class)).any(is_listed) {
        return vec![];
    }
    let clause = |place: Option<usize>| place.and_then(|place| view.clause(place));
    let named = clause(scope.clauses.first().copied()).unwrap_or(rule.at);
    if scope.within.is_empty() {
        let at = scope.open.iter().find_map(|part| clause(part.clause)).unwrap_or(named);
        let possible = scope.opened();
        let possible = if possible.is_empty() { Taxonomy::shipped().all(Facet::Object) } else { possible };
        let some: Vec<String> = words(possible).into_iter().take(2).collect();
        let hint = format!("a closed list: `define {first}` and under it, such as, `is {}`", some.join(", "));
        return vec![view.gap(at, format!("which objects are `{class}` is not said"), hint)];
    }
    if view.last(super::l17::interpreter).is_some_and(|(_, said)| said) {
        return vec![];
    }
    let mut doubts: Vec<(ClauseId, LeafSet)> = Vec::new();
    for part in &scope.open {
        let at = clause(part.clause).unwrap_or(named);
        match doubts.iter_mut().find(|(other, _)| *other == at) {
            Some((_, leaves)) => *leaves = leaves.union(part.leaves),
            None => doubts.push((at, part.leaves)),
        }
    }
    let doubt = |(at, leaves): (ClauseId, LeafSet)| {
        let what = format!(
            "whether {} is `{}` is not said, nor who decides it",
            Taxonomy::shipped().describe(Facet::Object, leaves),
            class
        );
        let list = words(leaves).join(", ");
        let hint = format!(
            "under `define {first}`: `is also {list}` or `is not {list}`; or in the agreement `interpreted by BODY`"
        );
        view.gap(at, what, hint)
    };
    doubts.into_iter().map(doubt).collect()
}

/// The leaves of a set as words of an agreement.
fn words(leaves: LeafSet) -> Vec<String> {
    Taxonomy::shipped().names(Facet::Object, leaves).iter().map(|name| name.replace('-', " ")).collect()
}
