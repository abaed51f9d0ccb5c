//! Places: the gazetteer, the registries, and what an edition may never say of them.

use std::path::Path;

use serde_json::Value;

use crate::{copy, edit, files, out, servanda, talk, text};

/// A table of GeoNames with three settlements, two of one name.
fn table(folder: &Path) -> String {
    let rows = [
        "1\tKharkiv\tKharkiv\tХарків,Kharkov\t49.98\t36.25\tP\tPPLA\tUA\t\t07\t\t\t\t1433886\t\t\tEurope/Kyiv\t2025-01-01",
        "2\tKonotop\tKonotop\t\t51.24\t33.20\tP\tPPL\tUA\t\t21\t\t\t\t90000\t\t\tEurope/Kyiv\t2025-01-01",
        "3\tKonotop\tKonotop\t\t50.90\t33.90\tP\tPPL\tUA\t\t21\t\t\t\t60000\t\t\tEurope/Kyiv\t2025-01-01",
        "4\tSumy\tSumy\t\t50.92\t34.80\tA\tADM3\tUA\t\t21\t\t\t\t0\t\t\tEurope/Kyiv\t2025-01-01",
    ];
    let path = folder.join("UA.txt");
    std::fs::write(&path, rows.join("\n") + "\nUA.21\tSumy Oblast\tSumy Oblast\t5\n").unwrap();
    text(&path)
}

/// The case without the settlements that its `places.toml` knows.
fn without_towns(test: &str) -> std::path::PathBuf {
    let case = copy(test);
    let places = std::fs::read_to_string(case.join("places.toml")).unwrap();
    let units = places.split("[[town]]").next().unwrap();
    std::fs::write(case.join("places.toml"), units).unwrap();
    case
}

fn links(case: &Path) -> Vec<Value> {
    let output = servanda(&["link", "--json", &text(case)]);
    out(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_gazetteer_that_is_added_finds_what_the_case_does_not_know() {
    let case = without_towns("gazetteer");
    let waiting = |name: &str| {
        let links = links(&case);
        let link = links.iter().find(|link| link["place"] == name).unwrap();
        (link["unresolved"].is_string(), link["candidates"].as_array().unwrap().len())
    };
    assert_eq!(waiting("Kharkiv"), (true, 0));
    let output = servanda(&["gazetteer", "add", &table(&case), "--case", &text(&case), "--countries", "ua"]);
    assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
    let told = out(&output);
    assert!(told.contains("5 rows: 3 settlements, 1 units"), "{told}");
    assert!(told.contains("1 of which each is neither a settlement nor a first-level unit"), "{told}");
    assert_eq!(waiting("Kharkiv"), (false, 1));
    assert_eq!(waiting("Konotop"), (true, 2), "neither outweighs the other");
    let told = out(&servanda(&["link", &text(&case)]));
    assert!(told.contains("53 % Konotop, Sumy Oblast, Ukraine (51.24, 33.20)"), "{told}");
    assert!(
        told.contains("`Konotop` in `Sumy Oblast` is not in the gazetteer; the larger one offers 2 places"),
        "{told}"
    );
    let told = out(&servanda(&["run", &text(&case), "--out", &text(&case.join("draft"))]));
    assert!(told.contains("of which the place was not found: servanda link lists them"), "{told}");
    let summary = std::fs::read_to_string(case.join("draft/summary.json")).unwrap();
    let summary: Value = serde_json::from_str(&summary).unwrap();
    let waiting = links(&case).iter().filter(|link| link["unresolved"].is_string()).count();
    assert_eq!(summary["unresolved"].as_array().unwrap().len(), waiting);
}

#[test]
fn a_gazetteer_outside_of_a_case_is_used_by_the_case_that_names_it() {
    let case = without_towns("gazetteer-apart");
    let file = case.join("of-all-cases.tsv.gz");
    let output = servanda(&["gazetteer", "add", &table(&case), "--out", &text(&file)]);
    let line = format!("gazetteer = \"{}\"", text(&file));
    assert!(out(&output).contains(&line), "{}", out(&output));
    assert!(links(&case).iter().all(|link| link["candidates"].as_array().unwrap().is_empty()));
    edit(&case.join("case.toml"), "places = ", &format!("{line}\nplaces = "));
    assert!(links(&case).iter().any(|link| link["candidates"].as_array().unwrap().len() == 2));
    std::fs::write(&file, "no gazetteer").unwrap();
    let output = servanda(&["link", &text(&case)]);
    assert_eq!(output.status.code(), Some(4));
    assert!(talk(&output).contains("line 1 of the gazetteer is not of this version"), "{}", talk(&output));
}

#[test]
fn the_second_edition_says_no_more_of_a_place_than_the_first() {
    let case = copy("printed");
    let place = |number: &str| {
        servanda(&["publish", &text(&case)]);
        let told = std::fs::read_to_string(case.join("editions").join(number).join("incidents.jsonl")).unwrap();
        let incidents = told.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        incidents.into_iter().find(|one| one["id"] == "I-R047").unwrap()["place"].clone()
    };
    let first = place("0001");
    assert_eq!(first["name"], "Sloviansk");
    // The side on whose ground it stands names it now, or a file has moved it: either way the first edition binds.
    edit(&case.join("places.toml"), "name = \"Sloviansk\"", "name = \"Slavyansk\"");
    let reports = case.join("reports/reports.csv");
    let rows = std::fs::read_to_string(&reports).unwrap();
    std::fs::write(&reports, rows.replace(",Sloviansk,", ",Slavyansk,")).unwrap();
    let second = place("0002");
    assert_ne!(second["name"], "Slavyansk", "{first} {second}");
    assert_eq!(second["admin1"], first["admin1"]);
    std::fs::write(case.join("editions/0001/incidents.jsonl"), "{}\n").unwrap();
    let output = servanda(&["publish", &text(&case)]);
    assert_ne!(output.status.code(), Some(0), "an edition that cannot be read binds too");
    assert!(!case.join("editions/0003").exists(), "{}", talk(&output));
}

#[test]
fn no_site_of_a_registry_is_in_any_file_of_an_edition() {
    let case = copy("registry");
    std::fs::create_dir(case.join("sites")).unwrap();
    std::fs::write(case.join("sites/a.csv"), "name,lat,lon\nCanarywerk,49.98765,36.24321\nNowhere,,\n").unwrap();
    let case_file = std::fs::read_to_string(case.join("case.toml")).unwrap();
    let entry = "\n[[registry]]\nfile = \"sites/a.csv\"\nname = \"Canarybook\"\nformat = \"csv\"\nclass = \"substation\"\nradius_m = 300\n";
    std::fs::write(case.join("case.toml"), case_file + entry).unwrap();

    let output = servanda(&["link", "--json", &text(&case)]);
    assert!(talk(&output).contains("registry `Canarybook`: 2 rows, 1 sites, 1 left out"), "{}", talk(&output));
    let told = out(&output);
    let near: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let near = near.iter().find(|link| link["sites"] != Value::Array(vec![])).unwrap();
    let site = &near["sites"][0];
    assert_eq!((&site["site"], &site["proximity"]), (&"Canarywerk".into(), &"in the same settlement".into()));
    assert_eq!(site["class_by_proximity"], serde_json::json!(["power-transmission"]));
    assert!(!near["class"].as_array().unwrap().contains(&"power-transmission".into()), "{near}");

    let output = servanda(&["publish", &text(&case)]);
    assert!(case.join("editions/0001/index.html").exists(), "{}", talk(&output));
    for (path, told) in files(&case.join("editions/0001")) {
        for canary in ["canary", "49.98765", "36.24321", "49.9877", "36.2432"] {
            assert!(!told.to_lowercase().contains(canary), "{canary} in {path}");
        }
    }
    let findings = |case: &Path| {
        servanda(&["run", &text(case), "--out", &text(&case.join("draft"))]);
        std::fs::read_to_string(case.join("draft/findings.jsonl")).unwrap()
    };
    assert!(findings(&case) == findings(&copy("registry-none")), "a site changed a finding");
}
