//! One row of Servanda CSV.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use model::{
    Claim, Facet, LeafSet, Name, Page, Place, Point, Precision, Source, SourceBook, Speaker, Stance, Statement,
    Taxonomy, When,
};

use super::Columns;
use crate::desk::Desk;
use crate::fault::{Fault, Faults};
use crate::formats::Delivery;
use crate::ids::Ids;
use crate::numbers::numbers;
use crate::sheet::{Column, Row};
use crate::table::Effect;
use crate::times::{self, Clocks, Dated};
use crate::{claims, words};

/// What a row is.
pub(super) enum Heard {
    Statement(Box<Statement>),
    Claim(Box<Claim>),
}

/// What the compiler's marks say of a row.
#[derive(Default)]
struct Marked {
    object: Option<LeafSet>,
    claim: Option<Name>,
    held_by: Option<Name>,
}

/// Reads rows one after another.
pub(super) struct Reader<'a> {
    columns: &'a Columns<'a>,
    delivery: &'a Delivery<'a>,
    sources: BTreeMap<&'a str, &'a Source>,
    speakers: BTreeMap<&'a str, &'a Speaker>,
    ids: Ids,
    desk: Desk,
}

impl<'a> Reader<'a> {
    pub(super) fn new(columns: &'a Columns<'a>, delivery: &'a Delivery<'a>) -> Self {
        let SourceBook { sources, speakers } = delivery.book;
        Self {
            columns,
            delivery,
            sources: sources.iter().map(|source| (&*source.name, source)).collect(),
            speakers: speakers.iter().map(|speaker| (&*speaker.id, speaker)).collect(),
            ids: Ids::default(),
            desk: Desk::default(),
        }
    }

    /// One row: every field is looked at, so that all its faults are told at once.
    pub(super) fn hear(&mut self, row: &Row<'_>) -> Result<Heard, Faults> {
        let columns = self.columns;
        let mut faults = Faults::default();
        if faults.keep(row.is_whole()).is_none() {
            return Err(faults);
        }
        let id = faults.keep(self.ids.note(row, &columns.report_id));
        let marked = faults.keep(self.marked(row)).unwrap_or_default();
        let source = faults.keep(self.source(row));
        let speaker = faults.keep(self.speaker(row));
        let stance = faults.keep(stance(row, &columns.claimant_stance));
        let about = faults.keep(row.text(&columns.accused_party)).map(|party| match party {
            "unknown" => None,
            party => self.desk.stated(party),
        });
        let act = faults.keep(closer(row, columns.act.as_ref(), Facet::Act));
        let object = faults.keep(leaves(row, &columns.target_class, Facet::Object));
        let closer_object = faults.keep(closer(row, columns.object.as_ref(), Facet::Object));
        let means = faults.keep(leaves(row, &columns.weapon, Facet::Means));
        let closer_means = faults.keep(closer(row, columns.means.as_ref(), Facet::Means));
        let details = columns.details.hear(row, &mut self.desk, &mut faults);
        let outcome = faults.keep(leaves(row, &columns.effect, Facet::Outcome));
        let place = faults.keep(self.place(row, marked.held_by));
        let published =
            faults.keep(row.text(&columns.published_date).and_then(|text| times::date("published_date", text)));
        let received =
            published.and_then(|day| faults.keep(day.map(|day| times::end_of("published_date", day)).transpose()));
        let day = faults.keep(row.text(&columns.event_date).and_then(|text| times::date("event_date", text)));
        let when = match (speaker, &place, day, published) {
            (Some(speaker), Some(place), Some(day), Some(published)) => {
                faults.keep(self.when(row, speaker, place, day, published))
            }
            _ => None,
        };
        let text = faults.keep(row.text(&columns.summary));
        let note = faults.keep(row.text(&columns.confidence_note));
        let address = faults.keep(row.text(&columns.source_url));
        let whole = || {
            let (source, speaker, means) = (source?, speaker?, means?);
            let page = Page {
                source: source.name.clone(),
                address: address?.into(),
                file: self.delivery.file.clone(),
                line: row.line,
            };
            Some(Statement {
                id: id?,
                speaker: speaker.id.clone(),
                page: Arc::new(page),
                stance: stance?,
                about: about?,
                act: act?.or(self.delivery.table.act).unwrap_or_else(|| Taxonomy::shipped().all(Facet::Act)),
                object: closer_object?.or(marked.object).unwrap_or(object?),
                means: closer_means?.unwrap_or_else(|| vague(speaker, means)),
                outcome: outcome?,
                when: when?,
                place: place?,
                received: received?,
                numbers: numbers(text?).into(),
                details,
                text: text?.into(),
                note: self.desk.name(note?),
            })
        };
        // A detail that cannot be read is never taken for one that is not said.
        let Some(statement) = whole().filter(|_| faults.0.is_empty()) else { return Err(faults) };
        let nowhere = matches!(*statement.place, Place { name: None, admin1: None, point: None, .. });
        let kind = match marked.claim {
            None if statement.stance == Stance::Denies && nowhere => Some("denial".into()),
            marked => marked,
        };
        Ok(match kind {
            None => Heard::Statement(Box::new(statement)),
            Some(kind) => Heard::Claim(Box::new(self.claim(kind, published.flatten().or(day.flatten()), statement))),
        })
    }

    /// The ids of the rows heard so far.
    pub(super) fn ids(self) -> Ids {
        self.ids
    }

    fn claim(&self, kind: Name, said_on: Option<Date>, statement: Statement) -> Claim {
        let side = self.speakers.get(&*statement.speaker).and_then(|speaker| speaker.affiliation.party());
        Claim {
            id: statement.id,
            said_on: said_on.map(|day| day.to_string()).unwrap_or_default().into(),
            of: Some(statement.when.interval).filter(|_| statement.when.precision != Precision::Unknown),
            speaker: statement.speaker,
            side: side.cloned().unwrap_or_default(),
            kind,
            about: statement.about.unwrap_or_default(),
            content: statement.text,
            numbers: Name::default(),
            figures: Vec::new(),
            unread: Vec::new(),
            source: statement.page.source.clone(),
            address: statement.page.address.clone(),
        }
    }

    fn marked(&self, row: &Row<'_>) -> Result<Marked, Fault> {
        let mut marked = Marked::default();
        for (column, mark) in &self.columns.marks {
            if row.text(column)?.contains(&mark.text) {
                match &mark.effect {
                    Effect::Object(set) => drop(marked.object.get_or_insert(*set)),
                    Effect::Claim(kind) => drop(marked.claim.get_or_insert_with(|| kind.clone())),
                    Effect::HeldBy(party) => drop(marked.held_by.get_or_insert_with(|| party.clone())),
                }
            }
        }
        Ok(marked)
    }

    fn source(&self, row: &Row<'_>) -> Result<&'a Source, Fault> {
        let name = claims::named(row, &self.columns.source_name)?;
        self.sources.get(&*name).copied().ok_or_else(|| {
            let hint = format!("add to sources.toml a block [[source]] with name = \"{name}\"");
            Fault::of("source_name", format!("the source `{name}` is not in the source book"), hint)
        })
    }

    fn speaker(&self, row: &Row<'_>) -> Result<&'a Speaker, Fault> {
        let claimant = claims::named(row, &self.columns.claimant)?;
        let (admin1, source) = (row.text(&self.columns.admin1)?, row.text(&self.columns.source_name)?);
        let (column, id) = match &self.columns.speaker {
            Some(column) if !row.text(column)?.is_empty() => (column, row.text(column)?.to_owned()),
            _ => (&self.columns.claimant, self.delivery.table.speaker(&claimant, admin1, source)),
        };
        self.speakers.get(&*id).copied().ok_or_else(|| {
            let hint = format!("add to sources.toml a block [[speaker]] with id = \"{id}\"");
            Fault::of(&column.name, format!("the speaker `{id}` is not in the source book"), hint)
        })
    }

    fn place(&mut self, row: &Row<'_>, held_by: Option<Name>) -> Result<Arc<Place>, Fault> {
        let columns = self.columns;
        let point = match (degrees(row, &columns.lat, 90.0)?, degrees(row, &columns.lon, 180.0)?) {
            (Some(lat), Some(lon)) => Some(Point { lat, lon }),
            (None, None) => None,
            (Some(_), None) => return Err(half("lon", "lat")),
            (None, Some(_)) => return Err(half("lat", "lon")),
        };
        let place = Place {
            name: self.desk.stated(row.text(&columns.place)?),
            admin1: self.desk.stated(row.text(&columns.admin1)?),
            country: self.desk.stated(row.text(&columns.country)?),
            point,
            held_by,
        };
        Ok(self.desk.place(place))
    }

    fn when(
        &self,
        row: &Row<'_>,
        speaker: &Speaker,
        place: &Place,
        day: Option<Date>,
        published: Option<Date>,
    ) -> Result<When, Fault> {
        let columns = self.columns;
        let clocks = Clocks::of(row.text(&columns.event_time_zone)?, speaker, place, self.delivery.gazetteer)?;
        let dated = Dated {
            day,
            precision: row.text(&columns.event_date_precision)?,
            clock: row.text(&columns.event_time)?,
            published,
            window_from: self.delivery.table.window_from,
        };
        times::when(&dated, &clocks)
    }
}

fn stance(row: &Row<'_>, column: &Column) -> Result<Stance, Fault> {
    const WORDS: [(&str, Stance); 5] = [
        ("reports", Stance::Asserts),
        ("accuses", Stance::Accuses),
        ("denies", Stance::Denies),
        ("admits", Stance::Admits),
        ("confirms", Stance::Confirms),
    ];
    let text = row.text(column)?;
    WORDS.into_iter().find(|(word, _)| *word == text).map(|(_, stance)| stance).ok_or_else(|| {
        let hint = format!("write one of {}", words::quoted(WORDS.map(|(word, _)| word)));
        Fault::of(&column.name, format!("`{text}` is not a stance"), hint)
    })
}

fn leaves(row: &Row<'_>, column: &Column, facet: Facet) -> Result<LeafSet, Fault> {
    words::leaves(facet, row.text(column)?).map_err(|(message, hint)| Fault::of(&column.name, message, hint))
}

/// What a closer column says; `None` where it is missing or not filled in.
fn closer(row: &Row<'_>, column: Option<&Column>, facet: Facet) -> Result<Option<LeafSet>, Fault> {
    let Some(column) = column else { return Ok(None) };
    if row.text(column)?.is_empty() { Ok(None) } else { leaves(row, column, facet).map(Some) }
}

/// What this speaker may mean by the word that stands in the column.
fn vague(speaker: &Speaker, means: LeafSet) -> LeafSet {
    let wider = |(word, meant): &(Name, LeafSet)| {
        (Taxonomy::shipped().set(Facet::Means, word) == Some(means)).then_some(*meant)
    };
    speaker.vague_means.iter().find_map(wider).unwrap_or(means)
}

/// Degrees north or east; a decimal comma is read as a point.
fn degrees(row: &Row<'_>, column: &Column, most: f64) -> Result<Option<f64>, Fault> {
    let text = row.text(column)?;
    if text.is_empty() {
        return Ok(None);
    }
    let value = text.replace(',', ".").parse().ok().filter(|value| (-most..=most).contains(value));
    value.map(Some).ok_or_else(|| {
        let hint = format!("write degrees from -{most} to {most}, or leave both coordinates empty");
        Fault::of(&column.name, format!("`{text}` is not a coordinate"), hint)
    })
}

fn half(missing: &str, given: &str) -> Fault {
    Fault::of(missing, format!("`{given}` without `{missing}`"), "give both coordinates, or neither")
}
