//! Reference: R 4.2.2 with surveillance 1.20.3:
//!
//! `hhh4(measlesWeserEms, list(ar = list(f = ~1), ne = list(f = ~1, weights = neighbourhood(measlesWeserEms) == 1), end
//! = list(f = addSeason2formula(~1, S = 1, period = 52), offset = population(measlesWeserEms)), family = "NegBin1"))`

use super::*;

fn measles() -> Vec<Unit> {
    let text = include_str!("../../../tests/data/measles_weser_ems.csv");
    let mut districts = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split(',').collect();
        let numbers = |cell: &str| cell.split_whitespace().map(|number| number.parse().unwrap()).collect::<Vec<u64>>();
        districts.push((cells[0].parse().unwrap(), numbers(cells[1]), numbers(cells[2])));
    }
    let others = |touched: &[u64], week: usize| {
        touched.iter().map(|district| districts[usize::try_from(*district).unwrap()].2[week] as f64).sum()
    };
    let unit = |(size, touched, counts): &(f64, Vec<u64>, Vec<u64>)| Unit {
        counts: counts.clone(),
        others: (0..counts.len()).map(|week| others(touched, week)).collect(),
        size: *size,
    };
    districts.iter().map(unit).collect()
}

#[test]
fn measles_in_17_districts_are_fitted_as_by_hhh4() {
    let units = measles();
    assert_eq!((units.len(), units[0].counts.len()), (17, 104));
    let fit = excitation(&units, Some(52.0)).unwrap();
    assert!((fit.log_likelihood + 971.759_558).abs() < 1e-6, "{}", fit.log_likelihood);
    let near = |found: f64, told: f64| assert!((found - told).abs() < 1e-6, "{found} {told}");
    near(fit.own.ln(), -0.435_470_626);
    near(fit.other.ln(), -4.151_985_612);
    near(fit.base.ln(), 0.137_135_491);
    near(fit.season.0, 0.913_769_157);
    near(fit.season.1, -0.694_814_138);
    near(fit.dispersion, 2.014_195_534);
}

/// `m <- surveillance:::meanHHH(f$coefficients, terms(f))`, `sum(m$epi.own) / sum(m$mean)`, `sum(m$epi.neighbours) /
/// sum(m$mean)`; the interval by numerical slopes of `qlogis` of the latter and `f$cov`.
#[test]
fn what_is_attributed_to_the_neighbours_is_what_hhh4_expects_of_them() {
    let fit = excitation(&measles(), Some(52.0)).unwrap();
    assert!((fit.share_own - 0.761_765_120).abs() < 1e-6);
    assert!((fit.share_other - 0.090_141_714).abs() < 1e-6);
    let (from, to) = fit.interval.unwrap();
    assert!((from - 0.051_702_333).abs() < 1e-5 && (to - 0.152_562_063).abs() < 1e-5, "{from} {to}");
}

/// A Poisson count by multiplication (Knuth 1969) of numbers by SplitMix64.
fn poisson(state: &mut u64, mean: f64) -> u64 {
    let mut share = || {
        *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = *state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 * (-53.0_f64).exp2()
    };
    let (mut product, mut count) = (share(), 0);
    while product > (-mean).exp() {
        product *= share();
        count += 1;
    }
    count
}

/// The first side acts when it likes, the second answers `answer` of its acts on the next day.
fn two_sides(n_days: usize, answer: f64, seed: u64) -> [Vec<u64>; 2] {
    let mut state = seed;
    let mut sides = [vec![3], vec![3]];
    for day in 1..n_days {
        let before = [sides[0][day - 1] as f64, sides[1][day - 1] as f64];
        sides[0].push(poisson(&mut state, 3.0));
        sides[1].push(poisson(&mut state, 1.0 + 0.2 * before[1] + answer * before[0]));
    }
    sides
}

fn fit(counts: &[u64], others: &[u64]) -> Result<Excitation, Unavailable> {
    let others = others.iter().map(|count| *count as f64).collect();
    excitation(&[Unit { counts: counts.to_vec(), others, size: 1.0 }], None)
}

#[test]
fn who_answers_is_told_from_who_does_not() {
    let (mut held, mut to_the_first) = (0, 0.0);
    for seed in 0..40 {
        let [first, second] = two_sides(300, 0.5, seed);
        let answered = fit(&second, &first).unwrap();
        // Of 1 + 0.2 m + 0.5 * 3 = m acts a day, 1.5 are answers.
        held += usize::from(answered.interval.is_ok_and(|(from, to)| from <= 0.48 && 0.48 <= to));
        to_the_first += fit(&first, &second).unwrap().share_other / 40.0;
    }
    assert!((34..=40).contains(&held), "of 40 intervals of 95 % {held} held");
    assert!(to_the_first < 0.1, "the first answers nobody: {to_the_first}");
}

#[test]
fn swapping_the_sides_swaps_the_results_and_changes_nothing_else() {
    let [first, second] = two_sides(120, 0.4, 3);
    let of = |a: &[u64], b: &[u64]| [fit(a, b).unwrap(), fit(b, a).unwrap()];
    let (there, mut back) = (of(&first, &second), of(&second, &first));
    back.reverse();
    assert_eq!(there, back);
}

#[test]
fn no_share_is_given_without_a_reason_to() {
    assert_eq!(fit(&[], &[]), Err(Unavailable::TooShort));
    assert_eq!(fit(&[3; 20], &[1; 20]), Err(Unavailable::TooShort), "19 counts follow one");
    assert_eq!(fit(&[0; 60], &[1; 60]), Err(Unavailable::NoEvents));
    let [first, second] = two_sides(60, 0.5, 1);
    assert_eq!(fit(&second, &[2; 60]), Err(Unavailable::NotIdentified), "others always act alike");
    assert_eq!(fit(&second, &first[1..]), Err(Unavailable::OutOfRange("units")));
    let unit = Unit { counts: second, others: vec![f64::NAN; 60], size: 1.0 };
    assert_eq!(excitation(&[unit], None), Err(Unavailable::OutOfRange("units")));
    // Acts only on days after which the other side did nothing: nothing is attributed, and no interval is made up.
    let alternate: Vec<u64> = (0..60).map(|day| 3 * (day % 2)).collect();
    let zero = fit(&alternate, &alternate);
    assert!(zero.is_err() || zero.is_ok_and(|fit| fit.share_other < 1e-4 && fit.interval.is_err()));
}

#[test]
fn huge_counts_are_fitted_or_refused_with_a_reason() {
    let [first, second] = two_sides(60, 0.5, 1)
        .map(|side| side.into_iter().map(|count| count * 1_000_000_000_000_000).collect::<Vec<u64>>());
    if let Ok(fit) = fit(&second, &first) {
        assert!(
            [fit.own, fit.other, fit.base, fit.log_likelihood, fit.share_other].iter().all(|value| value.is_finite())
        );
    }
}

#[test]
fn acts_that_follow_are_more_than_at_shifted_times() {
    // Ninety days in hours: the others act once a day at changing hours, and are answered three hours later on two days of three.
    let others: Vec<i64> = (0..90).map(|day| day * 24 + day * day % 23).collect();
    let answers =
        others.iter().enumerate().filter(|(day, _)| day % 3 > 0).map(|(_, time)| time + 3).filter(|time| *time < 2160);
    let acts: Vec<i64> = answers.collect();
    let found = following(&acts, &others, 2160, 4, 24).unwrap();
    assert_eq!(found.share, 1.0);
    assert!(found.expected < 0.5 && found.p < 0.05, "{found:?}");
    // The day after at the same hour: the same at every shift by days.
    let daily: Vec<i64> = (0..90).map(|day| day * 24 + 6).collect();
    let same = following(&daily, &(0..90).map(|day| day * 24 + 5).collect::<Vec<i64>>(), 2160, 4, 24).unwrap();
    assert_eq!((same.share, same.expected, same.p), (1.0, 1.0, 1.0));
}

#[test]
fn following_is_refused_with_a_reason() {
    assert_eq!(following(&[], &[1], 2160, 4, 24), Err(Unavailable::NoEvents));
    assert_eq!(following(&[1], &[1], 240, 4, 24), Err(Unavailable::TooShort));
    assert_eq!(following(&[1], &[300], 240, 4, 1), Err(Unavailable::OutOfRange("span")));
    assert_eq!(following(&[1], &[1], 240, 4, 0), Err(Unavailable::OutOfRange("step")));
    assert_eq!(following(&[1], &[1], 240, 4, 1).unwrap().share, 0.0, "at the same time is not after");
}
