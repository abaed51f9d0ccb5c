//! Whether acts moved from what is protected to what is not.
//!
//! Unit: a ratio of ratios. Definition: how the rate of acts against what a reading protects changed with the window, divided by how that
//! of all other acts of the party did (difference in differences, `statistics/ratio_of_ratios.rs`), pooled over the draws. The
//! plain second opinion is the share of the protected among all acts, before and during, with a Dirichlet prior
//! (`statistics/shares.rs`). Below 1 the protected fell more; whether the others took their place, or something else moved them,
//! no count can tell. Not to be used where reports are a choice.

use model::{FollowThrough, Indicator};

use super::events::capital;
use super::series::Series;
use super::words::{acts, because, holds, number, range};
use super::{History, OfParty, Window};
use crate::statistics::Unavailable;
use crate::statistics::distributions::t_quantile;
use crate::statistics::imputation::{Imputed, Pooled, pool};
use crate::statistics::ratio_of_ratios::{BeforeAfter, ratio_of_ratios};
use crate::statistics::series::total;
use crate::statistics::shares::share_changes;

/// Jeffreys' prior of two shares.
const PRIOR: f64 = 0.5;

pub(super) fn measure(history: &History<'_>, of: &OfParty<'_>, follow: &mut FollowThrough) {
    let of_class = |class: &'static str| of.series.iter().filter(move |series| &*series.kind.class == class);
    for protected in of_class("protected") {
        let others = of_class("others").find(|others| others.kind.reading == protected.kind.reading);
        let window = protected.windows(history).next();
        if let (Some(others), Some(window)) = (others, window) {
            follow.indicators.push(moved(protected, others, window));
        }
    }
}

fn moved(protected: &Series, others: &Series, window: &Window) -> Indicator {
    let (before, during) = (protected.part(window.before(0)), protected.part(window.during()));
    let method = "difference in differences on weekly totals, pooled over draws (Rubin 1987)";
    let mut indicator = Indicator {
        window: format!("during, against before: {during}, against {before}"),
        ..protected.indicator("moved", "ratio of ratios", method)
    };
    let refusal = [before, during].into_iter().find_map(|span| protected.refusal(span));
    let what = format!("whether {} gave way to others", acts(&protected.kind));
    match refusal.map_or_else(|| pooled(protected, others, window).map_err(because), Err) {
        Err(reason) => indicator.says = format!("Not known: {what}. {reason}"),
        Ok((pooled, shares)) => {
            let half = t_quantile(0.05, pooled.df) * pooled.variance.sqrt();
            let [ratio, low, high] = [pooled.estimate, pooled.estimate - half, pooled.estimate + half].map(f64::exp);
            let said = match (low, high) {
                (_, high) if high < 1.0 => "The protected fell more, or rose less, than the others.",
                (low, _) if low > 1.0 => "The protected fell less, or rose more, than the others.",
                _ => "That one changed otherwise than the other cannot be told.",
            };
            indicator.value = Some(ratio);
            indicator.low = Some(low);
            indicator.high = Some(high);
            indicator.says = format!(
                "{}, during the window ({during}) against before ({before}), beside all others: {}, 95 % interval {}. {said} {shares} {}",
                capital(&acts(&protected.kind)),
                number(ratio),
                range(low, high),
                holds(protected.draws.len()),
            );
        }
    }
    indicator
}

fn pooled(protected: &Series, others: &Series, window: &Window) -> Result<(Pooled, String), Unavailable> {
    let (before, during) = (window.before(0), window.during());
    let periods = |series: &Series| -> Vec<[Vec<_>; 2]> {
        let pairs = series.counts(before).into_iter().zip(series.counts(during));
        pairs.map(|(before, during)| [before.to_vec(), during.to_vec()]).collect()
    };
    let (protected, others) = (periods(protected), periods(others));
    let mut imputed = Vec::new();
    let (mut least_df, mut totals) = (f64::INFINITY, [[0_u64; 2]; 2]);
    for (one, other) in protected.iter().zip(&others) {
        let [one, other] = [one, other].map(|[before, after]| BeforeAfter { before, after });
        let found = ratio_of_ratios(one, other)?;
        let half = (found.interval.upper / found.ratio).ln();
        imputed.push(Imputed { estimate: found.ratio.ln(), variance: (half / t_quantile(0.05, found.df)).powi(2) });
        least_df = least_df.min(found.df);
        for (sums, days) in totals.iter_mut().zip([[one.before, other.before], [one.after, other.after]]) {
            sums.iter_mut().zip(days).for_each(|(sum, days)| *sum += total(days).events);
        }
    }
    let n = imputed.len().max(1) as u64;
    let [before, after] = totals.map(|sums| sums.map(|sum| (sum + n / 2) / n));
    let shares = share_changes(&before, &after, PRIOR)?;
    let said = shares.categories.first().map_or_else(String::new, |one| {
        let (before, after) = (number(100.0 * one.before), number(100.0 * one.after));
        format!(
            "Their share of all acts was {before} in 100 before and {after} during; it fell with a probability of {}, if acts came independently.",
            number(1.0 - one.p_rose)
        )
    });
    Ok((pool(&imputed, least_df)?, said))
}
