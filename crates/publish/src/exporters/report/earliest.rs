//! The earliest under each reading, for each party.

use maud::{Markup, html};
use model::{Earliest, PartyEarliest};

use super::anchors;
use crate::earliest::{What, told};
use crate::index::Index;
use crate::wording;

pub(super) fn body(index: &Index<'_>) -> Markup {
    html! {
        p {
            "Established means: in scope, and the standard of proof is met; it is named only once a person has confirmed it. "
            "Alleged means: the term covers it. Possible means: the term may cover it."
        }
        @for (place, earliest) in index.edition.headline.earliest.iter().enumerate() {
            (table(index, place, earliest))
        }
    }
}

fn table(index: &Index<'_>, place: usize, earliest: &Earliest) -> Markup {
    let cell = |what, list: &[PartyEarliest], party: &model::Name| {
        let one = list.iter().find(|one| one.party == *party);
        html! {
            @match one.map(|one| told(index.edition, &index.clock, &earliest.reading, what, one)) {
                Some((Some(incident), when)) => { (anchors::incident(index, incident)) @if !when.is_empty() { ", " (when) } }
                Some((None, none)) => (none),
                None => "none",
            }
        }
    };
    let title = index.reading(&earliest.reading).map_or_else(|| earliest.reading.to_string(), wording::reading);
    html! {
        div class="scroll" role="region" aria-labelledby={ "earliest-" (place) } tabindex="0" {
            table {
                caption id={ "earliest-" (place) } { "Under " (title) }
                thead { tr {
                    th scope="col" { "Party" } th scope="col" { "Earliest violation established" }
                    th scope="col" { "Earliest alleged" } th scope="col" { "Earliest possible" }
                } }
                tbody {
                    @for party in &index.edition.agreement.parties {
                        tr {
                            th scope="row" { (party.title) }
                            td { (cell(What::Established, &earliest.established, &party.id)) }
                            td { (cell(What::Alleged, &earliest.alleged, &party.id)) }
                            td { (cell(What::Possible, &earliest.possible, &party.id)) }
                        }
                    }
                }
            }
        }
        p { (wording::sentence(&earliest.order)) " Standard of proof: " (wording::sentence(&earliest.standard)) }
    }
}
