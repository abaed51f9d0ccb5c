//! What to clarify and what to verify, as text.

use model::{Clarify, VerifyNext, Way};

use crate::draw::count;

/// What stands over the facts to verify.
const INTERNAL: &str = "Verify next. Internal: for those who work on the case, in no edition. Nothing here asks for damage, for a state of repair or for an exact place.";

/// Sentences of the text, those with the most findings first.
pub(crate) fn clarify<'a>(list: impl Iterator<Item = &'a Clarify>) -> String {
    let each = list.map(|one| {
        let at = one.at.as_deref().unwrap_or("nowhere in the text: it is not said");
        format!(
            "\n{}: {}\n  {at}\n  {} open because of it, {} because of it alone{}\n",
            one.reading,
            one.question,
            count(one.findings.len(), "finding"),
            one.alone,
            ways(&one.ways)
        )
    });
    let told: String = each.collect();
    if told.is_empty() { "no finding hangs on the text alone\n".into() } else { format!("Clarify next\n{told}") }
}

/// Facts, those with the most findings first.
pub(crate) fn verify(next: &VerifyNext) -> String {
    let each = next.facts.iter().map(|one| {
        format!(
            "\n{}: {}\n  {} open because of it, {} because of it alone{}\n",
            one.subject,
            one.question,
            count(one.findings.len(), "finding"),
            one.alone,
            ways(&one.ways)
        )
    });
    let mut told = format!("{INTERNAL}\n{}", each.collect::<String>());
    if next.facts.is_empty() {
        told.push_str("\nno finding hangs on facts alone\n");
    }
    if !next.unasked.is_empty() {
        let n = count(next.unasked.len(), "finding");
        told.push_str(&format!("\nNot asked: whether an attempt reached its object ({n}).\n"));
    }
    told
}

fn ways(ways: &[Way]) -> String {
    let each = ways.iter().map(|way| match way.finding.as_str() {
        "" => format!("\n  {}", way.answer),
        finding => format!("\n  {}: {} {finding}", way.answer, way.n),
    });
    each.collect()
}
