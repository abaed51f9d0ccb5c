//! The source book: `sources.toml`.

use std::collections::{BTreeMap, BTreeSet};

use model::{Affiliation, Facet, LeafSet, Name, Reliability, Source, SourceBook, Speaker};
use serde::Deserialize;

use crate::{IngestError, words};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    source: Vec<RawSource>,
    #[serde(default)]
    speaker: Vec<RawSpeaker>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSource {
    name: String,
    kind: String,
    affiliation: String,
    reliability: String,
    comment: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSpeaker {
    id: String,
    kind: String,
    affiliation: String,
    reliability: String,
    #[serde(default)]
    zones: Vec<String>,
    #[serde(default)]
    relays: Vec<String>,
    #[serde(default)]
    vague_means: BTreeMap<String, String>,
    #[serde(default)]
    inspects: bool,
    comment: String,
}

/// Reads `sources.toml`.
///
/// # Errors
/// [`IngestError::Toml`] with its line; [`IngestError::Source`] for a block that stands twice, relays a speaker who is
/// not there, or holds a word that is none.
pub fn read_sources(text: &str) -> Result<SourceBook, IngestError> {
    let File { source, speaker } = toml::from_str(text)?;
    let book = SourceBook {
        sources: source.into_iter().map(source_of).collect::<Result<_, _>>()?,
        speakers: speaker.into_iter().map(speaker_of).collect::<Result<_, _>>()?,
    };
    once(book.sources.iter().map(|source| &source.name))?;
    once(book.speakers.iter().map(|speaker| &speaker.id))?;
    for speaker in &book.speakers {
        if let Some(missing) = speaker.relays.iter().find(|relayed| book.speaker(relayed).is_none()) {
            return Err(trouble(&speaker.id, format!("it relays `{missing}`, who is no speaker here")));
        }
    }
    Ok(book)
}

fn source_of(raw: RawSource) -> Result<Source, IngestError> {
    let RawSource { name, kind, affiliation: side, reliability: letter, comment } = raw;
    let read = || Ok((affiliation(&side)?, reliability(&letter)?));
    let (affiliation, reliability) = read().map_err(|text| trouble(&name, text))?;
    Ok(Source { name: name.into(), kind: kind.into(), affiliation, reliability, comment: comment.into() })
}

fn speaker_of(raw: RawSpeaker) -> Result<Speaker, IngestError> {
    let RawSpeaker { id, affiliation: side, reliability: letter, zones, relays, vague_means, .. } = &raw;
    let read = || {
        for zone in zones {
            model::zone(zone).map_err(|error| error.to_string())?;
        }
        let vague = vague_means.iter().map(vague).collect::<Result<Vec<_>, _>>()?;
        Ok((affiliation(side)?, reliability(letter)?, vague))
    };
    let (affiliation, reliability, vague_means) = read().map_err(|text| trouble(id, text))?;
    let names = |list: &[String]| list.iter().map(|name| Name::from(name.as_str())).collect();
    Ok(Speaker {
        zones: names(zones),
        relays: names(relays),
        id: raw.id.into(),
        kind: raw.kind.into(),
        affiliation,
        reliability,
        vague_means,
        inspects: raw.inspects,
        comment: raw.comment.into(),
    })
}

fn affiliation(text: &str) -> Result<Affiliation, String> {
    match text.split_once(':') {
        Some(("party", party)) if !party.is_empty() => Ok(Affiliation::Party(party.into())),
        Some(("state", state)) if !state.is_empty() => Ok(Affiliation::ThirdState(state.into())),
        None if text == "independent" => Ok(Affiliation::Independent),
        None if text == "sensor" => Ok(Affiliation::Sensor),
        _ => {
            Err(format!("`{text}` is not an affiliation; write `party:NAME`, `state:NAME`, `independent` or `sensor`"))
        }
    }
}

fn reliability(letter: &str) -> Result<Reliability, String> {
    match letter {
        "A" => Ok(Reliability::A),
        "B" => Ok(Reliability::B),
        "C" => Ok(Reliability::C),
        "D" => Ok(Reliability::D),
        "E" => Ok(Reliability::E),
        "F" => Ok(Reliability::F),
        other => Err(format!("`{other}` is not a reliability; write a letter from `A` to `F`")),
    }
}

fn vague((word, meant): (&String, &String)) -> Result<(Name, LeafSet), String> {
    let read = |text| words::leaves(Facet::Means, text).map_err(|(message, hint)| format!("{message}; {hint}"));
    read(word)?;
    Ok((word.as_str().into(), read(meant)?))
}

fn once<'n>(names: impl Iterator<Item = &'n Name>) -> Result<(), IngestError> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(trouble(name, "it stands twice".to_owned()));
        }
    }
    Ok(())
}

fn trouble(name: &str, trouble: String) -> IngestError {
    IngestError::Source { name: name.to_owned(), trouble }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINISTRY: &str = "[[speaker]]\nid='ministry'\nkind='ministry'\naffiliation='party:a'\nreliability='C'\n\
        comment='x'\nzones=['Europe/Kyiv']\nvague_means={ one-way-drone='one-way-drone|fpv-drone' }\n";

    #[test]
    fn a_speaker_is_read_whole() {
        let book = read_sources(MINISTRY).unwrap();
        let speaker = book.speaker("ministry").unwrap();
        assert_eq!(speaker.affiliation, Affiliation::Party("a".into()));
        let [(word, meant)] = speaker.vague_means.as_slice() else { panic!("one vague word") };
        assert_eq!((&**word, *meant), ("one-way-drone", words::leaves(Facet::Means, "drone").unwrap()));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_by_name() {
        let cases = [
            (MINISTRY.repeat(2), "it stands twice"),
            (MINISTRY.replace("party:a", "russian"), "`russian` is not an affiliation"),
            (MINISTRY.replace("party:a", "party:"), "`party:` is not an affiliation"),
            (MINISTRY.replace("'C'", "'G'"), "`G` is not a reliability"),
            (MINISTRY.replace("Europe/Kyiv", "Europe/Kiew"), "`Europe/Kiew` is not known"),
            (MINISTRY.replace("|fpv", "|fvp"), "`fvp-drone` is not a word for a means"),
            (format!("{MINISTRY}relays=['nobody']"), "it relays `nobody`"),
        ];
        for (text, expected) in cases {
            let error = read_sources(&text).unwrap_err().to_string();
            assert!(error.starts_with("sources: `ministry`: ") && error.contains(expected), "{error}");
        }
        assert!(read_sources("[[source]]\nnom = 'x'").unwrap_err().to_string().contains("nom"));
    }
}
