//! The claims on which the readings rest, so that a basis can be checked without leaving the page.

use maud::{Markup, html};

use super::anchors;
use crate::citations::cited_claims;
use crate::index::Index;

pub(super) fn body(index: &Index<'_>) -> Markup {
    let cited = cited_claims(index);
    html! {
        @if cited.is_empty() { p { "No clause cites a claim." } }
        @else {
            div class="scroll" role="region" aria-labelledby="claims-caption" tabindex="0" {
                table {
                    caption id="claims-caption" { "Claims that the basis of a clause cites" }
                    thead { tr {
                        th scope="col" { "Claim" } th scope="col" { "Speaker" } th scope="col" { "Said on" }
                        th scope="col" { "What is said" } th scope="col" { "Source" } th scope="col" { "Clauses" }
                    } }
                    tbody { @for (claim, clauses) in cited.values() {
                        tr id=(anchors::claim(&claim.id)) {
                            th scope="row" { (claim.id) }
                            td { (claim.speaker) }
                            td class="n" { (claim.said_on) }
                            td { (index.redact(&claim.content)) }
                            td { (anchors::out(&claim.address, &claim.source)) }
                            td { @for (place, clause) in clauses.iter().enumerate() {
                                @if place > 0 { ", " }
                                (anchors::clause(index.number(clause)))
                            } }
                        }
                    } }
                }
            }
        }
    }
}
