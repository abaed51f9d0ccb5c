//! The page: one file that needs no script, no server and no other file, to be read on paper or on a screen from 360 to
//! 1440 pixels wide.

mod allegations;
mod anchors;
mod bound;
mod checked;
mod claims;
mod coverage;
mod earliest;
mod explained;
mod findings;
mod follow;
mod readings;
mod text;
mod top;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use model::Edition;

pub(super) use checked::anchor as checked_anchor;

use super::Exporter;
use crate::error::PublishError;
use crate::index::Index;
use crate::wording;

pub(super) const EXPORTER: Exporter = Exporter { name: "report.html", export };

const STYLE: &str = include_str!("style.css");

/// One part of the page.
struct Part {
    /// Its anchor.
    id: &'static str,
    /// Its heading.
    title: &'static str,
    /// What stands under the heading.
    body: fn(&Index<'_>) -> Markup,
}

/// In the order in which they are read.
const PARTS: &[Part] = &[
    Part { id: "headline", title: "Headline", body: top::headline },
    Part { id: "allegations", title: "Allegations, by accuser", body: allegations::body },
    Part { id: "earliest", title: "Earliest, under each reading", body: earliest::body },
    Part { id: "bound", title: "When each party was bound", body: bound::body },
    Part { id: "follow", title: "Did it fall, did it move", body: follow::body },
    Part { id: "flips", title: "What differs between readings, and on which clause", body: readings::flips },
    Part { id: "clarify", title: "Clarify next", body: readings::clarify },
    Part { id: "findings", title: "Findings, by reading", body: findings::body },
    Part { id: "incidents", title: "Incidents", body: explained::body },
    Part { id: "readings", title: "The readings and their clauses", body: readings::clauses },
    Part { id: "checked", title: "What each claim is worth", body: checked::body },
    Part { id: "claims", title: "Claims cited by the readings", body: claims::body },
    Part { id: "diagnostics", title: "What in the text cannot be ruled on", body: readings::diagnostics },
    Part { id: "coverage", title: "What was read, and what nobody saw", body: coverage::body },
    Part { id: "method", title: "Method", body: text::method },
    Part { id: "differences", title: "Known differences", body: text::differences },
    Part { id: "cite", title: "How to cite", body: text::cite },
];

fn export(index: &Index<'_>) -> Result<Vec<u8>, PublishError> {
    Ok(page(index).into_string().into_bytes())
}

/// What stands over the page and at the head of every sheet of paper.
fn banner(edition: &Edition) -> String {
    let number = edition.number.map_or_else(|| "DRAFT".to_owned(), |number| format!("Edition {number}"));
    format!("{number} · {}", wording::status(edition))
}

fn page(index: &Index<'_>) -> Markup {
    let edition = index.edition;
    let banner = banner(edition);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { (edition.case.title) " (" (banner) ")" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a class="skip" href="#content" { "Skip to the content" }
                p class="running" aria-hidden="true" { (banner) " · " (edition.case.title) }
                header { (top::masthead(index, &banner)) }
                nav aria-label="Contents" {
                    ol { @for part in PARTS { li { a href={ "#" (part.id) } { (part.title) } } } }
                }
                (PreEscaped("\n"))
                main id="content" {
                    @for part in PARTS {
                        section id=(part.id) aria-labelledby={ (part.id) "-title" } {
                            h2 id={ (part.id) "-title" } { (part.title) }
                            ((part.body)(index))
                        }
                        (PreEscaped("\n"))
                    }
                }
                footer { p { (banner) ". " (edition.case.title) ". Servanda " (edition.program) "." } }
            }
        }
    }
}
