//! Every claim, held against what was known when it was said and what is known now.

use maud::{Markup, html};

use super::anchors;
use crate::claims::because;
use crate::index::Index;

/// The anchor of a claim in the list of all.
pub(crate) fn anchor(id: &str) -> String {
    format!("checked-{}", anchors::anchor(id))
}

pub(super) fn body(index: &Index<'_>) -> Markup {
    let checked = &index.edition.checked;
    html! {
        @if checked.is_empty() { p { "No claim was held against what is known." } }
        @else {
            p {
                "Each claim is held against incidents and findings: by what was known at the end of the day on which it was said, and by \
                 what is known now. Nothing is contradicted by an allegation, or because little was itemised: what a side \
                 lists is its decision."
            }
            div class="scroll" role="region" aria-labelledby="checked-caption" tabindex="0" {
                table {
                    caption id="checked-caption" { "Claims, held against what is known" }
                    thead { tr {
                        th scope="col" { "Claim" } th scope="col" { "Speaker" } th scope="col" { "Said on" }
                        th scope="col" { "Kind" } th scope="col" { "Of what" } th scope="col" { "Then" }
                        th scope="col" { "Now" } th scope="col" { "Because" }
                    } }
                    tbody { @for one in checked {
                        @let claim = index.claim(&one.id);
                        tr id=(anchor(&one.id)) {
                            th scope="row" { (one.id) }
                            td { @if let Some(claim) = claim { (claim.speaker) } }
                            td class="n" { @if let Some(claim) = claim { (claim.said_on) } }
                            td { (one.kind.word()) }
                            td { @if let Some(claim) = claim {
                                (index.redact(index.title(&claim.about)))
                                @if !claim.numbers.is_empty() { ": " (index.redact(&claim.numbers)) }
                            } }
                            td { (one.then.as_ref().map_or("when it was said is not known", |then| then.outcome.word())) }
                            td { (one.now.outcome.word()) }
                            td { (because(index, &one.now)) }
                        }
                    } }
                }
            }
        }
    }
}
