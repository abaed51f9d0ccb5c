//! The program as its users meet it: commands, exit codes, files and messages.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]
#![allow(clippy::disallowed_methods, reason = "a program is tried with files")]

#[cfg(test)]
mod places;

use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;

fn servanda(arguments: &[&str]) -> Output {
    Command::cargo_bin("servanda").unwrap().args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn talk(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn real() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/energy-moratorium-2025").display().to_string()
}

/// An empty folder of this test's own.
fn folder(test: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    if path.exists() {
        std::fs::remove_dir_all(&path).unwrap();
    }
    std::fs::create_dir_all(&path).unwrap();
    path
}

/// A copy of the real case that may be changed.
fn copy(test: &str) -> PathBuf {
    let case = folder(test);
    std::fs::create_dir(case.join("reports")).unwrap();
    for file in ["agreement.md", "case.toml", "sources.toml", "places.toml", "claims.csv", "reports/reports.csv"] {
        std::fs::copy(Path::new(&real()).join(file), case.join(file)).unwrap();
    }
    case
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

/// The page of an edition.
fn page(edition: &Path) -> publish::PageContent {
    publish::read_page(&std::fs::read_to_string(edition.join("index.html")).unwrap()).unwrap()
}

/// Each file of an edition by its path; of the page all that is packed in it.
fn files(edition: &Path) -> Vec<(String, String)> {
    let paths = std::fs::read_dir(edition).unwrap().map(|file| file.unwrap().path());
    let told = |path: &Path| {
        if path.ends_with("index.html") { page(edition).text() } else { std::fs::read_to_string(path).unwrap() }
    };
    paths.map(|path| (text(&path), told(&path))).collect()
}

fn edit(path: &Path, from: &str, to: &str) {
    let before = std::fs::read_to_string(path).unwrap();
    assert!(before.contains(from), "{from}");
    std::fs::write(path, before.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_run_writes_six_files_and_prints_the_headline() {
    let to = folder("run");
    let output = servanda(&["run", &real(), "--out", &text(&to)]);
    assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
    for part in
        ["Corroborated or better", "Allegations by accuser", "Earliest", "Clarify next", "differ between readings"]
    {
        assert!(out(&output).contains(part), "{part}");
    }
    let files =
        ["findings.jsonl", "incidents.jsonl", "findings.csv", "incidents.geojson", "index.html", "summary.json"];
    for file in files {
        assert!(std::fs::metadata(to.join(file)).unwrap().len() > 1000, "{file}");
        assert!(talk(&output).contains(file), "{file} is named");
    }
    let page = std::fs::metadata(to.join("index.html")).unwrap().len();
    assert!(page < 3_000_000, "{page}");
    let summary: serde_json::Value = serde_json::from_slice(&std::fs::read(to.join("summary.json")).unwrap()).unwrap();
    assert_eq!(
        (&summary["rows_in"], &summary["statements"], &summary["skipped"]),
        (&244.into(), &227.into(), &17.into())
    );
}

#[test]
fn a_look_fits_the_terminal_writes_no_file_and_knows_its_readings() {
    let case = copy("look");
    let before = std::fs::read_dir(&case).unwrap().count();
    let output = servanda(&["show", &text(&case), "--reading", "kremlin"]);
    assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
    let told = out(&output);
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
    for part in
        ["kremlin (Russia): 3 incidents: I-R047", "tallest bar", "━━━", "cannot be compared", "and 80 more: --all"]
    {
        assert!(told.contains(part), "{part}");
    }
    assert!(!told.contains('\u{1b}') && !told.contains("isw (the"));
    assert_eq!(std::fs::read_dir(&case).unwrap().count(), before);

    let records = out(&servanda(&["show", &text(&case), "--reading", "kremlin", "--json"]));
    let records: Vec<serde_json::Value> = records.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for kind in ["summary", "days", "bound", "flip", "claim", "clarify"] {
        assert!(records.iter().any(|one| one["show"] == kind && one["v"] == 1), "{kind}");
    }
    let output = servanda(&["show", &text(&case), "--reading", "moscow"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(talk(&output).contains("there is no reading `moscow`") && talk(&output).contains("kremlin, ukraine"));
}

#[test]
fn json_is_one_object_a_line_with_the_agreed_fields() {
    let output = servanda(&["judge", &real(), "--reading", "ukraine", "--json"]);
    let fields = [
        "id",
        "agreement",
        "term",
        "reading",
        "subject",
        "party",
        "incident",
        "finding",
        "published",
        "certainty",
        "attribution",
        "coverage",
        "basis",
        "why",
        "settles",
        "as_of",
    ];
    let mut n = 0;
    for line in out(&output).lines() {
        let object: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(object["reading"], "ukraine");
        for field in fields {
            assert!(!object[field].is_null(), "{field} in {line}");
        }
        n += 1;
    }
    assert!(n > 100);
}

#[test]
fn violations_are_an_exit_code_only_when_asked_for_and_allegations_are_none() {
    assert_eq!(servanda(&["judge", &real(), "--exit-code"]).status.code(), Some(0));
    let case = folder("violations").join("mine");
    servanda(&["new", "case", &text(&case)]);
    edit(
        &case.join("agreement.md"),
        "    an attempt counts  ",
        "    a violation needs corroborated certainty and accused attribution\n    an attempt counts",
    );
    assert_eq!(servanda(&["judge", &text(&case)]).status.code(), Some(0));
    assert_eq!(servanda(&["judge", &text(&case), "--exit-code"]).status.code(), Some(3));
}

#[test]
fn a_draft_may_be_judged_by() {
    let draft = folder("draft").join("draft.md");
    std::fs::copy(Path::new(&real()).join("agreement.md"), &draft).unwrap();
    let judged =
        |arguments: &[&str]| out(&servanda(&[&["judge", &real(), "--reading", "ukraine"], arguments].concat()));
    let by_draft = ["--agreement", &text(&draft)];
    assert_eq!(judged(&[&by_draft[..], &["--all"]].concat()), judged(&[]));
    assert!(judged(&by_draft).contains(": 0 findings changed"), "{}", judged(&by_draft));
    edit(&draft, "    whether an attempt counts is not said", "    an attempt counts");
    assert_ne!(judged(&[&by_draft[..], &["--all"]].concat()), judged(&[]));
    let told = judged(&by_draft);
    for part in [
        "become decidable: 4 (ukraine 4)",
        "agreement, term `no-strikes`, attempt: not said -> counts",
        "cannot rule -> alleged violation; attempt: open -> in; before by \u{201c}whether an attempt counts is not said\u{201d}",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
    let json = judged(&[&by_draft[..], &["--json"]].concat());
    let first: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!((&first["v"], &first["reading"]), (&1.into(), &"ukraine".into()));
    let dimension = serde_json::json!({ "dimension": "attempt", "before": "open", "after": "in" });
    assert_eq!((&first["dimensions"][0], &first["causes"][0]["cause"]), (&dimension, &"agreement".into()));
    assert_eq!(servanda(&["judge", &real(), "--all"]).status.code(), Some(2), "all of what");
}

#[test]
fn what_changed_since_a_day_or_an_edition_is_told_with_why() {
    let then = "2025-03-27T18:00Z";
    let told = out(&servanda(&["judge", &real(), "--since", then]));
    assert!(told.contains("findings changed since 2025-03-27T18:00Z, as of 2025-03-27T18:00:00Z against"), "{told}");
    let changed = "cannot rule -> not covered; object: open -> out";
    for part in ["statements received since: R105", changed, "\n    object: "] {
        assert!(told.contains(part), "{part}");
    }
    let to = text(&folder("since"));
    servanda(&["run", &real(), "--as-of", then, "--out", &to]);
    let json = |since: &str| out(&servanda(&["judge", &real(), "--since", since, "--json"]));
    assert_eq!(json(&to).lines().count(), json(then).lines().count());
    let record: serde_json::Value = serde_json::from_str(json(&to).lines().next().unwrap()).unwrap();
    for field in ["id", "term", "reading", "subject", "party", "change", "after", "causes"] {
        assert!(!record[field].is_null(), "{field} in {record}");
    }
    // As of then, nothing has changed since then.
    let same = servanda(&["judge", &real(), "--as-of", then, "--since", &to]);
    assert!(out(&same).starts_with("0 findings changed"), "{}", out(&same));
    for (since, said) in [("yesterday", "neither a time nor a folder"), (&*real(), "holds no edition")] {
        let output = servanda(&["judge", &real(), "--since", since]);
        assert_eq!(output.status.code(), Some(2));
        assert!(talk(&output).contains(said) && talk(&output).contains("servanda run"), "{}", talk(&output));
    }
}

#[test]
fn what_to_clarify_is_published_and_what_to_verify_is_not() {
    let to = folder("clarify");
    servanda(&["run", &real(), "--out", &text(&to)]);
    let page = page(&to).text();
    let clarify = out(&servanda(&["judge", &real(), "--clarify", "--json"]));
    let first: serde_json::Value = serde_json::from_str(clarify.lines().next().unwrap()).unwrap();
    let ways = |record: &serde_json::Value| {
        let each = record["ways"].as_array().unwrap().iter();
        each.map(|way| format!("{}: {} {}", way["answer"], way["n"], way["finding"]).replace('"', ""))
            .collect::<Vec<_>>()
    };
    assert!(page.contains(&ways(&first).join("; ")), "{:?}", ways(&first));
    let told = out(&servanda(&["judge", &real(), "--clarify", "--reading", "isw"]));
    assert!(told.starts_with("Clarify next\n\nisw: ") && !told.contains("\nkremlin: "), "{told}");

    let verify = out(&servanda(&["judge", &real(), "--verify"]));
    assert!(verify.starts_with("Verify next. Internal: "), "{verify}");
    assert!(verify.contains("I-R122: who held the ground at that time?\n  10 findings open because of it"), "{verify}");
    let records = out(&servanda(&["judge", &real(), "--verify", "--json"]));
    let headline = out(&servanda(&["run", &real(), "--out", &text(&to)]));
    for text in files(&to).into_iter().map(|(_, text)| text).chain([headline]) {
        assert!(verify.lines().filter(|line| line.starts_with("I-")).all(|line| !text.contains(line)));
        assert!(records.lines().all(|record| !text.contains(record)) && !text.contains("Verify next"));
    }
    assert_eq!(servanda(&["judge", &real(), "--verify", "--clarify"]).status.code(), Some(2));
}

#[test]
fn each_link_is_told_with_what_it_weighs_in_decibans() {
    let told = out(&servanda(&["resolve", &real()]));
    assert!(
        told.contains("incidents are to be expected by the pairs' probabilities; 20 plausible partitions have between")
    );
    let line = told.lines().find(|line| line.starts_with("  R150 and R164 ")).unwrap();
    assert!(line.contains("time +12.04 (same clock, a day apart)"), "{line}");
    let records = out(&servanda(&["resolve", &real(), "--json"]));
    let record: serde_json::Value =
        serde_json::from_str(records.lines().find(|line| line.contains("\"R164\"")).unwrap()).unwrap();
    let links = record["links"].as_array().unwrap();
    let link = links.iter().find(|link| link["a"] == "R150" && link["b"] == "R164").unwrap();
    let time = link["bars"].as_array().unwrap().iter().find(|bar| bar["comparison"] == "time").unwrap();
    assert_eq!((&time["bits"], &time["decibans"]), (&4.0.into(), &12.04.into()));
}

#[test]
fn how_far_the_weighing_can_be_relied_on_is_told_and_no_grade_is_published() {
    let weighed = |more: &[&str]| out(&servanda(&[&["weigh", &real()][..], more].concat()));
    assert!(weighed(&[]).contains(" dB, a probability of 0."), "{}", weighed(&[]));
    let told = weighed(&["--calibration"]);
    for part in ["too few to say whether probabilities come true: it takes 200", "in a simulated conflict", "ECE 0."] {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert!(weighed(&["--speakers"]).starts_with("Internal: grades of speakers stand in no edition."));
    let to = folder("weigh");
    servanda(&["run", &real(), "--out", &text(&to)]);
    for more in [&["--json"][..], &["--json", "--speakers"], &["--json", "--calibration"]] {
        for line in weighed(more).lines() {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!((&record["v"], &record["internal"]), (&1.into(), &true.into()), "{line}");
        }
    }
    for (_, published) in files(&to) {
        assert!(["decided_by_others", "\"derived\"", "\"internal\""].iter().all(|word| !published.contains(word)));
    }
}

#[test]
fn who_is_bound_when_is_told_for_each_reading() {
    let told = out(&servanda(&["judge", &real(), "--timeline", "--reading", "kremlin"]));
    let ukraine = told.split("  Ukraine, every term\n").nth(1).unwrap();
    let expected = "    \
not yet           until between 18 Mar 2025 00:00 and 20 Mar 2025 00:00
                      Ukraine had not accepted: “ukraine accepted on 2025-03-18 or 2025-03-19 Europe/Kyiv”.
    bound             from between 18 Mar 2025 00:00 and 20 Mar 2025 00:00, until between 17 Apr 2025 00:00 and 19 Apr 2025 00:00
                      It was in force: “in force from 2025-03-18 Europe/Moscow, hour is not said”; Ukraine had accepted: “ukraine accepted on 2025-03-18 or 2025-03-19 Europe/Kyiv”.
    ended             from between 17 Apr 2025 00:00 and 19 Apr 2025 00:00, no end
                      It had ended: “for 30 days, how they are counted is not said”; no renewal beyond it is recorded: “renewed by agreement of russia and ukraine”.
                      counted inclusively: 17 Apr 2025 00:00
                      counted exclusively: 18 Apr 2025 00:00
                      counted as a calendar month: between 18 Apr 2025 00:00 and 19 Apr 2025 00:00
";
    assert_eq!(ukraine, expected);
    let records = out(&servanda(&["judge", &real(), "--timeline", "--json"]));
    let readings: std::collections::BTreeSet<String> = records
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["reading"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(readings.len(), 5);
    assert_eq!(servanda(&["judge", &real(), "--timeline", "--clarify"]).status.code(), Some(2));
}

#[test]
fn what_does_not_exist_is_named_with_what_does() {
    let output = servanda(&["judge", &real(), "--reading", "kyiv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(talk(&output).contains("there are kremlin, ukraine, white-house-18-march, us-25-march, isw"));
    let output = servanda(&["explain", &real(), "I-R999"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(talk(&output).contains("I-R999"));
    let output = servanda(&["run", "no-such-case"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(talk(&output).contains("servanda new case"));
}

#[test]
fn a_finding_is_explained_down_to_its_sources() {
    let output = servanda(&["explain", &real(), "I-R053"]);
    let told = out(&output);
    for part in ["Kavkazskaya", "Why these statements are one incident", "whether the party was bound", "https://"] {
        assert!(told.contains(part), "{part}");
    }
    let output = servanda(&["explain", &real(), "no-strikes/kremlin/I-R047/russia", "--json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&out(&output)).unwrap().is_object());
    assert!(out(&servanda(&["explain", "--table"])).starts_with("1. the term does not speak of it"));
}

#[test]
fn a_changed_clause_flips_findings() {
    let case = copy("changed");
    let count = |case: &Path| {
        let output = servanda(&["judge", &text(case), "--reading", "ukraine"]);
        out(&output).lines().filter(|line| line.contains("alleged violation")).count()
    };
    let before = count(&case);
    edit(&case.join("agreement.md"), "    whether an attempt counts is not said", "    an attempt counts");
    assert!(count(&case) > before);
}

#[test]
fn a_broken_line_of_the_agreement_is_underlined_under_its_article() {
    let case = copy("broken");
    edit(
        &case.join("agreement.md"),
        "is power generation, power transmission, nuclear plant",
        "is power generation, power transmision, nuclear plant",
    );
    let output = servanda(&["run", &text(&case)]);
    assert_eq!(output.status.code(), Some(5));
    let told = talk(&output);
    for part in [
        "`power transmision` is no object of the taxonomy",
        "^^^^^^^^^^^^^^^^^",
        "The Kremlin's account and its list of 25 March 2025",
        "did you mean `power transmission`?",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert!(!case.join("draft").exists(), "nothing is written");
}

#[test]
fn a_broken_row_is_an_issue_with_line_and_column_and_the_rest_goes_on() {
    let case = copy("row");
    edit(&case.join("reports/reports.csv"), "Europe/Kyiv,,Militarnyi", "Europe/Kiew,,Militarnyi");
    let output = servanda(&["run", &text(&case)]);
    assert_eq!(output.status.code(), Some(4));
    let told = talk(&output);
    assert!(
        told.contains("reports/reports.csv:20, column `event_time_zone`: ") && told.contains("`Europe/Kiew`"),
        "{told}"
    );
    assert!(case.join("draft/index.html").exists());
}

#[test]
fn a_delivery_is_added_once_and_what_cannot_be_read_is_not_kept() {
    let case = copy("deliveries");
    let elsewhere = folder("deliveries-from");
    let original = std::fs::read_to_string(case.join("reports/reports.csv")).unwrap();
    let header = original.lines().next().unwrap();
    let row = original.lines().nth(46).unwrap().replace("other-civilian", "hospital");
    let good = elsewhere.join("reports-2.csv");
    std::fs::write(&good, format!("{header}\n{row}\n")).unwrap();
    let output = servanda(&["ingest", &text(&case), &text(&good)]);
    assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
    assert!(out(&output).contains("245 rows = 227 statements + 18 skipped + 0 with issues"), "{}", out(&output));
    let output = servanda(&["ingest", &text(&case), &text(&good)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(talk(&output).contains("`reports/reports-2.csv` is there already"), "{}", talk(&output));
    let early = elsewhere.join("early.csv");
    std::fs::copy(&good, &early).unwrap();
    let output = servanda(&["ingest", &text(&case), &text(&early)]);
    assert!(talk(&output).contains("rename it, for instance to `reports-2-2.csv`"), "{}", talk(&output));
    assert!(talk(&servanda(&["ingest", &text(&case), "nowhere.csv"])).contains("there is no file `nowhere.csv`"));
    let bad = elsewhere.join("reports-3.csv");
    std::fs::write(&bad, "what,is,this\n1,2,3\n").unwrap();
    assert_eq!(servanda(&["ingest", &text(&case), &text(&bad)]).status.code(), Some(4));
    assert!(!case.join("reports/reports-3.csv").exists());
}

#[test]
fn editions_are_numbered_never_overwritten_and_each_tells_what_changed_since_the_one_before() {
    let (case, to) = (copy("editions-case"), folder("editions"));
    for number in 1..=3 {
        if number == 3 {
            edit(&case.join("agreement.md"), "    whether an attempt counts is not said", "    an attempt counts");
        }
        let output = servanda(&["publish", &text(&case), "--out", &text(&to)]);
        assert_eq!(out(&output), format!("edition {number}\n"));
        let latest = std::fs::read(to.join("index.html")).unwrap();
        assert_eq!(latest, std::fs::read(to.join(format!("000{number}/index.html"))).unwrap());
    }
    let since = |folder: &str| page(&to.join(folder)).edition["since"].clone();
    assert!(page(&to.join("0002")).plain.contains("computed, not reviewed"));
    assert!(since("0001").is_null());
    let same = since("0002");
    assert_eq!(same["number"], 1);
    assert!(["findings", "incidents"].iter().all(|list| same[list].as_array().unwrap().is_empty()), "{same}");
    let changed = since("0003");
    let told = changed["findings"].as_array().unwrap();
    assert!(changed["number"] == 2 && !told.is_empty());
    for one in told {
        assert!(one["causes"][0].as_str().unwrap().starts_with("agreement, "), "{one}");
    }
}

#[test]
fn checking_the_moratorium_shows_what_nobody_agreed() {
    let agreement = format!("{}/agreement.md", real());
    let output = servanda(&["check", &agreement, "--json"]);
    assert_eq!(output.status.code(), Some(5));
    let codes: Vec<String> = out(&output)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["code"].as_str().unwrap().to_owned())
        .collect();
    assert!(codes.iter().all(|code| code.starts_with('L')), "{codes:?}");
    for code in ["L03", "L04", "L14", "L15", "L17"] {
        assert!(codes.iter().any(|found| found == code), "{code}");
    }
    let output = servanda(&["check", "--explain", "l03"]);
    assert!(out(&output).starts_with("L03 (error)"));
    assert_eq!(servanda(&["check", "--explain", "L99"]).status.code(), Some(2));
}

#[test]
fn what_new_makes_runs_as_it_is() {
    let case = folder("new").join("mine");
    assert_eq!(servanda(&["new", "case", &text(&case)]).status.code(), Some(0));
    let output = servanda(&["run", &text(&case)]);
    assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
    assert!(out(&output).contains("1 incident from 2 statements"), "{}", out(&output));
    // Nothing is overwritten.
    assert_eq!(servanda(&["new", "case", &text(&case)]).status.code(), Some(2));
    let block = out(&servanda(&["new", "source", "The \"Daily\""]));
    std::fs::write(case.join("sources.toml"), std::fs::read_to_string(case.join("sources.toml")).unwrap() + &block)
        .unwrap();
    assert_eq!(servanda(&["run", &text(&case)]).status.code(), Some(0));
}

#[test]
fn as_of_a_day_says_how_many_rows_it_leaves_out() {
    let output = servanda(&["run", &real(), "--as-of", "2025-03-27T18:00Z", "--out", &text(&folder("as-of"))]);
    assert!(out(&output).contains("30"), "{}", out(&output));
    assert_eq!(servanda(&["run", &real(), "--as-of", "yesterday"]).status.code(), Some(2));
}

#[test]
fn every_command_has_help_with_an_example() {
    let help = out(&servanda(&["--help"]));
    for command in ["run", "check", "fmt", "ingest", "resolve", "judge", "explain", "publish", "taxonomy", "new"] {
        assert!(help.contains(&format!("  {command} ")), "{command}");
        assert!(out(&servanda(&[command, "--help"])).contains("Example"), "{command}");
    }
}

#[test]
fn the_words_are_listed_with_what_they_mean() {
    let all = out(&servanda(&["taxonomy"]));
    for word in ["  strike: ", "  oil-refinery: ", "  long-range-means: ", "  intercepted: "] {
        assert!(all.contains(word), "{word}");
    }
    let one = out(&servanda(&["taxonomy", "substation"]));
    assert!(one.starts_with("object power-transmission\n  Lines, substations,"), "{one}");
    assert!(
        one.contains("also        substation, power line, grid\n") && one.contains("held by     energy\n"),
        "{one}"
    );
    let strike = out(&servanda(&["taxonomy", "strike"]));
    assert!(strike.contains("ACLED       Air/drone strike, Shelling/artillery/missile attack\n"), "{strike}");
    let missed = servanda(&["taxonomy", "powerplant"]);
    assert_eq!(missed.status.code(), Some(2));
    assert!(talk(&missed).contains("did you mean `power-plant`?"), "{}", talk(&missed));
    let json = out(&servanda(&["taxonomy", "withdraw", "--json"]));
    let word: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&word["facet"], &word["word"], &word["verb"]),
        (&"act".into(), &"withdrawal".into(), &"withdraw".into())
    );
    assert_eq!(word["codes"]["CAMEO"], serde_json::json!(["0874"]));
}

#[test]
fn names_that_do_not_fit_together_are_told() {
    let case = folder("slips").join("mine");
    servanda(&["new", "case", &text(&case)]);
    edit(&case.join("sources.toml"), "party:south", "party:suoth");
    edit(&case.join("places.toml"), "recognised = \"south\"", "recognised = \"suoth\"");
    edit(&case.join("agreement.md"), "    by any means  ", "    only in Southern Provinse\n    by any means");
    edit(&case.join("reports/reports.csv"), "Midtown", "Midtwon");
    let output = servanda(&["run", &text(&case)]);
    assert_eq!(output.status.code(), Some(4));
    for part in [
        "speaker `south-ministry` is on the side of `suoth`, who is no party",
        "`Southern Province` is given to `suoth`, who is no party",
        "the places have no unit `Southern Provinse`",
        "the places have no settlement `Midtwon` in `Southern Province`",
    ] {
        assert!(talk(&output).contains(part), "{part} in {}", talk(&output));
    }
}

#[test]
fn every_agreement_of_ours_is_in_its_canonical_form() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    let ours = std::fs::read_dir(cases).unwrap().map(|case| case.unwrap().path().join("agreement.md"));
    let ours: Vec<PathBuf> = ours.filter(|path| path.exists()).collect();
    assert!(!ours.is_empty());
    let made = folder("canonical").join("mine.md");
    servanda(&["new", "agreement", &text(&made)]);
    for path in ours.into_iter().chain([made]) {
        let output = servanda(&["fmt", "--check", &text(&path)]);
        assert_eq!(output.status.code(), Some(0), "{}", out(&output));
        assert!(out(&output).is_empty() && talk(&output).is_empty());
    }
}

#[test]
fn a_file_is_laid_out_in_place_once_and_check_only_names_it() {
    let path = folder("fmt").join("a.md");
    servanda(&["new", "agreement", &text(&path)]);
    let canonical = std::fs::read_to_string(&path).unwrap();
    edit(&path, "  clock Europe/Kyiv", "      clock    Europe/Kyiv ");
    let messy = std::fs::read_to_string(&path).unwrap();
    let output = servanda(&["fmt", "--check", &text(&path)]);
    assert_eq!((output.status.code(), out(&output)), (Some(4), format!("{}\n", text(&path))));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), messy, "nothing was written");
    let output = servanda(&["fmt", &text(&path)]);
    assert_eq!((output.status.code(), talk(&output)), (Some(0), format!("wrote {}\n", text(&path))));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), canonical);
    let output = servanda(&["fmt", &text(&path)]);
    assert_eq!((output.status.code(), talk(&output), out(&output)), (Some(0), String::new(), String::new()));
}

#[test]
fn what_cannot_be_read_is_underlined_and_not_laid_out() {
    let path = folder("fmt-errors").join("a.md");
    servanda(&["new", "agreement", &text(&path)]);
    edit(&path, "    by any means  ", "    by   any meens  ");
    let messy = std::fs::read_to_string(&path).unwrap();
    for arguments in [vec!["fmt"], vec!["fmt", "--check"]] {
        let output = servanda(&[&arguments[..], &[&text(&path)]].concat());
        assert_eq!(output.status.code(), Some(5), "{}", talk(&output));
        assert!(talk(&output).contains("`any meens` is no means of the taxonomy"), "{}", talk(&output));
        assert!(!talk(&output).contains("L07"), "what cannot be ruled on is not asked here");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), messy, "nothing was written");
    }
}

#[test]
fn claims_are_told_and_reviewed_on_request_only() {
    let told = out(&servanda(&["measure", "claims", &real()]));
    assert!(told.contains(
        "C052 RIA Novosti tally on 2025-03-31, Ukraine: energy strikes (count)\n  then and now: not checkable\n"
    ));
    assert!(told.contains("  then: not checkable\n") && told.contains("  now: disputed by the other side\n"));
    let json = out(&servanda(&["measure", "claims", &real(), "--as-of", "2025-03-27", "--json"]));
    let records: Vec<serde_json::Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |id: &str| records.iter().find(|one| one["id"] == *id).unwrap();
    assert_eq!((&of("C046")["kind"], &of("C046")["now"]), (&"universal".into(), &"inconsistent".into()));
    assert!(records.iter().all(|one| one["id"] != "C048"), "said on the next day");
    let editions = folder("claim-review");
    let asked: [&[&str]; 2] = [&[], &["--claim-review"]];
    for (number, more) in asked.into_iter().enumerate() {
        servanda(&[&["publish", &real(), "--out", &text(&editions)], more].concat());
        let edition = editions.join(format!("000{}", number + 1));
        assert_eq!(edition.join("claim-review.jsonld").exists(), !more.is_empty());
        let page = page(&edition).edition;
        let claim = page["claims"].as_array().unwrap().iter().find(|claim| claim["id"] == "C108").unwrap();
        assert!(claim["checked"]["now"].is_string(), "{claim}");
    }
}

/// `UPDATE=1` writes the page anew.
#[test]
fn the_page_of_the_commands_is_what_help_says() {
    let mut page = "# The commands\n\nMade from the program: what `servanda COMMAND --help` says.\n".to_owned();
    let whole = out(&servanda(&["--help"]));
    let commands = whole.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = commands.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let names: Vec<&str> = names.filter(|name| !name.is_empty() && *name != "help").collect();
    assert!(names.len() >= 10, "{names:?}");
    for name in names {
        let help = out(&servanda(&[name, "--help"]));
        page += &format!("\n## servanda {name}\n\n```text\n{}\n```\n", help.trim_end());
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/commands.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == page, "docs/commands.md is not what the program says: run the tests with UPDATE=1");
}
