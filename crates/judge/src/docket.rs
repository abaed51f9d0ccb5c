//! The docket of a case: its incidents as deeds, in the order of time, the same for every reading.

use model::{Assessment, Incident, Instant, Name, SiteLink, Standard};

use crate::JudgeError;
use crate::deed::{Deed, Known};
use crate::forms::Watcher;
use crate::holding::Holding;
use crate::register::Register;

/// What is known of a case, the same for every reading. The three slices run in step, one entry an incident.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The incidents.
    pub incidents: &'a [Incident],
    /// Where they were.
    pub links: &'a [SiteLink],
    /// How sure we are.
    pub assessments: &'a [Assessment],
    /// Who would have seen what, so that silence says something.
    pub watchers: &'a [Watcher],
    /// The monitor's own standard of proof, for texts that have none.
    pub standard: &'a Standard,
    /// What had been received by then.
    pub as_of: Instant,
}

/// The facts of a case, ready to be judged.
#[derive(Clone, Debug)]
pub struct Docket<'a> {
    pub(crate) facts: Facts<'a>,
    pub(crate) register: Register,
    pub(crate) deeds: Vec<Deed>,
    /// What is known of each deed and party: `n` entries a deed.
    known: Vec<Known>,
    n: usize,
    /// The deeds in the order of time, ties by the incident's id.
    pub(crate) order: Vec<u32>,
}

impl<'a> Docket<'a> {
    /// The docket of a case between these parties, in the order of the agreement.
    ///
    /// # Errors
    /// [`JudgeError::OutOfStep`] when the slices of `facts` do not belong together, [`JudgeError::TooManyParties`],
    /// [`JudgeError::TooMany`].
    pub fn new<'p>(parties: impl IntoIterator<Item = &'p Name>, facts: Facts<'a>) -> Result<Self, JudgeError> {
        let n = facts.incidents.len();
        if facts.links.len() != n || facts.assessments.len() != n {
            return Err(JudgeError::OutOfStep(n, facts.links.len(), facts.assessments.len()));
        }
        if n > Holding::MOST {
            return Err(JudgeError::TooMany(n, "incidents"));
        }
        let mut register = Register::new(parties)?;
        let mut deeds = Vec::with_capacity(n);
        for ((incident, link), assessment) in facts.incidents.iter().zip(facts.links).zip(facts.assessments) {
            deeds.push(Deed::of(incident, link, assessment, &mut register)?);
        }
        let n = register.n_parties();
        let mut known = Vec::with_capacity(deeds.len() * n);
        for assessment in facts.assessments {
            Known::add(&mut known, assessment, &register);
        }
        let mut times: Vec<(Instant, Instant, u32)> =
            deeds.iter().zip(0..).map(|(deed, at)| (deed.from, deed.to, at)).collect();
        let id = |at: u32| facts.incidents.get(at as usize).map(|incident| &incident.id);
        let by_time = |a: &(Instant, Instant, u32), b: &(Instant, Instant, u32)| {
            (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| id(a.2).cmp(&id(b.2)))
        };
        // A case is mostly gathered in the order of time already.
        if !times.is_sorted_by(|a, b| by_time(a, b).is_le()) {
            times.sort_by(by_time);
        }
        let order = times.into_iter().map(|(_, _, at)| at).collect();
        Ok(Self { facts, register, deeds, known, n, order })
    }

    /// What is known of a deed, party by party.
    pub(crate) fn known(&self, at: usize) -> &[Known] {
        self.known.get(at * self.n..(at + 1) * self.n).unwrap_or(&[])
    }
}
