//! Who passes on whose words, found in what they say, and what such words count.
//!
//! Source: X. L. Dong, L. Berti-Équille and D. Srivastava, "Integrating conflicting data: the role of source dependence",
//! PVLDB 2(1) (2009), 550–561: that two agree where it is likely tells nothing; that they agree on what is rarely said
//! tells that one has it from the other. Here the earlier is the origin, and the truth, which nobody knows, is averaged
//! over: for each item the expectation of the likelihood ratio, and of that the logarithm.

use super::normalise;
use super::panel::{Outcome, Panel, Report};
use super::two_coin::{TwoCoin, probability};

/// The probability that one of two voices has its words from the other, before they are compared.
const COPIES: f64 = 0.1;
/// The part of its words that a relay has from one origin: whichever of these, all alike likely before.
const PARTS: [f64; 3] = [0.2, 0.5, 0.8];

/// Pairs of an origin and who more likely than not passes on its words.
pub(super) fn detect(panel: &Panel, fitted: &TwoCoin) -> Vec<(usize, usize)> {
    let n = panel.witnesses().len();
    let ratios = agreement_ratios(panel, fitted);
    let mut relays = Vec::new();
    for one in 0..n {
        for other in one + 1..n {
            let log_ratio = |origin, relay| bayes_factor(panel, &ratios, origin, relay);
            let copies = COPIES.ln();
            // Independent, the second from the first, the first from the second.
            let mut ways = [(1.0 - 2.0 * COPIES).ln(), copies + log_ratio(one, other), copies + log_ratio(other, one)];
            normalise(&mut ways);
            let [_, second, first] = ways;
            if second > 0.5 {
                relays.push((one, other));
            } else if first > 0.5 {
                relays.push((other, one));
            }
        }
    }
    relays
}

/// By item and witness: how much likelier its report is where it is copied from the same report than where it is its own,
/// whatever the truth; `None` where it weighs nothing.
fn agreement_ratios(panel: &Panel, fitted: &TwoCoin) -> Vec<Option<f64>> {
    let ratio = |item: usize, witness: usize| {
        let so = probability(fitted.log_odds[item]);
        let [if_not, if_so] =
            fitted.likelihoods(witness, panel.interest(item, witness), panel.reports(item)[witness].outcome)?;
        Some((1.0 - so) / if_not + so / if_so)
    };
    let items = 0..panel.accused().len();
    items.flat_map(|item| (0..panel.witnesses().len()).map(move |witness| ratio(item, witness))).collect()
}

/// Natural logarithm of how much likelier the relay's reports are if some of them are the origin's.
fn bayes_factor(panel: &Panel, ratios: &[Option<f64>], origin: usize, relay: usize) -> f64 {
    let n = panel.witnesses().len();
    let mut n_own = 0.0;
    let mut logs = PARTS.map(|_| (PARTS.len() as f64).recip().ln());
    for item in 0..panel.accused().len() {
        let (Some(ratio), Some(_)) = (ratios[item * n + relay], ratios[item * n + origin]) else { continue };
        let reports = panel.reports(item);
        if follows(reports[origin], reports[relay]) {
            logs.iter_mut().zip(PARTS).for_each(|(log, part)| *log += (part * ratio + 1.0 - part).ln());
        } else {
            n_own += 1.0;
        }
    }
    logs.iter_mut().zip(PARTS).for_each(|(log, part)| *log += n_own * (1.0 - part).ln());
    normalise(&mut logs)
}

/// Whether a report may have been copied from that of the origin: it says the same, and not before.
fn follows(origin: Report, relay: Report) -> bool {
    origin.outcome == relay.outcome && (origin.outcome == Outcome::Silent || origin.at < relay.at)
}

/// By item and witness, what a report counts. What a relay has from an origin, or its silence, counts `echo`, and all such
/// echoes of an item together no more than that: however many repeat it, it was said once. What a relay says and no
/// origin said before counts as the part of its words that are its own: whoever mostly repeats may have seen something
/// for itself, or have changed in telling what it repeats.
pub(super) fn weights(panel: &Panel, relays: &[(usize, usize)], echo: f64) -> Vec<f64> {
    let n = panel.witnesses().len();
    let mut weights = vec![1.0; panel.accused().len() * n];
    // For each witness, words that are its own and all words, an origin's not counted.
    let mut words = vec![(0.0, 0.0); n];
    let mut echoes = vec![false; panel.accused().len() * n];
    for item in 0..panel.accused().len() {
        let reports = panel.reports(item);
        for &(origin, relay) in relays {
            echoes[item * n + relay] |=
                reports[relay].outcome == Outcome::Silent || follows(reports[origin], reports[relay]);
        }
        for (witness, report) in reports.iter().enumerate() {
            if matches!(report.outcome, Outcome::Affirms | Outcome::Denies) {
                words[witness].0 += f64::from(u8::from(!echoes[item * n + witness]));
                words[witness].1 += 1.0;
            }
        }
    }
    for item in 0..panel.accused().len() {
        let echoes = &echoes[item * n..(item + 1) * n];
        let n_echoes = echoes.iter().filter(|is_echo| **is_echo).count() as f64;
        for (witness, is_echo) in echoes.iter().enumerate() {
            let (own, all) = words[witness];
            let own = if all > 0.0 { own / all } else { 1.0 };
            weights[item * n + witness] = if *is_echo { echo / n_echoes } else { own };
        }
    }
    weights
}
