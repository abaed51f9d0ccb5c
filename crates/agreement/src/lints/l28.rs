//! L28: how easily it ends.

use model::Severity;

use super::view::{View, Views};
use super::{Gap, Lint};
use crate::ast::Kind;

pub(super) const LINT: Lint = Lint {
    code: "L28",
    severity: Severity::Info,
    title: "how many ways out it has: finite term, renewal, escape, withdrawal, renegotiation (more means more violations)",
    reason: "each of them was put in to make agreement easier, and each gives a side that wants out a day, a vote or a pretext; of \
             ceasefires with more of them more were violated",
    source: "Park 2023 on flexibility clauses",
    good: r#"```pact
agreement halt "Halt"
reading joint held by north
  indefinitely
```
"#,
    bad: r#"```pact
agreement halt "Halt"
party north
party south
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
term release "Release"
  if a party violates no-strikes the other party may declare itself released
reading joint held by north
  for 30 days counted inclusively
  renewed by agreement of north and south
  each party may leave it with notice of 7 days
  may be changed by agreement of north and south
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    views.each(|view| {
        let has = ways_out(view);
        let named: Vec<&str> = has.into_iter().filter(|(has, _)| *has).map(|(_, name)| name).collect();
        if named.is_empty() {
            return None;
        }
        let what = format!("flexibility {} of {}: {}", named.len(), has.len(), named.join(", "));
        Some(view.silent(what, "each is a way out that has to be worth it; none is `indefinitely`"))
    })
}

/// The five ways out, and whether a view has each.
fn ways_out(view: &View<'_>) -> [(bool, &'static str); 5] {
    let whole = |pick: fn(&Kind) -> bool| view.last(|kind| pick(kind).then_some(())).is_some();
    let finite = |kind: &Kind| kind.is_end() && !matches!(kind, Kind::Indefinite | Kind::EndNotSaid(_));
    let escapes = |kind: &Kind| matches!(kind, Kind::Release { .. } | Kind::Reciprocal).then_some(());
    let escape = view.agreement.terms.iter().any(|term| {
        let said = view.said(&term.id);
        !said.has(&Kind::NotInReading) && said.last(escapes).is_some()
    });
    [
        (whole(finite), "a finite term"),
        (whole(|kind| matches!(kind, Kind::Renewed(_))), "renewal"),
        (escape || whole(|kind| matches!(kind, Kind::Reciprocal | Kind::MaySuspend { .. })), "escape"),
        (whole(|kind| matches!(kind, Kind::MayLeave { .. })), "withdrawal"),
        (whole(|kind| matches!(kind, Kind::ChangedBy(_))), "renegotiation"),
    ]
}
