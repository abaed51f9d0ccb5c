//! One speaker saying one thing about the world.

use std::sync::Arc;

use crate::{Details, Facet, Instant, LeafSet, Name, Place, Taxonomy, When};

/// What the speaker does in saying it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// Says that it happened, naming the side the report is about.
    Asserts,
    /// Blames.
    Accuses,
    /// Says that the side did not do it; with effect `no-damage`, that nothing was harmed.
    Denies,
    /// Says so of its own side.
    Admits,
    /// Says so on the strength of something of its own.
    Confirms,
}

impl Stance {
    /// The word used in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Accuses => "accuses",
            Self::Denies => "denies",
            Self::Admits => "admits",
            Self::Confirms => "confirms",
        }
    }
}

/// Where a statement stands: who published it, and under which address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The source's name.
    pub source: Name,
    /// The address of the page.
    pub address: Name,
    /// The table it was read from (`reports/reports.csv`).
    pub file: Name,
    /// The line of that table on which the row begins, from 1.
    pub line: u32,
}

/// One assertion by one speaker. At most 256 bytes, names and places shared, so that a million fit in a laptop.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The row's id (`R058`).
    pub id: Name,
    /// Who says it.
    pub speaker: Name,
    /// Where it stands.
    pub page: Arc<Page>,
    /// What the speaker does in saying it.
    pub stance: Stance,
    /// The party it is about; `None` where the speaker names none.
    pub about: Option<Name>,
    /// What was done.
    pub act: LeafSet,
    /// To what.
    pub object: LeafSet,
    /// With what.
    pub means: LeafSet,
    /// With what result; all leaves where it is not said.
    pub outcome: LeafSet,
    /// When it happened.
    pub when: When,
    /// Where it happened.
    pub place: Arc<Place>,
    /// When it reached the case: the end of the day it was published on; `None` where that day is not known.
    pub received: Option<Instant>,
    /// Counts that the text gives (people, consumers), for recognising the same account.
    pub numbers: Arc<[u32]>,
    /// What else it says of the act; `None` where it says nothing of the kind.
    pub details: Option<Arc<Details>>,
    /// The row's own words.
    pub text: Name,
    /// The compiler's note on the row.
    pub note: Name,
}

impl Statement {
    /// What else it says of the act, empty where it says nothing of the kind.
    #[must_use]
    pub fn details(&self) -> &Details {
        static NONE: Details = Details::NONE;
        self.details.as_deref().unwrap_or(&NONE)
    }

    /// Whether it only passes on that something was said to happen: it asserts, and gives no result that anyone saw. An
    /// event, a notice or a withdrawal has no result but itself: whoever reports it reports it.
    #[must_use]
    pub fn is_mention(&self) -> bool {
        let taxonomy = Taxonomy::shipped();
        let may_harm = || taxonomy.set(Facet::Act, "violence").is_none_or(|violence| violence.overlaps(self.act));
        let no_result = self.stance == Stance::Asserts && self.outcome == taxonomy.all(Facet::Outcome);
        no_result && self.details().event.is_none() && may_harm()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_statement_fits_in_256_bytes() {
        assert!(size_of::<super::Statement>() <= 256, "{}", size_of::<super::Statement>());
    }
}
