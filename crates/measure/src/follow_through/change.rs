//! Whether the rate of acts changed with a window: during against before, and after against during.
//!
//! Unit: a ratio of acts a day. Definition and method: `statistics/weekly.rs`, pooled over the draws by Rubin's rules (1987).
//! Violence rises before a ceasefire (Williams et al. 2021), so that three baselines stand side by side: they end on the eve of the
//! window, and 14 and 28 days before. Beside each: the exact interval, as it would be if acts were independent, and the circular
//! shift (`statistics/shift.rs`). A change is said only where the interval leaves out 1 and the shift does not speak against it; else
//! it is too early to tell, with the change that could have been found. Where fewer than ten acts are after, the predicted
//! total (`statistics/small.rs`) is said. Not to be used where reports are a choice: then there is no rate.

use model::{Day, FollowThrough, Indicator};

use super::events::capital;
use super::series::Series;
use super::span::Span;
use super::words::{acts, because, holds, number, range};
use super::{History, Window};
use crate::statistics::Unavailable;
use crate::statistics::imputation::{Imputed, pool};
use crate::statistics::rate_ratio::rate_ratio;
use crate::statistics::series::Day as Count;
use crate::statistics::shift::{Shifts, circular_shift};
use crate::statistics::small::predictive;
use crate::statistics::weekly::{Change, change};

/// Days between the end of a baseline and the window.
const GAPS: [i64; 3] = [0, 14, 28];
/// Below this many acts the later total is also held against its prediction.
const SMALL: f64 = 10.0;

const METHOD: &str = "quasi-Poisson on weekly totals (McCullagh & Nelder 1989), pooled over draws (Rubin 1987)";

pub(super) fn measure(history: &History<'_>, series: &Series, follow: &mut FollowThrough) {
    for window in series.windows(history) {
        let during = window.during();
        let before = GAPS.map(|gap| {
            let what = if gap == 0 {
                "during, against before".into()
            } else {
                format!("during, against before less its last {gap} days")
            };
            (what, window.before(gap), during)
        });
        // Of an end that may have come, no day is known to be after.
        let after =
            (window.closes < Day(i64::MAX)).then(|| ("after, against during".to_owned(), during, window.after()));
        // Where reports are a choice before, it is said once.
        let mut is_choice = false;
        for (what, earlier, later) in before {
            let refused = series.refusal(series.part(earlier)).is_some();
            if !(refused && is_choice) {
                follow.indicators.push(compared(series, window, &what, earlier, later));
            }
            is_choice |= refused;
        }
        follow.indicators.extend(after.map(|(what, earlier, later)| compared(series, window, &what, earlier, later)));
    }
}

fn compared(series: &Series, window: &Window, what: &str, earlier: Span, later: Span) -> Indicator {
    let (earlier, later) = (series.part(earlier), series.part(later));
    let mut indicator = Indicator {
        reading: Some(window.reading.clone()),
        window: format!("{what}: {later}, against {earlier}"),
        ..series.indicator("change", "ratio of acts a day", METHOD)
    };
    let found = match [earlier, later].into_iter().find_map(|span| series.refusal(span)) {
        Some(refusal) => Err(refusal),
        None => Pooled::of(&series.counts(earlier), &series.counts(later)).map_err(because),
    };
    match found {
        Err(reason) => indicator.says = format!("No rate of {} {what}. {reason}", acts(&series.kind)),
        Ok(pooled) => {
            indicator.value = Some(pooled.ratio).filter(|ratio| ratio.is_finite());
            indicator.low = Some(pooled.low);
            indicator.high = Some(pooled.high).filter(|high| high.is_finite());
            indicator.says = pooled.says(&acts(&series.kind), earlier, later);
        }
    }
    indicator
}

/// A change of rate in all draws together.
pub(super) struct Pooled {
    ratio: f64,
    low: f64,
    high: f64,
    /// Mean totals.
    totals: [f64; 2],
    /// Days of which anything is known.
    days: [f64; 2],
    /// That of the draw with the median of later totals.
    one: Change,
    /// Mean over the draws.
    shift: Shifts,
    /// Mean over the draws of the central p of the predicted total, where it is small.
    predicted: Option<f64>,
    n_draws: usize,
}

impl Pooled {
    fn of(before: &[&[Count]], after: &[&[Count]]) -> Result<Self, Unavailable> {
        let pairs = || before.iter().zip(after);
        let changes: Vec<Change> = pairs().map(|(before, after)| change(before, after)).collect::<Result<_, _>>()?;
        let mut by_total: Vec<&Change> = changes.iter().collect();
        by_total.sort_by_key(|one| (one.after.events, one.before.events));
        let one = **by_total.get(changes.len() / 2).ok_or(Unavailable::NoExposure)?;
        let n = changes.len() as f64;
        let mean = |of: &dyn Fn(&Change) -> f64| changes.iter().map(of).sum::<f64>() / n;
        let shifts = pairs().map(|(before, after)| circular_shift(before, after));
        let shifts = shifts.collect::<Result<Vec<_>, _>>()?;
        let shift = Shifts {
            p: shifts.iter().map(|one| one.p).sum::<f64>() / n,
            ..*shifts.first().ok_or(Unavailable::NoExposure)?
        };
        let totals = [mean(&|one| one.before.events as f64), mean(&|one| one.after.events as f64)];
        let small = || pairs().map(|(before, after)| predictive(before, after).map(|one| one.p_central));
        let predicted = (totals[1] < SMALL)
            .then(|| small().collect::<Result<Vec<_>, _>>().ok())
            .flatten()
            .map(|all| all.iter().sum::<f64>() / n);
        let [ratio, low, high] = interval(&changes)?;
        let days = [one.before.exposure, one.after.exposure];
        Ok(Self { ratio, low, high, totals, days, one, shift, predicted, n_draws: changes.len() })
    }

    fn says(&self, acts: &str, earlier: Span, later: Span) -> String {
        let [before, after] = self.totals.map(number);
        let [days_before, days_after] = self.days;
        let mut says = format!(
            "{}: {after} in {days_after} days ({later}), {before} in {days_before} days before ({earlier}). The rate of the later days is {} of the earlier, 95 % interval {}. ",
            capital(acts),
            number(self.ratio),
            range(self.low, self.high),
        );
        let shift = number(100.0 * self.shift.p);
        says += &match (self.low, self.high) {
            (low, high) if low <= 1.0 && high >= 1.0 => self.too_early(),
            _ if self.shift.speaks_against() => {
                format!(
                    "That leaves out 1, but {shift} of 100 dates in these days show as large a change, so that none is said."
                )
            }
            (_, high) if high < 1.0 => "It fell.".to_owned(),
            _ => "It rose.".to_owned(),
        };
        if let Some(p) = self.predicted {
            says += &format!(
                " So few or so many are to be expected in {} of 100 such spans if nothing changed.",
                number(100.0 * p)
            );
        }
        if let Ok(exact) = rate_ratio(self.one.after, self.one.before) {
            let exact = range(exact.exact.lower, exact.exact.upper);
            says += &format!(" If acts came independently of one another, the exact interval would be {exact}.");
        }
        says + &format!(" Of 100 dates in these days {shift} show as large a change. {}", holds(self.n_draws))
    }

    fn too_early(&self) -> String {
        match self.one.detectable() {
            Ok(could) => {
                let rise = number(could.rise);
                match could.fall {
                    Ok(fall) => format!(
                        "It is too early to tell: a fall to {} or a rise to {rise} would have been found four times in five.",
                        number(fall)
                    ),
                    Err(_) => format!(
                        "It is too early to tell: not even an end of all acts would have been found four times in five, a rise to {rise} would."
                    ),
                }
            }
            Err(why) => format!("It is too early to tell. {}", because(why)),
        }
    }
}

/// The ratio with its interval. Where a draw has no act on one side, its logarithm has no value: then the hull of all draws' own
/// intervals is taken, which is no narrower.
fn interval(changes: &[Change]) -> Result<[f64; 3], Unavailable> {
    if let [one] = changes {
        return Ok([one.ratio, one.interval.lower, one.interval.upper]);
    }
    let has_acts = |one: &Change| one.before.events > 0 && one.after.events > 0;
    if changes.iter().all(has_acts) {
        let imputed = changes.iter().map(|one| Imputed { estimate: one.ratio.ln(), variance: variance(one) });
        let df = changes.iter().map(|one| one.variation.df).fold(f64::INFINITY, f64::min);
        let pooled = pool(&imputed.collect::<Vec<_>>(), df)?;
        return Ok([pooled.estimate, pooled.interval.0, pooled.interval.1].map(f64::exp));
    }
    let least = changes.iter().map(|one| one.interval.lower).fold(f64::INFINITY, f64::min);
    let most = changes.iter().map(|one| one.interval.upper).fold(0.0, f64::max);
    let totals = |of: &dyn Fn(&Change) -> f64| changes.iter().map(of).sum::<f64>();
    let rate = |events: f64, days: f64| events / days;
    let later = rate(totals(&|one| one.after.events as f64), totals(&|one| one.after.exposure));
    let earlier = rate(totals(&|one| one.before.events as f64), totals(&|one| one.before.exposure));
    Ok([if earlier > 0.0 { later / earlier } else { f64::INFINITY }, least, most])
}

/// Of the logarithm of a ratio, by the delta method.
fn variance(one: &Change) -> f64 {
    let independent = (one.before.events as f64).recip() + (one.after.events as f64).recip();
    independent * one.variation.scale().powi(2)
}
