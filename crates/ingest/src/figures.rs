//! The numbers of a claim: how many, of what, for which time.
//!
//! Read are parts with a semicolon between them, each a number, or several that are added with `plus` or `+`. A number may
//! have a bound before it, a unit, hours and a window after it, the window in brackets or not: `more than 30 (since 25
//! March)`, `3 in 24 h`, `8 (18-25 March)`, `14 in 24 h (6 the day before)`. `several hundred` gives a bound and no number:
//! at least two hundred. A date has the last year in which it is not after the day on which the claim was made. What is not
//! of this form is kept with the reason why it was not read.

use jiff::ToSpan;
use jiff::civil::Date;
use model::{ClaimWindow, Figure, MONTHS, Name};

/// What was read of the numbers of a claim, and the words that were not, each with the reason.
#[derive(Default)]
pub(crate) struct Figures {
    pub(crate) read: Vec<Figure>,
    pub(crate) unread: Vec<(Name, Name)>,
}

/// Words that raise a bound, and how far the least number lies above the one that is named.
const BOUNDS: [(&str, u32); 4] = [("more than ", 1), ("over ", 1), ("at least ", 0), ("no fewer than ", 0)];
/// What there are several of; `several` alone is two at the least.
const SCALES: [(&str, u32); 4] =
    [("several hundred", 100), ("several thousand", 1000), ("several dozen", 12), ("several", 1)];

const NO_NUMBER: &str = "no number stands here";
const NO_WINDOW: &str = "it says no window";
const NO_YEAR: &str = "nobody says when the claim was made, so that the year is not known";

/// Reads the numbers of a claim that was made on a day.
pub(crate) fn figures(text: &str, said_on: Option<Date>) -> Figures {
    let mut figures = Figures::default();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        for (place, item) in part.split(" plus ").flat_map(|one| one.split(" + ")).enumerate() {
            figures.item(item.trim(), said_on, place > 0);
        }
    }
    figures
}

impl Figures {
    fn skip(&mut self, words: &str, why: &str) {
        self.unread.push((words.into(), why.into()));
    }

    fn item(&mut self, text: &str, said_on: Option<Date>, added: bool) {
        let (main, aside) = match text.strip_suffix(')').and_then(|text| text.split_once('(')) {
            Some((main, aside)) => (main.trim(), Some(aside.trim())),
            None => (text, None),
        };
        let Some((least, most, rest)) = number(main) else { return self.skip(text, NO_NUMBER) };
        let (rest, split) = rest.split_once(':').map_or((rest, None), |(rest, split)| (rest, Some(split.trim())));
        let (unit, mut window) = match unit_and_window(rest, said_on) {
            Ok(read) => read,
            Err(why) => return self.skip(text, why),
        };
        let mut before = None;
        match aside.map(|aside| (aside, beside(aside, said_on))) {
            Some((_, Ok(Aside::Window(said)))) => window = said,
            Some((aside, Ok(Aside::Before(n, window)))) => {
                before = Some(Figure { said: aside.into(), least: n, most: Some(n), unit: Name::default(), window });
            }
            Some((aside, Err(why))) => self.skip(aside, why),
            None => {}
        }
        if let Some(split) = split {
            self.skip(split, "it splits up the number before it");
        }
        let unit = if unit == "further" { "" } else { unit };
        match self.read.last_mut().filter(|last| added && window == ClaimWindow::NotSaid && *last.unit == *unit) {
            Some(last) => {
                last.said = format!("{} plus {text}", last.said).into();
                last.least = last.least.saturating_add(least);
                last.most = last.most.zip(most).map(|(one, other)| one.saturating_add(other));
            }
            None => self.read.push(Figure { said: text.into(), least, most, unit: unit.into(), window }),
        }
        self.read.extend(before);
    }
}

/// The least, the most, and what follows.
fn number(text: &str) -> Option<(u32, Option<u32>, &str)> {
    if let Some((words, scale)) = SCALES.iter().find(|(words, _)| text.starts_with(words)) {
        return Some((2 * scale, None, text.get(words.len()..).unwrap_or("").trim()));
    }
    let bound = BOUNDS.iter().find_map(|(words, above)| Some((text.strip_prefix(words)?, *above)));
    let (n, rest) = whole(bound.map_or(text, |(rest, _)| rest))?;
    if let Some((_, above)) = bound {
        return Some((n.saturating_add(above), None, rest));
    }
    let other = rest.strip_prefix("or ").and_then(whole).filter(|(other, _)| *other > n);
    Some(other.map_or((n, Some(n), rest), |(other, rest)| (n, Some(other), rest)))
}

/// A whole number at the beginning, thousands joined by commas; a word that only begins with one is none.
fn whole(text: &str) -> Option<(u32, &str)> {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let word = word.trim_end_matches(':');
    let in_threes = word.split(',').skip(1).all(|group| group.len() == 3);
    let n = word.replace(',', "").parse().ok().filter(|_| in_threes)?;
    Some((n, rest.trim()))
}

/// What is counted, and for which time.
fn unit_and_window(text: &str, said_on: Option<Date>) -> Result<(&str, ClaimWindow), &'static str> {
    let words: Vec<&str> = text.split(' ').collect();
    if let [unit @ .., "in", n, "h" | "hours"] = words.as_slice()
        && let Ok(n) = n.parse()
    {
        return Ok((unit_of(text, unit), ClaimWindow::Hours(n)));
    }
    let marks = |word: &&str| ["since", "from"].contains(word);
    match words.iter().position(marks) {
        None => Ok((text, ClaimWindow::NotSaid)),
        Some(at) => {
            let (unit, window) = (words.get(..at).unwrap_or(&[]), words.get(at..).unwrap_or(&[]));
            Ok((unit_of(text, unit), days(&window.join(" "), said_on)?))
        }
    }
}

/// The words with which a text begins, as they stand in it.
fn unit_of<'t>(text: &'t str, words: &[&str]) -> &'t str {
    text.get(..words.join(" ").len()).unwrap_or("")
}

enum Aside {
    Window(ClaimWindow),
    /// So many on the day before.
    Before(u32, ClaimWindow),
}

fn beside(text: &str, said_on: Option<Date>) -> Result<Aside, &'static str> {
    if let Some(n) = text.strip_suffix(" the day before").and_then(|n| n.parse().ok()) {
        let eve = said_on.ok_or(NO_YEAR)?.checked_sub(1.day()).map_err(|_| NO_WINDOW)?;
        return Ok(Aside::Before(n, ClaimWindow::Days { from: Some(eve), to: eve }));
    }
    days(text, said_on).map(Aside::Window)
}

/// `18-25 March`, `18 March-12 April`, `since 18 March`, `to 10 May`, `to noon 8 May`.
fn days(text: &str, said_on: Option<Date>) -> Result<ClaimWindow, &'static str> {
    let said_on = said_on.ok_or(NO_YEAR)?;
    let day = |text: &str| date(text, said_on).ok_or(NO_WINDOW);
    if let Some(from) = ["since ", "from "].iter().find_map(|word| text.strip_prefix(word)) {
        return Ok(ClaimWindow::Days { from: Some(day(from)?), to: said_on });
    }
    if let Some(to) = text.strip_prefix("to ") {
        return Ok(ClaimWindow::Days { from: None, to: day(to.strip_prefix("noon ").unwrap_or(to))? });
    }
    let (from, to) = text.split_once(['-', '–']).ok_or(NO_WINDOW)?;
    let to_day = day(to)?;
    let month = to.trim().split_once(' ').map_or("", |(_, month)| month);
    let from_day = if from.contains(' ') { day(from)? } else { day(&format!("{} {month}", from.trim()))? };
    let window = ClaimWindow::Days { from: Some(from_day), to: to_day };
    if from_day <= to_day { Ok(window) } else { Err("its window ends before it begins") }
}

/// A day and a month, in the last year in which that is not after `said_on`.
fn date(text: &str, said_on: Date) -> Option<Date> {
    let (day, month) = text.trim().split_once(' ')?;
    let month = MONTHS.iter().zip(1..).find_map(|(name, n)| (*name == month).then_some(n))?;
    let in_year = |year| Date::new(year, month, day.parse().ok()?).ok();
    in_year(said_on.year()).filter(|date| *date <= said_on).or_else(|| in_year(said_on.year() - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said_on() -> Option<Date> {
        Some(Date::constant(2025, 4, 17))
    }

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2025, month, day)
    }

    fn one(text: &str) -> (u32, Option<u32>, String, ClaimWindow) {
        let figures = figures(text, said_on());
        assert_eq!((figures.read.len(), figures.unread.len()), (1, 0), "{text}");
        let figure = &figures.read[0];
        (figure.least, figure.most, figure.unit.to_string(), figure.window)
    }

    #[test]
    fn a_bound_raises_the_least_and_leaves_the_most_open() {
        let none = String::new;
        assert_eq!(one("23"), (23, Some(23), none(), ClaimWindow::NotSaid));
        assert_eq!(one("more than 1,300"), (1301, None, none(), ClaimWindow::NotSaid));
        assert_eq!(one("at least 7"), (7, None, none(), ClaimWindow::NotSaid));
        assert_eq!(one("5 or 6 conditions"), (5, Some(6), "conditions".into(), ClaimWindow::NotSaid));
        assert_eq!(one("several hundred"), (200, None, none(), ClaimWindow::NotSaid));
    }

    #[test]
    fn windows_are_days_or_hours() {
        let days = |from, to| ClaimWindow::Days { from, to };
        assert_eq!(one("3 in 24 h").3, ClaimWindow::Hours(24));
        assert_eq!(one("8 (18-25 March)").3, days(Some(day(3, 18)), day(3, 25)));
        assert_eq!(one("more than 60 (18 March-12 April)").3, days(Some(day(3, 18)), day(4, 12)));
        assert_eq!(one("8 facilities since 18 March").3, days(Some(day(3, 18)), day(4, 17)));
        assert_eq!(one("734 (to noon 8 April)").3, days(None, day(4, 8)));
        assert_eq!(one("9 (20-22 December)").3, days(Some(Date::constant(2024, 12, 20)), Date::constant(2024, 12, 22)));
    }

    #[test]
    fn parts_of_one_count_are_added_and_other_counts_are_not() {
        assert_eq!(one("4 in 24 h plus 2 further"), (6, Some(6), String::new(), ClaimWindow::Hours(24)));
        assert_eq!(one("387 + 19 + 290").0, 696);
        let least = |text: &str| figures(text, said_on()).read.iter().map(|one| one.least).collect::<Vec<_>>();
        assert_eq!(least("14 in 24 h (6 the day before)"), [14, 6]);
        assert_eq!(least("more than 30 (since 25 March) plus 8 (18-25 March)"), [31, 8]);
        assert_eq!(least("4,900; 90 drones"), [4900, 90]);
    }

    #[test]
    fn what_is_not_read_is_kept_with_the_reason() {
        let unread = |text: &str| figures(text, said_on()).unread;
        assert_eq!(unread("start 25 March"), [("start 25 March".into(), NO_NUMBER.into())]);
        assert_eq!(unread("8th in 2025; 18th overall").len(), 2, "ordinals are no counts");
        assert_eq!(
            unread("18 regions (TASS count to 17 April)"),
            [("TASS count to 17 April".into(), NO_WINDOW.into())]
        );
        assert_eq!(unread("7 drones: 6 by Pantsir")[0].0, "6 by Pantsir".into());
        assert_eq!(unread("8 (25-18 March)").len(), 1);
        assert_eq!(unread("1,5"), [("1,5".into(), NO_NUMBER.into())]);
        assert_eq!(unread("8 (31-35 March)"), [("31-35 March".into(), NO_WINDOW.into())]);
        assert_eq!(figures("8 (18-25 March)", None).unread, [("18-25 March".into(), NO_YEAR.into())]);
    }
}
