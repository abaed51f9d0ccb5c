//! References: R 4.2.2 with surveillance 1.20.3. The lines of R stand beside each.
//!
//! `sn <- aggregate(salmNewport, by = "unit"); rng <- 499:528; sa <- disProg2sts(salmonella.agona)`
//!
//! Regressions in R end with a relative change of 1e-8, which leaves 1e-4 in some thresholds; here they were let run
//! on: `assignInNamespace("glm.control", function(epsilon = 1e-14, maxit = 100, trace = FALSE) list(epsilon = epsilon,
//! maxit = maxit, trace = trace), "stats")`.

use super::*;

fn numbers(text: &str) -> Vec<u64> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.parse().unwrap()).collect()
}

fn newport() -> Vec<u64> {
    numbers(include_str!("../../../tests/data/salmonella_newport.csv"))
}

fn agona() -> Vec<u64> {
    numbers(include_str!("../../../tests/data/salmonella_agona.csv"))
}

/// Compares thresholds from place `first` on, and gives the places, from 1 on, where there is an alarm.
fn agree(
    counts: &[u64],
    first: usize,
    told: &[Option<f64>],
    threshold: impl Fn(usize) -> Result<Threshold, Unavailable>,
) -> Vec<usize> {
    let mut alarms = Vec::new();
    for (nth, told) in told.iter().enumerate() {
        match (threshold(first + nth), told) {
            (Ok(found), Some(told)) => {
                assert!((found.upper - told).abs() < 1e-5, "{nth}: {} and {told}", found.upper);
                if found.is_exceeded_by(counts[first + nth]) {
                    alarms.push(nth + 1);
                }
            }
            (found, told) => assert!(found.is_err() && told.is_none(), "{nth}: {found:?} and {told:?}"),
        }
    }
    alarms
}

fn all<const N: usize>(told: [f64; N]) -> [Option<f64>; N] {
    told.map(Some)
}

const EARS_ALPHA: f64 = 0.001;

/// `cat(format(upperbound(earsC(sn, control = list(range = rng, method = "C1", alpha = .001))), digits = 12))`; C2's
/// are these two weeks later.
const C1: [f64; 30] = [
    5.56829290765,
    5.61173120493,
    5.36063870266,
    5.15952549077,
    5.15952549077,
    4.16074015292,
    4.44645443863,
    5.36063870266,
    5.50349584552,
    7.24111022938,
    7.24342067174,
    7.10056352888,
    9.30736590194,
    9.17295031926,
    9.17295031926,
    9.17295031926,
    8.62125348712,
    9.32148030584,
    9.75382199577,
    6.01407829446,
    5.58809691934,
    5.58809691934,
    5.58809691934,
    9.75382199577,
    9.75382199577,
    9.75382199577,
    9.57985961445,
    9.57985961445,
    9.35622428069,
    9.35622428069,
];
/// The same with `method = "C3"`.
const C3: [f64; 30] = [
    4.30359729578,
    3.30359729578,
    4.56829290765,
    6.75458834779,
    3.93206727409,
    5.87381120506,
    6.87381120506,
    4.91069449413,
    7.83688231892,
    3.52571295809,
    2.31455646829,
    11.57856727630,
    4.73917879631,
    4.73917879631,
    7.87879447337,
    7.60152174783,
    5.60152174783,
    5.60152174783,
    8.47839634426,
    8.60719459155,
    10.32525056720,
    6.15693543732,
    10.87381120506,
    0.00000000000,
    0.00000000000,
    9.32525056720,
    9.32525056720,
    8.32525056720,
    9.29414532874,
    11.29414532874,
];

#[test]
fn ears_agrees_with_r_on_salmonella_newport() {
    let counts = newport();
    let by = |method| {
        let counts = counts.clone();
        move |now| ears(&counts, now, method, 7, 0.0, EARS_ALPHA)
    };
    assert_eq!(agree(&counts, 498, &all(C1), by(Ears::C1)), [23]);
    assert_eq!(agree(&counts, 500, &all(C1)[..28], by(Ears::C2)), [7, 21], "the 9th and 23rd of the 30 weeks");
    // R 1.20.3 has the count itself where the definition has the mean.
    let of_r = |now: usize| {
        let Threshold { expected, upper } = by(Ears::C3)(now)?;
        Ok(Threshold { expected, upper: (upper - expected + counts[now] as f64).max(0.0) })
    };
    assert_eq!(agree(&counts, 498, &all(C3), of_r), []);
}

/// `cat(upperbound(bayes(sa, control = list(range = 290:312, b = 2, w = 4, alpha = .05))))`
const BAYES: [f64; 23] = [7., 7., 7., 8., 8., 9., 9., 9., 9., 8., 7., 7., 6., 6., 6., 6., 5., 5., 5., 5., 5., 6., 6.];

#[test]
fn the_bayesian_method_agrees_with_r_on_salmonella_agona() {
    let counts = agona();
    agree(&counts, 289, &all(BAYES), |now| bayes(&counts, now, &[52, 104], 4, 0.05));
}

/// `farrington(sa, control = list(range = 282:312, b = 4, w = 3, alpha = .01))`, of which `alpha` is shared by both
/// sides.
const ORIGINAL: [f64; 31] = [
    6.97277373699,
    7.20725712508,
    5.77605981225,
    5.93214739968,
    5.08063658382,
    6.27088105930,
    6.07665942500,
    4.84835960697,
    5.29467660475,
    6.09482598072,
    7.68034239452,
    13.24623857833,
    13.25865633287,
    11.81705342740,
    11.44970782221,
    11.21595919292,
    11.08853258393,
    11.07931567900,
    11.25546241324,
    9.96774438588,
    6.84036012477,
    7.17190062816,
    9.81304128868,
    5.81142815901,
    5.61592418189,
    7.86212752713,
    7.65014269124,
    7.92864173864,
    6.87240947565,
    7.36288208848,
    17.29055812166,
];

#[test]
fn farringtons_method_agrees_with_r_on_salmonella_agona() {
    let counts = agona();
    let method = Farrington::original(vec![52, 104, 156, 208], 0.005);
    assert_eq!(agree(&counts, 281, &all(ORIGINAL), |now| method.threshold(&counts, now)), [3, 4]);
}

/// `farringtonFlexible(sn, control = list(range = rng, b = 4, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26,
/// thresholdMethod = "nbPlugin", alpha = .01, pThresholdTrend = 1))`; `upperbound`, 0 for `NA`. With the 0.05 that R
/// takes by itself they are the same.
const FLEXIBLE: [f64; 30] = [
    10., 0., 0., 10., 0., 10., 11., 11., 10., 10., 11., 12., 13., 12., 14., 15., 14., 0., 14., 13., 10., 10., 10., 11.,
    10., 8., 0., 8., 8., 8.,
];
/// The same, `r@control$mu0Vector`.
const FLEXIBLE_MEANS: [f64; 30] = [
    2.83504161588,
    2.77769408459,
    3.07117175103,
    3.21958924606,
    3.60623020332,
    3.17086144545,
    3.50019142336,
    3.22270654755,
    3.07433610199,
    3.05777498506,
    3.62437952914,
    3.87945523571,
    4.31402450482,
    4.25479645010,
    5.34899705850,
    5.59250163059,
    5.41995078361,
    5.08148680682,
    4.93391795138,
    4.45154994465,
    3.33818441963,
    3.20494794333,
    2.99457745710,
    3.14203202721,
    2.95914257519,
    2.37285991796,
    2.37588940155,
    2.24657504271,
    2.07976102189,
    2.06997287288,
];

#[test]
fn the_flexible_method_agrees_with_r_on_salmonella_newport() {
    let counts = newport();
    // The Mondays nearest to the same dates.
    let method = Farrington::flexible(vec![52, 104, 157, 209], 0.01);
    let told = FLEXIBLE.map(|upper| if upper > 0.0 { Some(upper) } else { None });
    assert_eq!(agree(&counts, 498, &told, |now| method.threshold(&counts, now)), []);
    for (nth, told) in FLEXIBLE_MEANS.iter().enumerate() {
        if let Ok(Threshold { expected, .. }) = method.threshold(&counts, 498 + nth) {
            assert!((expected - told).abs() < 1e-5, "{nth}: {expected} and {told}");
        }
    }
}

#[test]
fn extremes_have_a_threshold_or_a_reason() {
    for counts in [vec![], vec![3]] {
        assert_eq!(ears(&counts, 0, Ears::C1, 7, 0.0, 0.01), Err(Unavailable::TooShort));
        assert_eq!(bayes(&counts, 0, &[7], 1, 0.01), Err(Unavailable::TooShort));
    }
    for (count, upper) in [(0, 0.0), (u64::MAX, 0.0)] {
        let counts = [count; 20];
        let still = ears(&counts, 19, Ears::C2, 7, 0.0, 0.01).unwrap();
        assert_eq!(still.upper - still.expected, upper, "nothing varies");
        assert!(!still.is_exceeded_by(count));
        assert_eq!(ears(&counts, 19, Ears::C3, 7, 0.0, 0.01), Err(Unavailable::NotIdentified));
        assert!(ears(&counts, 19, Ears::C3, 7, 0.5, 0.01).unwrap().upper.is_finite());
        let told = bayes(&counts, 19, &[7], 2, 0.01).map(|threshold| threshold.upper);
        assert_eq!(told, if count == 0 { Ok(1.0) } else { Err(Unavailable::TooManyEvents) });
    }
    for method in [Farrington::original(vec![52], 0.01), Farrington::flexible(vec![52], 0.01)] {
        assert_eq!(method.threshold(&[], 0), Err(Unavailable::TooShort));
        assert_eq!(method.threshold(&[5; 80], usize::MAX), Err(Unavailable::TooShort));
        assert_eq!(method.threshold(&[0; 80], 70), Err(Unavailable::TooFewEvents));
        assert!(method.threshold(&[u64::MAX; 80], 70).map_or(true, |threshold| threshold.upper.is_finite()));
        let with = |lags| Farrington { lags, ..method.clone() }.threshold(&[5; 80], 70);
        assert_eq!(with(vec![80]), Err(Unavailable::TooShort));
        for lags in [vec![], vec![3]] {
            assert_eq!(with(lags), Err(Unavailable::OutOfRange("lags")));
        }
    }
    assert_eq!(ears(&[1; 20], 19, Ears::C1, 2, 0.0, 0.01), Err(Unavailable::OutOfRange("baseline")));
    assert_eq!(ears(&[1; 20], 19, Ears::C1, 7, 0.0, 0.7), Err(Unavailable::OutOfRange("alpha")));
    assert_eq!(bayes(&[1; 20], 19, &[], 0, 0.01), Err(Unavailable::OutOfRange("width")));
}
