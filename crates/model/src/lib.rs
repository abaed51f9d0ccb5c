//! The nouns: what flows between the rooms, and nothing that acts on it.
//!
//! Every room depends on this crate and, but for `judge`, on no other. A type stands here when two rooms need it.
//! Not here: parsing of any input (`agreement`, `ingest`, `link`), stored or published formats (`publish`), any model
//! of belief (`resolve`, `weigh`) or rule (`judge`).
//!
//! # Conventions
//! An instant is a count of seconds in UTC ([`Instant`]); an interval is half open ([`Interval`]). What is not known is
//! a set of possibilities ([`LeafSet`], [`Interval`]) or a variant with a reason, never a default.

mod agreement;
mod assessment;
mod boundary;
mod calibration;
mod claim;
mod details;
mod edition;
mod finding;
mod finding_change;
mod headline;
mod incident;
mod incident_change;
mod indicator;
mod issue;
mod link;
mod log;
mod place;
mod question;
mod record;
mod site;
mod source;
mod statement;
mod taxonomy;
mod time;
mod timeline;
mod watch;

use std::sync::Arc;

pub use agreement::{
    AgreementSummary, Basis, Change, Clause, Divergence, PartySummary, Provision, ReadingSummary, TermSummary,
};
pub use assessment::{Assessment, Attributed, Attribution, Bar, Certainty, Voice, probability};
pub use boundary::{Boundary, BoundaryKind};
pub use calibration::{Calibration, CalibrationPart, CalibrationReport, Grade, ReliabilityBin};
pub use claim::{CheckedClaim, Claim, ClaimCheck, ClaimKind, ClaimOutcome, ClaimWindow, Figure};
pub use details::{Amount, Details};
pub use edition::{CaseInfo, Edition, KnownDifference, Printed, Since, Standard};
pub use finding::{
    Coverage, DecidedBy, Deciding, Dimension, Finding, FindingError, FindingKind, FindingParts, Membership, Question,
    Settle, SubjectKind,
};
pub use finding_change::{Cause, CauseKind, Comparing, FindingChange, FindingState, Reason, Turn};
pub use headline::{Accuser, ByVoices, Clarify, Count, Earliest, Flip, Headline, PartyEarliest, Tally, Witnessed};
pub use incident::{Comparison, Contradiction, Incident, IncidentPlace, IncidentTime, PairWeight, Resolution};
pub use incident_change::{Fate, IncidentChange};
pub use indicator::{Compiled, DailyCounts, Day, FollowThrough, Indicator, Missing, Panel, PanelWindow};
pub use issue::{Accounting, Diagnostic, Issue, Severity, Skip, TextSpan};
pub use link::{Candidate, Ground, Relation, SiteLink};
pub use log::{LogCounts, LogFinding};
pub use place::{Area, Gazetteer, GroundNote, Place, Point, Town};
pub use question::{Verify, VerifyNext, Way, unconfirmed};
pub use record::{Ids, Precise, Record, Records};
pub use site::{Distance, Nearby, Proximity, Site};
pub use source::{Affiliation, Reliability, Source, SourceBook, Speaker};
pub use statement::{Page, Stance, Statement};
pub use taxonomy::{Codes, Facet, LeafSet, Taxonomy, TaxonomyError, Word};
pub use time::{
    Hours, Instant, Interval, MONTHS, Precision, TimeError, When, ZoneOrigin, civil_text, clock, day, night_of, zone,
};
pub use timeline::{Standing, TimelineEntry};
pub use watch::{Names, Watch};

/// A name as the source or the agreement wrote it (an id, a speaker, a party), shared and never changed.
pub type Name = Arc<str>;
