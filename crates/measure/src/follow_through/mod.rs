//! What followed: whether acts became fewer or more, moved, or answered one another, party by party.
//!
//! Input: [`History`], acts as often as they were drawn, the windows of the readings, and the days of which reports were compiled.
//! Output: figures and pictures, one file an indicator. Not here: any comparison of two parties' counts. What is reported of each
//! is what others chose to publish.
//!
//! # Method
//! Each draw is one plausible way to gather the statements, in which for each act chance decides, by how likely it is, whether it
//! happened and who did it. Every figure is made for each draw and pooled by Rubin's rules (1987), so that its interval holds
//! what is not known of both. A figure that cannot be had says why in its stead.

mod change;
mod delay;
mod events;
mod moved;
mod retaliation;
mod rings;
mod series;
mod span;
mod turns;
mod watch;
mod words;

use model::{Compiled, DailyCounts, Day, FollowThrough, LeafSet, Name, PartySummary};

use series::Series;

/// An act of a draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// The incident's id.
    pub id: Name,
    /// The first and the last day on which it may have happened; equal where that is known.
    pub days: (Day, Day),
    /// When it was first known.
    pub known: Option<Day>,
    /// How likely it is that it happened, 0 to 1.
    pub happened: f64,
    /// How likely it is that each party did it, 0 to 1, in the order of the agreement.
    pub parties: Vec<(Name, f64)>,
    /// To what, as far as it is known.
    pub object: LeafSet,
    /// With what, as far as it is known.
    pub means: LeafSet,
    /// In which country.
    pub zone: Option<Name>,
    /// The readings whose terms protect what it was done to.
    pub protected: Vec<Name>,
    /// How far the nearest site of a registry stood, in a word; none where there is no registry.
    pub ring: Option<&'static str>,
}

/// When a party was bound under a reading, as far as that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The reading.
    pub reading: Name,
    /// The party.
    pub party: Name,
    /// The first day on which it may have been bound.
    pub opens: Day,
    /// The first on the whole of which it was.
    pub from: Day,
    /// The first on which it may no longer have been.
    pub until: Day,
    /// The first on the whole of which it was not.
    pub closes: Day,
}

/// All that is measured over time.
#[derive(Clone, Debug)]
pub struct History<'a> {
    /// The parties, in the order of the agreement.
    pub parties: &'a [PartySummary],
    /// One for each draw, at least one.
    pub draws: Vec<Vec<Act>>,
    /// By reading, then party.
    pub windows: Vec<Window>,
    /// Days of which reports were compiled, in order.
    pub compiled: &'a [Compiled],
    /// What sources count themselves.
    pub counts: &'a [DailyCounts],
    /// The last day of which anything is known.
    pub as_of: Day,
}

/// One way to look at a series.
type Measure = fn(&History<'_>, &Series, &mut FollowThrough);

/// Every indicator of one series; details have the first only.
const OF_A_SERIES: [&[Measure]; 2] = [&[events::measure, change::measure], &[watch::measure, turns::measure]];

/// The series of a party, and those of the others.
struct OfParty<'s> {
    party: &'s PartySummary,
    series: &'s [Series],
    others: Vec<&'s [Series]>,
}

impl OfParty<'_> {
    /// That of all acts of one's own.
    fn own(&self) -> Option<&Series> {
        all_acts(self.series)
    }
}

/// The series of all acts by the case's incidents, where there are any.
fn all_acts(series: &[Series]) -> Option<&Series> {
    series.first().filter(|one| &*one.kind.counted_by == series::CASE)
}

/// Every indicator that needs more than one series.
const OF_A_PARTY: &[fn(&History<'_>, &OfParty<'_>, &mut FollowThrough)] =
    &[moved::measure, rings::measure, delay::measure, retaliation::measure];

/// Measures everything, party by party.
#[must_use]
pub fn follow(history: &History<'_>) -> FollowThrough {
    let mut follow = FollowThrough::default();
    let all: Vec<(&PartySummary, Vec<Series>)> =
        history.parties.iter().map(|party| (party, series::of(history, party))).collect();
    for (party, series) in &all {
        for series in series {
            let [first, further] = OF_A_SERIES;
            let further = if series.is_detail() { &[] } else { further };
            first.iter().chain(further).for_each(|measure| measure(history, series, &mut follow));
            follow.panels.extend(series.panel(history));
        }
        let others = all.iter().filter(|(other, _)| other.id != party.id).map(|(_, series)| &**series).collect();
        let of_party = OfParty { party, series, others };
        OF_A_PARTY.iter().for_each(|measure| measure(history, &of_party, &mut follow));
    }
    follow
}
