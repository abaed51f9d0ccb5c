//! What findings are about: incidents, and duties that no incident raised; each with its findings in brief.

use model::{DecidedBy, Facet, Finding, FindingKind, Instant, Interval, SubjectKind};
use serde::Serialize;

use crate::figures;
use crate::index::{Entry, Index};
use crate::wording;

/// An incident, or a duty that was due by a date or from the start.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct SubjectData<'a> {
    pub(super) id: &'a str,
    /// Ids that it had before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<&'static str>>", optional))]
    aliases: Vec<&'a str>,
    /// Whether a known difference concerns it: an asterisk stands beside its id.
    marked: bool,
    /// On the clock of the case.
    when: String,
    /// Minutes from the Unix epoch between which it lies; null where a side has no bound.
    from: Option<i32>,
    to: Option<i32>,
    /// Its place in the list of places; null for a duty.
    place: Option<usize>,
    /// Why a settlement that is known is not named.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    withheld: Option<&'static str>,
    /// To what; empty for a duty.
    object: String,
    /// With what; empty for a duty.
    means: String,
    #[cfg_attr(test, ts(type = "Certainty"))]
    certainty: &'static str,
    findings: Vec<FindingData>,
}

/// A finding in brief; its id is `term/reading/subject/party`.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct FindingData {
    term: usize,
    reading: usize,
    party: usize,
    /// The duty, where an incident raised one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    subject: Option<String>,
    /// What an edition may print.
    #[cfg_attr(test, ts(type = "FindingKind"))]
    finding: &'static str,
    /// Who alleges it, who denies it, who else says so; where it is an allegation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    alleged: Option<String>,
    hangs: Vec<Hang>,
}

/// What a finding hangs on.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct Hang {
    #[cfg_attr(test, ts(type = "Dimension"))]
    on: &'static str,
    /// The number of the clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    clause: Option<usize>,
    /// Whether the reading does not say; where neither, the facts decide.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    unsaid: bool,
}

/// Somewhere, as far as it may be printed.
#[derive(PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct PlaceData<'a> {
    said: &'a str,
    /// Latitude and longitude of the centre in degrees, and the radius in metres; null where there is no more than a country.
    circle: Option<[f64; 3]>,
}

/// Every subject and every place that one of them has, each place once.
pub(super) fn all<'a>(index: &'a Index<'a>) -> (Vec<SubjectData<'a>>, Vec<PlaceData<'a>>) {
    let mut places: Vec<PlaceData<'_>> = Vec::new();
    let mut numbered = std::collections::BTreeMap::new();
    let mut subjects = Vec::with_capacity(index.entries.len());
    for entry in &index.entries {
        let published = &entry.place;
        let circle = published.circle.map(|one| [one.centre.lat, one.centre.lon, figures::metres(one.radius_m)]);
        let key = (&*published.said, circle.map(|circle| circle.map(f64::to_bits)));
        let place = *numbered.entry(key).or_insert(places.len());
        if place == places.len() {
            places.push(PlaceData { said: &published.said, circle });
        }
        subjects.push(incident(index, entry, place));
    }
    subjects.extend(duties(index));
    (subjects, places)
}

fn incident<'a>(index: &Index<'a>, entry: &Entry<'a>, place: usize) -> SubjectData<'a> {
    let incident = entry.incident;
    let Interval { from, to } = incident.time.interval;
    SubjectData {
        id: &incident.id,
        aliases: incident.aliases.iter().map(|id| &**id).collect(),
        marked: index.differences.of(&incident.id).next().is_some(),
        when: index.clock.interval(incident.time.interval),
        from: super::minutes(from),
        to: super::minutes(to),
        place: Some(place),
        withheld: entry.place.withheld,
        object: wording::leaves(Facet::Object, incident.object),
        means: wording::leaves(Facet::Means, incident.means),
        certainty: entry.assessment.certainty.word(),
        findings: entry.findings.iter().filter_map(|one| finding(index, Some(entry), one)).collect(),
    }
}

/// Duties with the same name are one subject, whoever owes them and under whatever reading.
fn duties<'a>(index: &Index<'a>) -> Vec<SubjectData<'a>> {
    let mut subjects: Vec<SubjectData<'_>> = Vec::new();
    for duty in &index.duties {
        let parts = &duty.parts;
        let brief = finding(index, None, duty);
        if let Some(subject) = subjects.iter_mut().find(|subject| subject.id == &*parts.subject) {
            subject.findings.extend(brief);
            continue;
        }
        let due = match parts.kind {
            SubjectKind::Deadline(due) if due != Instant::MAX => Some(due),
            _ => None,
        };
        subjects.push(SubjectData {
            id: &parts.subject,
            aliases: Vec::new(),
            marked: false,
            when: due.map_or_else(
                || "due by a time that is not known".to_owned(),
                |due| format!("due by {}", index.clock.instant(due)),
            ),
            from: due.and_then(super::minutes),
            to: due.and_then(super::minutes),
            place: None,
            withheld: None,
            object: String::new(),
            means: String::new(),
            certainty: parts.certainty.word(),
            findings: brief.into_iter().collect(),
        });
    }
    subjects
}

fn finding<'a>(index: &Index<'a>, entry: Option<&Entry<'a>>, finding: &Finding) -> Option<FindingData> {
    let parts = &finding.parts;
    let reading = index.reading_place(&parts.reading)?;
    let of_incident = entry.is_none_or(|entry| entry.incident.id == parts.subject);
    let hangs = parts.deciding.iter().map(|deciding| Hang {
        on: deciding.name(),
        clause: match deciding.by {
            DecidedBy::Clause(place) => index.clause(&parts.reading, place).map(|clause| index.number(clause)),
            DecidedBy::NotSaid | DecidedBy::Fact => None,
        },
        unsaid: deciding.by == DecidedBy::NotSaid,
    });
    Some(FindingData {
        term: index.edition.agreement.terms.iter().position(|term| term.id == parts.term)?,
        reading,
        party: index.party_place(&parts.party)?,
        subject: (!of_incident).then(|| parts.subject.to_string()),
        finding: finding.published.word(),
        alleged: (finding.published == FindingKind::AllegedViolation).then(|| wording::alleged(index, entry, finding)),
        hangs: hangs.collect(),
    })
}
