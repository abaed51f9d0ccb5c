//! How often methods find a change of rate where there is none, and how often where there is one: simulated days of which the
//! rate is known.
//!
//! Prints a line for each world and method, in per cent of the runs: first comparisons of two periods, then daily looks, dates at
//! which nothing happened, and small totals. `cargo bench -p servanda-measure --bench type1`.
#![allow(clippy::print_stdout, reason = "a benchmark prints")]
#![allow(clippy::unwrap_used, reason = "a benchmark may fail by panicking")]

use measure::statistics::distributions::normal_two_sided;
use measure::statistics::glm::Observations;
use measure::statistics::rate_ratio::rate_ratio;
use measure::statistics::sequential::{ALARM, Baseline};
use measure::statistics::series::{Day, total};
use measure::statistics::shift::circular_shift;
use measure::statistics::simulation::World;
use measure::statistics::small::predictive;
use measure::statistics::weekly::change;

const RUNS: usize = 1_000;
const WORLDS: [(&str, World); 3] =
    [("poisson", World::POISSON), ("clustered", World::CLUSTERED), ("waves", World::WAVES)];
const LEVEL: f64 = 0.05;

/// The percentage of runs, by their number, in which each method finds something.
fn found<const N: usize>(runs: usize, methods: impl Fn(u64) -> [bool; N]) -> [f64; N] {
    let mut all = [0.0; N];
    for run in 0..runs {
        let found = methods(run as u64);
        all.iter_mut().zip(found).for_each(|(sum, found)| *sum += if found { 100.0 / runs as f64 } else { 0.0 });
    }
    all
}

fn exact(before: &[Day], after: &[Day]) -> bool {
    rate_ratio(total(after), total(before)).is_ok_and(|ratio| ratio.p_central < LEVEL)
}

fn headline(before: &[Day], after: &[Day]) -> bool {
    change(before, after).is_ok_and(|change| change.p < LEVEL)
}

fn shift(before: &[Day], after: &[Day]) -> bool {
    circular_shift(before, after).is_ok_and(|shifts| shifts.p <= LEVEL)
}

/// What is said of a change: the headline finds one, and the shift does not speak against it.
fn said(before: &[Day], after: &[Day]) -> bool {
    headline(before, after) && !circular_shift(before, after).is_ok_and(|shifts| shifts.speaks_against())
}

/// Wald's test of a step in a negative binomial regression of days.
fn negative_binomial(before: &[Day], after: &[Day]) -> bool {
    let n = before.len() + after.len();
    let step = (0..n).map(|day| if day < before.len() { 0.0 } else { 1.0 }).collect();
    let observations = Observations {
        counts: before.iter().chain(after).filter_map(|day| day.counted()).collect(),
        columns: vec![vec![1.0; n], step],
        offset: vec![0.0; n],
    };
    observations.fit_negative_binomial().is_ok_and(|(fit, _)| {
        let step = fit.coefficients.iter().zip(fit.standard_errors(1.0)).last();
        step.is_some_and(|(log_ratio, error)| normal_two_sided(log_ratio / error) < LEVEL)
    })
}

/// Daily looks at the exact test, from the first day on.
fn looks(before: &[Day], after: &[Day]) -> bool {
    (1..=after.len()).any(|n| exact(before, after.get(..n).unwrap()))
}

fn watch(before: &[Day], after: &[Day]) -> bool {
    Baseline::of(before).unwrap().evidence(after).iter().any(|evidence| *evidence >= ALARM)
}

fn comparisons() {
    for ratio in [1.0, 0.6] {
        for (before, after) in [(60, 30), (60, 14), (180, 30), (21, 14)] {
            for (world, days) in WORLDS {
                let [said, headline, exact, shift, nb] = found(RUNS, |seed| {
                    let days = days.days(before + after, before, ratio, seed);
                    let (earlier, later) = days.split_at(before);
                    [said, headline, exact, shift, negative_binomial].map(|method| method(earlier, later))
                });
                println!(
                    "before={before} after={after} world={world} ratio={ratio} said={said:.1} headline={headline:.1} exact={exact:.1} \
                     shift={shift:.1} negative_binomial={nb:.1}"
                );
            }
        }
    }
}

/// The fall that is called detectable, and how often it is found.
fn detectable() {
    for (world, days) in WORLDS {
        let falls = (0..RUNS as u64).filter_map(|seed| {
            let days = days.days(210, 180, 1.0, seed);
            change(days.get(..180)?, days.get(180..)?).ok()?.detectable().ok()?.fall.ok()
        });
        let mut falls: Vec<f64> = falls.collect();
        falls.sort_by(f64::total_cmp);
        let fall = *falls.get(falls.len() / 2).unwrap();
        let [power] = found(RUNS, |seed| {
            let days = days.days(210, 180, fall, seed);
            let (earlier, later) = days.split_at(180);
            [headline(earlier, later)]
        });
        println!("before=180 after=30 world={world} detectable={fall:.3} found={power:.1}");
    }
}

fn daily() {
    // The least baseline, and the twelve weeks that a case has.
    for (baseline, ratio) in [(60, 1.0), (84, 1.0), (60, 0.6), (84, 0.6)] {
        for (world, days) in WORLDS {
            let [watch, exact] = found(RUNS, |seed| {
                let days = days.days(baseline + 60, baseline, ratio, seed);
                let (earlier, later) = days.split_at(baseline);
                [watch, looks].map(|method| method(earlier, later))
            });
            println!("looks=60 baseline={baseline} world={world} ratio={ratio} watch={watch:.1} exact={exact:.1}");
        }
    }
}

/// Every seventh day of a year in which nothing changes, with 60 days before and 30 after.
fn placebo() {
    let dates: Vec<usize> = (60..=335).step_by(7).collect();
    for (world, days) in WORLDS {
        let years: Vec<Vec<Day>> = (0..RUNS as u64).map(|seed| days.days(365, 365, 1.0, seed)).collect();
        let [said, headline, exact, both] = found(years.len() * dates.len(), |nth| {
            let nth = nth as usize;
            let (year, date) = (years.get(nth / dates.len()).unwrap(), dates.get(nth % dates.len()).unwrap());
            let (earlier, later) = (year.get(date - 60..*date).unwrap(), year.get(*date..date + 30).unwrap());
            let headline = headline(earlier, later);
            [said(earlier, later), headline, exact(earlier, later), headline && shift(earlier, later)]
        });
        println!(
            "placebo_dates={} world={world} said={said:.1} headline={headline:.1} exact={exact:.1} headline_and_shift={both:.1}",
            dates.len()
        );
    }
}

/// One event in four days.
fn small() {
    for (world, days) in WORLDS {
        let days = World { mean: 0.25, ..days };
        let [central, mid, exact] = found(RUNS, |seed| {
            let days = days.days(194, 180, 1.0, seed);
            let (earlier, later) = days.split_at(180);
            let predicted = predictive(earlier, later);
            let p = |p: f64| p < LEVEL;
            [
                predicted.is_ok_and(|all| p(all.p_central)),
                predicted.is_ok_and(|all| p(all.p_mid)),
                exact(earlier, later),
            ]
        });
        println!(
            "before=180 after=14 world={world} mean=0.25 ratio=1 predictive_central={central:.1} predictive_mid={mid:.1} \
             exact={exact:.1}"
        );
    }
}

fn main() {
    comparisons();
    detectable();
    daily();
    placebo();
    small();
}
