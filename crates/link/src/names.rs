//! Names as they are compared: letters alone, in one alphabet, without case and marks.
//!
//! A Cyrillic name has up to two keys, since a Ukrainian and a Russian reader write the same letters otherwise: Kharkiv,
//! Kharkov. The tables are the official ones without their apostrophes: for Ukrainian the Cabinet's resolution 55 of 2010, for
//! Russian BGN/PCGN 1947. Latin letters lose their marks by `deunicode`.

use deunicode::deunicode_char;

/// Words for a first-level unit, in the spellings of the reports' language and of transliterations, folded.
const UNIT_WORDS: [&str; 16] = [
    "oblast",
    "voblast",
    "voblasts",
    "oblasts",
    "krai",
    "kray",
    "republic",
    "respublika",
    "region",
    "province",
    "district",
    "autonomous",
    "avtonomna",
    "okrug",
    "of",
    "the",
];

/// The keys under which a name is found: one, or two for a Cyrillic name that may be read in two languages; none for a
/// name without letters, or with letters of other alphabets.
pub(crate) fn keys(name: &str) -> Vec<String> {
    let mut keys: Vec<String> = if name.chars().any(is_cyrillic) {
        let mut keys = Vec::new();
        for system in [UKRAINIAN, RUSSIAN] {
            keys.extend(romanised(name, &system).map(|latin| folded(&latin)));
        }
        keys
    } else {
        vec![folded(name)]
    };
    keys.retain(|key| key.chars().any(|letter| letter.is_ascii_alphanumeric()));
    keys.sort();
    keys.dedup();
    keys
}

/// Whether every letter is Latin or Cyrillic.
pub(crate) fn is_readable(name: &str) -> bool {
    let latin = |letter: char| letter <= '\u{24f}' || ('\u{1e00}'..='\u{1eff}').contains(&letter);
    let mark = |letter: char| matches!(letter, '\u{2b0}'..='\u{2ff}' | '\u{2010}'..='\u{201f}');
    !name.is_empty() && name.chars().all(|letter| latin(letter) || mark(letter) || is_cyrillic(letter))
}

/// A key without the words that only say what kind of unit it is.
pub(crate) fn bare_unit(key: &str) -> String {
    let kept: Vec<&str> = key.split(' ').filter(|word| !UNIT_WORDS.contains(word)).collect();
    kept.join(" ")
}

fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&letter)
}

/// Latin letters and digits in lower case; apostrophes and soft signs vanish, whatever else parts words is one space.
fn folded(latin: &str) -> String {
    let mut key = String::with_capacity(latin.len());
    for letter in latin.chars() {
        match letter {
            '\'' | '`' | '\u{2b0}'..='\u{2ff}' | '\u{2018}'..='\u{201f}' => {}
            letter if letter.is_alphanumeric() => {
                let plain = deunicode_char(letter).unwrap_or("");
                key.extend(plain.chars().filter(char::is_ascii_alphanumeric).map(|one| one.to_ascii_lowercase()));
            }
            _ if key.ends_with(' ') || key.is_empty() => {}
            _ => key.push(' '),
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// One way of writing Cyrillic in Latin letters.
struct System {
    /// Its own letters that stand for the same wherever they stand.
    plain: &'static [(char, &'static str)],
    /// Letters with another value where a word begins: the letter, there, elsewhere.
    initial: &'static [(char, &'static str, &'static str)],
    /// Letters after which the value of a beginning is taken too.
    reopens: &'static str,
}

/// Letters that both languages write alike, wherever they stand.
const ALIKE: &[(char, &str)] = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('д', "d"),
    ('ж', "zh"),
    ('з', "z"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "shch"),
    ('ь', ""),
];

const UKRAINIAN: System = System {
    plain: &[('г', "h"), ('ґ', "g"), ('е', "e"), ('и', "y"), ('і', "i")],
    initial: &[('є', "ye", "ie"), ('ї', "yi", "i"), ('й', "y", "i"), ('ю', "yu", "iu"), ('я', "ya", "ia")],
    reopens: "",
};

const RUSSIAN: System = System {
    plain: &[
        ('г', "g"),
        ('ё', "yo"),
        ('и', "i"),
        ('й', "y"),
        ('ъ', ""),
        ('ы', "y"),
        ('э', "e"),
        ('ю', "yu"),
        ('я', "ya"),
    ],
    initial: &[('е', "ye", "e")],
    reopens: "аеёиоуыэюяйъь",
};

/// The name in Latin letters; `None` where it has a letter that the language has not.
fn romanised(name: &str, system: &System) -> Option<String> {
    let mut latin = String::with_capacity(name.len());
    let mut before = ' ';
    for letter in name.chars().flat_map(char::to_lowercase) {
        if is_cyrillic(letter) {
            let plain = system.plain.iter().chain(ALIKE).find(|(known, _)| *known == letter).map(|(_, value)| *value);
            let begins = !before.is_alphabetic() || system.reopens.contains(before);
            let initial = system.initial.iter().find(|(known, ..)| *known == letter);
            let value = plain.or(initial.map(|(_, first, later)| if begins { *first } else { *later }))?;
            // So that it does not read as `zh` (resolution 55, note 1).
            let parted = (before, letter, value) == ('з', 'г', "h");
            latin.push_str(if parted { "gh" } else { value });
        } else {
            latin.push(letter);
        }
        before = letter;
    }
    Some(latin)
}

#[cfg(test)]
mod tests {
    use super::{bare_unit, is_readable, keys};

    fn check(name: &str, expected: &[&str]) {
        assert_eq!(keys(name), expected, "{name}");
    }

    #[test]
    fn case_marks_apostrophes_and_hyphens_do_not_part_names() {
        check("Kam’yanets’-Podil's'kyy", &["kamyanets podilskyy"]);
        check("  KAMYANETS  Podilskyy ", &["kamyanets podilskyy"]);
        check("Mélitopolʼ", &["melitopol"]);
    }

    #[test]
    fn a_cyrillic_name_has_a_key_for_each_language_that_has_its_letters() {
        check("Харків", &["kharkiv"]);
        check("Харьков", &["kharkov"]);
        check("Згурівка", &["zghurivka"]);
        check("Єнакієве", &["yenakiieve"]);
        check("Елец", &["elets", "yelets"]);
        check("Чорноморське", &["chornomorske"]);
        check("Запоріжжя", &["zaporizhzhia"]);
        check("Ейськ", &["eisk", "yeysk"]);
    }

    #[test]
    fn names_in_other_alphabets_are_not_read() {
        assert!(!is_readable("Οδησσός") && !is_readable("オデッサ") && !is_readable(""));
        assert!(is_readable("Odessa osh") && is_readable("Одеса") && is_readable("Kam’yanets’"));
        check("’-", &[]);
    }

    #[test]
    fn what_kind_of_unit_it_is_is_no_part_of_its_name() {
        assert_eq!(bare_unit("autonomous republic of crimea"), "crimea");
        assert_eq!(bare_unit("kharkiv oblast"), "kharkiv");
    }
}
