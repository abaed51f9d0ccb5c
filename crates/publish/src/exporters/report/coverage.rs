//! What was read, what was left out and why, what was not found, and how much anyone saw.

use maud::{Markup, html};
use model::Edition;

use super::anchors;
use crate::index::Index;
use crate::skips::skip_reasons;
use crate::wording;

pub(super) fn body(index: &Index<'_>) -> Markup {
    let edition = index.edition;
    let accounting = &edition.accounting;
    html! {
        dl class="facts" {
            div { dt { "Rows read" } dd { (accounting.rows_in) } }
            div { dt { "Statements" } dd { (accounting.statements) } }
            div { dt { "Left out on purpose" } dd { (accounting.skipped.len()) } }
            div { dt { "Could not be used" } dd { (accounting.issues) } }
            div { dt { "Claims of compliance" } dd { (edition.claims.len()) } }
            div { dt { "Of no known date" } dd { (undated(edition)) } }
            div { dt { "Left to a person" } dd { (undecided(edition)) } }
        }
        (skips(index))
        (witnessed(index))
        (unresolved(index))
        (issues(index))
    }
}

/// What became of the statements of which nobody says when they were published.
fn undated(edition: &Edition) -> String {
    let n = wording::count(edition.undated, "statement");
    format!("{n}, {}", if edition.undated_used { "used" } else { "left out" })
}

fn undecided(edition: &Edition) -> String {
    let pairs = wording::count(edition.resolution.undecided.len(), "undecided pair");
    format!("{pairs} of statements (servanda resolve lists them)")
}

fn skips(index: &Index<'_>) -> Markup {
    let reasons = skip_reasons(&index.edition.accounting);
    html! {
        @if !reasons.is_empty() {
            h3 { "Left out on purpose" }
            ul { @for reason in reasons {
                li { (wording::sentence(&format!("{}: {}", reason.reason, reason.rows.join(", ")))) }
            } }
        }
    }
}

fn witnessed(index: &Index<'_>) -> Markup {
    let headline = &index.edition.headline;
    html! {
        h3 { "How much anyone saw" }
        table {
            caption { "Incidents by certainty" }
            thead { tr { th scope="col" { "Certainty" } th scope="col" class="n" { "Incidents" } } }
            tbody { @for seen in &headline.witnessed {
                tr { th scope="row" { (seen.certainty.word()) } td class="n" { (seen.n) } }
            } }
        }
        table {
            caption { "Incidents by how many voices say that they happened; relays of one origin are one voice" }
            thead { tr { th scope="col" { "They rest on" } th scope="col" class="n" { "Incidents" } } }
            tbody { @for (voices, n) in headline.by_voices.told() {
                tr { th scope="row" { (voices) } td class="n" { (n) } }
            } }
        }
        p {
            (wording::sentence(&format!("{} on one interested voice alone", rests(headline.by_voices.one_interested))))
            " "
            (wording::sentence(&format!("{} on the word of one side alone", rests(headline.one_side))))
            " Where nobody could look, a day without reports is not a day without incidents."
        }
    }
}

fn rests(n: usize) -> String {
    if n == 1 { "1 incident rests".to_owned() } else { format!("{n} incidents rest") }
}

fn unresolved(index: &Index<'_>) -> Markup {
    let lost: Vec<_> =
        index.entries.iter().filter_map(|entry| entry.unresolved.as_ref().map(|why| (entry, why))).collect();
    html! {
        h3 { "Places that were not found" }
        @if lost.is_empty() { p { "Every place that is named was found in the gazetteer." } }
        @else {
            ul { @for (entry, why) in lost {
                li { (anchors::incident(index, &entry.incident.id)) ": " (wording::sentence(why)) }
            } }
        }
    }
}

fn issues(index: &Index<'_>) -> Markup {
    let issues = &index.edition.issues;
    html! {
        h3 { "Trouble in the data" }
        @if issues.is_empty() { p { "None." } }
        @else {
            div class="scroll" role="region" aria-labelledby="issues-caption" tabindex="0" {
                table {
                    caption id="issues-caption" { (wording::count(issues.len(), "issue")) }
                    thead { tr {
                        th scope="col" { "Severity" } th scope="col" { "Where" } th scope="col" { "What" }
                        th scope="col" { "What to do" }
                    } }
                    tbody { @for issue in issues {
                        tr {
                            td { (issue.severity.word()) }
                            td {
                                (issue.file) ", line " (issue.line)
                                @if let Some(column) = &issue.column { ", column " (column) }
                            }
                            td { (index.redact(&issue.message)) }
                            td { (index.redact(&issue.hint)) }
                        }
                    } }
                }
            }
        }
    }
}
