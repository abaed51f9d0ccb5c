//! Whether the two tell it in words that few others use. A rare word in two texts points at one account of one event.
//!
//! A word is known by its first letters, so that it counts in any of its cases (truncation as a stemmer: McNamee and Mayfield 2004,
//! doi 10.1023/B:INRT.0000009441.78971.be), in lower case; Latin letters lose their marks, Cyrillic ones keep what makes
//! them letters of their own. Words of one language only meet their like. What counts as rare is said by the statements
//! themselves; where they are few, nothing is. Names of places and parties do not count, as they have comparisons of their own.
//! Nor are two texts of one speaker compared, or two of one page: whoever tells of many events words them alike.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use model::{Name, Place, Statement};

use super::{NOT_SAID, Rule};

/// Letters by which a word is known. Four to seven serve alike on the first case.
const LETTERS: usize = 5;
/// Shorter words are mostly those that join others.
const SHORTEST: usize = 4;
/// A word is rare if at most one statement in so many holds it: in fewer than twice as many, none is both rare and shared.
const ONE_IN: usize = 25;

/// Longer words that join others, as far as they are not common in any set of reports.
const STOP_WORDS: &str = "about above after against also because been before being below between could during from have into more most near only \
    other over since some such than that their them then there these they this those through under until upon were \
    what when where which while with within without would для или как когда который между около перед после потом при \
    также только через этого было были біля були було інші його коли лише після потім також того цього через який";

pub(super) const TEXT: Rule = Rule {
    name: "text",
    levels: &["several rare words shared", "one rare word shared", "no rare word shared"],
    level: |a, b| {
        if a.page.address == b.page.address || a.speaker == b.speaker || a.rare.is_empty() || b.rare.is_empty() {
            return NOT_SAID;
        }
        match a.rare.intersection(&b.rare).count() {
            0 => "no rare word shared",
            1 => "one rare word shared",
            _ => "several rare words shared",
        }
    },
};

/// The first letters of a word, and nothing where it is shorter.
type Word = [char; LETTERS];

/// Words by number, and those of every text that was read: however often statements are gathered, a text is read once.
#[derive(Clone, Debug, Default)]
pub struct Words {
    numbers: BTreeMap<Word, usize>,
    of: HashMap<Name, Vec<usize>, FixedState>,
}

impl Words {
    /// The words of a text, in the order of their numbers.
    fn read(&mut self, text: &Name) -> &[usize] {
        let Self { numbers, of } = self;
        of.entry(text.clone()).or_insert_with(|| {
            let number = |word| {
                let next = numbers.len();
                *numbers.entry(word).or_insert(next)
            };
            let mut read: Vec<usize> = words(text).into_iter().map(number).collect();
            read.sort_unstable();
            read
        })
    }
}

/// The rare words of each statement's text, by number.
pub(super) fn rare_words(statements: &[&Statement], known: &mut Words) -> Vec<BTreeSet<usize>> {
    let mut texts: Vec<Vec<usize>> = statements.iter().map(|one| known.read(&one.text).to_vec()).collect();
    let mut silent = known.read(&STOP_WORDS.into()).to_vec();
    for statement in statements {
        let Place { name, admin1, country, .. } = &*statement.place;
        let names = [name, admin1, country, &statement.about].into_iter().flatten();
        names.for_each(|name| silent.extend(known.read(name)));
    }
    let mut holders = vec![0; known.numbers.len()];
    texts.iter().flatten().for_each(|&word| holders[word] += 1);
    silent.into_iter().for_each(|word| holders[word] = usize::MAX);
    let is_rare = |word: &usize| holders[*word].saturating_mul(ONE_IN) <= statements.len();
    texts.iter_mut().for_each(|words| words.retain(is_rare));
    texts.into_iter().map(BTreeSet::from_iter).collect()
}

/// The words of a text, each by its first letters.
fn words(text: &str) -> BTreeSet<Word> {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.chars().count() >= SHORTEST);
    let first = |word: &str| {
        let mut letters = word.chars();
        std::array::from_fn(|_| letters.next().unwrap_or_default())
    };
    words.map(first).collect()
}

/// In lower case, without marks.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        let whole = match (folded.chars().next_back(), letter) {
            (Some('и'), '\u{306}') => 'й',
            (Some('і'), '\u{308}') => 'ї',
            (Some('е'), '\u{308}') => 'ё',
            (_, '\u{300}'..='\u{36f}') => continue,
            (_, letter) => {
                folded.push(plain(letter));
                continue;
            }
        };
        folded.pop();
        folded.push(whole);
    }
    folded
}

/// A Latin letter without its mark (Latin-1 and Latin Extended-A); any other as it is.
fn plain(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' => 's',
        'ţ' | 'ť' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use model::{Instant, Interval, LeafSet, Page, Precision, Stance, When, ZoneOrigin};

    fn statement(id: &str, place: &str, speaker: &str, text: &str) -> Statement {
        let interval = Interval { from: Instant(0), to: Instant(1) };
        Statement {
            id: id.into(),
            speaker: speaker.into(),
            page: Arc::new(Page { source: speaker.into(), address: id.into(), file: "reports".into(), line: 1 }),
            stance: Stance::Asserts,
            about: None,
            act: LeafSet::EMPTY,
            object: LeafSet::EMPTY,
            means: LeafSet::EMPTY,
            outcome: LeafSet::EMPTY,
            when: When {
                interval,
                said: "".into(),
                zone: "UTC".into(),
                zone_origin: ZoneOrigin::Row,
                precision: Precision::Day,
            },
            place: Arc::new(Place {
                name: Some(place.into()),
                admin1: None,
                country: None,
                point: None,
                held_by: None,
            }),
            received: None,
            numbers: Arc::new([]),
            details: None,
            text: text.into(),
            note: "".into(),
        }
    }

    fn check(text: &str, expect: &str) {
        let told = |word: Word| word.into_iter().filter(|letter| *letter != char::default()).collect::<String>();
        assert_eq!(words(text).into_iter().map(told).collect::<Vec<_>>().join(" "), expect);
    }

    #[test]
    fn a_word_is_known_by_its_first_letters_without_its_marks() {
        check("Explosions and an explosion at the Łódź depot, 10 kV", "depot explo lodz");
        check("Škoda SKODA s\u{30c}koda", "skoda");
    }

    /// Of two statements given as place, speaker and text, among sixty.
    fn level(given: [(&str, &str, &str); 2]) -> &'static str {
        let given =
            given.iter().zip(["R1", "R2"]).map(|((place, speaker, text), id)| statement(id, place, speaker, text));
        let others = (3..=60).map(|n| statement(&format!("R{n}"), "hill", "other", ""));
        let statements: Vec<Statement> = given.chain(others).collect();
        let sides = super::super::sides(&statements.iter().collect::<Vec<_>>(), &mut Words::default());
        assert_eq!((TEXT.level)(&sides[0], &sides[1]), (TEXT.level)(&sides[1], &sides[0]));
        (TEXT.level)(&sides[0], &sides[1])
    }

    #[test]
    fn rare_words_that_both_hold_point_at_one_account() {
        let one = ("hill", "one", "Drones set the transformer on fire");
        assert_eq!(level([one, ("hill", "two", "the transformers burnt")]), "one rare word shared");
        assert_eq!(level([one, ("hill", "two", "transformer on fire, drone seen")]), "several rare words shared");
        assert_eq!(level([one, ("hill", "two", "a bridge fell")]), "no rare word shared");
        assert_eq!(level([("hill", "one", "Взрыв у моста"), ("hill", "two", "взрывы")]), "one rare word shared");
    }

    #[test]
    fn names_empty_texts_and_one_speakers_own_words_say_nothing() {
        let one = ("harbour", "one", "Harbour: the transformer burnt");
        assert_eq!(level([one, ("harbour", "two", "a bridge at Harbour")]), "no rare word shared");
        assert_eq!(level([one, ("harbour", "two", "")]), NOT_SAID);
        assert_eq!(level([one, ("harbour", "one", "the transformer burnt")]), NOT_SAID);
    }

    #[test]
    fn of_few_statements_no_word_is_rare() {
        let texts = ["the transformer burnt", "a transformer burnt"];
        let both: Vec<Statement> = texts.iter().map(|text| statement(text, "hill", text, text)).collect();
        let sides = super::super::sides(&both.iter().collect::<Vec<_>>(), &mut Words::default());
        assert_eq!((TEXT.level)(&sides[0], &sides[1]), NOT_SAID);
    }

    #[test]
    fn cyrillic_letters_stay_what_they_are() {
        check("Підстанція підстанції", "підст");
        check("Взрыв на Южной; ЮЖНОИ\u{306} и южнои", "взрыв южнои южной");
        check("Її об'єкти", "єкти");
        check("взры\u{301}в", "взрыв");
    }
}
