//! What each side alleges: each accuser in a table of its own, nothing added up across them.

use maud::{Markup, html};
use model::{Accuser, Membership, PartySummary};

use super::anchors;
use crate::denials::general_denials;
use crate::index::Index;
use crate::wording;

pub(super) fn body(index: &Index<'_>) -> Markup {
    let accusers = &index.edition.headline.accusers;
    html! {
        p {
            "These tables cannot be compared with each other. One side may itemise every day while another gives totals and "
            "withholds places: more rows against a party are a fact about publishing, not about conduct. So no total, ratio or "
            "rank is formed across accusers. An asserted total is the accuser's own figure; itemised are the incidents in the "
            "reports that were read, those from before the agreement included."
        }
        @for (place, accuser) in accusers.iter().enumerate() {
            (table(index, place, accuser))
        }
        @for party in &index.edition.agreement.parties { (denials(index, party)) }
    }
}

/// What a party's own side denies as a whole: an answer to every allegation to which none of its own was found.
fn denials(index: &Index<'_>, party: &PartySummary) -> Markup {
    let claims = general_denials(index.edition, &party.id);
    html! {
        @if !claims.is_empty() {
            h3 { "General denials by the side of " (party.title) }
            ul { @for claim in claims {
                li id=(anchors::anchor(&claim.id)) {
                    (claim.id) ", " (claim.speaker) ", " (claim.said_on) ": " (index.redact(&claim.content)) " "
                    (anchors::out(&claim.address, &claim.source))
                }
            } }
        }
    }
}

fn table(index: &Index<'_>, place: usize, accuser: &Accuser) -> Markup {
    let outside = accuser.itemised.iter().filter(|id| is_outside(index, id, &accuser.accused)).count();
    html! {
        div class="scroll" role="region" aria-labelledby={ "accuser-" (place) } tabindex="0" {
            table {
                caption id={ "accuser-" (place) } {
                    "Alleged of " (index.title(&accuser.accused)) " by " (side(index, &accuser.side))
                }
                thead { tr {
                    th scope="col" { "Asserted total" }
                    th scope="col" { "Itemised" }
                    th scope="col" { "Itemised, with a second voice" }
                } }
                tbody { tr {
                    td { (asserted(index, accuser)) }
                    td {
                        (accuser.itemised.len())
                        @if outside > 0 {
                            " (" (outside) " of them covered by no reading)"
                        }
                    }
                    td {
                        (accuser.second_voice.len())
                        @if !accuser.second_voice.is_empty() { ": " (anchors::incidents(index, accuser.second_voice.iter().map(|id| &**id))) }
                    }
                } }
            }
        }
        @if !accuser.itemised.is_empty() {
            details {
                summary { (wording::count(accuser.itemised.len(), "itemised incident")) }
                p { (anchors::incidents(index, accuser.itemised.iter().map(|id| &**id))) }
            }
        }
    }
}

fn side<'n>(index: &Index<'n>, side: &'n model::Name) -> String {
    let is_party = index.edition.agreement.parties.iter().any(|party| party.id == *side);
    if is_party { index.title(side).to_owned() } else { "voices of no side".to_owned() }
}

/// The words of the claim, linked to its page where the claim is known by the id that follows them.
fn asserted(index: &Index<'_>, accuser: &Accuser) -> Markup {
    let Some(total) = accuser.asserted.as_deref() else { return html! { "none found" } };
    let claim = index.edition.claims.iter().find(|claim| total.ends_with(&format!("[{}]", claim.id)));
    html! {
        @match claim {
            Some(claim) => {
                (claim.numbers) ", " (claim.speaker) ", " (claim.said_on) ", "
                (anchors::out(&claim.address, &claim.source)) " [" (claim.id) "]"
            }
            None => (total),
        }
    }
}

/// Whether every reading leaves the incident out as far as the accused is concerned.
fn is_outside(index: &Index<'_>, incident: &str, accused: &str) -> bool {
    let Some(entry) = index.entry(incident) else { return false };
    let mut findings = entry.findings.iter().filter(|finding| &*finding.parts.party == accused).peekable();
    findings.peek().is_some() && findings.all(|finding| finding.parts.coverage.together() == Membership::Out)
}
