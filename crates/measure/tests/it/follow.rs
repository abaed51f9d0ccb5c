//! What followed: changes that are there are found, those that cannot be known are not said, and no name of a party matters.

use measure::{Act, History, Window, follow};
use model::{Compiled, DailyCounts, Day, Facet, FollowThrough, Indicator, PartySummary, Taxonomy};

fn parties(names: [&str; 2]) -> Vec<PartySummary> {
    names.map(|name| PartySummary { id: name.into(), title: format!("<{name}>").into(), clocks: vec![] }).to_vec()
}

fn window(party: &str) -> Window {
    let (from, until) = (Day(100), Day(130));
    Window { reading: "theirs".into(), party: party.into(), opens: from, from, until, closes: until }
}

/// So many acts of a party on each of these days, against what the reading protects on every other.
fn acts(party: &str, days: std::ops::Range<i64>, a_day: usize, likely: f64) -> Vec<Act> {
    let all = Taxonomy::shipped();
    days.flat_map(|day| (0..a_day).map(move |nth| (day, nth)))
        .map(|(day, nth)| Act {
            id: format!("{party}-{day}-{nth}").into(),
            days: (Day(day), Day(day)),
            known: Some(Day(day)),
            happened: likely,
            parties: vec![(party.into(), likely)],
            object: all.all(Facet::Object),
            means: all.all(Facet::Means),
            zone: None,
            ring: None,
            protected: if nth % 2 == 0 { vec!["theirs".into()] } else { vec![] },
        })
        .collect()
}

fn compiled(from: i64, until: i64, picked: Option<&str>) -> Compiled {
    Compiled { from: Day(from), until: Day(until), picked: picked.map(Into::into), missing: vec![] }
}

fn measured(names: [&str; 2], draws: Vec<Vec<Act>>, compiled: &[Compiled], counts: &[DailyCounts]) -> FollowThrough {
    let windows = names.map(window).to_vec();
    follow(&History { parties: &parties(names), draws, windows, compiled, counts, as_of: Day(160) })
}

fn of<'f>(found: &'f FollowThrough, name: &str, class: &str) -> Vec<&'f Indicator> {
    let is_asked = |one: &&Indicator| one.name == name && &*one.class == class && &*one.party == "a" && !one.detail;
    found.indicators.iter().filter(is_asked).collect()
}

/// Six a day before day 100, two a day after.
fn fall(likely: f64) -> Vec<Act> {
    [acts("a", 0..100, 6, likely), acts("a", 100..160, 2, likely)].concat()
}

#[test]
fn a_fall_is_found_on_its_day_and_by_every_baseline() {
    let found = measured(["a", "b"], vec![fall(1.0)], &[compiled(0, 159, None)], &[]);
    let changes = of(&found, "change", "any");
    assert_eq!(changes.len(), 4, "three baselines, and after against during");
    for change in &changes[..3] {
        assert!((change.value.unwrap() - 1.0 / 3.0).abs() < 1e-9);
        assert!(change.high.unwrap() < 1.0 && change.says.contains("It fell."), "{}", change.says);
    }
    assert!((changes[3].value.unwrap() - 1.0).abs() < 1e-9);
    assert!(changes[3].says.contains("too early to tell"));
    let turns = of(&found, "turns", "any");
    assert_eq!(turns.len(), 1);
    assert!(
        turns[0].window.starts_with(&format!("{}, or", Day(100))) && (turns[0].value.unwrap() - 1.0 / 3.0).abs() < 1e-9
    );
    let watch = of(&found, "watch", "any");
    assert!(watch[0].value.unwrap() > 20.0 && watch[0].says.contains("a change was to be said"));
    let moved = of(&found, "moved", "protected");
    assert!((moved[0].value.unwrap() - 1.0).abs() < 1e-9, "both fell alike");
}

#[test]
fn a_choice_of_reports_carries_no_rate() {
    let days = [compiled(0, 99, Some("They were picked to show both sides.")), compiled(100, 159, None)];
    let found = measured(["a", "b"], vec![fall(1.0)], &days, &[]);
    for name in ["change", "watch", "moved"] {
        let of_kind = found.indicators.iter().filter(|one| one.name == name && one.window.contains("before"));
        assert!(of_kind.clone().count() > 0 || name == "watch");
        for one in of_kind {
            assert_eq!(one.value, None);
            assert!(one.says.contains("They were picked to show both sides."), "{}", one.says);
        }
    }
    // During and after were compiled whole.
    let after = of(&found, "change", "any").into_iter().find(|one| one.window.starts_with("after")).unwrap();
    assert!(after.value.is_some());
}

#[test]
fn where_the_case_does_not_say_what_was_compiled_no_rate_is_said() {
    let found = measured(["a", "b"], vec![fall(1.0)], &[], &[]);
    let changes = of(&found, "change", "any");
    assert!(!changes.is_empty() && changes.iter().all(|one| one.value.is_none()));
    assert!(of(&found, "events", "any").iter().any(|one| one.value == Some(60.0)), "what is counted is told");
}

#[test]
fn what_is_not_known_of_acts_widens_the_interval() {
    let all = [compiled(0, 159, None)];
    let width = |likely: f64| {
        let found = measured(["a", "b"], vec![fall(likely); 20], &all, &[]);
        let change = of(&found, "change", "any")[0].clone();
        change.high.unwrap() / change.low.unwrap()
    };
    assert!(width(0.5) > 1.1 * width(1.0));
}

#[test]
fn swapping_the_names_of_the_parties_swaps_the_figures_and_changes_nothing_else() {
    let history = |names: [&str; 2]| {
        let [one, other] = names;
        let acts = [acts(one, 0..100, 4, 0.8), acts(other, 90..160, 3, 0.7), acts(one, 100..160, 1, 0.8)].concat();
        // Ids are of the case and not of a party.
        let acts = acts.into_iter().zip(0..).map(|(act, n)| Act { id: format!("I-{n}").into(), ..act }).collect();
        measured(names, vec![acts; 3], &[compiled(0, 159, None)], &[])
    };
    let swap = |text: &str| text.replace("<a>", "<~>").replace("<b>", "<a>").replace("<~>", "<b>");
    let (straight, crossed) = (history(["a", "b"]), history(["b", "a"]));
    assert_eq!(straight.indicators.len(), crossed.indicators.len());
    for (one, other) in straight.indicators.iter().zip(&crossed.indicators) {
        assert_eq!((one.name, one.value, one.low, one.high), (other.name, other.value, other.low, other.high));
        assert_ne!(one.party, other.party);
        assert_eq!(one.says, swap(&other.says));
    }
}

#[test]
fn a_rate_holds_how_sure_each_draw_is_and_what_they_differ_in() {
    let of_draws = |draws: Vec<Vec<Act>>| {
        let found = measured(["a", "b"], draws, &[compiled(0, 159, None)], &[]);
        found.panels[0].windows[0].rate.unwrap()
    };
    // Two a day for thirty days, that vary less than independent counts: R: `qgamma(c(.025, .975), 60.5, 30)`.
    let [mean, low, high] = of_draws(vec![acts("a", 100..130, 2, 1.0)]);
    assert!(
        (mean - 2.0).abs() < 1e-9 && (low - 1.540_770_44).abs() < 1e-5 && (high - 2.555_630_94).abs() < 1e-5,
        "{low} {high}"
    );
    // A second draw with half of the acts.
    let [mean, low, high] = of_draws(vec![acts("a", 100..130, 2, 1.0), acts("a", 100..130, 1, 1.0)]);
    assert!((mean - 1.5).abs() < 1e-9 && low < 0.8 && high > 2.4, "{low} {high}");
}

#[test]
fn acts_that_moved_nearer_to_sites_are_found_and_stay_inside() {
    let ring = |acts: Vec<Act>, near: usize| {
        let ring = move |nth: usize| Some(if nth % 10 < near { "near" } else { "further" });
        acts.into_iter().enumerate().map(move |(nth, act)| Act { ring: ring(nth), ..act }).collect::<Vec<_>>()
    };
    let acts = [ring(acts("a", 40..100, 5, 1.0), 2), ring(acts("a", 100..130, 5, 1.0), 6)].concat();
    let found = measured(["a", "b"], vec![acts], &[compiled(0, 159, None)], &[]);
    let rings: Vec<&Indicator> = found.indicators.iter().filter(|one| one.name == "ring").collect();
    // Of 300 and 150 acts, 60 and 90 near, each with half an act more beforehand: 90.5 / 151 - 60.5 / 301.
    let near = rings.iter().find(|one| &*one.class == "near").unwrap();
    assert!((near.value.unwrap() - (90.5 / 151.0 - 60.5 / 301.0)).abs() < 1e-9 && near.low.unwrap() > 0.2);
    assert!(rings.len() == 2 && rings.iter().all(|one| one.internal));
}

#[test]
fn the_order_of_acts_changes_nothing() {
    let all = [compiled(0, 159, None)];
    let mut acts = fall(0.6);
    let found = measured(["a", "b"], vec![acts.clone(); 2], &all, &[]);
    acts.reverse();
    assert_eq!(found, measured(["a", "b"], vec![acts; 2], &all, &[]));
}

#[test]
fn days_that_a_source_does_not_count_are_no_days_without_acts() {
    let day = |day: i64| (day % 10 != 3).then_some(if day < 100 { 40 } else { 40 + u64::from(day % 2 == 0) });
    let counts = DailyCounts {
        title: "Launches".into(),
        by: "a source".into(),
        party: "a".into(),
        means: "any".into(),
        first: Day(0),
        counts: (0..160).map(day).collect(),
    };
    let found = measured(["a", "b"], vec![vec![]], &[], &[counts]);
    let change = of(&found, "change", "any")[0];
    assert!((change.value.unwrap() - 40.5 / 40.0).abs() < 0.02, "{change:?}");
    assert!(change.coverage.contains("16 of 160 days without a count"));
    let panel = &found.panels[0];
    assert!(panel.days.iter().filter(|day| day.is_none()).count() >= 9);
}

#[test]
fn extremes_are_finite_or_have_a_reason() {
    let all = [compiled(0, 159, None)];
    for draws in [vec![], vec![vec![]], vec![acts("a", 99..100, 1, 1.0)], vec![acts("a", 120..121, 500, 1.0)]] {
        let found = measured(["a", "b"], draws, &all, &[]);
        for one in &found.indicators {
            assert!(one.value.is_none_or(|value| !value.is_nan()));
            assert!(!one.says.is_empty());
        }
    }
}
