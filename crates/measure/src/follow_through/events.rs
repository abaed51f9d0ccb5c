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
use crate::statistics::distributions::t_quantile;
use crate::statistics::imputation::{Imputed, pool};
use crate::statistics::series::total;
use crate::statistics::weekly::Variation;

/// Days of the period before that are counted.
const BEFORE: i64 = 28;

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

/// Events a day in a span with the 95 % interval, by weekly totals (`statistics/weekly.rs`), pooled over the draws; none where
/// there is no event or too few days.
pub(super) fn rate(series: &Series, span: Span) -> Option<[f64; 3]> {
    let counts = series.counts(span);
    let variations: Vec<Variation> = counts.iter().map(|days| Variation::of(&[days]).ok()).collect::<Option<_>>()?;
    let df = variations.iter().map(|one| one.df).fold(f64::INFINITY, f64::min);
    let imputed: Vec<Imputed> = counts
        .iter()
        .zip(&variations)
        .map(|(days, variation)| {
            let period = total(days);
            (period.events > 0).then(|| Imputed {
                estimate: period.rate().ln(),
                variance: variation.scale().powi(2) / period.events as f64,
            })
        })
        .collect::<Option<_>>()?;
    let pooled = pool(&imputed, df).ok()?;
    let half = t_quantile(0.05, pooled.df) * pooled.variance.sqrt();
    Some([pooled.estimate, pooled.estimate - half, pooled.estimate + half].map(f64::exp))
}
