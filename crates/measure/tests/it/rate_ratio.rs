//! The exact comparison of two rates against R 4.2.2 and against itself.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use measure::statistics::Unavailable;
use measure::statistics::rate_ratio::{Interval, Period, RateRatio, rate_ratio};
use proptest::prelude::*;

use super::near::near;

fn compare(x: u64, t: f64, y: u64, u: f64) -> RateRatio {
    rate_ratio(Period { events: x, exposure: t }, Period { events: y, exposure: u }).unwrap()
}

/// Counts and exposures, ratio, exact interval, p by minimum likelihood, central, mid, mid-p interval.
type Row = ((u64, f64, u64, f64), f64, [f64; 2], [f64; 3], [f64; 2]);

/// `p <- poisson.test(c(x, y), c(t, u)); p$conf.int; p$p.value`, and with `s <- t / (t + u); n <- x + y; d <- dbinom(x,
/// n, s)` the central `c <- 2 * min(pbinom(x, n, s), pbinom(x - 1, n, s, lower = FALSE))` and the mid `c - d`; the
/// bounds of the mid interval by `uniroot` over `s` of each tail less `d / 2`, tol 1e-15. The last row is `boot::coal`
/// by year before and from 1891.
const ROWS: [Row; 5] = [
    (
        (12, 30.0, 30, 28.0),
        0.373333333333333,
        [0.174075166378567, 0.750893817367049],
        [0.00301065719066514, 0.00400707334535812, 0.00268911573101987],
        [0.184364901689652, 0.71901950814815],
    ),
    (
        (0, 30.0, 5, 28.0),
        0.0,
        [0.0, 1.01852716483704],
        [0.0262210566555779, 0.0524421133111558, 0.0262210566555779],
        [0.0, 0.765859922824341],
    ),
    (
        (3, 14.0, 11, 14.0),
        0.272727272727273,
        [0.0488549150424653, 1.03241984867995],
        [0.057373046875, 0.057373046875, 0.03515625],
        [0.0611050836744395, 0.921270613033912],
    ),
    (
        (140, 60.0, 96, 60.0),
        1.45833333333333,
        [1.11677244382765, 1.91108666711052],
        [0.00501767909302126, 0.00501767909302126, 0.00416482518400561],
        [1.12579687075331, 1.89501279889975],
    ),
    (
        (66, 72.0, 125, 40.0),
        0.293333333333333,
        [0.214307949806625, 0.398363219508827],
        [1.24446435691926e-16, 1.39907316553571e-16, 9.01250685201017e-17],
        [0.216738166450866, 0.394286081676806],
    ),
];

#[test]
fn the_exact_comparison_is_as_in_r() {
    for ((x, t, y, u), ratio, exact, [minlike, central, mid], mid_interval) in ROWS {
        let found = compare(x, t, y, u);
        near(found.ratio, ratio, 1e-14);
        near(found.exact.lower, exact[0], 1e-10);
        near(found.exact.upper, exact[1], 1e-10);
        near(found.p_minlike, minlike, 1e-10);
        near(found.p_central, central, 1e-10);
        near(found.p_mid, mid, 1e-10);
        near(found.mid.lower, mid_interval[0], 1e-10);
        near(found.mid.upper, mid_interval[1], 1e-10);
    }
}

#[test]
fn equal_rates_are_no_change_whatever_rounds() {
    for x in 1..80_u64 {
        for y in 1..80_u64 {
            let found = compare(x, x as f64 * 0.1, y, y as f64 * 0.1);
            near(found.ratio, 1.0, 1e-12);
            assert!(found.p_minlike > 0.99 && found.p_central > 0.99 && found.p_mid > 0.8);
        }
    }
}

#[test]
fn extremes_have_values() {
    // t <- poisson.test(c(7, 0), c(3.5, 11)); t$conf.int; t$p.value
    let one_sided = compare(7, 3.5, 0, 11.0);
    assert_eq!(one_sided.ratio, f64::INFINITY);
    assert_eq!(one_sided.exact.upper, f64::INFINITY);
    near(one_sided.exact.lower, 4.52982677348218, 1e-9);
    near(one_sided.p_minlike, 4.77419655218237e-05, 1e-9);
    // t <- poisson.test(c(1000000000, 1000100000), c(1, 1))
    let huge = compare(1_000_000_000, 1.0, 1_000_100_000, 1.0);
    near(huge.exact.lower, 0.999812371541145, 1e-9);
    near(huge.exact.upper, 0.999987656138702, 1e-9);
    near(huge.p_minlike, 0.0253524446715476, 1e-7);
    let alone = compare(1, 1.0, 0, 1e9);
    assert!(alone.p_central < 1e-8 && alone.exact.lower > 0.0);
}

#[test]
fn what_cannot_be_compared_says_why() {
    let period = |events, exposure| Period { events, exposure };
    assert_eq!(rate_ratio(period(0, 3.0), period(0, 5.0)), Err(Unavailable::NoEvents));
    for exposure in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(rate_ratio(period(1, exposure), period(2, 5.0)), Err(Unavailable::NoExposure));
    }
    assert_eq!(rate_ratio(period(u64::MAX, 1.0), period(2, 5.0)), Err(Unavailable::TooManyEvents));
}

proptest! {
    #[test]
    fn swapped_periods_mirror_the_comparison(x in 0_u64..400, y in 0_u64..400, t in 0.1..100.0, u in 0.1..100.0) {
        prop_assume!(x + y > 0);
        let (one, other) = (compare(x, t, y, u), compare(y, u, x, t));
        near(one.ratio, other.ratio.recip(), 1e-12);
        for (Interval { lower, upper }, mirror) in [(one.exact, other.exact), (one.mid, other.mid)] {
            near(lower, mirror.upper.recip(), 1e-9);
            near(upper, mirror.lower.recip(), 1e-9);
        }
        near(one.p_central, other.p_central, 1e-9);
        near(one.p_mid, other.p_mid, 1e-9);
        near(one.p_minlike, other.p_minlike, 1e-9);
    }

    #[test]
    fn the_central_p_is_small_just_where_the_exact_interval_leaves_out_one(
        x in 0_u64..60, y in 0_u64..60, t in 0.1..100.0, u in 0.1..100.0,
    ) {
        prop_assume!(x + y > 0);
        let RateRatio { exact, mid, p_central, p_mid, .. } = compare(x, t, y, u);
        prop_assume!((p_central - 0.05).abs() > 1e-9 && (p_mid - 0.05).abs() > 1e-9);
        prop_assert_eq!(p_central < 0.05, exact.lower > 1.0 || exact.upper < 1.0);
        prop_assert_eq!(p_mid < 0.05, mid.lower > 1.0 || mid.upper < 1.0);
        prop_assert!(exact.lower <= mid.lower && mid.upper <= exact.upper);
    }
}
