//! What is left without one origin, which rule gave a word, and what a case tells of its speakers and of its weights.

use model::{Certainty, Grade, Incident, Reliability, Stance, Statement};
use weigh::{calibrate, grades};

use super::{A, B, accuses, book, denies, incident, mentions, on, said, weighed};

fn close(got: [f64; 2], want: [f64; 2]) {
    assert!(got.iter().zip(want).all(|(got, want)| (got - want).abs() < 1e-12), "{got:?} is not {want:?}");
}

#[test]
fn what_rests_on_one_origin_falls_back_to_the_prior_without_it() {
    let one = weighed(&[accuses("R1", "a-mod", B), accuses("R2", "a-echo", B)]);
    close(one.bits_without_one, [-1.0, -1.0]);
    close(on(&one, "beta").bits_without_one, [-1.0, -1.0]);
}

#[test]
fn a_second_voice_of_a_side_holds_what_the_first_held() {
    let one = weighed(&[accuses("R1", "a-mod", B), accuses("R2", "a-mfa", B)]);
    close(one.bits_without_one, [one.bits, one.bits]);
}

#[test]
fn the_range_goes_from_without_the_strongest_to_without_the_weakest() {
    let statements = [accuses("R1", "a-mod", B), said("R2", "outlet", Stance::Asserts, B), denies("R3", "b-mod", B)];
    let all = weighed(&statements);
    let without = |place: usize| {
        let mut rest = statements.to_vec();
        rest.remove(place);
        on(&weighed(&rest), "beta").bits
    };
    let [low, high] = on(&all, "beta").bits_without_one;
    close([low, high], [without(1), without(2)]);
    assert!(low < on(&all, "beta").bits && on(&all, "beta").bits < high, "a denial left out raises");
}

#[test]
fn every_word_says_by_which_rule() {
    let one = weighed(&[accuses("R1", "a-mod", B), said("R2", "outlet", Stance::Asserts, B)]);
    assert_eq!(
        (one.certainty, one.rule),
        (Certainty::Corroborated, "two voices or more affirm, one of them disinterested")
    );
    assert_eq!(on(&one, "beta").rule, "it is named, and its own side does not deny");
    assert_eq!(weighed(&[mentions("R1", "outlet", B)]).rule, "no voice affirms: it is denied, or passed on");
}

/// So many incidents, told of alike.
fn cases(n: usize, told: impl Fn(&str) -> Vec<Statement>) -> Vec<(Vec<Statement>, Incident)> {
    let of = |nth: usize| {
        let statements = told(&format!("R{nth:02}"));
        let incident = incident(&statements);
        (statements, incident)
    };
    (0..n).map(of).collect()
}

fn graded(cases: &[(Vec<Statement>, Incident)], speaker: &str) -> Option<Grade> {
    let cases: Vec<_> = cases.iter().map(|(statements, incident)| (incident, statements.clone())).collect();
    grades(&cases, &book()).unwrap().into_iter().find(|grade| &*grade.speaker == speaker)
}

#[test]
fn nobody_is_right_by_its_own_word() {
    // With the ministry two voices affirm, one of them disinterested; without it one is left.
    let told =
        |id: &str| vec![accuses(&format!("{id}a"), "a-mod", B), said(&format!("{id}b"), "outlet", Stance::Asserts, B)];
    let grade = graded(&cases(12, told), "a-mod").unwrap();
    assert_eq!((grade.n, grade.n_undecided, grade.derived), (0, 12, Reliability::F));
}

#[test]
fn a_class_follows_from_what_others_decided() {
    let borne_out = |id: &str| {
        vec![accuses(&format!("{id}a"), "a-mod", B), said(&format!("{id}b"), "mission", Stance::Confirms, B)]
    };
    let refuted = |id: &str| vec![accuses(&format!("{id}x"), "a-mod", B), denies(&format!("{id}y"), "mission", None)];
    assert_eq!(graded(&cases(9, borne_out), "a-mod").unwrap().derived, Reliability::F);
    for (n_wrong, class) in
        [(0, Reliability::A), (2, Reliability::B), (6, Reliability::C), (9, Reliability::D), (30, Reliability::E)]
    {
        let all = [cases(18, borne_out), cases(n_wrong, refuted)].concat();
        let grade = graded(&all, "a-mod").unwrap();
        assert_eq!((grade.n, grade.n_right, grade.derived), (18 + n_wrong, 18, class));
    }
    assert_eq!(graded(&cases(9, borne_out), "b-mod"), None, "who says nothing has no record");
}

#[test]
fn a_forecast_is_made_without_the_voices_that_adjudicate_it() {
    let told =
        [accuses("R1", "a-mod", B), said("R2", "mission", Stance::Confirms, B), said("R3", "b-mod", Stance::Admits, B)];
    let incident = incident(&told);
    let report = calibrate(&[(&incident, told.to_vec())], &book()).unwrap();
    assert_eq!(report.n_adjudicated, 2);
    let all = |asked: &str| report.case.iter().find(|part| part.asked == asked && part.accused.is_none()).unwrap();
    // Odds of 1 to 2 before, 1.3 for each party's word and 9 for an admission; 21 for who went and looked.
    let forecast = |asked: &str| all(asked).calibration.bins.iter().map(|bin| bin.predicted).sum::<f64>();
    let odds = 0.5 * 1.3 * 9.0;
    assert!((forecast("whether it happened") - odds / (1.0 + odds)).abs() < 1e-12);
    let odds = 0.5 * 1.3 * 21.0;
    assert!((forecast("who did it") - odds / (1.0 + odds)).abs() < 1e-12);
}

#[test]
fn what_is_too_little_to_say_anything_stands_beside_a_simulation() {
    let told = [accuses("R1", "a-mod", B), said("R2", "mission", Stance::Confirms, A)];
    let incident = incident(&told);
    let report = calibrate(&[(&incident, told.to_vec())], &book()).unwrap();
    assert!(report.n_adjudicated < report.n_needed);
    let [all, one, other] = report.simulated.as_slice() else { panic!("not all, one side and the other") };
    assert_eq!(all.calibration.n, one.calibration.n + other.calibration.n);
    assert!(all.calibration.ece <= 0.03 && all.calibration.sure_right().unwrap() >= 0.95);
    // One calibration for the side that is repeated, and for the other: no side is believed more.
    assert!((one.calibration.accuracy - other.calibration.accuracy).abs() < 0.03);
}
