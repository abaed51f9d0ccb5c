//! Statements about compliance itself, to be held against the evidence.

use crate::Name;

/// One claim, as compiled: a count, a denial of everything, an interpretation, an announcement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Id of its row.
    pub id: Name,
    /// Civil date on which it was said, `YYYY-MM-DD`.
    pub said_on: Name,
    /// Who said it.
    pub speaker: Name,
    /// The side that the compiler gives for the speaker.
    pub side: Name,
    /// `count`, `denial`, `accusation`, `interpretation`, `condition`, `announcement`, `assessment`.
    pub kind: Name,
    /// What it is about.
    pub about: Name,
    /// What it says.
    pub content: Name,
    /// Its numbers, as written.
    pub numbers: Name,
    /// Where it was published.
    pub source: Name,
    /// The page's address.
    pub address: Name,
}
