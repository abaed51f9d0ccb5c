//! L25: access for those who help.

use model::{Facet, Severity, Taxonomy};

use super::view::{View, Views};
use super::{Gap, Lint};
use crate::terms::Mood;

pub(super) const LINT: Lint = Lint {
    code: "L25",
    severity: Severity::Info,
    title: "humanitarian and repair access",
    reason: "people need water, power and doctors whoever holds the ground; a halt that lets nobody through is felt by them as a siege",
    source: "Haysom & Hottinger on ceasefire drafting; CTSAMVM in South Sudan (denial of access is itself a violation)",
    good: r#"```pact
agreement halt "Halt"
term aid "Aid"
  each party must grant access to aid convoys within 24 hours of a request
term repair "Repair"
  each party may repair energy facilities
  which objects are energy facilities is for each reading
reading joint held by north
```
"#,
    bad: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
reading joint held by north
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    views.each(|view| {
        let (aid, repair) = (speaks_of(view, "aid-delivery", "aid-convoy"), speaks_of(view, "repair", "repair-crew"));
        const AID: &str = "`each party must grant access to aid convoys within 24 hours of a request`";
        const REPAIR: &str = "`neither party may obstruct repair crews`";
        let (what, hint) = match (aid, repair) {
            (true, true) => return None,
            (true, false) => ("whether repair crews have access", REPAIR.to_owned()),
            (false, true) => ("whether humanitarian aid has access", AID.to_owned()),
            (false, false) => ("whether humanitarian aid and repair crews have access", format!("{AID} and {REPAIR}")),
        };
        Some(view.silent(format!("{what} is not said"), format!("as terms of their own: {hint}")))
    })
}

/// Whether a rule asks for or allows an act, or letting in those who do it, or forbids to hinder them.
fn speaks_of(view: &View<'_>, act: &str, who: &str) -> bool {
    let taxonomy = Taxonomy::shipped();
    let set = |facet, word| taxonomy.set(facet, word).unwrap_or_default();
    let (act, who) = (set(Facet::Act, act), set(Facet::Object, who));
    let (access, obstruction) = (set(Facet::Act, "access"), set(Facet::Act, "obstruction"));
    view.rules.iter().any(|rule| {
        let of_them = || !rule.rule.classes.is_empty() && view.object(rule).within.overlaps(who);
        match rule.rule.mood() {
            Mood::Asks | Mood::Allows => rule.rule.act.overlaps(act) || rule.rule.act.overlaps(access) && of_them(),
            Mood::Forbids => rule.rule.act.overlaps(obstruction) && of_them(),
            Mood::Restricts | Mood::Frees => false,
        }
    })
}
