//! When each party was bound under each reading.

use maud::{Markup, html};

use super::anchors;
use crate::index::Index;
use crate::{timeline, wording};

pub(super) fn body(index: &Index<'_>) -> Markup {
    html! {
        p {
            "Times are those of " (index.clock.name) ". Where a change lies between two times, both are given. “May be” means that it "
            "is not known, or that there are two timelines which are judged apart and joined."
        }
        @for reading in &index.edition.agreement.readings {
            @let entries: Vec<_> = index.edition.timeline.iter().filter(|entry| entry.reading == reading.id).collect();
            @if entries.is_empty() { p { "Under " (wording::reading(reading)) " there is no term to be bound by." } }
            @else { (table(index, &anchors::anchor(&reading.id), &wording::reading(reading), &entries)) }
        }
    }
}

fn table(index: &Index<'_>, id: &str, title: &str, entries: &[&model::TimelineEntry]) -> Markup {
    html! {
        div class="scroll" role="region" aria-labelledby={ "bound-" (id) } tabindex="0" {
            table {
                caption id={ "bound-" (id) } { "Under " (title) }
                thead { tr {
                    th scope="col" { "Party" } th scope="col" { "By" } th scope="col" { "Standing" } th scope="col" { "When" }
                    th scope="col" { "Why" }
                } }
                tbody {
                    @for entry in entries {
                        @let (standing, because) = timeline::printed(index, entry);
                        @let from = timeline::from(&index.clock, entry);
                        tr {
                            th scope="row" { (index.title(&entry.party)) }
                            td { (timeline::about(index.edition, entry)) }
                            td { (standing.word()) }
                            td { (from) @if !from.is_empty() { br; } (timeline::until(&index.clock, entry)) }
                            td {
                                (because)
                                @for end in timeline::ends(&index.clock, entry) { br; (end) }
                            }
                        }
                    }
                }
            }
        }
    }
}
