//! Everything that is told: one publication, or the draft of one.

use std::collections::BTreeMap;

use crate::{
    Accounting, AgreementSummary, Assessment, Attribution, Boundary, Certainty, CheckedClaim, Claim, Compiled,
    Diagnostic, Finding, FindingChange, FollowThrough, Gazetteer, Headline, IncidentChange, Instant, Issue, Name,
    Point, Resolution, SiteLink, SourceBook, Statement, TimelineEntry,
};

/// The proof a violation needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standard {
    /// Certainty at least this.
    pub certainty: Certainty,
    /// Attribution one of these.
    pub attribution: Vec<Attribution>,
    /// Whose standard it is, as it is printed with a finding (`the monitor's own standard`).
    pub whose: String,
}

impl Standard {
    /// Whether an incident is proven by this standard.
    #[must_use]
    pub fn is_met(&self, certainty: Certainty, attribution: Attribution) -> bool {
        certainty != Certainty::Refuted && certainty >= self.certainty && self.attribution.contains(&attribution)
    }

    /// In words: `corroborated, and admitted or assessed (the monitor's own standard)`.
    #[must_use]
    pub fn text(&self) -> String {
        let both = [Attribution::LargelyAttributable, Attribution::Attributable];
        let assessed = both.iter().all(|one| self.attribution.contains(one));
        let single = self.attribution.iter().filter(|one| !(assessed && both.contains(one))).map(|one| one.word());
        let words: Vec<&str> = single.chain(assessed.then_some("assessed")).collect();
        format!("{}, and {} ({})", self.certainty.word(), words.join(" or "), self.whose)
    }
}

/// Something that a person would decide otherwise, and cannot yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDifference {
    /// What, in a sentence.
    pub text: Name,
    /// The statements concerned: their incidents are marked wherever they are counted.
    pub statements: Vec<Name>,
}

/// What `case.toml` says about the case as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseInfo {
    /// The folder's name.
    pub id: Name,
    /// Its title.
    pub title: Name,
    /// IANA zone in which times are shown to people.
    pub zone: Name,
    /// Which names of places and which borders are used.
    pub convention: Name,
    /// The monitor's own standard of proof.
    pub standard: Standard,
    /// What is known to be imperfect, listed in the report.
    pub known_differences: Vec<KnownDifference>,
}

/// Where an incident was said to be in an edition that is out. It is never taken back, and never said more precisely.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Printed {
    /// The settlement, where it was named.
    pub name: Option<Name>,
    /// The administrative unit.
    pub admin1: Option<Name>,
    /// The country.
    pub country: Option<Name>,
    /// The circle that was drawn, and its radius in metres.
    pub circle: Option<(Point, f64)>,
}

/// What became of the edition before: nothing in it is edited, and what changed is told in the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// The number of the edition before.
    pub number: u32,
    /// Findings that are not what they were.
    pub findings: Vec<FindingChange>,
    /// Incidents that are not what they were.
    pub incidents: Vec<IncidentChange>,
}

/// One publication, or the draft of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// Its number; `None` for a draft.
    pub number: Option<u32>,
    /// The case.
    pub case: CaseInfo,
    /// Version of the program.
    pub program: Name,
    /// What had been received by then.
    pub as_of: Instant,
    /// What changed since the edition before; `None` for a draft and for the first one.
    pub since: Option<Since>,
    /// The places that earlier editions printed, by incident; a draft knows of none.
    pub printed: BTreeMap<Name, Printed>,
    /// The agreement.
    pub agreement: AgreementSummary,
    /// Its diagnostics.
    pub diagnostics: Vec<Diagnostic>,
    /// Who publishes and who speaks.
    pub book: SourceBook,
    /// The places.
    pub gazetteer: Gazetteer,
    /// The lines that a map shows instead of the program's own; empty where the case brings none.
    pub boundaries: Vec<Boundary>,
    /// Of which days reports were compiled, in order; empty where the case does not say.
    pub compiled: Vec<Compiled>,
    /// What was read.
    pub accounting: Accounting,
    /// Trouble in the data.
    pub issues: Vec<Issue>,
    /// Every statement, sorted by id.
    pub statements: Vec<Statement>,
    /// Every claim.
    pub claims: Vec<Claim>,
    /// Claims held against what is known, in their order, and then statements; empty until they are.
    pub checked: Vec<CheckedClaim>,
    /// The incidents.
    pub resolution: Resolution,
    /// One for each incident, in the same order.
    pub links: Vec<SiteLink>,
    /// One for each incident, in the same order.
    pub assessments: Vec<Assessment>,
    /// By incident, then reading, then party.
    pub findings: Vec<Finding>,
    /// When each party is bound: by reading, then party, then term.
    pub timeline: Vec<TimelineEntry>,
    /// The top.
    pub headline: Headline,
    /// Statements of which nobody says when they were published.
    pub undated: usize,
    /// Whether they were used: they are, but in a run as of a time that was asked for.
    pub undated_used: bool,
    /// What was measured over time; empty until it is.
    pub follow: FollowThrough,
}
