//! How the cost of finding change points grows: series of 100, 1,000 and 10,000 days, without a change and with one
//! every fifty days.
//!
//! Prints, for each, CPU milliseconds (best of five) of cutting the series afterwards with Poisson and negative
//! binomial costs, and of following it day by day, Poisson and negative binomial; and beside them a plain loop that
//! sums the counts from every day to every later one. `cargo bench -p servanda-measure --bench series`.
#![allow(clippy::print_stdout, reason = "a benchmark prints")]
#![allow(clippy::unwrap_used, reason = "a benchmark may fail by panicking")]

use std::hint::black_box;

use cpu_time::ProcessTime;
use measure::statistics::change_points::single::Gamma;
use measure::statistics::change_points::{Cost, MINIMUM, change_points};
use measure::statistics::run_length::{RunLength, Spread};

/// Counts of 0 to 7 a day, and in every other fifty days of a series with changes 6 more. By SplitMix64 (Steele, Lea &
/// Flood 2014), so that every run counts the same.
fn counts(n: usize, changes: bool) -> Vec<u64> {
    let mut state = 7_u64;
    let count = |day: usize| {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z >> 61) + if changes && day / 50 % 2 == 1 { 6 } else { 0 }
    };
    (0..n).map(count).collect()
}

/// CPU milliseconds, the best of five.
fn ms<T>(mut run: impl FnMut() -> T) -> f64 {
    let once = |_| {
        let start = ProcessTime::now();
        black_box(run());
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..5).map(once).fold(f64::INFINITY, f64::min)
}

fn main() {
    let negative_binomial = Cost::NegativeBinomial { size: 4.0 };
    for (changes, n) in [false, true].into_iter().flat_map(|changes| [100, 1_000, 10_000].map(|n| (changes, n))) {
        let counts = counts(n, changes);
        let cut = |cost| change_points(&counts, cost, 2.0 * (n as f64).ln(), MINIMUM).unwrap();
        let follow = |spread| {
            let mut run = RunLength::new(Gamma { shape: 1.0, rate: 1.0 }, spread, 0.01).unwrap();
            counts.iter().for_each(|count| run.observe(Some(*count)));
            run.log_evidence()
        };
        let plain = || {
            let sums =
                |from: usize| counts.iter().skip(from).fold((0, 0), |(sum, all), count| (sum + count, all + sum)).1;
            (0..n).map(sums).sum::<u64>()
        };
        println!(
            "changes={changes} days={n} cuts={} cut_poisson_ms={:.2} cut_nb_ms={:.2} follow_poisson_ms={:.2} follow_nb_ms={:.2} plain_ms={:.2}",
            cut(Cost::Poisson).starts.len(),
            ms(|| cut(Cost::Poisson)),
            ms(|| cut(negative_binomial)),
            ms(|| follow(Spread::Poisson)),
            ms(|| follow(Spread::NegativeBinomial { size: 4.0 })),
            ms(plain),
        );
    }
}
