//! Changes of a rate: each method against R 4.2.2, at its extremes, and on simulated days.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in a test a panic is the report")]

use measure::statistics::Unavailable;
use measure::statistics::negative_binomial::Size;
use measure::statistics::rate_ratio::rate_ratio;
use measure::statistics::sequential::{ALARM, Baseline};
use measure::statistics::series::{Day, blocks, total};
use measure::statistics::shift::circular_shift;
use measure::statistics::simulation::World;
use measure::statistics::small::predictive;
use measure::statistics::weekly::{Change, change};
use proptest::prelude::*;

use super::near::near;

/// Weeks of 21, 35, 60, 56 and 32 events, the last of eight days.
const BEFORE: [u64; 36] = [
    3, 0, 7, 2, 5, 3, 1, 4, 10, 2, 6, 3, 2, 8, 16, 0, 12, 4, 14, 9, 5, 8, 11, 2, 15, 6, 1, 13, 3, 0, 12, 2, 9, 4, 1, 1,
];
/// Weeks of 13 and 27 events, the last of eight days.
const AFTER: [u64; 15] = [1, 0, 2, 6, 0, 3, 1, 4, 0, 0, 9, 2, 1, 8, 3];

fn days(counts: &[u64]) -> Vec<Day> {
    counts.iter().map(|count| Day::Counted(*count)).collect()
}

#[test]
fn a_change_of_weekly_totals_is_as_in_r() {
    let Change { ratio, interval, p, variation, .. } = change(&days(&BEFORE), &days(&AFTER)).unwrap();
    // y <- c(21, 35, 60, 56, 32, 13, 27); t <- c(7, 7, 7, 7, 8, 7, 8); s <- rep(0:1, c(5, 2))
    // m <- glm(y ~ s + offset(log(t)), family = poisson); r <- residuals(m, "pearson"); phi <- sum(r^2) / 5
    // rho <- (sum(r[1:4] * r[2:5]) + r[6] * r[7]) / sum(r^2) + 2 / 5
    near(ratio, 0.470588235294118, 1e-14);
    near(variation.dispersion, 6.72576155462184, 1e-12);
    near(variation.correlation, 0.442574420894003, 1e-12);
    assert_eq!((variation.block_days, variation.df), (7, 4.0));
    // dev <- function(l) glm(y ~ 1 + offset(log(t) + l * s), family = poisson)$deviance - m$deviance
    // scale <- sqrt(phi * (1 + 2 * rho)); 2 * pt(-sqrt(dev(0)) / scale, 4)
    near(p, 0.255463090070465, 1e-9);
    // uniroot(function(l) sqrt(dev(l)) - qt(.975, 4) * scale, …) on both sides
    near(interval.lower, 0.0531840911017794, 1e-8);
    near(interval.upper, 2.0717411494761, 1e-8);
}

#[test]
fn too_few_days_say_what_could_have_been_seen() {
    let found = change(&days(&BEFORE), &days(&AFTER)).unwrap().detectable().unwrap();
    // Y <- 204; e <- 15 / 36; need <- scale * (qt(.975, 4) + qt(.8, 4)); root <- function(R) sqrt(2 * (x log(x / (n e /
    // (1 + e))) + Y log(Y / (n / (1 + e))))) with x <- Y * e * R, n <- x + Y; root(0) is 11.92, need 13.24; uniroot
    // above 1
    assert_eq!(found.fall, Err(Unavailable::Undetectable));
    near(found.rise, 3.35269395598748, 1e-8);
    let longer = change(&days(&BEFORE.repeat(5)), &days(&AFTER.repeat(5))).unwrap().detectable().unwrap();
    let fall = longer.fall.unwrap();
    assert!(fall > 0.2 && fall < 1.0 && longer.rise < found.rise, "{longer:?}");
}

#[test]
fn a_masked_day_is_neither_a_day_nor_a_zero() {
    let mut masked = days(&BEFORE);
    masked[8] = Day::Masked;
    masked[14] = Day::Masked;
    let found = change(&masked, &days(&AFTER)).unwrap();
    assert_eq!((found.before.events, found.before.exposure), (204 - 10 - 16, 34.0));
    near(found.ratio, 40.0 / 15.0 / (178.0 / 34.0), 1e-14);
    assert!(change(&[Day::Masked; 40], &masked).is_err_and(|reason| reason == Unavailable::NoExposure));
    assert_eq!(blocks(&[Day::Masked; 14], 7), []);
    assert_eq!(blocks(&days(&BEFORE), 7).iter().map(|block| block.exposure).sum::<f64>(), 36.0);
}

#[test]
fn extremes_have_a_value_or_a_reason() {
    let zeros = days(&[0; 30]);
    assert_eq!(change(&zeros, &zeros), Err(Unavailable::NoEvents));
    assert_eq!(circular_shift(&zeros, &zeros), Err(Unavailable::NoEvents));
    assert_eq!(predictive(&zeros, &zeros), Err(Unavailable::NoEvents));
    assert_eq!(change(&days(&[3]), &days(&[0])), Err(Unavailable::TooShort));
    assert_eq!(change(&[], &zeros), Err(Unavailable::NoExposure));
    assert_eq!(change(&zeros, &days(&[u64::MAX; 3])), Err(Unavailable::TooManyEvents));
    // No event after: the interval ends somewhere. None before: it begins somewhere.
    let ended = change(&days(&BEFORE), &days(&[0; 36])).unwrap();
    assert_eq!((ended.ratio, ended.interval.lower), (0.0, 0.0));
    assert!(ended.interval.upper > 0.0 && ended.interval.upper < 1.0 && ended.p < 0.05);
    let began = change(&days(&[0; 36]), &days(&BEFORE)).unwrap();
    assert_eq!((began.ratio, began.interval.upper), (f64::INFINITY, f64::INFINITY));
    near(began.interval.lower, ended.interval.upper.recip(), 1e-9);
    assert_eq!(began.detectable(), Err(Unavailable::NoEvents));
    let huge = change(&days(&[100_000_000; 10]), &days(&[100_100_000; 10])).unwrap();
    assert!(huge.interval.lower > 1.0 && huge.interval.upper < 1.002 && huge.p < 1e-3, "{huge:?}");
    assert!(!predictive(&days(&BEFORE), &days(&[1_000_000_000])).unwrap().p_central.is_nan());
}

#[test]
fn a_shift_counts_the_places_that_show_as_much() {
    // Of six places for two days on the ring, only the true one holds 5 and 5; where its rate is twice the other,
    // so do the two days of 1 and 1, whose rate is less than half.
    let shifts = |before: &[u64], after: &[u64]| circular_shift(&days(before), &days(after)).unwrap();
    near(shifts(&[0, 1, 0, 1], &[5, 5]).p, 1.0 / 6.0, 1e-15);
    near(shifts(&[1, 3, 1, 1], &[3, 3]).p, 2.0 / 6.0, 1e-15);
    assert_eq!(shifts(&[2, 2, 2, 2], &[2, 2]).p, 1.0);
    let masked = [Day::Masked, Day::Masked, Day::Counted(3), Day::Counted(1)];
    assert_eq!(circular_shift(&masked, &days(&[7])).unwrap().n, 3);
}

#[test]
fn a_small_total_is_held_against_its_prediction_as_in_r() {
    // b <- totals of three days of BEFORE; m <- glm(b ~ 1, family = poisson); r <- residuals(m, "pearson")
    // f <- sum(r^2) / 11 * (1 + 2 * (sum(r[-1] * r[-12]) / sum(r^2) + 1 / 11)); mu <- 204.5 * 6 / 36; k <- mu / (f * 7
    // / 6 - 1) pnbinom(4, size = k, mu = mu); pnbinom(3, size = k, mu = mu, lower = FALSE)
    let found = predictive(&days(&BEFORE), &days(&[0, 1, 0, 2, 1, 0])).unwrap();
    near(found.expected, 34.0833333333333, 1e-13);
    near(found.lower, 5.82454907428663e-05, 1e-10);
    near(found.upper, 0.999980894697592, 1e-12);
    near(found.p_central, 0.000116490981485733, 1e-10);
    near(found.p_mid, 7.73507931509192e-05, 1e-10);
}

#[test]
fn the_evidence_of_a_watch_is_as_in_r() {
    let clustered = Size::Estimated { theta: 2.0, standard_error: 0.5 };
    let baseline = Baseline { rate: 8.0, size: clustered, waves: 1.5, days: 60 };
    let seen = days(&[4, 0, 9, 2, 1, 0, 3]);
    // d <- c(4, 0, 9, 2, 1, 0, 3); f <- function(n, l) sum(dnbinom(d[1:n], size = 2, mu = 8 * exp(l), log = TRUE))
    // sapply(1:7, function(n) mean(exp(sapply(-30:30 / 20, function(l) f(n, l) - f(n, 0)) / (1.5 * (1 + n / 60)))))
    let expected = [
        0.854164981656442,
        1.33773591864585,
        0.768945333448039,
        1.00827375448943,
        1.61406410249935,
        3.25005984203087,
        4.09806944061576,
    ];
    baseline.evidence(&seen).into_iter().zip(expected).for_each(|(found, expected)| near(found, expected, 1e-12));
    // The same with dpois(d, 8 * exp(l), log = TRUE) and without the 1.5.
    let independent = Baseline { size: Size::Unbounded, waves: 1.0, ..baseline };
    near(independent.evidence(&seen)[6], 479628.739394957, 1e-11);
    let masked = [Day::Counted(4), Day::Masked, Day::Counted(0)];
    let [first, second, third] = baseline.evidence(&masked)[..] else { panic!("a value for each day") };
    assert_eq!((first, third), (second, baseline.evidence(&seen)[1]));
}

#[test]
fn a_watch_needs_sixty_days_before() {
    assert_eq!(Baseline::of(&days(&BEFORE)), Err(Unavailable::ShortBaseline { days: 36 }));
    assert_eq!(Baseline::of(&days(&[0; 60])), Err(Unavailable::NoEvents));
    assert_eq!(Baseline::of(&days(&BEFORE.repeat(2))).unwrap().days, 72);
}

/// In how many of 400 simulated pairs of periods something is found.
fn found(world: World, ratio: f64, finds: impl Fn(&[Day], &[Day]) -> bool) -> usize {
    let run = |seed| {
        let all = world.days(120, 60, ratio, seed);
        finds(&all[..60], &all[60..])
    };
    (0..400).filter(|seed| run(*seed)).count()
}

#[test]
fn where_nothing_changes_the_headline_rarely_says_so_and_independence_often_does() {
    for (world, exact_at_least) in [(World::POISSON, 0), (World::CLUSTERED, 100), (World::WAVES, 200)] {
        let headline = found(world, 1.0, |before, after| change(before, after).is_ok_and(|change| change.p < 0.05));
        let exact = found(world, 1.0, |before, after| {
            rate_ratio(total(after), total(before)).is_ok_and(|ratio| ratio.p_central < 0.05)
        });
        assert!(headline <= 30 && exact >= exact_at_least, "{world:?}: {headline}, {exact}");
    }
    let seen = found(World::CLUSTERED, 0.4, |before, after| change(before, after).is_ok_and(|change| change.p < 0.05));
    assert!(seen >= 360, "{seen}");
}

#[test]
fn a_watch_of_sixty_days_rarely_raises_a_false_alarm_and_mostly_a_true_one() {
    let alarms = |world, ratio| {
        found(world, ratio, |before, after| {
            Baseline::of(before).unwrap().evidence(after).iter().any(|evidence| *evidence >= ALARM)
        })
    };
    assert!(alarms(World::POISSON, 1.0) <= 24);
    assert!(alarms(World::CLUSTERED, 1.0) <= 24);
    assert!(alarms(World::CLUSTERED, 0.4) >= 320);
}

#[test]
fn simulated_days_have_the_moments_they_claim() {
    let n = 200_000;
    let moments = |world: World| {
        let counts: Vec<f64> = world.days(n, n, 1.0, 7).into_iter().map(|day| day.counted().unwrap() as f64).collect();
        let mean = counts.iter().sum::<f64>() / n as f64;
        let products =
            |lag: usize| counts.iter().zip(&counts[lag..]).map(|(x, y)| (x - mean) * (y - mean)).sum::<f64>();
        (mean, products(0) / n as f64, products(1) / n as f64)
    };
    let (mean, variance, covariance) = moments(World::CLUSTERED);
    near(mean, 8.0, 0.01);
    near(variance, 8.0 + 8.0_f64.powi(2) / 2.0, 0.02);
    assert!(covariance.abs() < 0.4);
    // A lognormal rate: its covariances are m²(exp(s²·.7^lag) - 1), to which clusters add their part of its square.
    let (mean, variance, covariance) = moments(World::WAVES);
    near(mean, 8.0, 0.02);
    near(variance, 8.0 + 64.0 * (0.25_f64.exp() * 1.5 - 1.0), 0.05);
    near(covariance, 64.0 * (0.25 * 0.7_f64).exp_m1(), 0.1);
    let (mean, variance, _) = moments(World::POISSON);
    near(mean, 8.0, 0.01);
    near(variance, 8.0, 0.02);
    let fallen = World::POISSON.days(n, n / 2, 0.5, 7);
    near(total(&fallen[n / 2..]).rate(), 4.0, 0.02);
    assert_eq!(fallen, World::POISSON.days(n, n / 2, 0.5, 7));
}

fn some_days() -> impl Strategy<Value = Vec<Day>> {
    let day = prop_oneof![4 => (0_u64..30).prop_map(Day::Counted), 1 => Just(Day::Counted(0)), 1 => Just(Day::Masked)];
    prop::collection::vec(day, 0..90)
}

proptest! {
    #[test]
    fn periods_turned_round_mirror_the_change(before in some_days(), after in some_days()) {
        match (change(&before, &after), change(&after, &before)) {
            (Ok(one), Ok(other)) => {
                near(one.ratio, other.ratio.recip(), 1e-12);
                near(one.p, other.p, 1e-9);
                near(one.interval.lower, other.interval.upper.recip(), 1e-9);
                near(one.interval.upper, other.interval.lower.recip(), 1e-9);
                prop_assert!(one.p.is_finite());
                prop_assert!(one.interval.lower < one.ratio || one.ratio == 0.0);
                prop_assert!(one.ratio < one.interval.upper || one.interval.upper == f64::INFINITY);
                prop_assume!((one.p - 0.05).abs() > 1e-9);
                prop_assert_eq!(one.p < 0.05, one.interval.lower > 1.0 || one.interval.upper < 1.0);
            }
            (one, other) => prop_assert_eq!(one, other),
        }
    }

    #[test]
    fn every_method_gives_a_number_or_a_reason(before in some_days(), after in some_days()) {
        if let Ok(shifts) = circular_shift(&before, &after) {
            prop_assert!(shifts.p > 0.0 && shifts.p <= 1.0);
        }
        if let Ok(predicted) = predictive(&before, &after) {
            prop_assert!(predicted.p_central > 0.0 && predicted.p_mid <= predicted.p_central);
            prop_assert!(predicted.p_mid >= 0.0 && predicted.p_central <= 1.0);
        }
        if let Ok(baseline) = Baseline::of(&before) {
            prop_assert!(baseline.evidence(&after).iter().all(|evidence| *evidence >= 0.0 && evidence.is_finite()));
        }
        if let Ok(found) = change(&before, &after).and_then(|change| change.detectable()) {
            prop_assert!(found.rise > 1.0 && found.fall.map_or(true, |fall| fall < 1.0));
        }
    }
}
