//! What is the same in every edition, and what the case says of itself.

use maud::{Markup, html};

use super::anchors;
use crate::index::Index;

/// Ten sentences.
const METHOD: [&str; 10] = [
    "Each row of a report is read as one statement: who said what, of whom, when and where it is said to have happened; rows \
     that cannot be used are listed above.",
    "What a statement does not say stays open as a set of possibilities and is never filled in.",
    "Statements are gathered into incidents by weights for time, place, object, means, numbers and rare words that add up, and a \
     denial never makes an incident.",
    "How sure we are that it happened follows from independent voices, not from the number of reports: those that repeat each \
     other are one voice, and those of one side are one side.",
    "Who did it is weighed apart from whether it happened; a bare denial is shown and changes no finding.",
    "The agreement is judged under each reading of it apart; none is the default, and every clause shows what it rests on.",
    "A term covers an incident if every possibility lies in its scope, leaves it out if one dimension lies wholly outside, and \
     otherwise it is open and said what is open.",
    "A violation needs the standard of proof that is named with it; nothing stronger than an allegation is printed until a \
     person has confirmed it.",
    "The same rules hold for each party, and exchanging the parties' names in all inputs exchanges the findings and changes \
     nothing else.",
    "Places are published as settlements at the finest; protected objects and interceptions by their region only, unless the \
     policy on places allows more.",
];

pub(super) fn method(_: &Index<'_>) -> Markup {
    html! { ol { @for sentence in METHOD { li { (sentence) } } } }
}

pub(super) fn differences(index: &Index<'_>) -> Markup {
    let known = &index.differences.0;
    html! {
        @if known.is_empty() { p { "None is listed." } }
        @else {
            p { "An incident that one of them concerns is marked with an asterisk wherever it is listed or counted." }
            ul { @for one in known {
                li {
                    (one.difference.text)
                    @if !one.incidents.is_empty() {
                        " Incidents: " (anchors::incidents(index, one.incidents.iter().copied()))
                    }
                }
            } }
        }
    }
}

pub(super) fn cite(index: &Index<'_>) -> Markup {
    let edition = index.edition;
    html! {
        p {
            (edition.case.title) ". " (super::banner(edition)) ". As of " (edition.as_of) ". Agreement "
            (edition.agreement.id) ", version " code { (edition.agreement.version) } ". Servanda " (edition.program) "."
        }
        p { "An incident or a finding is cited by its id, which is also its address on this page." }
    }
}
