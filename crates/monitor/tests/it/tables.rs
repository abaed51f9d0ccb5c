//! Long tables of reports: made-up reports of acts that are known, linked and scored.
//!
//! The reports are those of a simple world (towns, nights, sources that see a part of what happens), either without a mistake
//! or with the mistakes that reports have: late dates, places by the middle of a town or a district, things that are left out or wrong.

use std::collections::{BTreeMap, BTreeSet};

use monitor::{Asked, MonitorError, Open, Table, TableReport, link_table, train_table};

const FIELDS: &str = include_str!("../../../../benches/linkage/fields.toml");
const MODEL: &str = include_str!("../../../../benches/linkage/model.toml");
const HEADER: &str = "report_id,source,date,hour,lat,lon,geo_prec,actor,weapon,target,place,killed";
const WEAPONS: [&str; 8] =
    ["drone_strike", "cruise_missile", "ballistic_missile", "glide_bomb", "artillery", "mlrs", "small_arms", "mine"];

/// Random numbers by SplitMix64 (Steele, Lea & Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// About normal: the sum of twelve shares (central limit).
    fn normal(&mut self, spread: f64) -> f64 {
        ((0..12).map(|_| self.share()).sum::<f64>() - 6.0) * spread
    }
}

/// Rows with their acts, the id first in each row.
fn world(seed: u64, n_acts: u64, n_sources: u64, with_mistakes: bool) -> Vec<(String, u64)> {
    let mut random = Random(seed);
    let towns: Vec<(f64, f64)> =
        (0..120).map(|_| (45.0 + 7.0 * random.share(), 23.0 + 16.0 * random.share())).collect();
    let mut rows = Vec::new();
    for act in 0..n_acts {
        // Small numbers of towns are struck more often than large ones.
        let town = (random.share() * random.share() * 120.0) as usize;
        let (day, hour) = (random.below(n_acts / 20), random.below(24));
        let (weapon, target, actor, killed) =
            (random.below(8) as usize, random.below(10), random.below(2), random.below(4));
        let (lat, lon) = (towns[town].0 + random.normal(0.03), towns[town].1 + random.normal(0.04));
        for source in 0..n_sources {
            if random.share() > 0.6 - 0.04 * source as f64 {
                continue;
            }
            let id = rows.len();
            if !with_mistakes {
                let day = date(day);
                let said = format!(
                    "r{id},s{source},{day},{hour},{lat:.5},{lon:.5},exact,A{actor},{},T{target},P{town},{killed}",
                    WEAPONS[weapon]
                );
                rows.push((said, act));
                continue;
            }
            let late = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2][random.below(11) as usize];
            let (place, precision, lat, lon) = match random.below(20) {
                0..=6 => (format!("P{town}"), "exact", lat + random.normal(0.003), lon + random.normal(0.004)),
                7..=15 => (format!("P{town}"), "settlement", towns[town].0, towns[town].1),
                _ => (String::new(), "district", (lat / 0.25).floor() * 0.25 + 0.125, (lon / 0.4).floor() * 0.4 + 0.2),
            };
            let mut said = |text: String, wrong: String| match random.below(20) {
                0..=13 => text,
                14..=18 => String::new(),
                _ => wrong,
            };
            let actor_said = said(format!("A{actor}"), format!("A{}", 1 - actor));
            let weapon_said = said(WEAPONS[weapon].into(), WEAPONS[(weapon + 1) % 8].into());
            let target_said = said(format!("T{target}"), format!("T{}", (target + 3) % 10));
            let killed_said = said(killed.to_string(), (killed + 1).to_string());
            let row = format!(
                "r{id},s{source},{},{hour},{lat:.5},{lon:.5},{precision},{actor_said},{weapon_said},{target_said},{place},{killed_said}",
                date(day + late)
            );
            rows.push((row, act));
        }
    }
    rows
}

fn date(day: u64) -> String {
    format!("2025-{:02}-{:02}", 1 + day / 28 % 12, 1 + day % 28)
}

fn csv<'a>(rows: impl IntoIterator<Item = &'a str>) -> String {
    rows.into_iter().fold(format!("{HEADER}\n"), |all, row| all + row + "\n")
}

fn linked(parts: &[String], fields: &str, model: &str) -> Result<TableReport, MonitorError> {
    let open = |text: &String| -> (String, Open<'_>) {
        let bytes = text.clone().into_bytes();
        ("table.csv".to_owned(), Box::new(move || Ok(Box::new(std::io::Cursor::new(bytes.clone())))))
    };
    let parts: Vec<(String, Open<'_>)> = parts.iter().map(open).collect();
    link_table(&Table { parts: &parts, fields }, model, Asked { draws: 20, ..Asked::default() })
}

/// Sets of ids that are put together.
fn partition(report: &TableReport) -> BTreeSet<BTreeSet<String>> {
    let mut by_incident: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (record, incident) in report.incidents(&report.named()) {
        by_incident.entry(incident).or_default().insert(record.to_owned());
    }
    by_incident.into_values().collect()
}

/// F1 of the pairs that are put together, against the acts.
fn pair_f1(report: &TableReport, rows: &[(String, u64)]) -> f64 {
    let act: BTreeMap<&str, u64> = rows.iter().map(|(row, act)| (row.split(',').next().unwrap(), *act)).collect();
    let pairs = |sizes: BTreeMap<_, u64>| sizes.values().map(|n| n * (n - 1) / 2).sum::<u64>() as f64;
    let count = |key: fn(&str, u64) -> (String, u64)| {
        let mut sizes: BTreeMap<(String, u64), u64> = BTreeMap::new();
        for (record, incident) in report.incidents(&report.named()) {
            *sizes.entry(key(incident, act[record])).or_default() += 1;
        }
        pairs(sizes)
    };
    let both = count(|incident, act| (incident.to_owned(), act));
    let (found, true_pairs) = (count(|incident, _| (incident.to_owned(), 0)), count(|_, act| (String::new(), act)));
    2.0 * both / (found + true_pairs)
}

#[test]
fn reports_without_a_mistake_are_linked_without_a_mistake() {
    let rows = world(3, 600, 4, false);
    let report = linked(&[csv(rows.iter().map(|(row, _)| row.as_str()))], FIELDS, MODEL).unwrap();
    assert!(rows.len() > 1_000);
    assert_eq!(pair_f1(&report, &rows), 1.0);
}

#[test]
fn neither_the_order_of_rows_nor_files_nor_names_of_sources_change_a_partition() {
    let rows = world(5, 500, 6, true);
    let plain: Vec<&str> = rows.iter().map(|(row, _)| row.as_str()).collect();
    let once = linked(&[csv(plain.iter().copied())], FIELDS, MODEL).unwrap();
    let mut shuffled = plain.clone();
    let mut random = Random(9);
    (1..shuffled.len()).rev().for_each(|at| shuffled.swap(at, random.below(at as u64 + 1) as usize));
    let (first, second) = shuffled.split_at(shuffled.len() / 3);
    let parts = [csv(first.iter().copied()), csv(second.iter().copied())];
    let again = linked(&parts, FIELDS, MODEL).unwrap();
    assert!(partition(&again) == partition(&once));
    assert_eq!((again.linked.expected, &again.linked.drawn), (once.linked.expected, &once.linked.drawn));
    let renamed = plain.iter().map(|row| row.replacen(",s", ",z", 1)).collect::<Vec<_>>();
    let again = linked(&[csv(renamed.iter().map(String::as_str))], FIELDS, MODEL).unwrap();
    assert!(partition(&again) == partition(&once));
}

fn labels(rows: &[(String, u64)]) -> String {
    let label = |all: String, (row, act): &(String, u64)| all + &format!("{},{act}\n", row.split(',').next().unwrap());
    rows.iter().fold("id,act\n".to_owned(), label)
}

#[test]
fn weights_that_are_learned_link_what_they_were_not_learned_from() {
    let seen = world(11, 1_500, 5, true);
    let known = labels(&seen);
    let text = csv(seen.iter().map(|(row, _)| row.as_str()));
    let open: Open<'_> = Box::new(|| Ok(Box::new(std::io::Cursor::new(text.clone().into_bytes()))));
    let parts = [("table.csv".to_owned(), open)];
    let model = train_table(&Table { parts: &parts, fields: FIELDS }, &mut known.as_bytes()).unwrap();

    let unseen = world(12, 1_500, 5, true);
    let unseen_text = csv(unseen.iter().map(|(row, _)| row.as_str()));
    let open: Open<'_> = Box::new(|| Ok(Box::new(std::io::Cursor::new(unseen_text.clone().into_bytes()))));
    let parts = [("table.csv".to_owned(), open)];
    let truth = labels(&unseen);
    let asked = Asked { draws: 20, labels: Some(&mut truth.as_bytes()), before: None };
    let report = link_table(&Table { parts: &parts, fields: FIELDS }, &model, asked).unwrap();
    let n_acts = unseen.iter().map(|(_, act)| act).collect::<BTreeSet<_>>().len() as f64;
    let (f1, off) = (pair_f1(&report, &unseen), report.linked.expected / n_acts - 1.0);
    assert!(f1 > 0.9, "pair F1 {f1}");
    let score = report.score.as_ref().unwrap();
    assert!((score.pairs[2] - f1).abs() < 1e-12 && score.n_acts as f64 == n_acts, "{score:?} {f1}");
    assert!(score.b_cubed[2] > 0.95, "{score:?}");
    // What was compared with 30 pairs or more in a tenth comes true, to within what so few can tell.
    for (n, predicted, observed) in score.tenths.iter().filter(|(n, ..)| *n >= 30) {
        let error = (predicted * (1.0 - predicted) / *n as f64).sqrt();
        assert!((predicted - observed).abs() < 0.03 + 4.0 * error, "{score:?}");
    }
    assert!(off.abs() < 0.06, "expected {} of {n_acts}", report.linked.expected);
    let (least, most) = (report.linked.drawn.iter().min().unwrap(), report.linked.drawn.iter().max().unwrap());
    assert!(least < most && report.linked.drawn.len() == 20, "{:?}", report.linked.drawn);
}

const ONE: &str = "a,s1,2025-03-18,4,50.0,30.0,exact,A1,mine,T1,P1,2";
const TWO: &str = "b,s2,2025-03-18,4,50.0,30.0,exact,A1,mine,T1,P1,2";

/// Columns by which rows say that they belong together or apart.
fn fields() -> String {
    FIELDS.to_owned() + "\n[list]\ncolumn = \"bulletin\"\n[same]\ncolumn = \"update_of\"\n"
}

fn together(rows: &[&str]) -> usize {
    let text = rows.iter().fold(format!("{HEADER},bulletin,update_of\n"), |all, row| all + row + "\n");
    linked(&[text], &fields(), MODEL).unwrap().linked.n_incidents
}

#[test]
fn items_of_one_list_are_never_one_act() {
    assert_eq!(together(&[&format!("{ONE},,"), &format!("{TWO},,")]), 1);
    assert_eq!(together(&[&format!("{ONE},B7,"), &format!("{TWO},B7,")]), 2);
    assert_eq!(together(&[&format!("{ONE},B7,"), &format!("{TWO},B8,")]), 1);
    // Nor by a third that is like both.
    let third = ONE.replace("a,s1", "c,s3");
    assert_eq!(together(&[&format!("{ONE},B7,"), &format!("{TWO},B7,"), &format!("{third},,")]), 2);
}

#[test]
fn what_says_that_it_tells_of_an_act_again_is_put_with_it() {
    let far = "b,s2,2025-05-18,9,47.0,38.0,exact,A2,artillery,T9,P9,40";
    assert_eq!(together(&[&format!("{ONE},,"), &format!("{far},,")]), 2);
    assert_eq!(together(&[&format!("{ONE},,"), &format!("{far},,a")]), 1);
}

#[test]
fn a_row_that_cannot_be_used_is_an_issue_and_the_others_are_linked() {
    let bad = ["x,s1,2025-13-18,4,50.0,30.0,exact,,,,,", "y,s1,2025-03-18,25,95.0,30.0,near,,,,,many", "z,s1"];
    let report = linked(&[csv([ONE, bad[0], bad[1], bad[2], TWO])], FIELDS, MODEL).unwrap();
    assert_eq!((report.rows_in, report.with_issues, report.linked.n_incidents), (5, 3, 1));
    let told: Vec<String> =
        report.issues.iter().map(|one| format!("{} {}", one.line, one.column.as_deref().unwrap_or("-"))).collect();
    assert_eq!(told, ["3 date", "4 hour", "4 lat", "4 geo_prec", "4 count", "5 -"]);
}

#[test]
fn a_table_that_cannot_be_used_says_why() {
    let check = |text: &str, fields: &str, expect: &str| {
        let trouble = linked(&[text.to_owned()], fields, MODEL).unwrap_err().to_string();
        assert!(trouble.contains(expect), "{trouble}");
    };
    check(&csv([ONE, ONE]), FIELDS, "two rows have the id `a`");
    check("report_id,source\n", FIELDS, "has no column `date`");
    check("", FIELDS, "has no column `report_id`");
    check(&csv([]), "id = \"x\"\n[time]\ndate = \"d\"\n[place]\nlat = \"l\"\n", "name the columns `lat` and `lon`");
    let words = FIELDS.replace("district = \"area\"", "district = \"about\"");
    check(&csv([]), &words, "`district` means `about`; write exact, settlement or area");
    let model = |text: &str| linked(&[csv([ONE])], FIELDS, text).unwrap_err().to_string();
    assert!(model(&MODEL.replace("not_compared = -4", "not_compared = 4")).contains("not below zero"));
    assert!(model(&MODEL.replace("kin", "cousins")).contains("has no level `cousins`"));
}

/// What is printed of a run, from rows by which each says with what it belongs; and what became of an earlier run.
fn named(rows: &[&str], before: &str) -> (String, Vec<String>) {
    let text = rows.iter().fold(format!("{HEADER},bulletin,update_of\n"), |all, row| all + row + "\n");
    let open: Open<'_> = Box::new(|| Ok(Box::new(std::io::Cursor::new(text.clone().into_bytes()))));
    let (parts, fields) = ([("table.csv".to_owned(), open)], fields());
    let table = Table { parts: &parts, fields: &fields };
    let report = link_table(&table, MODEL, Asked { before: Some(&mut before.as_bytes()), ..Asked::default() }).unwrap();
    let named = report.named();
    let told = |what: &str, of: &[(&str, Vec<&str>)]| {
        of.iter().map(|(name, others)| format!("{name} {what} {}", others.join(" "))).collect::<Vec<_>>()
    };
    let lines = report.incidents(&named).map(|(record, name)| format!("{record}:{name}"));
    (lines.collect::<Vec<_>>().join(" "), [told("split", &named.split), told("merged", &named.merged)].concat())
}

#[test]
fn names_of_incidents_stay_and_what_changed_is_told() {
    let row = |id: &str, day: &str, same: &str| format!("{id},s1,{day},4,,,,,,,P{id},,,{same}");
    let early = row("a", "2025-03-01", "");
    // An earlier report of the same act arrives late: the name stays.
    let (b, c) = (row("b", "2025-03-09", ""), row("c", "2025-03-10", "b"));
    assert_eq!(named(&[&b, &c], "r,c\n").0, "b:b c:b");
    assert_eq!(named(&[&row("a", "2025-03-01", "c"), &b, &c], "r,c\nb,b\nc,b\n"), ("a:b b:b c:b".into(), vec![]));
    // Two become one: the name of the greater part.
    let joined = ["a,a", "b,b", "c,b"].join("\n");
    let (names, told) = named(&[&row("a", "2025-03-01", "c"), &b, &c], &format!("r,c\n{joined}\n"));
    assert_eq!((names.as_str(), told), ("a:b b:b c:b", vec!["b merged a b".to_owned()]));
    // One becomes two: of equal parts, the first keeps the name.
    let (names, told) = named(&[&early, &b, &c], "r,c\na,z\nb,z\nc,z\n");
    assert_eq!((names.as_str(), told), ("a:a b:z c:z", vec!["z split a z".to_owned()]));
    let (names, told) = named(&[&early, &b], "r,c\na,z\nb,z\n");
    assert_eq!((names.as_str(), told), ("a:z b:b", vec!["z split z b".to_owned()]));
}
