//! From an edition to what is measured over time: acts as often as they are drawn, and the windows of the readings.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use model::{
    DailyCounts, Day, Dimension, Edition, FollowThrough, Incident, Instant, Membership, Name, Standing, TimelineEntry,
    probability,
};

use crate::{MonitorError, Neighbourhood, plausible};

/// How many ways to gather the statements are drawn.
const DRAWS: u64 = 20;

/// Measures what followed: whether acts became fewer or more, and moved.
///
/// # Errors
/// [`MonitorError::Time`] where an instant has no day in the case's zone, [`MonitorError::Resolve`].
pub(crate) fn follow(
    edition: &Edition,
    counts: &[DailyCounts],
    around: &Neighbourhood,
) -> Result<FollowThrough, MonitorError> {
    let zone = model::zone(&edition.case.zone)?;
    let day = |at: Instant| Day::of(at, &zone);
    let drawn = plausible(edition, DRAWS)?;
    let found = Found::of(edition, around);
    let draws = drawn.iter().map(|draw| draw.iter().map(|one| found.act(one, &zone)).collect());
    let last = counts.iter().map(|one| one.first.plus(i64::try_from(one.counts.len()).unwrap_or(i64::MAX) - 1)).max();
    // The last whole day; where there is no report, that of the last count.
    let as_of =
        if edition.as_of == Instant::MIN { last.unwrap_or(Day(i64::MIN)) } else { day(edition.as_of)?.plus(-1) };
    Ok(measure::follow(&measure::History {
        parties: &edition.agreement.parties,
        draws: draws.collect::<Result<Vec<Vec<_>>, MonitorError>>()?,
        windows: windows(&edition.timeline, &zone)?,
        compiled: &edition.compiled,
        counts,
        as_of,
    }))
}

/// What the edition says of each statement's incident. An incident of a draw is taken for what that of its first statement is.
struct Found<'e> {
    edition: &'e Edition,
    around: &'e Neighbourhood,
    /// By statement: the place of its incident.
    incident_of: BTreeMap<&'e Name, usize>,
    /// By incident: the readings whose terms protect what it was done to.
    protected: BTreeMap<&'e Name, Vec<Name>>,
}

impl<'e> Found<'e> {
    fn of(edition: &'e Edition, around: &'e Neighbourhood) -> Self {
        let incidents = edition.resolution.incidents.iter().zip(0..);
        let incident_of = incidents.flat_map(|(one, at)| one.statements.iter().map(move |id| (id, at))).collect();
        let mut protected: BTreeMap<&Name, Vec<Name>> = BTreeMap::new();
        for finding in &edition.findings {
            let is_protected = finding.parts.coverage.get(Dimension::Object) == Membership::In;
            if let (true, Some(incident)) = (is_protected, &finding.parts.incident) {
                let readings = protected.entry(incident).or_default();
                if !readings.contains(&finding.parts.reading) {
                    readings.push(finding.parts.reading.clone());
                }
            }
        }
        Self { edition, around, incident_of, protected }
    }

    /// How near the nearest registered site stood, as far as the whole interval of distances allows to say.
    fn ring(&self, incident: &Name) -> Option<&'static str> {
        let nearest = self.around.nearby.get(incident).and_then(|near| near.first());
        (!self.around.registries.is_empty()).then(|| nearest.map_or("further", |near| near.proximity.word()))
    }

    fn act(&self, drawn: &Incident, zone: &TimeZone) -> Result<measure::Act, MonitorError> {
        let place = drawn.statements.first().and_then(|id| self.incident_of.get(id)).copied().unwrap_or(usize::MAX);
        let incident = self.edition.resolution.incidents.get(place).unwrap_or(drawn);
        let assessment = self.edition.assessments.get(place);
        let p_of = |party: &Name| {
            let named = assessment?.parties.iter().find(|one| one.party == *party)?;
            Some((party.clone(), probability(named.bits)))
        };
        let received = |id: &Name| {
            let at = self.edition.statements.binary_search_by(|one| one.id.cmp(id)).ok()?;
            self.edition.statements.get(at)?.received
        };
        let known = drawn.statements.iter().filter_map(received).min().map(|at| Day::of(at, zone)).transpose()?;
        Ok(measure::Act {
            id: drawn.id.clone(),
            days: Day::range(drawn.time.interval, zone)?.into(),
            known,
            happened: assessment.map_or(0.5, |one| probability(one.bits)),
            parties: self.edition.agreement.parties.iter().filter_map(|party| p_of(&party.id)).collect(),
            object: drawn.object,
            means: drawn.means,
            zone: drawn.place.country.clone(),
            protected: self.protected.get(&incident.id).cloned().unwrap_or_default(),
            ring: self.ring(&incident.id),
        })
    }
}

/// When each party was bound under each reading, as far as every term is concerned: from the first time to the first end.
fn windows(timeline: &[TimelineEntry], zone: &TimeZone) -> Result<Vec<measure::Window>, MonitorError> {
    let (day, whole) = (|at| Day::of(at, zone), |at| Day::whole_from(at, zone));
    let general = |entry: &&TimelineEntry| entry.term.is_none();
    let mut windows: Vec<measure::Window> = Vec::new();
    for entry in timeline.iter().filter(general).filter(|entry| entry.standing == Standing::Bound) {
        let is_known = |one: &measure::Window| one.reading == entry.reading && one.party == entry.party;
        if windows.iter().any(is_known) || entry.from.1 == Instant::MAX {
            continue;
        }
        let ends = |one: &&TimelineEntry| {
            use Standing::{Ended, Left, MayBeReplaced, MayHaveEnded, MayHaveLeft, Replaced};
            one.reading == entry.reading
                && one.party == entry.party
                && one.from.0 > entry.from.0
                && matches!(one.standing, Ended | Left | MayHaveEnded | MayHaveLeft | MayBeReplaced | Replaced)
        };
        let end = timeline.iter().filter(general).find(ends);
        // Of an end that may have come, no day is known on which the party was no longer bound.
        let closed = end.filter(|end| end.standing.is_known()).map_or(Instant::MAX, |end| end.from.1);
        windows.push(measure::Window {
            reading: entry.reading.clone(),
            party: entry.party.clone(),
            opens: day(entry.from.0)?,
            from: whole(entry.from.1)?,
            until: day(end.map_or(Instant::MAX, |end| end.from.0))?,
            closes: whole(closed)?,
        });
    }
    Ok(windows)
}
