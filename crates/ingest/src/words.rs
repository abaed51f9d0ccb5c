//! Words of the vocabulary in a field, and what to write instead of one that is none.

use model::{Facet, LeafSet, Taxonomy};

/// The leaves that a field allows: words joined by `|`; empty or `unknown` allows all.
///
/// # Errors
/// What is wrong and what to write instead, where a word is not of the vocabulary.
pub(crate) fn leaves(facet: Facet, text: &str) -> Result<LeafSet, (String, String)> {
    known(facet, text).map_err(|word| {
        let message = format!("`{}` is not a word for {}", word.trim(), what(facet));
        let near = nearest(word, Taxonomy::shipped().words(facet));
        (message, format!("the nearest words are {near}; or write `unknown`"))
    })
}

/// The same, or the word that is none: without looking for what is near.
pub(crate) fn known(facet: Facet, text: &str) -> Result<LeafSet, &str> {
    let taxonomy = Taxonomy::shipped();
    if text.is_empty() || text == "unknown" {
        return Ok(taxonomy.all(facet));
    }
    text.split('|')
        .try_fold(LeafSet::EMPTY, |set, word| taxonomy.set(facet, word).map(|leaves| set.union(leaves)).ok_or(word))
}

fn what(facet: Facet) -> &'static str {
    match facet {
        Facet::Act => "an act",
        Facet::Object => "an object",
        Facet::Means => "a means",
        Facet::Outcome => "an outcome",
    }
}

/// Words in backticks, joined by commas.
pub(crate) fn quoted<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The three words nearest to `word`, ties in the order of the alphabet.
pub(crate) fn nearest<'w>(word: &str, among: impl Iterator<Item = &'w str>) -> String {
    let word = word.trim().to_lowercase();
    let mut ranked: Vec<(usize, &str)> = among.map(|known| (distance(&word, known), known)).collect();
    ranked.sort_unstable();
    quoted(ranked.into_iter().take(3).map(|(_, known)| known))
}

/// Edits from `a` to `b`: insertions, deletions and substitutions of one character (Levenshtein 1966).
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let mut above: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut row = vec![left];
        for ((y, diagonal), up) in b.chars().zip(&above).zip(above.iter().skip(1)) {
            left = (diagonal + usize::from(x != y)).min(up + 1).min(left + 1);
            row.push(left);
        }
        above = row;
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_edits() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("same", "same"), 0);
    }

    #[test]
    fn a_misspelt_word_is_answered_with_the_nearest() {
        let (message, hint) = leaves(Facet::Object, "hospitel").unwrap_err();
        assert_eq!(message, "`hospitel` is not a word for an object");
        assert!(hint.starts_with("the nearest words are `hospital`,"), "{hint}");
    }

    #[test]
    fn joined_words_are_the_union_and_unknown_is_everything() {
        let taxonomy = Taxonomy::shipped();
        let both = leaves(Facet::Object, "railway | housing").unwrap();
        assert_eq!(taxonomy.names(Facet::Object, both), ["housing", "railway"]);
        assert_eq!(leaves(Facet::Means, "unknown").unwrap(), taxonomy.all(Facet::Means));
        assert_eq!(leaves(Facet::Means, "").unwrap(), taxonomy.all(Facet::Means));
    }
}
