//! What a scale and its marks promise.

use model::Day;

use super::*;

/// From 10 March 2025 on.
fn panel(days: &[Option<f64>]) -> Panel {
    Panel {
        title: "strikes".into(),
        party: "a".into(),
        class: "energy".into(),
        means: "any".into(),
        zone: "any".into(),
        detail: false,
        counted_by: "the case".into(),
        first: Day(20_157),
        days: days.iter().map(|day| day.map(|mean| [mean; 3])).collect(),
        picked: vec![false; days.len()],
        windows: vec![],
    }
}

fn counts(most: f64) -> Vec<f64> {
    Scale::of(&[&panel(&[Some(most)])]).counts().collect()
}

#[test]
fn an_axis_begins_at_zero_and_has_few_round_marks() {
    assert_eq!(counts(0.0), [0.0, 1.0]);
    assert_eq!(counts(7.0), [0.0, 2.0, 4.0, 6.0, 8.0]);
    assert_eq!(counts(8.1), [0.0, 5.0, 10.0]);
    assert_eq!(counts(1_312.0), [0.0, 500.0, 1_000.0, 1_500.0]);
}

#[test]
fn panels_of_a_group_have_one_scale_and_a_day_of_which_one_knows_nothing_is_hatched() {
    let (short, long) = (panel(&[Some(1.0)]), panel(&[Some(4.0), Some(0.0)]));
    let scale = Scale::of(&[&short, &long]);
    let marks = Marks::new(&short, &scale);
    assert_eq!(marks.solid.matches('z').count(), 1);
    assert!(marks.solid.contains("V93h"), "a quarter of the height: {}", marks.solid);
    let feet = marks.hatched.split('M').skip(1).map(|line| line.split(' ').next().unwrap().parse::<f64>().unwrap());
    assert_eq!(feet.fold(RIGHT, f64::min), scale.x(Day(20_158)), "from the second day on");
    let whole = Marks::new(&long, &scale);
    assert!(whole.hatched.is_empty() && whole.solid.contains("V18h"), "zero is known, and has no bar");
}

#[test]
fn what_is_a_choice_is_hollow_and_draws_that_differ_have_a_spread() {
    let mut panel = panel(&[Some(2.0), Some(2.0)]);
    panel.days = vec![Some([2.0, 1.0, 3.0]); 2];
    panel.picked[1] = true;
    let marks = Marks::new(&panel, &Scale::of(&[&panel]));
    let n = |path: &str| path.matches('M').count();
    assert_eq!([&marks.solid, &marks.hollow, &marks.spread, &marks.picked].map(|path| n(path)), [1, 1, 2, 1]);
}

#[test]
fn months_have_names_as_far_as_there_is_room_and_some_day_always_has_one() {
    let named = |n: usize| -> Vec<String> {
        let panel = panel(&vec![Some(1.0); n]);
        Scale::of(&[&panel]).months().into_iter().filter_map(|(_, name)| name).collect()
    };
    assert_eq!(named(0), ["10 Mar 2025"]);
    assert_eq!(named(20), ["10 Mar 2025"]);
    assert_eq!(named(60), ["Apr 2025"]);
    assert_eq!(named(120), ["Apr 2025", "May 2025", "Jun 2025"]);
    assert_eq!(named(1_000).len(), 5);
}

#[test]
fn a_window_goes_on_where_it_does_and_one_of_other_days_is_not_drawn() {
    let scale = Scale::of(&[&panel(&[Some(1.0); 10])]);
    let reach = |from: i64, until: i64| {
        scale.reach(&PanelWindow { reading: "one".into(), from: Day(from), until: Day(until), rate: None })
    };
    assert_eq!(reach(20_157, 20_167), Some((false, false)));
    assert_eq!(reach(20_156, i64::MAX), Some((true, true)));
    assert_eq!([reach(20_150, 20_157), reach(20_167, 20_170), reach(20_160, 20_160)], [None; 3]);
}

#[test]
fn the_bounds_of_time_are_drawn_at_the_ends() {
    let scale = Scale::of(&[&panel(&[Some(1.0); 10])]);
    assert_eq!((scale.x(Day(i64::MIN)), scale.x(Day(i64::MAX))), (LEFT, RIGHT));
}
