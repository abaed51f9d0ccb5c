//! Who says of an incident that a party did it.

use model::{Facet, Name, SourceBook, Stance, Statement, Taxonomy};

/// Whether a statement is of that side and says, with any stance but a denial, that the party did it. The side of the
/// disinterested is `None`: one that only passes on what was said says nothing of its own. Who tells of a withdrawal, a
/// notice or a reply that was done alleges nothing.
pub(crate) fn itemises(statement: &Statement, side: Option<&Name>, accused: &Name, book: &SourceBook) -> bool {
    let side_of = |speaker: &str| book.speaker(speaker).and_then(|speaker| speaker.affiliation.party());
    statement.stance != Stance::Denies
        && statement.about.as_ref() == Some(accused)
        && side_of(&statement.speaker) == side
        && !(side.is_none() && statement.is_mention())
        && !is_account_of_a_deed(statement)
}

/// Whether it tells of an act that a text may oblige to, such as a withdrawal, a notice or a reply, and accuses nobody.
fn is_account_of_a_deed(statement: &Statement) -> bool {
    let deeds = Taxonomy::shipped().set(Facet::Act, "deed").unwrap_or_default();
    let is_deed = statement.details().event.is_some() || deeds.contains(statement.act);
    is_deed && !statement.details().not_done && statement.stance != Stance::Accuses
}
