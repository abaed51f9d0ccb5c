//! Every mistake that the language knows, with the text that is underlined, the message and the hint, as `mistakes.txt`
//! has them. `UPDATE=1` writes the file down anew; the difference is to be read.

use std::fmt::Write as _;

use agreement::read;

use super::with;

/// Mistakes in a line of the reading of the little agreement, by name.
const IN_A_READING: &[(&str, &str)] = &[
    ("a wrong keyword", "in vigour from 2025-03-18 UTC"),
    ("a clause that is prose", "the parties shall act in good faith"),
    ("a clause that ends too early", "in force from"),
    ("a clause that goes on after its end", "for 30 days counted inclusively, more or less"),
    ("two clauses on one line", "for 30 days counted inclusively renewed by agreement of p and q"),
    ("a missing zone", "in force from 2025-03-18"),
    ("a zone that is not there", "in force from 2025-03-18 Europe/Kiew"),
    ("a day that is not in the calendar", "in force from 2025-02-30 UTC"),
    ("a date in another order", "in force from 18.03.2025 UTC"),
    ("an hour that is not on the clock", "in force from 2025-03-18 25:00 UTC"),
    ("a number of days that is none", "for thirty days"),
    ("a number of days that is too large", "for 99999 days"),
    ("a unit that is none", "for 30 moons"),
    ("a class that does not exist", "energy is oil refinary"),
    ("a class that nothing is like", "energy is xyzzy"),
    ("a list with a hole", "energy is oil refinery,, oil storage"),
    ("a class that refers to itself", "define wing\n    is wing"),
    ("a class of another name", "energy is power of r2\nreading r2 held by q"),
    ("a reading that is not there", "energy is energy of nobody"),
    ("a party that is not there", "x accepted on 2025-03-18 UTC"),
    ("a party that is nearly there", "pp accepted on 2025-03-18 UTC"),
    ("an event that is not there", "in force once peace"),
    ("a term that is not there", "term out\n    if a party violates peace the other party is released"),
    ("a reading that replaces itself", "replaces r from 2025-03-18 UTC"),
    ("a clause of a term", "by any means"),
    ("a clause of an agreement", "between p, q"),
    ("an act that does not exist", "term u\n    neither party may strik a hospital"),
    ("an act that is missing", "term u\n    neither party may"),
    ("an object that does not exist", "term u\n    neither party may strike a hospitl"),
    ("means that do not exist", "term t\n    by long range meens"),
    ("a trigger that is none", "term u\n    each party must report to q within 3 days of the strat"),
    ("a deadline without a unit", "term u\n    each party must report to q within 3 of the start"),
    ("a certainty that is none", "term t\n    a violation needs certain certainty and admitted attribution"),
    ("an attribution that is none", "term t\n    a violation needs corroborated certainty and blamed attribution"),
    ("a class of severity that is none", "a violation is grave from 1000 people affected"),
    ("an exception of everything", "term t\n    except all: military, civilian object, prisoners, monitors, remains"),
    ("an exception that swallows its rule", "term t\n    except refineries: oil refinery, port"),
    ("a class of which nothing is left", "define oil refinery\n    is port\n    is not port"),
    ("an exception to an exception that is not there", "term t\n    exception escort does not excuse: hospital"),
    ("a next chance without a duty", "term t\n    else it must report within 3 days, and the violation stays"),
    ("a grace that is too long", "term t\n    weapons in flight at the start do not count, for 9 days"),
    ("a subject said twice", "in force from 2025-03-18 UTC\n  in force from 2025-03-19 UTC"),
    ("a contradiction of two clauses", "term t\n    an attempt counts\n    an attempt does not count"),
    ("an end before the start", "in force from 2025-03-18 UTC\n  until 2025-03-01 UTC"),
    ("days that leave the calendar", "in force from 9998-12-31 UTC\n  for 36525 days"),
    ("a basis that is none", "indefinitely [rumour]"),
    ("a basis without a clause", "[stated: C1]"),
    ("a title without its quotation marks", "cites Statement of March"),
    ("a file that lies elsewhere", "define plants\n    is listed in \"../plants.csv\""),
    ("a distance that is none", "indefinitely\ndefine area zone\n  is within far of the line \"l.geojson\""),
    ("letters of two scripts", "energy is \u{43e}il refinery"),
    ("a letter that cannot be seen", "cites \"A\u{202e}B\""),
    (
        "an object that does not exist, and more behind it",
        "term u\n    neither party may strike a hospitl of the other party",
    ),
    (
        "a means that stands as an object",
        "term u\n    neither party may fly drones without notice to x at least 3 days before",
    ),
    ("a number in a rule", "term u\n    each party must release 30 prisoners, when is not said"),
    ("a number with a mark in it", "term u\n    neither party may have more than 1,500 tanks"),
    (
        "a distance as a body",
        "term u\n    each party must withdraw tanks to 30 km from the line within 3 days of the start",
    ),
    ("a party that is not named", "term u\n    the parties must exchange prisoners, when is not said"),
    ("a zone of three letters", "in force from 2025-03-18 06:00 CET"),
    ("an offset as a zone", "in force from 2025-03-18 06:00 +02:00"),
    ("an hour that the clocks leave out", "in force from 2026-03-29 02:30 Europe/Warsaw"),
    ("a title in other quotation marks", "cites \u{201c}Statement of March\u{201d}"),
    ("a quotation that is not closed", "cites \"Statement of March"),
    ("a bracket that is not closed", "indefinitely [stated: C1"),
    ("sixty days as a month", "for 60 days counted as a calendar month"),
    ("a placeholder", "complaints go to BODY within 3 days and are answered within 7 days"),
    ("a class as a circumstance", "term t\n    except hospital"),
    ("a party in a reading", "party x"),
    ("a term that only a reading knows", "term tt\n    by any means"),
    (
        "a duty before the start",
        "in force from 2025-03-18 UTC\n  term u\n    each party must exchange prisoners by 2025-01-01 UTC",
    ),
    (
        "a duty to do what is forbidden",
        "term u\n    neither party may withdraw tanks\n  term v\n    each party must withdraw tanks, when is not said",
    ),
    (
        "exceptions that swallow a rule together",
        "term u\n    neither party may strike oil\n    except one: oil refinery, oil pipeline\n    except other: oil storage, oil production",
    ),
    (
        "a permission that swallows a rule",
        "term u\n    neither party may repair oil\n  term v\n    each party may repair",
    ),
    ("a release from itself", "term u\n    if a party violates u the other party is released"),
    ("classes that take over each other", "define one\n    is two, port\n  define two\n    is one, hospital"),
    (
        "a monitor that is named and not said",
        "term t\n    proof is not said\n    a violation needs corroborated certainty and admitted attribution",
    ),
];

/// Mistakes in a text of their own, by name.
const WHOLE: &[(&str, &str)] = &[
    ("no agreement", "# Only prose\n"),
    ("a reading of no agreement", "```pact\nparty p\nreading r held by p\n  indefinitely\n```\n"),
    ("a block that is not closed", "```pact\nagreement a\n"),
    ("an item that opens nothing", "```pact\nagreement a\npartei p\n```\n"),
    ("a line at the margin", "```pact\nagreement a\nwho monitors is not said\n```\n"),
    ("a heading without a name", "```pact\nagreement a\nparty\n```\n"),
    ("a reading that nobody holds", "```pact\nagreement a\nreading r\n```\n"),
    ("a heading that goes on", "```pact\nagreement a\nreading r held by p since March\n```\n"),
    ("a party that stands twice", "```pact\nagreement a\nparty p\nparty p\n```\n"),
    ("two agreements", "```pact\nagreement a\nagreement b\n```\n"),
    ("a date on nobody's clock", "```pact\nagreement a\nparty p\n  accepted on 2025-03-18, zone is not said\n```\n"),
    ("a block that is not closed before the next", "```pact\nagreement a\n\n## Next\n```pact\nparty p\n```\n"),
    (
        "a party in other letters",
        "```pact\nagreement a\nparty oca\nreading r held by oca\n  \u{43e}\u{441}\u{430} has not accepted\n```\n",
    ),
    ("names that look alike", "```pact\nagreement a\nparty p\nparty \u{440}\n```\n"),
];

/// The line, what is underlined in it, the message and the hint of everything that is said of a text.
fn told(name: &str, text: &str) -> String {
    let (_, diagnostics) = read(text, "a.md");
    assert!(!diagnostics.is_empty(), "{name}: nothing is said of it");
    let mut out = format!("{name}\n");
    for found in diagnostics {
        let begin = text[..found.span.from].rfind('\n').map_or(0, |at| at + 1);
        let line = text[begin..].lines().next().unwrap_or_default();
        let columns = |to: usize| text[begin..to.min(begin + line.len())].chars().count();
        let (from, to) = (columns(found.span.from), columns(found.span.to));
        let carets = "^".repeat((to - from).max(1));
        let _ = write!(
            out,
            "  {line}\n  {}{carets}\n  {} {}\n      {}\n",
            " ".repeat(from),
            found.code,
            found.message,
            found.hint
        );
    }
    // What cannot be seen on paper is written down.
    out.replace('\u{202e}', "<U+202E>")
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the expected messages are a file")]
fn every_mistake_is_told_as_it_is_written_down() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/mistakes.txt");
    let lines = IN_A_READING.iter().map(|(name, lines)| told(name, &with(lines)));
    let all: Vec<String> = lines.chain(WHOLE.iter().map(|(name, text)| told(name, text))).collect();
    let found = all.join("\n");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &found).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    for (found, expected) in found.split("\n\n").zip(expected.split("\n\n")) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len());
}

#[test]
fn messages_keep_to_the_standard() {
    let texts =
        IN_A_READING.iter().map(|(_, lines)| with(lines)).chain(WHOLE.iter().map(|(_, text)| (*text).to_owned()));
    for text in texts {
        for found in read(&text, "a.md").1 {
            for line in [&found.message, &found.hint] {
                assert!(!line.contains('\n') && !line.ends_with('.') && !line.is_empty(), "{line}");
                let first = line.chars().next().unwrap();
                assert!(!first.is_uppercase(), "{line}");
                assert_eq!(line.matches('`').count() % 2, 0, "{line}");
            }
            assert_ne!(found.code, "P00");
        }
    }
}
