//! L19: the escape clause.

use model::{Name, Severity};

use super::view::{View, Views};
use super::{Gap, Lint};
use crate::ast::{ClauseId, Kind, Matter};

pub(super) const LINT: Lint = Lint {
    code: "L19",
    severity: Severity::Warning,
    title: "if there is an escape clause: what triggers it, on what proof, with what notice",
    reason: "a clause that frees a side once the other violates is used on an allegation unless the proof is named, and \
             overnight unless a notice is: then nobody can say who left and who violated",
    source: "Park 2023 on flexibility clauses; Haysom & Hottinger on ceasefire drafting",
    good: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
term release "Release"
  if a party violates no-strikes the other party may declare itself released
  a violation needs verified certainty and admitted or assessed attribution
  with notice of 7 days
reading joint held by north
```
"#,
    bad: r#"```pact
agreement halt "Halt"
term no-strikes "No strikes on hospitals"
  neither party may strike a hospital of the other party
reading joint held by north
  term release
    if a party violates no-strikes the other party may declare itself released
    proof and notice are not said
```
"#,
    check,
};

/// Whether a clause names a standard of proof or says that none is said.
pub(super) fn proof(kind: &Kind) -> Option<bool> {
    match kind {
        Kind::Proof { .. } => Some(true),
        Kind::NotSaid(Matter::Proof) => Some(false),
        _ => None,
    }
}

fn check(views: &Views<'_>) -> Vec<Gap> {
    let terms = &views.agreement.terms;
    views.each(|view| terms.iter().filter_map(|term| escape(view, &term.id)).collect::<Vec<_>>())
}

fn escape(view: &View<'_>, term: &Name) -> Option<Gap> {
    let said = view.said(term);
    if said.has(&Kind::NotInReading) {
        return None;
    }
    let release = said.last(|kind| if let Kind::Release { term, .. } = kind { Some(term) } else { None });
    let (rule, trigger) = release?;
    let silent: Option<(ClauseId, ())> =
        said.last(|kind| matches!(kind, Kind::NotSaid(Matter::ProofAndNotice)).then_some(()));
    // What a violation of the triggering term needs holds for the release as well, unless it has a standard of its own.
    let proven = said.last(proof).or_else(|| view.said(trigger).last(proof)).or_else(|| view.last(proof));
    let proven = proven.is_some_and(|(_, said)| said);
    let noticed = said.last(|kind| matches!(kind, Kind::Notice { .. }).then_some(())).is_some();
    const PROOF: &str = "`a violation needs corroborated certainty and admitted or assessed attribution`";
    const NOTICE: &str = "`with notice of 7 days`";
    let (missing, clauses) = match (proven, noticed) {
        (true, true) => return None,
        (true, false) => ("with what notice", NOTICE.to_owned()),
        (false, true) => ("on what proof", PROOF.to_owned()),
        (false, false) => ("on what proof and with what notice", format!("{PROOF} and {NOTICE}")),
    };
    let at = silent.map_or(rule, |(id, ())| id);
    let what = format!("term `{term}` releases a party, but {missing} is not said");
    Some(view.gap(at, what, format!("under the term: {clauses}")))
}
