//! The field map: what the columns of a log mean, as its keeper says.

use std::collections::BTreeMap;

use model::{Facet, LeafSet, Name};
use serde::Deserialize;

use super::dictionary::{Meaning, Part};
use super::moment::Unit;
use super::names::LogNames;
use crate::IngestError;
use crate::words::{self, quoted};

/// What the columns of a log of events mean.
#[derive(Clone, Debug)]
pub struct FieldMap {
    pub(crate) time: Name,
    pub(crate) unit: Unit,
    pub(crate) fields: Vec<Field>,
    pub(crate) reference: Option<Name>,
    pub(crate) quantity: Option<Name>,
    names: LogNames,
}

impl FieldMap {
    /// The names that the map itself holds: every event, and what `words` gives for parties, areas and bodies. They have
    /// the same numbers while a log is read.
    #[must_use]
    pub fn names(&self) -> &LogNames {
        &self.names
    }
}

/// A column whose values are words.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) part: Part,
    pub(crate) column: Name,
    pub(crate) known: BTreeMap<Name, Meaning>,
    pub(crate) is_open: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMap {
    time: RawTime,
    act: Option<RawAct>,
    object: Option<RawWords>,
    means: Option<RawWords>,
    outcome: Option<RawWords>,
    party: Option<RawWords>,
    area: Option<RawWords>,
    to: Option<RawWords>,
    reference: Option<RawColumn>,
    quantity: Option<RawColumn>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTime {
    column: String,
    unit: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawColumn {
    column: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWords {
    column: String,
    words: Option<BTreeMap<String, String>>,
    #[serde(default)]
    ignored: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAct {
    column: String,
    words: Option<BTreeMap<String, String>>,
    #[serde(default)]
    events: BTreeMap<String, String>,
    #[serde(default)]
    ignored: Vec<String>,
}

/// Reads a field map, as `docs/event-logs.md` describes it.
///
/// # Errors
/// [`IngestError::FieldMapToml`] with its line, [`IngestError::FieldMap`] for a word that is none or a value that stands
/// twice.
pub fn read_field_map(text: &str) -> Result<FieldMap, IngestError> {
    let raw: RawMap = toml::from_str(text).map_err(|error| IngestError::FieldMapToml(Box::new(error)))?;
    let mut names = LogNames::default();
    let unit = Unit::WORDS.iter().find(|(word, _)| *word == raw.time.unit).map(|(_, unit)| *unit);
    let unit = unit.ok_or_else(|| {
        let there = quoted(Unit::WORDS.map(|(word, _)| word));
        trouble("time", format!("`{}` is not a unit; the units are {there}", raw.time.unit))
    })?;
    let mut fields = Vec::new();
    if let Some(RawAct { column, words, events, ignored }) = raw.act {
        fields.push(field(Part::Act, RawWords { column, words, ignored }, events, &mut names)?);
    }
    let others = [
        (Part::Object, raw.object),
        (Part::Means, raw.means),
        (Part::Outcome, raw.outcome),
        (Part::Party, raw.party),
        (Part::Area, raw.area),
        (Part::To, raw.to),
    ];
    for (part, raw) in others {
        if let Some(raw) = raw {
            fields.push(field(part, raw, BTreeMap::new(), &mut names)?);
        }
    }
    let alone = |section, raw: Option<RawColumn>| raw.map(|raw| column(section, &raw.column)).transpose();
    Ok(FieldMap {
        time: column("time", &raw.time.column)?,
        unit,
        fields,
        reference: alone("reference", raw.reference)?,
        quantity: alone("quantity", raw.quantity)?,
        names,
    })
}

fn field(
    part: Part,
    raw: RawWords,
    events: BTreeMap<String, String>,
    names: &mut LogNames,
) -> Result<Field, IngestError> {
    let section = part.word();
    let mut known = BTreeMap::new();
    let mut add = |value: &str, meaning| {
        let value = value.trim();
        if value.is_empty() {
            let message = "an empty value cannot be mapped; an empty cell says nothing".to_owned();
            return Err(trouble(section, message));
        }
        if known.insert(Name::from(value), meaning).is_some() {
            let lists = if part == Part::Act { "`words`, `events` and `ignored`" } else { "`words` and `ignored`" };
            return Err(trouble(section, format!("`{value}` stands twice in {lists}; a value means one thing")));
        }
        Ok(())
    };
    let is_open = raw.words.is_none();
    let words = raw.words.unwrap_or_default();
    match part.facet() {
        Some(facet) => {
            for (value, word) in &words {
                add(value, Meaning::Leaves(leaves(section, facet, value, word)?))?;
            }
        }
        None => {
            for (value, number) in numbered(section, &words, |name| part.names(names)?.add(name))? {
                add(value, Meaning::Name(Some(number)))?;
            }
        }
    }
    for (value, number) in numbered(section, &events, |name| names.events.add(name))? {
        add(value, Meaning::Event(number))?;
    }
    for value in &raw.ignored {
        add(value, Meaning::Ignored)?;
    }
    Ok(Field { part, column: column(section, &raw.column)?, known, is_open })
}

fn leaves(section: &'static str, facet: Facet, value: &str, word: &str) -> Result<LeafSet, IngestError> {
    if word.trim().is_empty() {
        let message = format!("`{value}` has no word; write `unknown` where it can be any {}", facet.word());
        return Err(trouble(section, message));
    }
    words::leaves(facet, word.trim()).map_err(|(message, hint)| trouble(section, format!("{message}; {hint}")))
}

/// Each value with the number of its name; the names are added in the order of the alphabet.
fn numbered<'w>(
    section: &'static str,
    words: &'w BTreeMap<String, String>,
    mut add: impl FnMut(Name) -> Option<u32>,
) -> Result<Vec<(&'w str, u32)>, IngestError> {
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    let mut sorted: Vec<&str> = words.values().map(|name| name.trim()).collect();
    sorted.sort_unstable();
    sorted.dedup();
    for name in sorted {
        if name.is_empty() {
            return Err(trouble(section, "a value has an empty name; write the name, or put it into `ignored`".into()));
        }
        let number = add(name.into()).ok_or_else(|| trouble(section, "it has too many names".into()))?;
        numbers.insert(name, number);
    }
    let each = words.iter().filter_map(|(value, name)| Some((value.as_str(), *numbers.get(name.trim())?)));
    Ok(each.collect())
}

fn column(section: &'static str, name: &str) -> Result<Name, IngestError> {
    match name.trim() {
        "" => Err(trouble(section, "`column` is empty; write the name of a column of the log".into())),
        name => Ok(name.into()),
    }
}

fn trouble(section: &'static str, trouble: String) -> IngestError {
    IngestError::FieldMap { section, trouble }
}
