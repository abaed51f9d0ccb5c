//! What may stand in a slot of a pattern: a party, a date, a class of objects. One arm each, in [`Slot::reads`].

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::{Attribution, Certainty, Facet, LeafSet, Name, Taxonomy};

use crate::ast::{Gravity, Moment, Period, Span, Trigger};
use crate::cursor::{Cursor, Run, Trouble, nearest};

/// The names that a clause may refer to, found in the headings beforehand.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub parties: BTreeSet<Name>,
    pub terms: BTreeSet<Name>,
    pub readings: BTreeSet<Name>,
    pub events: BTreeSet<Name>,
    pub areas: BTreeSet<Name>,
    pub classes: BTreeSet<Name>,
    /// The item that the current clause stands in, where it has a name.
    pub item: Option<Name>,
    /// The reading that it stands in.
    pub reading: Option<Name>,
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
    Title,
    Trigger,
    Words,
    Zone,
}

impl Slot {
    /// Every slot with the word that stands for it in a pattern.
    pub(crate) const ALL: [(&'static str, Self); 32] = [
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
            Self::Acts => Value::Leaves(acts(c)?),
            Self::Address | Self::Digest => Value::Name(word(c, example)?),
            Self::Areas | Self::Names => {
                Value::Names(c.list(stops)?.into_iter().map(|(name, ..)| name.into()).collect())
            }
            Self::Attributions => Value::Attributions(attributions(c, example)?),
            Self::Body => Value::Name(phrase(c, "the body", stops, example)?),
            Self::Certainty => Value::Certainty(certainty(c, example)?),
            Self::Class => Value::Name(class(c, names, stops)?),
            Self::Classes => classes(c, names, stops)?,
            Self::Clock => Value::Name(clock(c, example)?),
            Self::Days => Value::Number(days(c, example)?),
            Self::Distance => Value::Number(distance(c, example)?),
            Self::Event => Value::Name(known(c, "event", &names.events)?),
            Self::Events => Value::Names(all_known(c, "event", &names.events)?),
            Self::Gravity => Value::Gravity(gravity(c, example)?),
            Self::Keys => Value::Names(c.list(stops)?.into_iter().map(|(name, ..)| name.into()).collect()),
            Self::Means => Value::Leaves(means(c, stops)?),
            Self::Moment => Value::Moment(moment(c)?),
            Self::Name => {
                let stops: Vec<Run> = stops.iter().cloned().chain([vec![":"]]).collect();
                Value::Name(phrase(c, "a name", &stops, example)?)
            }
            Self::Number => Value::Number(number(c, 1..=i64::from(u32::MAX), "the number", example)?),
            Self::Objects => Value::Leaves(leaves(c, Facet::Object, stops)?),
            Self::Parties => Value::Names(all_known(c, "party", &names.parties)?),
            Self::Party => Value::Name(known(c, "party", &names.parties)?),
            Self::Period => Value::Period(period(c, example)?),
            Self::Reading => Value::Name(known(c, "reading", &names.readings)?),
            Self::Span => Value::Span(span(c, example)?),
            Self::Term => Value::Name(known(c, "term", &names.terms)?),
            Self::Title => Value::Name(
                quoted(c)
                    .ok_or_else(|| c.trouble("P03", || ("the title is missing", "put the title in quotation marks")))?,
            ),
            Self::Trigger => Value::Trigger(trigger(c, names, example)?),
            Self::Words => match c.take_rest() {
                Some(words) => Value::Name(words.into()),
                None => return Err(c.trouble("P03", || ("the clause ends too early", format!("write `{example}`")))),
            },
            Self::Zone => Value::Zone(zone(c)?),
        })
    }
}

/// One word that is neither a mark nor a quotation.
fn word(c: &mut Cursor<'_, '_>, example: &str) -> Result<Name, Trouble> {
    match c.peek() {
        Some(word) if !word.starts_with('"') && word != "," => {
            c.take();
            Ok(word.into())
        }
        _ => Err(c.trouble("P03", || ("a word is missing", format!("write `{example}`")))),
    }
}

/// One word that is an id.
pub(crate) fn id(c: &mut Cursor<'_, '_>, what: &str) -> Result<Name, Trouble> {
    word(c, "").map_err(|trouble| Trouble {
        message: format!("{what} is missing"),
        hint: format!("name {what} in one word"),
        ..trouble
    })
}

fn phrase(c: &mut Cursor<'_, '_>, what: &str, stops: &[Run], example: &str) -> Result<Name, Trouble> {
    let (phrase, ..) = c.phrase(stops);
    if phrase.is_empty() {
        return Err(c.trouble("P03", || (format!("{what} is missing"), format!("write `{example}`"))));
    }
    Ok(phrase.into())
}

/// A quotation, if one comes next.
pub(crate) fn quoted(c: &mut Cursor<'_, '_>) -> Option<Name> {
    let inner = c.peek()?.strip_prefix('"')?;
    c.take();
    Some(inner.strip_suffix('"').unwrap_or(inner).into())
}

/// The next word as one of those that headings name.
fn known(c: &mut Cursor<'_, '_>, what: &'static str, names: &BTreeSet<Name>) -> Result<Name, Trouble> {
    let word = c.peek().unwrap_or_default();
    if let Some(name) = names.get(word) {
        c.take();
        return Ok(name.clone());
    }
    Err(c.trouble("P07", || {
        let hint = match nearest(word, names.iter().map(|name| &**name)) {
            Some(near) => format!("did you mean `{near}`?"),
            None if names.is_empty() => format!("begin an item with `{what} NAME`"),
            None => format!("the file has: {}", names.iter().map(|name| &**name).collect::<Vec<_>>().join(", ")),
        };
        let missing = format!("the {what} is missing");
        (if word.is_empty() { missing } else { format!("there is no {what} `{word}`") }, hint)
    }))
}

fn all_known(c: &mut Cursor<'_, '_>, what: &'static str, names: &BTreeSet<Name>) -> Result<Vec<Name>, Trouble> {
    let mut found = vec![known(c, what, names)?];
    loop {
        let before = *c;
        let (comma, and) = (c.eat(&[","]), c.eat(&["and"]));
        let is_known = c.peek().is_some_and(|word| names.contains(word));
        if and || comma && is_known {
            found.push(known(c, what, names)?);
        } else {
            // A comma may also begin what follows the list.
            *c = before;
            return Ok(found);
        }
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
            Ok(n)
        }
        Some(Ok(n)) => Err(c.trouble("P04", || {
            let message = format!("{what} is from {} to {}, and {n} is not", range.start(), range.end());
            (message, format!("write `{example}`"))
        })),
        Some(Err(_)) => {
            let word = c.peek().unwrap_or_default();
            Err(c
                .trouble("P04", || (format!("`{word}` stands where {what} is expected"), format!("write `{example}`"))))
        }
        None => Err(c.trouble("P04", || (format!("{what} is missing"), format!("write `{example}`")))),
    }
}

/// A hundred years.
const MOST_DAYS: i64 = 36_525;

/// `30 days`.
fn days(c: &mut Cursor<'_, '_>, example: &str) -> Result<i64, Trouble> {
    let days = number(c, 1..=MOST_DAYS, "the number of days", example)?;
    unit(c, &["days", "day"], example)?;
    Ok(days)
}

/// `72 hours`, `3 days`, `2 weeks`.
fn span(c: &mut Cursor<'_, '_>, example: &str) -> Result<Span, Trouble> {
    let n = number(c, 1..=MOST_DAYS, "the number of hours or days", example)?;
    match unit(c, &["hours", "hour", "days", "day", "weeks", "week"], example)? {
        "hours" | "hour" => Ok(Span { n, hours: true }),
        "weeks" | "week" => Ok(Span { n: n * 7, hours: false }),
        _ => Ok(Span { n, hours: false }),
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

/// `day`, `week`, `month`, `30 days`.
fn period(c: &mut Cursor<'_, '_>, example: &str) -> Result<Period, Trouble> {
    if c.peek().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit())) {
        return span(c, example).map(Period::Every);
    }
    Ok(match unit(c, &["day", "week", "month"], example)? {
        "week" => Period::Week,
        "month" => Period::Month,
        _ => Period::Day,
    })
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

/// Acts as verbs or nouns, joined by commas or "or"; each is the longest that the taxonomy knows.
fn acts(c: &mut Cursor<'_, '_>) -> Result<LeafSet, Trouble> {
    let mut set = LeafSet::EMPTY;
    loop {
        set = set.union(act(c)?);
        let before = *c;
        if !(c.eat(&[","]) | c.eat(&["or"])) || act(&mut c.clone()).is_err() {
            *c = before;
            return Ok(set);
        }
    }
}

fn act(c: &mut Cursor<'_, '_>) -> Result<LeafSet, Trouble> {
    const MOST_WORDS: usize = 5;
    let taxonomy = Taxonomy::shipped();
    let start = *c;
    let mut phrase = String::new();
    let mut found = None;
    for word in 0..MOST_WORDS {
        let Some(next) = c.peek().filter(|next| *next != ",") else { break };
        // A noun has an article: `within 72 hours of a request`.
        if word == 0 && matches!(next, "a" | "an" | "any") {
            c.take();
            continue;
        }
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(next);
        c.take();
        if let Some(set) = taxonomy.set(Facet::Act, &phrase) {
            found = Some((set, *c));
        }
    }
    *c = start;
    if let Some((set, after)) = found {
        *c = after;
        return Ok(set);
    }
    c.eat(&["a"]);
    let word = c.peek().unwrap_or_default();
    Err(c.trouble("P06", || {
        let hint = nearest(word, taxonomy.words(Facet::Act)).map_or_else(
            || "use a word that `servanda taxonomy` lists under `act`".to_owned(),
            |near| format!("did you mean `{}`?", near.replace('-', " ")),
        );
        let missing = "the act is missing".to_owned();
        (if word.is_empty() { missing } else { format!("`{word}` is no act of the taxonomy") }, hint)
    }))
}

fn trigger(c: &mut Cursor<'_, '_>, names: &Names, example: &str) -> Result<Trigger, Trouble> {
    if c.eat(&["the", "start"]) {
        return Ok(Trigger::Start);
    }
    if c.eat(&["the", "end"]) {
        return Ok(Trigger::End);
    }
    if c.eat(&["a", "violation", "of"]) {
        return known(c, "term", &names.terms).map(Trigger::Violation);
    }
    if c.peek().is_some_and(|word| names.events.contains(word)) {
        return known(c, "event", &names.events).map(Trigger::Event);
    }
    if matches!(c.peek(), Some("a" | "an")) {
        let act = act(c)?;
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

fn means(c: &mut Cursor<'_, '_>, stops: &[Run]) -> Result<LeafSet, Trouble> {
    if c.eat(&["any", "means"]) {
        return Ok(Taxonomy::shipped().all(Facet::Means));
    }
    leaves(c, Facet::Means, stops)
}

/// Classes of the taxonomy separated by commas; an unknown word is trouble with its nearest neighbour named.
fn leaves(c: &mut Cursor<'_, '_>, facet: Facet, stops: &[Run]) -> Result<LeafSet, Trouble> {
    let mut set = LeafSet::EMPTY;
    for (phrase, from, to) in c.list(stops)? {
        set = set.union(leaf(facet, &phrase).ok_or_else(|| unknown_class(c, facet, &phrase, (from, to)))?);
    }
    Ok(set)
}

/// Words of the taxonomy and other classes that the file defines, separated by commas.
fn classes(c: &mut Cursor<'_, '_>, names: &Names, stops: &[Run]) -> Result<Value, Trouble> {
    let (mut leaves, mut others) = (LeafSet::EMPTY, Vec::new());
    for (phrase, from, to) in c.list(stops)? {
        if let Some(set) = leaf(Facet::Object, &phrase) {
            leaves = leaves.union(set);
            continue;
        }
        match names.classes.get(singular(&phrase).as_str()) {
            Some(own) if names.item.as_ref() == Some(own) => {
                let told = || (format!("`{own}` refers to itself"), "name what it is, without itself".to_owned());
                return Err(c.trouble_at((from, to), "P07", told));
            }
            Some(other) => others.push(other.clone()),
            None => return Err(unknown_class(c, Facet::Object, &phrase, (from, to))),
        }
    }
    Ok(Value::Classes(leaves, others))
}

/// A class that is defined or spoken of somewhere in the file, in the singular, or one of the taxonomy.
fn class(c: &mut Cursor<'_, '_>, names: &Names, stops: &[Run]) -> Result<Name, Trouble> {
    let (phrase, from, to) = c.phrase(stops);
    let name = singular(&phrase);
    if let Some(known) = names.classes.get(name.as_str()) {
        return Ok(known.clone());
    }
    if Taxonomy::shipped().set(Facet::Object, &phrase).is_some() {
        return Ok(phrase.into());
    }
    if leaf(Facet::Object, &name).is_some() {
        return Ok(name.into());
    }
    let trouble = unknown_class(c, Facet::Object, &phrase, (from, to));
    if trouble.message.is_empty() {
        return Err(trouble);
    }
    Err(match nearest(&name, names.classes.iter().map(|known| &**known)) {
        Some(near) => Trouble { hint: format!("did you mean `{near}`?"), ..trouble },
        None => trouble,
    })
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

fn unknown_class(c: &Cursor<'_, '_>, facet: Facet, phrase: &str, bytes: (usize, usize)) -> Trouble {
    c.trouble_at(bytes, "P06", || {
        let hint = nearest(phrase, Taxonomy::shipped().words(facet)).map_or_else(
            || "define it, or use a word that `servanda taxonomy` lists".to_owned(),
            |near| format!("did you mean `{}`?", near.replace('-', " ")),
        );
        let missing = format!("the {} is missing", facet.word());
        (if phrase.is_empty() { missing } else { format!("`{phrase}` is no {} of the taxonomy", facet.word()) }, hint)
    })
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

/// `2025-03-18`, `2025-03-18, 2025-03-25` or `2025-03-18 or 2025-03-19`, then `18:00`, then a zone.
fn moment(c: &mut Cursor<'_, '_>) -> Result<Moment, Trouble> {
    const EXAMPLE: &str = "2025-03-18 18:00 Europe/Kyiv";
    let mut dates = vec![date(c)?];
    loop {
        let before = *c;
        if (c.eat(&[","]) || c.eat(&["or"])) && c.peek().is_some_and(is_date_like) {
            dates.push(date(c)?);
        } else {
            *c = before;
            break;
        }
    }
    let clock = match c.peek() {
        Some(word) if word.contains(':') => Some(clock(c, EXAMPLE)?),
        _ => None,
    };
    let zone = zone(c)?;
    if clock.is_none() {
        c.eat(&[",", "hour", "is", "not", "said"]);
    }
    Ok(Moment { dates, clock, zone })
}

fn clock(c: &mut Cursor<'_, '_>, example: &str) -> Result<Name, Trouble> {
    let word = c.peek().unwrap_or_default();
    model::clock(Date::constant(2000, 1, 1), word, &jiff::tz::TimeZone::UTC)
        .map_err(|error| c.trouble("P04", || (error.to_string(), format!("write hours and minutes: `{example}`"))))?;
    c.take();
    Ok(word.into())
}

/// A zone, or `None` where it is said that it is not said.
fn zone(c: &mut Cursor<'_, '_>) -> Result<Option<Name>, Trouble> {
    match c.peek() {
        Some(word) if word.contains('/') || word == "UTC" => {
            model::zone(word).map_err(|error| {
                c.trouble("P05", || (error.to_string(), "write an IANA name, such as `Europe/Kyiv`"))
            })?;
            c.take();
            Ok(Some(word.into()))
        }
        _ if c.eat(&[",", "zone", "is", "not", "said"]) => Ok(None),
        _ => Err(c.trouble("P05", || {
            ("the date has no zone", "write `2025-03-18 18:00 Europe/Kyiv`, or `, zone is not said` behind the date")
        })),
    }
}

fn date(c: &mut Cursor<'_, '_>) -> Result<Date, Trouble> {
    let word = c.peek().unwrap_or_default();
    match word.parse() {
        Ok(date) if word.len() == 10 => {
            c.take();
            Ok(date)
        }
        _ if let Some(meant) = turned(word) => {
            let hint = format!("did you mean `{meant}`? write year, month and day");
            Err(c.trouble("P04", || (format!("`{word}` is not a date"), hint)))
        }
        _ if is_date_like(word) => {
            Err(c.trouble("P04", || (format!("`{word}` is not a day of the calendar"), "check the day and the month")))
        }
        _ => Err(c.trouble("P04", || {
            let message =
                if word.is_empty() { "the date is missing".into() } else { format!("`{word}` is not a date") };
            (message, "write year, month and day: `2025-03-18`")
        })),
    }
}

/// The date that `18.03.2025` means.
fn turned(word: &str) -> Option<Date> {
    let mut parts = word.split('.').rev();
    let year_first = [parts.next()?, parts.next()?, parts.next()?].join("-");
    year_first.parse().ok().filter(|_| parts.next().is_none())
}

fn is_date_like(word: &str) -> bool {
    word.len() == 10 && word.bytes().filter(u8::is_ascii_digit).count() == 8
}

#[cfg(test)]
mod tests {
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
