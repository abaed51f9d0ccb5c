//! Reading the words of one clause from left to right.

use jiff::civil::Date;
use model::{Facet, LeafSet, Name, Taxonomy};

use crate::ast::Moment;

/// What is wrong with a clause: the words to underline, what to say of them, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    pub code: &'static str,
    pub from: usize,
    pub to: usize,
    pub message: String,
    pub hint: String,
}

#[derive(Clone, Debug)]
struct Word<'a> {
    text: &'a str,
    from: usize,
}

/// The words of a clause; commas and colons are words of their own, a quotation is one word.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    words: Vec<Word<'a>>,
    next: usize,
    len: usize,
    /// Byte at which the last letter begins.
    last: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut words = Vec::new();
        let mut rest = text;
        let mut from = 0;
        while let Some(first) = rest.chars().next() {
            let len = if first == '"' {
                rest.get(1..).and_then(|inner| inner.find('"')).map_or(rest.len(), |end| end + 2)
            } else if first.is_whitespace() || first == ',' {
                first.len_utf8()
            } else {
                // A colon ends a word, but not inside a clock time or an address.
                let end = rest.find(|c: char| c.is_whitespace() || c == ',' || c == '"').unwrap_or(rest.len());
                let word = rest.get(..end).unwrap_or(rest);
                if word.len() > 1 && word.ends_with(':') { end - 1 } else { end }
            };
            let word = rest.get(..len).unwrap_or(rest);
            if !first.is_whitespace() {
                words.push(Word { text: word, from });
            }
            from += word.len();
            rest = rest.get(word.len()..).unwrap_or("");
        }
        let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
        Self { words, next: 0, len: text.len(), last }
    }

    /// Every word from the next on.
    pub(crate) fn rest(&self) -> impl Iterator<Item = &'a str> {
        self.words.iter().skip(self.next).map(|word| word.text)
    }

    fn word(&self, ahead: usize) -> Option<&Word<'a>> {
        self.words.get(self.next + ahead)
    }

    /// The next word.
    pub(crate) fn peek(&self) -> Option<&'a str> {
        self.word(0).map(|word| word.text)
    }

    /// Whether the phrase comes next.
    pub(crate) fn sees(&self, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(ahead, part)| self.word(ahead).is_some_and(|word| word.text == part))
    }

    /// Whether the phrase comes somewhere ahead.
    pub(crate) fn sees_ahead(&self, phrase: &str) -> bool {
        (self.next..self.words.len()).any(|next| Self { words: self.words.clone(), next, ..*self }.sees(phrase))
    }

    /// Takes the phrase if it comes next.
    pub(crate) fn eat(&mut self, phrase: &str) -> bool {
        let seen = self.sees(phrase);
        if seen {
            self.next += phrase.split(' ').count();
        }
        seen
    }

    pub(crate) fn at_end(&self) -> bool {
        self.next >= self.words.len()
    }

    /// Bytes of the next word, or of the last letter.
    fn here(&self) -> (usize, usize) {
        self.word(0).map_or((self.last, self.len), |word| (word.from, word.from + word.text.len()))
    }

    /// Trouble with the next word.
    pub(crate) fn trouble(&self, code: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Trouble {
        let (from, to) = self.here();
        Trouble { code, from, to, message: message.into(), hint: hint.into() }
    }

    /// Takes the phrase or says that it is missing.
    pub(crate) fn expect(&mut self, phrase: &str, shape: &str) -> Result<(), Trouble> {
        if self.eat(phrase) {
            return Ok(());
        }
        let found = self.peek().map_or("the clause ends".to_owned(), |word| format!("`{word}` stands"));
        Err(self.trouble("P03", format!("{found} where `{phrase}` is expected"), format!("write `{shape}`")))
    }

    /// Nothing may follow.
    pub(crate) fn end(&self, shape: &str) -> Result<(), Trouble> {
        match self.peek() {
            None => Ok(()),
            Some(word) => {
                let (from, _) = self.here();
                Err(Trouble {
                    code: "P03",
                    from,
                    to: self.len,
                    message: format!("the clause goes on with `{word}` after its end"),
                    hint: format!("write `{shape}`, or put a second clause behind `;`"),
                })
            }
        }
    }

    /// One word that is an id.
    pub(crate) fn id(&mut self, what: &str) -> Result<Name, Trouble> {
        match self.peek() {
            Some(word) if !word.starts_with('"') && word != "," => {
                self.next += 1;
                Ok(word.into())
            }
            _ => Err(self.trouble("P03", format!("{what} is missing"), format!("name {what} in one word"))),
        }
    }

    /// `30 days`, from one day to a hundred years.
    pub(crate) fn days(&mut self, shape: &str) -> Result<i64, Trouble> {
        let days = match self.peek().map(str::parse::<i64>) {
            Some(Ok(days)) if (1..=36_525).contains(&days) => days,
            _ => return Err(self.trouble("P04", "the number of days is missing", format!("write `{shape}`"))),
        };
        self.id("the number")?;
        if !self.eat("days") {
            self.expect("day", shape)?;
        }
        Ok(days)
    }

    /// A quotation, if one comes next.
    pub(crate) fn quoted(&mut self) -> Option<Name> {
        let word = self.peek()?;
        let inner = word.strip_prefix('"')?;
        self.next += 1;
        Some(inner.strip_suffix('"').unwrap_or(inner).into())
    }

    /// Every word until one of `stops`, or the end, joined by spaces; with the bytes they cover.
    pub(crate) fn phrase(&mut self, stops: &[&str]) -> (String, usize, usize) {
        let (from, mut to) = self.here();
        let mut words = Vec::new();
        while let Some(word) = self.word(0) {
            if word.text == "," || stops.iter().any(|stop| self.sees(stop)) {
                break;
            }
            to = word.from + word.text.len();
            words.push(word.text);
            self.next += 1;
        }
        (words.join(" "), from, to)
    }

    /// Phrases separated by commas, "and" or "or".
    pub(crate) fn list(&mut self, stops: &[&str]) -> Result<Vec<(String, usize, usize)>, Trouble> {
        let ends: Vec<&str> = stops.iter().copied().chain(["and", "or"]).collect();
        let mut items = Vec::new();
        loop {
            let item = self.phrase(&ends);
            if item.0.is_empty() {
                return Err(self.trouble("P03", "a name is missing in the list", "separate names by commas"));
            }
            items.push(item);
            let before = self.next;
            let comma = self.eat(",");
            let word = self.eat("and") || self.eat("or");
            if !(comma || word) {
                return Ok(items);
            }
            // `, hour is not said` is no further name.
            if comma && stops.iter().any(|stop| self.sees(stop)) {
                self.next = before;
                return Ok(items);
            }
        }
    }

    /// Names separated by commas.
    pub(crate) fn names(&mut self) -> Result<Vec<Name>, Trouble> {
        Ok(self.list(&[])?.into_iter().map(|(name, ..)| name.into()).collect())
    }

    /// Classes of the taxonomy separated by commas; every unknown word is trouble with its nearest neighbour named.
    pub(crate) fn leaves(&mut self, facet: Facet, stops: &[&str]) -> Result<LeafSet, Trouble> {
        let mut set = LeafSet::EMPTY;
        for (phrase, from, to) in self.list(stops)? {
            set = set.union(leaf(facet, &phrase).ok_or_else(|| unknown_class(facet, &phrase, from, to))?);
        }
        Ok(set)
    }

    /// `2025-03-18`, `2025-03-18, 2025-03-25` or `2025-03-18 or 2025-03-19`, then `18:00`, then a zone.
    pub(crate) fn moment(&mut self) -> Result<Moment, Trouble> {
        const SHAPE: &str = "2025-03-18 18:00 Europe/Kyiv";
        let mut dates = vec![self.date()?];
        loop {
            let before = self.next;
            if (self.eat(",") || self.eat("or")) && self.peek().is_some_and(is_date_like) {
                dates.push(self.date()?);
            } else {
                self.next = before;
                break;
            }
        }
        let clock = match self.peek() {
            Some(word) if word.contains(':') => Some(self.clock(SHAPE)?),
            _ => None,
        };
        let zone = self.zone()?;
        if clock.is_none() {
            self.eat(", hour is not said");
        }
        Ok(Moment { dates, clock, zone })
    }

    /// A clock time.
    pub(crate) fn clock(&mut self, shape: &str) -> Result<Name, Trouble> {
        let word = self.peek().unwrap_or_default();
        model::clock(Date::constant(2000, 1, 1), word, &jiff::tz::TimeZone::UTC)
            .map_err(|error| self.trouble("P04", error.to_string(), format!("write hours and minutes: `{shape}`")))?;
        self.next += 1;
        Ok(word.into())
    }

    /// A zone, or `None` where it is said that it is not said.
    pub(crate) fn zone(&mut self) -> Result<Option<Name>, Trouble> {
        match self.peek() {
            Some(word) if word.contains('/') || word == "UTC" => {
                model::zone(word).map_err(|error| {
                    self.trouble("P05", error.to_string(), "write an IANA name, such as `Europe/Kyiv`")
                })?;
                self.next += 1;
                Ok(Some(word.into()))
            }
            _ if self.eat(", zone is not said") => Ok(None),
            _ => Err(self.trouble(
                "P05",
                "the date has no zone",
                "write `2025-03-18 18:00 Europe/Kyiv`, or `, zone is not said` behind the date",
            )),
        }
    }

    fn date(&mut self) -> Result<Date, Trouble> {
        let word = self.peek().unwrap_or_default();
        match word.parse() {
            Ok(date) if word.len() == 10 => {
                self.next += 1;
                Ok(date)
            }
            _ if is_date_like(word) => Err(self.trouble(
                "P04",
                format!("`{word}` is not a day of the calendar"),
                "check the day and the month",
            )),
            _ => Err(self.trouble("P04", format!("`{word}` is not a date"), "write year, month and day: `2025-03-18`")),
        }
    }
}

fn is_date_like(word: &str) -> bool {
    word.len() == 10 && word.bytes().filter(u8::is_ascii_digit).count() == 8
}

/// A class of the taxonomy, singular or plural.
pub(crate) fn leaf(facet: Facet, phrase: &str) -> Option<LeafSet> {
    let taxonomy = Taxonomy::shipped();
    taxonomy.set(facet, phrase).or_else(|| taxonomy.set(facet, &singular(phrase)))
}

/// `energy facilities` is `energy facility`, without its article.
pub(crate) fn singular(phrase: &str) -> String {
    let bare = ["an ", "a ", "any ", "the "].iter().find_map(|article| phrase.strip_prefix(article)).unwrap_or(phrase);
    match (bare.strip_suffix("ies"), bare.strip_suffix('s')) {
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(stem)) if !bare.ends_with("ss") => stem.to_owned(),
        _ => bare.to_owned(),
    }
}

pub(crate) fn unknown_class(facet: Facet, phrase: &str, from: usize, to: usize) -> Trouble {
    let near = nearest(phrase, Taxonomy::shipped().words(facet));
    Trouble {
        code: "P06",
        from,
        to,
        message: format!("`{phrase}` is no {} of the taxonomy", facet.word()),
        hint: near.map_or_else(
            || "define it, or use a word that `servanda taxonomy` lists".into(),
            |near| format!("did you mean `{}`?", near.replace('-', " ")),
        ),
    }
}

/// The most alike of some words, if one is alike at all (Jaro–Winkler, 1 for equal).
#[must_use]
pub fn nearest<'b>(word: &str, among: impl Iterator<Item = &'b str>) -> Option<&'b str> {
    let folded = word.to_lowercase().replace(' ', "-");
    let mut best = (0.8, None);
    for candidate in among {
        let likeness = strsim::jaro_winkler(&folded, &candidate.to_lowercase().replace(' ', "-"));
        if likeness > best.0 {
            best = (likeness, Some(candidate));
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_ends_a_word_but_not_a_clock_time_or_an_address() {
        let mut cursor = Cursor::new("whose facility it is: x 18:00 https://a.b/c");
        assert!(cursor.eat("whose facility it is :") && cursor.eat("x 18:00 https://a.b/c"));
        assert!(cursor.at_end());
    }

    #[test]
    fn two_dates_share_a_zone() {
        let mut cursor = Cursor::new("2025-03-19, 2025-03-25 Europe/Kyiv");
        let moment = cursor.moment().unwrap();
        assert_eq!((moment.dates.len(), moment.zone.as_deref()), (2, Some("Europe/Kyiv")));
    }

    #[test]
    fn an_impossible_date_is_named() {
        let trouble = Cursor::new("2025-02-30 UTC").moment().unwrap_err();
        assert_eq!((trouble.from, trouble.to, trouble.code), (0, 10, "P04"));
    }

    #[test]
    fn a_date_without_a_zone_is_trouble_and_a_zone_not_said_is_not() {
        assert_eq!(Cursor::new("2025-03-18").moment().unwrap_err().code, "P05");
        assert_eq!(Cursor::new("2025-03-18, zone is not said, hour is not said").moment().unwrap().zone, None);
    }

    #[test]
    fn a_misspelt_class_names_its_neighbour() {
        let trouble = Cursor::new("oil refinary").leaves(Facet::Object, &[]).unwrap_err();
        assert_eq!(trouble.hint, "did you mean `oil refinery`?");
    }
}
