//! The two-coin model: what it must not be led astray by.
#![allow(clippy::indexing_slicing, reason = "in a test a panic is the report")]

use weigh::WeighError;
use weigh::calibration::calibration;
use weigh::latent::{
    Expected, Hearing, Interest, Outcome, Panel, Report, Start, Stop, TwoCoin, Witness, dawid_skene, two_coin,
};
use weigh::simulation::{Conflict, Copies, Told, expected};

const CONFLICT: Conflict =
    Conflict { n_incidents: 3_000, n_relays: 0, copies: Copies::VERBATIM, disguised: false, seed: 11 };

fn hearing(right: bool) -> Hearing {
    Hearing { expected: expected(right), told: vec![], detects: true }
}

fn heard(told: &Told, right: bool) -> TwoCoin {
    two_coin(&told.panel, &hearing(right)).unwrap()
}

/// The furthest that any incident moves, in decibans.
fn moved(from: &TwoCoin, to: &TwoCoin) -> f64 {
    let by = from.log_odds.iter().zip(&to.log_odds).map(|(a, b)| (a - b).abs());
    by.fold(0.0, f64::max) * 10.0 / std::f64::consts::LN_10
}

#[track_caller]
fn check_relays(copies: Copies, disguised: bool, right: bool) {
    let conflict = Conflict { copies, disguised, ..CONFLICT };
    let base = heard(&conflict.told().unwrap(), right);
    for n_relays in [6, 15] {
        let told = conflict.with(n_relays).told().unwrap();
        let heard = heard(&told, right);
        for fitted in [&base, &heard] {
            let figures = calibration(told.forecasts(fitted.probabilities()));
            assert!(figures.accuracy >= 0.90 && figures.ece <= 0.03, "{n_relays} relays: {figures:?}");
            assert!(figures.sure_right().unwrap() >= 0.95, "{n_relays} relays: {figures:?}");
        }
        assert!(moved(&base, &heard) <= 3.0, "{n_relays} relays move an incident by {} dB", moved(&base, &heard));
        assert!(told.relays.iter().all(|pair| heard.relays.contains(pair)), "{:?}", heard.relays);
    }
}

#[test]
fn relays_move_no_incident_by_more_than_3_db() {
    check_relays(Copies::VERBATIM, false, true);
}

#[test]
fn relays_that_paraphrase_move_no_incident_by_more_than_3_db() {
    check_relays(Copies::PARAPHRASED, false, true);
}

#[test]
fn relays_that_pass_for_neutral_move_no_incident_by_more_than_3_db() {
    check_relays(Copies::PARAPHRASED, true, true);
}

#[test]
fn relays_move_no_incident_by_more_than_3_db_where_voices_are_expected_to_be_what_they_are_not() {
    check_relays(Copies::PARAPHRASED, false, false);
}

#[test]
fn a_model_of_voices_that_err_alone_is_sure_and_wrong_where_they_repeat_each_other() {
    let told = CONFLICT.with(15).told().unwrap();
    let fitted = dawid_skene(&told.answers(), 2, Start::Votes, Stop::Rounds(100)).unwrap();
    let figures = calibration(told.forecasts(fitted.classes.iter().map(|classes| classes[1])));
    assert!(figures.accuracy < 0.7 && figures.sure_right().unwrap() < 0.7, "{figures:?}");
}

#[test]
fn where_nobody_copies_no_copying_is_found() {
    assert_eq!(heard(&CONFLICT.told().unwrap(), true).relays, []);
}

#[test]
fn an_admission_weighs_more_than_an_accusation_by_what_the_data_tell() {
    // Nothing of it is expected: all are expected to speak alike.
    let fitted = heard(&CONFLICT.told().unwrap(), false);
    let ratio = |interest| {
        let [not_so, so] = fitted.rows[0][interest as usize];
        so[0] / not_so[0]
    };
    assert!((1.0..1.8).contains(&ratio(Interest::Other)), "{}", ratio(Interest::Other));
    assert!(ratio(Interest::Own) > 3.0, "{}", ratio(Interest::Own));
}

/// Parties exchanged, and everybody heard in the opposite order.
fn swapped(panel: &Panel) -> Panel {
    let other = |side: Option<usize>| side.map(|side| 1 - side);
    let witness = |one: &Witness| Witness { side: other(one.side), ..*one };
    let items = panel.accused().iter().enumerate();
    let items = items.map(|(item, accused)| (other(*accused), panel.reports(item).iter().rev().copied().collect()));
    Panel::new(panel.witnesses().iter().rev().map(witness).collect(), items).unwrap()
}

#[test]
fn exchanging_the_parties_changes_no_posterior() {
    for seed in 0..12 {
        for (right, copies) in [(true, Copies::VERBATIM), (false, Copies::PARAPHRASED)] {
            let n_relays = usize::try_from(seed % 4).unwrap();
            let told = Conflict { n_incidents: 150, seed, copies, n_relays, ..CONFLICT }.told().unwrap();
            let one = two_coin(&told.panel, &hearing(right)).unwrap();
            let two = two_coin(&swapped(&told.panel), &hearing(right)).unwrap();
            for (one, two) in one.probabilities().zip(two.probabilities()) {
                assert!((one - two).abs() <= 1e-9, "seed {seed}: {one} is not {two}");
            }
        }
    }
}

#[test]
fn a_ledger_adds_up_to_the_incidents_odds() {
    let told = Conflict { n_incidents: 200, ..CONFLICT }.with(3).told().unwrap();
    let fitted = heard(&told, true);
    for (item, log_odds) in fitted.log_odds.iter().enumerate() {
        let sum: f64 = fitted.ledger(&told.panel, item).iter().sum();
        assert!((sum - log_odds * 10.0 / std::f64::consts::LN_10).abs() < 1e-9);
    }
}

/// One witness of no side, on items in which nobody has a stake.
fn panel(outcomes: &[Outcome]) -> Panel {
    let witness = Witness { class: 0, side: None };
    let items = outcomes.iter().map(|outcome| (None, vec![Report { outcome: *outcome, at: 1 }]));
    Panel::new(vec![witness], items).unwrap()
}

fn part(outcomes: &[Outcome], rows: [[f64; 3]; 2]) -> f64 {
    let expected = Expected { classes: vec![[rows; 3]], pseudo_reports: 1e9 };
    let panel = panel(outcomes);
    two_coin(&panel, &Hearing { expected, told: vec![], detects: true }).unwrap().ledger(&panel, 0)[1]
}

#[test]
fn silence_weighs_only_where_enough_is_known_of_what_is_covered() {
    const ROWS: [[f64; 3]; 2] = [[0.1, 0.1, 0.8], [0.5, 0.1, 0.4]];
    let close = |got: f64, want: f64| assert!((got - want).abs() < 1e-6, "{got} is not {want}");
    close(part(&[Outcome::Silent; 29], ROWS), 0.0);
    close(part(&[Outcome::Silent; 30], ROWS), 10.0 * 0.5_f64.log10());
    close(part(&[Outcome::Outside; 30], ROWS), 0.0);
    // What is said of 30 weighs by how often it is said; of 29, by what is said if anything is.
    close(part(&[Outcome::Denies; 30], ROWS), 0.0);
    close(part(&[Outcome::Denies; 29], ROWS), 10.0 * ((0.1 / 0.6) / 0.5_f64).log10());
}

#[test]
fn no_voice_weighs_more_than_20_db() {
    let rows = [[0.0001, 0.4999, 0.5], [0.4999, 0.0001, 0.5]];
    assert!((part(&[Outcome::Affirms; 30], rows) - 20.0).abs() < 1e-9);
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let report = Report { outcome: Outcome::Affirms, at: 0 };
    let short = Panel::new(vec![Witness { class: 0, side: None }], [(None, vec![report, report])]);
    assert!(matches!(short, Err(WeighError::Panel(_))));
    let panel = panel(&[Outcome::Affirms]);
    let refused = |hearing: Hearing| matches!(two_coin(&panel, &hearing), Err(WeighError::Panel(_)));
    assert!(refused(Hearing { expected: Expected { classes: vec![], pseudo_reports: 20.0 }, ..hearing(true) }));
    assert!(refused(Hearing { told: vec![(0, 1)], ..hearing(true) }));
    assert!(refused(Hearing { expected: Expected { pseudo_reports: 0.0, ..expected(true) }, ..hearing(true) }));
    let mut no_row = expected(true);
    no_row.classes[0][0][0] = [0.5, 0.5, 0.5];
    assert!(refused(Hearing { expected: no_row, ..hearing(true) }));
}
