//! How a table of reports was compiled, as its compiler says.

use jiff::civil::Date;
use model::{Facet, LeafSet, Name};
use serde::Deserialize;

use crate::words;

/// Columns that a compiler keeps to test against. Nothing reads them.
const NEVER_READ: [&str; 2] = ["incident_hint", "true_id"];

/// How a table of reports was compiled: the `[table]` part of `case.toml`. All of it may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RawTable")]
pub struct Table {
    /// From when on a row without a date may be.
    pub(crate) window_from: Option<Date>,
    /// What a row reports where it does not say.
    pub(crate) act: Option<LeafSet>,
    /// Who speaks, where it is not the claimant alone.
    speakers: Vec<(String, SpeakerIs)>,
    /// Texts by which the compiler marked rows.
    pub(crate) marks: Vec<Mark>,
}

/// What the speaker of a kind of claimant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SpeakerIs {
    /// The claimant of that administrative unit.
    InAdmin1,
    /// The source itself.
    Source,
    /// The claimant as heard by that source.
    HeardBySource,
}

/// A text in a column, and what it says of the row. Where two marks say different things, the first one holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) text: String,
    pub(crate) column: String,
    pub(crate) effect: Effect,
}

/// What a mark says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// To what it was done.
    Object(LeafSet),
    /// The row is a claim of that kind.
    Claim(Name),
    /// The party that holds the ground.
    HeldBy(Name),
}

impl Table {
    /// Who speaks in a row.
    pub(crate) fn speaker(&self, claimant: &str, admin1: &str, source: &str) -> String {
        match self.speakers.iter().find(|(name, _)| name == claimant) {
            Some((_, SpeakerIs::InAdmin1)) if !admin1.is_empty() => format!("{claimant}/{admin1}"),
            Some((_, SpeakerIs::Source)) => source.to_owned(),
            Some((_, SpeakerIs::HeardBySource)) => format!("{claimant}/{source}"),
            Some((_, SpeakerIs::InAdmin1)) | None => claimant.to_owned(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    window_from: Option<toml::value::Date>,
    act: Option<String>,
    #[serde(default)]
    speaker_by_admin1: Vec<String>,
    #[serde(default)]
    speaker_by_source: Vec<String>,
    #[serde(default)]
    speaker_by_both: Vec<String>,
    #[serde(default)]
    mark: Vec<RawMark>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMark {
    text: String,
    column: String,
    object: Option<String>,
    claim: Option<String>,
    held_by: Option<String>,
}

impl TryFrom<RawTable> for Table {
    type Error = String;

    fn try_from(raw: RawTable) -> Result<Self, String> {
        let window_from = raw.window_from.map(civil).transpose()?;
        let act = raw.act.map(|word| leaves(Facet::Act, &word)).transpose()?;
        let lists = [
            (raw.speaker_by_admin1, SpeakerIs::InAdmin1),
            (raw.speaker_by_source, SpeakerIs::Source),
            (raw.speaker_by_both, SpeakerIs::HeardBySource),
        ];
        let mut speakers: Vec<(String, SpeakerIs)> = Vec::new();
        for (claimant, is) in lists.into_iter().flat_map(|(list, is)| list.into_iter().map(move |name| (name, is))) {
            if speakers.iter().any(|(known, _)| *known == claimant) {
                return Err(format!("`{claimant}` stands twice in the lists of speakers"));
            }
            speakers.push((claimant, is));
        }
        let marks = raw.mark.into_iter().map(Mark::try_from).collect::<Result<_, _>>()?;
        Ok(Self { window_from, act, speakers, marks })
    }
}

impl TryFrom<RawMark> for Mark {
    type Error = String;

    fn try_from(RawMark { text, column, object, claim, held_by }: RawMark) -> Result<Self, String> {
        if NEVER_READ.contains(&column.as_str()) {
            return Err(format!("the column `{column}` is never read"));
        }
        if text.trim().is_empty() {
            return Err(format!("the mark in `{column}` has no text"));
        }
        let effect = match (object, claim, held_by) {
            (Some(word), None, None) => Effect::Object(leaves(Facet::Object, &word)?),
            (None, Some(kind), None) => Effect::Claim(crate::claims::kind(&kind)?),
            (None, None, Some(party)) => Effect::HeldBy(party.into()),
            _ => return Err(format!("the mark `{text}` needs exactly one of `object`, `claim` and `held_by`")),
        };
        Ok(Self { text, column, effect })
    }
}

pub(crate) fn leaves(facet: Facet, word: &str) -> Result<LeafSet, String> {
    words::leaves(facet, word).map_err(|(message, hint)| format!("{message}; {hint}"))
}

pub(crate) fn civil(date: toml::value::Date) -> Result<Date, String> {
    let whole = (i16::try_from(date.year), i8::try_from(date.month), i8::try_from(date.day));
    let (Ok(year), Ok(month), Ok(day)) = whole else { return Err(format!("`{date}` is not a date")) };
    Date::new(year, month, day).map_err(|_| format!("`{date}` is not a date"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        toml::from_str::<Table>(text).unwrap_err().message().to_owned()
    }

    #[test]
    fn the_speaker_is_who_the_table_says() {
        let table: Table =
            toml::from_str("speaker_by_admin1 = ['mayor']\nspeaker_by_source = ['press']\nspeaker_by_both = ['blogs']")
                .unwrap();
        assert_eq!(table.speaker("mayor", "North", "Daily"), "mayor/North");
        assert_eq!(table.speaker("mayor", "", "Daily"), "mayor");
        assert_eq!(table.speaker("press", "North", "Daily"), "Daily");
        assert_eq!(table.speaker("blogs", "North", "Daily"), "blogs/Daily");
        assert_eq!(table.speaker("ministry", "North", "Daily"), "ministry");
    }

    #[test]
    fn a_mark_says_exactly_one_thing() {
        assert_eq!(
            refused("[[mark]]\ntext = 'x'\ncolumn = 'summary'\nobject = 'energy'\nheld_by = 'a'"),
            "the mark `x` needs exactly one of `object`, `claim` and `held_by`"
        );
    }

    #[test]
    fn a_mark_cannot_read_the_compilers_grouping() {
        for column in NEVER_READ {
            let message = refused(&format!("[[mark]]\ntext = 'x'\ncolumn = '{column}'\nheld_by = 'a'"));
            assert_eq!(message, format!("the column `{column}` is never read"));
        }
    }

    #[test]
    fn a_word_or_key_that_is_none_is_refused() {
        assert!(
            refused("act = 'strik'").starts_with("`strik` is not a word for an act; the nearest words are `strike`")
        );
        assert!(refused("[[mark]]\ntext = 'x'\ncolumn = 'summary'\nclaim = 'counting'").contains("`count`"));
        assert!(refused("window = 2025-02-01").contains("window_from"));
        assert!(refused("speaker_by_admin1 = ['a']\nspeaker_by_both = ['a']").contains("stands twice"));
    }
}
