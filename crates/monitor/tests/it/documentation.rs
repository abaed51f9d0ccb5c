//! Documents that are made from the program, and a guide that is a program itself. `UPDATE=1` writes the made ones anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use agreement::{LINTS, MISTAKES, TERMS, format, lint, read, shapes};
use model::{Facet, Taxonomy};
use serde_json::json;

fn docs(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name)
}

fn made(name: &str, text: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(docs(name), text).unwrap();
    }
    let found = std::fs::read_to_string(docs(name)).unwrap_or_default();
    assert!(found == text, "docs/{name} is not what the program would write: run the tests with UPDATE=1");
}

#[test]
fn the_page_of_the_checks_is_made_from_the_checks() {
    let mut page = "# The checks of the linter\n\nMade from the program (`cargo test -p servanda-monitor` with `UPDATE=1`); `servanda check --explain L03` prints one of them. An error: a\nmonitor cannot rule without it. A warning: a known cause of failure. Info: good practice.\n\n| check | severity | the agreement should say |\n| --- | --- | --- |\n".to_owned();
    for check in LINTS {
        let _ = writeln!(
            page,
            "| [{0}](#{1}) | {2} | {3} |",
            check.code,
            check.code.to_lowercase(),
            check.severity.word(),
            check.title
        );
    }
    for check in LINTS {
        let (agreement, _) = read(check.bad, "a.md");
        let told = lint(&agreement).into_iter().filter(|found| found.code == check.code);
        let _ = write!(
            page,
            "\n## {}\n\nThe agreement should say {}.\n\n**Why.** {}.\n\n**Source.** {}.\n\nNothing is said of this:\n\n{}\nOf this,\n\n{}\nit is said:\n\n",
            check.code,
            check.title,
            sentence(check.reason),
            check.source,
            check.good,
            check.bad
        );
        for found in told {
            let under = &check.bad[found.span.from..found.span.to];
            let _ = writeln!(page, "- `{under}`: {}. {}.", found.message, sentence(&found.hint));
        }
    }
    made("lints.md", &page);
}

#[test]
fn the_page_on_messages_lists_every_code() {
    let page = std::fs::read_to_string(docs("error-messages.md")).unwrap();
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| P")).collect();
    assert_eq!(rows, MISTAKES.iter().map(|(code, wrong)| format!("| {code} | {wrong} |")).collect::<Vec<_>>());
    let messages = include_str!("../../../agreement/tests/it/mistakes.txt");
    for (code, _) in MISTAKES.iter().filter(|(code, _)| !["P17", "P18", "P20"].contains(code)) {
        assert!(messages.contains(&format!("\n  {code} ")), "no message of {code} is written down");
    }
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[test]
fn the_page_of_the_clauses_is_made_from_the_patterns() {
    let mut page = "# The clauses of Pact\n\nMade from the program; `servanda check --clauses` prints the same. Words in capitals are yours to fill in; what stands in brackets may be left out.\n".to_owned();
    let mut before = "";
    for shape in shapes() {
        if shape.under != before {
            let _ = write!(page, "\n## Under `{}`\n\n| clause | for example |\n| --- | --- |\n", shape.under);
            before = shape.under;
        }
        let example = if shape.example == shape.says { String::new() } else { format!("`{}`", shape.example) };
        let _ = writeln!(page, "| `{}` | {example} |", shape.says);
    }
    page += "\n## The kinds of term\n\n| kind | what it is | defined by |\n| --- | --- | --- |\n";
    for kind in TERMS {
        let _ = writeln!(page, "| {} | {} | {} |", kind.name, kind.means, kind.source);
    }
    made("clauses.md", &page);
}

/// The words that stand in patterns, without slots and marks.
fn keywords() -> BTreeSet<String> {
    let words = shapes().flat_map(|shape| {
        let plain = shape.says.replace(['[', ']', ',', ':'], " ");
        plain.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    });
    words.filter(|word| word.chars().all(|letter| letter.is_lowercase() || letter == '-')).collect()
}

#[test]
fn the_grammar_for_editors_is_made_from_the_language() {
    let either = |words: &mut dyn Iterator<Item = String>| {
        let mut words: Vec<String> = words.collect();
        words.sort_by_key(|word| (std::cmp::Reverse(word.len()), word.clone()));
        words.join("|")
    };
    let taxonomy = Taxonomy::shipped();
    let vocabulary =
        Facet::ALL.into_iter().flat_map(|facet| taxonomy.words(facet)).map(|word| word.replace('-', "[- ]"));
    let headings = "agreement|party|define area|define|event|term|reading";
    let grammar = json!({
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "name": "Pact",
        "scopeName": "source.pact",
        "fileTypes": ["pact"],
        "comment": "Made from the patterns of the language and its taxonomy. For Markdown, inject it into fenced blocks marked `pact`.",
        "patterns": [
            { "include": "#heading" }, { "include": "#basis" }, { "include": "#title" }, { "include": "#not-said" },
            { "include": "#date" }, { "include": "#zone" }, { "include": "#number" }, { "include": "#vocabulary" },
            { "include": "#keyword" }
        ],
        "repository": {
            "heading": {
                "match": format!("^\\s*({headings})\\s+([^\\s\"]+)"),
                "captures": { "1": { "name": "keyword.control.heading.pact" }, "2": { "name": "entity.name.section.pact" } }
            },
            "basis": {
                "match": "\\[(stated|inferred from conduct|assumed by the analyst)(:[^\\]]*)?\\]\\s*$",
                "name": "comment.line.basis.pact",
                "captures": { "1": { "name": "storage.modifier.basis.pact" } }
            },
            "title": { "match": "\"[^\"]*\"", "name": "string.quoted.double.pact" },
            "not-said": { "match": "\\b(is|are) not said\\b", "name": "invalid.deprecated.not-said.pact" },
            "date": { "match": "\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}:\\d{2}\\b", "name": "constant.numeric.date.pact" },
            "zone": { "match": "\\b([A-Z][A-Za-z_]+/[A-Za-z_/]+|UTC)\\b", "name": "constant.language.zone.pact" },
            "number": { "match": "\\b\\d+(\\.\\d+)?\\b", "name": "constant.numeric.pact" },
            "vocabulary": {
                "match": format!("\\b({})s?\\b", either(&mut vocabulary.into_iter())),
                "name": "support.class.taxonomy.pact"
            },
            "keyword": {
                "match": format!("\\b({})\\b", either(&mut keywords().into_iter())),
                "name": "keyword.other.pact"
            }
        }
    });
    made("editors/pact.tmLanguage.json", &(serde_json::to_string_pretty(&grammar).unwrap() + "\n"));
}

#[test]
fn the_guide_is_an_agreement_that_reads_and_is_laid_out() {
    let guide = std::fs::read_to_string(docs("pact.md")).unwrap();
    let (agreement, diagnostics) = read(&guide, "pact.md");
    assert_eq!(diagnostics, []);
    assert_eq!(format(&guide), guide);
    // A monitor can rule on it: what is left open is left open on purpose.
    let open: Vec<String> = lint(&agreement).into_iter().map(|found| found.message).collect();
    let gap = "reading `southern`: whether an attempt counts under term `no-strikes` is not said";
    let others = open.iter().filter(|message| *message != gap && !message.contains("flexibility"));
    assert!(open.iter().any(|message| message == gap));
    assert!(
        others.clone().all(|message| message.contains("the same means may turn to")),
        "{:?}",
        others.collect::<Vec<_>>()
    );
    // Every kind of term is shown.
    let shown: BTreeSet<&str> = agreement.summary().unwrap().terms.iter().map(|term| term.kind).collect();
    assert_eq!(shown, TERMS.iter().map(|kind| kind.name).collect());
}

#[test]
fn what_the_guide_shows_of_messages_is_what_is_said() {
    let guide = std::fs::read_to_string(docs("pact.md")).unwrap();
    let told = std::fs::read_to_string(docs("../crates/agreement/tests/it/mistakes.txt")).unwrap();
    let error = |line| Some(str::strip_prefix(line, "error[")?.split_once("]: ")?.1);
    let shown = guide.lines().filter_map(|line| line.strip_prefix("help: ").or_else(|| error(line)));
    let shown: Vec<&str> = shown.collect();
    assert!(shown.len() >= 5, "{shown:?}");
    for message in shown {
        assert!(told.contains(message), "{message}");
    }
}
