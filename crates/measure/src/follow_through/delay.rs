//! How many acts of the last days will be known once their reports are in.
//!
//! Unit: acts. Definition: acts of the last seven days in one draw, filled up by how long reports took before, on two clocks (when
//! it happened, when it was first known), by `statistics/nowcast.rs` (Lawless 1994; Höhle & an der Heiden 2014). The ends of the
//! interval are the sums of the days' own, and no narrower than 95 %. Not to be used across a day on which reporting changed, which
//! the beginning of a ceasefire may be: delays before it and after it are taken for alike.

use std::collections::BTreeMap;

use model::{FollowThrough, Indicator};

use super::series::drawn;
use super::words::{because, number, range};
use super::{History, OfParty};
use crate::statistics::nowcast::{Delays, Reported, Window, nowcast};

/// Days that are filled up.
const LAST: usize = 7;
/// The longest delay in days.
const LONGEST: usize = 14;

pub(super) fn measure(history: &History<'_>, of: &OfParty<'_>, follow: &mut FollowThrough) {
    let (party, Some(all)) = (of.party, of.own()) else { return };
    let Some(acts) = history.draws.first() else { return };
    let its = drawn(acts, party, 0).filter_map(|(day, act)| Some((day.0, act.known?.0)));
    let span = all.unpicked(all.span);
    let mut by_clocks: BTreeMap<(i64, i64), u64> = BTreeMap::new();
    for (happened, known) in its.filter(|(happened, _)| *happened >= span.from.0) {
        *by_clocks.entry((happened, known.max(happened))).or_default() += 1;
    }
    let reported: Vec<Reported> =
        by_clocks.into_iter().map(|((happened, known), n)| Reported { happened, known, n }).collect();
    let now = history.as_of;
    let window = Window { first: span.from.0, now: now.0, max_delay: LONGEST, delays: Delays::OldEnough };
    let mut indicator = Indicator {
        window: format!("the {LAST} days up to {now}"),
        ..all.indicator("delay", "acts", "nowcast from reporting delays (Lawless 1994; Höhle & an der Heiden 2014)")
    };
    match nowcast(&reported, window) {
        Err(why) => {
            indicator.says = format!(
                "How many acts of {} in the last days are not yet known cannot be told. {}",
                party.title,
                because(why)
            );
        }
        Ok(found) => {
            let days = found.days.iter().rev().take(LAST);
            let known: u64 = days.clone().map(|day| day.known).sum();
            let expected: Result<Vec<f64>, _> = days.clone().map(|day| day.expected).collect();
            let intervals: Result<Vec<(u64, u64)>, _> = days.map(|day| day.interval).collect();
            match (expected, intervals) {
                (Ok(expected), Ok(intervals)) => {
                    let sum = |of: &dyn Fn(&(u64, u64)) -> u64| intervals.iter().map(of).sum::<u64>() as f64;
                    let (low, high) = (sum(&|one| one.0), sum(&|one| one.1));
                    let expected: f64 = expected.iter().sum();
                    let short = if found.covers() {
                        ""
                    } else {
                        " Some reports take longer than that, so that there may be more."
                    };
                    indicator.value = Some(expected);
                    indicator.low = Some(low);
                    indicator.high = Some(high);
                    indicator.says = format!(
                        "Acts of {} in the {LAST} days up to {now}: {known} are known, {} are to be expected once reports of up to {LONGEST} days are in, 95 % interval {}.{short}",
                        party.title,
                        number(expected),
                        range(low, high),
                    );
                }
                (Err(why), _) | (_, Err(why)) => {
                    indicator.says = format!(
                        "Acts of {} in the {LAST} days up to {now}: {known} are known. How many are not yet known cannot be told. {}",
                        party.title,
                        because(why)
                    );
                }
            }
        }
    }
    follow.indicators.push(indicator);
}
