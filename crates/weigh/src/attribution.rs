//! The word for "who", for one party, by rules on voices.

use model::{Attributed, Attribution, Name, Precision};

use crate::factors;
use crate::heard::{Heard, Role, Said, Standing};

/// Weighs whether `party` did it.
///
/// First word that fits. `admitted`: its own side admits it on that object ([`admits_object`]). `undetermined`: nobody says
/// that it did. `disputed`: somebody says that another party did (a party that names itself accuses nobody else), or its
/// own side denies with a clock time of its own. `denied`: its own side denies otherwise. `accused`: the rest, also where
/// its own side admits authorship of a strike on something else.
pub(crate) fn attributed(heard: &Heard<'_>, party: &Name) -> Attributed {
    let own = |said: &&Said<'_>| said.side == Some(party);
    let naming: Vec<&Said<'_>> = heard.said.iter().filter(|said| said.names(party)).collect();
    let (admissions, accusations): (Vec<&Said<'_>>, Vec<&Said<'_>>) =
        naming.iter().partition(|said| own(said) && said.standing == Standing::Admission);
    let denials: Vec<&Said<'_>> = heard.said.iter().filter(|said| own(said) && denies(said, party)).collect();
    let specific = denials.iter().any(|said| has_clock_time(said));

    let (attribution, rule) = if admissions.iter().any(|said| admits_object(said, heard, party)) {
        (Attribution::Admitted, "its own side admits the act on that object")
    } else if naming.is_empty() {
        (Attribution::Undetermined, "nobody names it")
    } else if specific {
        (Attribution::Disputed, "it is named, and its own side's denial gives a time of its own")
    } else if heard.said.iter().any(|said| is_counter_accusation(said, party)) {
        (Attribution::Disputed, "it is named, and another party is named for the same act")
    } else if denials.is_empty() {
        (Attribution::Accused, "it is named, and its own side does not deny")
    } else {
        (Attribution::Denied, "it is named, and its own side denies without an account of its own")
    };
    let bars = factors::who(heard, party);
    Attributed {
        party: party.clone(),
        attribution,
        rule,
        observed: naming.iter().any(|said| said.has_seen()),
        accusers: speakers(heard, &accusations),
        deniers: speakers(heard, &denials),
        admitters: speakers(heard, &admissions),
        bits: factors::sum(&bars),
        bits_without_one: heard.without_one(|heard| factors::sum(&factors::who(heard, party))),
        bars,
    }
}

/// Whether the statement says that `party` did not do it.
pub(crate) fn denies(said: &Said<'_>, party: &Name) -> bool {
    said.role == Role::DeniesActor && said.statement.about.as_ref() == Some(party)
}

/// Whether the statement says that a party other than `party`, and other than the speaker's own, did it.
pub(crate) fn is_counter_accusation(said: &Said<'_>, party: &Name) -> bool {
    let about = said.statement.about.as_ref();
    said.role == Role::Affirms && about.is_some_and(|other| other != party) && about != said.side
}

/// Whether an admission of `party` is one of the act on that object: its object may be the incident's, and may be what
/// one of those who accuse the party speak of. Who claims a strike on a military target admits that it struck, not that
/// it struck what it is accused of.
pub(crate) fn admits_object(admission: &Said<'_>, heard: &Heard<'_>, party: &Name) -> bool {
    let object = admission.statement.object;
    let mut accused_of = heard
        .said
        .iter()
        .filter(|said| said.names(party) && said.side != Some(party))
        .map(|said| said.statement.object)
        .peekable();
    object.overlaps(heard.incident.object)
        && (accused_of.peek().is_none() || accused_of.any(|accused| object.overlaps(accused)))
}

/// Whether the statement gives a clock time of its own.
fn has_clock_time(said: &Said<'_>) -> bool {
    matches!(said.statement.when.precision, Precision::Minute | Precision::Span)
}

/// The origins of the statements' voices, each once, in order of the statements.
fn speakers(heard: &Heard<'_>, said: &[&Said<'_>]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for origin in said.iter().filter_map(|said| heard.voices.get(said.voice)) {
        if !names.contains(&origin.speaker.id) {
            names.push(origin.speaker.id.clone());
        }
    }
    names
}
