//! The small edition made larger: as many incidents as are asked for, under five readings, with sentences of ordinary length.

use model::{Deciding, Edition, Finding, Instant, Name, SubjectKind};

use crate::small_edition::edition;

pub(super) fn of_size(incidents: usize) -> Edition {
    let mut edition = edition();
    for n in 2..5 {
        let mut reading = edition.agreement.readings[1].clone();
        reading.id = format!("r{n}").into();
        edition.agreement.readings.push(reading);
    }
    let readings: Vec<Name> = edition.agreement.readings.iter().map(|reading| reading.id.clone()).collect();
    let pattern: Vec<_> = (0..3)
        .map(|place| {
            let incident = edition.resolution.incidents[place].clone();
            let own: Vec<_> = edition.findings.iter().filter(|f| f.parts.subject == incident.id).cloned().collect();
            (incident, edition.links[place].clone(), edition.assessments[place].clone(), own)
        })
        .collect();
    (edition.resolution.incidents, edition.links, edition.assessments, edition.findings) = Default::default();
    for n in 0..incidents {
        let (mut incident, mut link, mut assessment, own) = pattern[n % 3].clone();
        let id: Name = format!("I-N{n}").into();
        (incident.id, incident.aliases) = (id.clone(), vec![]);
        (link.incident, assessment.incident) = (id.clone(), id.clone());
        for (place, reading) in readings.iter().enumerate() {
            let mut parts = own[place % own.len()].parts.clone();
            (parts.subject, parts.incident, parts.reading) = (id.clone(), Some(id.clone()), reading.clone());
            let because = "it happened between 2025-03-18T16:00:00Z and 2025-03-19T06:00:00Z; the start is not known";
            let again: Vec<_> = parts.deciding.iter().cycle().take(parts.deciding.len() * 3).cloned().collect();
            parts.deciding = again.into_iter().map(|one| Deciding { because: because.into(), ..one }).collect();
            parts.settles = parts.settles.iter().cycle().take(parts.settles.len() * 4).cloned().collect();
            edition.findings.push(Finding::new(parts).unwrap());
        }
        edition.resolution.incidents.push(incident);
        edition.links.push(link);
        edition.assessments.push(assessment);
    }
    edition.headline.flips = Vec::new();
    edition
}

/// What is due under each reading: by a day and by a time that is not known, raised by no incident, and once by the first.
pub(super) fn with_duties(mut edition: Edition) -> Edition {
    let pattern = edition.findings[0].parts.clone();
    let due: Instant = "2025-04-01T00:00Z".parse().unwrap();
    let raised = ("D-I-N0", due, Some("I-N0"));
    for (subject, due, incident) in [("D-list", due, None), ("D-report", Instant::MAX, None), raised] {
        for reading in &edition.agreement.readings {
            let mut parts = pattern.clone();
            (parts.subject, parts.incident, parts.reading) =
                (subject.into(), incident.map(Name::from), reading.id.clone());
            parts.kind = SubjectKind::Deadline(due);
            edition.findings.push(Finding::new(parts).unwrap());
        }
    }
    edition
}
