//! What measuring goes by.

use model::{AgreementSummary, Assessment, Claim, Finding, Incident, SourceBook, Statement, TimelineEntry};

/// What is known at one time.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The agreement, for the order of its parties and readings, for clocks and clauses.
    pub agreement: &'a AgreementSummary,
    /// The incidents.
    pub incidents: &'a [Incident],
    /// One for each incident; matched by id.
    pub assessments: &'a [Assessment],
    /// Every statement.
    pub statements: &'a [Statement],
    /// Who publishes and who speaks.
    pub book: &'a SourceBook,
    /// Every claim.
    pub claims: &'a [Claim],
    /// Every finding.
    pub findings: &'a [Finding],
    /// When each party is bound.
    pub timeline: &'a [TimelineEntry],
}
