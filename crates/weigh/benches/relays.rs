//! What relays of one side do to methods that weigh voices: a simulated conflict of 3,000 incidents with 0, 6 and 15 of
//! them.
//!
//! Prints a line for each method and conflict: accuracy, expected calibration error, of the cases surer than 0.95 the
//! share right, and how far the relays move an incident at most. `cargo bench -p servanda-weigh --bench relays`; the first
//! three lines are ours with relays found in the data, right expectations and verbatim copies.
#![allow(clippy::print_stdout, reason = "a benchmark prints")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark may fail by panicking")]

use model::Calibration;
use weigh::calibration::calibration;
use weigh::latent::{Expected, Hearing, Start, Stop, TwoCoin, dawid_skene, two_coin};
use weigh::simulation::{Conflict, Copies, Told, expected};

const RELAYS: [usize; 3] = [0, 6, 15];
/// The seed is that of no test.
const CONFLICT: Conflict =
    Conflict { n_incidents: 3_000, n_relays: 0, copies: Copies::VERBATIM, disguised: false, seed: 2_026 };

#[derive(Clone, Copy, PartialEq)]
enum Relays {
    Told,
    Detected,
    Unknown,
}

fn ours(told: &Told, expected: Expected, relays: Relays) -> TwoCoin {
    let known = if relays == Relays::Told { told.relays.clone() } else { vec![] };
    two_coin(&told.panel, &Hearing { expected, told: known, detects: relays == Relays::Detected }).unwrap()
}

fn line(n_relays: usize, figures: &Calibration, more: &str) {
    let sure_right = figures.sure_right().map_or("none".to_owned(), |share| format!("{share:.3}"));
    let sure = figures.n_sure as f64 / figures.n as f64;
    let Calibration { accuracy, ece, .. } = figures;
    println!("relays={n_relays} accuracy={accuracy:.3} ece={ece:.3} sure={sure:.3} sure_right={sure_right} {more}");
}

/// How far an incident moves at most, in decibans, and how many move by more than three.
fn moved(from: &TwoCoin, to: &TwoCoin) -> (f64, usize) {
    let decibans = |(a, b): (&f64, &f64)| (a - b).abs() * 10.0 / std::f64::consts::LN_10;
    let all: Vec<f64> = from.log_odds.iter().zip(&to.log_odds).map(decibans).collect();
    (all.iter().copied().fold(0.0, f64::max), all.iter().filter(|by| **by > 3.0).count())
}

/// Pairs that are there and found, and pairs found that are not there. Two relays of one outlet are a pair that is there.
fn pairs(told: &Told, found: &[(usize, usize)]) -> (usize, usize) {
    let is_relay = |witness: usize| told.relays.iter().any(|(_, relay)| *relay == witness);
    let real = found.iter().filter(|pair| told.relays.contains(pair)).count();
    let invented = found.iter().filter(|pair| !(told.relays.contains(pair) || is_relay(pair.0) && is_relay(pair.1)));
    (real, invented.count())
}

fn hear(name: &str, conflict: Conflict, expected: Expected, relays: Relays) {
    let base = ours(&conflict.with(0).told().unwrap(), expected.clone(), relays);
    for n_relays in RELAYS {
        let told = conflict.with(n_relays).told().unwrap();
        let heard = ours(&told, expected.clone(), relays);
        let (most, n) = moved(&base, &heard);
        let (found, invented) = pairs(&told, &heard.relays);
        let of = told.relays.len();
        let more =
            format!("moved_db={most:.2} moved_over_3_db={n} pairs={found}/{of} pairs_invented={invented} {name}");
        line(n_relays, &calibration(told.forecasts(heard.probabilities())), &more);
    }
}

fn main() {
    for n_relays in RELAYS {
        let told = CONFLICT.with(n_relays).told().unwrap();
        let figures = calibration(told.forecasts(ours(&told, expected(true), Relays::Detected).probabilities()));
        println!("relays={n_relays} accuracy={:.3} ece={:.3}", figures.accuracy, figures.ece);
    }
    let paraphrased = Conflict { copies: Copies::PARAPHRASED, ..CONFLICT };
    let loose = Conflict { copies: Copies { dropped: 0.2, changed: 0.5, backdated: false }, ..CONFLICT };
    let backdated = Conflict { copies: Copies { backdated: true, ..Copies::VERBATIM }, ..CONFLICT };
    let small = Conflict { n_incidents: 400, ..CONFLICT };
    let disguised = |conflict| Conflict { disguised: true, ..conflict };
    for (copies, conflict) in [("verbatim", CONFLICT), ("paraphrased", paraphrased)] {
        for (priors, right) in [("right", true), ("wrong", false)] {
            for (pass_for, conflict) in [("side", conflict), ("neutral", disguised(conflict))] {
                let name =
                    format!("method=ours relays_are=detected priors={priors} copies={copies} pass_for={pass_for}");
                hear(&name, conflict, expected(right), Relays::Detected);
            }
        }
    }
    let right = || expected(true);
    hear("method=ours relays_are=told priors=right copies=verbatim", CONFLICT, right(), Relays::Told);
    hear("method=ours relays_are=detected priors=right copies=loose", loose, right(), Relays::Detected);
    hear("method=ours relays_are=detected priors=right copies=backdated", backdated, right(), Relays::Detected);
    hear(
        "method=ours relays_are=detected priors=right copies=verbatim incidents=400",
        small,
        right(),
        Relays::Detected,
    );
    let known = |incidents: &str| format!("method=rates-and-relays-known{incidents}");
    let rates = || Expected { pseudo_reports: 1e12, ..right() };
    hear(&known(""), CONFLICT, rates(), Relays::Told);
    hear(&known(" incidents=400"), small, rates(), Relays::Told);
    hear("method=two-coin relays_are=unknown priors=right copies=verbatim", CONFLICT, right(), Relays::Unknown);
    for n_relays in RELAYS {
        let told = CONFLICT.with(n_relays).told().unwrap();
        line(n_relays, &calibration(told.forecasts(told.votes())), "method=majority copies=verbatim");
    }
    for n_relays in RELAYS {
        let told = CONFLICT.with(n_relays).told().unwrap();
        let fitted = dawid_skene(&told.answers(), 2, Start::Votes, Stop::Rounds(100)).unwrap();
        let so = fitted.classes.iter().map(|classes| classes[1]);
        line(n_relays, &calibration(told.forecasts(so)), "method=dawid-skene copies=verbatim");
    }
}
