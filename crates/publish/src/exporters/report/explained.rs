//! Every incident with its whole explanation, folded: the same tree that `explain` prints.

use maud::{Markup, PreEscaped, html};

use super::anchors;
use crate::explanation::{
    ClauseLine, Line, Section, SourceLine, Waterfall, finding_section, incident_sections, incident_title,
};
use crate::figures;
use crate::index::{Entry, Index};

pub(super) fn body(index: &Index<'_>) -> Markup {
    html! {
        p {
            "Weights are base-2 log-odds (bits): +1 doubles the odds, -1 halves them. Numbers of clauses lead to the words of "
            "the text, their basis and their article."
        }
        @for entry in &index.entries { (incident(index, entry)) (PreEscaped("\n")) }
        @if !index.duties.is_empty() { (duties(index)) (PreEscaped("\n")) }
    }
}

/// What was due by a date or from the start, and belongs to no incident.
fn duties(index: &Index<'_>) -> Markup {
    html! {
        details class="incident" id="duties" {
            summary { h3 { "What was due by a date, or from the start" } }
            @for duty in &index.duties {
                @let part = finding_section(index, None, duty);
                div id=(anchors::anchor(&duty.id)) { h5 { (part.title) } (lines(&part)) }
            }
        }
    }
}

fn incident(index: &Index<'_>, entry: &Entry<'_>) -> Markup {
    html! {
        details class="incident" id=(anchors::anchor(&entry.incident.id)) {
            summary { h3 { (incident_title(index, entry)) } }
            @for section in incident_sections(index, entry) {
                h4 { (section.title) }
                (lines(&section))
                @for part in &section.sections {
                    div id=[part.finding.as_deref().map(anchors::anchor)] {
                        h5 { (part.title) }
                        (lines(part))
                    }
                }
            }
        }
    }
}

fn lines(section: &Section) -> Markup {
    html! {
        @for line in &section.lines {
            @match line {
                Line::Sentence(text) => p { (text) },
                Line::Said(said) => {
                    p class="said" {
                        b { (said.speaker) } " " (said.stance) ": " q { (said.text) } " [" (said.statement) "]"
                    }
                }
                Line::Waterfall(waterfall) => (bars(waterfall)),
                Line::Clause(clause) => (words(clause)),
                Line::Source(source) => (published(source)),
            }
        }
    }
}

fn words(clause: &ClauseLine) -> Markup {
    html! { p class="clause" { "Clause " (clause.number) ": " (anchors::quoted_clause(clause.number, &clause.text)) } }
}

fn published(source: &SourceLine) -> Markup {
    html! {
        p class="source" {
            (source.statement) ": " (anchors::out(&source.address, &source.source))
            @if let Some(published) = &source.published { "; published " (published) }
            @if let Some(file) = &source.file { "; " (file) }
        }
    }
}

fn bars(waterfall: &Waterfall) -> Markup {
    html! {
        table class="bars" {
            caption { (waterfall.caption) }
            thead { tr { th scope="col" { "Weight" } th scope="col" { "Factor" } th scope="col" { "Why" } } }
            tbody {
                @for bar in &waterfall.bars {
                    tr {
                        td class="n" { (figures::decibans_text(bar.bits)) }
                        th scope="row" { (bar.factor) }
                        td {
                            (bar.because)
                            @if !bar.statements.is_empty() { " [" (bar.statements.join(", ")) "]" }
                        }
                    }
                }
                @if let Some(total) = waterfall.total {
                    tr class="sum" {
                        td class="n" { (figures::decibans_text(total)) }
                        th scope="row" { "in all" }
                        td { (waterfall.beside_total().unwrap_or_default()) }
                    }
                }
            }
        }
    }
}
