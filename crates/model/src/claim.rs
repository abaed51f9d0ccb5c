//! Statements about compliance itself, and what they are worth when they are held against the evidence.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::{Instant, Interval, Name, day};

/// What a claim is, as far as it can be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimKind {
    /// So many.
    Count,
    /// None at all: a count of zero.
    Universal,
    /// Something was done.
    Event,
    /// Something was not done.
    Denial,
    /// What a text or a situation means.
    Interpretation,
    /// What is demanded.
    Condition,
    /// What will be done.
    Announcement,
}

impl ClaimKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Count,
        Self::Universal,
        Self::Event,
        Self::Denial,
        Self::Interpretation,
        Self::Condition,
        Self::Announcement,
    ];

    /// The word used in output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Universal => "universal",
            Self::Event => "event",
            Self::Denial => "denial",
            Self::Interpretation => "interpretation",
            Self::Condition => "condition",
            Self::Announcement => "announcement",
        }
    }
}

/// For which time a figure is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimWindow {
    /// It is not said.
    NotSaid,
    /// So many hours, which end at some time of the day on which it was said.
    Hours(u32),
    /// Civil days, both included.
    Days {
        /// The first; `None` where only the last is said.
        from: Option<Date>,
        /// The last.
        to: Date,
    },
}

/// A number in a claim: from the least to the most that its words allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its words (`more than 30 (since 25 March)`).
    pub said: Name,
    /// The least: 31 of `more than 30`, 200 of `several hundred`.
    pub least: u32,
    /// The most; `None` where the words give no bound above.
    pub most: Option<u32>,
    /// Of what (`drones`); empty where it is of what the claim is about.
    pub unit: Name,
    /// For which time.
    pub window: ClaimWindow,
}

/// One claim: a count, a denial of everything, an interpretation, an announcement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Id of its row.
    pub id: Name,
    /// Civil date on which it was said, `YYYY-MM-DD`; empty where nobody says.
    pub said_on: Name,
    /// The time that it speaks of, where its row gives one.
    pub of: Option<Interval>,
    /// Who said it.
    pub speaker: Name,
    /// The side that the compiler gives for the speaker.
    pub side: Name,
    /// The compiler's word for it: `count`, `universal`, `event`, `denial`, `accusation`, `interpretation`, `condition`,
    /// `announcement`, `assessment`.
    pub kind: Name,
    /// What it is about.
    pub about: Name,
    /// What it says.
    pub content: Name,
    /// Its numbers, as written.
    pub numbers: Name,
    /// Of these, what was read.
    pub figures: Vec<Figure>,
    /// The rest: words that were not read, and why.
    pub unread: Vec<(Name, Name)>,
    /// Where it was published.
    pub source: Name,
    /// The page's address.
    pub address: Name,
}

impl Claim {
    /// What it is, as far as it can be checked: an accusation is an event; an assessment is a count where it gives a number
    /// for a time, else an interpretation; a count of zero is a universal.
    #[must_use]
    pub fn checked_as(&self) -> ClaimKind {
        let first = self.figures.first().filter(|figure| figure.unit.is_empty());
        let counts = first.is_some_and(|figure| figure.window != ClaimWindow::NotSaid);
        let is_zero = first.is_some_and(|figure| figure.most == Some(0));
        match &*self.kind {
            "count" if is_zero => ClaimKind::Universal,
            "assessment" if counts && is_zero => ClaimKind::Universal,
            "assessment" if counts => ClaimKind::Count,
            "accusation" => ClaimKind::Event,
            word => ClaimKind::ALL.into_iter().find(|kind| kind.word() == word).unwrap_or(ClaimKind::Interpretation),
        }
    }

    /// The day on which it was said, where that is known.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.said_on.parse().ok()
    }

    /// When it had reached the case: the last second, in UTC, of the day on which it was said. `None` where nobody says.
    #[must_use]
    pub fn received(&self) -> Option<Instant> {
        self.day().and_then(|date| day(date, &TimeZone::UTC).ok()).map(|day| day.to.plus(-1))
    }
}

/// What a claim is worth, held against what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimOutcome {
    /// Findings that are corroborated and attributed say otherwise, or an observation does.
    Contradicted,
    /// Findings that are corroborated and attributed say so too.
    Supported,
    /// The same speaker, or the same side, says something that does not go with it.
    Inconsistent,
    /// The other side says otherwise, and no finding decides.
    Disputed,
    /// Nothing that is known decides, and it is said why.
    NotCheckable,
}

impl ClaimOutcome {
    /// All outcomes; what decides more comes first.
    pub const ALL: [Self; 5] =
        [Self::Contradicted, Self::Supported, Self::Inconsistent, Self::Disputed, Self::NotCheckable];

    /// The word used in output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Contradicted => "contradicted",
            Self::Supported => "supported",
            Self::Inconsistent => "inconsistent",
            Self::Disputed => "disputed by the other side",
            Self::NotCheckable => "not checkable",
        }
    }

    /// Whether findings decide.
    #[must_use]
    pub fn is_by_finding(self) -> bool {
        matches!(self, Self::Contradicted | Self::Supported)
    }
}

/// A claim held against what was known at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimCheck {
    /// What it is worth.
    pub outcome: ClaimOutcome,
    /// Why, in sentences, those that decide first.
    pub because: Vec<String>,
    /// The incidents that were looked at, in the order of the case.
    pub incidents: Vec<Name>,
}

/// A claim held against what was known when it was said, and against what is known now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedClaim {
    /// The claim; or a statement of a report that does not go with another of its side.
    pub id: Name,
    /// What it is.
    pub kind: ClaimKind,
    /// By what was known at the end of the day on which it was said; `None` where nobody says when that was.
    pub then: Option<ClaimCheck>,
    /// By what is known at the time of the run.
    pub now: ClaimCheck,
}
