//! A ruling: every holding of one reading on a case, and the findings that are told of them.

use agreement::Norms;
use model::{Finding, FindingKind, Instant};

use crate::JudgeError;
use crate::deed::Known;
use crate::docket::Docket;
use crate::fold::{Judge, Record, Told};
use crate::holding::{Holding, Trace};
use crate::sentences;

/// Every holding of one reading on a case.
#[derive(Clone, Debug)]
pub struct Ruling<'a> {
    pub(crate) judge: Judge<'a>,
    pub(crate) docket: &'a Docket<'a>,
    /// By incident, in the order of the docket's facts; then by rule, then by party. Then those about duties.
    holdings: Vec<Holding>,
    traces: Vec<Trace>,
}

/// Rules on a case under one reading. No sentence is made.
///
/// # Errors
/// [`JudgeError::TooMany`].
pub fn rule<'a>(norms: &'a Norms, docket: &'a Docket<'a>) -> Result<Ruling<'a>, JudgeError> {
    let facts = docket.facts;
    let register = &docket.register;
    let mut judge = Judge::new(norms, register, Record::Case, facts.standard, facts.watchers)?;
    let deeds = || docket.order.iter().filter_map(|at| Some((*at as usize, docket.deeds.get(*at as usize)?)));
    if judge.looks_ahead() {
        deeds().for_each(|(at, deed)| judge.note(register, at as u64, deed, docket.known(at)));
        deeds().for_each(|(at, deed)| judge.count(register, at as u64, deed, docket.known(at)));
        deeds().for_each(|(at, deed)| judge.weigh(register, at as u64, deed, docket.known(at)));
    }
    let (mut holdings, mut traces) = (Vec::with_capacity(docket.deeds.len() * norms.norms.len() * 5 / 4), Vec::new());
    // Where the incidents stand in the order of time already, or nothing hangs on it, nothing is to be moved.
    let in_place = !judge.hangs_on_order() || docket.order.is_sorted();
    let mut ranges = vec![(0, 0); if in_place { 0 } else { docket.deeds.len() }];
    let mut duties = Vec::new();
    let mut keep = |told: Told, holdings: &mut Vec<Holding>| match told {
        Told::Deed(holding) => holdings.push(holding),
        Told::Duty { rule, party, coverage, kind, trace } => {
            duties.push(Holding::of_duty(traces.len(), rule, party, coverage, kind));
            traces.push(trace);
        }
    };
    for (nth, at) in docket.order.iter().enumerate() {
        let at = if in_place { nth } else { *at as usize };
        let Some(deed) = docket.deeds.get(at) else { continue };
        let from = holdings.len();
        judge.judge(register, at as u64, deed, docket.known(at), &mut |told| keep(told, &mut holdings));
        if let Some(range) = ranges.get_mut(at) {
            *range = (from, holdings.len());
        }
    }
    judge.close(facts.as_of, &known_of(docket), &mut |told| keep(told, &mut holdings));
    if !in_place {
        let moved = ranges.iter().filter_map(|(from, to)| holdings.get(*from..*to));
        holdings = moved.flatten().copied().collect();
    }
    holdings.extend(duties);
    Ok(Ruling { judge, docket, holdings, traces })
}

fn known_of<'d>(docket: &'d Docket<'_>) -> impl Fn(u64, u8) -> Known + use<'d> {
    move |at, party| {
        let known = usize::try_from(at).ok().and_then(|at| docket.known(at).get(usize::from(party)).copied());
        known.unwrap_or(Known::unnamed(model::Certainty::Alleged))
    }
}

impl Ruling<'_> {
    /// What is known of a deed and a party.
    pub(crate) fn known_of(&self) -> impl Fn(u64, u8) -> Known {
        known_of(self.docket)
    }

    /// The holdings.
    #[must_use]
    pub fn holdings(&self) -> &[Holding] {
        &self.holdings
    }

    /// What more there is to tell of a holding about a duty.
    #[must_use]
    pub fn trace(&self, holding: Holding) -> Option<&Trace> {
        if holding.is_of_duty() { self.traces.get(holding.at()) } else { None }
    }

    /// A holding in sentences.
    ///
    /// # Errors
    /// [`JudgeError::Finding`] where a part without which a finding must not exist is missing.
    pub fn tell(&self, holding: Holding) -> Result<Option<Finding>, JudgeError> {
        sentences::tell(self, holding)
    }

    /// Every finding of the kinds that `is_told` lets through.
    ///
    /// # Errors
    /// As [`Ruling::tell`].
    pub fn findings(&self, is_told: impl Fn(FindingKind) -> bool) -> Result<Vec<Finding>, JudgeError> {
        let told = self.holdings.iter().filter(|holding| is_told(holding.kind()));
        told.filter_map(|holding| self.tell(*holding).transpose()).collect()
    }

    pub(crate) fn as_of(&self) -> Instant {
        self.docket.facts.as_of
    }
}
