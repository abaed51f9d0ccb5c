//! Promises of whole runs: what changes nothing, and what changes only the names.

use monitor::{Memory, Options, World, run, tell};

use crate::moratorium::{rows, with, world};

const CASE: &str = "energy-moratorium-2025";

fn told(world: &dyn World) -> Vec<(String, String)> {
    let edition = run(world, &Options { follow: true, ..Options::default() }).unwrap();
    tell(&edition)
        .unwrap()
        .into_iter()
        .map(|artifact| (artifact.name.to_owned(), String::from_utf8(artifact.bytes).unwrap()))
        .collect()
}

/// The first line in which two tellings differ.
fn same(one: &[(String, String)], other: &[(String, String)]) {
    for ((name, a), (_, b)) in one.iter().zip(other) {
        for (line, (a, b)) in a.lines().zip(b.lines()).enumerate() {
            let at = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
            let shown = |text: &str| text.chars().skip(at.saturating_sub(80)).take(240).collect::<String>();
            assert!(a == b, "{name}, line {}:\n{}\n{}", line + 1, shown(a), shown(b));
        }
        assert_eq!(a.len(), b.len(), "{name}");
    }
    assert_eq!(one.len(), other.len());
}

#[test]
fn shuffled_rows_give_identical_bytes() {
    let world = world(CASE);
    let table = rows(&world);
    let expected = told(&with(&world, &table));
    for step in [1, 7, 101] {
        let mut shuffled = table.clone();
        // 244 rows, steps that share no factor with them: a permutation.
        let n = shuffled.rows.len();
        shuffled.rows = (0..n).map(|i| table.rows[(i * step + n / 2) % n].clone()).collect();
        same(&expected, &told(&with(&world, &shuffled)));
    }
}

#[test]
fn every_row_is_accounted_for() {
    let edition = run(&world(CASE), &Options::default()).unwrap();
    assert_eq!(edition.accounting.rows_in, 244);
    assert!(edition.accounting.adds_up());
    assert_eq!(edition.issues, []);
    let mut in_incidents: Vec<_> =
        edition.resolution.incidents.iter().flat_map(|incident| incident.statements.clone()).collect();
    in_incidents.sort();
    let all: Vec<_> = edition.statements.iter().map(|statement| statement.id.clone()).collect();
    assert_eq!(in_incidents, all, "every statement belongs to exactly one incident");
}

#[test]
fn blanked_hints_give_identical_bytes() {
    let world = world(CASE);
    let mut table = rows(&world);
    let expected = told(&with(&world, &table));
    let hint = table.column("incident_hint");
    for row in &mut table.rows {
        row[hint].clear();
    }
    same(&expected, &told(&with(&world, &table)));
}

#[test]
fn order_and_duplication_of_reports_change_no_finding() {
    let world = world(CASE);
    let table = rows(&world);
    let finding = |world: &Memory| {
        let edition = run(world, &Options::default()).unwrap();
        edition.findings.iter().map(|one| (one.id.clone(), one.parts.finding, one.parts.coverage)).collect::<Vec<_>>()
    };
    let expected = finding(&world);
    // The same delivery once more, backwards: every row is known already.
    let mut again = table.clone();
    again.rows.reverse();
    let mut twice = world.clone();
    let reversed = with(&world, &again).files["reports/reports.csv"].clone();
    twice.files.insert("reports/reports-2.csv".into(), reversed);
    assert_eq!(finding(&twice), expected);
    // The same pages relayed under new ids: more statements of the same voices change no finding.
    let mut relayed = table.clone();
    relayed.rows.extend(table.rows.iter().filter(|row| row[0] == "R097" || row[0] == "R191").map(|row| {
        let mut row = row.clone();
        row[0] = format!("{}b", row[0]);
        row
    }));
    assert_eq!(finding(&with(&world, &relayed)), expected);
}

/// Swaps the names of the two parties in every input, as ids, as countries and in prose.
pub(crate) fn swapped(text: &str) -> String {
    let pairs = [("russia", "ukraine"), ("Russia", "Ukraine")];
    let mut out = text.to_owned();
    for (a, b) in pairs {
        out = out.replace(a, "\u{1}").replace(b, a).replace('\u{1}', b);
    }
    out
}

#[test]
fn swapped_party_names_swap_the_findings() {
    let world = world(CASE);
    let mut mirrored = world.clone();
    for bytes in mirrored.files.values_mut() {
        *bytes = swapped(&String::from_utf8(bytes.clone()).unwrap()).into_bytes();
    }
    // Of the page, what is packed in it; its digests of the other files are others with other names.
    let unpacked = |(name, text): (String, String)| match &*name {
        "index.html" => (name, publish::read_page(&text).unwrap().text()),
        _ => (name, text),
    };
    // The text of the agreement has another digest when its names are swapped; nothing else may differ.
    let version = |world: &Memory| run(world, &Options::default()).unwrap().agreement.version;
    let (ours, theirs) = (version(&world), version(&mirrored));
    let named_back = |(name, text): (String, String)| (name, swapped(&text).replace(&*theirs, &ours));
    let back: Vec<(String, String)> = told(&mirrored).into_iter().map(unpacked).map(named_back).collect();
    let expected: Vec<(String, String)> = told(&world).into_iter().map(unpacked).collect();
    same(&expected, &back);
}

#[test]
fn as_of_a_day_uses_only_what_was_received_by_then() {
    let as_of = "2025-03-27T18:00Z".parse().unwrap();
    let edition = run(&world(CASE), &Options { as_of: Some(as_of), ..Options::default() }).unwrap();
    assert!(edition.statements.iter().all(|statement| statement.received.unwrap() <= as_of));
    assert_eq!(edition.undated, 30, "34 rows without a day of publication, four of which are claims");
    assert_eq!((edition.as_of, edition.undated_used), (as_of, false));
    assert!(
        edition.claims.iter().all(|claim| &*claim.said_on <= "2025-03-26"),
        "a claim of that day may come after 18:00"
    );
    assert!(edition.claims.iter().any(|claim| &*claim.said_on == "2025-03-26"));
    // What was received in the very second counts.
    let last = edition.statements.iter().filter_map(|one| one.received).max().unwrap();
    let again = run(&world(CASE), &Options { as_of: Some(last), ..Options::default() }).unwrap();
    assert_eq!(again.statements, edition.statements);
    let whole = run(&world(CASE), &Options::default()).unwrap();
    assert_eq!((whole.undated, whole.undated_used), (30, true));
}

#[test]
fn another_text_may_be_judged_by() {
    let world = world(CASE);
    let text = String::from_utf8(world.files["agreement.md"].clone()).unwrap();
    let draft = text.replace("    whether an attempt counts is not said", "    an attempt counts");
    let kinds = |options: &Options| {
        let edition = run(&world, options).unwrap();
        edition.findings.iter().map(|one| one.parts.finding).collect::<Vec<_>>()
    };
    let by_draft = Options { agreement: Some(("draft.md".into(), draft)), ..Options::default() };
    assert_ne!(kinds(&by_draft), kinds(&Options::default()));
}

#[test]
fn a_broken_clause_stops_the_run_and_a_broken_row_does_not() {
    let mut world = world(CASE);
    let text = String::from_utf8(world.files["agreement.md"].clone()).unwrap();
    let mut table = rows(&world);
    let column = table.column("target_class");
    table.rows[3][column] = "powerplant".into();
    let edition = run(&with(&world, &table), &Options::default()).unwrap();
    assert_eq!((edition.issues.len(), edition.accounting.issues), (1, 1));
    assert!(edition.accounting.adds_up());
    world.files.insert("agreement.md".into(), text.replace("by any means", "by eny means").into_bytes());
    let Err(monitor::MonitorError::Agreement(diagnostics)) = run(&world, &Options::default()) else {
        panic!("the agreement is judged by although it does not read")
    };
    assert_eq!(diagnostics.iter().filter(|one| one.code.starts_with('P')).count(), 2);
}

#[test]
fn a_report_about_a_stranger_is_an_issue_and_is_kept() {
    let world = world(CASE);
    let mut table = rows(&world);
    let column = table.column("accused_party");
    table.rows[90][column] = "rusia".into();
    let edition = run(&with(&world, &table), &Options::default()).unwrap();
    assert_eq!(edition.issues.len(), 1);
    assert!(edition.issues[0].message.ends_with("is about `rusia`, who is no party"));
    assert_eq!(edition.accounting.issues, 0);
}

#[test]
fn a_folder_with_nothing_but_agreement_sources_and_reports_is_a_case() {
    let mut world = world(CASE);
    for file in ["case.toml", "places.toml", "claims.csv"] {
        world.files.remove(file);
    }
    let edition = run(&world, &Options::default()).unwrap();
    assert_eq!(edition.accounting.rows_in, 244);
}

#[test]
fn a_row_supersedes_another_only_from_when_it_was_received() {
    let mut world = world(CASE);
    let mut table = rows(&world);
    let (class, published) = (table.column("object"), table.column("published_date"));
    let mut row = table.rows.iter().find(|row| row[0] == "R046").unwrap().clone();
    row[class] = "school".into();
    row[published] = "2025-03-30".into();
    table.rows = vec![row];
    let later = with(&world, &table).files["reports/reports.csv"].clone();
    world.files.insert("reports/reports-2.csv".into(), later);
    let object = |as_of: &str| {
        let options = Options { as_of: Some(as_of.parse().unwrap()), ..Options::default() };
        let edition = run(&world, &options).unwrap();
        assert!(edition.accounting.adds_up());
        assert_eq!(edition.accounting.statements, edition.statements.len());
        let incident = edition.resolution.incidents.iter().find(|one| one.statements.contains(&"R046".into())).unwrap();
        model::Taxonomy::shipped().describe(model::Facet::Object, incident.object)
    };
    assert_eq!(object("2025-03-27T18:00Z"), "hospital");
    assert_eq!(object("2025-03-31T00:00Z"), "school");
}
