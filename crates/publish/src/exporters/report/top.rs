//! The head of the page and the headline.

use maud::{Markup, html};
use model::FindingKind;

use super::anchors;
use crate::index::Index;
use crate::wording::{self, is_counted};

/// Banner, title and the terms under which everything below stands.
pub(super) fn masthead(index: &Index<'_>, banner: &str) -> Markup {
    let edition = index.edition;
    html! {
        p class="banner" role="note" {
            strong { (banner) "." }
            @if wording::status(edition) == wording::NOT_REVIEWED {
                " No person has confirmed any finding: what is shown are allegations and open questions."
            }
        }
        h1 { (edition.case.title) }
        dl class="facts" {
            div { dt { "Agreement" } dd { (edition.agreement.title) } }
            div { dt { "Version of its text" } dd { code { (edition.agreement.version) } } }
            div { dt { "As of" } dd { (index.clock.instant(edition.as_of)) " (" (index.clock.name) ")" } }
            div { dt { "Times" } dd { "shown on the clock of " (index.clock.name) } }
            div { dt { "Names and borders" } dd { (edition.case.convention) } }
        }
    }
}

pub(super) fn headline(index: &Index<'_>) -> Markup {
    let edition = index.edition;
    html! {
        p {
            (wording::sentence(&wording::count(edition.resolution.incidents.len(), "incident")))
            " Counted first is only what is corroborated or better: two or more independent voices, one of them of no side "
            "that gains by it."
        }
        div class="scroll" role="region" aria-labelledby="headline-sure" tabindex="0" {
            table {
                caption id="headline-sure" { "Corroborated or better, and covered or possibly covered" }
                thead { tr {
                    th scope="col" { "Reading" } th scope="col" { "Holder" }
                    th scope="col" { "In force, as it says" } th scope="col" { "Release" }
                    th scope="col" class="n" { "Incidents" } th scope="col" { "Which" }
                } }
                tbody {
                    @for (reading, tally) in edition.agreement.readings.iter().filter_map(|reading| {
                        edition.headline.tallies.iter().find(|t| t.reading == reading.id).map(|t| (reading, t))
                    }) {
                        tr {
                            th scope="row" { a href={ "#reading-" (anchors::anchor(&reading.id)) } { (reading.id) } }
                            td { (reading.holder_title) @if reading.assessor { " (assessor)" } }
                            td { (reading.window) }
                            td { (wording::release(index, reading)) }
                            td class="n" { (tally.corroborated.len()) }
                            td { @if tally.corroborated.is_empty() { "none" } @else { (anchors::incidents(index, tally.corroborated.iter().map(|id| &**id))) } }
                        }
                    }
                }
            }
        }
        div class="scroll" role="region" aria-labelledby="headline-kinds" tabindex="0" {
            table {
                caption id="headline-kinds" {
                    "Findings of each kind under each reading. Allegations stand by accuser below and are not counted here. Kinds are "
                    "not added up, and “not covered” does not say that an act was lawful"
                }
                thead { tr {
                    th scope="col" { "Reading" }
                    @for kind in FindingKind::ALL.into_iter().filter(is_counted) { th scope="col" class="n" { (kind.title()) } }
                } }
                tbody {
                    @for tally in &edition.headline.tallies {
                        tr {
                            th scope="row" { (tally.reading) }
                            @for count in tally.counts.iter().filter(|count| is_counted(&count.kind)) { td class="n" { (count.n) } }
                        }
                    }
                }
            }
        }
        @for note in index.differences.notes() { p { (note) } }
    }
}
