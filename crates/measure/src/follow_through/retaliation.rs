//! Which share of a party's acts followed those of another: for whoever works on a case, and in no edition.
//!
//! Unit: a share. Definition: the share of the acts that a self-exciting model of daily counts expects because of the other side's
//! acts of the day before (`statistics/excitation`; Held, Höhle & Hofmann 2005), by the mean of the draws; the interval is the hull of
//! the draws' own. The plain second opinion: how often acts came within a day after one of the other side, against shifted
//! days. What followed need not have answered. Not to be used where reports are a choice, nor to say who began.

use model::{FollowThrough, Indicator};

use super::series::Series;
use super::words::{because, number, range};
use super::{History, OfParty, all_acts};
use crate::statistics::Unavailable;
use crate::statistics::excitation::{Unit, excitation, following};

pub(super) fn measure(_: &History<'_>, of: &OfParty<'_>, follow: &mut FollowThrough) {
    let Some(own) = of.own() else { return };
    let others = of.others.iter().filter_map(|series| all_acts(series));
    follow.indicators.extend(others.map(|others| followed(own, others)));
}

fn followed(own: &Series, others: &Series) -> Indicator {
    let (one, other) = (&own.kind.party.title, &others.kind.party.title);
    let span = own.unpicked(own.span);
    let mut indicator = Indicator {
        window: span.to_string(),
        internal: true,
        ..own.indicator(
            "followed",
            "share of acts",
            "self-exciting negative binomial counts (Held, Höhle & Hofmann 2005)",
        )
    };
    let found = match own.refusal(span) {
        Some(refusal) => Err(refusal),
        None => shares(own, others, span).map_err(because),
    };
    match found {
        Err(reason) => {
            indicator.says = format!("Which share of {one}'s acts followed those of {other} cannot be told. {reason}");
        }
        Ok(Shares { share, interval, second }) => {
            indicator.value = Some(share);
            let within = interval.map_or_else(
                || "its interval cannot be had, since the share is at the end of its range".to_owned(),
                |(low, high)| format!("95 % interval {}", range(low, high)),
            );
            (indicator.low, indicator.high) = interval.unzip();
            indicator.says = format!(
                "Of {one}'s acts ({span}) a share of {} followed those of {other} on the day before, {within}.{second} What followed need not have answered.",
                number(share)
            );
        }
    }
    indicator
}

struct Shares {
    share: f64,
    interval: Option<(f64, f64)>,
    second: String,
}

fn shares(own: &Series, others: &Series, span: super::span::Span) -> Result<Shares, Unavailable> {
    let mut shares = Vec::new();
    let mut hull: Option<(f64, f64)> = Some((1.0, 0.0));
    let mut second = String::new();
    let draws = own.counts(span).into_iter().zip(others.counts(span));
    for (mine, theirs) in draws {
        // Days of which nothing is known of one side are left out, as if the days on their sides followed on one another.
        let both: Vec<(u64, u64)> =
            mine.iter().zip(theirs).filter_map(|(a, b)| Some((a.counted()?, b.counted()?))).collect();
        let counts: Vec<u64> = both.iter().map(|(mine, _)| *mine).collect();
        let unit = Unit { counts, others: both.iter().map(|(_, theirs)| *theirs as f64).collect(), size: 1.0 };
        let found = excitation(&[unit], None)?;
        shares.push(found.share_other);
        hull = match (hull, found.interval) {
            (Some((low, high)), Ok((from, to))) => Some((low.min(from), high.max(to))),
            _ => None,
        };
        if second.is_empty() {
            let acts = (0..)
                .zip(&both)
                .flat_map(|(day, (mine, _))| std::iter::repeat_n(day, usize::try_from(*mine).unwrap_or(0)));
            // Of the others, one act a day is followed as well as many.
            let others = (0..).zip(&both).filter(|(_, (_, theirs))| *theirs > 0).map(|(day, _)| day);
            let n = i64::try_from(both.len()).unwrap_or(i64::MAX);
            if let Ok(plain) = following(&acts.collect::<Vec<i64>>(), &others.collect::<Vec<i64>>(), n, 1, 1) {
                second = format!(
                    " Plainly counted, {} came within a day after one, against {} at shifted days (p {}).",
                    number(plain.share),
                    number(plain.expected),
                    number(plain.p)
                );
            }
        }
    }
    if shares.is_empty() {
        return Err(Unavailable::TooShort);
    }
    Ok(Shares { share: shares.iter().sum::<f64>() / shares.len() as f64, interval: hull, second })
}
