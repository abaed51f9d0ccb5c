//! Whether the rate has changed by now, looked at every day of a window.
//!
//! Unit: how many times likelier the days are with a changed rate than with the old one. Definition and method:
//! `statistics/sequential.rs`, a mixture of negative binomial likelihood ratios (Robbins 1970), an e-process: whoever looks each day
//! errs in one case of twenty at most where it stops at 20. The mean over the draws is again one. Not to be used to say by how
//! much: `change` does that.

use model::{FollowThrough, Indicator};

use super::History;
use super::events::capital;
use super::series::Series;
use super::words::{acts, because, number};
use crate::statistics::sequential::{ALARM, Baseline};

pub(super) fn measure(history: &History<'_>, series: &Series, follow: &mut FollowThrough) {
    for window in series.windows(history) {
        let (before, during) = (series.part(window.before(0)), series.part(window.during()));
        if during.days() == 0 {
            continue;
        }
        let mut indicator = Indicator {
            reading: Some(window.reading.clone()),
            window: format!("each day of {during}, against {before}"),
            ..series.indicator(
                "watch",
                "times likelier with a change",
                "mixture likelihood-ratio e-process (Robbins 1970)",
            )
        };
        match evidence(series, window) {
            Err(reason) => {
                indicator.says =
                    format!("No daily watch of {} under the reading {}. {reason}", acts(&series.kind), window.reading);
            }
            Ok(days) => {
                let last = days.last().copied().unwrap_or(1.0);
                let alarm = days.iter().zip(0..).find(|(evidence, _)| **evidence >= ALARM);
                let said = match alarm {
                    Some((_, day)) => {
                        format!("From {} on a change was to be said, whoever looked each day.", during.from.plus(day))
                    }
                    None => format!("On no day a change was to be said: that needs {}.", number(ALARM)),
                };
                indicator.value = Some(last);
                indicator.says = format!(
                    "{}, each day of the window of the reading {} ({during}): the days are {} times likelier with a changed rate than with that of {before}. {said}",
                    capital(&acts(&series.kind)),
                    window.reading,
                    number(last),
                );
            }
        }
        follow.indicators.push(indicator);
    }
}

/// The evidence after each day, by the mean of the draws.
fn evidence(series: &Series, window: &super::Window) -> Result<Vec<f64>, String> {
    let (before, during) = (window.before(0), window.during());
    if let Some(refusal) = [before, during].into_iter().find_map(|span| series.refusal(span)) {
        return Err(refusal);
    }
    let draws = series.counts(before).into_iter().zip(series.counts(during));
    let all = draws.map(|(before, during)| Ok(Baseline::of(before)?.evidence(during))).collect::<Result<Vec<_>, _>>();
    let all = all.map_err(because)?;
    let n = all.len() as f64;
    let days = all.first().map_or(0, Vec::len);
    Ok((0..days).map(|day| all.iter().filter_map(|one| one.get(day)).sum::<f64>() / n).collect())
}
