//! The agreement with its readings, and the look-up of what applies under one of them.

use std::collections::{BTreeMap, BTreeSet};

use model::Name;

use super::{ClauseId, Item, Kind, Line};
use crate::subject::Subject;

/// What a heading names: a party, a term, an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titled {
    /// Its id.
    pub id: Name,
    /// Its title, or its id.
    pub title: Name,
    /// Its first heading.
    pub heading: ClauseId,
}

/// A reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its id.
    pub id: Name,
    /// Who holds it.
    pub holder: Name,
    /// The holder's title, where the heading gives one.
    pub holder_title: Option<Name>,
    /// The assessor's title, where the holder is one: bound by nothing, used to compare.
    pub assessor: Option<Name>,
    /// Its heading.
    pub heading: ClauseId,
}

/// An agreement as its text has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: Name,
    /// Its title.
    pub title: Name,
    /// SHA-256 of the text, hexadecimal.
    pub version: Name,
    /// Parties in the order of the text.
    pub parties: Vec<Titled>,
    /// Events in the order of the text.
    pub events: Vec<Titled>,
    /// Terms in the order of the text.
    pub terms: Vec<Titled>,
    /// Readings in the order of the text.
    pub readings: Vec<Reading>,
    /// All clauses in the order of the text.
    pub clauses: Vec<Line>,
    /// Clauses by item and home: the reading, counted from one, or zero for the agreement itself.
    items: BTreeMap<Item, Homes>,
    /// Clauses by home.
    by_reading: Vec<Vec<ClauseId>>,
    /// Clauses that say what a class is, by class and home.
    by_class: BTreeMap<Name, Homes>,
    /// Every subject on which something is said, by number.
    numbers: BTreeMap<Subject, u32>,
    /// What each clause decides, by the number of its subject; `None` for headings.
    subjects: Vec<Option<u32>>,
}

/// Clauses on one matter in one home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Clauses {
    ids: Vec<ClauseId>,
    /// What they decide, by number.
    subjects: BTreeSet<u32>,
}

/// The clauses on one matter by home, sorted: few have many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Homes(Vec<(usize, Clauses)>);

impl Homes {
    fn push(&mut self, home: usize, id: ClauseId, subject: Option<u32>) {
        let at = self.0.binary_search_by_key(&home, |(home, _)| *home).unwrap_or_else(|at| {
            self.0.insert(at, (home, Clauses::default()));
            at
        });
        if let Some((_, clauses)) = self.0.get_mut(at) {
            clauses.ids.push(id);
            clauses.subjects.extend(subject);
        }
    }

    fn get(&self, home: usize) -> &Clauses {
        let at = self.0.binary_search_by_key(&home, |(home, _)| *home);
        at.ok().and_then(|at| self.0.get(at)).map_or(Clauses::NONE, |(_, clauses)| clauses)
    }
}

impl Clauses {
    const NONE: &Self = &Self { ids: Vec::new(), subjects: BTreeSet::new() };
}

impl Agreement {
    /// Adds a clause at the end.
    pub(crate) fn push(&mut self, line: Line) {
        let (id, home) = (self.clauses.len(), line.reading.map_or(0, |reading| reading + 1));
        if self.by_reading.len() <= home {
            self.by_reading.resize(home + 1, Vec::new());
        }
        if let Some(ids) = self.by_reading.get_mut(home) {
            ids.push(id);
        }
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        let subject = line.subject().map(|(subject, _)| *self.numbers.entry(subject).or_insert(next));
        self.subjects.push(subject);
        self.items.entry(line.item.clone()).or_default().push(home, id, subject);
        if let Some(class) = line.kind.class() {
            self.by_class.entry(class.clone()).or_default().push(home, id, subject);
        }
        self.clauses.push(line);
    }

    /// The party of that id.
    #[must_use]
    pub fn party(&self, id: &str) -> Option<&Titled> {
        self.parties.iter().find(|party| &*party.id == id)
    }

    /// The place of the reading of that id.
    #[must_use]
    pub fn reading(&self, id: &str) -> Option<usize> {
        self.readings.iter().position(|reading| &*reading.id == id)
    }

    /// The readings; of a text of which nobody is cited with a reading, the text alone, under the id `text`.
    #[must_use]
    pub fn readings_or_text(&self) -> Vec<Reading> {
        if !self.readings.is_empty() {
            return self.readings.clone();
        }
        let heading = self.of_item(None, &Item::Whole).first().copied().unwrap_or(0);
        let title = Some("the text alone".into());
        vec![Reading { id: "text".into(), holder: "text".into(), holder_title: title, assessor: None, heading }]
    }

    /// Every clause of a reading, or of the agreement itself, headings among them, in the order of the text.
    #[must_use]
    pub fn of_reading(&self, reading: Option<usize>) -> &[ClauseId] {
        self.by_reading.get(reading.map_or(0, |reading| reading + 1)).map_or(&[], Vec::as_slice)
    }

    /// Every clause of one item of a reading, or of the agreement itself, its heading among them.
    #[must_use]
    pub fn of_item(&self, reading: Option<usize>, item: &Item) -> &[ClauseId] {
        let home = reading.map_or(0, |reading| reading + 1);
        self.items.get(item).map_or(&[], |homes| homes.get(home).ids.as_slice())
    }

    /// The clauses of each item in each home.
    pub(crate) fn places(&self) -> impl Iterator<Item = &[ClauseId]> {
        self.items.values().flat_map(|homes| homes.0.iter().map(|(_, clauses)| clauses.ids.as_slice()))
    }

    /// The number of what a clause decides.
    pub(crate) fn subject(&self, id: ClauseId) -> Option<u32> {
        self.subjects.get(id).copied().flatten()
    }

    /// What is said in one item, under a reading.
    #[must_use]
    pub fn said(&self, reading: usize, item: &Item) -> Said<'_> {
        self.of_homes(self.items.get(item), reading)
    }

    /// What is said of a class, under a reading.
    #[must_use]
    pub fn said_of_class(&self, reading: usize, class: &str) -> Said<'_> {
        self.of_homes(self.by_class.get(class), reading)
    }

    fn of_homes<'a>(&'a self, homes: Option<&'a Homes>, reading: usize) -> Said<'a> {
        let of = |home| homes.map_or(Clauses::NONE, |homes| homes.get(home));
        let (common, own) = (of(0), of(reading + 1));
        let line = |id: &ClauseId| Some((*id, self.clauses.get(*id)?));
        let stands = |id: &&ClauseId| self.subject(**id).is_none_or(|subject| !own.subjects.contains(&subject));
        let common_lines = common.ids.iter().filter(stands).filter_map(line);
        Said {
            applying: common_lines.chain(own.ids.iter().filter_map(line)).collect(),
            first: (common.ids.first().copied(), own.ids.first().copied()),
        }
    }
}

/// Clauses on one matter: a reading's own, and the agreement's. What a reading says on a [`Subject`] overrides what the
/// agreement says on it, and nothing else.
#[derive(Clone, Debug)]
pub struct Said<'a> {
    /// The agreement's on whose subject the reading is silent, and the reading's own, each in the order of the text.
    applying: Vec<(ClauseId, &'a Line)>,
    /// The first clause of the agreement and of the reading, headings among them.
    first: (Option<ClauseId>, Option<ClauseId>),
}

impl<'a> Said<'a> {
    /// Every clause that applies and that `pick` wants: the agreement's first, each in the order of the text.
    pub fn all<T>(&self, mut pick: impl FnMut(&'a Kind) -> Option<T>) -> Vec<(ClauseId, T)> {
        self.applying().filter_map(|(id, line)| pick(&line.kind).map(|picked| (id, picked))).collect()
    }

    /// The last clause that applies and that `pick` wants, a reading's own before the agreement's.
    pub fn last<T>(&self, mut pick: impl FnMut(&'a Kind) -> Option<T>) -> Option<(ClauseId, T)> {
        self.applying().rev().find_map(|(id, line)| pick(&line.kind).map(|picked| (id, picked)))
    }

    /// Whether a clause of that kind applies.
    #[must_use]
    pub fn has(&self, wanted: &Kind) -> bool {
        self.applying().any(|(_, line)| line.kind == *wanted)
    }

    /// The first clause, headings among them: of the reading where `own`, else of the agreement.
    pub(crate) fn first(&self, own: bool) -> Option<ClauseId> {
        if own { self.first.1 } else { self.first.0 }
    }

    /// Every clause that applies.
    pub(crate) fn applying(&self) -> impl DoubleEndedIterator<Item = (ClauseId, &'a Line)> {
        self.applying.iter().copied()
    }
}
