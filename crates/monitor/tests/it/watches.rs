//! `[[watch]]` of `case.toml`: what it means, and what is said of one that means nothing.

use model::{Facet, Interval, LeafSet, Names, Taxonomy, Watch};
use monitor::{Memory, MonitorError, Options, load, run};

use crate::moratorium::world;

/// The case with these lines in a block `[[watch]]`.
fn watched(lines: &str) -> Memory {
    let mut world = world("energy-moratorium-2025");
    let file = world.files.get_mut("case.toml").unwrap();
    file.extend(format!("\n[[watch]]\n{lines}\n").bytes());
    world
}

fn watch(lines: &str) -> Watch {
    let case = load(&watched(lines)).unwrap();
    let [watch] = &case.watches[..] else { panic!("{:?}", case.watches) };
    watch.clone()
}

fn refused(lines: &str) -> String {
    match load(&watched(lines)) {
        Err(MonitorError::CaseFile(message)) => message,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("`{lines}` is read"),
    }
}

#[test]
fn a_case_without_watches_has_none() {
    assert_eq!(load(&world("energy-moratorium-2025")).unwrap().watches, []);
}

#[test]
fn what_a_watch_leaves_out_is_everything() {
    let whole = watch("by = 'russia-mod'");
    let all = Taxonomy::shipped().all(Facet::Act);
    let expect =
        Watch { by: "russia-mod".into(), acts: all, events: Names::All, areas: Names::All, time: Interval::ALL };
    assert_eq!(whole, expect);
}

#[test]
fn a_watch_of_acts_watches_no_events_and_the_other_way_round() {
    let acts = watch("by = 'russia-mod'\nacts = ['withdrawal', 'give notice']");
    let taxonomy = Taxonomy::shipped();
    assert_eq!(taxonomy.names(Facet::Act, acts.acts), ["notification", "withdrawal"]);
    assert_eq!(acts.events, Names::Of(vec![]));
    let events = watch("by = 'russia-mod'\nevents = ['inspection']");
    assert_eq!((events.acts, events.events), (LeafSet::EMPTY, Names::Of(vec!["inspection".into()])));
    let both = watch("by = 'russia-mod'\nacts = ['deed']\nevents = ['inspection']");
    assert!(!both.acts.is_empty() && both.events.hold("inspection"));
}

#[test]
fn a_watch_looks_where_and_when_it_says() {
    let watch =
        watch("by = 'russia-mod'\nareas = ['Kursk Oblast']\nfrom = '2025-03-19T00:00Z'\nto = '2025-04-18T00:00Z'");
    assert_eq!(watch.areas, Names::Of(vec!["Kursk Oblast".into()]));
    assert_eq!(watch.time.to_string(), "19 Mar 2025 00:00 to 18 Apr 2025 00:00 UTC");
}

#[test]
fn a_watch_that_means_nothing_is_refused_and_says_what_there_is() {
    let message = refused("by = 'rusia-mod'");
    assert!(message.starts_with("the watch of `rusia-mod`: `rusia-mod` is no speaker of the source book; there are `"));
    assert!(message.contains("`russia-mod`"), "{message}");
    let message = refused("by = 'russia-mod'\nacts = ['withdrawl']");
    assert!(message.contains("`withdrawl` is no act of the taxonomy; there are `abduction`,"), "{message}");
    assert!(message.contains("`withdrawal`"), "{message}");
    let message = refused("by = 'russia-mod'\nfrom = '19 March'");
    assert!(message.contains("`19 March` is not a time with a zone, such as `2025-03-27T18:00Z`"), "{message}");
    let message = refused("by = 'russia-mod'\nfrom = '2025-04-18T00:00Z'\nto = '2025-03-19T00:00Z'");
    assert!(message.ends_with("the interval from 2025-04-18T00:00:00Z to 2025-03-19T00:00:00Z is empty"), "{message}");
    assert!(refused("by = 'russia-mod'\nact = ['withdrawal']").contains("unknown field"));
}

#[test]
fn an_event_or_area_that_nobody_has_is_told() {
    let world = watched("by = 'russia-mod'\nevents = ['inspection']\nareas = ['Kursk Oblast', 'Kursk']");
    let told: Vec<String> =
        run(&world, &Options::default()).unwrap().issues.into_iter().map(|issue| issue.message).collect();
    let expect = [
        "the watch of `russia-mod` names the event `inspection`, which the agreement does not have",
        "the watch of `russia-mod` looks in `Kursk`, which neither the places nor the agreement have",
    ];
    assert_eq!(told, expect);
}
