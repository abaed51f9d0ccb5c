//! Runs `suite/*.case`; their language is described in `suite/README.md`.

use std::path::Path;

use model::{Deciding, Edition, Incident, Instant};
use monitor::{Options, run};

use crate::moratorium::{self, Rows};

/// What expectations are about.
enum About {
    /// The incident that a row belongs to.
    Incident(String),
    /// A duty: by its name, or by the row that raised it.
    Duty(String),
    DutyOf(String),
    /// Who is bound at an instant.
    At(Instant),
}

/// One line below `incident of`: what is expected, whether it is known not to come out, and where it stands.
struct Expectation {
    text: String,
    known: bool,
    line: usize,
}

#[derive(Default)]
struct Case {
    from: String,
    rows: Vec<String>,
    /// New id, row that is copied.
    made: Vec<(String, String)>,
    /// Row, column, value.
    changes: Vec<(String, String, String)>,
    incidents: Option<usize>,
    as_of: Option<Instant>,
    expected: Vec<(About, Vec<Expectation>)>,
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn read(text: &str) -> Case {
    let mut case = Case::default();
    for (index, full) in text.lines().enumerate() {
        let bare = full.split('#').next().unwrap().trim_end();
        let (head, rest) = bare.trim().split_once(' ').unwrap_or((bare.trim(), ""));
        let line = index + 1;
        let understood = |fits: bool| assert!(fits, "line {line} is not understood: {full}");
        if bare.starts_with("    ") && head == "because" {
            let last = case.expected.last().and_then(|(_, all)| all.last());
            understood(last.is_some_and(|last| last.known));
        } else if bare.starts_with("  ") {
            let known = head == "known";
            let text = if known { rest } else { bare.trim() }.to_owned();
            understood(!case.expected.is_empty());
            case.expected.last_mut().unwrap().1.push(Expectation { text, known, line });
        } else {
            match head {
                "" | "case" => {}
                "from" => case.from = rest.to_owned(),
                "rows" => case.rows = words(rest),
                "row" => match words(rest).as_slice() {
                    [id, like, row] if like == "like" => case.made.push((id.clone(), row.clone())),
                    _ => understood(false),
                },
                "change" => {
                    let (place, value) = rest.split_once(" = ").unwrap_or_default();
                    let place = words(place);
                    understood(place.len() == 2);
                    case.changes.push((place[0].clone(), place[1].clone(), value.trim().to_owned()));
                }
                "incidents" => case.incidents = Some(rest.parse().unwrap()),
                "as-of" => case.as_of = Some(rest.parse().unwrap()),
                "incident" => {
                    case.expected.push((About::Incident(rest.trim_start_matches("of ").to_owned()), vec![]));
                }
                "duty" => {
                    let about = match rest.strip_prefix("of ") {
                        Some(row) => About::DutyOf(row.to_owned()),
                        None => About::Duty(rest.to_owned()),
                    };
                    case.expected.push((about, vec![]));
                }
                "at" => case.expected.push((About::At(rest.parse().unwrap()), vec![])),
                _ => understood(false),
            }
        }
    }
    assert!(!case.expected.is_empty(), "the case expects nothing");
    case
}

fn find(table: &Rows, id: &str) -> Vec<String> {
    table.rows.iter().find(|row| row[0] == id).unwrap_or_else(|| panic!("there is no row `{id}`")).clone()
}

/// The rows that the case takes, changed as it says.
fn chosen(case: &Case, all: &Rows) -> Rows {
    let mut rows: Vec<Vec<String>> = case.rows.iter().map(|id| find(all, id)).collect();
    for (id, like) in &case.made {
        let mut row = find(all, like);
        row[0].clone_from(id);
        rows.push(row);
    }
    for (id, column, value) in &case.changes {
        let column = all.column(column);
        let row = rows.iter_mut().find(|row| row[0] == *id).unwrap_or_else(|| panic!("`{id}` is not taken"));
        row[column].clone_from(value);
    }
    Rows { header: all.header.clone(), rows }
}

fn incident_of<'a>(edition: &'a Edition, row: &str) -> &'a Incident {
    let holds = |incident: &&Incident| incident.statements.iter().any(|id| **id == *row);
    edition.resolution.incidents.iter().find(holds).unwrap_or_else(|| panic!("no incident holds `{row}`"))
}

/// What is wrong with an expectation; `None` where it came out.
fn missed(edition: &Edition, incident: &Incident, text: &str) -> Option<String> {
    let place = edition.resolution.incidents.iter().position(|one| one.id == incident.id).unwrap();
    let assessment = &edition.assessments[place];
    let holds = |id: &String| incident.statements.iter().any(|other| **other == **id);
    let (head, rest) = text.split_once(' ').unwrap();
    let but = |found: String| Some(format!("expected `{text}`, found {found}"));
    match head {
        "with" => words(rest).iter().any(|id| !holds(id)).then(|| but(incident.statements.join(" ")))?,
        "without" => words(rest).iter().any(holds).then(|| but(incident.statements.join(" ")))?,
        "certainty" => (assessment.certainty.word() != rest).then(|| but(assessment.certainty.word().into()))?,
        "attribution" => {
            let (party, word) = rest.split_once(' ').unwrap();
            let found = assessment.parties.iter().find(|one| *one.party == *party);
            let found = found.map_or("none", |one| one.attribution.word());
            (found != word).then(|| but(found.into()))?
        }
        "differs" => {
            let (dimension, ids) = rest.trim_start_matches("on ").split_once(':').unwrap();
            let said = |id: &String| {
                incident
                    .contradictions
                    .iter()
                    .any(|one| one.dimension.word() == dimension && one.statements.iter().any(|other| **other == **id))
            };
            words(ids).iter().any(|id| !said(id)).then(|| but(format!("{:?}", incident.contradictions)))?
        }
        _ => finding(edition, &incident.id, text),
    }
}

/// `[TERM] READING PARTY: FINDING[: [only] DIMENSION, …]`; `none` where there must be no finding.
fn finding(edition: &Edition, subject: &str, text: &str) -> Option<String> {
    let mut parts = text.split(':').map(str::trim);
    let names = words(parts.next().unwrap());
    let [reading, party] = names[names.len() - 2..].to_vec().try_into().unwrap();
    let expected = parts.next().unwrap();
    let dimensions = parts.next();
    let fits = |parts: &&model::FindingParts| {
        let of_term = names.len() == 2 || *parts.term == *names[0];
        of_term && *parts.subject == *subject && *parts.reading == *reading && *parts.party == *party
    };
    let all: Vec<_> = edition.findings.iter().map(|finding| &finding.parts).filter(fits).collect();
    let found = match all.as_slice() {
        [] => {
            let agreement = &edition.agreement;
            let known = agreement.parties.iter().any(|one| *one.id == *party)
                && agreement.readings.iter().any(|one| *one.id == *reading)
                && (names.len() == 2 || agreement.terms.iter().any(|one| *one.id == *names[0]));
            assert!(known, "`{text}` names what is not there");
            return (expected != "none").then(|| format!("expected `{text}`, found no finding about {subject}"));
        }
        [found] => found,
        _ => panic!("`{text}`: name the term"),
    };
    let deciding: Vec<&str> = found.deciding.iter().map(Deciding::name).collect();
    let only = dimensions.is_some_and(|all| all.starts_with("only "));
    let wanted: Vec<&str> =
        dimensions.map(|all| all.trim_start_matches("only ").split(',').map(str::trim).collect()).unwrap_or_default();
    let fits = found.finding.word() == expected
        && wanted.iter().all(|one| deciding.contains(one))
        && (!only || wanted.len() == deciding.len());
    (!fits)
        .then(|| format!("expected `{text}`, found {}: {}: {:?}", found.finding.word(), deciding.join(", "), found.why))
}

/// `[TERM] READING PARTY: STANDING`, where the instant lies certainly in a part of the timeline.
fn standing(edition: &Edition, at: Instant, text: &str) -> Option<String> {
    let (names, expected) = text.split_once(": ").unwrap();
    let names = words(names);
    let [reading, party] = names[names.len() - 2..].to_vec().try_into().unwrap();
    let of = |one: &&model::TimelineEntry| *one.reading == *reading && *one.party == *party;
    let own = |one: &model::TimelineEntry| one.term.as_ref().is_some_and(|term| **term == *names[0]);
    let has_own = names.len() == 3 && edition.timeline.iter().filter(of).any(own);
    let certain = |one: &&model::TimelineEntry| one.from.1 <= at && at < one.until.0.max(one.from.1.plus(1));
    let mut parts =
        edition.timeline.iter().filter(of).filter(|one| if has_own { own(one) } else { one.term.is_none() });
    let found = parts.rfind(certain).map_or("not told", |one| one.standing.word());
    (found != expected).then(|| format!("expected `{text}`, found {found}"))
}

/// What is wrong with the answers of one run.
fn check(case: &Case, edition: &Edition, wrong: &mut Vec<String>) {
    for (about, expected) in &case.expected {
        for one in expected {
            let missed = match about {
                About::Incident(row) => missed(edition, incident_of(edition, row), &one.text),
                About::Duty(name) => finding(edition, name, &one.text),
                About::DutyOf(row) => finding(edition, &format!("D-{}", incident_of(edition, row).id), &one.text),
                About::At(at) => standing(edition, *at, &one.text),
            };
            match (missed, one.known) {
                (None, true) => {
                    wrong.push(format!("line {}: `{}` comes out now: take the mark away", one.line, one.text));
                }
                (Some(message), false) => wrong.push(format!("line {}: {message}", one.line)),
                (None, false) | (Some(_), true) => {}
            }
        }
    }
}

#[test]
fn every_case_of_the_suite_comes_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../suite");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "case"));
    paths.sort();
    assert!(paths.len() >= 15, "the suite is there");
    let mut wrong = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let case = read(&std::fs::read_to_string(&path).unwrap());
        let world = moratorium::world(&case.from);
        let rows = chosen(&case, &moratorium::rows(&world));
        let options = Options { as_of: case.as_of, ..Options::default() };
        let edition = run(&moratorium::with(&world, &rows), &options).unwrap();
        assert_eq!(edition.issues, [], "{name}");
        let mut of_case = Vec::new();
        if let Some(n) = case.incidents.filter(|n| *n != edition.resolution.incidents.len()) {
            let found: Vec<_> = edition.resolution.incidents.iter().map(|one| one.statements.join(" ")).collect();
            of_case.push(format!("expected {n} incidents, found {}", found.join(" | ")));
        }
        check(&case, &edition, &mut of_case);
        // The rows of a made-up case are a stock, and no one story.
        let is_story = !case.from.starts_with("made/");
        if case.changes.is_empty() && case.made.is_empty() && is_story {
            let whole = run(&world, &options).unwrap();
            let before = of_case.len();
            check(&case, &whole, &mut of_case);
            for message in &mut of_case[before..] {
                message.push_str(" (in the whole case)");
            }
        }
        wrong.extend(of_case.into_iter().map(|message| format!("{name}: {message}")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
