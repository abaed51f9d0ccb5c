//! Words of a pattern that nobody has filled in: `monitored by BODY` names nobody.

use model::{Diagnostic, Severity, TextSpan};

use crate::ast::{Agreement, Kind, Line};
use crate::cursor::words;
use crate::slots::Slot;

/// Other words in capitals that examples and hints show.
const OTHERS: [&str; 7] = ["AREA", "ARMED FORCES", "BODY", "DATE", "LANGUAGE", "PLACES", "TITLE"];

/// Every clause in which a word of its pattern still stands, at that word.
pub(crate) fn find(agreement: &Agreement) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let shouts =
        |line: &&Line| line.clause.text.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_uppercase));
    for line in agreement.clauses.iter().filter(|line| line.kind != Kind::Heading).filter(shouts) {
        let left = words(&line.clause.text).into_iter().find_map(|word| {
            let inner = word.text.trim_matches('"').split([' ', ',']).find(|part| is_placeholder(part))?;
            Some((word, inner.to_owned()))
        });
        if let Some((word, left)) = left {
            let span = &line.clause.span;
            let from = span.from + word.from;
            found.push(Diagnostic {
                code: "P21",
                severity: Severity::Error,
                message: format!("`{left}` stands for something that is to be filled in"),
                hint: "write what it is, or leave the clause out: what is not said is told as a gap".into(),
                span: TextSpan { from, to: from + word.text.len(), ..span.clone() },
            });
        }
    }
    found
}

fn is_placeholder(word: &str) -> bool {
    word.len() > 3 && (Slot::ALL.iter().any(|(slot, _)| *slot == word) || OTHERS.contains(&word))
}
