//! The words of one clause, and a place among them.

/// What is wrong with a clause: the bytes to underline, what to say of them, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    pub code: &'static str,
    pub from: usize,
    pub to: usize,
    pub message: String,
    pub hint: String,
}

/// One word and the byte of the clause at which it begins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'a> {
    pub text: &'a str,
    pub from: usize,
}

/// The words of a clause; commas and colons are words of their own, a quotation is one word.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(12);
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
    words
}

/// Words in a row, as they are written: no space before a comma or a colon.
pub(crate) fn joined(words: &[&str]) -> String {
    let mut out = String::new();
    for word in words {
        if !out.is_empty() && *word != "," && *word != ":" {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Words that stand in a row.
pub(crate) type Run = Vec<&'static str>;

/// A place among the words of a clause.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'w, 'a> {
    text: &'a str,
    words: &'w [Word<'a>],
    next: usize,
    /// Whether trouble is put into words. While it is only asked whether a pattern fits, nobody would read them.
    tells: bool,
}

impl<'w, 'a> Cursor<'w, 'a> {
    pub(crate) fn new(text: &'a str, words: &'w [Word<'a>]) -> Self {
        Self { text, words, next: 0, tells: true }
    }

    /// The same place; trouble is only told to be there.
    pub(crate) fn quiet(self) -> Self {
        Self { tells: false, ..self }
    }

    /// How many words have been taken.
    pub(crate) fn taken(&self) -> usize {
        self.next
    }

    fn ahead(&self) -> &'w [Word<'a>] {
        self.words.get(self.next..).unwrap_or_default()
    }

    /// The next word.
    pub(crate) fn peek(&self) -> Option<&'a str> {
        self.ahead().first().map(|word| word.text)
    }

    pub(crate) fn at_end(&self) -> bool {
        self.next >= self.words.len()
    }

    /// Takes the next word, whatever it is.
    pub(crate) fn take(&mut self) -> Option<&'a str> {
        let word = self.peek()?;
        self.next += 1;
        Some(word)
    }

    /// How many words of a run come next.
    pub(crate) fn shared(&self, run: &[&str]) -> usize {
        run.iter().zip(self.ahead()).take_while(|(wanted, word)| **wanted == word.text).count()
    }

    /// Whether all words of a run come next.
    pub(crate) fn sees(&self, run: &[&str]) -> bool {
        self.shared(run) == run.len()
    }

    /// Whether all words of a run come next or later.
    pub(crate) fn sees_ahead(&self, run: &[&str]) -> bool {
        (self.next..self.words.len()).any(|next| Self { next, ..*self }.sees(run))
    }

    /// Takes a run if it comes next.
    pub(crate) fn eat(&mut self, run: &[&str]) -> bool {
        let seen = self.sees(run);
        if seen {
            self.next += run.len();
        }
        seen
    }

    /// Bytes of the next word, or of the last letter.
    pub(crate) fn here(&self) -> (usize, usize) {
        let last = || self.text.char_indices().next_back().map_or(0, |(at, _)| at);
        self.ahead().first().map_or_else(|| (last(), self.text.len()), |word| (word.from, word.from + word.text.len()))
    }

    /// The byte behind the word that was taken last.
    pub(crate) fn behind(&self) -> usize {
        let before = self.next.checked_sub(1).and_then(|at| self.words.get(at));
        before.map_or(0, |word| word.from + word.text.len())
    }

    /// The text from the next word on.
    pub(crate) fn rest(&self) -> Option<(&'a str, usize)> {
        let from = self.ahead().first()?.from;
        self.text.get(from..).map(|rest| (rest, from))
    }

    /// Takes everything up to the end, with single spaces; nothing where nothing is left.
    pub(crate) fn take_rest(&mut self) -> Option<String> {
        let rest: Vec<&str> = self.ahead().iter().map(|word| word.text).collect();
        self.next = self.words.len();
        (!rest.is_empty()).then(|| joined(&rest))
    }

    /// Trouble with the next word: what to say of it, and what to write instead.
    pub(crate) fn trouble<M: Into<String>, H: Into<String>>(
        &self,
        code: &'static str,
        told: impl FnOnce() -> (M, H),
    ) -> Trouble {
        self.trouble_at(self.here(), code, told)
    }

    /// Trouble with some bytes.
    pub(crate) fn trouble_at<M: Into<String>, H: Into<String>>(
        &self,
        (from, to): (usize, usize),
        code: &'static str,
        told: impl FnOnce() -> (M, H),
    ) -> Trouble {
        let (message, hint) = if self.tells {
            let (message, hint) = told();
            (message.into(), hint.into())
        } else {
            Default::default()
        };
        Trouble { code, from, to, message, hint }
    }

    /// Trouble with everything from the next word on.
    pub(crate) fn trouble_ahead(&self, told: impl FnOnce() -> (String, String)) -> Trouble {
        let (from, _) = self.here();
        self.trouble_at((from, self.text.len()), "P03", told)
    }

    /// Every word until a comma, one of `stops` or the end, joined by single spaces; with the bytes they cover.
    pub(crate) fn phrase(&mut self, stops: &[Run]) -> (String, usize, usize) {
        self.phrase_until(|cursor| stops.iter().any(|stop| cursor.sees(stop)))
    }

    /// Every word until a comma, a place that `ends` it, or the end.
    fn phrase_until(&mut self, ends: impl Fn(&Self) -> bool) -> (String, usize, usize) {
        let (from, mut to) = self.here();
        let mut phrase = String::new();
        while let Some(word) = self.ahead().first() {
            // A name is no quotation.
            if word.text == "," || word.text.starts_with('"') || ends(self) {
                break;
            }
            to = word.from + word.text.len();
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(word.text);
            self.next += 1;
        }
        (phrase, from, to)
    }

    /// Phrases separated by commas, "and" or "or".
    pub(crate) fn list(&mut self, stops: &[Run]) -> Result<Vec<(String, usize, usize)>, Trouble> {
        let stops_here = |cursor: &Self| stops.iter().any(|stop| cursor.sees(stop));
        let mut items = Vec::new();
        loop {
            let item = self.phrase_until(|cursor| matches!(cursor.peek(), Some("and" | "or")) || stops_here(cursor));
            if item.0.is_empty() {
                return Err(self.trouble("P03", || ("a name is missing in the list", "separate names by commas")));
            }
            items.push(item);
            let before = *self;
            let comma = self.eat(&[","]);
            let word = self.eat(&["and"]) || self.eat(&["or"]);
            if !(comma || word) {
                return Ok(items);
            }
            // `, what it is is not said` is no further name.
            if stops_here(&before) || comma && stops_here(self) {
                *self = before;
                return Ok(items);
            }
        }
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
        let text = "whose facility it is: x 18:00 https://a.b/c";
        let words = words(text);
        let mut cursor = Cursor::new(text, &words);
        assert!(cursor.eat(&["whose", "facility", "it", "is", ":"]) && cursor.eat(&["x", "18:00", "https://a.b/c"]));
        assert!(cursor.at_end());
    }

    #[test]
    fn a_list_ends_where_the_clause_goes_on() {
        let text = "roads, bridges and ports, what they are is not said";
        let words = words(text);
        let mut cursor = Cursor::new(text, &words);
        let items = cursor.list(&[vec![",", "what", "they", "are"]]).unwrap();
        assert_eq!(items.iter().map(|(item, ..)| item.as_str()).collect::<Vec<_>>(), ["roads", "bridges", "ports"]);
        assert_eq!(cursor.rest().unwrap().0, ", what they are is not said");
    }
}
