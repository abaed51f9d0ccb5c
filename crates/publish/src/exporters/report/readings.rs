//! The text: what differs between readings, what to clarify, every clause once, and what the linter says.

use maud::{Markup, html};
use model::{Basis, Clause, DecidedBy, Finding, FindingKind, Flip, ReadingSummary};

use super::anchors;
use crate::index::Index;
use crate::wording;

pub(super) fn flips(index: &Index<'_>) -> Markup {
    let edition = index.edition;
    html! {
        p {
            (wording::sentence(&wording::count(edition.headline.flips.len(), "incident")))
            " Under each reading stands the finding, and what it hangs on: a clause, by its number in the list of clauses; what "
            "the reading does not say; or the facts."
        }
        div class="scroll" role="region" aria-labelledby="flips-caption" tabindex="0" {
            table class="flips" {
                caption id="flips-caption" { "Incidents whose finding differs between readings" }
                thead { tr {
                    th scope="col" { "Incident" } th scope="col" { "Party" }
                    @for reading in &edition.agreement.readings { th scope="col" { (reading.id) } }
                } }
                tbody { @for flip in &edition.headline.flips { (flip_row(index, flip)) } }
            }
        }
    }
}

fn flip_row(index: &Index<'_>, flip: &Flip) -> Markup {
    html! {
        tr {
            th scope="row" { (anchors::incident(index, &flip.incident)) }
            td { (index.title(&flip.party)) }
            @for reading in &index.edition.agreement.readings {
                td {
                    @if let Some((_, kind, _)) = flip.readings.iter().find(|(id, _, _)| *id == reading.id) {
                        (flip_cell(index, flip, reading, *kind))
                    } @else { "no finding" }
                }
            }
        }
    }
}

fn flip_cell(index: &Index<'_>, flip: &Flip, reading: &ReadingSummary, kind: FindingKind) -> Markup {
    let finding = index.entry(&flip.incident).and_then(|entry| {
        entry.findings.iter().find(|finding| {
            finding.parts.reading == reading.id && finding.parts.party == flip.party && finding.published == kind
        })
    });
    html! {
        @match finding {
            Some(finding) => {
                a href={ "#" (anchors::anchor(&finding.id)) } { (kind.title()) }
                (hanging(index, finding, reading))
            }
            None => (kind.title()),
        }
    }
}

/// What the finding hangs on, dimension by dimension.
fn hanging(index: &Index<'_>, finding: &Finding, reading: &ReadingSummary) -> Markup {
    html! {
        @for deciding in &finding.parts.deciding {
            br;
            (deciding.dimension.map_or("attribution", model::Dimension::title)) ": "
            @match &deciding.by {
                DecidedBy::Clause(place) => @if let Some(clause) = reading.clauses.get(*place) {
                    "clause " (anchors::clause(index.number(clause)))
                },
                DecidedBy::NotSaid => "not said",
                DecidedBy::Fact => "the facts",
            }
        }
    }
}

pub(super) fn clarify(index: &Index<'_>) -> Markup {
    let headline = &index.edition.headline;
    let open = index.edition.findings.iter().filter(|finding| finding.published == FindingKind::CannotRule).count();
    html! {
        p {
            (wording::sentence(&format!("{} cannot be determined", wording::count(open, "finding"))))
            " These are the sentences of the text on which the most of them hang. A finding may hang on several."
        }
        div class="scroll" role="region" aria-labelledby="clarify-caption" tabindex="0" {
            table {
                caption id="clarify-caption" { "Sentences to clarify, those with the most findings first" }
                thead { tr {
                    th scope="col" { "Reading" } th scope="col" { "Question" } th scope="col" { "Where in the text" }
                    th scope="col" class="n" { "Findings that hang on it" }
                    th scope="col" class="n" { "Decided by it alone" }
                    th scope="col" { "Which way" }
                } }
                tbody {
                    @for clarify in &headline.clarify {
                        tr {
                            td { (clarify.reading) }
                            td { (index.redact(&clarify.question)) }
                            td { (clarify.at.as_deref().unwrap_or("nowhere: it is not said")) }
                            td class="n" { (clarify.findings.len()) }
                            td class="n" { (clarify.alone) }
                            td { (wording::ways(&clarify.ways)) }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn clauses(index: &Index<'_>) -> Markup {
    let readings = &index.edition.agreement.readings;
    let holders = |number: usize| {
        readings.iter().filter(|reading| reading.clauses.iter().any(|clause| index.number(clause) == number)).count()
    };
    let shared: Vec<&Clause> =
        index.clauses.iter().copied().filter(|clause| holders(index.number(clause)) > 1).collect();
    html! {
        p { "Every clause stands here once. Those that the analyst assumed come first, then those inferred from conduct." }
        @if !shared.is_empty() {
            h3 { "Clauses of several readings" }
            (clause_table(index, "shared", "Clauses of several readings", &shared))
        }
        @for reading in readings {
            @let own: Vec<&Clause> = reading.clauses.iter().filter(|clause| holders(index.number(clause)) == 1).collect();
            h3 id={ "reading-" (anchors::anchor(&reading.id)) } { (wording::reading(reading)) }
            p {
                (wording::sentence(&reading.title))
                " Window: " (wording::sentence(&reading.window))
                " Release: " (wording::sentence(&wording::release(index, reading)))
                @if reading.assessor { " Its holder is an assessor, bound by nothing." }
            }
            @if own.is_empty() { p { "It has no clause of its own." } }
            @else { (clause_table(index, &anchors::anchor(&reading.id), &format!("Clauses of {} alone", reading.id), &own)) }
        }
    }
}

fn clause_table(index: &Index<'_>, id: &str, caption: &str, clauses: &[&Clause]) -> Markup {
    let mut clauses = clauses.to_vec();
    // Stable: within one basis the order of the text stays.
    clauses.sort_by_key(|clause| basis_rank(&clause.basis));
    clauses.dedup_by_key(|clause| index.number(clause));
    html! {
        div class="scroll" role="region" aria-labelledby={ "clauses-" (id) } tabindex="0" {
            table {
                caption id={ "clauses-" (id) } { (caption) }
                thead { tr {
                    th scope="col" class="n" { "No." } th scope="col" { "Words" } th scope="col" { "Basis" }
                    th scope="col" { "Article and line" }
                } }
                tbody {
                    @for clause in clauses {
                        tr id={ "clause-" (index.number(clause)) } {
                            th scope="row" class="n" { (index.number(clause)) }
                            td { (clause.text) }
                            td { (anchors::basis(index, &clause.basis)) }
                            td { (clause.span.article_text()) ", line " (clause.span.line) }
                        }
                    }
                }
            }
        }
    }
}

/// What the analyst assumed is read first.
fn basis_rank(basis: &Basis) -> u8 {
    match basis {
        Basis::Assumed(_) => 0,
        Basis::Inferred(_) => 1,
        Basis::NotGiven => 2,
        Basis::Stated(_) => 3,
    }
}

pub(super) fn diagnostics(index: &Index<'_>) -> Markup {
    let diagnostics = &index.edition.diagnostics;
    html! {
        @if diagnostics.is_empty() { p { "The text was checked; nothing was found." } }
        @else {
            div class="scroll" role="region" aria-labelledby="diagnostics-caption" tabindex="0" {
                table {
                    caption id="diagnostics-caption" { "What the linter says of the agreement" }
                    thead { tr {
                        th scope="col" { "Code" } th scope="col" { "Severity" } th scope="col" { "What" }
                        th scope="col" { "What to write" } th scope="col" { "Where" }
                    } }
                    tbody {
                        @for one in diagnostics {
                            tr {
                                td { (one.code) } td { (one.severity.word()) } td { (one.message) } td { (one.hint) }
                                td { (one.span.article_text()) ", line " (one.span.line) }
                            }
                        }
                    }
                }
            }
        }
    }
}
