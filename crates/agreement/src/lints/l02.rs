//! L02: one text, or every statement.

use model::Severity;

use super::view::{Views, heading};
use super::{Gap, Lint};
use crate::ast::Kind;

pub(super) const LINT: Lint = Lint {
    code: "L02",
    severity: Severity::Error,
    title: "that there is one authentic text (language, digest, publication date); where there is none, all statements \
            are listed",
    reason: "where two texts are about, each side proves the other wrong by its own; a digest says which bytes were agreed, \
             and without a joint text what binds a party is what it is cited as saying",
    source: "PILPG, ceasefire drafter's handbook",
    good: r#"```pact
agreement halt "Halt"
  parallel undertakings, no joint text
party north
party south
reading northern held by north
  cites "Communiqué of the north, 31 January 2026" https://north.example/1
reading southern held by south
  cites "Communiqué of the south, 31 January 2026" https://south.example/1
```
"#,
    bad: r#"```pact
agreement halt "Halt"
  parallel undertakings, no joint text
party north
party south
reading northern held by north
```
"#,
    check,
};

fn check(views: &Views<'_>) -> Vec<Gap> {
    const TEXT: &str = "`text \"TITLE, LANGUAGE, DATE\" sha256 DIGEST`";
    let gap = |at, what: String, hint: String| Gap { reading: None, at, base: None, what, hint };
    let text = views.clauses().find_map(|(id, line)| match &line.kind {
        Kind::Text { title, digest } => Some((id, title, digest)),
        _ => None,
    });
    match text {
        Some((_, _, Some(_))) => return vec![],
        Some((id, title, None)) => {
            return vec![gap(id, format!("the digest of the text \"{title}\" is not said"), format!("write {TEXT}"))];
        }
        None => {}
    }
    if !views.clauses().any(|(_, line)| line.kind == Kind::Parallel) {
        let what = "whether there is a joint text is not said".to_owned();
        let hint = format!("write {TEXT}, or `parallel undertakings, no joint text`");
        return vec![gap(heading(views.agreement), what, hint)];
    }
    let mut gaps = Vec::new();
    let agreement = views.agreement;
    for party in &agreement.parties {
        if !agreement.readings.iter().any(|reading| reading.holder == party.id) {
            let what = format!("there is no joint text, and no reading is held by party `{}`", party.id);
            gaps.push(gap(party.heading, what, format!("add what it said: `reading ID held by {}`", party.id)));
        }
    }
    for view in views.each.iter().take(agreement.readings.len()) {
        if view.last(|kind| if let Kind::Cites(_) = kind { Some(()) } else { None }).is_none() {
            let what = "where its holder said so is not cited";
            gaps.push(view.gap(view.heading(), what, "under the reading: `cites \"TITLE, DATE\" ADDRESS`"));
        }
    }
    gaps
}
