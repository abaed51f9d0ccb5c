//! What a room that does not read agreements may know of one.

use crate::{Dimension, Instant, Name, TextSpan};

/// On what a clause of a reading rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The holder said so; the source, where one is cited.
    Stated(Name),
    /// The holder acts as if; which conduct.
    Inferred(Name),
    /// The analyst assumes it; why.
    Assumed(Name),
    /// The clause gives none.
    NotGiven,
}

impl Basis {
    /// In words, with its source.
    #[must_use]
    pub fn text(&self) -> String {
        let with = |word: &str, rest: &Name| if rest.is_empty() { word.to_owned() } else { format!("{word}: {rest}") };
        match self {
            Self::Stated(source) => with("stated", source),
            Self::Inferred(conduct) => with("inferred from conduct", conduct),
            Self::Assumed(why) => with("assumed by the analyst", why),
            Self::NotGiven => "basis not given".to_owned(),
        }
    }
}

/// One clause: its words, where they stand, and on what they rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The words, basis removed.
    pub text: Name,
    /// Where.
    pub span: TextSpan,
    /// On what it rests.
    pub basis: Basis,
}

/// A party, for other rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartySummary {
    /// Its id (`russia`).
    pub id: Name,
    /// Its title.
    pub title: Name,
    /// IANA names of the zones that its clock shows; empty where the text names none.
    pub clocks: Vec<Name>,
}

/// A term, for other rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermSummary {
    /// Its id.
    pub id: Name,
    /// Its title.
    pub title: Name,
    /// Its kind (`prohibition`); empty where no clause says what it is.
    pub kind: &'static str,
}

/// What an agreement says on one matter under one reading, in words that are the same wherever the meaning is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provision {
    /// The term; `None` for the agreement as a whole.
    pub term: Option<Name>,
    /// On which matter: `object`, `start`, `acceptance of north`.
    pub about: Name,
    /// The dimension that it decides, where it decides one.
    pub dimension: Option<Dimension>,
    /// What it says.
    pub says: String,
    /// Words of the taxonomy that are in, for acts, objects and means.
    pub within: Vec<Name>,
    /// Words that are left open.
    pub open: Vec<Name>,
    /// Not before and not after, for a start, an end or an acceptance.
    pub at: Option<(Instant, Instant)>,
    /// The clauses that say so, by their place in [`ReadingSummary::clauses`].
    pub clauses: Vec<usize>,
}

/// A matter on which readings part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divergence {
    /// The term; `None` for the agreement as a whole.
    pub term: Option<Name>,
    /// The matter.
    pub about: Name,
    /// The dimension that it decides, where it decides one.
    pub dimension: Option<Dimension>,
    /// What is said, and the readings that say it, in the order of the agreement.
    pub positions: Vec<(String, Vec<Name>)>,
    /// An act on which the positions part, where one can be named.
    pub witness: Option<String>,
    /// Incidents of a case that lie otherwise under one reading than under another in this dimension; `None` without a case.
    pub incidents: Option<usize>,
}

/// What another text says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The readings that it changes alike; empty for what concerns none in particular.
    pub readings: Vec<Name>,
    /// The term; `None` for the agreement as a whole.
    pub term: Option<Name>,
    /// The matter.
    pub about: Name,
    /// What the first text says; `None` where it says nothing.
    pub before: Option<String>,
    /// What the second says.
    pub after: Option<String>,
    /// An act that the two treat otherwise, where one can be named.
    pub witness: Option<String>,
}

/// A reading, for other rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingSummary {
    /// Its id.
    pub id: Name,
    /// Who holds it.
    pub holder: Name,
    /// The holder's title.
    pub holder_title: Name,
    /// Its title or citation.
    pub title: Name,
    /// Whether the holder is an assessor, bound by nothing.
    pub assessor: bool,
    /// When it says the agreement is in force, in words.
    pub window: String,
    /// What it says of release, in words: `right reserved, no declaration found`.
    pub release: String,
    /// Every clause that applies under it, its own and the agreement's, in the order of the text.
    pub clauses: Vec<Clause>,
    /// What it says, matter by matter: of the whole, and then of each term.
    pub provisions: Vec<Provision>,
}

/// An agreement, for other rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementSummary {
    /// Its id.
    pub id: Name,
    /// Its title.
    pub title: Name,
    /// Digest of its text (SHA-256, hexadecimal).
    pub version: Name,
    /// In the order of the text.
    pub parties: Vec<PartySummary>,
    /// In the order of the text.
    pub terms: Vec<TermSummary>,
    /// In the order of the text.
    pub readings: Vec<ReadingSummary>,
}
