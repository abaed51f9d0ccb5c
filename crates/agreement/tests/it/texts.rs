//! Properties of reading: whatever the text, nothing panics, what is underlined is there, and no line hides another.

use agreement::{Agreement, has_errors, lint, lower, read};
use model::Diagnostic;
use proptest::prelude::*;

/// Pieces of which texts are made: the language's words, halves of clauses, marks, and what no drafter would write.
const PIECES: &[&str] = &[
    "agreement ",
    "party ",
    "define ",
    "term ",
    "reading ",
    "held by ",
    "as assessor ",
    "north",
    "south",
    "peace",
    "\"A\"",
    "\"",
    "  ",
    "\t",
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    "\n```\n",
    "\n```pact\n",
    "\n# One\n",
    "\n## Two\n",
    ", ",
    ": ",
    "; ",
    " [",
    "]",
    "[stated: C1]",
    "[inferred from conduct]",
    "[assumed by the analyst: é]",
    "is ",
    "is not ",
    "is also ",
    " of ",
    " and ",
    " or ",
    "not said",
    "hospital",
    "hospitals",
    "oil refinary",
    "power-plant",
    "any means",
    "by ",
    "by any means",
    "except ",
    "may not ",
    "neither party may strike ",
    "a hospital of the other party",
    "which objects are hospitals is for each reading",
    "hospital is infrastructure, what it is is not said",
    "military bases are not hospitals",
    "also counted by its holder: school",
    "in force from ",
    "until ",
    "for ",
    "30 days",
    "9999999999999999999 days",
    "counted inclusively",
    "one calendar month",
    "2026-01-31",
    "2026-02-30",
    "9999-12-31",
    "-009999-01",
    "0000-01-01",
    " 18:00 ",
    " 25:61 ",
    " UTC",
    " Europe/Paris",
    " Mars/Olympus",
    "accepted on ",
    "accepted, when is disputed: ",
    "clock ",
    "answers for ",
    "end is not said",
    "last treated as in force on ",
    "start is not said",
    "hour is not said",
    "zone is not said",
    "cites ",
    "renewed by agreement of ",
    "an attempt counts",
    "whose facility it is: ",
    "counts as its own ",
    "only in ",
    "weapons in flight at the start do not count, for ",
    "12 hours",
    "a violation needs ",
    "corroborated certainty and ",
    "admitted or assessed attribution",
    "if a party violates ",
    "the other is released",
    "is not in this reading",
    "monitored by ",
    "the monitor has access to ",
    "complaints go to ",
    " within 3 days and are answered within 7 days",
    "with notice of 7 days",
    "text ",
    "sha256 ",
    "between ",
    "undertaken by ",
    "event ",
    "flood",
    "established by ",
    "in force once ",
    "suspended while ",
    "define area ",
    "is inside the polygon ",
    "is within ",
    "2.5 km ",
    "of the line ",
    "is listed in ",
    "each party must ",
    "withdraw ",
    "heavy weapons ",
    "from ",
    "within ",
    "14 days of the start",
    "of a request by the other party",
    ", with the same id",
    "else it must ",
    ", and the violation is cured",
    "may not have more than ",
    "more than 3 times per day",
    "without notice to osce at least 48 hours before",
    "each party may ",
    "exception self-defence does not excuse: ",
    "except response: within 6 hours of a strike by the other party",
    "marked x: ",
    "a violation is serious from ",
    "1000 people affected",
    "after a serious violation: ",
    "replaces ",
    "has not accepted",
    "also counted by its holder: by ",
    "renewed by itself for 30 days unless a party objects 7 days before",
    "é",
    "ї",
    "日本",
    "\u{202e}",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "🕊",
    "\0",
    "``",
    "#",
    "###### ",
    "-",
    "—",
    "a\u{301}",
];

/// Texts of pieces, sometimes with a line that goes on for long, mostly within a block that begins well.
pub(crate) fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => (proptest::sample::select(PIECES), 2..80_usize).prop_map(|(piece, n)| piece.repeat(n)),
        1 => any::<char>().prop_map(String::from),
    ];
    let begin = proptest::sample::select(&[
        "",
        "```pact\n",
        "```pact\nagreement a\nparty north\n  clock UTC\nterm peace\n  neither party may strike a hospital of the other party\nreading r held by north\n  ",
    ]);
    (begin, proptest::collection::vec(piece, 0..60)).prop_map(|(begin, pieces)| begin.to_owned() + &pieces.concat())
}

/// Everything that may be done with a text before it is judged by.
fn all_of(text: &str) -> (Agreement, Vec<Diagnostic>) {
    let (agreement, mut diagnostics) = read(text, "a.md");
    diagnostics.extend(lint(&agreement));
    for index in 0..=agreement.readings.len() {
        // A date at the calendar's edge is an error of its own; only a panic is a defect here.
        let _ = lower(&agreement, index);
    }
    let _ = agreement.summary();
    (agreement, diagnostics)
}

/// Clauses of one item each, in an agreement without mistakes.
const LINES: &[&str] = &[
    "  parallel undertakings",
    "  who monitors is not said",
    "party north answers for northern army",
    "  clock UTC",
    "  accepted on 2026-01-31 06:00 UTC",
    "party south",
    "  clock Europe/Paris",
    "term peace \"Peace\"",
    "  neither party may strike a hospital of the other party",
    "  an attempt counts",
    "reading one held by north",
    "  in force from 2026-01-31 06:00 UTC",
    "  define hospital",
    "    is hospital, school",
    "  for 30 days counted inclusively",
    "  term peace",
    "    by any means",
    "    proof is not said",
    "reading two held by south",
    "  end is not said",
];

/// The lines in a block, with one more behind each of `extra`.
fn with(extra: &[(usize, &str)]) -> String {
    let mut text = "# One\n```pact\nagreement halt\n".to_owned();
    for (number, line) in LINES.iter().enumerate() {
        text += &format!("{line}\n");
        for (_, more) in extra.iter().filter(|(behind, _)| *behind == number) {
            // As deep as the clauses around it: a line at another depth ends the item above, as it should.
            let depth = |line: usize| LINES.get(line).map_or(0, |line| line.len() - line.trim_start().len());
            let indent = " ".repeat(depth(number).max(depth(number + 1)));
            text += &format!("{indent}{more}\n");
        }
    }
    text + "```\n"
}

/// Lines that are meant as clauses and may be anything but a heading or a fence.
fn bad_lines() -> impl Strategy<Value = String> {
    let words = proptest::collection::vec(proptest::sample::select(PIECES), 1..8);
    words.prop_map(|words| words.concat().replace(['\n', '\r'], " ").trim().to_owned()).prop_filter(
        "a clause",
        |line| {
            let opens = ["agreement", "party", "define", "event", "term", "reading", "```"];
            !line.is_empty() && !line.split(';').any(|clause| opens.iter().any(|word| clause.trim().starts_with(word)))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn no_text_panics(text in texts()) {
        let (agreement, diagnostics) = all_of(&text);
        let spans = diagnostics.iter().map(|diagnostic| &diagnostic.span);
        for span in spans.chain(agreement.clauses.iter().map(|line| &line.clause.span)) {
            prop_assert!(span.from <= span.to && span.to <= text.len(), "{span:?}");
            prop_assert!(text.is_char_boundary(span.from) && text.is_char_boundary(span.to), "{span:?}");
        }
    }

    #[test]
    fn a_bad_line_never_hides_the_next(bad in bad_lines(), behind in 0..LINES.len(), next in 0..LINES.len()) {
        let (good, none) = read(&with(&[]), "a.md");
        prop_assert!(none.is_empty(), "{none:?}");
        let wrong = "in vigour from the day after";
        let text = with(&[(behind, bad.as_str()), (next, wrong)]);
        let (agreement, diagnostics) = read(&text, "a.md");
        // Every other mistake is still reported where it stands …
        let at = text.rfind(wrong).unwrap();
        prop_assert!(diagnostics.iter().any(|found| found.span.from == at), "{diagnostics:#?}");
        // … and every clause is still understood as it was.
        let mut clauses = agreement.clauses.iter();
        for line in &good.clauses {
            let same = |other: &&agreement::Line| {
                other.clause.text == line.clause.text && other.kind == line.kind && other.item == line.item && other.reading == line.reading
            };
            prop_assert!(clauses.any(|other| same(&other)), "{:?} is gone", line.clause.text);
        }
    }
}

#[test]
fn a_clause_that_ends_too_early_in_any_script_is_underlined_at_its_last_letter() {
    let text = "```pact\nagreement a\nterm t\n  only in ї\n  except é:\n```\n";
    let (_, diagnostics) = all_of(text);
    let errors: Vec<&str> = diagnostics
        .iter()
        .filter(|found| has_errors(std::slice::from_ref(*found)))
        .map(|found| &text[found.span.from..found.span.to])
        .collect();
    assert_eq!(errors, [":"]);
    let text = "```pact\nagreement a\nreading ї\nterm t\n  except é: by ї,\n  a violation needs é\n  party é\n```\n";
    for found in all_of(text).1 {
        assert!(text.get(found.span.from..found.span.to).is_some_and(|under| !under.is_empty()), "{found:?}");
    }
}

#[test]
fn readings_that_take_over_one_another_are_worked_out_once_each() {
    let n = 24;
    let mut text = "```pact\nagreement a\nterm t\n  neither party may strike a hospital\n".to_owned();
    for reading in 0..n {
        text += &format!("reading r{reading} held by x\n  define hospital\n    is school\n");
        for other in reading + 1..n {
            text += &format!("    is hospital of r{other}\n");
        }
    }
    let (agreement, diagnostics) = read(&(text.clone() + "```\n"), "a.md");
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let norms = lower(&agreement, 0).unwrap().unwrap();
    assert_eq!(norms.norms.len(), 1);
    // The last takes over the first: none of them has a meaning any more.
    let (_, diagnostics) = read(&(text + "    is hospital of r0\n```\n"), "a.md");
    assert!(diagnostics.iter().all(|found| found.code == "P07") && diagnostics.len() == n, "{diagnostics:#?}");
}
