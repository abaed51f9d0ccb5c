//! What may stand in a slot of a pattern: a party, a date, a class of objects. One arm each, in [`Slot::reads`].

mod classes;
mod names;
mod time;

use std::collections::{BTreeMap, BTreeSet};

use model::{Attribution, Certainty, Facet, LeafSet, Name};

use crate::ast::{Gravity, Moment, Period, Span, Trigger};
use crate::cursor::{Cursor, Run, Trouble, nearest};

pub(crate) use classes::{leaf, singular};
pub(crate) use names::{id, title_given};

/// The names that a clause may refer to, found in the headings beforehand.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub parties: BTreeSet<Name>,
    pub terms: BTreeSet<Name>,
    pub readings: BTreeSet<Name>,
    pub events: BTreeSet<Name>,
    pub areas: BTreeSet<Name>,
    /// By their singular, as they are written.
    pub classes: BTreeMap<String, Name>,
    /// The item that the current clause stands in, where it has a name.
    pub item: Option<Name>,
    /// The reading that it stands in.
    pub reading: Option<Name>,
}

impl Names {
    /// A class that is defined or spoken of: it is called as it is first written.
    pub(crate) fn add_class(&mut self, name: Name) {
        self.classes.entry(singular(&name)).or_insert(name);
    }

    /// The class that is meant, singular or plural.
    pub(crate) fn class(&self, phrase: &str) -> Option<Name> {
        self.classes.get(&singular(phrase)).cloned()
    }
}

/// What a slot was filled with.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Whether an optional part is there.
    Given(bool),
    Name(Name),
    Names(Vec<Name>),
    Leaves(LeafSet),
    /// Leaves, and classes that the file defines.
    Classes(LeafSet, Vec<Name>),
    Number(i64),
    Span(Span),
    Period(Period),
    Moment(Moment),
    Zone(Option<Name>),
    Trigger(Trigger),
    Certainty(Certainty),
    Attributions(Vec<Attribution>),
    Gravity(Gravity),
}

/// The kinds of slot, each written in a pattern as its word in capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    Acts,
    Address,
    Areas,
    Attributions,
    Body,
    Certainty,
    Class,
    Classes,
    Clock,
    Days,
    Digest,
    Distance,
    Event,
    Events,
    Gravity,
    Keys,
    Means,
    Moment,
    Months,
    Name,
    Names,
    Number,
    Objects,
    Parties,
    Party,
    Period,
    Reading,
    Span,
    Term,
    Things,
    Title,
    Trigger,
    Words,
    Zone,
}

impl Slot {
    /// Every slot with the word that stands for it in a pattern.
    pub(crate) const ALL: [(&'static str, Self); 34] = [
        ("ACTS", Self::Acts),
        ("ADDRESS", Self::Address),
        ("AREAS", Self::Areas),
        ("ATTRIBUTIONS", Self::Attributions),
        ("BODY", Self::Body),
        ("CERTAINTY", Self::Certainty),
        ("CLASS", Self::Class),
        ("CLASSES", Self::Classes),
        ("CLOCK", Self::Clock),
        ("DAYS", Self::Days),
        ("DIGEST", Self::Digest),
        ("DISTANCE", Self::Distance),
        ("EVENT", Self::Event),
        ("EVENTS", Self::Events),
        ("GRAVITY", Self::Gravity),
        ("KEYS", Self::Keys),
        ("MEANS", Self::Means),
        ("MOMENT", Self::Moment),
        ("MONTHS", Self::Months),
        ("NAME", Self::Name),
        ("NAMES", Self::Names),
        ("NUMBER", Self::Number),
        ("OBJECTS", Self::Objects),
        ("PARTIES", Self::Parties),
        ("PARTY", Self::Party),
        ("PERIOD", Self::Period),
        ("READING", Self::Reading),
        ("SPAN", Self::Span),
        ("TERM", Self::Term),
        ("THINGS", Self::Things),
        ("TITLE", Self::Title),
        ("TRIGGER", Self::Trigger),
        ("WORDS", Self::Words),
        ("ZONE", Self::Zone),
    ];

    /// Whether whatever words stand there fit.
    pub(crate) fn takes_any_words(self) -> bool {
        matches!(self, Self::Areas | Self::Body | Self::Keys | Self::Name | Self::Names | Self::Words)
    }

    /// Reads what stands in the slot. `stops` are the words that may follow it, `example` the clause to show.
    pub(crate) fn reads(
        self,
        c: &mut Cursor<'_, '_>,
        names: &Names,
        stops: &[Run],
        example: &str,
    ) -> Result<Value, Trouble> {
        Ok(match self {
            Self::Acts => Value::Leaves(classes::acts(c)?),
            Self::Address => Value::Name(names::word(c, example)?),
            Self::Areas => Value::Names(names::areas(c, names, stops)?),
            Self::Names => Value::Names(c.list(stops)?.into_iter().map(|(name, ..)| name.into()).collect()),
            Self::Attributions => Value::Attributions(attributions(c, example)?),
            Self::Body => Value::Name(names::phrase(c, "the body", stops, example)?),
            Self::Certainty => Value::Certainty(certainty(c, example)?),
            Self::Class => Value::Name(classes::class(c, names, stops)?),
            Self::Classes => classes::classes(c, names, stops)?,
            Self::Clock => Value::Name(time::clock(c, example)?),
            Self::Days => Value::Number(time::days(c, example)?),
            Self::Digest => Value::Name(names::digest(c, example)?),
            Self::Distance => Value::Number(distance(c, example)?),
            Self::Event => Value::Name(names::known(c, "event", &names.events)?),
            Self::Events => Value::Names(names::all_known(c, "event", &names.events)?),
            Self::Gravity => Value::Gravity(gravity(c, example)?),
            Self::Keys => Value::Names(keys(c, stops)?),
            Self::Means => Value::Leaves(classes::means(c, stops)?),
            Self::Moment => Value::Moment(time::moment(c)?),
            Self::Months => Value::Number(time::months(c, example)?),
            Self::Name => {
                let stops: Vec<Run> = stops.iter().cloned().chain([vec![":"]]).collect();
                Value::Name(names::phrase(c, "a name", &stops, example)?)
            }
            Self::Number => Value::Number(number(c, 1..=i64::from(u32::MAX), "the number", example)?),
            Self::Objects => Value::Leaves(classes::leaves(c, Facet::Object, stops)?),
            Self::Parties => Value::Names(names::all_known(c, "party", &names.parties)?),
            Self::Party => Value::Name(names::known(c, "party", &names.parties)?),
            Self::Period => Value::Period(time::period(c, example)?),
            Self::Reading => Value::Name(names::known(c, "reading", &names.readings)?),
            Self::Span => Value::Span(time::span(c, example)?),
            Self::Term => Value::Name(names::known(c, "term", &names.terms)?),
            Self::Things => Value::Names(classes::things(c, names, stops)?),
            Self::Title => Value::Name(names::title(c)?),
            Self::Trigger => Value::Trigger(trigger(c, names, example)?),
            Self::Words => match c.take_rest() {
                Some(words) => Value::Name(words.into()),
                None => return Err(c.trouble("P03", || ("the clause ends too early", format!("write `{example}`")))),
            },
            Self::Zone => Value::Zone(time::zone(c)?),
        })
    }
}

fn number(
    c: &mut Cursor<'_, '_>,
    range: std::ops::RangeInclusive<i64>,
    what: &str,
    example: &str,
) -> Result<i64, Trouble> {
    match c.peek().map(str::parse::<i64>) {
        Some(Ok(n)) if range.contains(&n) => {
            c.take();
            let after = *c;
            if c.eat(&[","]) && c.peek().is_some_and(|word| word.len() == 3 && word.parse::<u32>().is_ok()) {
                let told =
                    || ("a comma stands inside the number", "write the digits without marks between them: `1500`");
                return Err(after.trouble("P04", told));
            }
            *c = after;
            Ok(n)
        }
        Some(Ok(n)) => Err(c.trouble("P04", || {
            let message = format!("{what} is from {} to {}, and {n} is not", range.start(), range.end());
            (message, format!("write `{example}`"))
        })),
        Some(Err(_)) => {
            let word = c.peek().unwrap_or_default();
            if word.starts_with(|letter: char| letter.is_ascii_digit()) && word.contains(['.', '\'', '’']) {
                let told =
                    || (format!("`{word}` is no whole number"), "write the digits without marks between them: `1500`");
                return Err(c.trouble("P04", told));
            }
            Err(c
                .trouble("P04", || (format!("`{word}` stands where {what} is expected"), format!("write `{example}`"))))
        }
        None => Err(c.trouble("P04", || (format!("{what} is missing"), format!("write `{example}`")))),
    }
}

/// `15 km`, `2.5 km`, `800 m`, in whole metres up to 1,000 km.
fn distance(c: &mut Cursor<'_, '_>, example: &str) -> Result<i64, Trouble> {
    const MOST_M: f64 = 1_000_000.0;
    let n = c.peek().and_then(|word| word.parse::<f64>().ok()).filter(|n| n.is_finite());
    let Some(n) = n else {
        return Err(c.trouble("P04", || ("the distance is missing", format!("write `{example}`"))));
    };
    let number = *c;
    c.take();
    let metres = if unit(c, &["km", "m"], example)? == "km" { n * 1_000.0 } else { n };
    if !(1.0..=MOST_M).contains(&metres) {
        return Err(number.trouble("P04", || ("the distance is from 1 m to 1000 km", format!("write `{example}`"))));
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most a million")]
    Ok(metres.round() as i64)
}

fn unit<'a>(c: &mut Cursor<'_, 'a>, units: &[&str], example: &str) -> Result<&'a str, Trouble> {
    match c.peek() {
        Some(word) if units.contains(&word) => {
            c.take();
            Ok(word)
        }
        found => Err(c.trouble("P04", || {
            let found = found.map_or("the clause ends".to_owned(), |word| format!("`{word}` stands"));
            (format!("{found} where one of {} is expected", units.join(", ")), format!("write `{example}`"))
        })),
    }
}

fn trigger(c: &mut Cursor<'_, '_>, names: &Names, example: &str) -> Result<Trigger, Trouble> {
    if c.eat(&["the", "start"]) {
        return Ok(Trigger::Start);
    }
    if c.eat(&["the", "end"]) {
        return Ok(Trigger::End);
    }
    if c.eat(&["a", "violation", "of"]) {
        return names::known(c, "term", &names.terms).map(Trigger::Violation);
    }
    if c.peek().is_some_and(|word| names.events.contains(word)) {
        return names::known(c, "event", &names.events).map(Trigger::Event);
    }
    if matches!(c.peek(), Some("a" | "an")) {
        let act = classes::act(c)?;
        return Ok(Trigger::Act { act, by_other: c.eat(&["by", "the", "other", "party"]) });
    }
    let (phrase, from, to) = c.clone().phrase(&[]);
    Err(c.trouble_at((from, to), "P07", || {
        let known = ["the start", "the end"].into_iter().chain(names.events.iter().map(|name| &**name));
        let hint = match nearest(&phrase, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                format!("name `the start`, `the end`, `a request`, `a violation of TERM`, or an event: `{example}`")
            }
        };
        (format!("`{phrase}` is nothing that time can be counted from"), hint)
    }))
}

/// What two acts must have in common, by one word each.
fn keys(c: &mut Cursor<'_, '_>, stops: &[Run]) -> Result<Vec<Name>, Trouble> {
    const KEYS: [(&str, &[&str]); 3] = [
        ("area", &["area", "region", "place", "unit"]),
        ("reference", &["reference", "number", "id"]),
        ("party", &["party"]),
    ];
    let items = c.list(stops)?;
    let key = |(word, from, to): (String, usize, usize)| {
        let known = KEYS.into_iter().find(|(_, words)| words.contains(&word.as_str()));
        known.map(|(key, _)| Name::from(key)).ok_or_else(|| {
            c.trouble_at((from, to), "P07", || {
                let hint = "two acts can have in common their `area`, their `reference`, and the `party`".to_owned();
                (format!("`{word}` is nothing that two reports can be found to have in common"), hint)
            })
        })
    };
    items.into_iter().map(key).collect()
}

fn certainty(c: &mut Cursor<'_, '_>, example: &str) -> Result<Certainty, Trouble> {
    let word = c.peek().unwrap_or_default();
    let found = Certainty::ALL.into_iter().find(|one| one.word() == word && *one != Certainty::Refuted);
    let told = || (format!("`{word}` is no certainty"), format!("write `{example}`"));
    let found = found.ok_or_else(|| c.trouble("P06", told))?;
    c.take();
    Ok(found)
}

fn attributions(c: &mut Cursor<'_, '_>, example: &str) -> Result<Vec<Attribution>, Trouble> {
    let mut found = Vec::new();
    loop {
        match c.peek() {
            Some("admitted") => found.push(Attribution::Admitted),
            Some("assessed") => found.extend([Attribution::LargelyAttributable, Attribution::Attributable]),
            Some("accused") => found.push(Attribution::Accused),
            word => {
                let told =
                    || (format!("`{}` is no attribution", word.unwrap_or_default()), format!("write `{example}`"));
                return Err(c.trouble("P06", told));
            }
        }
        c.take();
        if !(c.eat(&["or"]) || c.eat(&[","])) {
            return Ok(found);
        }
    }
}

fn gravity(c: &mut Cursor<'_, '_>, example: &str) -> Result<Gravity, Trouble> {
    let word = c.peek().unwrap_or_default();
    let found = [Gravity::Serious, Gravity::Minor].into_iter().find(|one| one.word() == word);
    let hint = || format!("classes of severity are `serious` and `minor`: `{example}`");
    let found = found.ok_or_else(|| c.trouble("P06", || (format!("`{word}` is no class of severity"), hint())))?;
    c.take();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use model::Taxonomy;

    use super::*;
    use crate::cursor::words;

    fn read(slot: Slot, text: &str) -> Result<Value, Trouble> {
        let words = words(text);
        slot.reads(&mut Cursor::new(text, &words), &Names::default(), &[], "EXAMPLE")
    }

    #[test]
    fn two_dates_share_a_zone() {
        let Value::Moment(moment) = read(Slot::Moment, "2025-03-19, 2025-03-25 Europe/Kyiv").unwrap() else { panic!() };
        assert_eq!((moment.dates.len(), moment.zone.as_deref()), (2, Some("Europe/Kyiv")));
    }

    #[test]
    fn an_impossible_date_is_named() {
        let trouble = read(Slot::Moment, "2025-02-30 UTC").unwrap_err();
        assert_eq!((trouble.from, trouble.to, trouble.code), (0, 10, "P04"));
    }

    #[test]
    fn a_date_without_a_zone_is_trouble_and_a_zone_not_said_is_not() {
        assert_eq!(read(Slot::Moment, "2025-03-18").unwrap_err().code, "P05");
        let said = read(Slot::Moment, "2025-03-18, zone is not said, hour is not said").unwrap();
        assert!(matches!(said, Value::Moment(Moment { zone: None, .. })));
    }

    #[test]
    fn a_misspelt_class_names_its_neighbour() {
        assert_eq!(read(Slot::Objects, "oil refinary").unwrap_err().hint, "did you mean `oil refinery`?");
    }

    #[test]
    fn an_act_is_the_longest_that_the_taxonomy_knows() {
        let act = |word| Taxonomy::shipped().set(Facet::Act, word).unwrap();
        let acts = |text| match read(Slot::Acts, text) {
            Ok(Value::Leaves(leaves)) => Ok(leaves),
            Ok(_) => panic!(),
            Err(trouble) => Err(trouble.hint),
        };
        assert_eq!(acts("deny access to monitors"), Ok(act("obstruction")));
        assert_eq!(acts("strike, shell or open fire on troops"), Ok(act("strike").union(act("small-arms-fire"))));
        assert_eq!(acts("strik a hospital"), Err("did you mean `strike`?".into()));
    }

    #[test]
    fn a_number_out_of_range_says_the_range() {
        let trouble = read(Slot::Days, "99999999 days").unwrap_err();
        assert_eq!(trouble.message, "the number of days is from 1 to 36525, and 99999999 is not");
        assert_eq!(read(Slot::Span, "3 moons").unwrap_err().code, "P04");
    }
}
