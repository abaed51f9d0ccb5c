//! What a case itself can tell of its speakers and of these weights: who was right where others decided, and whether
//! probabilities came true.
//!
//! Nobody decides on its own word: a speaker is held against what the other origins make of an incident, and a forecast is
//! made without the voices that adjudicate it.

use std::collections::BTreeMap;

use model::{
    Attribution, CalibrationPart, CalibrationReport, Certainty, Grade, Incident, Name, Reliability, SourceBook,
    Statement, probability,
};

use crate::calibration::{Forecast, calibration};
use crate::heard::{Heard, Role, Said, Standing};
use crate::latent::{Hearing, two_coin};
use crate::simulation::{Conflict, Copies, expected};
use crate::{WeighError, attribution, certainty, factors};

/// Fewer decided incidents than this give no class (F).
const JUDGED: usize = 10;
/// The least share right of each class, from the best down; below the last stands E.
const SHARES: [(f64, Reliability); 4] =
    [(0.95, Reliability::A), (0.85, Reliability::B), (0.7, Reliability::C), (0.5, Reliability::D)];
/// Fewer adjudicated answers than this say nothing of whether probabilities come true.
const NEEDED: usize = 200;

/// The record of every speaker that said of an incident whether it happened, in the order of the book.
///
/// `cases` are incidents with all of their statements. A speaker is right where it affirms what is corroborated or
/// verified by the other origins, or denies what they refute; wrong where it is the other way round. What nobody else
/// decides is neither: a record is of what could be checked, and things that are false are seldom checked.
///
/// # Errors
/// As [`weigh`](crate::weigh()).
pub fn grades(cases: &[(&Incident, Vec<Statement>)], book: &SourceBook) -> Result<Vec<Grade>, WeighError> {
    // By speaker: right, wrong, undecided.
    let mut records: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (incident, statements) in cases {
        let heard = Heard::gather(incident, statements, book)?;
        let mut speakers: Vec<&str> = heard.said.iter().map(|said| &*said.statement.speaker).collect();
        speakers.sort_unstable();
        speakers.dedup();
        for speaker in speakers {
            let own: Vec<&Said<'_>> = heard.said.iter().filter(|said| *said.statement.speaker == *speaker).collect();
            let says = |role| own.iter().any(|said| said.role == role);
            let affirms = match (says(Role::Affirms), says(Role::DeniesEvent)) {
                (true, false) => true,
                (false, true) => false,
                (true, true) | (false, false) => continue,
            };
            let others = heard.only(|said| own.iter().all(|own| own.voice != said.voice));
            let place = match certainty::certainty(&others).0 {
                Certainty::Corroborated | Certainty::Verified => usize::from(!affirms),
                Certainty::Refuted => usize::from(affirms),
                Certainty::Alleged | Certainty::Reported => 2,
            };
            if let Some(n) = records.entry(speaker).or_default().get_mut(place) {
                *n += 1;
            }
        }
    }
    let grade = |speaker: &model::Speaker| {
        let [right, wrong, undecided] = *records.get(&*speaker.id)?;
        Some(Grade {
            speaker: speaker.id.clone(),
            n: right + wrong,
            n_right: right,
            n_undecided: undecided,
            derived: class(right, right + wrong),
            given: speaker.reliability,
        })
    };
    Ok(book.speakers.iter().filter_map(grade).collect())
}

fn class(right: usize, n: usize) -> Reliability {
    if n < JUDGED {
        return Reliability::F;
    }
    let share = right as f64 / n as f64;
    SHARES.iter().find(|(least, _)| share >= *least).map_or(Reliability::E, |(_, class)| *class)
}

/// Something that a case adjudicated, and what was to be expected of it without those who did.
struct Adjudicated {
    asked: &'static str,
    accused: Vec<Name>,
    forecast: Forecast,
}

const HAPPENED: &str = "whether it happened";
const WHO: &str = "who did it";

/// Whether the probabilities of a case came true, and, where too few can be checked, how those of the two-coin model did
/// in a simulated conflict.
///
/// That it happened is adjudicated by who inspects (verified, refuted); who did it, by who admits it, where only one
/// party does.
///
/// # Errors
/// As [`weigh`](crate::weigh()).
pub fn calibrate(cases: &[(&Incident, Vec<Statement>)], book: &SourceBook) -> Result<CalibrationReport, WeighError> {
    let mut all = Vec::new();
    for (incident, statements) in cases {
        let heard = Heard::gather(incident, statements, book)?;
        all.extend(happened(&heard));
        all.extend(who(&heard));
    }
    let mut accused: Vec<&Name> = Vec::new();
    for party in all.iter().flat_map(|one| &one.accused) {
        if !accused.contains(&party) {
            accused.push(party);
        }
    }
    let part = |asked: &'static str, party: Option<&Name>| {
        let of = |one: &&Adjudicated| one.asked == asked && party.is_none_or(|party| one.accused.contains(party));
        let forecasts = all.iter().filter(of).map(|one| one.forecast);
        CalibrationPart { asked, accused: party.cloned(), calibration: calibration(forecasts) }
    };
    let parties = || std::iter::once(None).chain(accused.iter().map(|party| Some(*party)));
    let case = [HAPPENED, WHO].iter().flat_map(|asked| parties().map(|party| part(asked, party)));
    Ok(CalibrationReport {
        n_adjudicated: all.len(),
        n_needed: NEEDED,
        case: case.filter(|part| part.calibration.n > 0).collect(),
        simulated: if all.len() < NEEDED { simulated()? } else { Vec::new() },
    })
}

fn happened(heard: &Heard<'_>) -> Option<Adjudicated> {
    let so = match certainty::certainty(heard).0 {
        Certainty::Verified => true,
        Certainty::Refuted => false,
        Certainty::Alleged | Certainty::Reported | Certainty::Corroborated => return None,
    };
    let others = heard.only(|said| said.standing != Standing::Inspection);
    let speak = others.said.iter().any(|said| matches!(said.role, Role::Affirms | Role::DeniesEvent));
    let forecast = Forecast { probability: probability(factors::sum(&factors::happened(&others))), so };
    speak.then(|| Adjudicated { asked: HAPPENED, accused: heard.incident.named.clone(), forecast })
}

fn who(heard: &Heard<'_>) -> Vec<Adjudicated> {
    let named = &heard.incident.named;
    let admits = |party: &&Name| attribution::attributed(heard, party).attribution == Attribution::Admitted;
    let admitted: Vec<&Name> = named.iter().filter(admits).collect();
    let [admitted] = admitted.as_slice() else { return Vec::new() };
    let others = heard.only(|said| said.standing != Standing::Admission);
    if !others.said.iter().any(|said| named.iter().any(|party| said.names(party))) {
        return Vec::new();
    }
    let forecast = |party: &Name| Adjudicated {
        asked: WHO,
        accused: vec![party.clone()],
        forecast: Forecast {
            probability: probability(factors::sum(&factors::who(&others, party))),
            so: party == *admitted,
        },
    };
    named.iter().map(forecast).collect()
}

/// The two-coin model on a conflict with relays that paraphrase, found in the data.
fn simulated() -> Result<Vec<CalibrationPart>, WeighError> {
    let copies = Copies::PARAPHRASED;
    let told = Conflict { n_incidents: 3_000, n_relays: 6, copies, disguised: false, seed: 1 }.told()?;
    let fitted = two_coin(&told.panel, &Hearing { expected: expected(true), told: vec![], detects: true })?;
    let all: Vec<Forecast> = told.forecasts(fitted.probabilities()).collect();
    let asked = "whether an accusation is true, in a simulated conflict of 3,000 incidents and 6 relays";
    let part = |side: Option<usize>| {
        let of = all.iter().zip(told.panel.accused()).filter(|(_, accused)| side.is_none() || **accused == side);
        let accused = side.map(|side| if side == 0 { "the side with the relays" } else { "the other side" }.into());
        CalibrationPart { asked, accused, calibration: calibration(of.map(|(forecast, _)| *forecast)) }
    };
    Ok([None, Some(0), Some(1)].map(part).into())
}
