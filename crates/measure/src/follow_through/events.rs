//! How many acts there were before, during and after a window.
//!
//! Unit: acts. Definition: acts that happened and were the party's, by the mean of the draws; the interval is from the least to
//! the most of any draw. Period: the days before a window (four weeks, up to the day on which it may have opened), those on the
//! whole of which the party was bound, and those after. Not to be used to compare parties, nor across periods of other
//! lengths: `change` does that.

use model::{FollowThrough, Indicator};

use super::series::Series;
use super::span::Span;
use super::words::{acts, number, range};
use super::{History, Window};
use crate::statistics::Unavailable;
use crate::statistics::series::{Day as Count, total};
use crate::statistics::special::{gamma_quantile, gamma_tails};
use crate::statistics::weekly::Variation;

/// Days of the period before that are counted.
const BEFORE: i64 = 28;
/// So often an interval is halved: to a millionth of its width.
const HALVINGS: usize = 20;

pub(super) fn measure(history: &History<'_>, series: &Series, follow: &mut FollowThrough) {
    for window in series.windows(history) {
        let before = Span { from: window.opens.plus(-BEFORE), until: window.opens };
        for (period, span) in [("before", before), ("during", window.during()), ("after", window.after())] {
            follow.indicators.extend(count(series, window, period, span));
        }
    }
}

fn count(series: &Series, window: &Window, period: &str, span: Span) -> Option<Indicator> {
    let span = series.part(span);
    let counts = series.counts(span);
    let totals: Vec<u64> = counts.iter().map(|days| total(days).events).collect();
    let known = total(counts.first()?).exposure;
    if known == 0.0 {
        return None;
    }
    let (least, most) = (*totals.iter().min()? as f64, *totals.iter().max()? as f64);
    let mean = totals.iter().map(|n| *n as f64).sum::<f64>() / totals.len() as f64;
    let drawn = match totals.len() {
        1 => String::new(),
        _ => format!(" are to be expected, by how likely each is ({} in the draws),", range(least, most)),
    };
    let of =
        if known < span.days() as f64 { format!("{known} of {} days", span.days()) } else { format!("{known} days") };
    let choice = series.refusal(span).map(|reason| format!(" {reason}")).unwrap_or_default();
    let says = format!(
        "{} {period} the window of the reading {}, {span}: {}{drawn} in {of}.{choice}",
        capital(&acts(&series.kind)),
        window.reading,
        number(mean),
    );
    Some(Indicator {
        reading: Some(window.reading.clone()),
        window: format!("{period}: {span}"),
        value: Some(mean),
        low: Some(least),
        high: Some(most),
        says,
        ..series.indicator("events", "acts", "count of incidents, mean and range of the draws")
    })
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Events a day in a span with the 95 % interval, none where there are too few days: the mean and the quantiles of a mixture, over the
/// draws, of what each lets expect of its rate (Rubin 1987, section 3.2). That is gamma with Jeffreys' prior (Gelman et al. 2013, section
/// 2.6), its shape and rate divided by how many times more totals of weeks vary than independent counts (`statistics/weekly.rs`).
pub(super) fn rate(series: &Series, span: Span) -> Option<[f64; 3]> {
    let draws = series.counts(span);
    let expected = |days: &&[Count]| {
        let period = total(days);
        let times = match Variation::of(&[days]) {
            Ok(variation) => variation.scale().powi(2),
            Err(Unavailable::NoEvents) => 1.0,
            Err(_) => return None,
        };
        (period.exposure > 0.0).then(|| ((period.events as f64 + 0.5) / times, period.exposure / times))
    };
    let gammas: Vec<(f64, f64)> = draws.iter().map(expected).collect::<Option<_>>()?;
    let n = gammas.len() as f64;
    let quantile = |p: f64| {
        // Between the least and the most of the draws' own quantiles, by halving.
        let own = || gammas.iter().map(|(shape, rate)| gamma_quantile(*shape, p) / rate);
        let (mut low, mut high) = (own().fold(f64::INFINITY, f64::min), own().fold(0.0, f64::max));
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            let below = gammas.iter().map(|(shape, rate)| gamma_tails(*shape, rate * middle).lower).sum::<f64>() / n;
            if below < p { low = middle } else { high = middle }
        }
        f64::midpoint(low, high)
    };
    let mean = draws.iter().map(|days| total(days).rate()).sum::<f64>() / n;
    Some([mean, quantile(0.025), quantile(0.975)])
}
