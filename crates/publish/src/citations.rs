//! Which claims and statements a clause rests on: the ids that stand in the words of its basis.

use std::collections::BTreeMap;

use model::{Claim, Clause};

use crate::index::Index;

/// A stretch of a basis.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// Words that are no id.
    Words(String),
    /// The id of a claim, or of a statement that belongs to an incident.
    Id(&'t str),
}

/// Cuts a text at the ids in it. An id is a whole word: neither side of it touches a letter or a digit.
pub(crate) fn pieces(text: &str, is_id: impl Fn(&str) -> bool) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut words, mut rest) = (String::new(), text);
    while let Some(c) = rest.chars().next() {
        let begins = !words.ends_with(char::is_alphanumeric);
        if let Some((id, after)) = if begins { leading_id(rest, &is_id) } else { None } {
            if !words.is_empty() {
                pieces.push(Piece::Words(std::mem::take(&mut words)));
            }
            pieces.push(Piece::Id(id));
            rest = after;
        } else {
            words.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or("");
        }
    }
    if !words.is_empty() {
        pieces.push(Piece::Words(words));
    }
    pieces
}

/// The longest id with which a text begins (`R058#2` before `R058`), and what follows it.
fn leading_id(text: &str, is_id: impl Fn(&str) -> bool) -> Option<(&str, &str)> {
    let run = text.split(char::is_whitespace).next()?;
    let ends = run.char_indices().rev().map(|(at, c)| at + c.len_utf8());
    ends.filter_map(|end| text.split_at_checked(end))
        .find(|(word, after)| !after.starts_with(char::is_alphanumeric) && is_id(word))
}

/// The clauses that cite each claim, by the claim's id; claims that no clause cites are left out.
pub(crate) fn cited_claims<'a>(index: &Index<'a>) -> BTreeMap<&'a str, (&'a Claim, Vec<&'a Clause>)> {
    let mut cited: BTreeMap<&str, (&Claim, Vec<&Clause>)> = BTreeMap::new();
    for clause in &index.clauses {
        for piece in pieces(&clause.basis.text(), |word| index.is_citable(word)) {
            let Piece::Id(id) = piece else { continue };
            let Some(claim) = index.claim(id) else { continue };
            let (_, clauses) = cited.entry(&claim.id).or_insert((claim, Vec::new()));
            if !clauses.contains(clause) {
                clauses.push(clause);
            }
        }
    }
    cited
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<&str> {
        let known = ["C1", "R058", "R058#2"];
        let found = pieces(text, |word| known.contains(&word)).into_iter();
        found.filter_map(|piece| if let Piece::Id(id) = piece { Some(id) } else { None }).collect()
    }

    #[test]
    fn an_id_is_a_whole_word() {
        assert_eq!(ids("stated: C1, C1; (R058) C12 XC1 C1x"), ["C1", "C1", "R058"]);
    }

    #[test]
    fn the_longest_id_is_meant() {
        assert_eq!(ids("R058#2, R058#3."), ["R058#2", "R058"]);
    }

    #[test]
    fn nothing_of_the_text_is_lost() {
        let text = "é C1–R058 ok";
        let again: String = pieces(text, |word| word == "C1" || word == "R058")
            .into_iter()
            .map(|piece| match piece {
                Piece::Words(words) => words,
                Piece::Id(id) => id.to_owned(),
            })
            .collect();
        assert_eq!(again, text);
    }
}
