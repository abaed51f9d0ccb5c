//! `[[watch]]` of `case.toml`: who would have seen and told of what.

use model::{Facet, Instant, Interval, LeafSet, Name, Names, SourceBook, Taxonomy, TimeError, Watch};
use serde::Deserialize;

use crate::MonitorError;

/// One block. Where neither acts nor events are given, it is about all of both; where one is given, the other is none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawWatch {
    by: String,
    acts: Option<Vec<String>>,
    events: Option<Vec<String>>,
    areas: Option<Vec<String>>,
    from: Option<String>,
    to: Option<String>,
}

impl RawWatch {
    /// # Errors
    /// [`MonitorError::CaseFile`] where a speaker or a word is not known, or a time is none; it says what there is. Events
    /// and areas are those of a text that may be exchanged: `slips.rs` holds them against it.
    pub(crate) fn read(&self, book: &SourceBook) -> Result<Watch, MonitorError> {
        let about = |what: String| MonitorError::CaseFile(format!("the watch of `{}`: {what}", self.by));
        let by = book.speaker(&self.by).map(|speaker| speaker.id.clone()).ok_or_else(|| {
            let there = listed(book.speakers.iter().map(|speaker| &*speaker.id));
            about(format!("`{}` is no speaker of the source book; there {there}", self.by))
        })?;
        let acts = match (&self.acts, &self.events) {
            (Some(words), _) => words.iter().try_fold(LeafSet::EMPTY, |set, word| {
                let taxonomy = Taxonomy::shipped();
                taxonomy.set(Facet::Act, word).map(|leaves| set.union(leaves)).ok_or_else(|| {
                    let there = listed(taxonomy.entries(Facet::Act).map(|entry| entry.name.as_str()));
                    about(format!("`{word}` is no act of the taxonomy; there {there}"))
                })
            })?,
            (None, Some(_)) => LeafSet::EMPTY,
            (None, None) => Taxonomy::shipped().all(Facet::Act),
        };
        let events = match (&self.events, &self.acts) {
            (Some(events), _) => of(events),
            (None, Some(_)) => Names::Of(vec![]),
            (None, None) => Names::All,
        };
        let areas = self.areas.as_deref().map_or(Names::All, of);
        let instant = |text: &Option<String>, open: Instant| {
            text.as_deref().map_or(Ok(open), |text| text.parse().map_err(|error: TimeError| about(error.to_string())))
        };
        let (from, to) = (instant(&self.from, Instant::MIN)?, instant(&self.to, Instant::MAX)?);
        let time = Interval::new(from, to).map_err(|error| about(error.to_string()))?;
        Ok(Watch { by, acts, events, areas, time })
    }
}

fn of(names: &[String]) -> Names {
    Names::Of(names.iter().map(|name| Name::from(name.as_str())).collect())
}

/// `are a, b`, or `are none`.
fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "are none".to_owned() } else { format!("are {}", names.join(", ")) }
}
