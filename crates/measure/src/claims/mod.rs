//! What claims are worth: each held against the incidents and findings that are known at one time.
//!
//! One file for each rule, all registered in [`RULES`]; what two statements of one incident say of one measure stands in
//! `measures.rs`. Not here: which time is meant (whoever runs a case as of a day), the reading of rows (`ingest`).
//!
//! # Method
//! A rule gives an opinion on a claim, or none. Of several opinions the one that decides more is the outcome
//! ([`ClaimOutcome::ALL`]), and all their reasons are told. Nothing is contradicted by an allegation, or because little was
//! itemised: what a side lists is its decision. The words of a claim's subject are those of the taxonomy, of the places that
//! statements name, and of the agreement's title.

mod facts;
mod items;
mod measures;
mod opposed;
mod own_words;
mod span;
mod subject;
mod text;
mod totals;
mod view;

use model::{ClaimCheck, ClaimKind, ClaimOutcome, Instant, Name};

use crate::Known;
pub use view::establishes;
use view::{Said, View};

/// A claim, or a statement that does not go with another of its side, held against what is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its id.
    pub id: Name,
    /// What it is.
    pub kind: ClaimKind,
    /// When it had reached the case; `None` where nobody says.
    pub received: Option<Instant>,
    /// What it is worth.
    pub check: ClaimCheck,
}

/// What one rule makes of a claim.
struct Opinion {
    outcome: ClaimOutcome,
    because: String,
    incidents: Vec<Name>,
}

/// Gives its opinion on a claim, if it has one.
type Rule = fn(&View<'_>, &Said<'_>) -> Option<Opinion>;

/// Every rule. Reasons of equal weight are told in this order.
const RULES: &[Rule] = &[text::rule, facts::rule, totals::rule, own_words::rule, opposed::rule, items::rule];

/// Holds claims against what is known, in the order of their ids; statements of incidents that do not go together follow.
/// Only those are held of which `keep` lets pass when they had reached the case; the others are still known.
#[must_use]
pub fn hold(known: &Known<'_>, keep: impl Fn(Option<Instant>) -> bool) -> Vec<Held> {
    let view = View::new(known);
    let said = view.said.iter().filter(|said| keep(said.claim.received()));
    let claims = said.map(|said| Held {
        id: said.claim.id.clone(),
        kind: said.kind,
        received: said.claim.received(),
        check: check(&view, said),
    });
    claims.chain(measures::held(&view, &keep)).collect()
}

fn check(view: &View<'_>, said: &Said<'_>) -> ClaimCheck {
    let mut opinions: Vec<Opinion> = RULES.iter().filter_map(|rule| rule(view, said)).collect();
    opinions.sort_by_key(|opinion| opinion.outcome);
    let named = |id: &Name| opinions.iter().any(|opinion| opinion.incidents.contains(id));
    ClaimCheck {
        outcome: opinions.first().map_or(ClaimOutcome::NotCheckable, |opinion| opinion.outcome),
        incidents: view.seen.iter().map(|seen| &seen.incident.id).filter(|id| named(id)).cloned().collect(),
        because: opinions.into_iter().map(|opinion| opinion.because).collect(),
    }
}
