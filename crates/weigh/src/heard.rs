//! Who was heard: each statement in its voice, and what it does.

use model::{Facet, Incident, LeafSet, Name, SourceBook, Speaker, Stance, Statement, Taxonomy};

use crate::WeighError;
use crate::origins::{self, Origin};
use crate::weights::Weights;

/// What a statement does to the two questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Says that it happened.
    Affirms,
    /// Passes the report on: a disinterested voice that asserts and names no outcome has seen nothing of its own.
    Mentions,
    /// Says that nothing was damaged: that something came is not denied.
    DeniesEffect,
    /// Says that the party did not do it.
    DeniesActor,
    /// Says that it did not happen: a denial that is about no party.
    DeniesEvent,
}

/// How a voice stands to what it says. A bloc of statements stands as its strongest does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// A party's word.
    Party,
    /// A voice with no stake.
    Disinterested,
    /// A party's word on what it did itself.
    Admission,
    /// A voice with no stake that went and looked.
    Inspection,
}

/// A statement in its voice.
#[derive(Clone, Copy)]
pub(crate) struct Said<'a> {
    pub(crate) statement: &'a Statement,
    /// Which of [`Heard::voices`].
    pub(crate) voice: usize,
    /// The side of that voice.
    pub(crate) side: Option<&'a Name>,
    pub(crate) role: Role,
    pub(crate) standing: Standing,
}

/// Statements that count once: those of one disinterested voice, or those of all voices of one side.
pub(crate) struct Bloc<'a> {
    pub(crate) side: Option<&'a Name>,
    pub(crate) standing: Standing,
    /// Weight in bits, never negative: that of its strongest voice.
    pub(crate) bits: f64,
    /// The origins of its voices.
    pub(crate) speakers: Vec<&'a str>,
    pub(crate) statements: Vec<Name>,
    /// Which of [`Heard::voices`] it began with.
    first: usize,
}

/// Everything that was said of one incident, by id of the statement.
pub(crate) struct Heard<'a> {
    pub(crate) incident: &'a Incident,
    pub(crate) said: Vec<Said<'a>>,
    /// By the first statement of each.
    pub(crate) voices: Vec<Origin<'a>>,
    pub(crate) weights: &'static Weights,
}

impl<'a> Heard<'a> {
    /// Sorts the statements into voices.
    pub(crate) fn gather(
        incident: &'a Incident,
        statements: &'a [Statement],
        book: &'a SourceBook,
    ) -> Result<Self, WeighError> {
        let statements = checked(incident, statements)?;
        let mut speakers = Vec::with_capacity(statements.len());
        for statement in &statements {
            let speaker = book.speaker(&statement.speaker).ok_or_else(|| WeighError::UnknownSpeaker {
                statement: statement.id.clone(),
                speaker: statement.speaker.clone(),
            })?;
            speakers.push(speaker);
        }
        let (voices, voice_of) = origins::origins(&speakers, book);
        let said = statements
            .into_iter()
            .zip(speakers)
            .zip(voice_of)
            .map(|((statement, speaker), voice)| {
                let side = voices.get(voice).and_then(|origin| origin.side);
                let (role, standing) = (role(statement, side), standing(statement, speaker, side));
                Said { statement, voice, side, role, standing }
            })
            .collect();
        Ok(Self { incident, said, voices, weights: Weights::shipped()? })
    }

    /// The same as if others than these had said nothing.
    pub(crate) fn only(&self, keep: impl Fn(&Said<'a>) -> bool) -> Self {
        let said = self.said.iter().filter(|said| keep(said)).copied().collect();
        Self { incident: self.incident, said, voices: self.voices.clone(), weights: self.weights }
    }

    /// The lowest and the highest of some sum, when any one origin is left out.
    pub(crate) fn without_one(&self, sum: impl Fn(&Self) -> f64) -> [f64; 2] {
        if self.voices.is_empty() {
            return [sum(self); 2];
        }
        let sums = (0..self.voices.len()).map(|voice| sum(&self.only(|said| said.voice != voice)));
        sums.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], sum| [low.min(sum), high.max(sum)])
    }

    /// Blocs of that standing that say that it happened.
    pub(crate) fn affirming(&self, standing: Standing) -> impl Iterator<Item = Bloc<'a>> + use<'a> {
        self.blocs(|said| said.role == Role::Affirms).into_iter().filter(move |bloc| bloc.standing == standing)
    }

    /// Blocs of that standing that say that `party` did it.
    pub(crate) fn naming(&self, party: &Name, standing: Standing) -> impl Iterator<Item = Bloc<'a>> + use<'a> {
        self.blocs(|said| said.names(party)).into_iter().filter(move |bloc| bloc.standing == standing)
    }

    /// Blocs of some statements, by the first statement of each.
    pub(crate) fn blocs(&self, keep: impl Fn(&Said<'a>) -> bool) -> Vec<Bloc<'a>> {
        let mut blocs: Vec<Bloc<'a>> = Vec::new();
        for said in self.said.iter().filter(|said| keep(said)) {
            let Some(origin) = self.voices.get(said.voice) else { continue };
            let class = origin.speaker.reliability;
            let bits = match said.role {
                Role::DeniesActor | Role::DeniesEvent => self.weights.denial(said.standing, class),
                Role::Affirms => self.weights.affirmation(said.standing, class),
                Role::Mentions | Role::DeniesEffect => 0.0,
            };
            let same =
                |bloc: &&mut Bloc<'a>| bloc.side == said.side && (said.side.is_some() || bloc.first == said.voice);
            let Some(bloc) = blocs.iter_mut().find(same) else {
                blocs.push(Bloc {
                    side: said.side,
                    standing: said.standing,
                    bits,
                    speakers: vec![&origin.speaker.id],
                    statements: vec![said.statement.id.clone()],
                    first: said.voice,
                });
                continue;
            };
            bloc.bits = match said.standing.cmp(&bloc.standing) {
                std::cmp::Ordering::Less => bloc.bits,
                std::cmp::Ordering::Equal => bloc.bits.max(bits),
                std::cmp::Ordering::Greater => bits,
            };
            bloc.standing = bloc.standing.max(said.standing);
            if !bloc.speakers.contains(&&*origin.speaker.id) {
                bloc.speakers.push(&origin.speaker.id);
            }
            bloc.statements.push(said.statement.id.clone());
        }
        blocs
    }
}

impl Said<'_> {
    /// Whether it says that `party` did it.
    pub(crate) fn names(&self, party: &Name) -> bool {
        self.role == Role::Affirms && self.statement.about.as_ref() == Some(party)
    }

    /// Whether it says, by a voice with no stake that went and looked, that it happened.
    pub(crate) fn has_seen(&self) -> bool {
        self.role == Role::Affirms && self.standing == Standing::Inspection
    }
}

/// The statements by id, each once.
fn checked<'a>(incident: &Incident, statements: &'a [Statement]) -> Result<Vec<&'a Statement>, WeighError> {
    let mut sorted: Vec<&Statement> = statements.iter().collect();
    sorted.sort_by(|a, b| a.id.cmp(&b.id));
    for pair in sorted.windows(2) {
        if let [a, b] = pair
            && a.id == b.id
            && a != b
        {
            return Err(WeighError::Twice { statement: a.id.clone() });
        }
    }
    sorted.dedup_by(|a, b| a.id == b.id);
    for statement in &sorted {
        if !incident.statements.contains(&statement.id) {
            let (statement, incident) = (statement.id.clone(), incident.id.clone());
            return Err(WeighError::NotOfIncident { statement, incident });
        }
    }
    for id in &incident.statements {
        if sorted.binary_search_by(|statement| statement.id.cmp(id)).is_err() {
            return Err(WeighError::Missing { statement: id.clone(), incident: incident.id.clone() });
        }
    }
    Ok(sorted)
}

fn role(statement: &Statement, side: Option<&Name>) -> Role {
    let taxonomy = Taxonomy::shipped();
    let no_damage = taxonomy.set(Facet::Outcome, "no-damage").unwrap_or(LeafSet::EMPTY);
    match (statement.stance, &statement.about) {
        (Stance::Denies, _) if statement.outcome == no_damage => Role::DeniesEffect,
        (Stance::Denies, Some(_)) => Role::DeniesActor,
        (Stance::Denies, None) => Role::DeniesEvent,
        (Stance::Asserts, _) if side.is_none() && statement.is_mention() => Role::Mentions,
        (Stance::Asserts | Stance::Accuses | Stance::Admits | Stance::Confirms, _) => Role::Affirms,
    }
}

fn standing(statement: &Statement, speaker: &Speaker, side: Option<&Name>) -> Standing {
    let looked = speaker.inspects && speaker.affiliation.party().is_none();
    match (side, statement.stance) {
        (Some(side), Stance::Admits) if statement.about.as_ref() == Some(side) => Standing::Admission,
        (Some(_), _) => Standing::Party,
        (None, Stance::Confirms | Stance::Denies) if looked => Standing::Inspection,
        (None, _) => Standing::Disinterested,
    }
}
