//! Whether acts moved nearer to registered sites or further away: for whoever works on a case, and in no edition.
//!
//! Unit: a difference of shares. Definition: which share of a party's acts lay at, near, or further from the nearest site of a
//! registry, during a window less before it, with Jeffreys' prior (`statistics/shares.rs`; Good 1967), by the mean of the draws as
//! whole numbers. A ring is what the whole interval of distances allows to say, and what may lie in several is one of its own. Acts are
//! taken to be independent, so that in clusters a change is seen too often. Not to be used where reports are a choice, nor
//! as a measure of what was aimed at: that a site stood near is no object.

use std::collections::BTreeSet;

use model::{FollowThrough, Indicator};

use super::series::{Series, drawn};
use super::span::Span;
use super::words::{because, number, range};
use super::{History, OfParty, Window};
use crate::statistics::shares::{JEFFREYS, ShareChange, share_changes};

pub(super) fn measure(history: &History<'_>, of: &OfParty<'_>, follow: &mut FollowThrough) {
    let rings: BTreeSet<&'static str> = history.draws.iter().flatten().filter_map(|act| act.ring).collect();
    let rings: Vec<&'static str> = rings.into_iter().collect();
    let Some(all) = of.own().filter(|_| rings.len() > 1) else { return };
    for window in all.windows(history) {
        follow.indicators.extend(changed(history, all, window, &rings));
    }
}

fn changed(history: &History<'_>, all: &Series, window: &Window, rings: &[&'static str]) -> Vec<Indicator> {
    let (before, during) = (all.part(window.before(0)), all.part(window.during()));
    let indicator = Indicator {
        reading: Some(window.reading.clone()),
        window: format!("during, against before: {during}, against {before}"),
        internal: true,
        ..all.indicator("ring", "difference of shares", "Dirichlet shares (Good 1967)")
    };
    let party = &all.kind.party;
    let counts = |span: Span| {
        let of_ring = |ring: &&'static str| {
            let is_in = |(day, act): &(model::Day, &super::Act)| {
                span.from <= *day && *day < span.until && act.ring == Some(ring)
            };
            let n: usize =
                (0..).zip(&history.draws).map(|(number, acts)| drawn(acts, party, number).filter(is_in).count()).sum();
            (n as u64 + history.draws.len() as u64 / 2) / history.draws.len().max(1) as u64
        };
        rings.iter().map(of_ring).collect::<Vec<u64>>()
    };
    let refusal = [before, during].into_iter().find_map(|span| all.refusal(span));
    let found = match refusal {
        Some(refusal) => Err(refusal),
        None => share_changes(&counts(before), &counts(during), JEFFREYS).map_err(because),
    };
    match found {
        Err(reason) => {
            let says =
                format!("Whether acts of {} moved nearer to registered sites is not known. {reason}", party.title);
            vec![Indicator { says, ..indicator }]
        }
        Ok(changes) => {
            rings.iter().zip(changes.categories).map(|(ring, one)| told(&indicator, ring, one, &party.title)).collect()
        }
    }
}

fn told(indicator: &Indicator, ring: &str, one: ShareChange, party: &str) -> Indicator {
    let ShareChange { before, after, interval: (low, high), .. } = one;
    let says = format!(
        "Acts of {party}, {ring} as seen from the nearest registered site: {} of 100 before, {} during; the difference of shares is {}, 95 % interval {}, if acts came independently.",
        number(100.0 * before),
        number(100.0 * after),
        number(after - before),
        range(low, high),
    );
    Indicator {
        class: ring.into(),
        value: Some(after - before),
        low: Some(low),
        high: Some(high),
        says,
        ..indicator.clone()
    }
}
