//! On which days the rate of acts turned, whatever the agreement says.
//!
//! Unit: the ratio of the rate after to that before. Definition: the days at which a series is best cut into stretches of one
//! rate each (PELT, Killick et al. 2012; negative binomial costs, a penalty of 3 ln n, no stretch under three days), by the
//! draw with the median of all totals; for each, the days that counts allow (Raftery & Akman 1986), which are more where acts
//! come in clusters. A turn has many causes, and a cut is no
//! proof of any. Not to be used where reports are a choice.

use model::{Day, FollowThrough, Indicator};

use super::History;
use super::events::capital;
use super::series::Series;
use super::span::Span;
use super::words::{acts, because, number};
use crate::statistics::Unavailable;
use crate::statistics::change_points::single::{Gamma, SingleChange, single_change};
use crate::statistics::change_points::{Cost, MINIMUM, change_points};
use crate::statistics::glm::Observations;

/// So many days are looked at, to the last; a turn long ago is no news of an agreement.
const DAYS: i64 = 400;

pub(super) fn measure(_: &History<'_>, series: &Series, follow: &mut FollowThrough) {
    let until = series.span.until;
    let span = series.unpicked(Span { from: until.plus(-DAYS), until });
    let mut indicator = Indicator {
        window: span.to_string(),
        ..series.indicator(
            "turns",
            "ratio of acts a day",
            "PELT with negative binomial costs (Killick et al. 2012); credible set (Raftery & Akman 1986)",
        )
    };
    let turns = match series.refusal(span) {
        Some(refusal) => Err(refusal),
        None => turns(series, span).map_err(because),
    };
    match turns {
        Err(reason) => {
            indicator.says = format!("No day is named on which the rate of {} turned. {reason}", acts(&series.kind));
            follow.indicators.push(indicator);
        }
        Ok(turns) if turns.is_empty() => {
            indicator.says = format!("{}: from {span} no day is found on which the rate turned.", capital(&acts(&series.kind)));
            follow.indicators.push(indicator);
        }
        Ok(turns) => follow.indicators.extend(turns.into_iter().map(|turn| {
            let Turn { day, first, last, rates: [before, after] } = turn;
            let says = format!(
                "{}: the rate turned on {day}, or on another day from {first} to {last}: from {} to {} a day. The days from {first} to {last} have 95 % of the probability if one change lies between its neighbours.",
                capital(&acts(&series.kind)),
                number(before),
                number(after),
            );
            let window = format!("{day}, or another day from {first} to {last}, in {span}");
            Indicator { value: Some(after / before).filter(|ratio| ratio.is_finite()), window, says, ..indicator.clone() }
        })),
    }
}

struct Turn {
    day: Day,
    first: Day,
    last: Day,
    /// Acts a day in the stretch before and in that after.
    rates: [f64; 2],
}

fn turns(series: &Series, span: Span) -> Result<Vec<Turn>, Unavailable> {
    // Days of which nothing is known are taken out, and put back in when a day is named.
    let counts = series.counts(span);
    let draw = counts.get(series.median(span)).ok_or(Unavailable::TooShort)?;
    let known: Vec<(i64, u64)> = (0..).zip(*draw).filter_map(|(at, day)| Some((at, day.counted()?))).collect();
    let counts: Vec<u64> = known.iter().map(|(_, count)| *count).collect();
    let n = counts.len();
    if n < 2 * MINIMUM {
        return Err(Unavailable::TooShort);
    }
    if counts.iter().all(|count| *count == 0) {
        return Err(Unavailable::NoEvents);
    }
    let observations = Observations { counts: counts.clone(), columns: vec![vec![1.0; n]], offset: vec![0.0; n] };
    let theta = observations.fit_negative_binomial()?.1.theta();
    let cost = if theta.is_finite() { Cost::NegativeBinomial { size: theta } } else { Cost::Poisson };
    let starts = change_points(&counts, cost, 3.0 * (n as f64).ln(), MINIMUM)?.starts;
    let bounds: Vec<usize> = std::iter::once(0).chain(starts).chain([n]).collect();
    let day = |at: usize| known.get(at).map_or(span.until, |(day, _)| span.from.plus(*day));
    let turn = |three: &[usize]| {
        let [from, at, until] = *three else { return Err(Unavailable::TooShort) };
        let stretch = counts.get(from..until).unwrap_or_default();
        let mean = stretch.iter().sum::<u64>() as f64 / stretch.len() as f64;
        let found = single_change(stretch, Gamma { shape: 1.0, rate: 1.0 })?;
        let allowed = tempered(found, 1.0 + mean / theta).credible(0.95);
        let rate = |from: usize, until: usize| {
            counts.get(from..until).unwrap_or_default().iter().sum::<u64>() as f64 / (until - from) as f64
        };
        let at_day = |place: Option<&usize>| day(from + place.copied().unwrap_or(at - from));
        Ok(Turn {
            day: day(at),
            first: at_day(allowed.first()).min(day(at)),
            last: at_day(allowed.last()).max(day(at)),
            rates: [rate(from, at), rate(at, until)],
        })
    };
    bounds.windows(3).map(turn).collect()
}

/// What counts say that vary so many times more than independent ones: as if there were so many times fewer (quasi-likelihood; McCullagh &
/// Nelder 1989, chapter 9).
fn tempered(found: SingleChange, times: f64) -> SingleChange {
    let powers: Vec<f64> = found.probabilities.iter().map(|p| p.powf(times.recip())).collect();
    let sum: f64 = powers.iter().sum();
    SingleChange { probabilities: powers.into_iter().map(|p| p / sum).collect(), ..found }
}
