//! Ids within the page, links to them, and links out of it.

use maud::{Markup, html};
use model::Basis;

use crate::citations::{Piece, pieces};
use crate::index::Index;

/// The id of an incident or a finding as an anchor: unchanged where it holds only letters, digits and `-_.:/`, every other
/// byte as `~` and two hexadecimal digits, so that two ids never meet in one anchor.
pub(super) fn anchor(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.:/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("~{byte:02x}"));
        }
    }
    out
}

/// A link to an incident, marked where a known difference concerns it.
pub(super) fn incident(index: &Index<'_>, id: &str) -> Markup {
    html! { a href={ "#" (anchor(id)) } { (index.differences.reference(id)) } }
}

/// Links to incidents, separated by commas.
pub(super) fn incidents<'n>(index: &Index<'_>, ids: impl IntoIterator<Item = &'n str>) -> Markup {
    html! { @for (place, id) in ids.into_iter().enumerate() { @if place > 0 { ", " } (incident(index, id)) } }
}

/// A link to a clause in the list of all clauses, by its number.
pub(super) fn clause(number: usize) -> Markup {
    html! { a href={ "#clause-" (number) } { (number) } }
}

/// A link to a clause in the list of all clauses, by its words.
pub(super) fn quoted_clause(number: usize, words: &str) -> Markup {
    html! { a href={ "#clause-" (number) } { q { (words) } } }
}

/// The anchor of a claim in the list of those that are cited.
pub(super) fn claim(id: &str) -> String {
    format!("claim-{}", anchor(id))
}

/// The basis of a clause, each id in it a link to its claim or to the incident of its statement.
pub(super) fn basis(index: &Index<'_>, basis: &Basis) -> Markup {
    let text = basis.text();
    let target = |id: &str| match index.claim(id) {
        Some(_) => Some(claim(id)),
        None => index.holder(id).map(|entry| anchor(&entry.incident.id)),
    };
    html! {
        @for piece in pieces(&text, |word| index.is_citable(word)) {
            @match piece {
                Piece::Words(words) => (words),
                Piece::Id(id) => a href=[target(id).map(|target| format!("#{target}"))] { (id) },
            }
        }
    }
}

/// A link out of the page, where the address is one of the web; otherwise the address as text.
pub(super) fn out(address: &str, words: &str) -> Markup {
    let web = address.starts_with("https://") || address.starts_with("http://");
    html! {
        @if web { a href=(address) rel="noreferrer external" { (words) } }
        @else if address.is_empty() { (words) ", no address given" }
        @else { (words) ", " (address) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_ids_are_their_own_anchor_and_no_two_ids_meet() {
        assert_eq!(anchor("no-strikes/one/I-R047/alpha"), "no-strikes/one/I-R047/alpha");
        assert_eq!(anchor("I-R058#2"), "I-R058~232");
        assert_ne!(anchor("a b"), anchor("a~20b"));
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(out("https://example.org/a", "a").into_string().contains("href"));
        assert!(!out("javascript:alert(1)", "a").into_string().contains("href"));
    }
}
